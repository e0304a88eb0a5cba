//! When central could tell nobody: heartbeats of the workers, whether mail leaves, and the outages that follow
//! from both.

use jiff::{SignedDuration, Timestamp};
use sqlx::Transaction;

use super::{
    Store, StoreError,
    engine::Db,
    events::{self, Noted},
    instant, ms,
};

/// A worker that has not finished a pass for so long stood still.
const STANDING_STILL: SignedDuration = SignedDuration::from_mins(15);
/// How often it is written down at most that mail leaves.
const BEAT_EVERY: SignedDuration = SignedDuration::from_secs(30);
/// An outage of mail began at most so long before the last time that mail was known to leave: requests that
/// were opened a moment later were received a moment earlier.
const BEFORE: SignedDuration = SignedDuration::from_mins(15);

/// The heartbeat of mail that leaves.
const RELAY: &str = "relay";
const MAILER: &str = crate::mail::dispatch::WORKER;

impl Store {
    /// Notes that a worker begins a pass at `now`. One that stood still before makes an
    /// outage of that time.
    pub async fn beat(&self, worker: &'static str, now: Timestamp) -> Result<(), StoreError> {
        let last = self.last_beat(worker).await?;
        // A clock that was set back counts from now on.
        // Every pass is noted: what was received before the last one was seen, and its T need not move.
        if last == Some(now) {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        if let Some(last) = last.filter(|last| now.duration_since(*last) > STANDING_STILL) {
            record(&mut transaction, worker, last, now).await?;
        }
        set_beat(&mut transaction, worker, now).await?;
        Ok(transaction.commit().await?)
    }

    /// An outage lasts where the worker that sends mail has not been heard of for long: T must not pass meanwhile.
    pub async fn notice_standing_mail(&self, now: Timestamp) -> Result<(), StoreError> {
        let Some(last) = self.last_beat(MAILER).await? else {
            return Ok(());
        };
        if now.duration_since(last) > STANDING_STILL {
            self.begin_outage(MAILER, last).await?;
        }
        Ok(())
    }

    async fn begin_outage(&self, cause: &str, began: Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO outages (cause, began_at) SELECT $1, $2
             WHERE NOT EXISTS (SELECT 1 FROM outages WHERE ended_at IS NULL) ON CONFLICT DO NOTHING",
        )
        .bind(cause)
        .bind(ms(began))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// When each worker last began a pass.
    pub async fn heartbeats(&self) -> Result<Vec<(String, i64)>, StoreError> {
        Ok(
            sqlx::query_as("SELECT worker, at FROM worker_heartbeats ORDER BY worker")
                .fetch_all(&self.readers)
                .await?,
        )
    }

    /// Mail leaves: a server answered for a mail, or there is none to send. Ends the outage that lasts.
    pub async fn mail_leaves(&self, now: Timestamp) -> Result<(), StoreError> {
        let last = self.last_beat(RELAY).await?;
        let lasts: Option<i64> =
            sqlx::query_scalar("SELECT began_at FROM outages WHERE ended_at IS NULL")
                .fetch_optional(&self.readers)
                .await?;
        let fresh = last.is_some_and(|last| last <= now && now.duration_since(last) < BEAT_EVERY);
        if lasts.is_none() && fresh {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        let ended: Option<i64> = sqlx::query_scalar(
            "UPDATE outages SET ended_at = $1 WHERE ended_at IS NULL RETURNING began_at",
        )
        .bind(ms(now))
        .fetch_optional(&mut *transaction)
        .await?;
        if let Some(began) = ended {
            t_moved(&mut transaction, RELAY, instant(began)?, now).await?;
        }
        set_beat(&mut transaction, RELAY, now).await?;
        Ok(transaction.commit().await?)
    }

    /// No mail leaves: the server is out of reach or refuses us. `queued_at` is that of a mail that waits.
    pub async fn mail_does_not_leave(&self, queued_at: Timestamp) -> Result<(), StoreError> {
        let last = self.last_beat(RELAY).await?.unwrap_or(queued_at);
        self.begin_outage(RELAY, last.min(queued_at) - BEFORE).await
    }

    /// When a worker last began a pass.
    pub async fn last_beat(&self, worker: &str) -> Result<Option<Timestamp>, StoreError> {
        let at: Option<i64> =
            sqlx::query_scalar("SELECT at FROM worker_heartbeats WHERE worker = $1")
                .bind(worker)
                .fetch_optional(&self.readers)
                .await?;
        at.map(instant).transpose()
    }
}

async fn set_beat(
    transaction: &mut Transaction<'_, Db>,
    worker: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO worker_heartbeats (worker, at) VALUES ($1, $2)
         ON CONFLICT (worker) DO UPDATE SET at = excluded.at",
    )
    .bind(worker)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Writes an outage down that has ended, unless one that is known covers it. Two that overlap stay two: between
/// them somebody may have been told.
async fn record(
    transaction: &mut Transaction<'_, Db>,
    cause: &'static str,
    began: Timestamp,
    ended: Timestamp,
) -> Result<(), StoreError> {
    let new = sqlx::query(
        "INSERT INTO outages (cause, began_at, ended_at) SELECT $1, $2, $3
         WHERE NOT EXISTS (SELECT 1 FROM outages
             WHERE began_at <= $2 AND (ended_at IS NULL OR ended_at >= $3))",
    )
    .bind(cause)
    .bind(ms(began))
    .bind(ms(ended))
    .execute(&mut **transaction)
    .await?;
    match new.rows_affected() {
        0 => Ok(()),
        _ => t_moved(transaction, cause, began, ended).await,
    }
}

/// T moved for every request that was received between `began` and `ended`.
pub(super) async fn t_moved(
    transaction: &mut Transaction<'_, Db>,
    cause: &'static str,
    began: Timestamp,
    ended: Timestamp,
) -> Result<(), StoreError> {
    let by = ended.duration_since(began).as_secs();
    let why = format!("{cause}: from {began} to {ended}, {by} s");
    tracing::warn!(event = "t-moved", cause, from = %began, to = %ended, seconds = by);
    events::note(
        transaction,
        None,
        "t-moved",
        Noted::by_central(None, &why),
        ended,
    )
    .await
}
