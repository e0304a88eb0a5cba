//! A clock that lies loses nothing, and is named where it stops TLS.

use std::sync::Arc;

use kiosk::{
    clock::{BUILD_MS, CentralReading, Clock},
    fault::Fault,
    link::{Link, LinkError},
};
use uuid::Uuid;

use crate::support::{Place, Running};

const YEAR_MS: i64 = 365 * 86_400_000;

fn link(place: &Place, clock: Clock) -> Link {
    let config = place.config();
    let authority = std::fs::read(&config.trust_anchor).expect("there");
    Link::new(&config.central_url, &authority, Arc::new(clock)).expect("usable")
}

#[tokio::test]
async fn a_certificate_judged_decades_ahead_is_a_fault_of_the_clock() {
    let place = Place::new().await;
    let ahead = Clock::new(Some(CentralReading {
        central_ms: BUILD_MS + 60 * YEAR_MS,
        monotonic_ms: 0,
        boot_id: Uuid::nil(),
    }));
    let error = link(&place, ahead).enrol("x").await.err().expect("expired");
    assert_eq!(error, LinkError::CertificateTime);
    assert_eq!(error.fault(), Fault::Clock);
}

#[tokio::test]
async fn what_central_said_outweighs_a_wrong_wall_clock() {
    let place = Place::new().await;
    let clock = Clock::new(None);
    clock.saw_central(jiff::Timestamp::now());
    let error = link(&place, clock)
        .enrol("x")
        .await
        .err()
        .expect("a wrong code");
    assert!(
        matches!(error, LinkError::Refused(_)),
        "TLS passed: {error:?}"
    );
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
