//! The smaller screen, 1920×1080 in landscape: what fits is shown whole, and what a person presses next never
//! lies outside.

use testbed::{
    display::Screen,
    stage::Scene,
    visit::{Code, Visit},
};

use crate::parts::Parts;

/// Names of the shown controls that do not lie wholly on the screen, but for those within what scrolls.
const OUTSIDE: &str = "
    return [...document.querySelectorAll('button')].filter(button => {
        const { top, left, bottom, right, width } = button.getBoundingClientRect();
        const inside = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
        return width > 0 && !inside && !button.closest('.view');
    }).map(button => button.dataset.action ?? button.textContent);";

#[test]
fn on_a_landscape_screen_everything_that_is_pressed_is_on_it() {
    let parts = Parts::set(Scene {
        screen: Screen::LANDSCAPE,
        ..Scene::default()
    });
    parts.browser.wait_for("[data-screen=welcome]").unwrap();
    for way in ["scroll-up", "scroll-down"] {
        // The window comes up small.
        let button = format!("[data-action={way}]");
        parts.browser.wait_until_gone(&button).unwrap();
    }
    for language in ["pt", "ar"] {
        let visit = Visit::begin(&parts.browser, language, None).unwrap();
        everything_is_on_it(&parts, "purpose");
        visit.choose("correct-email").unwrap();
        everything_is_on_it(&parts, "identity");
        for paper in ["passport", "nif", "niss", "phone"] {
            visit.open_paper(paper).unwrap();
            everything_is_on_it(&parts, &format!("identity-{paper}"));
            visit.act_to("back", "identity").unwrap();
        }
        visit.act_to("cancel", "welcome").unwrap();
    }
    let visit = Visit::begin(&parts.browser, "en", None).unwrap();
    let mails = parts.stage.central.mails();
    let person = &parts.stage.people[0];
    visit
        .correct_email(person, "nova@gmail.com", Code::Typed(&mails))
        .unwrap();
    everything_is_on_it(&parts, "check");
    visit.send().unwrap();
    everything_is_on_it(&parts, "done");
    visit.wait_for_fact("printed", "yes").unwrap();
    visit.finish().unwrap();
}

fn everything_is_on_it(parts: &Parts, screen: &str) {
    let outside = parts.browser.execute(OUTSIDE, &[]).unwrap();
    assert_eq!(outside, serde_json::json!([]), "on {screen}");
}
