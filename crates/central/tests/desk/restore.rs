//! The former address back, by the ladder's last row: the passport again, two people, both addresses told.

use central::{
    made_up::MadeUp,
    mail::{Filling, MailKind, options::MailOptions},
    proof::{desk::Role, links::LinkAction},
    store::{NewMail, Store},
};
use jiff::SignedDuration;
use protocol::{BoundTo, EmailAddress, Kind, wire::SealedRequest};

use crate::{
    counter::{NAME, PASSWORD, add_with_role},
    scene::{AFTER_T, Scene, others, path},
    support::correction,
};

const NEW: &str = "amina.nova@gmail.com";
const SUPERVISOR: &str = "rita.sa";
const WHY: &str = "not-asked-by-holder";

/// A change by the old mailbox's "yes", which was none of the person's, and a supervisor in the house.
async fn changed() -> (Scene, SealedRequest) {
    let scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    scene.press(&request, LinkAction::Yes).await;
    assert_eq!(scene.state().await, "done");
    add_with_role(&scene.central, SUPERVISOR, Role::Supervisor).await;
    (scene, request)
}

async fn store(scene: &Scene) -> Store {
    crate::support::database::store(&scene.central.directory).await
}

fn victim(scene: &Scene) -> &MadeUp {
    &scene.people[0]
}

async fn again(scene: &mut Scene, request: &SealedRequest, last_three: &str) -> String {
    let fields = [("last_three", last_three)];
    scene.notice(request, "passport-again", &fields).await
}

async fn seen_by(scene: &mut Scene, name: &str, request: &SealedRequest) {
    sign_in(scene, name).await;
    let right = victim(scene).passport().last_three().to_owned();
    assert_eq!(again(scene, request, &right).await, "done");
}

async fn sign_in(scene: &mut Scene, name: &str) {
    assert_eq!(scene.counter.sign_in(name, PASSWORD).await.status, 303);
}

async fn restored_by(scene: &mut Scene, name: &str, request: &SealedRequest) -> String {
    sign_in(scene, name).await;
    scene.reason(request, "restored", WHY).await
}

async fn address(scene: &Scene) -> String {
    scene.central.email_of(victim(scene)).await
}

#[tokio::test]
async fn two_people_and_the_passport_give_the_former_address_back_and_both_are_told() {
    let (mut scene, request) = changed().await;
    let former = victim(&scene).email.as_str().to_owned();
    seen_by(&mut scene, NAME, &request).await;
    assert_eq!(
        address(&scene).await,
        NEW,
        "the passport alone does nothing"
    );
    assert_eq!(restored_by(&mut scene, SUPERVISOR, &request).await, "done");
    assert_eq!(address(&scene).await, former);
    let page = scene.open(&request).await;
    assert!(
        page.contains("data-restored") && page.contains(SUPERVISOR),
        "{page}"
    );
    assert!(!page.contains("data-restorable"), "once is enough: {page}");
    assert_eq!(scene.reason(&request, "restored", WHY).await, "not-now");
    let told: Vec<_> = scene
        .central
        .mails()
        .await
        .into_iter()
        .rev()
        .take(2)
        .collect();
    assert!(told.iter().any(|mail| mail.recipient == former
        && matches!(&mail.filling, Filling::AddressRestored { masked_replaced }
            if masked_replaced.to_string() == "a•••@gmail.com")));
    let replaced = |filling: &Filling| *filling == Filling::AddressReplaced;
    assert!(
        told.iter()
            .any(|mail| mail.recipient == NEW && replaced(&mail.filling))
    );
    scene.central.mail_all().await;
    assert_eq!(
        scene
            .central
            .count("SELECT count(*) FROM mails WHERE state = 'waiting'")
            .await,
        0
    );
    assert_eq!(
        scene.acts().await,
        ["passport-seen-again", "restored not-asked-by-holder"]
    );
    let events = "SELECT what || ' ' || why, former IS NOT NULL FROM events
                  WHERE what LIKE 'address-%' ORDER BY number";
    assert_eq!(
        scene.central.rows(events).await,
        [
            ("address-changed old-mailbox".to_owned(), 1),
            (format!("address-restored {WHY}"), 1)
        ],
        "both former addresses are kept"
    );
}

