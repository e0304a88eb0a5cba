//! Enrolment: one code, one kiosk, within a day; tokens can be taken away.

use std::collections::HashSet;

use central::{
    commands,
    configuration::{self, Changes},
    rate_limit::Rate,
};
use jiff::SignedDuration;
use protocol::{
    SUITE, SealingPublicKey,
    wire::{Configuration, Enrolled, ErrorCode, HeartbeatAnswer},
};
use reqwest::Method;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::support::{Central, START, bytes};

#[tokio::test]
async fn a_code_gives_a_kiosk_its_identity() {
    let central = Central::start().await;
    let enrolled: Enrolled = central.enrol_with(&central.code().await).await.read();
    assert_eq!(enrolled.store, "Loja de Lisboa");
    assert_eq!(enrolled.time_zone, "Europe/Lisbon");
    assert_eq!(enrolled.public_base, central.url(""));
    assert_eq!(enrolled.token.len(), 64, "256 bits in hex");
    assert!(enrolled.demo);
    assert_eq!(enrolled.server_time, START.parse().unwrap());
    let [key] = enrolled.sealing_keys.as_slice() else {
        panic!("one key")
    };
    assert_eq!(key.suite, SUITE);
    assert_eq!(
        SealingPublicKey::from_bytes(&key.public_key).unwrap().id(),
        key.key_id
    );
}

#[tokio::test]
async fn a_code_works_once_however_it_is_typed() {
    let central = Central::start().await;
    let code = central.code().await;
    let typed = format!(" {} ", code.to_lowercase().replace('-', " "));
    assert_eq!(central.enrol_with(&typed).await.status, 200);
    for again in [&code, &typed] {
        central
            .enrol_with(again)
            .await
            .is_refused(403, ErrorCode::EnrolmentRefused);
    }
    assert_eq!(central.count("SELECT count(*) FROM kiosks").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_technicians_with_one_code_make_one_kiosk() {
    let central = Central::start().await;
    let code = central.code().await;
    let answers = futures_util::future::join_all((0..10).map(|_| central.enrol_with(&code))).await;
    assert_eq!(
        answers.iter().filter(|answer| answer.status == 200).count(),
        1
    );
    assert_eq!(central.count("SELECT count(*) FROM kiosks").await, 1);
    assert_eq!(central.count("SELECT count(*) FROM device_tokens").await, 1);
}

#[tokio::test]
async fn a_code_with_the_kiosks_own_token_gets_the_same_answer_for_ten_minutes() {
    let central = Central::start().await;
    let code = central.code().await;
    let hash = |token: &str| hex::encode(Sha256::digest(token));
    let enrol = |token: &str| json!({ "code": code, "token_sha256": hash(token) });
    let ask = |body: serde_json::Value| {
        let body = body.to_string();
        central.ask(Method::POST, "/v1/kiosks/enrol", None, body)
    };
    let first: Enrolled = ask(enrol("mine")).await.read();
    assert_eq!(first.token, "", "the kiosk has it");
    let again: Enrolled = ask(enrol("mine")).await.read();
    assert_eq!(again.kiosk, first.kiosk);
    let other = ask(enrol("a thief's")).await;
    other.is_refused(403, ErrorCode::EnrolmentRefused);
    central
        .clock
        .set(central.now() + SignedDuration::from_mins(11));
    let late = ask(enrol("mine")).await;
    late.is_refused(403, ErrorCode::EnrolmentRefused);
    assert_eq!(central.count("SELECT count(*) FROM kiosks").await, 1);
}

#[tokio::test]
async fn a_code_for_a_kiosk_rotates_its_token_and_keeps_its_name() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await.enrolled;
    let code = commands::code_for_kiosk(&central.directory, kiosk.kiosk, central.now())
        .await
        .unwrap();
    let again: Enrolled = central.enrol_with(&code).await.read();
    assert_eq!(again.kiosk, kiosk.kiosk);
    assert_eq!(again.store, kiosk.store);
    for (token, status) in [(&kiosk.token, 401), (&again.token, 200)] {
        let path = "/v1/configuration";
        let answer = central.ask(Method::GET, path, Some(token), "").await;
        assert_eq!(answer.status, status);
    }
}

#[tokio::test]
async fn a_code_of_another_kiosk_is_refused_and_not_spent() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await.enrolled.kiosk;
    let code = central.code().await;
    let body = json!({ "code": code, "kiosk": kiosk }).to_string();
    let path = "/v1/kiosks/enrol";
    let refused = central.ask(Method::POST, path, None, body).await;
    refused.is_refused(403, ErrorCode::EnrolmentRefused);
    assert_eq!(central.enrol_with(&code).await.status, 200);
}

#[tokio::test]
async fn a_code_expires_after_a_day() {
    let central = Central::start().await;
    let (in_time, late) = (central.code().await, central.code().await);
    central
        .clock
        .set(central.now() + SignedDuration::from_hours(24) - SignedDuration::from_secs(1));
    assert_eq!(central.enrol_with(&in_time).await.status, 200);
    central
        .clock
        .set(central.now() + SignedDuration::from_secs(1));
    central
        .enrol_with(&late)
        .await
        .is_refused(403, ErrorCode::EnrolmentRefused);
}

#[tokio::test]
async fn wrong_codes_are_refused_and_rationed() {
    let rate = Rate {
        burst: 4,
        every_ms: 30_000,
    };
    let central = Central::start_with(|mut config| {
        config.rates.enrolment = rate;
        config
    })
    .await;
    for code in ["", "ABCD-EFGH-JKMN", "7", "ABCD-EFGH-JKMN-PQRS"] {
        central
            .enrol_with(code)
            .await
            .is_refused(403, ErrorCode::EnrolmentRefused);
    }
    let code = central.code().await;
    let refused = central.enrol_with(&code).await;
    refused.is_refused(429, ErrorCode::TooManyRequests);
    assert_eq!(refused.header("retry-after"), "30");
    central
        .clock
        .set(central.now() + SignedDuration::from_secs(30));
    assert_eq!(
        central.enrol_with(&code).await.status,
        200,
        "the code was not used up"
    );
}

