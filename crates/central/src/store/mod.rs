//! What central keeps, in an embedded SQLite file: one file of this folder a subject.
//!
//! Promises: a commit is on disk before it is answered (WAL, `synchronous=FULL`); uniqueness is decided by
//! indices and never by looking first; every statement is a constant with bound values; a database of a
//! newer version is refused and left as it is.

/// What T of a row of `requests` follows from besides its receipt: the outage in which it was received, and the
/// `rules` that were published then.
macro_rules! what_t_follows_from {
    () => {
        "LEFT JOIN outages ON outages.number = (
             SELECT number FROM outages AS touching WHERE touching.began_at < requests.received_at
                 AND (touching.ended_at IS NULL OR touching.ended_at > requests.received_at)
             ORDER BY touching.ended_at IS NOT NULL, touching.ended_at - touching.began_at DESC LIMIT 1)
         LEFT JOIN configurations AS rules ON rules.version = (
             SELECT told.version FROM configurations AS told WHERE told.version <= requests.configuration
             ORDER BY told.version DESC LIMIT 1)"
    };
}
use what_t_follows_from;

mod acts;
mod alarm_mails;
mod alarms;
mod at_a_desk;
mod at_the_desk;
mod bulk;
mod cases;
mod changes;
mod configurations;
mod counter;
mod email_checks;
mod engine;
mod enrolment;
mod events;
mod export;
mod figures;
mod help_calls;
mod in_hand;
mod installation;
mod journal;
mod kiosks;
mod link_pace;
mod mail_reports;
mod mail_states;
mod mails;
mod marks;
mod misses;
mod opening;
mod outages;
#[cfg(test)]
mod plans_tests;
mod presses;
mod reminders;
mod requests;
mod restore;
mod retention;
mod search;
mod sent_again;
mod settlement;
mod staff;
mod team;
mod unread;

use std::{fs, path::Path, time::Duration};

