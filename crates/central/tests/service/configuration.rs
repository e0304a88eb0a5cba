//! The signed configuration: what is published, who signs it, who is told, and what is written down of it.

use std::fs;

use central::{
    commands,
    configuration::{self, Changes, ClosedDayError, PublishError},
};
use jiff::civil::{Date, date};
use protocol::{
    configuration::{Accepted, Notice, Refused, Site, USUAL_SUFFIX, judge},
    wire::{Configuration, HeartbeatAnswer},
};
use reqwest::Method;
use serde_json::json;

use crate::support::{Central, bytes};

async fn publish(central: &Central, changes: Changes) -> Result<u64, PublishError> {
    let directory = &central.directory;
    let store = crate::support::database::store(directory).await;
    let now = central.now();
    let published = configuration::publish(directory, &store, changes, None, &[], now).await;
    store.close().await;
    published
}

fn senders(senders: &[&str]) -> Changes {
    Changes {
        senders: Some(senders.iter().map(|&sender| sender.to_owned()).collect()),
        ..Changes::default()
    }
}

fn days(hold_days: Option<u32>, closed_days: Option<&[Date]>) -> Changes {
    Changes {
        hold_days,
        closed_days: closed_days.map(<[Date]>::to_vec),
        ..Changes::default()
    }
}

async fn read(central: &Central, token: &str) -> Configuration {
    let path = "/v1/configuration";
    central.ask(Method::GET, path, Some(token), "").await.read()
}

fn accepted(answer: &Configuration, key: protocol::configuration::VerifyingKey) -> Accepted {
    let signed = answer.signed.as_ref().expect("signed");
    judge(None, signed, key, &[USUAL_SUFFIX.to_owned()]).expect("a kiosk takes it")
}

#[tokio::test]
async fn nothing_that_a_kiosk_would_refuse_is_published() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let token = &kiosk.enrolled.token;
    let before = read(&central, token).await;
    let notice = |text: &str| Changes {
        notices: Some(vec![Notice {
            language: "pt".to_owned(),
            text: text.to_owned(),
        }]),
        ..Changes::default()
    };
    let host = |host: &str| Changes {
        tracking_host: Some(Some(host.to_owned())),
        ..Changes::default()
    };
    for (changes, refused) in [
        (senders(&["saf-aima.pt"]), Refused::ForeignSender),
        (notice("Veja aima.gov.pt"), Refused::Notice),
        (host("kiosk.example"), Refused::ForeignHost),
    ] {
        let published = publish(&central, changes).await;
        assert!(
            matches!(published, Err(PublishError::Refused(why)) if why == refused),
            "{published:?}"
        );
    }
    assert_eq!(read(&central, token).await, before);
    let lines = "SELECT count(*) FROM journal WHERE act LIKE 'configuration-%'";
    assert_eq!(central.count(lines).await, 1, "init's alone");
}

#[tokio::test]
async fn days_that_cannot_be_meant_are_refused_each_with_its_sentence() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let before = read(&central, &kiosk.enrolled.token).await;
    for count in [0, 2, 61, u32::MAX] {
        let published = publish(&central, days(Some(count), None)).await;
        let Err(error @ PublishError::HoldDays(_)) = published else {
            panic!("{count}: {published:?}");
        };
        assert!(error.to_string().contains("--hold-days takes 3 to 60"));
    }
    // Today is Monday, 2 March 2026.
    let good = date(2026, 12, 24);
    for (bad, wrong) in [
        (date(2026, 3, 1), ClosedDayError::Past(date(2026, 3, 1))),
        (date(2025, 12, 24), ClosedDayError::Past(date(2025, 12, 24))),
        (
            date(2062, 12, 22),
            ClosedDayError::FarAhead(date(2062, 12, 22)),
        ),
        (
            date(2026, 4, 3),
            ClosedDayError::NotWorked(date(2026, 4, 3)),
        ),
        (
            date(2026, 3, 7),
            ClosedDayError::NotWorked(date(2026, 3, 7)),
        ),
        (good, ClosedDayError::Twice(good)),
    ] {
        let published = publish(&central, days(None, Some(&[good, bad]))).await;
        let Err(PublishError::ClosedDay(said)) = published else {
            panic!("{bad}: {published:?}");
        };
        assert_eq!(said, wrong);
    }
    assert_eq!(read(&central, &kiosk.enrolled.token).await, before);
    let lines = "SELECT count(*) FROM journal WHERE act LIKE 'configuration-%'";
    assert_eq!(central.count(lines).await, 1, "init's alone");
}