#[tokio::test]
async fn a_reminder_that_waits_for_the_replaced_address_does_not_leave() {
    let (mut scene, request) = changed().await;
    scene
        .central
        .execute(
            "INSERT INTO mails (id, kind, subject_id, language, recipient, filling, created_at, state, next_try_at)
             SELECT 'waits', 'payment-reminder', subject_id, language, x'01', x'01', 1, 'waiting', 4000000000000
             FROM mails WHERE kind = 'payment-data'",
        )
        .await;
    seen_by(&mut scene, NAME, &request).await;
    assert_eq!(restored_by(&mut scene, SUPERVISOR, &request).await, "done");
    let ended = "SELECT state, length(recipient) FROM mails WHERE id = 'waits'";
    assert_eq!(
        scene.central.rows(ended).await,
        [("given-up".to_owned(), 0)]
    );
}

#[tokio::test]
async fn the_supervisor_may_be_the_one_who_sees_the_passport() {
    let (mut scene, request) = changed().await;
    seen_by(&mut scene, SUPERVISOR, &request).await;
    assert_eq!(restored_by(&mut scene, NAME, &request).await, "done");
    assert_eq!(address(&scene).await, victim(&scene).email.as_str());
}

#[tokio::test]
async fn nobody_restores_alone_or_without_a_supervisor_or_without_the_passport() {
    let (mut scene, request) = changed().await;
    add_with_role(&scene.central, "eva.luz", Role::Clerk).await;
    assert_eq!(
        restored_by(&mut scene, SUPERVISOR, &request).await,
        "passport-first"
    );
    seen_by(&mut scene, NAME, &request).await;
    for name in [NAME, "eva.luz"] {
        assert_eq!(
            restored_by(&mut scene, name, &request).await,
            "second-person-needed"
        );
    }
    seen_by(&mut scene, SUPERVISOR, &request).await;
    assert_eq!(
        restored_by(&mut scene, SUPERVISOR, &request).await,
        "second-person-needed"
    );
    for reason in ["", "because", "not-wanted"] {
        let answer = scene.act(&request, "restored", &[("reason", reason)]).await;
        assert_eq!(answer.status, 422, "{reason}");
    }
    // Who shows the passport must still be there.
    let in_an_hour = scene.central.now() + SignedDuration::from_hours(1);
    scene.at(in_an_hour).await;
    assert_eq!(
        restored_by(&mut scene, NAME, &request).await,
        "passport-first"
    );
    assert_eq!(address(&scene).await, NEW);
}

#[tokio::test]
async fn three_wrong_tries_a_case_and_day_whatever_the_request() {
    let (mut scene, request) = changed().await;
    let right = victim(&scene).passport().last_three().to_owned();
    let mut content = correction(victim(&scene));
    content.identifiers.phone = None;
    content.new_email = Some(EmailAddress::parse("other@example.net").unwrap());
    let second = scene.delivered(content).await;
    assert_eq!(
        scene.passport(&second, others(&right)).await,
        "passport-wrong"
    );
    for _ in 0..2 {
        assert_eq!(
            again(&mut scene, &request, others(&right)).await,
            "passport-wrong"
        );
    }
    assert_eq!(again(&mut scene, &request, &right).await, "spent");
    assert_eq!(scene.passport(&second, &right).await, "spent");
    let page = scene.open(&request).await;
    assert!(!page.contains("name=\"last_three\""), "{page}");
    let tomorrow = scene.central.now() + SignedDuration::from_hours(24);
    scene.at(tomorrow).await;
    assert_eq!(again(&mut scene, &request, &right).await, "done");
    for typed in ["", "1", "1234", "<b>"] {
        let answer = scene
            .act(&request, "passport-again", &[("last_three", typed)])
            .await;
        assert_eq!(answer.status, 422, "{typed}");
    }
}

