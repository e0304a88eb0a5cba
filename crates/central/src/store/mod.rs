//! What central keeps, in an embedded SQLite file or on a PostgreSQL server: one file of this folder a subject.
//!
//! Promises: a commit is on disk before it is answered (`synchronous`, `synchronous_commit`); uniqueness is decided by
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
mod after_restore;
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
mod fleet;
mod help_calls;
mod in_hand;
mod in_turn;
mod installation;
mod journal;
mod keys;
mod kiosk_notices;
mod kiosks;
mod link_pace;
mod mail_reports;
mod mail_states;
mod mails;
mod marks;
mod migrating;
mod misses;
mod opened;
mod opening;
mod outages;
#[cfg(test)]
mod plans_tests;
mod postgres;
mod presses;
mod rekeying;
mod reminders;
mod requests;
mod restore;
mod retention;
mod rows;
mod search;
mod sent_again;
mod settlement;
mod sign_ins;
mod sqlite;
mod staff;
mod team;
mod unread;

use std::time::Duration;

use jiff::Timestamp;
use sqlx::{
    AnyPool,
    migrate::{MigrateError, Migrator},
};

use crate::{
    keyring::Missing,
    location::{Location, LocationError},
};
pub use acts::{Acted, By, PASSPORT_TRIES};
pub use after_restore::AskedAgain;
pub use alarm_mails::NewAlarm;
pub use alarms::Alarm;
pub use at_a_desk::{DeskOfSite, MadeAtTheDesk};
pub use at_the_desk::{Agreement, AtTheDesk};
pub use bulk::{Bulk, MadeUpKiosk, MadeUpRequest};
pub use cases::{CaseRow, SealedCase, SealedChange};
pub use changes::{Beside, OpenChange};
pub use counter::{Listed, MOST_LISTED};
pub use email_checks::{NewCheck, TypedCheck};
use engine::Engine;
pub use enrolment::{NewToken, TakenCode};
pub use figures::Figures;
pub use fleet::KioskChange;
pub use help_calls::OpenCall;
pub use in_turn::{Hand, Taken};
pub use installation::Installation;
pub use journal::Broken;
pub use keys::SealingKeyState;
pub use kiosk_notices::{KeptNotice, Made, Withdrawn};
pub use kiosks::{KnownKiosk, is_time_zone};
pub use mail_reports::NewReport;
pub use mail_states::{MailOfRequest, MailStanding};
pub use mails::{DueMail, MAIL_STATES, NewMail};
pub use misses::{Guess, Try};
pub use opened::{Opened, OpenedContent};
pub use opening::{Given, Pending, SealedValues};
pub use rekeying::{RekeyingProgress, ToRekey};
pub use reminders::{DueReminder, NewReminder};
pub use requests::{Receipt, Tracked};
pub use restore::Restorable;
pub use retention::Erased;
pub use search::Search;
pub use sent_again::{FailedAnswer, WrittenAnew};
pub use settlement::{CarriedOut, Decision, Due, NewChange, Settlement, What};
pub use sign_ins::{SIGN_IN_LASTS, SignInBegun};
pub use staff::Session;
pub use team::{Limit, Member};

/// How long a statement waits for another process's lock, and a caller for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

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
    /// A server's database was written by an earlier version, whose processes may still work on it. It was not touched.
    #[error(
        "the database has version {found} and this program {known}: run `aima-central migrate` first"
    )]
    Older {
        /// The version found.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// It is a database, but not central's. It was not touched.
    #[error("it is not a database of this program")]
    Foreign,
    /// The server's database cannot be used. It was not touched.
    #[error("{0}")]
    Server(String),
    /// Where it is cannot be told.
    #[error("the database's password cannot be read")]
    Location(#[source] LocationError),
    /// A migration failed; it was rolled back.
    #[error("the database could not be brought to this version")]
    Migration(#[source] MigrateError),
    /// Busy, full, or out of reach: worth another try.
    #[error("the database is not available")]
    Unavailable(#[source] sqlx::Error),
    /// Anything else: a fault of this program or a damaged file.
    #[error("the database failed")]
    Broken(#[source] sqlx::Error),
    /// A key is in use that this process lacks: it does nothing that needs one, and says so, until it has it.
    #[error(transparent)]
    KeyMissing(#[from] Missing),
    /// A lock file could not be taken.
    #[error("the database's folder cannot be used")]
    Folder(#[source] std::io::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> StoreError {
        match engine::passes(&error) {
            true => StoreError::Unavailable(error),
            false => StoreError::Broken(error),
        }
    }
}

/// Central's database.
#[derive(Debug, Clone)]
pub struct Store {
    engine: Engine,
    readers: AnyPool,
    /// One connection.
    writer: AnyPool,
    /// On a server, for what kiosks send: who looks at a page does not stand behind them.
    intake: AnyPool,
    /// On a server, for what the workers have in hand.
    hands: AnyPool,
}

impl Store {
    /// Opens the database, and makes it if there is none. A file is brought to this version; a server's database is not, for
    /// others may work on it: see [`Store::migrate`].
    pub async fn open(location: impl Into<Location>) -> Result<Store, StoreError> {
        sqlx::any::install_default_drivers();
        match location.into() {
            Location::File(path) => sqlite::open(&path).await,
            Location::Server(server) => postgres::open(&server).await,
        }
    }

    /// Brings the database to this version, while processes of the release before work on it.
    ///
    /// # Errors
    /// It is a newer version's, not central's, or cannot be used; it is left as it is then, or on the way.
    pub async fn migrate(location: &Location) -> Result<(), StoreError> {
        match location {
            Location::File(_) => Store::open(location).await?.close().await,
            Location::Server(server) => postgres::migrate(server).await?,
        }
        Ok(())
    }

    /// How many migrations a database lacks; it is not changed. `None` where there is no database.
    ///
    /// # Errors
    /// It is a newer version's, not central's, or cannot be used.
    pub async fn lacks(location: &Location) -> Result<Option<usize>, StoreError> {
        match location {
            Location::File(path) => sqlite::lacks(path).await,
            Location::Server(server) => postgres::lacks(server).await,
        }
    }

    /// What SQLite finds wrong with the file, in its own words; nothing where it is whole. It reads all of it. Of a server's
    /// database nothing is said: its pages have checksums, and its operator the tools.
    pub async fn damage(&self) -> Result<Option<String>, StoreError> {
        if self.engine == Engine::Postgres {
            return Ok(None);
        }
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
        for pool in [&self.hands, &self.intake, &self.readers, &self.writer] {
            pool.close().await;
        }
    }
}

/// Refuses what a newer version has written.
fn refuse_newer(found: Option<i64>, ours: &Migrator) -> Result<(), StoreError> {
    let known = ours.iter().map(|it| it.version).max().unwrap_or(0);
    match found {
        Some(found) if found > known => Err(StoreError::Newer { found, known }),
        _ => Ok(()),
    }
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
