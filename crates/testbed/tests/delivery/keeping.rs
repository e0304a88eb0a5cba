//! What is past its keeping time goes, whatever central says; and a second copy that cannot follow is a fault.

use std::{fs, path::Path};

use kiosk::machine::fault::Fault;
use protocol::KioskId;
use rusqlite::Connection;

use crate::support::{DEADLINE, Place, Running};

/// Longer ago than anything is kept.
const LONG_MS: i64 = 400 * 86_400_000;

/// A kiosk at rest that holds a request which central confirmed so long ago, by the clock and by running time.
async fn with_an_old_delivery() -> Place {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    kiosk.end();
    place.wait_until_closed();
    let older = "UPDATE request SET saved_ms = saved_ms - ?1, delivered_ms = delivered_ms - ?1,
                     delivered_running_ms = -?1";
    assert_eq!(place.at_rest(|db| db.execute(older, [LONG_MS])), 1);
    assert_eq!(payloads(&place.kiosk_folder()), 1);
    place
}

/// How many payloads the database keeps; readable beside the kiosk.
fn payloads(folder: &Path) -> i64 {
    let database = Connection::open(folder.join("kiosk.db")).expect("there");
    let count = "SELECT count(*) FROM request WHERE sealed IS NOT NULL";
    database
        .query_row(count, [], |row| row.get(0))
        .expect("readable")
}

async fn until_purged(place: &Place) {
    let gone = async {
        while payloads(&place.kiosk_folder()) > 0 {
            tokio::task::yield_now().await;
        }
    };
    let gone = tokio::time::timeout(DEADLINE, gone).await;
    gone.expect("purged in time");
}

#[tokio::test]
async fn a_kiosk_that_central_never_answers_keeps_nothing_longer_for_that() {
    let mut place = with_an_old_delivery().await;
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    until_purged(&place).await;
    kiosk.until_fault(Fault::NoNetwork).await;
    kiosk.end();
    place.wait_until_closed();
    let spool = place.kiosk_folder().join(kiosk::storage::append_log::FILE);
    let spool = fs::read(spool).expect("readable");
    let spool = String::from_utf8_lossy(&spool);
    assert!(spool.contains("\"identity\""), "JSON between hashes");
    assert!(!spool.contains("\"sealed\""), "nor does the second copy");
}

#[tokio::test]
async fn a_kiosk_that_central_has_revoked_keeps_nothing_longer_for_that() {
    let place = with_an_old_delivery().await;
    let name: String =
        place.at_rest(|db| db.query_row("SELECT kiosk FROM identity", [], |row| row.get(0)));
    let id: KioskId = name.parse().expect("a kiosk's id");
    central::commands::revoke_kiosk(&place.directory(), id, jiff::Timestamp::now())
        .await
        .expect("known");
    let kiosk = Running::start(place.config()).await;
    until_purged(&place).await;
    kiosk.until_fault(Fault::CentralRefuses).await;
}

#[tokio::test]
async fn a_second_copy_that_cannot_follow_is_a_fault_until_it_has_caught_up() {
    let place = with_an_old_delivery().await;
    // A folder in the place of the file that a rewrite makes.
    let in_the_way = place.kiosk_folder().join("requests.new");
    fs::create_dir(&in_the_way).expect("writable");
    let kiosk = Running::start(place.config()).await;
    until_purged(&place).await;
    kiosk.until_fault(Fault::StorageCopyLags).await;
    assert_eq!(
        kiosk.kiosk.state().service,
        kiosk::app::page::Service::Open,
        "the database has everything"
    );
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    fs::remove_dir(&in_the_way).expect("there");
    let mut changes = kiosk.kiosk.changes();
    let caught_up = async {
        while kiosk.kiosk.faults().contains(&Fault::StorageCopyLags) {
            changes.changed().await.expect("the kiosk runs");
        }
    };
    let caught_up = tokio::time::timeout(DEADLINE, caught_up).await;
    caught_up.expect("made up for in time");
}