#[tokio::test]
async fn kiosks_have_names_of_their_own() {
    let central = Central::start().await;
    let mut names = HashSet::new();
    for _ in 0..15 {
        assert!(names.insert(central.kiosk().await.id()));
    }
}

#[tokio::test]
async fn a_revoked_kiosk_is_unauthorised_and_the_others_go_on() {
    let central = Central::start().await;
    let (kiosk, other) = (central.kiosk().await, central.kiosk().await);
    commands::revoke_kiosk(&central.directory, kiosk.id(), central.now())
        .await
        .unwrap();
    central
        .deliver(&kiosk, &kiosk.request())
        .await
        .is_refused(401, ErrorCode::Unauthorised);
    assert_eq!(central.deliver(&other, &other.request()).await.status, 201);
    let unknown = (0..).map(|n| protocol::KioskId::new(n).unwrap());
    let unknown = unknown
        .into_iter()
        .find(|id| *id != kiosk.id() && *id != other.id())
        .unwrap();
    assert!(
        commands::revoke_kiosk(&central.directory, unknown, central.now())
            .await
            .is_err()
    );
}

#[tokio::test]
async fn neither_token_nor_code_lies_in_the_database() {
    let central = Central::start().await;
    let code = central.code().await;
    let enrolled: Enrolled = central.enrol_with(&code).await.read();
    for file in crate::support::files(central.folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        let raw = hex::decode(&enrolled.token).unwrap();
        let compact = code.replace('-', "");
        for secret in [
            enrolled.token.as_bytes(),
            &raw,
            code.as_bytes(),
            compact.as_bytes(),
        ] {
            assert!(
                !bytes.windows(secret.len()).any(|part| part == secret),
                "in {}",
                file.display()
            );
        }
    }
}

#[tokio::test]
async fn a_heartbeat_is_kept_and_answered_with_the_time() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut heartbeat = json!({"version": "0.1.0", "queue_depth": 3, "oldest_undelivered_s": 60,
        "printer": "printer-out-of-paper", "wall_ms": central.now().as_millisecond() - 5_000});
    let token = Some(kiosk.enrolled.token.as_str());
    let send = async |body| {
        central
            .ask(Method::POST, "/v1/heartbeats", token, bytes(&body))
            .await
    };
    for queue_depth in [3, 1] {
        heartbeat["queue_depth"] = json!(queue_depth);
        let answer: HeartbeatAnswer = send(heartbeat.clone()).await.read();
        assert_eq!(
            (answer.kiosk, answer.server_time),
            (kiosk.id(), central.now())
        );
    }
    let kept = central
        .rows("SELECT printer, queue_depth * 100000 + clock_offset_ms FROM heartbeats")
        .await;
    assert_eq!(kept, [("printer-out-of-paper".to_owned(), 105_000)]);
    heartbeat["printer"] = json!("call 912 345 678");
    send(heartbeat).await.is_refused(400, ErrorCode::Malformed);
}

#[tokio::test]
async fn numbers_that_no_kiosk_can_have_leave_the_figures_alone() {
    let central = Central::start().await;
    for kiosk in [central.kiosk().await, central.kiosk().await] {
        let token = Some(kiosk.enrolled.token.as_str());
        for (number, status) in [(i64::MAX.unsigned_abs(), 200_u16), (u64::MAX, 400)] {
            let heartbeat = json!({"version": "0.1.0", "queue_depth": number, "oldest_undelivered_s": number,
                "printer": "ready", "wall_ms": 0});
            let answer = central
                .ask(Method::POST, "/v1/heartbeats", token, bytes(&heartbeat))
                .await;
            assert_eq!(answer.status, status, "{number}");
        }
    }
    let figures = central.get("/metrics").await;
    assert_eq!(figures.status, 200);
    assert!(
        figures
            .text()
            .contains("aima_queued_at_kiosks 2000000000\n")
    );
}

#[tokio::test]
async fn a_new_sealing_key_goes_out_with_the_next_configuration() {
    let mut central = Central::start().await;
    let kiosk = central.kiosk().await;
    let token = kiosk.enrolled.token.clone();
    let read = async |central: &Central| -> Configuration {
        central
            .ask(Method::GET, "/v1/configuration", Some(&token), "")
            .await
            .read()
    };
    let before = read(&central).await;
    central.restart().await;
    assert_eq!(read(&central).await, before, "a restart changes nothing");
    let (key, public) = protocol::SealingPrivateKey::generate();
    std::fs::write(
        central.directory.keys().join("sealing-0002.key"),
        hex::encode(&*key.to_bytes()),
    )
    .unwrap();
    central::keys::create_missing(&central.directory).unwrap();
    central.restart().await;
    assert_eq!(
        read(&central).await,
        before,
        "what was not signed does not go out"
    );
    let store = crate::support::database::store(&central.directory).await;
    configuration::publish(
        &central.directory,
        &store,
        Changes::default(),
        None,
        &[],
        central.now(),
    )
    .await
    .unwrap();
    store.close().await;
    let after = read(&central).await;
    assert!(after.version > before.version);
    assert_eq!(
        after.sealing_keys[0].key_id,
        public.id(),
        "the new key is the one to use"
    );
    assert_eq!(after.sealing_keys[1], before.sealing_keys[0]);
}
