//! What makes a worker panic is set aside with an alarm, and the others go on; and a service that ends waits for no
//! registry that hangs.

use std::{sync::Arc, time::Duration};

use central::{
    keys,
    mail::MailKind,
    store::NewMail,
    vault::{Cell, Domain},
};
use jiff::SignedDuration;
use protocol::{Kind, Language, wire::SealedRequest};
use tokio::sync::watch;

use crate::{
    registry::{Fault, Flaky},
    scene::{AFTER_T, NEW, Scene},
    support::correction,
};

const STATES: &str = "SELECT state, count(*) FROM requests GROUP BY 1 ORDER BY 1";
const ALARMS: &str = "SELECT kind || ' ' || cause, count(*) FROM alarms GROUP BY 1 ORDER BY 1";

fn named(rows: &[(&str, i64)]) -> Vec<(String, i64)> {
    rows.iter()
        .map(|(name, n)| ((*name).to_owned(), *n))
        .collect()
}

/// Two people whose corrections were delivered and not opened yet.
async fn two_delivered() -> (Scene, [SealedRequest; 2]) {
    let scene = Scene::set().await;
    let requests = [0, 1].map(|number| {
        let header = scene.kiosk.header(Kind::CorrectEmail);
        scene.kiosk.seal(header, &correction(scene.pending(number)))
    });
    for request in &requests {
        let answer = scene.central.deliver(&scene.kiosk, request).await;
        assert_eq!(answer.status, 201);
    }
    (scene, requests)
}

/// Two corrections that silence carries out at T.
async fn two_ripe() -> (Scene, [SealedRequest; 2]) {
    let scene = Scene::set().await;
    let mut contents = [0, 1].map(|number| correction(scene.pending(number)));
    contents[1].new_email = "another@example.net".parse().ok();
    let first = scene
        .delivered(Kind::CorrectEmail, &contents[0], true)
        .await;
    let second = scene
        .delivered(Kind::CorrectEmail, &contents[1], true)
        .await;
    scene.central.clock.set(AFTER_T.parse().unwrap());
    (scene, [first, second])
}

#[tokio::test]
async fn a_request_that_makes_the_unsealer_panic_is_set_aside_and_the_others_are_opened() {
    let (scene, _) = two_delivered().await;
    let mut unsealer = scene.central.unsealer().await;
    let registry = Flaky::before(unsealer.registry.clone());
    let vault = keys::vault(&scene.central.directory).unwrap();
    let nif = vault.hash(Domain::Nif, scene.pending(0).nif.as_str());
    registry.now_does(Fault::PanicsAtLookUp(nif));
    unsealer.registry = registry;
    unsealer.pass().await.unwrap();
    let set_aside = named(&[("counter", 1), ("opened", 1)]);
    assert_eq!(scene.central.rows(STATES).await, set_aside);
    let one = named(&[("set-aside worker-panicked", 1)]);
    assert_eq!(scene.central.rows(ALARMS).await, one);
}

#[tokio::test]
async fn a_change_that_makes_the_decider_panic_is_put_off_with_an_alarm_and_made_later() {
    let (scene, _) = two_ripe().await;
    let mut decider = scene.central.workers().await.decider;
    let registry = Flaky::before(decider.registry.clone());
    decider.registry = registry.clone();
    registry.now_does(Fault::Refuses);
    decider.pass().await.unwrap();
    assert_eq!(scene.central.rows(STATES).await, named(&[("applying", 2)]));
    let later = |by: SignedDuration| scene.central.clock.set(scene.central.now() + by);
    later(SignedDuration::from_mins(1));
    registry.now_does(Fault::PanicsAtChange);
    decider.pass().await.unwrap();
    assert_eq!(scene.central.rows(STATES).await, named(&[("applying", 2)]));
    let failures = "SELECT failure, count(*) FROM case_changes GROUP BY 1";
    let both = named(&[("worker-panicked", 2)]);
    assert_eq!(scene.central.rows(failures).await, both, "each was tried");
    let causes = "SELECT cause, count(*) FROM alarms GROUP BY 1";
    assert_eq!(scene.central.rows(causes).await, both);
    // Put off: it is not tried in a circle.
    let due = "SELECT count(*) FROM case_changes WHERE due_at <= $1";
    let due: i64 = sqlx::query_scalar(due)
        .bind(scene.central.now().as_millisecond())
        .fetch_one(&mut scene.central.database().await)
        .await
        .unwrap();
    assert_eq!(due, 0);
    later(SignedDuration::from_mins(10));
    registry.now_does(Fault::None);
    decider.pass().await.unwrap();
    assert_eq!(scene.central.rows(STATES).await, named(&[("applied", 2)]));
    assert_eq!(scene.email_of(scene.pending(0)).await, NEW);
}

