//! Guesses, counted before they are judged, so that as many as come at once are all counted. Those that
//! were right are taken back; what stays are misses, and `lockout.rs` says how long they make one wait.

use jiff::Timestamp;
use sqlx::Transaction;

use super::{Store, StoreError, engine::Db, instant, ms};
use crate::{
    lockout::{Schedule, locked_until},
    vault::KeyedHash,
};

/// A guess by somebody at something.
#[derive(Debug, Clone, Copy)]
pub struct Guess {
    /// What is guessed at: the stable name of a limit.
    pub what: &'static str,
    /// By whom: a keyed hash.
    pub who: KeyedHash,
    /// How patient central is.
    pub schedule: &'static Schedule,
}

/// What became of the wish to guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Try {
    /// Counted; these are the numbers under which.
    Counted(Vec<i64>),
    /// Not before this instant. Nothing was counted.
    Locked(Timestamp),
}

impl Store {
    /// Counts one try under every one of `guesses`, unless one of them is locked. `whose`: the name that is tried, kept
    /// with the tries where somebody of the desk has it.
    pub async fn count_try(
        &self,
        guesses: &[Guess],
        whose: Option<&str>,
        now: Timestamp,
    ) -> Result<Try, StoreError> {
        let mut transaction = self.begin().await?;
        let mut locked = None;
        for guess in guesses {
            let misses = misses_of(&mut transaction, guess, now).await?;
            locked = locked.max(locked_until(guess.schedule, &misses, now));
        }
        if let Some(until) = locked {
            return Ok(Try::Locked(until));
        }
        let mut numbers = Vec::with_capacity(guesses.len());
        for guess in guesses {
            let number = sqlx::query_scalar(
                "INSERT INTO misses (what, who_hash, at, staff)
                 VALUES ($1, $2, $3, (SELECT name FROM staff WHERE name = $4 AND removed_at IS NULL))
                 RETURNING number",
            )
            .bind(guess.what)
            .bind(guess.who.stored())
            .bind(ms(now))
            .bind(whose)
            .fetch_one(&mut *transaction)
            .await?;
            numbers.push(number);
        }
        transaction.commit().await?;
        Ok(Try::Counted(numbers))
    }

    /// Takes tries back that were right.
    pub async fn take_back(&self, numbers: &[i64]) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        for number in numbers {
            sqlx::query("DELETE FROM misses WHERE number = $1")
                .bind(number)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Forgets every miss of somebody who has shown to be the right one.
    pub async fn forget_misses(
        &self,
        what: &'static str,
        who: KeyedHash,
    ) -> Result<(), StoreError> {
        let [one, two, three] = who.forms();
        sqlx::query("DELETE FROM misses WHERE what = $1 AND who_hash IN ($2, $3, $4)")
            .bind(what)
            .bind(one)
            .bind(two)
            .bind(three)
            .execute(&self.writer)
            .await?;
        Ok(())
    }
}

/// The misses that still count. Those of anybody that no longer do are removed on the way.
pub(super) async fn misses_of(
    transaction: &mut Transaction<'_, Db>,
    guess: &Guess,
    now: Timestamp,
) -> Result<Vec<Timestamp>, StoreError> {
    sqlx::query("DELETE FROM misses WHERE what = $1 AND at <= $2")
        .bind(guess.what)
        .bind(ms(now - guess.schedule.memory))
        .execute(&mut **transaction)
        .await?;
    let [one, two, three] = guess.who.forms();
    let misses: Vec<i64> =
        sqlx::query_scalar("SELECT at FROM misses WHERE what = $1 AND who_hash IN ($2, $3, $4)")
            .bind(guess.what)
            .bind(one)
            .bind(two)
            .bind(three)
            .fetch_all(&mut **transaction)
            .await?;
    misses.into_iter().map(instant).collect()
}
