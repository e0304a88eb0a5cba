//! What became of one request, for staff who have its code: times and states, nothing that was typed.

use protocol::{RequestId, TrackingCode};
use rusqlite::{Connection, OptionalExtension, params};

use super::{Saved, find, parsed};

/// A request and what happened to it. Times are ms since 1970.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// What is known of it.
    pub saved: Saved,
    /// When the printer reported its receipt complete.
    pub printed_ms: Option<i64>,
    /// When central confirmed it.
    pub delivered_ms: Option<i64>,
    /// The API's code for why central refused it for good.
    pub refusal: Option<String>,
    /// How often it was sent.
    pub attempts: u64,
    /// How many duplicates of its receipt staff have printed.
    pub duplicates: u64,
    /// What its receipt needs is still kept.
    pub is_kept: bool,
}

/// The request with this tracking code.
pub fn history(connection: &Connection, code: &TrackingCode) -> rusqlite::Result<Option<History>> {
    let row = connection
        .prepare_cached(
            "SELECT id, delivered_ms, refusal, attempts + coalesce(times, 0), sealed IS NOT NULL
             FROM request LEFT JOIN attempt ON attempt.request = seq WHERE tracking_code = ?1",
        )?
        .query_row([code.to_string()], |row| {
            Ok((
                parsed::<RequestId>(row, 0)?,
                row.get::<_, Option<i64>>(1)?,
                row.get::<_, Option<String>>(2)?,
                row.get::<_, i64>(3)? as u64,
                row.get::<_, bool>(4)?,
            ))
        })
        .optional()?;
    let Some((id, delivered_ms, refusal, attempts, is_kept)) = row else {
        return Ok(None);
    };
    let Some(saved) = find(connection, id)? else {
        return Ok(None);
    };
    let (printed_ms, _) = journalled(connection, id, "printed")?;
    let (_, duplicates) = journalled(connection, id, "duplicated")?;
    Ok(Some(History {
        saved,
        printed_ms,
        delivered_ms,
        refusal,
        attempts,
        duplicates,
        is_kept,
    }))
}

fn journalled(
    connection: &Connection,
    id: RequestId,
    event: &str,
) -> rusqlite::Result<(Option<i64>, u64)> {
    connection
        .prepare_cached(
            "SELECT max(at_ms), count(*) FROM journal WHERE request = ?1 AND event = ?2",
        )?
        .query_row(params![id.to_string(), event], |row| {
            Ok((row.get(0)?, row.get::<_, i64>(1)? as u64))
        })
}
