//! A salvage that the disk, or another version, stands in the way of: nothing is passed over in silence.

use std::fs;

use kiosk::{app::page::Service, machine::fault::Fault, storage::append_log};

use crate::{
    storage::{fill, until_open},
    support::{Place, Running},
};

/// Bytes that a small disk has left for a fresh database, and not for a copy of the damaged one.
const ROOM: usize = 700 * 1024;

#[tokio::test]
async fn a_salvage_that_finds_no_room_passes_nothing_over_and_is_done_when_there_is_some() {
    let mut place = Place::new().await;
    let disk = place.kiosk_folder();
    let Some(_disk) = place.on_a_small_disk("size=6m") else {
        return;
    };
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    let (_, facts) = kiosk.saved().await;
    kiosk.end();
    place.wait_until_closed();
    // The database alone has the request, in a file that is larger than what will be free.
    fs::remove_file(disk.join(append_log::FILE)).expect("there");
    place.at_rest(|db| {
        db.execute_batch(
            "CREATE TABLE ballast (bytes BLOB);
             INSERT INTO ballast VALUES (randomblob(1500000));
             UPDATE journal SET chain = x'00' WHERE seq = 1;
             PRAGMA wal_checkpoint(TRUNCATE);",
        )
    });
    let filler = disk.join("filler");
    fill(&filler);
    let filled = fs::metadata(&filler).expect("there").len();
    let file = fs::File::options().write(true).open(&filler);
    let less = filled - u64::try_from(ROOM).expect("small");
    file.and_then(|file| file.set_len(less)).expect("shorter");

    place.start_central().await;
    let kiosk = Running::start(place.config()).await;
    let state = kiosk.kiosk.state();
    assert_eq!(
        (state.service, state.fault),
        (Service::Closed, Some(Fault::DiskFull))
    );
    assert!(!place.has_set_aside(), "the damaged one stays where it is");
    fs::remove_file(&filler).expect("there");
    until_open(&kiosk).await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    let at_central = place.central_has();
    assert!(at_central.contains(&facts.tracking_code.to_lowercase()));
    assert!(place.has_set_aside());
    kiosk.end();
}

#[tokio::test]
async fn an_identity_that_this_version_cannot_use_is_said_to_be_that_and_nothing_is_set_aside() {
    let suite = format!("UPDATE sealing_key SET suite = '{}'", protocol::SUITE);
    let zone = "UPDATE identity SET time_zone = 'Europe/Lisbon'";
    for (unusable, put_right) in [
        (
            "UPDATE sealing_key SET suite = 'of-tomorrow'",
            suite.as_str(),
        ),
        ("UPDATE identity SET time_zone = 'Europe/Atlantis'", zone),
    ] {
        let place = Place::new().await;
        place.at_rest(|db| db.execute(unusable, []));
        let kiosk = Running::start(place.config()).await;
        let state = kiosk.kiosk.state();
        assert_eq!(
            (state.service, state.fault),
            (Service::Closed, Some(Fault::IdentityUnusable)),
            "{unusable}"
        );
        let faults = kiosk.kiosk.faults();
        let others = [Fault::StorageDamaged, Fault::NotEnrolled];
        assert!(
            others.iter().all(|other| !faults.contains(other)),
            "{faults:?}"
        );
        // The version that can use it is back; this one looks again by itself.
        place.at_rest(|db| db.execute(put_right, []));
        until_open(&kiosk).await;
        assert!(!kiosk.kiosk.faults().contains(&Fault::IdentityUnusable));
        assert!(!place.has_set_aside(), "{unusable}");
    }
}
