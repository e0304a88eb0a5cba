//! Setting up and starting: nothing is replaced, nothing newer is touched, nothing secret is open.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use central::{
    app::{self, Config, StartError},
    clock::Clock,
    commands::{self, CommandError},
    directory::Directory,
    store::{Installation, Store, StoreError},
};
use sqlx::{ConnectOptions, Connection, Executor, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::support::{Central, files};

fn listen() -> std::net::SocketAddr {
    "127.0.0.1:0".parse().unwrap()
}

async fn connection(path: &Path) -> SqliteConnection {
    SqliteConnection::connect(&format!("sqlite:{}?mode=rwc", path.display()))
        .await
        .unwrap()
}

async fn changed_by(path: &Path, sql: &'static str) -> Vec<u8> {
    let mut database = connection(path).await;
    database.execute(sql).await.unwrap();
    database.close().await.unwrap();
    fs::read(path).unwrap()
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused_and_left_as_it_is() {
    let mut central = Central::start().await;
    let kiosk = central.kiosk().await;
    assert_eq!(central.deliver(&kiosk, &kiosk.request()).await.status, 201);
    central.serving.take().unwrap().stop().await.unwrap();
    let newer = changed_by(
        &central.directory.database(),
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'from the future', 1, x'00', 1); CREATE TABLE from_the_future (x);",
    )
    .await;
    let refused = app::serve(Config::new(central.directory.clone(), listen())).await;
    assert!(matches!(
        refused,
        Err(StartError::Store(StoreError::Newer { found: 9999, .. }))
    ));
    let installation = Installation {
        demo: true,
        public_base: None,
    };
    assert!(
        commands::init(&central.directory, &installation, Clock::System.now())
            .await
            .is_err()
    );
    assert_eq!(fs::read(central.directory.database()).unwrap(), newer);
}

#[tokio::test]
async fn a_foreign_database_and_a_file_that_is_none_are_refused_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("central.db");
    let foreign = changed_by(&path, "CREATE TABLE recipes (name TEXT)").await;
    assert!(matches!(Store::open(&path).await, Err(StoreError::Foreign)));
    assert_eq!(fs::read(&path).unwrap(), foreign);
    fs::write(
        &path,
        "this is a letter, not a database, and it is longer than a header".repeat(20),
    )
    .unwrap();
    let letter = fs::read(&path).unwrap();
    assert!(Store::open(&path).await.is_err());
    assert_eq!(fs::read(&path).unwrap(), letter);
}

#[tokio::test]
async fn a_database_is_made_from_nothing_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("central.db");
    for _ in 0..2 {
        let store = Store::open(&path).await.unwrap();
        store.answers().await.unwrap();
        assert_eq!(store.installation().await.unwrap(), None);
        store.close().await;
    }
}

#[tokio::test]
async fn two_processes_may_start_on_an_empty_folder_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("central.db");
    let (one, other) = tokio::join!(Store::open(&path), Store::open(&path));
    one.unwrap().answers().await.unwrap();
    other.unwrap().answers().await.unwrap();
}

#[tokio::test]
async fn a_second_init_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let directory = Directory::new(folder.path().join("central"));
    let first = Installation {
        demo: true,
        public_base: Some("https://localhost:9443".into()),
    };
    commands::init(&directory, &first, Clock::System.now())
        .await
        .unwrap();
    let snapshot = || {
        let mut all: Vec<_> = files(folder.path())
            .into_iter()
            .filter(|file| !file.to_string_lossy().contains("central.db"))
            .map(|file| (fs::read(&file).unwrap(), file))
            .collect();
        all.sort();
        all
    };
    let before = snapshot();
    let second = Installation {
        demo: false,
        public_base: None,
    };
    commands::init(&directory, &second, Clock::System.now())
        .await
        .unwrap();
    assert_eq!(snapshot(), before);
    let store = Store::open(&directory.database()).await.unwrap();
    assert_eq!(store.installation().await.unwrap(), Some(first));
}

#[tokio::test]
async fn secrets_are_closed_to_other_users() {
    let central = Central::start().await;
    let root = central.folder.path().join("central");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&root), 0o700);
    assert_eq!(mode(&central.directory.keys()), 0o700);
    let secret = files(&root)
        .into_iter()
        .filter(|file| file.extension().is_some_and(|end| end == "key"));
    let secret: Vec<_> = secret.collect();
    assert_eq!(
        secret.len(),
        7,
        "authority, server, sealing, data, index, signing, configuration"
    );
    for file in secret {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}

#[tokio::test]
async fn nothing_starts_without_init_or_without_keys() {
    let folder = tempfile::tempdir().unwrap();
    let directory = Directory::new(folder.path());
    let started = app::serve(Config::new(directory.clone(), listen())).await;
    assert!(matches!(started, Err(StartError::NotInitialised)));
    assert!(
        !directory.database().exists(),
        "no empty database is left behind"
    );
    let central = Central::start().await;
    fs::remove_file(central.directory.keys().join("sealing-0001.pub")).unwrap();
    let started = app::serve(Config::new(central.directory.clone(), listen())).await;
    assert!(matches!(started, Err(StartError::Key(_))));
}

