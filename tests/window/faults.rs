//! Visits while something is broken: no network, a kill, no paper, no printer, a database that is held.

use testbed::{
    evidence,
    process::wait_for,
    receipt,
    stage::Scene,
    visit::{Code, StatedFacts, Visit},
};

use crate::parts::{Parts, SOON};

fn with_link() -> Parts {
    Parts::set(Scene {
        with_link: true,
        ..Scene::default()
    })
}

fn facts(saved: &str, printed: &str, delivered: &str) -> StatedFacts {
    StatedFacts {
        saved: saved.to_owned(),
        printed: printed.to_owned(),
        delivered: delivered.to_owned(),
    }
}

#[test]
fn with_central_out_of_reach_a_visit_ends_printed_and_is_delivered_once_even_after_a_kill() {
    let parts = with_link();
    let person = parts.stage.people[0].clone();
    parts.stage.link.as_ref().expect("a link").cut();

    let visit = Visit::led(&parts.browser, "en").unwrap();
    visit.reactivate(&person).unwrap();
    let first = visit.send().unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    assert_eq!(visit.stated_facts().unwrap(), facts("yes", "yes", "no"));
    assert_eq!(parts.outboxed(&first).delivery, "waiting");
    let printed = parts.stage.printer.printed_files();
    let url = receipt::qr_code(&printed[0]).unwrap();
    let page = evidence::tracking_page(&parts.stage.central, &url, "en").unwrap();
    assert_eq!(page.state, "not-here-yet");
    visit.finish().unwrap();

    // Somebody asks meanwhile: the kiosk cannot know, and says so.
    let visit = Visit::led(&parts.browser, "en").unwrap();
    visit.act_to("track", "track").unwrap();
    testbed::keyboard::paste(&parts.browser, "tracking-code", &first).unwrap();
    visit.act("continue").unwrap();
    parts
        .browser
        .wait_for("[data-track-state=\"offline\"]")
        .unwrap();
    visit.give_up().unwrap();

    // The next one is on the end screen when the power goes.
    let visit = Visit::led(&parts.browser, "pt").unwrap();
    visit
        .correct_email(
            &parts.stage.people[1],
            "nova.morada@sapo.pt",
            Code::NotAsked,
        )
        .unwrap();
    let offline = "[data-mailbox=unconfirmed][data-why=offline]";
    assert!(parts.browser.has(offline).unwrap(), "it says why");
    let second = visit.send().unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    let parts = parts.after_kill_and_restart();
    assert_eq!(parts.copies_at_central(&second), 0);

    parts.stage.link.as_ref().expect("a link").mend();
    for code in [&first, &second] {
        parts.wait_until_delivered(code);
        assert_eq!(parts.copies_at_central(code), 1, "{code} is delivered once");
    }
    assert_eq!(evidence::conflicts(&parts.stage.central).unwrap(), 0);
    assert_eq!(
        parts.stage.printer.printed_files().len(),
        2,
        "nothing is printed twice"
    );
    let page = evidence::tracking_page(&parts.stage.central, &url, "en").unwrap();
    assert_eq!(page.state, "being-checked");
}

#[test]
fn without_paper_printer_or_database_the_person_learns_the_truth_and_a_way_on() {
    let mut parts = Parts::set(Scene::default());
    let people = parts.stage.people.clone();

    parts.stage.printer.take_paper_out();
    let visit = Visit::led(&parts.browser, "pt").unwrap();
    visit.reactivate(&people[0]).unwrap();
    let code = visit.send().unwrap();
    visit.wait_for_fact("printed", "no").unwrap();
    visit.wait_for_fact("delivered", "yes").unwrap();
    assert_eq!(visit.stated_facts().unwrap(), facts("yes", "no", "yes"));
    assert!(visit.tracking_code().unwrap() == code && parts.browser.has("figure svg").unwrap());
    assert_eq!(parts.outboxed(&code).print, "not-printed");

    parts.stage.printer.put_paper_in();
    visit.act("print-again").unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    assert_eq!(
        parts.stage.printer.printed_files().len(),
        1,
        "the stale job never came out"
    );
    visit.finish().unwrap();

    parts.stage.printer.stop();
    let visit = Visit::led(&parts.browser, "ar").unwrap();
    visit.reactivate(&people[1]).unwrap();
    let code = visit.send().unwrap();
    visit.wait_for_fact("printed", "no").unwrap();
    visit.wait_for_fact("delivered", "yes").unwrap();
    assert_eq!(
        parts.copies_at_central(&code),
        1,
        "no printer stops no request"
    );
    visit.leave().unwrap();
    parts.stage.printer.start_again();

    let visit = Visit::led(&parts.browser, "en").unwrap();
    visit.reactivate(&people[2]).unwrap();
    let saved_before = evidence::outbox(&parts.stage.kiosk.database())
        .unwrap()
        .len();
    let hold = evidence::hold(&parts.stage.kiosk.database()).unwrap();
    visit.act_to("send", "not-saved").unwrap();
    assert_eq!(
        parts.stage.printer.printed_files().len(),
        1,
        "no receipt without a record"
    );
    drop(hold);
    // The kiosk looks every few seconds whether it can write again.
    wait_for("a second try to succeed", SOON, || {
        if parts
            .browser
            .has("[data-action=try-again]:not([disabled])")?
        {
            visit.act("try-again")?;
        }
        Ok(parts.browser.has("[data-screen=done]")?.then_some(()))
    })
    .unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    let saved = evidence::outbox(&parts.stage.kiosk.database()).unwrap();
    assert_eq!(
        saved.len(),
        saved_before + 1,
        "saved once, at the second try"
    );
    visit.finish().unwrap();
}