#[tokio::test]
async fn what_the_passport_changed_is_not_restored() {
    let mut scene = Scene::set().await;
    add_with_role(&scene.central, SUPERVISOR, Role::Supervisor).await;
    let request = scene.weak_correction(0).await;
    let right = victim(&scene).passport().last_three().to_owned();
    assert_eq!(scene.passport(&request, &right).await, "done");
    scene.work().await;
    assert_eq!(scene.state().await, "done");
    let page = scene.open(&request).await;
    assert!(!page.contains("data-acts"), "{page}");
    assert_eq!(again(&mut scene, &request, &right).await, "not-now");
    assert_eq!(
        restored_by(&mut scene, SUPERVISOR, &request).await,
        "not-now"
    );
    assert_eq!(address(&scene).await, NEW);
}

#[tokio::test]
async fn only_the_last_change_is_undone_and_only_where_the_former_address_is_kept() {
    let (mut scene, request) = changed().await;
    let right = victim(&scene).passport().last_three().to_owned();
    for sql in [
        "UPDATE cases SET email_hash = zeroblob(32)",
        "UPDATE events SET former = NULL WHERE former IS NOT NULL",
    ] {
        scene.central.execute(sql).await;
        assert_eq!(
            again(&mut scene, &request, &right).await,
            "not-now",
            "{sql}"
        );
        assert!(!scene.open(&request).await.contains("data-restorable"));
    }
    // One that waits, or was stopped, has changed nothing.
    let other = scene.weak_correction(1).await;
    assert_eq!(again(&mut scene, &other, &right).await, "not-now");
    assert_eq!(restored_by(&mut scene, SUPERVISOR, &other).await, "not-now");
}

#[tokio::test]
async fn a_request_that_was_joined_offers_it_too() {
    let mut scene = Scene::set().await;
    add_with_role(&scene.central, SUPERVISOR, Role::Supervisor).await;
    let first = scene.weak_correction(0).await;
    let second = scene.weak_correction(0).await;
    scene.press(&first, LinkAction::Yes).await;
    assert_eq!(scene.state().await, "done");
    seen_by(&mut scene, NAME, &second).await;
    assert_eq!(restored_by(&mut scene, SUPERVISOR, &first).await, "done");
    for request in [&first, &second] {
        assert!(scene.open(request).await.contains("data-restored"));
    }
}

#[tokio::test]
async fn what_was_on_its_way_to_the_replaced_address_is_not_sent_and_cannot_be_sent_again() {
    let mut scene = Scene::set().await;
    add_with_role(&scene.central, SUPERVISOR, Role::Supervisor).await;
    let request = scene.weak_correction(0).await;
    let nowhere = MailOptions {
        server: Some("smtp://127.0.0.1:1".parse().unwrap()),
        ..MailOptions::default()
    };
    let store = store(&scene).await;
    let (id, now) = (request.header.id, scene.central.now());
    store.press(id, LinkAction::Yes, now).await.unwrap();
    scene.central.decide_all().await;
    scene.central.mail_by(&nowhere).await;
    assert_eq!(scene.state().await, "applied");
    seen_by(&mut scene, NAME, &request).await;
    assert_eq!(restored_by(&mut scene, SUPERVISOR, &request).await, "done");
    let later = scene.central.now() + SignedDuration::from_hours(2);
    scene.at(later).await;
    let payments = "SELECT state, length(recipient) + length(filling) FROM mails
                    WHERE kind = 'payment-data'";
    assert_eq!(
        scene.central.rows(payments).await,
        [("given-up".to_owned(), 0)]
    );
    assert_eq!(scene.state().await, "undelivered");
    assert_eq!(scene.notice(&request, "send-again", &[]).await, "not-now");
    assert!(
        !scene
            .open(&request)
            .await
            .contains("data-act=\"sent-again\"")
    );
}

