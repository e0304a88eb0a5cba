//! How long the outbox keeps what central confirmed, and what it tells central that it holds.

use protocol::{RequestId, SealedHash, wire::ManifestItem};
use rusqlite::{Connection, params};

use super::{
    damaged,
    journal::{Line, append},
    parsed,
};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// One page of what the kiosk holds as delivered, payload and all.
#[derive(Debug, Default)]
pub struct DeliveredPage {
    /// Ids and hashes.
    pub items: Vec<ManifestItem>,
    /// Where the next page starts; `None` when there was nothing.
    pub last: Option<i64>,
}

/// The delivered requests whose payload is still kept, in order, beginning after `after`.
pub fn delivered_after(
    connection: &Connection,
    after: i64,
    most: usize,
) -> rusqlite::Result<DeliveredPage> {
    let mut page = DeliveredPage::default();
    let mut statement = connection.prepare_cached(
        "SELECT seq, id, sha256 FROM request
         WHERE delivery = 'delivered' AND sealed IS NOT NULL AND seq > ?1 ORDER BY seq LIMIT ?2",
    )?;
    let mut rows = statement.query(params![after, most as i64])?;
    while let Some(row) = rows.next()? {
        page.last = Some(row.get(0)?);
        page.items.push(ManifestItem {
            id: parsed(row, 1)?,
            sha256: SealedHash::try_from(row.get::<_, String>(2)?).map_err(|_| damaged(2))?,
        });
    }
    Ok(page)
}

/// Puts delivered requests that central lacks back into the queue. Gives back how many.
pub fn requeue(
    connection: &mut Connection,
    lacking: &[RequestId],
    now_ms: i64,
) -> rusqlite::Result<usize> {
    let transaction = connection.transaction()?;
    let mut moved = 0;
    for id in lacking {
        let changed = transaction
            .prepare_cached(
                "UPDATE request SET delivery = 'waiting', delivered_ms = NULL
                 WHERE id = ?1 AND delivery = 'delivered' AND sealed IS NOT NULL",
            )?
            .execute([id.to_string()])?;
        if changed == 1 {
            append(&transaction, now_ms, Line::Requeued(*id))?;
            moved += 1;
        }
    }
    transaction.commit()?;
    Ok(moved)
}

/// Removes payloads `payload_days` after central confirmed them, and rows `row_days` after. What was not
/// delivered is never touched. A clock that jumped ahead purges at the worst what central has.
pub fn purge(
    connection: &mut Connection,
    now_ms: i64,
    payload_days: u32,
    row_days: u32,
) -> rusqlite::Result<usize> {
    let transaction = connection.transaction()?;
    let payloads = delivered_before(
        &transaction,
        now_ms - i64::from(payload_days) * DAY_MS,
        "AND sealed IS NOT NULL",
    )?;
    for id in &payloads {
        transaction.execute(
            "UPDATE request SET sealed = NULL, suite = NULL, key_id = NULL, masked_new_email = NULL,
                 mailbox_confirmed = NULL
             WHERE id = ?1",
            [id.to_string()],
        )?;
        append(&transaction, now_ms, Line::PayloadPurged(*id))?;
    }
    let rows = delivered_before(&transaction, now_ms - i64::from(row_days) * DAY_MS, "")?;
    for id in &rows {
        transaction.execute("DELETE FROM request WHERE id = ?1", [id.to_string()])?;
        append(&transaction, now_ms, Line::RowPurged(*id))?;
    }
    transaction.commit()?;
    Ok(payloads.len() + rows.len())
}

fn delivered_before(
    connection: &Connection,
    before_ms: i64,
    and: &'static str,
) -> rusqlite::Result<Vec<RequestId>> {
    connection
        .prepare_cached(&format!(
            "SELECT id FROM request WHERE delivery = 'delivered' AND delivered_ms < ?1 {and}"
        ))?
        .query_map([before_ms], |row| parsed(row, 0))?
        .collect()
}
