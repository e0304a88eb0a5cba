//! States and events: a request's state changes here alone, by the one transition, with its event beside it.

use std::collections::HashMap;

use jiff::Timestamp;
use sqlx::Transaction;

use super::{
    StoreError,
    engine::{Db, DbConnection},
    ms,
    rows::Insert,
    unreadable_value,
};
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
    let (ended_at, look_at) = follows(to, now);
    sqlx::query("UPDATE contents SET ended_at = $2 WHERE request_id = $1")
        .bind(id)
        .bind(ended_at)
        .execute(&mut **transaction)
        .await?;
    sqlx::query("UPDATE proofs SET look_at = $2 WHERE request_id = $1")
        .bind(id)
        .bind(look_at)
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

pub(super) const CHANGES: Insert = Insert {
    into: "INSERT INTO events (at, request_id, case_id, what, who, why, from_state, to_state)",
    row: "(?, ?, ?, ?, ?, ?, ?, ?)",
    then: "",
};

/// As [`happen`], for many requests at once, each named once: the places of those whose state the event can happen in.
pub(super) async fn happen_to_all(
    connection: &mut DbConnection,
    requests: &[(&str, Noted<'_>)],
    event: Event,
    now: Timestamp,
) -> Result<Vec<usize>, StoreError> {
    let list = |ids: &[&str]| serde_json::to_string(ids).expect("ids always serialise");
    let ids: Vec<&str> = requests.iter().map(|(id, _)| *id).collect();
    let states: Vec<(String, String)> = sqlx::query_as(
        "SELECT id, state FROM requests WHERE id IN (SELECT value FROM json_each($1))",
    )
    .bind(list(&ids))
    .fetch_all(&mut *connection)
    .await?;
    let mut states: HashMap<String, String> = states.into_iter().collect();
    let (mut places, mut changes) = (Vec::new(), Vec::new());
    for (place, (id, noted)) in requests.iter().enumerate() {
        // Taken out: what is named twice happens once.
        let Some(state) = states.remove(*id) else {
            continue;
        };
        let from = RequestState::from_name(&state).ok_or_else(|| unreadable_value("state"))?;
        if let Some(to) = transition(from, event) {
            places.push(place);
            changes.push((*id, noted, from, to));
        }
    }
    for to in RequestState::ALL {
        let of_these = changes.iter().filter(|(.., end)| *end == to);
        let ids: Vec<_> = of_these.map(|(id, ..)| *id).collect();
        if ids.is_empty() {
            continue;
        }
        let ids = list(&ids);
        sqlx::query(
            "UPDATE requests SET state = $2, unsealed_at = coalesce(unsealed_at, $3)
             WHERE id IN (SELECT value FROM json_each($1))",
        )
        .bind(&ids)
        .bind(to.as_str())
        .bind(ms(now))
        .execute(&mut *connection)
        .await?;
        let (ended_at, look_at) = follows(to, now);
        sqlx::query(
            "UPDATE contents SET ended_at = $2 WHERE request_id IN (SELECT value FROM json_each($1))",
        )
        .bind(&ids)
        .bind(ended_at)
        .execute(&mut *connection)
        .await?;
        sqlx::query(
            "UPDATE proofs SET look_at = $2 WHERE request_id IN (SELECT value FROM json_each($1))",
        )
        .bind(&ids)
        .bind(look_at)
        .execute(&mut *connection)
        .await?;
    }
    CHANGES
        .all(connection, &changes, |query, (id, noted, from, to)| {
            query
                .bind(ms(now))
                .bind((*id).to_owned())
                .bind(noted.case_id.map(str::to_owned))
                .bind(event.as_str())
                .bind(noted.who.to_owned())
                .bind(noted.why.map(str::to_owned))
                .bind(from.as_str())
                .bind(to.as_str())
        })
        .await?;
    Ok(places)
}

/// Since when a request in this state is over, and when it is looked at again.
fn follows(state: RequestState, now: Timestamp) -> (Option<i64>, i64) {
    match state {
        RequestState::Opened => (None, 0),
        RequestState::Applying => (None, NEVER),
        _ => (Some(ms(now)), NEVER),
    }
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
