//! From an opened request to what becomes of it: every row of the ladder walked through the database, with
//! the clock set by hand. What is looked at is the registry, the queue of mail and the tracking page.

use central::{
    configuration::{self, Changes},
    mail::Filling,
};
use jiff::{ToSpan, civil::date};
use protocol::{BoundTo, EmailAddress, Kind, PublicState};

use crate::{
    scene::{AFTER_T, NEW, Scene, with_two},
    support::{correction, killed_after},
};

fn is_checked(state: PublicState) -> bool {
    matches!(state, PublicState::BeingChecked { .. })
}

#[tokio::test]
async fn a_confirmed_correction_with_three_identifiers_is_applied_when_the_hold_ends() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    assert!(is_checked(scene.state(&request).await));
    scene.at("2026-03-09T23:59:59Z").await;
    assert_eq!(scene.email_of(person).await, person.email.as_str());
    scene.at(AFTER_T).await;
    assert_eq!(scene.email_of(person).await, NEW);
    assert_eq!(scene.state(&request).await, PublicState::Done);
    let mails = scene.mails().await;
    let kinds: Vec<_> = mails.iter().map(|mail| mail.kind.as_str()).collect();
    assert_eq!(kinds, ["old-address", "payment-data"]);
    assert_eq!(mails[0].recipient, person.email.as_str());
    assert_eq!(mails[1].recipient, NEW);
    let Filling::PaymentData {
        reference,
        cents,
        deadline,
        ..
    } = &mails[1].filling
    else {
        panic!("the payment data are filled in");
    };
    assert_eq!(
        (reference, *cents),
        (&person.payment_reference, person.payment_cents)
    );
    // Ten working days from Tuesday the 10th; none of them is a holiday.
    assert_eq!(deadline.to_string(), "2026-03-24");
}

async fn published(scene: &Scene, hold_days: u32, closed_days: &[jiff::civil::Date]) {
    let directory = &scene.central.directory;
    let store = crate::support::database::store(directory).await;
    let changes = Changes {
        hold_days: Some(hold_days),
        closed_days: Some(closed_days.to_vec()),
        ..Changes::default()
    };
    let now = scene.central.now();
    configuration::publish(directory, &store, changes, None, &[], now)
        .await
        .unwrap();
    store.close().await;
}

#[tokio::test]
async fn t_is_that_of_what_was_published_at_the_receipt_and_a_later_change_moves_none() {
    let scene = Scene::set().await;
    let until = async |request| match scene.state(request).await {
        PublicState::BeingChecked { until } => until,
        other => panic!("{other:?}"),
    };
    let (first, second) = (scene.pending(0), scene.pending(1));
    let before = scene
        .delivered(Kind::CorrectEmail, &correction(first), true)
        .await;
    published(&scene, 7, &[date(2026, 3, 4), date(2026, 3, 10)]).await;
    let after = scene
        .delivered(Kind::CorrectEmail, &correction(second), true)
        .await;
    let stranger = central::made_up::person(999, 0);
    let unmatched = scene
        .delivered(Kind::CorrectEmail, &correction(&stranger), true)
        .await;
    published(&scene, 3, &[]).await;
    // Five days; seven and two closed ones, with a case and without.
    assert_eq!(until(&before).await, date(2026, 3, 9));
    assert_eq!(until(&after).await, date(2026, 3, 13));
    assert_eq!(until(&unmatched).await, date(2026, 3, 13));
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&before).await, PublicState::Done);
    assert!(is_checked(scene.state(&after).await));
    scene.at("2026-03-13T23:59:59Z").await;
    assert_eq!(scene.email_of(second).await, second.email.as_str());
    scene.at("2026-03-14T00:00:00Z").await;
    assert_eq!(scene.email_of(second).await, NEW);
    assert_eq!(scene.state(&after).await, PublicState::Done);
}

#[tokio::test]
async fn a_closed_day_is_none_of_the_three_to_object() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    // Received on Monday: three days, and Wednesday is closed, so T is Friday.
    published(&scene, 3, &[date(2026, 3, 4)]).await;
    let header = scene.kiosk.header(Kind::CorrectEmail);
    let mut content = correction(person);
    let email = content.new_email.clone().unwrap();
    let now = scene.central.now().as_millisecond();
    let signer = scene.central.signer();
    content.mailbox_proof =
        Some(signer.prove(&email, &BoundTo::Request(header.id), header.kiosk, now));
    let request = scene.kiosk.seal(header, &content);
    scene.central.deliver(&scene.kiosk, &request).await;
    // Told on Tuesday alone: without the closed day that would be three days before T.
    scene.at("2026-03-03T10:00:00Z").await;
    scene.at("2026-03-07T00:00:00Z").await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test]
