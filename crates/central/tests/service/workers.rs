//! Workers under what goes wrong around them: items that make them panic, a service that ends, keys that are not here
//! yet, and a kiosk that floods them.

use std::{collections::BTreeSet, fs, time::Duration};

use central::{
    app::{Config, Rates},
    configuration::Changes,
    rate_limit::Rate,
};
use jiff::ToSpan;
use protocol::{Kind, SealingPrivateKey, wire::SealedRequest};
use tokio::sync::watch;

use crate::{
    scene::Scene,
    support::{Central, Kiosk, correction},
};

/// A time of receipt so late that no deadline can be reckoned from it: whoever tries panics.
const MAKES_PANIC: &str = "UPDATE requests SET received_at = 253402207200000
     WHERE id = (SELECT min(id) FROM requests)";

#[tokio::test]
async fn a_request_that_makes_a_worker_panic_is_set_aside_with_an_alarm_and_the_others_go_on() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    for _ in 0..2 {
        let request = scene
            .kiosk
            .seal(scene.kiosk.header(Kind::CorrectEmail), &correction(person));
        scene.central.deliver(&scene.kiosk, &request).await;
    }
    scene.central.open_all().await;
    scene.central.execute(MAKES_PANIC).await;
    scene.central.decide_all().await;
    let states = "SELECT state, count(*) FROM requests GROUP BY 1 ORDER BY 1";
    assert_eq!(
        scene.central.rows(states).await,
        [("counter".to_owned(), 1), ("opened".to_owned(), 1)]
    );
    let alarms = "SELECT kind || ' ' || cause, count(*) FROM alarms GROUP BY 1";
    assert_eq!(
        scene.central.rows(alarms).await,
        [("set-aside worker-panicked".to_owned(), 1)]
    );
    let told = "SELECT count(*) FROM proofs WHERE old_mailbox_told_at IS NOT NULL";
    assert_eq!(scene.central.count(told).await, 1, "the other was judged");
}

#[tokio::test]
async fn a_worker_that_does_not_get_on_makes_the_process_unready() {
    let central = Central::start_with(|config| Config {
        opening: true,
        ..config
    })
    .await;
    assert_eq!(central.get("/readyz").await.status, 200);
    // Every pass fails from here on.
    central.execute("DROP TABLE worker_heartbeats").await;
    let later = central.now() + 6.minutes();
    central.clock.set(later);
    let answer = central.get("/readyz").await;
    assert_eq!(answer.status, 503);
    let text = answer.text();
    for worker in ["decider", "mailer", "unsealer"] {
        assert!(text.contains(worker), "{text}");
    }
}

#[tokio::test]
async fn the_metrics_show_each_workers_heartbeat() {
    let scene = Scene::set().await;
    scene.work().await;
    let later = scene.central.now() + 90.seconds();
    scene.central.clock.set(later);
    let text = scene.central.get("/metrics").await.text();
    for worker in ["decider", "mailer", "unsealer"] {
        let line = format!("aima_worker_heartbeat_seconds{{worker=\"{worker}\"}} 90");
        assert!(text.contains(&line), "{text}");
    }
}

#[tokio::test]
async fn a_pass_with_a_backlog_ends_between_two_batches_when_the_service_ends() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    // More than two batches: the second may have begun when the first is heard of.
    let waiting = 200;
    for _ in 0..waiting {
        central.deliver(&kiosk, &kiosk.request()).await;
    }
    let workers = central.workers().await;
    let (running, stop) = watch::channel(false);
    let first = async {
        workers.unsealer.wake.decider.notified().await;
        running.send_replace(true);
    };
    let (opened, ()) = tokio::join!(workers.unsealer.pass_until(&stop), first);
    opened.unwrap();
    let opened = "SELECT count(*) FROM requests WHERE state = 'opened'";
    let count = central.count(opened).await;
    assert!(
        (1..waiting).contains(&count),
        "{count} opened before the end"
    );
    central.open_all().await;
    running.send_replace(false);
    let workers = central.workers().await;
    let first = async {
        workers.unsealer.wake.mailer.notified().await;
        running.send_replace(true);
    };
    let (decided, ()) = tokio::join!(workers.decider.pass_until(&stop), first);
    decided.unwrap();
    let judged = "SELECT count(*) FROM proofs WHERE look_at > 0";
    let count = central.count(judged).await;
    assert!(
        (1..waiting).contains(&count),
        "{count} judged before the end"
    );
}

#[tokio::test]
async fn the_service_ends_well_within_its_grace_with_a_backlog_of_everything() {
    let mut central = Central::start().await;
    let kiosk = central.kiosk().await;
    for _ in 0..300 {
        central.deliver(&kiosk, &kiosk.request()).await;
    }
    central.serving.take().unwrap().stop().await.unwrap();
    central
        .serve_with(|config| Config {
            opening: true,
            ..config
        })
        .await;
    let serving = central.serving.take().unwrap();
    // The unit kills after thirty seconds.
    tokio::time::timeout(Duration::from_secs(25), serving.stop())
        .await
        .expect("it ends by itself")
        .unwrap();
    let left = "SELECT count(*) FROM requests WHERE state = 'received'";
    assert!(central.count(left).await > 0, "there was a backlog");
}

