//! Alarms: what staff have to look at. One a request and kind.

use jiff::{Timestamp, tz::TimeZone};

use super::{
    Store, StoreError, instant,
    journal::{self, Entry},
    ms, unreadable,
};
use crate::journal::Act;

/// Alarms that are listed at once.
const MOST: i64 = 100;

/// An alarm that nobody has acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// Its number.
    pub number: i64,
    /// What kind of thing happened.
    pub kind: String,
    /// The request it happened to.
    pub request_id: String,
    /// The stable name of the cause.
    pub cause: String,
    /// When.
    pub raised_at: Timestamp,
    /// The zone of the request's store.
    pub time_zone: TimeZone,
}

type Row = (i64, String, String, String, i64, String);

impl Store {
    /// The open alarms of a site, or of all, oldest first, a hundred at most.
    pub async fn open_alarms(&self, site: Option<&str>) -> Result<Vec<Alarm>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT number, alarms.kind, request_id, cause, raised_at, requests.time_zone
             FROM alarms JOIN requests ON requests.id = request_id JOIN kiosks ON kiosks.id = requests.kiosk
             WHERE acknowledged_at IS NULL AND ($2 IS NULL OR kiosks.store = $2)
             ORDER BY number LIMIT $1",
        )
        .bind(MOST)
        .bind(site)
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter().map(alarm).collect()
    }

    /// The open alarms about one request.
    pub async fn open_alarms_of(&self, request_id: &str) -> Result<Vec<Alarm>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT number, alarms.kind, request_id, cause, raised_at, time_zone
             FROM alarms JOIN requests ON requests.id = request_id
             WHERE acknowledged_at IS NULL AND request_id = $1 ORDER BY number",
        )
        .bind(request_id)
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter().map(alarm).collect()
    }

    /// Notes that staff have seen an alarm of their site. `false` if it is not open, or another site's.
    pub async fn acknowledge_alarm(
        &self,
        number: i64,
        staff: &str,
        site: Option<&str>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let seen: Option<(String, String)> = sqlx::query_as(
            "UPDATE alarms SET acknowledged_at = $2, mailed_at = coalesce(mailed_at, $2)
             WHERE number = $1 AND acknowledged_at IS NULL AND ($3 IS NULL OR EXISTS
                 (SELECT 1 FROM requests JOIN kiosks ON kiosks.id = requests.kiosk
                     WHERE requests.id = alarms.request_id AND kiosks.store = $3))
             RETURNING request_id, kind",
        )
        .bind(number)
        .bind(ms(now))
        .bind(site)
        .fetch_optional(&mut *transaction)
        .await?;
        let Some((request_id, kind)) = seen else {
            return Ok(false);
        };
        let entry = Entry {
            staff,
            act: Act::AlarmAcknowledged,
            request_id: Some(&request_id),
            why: Some(&kind),
        };
        journal::append(&mut transaction, entry, now).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

fn alarm(
    (number, kind, request_id, cause, raised_at, time_zone): Row,
) -> Result<Alarm, StoreError> {
    Ok(Alarm {
        number,
        kind,
        request_id,
        cause,
        raised_at: instant(raised_at)?,
        time_zone: TimeZone::get(&time_zone).map_err(unreadable)?,
    })
}
