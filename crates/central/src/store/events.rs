//! States and events: a request's state changes here alone, by the one transition, with its event beside it.

use jiff::Timestamp;
use sqlx::Transaction;

use super::{StoreError, engine::Db, ms, unreadable_value};
use crate::requests::{
    state::RequestState,
    transition::{Event, transition},
};

/// When a request is looked at again that is not open.
pub(super) const NEVER: i64 = i64::MAX;

/// Central itself, as the author of an event.
pub(super) const CENTRAL: &str = "central";
/// Whoever reads the registered mailbox.
pub(super) const OLD_MAILBOX: &str = "old-mailbox";
/// Whoever reads the new mailbox.
pub(super) const NEW_MAILBOX: &str = "new-mailbox";

/// What is written down about a change.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noted<'a> {
    /// The case it is about.
    pub case_id: Option<&'a str>,
    /// Who: staff by name, or one of the names above.
    pub who: &'a str,
    /// The ladder's row or cause, or staff's reason.
    pub why: Option<&'a str>,
}

impl<'a> Noted<'a> {
    /// By central itself, for a reason.
    pub fn by_central(case_id: Option<&'a str>, why: &'a str) -> Noted<'a> {
        Noted {
            case_id,
            who: CENTRAL,
            why: Some(why),
        }
    }
}

/// Changes a request's state. `false` if the event cannot happen in its state, and then nothing changes.
pub(super) async fn happen(
    transaction: &mut Transaction<'_, Db>,
    id: &str,
    event: Event,
    noted: Noted<'_>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let state: Option<String> = sqlx::query_scalar("SELECT state FROM requests WHERE id = $1")
        .bind(id)
        .fetch_optional(&mut **transaction)
        .await?;
    let Some(state) = state else {
        return Ok(false);
    };
    let from = RequestState::from_name(&state).ok_or_else(|| unreadable_value("state"))?;
    let Some(to) = transition(from, event) else {
        return Ok(false);
    };
    sqlx::query(
        "UPDATE requests SET state = $2, unsealed_at = coalesce(unsealed_at, $3) WHERE id = $1",
    )
    .bind(id)
    .bind(to.as_str())
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    let opened = to == RequestState::Opened;
    let undecided = opened || to == RequestState::Applying;
    sqlx::query("UPDATE contents SET ended_at = $2 WHERE request_id = $1")
        .bind(id)
        .bind((!undecided).then(|| ms(now)))
        .execute(&mut **transaction)
        .await?;
    sqlx::query("UPDATE proofs SET look_at = $2 WHERE request_id = $1")
        .bind(id)
        .bind(if opened { 0 } else { NEVER })
        .execute(&mut **transaction)
        .await?;
    sqlx::query(
        "INSERT INTO events (at, request_id, case_id, what, who, why, from_state, to_state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(ms(now))
    .bind(id)
    .bind(noted.case_id)
    .bind(event.as_str())
    .bind(noted.who)
    .bind(noted.why)
    .bind(from.as_str())
    .bind(to.as_str())
    .execute(&mut **transaction)
    .await?;
    Ok(true)
}

/// Writes down what changed no state.
pub(super) async fn note(
    transaction: &mut Transaction<'_, Db>,
    request_id: Option<&str>,
    what: &str,
    noted: Noted<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO events (at, request_id, case_id, what, who, why) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(ms(now))
    .bind(request_id)
    .bind(noted.case_id)
    .bind(what)
    .bind(noted.who)
    .bind(noted.why)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