async fn two_identifiers_wait_unseen_and_come_to_the_counter_when_the_hold_ends() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let matched = scene
        .delivered(Kind::CorrectEmail, &with_two(person), true)
        .await;
    let stranger = central::made_up::person(999, 0);
    let unmatched = scene
        .delivered(Kind::CorrectEmail, &correction(&stranger), true)
        .await;
    assert_eq!(scene.state(&matched).await, scene.state(&unmatched).await);
    scene.at(AFTER_T).await;
    for request in [&matched, &unmatched] {
        assert_eq!(scene.state(request).await, PublicState::ComeToTheCounter);
    }
    assert_eq!(scene.email_of(person).await, person.email.as_str());
    // The new mailboxes got the same mail.
    let told: Vec<_> = scene
        .mails()
        .await
        .into_iter()
        .filter(|mail| mail.recipient == NEW)
        .map(|mail| mail.kind)
        .collect();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0], told[1]);
}

#[tokio::test]
async fn an_unconfirmed_address_is_never_applied() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(person), false)
        .await;
    let kinds: Vec<_> = scene.mails().await.into_iter().map(|m| m.kind).collect();
    assert!(kinds.iter().any(|kind| kind.as_str() == "confirm-link"));
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    scene.at("2027-03-10T00:00:00Z").await;
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test]
async fn a_proof_of_another_request_or_address_confirms_nothing() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let header = scene.kiosk.header(Kind::CorrectEmail);
    let other = scene.kiosk.header(Kind::CorrectEmail);
    let mut content = correction(person);
    let now = scene.central.now().as_millisecond();
    let email = content.new_email.clone().unwrap();
    let signer = scene.central.signer();
    content.mailbox_proof =
        Some(signer.prove(&email, &BoundTo::Request(other.id), header.kiosk, now));
    let replayed = scene.kiosk.seal(header, &content);
    scene.central.deliver(&scene.kiosk, &replayed).await;
    let header = scene.kiosk.header(Kind::CorrectEmail);
    let mine = EmailAddress::parse("thief@example.org").unwrap();
    content.mailbox_proof =
        Some(signer.prove(&mine, &BoundTo::Request(header.id), header.kiosk, now));
    let borrowed = scene.kiosk.seal(header, &content);
    scene.central.deliver(&scene.kiosk, &borrowed).await;
    scene.work().await;
    assert_eq!(
        scene
            .central
            .count("SELECT count(*) FROM proofs WHERE mailbox_confirmed_at IS NULL")
            .await,
        2
    );
    scene.at(AFTER_T).await;
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test]
async fn two_addresses_for_one_case_come_to_the_counter_and_the_same_one_is_joined() {
    let scene = Scene::set().await;
    let (contested, joined) = (scene.pending(0), scene.pending(1));
    let first = scene
        .delivered(Kind::CorrectEmail, &correction(contested), true)
        .await;
    let mut other = correction(contested);
    other.new_email = Some(EmailAddress::parse("other@example.org").unwrap());
    let second = scene.delivered(Kind::CorrectEmail, &other, true).await;
    let third = scene
        .delivered(Kind::CorrectEmail, &correction(joined), true)
        .await;
    let again = scene
        .delivered(Kind::CorrectEmail, &correction(joined), false)
        .await;
    scene.at(AFTER_T).await;
    for request in [&first, &second] {
        assert_eq!(scene.state(request).await, PublicState::ComeToTheCounter);
    }
    assert_eq!(scene.email_of(contested).await, contested.email.as_str());
    for request in [&third, &again] {
        assert_eq!(scene.state(request).await, PublicState::Done);
    }
    let payments = scene.mails().await;
    let payments = payments
        .iter()
        .filter(|m| m.kind.as_str() == "payment-data");
    assert_eq!(payments.count(), 1, "one mail for the two that were joined");
}

#[tokio::test]
async fn a_second_correction_within_thirty_days_comes_to_the_counter() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    scene.at(AFTER_T).await;
    let mut again = correction(person);
    again.new_email = Some(EmailAddress::parse("third@example.org").unwrap());
    let second = scene.delivered(Kind::CorrectEmail, &again, true).await;
    scene.at("2026-03-20T00:00:00Z").await;
    assert_eq!(scene.state(&second).await, PublicState::ComeToTheCounter);
    assert_eq!(scene.email_of(person).await, NEW);
    scene.at("2026-06-01T10:00:00Z").await;
    let later = scene.delivered(Kind::CorrectEmail, &again, true).await;
    scene.at("2026-06-20T00:00:00Z").await;
    assert_eq!(scene.state(&later).await, PublicState::Done);
}

#[tokio::test]
async fn the_same_address_again_is_answered_with_the_payment_data_at_once() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let mut content = with_two(person);
    content.new_email = Some(person.email.clone());
    let request = scene.delivered(Kind::Resend, &content, true).await;
    assert_eq!(scene.state(&request).await, PublicState::Done);
    let mails = scene.mails().await;
    assert_eq!(mails.len(), 1, "nothing changed, so nobody is warned");
    assert_eq!(mails[0].kind.as_str(), "payment-data");
    assert_eq!(mails[0].recipient, person.email.as_str());
}

