//! A clock that lies loses nothing, and is named where it stops TLS.

use std::sync::Arc;

use axum::response::IntoResponse;
use kiosk::{
    delivery::client::{CentralClient, LinkError},
    machine::clock::{BUILD_MS, CentralReading, Clock},
};
use uuid::Uuid;

use crate::support::{Place, Running};

const YEAR_MS: i64 = 365 * 86_400_000;

fn link(place: &Place, clock: Clock) -> CentralClient {
    let config = place.config();
    let authority = std::fs::read(&config.trust_anchor).expect("there");
    CentralClient::new(&config.central_url, &authority, Arc::new(clock)).expect("usable")
}

fn asked(code: String) -> protocol::wire::Enrol {
    protocol::wire::Enrol {
        code,
        token_sha256: None,
        kiosk: None,
    }
}

#[tokio::test]
async fn a_time_that_is_decades_ahead_does_not_keep_the_kiosk_from_central() {
    let place = Place::new().await;
    let ahead = Clock::new(Some(CentralReading {
        central_ms: BUILD_MS + 60 * YEAR_MS,
        monotonic_ms: 0,
        boot_id: Uuid::nil(),
    }));
    let error = link(&place, ahead)
        .enrol(&asked("x".to_owned()))
        .await
        .err();
    assert!(
        matches!(error, Some(LinkError::Refused(_))),
        "TLS passed by the wall clock: {error:?}"
    );
}

#[tokio::test]
async fn a_told_time_is_held_against_the_certificate_of_its_own_connection() {
    let place = Place::new().await;
    let (_, holds) = link(&place, Clock::new(None))
        .enrol(&asked(place.enrolment_code().await))
        .await
        .expect("good");
    assert!(holds, "central's clock is right");
    // What is told in these is not what the certificate says.
    let place = Place::new().await;
    let name: String =
        place.at_rest(|db| db.query_row("SELECT kiosk FROM identity", [], |row| row.get(0)));
    let mut place = place;
    place.stop_central().await;
    crate::stand_in::stand_in(&place, move |_, _| {
        axum::Json(serde_json::json!({
            "kiosk": name,
            "server_time": "2020-01-01T00:00:00Z",
            "configuration_version": 1,
        }))
        .into_response()
    })
    .await;
    let heartbeat = protocol::wire::Heartbeat {
        version: "0".to_owned(),
        queue_depth: 0,
        oldest_undelivered_s: None,
        printer: "ready".to_owned(),
        wall_ms: 0,
    };
    let link = link(&place, Clock::new(None));
    let (_, holds) = link.heartbeat("t", &heartbeat).await.expect("answered");
    assert!(!holds, "central had no certificate in 2020");
}

#[tokio::test]
async fn requests_recorded_under_a_lying_clock_are_delivered_in_their_order() {
    let mut place = Place::new().await;
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    let mut codes = Vec::new();
    for _ in 0..3 {
        codes.push(kiosk.saved().await.1.tracking_code);
    }
    kiosk.end();
    // What a wall clock that jumped a century back and forth leaves in the rows.
    place.at_rest(|db| {
        db.execute(
            "UPDATE request SET saved_ms = saved_ms + (CASE seq WHEN 1 THEN 1 ELSE -1 END) * ?1",
            [100 * YEAR_MS],
        )
    });
    place.start_central().await;
    let kiosk = Running::start(place.config()).await;
    let (visit, facts) = kiosk.saved().await;
    codes.push(facts.tracking_code);
    kiosk.until_delivered(&visit).await;
    let order: Vec<String> = {
        let database = rusqlite::Connection::open(place.directory().database()).expect("there");
        let mut statement = database
            .prepare("SELECT tracking_code FROM requests ORDER BY rowid")
            .expect("the table is there");
        let codes = statement.query_map([], |row| row.get(0)).expect("readable");
        codes.collect::<Result<_, _>>().expect("readable")
    };
    assert_eq!(order, codes);
}
