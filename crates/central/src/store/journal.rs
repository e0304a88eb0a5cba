//! The journal's lines. An act writes its line in its own transaction, so that neither is there without
//! the other; triggers refuse to change or remove one.

use futures_util::TryStreamExt;
use jiff::Timestamp;
use sqlx::Transaction;

use super::{Store, StoreError, engine::Db, ms, unreadable};
use crate::journal::{Act, Head, Line, LineHash};

/// Lines that are looked at for one page of the desk, however few of them are shown.
const WINDOW: i64 = 200;

/// The first line at which the journal does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// Its number, or the number that is missing.
    pub line: i64,
}

/// What an act writes down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    /// Who.
    pub staff: &'a str,
    /// What.
    pub act: Act,
    /// With which request.
    pub request_id: Option<&'a str>,
    /// Why: the stable name of a reason.
    pub why: Option<&'a str>,
}

type Row = (
    i64,
    i64,
    String,
    String,
    Option<String>,
    Option<String>,
    Vec<u8>,
);

impl Store {
    /// Walks the whole chain. `Err` inside names the first line that does not hold. With `expected`, the
    /// journal must also still have that line with that hash: so a removed end shows.
    pub async fn check_journal(
        &self,
        expected: Option<Head>,
    ) -> Result<Result<Head, Broken>, StoreError> {
        let mut rows = sqlx::query_as::<_, Row>(
            "SELECT number, at, staff, act, request_id, why, hash FROM journal ORDER BY number",
        )
        .fetch(&self.readers);
        let mut head = Head::EMPTY;
        while let Some((number, at_ms, staff, act, request_id, why, hash)) = rows.try_next().await?
        {
            let line = Line {
                number,
                at_ms,
                staff,
                act,
                request_id,
                why,
            };
            let next = head.lines + 1;
            let Some(followed) = head.follow(&line, &hash) else {
                return Ok(Err(Broken { line: next }));
            };
            head = followed;
            if let Some(expected) = expected
                && expected.lines == head.lines
                && expected.hash != head.hash
            {
                return Ok(Err(Broken { line: head.lines }));
            }
        }
        Ok(match expected {
            Some(expected) if expected.lines > head.lines => Err(Broken {
                line: head.lines + 1,
            }),
            _ => Ok(head),
        })
    }

    /// The lines before this number, newest first: those of the [`WINDOW`] numbers before it, of a site's people or about
    /// its requests, or all. Without a number the last ones. With them the number before which the next page begins.
    pub async fn journal_before(
        &self,
        before: Option<i64>,
        site: Option<&str>,
    ) -> Result<(Vec<Line>, Option<i64>), StoreError> {
        let head: i64 = sqlx::query_scalar("SELECT coalesce(max(number), 0) FROM journal")
            .fetch_one(&self.readers)
            .await?;
        let before = before.unwrap_or(i64::MAX).clamp(1, head + 1);
        let from = (before - WINDOW).max(1);
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT number, at, staff, act, request_id, why, hash FROM journal
             WHERE number >= $1 AND number < $2 AND ($3 IS NULL
                 OR EXISTS (SELECT 1 FROM staff WHERE staff.name = journal.staff AND staff.site = $3)
                 OR EXISTS (SELECT 1 FROM requests JOIN kiosks ON kiosks.id = requests.kiosk
                     WHERE requests.id = journal.request_id AND kiosks.store = $3))
             ORDER BY number DESC",
        )
        .bind(from)
        .bind(before)
        .bind(site)
        .fetch_all(&self.readers)
        .await?;
        let lines = rows.into_iter().map(line).collect();
        Ok((lines, (from > 1).then_some(from)))
    }

    /// The lines about one request, oldest first.
    pub async fn journal_of(&self, request_id: &str) -> Result<Vec<Line>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT number, at, staff, act, request_id, why, hash FROM journal
             WHERE request_id = $1 ORDER BY number",
        )
        .bind(request_id)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(line).collect())
    }
}

fn line((number, at_ms, staff, act, request_id, why, _): Row) -> Line {
    Line {
        number,
        at_ms,
        staff,
        act,
        request_id,
        why,
    }
}

/// The number of the first line that is not older than this, halving the lines: they have no index by time.
pub(super) async fn first_since(
    transaction: &mut Transaction<'_, Db>,
    since: Timestamp,
) -> Result<i64, StoreError> {
    let lines: i64 = sqlx::query_scalar("SELECT coalesce(max(number), 0) FROM journal")
        .fetch_one(&mut **transaction)
        .await?;
    let (mut first, mut end) = (1, lines + 1);
    while first < end {
        let middle = first + (end - first) / 2;
        let at: i64 = sqlx::query_scalar("SELECT at FROM journal WHERE number = $1")
            .bind(middle)
            .fetch_one(&mut **transaction)
            .await?;
        match at < ms(since) {
            true => first = middle + 1,
            false => end = middle,
        }
    }
    Ok(first)
}

/// Adds a line. The transaction must have begun IMMEDIATE, so that nobody else takes the same number.
pub(super) async fn append(
    transaction: &mut Transaction<'_, Db>,
    entry: Entry<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let last: Option<(i64, Vec<u8>)> =
        sqlx::query_as("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1")
            .fetch_optional(&mut **transaction)
            .await?;
    let head = match last {
        None => Head::EMPTY,
        Some((lines, hash)) => Head {
            lines,
            hash: LineHash::try_from(hash.as_slice()).map_err(unreadable)?,
        },
    };
    let line = Line {
        number: head.lines + 1,
        at_ms: ms(now),
        staff: entry.staff.to_owned(),
        act: entry.act.as_str().to_owned(),
        request_id: entry.request_id.map(str::to_owned),
        why: entry.why.map(str::to_owned),
    };
    let hash = line.hash(&head.hash);
    sqlx::query(
        "INSERT INTO journal (number, at, staff, act, request_id, why, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(line.number)
    .bind(line.at_ms)
    .bind(&line.staff)
    .bind(&line.act)
    .bind(&line.request_id)
    .bind(&line.why)
    .bind(hash.as_slice())
    .execute(&mut **transaction)
    .await?;
    // A log that is kept elsewhere is an anchor for the chain.
    tracing::info!(
        event = "journal",
        line = line.number,
        hash = hex::encode(hash)
    );
    Ok(())
}
