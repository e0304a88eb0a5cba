//! What people type, and what the next person sees of it.

use testbed::{
    browser::{Browser, Rect},
    evidence,
    keyboard::{self, Hand, paste},
    kiosk::Idle,
    stage::Scene,
    visit::{Code, Visit},
};

use crate::parts::{Parts, SOON};

const PAPERS: [&str; 4] = ["nif", "passport", "niss", "phone"];

/// The code of the error beside a field, once its sentence is shown.
fn error_of(browser: &Browser, field: &str) -> String {
    let css = format!("#{field}-error[data-error]");
    browser.wait_for(&css).unwrap();
    let sentence = browser.text(&css).unwrap();
    assert!(
        sentence.chars().count() > 15,
        "no sentence at {field}: {sentence:?}"
    );
    browser
        .attribute(&css, "data-error")
        .unwrap()
        .expect("a code")
}

fn value_of(browser: &Browser, field: &str) -> String {
    browser.value(&format!("input[name={field}]")).unwrap()
}

fn keys_of(browser: &Browser) -> Vec<(String, Rect)> {
    let places = keyboard::places(browser).unwrap();
    assert!(places.len() >= 10, "the keyboard is there");
    places
}

#[test]
fn what_is_wrong_is_told_kept_and_moves_no_key() {
    let parts = Parts::set(Scene::default());
    let browser = &parts.browser;
    let visit = Visit::begin(browser, "pt", None).unwrap();
    visit.choose("correct-email").unwrap();

    visit.act("continue").unwrap();
    assert_eq!(error_of(browser, "identity"), "identity-need-two");
    let wrong = [
        ("nif", "501964842", "nif-check"),
        ("nif", "501964843", "nif-company"),
        ("nif", "123456789", "nif-placeholder"),
        ("niss", "12345678910", "niss-placeholder"),
        ("phone", "912", "phone-invalid"),
        ("passport", "P<UTO<<<<", "passport-mrz"),
    ];
    for (paper, typed, code) in wrong {
        visit.open_paper(paper).unwrap();
        let keys = keys_of(browser);
        visit.fill(paper, typed, Hand::Plugged).unwrap();
        visit.act("continue").unwrap();
        browser
            .wait_for(&format!("#{paper}-error[data-error={code}]"))
            .unwrap();
        assert_eq!(error_of(browser, paper), code);
        assert_eq!(value_of(browser, paper), typed, "what was typed is kept");
        browser.tap(&format!("input[name={paper}]")).unwrap();
        assert_eq!(keys_of(browser), keys, "the keys moved when the error came");
        visit.act_to("skip", "identity").unwrap();
    }

    // Overlong and foreign, as pasted.
    visit.open_paper("nif").unwrap();
    paste(browser, "nif", &"9".repeat(5000)).unwrap();
    assert!(
        value_of(browser, "nif").len() <= 40,
        "a pasted flood is bounded"
    );
    paste(browser, "nif", "٢٠٠٠٠٠٠٢٠").unwrap();
    visit.act_to("continue", "identity").unwrap();
    visit.give("niss", "11000000120", Hand::Plugged).unwrap();
    visit.act_to("continue", "old-email").unwrap();

    visit.act_to("unknown", "new-email").unwrap();
    emails_are_judged(browser, &visit);
}

fn emails_are_judged(browser: &Browser, visit: &Visit<'_>) {
    let wrong = [
        ("", "email-empty"),
        ("ana", "email-form"),
        ("ana..b@gmail.com", "email-form"),
        ("ana\u{202E}@gmail.com", "email-invisible"),
        ("ana\u{200B}@gmail.com", "email-invisible"),
        ("\u{430}na@gmail.com", "email-mixed-script"),
    ];
    browser.tap("input[name=new-email]").unwrap();
    let keys = keys_of(browser);
    for (typed, code) in wrong {
        paste(browser, "new-email", typed).unwrap();
        visit.act("continue").unwrap();
        browser
            .wait_for(&format!("#new-email-error[data-error={code}]"))
            .unwrap();
        assert_eq!(error_of(browser, "new-email"), code, "{typed:?}");
        assert_eq!(
            value_of(browser, "new-email"),
            typed,
            "what was typed is kept"
        );
        browser.tap("input[name=new-email]").unwrap();
        assert_eq!(keys_of(browser), keys, "the keys moved when the error came");
    }
    paste(
        browser,
        "new-email",
        &format!("{}@gmail.com", "a".repeat(5000)),
    )
    .unwrap();
    visit.act("continue").unwrap();
    error_of(browser, "new-email");
    assert!(
        value_of(browser, "new-email").len() <= 400,
        "a pasted flood is bounded"
    );
}