#[tokio::test]
async fn a_mail_that_makes_the_mailer_panic_is_given_up_with_an_alarm_and_the_others_leave() {
    let (scene, requests) = two_delivered().await;
    let central = &scene.central;
    central.open_all().await;
    // No such number is made: a mail with it cannot be written.
    let id = "a\"\r\nnumber";
    let vault = keys::vault(&central.directory).unwrap();
    let cell = |column| Cell {
        table: "mails",
        row: id,
        column,
    };
    let mail = NewMail {
        id: id.to_owned(),
        kind: MailKind::AddressReplaced,
        subject_id: requests[0].header.id.to_string(),
        language: Language::Pt,
        recipient: vault.seal(cell("recipient"), NEW),
        recipient_hash: vault.hash(Domain::Email, NEW),
        filling: vault.seal(cell("filling"), "{\"kind\":\"address-replaced\"}"),
    };
    let store = crate::support::database::store(&central.directory).await;
    // Before all others.
    let first = central.now() - SignedDuration::from_mins(1);
    assert!(store.queue_mail(&mail, first).await.unwrap());
    store.close().await;
    central.mail_all().await;
    let states = "SELECT state, count(*) FROM mails GROUP BY 1 ORDER BY 1";
    let gone = named(&[("accepted", 2), ("given-up", 1)]);
    assert_eq!(central.rows(states).await, gone);
    let one = named(&[("set-aside worker-panicked", 1)]);
    assert_eq!(central.rows(ALARMS).await, one);
}

#[tokio::test]
async fn a_request_that_cannot_be_erased_is_set_aside_with_an_alarm_and_the_others_go() {
    let (scene, requests) = two_ripe().await;
    let central = &scene.central;
    scene.work().await;
    let terms = "done_days = 1\n";
    std::fs::write(central.directory.retention(), terms).unwrap();
    sqlx::query(sqlx::AssertSqlSafe(format!(
        "CREATE TRIGGER bad BEFORE DELETE ON contents WHEN OLD.request_id = '{}'
         BEGIN SELECT RAISE(ABORT, 'a bad page'); END",
        requests[0].header.id
    )))
    .execute(&mut central.database().await)
    .await
    .unwrap();
    let later = central.now() + SignedDuration::from_hours(48);
    central.clock.set(later);
    let retention = central.workers().await.retention;
    let (_running, stop) = watch::channel(false);
    retention.pass_until(&stop).await.unwrap();
    let contents = "SELECT count(*) FROM contents";
    assert_eq!(central.count(contents).await, 1, "the other's went");
    let one = named(&[("set-aside retention", 1)]);
    assert_eq!(central.rows(ALARMS).await, one);
    // It is not tried in a circle, and goes after the next start.
    retention.pass_until(&stop).await.unwrap();
    central.execute("DROP TRIGGER bad").await;
    retention.pass_until(&stop).await.unwrap();
    assert_eq!(central.count(contents).await, 1);
    let anew = central.workers().await.retention;
    anew.pass_until(&stop).await.unwrap();
    assert_eq!(central.count(contents).await, 0);
}

/// Runs `pass` until the registry hangs, has the service end, and sees that the pass ends too.
async fn ends(registry: &Arc<Flaky>, running: watch::Sender<bool>, pass: impl Future<Output = ()>) {
    let end = async {
        registry.hangs.notified().await;
        running.send_replace(true);
    };
    let both = async { tokio::join!(pass, end) };
    // The unit kills after thirty seconds; the registry may take as long for one answer.
    tokio::time::timeout(Duration::from_secs(20), both)
        .await
        .expect("it ends by itself");
}

#[tokio::test]
async fn a_service_that_ends_waits_for_no_registry_that_hangs() {
    let (scene, _) = two_ripe().await;
    let workers = scene.central.workers().await;
    let mut decider = workers.decider;
    let registry = Flaky::before(decider.registry.clone());
    decider.registry = registry.clone();

    // While requests are decided.
    registry.now_does(Fault::Hangs);
    let (running, stop) = watch::channel(false);
    ends(&registry, running, async {
        decider.pass_until(&stop).await.unwrap();
    })
    .await;
    assert_eq!(scene.central.rows(STATES).await, named(&[("opened", 2)]));

    // While changes are asked for.
    registry.now_does(Fault::Refuses);
    decider.pass().await.unwrap();
    assert_eq!(scene.central.rows(STATES).await, named(&[("applying", 2)]));
    let later = scene.central.now() + SignedDuration::from_mins(1);
    scene.central.clock.set(later);
    registry.now_does(Fault::Hangs);
    let (running, stop) = watch::channel(false);
    ends(&registry, running, async {
        decider.pass_until(&stop).await.unwrap();
    })
    .await;
    let tries = "SELECT count(*) FROM case_changes WHERE tries > 1";
    assert_eq!(scene.central.count(tries).await, 0, "none was put off");

    // While requests are opened.
    let header = scene.kiosk.header(Kind::CorrectEmail);
    let request = scene.kiosk.seal(header, &correction(scene.pending(2)));
    scene.central.deliver(&scene.kiosk, &request).await;
    let mut unsealer = workers.unsealer;
    unsealer.registry = registry.clone();
    let (running, stop) = watch::channel(false);
    ends(&registry, running, async {
        unsealer.pass_until(&stop).await.unwrap();
    })
    .await;

    // The next life does it all.
    let decider = scene.central.workers().await.decider;
    scene.central.open_all().await;
    let later = scene.central.now() + SignedDuration::from_mins(10);
    scene.central.clock.set(later);
    decider.pass().await.unwrap();
    let all = named(&[("applied", 2), ("opened", 1)]);
    assert_eq!(scene.central.rows(STATES).await, all);
}
