//! The code to the new mailbox, with the mails that central really writes.

use std::time::Duration;

use testbed::{
    evidence,
    keyboard::{Hand, paste},
    process::wait_for,
    receipt,
    stage::Scene,
    visit::{Code, Visit},
};

use crate::parts::{Parts, SOON};

/// A countdown of thirty seconds, and a moment.
const COUNTDOWN: Duration = Duration::from_secs(45);
const CONFIRMED: &str = "[data-mailbox=confirmed]";

fn up_to_the_code(parts: &Parts, visit: &Visit<'_>, email: &str) {
    let person = &parts.stage.people[0];
    visit.choose("correct-email").unwrap();
    visit.give("nif", &person.nif, Hand::Plugged).unwrap();
    visit.give("niss", &person.niss, Hand::Plugged).unwrap();
    visit.act_to("continue", "old-email").unwrap();
    visit.act_to("unknown", "new-email").unwrap();
    visit.fill("new-email", email, Hand::Plugged).unwrap();
    visit.act_to("continue", "confirm-code").unwrap();
}

/// Six digits that are not the code.
fn another_than(code: &str) -> String {
    let number: u32 = code.parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}

fn arabic(code: &str) -> String {
    let zero = u32::from('\u{660}');
    let digits = code.chars().map(|digit| digit.to_digit(10).unwrap());
    digits
        .map(|digit| char::from_u32(zero + digit).unwrap())
        .collect()
}

/// The sentence stands beside the one field, which has the focus, and what was typed is kept.
fn is_refused(visit: &Visit<'_>, typed: &str, code: &str) {
    visit.fill("code", typed, Hand::OnScreen).unwrap();
    visit.act("continue").unwrap();
    let answered = "[data-screen=confirm-code][aria-busy=false]";
    visit.browser.wait_for(answered).unwrap();
    let beside = format!("#code-error[data-error={code}]");
    visit.browser.wait_for(&beside).unwrap();
    assert!(!visit.browser.text(&beside).unwrap().trim().is_empty());
    assert!(!visit.browser.has("[data-error-summary]").unwrap());
    assert_eq!(visit.browser.value("input[name=code]").unwrap(), typed);
}

/// Waits until central knows of the mailbox what it has to know: a payload is opened before it is judged.
fn is_confirmed_at_central(parts: &Parts, tracking_code: &str, by: &str) {
    wait_for("central to judge the mailbox", SOON, || {
        let known = evidence::mailbox_confirmed(&parts.stage.central, tracking_code)?;
        Ok((known.as_deref() == Some(by)).then_some(()))
    })
    .unwrap();
}

#[test]
fn a_slip_is_corrected_and_the_code_confirms_the_mailbox_in_the_persons_own_digits() {
    let parts = Parts::set(Scene::default());
    let mails = parts.stage.central.mails();
    let browser = &parts.browser;
    let (slip, right) = ("nova.morada@gmail.com", "nova.morada2@gmail.com");
    let visit = Visit::led(browser, "ar").unwrap();
    up_to_the_code(&parts, &visit, slip);
    assert_eq!(
        browser.text("[data-address]").unwrap().replace('\n', ""),
        slip
    );
    is_refused(&visit, "12345", "code-form");
    let code = mails.code(slip, 1).unwrap();
    is_refused(&visit, &another_than(&code), "code-wrong");

    visit.act_to("back", "new-email").unwrap();
    assert_eq!(
        browser.value("input[name=new-email]").unwrap(),
        slip,
        "Back loses nothing"
    );
    // Nothing was changed: the code on its way still counts, and no second mail goes out.
    visit.act_to("continue", "confirm-code").unwrap();
    assert_eq!(mails.codes(slip).unwrap().len(), 1);
    visit.act_to("back", "new-email").unwrap();
    visit.fill("new-email", right, Hand::Plugged).unwrap();
    visit.act_to("continue", "confirm-code").unwrap();
    // Central mails one code in thirty seconds; this one goes out by itself when they are over.
    let code = wait_for("the code to the corrected address", COUNTDOWN, || {
        Ok(mails.codes(right)?.pop())
    })
    .unwrap();
    paste(browser, "code", &arabic(&code)).unwrap();
    visit.act_to("continue", "check").unwrap();
    assert!(browser.has(CONFIRMED).unwrap());

    visit.act_to("change-new-email", "new-email").unwrap();
    visit.act_to("continue", "check").unwrap();
    assert!(
        browser.has(CONFIRMED).unwrap(),
        "unchanged, it stays confirmed"
    );
    assert_eq!(mails.codes(right).unwrap().len(), 1);

    let tracking_code = visit.send().unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    visit.wait_for_fact("delivered", "yes").unwrap();
    assert!(
        !browser.has("[data-step=confirm]").unwrap(),
        "there is nothing left to do"
    );
    let printed = parts.stage.printer.printed_files();
    assert!(!receipt::text(&printed[0]).unwrap().contains("72"));
    is_confirmed_at_central(&parts, &tracking_code, "code");
    visit.finish().unwrap();
    assert!(!browser.words().contains(right));
}