#[tokio::test]
async fn days_are_told_in_order_outlive_other_changes_and_are_written_down_without_a_word_of_anybody()
 {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let (token, key) = (
        &kiosk.enrolled.token,
        kiosk.enrolled.configuration_key.unwrap(),
    );
    let now = async || accepted(&read(&central, token).await, key).configuration;
    assert_eq!(
        (now().await.hold_days, now().await.closed_days),
        (5, vec![])
    );
    let closed = [date(2026, 12, 31), date(2026, 12, 24)];
    let version = publish(&central, days(Some(7), Some(&closed)))
        .await
        .unwrap();
    let ordered = vec![date(2026, 12, 24), date(2026, 12, 31)];
    assert_eq!(
        (now().await.hold_days, now().await.closed_days),
        (7, ordered.clone())
    );
    publish(&central, senders(&["aima.gov.pt"])).await.unwrap();
    assert_eq!(
        (now().await.hold_days, now().await.closed_days),
        (7, ordered)
    );
    publish(&central, days(None, Some(&[]))).await.unwrap();
    assert_eq!(
        (now().await.hold_days, now().await.closed_days),
        (7, vec![])
    );
    let written = central
        .rows("SELECT staff || ' ' || act || ' ' || why, number FROM journal ORDER BY number")
        .await;
    let published = format!("operator configuration-published version-{version}");
    assert!(
        written.iter().any(|(line, _)| *line == published),
        "{written:?}"
    );
}

#[tokio::test]
async fn a_change_is_a_new_version_signed_told_by_heartbeats_and_written_down() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let token = kiosk.enrolled.token.as_str();
    let key = kiosk.enrolled.configuration_key.expect("init made one");
    let before = accepted(&read(&central, token).await, key).configuration;
    assert_eq!(before.senders, ["aima.gov.pt"]);
    let site = Site {
        kiosk: kiosk.id(),
        name: "Loja do Porto".to_owned(),
        zone: "Europe/Lisbon".to_owned(),
    };
    let mut changes = senders(&["aima.gov.pt", "sef.pt.gov.pt"]);
    changes.sites = vec![site.clone()];
    let version = publish(&central, changes).await.unwrap();
    assert_eq!(version, before.version + 1);
    let answer = read(&central, token).await;
    assert_eq!(answer.version, version);
    let after = accepted(&answer, key).configuration;
    assert_eq!(after.senders, ["aima.gov.pt", "sef.pt.gov.pt"]);
    assert_eq!(after.site_of(kiosk.id()), Some(&site));
    assert_eq!(after.sealing_keys, before.sealing_keys);
    let heartbeat = json!({"version": "0.1.0", "queue_depth": 0, "oldest_undelivered_s": null,
        "printer": "ready", "wall_ms": central.now().as_millisecond()});
    let told = central.ask(
        Method::POST,
        "/v1/heartbeats",
        Some(token),
        bytes(&heartbeat),
    );
    let told: HeartbeatAnswer = told.await.read();
    assert_eq!(told.configuration_version, version);
    let written = central
        .rows("SELECT staff || ' ' || act || ' ' || why, number FROM journal ORDER BY number DESC LIMIT 1")
        .await;
    assert_eq!(
        written[0].0,
        format!("operator configuration-published version-{version}")
    );
    commands::check_journal(&central.directory, None)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_kiosk_that_has_the_version_is_told_so_in_few_bytes() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let token = Some(kiosk.enrolled.token.as_str());
    let first = central
        .ask(Method::GET, "/v1/configuration", token, "")
        .await;
    let tag = first.header("etag").to_owned();
    assert_eq!(
        tag,
        format!("\"{}\"", first.read::<Configuration>().version)
    );
    let asked = central
        .http
        .get(central.url("/v1/configuration"))
        .bearer_auth(&kiosk.enrolled.token)
        .header("if-none-match", tag);
    let again = asked.send().await.unwrap();
    assert_eq!(again.status(), 304);
    assert!(again.bytes().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_new_signing_key_is_handed_over_by_the_old_one() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let first = kiosk.enrolled.configuration_key.unwrap();
    for _ in 0..2 {
        configuration::new_key(&central.directory).unwrap();
        publish(&central, Changes::default()).await.unwrap();
    }
    let answer = read(&central, &kiosk.enrolled.token).await;
    let key = accepted(&answer, first).key;
    assert_ne!(key, first);
    let later = central.kiosk().await.enrolled.configuration_key;
    assert_eq!(later, Some(key), "who enrols now needs no hand-over");
    let acts = "SELECT count(*) FROM journal WHERE act = 'configuration-key-changed'";
    assert_eq!(central.count(acts).await, 2);
}

