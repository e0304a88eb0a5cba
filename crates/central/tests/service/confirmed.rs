//! Payment data leave for an address that the registry has confirmed since they were asked for, and for no other: neither where
//! it was replaced in the same instant, nor where the confirmation is an old one, nor where they are sent once more.

use central::{
    mail::{Filling, last_day_to_pay},
    proof::desk::Role,
    registry::CaseRegistry,
    store::{Acted, By},
    workers::by_staff::ByStaff,
};
use jiff::{SignedDuration, tz::TimeZone};
use protocol::{BoundTo, Kind};

use crate::{
    registry::{ANSWERS, AWAY, Fault, Play},
    scene::{AFTER_T, Scene},
    support::correction,
};

/// Somebody asks for the payment data once more, to the address that the case has; nothing is decided yet.
async fn resend() -> Play {
    let scene = Scene::set().await;
    let person = scene.pending(0).clone();
    let header = scene.kiosk.header(Kind::Resend);
    let mut content = correction(&person);
    content.new_email = Some(person.email.clone());
    let now = scene.central.now().as_millisecond();
    let bound = BoundTo::Request(header.id);
    let signer = scene.central.signer();
    content.mailbox_proof = Some(signer.prove(&person.email, &bound, header.kiosk, now));
    let request = scene.kiosk.seal(header, &content);
    let answer = scene.central.deliver(&scene.kiosk, &request).await;
    assert_eq!(answer.status, 201);
    scene.central.open_all().await;
    Play::of(scene, request).await
}

/// Another hand gives the case another address.
async fn replace(play: &Play) {
    let id = play.request.header.id.to_string();
    let given = play
        .decider
        .store
        .given(&id, &play.decider.vault)
        .await
        .unwrap()
        .unwrap();
    let case = play.registry.case(&given.case_id.unwrap()).await;
    let case = case.unwrap().unwrap();
    play.registry.replace(&case).await.unwrap();
}

#[tokio::test]
async fn the_registry_confirms_the_address_to_which_payment_data_are_mailed_again() {
    let play = resend().await;
    play.pass(Fault::None).await;
    assert_eq!(play.state().await, "applied");
    assert_eq!(play.count(ANSWERS).await, 1);
    play.scene.central.mail_all().await;
    assert_eq!(play.state().await, "done");
    let mails = play.scene.mails().await;
    let answer = mails.iter().find(|mail| mail.kind == "payment-data");
    assert_eq!(answer.unwrap().recipient, play.person().email.as_str());
}

#[tokio::test]
async fn payment_data_do_not_go_to_an_address_that_was_replaced_in_the_same_instant() {
    // Looked up to be decided, and once more to be carried out.
    for times in 1..=2 {
        let play = resend().await;
        play.pass(Fault::ReplacedAfterLookUp(times)).await;
        play.pass(Fault::None).await;
        assert_eq!(play.email().await, "other@example.net", "{times}");
        assert_eq!(play.count(ANSWERS).await, 0, "after look-up {times}");
        assert_ne!(play.state().await, "applied");
        // It is a correction by now, and comes to the counter at T at the latest.
        play.at(AFTER_T);
        play.pass(Fault::None).await;
        assert_eq!(play.state().await, "counter");
        assert_eq!(play.count(ANSWERS).await, 0);
    }
}

#[tokio::test]
async fn a_confirmation_whose_answer_was_lost_is_asked_for_anew() {
    let play = resend().await;
    play.pass(Fault::LosesTheAnswer).await;
    assert_eq!(play.state().await, "applying");
    replace(&play).await;
    play.later(SignedDuration::from_mins(10));
    play.pass(Fault::None).await;
    assert_eq!(play.count(ANSWERS).await, 0);
    let play = resend().await;
    play.pass(Fault::LosesTheAnswer).await;
    play.later(SignedDuration::from_mins(10));
    play.pass(Fault::ReplacedAfterLookUp(1)).await;
    assert_eq!(play.state().await, "counter");
    assert_eq!(play.count(ANSWERS).await, 0);
}

#[tokio::test]
async fn while_the_registry_does_not_confirm_nothing_is_mailed_and_then_once() {
    let play = resend().await;
    for _ in 0..3 {
        play.pass(Fault::Refuses).await;
        assert_eq!(play.state().await, "applying");
        play.later(SignedDuration::from_mins(10));
    }
    assert_eq!(play.count(ANSWERS).await, 0);
    play.pass(Fault::None).await;
    play.pass(Fault::None).await;
    assert_eq!(play.state().await, "applied");
    assert_eq!(play.count(ANSWERS).await, 1);
}

/// A correction that was carried out, and whose payment data no mail server took.
async fn undelivered() -> (Play, String) {
    let play = Play::begin().await;
    play.at(AFTER_T);
    play.pass(Fault::None).await;
    assert_eq!(play.state().await, "applied");
    let (store, now) = (&play.decider.store, play.scene.central.now());
    let lease = now + SignedDuration::from_mins(10);
    let mail = store.claim_mail(now, lease).await.unwrap().unwrap();
    assert_eq!(mail.kind, "payment-data");
    store
        .mark_mail_refused(&mail, 550, false, now)
        .await
        .unwrap();
    assert_eq!(play.state().await, "undelivered");
    store.add_staff("ana", "-", Role::Clerk, now).await.unwrap();
    let id = play.request.header.id.to_string();
    (play, id)
}

async fn send_again(play: &Play, id: &str, fault: Fault) -> Acted {
    play.registry.now_does(fault);
    let registry = play.registry.clone() as _;
    let parts = ByStaff {
        registry: &registry,
        store: &play.decider.store,
        vault: &play.decider.vault,
    };
    let by = By {
        staff: "ana",
        request_id: id,
        now: play.scene.central.now(),
    };
    parts.send_again(by).await.unwrap()
}