#[test]
fn a_code_that_was_guessed_at_is_replaced_and_without_central_the_person_goes_on() {
    let parts = Parts::set(Scene {
        with_link: true,
        ..Scene::default()
    });
    let mails = parts.stage.central.mails();
    let browser = &parts.browser;
    let email = "nova.morada@gmail.com";
    let visit = Visit::led(browser, "pt").unwrap();
    up_to_the_code(&parts, &visit, email);
    let first = mails.code(email, 1).unwrap();
    for _ in 0..4 {
        is_refused(&visit, &another_than(&first), "code-wrong");
    }
    // After the fifth there is one thing to do, and no field to guess in.
    visit
        .fill("code", &another_than(&first), Hand::OnScreen)
        .unwrap();
    visit.act("continue").unwrap();
    browser.wait_until_gone("input[name=code]").unwrap();

    browser
        .wait_at_most(COUNTDOWN, "[data-action=resend]:not([disabled])")
        .unwrap();
    visit.act("resend").unwrap();
    browser.wait_for("[data-code-notice=sent-again]").unwrap();
    assert_eq!(browser.value("input[name=code]").unwrap(), "");
    let second = mails.code(email, 2).unwrap();
    if first != second {
        is_refused(&visit, &first, "code-wrong");
    }

    parts.stage.link.as_ref().expect("a link").cut();
    visit.fill("code", &second, Hand::OnScreen).unwrap();
    visit.act("continue").unwrap();
    browser.wait_for("[data-code-notice=offline]").unwrap();
    assert_eq!(
        browser.value("input[name=code]").unwrap(),
        second,
        "for another try"
    );
    visit.act_to("skip", "check").unwrap();
    assert!(
        browser
            .has("[data-mailbox=unconfirmed][data-why=skipped]")
            .unwrap()
    );

    // Central is back: the same address is asked about again, and its code still counts.
    parts.stage.link.as_ref().expect("a link").mend();
    visit.act_to("change-new-email", "new-email").unwrap();
    visit.act_to("continue", "confirm-code").unwrap();
    visit.act_to("skip", "check").unwrap();
    let tracking_code = visit.send().unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    visit.wait_for_fact("delivered", "yes").unwrap();
    assert!(
        browser.has("[data-step=confirm]").unwrap(),
        "what is left to do is said"
    );
    let printed = parts.stage.printer.printed_files();
    assert!(receipt::text(&printed[0]).unwrap().contains("72 horas"));
    is_confirmed_at_central(&parts, &tracking_code, "nothing");
    visit.finish().unwrap();
}

#[test]
fn the_second_request_of_a_visit_confirms_its_address_too() {
    let parts = Parts::set(Scene::default());
    let mails = parts.stage.central.mails();
    let person = &parts.stage.people[0];
    let email = "nova.morada@gmail.com";
    let visit = Visit::led(&parts.browser, "en").unwrap();
    visit.reactivate(person).unwrap();
    visit.send().unwrap();
    visit.act_to("another", "new-email").unwrap();
    visit.fill("new-email", email, Hand::Plugged).unwrap();
    visit.act("continue").unwrap();
    visit.confirm(email, Code::Typed(&mails)).unwrap();
    assert!(parts.browser.has(CONFIRMED).unwrap());
    let tracking_code = visit.send().unwrap();
    visit.wait_for_fact("delivered", "yes").unwrap();
    is_confirmed_at_central(&parts, &tracking_code, "code");
    visit.finish().unwrap();
}
