//! The reminder before the last day to pay, and alarms by mail to a site's staff: who is written to, when, and how often.

use central::mail::Filling;
use protocol::{EmailAddress, Kind, OldEmail, wire::SealedRequest};
use tokio::sync::watch;

use crate::{
    registry::{Fault, Flaky},
    scene::{AFTER_T, NEW, Scene},
    support::{Central, QueuedMail, correction},
};

/// The payment data were accepted on Tuesday the 10th; ten working days from then is Tuesday the 24th, and three before
/// that is Thursday the 19th.
const BEFORE: &str = "2026-03-19T08:59:59Z";
const DUE: &str = "2026-03-19T09:00:00Z";

impl Central {
    async fn remind_all(&self) {
        let reminders = self.workers().await.reminders;
        let (_running, stop) = watch::channel(false);
        reminders.pass_until(&stop).await.unwrap();
        reminders.store.close().await;
    }

    async fn remind_at(&self, time: &str) {
        self.clock.set(time.parse().unwrap());
        self.remind_all().await;
    }

    async fn of_kind(&self, kind: &str) -> Vec<QueuedMail> {
        let mut mails = self.mails().await;
        mails.retain(|mail| mail.kind == kind);
        mails
    }

    async fn reminders(&self) -> Vec<QueuedMail> {
        self.of_kind("payment-reminder").await
    }

    /// What became of reminders, and why.
    async fn told_of_reminders(&self) -> Vec<String> {
        let rows = self
            .rows("SELECT what || ' ' || coalesce(why, ''), 0 FROM events WHERE what LIKE 'reminder-%' ORDER BY number")
            .await;
        rows.into_iter()
            .map(|(what, _)| what.trim().to_owned())
            .collect()
    }
}

/// Somebody whose payment data were accepted on the 10th of March.
async fn told_to_pay() -> (Scene, SealedRequest) {
    let scene = Scene::set().await;
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(scene.pending(0)), true)
        .await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.central.of_kind("payment-data").await.len(), 1);
    (scene, request)
}

#[tokio::test]
async fn three_working_days_before_the_last_day_and_once() {
    let (scene, request) = told_to_pay().await;
    let central = &scene.central;
    central.remind_at(BEFORE).await;
    assert!(central.reminders().await.is_empty(), "not before");
    central.remind_at(DUE).await;
    let reminders = central.reminders().await;
    assert_eq!(reminders.len(), 1);
    assert_eq!(reminders[0].recipient, NEW);
    let Filling::PaymentReminder {
        reference,
        cents,
        deadline,
        working_days,
        tracking_code,
    } = &reminders[0].filling
    else {
        panic!("it is a reminder");
    };
    let person = scene.pending(0);
    assert_eq!(
        (reference, *cents),
        (&person.payment_reference, person.payment_cents)
    );
    assert_eq!(
        (deadline.to_string().as_str(), *working_days),
        ("2026-03-24", 3)
    );
    assert_eq!(*tracking_code, request.header.tracking_code);
    central.mail_all().await;
    for later in [
        "2026-03-19T09:00:10Z",
        "2026-03-23T09:00:00Z",
        "2026-04-20T09:00:00Z",
    ] {
        central.remind_at(later).await;
        assert_eq!(central.reminders().await.len(), 1, "{later}");
    }
    assert_eq!(central.told_of_reminders().await, ["reminder-queued"]);
}

