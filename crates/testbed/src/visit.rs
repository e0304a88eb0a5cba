//! A visit, walked as a person walks it. Knows nothing of the page but the names that are its contract:
//! `data-screen`, `data-lang`, `data-action`, `data-fact`, and the names of the inputs.

use std::{
    cell::Cell,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result};

use crate::{
    browser::{Browser, Lead},
    keyboard::{Hand, fill},
    mail_server::MailServer,
    mails::Mails,
    person::Person,
};

/// As long as printing and delivering may take while everything works.
const FACT: Duration = Duration::from_secs(45);
/// The end screen's card of the newest request: the oldest comes first.
const NEWEST: &str = "[data-request]:last-of-type";
/// As long as a mail may be on its way.
const UNDER_WAY: Duration = Duration::from_secs(30);

/// Numbered pictures of what was seen.
#[derive(Debug)]
pub struct Album {
    folder: PathBuf,
    next: Cell<u32>,
}

impl Album {
    /// An empty album.
    pub fn new(folder: &Path) -> Album {
        Album {
            folder: folder.to_owned(),
            next: Cell::new(1),
        }
    }

    /// Takes a picture of the window as it is now.
    ///
    /// # Errors
    /// The driver refuses, or the folder cannot be written.
    pub fn take(&self, browser: &Browser, name: &str) -> Result<()> {
        let number = self.next.replace(self.next.get() + 1);
        let path = self.folder.join(format!("{number:02}-{name}.png"));
        fs::write(&path, browser.screenshot()?)
            .with_context(|| format!("cannot write {}", path.display()))
    }
}

/// The three facts of the end screen, as the page states them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedFacts {
    /// `yes` or `no`.
    pub saved: String,
    /// `yes`, `no` or `waiting`.
    pub printed: String,
    /// `yes` or `no`.
    pub delivered: String,
}

/// What the person does about the code that is mailed to the new address.
#[derive(Debug, Clone, Copy)]
pub enum Code<'a> {
    /// Reads it in these mails and types it.
    Typed(&'a Mails),
    /// Reads it in the mailbox at this server and types it.
    Received(&'a MailServer),
    /// Cannot open the mailbox here.
    Skipped,
    /// Nothing: without central nobody is asked for a code.
    NotAsked,
}

/// One person in front of the window.
#[derive(Debug)]
pub struct Visit<'a> {
    /// The window.
    pub browser: &'a Browser,
    language: &'a str,
    album: Option<&'a Album>,
    /// Its controls are pressed and its fields written by script, as quick as the page is.
    is_led: bool,
}

