//! Storage that fails: no receipt without a record, an exact cause, and service again when it can be.

use std::{path::Path, time::Duration};

use kiosk::{
    Kiosk,
    app::{
        control::{Answer, Question},
        page::{SendResult, Service},
    },
    machine::fault::Fault,
    visit::page::{Purpose, Refusal},
};
use protocol::Language;

use crate::support::{DEADLINE, Place, Running, draft};

/// Leaves no room beside this file.
pub fn fill(filler: &Path) {
    let mut size = 2 * 1024 * 1024;
    let mut bytes = Vec::new();
    while size > 0 {
        bytes.resize(bytes.len() + size, 1_u8);
        if std::fs::write(filler, &bytes).is_err() {
            bytes.truncate(bytes.len() - size);
            size /= 2;
        }
    }
}

pub async fn until_open(kiosk: &Running) {
    let mut changes = kiosk.kiosk.changes();
    let wait = async {
        while kiosk.kiosk.state().service != Service::Open {
            changes.changed().await.expect("the kiosk runs");
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(30), wait)
        .await
        .expect("open again in time");
}

#[tokio::test]
async fn a_full_disk_saves_nothing_says_so_and_is_open_again_when_there_is_room() {
    let place = Place::new().await;
    let disk = place.kiosk_folder();
    let Some(_disk) = place.on_a_small_disk("size=2m") else {
        return;
    };
    let kiosk = Running::start(place.config()).await;
    kiosk.saved().await;
    let filler = disk.join("filler");
    fill(&filler);
    assert!(matches!(
        kiosk.visit().await.1,
        SendResult::NotSaved {
            fault: Fault::DiskFull
        }
    ));
    let state = kiosk.kiosk.state();
    assert_eq!(
        (state.service, state.fault),
        (Service::Closed, Some(Fault::DiskFull))
    );
    std::fs::remove_file(&filler).expect("there");
    until_open(&kiosk).await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    assert_eq!(
        place.central_has().len(),
        2,
        "what was not saved is not there"
    );
    kiosk.end();
}

#[tokio::test]
async fn while_a_slow_disk_is_saving_nothing_ends_the_visit_and_its_end_follows() {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    let visit = kiosk.begin(Language::Ar).await;
    let core = &kiosk.kiosk;
    core.choose_purpose(&visit, Purpose::CorrectEmail)
        .expect("open");
    let slow = testbed::evidence::hold(&place.kiosk_folder().join("kiosk.db")).expect("there");
    let others = async {
        // Cancel and the end by rest are one call; the next person's first tap is the other.
        assert_eq!(core.end_visit(&visit), Err(Refusal::Saving));
        assert!(matches!(
            core.begin_visit(Language::Pt),
            Err(Refusal::Saving)
        ));
        assert!(matches!(
            core.choose_purpose(&visit, Purpose::Reactivate),
            Err(Refusal::Saving)
        ));
        core.idle_asked(&visit).expect("the visit is there");
        drop(slow);
    };
    let (sent, ()) = tokio::join!(core.send(&visit, draft()), others);
    let Ok(SendResult::Saved { facts }) = sent else {
        panic!("not saved: {sent:?}");
    };
    assert_eq!(core.facts(&visit).await.expect("it is there").len(), 1);
    kiosk.until_delivered(&visit).await;
    assert_eq!(
        place.central_has(),
        [facts.tracking_code.to_lowercase()],
        "once"
    );
    core.end_visit(&visit).expect("it is saved");
    kiosk.end();
}

#[tokio::test]
async fn a_disk_that_stands_still_holds_up_whoever_asks_it_and_nobody_else() {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    // Whoever reads this waits for as long as nobody writes.
    let stalled = place.kiosk_folder().join("self-test.json");
    let made = std::process::Command::new("mkfifo").arg(&stalled).status();
    assert!(made.expect("mkfifo runs").success());
    let core = kiosk.kiosk.clone();
    let mut panel = Box::pin(kiosk.spawn(async move { core.answer(Question::Status).await }));
    let begun = tokio::time::timeout(Duration::from_secs(1), &mut panel).await;
    assert!(begun.is_err(), "it waits");
    // The page's sign of life, and a visit, run on the same threads.
    let core = kiosk.kiosk.clone();
    let alive = kiosk.spawn(async move { core.answers(Duration::from_secs(10)).await });
    let alive = tokio::time::timeout(DEADLINE, alive).await;
    assert_eq!(alive, Ok(true));
    let core = kiosk.kiosk.clone();
    let visit = kiosk.spawn(async move {
        let visit = core.begin_visit(Language::Pt).expect("free").visit;
        core.choose_purpose(&visit, Purpose::CorrectEmail)
            .expect("open");
        core.send(&visit, draft()).await
    });
    let sent = tokio::time::timeout(DEADLINE, visit).await;
    assert!(matches!(sent, Ok(Ok(SendResult::Saved { .. }))), "{sent:?}");
    let write = move || std::fs::write(stalled, "{}");
    let wrote = tokio::task::spawn_blocking(write).await.expect("no panic");
    wrote.expect("it is read");
    let told = tokio::time::timeout(DEADLINE, panel).await;
    assert!(matches!(told, Ok(Answer::Panel(_))), "it goes on");
    kiosk.end();
}

#[tokio::test]
async fn a_disk_that_takes_no_writes_any_more_is_found_when_somebody_steps_up() {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    let held = testbed::evidence::hold(&place.kiosk_folder().join("kiosk.db")).expect("there");
    kiosk.begin(Language::Pt).await;
    kiosk.until_fault(Fault::StorageFailing).await;
    assert_eq!(kiosk.kiosk.state().service, Service::Closed);
    drop(held);
    until_open(&kiosk).await;
    kiosk.end();
}

#[tokio::test]
async fn a_read_only_disk_closes_service_at_the_start_and_opens_it_later() {
    let place = Place::new().await;
    let Some(mounted) = place.on_a_small_disk("size=8m") else {
        return;
    };
    mounted.remount("ro");
    let kiosk = Running::start(place.config()).await;
    assert_eq!(kiosk.kiosk.state().fault, Some(Fault::StorageReadOnly));
    assert!(matches!(
        kiosk.visit().await.1,
        SendResult::NotSaved {
            fault: Fault::StorageReadOnly
        }
    ));
    mounted.remount("rw");
    until_open(&kiosk).await;
    kiosk.saved().await;
    kiosk.end();
}

#[tokio::test]
async fn a_second_kiosk_on_the_same_directory_is_closed_and_takes_nothing() {
    let place = Place::new().await;
    let first = Running::start(place.config()).await;
    let second = Running::start(place.config()).await;
    assert_eq!(second.kiosk.state().fault, Some(Fault::AlreadyRunning));
    first.saved().await;
    first.end();
    until_open(&second).await;
    second.saved().await;
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused_and_left_as_it_is() {
    let place = Place::new().await;
    place.at_rest(|db| db.pragma_update(None, "user_version", 77));
    let kiosk = Running::start(place.config()).await;
    assert_eq!(kiosk.kiosk.state().fault, Some(Fault::StorageNewer));
    kiosk.end();
    let version: i64 = place.at_rest(|db| db.query_row("PRAGMA user_version", [], |r| r.get(0)));
    assert_eq!(version, 77);
}

#[tokio::test]
async fn damage_is_set_aside_staff_are_told_and_what_waited_is_delivered() {
    let mut place = Place::new().await;
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    kiosk.saved().await;
    kiosk.end();
    let lost = place.kiosk_folder().join("kiosk.db");
    place.wait_until_closed();
    std::fs::write(&lost, b"a cup of coffee").expect("writable");
    place.start_central().await;
    let kiosk = Running::start(place.config()).await;
    kiosk.until_fault(Fault::StorageSalvaged).await;
    assert_eq!(kiosk.kiosk.state().service, Service::Open);
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    assert_eq!(
        place.central_has().len(),
        2,
        "the salvaged one and the new one"
    );
}

#[tokio::test]
async fn a_configuration_whose_trust_anchor_is_missing_is_the_technicians_to_put_right() {
    let place = Place::new().await;
    let mut config = place.config();
    config.trust_anchor = "/nowhere/authority.pem".into();
    let error = Kiosk::start(config)
        .await
        .err()
        .expect("refused")
        .to_string();
    assert!(error.contains("/nowhere/authority.pem"), "{error}");
}
