//! How many taps a correction takes, counted at the hand: a person with a passport, a reader and the tax number in
//! the head, in a language that is not Portuguese, by real touches on the screen and nothing else. Touches on the
//! keys that the page draws are typing; every other one counts.

use std::time::Duration;

use testbed::{
    browser::{Browser, SETTLED},
    display::{
        Devices, Display,
        plugged::{Layout, PluggedKeyboard},
        touch_screen::TouchScreen,
    },
    keyboard::DOCK,
    process::wait_for,
    stage::{Scene, Stage},
};

use crate::parts::SOON;

/// From welcome to `done`, code included.
const MOST_TAPS: usize = 14;
/// How long a finger rests.
const RESTS: Duration = Duration::from_millis(60);
const READERS_PACE: Duration = Duration::from_millis(8);
/// Two keys further apart are no reader's any more: then this machine was too busy, and the passport is read again.
const NO_READER: Duration = Duration::from_millis(28);
const READINGS: usize = 9;
const NEW: &str = "nova.morada@gmail.com";

struct Person {
    browser: Browser,
    touch: TouchScreen,
    reader: PluggedKeyboard,
    /// What was tapped besides keys, in order.
    taps: Vec<String>,
    stage: Stage,
    _display: Display,
    _folder: tempfile::TempDir,
}

impl Person {
    fn steps_up() -> Person {
        let folder = tempfile::tempdir().unwrap();
        let stage = Stage::set(folder.path(), Scene::default()).unwrap();
        stage.enrol().unwrap();
        let (display, Devices { touch, keyboard }) = stage.display_with_devices().unwrap();
        let browser = stage.open(&display).unwrap();
        browser.wait_for("[data-screen=welcome]").unwrap();
        Person {
            browser,
            touch,
            reader: keyboard,
            taps: Vec::new(),
            stage,
            _display: display,
            _folder: folder,
        }
    }

    /// Touches what is there once it rests: a person looks before they touch.
    fn touches(&mut self, css: &str) {
        self.browser.wait_for(css).unwrap();
        let mut before = None;
        let place = wait_for(css, SOON, || {
            let place = self.browser.place_of(css)?;
            let rests = before.replace(place) == Some(place) && self.browser.has(SETTLED)?;
            Ok(rests.then_some(place))
        });
        self.touch.press(&[place.unwrap()], RESTS).unwrap();
    }

    fn taps(&mut self, css: &str) {
        assert_eq!(
            self.browser.count(&format!("{DOCK} {css}")).unwrap(),
            0,
            "{css} is a key"
        );
        self.taps.push(css.to_owned());
        self.touches(css);
    }

    /// Taps a control and waits for the screen to which it leads.
    fn taps_to(&mut self, css: &str, screen: &str) {
        self.taps(css);
        self.browser
            .wait_for(&format!("[data-screen={screen}]"))
            .unwrap();
    }

    fn goes_on(&mut self, screen: &str) {
        self.taps_to("[data-action=continue]", screen);
    }

    /// Types into a field with the drawn keys. Where they are not there yet the field is tapped first.
    fn types(&mut self, field: &str, value: &str) {
        let input = format!("input[name={field}]");
        self.browser.wait_for(&input).unwrap();
        if !self.browser.has(&format!("{input}:focus")).unwrap() {
            self.taps(&input);
        }
        for (number, letter) in (1..).zip(value.chars()) {
            let key = format!("{DOCK} [data-key=\"{letter}\"]");
            self.touches(&key);
            wait_for("the letter", SOON, || {
                let typed = self.browser.value(&input)?.replace(' ', "");
                Ok((typed.chars().count() >= number).then_some(()))
            })
            .unwrap();
        }
    }

    fn puts_the_passport_on_the_reader(&mut self) {
        let zone = self.stage.people[0].mrz();
        let typed = format!("{}\r{}\r", zone[0], zone[1]);
        let given = "[data-paper=passport][data-state=given]";
        for _ in 0..READINGS {
            let longest = self
                .reader
                .type_text(&typed, Layout::Portuguese, READERS_PACE)
                .unwrap();
            if longest < NO_READER
                && self
                    .browser
                    .wait_at_most(Duration::from_secs(5), given)
                    .is_ok()
            {
                return;
            }
        }
        self.browser.wait_for(given).unwrap();
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the figure is read by people")]
fn a_correction_with_a_reader_and_one_typed_number_takes_at_most_fourteen_taps() {
    let mut person = Person::steps_up();
    let (nif, old) = {
        let own = &person.stage.people[0];
        (own.nif.clone(), own.email.clone())
    };
    person.taps_to("[data-lang=en]", "purpose");
    person.taps_to("[data-action=correct-email]", "privacy");
    person.goes_on("identity");
    person.puts_the_passport_on_the_reader();
    person.taps_to("[data-paper=nif]", "identity-nif");
    person.types("nif", &nif);
    person.goes_on("identity");
    person.goes_on("old-email");
    person.types("old-email", &old);
    person.goes_on("new-email");
    person.types("new-email", NEW);
    person.goes_on("confirm-code");
    let code = person.stage.central.mails().code(NEW, 1).unwrap();
    person.types("code", &code);
    person.goes_on("check");
    person.taps_to("[data-action=send]", "done");
    let saved = "[data-fact=saved][data-value=yes]";
    person.browser.wait_for(saved).unwrap();
    println!("{} taps: {}", person.taps.len(), person.taps.join(" "));
    assert!(
        person.taps.len() <= MOST_TAPS,
        "{} taps: {:?}",
        person.taps.len(),
        person.taps
    );
    let language = person.browser.attribute("html", "lang").unwrap();
    assert_eq!(language.as_deref(), Some("en"));
}