#[tokio::test]
async fn a_case_that_has_moved_on_is_reminded_of_nothing() {
    for (change, why) in [
        ("UPDATE cases SET status = 'paid'", "case-moved-on"),
        ("UPDATE cases SET status = 'extinguished'", "case-moved-on"),
        (
            "UPDATE cases SET payment_reference = NULL",
            "nothing-to-pay",
        ),
        (
            "UPDATE cases SET email = NULL, email_hash = NULL",
            "no-address",
        ),
        ("DELETE FROM cases", "case-gone"),
    ] {
        let (scene, _) = told_to_pay().await;
        scene.central.execute(change).await;
        scene.central.remind_at(DUE).await;
        assert!(scene.central.reminders().await.is_empty(), "{change}");
        let told = scene.central.told_of_reminders().await;
        assert_eq!(told, [format!("reminder-dropped {why}")], "{change}");
        // Nor when it is as before again.
        scene
            .central
            .execute("UPDATE cases SET status = 'pending'")
            .await;
        scene.central.remind_at("2026-03-20T09:00:00Z").await;
        assert!(scene.central.reminders().await.is_empty(), "{change}");
    }
}

#[tokio::test]
async fn a_worker_that_stood_still_until_the_day_was_over_reminds_nobody() {
    let (scene, _) = told_to_pay().await;
    scene.central.remind_at("2026-03-25T00:00:00Z").await;
    assert!(scene.central.reminders().await.is_empty());
    let told = scene.central.told_of_reminders().await;
    assert_eq!(told, ["reminder-dropped day-passed"]);
}

#[tokio::test]
async fn whose_mailbox_is_in_dispute_is_asked_again_the_day_after() {
    let (scene, _) = told_to_pay().await;
    let central = &scene.central;
    central
        .execute("UPDATE case_marks SET protected_at = 1")
        .await;
    central.remind_at(DUE).await;
    central.remind_at("2026-03-20T08:59:59Z").await;
    assert!(central.reminders().await.is_empty());
    central
        .execute("UPDATE case_marks SET protected_at = NULL")
        .await;
    central.remind_at("2026-03-20T08:59:59Z").await;
    assert!(central.reminders().await.is_empty(), "a day has not passed");
    central.remind_at("2026-03-20T09:00:00Z").await;
    let reminders = central.reminders().await;
    let Filling::PaymentReminder { working_days, .. } = &reminders[0].filling else {
        panic!("it is a reminder");
    };
    assert_eq!(*working_days, 2, "as many as are left");
}

#[tokio::test]
async fn data_that_were_never_accepted_and_data_that_came_late_have_no_reminder() {
    let scene = Scene::set().await;
    scene
        .delivered(Kind::CorrectEmail, &correction(scene.pending(0)), true)
        .await;
    scene.central.clock.set(AFTER_T.parse().unwrap());
    scene.central.decide_all().await;
    let planned = "SELECT count(*) FROM payment_reminders WHERE due_at IS NOT NULL";
    assert_eq!(
        scene.central.count(planned).await,
        0,
        "queued is not accepted"
    );
    // A server that was down for nine days takes it when the reminder would be due.
    scene.central.clock.set(DUE.parse().unwrap());
    scene.central.mail_all().await;
    assert_eq!(scene.central.of_kind("payment-data").await.len(), 1);
    assert_eq!(scene.central.count(planned).await, 0);
}

#[tokio::test]
async fn data_that_are_mailed_again_put_the_later_day_in_the_place_of_the_earlier() {
    let (scene, _) = told_to_pay().await;
    let central = &scene.central;
    central.clock.set("2026-03-12T10:00:00Z".parse().unwrap());
    let mut content = correction(scene.pending(0));
    content.old_email = OldEmail::parse(NEW).ok();
    scene.delivered(Kind::Resend, &content, true).await;
    scene.at("2026-03-20T00:00:00Z").await;
    assert_eq!(central.of_kind("payment-data").await.len(), 2);
    let days = central
        .rows("SELECT last_day, 0 FROM payment_reminders")
        .await;
    assert_eq!(days.len(), 1, "{days:?}");
    central.remind_at(DUE).await;
    assert!(
        central.reminders().await.is_empty(),
        "the earlier day counts no more"
    );
    assert!(days[0].0.as_str() > "2026-03-24", "{days:?}");
}