#[tokio::test]
async fn intake_runs_without_any_private_sealing_key() {
    let mut central = Central::start().await;
    let kiosk = central.kiosk().await;
    fs::remove_file(central.directory.keys().join("sealing-0001.key")).unwrap();
    central.restart().await;
    assert_eq!(central.deliver(&kiosk, &kiosk.request()).await.status, 201);
}

#[tokio::test]
async fn requests_survive_a_restart() {
    let mut central = Central::start().await;
    let kiosk = central.kiosk().await;
    let request = kiosk.request();
    let first = central.deliver(&kiosk, &request).await;
    central.restart().await;
    let again = central.deliver(&kiosk, &request).await;
    assert_eq!((again.status.as_u16(), again.bytes), (200, first.bytes));
}

/// Leaves a database as a power cut in the middle of a transaction does that went over to the file already,
/// as it happens to one that is not in WAL mode, such as a restored backup: beside it lies a hot journal.
async fn cut_in_a_transaction(database: &Path) {
    let journal = PathBuf::from(format!("{}-journal", database.display()));
    let mut writer = connection(database).await;
    writer
        .execute(
            "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 5; BEGIN IMMEDIATE;
             CREATE TABLE torn (x BLOB);
             WITH RECURSIVE rows (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM rows WHERE i < 200)
             INSERT INTO torn SELECT randomblob(3000) FROM rows;
             DELETE FROM installation; DELETE FROM requests;",
        )
        .await
        .unwrap();
    let (torn, hot) = (fs::read(database).unwrap(), fs::read(&journal).unwrap());
    assert!(
        torn.len() > 200_000,
        "pages of the transaction are in the file"
    );
    writer.execute("ROLLBACK").await.unwrap();
    writer.close().await.unwrap();
    fs::write(database, torn).unwrap();
    fs::write(&journal, hot).unwrap();

    let mut reader = SqliteConnectOptions::new()
        .filename(database)
        .read_only(true)
        .connect()
        .await
        .unwrap();
    let refused = reader.execute("SELECT 1 FROM sqlite_master").await;
    let code = refused.unwrap_err().into_database_error().unwrap();
    // SQLITE_READONLY_ROLLBACK (sqlite.org/rescode.html).
    assert_eq!(code.code().as_deref(), Some("776"), "the journal is hot");
    reader.close().await.unwrap();
    assert!(journal.exists(), "who cannot write leaves it alone");
}

#[tokio::test]
async fn a_power_cut_in_a_restored_backup_is_rolled_back_at_the_start() {
    let mut central = Central::start().await;
    let kiosk = central.kiosk().await;
    let request = kiosk.request();
    let first = central.deliver(&kiosk, &request).await;
    assert_eq!(first.status, 201);
    central.serving.take().unwrap().stop().await.unwrap();
    cut_in_a_transaction(&central.directory.database()).await;
    central.serve_with(|config| config).await;
    let again = central.deliver(&kiosk, &request).await;
    assert_eq!((again.status.as_u16(), again.bytes), (200, first.bytes));
    let torn = "SELECT count(*) FROM sqlite_master WHERE name = 'torn'";
    assert_eq!(central.count(torn).await, 0);
    assert_eq!(central.deliver(&kiosk, &kiosk.request()).await.status, 201);
}

#[tokio::test]
async fn a_power_cut_does_not_make_a_foreign_or_newer_database_ours() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("central.db");
    let ours = "CREATE TABLE installation (x); CREATE TABLE requests (x);";
    let foreign = changed_by(&path, ours).await;
    cut_in_a_transaction(&path).await;
    assert!(matches!(Store::open(&path).await, Err(StoreError::Foreign)));
    assert_eq!(
        fs::read(&path).unwrap(),
        foreign,
        "rolled back, and no more"
    );
    let newer = changed_by(
        &path,
        "CREATE TABLE _sqlx_migrations (version INTEGER); INSERT INTO _sqlx_migrations VALUES (9999);",
    )
    .await;
    cut_in_a_transaction(&path).await;
    let refused = Store::open(&path).await;
    assert!(matches!(
        refused,
        Err(StoreError::Newer { found: 9999, .. })
    ));
    assert_eq!(fs::read(&path).unwrap(), newer, "rolled back, and no more");
}

#[tokio::test]
async fn made_up_cases_belong_to_a_demonstration_and_are_added_once() {
    let central = Central::start().await;
    central.people(20).await;
    central.people(25).await;
    assert_eq!(central.count("SELECT count(*) FROM cases").await, 25);
    let folder = tempfile::tempdir().unwrap();
    let directory = Directory::new(folder.path());
    let real = Installation {
        demo: false,
        public_base: None,
    };
    commands::init(&directory, &real, Clock::System.now())
        .await
        .unwrap();
    let refused = commands::make_cases(&directory, 3, 1, 3).await;
    assert!(matches!(refused, Err(CommandError::NotADemonstration)));
}
