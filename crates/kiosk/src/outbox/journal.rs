//! The journal: what happened to requests, one line each, chained by SHA-256 so that a line taken away
//! or changed shows.

use protocol::RequestId;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

/// Something that happened to a request, or to all that are past their keeping time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Committed to the disk.
    Saved(RequestId),
    /// The printer reported its receipt complete.
    Printed(RequestId),
    /// Staff had its receipt printed again, marked as a duplicate.
    Duplicated(RequestId),
    /// Central echoed id and hash.
    Delivered(RequestId),
    /// Central refused it for good.
    Refused(RequestId),
    /// Central lacked it and it waits again.
    Requeued(RequestId),
    /// It was refused and waits again: staff said so, or either side is another than the one that refused.
    Retried(RequestId),
    /// Staff have seen that it is refused.
    Acknowledged(RequestId),
    /// Its payload and masked address were removed.
    PayloadPurged(RequestId),
    /// Its row was removed.
    RowPurged(RequestId),
    /// Read out of a damaged database.
    Salvaged(RequestId),
}

impl Line {
    fn parts(self) -> (&'static str, RequestId) {
        match self {
            Line::Saved(id) => ("saved", id),
            Line::Printed(id) => ("printed", id),
            Line::Duplicated(id) => ("duplicated", id),
            Line::Delivered(id) => ("delivered", id),
            Line::Refused(id) => ("refused", id),
            Line::Requeued(id) => ("requeued", id),
            Line::Retried(id) => ("retried", id),
            Line::Acknowledged(id) => ("acknowledged", id),
            Line::PayloadPurged(id) => ("payload-purged", id),
            Line::RowPurged(id) => ("row-purged", id),
            Line::Salvaged(id) => ("salvaged", id),
        }
    }
}

/// Writes a line, within the caller's transaction.
pub fn append(connection: &Connection, at_ms: i64, line: Line) -> rusqlite::Result<()> {
    let (event, request) = line.parts();
    let request = request.to_string();
    let before: Vec<u8> = connection
        .prepare_cached("SELECT chain FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?
        .unwrap_or_default();
    connection
        .prepare_cached(
            "INSERT INTO journal (at_ms, event, request, chain) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            at_ms,
            event,
            request,
            link(&before, at_ms, event, &request)
        ])?;
    Ok(())
}

/// Whether every line follows from the one before.
pub fn is_whole(connection: &Connection) -> rusqlite::Result<bool> {
    let mut statement =
        connection.prepare("SELECT at_ms, event, request, chain FROM journal ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut before = Vec::new();
    while let Some(row) = rows.next()? {
        let (event, request): (String, String) = (row.get(1)?, row.get(2)?);
        let chain: Vec<u8> = row.get(3)?;
        if chain != link(&before, row.get(0)?, &event, &request) {
            return Ok(false);
        }
        before = chain;
    }
    Ok(true)
}

/// Whether the request's row was removed in good order.
pub(super) fn was_purged(connection: &Connection, id: RequestId) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM journal WHERE event = 'row-purged' AND request = ?1")?
        .exists([id.to_string()])
}

fn link(before: &[u8], at_ms: i64, event: &str, request: &str) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(at_ms.to_be_bytes());
    hash.update(event.as_bytes());
    hash.update([0]);
    hash.update(request.as_bytes());
    hash.finalize().to_vec()
}
