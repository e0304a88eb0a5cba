//! The outbox: sealed requests that wait for central, and the facts known of each.
//!
//! *Saved* is a row being here. *Printed* and *delivered* are columns of their own and move on evidence
//! alone: the printer's "completed", central's echo of id and hash. Nothing undelivered is ever removed, but what
//! central refused for good, somebody has seen and the keeping time has passed.

mod delivery;
mod history;
mod journal;
mod keeping;
mod printing;
mod refused;
mod salvage;

use protocol::{Kind, RequestHeader, RequestId, SealedHash, SealedPayload, TrackingCode};
use rusqlite::{Connection, OptionalExtension, params};

use crate::storage::row::{known, parsed, unknown};

pub use delivery::{Batch, Depth, Outcome, apply, defer, depth, mark_attempt, next_batch};
pub use history::{History, history};
pub use journal::{JournalEntry, append, is_whole};
pub use keeping::{Clocks, DeliveredPage, cut_journal, delivered_after, holds_any, purge, requeue};
pub use printing::{PrintFact, begin_print, finish_print, note_interrupted_prints};
pub use refused::{
    RefusedRequest, acknowledge_refused, refused, retry_refused, retry_where_sides_changed,
};
pub use salvage::{
    Readable, TakenOver, has_or_had, kept, kept_ids, read_what_can_be_read, take_over,
};

/// A request that is about to be saved.
#[derive(Debug, Clone)]
pub struct NewRequest {
    /// What stays in clear.
    pub header: RequestHeader,
    /// What was typed, sealed.
    pub payload: SealedPayload,
    /// For screen and receipt, such as `a•••@gmail.com`; purged with the payload.
    pub masked_new_email: Option<String>,
    /// Whether the new mailbox was confirmed at the kiosk; none without a new address.
    pub mailbox_confirmed: Option<bool>,
    /// When it is saved, best knowledge of the time, ms since 1970.
    pub saved_ms: i64,
}

/// What is known of a saved request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Its id.
    pub id: RequestId,
    /// The code on its receipt.
    pub tracking_code: TrackingCode,
    /// What was asked for.
    pub kind: Kind,
    /// The person's language.
    pub language: protocol::Language,
    /// When it was saved, ms since 1970.
    pub saved_ms: i64,
    /// The masked new address, while it is kept.
    pub masked_new_email: Option<String>,
    /// Whether the new mailbox was confirmed at the kiosk, while that is kept; none without a new address.
    pub mailbox_confirmed: Option<bool>,
    /// Central echoed its id and hash.
    pub delivered: bool,
    /// When it did, ms since 1970.
    pub delivered_ms: Option<i64>,
    /// Whether a receipt came out.
    pub print: PrintFact,
}

/// How a save ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveOutcome {
    /// On the disk now.
    Saved,
    /// On the disk by an earlier press of the same button.
    AlreadySaved,
    /// Another request of this kiosk has the tracking code: draw again.
    CodeTaken,
}

/// Saves a request. The unique index on the id decides: a second press of Send finds the first's row.
pub fn save(connection: &mut Connection, new: &NewRequest) -> rusqlite::Result<SaveOutcome> {
    let transaction = connection.transaction()?;
    let outcome = insert(&transaction, new)?;
    transaction.commit()?;
    Ok(outcome)
}

/// The same within a transaction of the caller's.
fn insert(transaction: &Connection, new: &NewRequest) -> rusqlite::Result<SaveOutcome> {
    let header = &new.header;
    let hash: SealedHash = new.payload.hash();
    let inserted = transaction.prepare_cached(
        "INSERT INTO request (id, tracking_code, kind, kiosk, language, wall_ms, monotonic_ms, boot_id,
             central_offset_ms, saved_ms, sha256, masked_new_email, mailbox_confirmed, suite, key_id,
             sealed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
         ON CONFLICT DO NOTHING",
    )?
    .execute(params![
        header.id.to_string(),
        header.tracking_code.to_string(),
        header.kind.as_str(),
        header.kiosk.to_string(),
        header.language.code(),
        header.recorded.wall_ms,
        header.recorded.monotonic_ms as i64,
        header.recorded.boot_id.to_string(),
        header.recorded.central_offset_ms,
        new.saved_ms,
        hash.as_str(),
        new.masked_new_email,
        new.mailbox_confirmed,
        new.payload.suite,
        new.payload.key_id.as_str(),
        new.payload.sealed,
    ])?;
    if inserted == 0 {
        let already = find(transaction, header.id)?.is_some();
        return Ok(if already {
            SaveOutcome::AlreadySaved
        } else {
            SaveOutcome::CodeTaken
        });
    }
    append(transaction, new.saved_ms, JournalEntry::Saved(header.id))?;
    Ok(SaveOutcome::Saved)
}

/// The request with this id.
pub fn find(connection: &Connection, id: RequestId) -> rusqlite::Result<Option<Saved>> {
    connection
        .prepare_cached(
            "SELECT id, tracking_code, kind, language, saved_ms, masked_new_email, mailbox_confirmed,
                 delivery, print, delivered_ms
             FROM request WHERE id = ?1",
        )?
        .query_row([id.to_string()], |row| {
            Ok(Saved {
                id,
                tracking_code: parsed(row, 1)?,
                kind: Kind::from_name(&row.get::<_, String>(2)?).ok_or_else(|| unknown(2))?,
                language: protocol::Language::from_code(&row.get::<_, String>(3)?)
                    .ok_or_else(|| unknown(3))?,
                saved_ms: row.get(4)?,
                masked_new_email: row.get(5)?,
                mailbox_confirmed: row.get(6)?,
                delivered: row.get::<_, String>(7)? == "delivered",
                print: PrintFact::from_name(&row.get::<_, String>(8)?).ok_or_else(|| unknown(8))?,
                delivered_ms: row.get(9)?,
            })
        })
        .optional()
}

/// Whether the database has the request and can read it, or had it and removed it in good order.
pub fn is_accounted_for(connection: &Connection, id: RequestId) -> rusqlite::Result<bool> {
    match known(find(connection, id))? {
        Some(found) => Ok(found.is_some() || journal::was_purged(connection, id)?),
        // Nobody can send it from here: whoever can read it elsewhere has more.
        None => Ok(false),
    }
}

#[cfg(test)]
mod tests;