#[tokio::test]
async fn an_erased_request_reminds_nobody() {
    let (scene, request) = told_to_pay().await;
    let whose = central::commands::Whose::Request(request.header.tracking_code);
    central::commands::erase(&scene.central.directory, &whose, scene.central.now())
        .await
        .unwrap();
    scene.central.remind_at(DUE).await;
    assert!(scene.central.reminders().await.is_empty());
}

const TO: &str = "[alarms]
every_minutes = 30
desk_base = 'https://desk.example.org'
to = [
    { site = 'Loja de Lisboa', address = 'lisboa@aima.example' },
    { site = 'Loja do Porto', address = 'porto@aima.example' },
    { address = 'all@aima.example' },
]
";

#[tokio::test]
async fn a_case_that_cannot_be_read_stands_in_front_of_nobody() {
    let scene = Scene::set().await;
    for (number, new) in ["amina.nova@gmail.com", "bela.nova@gmail.com"]
        .iter()
        .enumerate()
    {
        let mut content = correction(scene.pending(number));
        content.new_email = Some(EmailAddress::parse(new).unwrap());
        scene.delivered(Kind::CorrectEmail, &content, true).await;
    }
    scene.at(AFTER_T).await;
    let central = &scene.central;
    central
        .execute("UPDATE cases SET email_hash = x'00' WHERE id = (SELECT case_id FROM payment_reminders ORDER BY due_at, case_id LIMIT 1)")
        .await;
    central.remind_at(DUE).await;
    assert_eq!(central.reminders().await.len(), 1, "the other one's");
    let due = "SELECT count(*) FROM payment_reminders WHERE due_at <= 1773910800000";
    assert_eq!(central.count(due).await, 0, "it is looked at again later");
}

#[tokio::test]
async fn a_registry_that_is_away_is_asked_three_times_a_pass_and_after_the_alarms_are_mailed() {
    let (scene, _) = told_to_pay().await;
    let central = &scene.central;
    crate::support::database::settings(&central.directory, TO);
    for sql in [
        "INSERT INTO payment_reminders SELECT value, request_id, last_day, due_at
         FROM payment_reminders, json_each('[\"a\", \"b\", \"c\", \"d\"]')",
        "INSERT INTO alarms (kind, request_id, cause, raised_at) SELECT 'registry-away', id, 'away', 1 FROM requests",
    ] {
        central.execute(sql).await;
    }
    central.clock.set(DUE.parse().unwrap());
    let mut reminders = central.workers().await.reminders;
    let registry = Flaky::before(reminders.registry.clone());
    registry.now_does(Fault::Away);
    reminders.registry = registry;
    let (_running, stop) = watch::channel(false);
    reminders.pass_until(&stop).await.unwrap();
    reminders.store.close().await;
    let due = "SELECT count(*) FROM payment_reminders WHERE due_at <= 1773910800000";
    assert_eq!(central.count(due).await, 2, "three of five were asked for");
    assert!(!central.of_kind("alarms").await.is_empty());
    assert!(central.reminders().await.is_empty());
}

