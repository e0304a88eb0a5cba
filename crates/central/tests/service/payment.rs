//! The mail that a person came for: what a mail server refuses, how long it is kept, and when it goes.

use central::{
    mail::options::MailOptions,
    proof::desk::Role,
    store::{Acted, By, Store},
    workers::by_staff::ByStaff,
};
use jiff::{SignedDuration, Timestamp};
use protocol::{Kind, PublicState, wire::SealedRequest};
use testbed::mail_server::{MailServer, Plan, Way};
use tokio::sync::watch;

use crate::{
    scene::{AFTER_T, NEW, Scene},
    support::correction,
};

/// What is kept of the mail: bytes of recipient and contents, and whether a hash.
const KEPT: &str = "SELECT state, CAST(length(recipient) > 0 AS INTEGER)
         + CAST(length(filling) > 0 AS INTEGER) + CAST(recipient_hash IS NOT NULL AS INTEGER)
     FROM mails WHERE kind = 'payment-data'";
const ERASED_AT: &str = "SELECT coalesce(erase_at, 0) FROM mails WHERE kind = 'payment-data'";
const UNDELIVERED: &str =
    "SELECT count(*) FROM alarms WHERE kind = 'undelivered' AND acknowledged_at IS NULL";

fn kept(state: &str) -> Vec<(String, i64)> {
    vec![(state.to_owned(), 3)]
}

async fn send_again(scene: &Scene, store: &Store, by: By<'_>) -> Acted {
    let decider = scene.central.workers().await.decider;
    let parts = ByStaff {
        registry: &decider.registry,
        store,
        vault: &decider.vault,
    };
    parts.send_again(by).await.unwrap()
}

/// Applied at T, and its mail not handed over yet.
async fn applied() -> (Scene, SealedRequest) {
    let scene = Scene::set().await;
    let content = correction(scene.pending(0));
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    scene.central.clock.set(AFTER_T.parse().unwrap());
    scene.central.decide_all().await;
    (scene, request)
}

impl Scene {
    /// At another time, whatever goes by itself then has gone: mails after their days, and everything after its term.
    async fn is_swept_at(&self, time: Timestamp) {
        self.central.clock.set(time);
        self.central.mail_all().await;
        let (_running, stop) = watch::channel(false);
        let retention = self.central.workers().await.retention;
        retention.pass_until(&stop).await.unwrap();
        retention.store.close().await;
    }
}

fn server(scene: &Scene) -> MailServer {
    let folder = scene.central.folder.path().join("mail-server");
    std::fs::create_dir_all(&folder).unwrap();
    MailServer::start(&folder).unwrap()
}

fn through(server: &MailServer) -> MailOptions {
    MailOptions {
        server: Some(server.url().parse().unwrap()),
        ..MailOptions::default()
    }
}

fn failing(ways: &[Way]) -> Plan {
    Plan {
        seed: 1,
        share: if ways.is_empty() { 0.0 } else { 1.0 },
        ways: ways.to_vec(),
        slow_s: 0.0,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_mail_that_is_refused_for_good_is_kept_brings_an_alarm_and_can_be_sent_again() {
    let (scene, request) = applied().await;
    let server = server(&scene);
    for (time, refusal) in [Way::Unknown550, Way::Spam554].into_iter().enumerate() {
        server.behave(&failing(&[refusal])).unwrap();
        scene.central.mail_by(&through(&server)).await;
        assert_eq!(
            scene.state(&request).await,
            PublicState::ComeToTheCounter,
            "{refusal:?}"
        );
        assert_eq!(scene.central.count(UNDELIVERED).await, 1, "{refusal:?}");
        assert_eq!(scene.central.rows(KEPT).await, kept("refused"));
        let state = "SELECT state, count(*) FROM requests GROUP BY 1";
        let undelivered = [("undelivered".to_owned(), 1)];
        assert_eq!(scene.central.rows(state).await, undelivered);
        // Its ten days are reckoned from its acceptance alone.
        let later = scene.central.now() + SignedDuration::from_hours(24 * 30);
        scene.is_swept_at(later).await;
        assert_eq!(scene.central.rows(KEPT).await, kept("refused"));
        assert_eq!(scene.central.count(ERASED_AT).await, 0);

        let store = crate::support::database::store(&scene.central.directory).await;
        let now = scene.central.now();
        if time == 0 {
            store.add_staff("ana", "-", Role::Clerk, now).await.unwrap();
        }
        let id = request.header.id.to_string();
        let by = By {
            staff: "ana",
            request_id: &id,
            now,
        };
        assert_eq!(send_again(&scene, &store, by).await, Acted::Done);
        for alarm in store.open_alarms(None).await.unwrap() {
            let seen = store.acknowledge_alarm(alarm.number, "ana", None, now);
            assert!(seen.await.unwrap());
        }
        store.close().await;
    }
    server.behave(&failing(&[])).unwrap();
    scene.central.mail_by(&through(&server)).await;
    assert_eq!(scene.state(&request).await, PublicState::Done);
    let mails = server.accepted().unwrap();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].recipient, NEW);
    let reference = &scene.pending(0).payment_reference;
    let digits = mails[0].text.replace([' ', '\u{a0}'], "");
    assert!(digits.contains(reference.as_str()), "{}", mails[0].text);
    assert_eq!(scene.email_of(scene.pending(0)).await, NEW);
}

#[tokio::test]
async fn a_payment_mail_that_was_accepted_is_kept_for_ten_days_and_then_erased() {
    let (scene, request) = applied().await;
    let accepted_at = scene.central.now();
    scene.central.mail_all().await;
    assert_eq!(scene.state(&request).await, PublicState::Done);
    let ten_days = accepted_at + SignedDuration::from_hours(240);
    assert_eq!(
        scene.central.count(ERASED_AT).await,
        ten_days.as_millisecond()
    );
    scene
        .is_swept_at(ten_days - SignedDuration::from_millis(1))
        .await;
    assert_eq!(scene.central.rows(KEPT).await, kept("accepted"));
    scene.is_swept_at(ten_days).await;
    let erased = [("accepted".to_owned(), 0)];
    assert_eq!(scene.central.rows(KEPT).await, erased);
    assert_eq!(scene.central.count(ERASED_AT).await, 0);
    assert_eq!(
        scene.state(&request).await,
        PublicState::Done,
        "what was done stays"
    );
    // Nobody can send what is not there any more.
    let store = crate::support::database::store(&scene.central.directory).await;
    let id = request.header.id.to_string();
    let by = By {
        staff: "ana",
        request_id: &id,
        now: ten_days,
    };
    assert_eq!(send_again(&scene, &store, by).await, Acted::NotNow);
    store.close().await;
}

#[tokio::test]
async fn every_other_mail_is_erased_when_it_has_ended() {
    let (scene, _) = applied().await;
    scene.central.mail_all().await;
    let others = "SELECT count(*) FROM mails WHERE kind <> 'payment-data'
         AND (length(recipient) > 0 OR length(filling) > 0 OR recipient_hash IS NOT NULL)";
    assert_eq!(scene.central.count(others).await, 0);
    let ended = "SELECT count(*) FROM mails WHERE kind = 'old-address' AND state = 'accepted'";
    assert_eq!(scene.central.count(ended).await, 1);
}