#[test]
fn two_taps_send_once_and_back_leads_back_from_every_screen() {
    let parts = Parts::set(Scene::default());
    let person = &parts.stage.people[0];
    let visit = Visit::begin(&parts.browser, "en", None).unwrap();
    let new_email = "nova.morada@sapo.pt";
    visit
        .correct_email(person, new_email, Code::Skipped)
        .unwrap();

    for screen in ["new-email", "old-email", "identity", "privacy", "purpose"] {
        visit.act_to("back", screen).unwrap();
    }
    visit.choose("correct-email").unwrap();
    visit.open_paper("nif").unwrap();
    assert_eq!(
        value_of(&parts.browser, "nif"),
        person.nif,
        "Back loses nothing"
    );
    visit.act_to("continue", "identity").unwrap();
    visit.act_to("continue", "old-email").unwrap();
    visit.continue_as_typed("new-email").unwrap();
    visit.act("continue").unwrap();
    visit.confirm(new_email, Code::Skipped).unwrap();

    parts.browser.tap_twice("[data-action=send]").unwrap();
    visit.at("done").unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    visit.wait_for_fact("delivered", "yes").unwrap();
    let saved = evidence::outbox(&parts.stage.kiosk.database()).unwrap();
    assert_eq!(saved.len(), 1, "two taps, one request");
    assert_eq!(evidence::received(&parts.stage.central).unwrap().len(), 1);
    assert_eq!(parts.stage.printer.printed_files().len(), 1, "one receipt");
    visit.finish().unwrap();
}

#[test]
fn a_visit_that_rests_is_asked_ended_and_forgotten() {
    let parts = Parts::set(Scene {
        idle: Idle {
            question: 5,
            slow: 5,
            countdown: 20,
        },
        ..Scene::default()
    });
    let person = &parts.stage.people[0];
    let visit = Visit::begin(&parts.browser, "ar", None).unwrap();
    visit.choose("correct-email").unwrap();
    visit.open_paper("nif").unwrap();
    visit.fill("nif", &person.nif, Hand::Plugged).unwrap();
    parts.browser.wait_for("[data-action=start-again]").unwrap();
    visit.act("stay").unwrap();
    parts.browser.wait_until_gone("[data-action=stay]").unwrap();
    assert_eq!(
        value_of(&parts.browser, "nif"),
        person.nif,
        "staying keeps everything"
    );

    // Nobody answers the question.
    parts.browser.wait_for("[data-action=stay]").unwrap();
    let browser = &parts.browser;
    browser.wait_at_most(SOON, "[data-screen=welcome]").unwrap();
    assert!(!parts.browser.words().contains(&person.nif));
    let visit = Visit::begin(&parts.browser, "pt", None).unwrap();
    visit.choose("reactivate").unwrap();
    for paper in PAPERS {
        let empty = format!("[data-paper={paper}][data-state=empty]");
        assert!(
            parts.browser.has(&empty).unwrap(),
            "{paper} of the person before"
        );
    }
    let direction = parts.browser.execute(
        "return getComputedStyle(document.querySelector('[data-screen]')).direction",
        &[],
    );
    assert_eq!(
        direction.unwrap(),
        "ltr",
        "the language of the person before is gone"
    );
    assert!(
        evidence::outbox(&parts.stage.kiosk.database())
            .unwrap()
            .is_empty()
    );
}
