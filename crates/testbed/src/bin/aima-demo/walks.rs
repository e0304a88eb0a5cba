//! Five people on an ordinary day, filmed as numbered pictures in the real window: upright and lying, in Portuguese
//! and in Arabic. For whoever wants to see what a visit forgives, and for the eye of whoever changes the page.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use testbed::{
    browser::Browser,
    display::{Display, Screen},
    keyboard::Hand,
    kiosk::Idle,
    person::Person,
    stage::{Scene, Stage},
    visit::{Album, Code, Visit},
};

use crate::{folder::FreshFolder, say};

const LANGUAGES: [&str; 2] = ["pt", "ar"];
const SCREENS: [(&str, Screen); 2] = [("upright", Screen::PORTRAIT), ("lying", Screen::LANDSCAPE)];
/// Whoever walks away is asked this soon, seconds; the others never are.
const RESTS: Idle = Idle {
    countdown: 60,
    ..Idle::SOON
};
/// A receipt takes long enough for somebody to leave too soon.
const SLOW_PRINTER: Duration = Duration::from_secs(8);
const ASKED: Duration = Duration::from_secs(60);

/// Somebody who walks up to the kiosk.
struct Walk {
    name: &'static str,
    who: &'static str,
    walked: fn(&On<'_>) -> Result<()>,
}

const WALKS: [Walk; 4] = [
    Walk {
        name: "telephone-only",
        who: "has nothing but a telephone number, as it is said at home",
        walked: only_a_telephone,
    },
    Walk {
        name: "helper-family",
        who: "helps a family of two, and leaves too soon",
        walked: helper_with_a_family,
    },
    Walk {
        name: "trembling-hands",
        who: "touches everything twice, and what lies beside it",
        walked: trembling_hands,
    },
    Walk {
        name: "changes-mind",
        who: "changes language and mind",
        walked: changes_language_and_mind,
    },
];

const AWAY: Walk = Walk {
    name: "walks-away",
    who: "walks away and comes back; then walks away for good",
    walked: walks_away,
};

/// Where one of them stands.
struct On<'a> {
    stage: &'a Stage,
    browser: &'a Browser,
    album: &'a Album,
    language: &'a str,
    /// Makes the addresses of this walk its own.
    mark: String,
}

impl<'a> On<'a> {
    fn begin(&self) -> Result<Visit<'_>> {
        Visit::begin(self.browser, self.language, Some(self.album))
    }

    fn person(&self, number: usize) -> Result<&Person> {
        self.stage
            .people
            .get(number)
            .context("central made up too few people")
    }

    fn address(&self, name: &str) -> String {
        format!("{name}.{}@gmail.com", self.mark)
    }

    fn language(&self, visit: &Visit<'_>, language: &str) -> Result<()> {
        visit.act("language")?;
        let name = format!("[data-overlay=\"language\"] [data-lang=\"{language}\"]");
        self.browser.wait_for(&name)?;
        visit.picture("language")?;
        self.browser.tap(&name)?;
        self.browser.wait_until_gone(&name)?;
        self.browser.wait_for(&format!("html[lang=\"{language}\"]"))
    }
}

/// Films them all and leaves the pictures in `out/walks`, a folder each, with a page that shows them side by side.
///
/// # Errors
/// Something went wrong on the way.
pub fn film(out: &Path) -> Result<()> {
    let folder = FreshFolder::take(out, "walks")?;
    let state = FreshFolder::take(out, "walks-state")?;
    let mut reels = Vec::new();
    for (lies, screen) in SCREENS {
        let scene = Scene {
            screen,
            composited: true,
            ..Scene::default()
        };
        let mut stage = Stage::set(&state.path().join(lies), scene)?;
        stage.enrol()?;
        let display = stage.display()?;
        film_all(&stage, &display, &WALKS, lies, folder.path(), &mut reels)?;
        stage.settings.idle = RESTS;
        stage.kiosk.configure(&stage.settings)?;
        film_all(&stage, &display, &[AWAY], lies, folder.path(), &mut reels)?;
    }
    fs::write(folder.path().join("index.html"), page_of(&reels)?)?;
    say(&format!(
        "Pictures are in {}, side by side in index.html",
        folder.path().display()
    ));
    Ok(())
}

