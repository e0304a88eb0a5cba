//! Whoever answers in central's place: nothing that a stranger says counts as delivered.

use std::time::Duration;

use axum::{
    body::Bytes,
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use kiosk::{app::page::Service, machine::fault::Fault};
use serde_json::{Value, json};

use crate::{
    stand_in::stand_in,
    support::{DEADLINE, Place, Running},
};

async fn is_not_delivered(answer: impl Fn(Bytes) -> Response + Clone + Send + Sync + 'static) {
    let mut place = Place::new().await;
    place.stop_central().await;
    stand_in(&place, move |_, body| answer(body)).await;
    let kiosk = Running::start(place.config()).await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_fault(Fault::CentralFailing).await;
    assert!(!kiosk.delivered(&visit).await);
    assert_eq!(
        kiosk.kiosk.state().service,
        Service::Open,
        "people can go on"
    );
}

#[tokio::test]
async fn a_captive_portals_page_is_not_an_answer() {
    is_not_delivered(|_| Html("<h1>Welcome to the WiFi</h1>").into_response()).await;
}

#[tokio::test]
async fn a_redirect_is_not_an_answer_and_is_not_followed() {
    is_not_delivered(|_| {
        (
            StatusCode::FOUND,
            [(header::LOCATION, "https://localhost/login")],
        )
            .into_response()
    })
    .await;
}

#[tokio::test]
async fn an_answer_cut_short_is_not_an_answer() {
    is_not_delivered(|_| "{\"results\":[{\"result\":\"deliv".into_response()).await;
}

#[tokio::test]
async fn an_endless_answer_is_given_up() {
    is_not_delivered(|_| vec![b' '; 3 * 1024 * 1024].into_response()).await;
}

#[tokio::test]
async fn somebody_elses_401_does_not_stop_delivery() {
    is_not_delivered(|_| (StatusCode::UNAUTHORIZED, "who are you").into_response()).await;
}

#[tokio::test]
async fn a_certificate_of_another_authority_is_named() {
    let place = Place::new().await;
    let other = Place::new().await;
    let mut config = place.config();
    config.trust_anchor = other.directory().authority();
    let kiosk = Running::start(config).await;
    kiosk.until_fault(Fault::CentralCertificate).await;
    let (visit, _) = kiosk.saved().await;
    assert!(!kiosk.delivered(&visit).await);
}

/// Central's echo of an item.
fn delivered(request: &Value) -> Value {
    json!({
        "result": "delivered",
        "id": request["header"]["id"],
        "sha256": request["sha256"],
        "received_at": jiff::Timestamp::now(),
    })
}

/// A kiosk with `waiting` requests and one more before a stand-in that answers batches by `answer` and a heartbeat as
/// central would, until `passing` of them are delivered: none is refused, and only those that do not pass were put behind
/// the others.
async fn delivers(
    passing: i64,
    waiting: i64,
    heartbeats: bool,
    answer: impl Fn(&[Value]) -> Response + Clone + Send + Sync + 'static,
) {
    let mut place = Place::new().await;
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    for _ in 0..waiting {
        kiosk.saved().await;
    }
    kiosk.end();
    let name: String =
        place.at_rest(|db| db.query_row("SELECT kiosk FROM identity", [], |row| row.get(0)));
    stand_in(&place, move |path, body| match path {
        "/v1/requests/batch" => answer(&sent(&body)),
        "/v1/heartbeats" if heartbeats => axum::Json(json!({
            "kiosk": name,
            "server_time": jiff::Timestamp::now(),
            "configuration_version": 1,
        }))
        .into_response(),
        _ => (StatusCode::INTERNAL_SERVER_ERROR, "no such page").into_response(),
    })
    .await;
    let counted = || -> (i64, i64, i64) {
        place.at_rest(|db| {
            db.query_row(
                "SELECT count(*) FILTER (WHERE delivery = 'delivered'),
                        count(*) FILTER (WHERE delivery = 'refused'),
                        count(*) FILTER (WHERE deferred > 0) FROM request",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
        })
    };
    let kiosk = Running::start(place.config()).await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    let mut changes = kiosk.kiosk.changes();
    let all_that_may = async {
        while counted().0 < passing {
            changes.changed().await.expect("the kiosk runs");
        }
    };
    let in_time = tokio::time::timeout(DEADLINE, all_that_may).await;
    assert!(in_time.is_ok(), "{:?}", counted());
    kiosk.end();
    let aside = waiting + 1 - passing;
    assert_eq!(
        counted(),
        (passing, 0, aside),
        "delivered, refused, put behind others"
    );
}

fn sent(body: &[u8]) -> Vec<Value> {
    let batch: Value = serde_json::from_slice(body).expect("a batch");
    batch["requests"].as_array().expect("requests").clone()
}

/// All of a batch.
fn all(batch: &[Value]) -> Response {
    let results: Vec<_> = batch.iter().map(delivered).collect();
    axum::Json(json!({ "results": results })).into_response()
}

#[tokio::test]
async fn a_proxys_413_refuses_nothing_and_what_is_small_enough_passes() {
    let passed = delivers(6, 5, true, |batch| match batch.len() {
        0..=2 => all(batch),
        _ => (StatusCode::PAYLOAD_TOO_LARGE, "<h1>nginx</h1>").into_response(),
    });
    passed.await;
}

#[tokio::test]
async fn a_central_that_fails_on_one_request_keeps_only_that_one_waiting() {
    let bad = std::sync::Arc::new(std::sync::OnceLock::<Value>::new());
    let passed = delivers(9, 9, true, move |batch| {
        let bad = bad.get_or_init(|| batch[2]["header"]["id"].clone());
        match batch.iter().any(|request| request["header"]["id"] == *bad) {
            true => (
                StatusCode::INTERNAL_SERVER_ERROR,
                axum::Json(json!({ "code": "internal" })),
            )
                .into_response(),
            false => all(batch),
        }
    });
    passed.await;
}

#[tokio::test]
async fn a_400_to_the_whole_batch_refuses_nothing() {
    let passed = delivers(4, 3, true, |batch| match batch.len() {
        1 => all(batch),
        _ => (
            StatusCode::BAD_REQUEST,
            axum::Json(json!({ "code": "malformed" })),
        )
            .into_response(),
    });
    passed.await;
}

#[tokio::test]
async fn a_disk_that_keeps_nothing_has_nothing_sent_again_at_once() {
    let mut place = Place::new().await;
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    kiosk.saved().await;
    kiosk.end();
    place.at_rest(|db| {
        db.execute_batch(
            "CREATE TRIGGER keeps_nothing BEFORE UPDATE OF delivery ON request
             BEGIN SELECT RAISE(ABORT, 'nothing'); END",
        )
    });
    let (batch_came, mut came) = tokio::sync::mpsc::unbounded_channel();
    stand_in(&place, move |path, body| match path {
        "/v1/requests/batch" => {
            batch_came.send(()).expect("the test goes on");
            all(&sent(&body))
        }
        _ => (StatusCode::INTERNAL_SERVER_ERROR, "no such page").into_response(),
    })
    .await;
    let kiosk = Running::start(place.config()).await;
    kiosk.until_fault(Fault::StorageDamaged).await;
    assert_eq!(came.recv().await, Some(()));
    // Without a rest it comes within milliseconds; the rest is thirty seconds.
    let another = tokio::time::timeout(Duration::from_millis(500), came.recv());
    assert!(another.await.is_err(), "it is sent again and again");
}

#[tokio::test]
async fn requests_are_delivered_while_heartbeat_manifest_and_configuration_fail() {
    delivers(2, 1, false, all).await;
}

#[tokio::test]
async fn what_an_older_central_does_not_understand_waits_and_holds_up_nobody() {
    let first = std::sync::Arc::new(std::sync::OnceLock::<Value>::new());
    let passed = delivers(2, 2, true, move |batch| {
        let first = first.get_or_init(|| batch[0]["header"]["id"].clone());
        let results: Vec<_> = batch
            .iter()
            .map(|request| match request["header"]["id"] == *first {
                true => json!({ "result": "refused", "id": first, "code": "malformed" }),
                false => delivered(request),
            })
            .collect();
        axum::Json(json!({ "results": results })).into_response()
    });
    passed.await;
}

#[tokio::test]
async fn a_newer_centrals_word_about_one_request_hides_nothing_of_the_others() {
    let first = std::sync::Arc::new(std::sync::OnceLock::<Value>::new());
    let passed = delivers(2, 2, true, move |batch| {
        let first = first.get_or_init(|| batch[0]["header"]["id"].clone());
        let results: Vec<_> = batch
            .iter()
            .map(|request| match request["header"]["id"] == *first {
                true => json!({ "result": "refused", "id": first, "code": "asked-of-a-cousin" }),
                false => delivered(request),
            })
            .collect();
        axum::Json(json!({ "results": results })).into_response()
    });
    passed.await;
}
