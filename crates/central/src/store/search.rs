//! Requests of somebody without a receipt, by two numbers. Every search is counted and written down before it is made, and
//! asks the same whatever there is.

use jiff::{SignedDuration, Timestamp};

use super::{
    Store, StoreError,
    counter::{Listed, Row},
    engine::forms,
    instant,
    journal::{self, Entry},
    ms,
};
use crate::{
    email_check::{Window, next_allowed},
    journal::Act,
    proof::matching::{Hashes, MATCHES_NEEDED},
    vault::KeyedHash,
};

/// Requests that are shown at most.
const MOST: i64 = 20;
/// The name under which searches are counted.
const LIMIT: &str = "desk-search";

/// Who searches, and for what.
#[derive(Debug, Clone, Copy)]
pub struct Search<'a> {
    /// The staff member.
    pub staff: &'a str,
    /// The keyed hash by which they are counted.
    pub who: KeyedHash,
    /// Their site; `None`: every site.
    pub site: Option<&'a str>,
    /// Two numbers.
    pub given: &'a Hashes,
    /// How many one person may make.
    pub pace: Window,
    /// How far back it looks.
    pub reach: SignedDuration,
}

impl Store {
    /// Requests that came lately, at a site, that have both numbers or are about one of `cases`; the newest first.
    pub async fn search(
        &self,
        search: Search<'_>,
        cases: &[String],
        now: Timestamp,
    ) -> Result<Vec<Listed>, StoreError> {
        let given = search.given;
        let mut statement = sqlx::query_as(
            "WITH fitting (id) AS (
                 SELECT request_id FROM (
                     SELECT request_id FROM contents WHERE nif_hash IN ($6, $7, $8)
                     UNION ALL SELECT request_id FROM contents WHERE niss_hash IN ($9, $10, $11)
                     UNION ALL SELECT request_id FROM contents WHERE passport_hash IN ($12, $13, $14)
                     UNION ALL SELECT request_id FROM contents WHERE phone_hash IN ($15, $16, $17)) AS alike
                 GROUP BY request_id HAVING count(*) >= $1
                 UNION
                 SELECT request_id FROM json_each($2) AS mine
                 CROSS JOIN contents WHERE contents.case_id = mine.value)
             SELECT requests.id, tracking_code, kind, state, why, kiosks.store AS site,
                 requests.time_zone, received_at
             FROM fitting
             CROSS JOIN requests
             CROSS JOIN kiosks
             LEFT JOIN decisions ON decisions.request_id = requests.id
             WHERE requests.id = fitting.id AND kiosks.id = requests.kiosk AND received_at > $3 AND ($4 IS NULL OR kiosks.store = $4)
             ORDER BY received_at DESC, requests.id LIMIT $5",
        )
        .bind(i64::from(MATCHES_NEEDED))
        .bind(serde_json::to_string(cases).expect("ids always serialise"))
        .bind(ms(now - search.reach))
        .bind(search.site)
        .bind(MOST);
        for hash in [&given.nif, &given.niss, &given.passport, &given.phone] {
            for form in forms(hash) {
                statement = statement.bind(form);
            }
        }
        let rows: Vec<Row> = statement.fetch_all(&self.readers).await?;
        rows.into_iter().map(Row::listed).collect()
    }

    /// Counts a search and writes it down, before it is made; the instant from which on one is possible again, where it
    /// is too many.
    pub async fn note_search(
        &self,
        search: Search<'_>,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query("DELETE FROM misses WHERE what = $1 AND at <= $2")
            .bind(LIMIT)
            .bind(ms(now - search.pace.length))
            .execute(&mut *transaction)
            .await?;
        let [one, two, three] = search.who.forms();
        let before: Vec<i64> = sqlx::query_scalar(
            "SELECT at FROM misses WHERE what = $1 AND who_hash IN ($3, $4, $5) ORDER BY at DESC LIMIT $2",
        )
        .bind(LIMIT)
        .bind(i64::from(search.pace.count))
        .bind(one)
        .bind(two)
        .bind(three)
        .fetch_all(&mut *transaction)
        .await?;
        let before: Result<Vec<_>, _> = before.into_iter().map(instant).collect();
        if let Some(until) = next_allowed(&[search.pace], &before?, now) {
            return Ok(Some(until));
        }
        sqlx::query("INSERT INTO misses (what, who_hash, at) VALUES ($1, $2, $3)")
            .bind(LIMIT)
            .bind(search.who.stored())
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?;
        let numbers = written(search.given);
        let entry = Entry {
            staff: search.staff,
            act: Act::Searched,
            request_id: None,
            why: Some(&numbers),
        };
        journal::append(&mut transaction, entry, now).await?;
        transaction.commit().await?;
        Ok(None)
    }
}

/// The keyed hashes of what was searched for, as the audit log keeps them.
fn written(given: &Hashes) -> String {
    [
        ("nif", given.nif),
        ("niss", given.niss),
        ("passport", given.passport),
        ("phone", given.phone),
    ]
    .into_iter()
    .filter_map(|(name, hash)| Some(format!("{name}={}", hex::encode(hash?.stored()))))
    .collect::<Vec<_>>()
    .join(" ")
}
