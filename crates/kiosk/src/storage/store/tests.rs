use std::fs;

use tempfile::TempDir;

use super::*;

fn directory() -> TempDir {
    tempfile::tempdir().expect("a place for the test")
}

#[test]
fn a_second_program_on_the_same_directory_is_refused() {
    let place = directory();
    let first = DirectoryLock::take(place.path()).expect("free");
    assert_eq!(
        DirectoryLock::take(place.path()).err(),
        Some(Fault::AlreadyRunning)
    );
    drop(first);
    assert!(DirectoryLock::take(place.path()).is_ok(), "free again");
}

#[test]
fn a_database_from_a_newer_version_is_refused_and_left_untouched() {
    let place = directory();
    let lock = DirectoryLock::take(place.path()).expect("free");
    let connection = open(&lock).expect("a new database");
    connection
        .pragma_update(None, "user_version", 9_999)
        .expect("writable");
    connection
        .pragma_update(None, "journal_mode", "DELETE")
        .expect("one file to compare");
    drop(connection);
    let before = fs::read(place.path().join(DATABASE)).expect("it is there");
    assert_eq!(open(&lock).err(), Some(Fault::StorageNewer));
    let version: i64 = Connection::open(place.path().join(DATABASE))
        .and_then(|c| c.query_row("PRAGMA user_version", [], |row| row.get(0)))
        .expect("still a database");
    assert_eq!(version, 9_999);
    assert_eq!(
        fs::read(place.path().join(DATABASE)).expect("it is there")[100..],
        before[100..],
        "no page but the header's journal mode may change"
    );
}

#[test]
fn a_file_that_is_no_database_is_damage_and_is_kept() {
    let place = directory();
    let lock = DirectoryLock::take(place.path()).expect("free");
    let rubbish = b"this is not a database, it is a love letter".repeat(100);
    fs::write(place.path().join(DATABASE), &rubbish).expect("writable");
    assert_eq!(open(&lock).err(), Some(Fault::StorageDamaged));
    assert!(fs::read(place.path().join(DATABASE)).expect("kept") == rubbish);
}

#[test]
fn the_data_are_readable_by_their_owner_alone() {
    let place = directory();
    let inside = place.path().join("data");
    let lock = DirectoryLock::take(&inside).expect("free");
    drop(open(&lock).expect("a new database"));
    let mode = |path: &Path| {
        fs::metadata(path)
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(mode(&inside), 0o700);
    assert_eq!(mode(&inside.join(DATABASE)), 0o600);
}

#[test]
fn every_commit_is_synced_to_the_disk() {
    let place = directory();
    let lock = DirectoryLock::take(place.path()).expect("free");
    let connection = open(&lock).expect("a new database");
    let setting = |name: &str| -> String {
        connection
            .query_row(&format!("PRAGMA {name}"), [], |row| {
                row.get::<_, rusqlite::types::Value>(0)
            })
            .map(|value| match value {
                rusqlite::types::Value::Text(text) => text,
                rusqlite::types::Value::Integer(number) => number.to_string(),
                other => format!("{other:?}"),
            })
            .expect("a pragma answers")
    };
    assert_eq!(setting("journal_mode"), "wal");
    assert_eq!(setting("synchronous"), "2", "FULL");
    assert_eq!(setting("secure_delete"), "1");
}

#[tokio::test]
async fn a_database_thread_that_is_stuck_or_gone_does_not_answer() {
    let place = directory();
    let lock = DirectoryLock::take(place.path()).expect("free");
    let database = open(&lock).expect("a new database");
    let (append_log, _) =
        crate::storage::append_log::AppendLog::open(place.path()).expect("a new log");
    let store = Store::start(lock, database, append_log);
    assert!(store.answers(PATIENCE).await);

    let (release, held) = std::sync::mpsc::channel::<()>();
    let stuck = tokio::spawn({
        let store = store.clone();
        async move { store.run(move |_| Ok(held.recv().is_ok())).await }
    });
    tokio::task::yield_now().await;
    assert!(!store.answers(Duration::from_millis(20)).await);
    release.send(()).expect("it waits");
    stuck.await.expect("no panic").expect("done");
    assert!(store.answers(PATIENCE).await, "it goes on");

    let dead = store.run(|_| -> rusqlite::Result<()> { panic!("a defect, for the test") });
    assert!(dead.await.is_err());
    assert!(!store.answers(PATIENCE).await);
}
