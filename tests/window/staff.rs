//! Staff at the real window: in by five taps and the PIN, what they see and do, and out again.

use std::{fs, time::SystemTime};

use testbed::{
    evidence,
    process::wait_for,
    receipt,
    staff::{self, AtPanel},
    stage::Scene,
    thief::Loot,
    visit::Visit,
};

use crate::parts::{Parts, SOON, fresh_seed};

/// The pin that nobody has.
const WRONG: &str = "135792";

#[test]
fn staff_pause_find_reprint_and_test_and_see_nobodys_data() {
    let since = SystemTime::now();
    let parts = Parts::set(Scene {
        seed: fresh_seed(),
        ..Scene::default()
    });
    let browser = &parts.browser;
    let person = parts.stage.people[0].clone();
    let visit = Visit::led(browser, "en").unwrap();
    visit.reactivate(&person).unwrap();
    let code = visit.send().unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    visit.wait_for_fact("delivered", "yes").unwrap();

    // From the end screen, as a child might: the PIN page shows nothing of the visit, and gives it back.
    staff::five_taps(browser).unwrap();
    assert!(!browser.words().contains(&code), "nothing of it is shown");
    browser.tap("[data-action=staff-leave]").unwrap();
    browser.wait_for("[data-screen=done]").unwrap();
    assert_eq!(visit.tracking_code().unwrap(), code);
    // It ends when the PIN is right.
    staff::five_taps(browser).unwrap();
    staff::type_pin(browser, WRONG).unwrap();
    browser.wait_for("[data-pin-problem=wrong]").unwrap();
    assert_eq!(browser.value("input[name=staff-pin]").unwrap(), "");
    staff::type_pin(browser, staff::PIN).unwrap();
    browser.wait_for("[data-screen=staff] [data-row]").unwrap();
    browser.tap("[data-action=staff-leave]").unwrap();
    browser.wait_for("[data-screen=welcome]").unwrap();

    let panel = AtPanel::enter(browser).unwrap();
    panel.wait_for_light("central", "green").unwrap();
    panel.wait_for_light("printer", "green").unwrap();
    panel.wait_for_light("queue", "green").unwrap();
    panel.wait_for_light("self-test", "amber").unwrap();
    panel
        .act("staff-self-test", "staff-done-self-test-passed")
        .unwrap();
    panel.wait_for_light("self-test", "green").unwrap();
    panel.act("staff-print-test", "staff-done-printed").unwrap();

    panel.find("4F", "bad-code").unwrap();
    let elsewhere = protocol::KioskId::new(1_000).expect("a kiosk's number");
    let elsewhere = protocol::TrackingCode::generate(elsewhere, [7; 6]).to_string();
    panel.find(&elsewhere, "not-here").unwrap();
    let scanned = format!("HTTPS://LOCALHOST:8443/T/{code}");
    panel.find(&scanned, "here").unwrap();
    assert!(
        browser
            .has("[data-found=here][data-print=printed][data-delivery=delivered]")
            .unwrap()
    );
    let before = parts.stage.printer.printed_files().len();
    panel.act("staff-reprint", "staff-done-printed").unwrap();
    let printed = parts.stage.printer.printed_files();
    assert_eq!(printed.len(), before + 1);
    let duplicate = receipt::text(printed.last().expect("a receipt")).unwrap();
    for said in ["DUPLICADO", "DUPLICATE", code.as_str()] {
        assert!(duplicate.contains(said), "{said} on {duplicate}");
    }
    assert_eq!(
        parts.outboxed(&code).print,
        "printed",
        "the original's fact stays"
    );
    browser.wait_for("[data-found=here]").unwrap();

    nobodys_data_is_shown_or_exported(&parts, &panel, &person, since);
    panel.act("staff-pause", "staff-done-paused").unwrap();
    panel.wait_for_light("service", "amber").unwrap();
    panel.leave().unwrap();
    browser
        .wait_for("[data-screen=out-of-service] [data-fault=paused]")
        .unwrap();

    // The pause outlasts a kill, and the panel opens where nothing else does.
    let parts = parts.killed_and_opened();
    let browser = &parts.browser;
    browser
        .wait_for("[data-screen=out-of-service] [data-fault=paused]")
        .unwrap();
    let panel = AtPanel::enter(browser).unwrap();
    panel.act("staff-resume", "staff-done-resumed").unwrap();
    panel.leave().unwrap();
    browser.wait_for("[data-screen=welcome]").unwrap();
    assert_eq!(
        evidence::outbox(&parts.stage.kiosk.database())
            .unwrap()
            .len(),
        1
    );
}

