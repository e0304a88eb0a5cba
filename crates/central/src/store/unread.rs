//! Requests of a newer kiosk: kept as they came, and taken in by the first version that can read them.

use jiff::Timestamp;
use sqlx::Transaction;

use super::{
    KnownKiosk, Store, StoreError,
    engine::Db,
    instant, ms,
    requests::{Receipt, keep_for_staff, receive_one},
};
use crate::incoming::{Incoming, Unread, read};

/// How many are looked at in one transaction.
const PAGE: i64 = 200;

impl Store {
    /// Takes in what this version can read of what an earlier one could not, with its first time of receipt.
    /// Gives back how many.
    pub async fn take_up_unread(&self) -> Result<usize, StoreError> {
        let (mut after, mut taken) = (String::new(), 0);
        loop {
            let mut transaction = self.begin().await?;
            let rows: Vec<(String, String, String, i64)> = sqlx::query_as(
                "SELECT id, item, time_zone, received_at FROM unread_requests
                 WHERE id > $1 ORDER BY id LIMIT $2",
            )
            .bind(&after)
            .bind(PAGE)
            .fetch_all(&mut *transaction)
            .await?;
            let Some((last, ..)) = rows.last() else {
                return Ok(taken);
            };
            after.clone_from(last);
            for (id, item, time_zone, received_at) in rows {
                let Some(request) = readable(&item) else {
                    continue;
                };
                let at = instant(received_at)?;
                receive_one(&mut transaction, &time_zone, &request, at).await?;
                sqlx::query("DELETE FROM unread_requests WHERE id = $1")
                    .bind(&id)
                    .execute(&mut *transaction)
                    .await?;
                taken += 1;
            }
            transaction.commit().await?;
        }
    }
}

/// It was checked when it came; here only whether it can be read now.
fn readable(item: &str) -> Option<protocol::wire::SealedRequest> {
    let item: serde_json::Value = serde_json::from_str(item).ok()?;
    let kiosk = item.pointer("/header/kiosk")?.as_str()?.parse().ok()?;
    match read(item.into(), &[kiosk]) {
        Ok(Incoming::Known(request)) => Some(request),
        _ => None,
    }
}

pub(super) async fn keep(
    transaction: &mut Transaction<'_, Db>,
    kiosk: &KnownKiosk,
    unread: &Unread,
    now: Timestamp,
) -> Result<Receipt, StoreError> {
    let told = &unread.told;
    let (id, code) = (
        told.header.id.to_string(),
        told.header.tracking_code.as_str(),
    );
    let item = unread.item.to_string();
    let inserted = sqlx::query(
        "INSERT INTO unread_requests (id, tracking_code, kiosk, item, sha256, time_zone, received_at)
         SELECT $1, $2, $3, $4, $5, $6, $7
         WHERE NOT EXISTS (SELECT 1 FROM requests WHERE id = $1 OR tracking_code = $2)
         ON CONFLICT DO NOTHING",
    )
    .bind(&id)
    .bind(code)
    .bind(told.header.kiosk.as_str())
    .bind(&item)
    .bind(told.sha256.as_str())
    .bind(&kiosk.time_zone)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    if inserted.rows_affected() == 1 {
        tracing::warn!(event = "request-not-known-yet", request = id, kiosk = %told.header.kiosk);
        return Ok(Receipt::New(now));
    }
    let kept: Option<(String, i64)> =
        sqlx::query_as("SELECT item, received_at FROM unread_requests WHERE id = $1")
            .bind(&id)
            .fetch_optional(&mut **transaction)
            .await?;
    let known: i64 = sqlx::query_scalar("SELECT count(*) FROM requests WHERE id = $1")
        .bind(&id)
        .fetch_one(&mut **transaction)
        .await?;
    let receipt = match kept {
        Some((kept, received_at)) if kept == item => {
            return Ok(Receipt::Again(instant(received_at)?));
        }
        Some(_) => Receipt::Conflict,
        None if known > 0 => Receipt::Conflict,
        None => Receipt::TrackingCodeTaken,
    };
    let header = unread.item["header"].to_string();
    keep_for_staff(transaction, told, &header, receipt, now).await?;
    Ok(receipt)
}
