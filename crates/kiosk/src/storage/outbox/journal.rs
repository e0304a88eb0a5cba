//! The journal: what happened to requests, one line each, chained by SHA-256 so that a line taken away
//! or changed shows. It is kept as long as rows are: what is older is cut off, and a line of the chain itself says
//! up to where.

use protocol::RequestId;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::Clocks;
use crate::storage::setting;

/// Something that happened to a request, or to all that are past their keeping time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalEntry {
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

impl JournalEntry {
    fn parts(self) -> (&'static str, RequestId) {
        match self {
            JournalEntry::Saved(id) => ("saved", id),
            JournalEntry::Printed(id) => ("printed", id),
            JournalEntry::Duplicated(id) => ("duplicated", id),
            JournalEntry::Delivered(id) => ("delivered", id),
            JournalEntry::Refused(id) => ("refused", id),
            JournalEntry::Requeued(id) => ("requeued", id),
            JournalEntry::Retried(id) => ("retried", id),
            JournalEntry::Acknowledged(id) => ("acknowledged", id),
            JournalEntry::PayloadPurged(id) => ("payload-purged", id),
            JournalEntry::RowPurged(id) => ("row-purged", id),
            JournalEntry::Salvaged(id) => ("salvaged", id),
        }
    }
}

/// Writes a line, within the caller's transaction.
pub fn append(connection: &Connection, at_ms: i64, entry: JournalEntry) -> rusqlite::Result<()> {
    append_all(connection, at_ms, &[entry])
}

/// Writes a line for each, within the caller's transaction.
pub(super) fn append_all(
    connection: &Connection,
    at_ms: i64,
    entries: &[JournalEntry],
) -> rusqlite::Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut end = End::of(connection)?;
    for entry in entries {
        let (event, request) = entry.parts();
        end.write(
            connection,
            Entry {
                at_ms,
                event: event.to_owned(),
                request: Some(request.to_string()),
                running_ms: None,
                cut: None,
            },
        )?;
    }
    Ok(())
}

/// How many lines a cut takes away at most: the database's thread has others to serve.
const MOST_CUT: usize = 10_000;

/// Takes away the beginning of the journal that is past its keeping time, and writes what was its last line's
/// number and hash, within the caller's transaction. Gives back how many lines it took.
///
/// A line was written after those before it, so that one which is old by the lesser of its ages takes them along,
/// whatever the clock said when they were written. By central's clock alone a line goes with those before it
/// only.
pub(super) fn cut(connection: &Connection, clocks: Clocks, days: u32) -> rusqlite::Result<usize> {
    let mut last: Option<(i64, Vec<u8>)> = None;
    {
        let mut statement = connection.prepare_cached(
            "SELECT seq, at_ms, coalesce(running_ms, 0), chain FROM journal ORDER BY seq LIMIT ?1",
        )?;
        let mut rows = statement.query([MOST_CUT as i64])?;
        let mut all_before = true;
        while let Some(row) = rows.next()? {
            let (at_ms, running_ms) = (row.get(1)?, row.get(2)?);
            all_before &= clocks.is_older_than(days, at_ms, running_ms);
            if all_before || clocks.is_surely_older_than(days, at_ms, running_ms) {
                last = Some((row.get(0)?, row.get(3)?));
            }
        }
    }
    let Some(last) = last else {
        return Ok(0);
    };
    // The line that says so first: it goes on from the newest one, which may be the last that is cut.
    let seq = last.0;
    End::of(connection)?.write(
        connection,
        Entry {
            at_ms: clocks.best_ms,
            event: CUT.to_owned(),
            request: None,
            running_ms: None,
            cut: Some(last),
        },
    )?;
    connection
        .prepare_cached("DELETE FROM journal WHERE seq <= ?1")?
        .execute([seq])
}

/// The event of the line that a cut leaves.
const CUT: &str = "cut";

/// What a line's hash covers, beside the hash of the one before.
struct Entry {
    at_ms: i64,
    event: String,
    request: Option<String>,
    /// None in lines from before it was counted here.
    running_ms: Option<i64>,
    /// Number and hash of the last line that was cut.
    cut: Option<(i64, Vec<u8>)>,
}

/// Where the next line goes on from.
struct End {
    /// The newest line's hash; nothing before the first.
    chain: Vec<u8>,
    running_ms: i64,
}

impl End {
    fn of(connection: &Connection) -> rusqlite::Result<End> {
        let chain: Option<Vec<u8>> = connection
            .prepare_cached("SELECT chain FROM journal ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?;
        Ok(End {
            chain: chain.unwrap_or_default(),
            running_ms: setting::number(connection, setting::RUNNING)?.unwrap_or(0),
        })
    }

    fn write(&mut self, connection: &Connection, entry: Entry) -> rusqlite::Result<()> {
        let entry = Entry {
            running_ms: Some(self.running_ms),
            ..entry
        };
        self.chain = link(&self.chain, &entry);
        let (cut_seq, cut_chain) = entry.cut.unzip();
        connection
            .prepare_cached(
                "INSERT INTO journal (at_ms, event, request, running_ms, cut_seq, cut_chain, chain)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                entry.at_ms,
                entry.event,
                entry.request,
                entry.running_ms,
                cut_seq,
                cut_chain,
                self.chain
            ])?;
        Ok(())
    }
}

/// Whether every line follows from the one before, the first one from where the journal was cut last.
pub fn is_whole(connection: &Connection) -> rusqlite::Result<bool> {
    let cut: Option<(i64, Vec<u8>)> = connection
        .prepare_cached(
            "SELECT cut_seq, cut_chain FROM journal WHERE event = 'cut' ORDER BY seq DESC LIMIT 1",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (mut last, mut before) = cut.unwrap_or((0, Vec::new()));
    let mut statement = connection.prepare(
        "SELECT seq, at_ms, event, request, running_ms, cut_seq, cut_chain, chain
         FROM journal ORDER BY seq",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let entry = Entry {
            at_ms: row.get(1)?,
            event: row.get(2)?,
            request: row.get(3)?,
            running_ms: row.get(4)?,
            cut: row.get::<_, Option<i64>>(5)?.zip(row.get(6)?),
        };
        let chain: Vec<u8> = row.get(7)?;
        if seq <= last || chain != link(&before, &entry) {
            return Ok(false);
        }
        (last, before) = (seq, chain);
    }
    Ok(true)
}

/// Whether the request's row was removed in good order, and the journal still knows.
pub(super) fn was_purged(connection: &Connection, id: RequestId) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM journal WHERE event = 'row-purged' AND request = ?1")?
        .exists([id.to_string()])
}

fn link(before: &[u8], entry: &Entry) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(entry.at_ms.to_be_bytes());
    hash.update(&entry.event);
    hash.update([0]);
    hash.update(entry.request.as_deref().unwrap_or_default());
    // Lines of earlier versions end here.
    if let Some(running_ms) = entry.running_ms {
        hash.update([0]);
        hash.update(running_ms.to_be_bytes());
    }
    if let Some((seq, chain)) = &entry.cut {
        hash.update(seq.to_be_bytes());
        hash.update(chain);
    }
    hash.finalize().to_vec()
}
