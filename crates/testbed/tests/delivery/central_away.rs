use kiosk::{app::page::Service, machine::fault::Fault, visit::page::TrackResult};

use crate::{
    storage::until_open,
    support::{DEADLINE, Place, Running},
};

#[tokio::test]
async fn a_visit_ends_saved_with_central_away_and_is_delivered_when_it_is_back() {
    let mut place = Place::new().await;
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    let (visit, facts) = kiosk.saved().await;
    kiosk.until_fault(Fault::NoNetwork).await;
    assert!(!kiosk.delivered(&visit).await);
    assert_eq!(
        kiosk.kiosk.track(&facts.tracking_code).await,
        TrackResult::Offline
    );
    place.start_central().await;
    kiosk.until_delivered(&visit).await;
    assert_eq!(place.central_has(), [facts.tracking_code.to_lowercase()]);
}

#[tokio::test]
async fn a_request_saved_before_a_restart_is_delivered_after_it() {
    let mut place = Place::new().await;
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    let (_, before) = kiosk.saved().await;
    kiosk.end();
    place.start_central().await;
    let kiosk = Running::start(place.config()).await;
    let (visit, after) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    let mut expected = [before, after].map(|facts| facts.tracking_code.to_lowercase());
    expected.sort();
    assert_eq!(place.central_has(), expected);
}

#[tokio::test]
async fn what_a_restored_central_lacks_is_delivered_again() {
    let mut place = Place::new().await;
    let backup = place.kiosk_folder().with_file_name("backup.db");
    rusqlite::Connection::open(place.directory().database())
        .and_then(|db| db.execute("VACUUM INTO ?1", [backup.to_string_lossy()]))
        .expect("yesterday's backup");
    let kiosk = Running::start(place.config()).await;
    let (visit, facts) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    kiosk.end();
    place.stop_central().await;
    std::fs::copy(&backup, place.directory().database()).expect("restored");
    assert!(
        place.central_has().is_empty(),
        "it has forgotten the request"
    );
    place.at_rest(|db| db.execute("DELETE FROM setting WHERE name = 'last-manifest'", []));
    place.start_central().await;
    let kiosk = Running::start(place.config()).await;
    let (again, _) = kiosk.saved().await;
    kiosk.until_delivered(&again).await;
    let both = async {
        while place.central_has().len() < 2 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(30), both)
        .await
        .expect("delivered again in time");
    assert!(
        place
            .central_has()
            .contains(&facts.tracking_code.to_lowercase())
    );
}

#[tokio::test]
async fn a_code_that_cannot_be_is_told_apart_without_asking_central() {
    let mut place = Place::new().await;
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    for code in ["", "hello", "0000-0000-0001", "ÀÀÀÀ-ÀÀÀÀ-ÀÀÀÀ"] {
        assert_eq!(
            kiosk.kiosk.track(code).await,
            TrackResult::BadCode,
            "{code}"
        );
    }
}

#[tokio::test]
async fn a_request_that_a_newer_version_saved_holds_nobody_up_and_staff_are_told() {
    let mut place = Place::new().await;
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    kiosk.saved().await;
    kiosk.end();
    place.at_rest(|db| db.execute("UPDATE request SET language = 'tlh'", []));
    // A newer version's record cannot be read either; what can be is taken from there.
    std::fs::remove_file(place.kiosk_folder().join(kiosk::storage::append_log::FILE))
        .expect("the second copy is there");
    place.start_central().await;
    let kiosk = Running::start(place.config()).await;
    until_open(&kiosk).await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    kiosk.until_fault(Fault::RequestUnknown).await;
    assert_eq!(kiosk.kiosk.state().service, Service::Open);
    assert_eq!(place.central_has().len(), 1);
    kiosk.end();
    // The newer version is back.
    place.at_rest(|db| db.execute("UPDATE request SET language = 'pt'", []));
    let kiosk = Running::start(place.config()).await;
    let mut changes = kiosk.kiosk.changes();
    let both = async {
        while place.central_has().len() < 2 {
            changes.changed().await.expect("the kiosk runs");
        }
    };
    let both = tokio::time::timeout(DEADLINE, both).await;
    both.expect("delivered in time");
    assert!(!kiosk.kiosk.faults().contains(&Fault::RequestUnknown));
    kiosk.end();
}