#[tokio::test]
async fn the_service_runs_without_the_signing_key_and_nobody_publishes_without_it() {
    let mut central = Central::start().await;
    let file = central.directory.keys().join("configuration-0001.key");
    let kept = fs::read(&file).unwrap();
    fs::remove_file(&file).unwrap();
    central.restart().await;
    let kiosk = central.kiosk().await;
    assert!(read(&central, &kiosk.enrolled.token).await.signed.is_some());
    let nobody = publish(&central, Changes::default()).await;
    assert!(
        matches!(nobody, Err(PublishError::AnotherKey)),
        "{nobody:?}"
    );
    configuration::create_missing_key(&central.directory).unwrap();
    let stranger = publish(&central, Changes::default()).await;
    assert!(
        matches!(stranger, Err(PublishError::AnotherKey)),
        "{stranger:?}"
    );
    fs::write(&file, kept).unwrap();
    publish(&central, Changes::default()).await.unwrap();
}

#[tokio::test]
async fn what_was_published_is_neither_changed_nor_removed() {
    let central = Central::start().await;
    let mut database = central.database().await;
    for sql in [
        "UPDATE configurations SET signed = '{}'",
        "DELETE FROM configurations",
    ] {
        assert!(
            sqlx::query(sql).execute(&mut database).await.is_err(),
            "{sql}"
        );
    }
}

#[tokio::test]
async fn an_installation_of_an_earlier_version_serves_and_init_gives_it_a_key() {
    let mut central = Central::start().await;
    central.serving.take().unwrap().stop().await.unwrap();
    let file = central.directory.keys().join("configuration-0001.key");
    fs::remove_file(file).unwrap();
    let mut database = central.database().await;
    for sql in [
        "DROP TRIGGER configurations_are_not_removed",
        "DELETE FROM configurations",
    ] {
        let sql = crate::support::database::spelled(sql);
        sqlx::query(sql).execute(&mut database).await.unwrap();
    }
    central.serve_with(|config| config).await;
    let kiosk = central.kiosk().await;
    assert_eq!(kiosk.enrolled.configuration_key, None);
    let before = read(&central, &kiosk.enrolled.token).await;
    assert_eq!((before.signed, before.sealing_keys.len()), (None, 1));
    let installation = central::store::Installation {
        demo: true,
        public_base: None,
    };
    commands::init(&central.directory, &installation, central.now())
        .await
        .unwrap();
    let after = read(&central, &kiosk.enrolled.token).await;
    assert!(after.version > before.version && after.signed.is_some());
    let key = central.kiosk().await.enrolled.configuration_key;
    accepted(&after, key.expect("there is one now"));
}
