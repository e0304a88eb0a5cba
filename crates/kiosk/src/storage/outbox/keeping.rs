//! How long the outbox keeps what central confirmed, and what it tells central that it holds.

use protocol::{RequestId, SealedHash, wire::ManifestItem};
use rusqlite::{Connection, Row, params};

use super::journal::{self, JournalEntry, append};
use crate::storage::{
    row::{known, parsed, unknown},
    setting,
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
        page.items.extend(known(manifest_item(row))?);
    }
    Ok(page)
}

fn manifest_item(row: &Row<'_>) -> rusqlite::Result<ManifestItem> {
    Ok(ManifestItem {
        id: parsed(row, 1)?,
        sha256: SealedHash::try_from(row.get::<_, String>(2)?).map_err(|_| unknown(2))?,
    })
}

/// Whether any request is kept that may yet have to be sent under this kiosk's name, in either copy.
pub fn holds_any(connection: &Connection) -> rusqlite::Result<bool> {
    let in_database = connection
        .prepare_cached("SELECT 1 FROM request WHERE sealed IS NOT NULL LIMIT 1")?
        .exists([])?;
    Ok(in_database || setting::number(connection, setting::ALONE)?.is_some_and(|count| count > 0))
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
            append(&transaction, now_ms, JournalEntry::Requeued(*id))?;
            moved += 1;
        }
    }
    transaction.commit()?;
    Ok(moved)
}

/// The clocks by which an age is told; ms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clocks {
    /// The best knowledge of the time, since 1970.
    pub best_ms: i64,
    /// Central's own clock, where it is known; since 1970.
    pub central_ms: Option<i64>,
    /// How long this program has run, added up over its starts.
    pub running_ms: i64,
}

/// A kiosk that is off at night or for a season runs slowly: by central's clock alone a request is old so
/// much later.
const BY_CENTRAL_ALONE_MS: i64 = 30 * DAY_MS;

impl Clocks {
    /// Whether what happened at `since_ms` (central confirmed it, say), when the program had run for
    /// `since_running_ms`, is older than so many days: by the lesser of its two ages, or by central's
    /// clock alone thirty days later.
    ///
    /// | age by the clock | by running time | by central's clock | older than 7 days |
    /// | --- | --- | --- | --- |
    /// | 8 days | 8 days | | yes |
    /// | 400 days (a clock that jumped ahead) | 1 day | unknown, or the same once | no |
    /// | 1 day (one that jumped back) | 8 days | | no |
    /// | 38 days | 2 days (off at night) | 38 days | yes |
    pub(super) fn is_older_than(self, days: u32, since_ms: i64, since_running_ms: i64) -> bool {
        let by_central = self
            .central_ms
            .map_or(i64::MIN, |central| central.saturating_sub(since_ms));
        self.is_surely_older_than(days, since_ms, since_running_ms)
            || by_central > i64::from(days) * DAY_MS + BY_CENTRAL_ALONE_MS
    }

    /// What happens at a time that is still to come was dated by a clock that was wrong: only how long the program
    /// has run since says anything.
    fn is_older_whatever_dated_it(self, days: u32, since_ms: i64, since_running_ms: i64) -> bool {
        match since_ms > self.best_ms.saturating_add(DAY_MS) {
            true => self.running_ms.saturating_sub(since_running_ms) > i64::from(days) * DAY_MS,
            false => self.is_older_than(days, since_ms, since_running_ms),
        }
    }

    /// The same by the lesser of its two ages alone.
    pub(super) fn is_surely_older_than(
        self,
        days: u32,
        since_ms: i64,
        since_running_ms: i64,
    ) -> bool {
        let by_clock = self.best_ms.saturating_sub(since_ms);
        let by_running = self.running_ms.saturating_sub(since_running_ms);
        by_clock.min(by_running) > i64::from(days) * DAY_MS
    }
}

/// Removes payloads `payload_days` after central confirmed them, and rows `row_days` after; what central refused
/// and somebody has seen, `row_days` after the refusal. What waits, and what nobody has seen, is never touched.
pub fn purge(
    connection: &mut Connection,
    clocks: Clocks,
    payload_days: u32,
    row_days: u32,
) -> rusqlite::Result<usize> {
    let now_ms = clocks.best_ms;
    let transaction = connection.transaction()?;
    let payloads = older_than(
        &transaction,
        clocks,
        payload_days,
        "SELECT id, delivered_ms, coalesce(delivered_running_ms, 0) FROM request
         WHERE delivery = 'delivered' AND sealed IS NOT NULL",
    )?;
    for id in &payloads {
        // To set its own number too makes SQLite take the row out and put it in again: a row that only shrinks leaves
        // its page, which it had almost to itself, as good as empty for as long as it is kept.
        transaction.execute(
            "UPDATE request SET seq = seq, sealed = NULL, suite = NULL, key_id = NULL,
                 masked_new_email = NULL, mailbox_confirmed = NULL
             WHERE id = ?1",
            [id.to_string()],
        )?;
        append(&transaction, now_ms, JournalEntry::PayloadPurged(*id))?;
    }
    let rows = older_than(
        &transaction,
        clocks,
        row_days,
        "SELECT id, delivered_ms, coalesce(delivered_running_ms, 0) FROM request
         WHERE delivery = 'delivered'
         UNION ALL
         SELECT id, coalesce(refused_ms, saved_ms), coalesce(refused_running_ms, 0) FROM request
         WHERE delivery = 'refused' AND acknowledged = 1",
    )?;
    for id in &rows {
        transaction.execute("DELETE FROM request WHERE id = ?1", [id.to_string()])?;
        append(&transaction, now_ms, JournalEntry::RowPurged(*id))?;
    }
    transaction.commit()?;
    Ok(payloads.len() + rows.len())
}

/// Takes away the lines of the journal that are older than rows may get. Only while the second copy is what the
/// database is: until then it may hold a request of which the journal alone knows that it was removed.
pub fn cut_journal(
    connection: &mut Connection,
    clocks: Clocks,
    row_days: u32,
) -> rusqlite::Result<usize> {
    let transaction = connection.transaction()?;
    let count = journal::cut(&transaction, clocks, row_days)?;
    transaction.commit()?;
    Ok(count)
}

fn older_than(
    connection: &Connection,
    clocks: Clocks,
    days: u32,
    which: &'static str,
) -> rusqlite::Result<Vec<RequestId>> {
    let mut statement = connection.prepare_cached(which)?;
    let mut rows = statement.query([])?;
    let mut old = Vec::new();
    while let Some(row) = rows.next()? {
        if clocks.is_older_whatever_dated_it(days, row.get(1)?, row.get(2)?) {
            old.extend(known(parsed::<RequestId>(row, 0))?);
        }
    }
    Ok(old)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_the_lesser_of_two_or_centrals_alone_a_month_later() {
        for (best, running, central, old) in [
            (8, 8, None, true),
            (7, 8, None, false),
            (400, 1, None, false),
            (1, 8, Some(1), false),
            (400, 400, None, true),
            (37, 2, Some(37), false),
            (38, 2, Some(38), true),
        ] {
            let clocks = Clocks {
                best_ms: best * DAY_MS,
                central_ms: central.map(|days: i64| days * DAY_MS),
                running_ms: running * DAY_MS,
            };
            let is_old = clocks.is_older_than(7, 0, 0);
            assert_eq!(is_old, old, "{best} {running} {central:?}");
        }
    }
}