#[tokio::test]
async fn nothing_else_is_mailed_to_the_restored_address_for_a_working_day() {
    let (mut scene, request) = changed().await;
    let former = victim(&scene).email.clone();
    seen_by(&mut scene, NAME, &request).await;
    assert_eq!(restored_by(&mut scene, SUPERVISOR, &request).await, "done");
    // Whoever asks for the payment data to be sent there at once does not get them there at once.
    let header = scene.kiosk.header(Kind::Resend);
    let mut content = correction(victim(&scene));
    content.new_email = Some(former.clone());
    let now = scene.central.now().as_millisecond();
    let bound = BoundTo::Request(header.id);
    content.mailbox_proof = Some(
        scene
            .central
            .signer()
            .prove(&former, &bound, header.kiosk, now),
    );
    let resend = scene.kiosk.seal(header, &content);
    assert_eq!(
        scene.central.deliver(&scene.kiosk, &resend).await.status,
        201
    );
    scene.work().await;
    assert_eq!(scene.state().await, "applied");
    let waiting = "SELECT count(*) FROM mails WHERE state = 'waiting'";
    assert_eq!(scene.central.count(waiting).await, 1);
    let code = EmailAddress::parse(former.as_str()).unwrap();
    let vault = central::keys::vault(&scene.central.directory).unwrap();
    let filling = Filling::Code {
        code: "123456".to_owned(),
        minutes: 15,
    };
    let mail = NewMail::new(&vault, filling, "check", protocol::Language::Pt, &code);
    assert_eq!(mail.kind, MailKind::Code);
    let queued = store(&scene)
        .await
        .queue_mail(&mail, scene.central.now())
        .await;
    assert!(!queued.unwrap(), "a code would be dead by then");
    // Restored on a Monday: quiet until Tuesday is over.
    scene.at("2026-03-03T23:59:59Z".parse().unwrap()).await;
    assert_eq!(scene.central.count(waiting).await, 1);
    scene.at("2026-03-04T00:00:00Z".parse().unwrap()).await;
    assert_eq!(scene.central.count(waiting).await, 0);
    assert_eq!(scene.state().await, "done");
}

#[tokio::test]
async fn a_forged_form_restores_nothing() {
    let (mut scene, request) = changed().await;
    seen_by(&mut scene, NAME, &request).await;
    sign_in(&mut scene, SUPERVISOR).await;
    scene.open(&request).await;
    let path = format!("{}/restored", path(&request));
    let answer = scene.counter.post(&path, &[("reason", WHY)]).await;
    assert_eq!(answer.status, 400);
    let fields = [("token", "00"), ("reason", WHY)];
    assert_eq!(scene.counter.post(&path, &fields).await.status, 403);
    assert_eq!(address(&scene).await, NEW);
}

#[tokio::test]
async fn a_mailbox_that_lost_its_case_consents_to_nothing_any_more() {
    let mut scene = Scene::set().await;
    add_with_role(&scene.central, SUPERVISOR, Role::Supervisor).await;
    let request = scene.weak_correction(0).await;
    // Its notice has gone, and the address changes at the counter by another request.
    let mut content = correction(victim(&scene));
    content.new_email = Some(EmailAddress::parse("own@example.net").unwrap());
    let own = scene.delivered(content).await;
    let right = victim(&scene).passport().last_three().to_owned();
    scene.passport(&own, &right).await;
    let reason = "address-chosen-in-person";
    scene.reason(&own, "approved", reason).await;
    scene.work().await;
    assert_eq!(address(&scene).await, "own@example.net");
    // Longer than thirty days after, where T had not passed before, its "yes" is nobody's.
    scene
        .central
        .execute("UPDATE case_marks SET corrected_at = corrected_at - 2678400000")
        .await;
    scene
        .central
        .execute("UPDATE proofs SET old_mailbox_told_at = old_mailbox_told_at - 2764800000")
        .await;
    let store = store(&scene).await;
    let (id, now) = (request.header.id, scene.central.now());
    store.press(id, LinkAction::Yes, now).await.unwrap();
    scene.at(AFTER_T).await;
    assert_eq!(address(&scene).await, "own@example.net");
}