#[tokio::test]
async fn a_sites_staff_are_mailed_kinds_and_numbers_of_alarms_and_not_too_often() {
    let (scene, request) = told_to_pay().await;
    let central = &scene.central;
    crate::support::database::settings(&central.directory, TO);
    central
        .execute("UPDATE kiosks SET store = 'Loja de Lisboa'")
        .await;
    central.remind_all().await;
    assert!(central.of_kind("alarms").await.is_empty(), "there are none");
    central
        .execute(
            "INSERT INTO alarms (kind, request_id, cause, raised_at)
             SELECT value, requests.id, 'x', 1 FROM requests, json_each('[\"not-me\", \"undelivered\"]')",
        )
        .await;
    central.remind_all().await;
    let mails = central.of_kind("alarms").await;
    let mut to: Vec<_> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["all@aima.example", "lisboa@aima.example"]);
    for mail in &mails {
        let Filling::Alarms { site, alarms, desk } = &mail.filling else {
            panic!("it is about alarms");
        };
        assert_eq!(site, "Loja de Lisboa");
        assert_eq!(
            alarms,
            &[("not-me".to_owned(), 1), ("undelivered".to_owned(), 1)]
        );
        assert_eq!(desk, "https://desk.example.org/desk/alarms");
        let whole = serde_json::to_string(&mail.filling).unwrap();
        let code = request.header.tracking_code;
        for secret in [
            request.header.id.to_string(),
            code.symbols(),
            NEW.to_owned(),
        ] {
            assert!(!whole.contains(&secret), "{whole}");
        }
    }
    // One more of a kind that was seen: raised again, and told when half an hour has passed.
    central
        .execute("UPDATE alarms SET mailed_at = NULL WHERE kind = 'not-me'")
        .await;
    central.remind_at("2026-03-10T00:29:59Z").await;
    assert_eq!(central.of_kind("alarms").await.len(), 2);
    central.remind_at("2026-03-10T00:30:00Z").await;
    assert_eq!(central.of_kind("alarms").await.len(), 4);
    central.remind_at("2026-03-10T02:00:00Z").await;
    assert_eq!(central.of_kind("alarms").await.len(), 4, "nothing is new");
}

#[tokio::test]
async fn a_site_with_many_alarms_that_was_just_mailed_holds_up_no_other() {
    // The one told to pay is at Lisboa, the other, which waits, at Porto.
    let (scene, _) = told_to_pay().await;
    let at_porto = correction(scene.pending(1));
    scene.delivered(Kind::CorrectEmail, &at_porto, true).await;
    let central = &scene.central;
    crate::support::database::settings(&central.directory, TO);
    for sql in [
        "DELETE FROM alarms",
        "UPDATE kiosks SET store = 'Loja de Lisboa'",
        "INSERT INTO kiosks (id, store, time_zone, enrolled_at)
         VALUES ('AK-9999', 'Loja do Porto', 'Europe/Lisbon', 1)",
        "UPDATE requests SET kiosk = 'AK-9999' WHERE state = 'opened'",
        "INSERT INTO alarms (kind, request_id, cause, raised_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
         SELECT 'kind-' || i, requests.id, 'x', 1 FROM requests, n WHERE state <> 'opened'",
    ] {
        central.execute(sql).await;
    }
    // Five hundred in the first mail: the rest waits its half hour.
    central.remind_all().await;
    let first = central.of_kind("alarms").await.len();
    assert_eq!(first, 2);
    central
        .execute(
            "INSERT INTO alarms (kind, request_id, cause, raised_at)
             SELECT 'not-me', id, 'x', 2 FROM requests WHERE state = 'opened'",
        )
        .await;
    central.remind_all().await;
    let mails = central.of_kind("alarms").await;
    let mut to: Vec<_> = mails[first..]
        .iter()
        .map(|mail| mail.recipient.as_str())
        .collect();
    to.sort_unstable();
    assert_eq!(to, ["all@aima.example", "porto@aima.example"]);
}

#[tokio::test]
async fn where_nobody_is_named_nobody_is_mailed_and_naming_somebody_brings_no_old_ones() {
    let (scene, _) = told_to_pay().await;
    let central = &scene.central;
    central
        .execute("INSERT INTO alarms (kind, request_id, cause, raised_at) SELECT 'not-me', id, 'x', 1 FROM requests")
        .await;
    central.remind_all().await;
    assert!(central.of_kind("alarms").await.is_empty());
    crate::support::database::settings(&central.directory, TO);
    central.remind_all().await;
    assert!(central.of_kind("alarms").await.is_empty());
    central
        .execute("INSERT INTO alarms (kind, request_id, cause, raised_at, acknowledged_at) SELECT 'undelivered', id, 'x', 1, 2 FROM requests")
        .await;
    central.remind_all().await;
    assert!(
        central.of_kind("alarms").await.is_empty(),
        "somebody was faster"
    );
}
