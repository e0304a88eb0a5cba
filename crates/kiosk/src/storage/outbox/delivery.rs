//! The fact *delivered*: which requests go next, and what central's answer makes of them.

use std::collections::HashSet;

use jiff::Timestamp;
use protocol::{
    KeyId, Kind, Language, Recorded, RequestHeader, RequestId, SealedHash, SealedPayload,
    wire::SealedRequest,
};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::journal::{JournalEntry, append_all};
use crate::storage::{
    row::{known, parsed, unknown},
    setting,
};

/// How full the outbox is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Depth {
    /// Requests that wait for delivery.
    pub waiting: u64,
    /// When the oldest of them was saved, ms since 1970.
    pub oldest_ms: Option<i64>,
    /// Requests that central refused for good.
    pub refused: u64,
    /// Those of them that nobody has seen yet.
    pub unseen: u64,
}

/// What an attempt made of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Central echoed id and hash, and received it then.
    Delivered(Timestamp),
    /// Central refused it for good, with this code.
    Refused(&'static str),
}

/// Counts what waits.
pub fn depth(connection: &Connection) -> rusqlite::Result<Depth> {
    connection
        .prepare_cached(
            "SELECT (SELECT count(*) FROM request WHERE delivery = 'waiting'),
                    (SELECT min(saved_ms) FROM request WHERE delivery = 'waiting'),
                    (SELECT count(*) FROM request WHERE delivery = 'refused'),
                    (SELECT count(*) FROM request WHERE delivery = 'refused' AND acknowledged = 0)",
        )?
        .query_row([], |row| {
            Ok(Depth {
                waiting: row.get::<_, i64>(0)? as u64,
                oldest_ms: row.get(1)?,
                refused: row.get::<_, i64>(2)? as u64,
                unseen: row.get::<_, i64>(3)? as u64,
            })
        })
}

/// What goes next.
#[derive(Debug, Default)]
pub struct Batch {
    /// In the order in which they go.
    pub requests: Vec<SealedRequest>,
    /// Whether a request waits, in either copy, that this version cannot read; `None` where not all of them were
    /// looked at.
    pub holds_unknown: Option<bool>,
}

/// The next requests to deliver: those that failed least first, then in the order of saving, so that a
/// bad one never stands in front of the others. At most `most` of them and, beside the first, of no more
/// than `bytes` on the wire; none of `except`, and none that this version cannot read.
pub fn next_batch(
    connection: &Connection,
    most: usize,
    bytes: usize,
    except: &HashSet<RequestId>,
) -> rusqlite::Result<Batch> {
    let mut statement = connection.prepare_cached(
        "SELECT id, tracking_code, kind, kiosk, language, wall_ms, monotonic_ms, boot_id,
                central_offset_ms, suite, key_id, sealed, sha256
         FROM request WHERE delivery = 'waiting' ORDER BY deferred, seq",
    )?;
    let mut rows = statement.query([])?;
    let alone = setting::number(connection, setting::ALONE)?;
    let mut holds_unknown = alone.is_some_and(|count| count > 0);
    let (mut requests, mut left) = (Vec::new(), bytes);
    while let Some(row) = rows.next()? {
        let Some(request) = known(sealed_request(row))? else {
            holds_unknown = true;
            continue;
        };
        if except.contains(&request.header.id) {
            continue;
        }
        let size = ON_THE_WIRE + request.payload.sealed.len() * 4 / 3;
        if requests.len() == most || (size > left && !requests.is_empty()) {
            return Ok(Batch {
                requests,
                holds_unknown: holds_unknown.then_some(true),
            });
        }
        left = left.saturating_sub(size);
        requests.push(request);
    }
    Ok(Batch {
        requests,
        holds_unknown: Some(holds_unknown),
    })
}

/// What a request takes on the wire beside its sealed bytes.
const ON_THE_WIRE: usize = 700;