impl<'a> Visit<'a> {
    /// Walks up to the welcome screen and chooses a language.
    ///
    /// # Errors
    /// The welcome screen does not come, or has no such language.
    pub fn begin(
        browser: &'a Browser,
        language: &'a str,
        album: Option<&'a Album>,
    ) -> Result<Visit<'a>> {
        let visit = Visit {
            browser,
            language,
            album,
            is_led: false,
        };
        visit.begun()
    }

    /// The same, led by script: where what is tried is not how people touch and type.
    ///
    /// # Errors
    /// The welcome screen does not come, or has no such language.
    pub fn led(browser: &'a Browser, language: &'a str) -> Result<Visit<'a>> {
        let visit = Visit {
            is_led: true,
            ..Visit::go_on(browser, language)
        };
        visit.begun()
    }

    fn begun(self) -> Result<Visit<'a>> {
        self.at("welcome")?;
        self.press(&format!("[data-lang=\"{}\"]", self.language))?;
        self.at("purpose")?;
        Ok(self)
    }

    /// Takes up a visit that is under way.
    pub fn go_on(browser: &'a Browser, language: &'a str) -> Visit<'a> {
        Visit {
            browser,
            language,
            album: None,
            is_led: false,
        }
    }

    /// Waits for a screen, and keeps a picture of it.
    ///
    /// # Errors
    /// It does not come.
    pub fn at(&self, screen: &str) -> Result<()> {
        self.browser
            .wait_for(&format!("[data-screen=\"{screen}\"]"))?;
        self.picture(screen)
    }

    /// Keeps a picture, where an album is kept.
    ///
    /// # Errors
    /// The driver refuses, or the folder cannot be written.
    pub fn picture(&self, what: &str) -> Result<()> {
        match self.album {
            Some(album) => album.take(self.browser, &format!("{what}-{}", self.language)),
            None => Ok(()),
        }
    }

    /// Touches a control by its name.
    ///
    /// # Errors
    /// It is not there.
    pub fn act(&self, action: &str) -> Result<()> {
        self.press(&format!("[data-action=\"{action}\"]"))
    }

    fn press(&self, css: &str) -> Result<()> {
        if self.is_led {
            self.browser.lead(&[Lead::Press(css.to_owned())])
        } else {
            self.browser.tap(css)
        }
    }

    /// Touches a control, and waits for the screen to which it leads.
    ///
    /// # Errors
    /// The control is not there, or the screen does not come.
    pub fn act_to(&self, action: &str, screen: &str) -> Result<()> {
        self.act(action)?;
        self.at(screen)
    }

    /// Types into a field.
    ///
    /// # Errors
    /// There is no such field.
    pub fn fill(&self, field: &str, value: &str, hand: Hand) -> Result<()> {
        if self.is_led {
            let written = Lead::Write(field.to_owned(), value.to_owned());
            return self.browser.lead(&[written]);
        }
        fill(self.browser, field, value, hand)
    }

    /// From the purpose to the papers.
    ///
    /// # Errors
    /// A screen does not come.
    pub fn choose(&self, purpose: &str) -> Result<()> {
        self.act_to(purpose, "privacy")?;
        self.act_to("continue", "identity")
    }

    /// From the tiles to the page of one paper: `passport`, `nif`, `niss` or `phone`.
    ///
    /// # Errors
    /// There is no such tile, or its page does not come.
    pub fn open_paper(&self, paper: &str) -> Result<()> {
        self.press(&format!("[data-paper=\"{paper}\"]"))?;
        self.at(&format!("identity-{paper}"))
    }

    /// Gives the number of one paper, from the tiles and back to them.
    ///
    /// # Errors
    /// Something is not there, or the number is refused.
    pub fn give(&self, paper: &str, value: &str, hand: Hand) -> Result<()> {
        self.open_paper(paper)?;
        self.fill(paper, value, hand)?;
        self.act_to("continue", "identity")?;
        self.browser
            .wait_for(&format!("[data-paper=\"{paper}\"][data-state=given]"))
    }

    /// A whole correction, up to the check page: by touch and by key events.
    ///
    /// # Errors
    /// Something is not there.
    pub fn correct_email(&self, person: &Person, new_email: &str, code: Code<'_>) -> Result<()> {
        self.choose("correct-email")?;
        self.give("nif", &person.nif, Hand::OnScreen)?;
        self.give("niss", &person.niss, Hand::Plugged)?;
        self.picture("identity-given")?;
        self.act_to("continue", "old-email")?;
        self.fill("old-email", &person.email, Hand::Plugged)?;
        self.continue_as_typed("new-email")?;
        self.fill("new-email", new_email, Hand::OnScreen)?;
        self.picture("new-email-filled")?;
        self.act("continue")?;
        self.confirm(new_email, code)
    }

    /// From the new address, with Continue pressed, to the check page. A typo question on the way is answered
    /// by keeping what was typed.
    ///
    /// # Errors
    /// No code comes, or a screen does not.
    pub fn confirm(&self, new_email: &str, code: Code<'_>) -> Result<()> {
        match code {
            Code::NotAsked => return self.keep_what_was_typed("check"),
            Code::Skipped => {
                self.keep_what_was_typed("confirm-code")?;
                self.act("skip")?;
            }
            Code::Typed(mails) => {
                self.keep_what_was_typed("confirm-code")?;
                self.type_code(&mails.code(new_email, 1)?)?;
            }
            Code::Received(server) => {
                self.keep_what_was_typed("confirm-code")?;
                let mail =
                    server.wait_for_mail(new_email, UNDER_WAY, |mail| mail.code().is_some())?;
                self.type_code(mail.code().context("six digits")?)?;
            }
        }
        self.at("check")
    }

    fn type_code(&self, code: &str) -> Result<()> {
        self.fill("code", code, Hand::OnScreen)?;
        self.picture("confirm-code-filled")?;
        self.act("continue")
    }

    /// A whole reactivation, up to the check page: passport and telephone, the old address not known.
    ///
    /// # Errors
    /// Something is not there.
    pub fn reactivate(&self, person: &Person) -> Result<()> {
        self.choose("reactivate")?;
        self.open_paper("passport")?;
        self.fill("passport", &person.passport, Hand::OnScreen)?;
        self.choose_country(&person.passport_country)?;
        self.picture("identity-passport-filled")?;
        self.act_to("continue", "identity")?;
        self.give("phone", &person.phone, Hand::OnScreen)?;
        self.picture("identity-given")?;
        self.act_to("continue", "old-email")?;
        self.act_to("unknown", "check")
    }

    /// Chooses the passport's issuing country from the list that its field opens.
    ///
    /// # Errors
    /// The list does not open, or lacks the country.
    pub fn choose_country(&self, country: &str) -> Result<()> {
        self.press("[name=\"passport-country\"]")?;
        self.picture("identity-country")?;
        let entry = format!("[data-country=\"{country}\"]");
        let letter = format!("[data-countries~=\"{country}\"]");
        self.browser.wait_for(&letter)?;
        // The commonest stand there at once, all others behind their letter.
        if !self.browser.has(&entry)? {
            self.press(&letter)?;
        }
        self.press(&entry)?;
        self.browser.wait_until_gone(&entry)
    }

    /// Goes on from an address to `screen`; a typo question on the way is answered by keeping what was
    /// typed.
    ///
    /// # Errors
    /// The screen does not come.
    pub fn continue_as_typed(&self, screen: &str) -> Result<()> {
        self.act("continue")?;
        self.keep_what_was_typed(screen)
    }

    fn keep_what_was_typed(&self, screen: &str) -> Result<()> {
        let question = "[data-action=\"keep-mine\"]";
        self.browser
            .wait_for(&format!("[data-screen=\"{screen}\"], {question}"))?;
        if self.browser.has(question)? {
            self.press(question)?;
        }
        self.at(screen)
    }

    /// Sends, and waits for the end screen; gives the tracking code that it shows.
    ///
    /// # Errors
    /// The end screen does not come, or shows no code.
    pub fn send(&self) -> Result<String> {
        self.act("send")?;
        self.at("done")?;
        self.tracking_code()
    }

    /// The tracking code that the end screen shows of the visit's newest request.
    ///
    /// # Errors
    /// There is none.
    pub fn tracking_code(&self) -> Result<String> {
        self.browser.wait_for(NEWEST)?;
        let code = self.browser.attribute(NEWEST, "data-request")?;
        code.context("a request has a tracking code")
    }

    /// Waits until the end screen states a fact of the newest request so.
    ///
    /// # Errors
    /// It never does.
    pub fn wait_for_fact(&self, fact: &str, value: &str) -> Result<()> {
        self.browser.wait_at_most(
            FACT,
            &format!("{NEWEST} [data-fact=\"{fact}\"][data-value=\"{value}\"]"),
        )
    }

    /// What the end screen states of the newest request now.
    ///
    /// # Errors
    /// It is not the end screen.
    pub fn stated_facts(&self) -> Result<StatedFacts> {
        let fact = |name: &str| {
            let css = format!("{NEWEST} [data-fact=\"{name}\"]");
            let value = self.browser.attribute(&css, "data-value")?;
            value.with_context(|| format!("{name} has no value"))
        };
        Ok(StatedFacts {
            saved: fact("saved")?,
            printed: fact("printed")?,
            delivered: fact("delivered")?,
        })
    }

    /// Ends the visit from the end screen, with the receipt in the hand.
    ///
    /// # Errors
    /// The welcome screen does not come.
    pub fn finish(self) -> Result<()> {
        self.wait_for_fact("printed", "yes")?;
        self.act_to("finish", "welcome")
    }

    /// Gives up a visit in which something was typed: it is asked for once.
    ///
    /// # Errors
    /// Nobody asks, or the welcome screen does not come.
    pub fn give_up(self) -> Result<()> {
        self.act("cancel")?;
        self.act_to("leave-anyway", "welcome")
    }

    /// Ends the visit from the end screen without a receipt: it is asked for once.
    ///
    /// # Errors
    /// Nobody asks, or the welcome screen does not come.
    pub fn leave(self) -> Result<()> {
        self.act("finish")?;
        self.picture("leave")?;
        self.act_to("leave-anyway", "welcome")
    }
}
