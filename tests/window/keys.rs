//! The visit by the keys of a tactile pad alone, as its device sends them.

use testbed::{display::Display, evidence, process::wait_for, stage::Scene};

use crate::parts::{Parts, SOON};

/// X's numbers of the pad's usual keys (evdev's and 8), and of the arrows.
const NEXT: &str = "200";
const PREVIOUS: &str = "199";
const SELECT: &str = "201";
const BACK: &str = "198";
const HELP: &str = "195";
const DOWN: &str = "116";
const UP: &str = "111";

struct Pad<'a> {
    parts: &'a Parts,
}

impl Pad<'_> {
    fn press(&self, key: &str) {
        display(self.parts).press_keys(key).unwrap();
    }

    fn has_focus(&self, css: &str) -> bool {
        let asked = self.parts.browser.execute(
            "return document.activeElement?.matches(arguments[0]) ?? false",
            &[css.into()],
        );
        asked.unwrap() == true
    }

    /// Goes on until the focus is there, and presses it as soon as it acts.
    fn take(&self, css: &str, by: &str) {
        self.parts.browser.wait_for(css).unwrap();
        for _ in 0..80 {
            if self.has_focus(css) {
                self.settled();
                return self.press(SELECT);
            }
            self.press(by);
        }
        panic!(
            "{css} is not reached; the page says: {}",
            self.parts.browser.words()
        );
    }

    fn act(&self, action: &str) {
        self.take(&format!("[data-action=\"{action}\"]"), NEXT);
    }

    fn at(&self, screen: &str) {
        let css = format!("[data-screen=\"{screen}\"]");
        self.parts.browser.wait_for(&css).unwrap();
        self.settled();
    }

    /// No control acts before that.
    fn settled(&self) {
        self.parts
            .browser
            .wait_for("html[data-settled=yes]")
            .unwrap();
    }

    fn type_on_the_screen(&self, value: &str) {
        for letter in value.chars() {
            self.take(&format!("[data-key=\"{letter}\"]"), NEXT);
        }
    }
}

fn display(parts: &Parts) -> &Display {
    &parts.display
}

#[test]
fn a_visit_by_the_keys_of_a_pad_alone_is_saved() {
    let parts = Parts::set(Scene::default());
    let person = &parts.stage.people[0];
    let pad = Pad { parts: &parts };
    parts.browser.wait_for("[data-screen=welcome]").unwrap();
    pad.take("[data-lang=en]", NEXT);
    pad.at("purpose");
    pad.act("reactivate");
    pad.at("privacy");
    // Help opens and closes by its own key, and Back leads back.
    pad.press(HELP);
    parts.browser.wait_for("[data-overlay=help]").unwrap();
    pad.press(HELP);
    parts.browser.wait_until_gone("[data-overlay]").unwrap();
    parts.browser.wait_for("html[data-settled=yes]").unwrap();
    pad.press(BACK);
    pad.at("purpose");
    pad.act("reactivate");
    pad.act("continue");
    for (paper, value) in [("nif", &person.nif), ("niss", &person.niss)] {
        pad.at("identity");
        pad.take(&format!("[data-paper={paper}]"), NEXT);
        pad.at(&format!("identity-{paper}"));
        pad.type_on_the_screen(value);
        let field = format!("input[name={paper}]");
        assert_eq!(&parts.browser.value(&field).unwrap(), value);
        // Rows lead to rows, and out of the keys to the buttons below and the field above.
        pad.take("[data-action=continue]", DOWN);
    }
    pad.at("identity");
    pad.take("[data-action=continue]", PREVIOUS);
    pad.at("old-email");
    pad.take("[data-action=unknown]", UP);
    pad.at("check");
    pad.act("send");
    pad.at("done");
    wait_for("the request to be saved", SOON, || {
        let saved = evidence::outbox(&parts.stage.kiosk.database())?;
        Ok((saved.len() == 1).then_some(()))
    })
    .unwrap();
}