fn film_all(
    stage: &Stage,
    display: &Display,
    walks: &[Walk],
    lies: &str,
    folder: &Path,
    reels: &mut Vec<PathBuf>,
) -> Result<()> {
    let browser = stage.open(display)?;
    for walk in walks {
        for language in LANGUAGES {
            say(&format!("Somebody {}: {lies}, {language} …", walk.who));
            let reel = folder.join(format!("{}-{lies}-{language}", walk.name));
            fs::create_dir(&reel)?;
            let on = On {
                stage,
                browser: &browser,
                album: &Album::new(&reel),
                language,
                mark: format!("{lies}.{language}"),
            };
            (walk.walked)(&on).with_context(|| format!("{}, {lies}, {language}", walk.name))?;
            reels.push(reel);
        }
    }
    browser.close();
    Ok(())
}

fn only_a_telephone(on: &On<'_>) -> Result<()> {
    let visit = on.begin()?;
    visit.choose("correct-email")?;
    visit.open_paper("phone")?;
    visit.fill("phone", "01712345678", Hand::OnScreen)?;
    visit.act("continue")?;
    on.browser.wait_for("[data-question=\"phone-country\"]")?;
    visit.picture("whose-number")?;
    visit.act_to("phone-BGD", "identity")?;
    for paper in ["passport", "nif", "niss"] {
        visit.open_paper(paper)?;
        visit.act_to("skip", "identity")?;
    }
    visit.act("continue")?;
    on.browser.wait_for("#identity-error[data-error]")?;
    visit.picture("one-paper-alone")?;
    visit.act("call-staff")?;
    on.browser.wait_for("[data-call=\"called\"]")?;
    visit.picture("called")?;
    visit.act("cancel")?;
    on.browser.wait_for("[data-overlay=\"leave\"]")?;
    visit.picture("leave")?;
    visit.act_to("leave-anyway", "welcome")
}

fn helper_with_a_family(on: &On<'_>) -> Result<()> {
    let (mother, child) = (on.person(0)?, on.person(1)?);
    let email = on.address("familia");
    let visit = on.begin()?;
    visit.choose("correct-email")?;
    visit.act("assisted")?;
    visit.picture("assisted")?;
    visit.give("nif", &mother.nif, Hand::Plugged)?;
    visit.give("niss", &mother.niss, Hand::OnScreen)?;
    visit.act_to("continue", "old-email")?;
    visit.fill("old-email", &mother.email, Hand::Plugged)?;
    visit.act("helpers")?;
    visit.picture("helpers")?;
    visit.continue_as_typed("new-email")?;
    visit.fill("new-email", &email, Hand::OnScreen)?;
    visit.act("continue")?;
    visit.confirm(&email, Code::Typed(&on.stage.central.mails()))?;
    on.stage.printer.slow_down(SLOW_PRINTER);
    visit.act_to("send", "done")?;
    visit.act("finish")?;
    on.browser.wait_for("[data-overlay=\"leave\"]")?;
    visit.picture("leaves-too-soon")?;
    // The question goes by itself once the receipt is out.
    on.browser.wait_until_gone("[data-overlay=\"leave\"]")?;
    on.stage.printer.full_speed();
    visit.wait_for_fact("printed", "yes")?;
    visit.act("another-person")?;
    on.browser.wait_for("[data-overlay=\"another-person\"]")?;
    visit.picture("another-person")?;
    visit.act_to("same-address", "identity")?;
    visit.give("nif", &child.nif, Hand::Plugged)?;
    visit.give("phone", &child.phone, Hand::Plugged)?;
    visit.act_to("continue", "old-email")?;
    visit.act_to("unknown", "check")?;
    visit.act_to("send", "done")?;
    visit.wait_for_fact("printed", "yes")?;
    visit.wait_for_fact("delivered", "yes")?;
    visit.picture("done-two")?;
    visit.finish()
}

/// Each control is hit twice, as fast as a finger can: the second meets whatever the first brought there.
fn trembling_hands(on: &On<'_>) -> Result<()> {
    let person = on.person(2)?;
    let twice = |visit: &Visit<'_>, action: &str, screen: &str| {
        on.browser
            .tap_twice(&format!("[data-action=\"{action}\"]"))?;
        visit.at(screen)
    };
    let visit = on.begin()?;
    twice(&visit, "reactivate", "privacy")?;
    twice(&visit, "continue", "identity")?;
    for (paper, value) in [("nif", &person.nif), ("phone", &person.phone)] {
        on.browser.tap_twice(&format!("[data-paper=\"{paper}\"]"))?;
        visit.at(&format!("identity-{paper}"))?;
        visit.fill(paper, value, Hand::OnScreen)?;
        twice(&visit, "continue", "identity")?;
    }
    twice(&visit, "continue", "old-email")?;
    twice(&visit, "unknown", "check")?;
    // Beside the control that was meant.
    twice(&visit, "change-identity", "identity")?;
    twice(&visit, "back", "check")?;
    visit.act("cancel")?;
    on.browser.wait_for("[data-overlay=\"leave\"]")?;
    visit.picture("leave")?;
    visit.act_to("stay", "check")?;
    twice(&visit, "send", "done")?;
    visit.wait_for_fact("printed", "yes")?;
    visit.wait_for_fact("delivered", "yes")?;
    visit.picture("done-delivered")?;
    visit.finish()
}

