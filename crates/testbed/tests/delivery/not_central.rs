//! Whoever answers in central's place: nothing that a stranger says counts as delivered.

use axum::{
    body::Bytes,
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use kiosk::{fault::Fault, page::Service};
use std::sync::Arc;

use crate::{
    stand_in::stand_in,
    support::{Place, Running},
};

async fn is_not_delivered(answer: impl Fn(Bytes) -> Response + Clone + Send + Sync + 'static) {
    let mut place = Place::new().await;
    place.stop_central().await;
    stand_in(&place, move |_, body| answer(body)).await;
    let kiosk = Running::start(place.config()).await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_fault(Fault::NoNetwork).await;
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

#[tokio::test]
async fn a_batch_that_is_too_large_is_halved_until_it_passes() {
    let mut place = Place::new().await;
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    for _ in 0..5 {
        kiosk.saved().await;
    }
    kiosk.end();
    let largest = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let seen = largest.clone();
    stand_in(&place, move |_, body| {
        let Ok(batch) = serde_json::from_slice::<protocol::wire::Batch>(&body) else {
            // A heartbeat: answered as central would.
            return axum::Json(serde_json::json!({
                "kiosk": "00",
                "server_time": jiff::Timestamp::now(),
                "configuration_version": 1,
            }))
            .into_response();
        };
        if batch.requests.len() > 2 {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        }
        seen.fetch_add(batch.requests.len(), std::sync::atomic::Ordering::Relaxed);
        let results: Vec<_> = batch
            .requests
            .iter()
            .map(|request| {
                serde_json::json!({
                    "result": "delivered",
                    "id": request["header"]["id"],
                    "sha256": request["sha256"],
                    "received_at": jiff::Timestamp::now(),
                })
            })
            .collect();
        axum::Json(serde_json::json!({ "results": results })).into_response()
    })
    .await;
    place.at_rest(|db| db.execute("UPDATE identity SET kiosk = '00'", []));
    let kiosk = Running::start(place.config()).await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    assert!(
        largest.load(std::sync::atomic::Ordering::Relaxed) >= 6,
        "all of them passed"
    );
}
