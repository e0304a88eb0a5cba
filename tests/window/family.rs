//! A family at one kiosk: one new address with one code for it, and a request, a tracking code and a receipt for
//! each person.

use testbed::{
    evidence,
    keyboard::Hand,
    person::Person,
    process::wait_for,
    receipt,
    stage::Scene,
    visit::{Code, Visit},
};

use crate::parts::{Parts, SOON};

const EMAIL: &str = "familia.nova@gmail.com";

/// From `done` to the next person's `done`; gives that person's tracking code.
fn another_person(visit: &Visit<'_>, before: &Person, person: &Person) -> String {
    visit.act("another-person").unwrap();
    visit
        .browser
        .wait_for("[data-overlay=another-person]")
        .unwrap();
    visit.act_to("same-address", "identity").unwrap();
    for paper in ["passport", "nif", "niss", "phone"] {
        let empty = format!("[data-paper={paper}][data-state=empty]");
        assert!(visit.browser.has(&empty).unwrap(), "{paper} of another one");
    }
    let words = visit.browser.words();
    for of_before in [&before.nif, &before.niss, &before.email] {
        assert!(!words.contains(of_before.as_str()));
    }
    visit.give("nif", &person.nif, Hand::Plugged).unwrap();
    visit.give("phone", &person.phone, Hand::Plugged).unwrap();
    visit.act_to("continue", "old-email").unwrap();
    assert_eq!(
        visit.browser.value("input[name=old-email]").unwrap(),
        "",
        "the old address of another one"
    );
    visit.act_to("unknown", "check").unwrap();
    visit.act_to("send", "done").unwrap();
    newest_code(visit)
}

/// The code of the last request on the end page.
fn newest_code(visit: &Visit<'_>) -> String {
    let codes = visit
        .browser
        .execute(
            "return [...document.querySelectorAll('[data-tracking-code]')].map(each => each.dataset.trackingCode);",
            &[],
        )
        .unwrap();
    let codes: Vec<String> = serde_json::from_value(codes).unwrap();
    codes.last().expect("a code").clone()
}

fn confirmed_at_central(parts: &Parts, tracking_code: &str) -> String {
    wait_for("central to open it", SOON, || {
        evidence::mailbox_confirmed(&parts.stage.central, tracking_code)
    })
    .unwrap()
}

#[test]
fn a_family_types_one_code_and_leaves_with_a_receipt_each_though_central_goes_away_in_the_middle() {
    let parts = Parts::set(Scene {
        with_link: true,
        ..Scene::default()
    });
    let mails = parts.stage.central.mails();
    let people = parts.stage.people.clone();
    let visit = Visit::led(&parts.browser, "en").unwrap();
    visit
        .correct_email(&people[0], EMAIL, Code::Typed(&mails))
        .unwrap();
    let first = visit.send().unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    visit.wait_for_fact("delivered", "yes").unwrap();

    let second = another_person(&visit, &people[0], &people[1]);
    parts.stage.link.as_ref().expect("a link").cut();
    let third = another_person(&visit, &people[1], &people[2]);
    let codes = [&first, &second, &third];
    wait_for("three receipts", SOON, || {
        Ok((parts.stage.printer.printed_files().len() == 3).then_some(()))
    })
    .unwrap();
    assert_eq!(parts.copies_at_central(&third), 0, "central is away");
    parts.stage.link.as_ref().expect("a link").mend();
    for code in codes {
        parts.wait_until_delivered(code);
        assert_eq!(parts.copies_at_central(code), 1);
        assert_eq!(confirmed_at_central(&parts, code), "code", "{code}");
    }
    assert_eq!(mails.codes(EMAIL).unwrap().len(), 1, "one code was mailed");
    let receipts = parts.stage.printer.printed_files();
    for (receipt, code) in receipts.iter().zip(codes) {
        let url = receipt::qr_code(receipt).unwrap();
        assert!(url.to_uppercase().ends_with(code.as_str()), "{url}");
    }
}