fn nobodys_data_is_shown_or_exported(
    parts: &Parts,
    panel: &AtPanel<'_>,
    person: &testbed::person::Person,
    since: SystemTime,
) {
    let words = parts.browser.words();
    for datum in [
        &person.nif,
        &person.passport,
        &person.niss,
        &person.phone,
        &person.email,
    ] {
        assert!(!words.contains(datum.as_str()), "a datum is on the panel");
    }
    assert!(!words.contains("•••"), "not even a masked address");
    panel
        .act("staff-export", "staff-done-none-refused")
        .unwrap();
    panel
        .act("staff-diagnostics", "staff-done-written")
        .unwrap();
    let files: Vec<_> = fs::read_dir(parts.stage.stick())
        .expect("the stick")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    assert_eq!(files.len(), 2, "{files:?}");
    let bundle = files
        .iter()
        .find(|path| path.extension().is_some_and(|e| e == "json"));
    let bundle = fs::read_to_string(bundle.expect("a bundle")).expect("readable");
    let bundle: serde_json::Value = serde_json::from_str(&bundle).expect("JSON");
    assert!(
        bundle["events"]
            .as_array()
            .is_some_and(|events| events.len() > 3)
    );
    assert!(!bundle.to_string().contains("argon2"));
    let loot = person.loot(Loot::new(), None);
    let search = loot
        .search(&parts.stage.stick(), since, &[])
        .expect("searched");
    assert_eq!(search.finds, [], "a thief finds nothing on the stick");
    assert!(search.files_read >= 2);
}

#[test]
fn wrong_pins_lock_staff_out_over_a_kill_and_rest_leads_back_to_the_people() {
    let mut parts = Parts::set(Scene::default());
    parts.stage.settings.staff.idle = Some(10);
    parts.stage.settings.idle.countdown = 20;
    parts.stage.kiosk.configure(&parts.stage.settings).unwrap();
    let parts = parts.after_kill_and_restart();

    AtPanel::enter(&parts.browser).unwrap();
    wait_for("the kiosk to go back to the people", SOON, || {
        Ok(parts.browser.has("[data-screen=welcome]")?.then_some(()))
    })
    .unwrap();

    // A crash of the page ends the session as well.
    AtPanel::enter(&parts.browser).unwrap();
    parts
        .browser
        .tap("[data-action=staff-restart-page]")
        .unwrap();
    parts.browser.wait_for("[data-screen=welcome]").unwrap();

    staff::five_taps(&parts.browser).unwrap();
    for guess in 1..=5 {
        staff::type_pin(&parts.browser, WRONG).unwrap();
        let problem = if guess < 5 { "wrong" } else { "locked" };
        let css = format!("[data-pin-problem={problem}]");
        parts.browser.wait_for(&css).unwrap();
        assert_eq!(parts.browser.value("input[name=staff-pin]").unwrap(), "");
    }
    let parts = parts.after_kill_and_restart();
    staff::five_taps(&parts.browser).unwrap();
    parts.browser.wait_for("[data-pin-problem=locked]").unwrap();
    let words = parts.browser.words();
    assert!(words.contains("Demasiadas tentativas"), "{words}");
    assert!(
        parts
            .browser
            .has("[data-action=staff-enter][disabled]")
            .unwrap()
    );
    parts.browser.tap("[data-action=staff-leave]").unwrap();
    parts.browser.wait_for("[data-screen=welcome]").unwrap();
}