const WAITING: &str =
    "SELECT count(*) FROM mails WHERE kind = 'payment-data' AND state = 'waiting'";
const SENT_AGAIN: &str = "SELECT count(*) FROM journal WHERE act = 'sent-again'";

#[tokio::test]
async fn what_is_sent_again_goes_to_the_address_that_the_case_has() {
    let (play, id) = undelivered().await;
    assert_eq!(send_again(&play, &id, Fault::None).await, Acted::Done);
    assert_eq!(play.state().await, "applied");
    assert_eq!(
        (play.count(WAITING).await, play.count(SENT_AGAIN).await),
        (1, 1)
    );
    assert_eq!(send_again(&play, &id, Fault::None).await, Acted::NotNow);
    play.scene.central.mail_all().await;
    assert_eq!(play.state().await, "done");
}

#[tokio::test]
async fn what_is_sent_again_says_what_there_is_to_pay_now_and_a_last_day_that_is_to_come() {
    let (play, id) = undelivered().await;
    play.later(SignedDuration::from_hours(24 * 40));
    let changed = "UPDATE cases SET payment_cents = 12345";
    play.scene.central.execute(changed).await;
    assert_eq!(send_again(&play, &id, Fault::None).await, Acted::Done);
    let mails = play.scene.central.mails().await;
    let mail = mails.iter().find(|mail| mail.kind == "payment-data");
    let Filling::PaymentData {
        cents, deadline, ..
    } = &mail.unwrap().filling
    else {
        panic!("it is about a payment");
    };
    let zone = TimeZone::get("Europe/Lisbon").unwrap();
    let today = zone.to_datetime(play.scene.central.now()).date();
    assert_eq!((*cents, *deadline), (12345, last_day_to_pay(today)));
    assert!(*deadline > today);
    // Where there is nothing to pay any more, nothing leaves.
    let (play, id) = undelivered().await;
    let changed = "UPDATE cases SET payment_reference = NULL, payment_cents = NULL";
    play.scene.central.execute(changed).await;
    let acted = send_again(&play, &id, Fault::None).await;
    assert_eq!(acted, Acted::CaseChanged);
    assert_eq!(play.count(WAITING).await, 0);
    assert_eq!(play.state().await, "undelivered");
}

#[tokio::test]
async fn a_mail_that_waits_for_the_registrys_word_is_called_off_and_can_be_sent_again() {
    let (play, id) = undelivered().await;
    assert_eq!(send_again(&play, &id, Fault::Refuses).await, Acted::Later);
    let registry = play.registry.clone() as _;
    let parts = ByStaff {
        registry: &registry,
        store: &play.decider.store,
        vault: &play.decider.vault,
    };
    let by = By {
        staff: "ana",
        request_id: &id,
        now: play.scene.central.now(),
    };
    let called_off = parts.call_off(by, "suspected-fraud").await.unwrap();
    assert_eq!(called_off, Acted::Done);
    play.later(SignedDuration::from_mins(10));
    play.pass(Fault::None).await;
    assert_eq!(
        (play.count(WAITING).await, play.state().await.as_str()),
        (0, "undelivered")
    );
    assert_eq!(send_again(&play, &id, Fault::None).await, Acted::Done);
    assert_eq!(play.count(WAITING).await, 1);
}

#[tokio::test]
async fn what_is_sent_again_does_not_go_to_an_address_that_was_replaced() {
    let (play, id) = undelivered().await;
    replace(&play).await;
    assert_eq!(
        send_again(&play, &id, Fault::None).await,
        Acted::CaseChanged
    );
    // In the very instant.
    let (other, of_other) = undelivered().await;
    let acted = send_again(&other, &of_other, Fault::Overtaken).await;
    assert_eq!(acted, Acted::CaseChanged);
    for play in [play, other] {
        assert_eq!(play.count(WAITING).await, 0);
        assert_eq!(play.count(SENT_AGAIN).await, 0);
        assert_eq!(play.state().await, "undelivered");
    }
}

#[tokio::test]
async fn nobody_is_mailed_data_to_pay_who_has_paid() {
    let (play, id) = undelivered().await;
    play.scene
        .central
        .execute("UPDATE cases SET status = 'paid'")
        .await;
    assert_eq!(
        send_again(&play, &id, Fault::None).await,
        Acted::CaseChanged
    );
    assert_eq!(play.count(WAITING).await, 0);
}

#[tokio::test]
async fn what_is_sent_again_while_the_registry_does_not_answer_is_sent_once_or_ends_by_name() {
    for replaced in [false, true] {
        let (play, id) = undelivered().await;
        assert_eq!(send_again(&play, &id, Fault::Refuses).await, Acted::Later);
        assert_eq!(send_again(&play, &id, Fault::Refuses).await, Acted::Later);
        assert_eq!(play.count(WAITING).await, 0);
        if replaced {
            replace(&play).await;
        }
        play.scene
            .central
            .execute("UPDATE alarms SET acknowledged_at = 1")
            .await;
        for _ in 0..2 {
            play.later(SignedDuration::from_mins(10));
            play.pass(Fault::None).await;
        }
        let expected = if replaced { 0 } else { 1 };
        assert_eq!(play.count(WAITING).await, expected);
        assert_eq!(play.count(SENT_AGAIN).await, expected);
        let open = "SELECT cause, count(*) FROM alarms
             WHERE kind = 'undelivered' AND acknowledged_at IS NULL GROUP BY 1";
        let named: &[_] = match replaced {
            true => &[("case-changed".to_owned(), 1)],
            false => &[],
        };
        assert_eq!(play.scene.central.rows(open).await, named);
        assert_eq!(play.count(AWAY).await, 0);
    }
}
