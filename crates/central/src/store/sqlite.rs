//! SQLite's file: opened, refused where it is not ours, looked through.

use std::{fs, path::Path};

use sqlx::{
    AnyPool, ConnectOptions, Connection, Executor,
    any::{AnyConnectOptions, AnyPoolOptions},
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{PATIENCE, Store, StoreError, engine::Engine};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

const READERS: u32 = 4;
/// SQLITE_READONLY_ROLLBACK (sqlite.org/rescode.html).
const READONLY_ROLLBACK: &str = "776";
/// What is said to each connection: a commit is on disk before it is answered, and what is removed is overwritten. A page that
/// changes often is copied to its place seldom.
const EACH: &str =
    "PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -8000";

pub(super) async fn open(path: &Path) -> Result<Store, StoreError> {
    // Two processes that start at once must not both run the first migration.
    let lock = fs::OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path.with_extension("lock"))
        .map_err(StoreError::Folder)?;
    let lock = tokio::task::spawn_blocking(move || lock.lock().map(|()| lock))
        .await
        .expect("taking a lock does not panic")
        .map_err(StoreError::Folder)?;
    refuse_what_is_not_ours(path).await?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("secure_delete", "on")
        .disable_statement_logging();
    let one = SqlitePoolOptions::new().max_connections(1);
    let one = one.connect_with(options.clone()).await?;
    MIGRATIONS.run(&one).await.map_err(StoreError::Migration)?;
    one.close().await;
    let url = AnyConnectOptions::from_url(&options.to_url_lossy())?.disable_statement_logging();
    // SQLite has one writer at a time, and waiting in our queue is fair.
    let writer = pool(1, &url).await?;
    let readers = pool(READERS, &url).await?;
    drop(lock);
    Ok(Store {
        engine: Engine::Sqlite,
        intake: writer.clone(),
        hands: readers.clone(),
        readers,
        writer,
    })
}

async fn pool(connections: u32, url: &AnyConnectOptions) -> Result<AnyPool, StoreError> {
    let pool = AnyPoolOptions::new()
        .max_connections(connections)
        // A file does not hang up: asking whether it is there costs as much as a statement.
        .test_before_acquire(false)
        .acquire_timeout(PATIENCE)
        .after_connect(|connection, _| {
            Box::pin(async move { connection.execute(EACH).await.map(drop) })
        });
    Ok(pool.connect_with(url.clone()).await?)
}

/// How many migrations a database lacks; looked at through a connection that cannot write. `None` where there is no
/// database.
pub(super) async fn lacks(path: &Path) -> Result<Option<usize>, StoreError> {
    if !fs::metadata(path).is_ok_and(|file| file.len() > 0) {
        return Ok(None);
    }
    refuse_what_is_not_ours(path).await?;
    let mut connection = SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(PATIENCE)
        .read_only(true)
        .disable_statement_logging()
        .connect()
        .await?;
    let found: i64 = sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM _sqlx_migrations")
        .fetch_one(&mut connection)
        .await?;
    connection.close().await?;
    let lacks = MIGRATIONS.iter().filter(|it| it.version > found).count();
    Ok(Some(lacks))
}

/// Looks at an existing file through a connection that cannot write.
async fn refuse_what_is_not_ours(path: &Path) -> Result<(), StoreError> {
    if !fs::metadata(path).is_ok_and(|file| file.len() > 0) {
        return Ok(());
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(PATIENCE)
        .disable_statement_logging();
    match look_at(options.clone().read_only(true)).await {
        // A power cut left a rollback journal behind (an SQLite database that is not in WAL mode yet, such
        // as a restored backup): it has to be rolled back before anything can be read.
        Err(StoreError::Unavailable(sqlx::Error::Database(cause)))
            if cause.code().as_deref() == Some(READONLY_ROLLBACK) =>
        {
            look_at(options).await
        }
        looked => looked,
    }
}

async fn look_at(options: SqliteConnectOptions) -> Result<(), StoreError> {
    let mut connection = options.connect().await?;
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'")
            .fetch_all(&mut connection)
            .await?;
    let verdict = if tables.iter().any(|table| table == "_sqlx_migrations") {
        let found: Option<i64> = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
            .fetch_one(&mut connection)
            .await?;
        super::refuse_newer(found, &MIGRATIONS)
    } else if tables.is_empty() {
        Ok(())
    } else {
        Err(StoreError::Foreign)
    };
    connection.close().await?;
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_connection_syncs_waits_and_overwrites_what_it_removes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("central.db");
        let store = Store::open(&path).await.expect("it opens");
        for pool in [&store.writer, &store.readers] {
            let mut connections = Vec::new();
            for _ in 0..pool.options().get_max_connections() {
                let mut connection = pool.acquire().await.expect("one more");
                for (pragma, expected) in [
                    ("PRAGMA synchronous", 2),
                    ("PRAGMA busy_timeout", 10_000),
                    ("PRAGMA foreign_keys", 1),
                    ("PRAGMA secure_delete", 1),
                    ("PRAGMA wal_autocheckpoint", 4_000),
                    ("PRAGMA cache_size", -8_000),
                ] {
                    let found: i64 = sqlx::query_scalar(pragma)
                        .fetch_one(&mut *connection)
                        .await
                        .expect("it says");
                    assert_eq!(found, expected, "{pragma}");
                }
                let journal: String = sqlx::query_scalar("PRAGMA journal_mode")
                    .fetch_one(&mut *connection)
                    .await
                    .expect("it says");
                assert_eq!(journal, "wal");
                connections.push(connection);
            }
        }
    }
}
