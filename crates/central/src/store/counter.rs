//! What waits at the counter, by site.

use jiff::{Timestamp, tz::TimeZone};
use sqlx::FromRow;

use super::{Store, StoreError, instant, unreadable};

/// Requests that are listed at once.
pub const MOST_LISTED: usize = 100;

/// A request in a list: nothing of it is about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// The code on the receipt.
    pub tracking_code: String,
    /// What is asked for, by name.
    pub kind: String,
    /// Its state, by name.
    pub state: String,
    /// Why it ended or waits; see `AtTheDesk::why`.
    pub why: Option<String>,
    /// The name of its site.
    pub site: String,
    /// The site's zone.
    pub time_zone: TimeZone,
    /// When central received it.
    pub received_at: Timestamp,
}

#[derive(FromRow)]
pub(super) struct Row {
    id: String,
    tracking_code: String,
    kind: String,
    state: String,
    why: Option<String>,
    site: String,
    time_zone: String,
    received_at: i64,
}

impl Row {
    pub(super) fn listed(self) -> Result<Listed, StoreError> {
        Ok(Listed {
            time_zone: TimeZone::get(&self.time_zone).map_err(unreadable)?,
            received_at: instant(self.received_at)?,
            id: self.id,
            tracking_code: self.tracking_code,
            kind: self.kind,
            state: self.state,
            why: self.why,
            site: self.site,
        })
    }
}

impl Store {
    /// What waits at the counter of a site, or of all, the oldest first and [`MOST_LISTED`] at most.
    pub async fn at_the_counter(&self, site: Option<&str>) -> Result<Vec<Listed>, StoreError> {
        let most = i64::try_from(MOST_LISTED).unwrap_or(i64::MAX);
        let Some(site) = site else {
            let rows: Vec<Row> = sqlx::query_as(
                "SELECT requests.id, tracking_code, kind, state, why, kiosks.store AS site,
                     requests.time_zone, received_at
                 FROM requests CROSS JOIN kiosks
                 LEFT JOIN decisions ON decisions.request_id = requests.id
                 WHERE kiosks.id = requests.kiosk AND state = 'counter' ORDER BY received_at, requests.id LIMIT $1",
            )
            .bind(most)
            .fetch_all(&self.readers)
            .await?;
            return rows.into_iter().map(Row::listed).collect();
        };
        // Each kiosk's oldest, by its index: as long as what is listed, however many wait there.
        let mut snapshot = self.snapshot().await?;
        let kiosks: Vec<String> = sqlx::query_scalar("SELECT id FROM kiosks WHERE store = $1")
            .bind(site)
            .fetch_all(&mut *snapshot)
            .await?;
        let mut rows: Vec<Row> = Vec::new();
        for kiosk in &kiosks {
            let oldest: Vec<Row> = sqlx::query_as(
                "SELECT requests.id, tracking_code, kind, state, why, $2 AS site, requests.time_zone, received_at
                 FROM requests LEFT JOIN decisions ON decisions.request_id = requests.id
                 WHERE kiosk = $1 AND state = 'counter' ORDER BY received_at, requests.id LIMIT $3",
            )
            .bind(kiosk)
            .bind(site)
            .bind(most)
            .fetch_all(&mut *snapshot)
            .await?;
            rows.extend(oldest);
        }
        rows.sort_by(|one, other| (one.received_at, &one.id).cmp(&(other.received_at, &other.id)));
        rows.truncate(MOST_LISTED);
        rows.into_iter().map(Row::listed).collect()
    }
}