pub(super) fn sealed_request(row: &rusqlite::Row<'_>) -> rusqlite::Result<SealedRequest> {
    let text = |column: usize| row.get::<_, String>(column);
    Ok(SealedRequest {
        header: RequestHeader {
            id: parsed(row, 0)?,
            tracking_code: parsed(row, 1)?,
            kind: Kind::from_name(&text(2)?).ok_or_else(|| unknown(2))?,
            kiosk: parsed(row, 3)?,
            language: Language::from_code(&text(4)?).ok_or_else(|| unknown(4))?,
            recorded: Recorded {
                wall_ms: row.get(5)?,
                monotonic_ms: row.get::<_, i64>(6)? as u64,
                boot_id: parsed::<Uuid>(row, 7)?,
                central_offset_ms: row.get(8)?,
            },
        },
        payload: sealed_payload(row)?,
        sha256: SealedHash::try_from(text(12)?).map_err(|_| unknown(12))?,
    })
}

pub(super) fn sealed_payload(row: &rusqlite::Row<'_>) -> rusqlite::Result<SealedPayload> {
    Ok(SealedPayload {
        suite: row.get(9)?,
        key_id: KeyId::from_text(row.get::<_, String>(10)?),
        sealed: row.get(11)?,
    })
}

/// Marks an attempt before it is made, so that a crash in the middle of it leaves a trace.
pub fn mark_attempt(connection: &mut Connection, ids: &[RequestId]) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    transaction
        .prepare_cached(
            "INSERT INTO attempt (request, times)
                 SELECT seq, 1 FROM request WHERE id IN (SELECT value FROM json_each(?1))
                 ON CONFLICT (request) DO UPDATE SET times = times + 1",
        )?
        .execute([serde_json::to_string(ids).expect("ids always serialise")])?;
    transaction.commit()
}

/// Records what central answered, all of it in one transaction. Gives back how many it moved. Confirmed is dated by
/// the later of central's word and `now_ms`: a central whose clock was behind for a moment must not make it old.
pub fn apply(
    connection: &mut Connection,
    outcomes: &[(RequestId, Outcome)],
    now_ms: i64,
) -> rusqlite::Result<usize> {
    let transaction = connection.transaction()?;
    let running_ms = setting::number(&transaction, setting::RUNNING)?.unwrap_or(0);
    let mut moved = Vec::with_capacity(outcomes.len());
    for (id, outcome) in outcomes {
        let key = id.to_string();
        let (changed, entry) = match outcome {
            Outcome::Delivered(received_at) => (
                transaction
                    .prepare_cached(
                        "UPDATE request SET delivery = 'delivered', delivered_ms = ?2, refusal = NULL,
                             delivered_running_ms = ?3
                         WHERE id = ?1 AND delivery <> 'delivered'",
                    )?
                    .execute(params![
                        key,
                        received_at.as_millisecond().max(now_ms),
                        running_ms
                    ])?,
                JournalEntry::Delivered(*id),
            ),
            Outcome::Refused(code) => (
                transaction
                    .prepare_cached(
                        "UPDATE request SET delivery = 'refused', refusal = ?2, refused_ms = ?3,
                             refused_running_ms = ?4
                         WHERE id = ?1 AND delivery = 'waiting'",
                    )?
                    .execute(params![key, code, now_ms, running_ms])?,
                JournalEntry::Refused(*id),
            ),
        };
        if changed == 1 {
            moved.push(entry);
        }
    }
    append_all(&transaction, now_ms, &moved)?;
    transaction.commit()?;
    Ok(moved.len())
}

/// Puts requests that central could not take for now behind the others.
pub fn defer(connection: &mut Connection, ids: &[RequestId]) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    for id in ids {
        transaction
            .prepare_cached("UPDATE request SET deferred = deferred + 1 WHERE id = ?1")?
            .execute([id.to_string()])?;
    }
    transaction.commit()
}
