//! The pace of the links that new mailboxes confirm themselves by: whoever has a kiosk's token may ask for one to
//! anybody's mailbox. And the alarm about one that delivers as fast as nobody can type.

use jiff::Timestamp;
use protocol::KioskId;
use sqlx::Transaction;

use super::{Store, StoreError, engine::Db, instant, ms};
use crate::{
    email_check::{BY_ADDRESS, LINKS_BY_KIOSK, LONGEST_LINK_WAIT, MEMORY, Window, next_slot},
    vault::KeyedHash,
};

/// When the link of request `id` may leave, and takes that place; `None`: not within the time in which it would be of
/// use. A kiosk beyond its pace is an alarm, one until somebody has seen it.
pub(super) async fn slot(
    transaction: &mut Transaction<'static, Db>,
    id: &str,
    email_hash: Option<KeyedHash>,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let Some(email_hash) = email_hash else {
        return Ok(None);
    };
    sqlx::query("DELETE FROM confirm_links WHERE at <= $1")
        .bind(ms(now - MEMORY))
        .execute(&mut **transaction)
        .await?;
    let kiosk: String = sqlx::query_scalar("SELECT kiosk FROM requests WHERE id = $1")
        .bind(id)
        .fetch_one(&mut **transaction)
        .await?;
    let of_kiosk: Vec<i64> = sqlx::query_scalar(
        "SELECT at FROM confirm_links WHERE kiosk = $1 ORDER BY at DESC LIMIT $2",
    )
    .bind(&kiosk)
    .bind(most(&LINKS_BY_KIOSK))
    .fetch_all(&mut **transaction)
    .await?;
    let [one, two, three] = email_hash.forms();
    // By a sum, which no index is in order of: else PostgreSQL may look for the address along the times of all.
    let to_address: Vec<i64> = sqlx::query_scalar(
        "SELECT at FROM confirm_links WHERE email_hash IN ($2, $3, $4) ORDER BY at + 0 DESC LIMIT $1",
    )
    .bind(most(&BY_ADDRESS))
    .bind(one)
    .bind(two)
    .bind(three)
    .fetch_all(&mut **transaction)
    .await?;
    let by_kiosk = next_slot(&LINKS_BY_KIOSK, &instants(&of_kiosk)?, now);
    let at = by_kiosk.max(next_slot(&BY_ADDRESS, &instants(&to_address)?, now));
    if by_kiosk > now {
        alarm(transaction, id, &kiosk, now).await?;
    }
    if at > now + LONGEST_LINK_WAIT {
        return Ok(None);
    }
    sqlx::query("INSERT INTO confirm_links (kiosk, email_hash, at) VALUES ($1, $2, $3)")
        .bind(&kiosk)
        .bind(email_hash.stored())
        .bind(ms(at))
        .execute(&mut **transaction)
        .await?;
    Ok(Some(at))
}

impl Store {
    /// Alarms staff of a kiosk that delivers faster than anybody can type, once until somebody has seen it. The alarm is
    /// about the last request of it that waits; where none does, nobody is kept waiting either.
    pub async fn alarm_of_flood(&self, kiosk: KioskId, now: Timestamp) -> Result<(), StoreError> {
        let (kiosk, cause) = (kiosk.to_string(), format!("kiosk-{kiosk}"));
        let open: Option<i64> = sqlx::query_scalar(
            "SELECT 1 FROM alarms WHERE kind = 'kiosk-flood' AND acknowledged_at IS NULL AND cause = $1",
        )
        .bind(&cause)
        .fetch_optional(&self.readers)
        .await?;
        if open.is_some() {
            return Ok(());
        }
        sqlx::query(
            "INSERT INTO alarms (kind, request_id, cause, raised_at)
             SELECT 'kiosk-flood', id, $2, $3 FROM (
                 SELECT * FROM (SELECT id FROM requests WHERE kiosk = $1 AND state = 'received'
                     ORDER BY received_at DESC, id DESC LIMIT 1) AS to_open
                 UNION ALL
                 SELECT * FROM (SELECT id FROM requests WHERE kiosk = $1 AND state = 'counter'
                     ORDER BY received_at DESC, id DESC LIMIT 1) AS at_the_counter) AS last
             WHERE true LIMIT 1
             ON CONFLICT (kind, request_id) DO UPDATE SET raised_at = excluded.raised_at,
                 acknowledged_at = NULL, mailed_at = NULL",
        )
        .bind(&kiosk)
        .bind(&cause)
        .bind(ms(now))
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}

async fn alarm(
    transaction: &mut Transaction<'static, Db>,
    id: &str,
    kiosk: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO alarms (kind, request_id, cause, raised_at) SELECT 'kiosk-pace', $1, $2, $3
         WHERE NOT EXISTS (SELECT 1 FROM alarms
             WHERE kind = 'kiosk-pace' AND acknowledged_at IS NULL AND cause = $2)
         ON CONFLICT DO NOTHING",
    )
    .bind(id)
    .bind(format!("kiosk-{kiosk}"))
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

fn most(windows: &[Window]) -> i64 {
    let counts = windows.iter().map(|window| i64::from(window.count));
    counts.max().unwrap_or(0)
}

fn instants(at: &[i64]) -> Result<Vec<Timestamp>, StoreError> {
    at.iter().map(|at| instant(*at)).collect()
}