#[tokio::test]
async fn a_resend_to_an_address_that_the_case_does_not_have_is_a_correction() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = scene.delivered(Kind::Resend, &with_two(person), true).await;
    assert!(is_checked(scene.state(&request).await));
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
}

#[tokio::test]
async fn a_reactivation_waits_the_same_way_and_a_correction_beside_it_follows() {
    let scene = Scene::set().await;
    let person = scene
        .people
        .iter()
        .find(|person| person.status.as_str() == "withdrawn")
        .unwrap();
    let mut content = correction(person);
    let correction = scene.delivered(Kind::CorrectEmail, &content, true).await;
    content.new_email = None;
    content.statement = Some(protocol::REACTIVATION_STATEMENT.to_owned());
    let reactivation = scene.delivered(Kind::Reactivate, &content, false).await;
    let told = scene.mails().await;
    assert_eq!(told.len(), 1, "one notice a case and day");
    scene.at("2026-03-03T10:00:00Z").await;
    assert_eq!(
        scene.mails().await.len(),
        2,
        "the other's notice a day later"
    );
    scene.at(AFTER_T).await;
    for request in [&reactivation, &correction] {
        assert_eq!(scene.state(request).await, PublicState::Done);
    }
    assert_eq!(
        scene
            .central
            .count("SELECT count(*) FROM cases JOIN contents ON case_id = cases.id WHERE status = 'pending'")
            .await,
        2,
        "the case of both is pending again"
    );
    let kinds: Vec<_> = scene.mails().await.into_iter().map(|m| m.kind).collect();
    let count = |name: &str| kinds.iter().filter(|kind| kind.as_str() == name).count();
    assert_eq!((count("reactivated"), count("payment-data")), (1, 1));
}

#[tokio::test]
async fn an_address_for_a_fourth_case_is_applied_and_staff_are_alarmed() {
    let scene = Scene::set().await;
    for number in 0..4 {
        assert_eq!(
            scene.central.count("SELECT count(*) FROM alarms").await,
            0,
            "before the fourth"
        );
        scene
            .delivered(Kind::CorrectEmail, &correction(scene.pending(number)), true)
            .await;
        let later = scene.central.now() + (24 * 20).hours();
        scene.at(&later.to_string()).await;
    }
    assert_eq!(
        scene
            .central
            .rows("SELECT kind, count(*) FROM alarms GROUP BY 1")
            .await,
        [("shared-address".into(), 1)]
    );
    assert_eq!(scene.email_of(scene.pending(3)).await, NEW);
}

#[tokio::test]
async fn any_number_of_settlers_settles_once() {
    let scene = Scene::set().await;
    for number in 0..6 {
        scene
            .delivered(Kind::CorrectEmail, &correction(scene.pending(number)), true)
            .await;
    }
    scene.central.clock.set(AFTER_T.parse().unwrap());
    let (one, two) = (
        scene.central.workers().await.decider,
        scene.central.workers().await.decider,
    );
    let (first, second) = tokio::join!(one.pass(), two.pass());
    first.and(second).unwrap();
    let mails = scene.mails().await;
    let payments = mails.iter().filter(|m| m.kind.as_str() == "payment-data");
    assert_eq!(payments.count(), 6);
    one.store.close().await;
    two.store.close().await;
}

#[tokio::test]
async fn a_settler_killed_at_any_step_leaves_nothing_half_done() {
    let scene = Scene::set().await;
    for number in 0..6 {
        scene
            .delivered(Kind::CorrectEmail, &correction(scene.pending(number)), true)
            .await;
    }
    scene.central.clock.set(AFTER_T.parse().unwrap());
    let settler = scene.central.workers().await.decider;
    let mut cut_off = 0;
    for step in 1..=120 {
        if killed_after(step, settler.pass()).await.is_none() {
            cut_off += 1;
        }
        // Applied, decided, and the mail queued: all of it or nothing.
        let halves = "SELECT count(*) FROM requests
             LEFT JOIN decisions ON decisions.request_id = requests.id
             LEFT JOIN mails ON mails.subject_id = requests.id AND mails.kind = 'payment-data'
             LEFT JOIN case_marks ON case_marks.case_id = decisions.case_id
             WHERE (requests.state = 'applied') <> (decisions.request_id IS NOT NULL)
                 OR (requests.state = 'applied') <> (mails.id IS NOT NULL)
                 OR (requests.state = 'applied') <> (case_marks.corrected_at IS NOT NULL)";
        assert_eq!(
            scene.central.count(halves).await,
            0,
            "killed at step {step}"
        );
    }
    assert!(cut_off > 0, "the settler was killed at work");
    settler.pass().await.unwrap();
    settler.store.close().await;
    for number in 0..6 {
        assert_eq!(scene.email_of(scene.pending(number)).await, NEW);
    }
    let mails = scene.mails().await;
    let payments = mails.iter().filter(|m| m.kind.as_str() == "payment-data");
    assert_eq!(payments.count(), 6, "each is mailed once");
}