fn changes_language_and_mind(on: &On<'_>) -> Result<()> {
    let person = on.person(3)?;
    let (first, second) = (on.address("primeira"), on.address("segunda"));
    let visit = on.begin()?;
    visit.choose("reactivate")?;
    visit.act_to("back", "privacy")?;
    visit.act_to("back", "purpose")?;
    on.language(&visit, "en")?;
    visit.choose("correct-email")?;
    on.language(&visit, on.language)?;
    visit.give("nif", &person.nif, Hand::Plugged)?;
    visit.give("niss", &person.niss, Hand::Plugged)?;
    visit.act_to("continue", "old-email")?;
    // "I do not know", and then it comes to mind.
    visit.act_to("unknown", "new-email")?;
    visit.act_to("back", "old-email")?;
    visit.picture("not-known")?;
    visit.fill("old-email", &person.email, Hand::Plugged)?;
    visit.continue_as_typed("new-email")?;
    visit.fill("new-email", &first, Hand::Plugged)?;
    visit.act("continue")?;
    visit.confirm(&first, Code::Skipped)?;
    // The same address twice is a question, and Back undoes the whole of it.
    visit.act_to("change-new-email", "new-email")?;
    visit.fill("new-email", &person.email, Hand::Plugged)?;
    visit.act("continue")?;
    on.browser.wait_for("[data-question=\"same-as-old\"]")?;
    visit.picture("same-address-twice")?;
    visit.act_to("back", "check")?;
    ensure!(
        on.browser.words().contains(&first),
        "Back did not put the address back"
    );
    visit.act_to("change-new-email", "new-email")?;
    visit.fill("new-email", &second, Hand::Plugged)?;
    visit.act("continue")?;
    visit.confirm(&second, Code::Skipped)?;
    on.language(&visit, "en")?;
    visit.picture("check-in-english")?;
    on.language(&visit, on.language)?;
    visit.act_to("send", "done")?;
    visit.wait_for_fact("printed", "yes")?;
    visit.wait_for_fact("delivered", "yes")?;
    on.language(&visit, "en")?;
    visit.picture("done-in-english")?;
    visit.finish()
}

fn walks_away(on: &On<'_>) -> Result<()> {
    let person = on.person(0)?;
    let asked = "[data-overlay=\"idle\"]";
    let visit = on.begin()?;
    visit.choose("correct-email")?;
    visit.open_paper("nif")?;
    visit.fill("nif", &person.nif, Hand::Plugged)?;
    visit.picture("typed")?;
    on.browser.wait_at_most(ASKED, asked)?;
    visit.picture("asked")?;
    visit.act("stay")?;
    on.browser.wait_until_gone(asked)?;
    visit.picture("back-again")?;
    ensure!(
        on.browser.value("input[name=\"nif\"]")? == person.nif,
        "what was typed is gone"
    );
    on.browser.wait_at_most(ASKED, asked)?;
    visit.picture("asked-again")?;
    // It is the next person who answers.
    visit.act_to("start-again", "welcome")
}

/// All pictures on one page, a row for each walk.
fn page_of(reels: &[PathBuf]) -> Result<String> {
    let mut page = String::from(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Walks</title>\n<style>\n\
         body { font: 16px sans-serif; } .reel { display: flex; flex-wrap: wrap; gap: 8px; }\n\
         figure { margin: 0; } img { inline-size: 260px; border: 1px solid #888; }\n</style>\n",
    );
    for reel in reels {
        let name = file_name(reel);
        writeln!(page, "<h2 id=\"{name}\">{name}</h2>\n<div class=\"reel\">")?;
        let mut pictures: Vec<_> = fs::read_dir(reel)?
            .map(|entry| Ok(file_name(&entry?.path())))
            .collect::<Result<_>>()?;
        pictures.sort();
        for picture in pictures {
            writeln!(
                page,
                "<figure><img src=\"{name}/{picture}\" alt=\"\"><figcaption>{picture}</figcaption></figure>"
            )?;
        }
        page += "</div>\n";
    }
    Ok(page)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