impl Central {
    /// A second sealing key, as the operator puts it into the folder. Its private half is given back and not kept.
    fn second_key(&self) -> SealingPrivateKey {
        let (private, public) = SealingPrivateKey::generate();
        let path = self.directory.keys().join("sealing-0002.pub");
        fs::write(path, hex::encode(public.to_bytes())).unwrap();
        private
    }

    fn keep(&self, key: &SealingPrivateKey) {
        let path = self.directory.keys().join("sealing-0002.key");
        fs::write(path, hex::encode(&*key.to_bytes())).unwrap();
    }

    async fn publish(&self) {
        let store = crate::support::database::store(&self.directory).await;
        let changes = Changes::default();
        central::configuration::publish(&self.directory, &store, changes, None, &[], self.now())
            .await
            .unwrap();
        store.close().await;
    }
}

fn sealed_to(kiosk: &Kiosk, key: &SealingPrivateKey) -> SealedRequest {
    let header = kiosk.header(Kind::CorrectEmail);
    let content = correction(&central::made_up::person(999, 0));
    let payload = key.public().seal(&header, &content);
    SealedRequest {
        sha256: payload.hash(),
        header,
        payload,
    }
}

#[tokio::test]
async fn a_request_for_a_key_that_only_another_process_has_waits_for_that_process() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let key = central.second_key();
    central.publish().await;
    let request = sealed_to(&kiosk, &key);
    assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
    let state = "SELECT state, count(*) FROM requests GROUP BY 1";
    central.open_all().await;
    assert_eq!(central.rows(state).await, [("received".to_owned(), 1)]);
    assert_eq!(central.count("SELECT count(*) FROM alarms").await, 0);
    let later = central.now() + 20.minutes();
    central.clock.set(later);
    central.open_all().await;
    let alarms = "SELECT kind, count(*) FROM alarms GROUP BY 1";
    assert_eq!(central.rows(alarms).await, [("key-missing".to_owned(), 1)]);
    assert_eq!(central.rows(state).await, [("received".to_owned(), 1)]);
    // The process with the new key.
    central.keep(&key);
    central.open_all().await;
    assert_eq!(central.rows(state).await, [("opened".to_owned(), 1)]);
}

#[tokio::test]
async fn a_key_that_nobody_brings_until_t_sends_the_request_to_the_counter() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let key = central.second_key();
    central.publish().await;
    central.deliver(&kiosk, &sealed_to(&kiosk, &key)).await;
    central.clock.set(crate::scene::AFTER_T.parse().unwrap());
    central.open_all().await;
    let state = "SELECT state, count(*) FROM requests GROUP BY 1";
    assert_eq!(central.rows(state).await, [("counter".to_owned(), 1)]);
}

#[tokio::test]
async fn a_process_without_the_new_key_gives_no_version_with_the_old_keys() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let ask = async || {
        let token = Some(kiosk.enrolled.token.as_str());
        central
            .ask(reqwest::Method::GET, "/v1/configuration", token, [])
            .await
    };
    // An installation in which nothing was ever signed; another process has given a new key out.
    central
        .execute("DROP TRIGGER configurations_are_not_removed")
        .await;
    central.execute("DELETE FROM configurations").await;
    assert_eq!(ask().await.status, 200);
    central
        .execute("INSERT INTO sealing_keys (key_id, first_used_at) VALUES ('0011223344556677', 0)")
        .await;
    central
        .execute("UPDATE installation SET configuration_version = configuration_version + 1")
        .await;
    let answer = ask().await;
    assert_eq!(answer.status, 503, "{}", answer.text());
}

#[tokio::test]
async fn one_kiosk_with_thousands_of_requests_keeps_no_other_waiting() {
    let central = Central::start().await;
    let (flood, quiet) = (central.kiosk().await, central.kiosk().await);
    for _ in 0..60 {
        central.deliver(&flood, &flood.request()).await;
    }
    let later = central.now() + 1.minute();
    central.clock.set(later);
    let request = quiet.request();
    central.deliver(&quiet, &request).await;
    central.open_all().await;
    let place = "SELECT what, (SELECT count(*) FROM events AS before
             WHERE before.what = 'unsealed' AND before.number < events.number)
         FROM events JOIN requests ON requests.id = request_id
         WHERE what = 'unsealed' AND kiosk = (SELECT kiosk FROM requests ORDER BY received_at DESC LIMIT 1)";
    let rows = central.rows(place).await;
    assert_eq!(rows.len(), 1);
    assert!(
        rows[0].1 <= 32,
        "half of the first batch is its own share, not {}",
        rows[0].1
    );
}

