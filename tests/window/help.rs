//! Calling somebody from the counter: from the button in the help to the person at the real desk and back,
//! and what becomes of a call whose person is gone.

use std::time::Duration;

use testbed::{
    desk::{self, Desk},
    kiosk::STORE,
    process::wait_for,
    stage::Scene,
    visit::Visit,
};

use crate::parts::{Parts, SOON};

const CALLS: &str = "/desk/help-calls";

fn open_help(parts: &Parts) {
    parts.browser.tap("[data-action=help]").unwrap();
    parts.browser.wait_for("[data-overlay=help]").unwrap();
}

fn call(parts: &Parts) {
    parts
        .browser
        .tap("[data-overlay=help] [data-action=call-staff]")
        .unwrap();
}

fn told(parts: &Parts, stage: &str) {
    let css = format!("[data-help-call={stage}]");
    parts.browser.wait_at_most(SOON, &css).unwrap();
    let sentence = parts.browser.text(&css).unwrap();
    assert!(sentence.chars().count() > 20, "{stage} has no sentence");
}

/// The ids of the calls on a page of the desk.
fn listed(page: &str) -> Vec<String> {
    let found = page.split("data-call=\"").skip(1);
    found
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .collect()
}

fn until_listed(desk: &mut Desk, count: usize) -> String {
    wait_for(&format!("{count} calls at the desk"), SOON, || {
        let page = desk.open(CALLS)?;
        Ok((listed(&page).len() == count).then_some(page))
    })
    .unwrap()
}

fn at_the_desk(parts: &Parts) -> Desk {
    desk::add_staff(&parts.stage.central).unwrap();
    Desk::signed_in(&parts.stage.central).unwrap()
}

#[test]
fn a_person_calls_somebody_at_the_desk_comes_and_the_call_is_gone_with_the_visit() {
    let parts = Parts::set(Scene::default());
    let mut desk = at_the_desk(&parts);
    let browser = &parts.browser;
    let visit = Visit::led(browser, "ar").unwrap();
    visit.act_to("reactivate", "privacy").unwrap();
    open_help(&parts);
    assert!(!browser.has("[data-help-call]").unwrap());
    assert!(
        listed(&desk.open(CALLS).unwrap()).is_empty(),
        "opening the help calls nobody"
    );
    call(&parts);
    told(&parts, "called");
    assert!(
        !browser.has("[data-action=call-staff]").unwrap(),
        "there is nothing to press twice"
    );
    let page = until_listed(&mut desk, 1);
    for said in [STORE, "Árabe", "Privacidade"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let id = &listed(&page)[0];
    desk.send(&format!("{CALLS}/{id}/coming"), &[]).unwrap();
    told(&parts, "coming");
    assert!(
        desk.open("/desk")
            .unwrap()
            .contains("data-open-calls=\"1\"")
    );

    // The call lives on with the help closed, and the visit goes on; it is ended by who made it.
    visit.act("close-help").unwrap();
    visit.act_to("continue", "identity").unwrap();
    browser.wait_for("[data-call=coming]").unwrap();
    until_listed(&mut desk, 1);
    visit.act("end-call").unwrap();
    until_listed(&mut desk, 0);
    browser.wait_for("[data-call=none]").unwrap();
    // The same person calls again, and leaves.
    open_help(&parts);
    assert!(!browser.has("[data-help-call]").unwrap(), "it begins anew");
    call(&parts);
    told(&parts, "called");
    let page = until_listed(&mut desk, 1);
    let second = listed(&page).remove(0);
    assert_ne!(&second, id);
    visit.act("close-help").unwrap();
    visit.act_to("cancel", "welcome").unwrap();
    until_listed(&mut desk, 0);
    let late = desk.send(&format!("{CALLS}/{second}/coming"), &[]).unwrap();
    assert!(late.contains("data-notice=\"over\""), "{late}");

    // The next person's help is theirs, and before a language is chosen the desk reads so.
    browser.wait_for("[data-screen=welcome]").unwrap();
    open_help(&parts);
    assert!(!browser.has("[data-help-call]").unwrap());
    call(&parts);
    told(&parts, "called");
    let page = until_listed(&mut desk, 1);
    assert!(page.contains("Ainda não escolheu"), "{page}");
    let third = listed(&page).remove(0);
    desk.send(&format!("{CALLS}/{third}/done"), &[]).unwrap();
    told(&parts, "ended");
    assert!(browser.has("[data-action=call-staff]").unwrap());
}

#[test]
fn without_central_it_is_said_and_no_call_outlives_a_kill() {
    let parts = Parts::set(Scene {
        with_link: true,
        with_clock: true,
        ..Scene::default()
    });
    let mut desk = at_the_desk(&parts);
    let link = || parts.stage.link.as_ref().expect("a link");
    link().cut();
    open_help(&parts);
    call(&parts);
    told(&parts, "offline");
    link().mend();
    call(&parts);
    told(&parts, "called");
    until_listed(&mut desk, 1);
    let parts = parts.after_kill_and_restart();
    open_help(&parts);
    assert!(
        !parts.browser.has("[data-help-call]").unwrap(),
        "nothing of it is kept"
    );
    let clock = parts.stage.central.clock().expect("a clock of its own");
    clock.pass(Duration::from_secs(60));
    until_listed(&mut desk, 0);
}
