//! What central refused for good: kept here, out of the way of the others, for somebody to look at.
//!
//! It waits again when staff say so, and by itself when either side has another version or configuration
//! than the one that refused. Somebody who has seen it says so: from then on it calls nobody, and goes with
//! the other rows' keeping time. What nobody has seen is kept.

use protocol::{RequestId, wire::SealedRequest};
use rusqlite::{Connection, Row};
use serde::Serialize;

use super::{
    delivery::sealed_request,
    journal::{JournalEntry, append},
};
use crate::storage::{row::known, setting};

/// A request that central refused, as it is handed on: what was typed is still sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusedRequest {
    /// As it was delivered and refused.
    #[serde(flatten)]
    pub request: SealedRequest,
    /// The API's code for why.
    pub reason: String,
    /// When it was saved, ms since 1970.
    pub saved_ms: i64,
    /// How often it was sent.
    pub attempts: u64,
}

/// Every refused request that this version can read, in the order of saving.
pub fn refused(connection: &Connection) -> rusqlite::Result<Vec<RefusedRequest>> {
    let now = "SELECT id, tracking_code, kind, kiosk, language, wall_ms, monotonic_ms, boot_id,
                central_offset_ms, suite, key_id, sealed, sha256, refusal, saved_ms,
                attempts + coalesce(times, 0)
         FROM request LEFT JOIN attempt ON attempt.request = seq
         WHERE delivery = 'refused' ORDER BY seq";
    // What is read without an update may not have come up to this version's schema.
    let before_the_sixth_step = now
        .replace("LEFT JOIN attempt ON attempt.request = seq", "")
        .replace("coalesce(times, 0)", "0");
    connection
        .prepare(now)
        .or_else(|_| connection.prepare(&before_the_sixth_step))?
        .query_and_then([], |row| known(refused_request(row)))?
        .filter_map(Result::transpose)
        .collect()
}

fn refused_request(row: &Row<'_>) -> rusqlite::Result<RefusedRequest> {
    Ok(RefusedRequest {
        request: sealed_request(row)?,
        reason: row.get(13)?,
        saved_ms: row.get(14)?,
        attempts: row.get::<_, i64>(15)? as u64,
    })
}

/// Every refused request waits again. That somebody has seen it stays so. Gives back how many.
pub fn retry_refused(connection: &mut Connection, now_ms: i64) -> rusqlite::Result<usize> {
    let transaction = connection.transaction()?;
    let count = each(
        &transaction,
        "UPDATE request SET delivery = 'waiting', refusal = NULL
         WHERE id = ?1 AND delivery = 'refused'",
        now_ms,
        JournalEntry::Retried,
    )?;
    transaction.commit()?;
    Ok(count)
}

/// The same, where `sides` (versions and configurations of kiosk and central, in any form) is not what it was
/// at the last time.
pub fn retry_where_sides_changed(
    connection: &mut Connection,
    sides: &str,
    now_ms: i64,
) -> rusqlite::Result<usize> {
    if setting::text(connection, setting::SIDES)?.as_deref() == Some(sides) {
        return Ok(0);
    }
    // First: a crash in between tries them once too often, never not at all.
    let count = retry_refused(connection, now_ms)?;
    setting::set_text(connection, setting::SIDES, sides)?;
    Ok(count)
}

/// Somebody has seen every request that is refused now. Gives back how many they had not.
pub fn acknowledge_refused(connection: &mut Connection, now_ms: i64) -> rusqlite::Result<usize> {
    let transaction = connection.transaction()?;
    let count = each(
        &transaction,
        "UPDATE request SET acknowledged = 1
         WHERE id = ?1 AND delivery = 'refused' AND acknowledged = 0",
        now_ms,
        JournalEntry::Acknowledged,
    )?;
    transaction.commit()?;
    Ok(count)
}

/// Does `update` to every refused request that this version can read: what it cannot show, nobody has seen.
fn each(
    transaction: &Connection,
    update: &str,
    now_ms: i64,
    entry: fn(RequestId) -> JournalEntry,
) -> rusqlite::Result<usize> {
    let mut count = 0;
    for RefusedRequest { request, .. } in refused(transaction)? {
        let id = request.header.id;
        if transaction
            .prepare_cached(update)?
            .execute([id.to_string()])?
            == 1
        {
            append(transaction, now_ms, entry(id))?;
            count += 1;
        }
    }
    Ok(count)
}