/// A request with a new address of its own, which nobody has confirmed.
fn to_somebody(kiosk: &Kiosk, number: usize) -> SealedRequest {
    let mut content = correction(&central::made_up::person(999, 0));
    content.new_email = format!("somebody{number}@example.org").parse().ok();
    kiosk.seal(kiosk.header(Kind::CorrectEmail), &content)
}

#[tokio::test]
async fn a_stolen_token_sends_no_more_links_than_the_kiosks_pace_and_staff_are_alarmed() {
    let central = Central::start().await;
    let (stolen, other) = (central.kiosk().await, central.kiosk().await);
    for number in 0..80 {
        central
            .deliver(&stolen, &to_somebody(&stolen, number))
            .await;
    }
    central.open_all().await;
    central.mail_all().await;
    let sent = "SELECT count(*) FROM mails WHERE kind = 'confirm-link' AND state = 'accepted'";
    assert_eq!(central.count(sent).await, 60);
    let alarms = "SELECT kind, count(*) FROM alarms GROUP BY 1";
    assert_eq!(central.rows(alarms).await, [("kiosk-pace".to_owned(), 1)]);
    // Another kiosk is not held up.
    central.deliver(&other, &to_somebody(&other, 100)).await;
    central.open_all().await;
    central.mail_all().await;
    assert_eq!(central.count(sent).await, 61);
    // What is beyond leaves later: a kiosk that was offline for a day loses nobody.
    let later = central.now() + 61.minutes();
    central.clock.set(later);
    central.mail_all().await;
    assert_eq!(central.count(sent).await, 81);
}

#[tokio::test]
async fn one_mailbox_is_not_filled_with_links_whatever_kiosk_asks() {
    let central = Central::start().await;
    let mut kiosks = BTreeSet::new();
    for _ in 0..8 {
        let kiosk = central.kiosk().await;
        for _ in 0..3 {
            central.deliver(&kiosk, &kiosk.request()).await;
        }
        kiosks.insert(kiosk.id().as_str().to_owned());
    }
    assert_eq!(kiosks.len(), 8);
    central.open_all().await;
    central.mail_all().await;
    let sent = "SELECT count(*) FROM mails WHERE kind = 'confirm-link' AND state = 'accepted'";
    assert_eq!(central.count(sent).await, 5);
    let all = "SELECT count(*) FROM mails WHERE kind = 'confirm-link'";
    assert!(
        central.count(all).await <= 20,
        "what would wait for days is not sent at all"
    );
    let later = central.now() + 23.hours();
    central.clock.set(later);
    central.mail_all().await;
    assert_eq!(central.count(sent).await, 10);
}

#[tokio::test]
async fn a_stolen_token_that_floods_has_to_wait_alarms_once_and_holds_no_other_kiosk_up() {
    let central = Central::start_with(|config| Config {
        rates: Rates {
            deliveries: Rate {
                burst: 5,
                every_ms: 60_000,
            },
            ..config.rates
        },
        ..config
    })
    .await;
    let (stolen, other) = (central.kiosk().await, central.kiosk().await);
    let batch = |n: usize| {
        (0..n)
            .map(|_| serde_json::to_value(stolen.request()).unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(central.batch(&stolen, &batch(4)).await.status, 200);
    let refused = central.batch(&stolen, &batch(2)).await;
    assert_eq!(refused.status, 429, "{}", refused.text());
    assert_eq!(refused.header("retry-after"), "60");
    let last = stolen.request();
    assert_eq!(
        central.deliver(&stolen, &last).await.status,
        201,
        "one was left"
    );
    for _ in 0..3 {
        assert_eq!(
            central.deliver(&stolen, &last).await.status,
            429,
            "again counts too"
        );
    }
    let stored = "SELECT count(*) FROM requests";
    assert_eq!(
        central.count(stored).await,
        5,
        "a batch is taken whole or not at all"
    );
    let alarms = "SELECT kind || ' ' || cause, count(*) FROM alarms GROUP BY 1";
    let about = format!("kiosk-flood kiosk-{}", stolen.id());
    assert_eq!(central.rows(alarms).await, [(about.clone(), 1)]);
    assert_eq!(central.deliver(&other, &other.request()).await.status, 201);
    // Seen, and it goes on.
    central
        .execute("UPDATE alarms SET acknowledged_at = 1")
        .await;
    assert_eq!(central.deliver(&stolen, &last).await.status, 429);
    let open = "SELECT kind || ' ' || cause, count(*) FROM alarms WHERE acknowledged_at IS NULL GROUP BY 1";
    assert_eq!(central.rows(open).await, [(about, 1)]);
    central.clock.set(central.now() + 1.minute());
    assert_eq!(
        central.deliver(&stolen, &last).await.status,
        200,
        "what is honest waits and is taken"
    );
}