use jiff::Timestamp;
use sqlx::{
    ConnectOptions, Connection, SqlitePool,
    migrate::{MigrateError, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

pub use acts::{Acted, By, PASSPORT_TRIES};
pub use alarm_mails::NewAlarm;
pub use alarms::Alarm;
pub use at_a_desk::{DeskOfSite, MadeAtTheDesk};
pub use at_the_desk::{Agreement, AtTheDesk};
pub use bulk::{Bulk, MadeUpKiosk, MadeUpRequest};
pub use cases::{CaseRow, SealedCase, SealedChange};
pub use changes::{Beside, OpenChange};
pub use counter::{Listed, MOST_LISTED};
pub use email_checks::{NewCheck, TypedCheck};
pub use enrolment::{NewToken, TakenCode};
pub use figures::Figures;
pub use help_calls::OpenCall;
pub use installation::Installation;
pub use journal::Broken;
pub use kiosks::{KnownKiosk, is_time_zone};
pub use mail_reports::NewReport;
pub use mail_states::{MailOfRequest, MailStanding};
pub use mails::{DueMail, MAIL_STATES, NewMail};
pub use misses::{Guess, Try};
pub use opening::{Given, OpenedContent, Pending, SealedValues};
pub use reminders::{DueReminder, NewReminder};
pub use requests::{Receipt, Tracked};
pub use restore::Restorable;
pub use retention::Erased;
pub use search::Search;
pub use sent_again::{FailedAnswer, WrittenAnew};
pub use settlement::{CarriedOut, Decision, Due, NewChange, Settlement, What};
pub use staff::Session;
pub use team::{Limit, Member};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// How long a statement waits for another process's lock, and a caller for a connection.
const PATIENCE: Duration = Duration::from_secs(10);
const READERS: u32 = 4;
/// SQLITE_READONLY_ROLLBACK (sqlite.org/rescode.html).
const READONLY_ROLLBACK: &str = "776";

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database was written by a newer version of this program. It was not touched.
    #[error("the database has version {found}; this program knows {known}")]
    Newer {
        /// The version found.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// The file is a database, but not central's. It was not touched.
    #[error("the file is not a database of this program")]
    Foreign,
    /// A migration failed; it was rolled back.
    #[error("the database could not be brought to this version")]
    Migration(#[source] MigrateError),
    /// Busy, full, or out of reach: worth another try.
    #[error("the database is not available")]
    Unavailable(#[source] sqlx::Error),
    /// Anything else: a fault of this program or a damaged file.
    #[error("the database failed")]
    Broken(#[source] sqlx::Error),
    /// A lock file could not be taken.
    #[error("the database's folder cannot be used")]
    Folder(#[source] std::io::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> StoreError {
        let passing = match &error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => true,
            sqlx::Error::Database(cause) => cause
                .code()
                .and_then(|code| code.parse::<i32>().ok())
                // BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN (sqlite.org/rescode.html).
                .is_some_and(|code| matches!(code & 0xff, 5 | 6 | 8 | 10 | 13 | 14)),
            _ => false,
        };
        if passing {
            StoreError::Unavailable(error)
        } else {
            StoreError::Broken(error)
        }
    }
}

/// Central's database.
#[derive(Debug, Clone)]
pub struct Store {
    readers: SqlitePool,
    /// One connection: SQLite has one writer at a time, and waiting in our queue is fair.
    writer: SqlitePool,
}

impl Store {
    /// Opens the database, makes it if there is none, and brings it to this version.
    pub async fn open(path: &Path) -> Result<Store, StoreError> {
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
            // More than there are statements: none is read and planned anew.
            .statement_cache_capacity(512)
            .pragma("secure_delete", "on")
            .disable_statement_logging();
        let pool = |connections| {
            SqlitePoolOptions::new()
                .max_connections(connections)
                // A file does not hang up: asking whether it is there costs as much as a statement.
                .test_before_acquire(false)
                .acquire_timeout(PATIENCE)
        };
        let writer = pool(1).connect_with(options.clone()).await?;
        MIGRATIONS
            .run(&writer)
            .await
            .map_err(StoreError::Migration)?;
        let readers = pool(READERS).connect_with(options).await?;
        drop(lock);
        Ok(Store { readers, writer })
    }

    /// How many migrations a database lacks; looked at through a connection that cannot write. `None` where there is no
    /// database.
    ///
    /// # Errors
    /// It is a newer version's, or not central's.
    pub async fn lacks(path: &Path) -> Result<Option<usize>, StoreError> {
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
        let found: i64 =
            sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM _sqlx_migrations")
                .fetch_one(&mut connection)
                .await?;
        connection.close().await?;
        let lacks = MIGRATIONS.iter().filter(|it| it.version > found).count();
        Ok(Some(lacks))
    }

    /// What SQLite finds wrong with the file, in its own words; nothing where it is whole. It reads all of it.
    pub async fn damage(&self) -> Result<Option<String>, StoreError> {
        let said: String = sqlx::query_scalar("PRAGMA quick_check(1)")
            .fetch_one(&self.readers)
            .await?;
        Ok((said != "ok").then_some(said))
    }

    /// Since when an outage lasts: central tells nobody.
    pub async fn outage_since(&self) -> Result<Option<Timestamp>, StoreError> {
        let since: Option<i64> =
            sqlx::query_scalar("SELECT began_at FROM outages WHERE ended_at IS NULL")
                .fetch_optional(&self.readers)
                .await?;
        since.map(instant).transpose()
    }

    /// How many kiosks have told the time, and for how many of them central's is more than five minutes off.
    pub async fn clocks(&self) -> Result<(i64, i64), StoreError> {
        Ok(sqlx::query_as(
            "SELECT count(*), count(*) FILTER (WHERE abs(clock_offset_ms) > 300000) FROM heartbeats",
        )
        .fetch_one(&self.readers)
        .await?)
    }

    /// A value that this program wrote and can no longer read.
    pub fn unreadable(column: &'static str) -> StoreError {
        unreadable_value(column)
    }

    /// Whether the database answers.
    pub async fn answers(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1 FROM installation")
            .fetch_optional(&self.readers)
            .await?;
        Ok(())
    }

    /// Ends every connection, so that the write-ahead log is folded into the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
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
        let known = MIGRATIONS
            .iter()
            .map(|migration| migration.version)
            .max()
            .unwrap_or(0);
        match found {
            Some(found) if found > known => Err(StoreError::Newer { found, known }),
            _ => Ok(()),
        }
    } else if tables.is_empty() {
        Ok(())
    } else {
        Err(StoreError::Foreign)
    };
    connection.close().await?;
    verdict
}

/// An instant as the database keeps it.
fn ms(instant: Timestamp) -> i64 {
    instant.as_millisecond()
}

/// What the database kept, as an instant.
fn instant(ms: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(ms).map_err(unreadable)
}

/// A value that this program wrote and can no longer read.
fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> StoreError {
    StoreError::Broken(sqlx::Error::Decode(Box::new(error)))
}

/// As [`unreadable`], for a value without an error of its own.
fn unreadable_value(column: &'static str) -> StoreError {
    StoreError::Broken(sqlx::Error::Decode(column.into()))
}
