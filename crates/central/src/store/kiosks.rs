//! Kiosks: who holds a token, and how each machine is.

use jiff::{Timestamp, tz::TimeZone};
use protocol::{KioskId, wire::Heartbeat};

use super::{Store, StoreError, fleet, ms, unreadable};

/// The largest count that is kept of a heartbeat: more than a kiosk can hold, and little enough for the figures to add up those of
/// every kiosk, whoever has its token.
const MOST_COUNTED: u64 = 1_000_000_000;

/// A kiosk that showed a valid token.
#[derive(Debug, Clone)]
pub struct KnownKiosk {
    /// Its id.
    pub id: KioskId,
    /// IANA name of its store's zone.
    pub time_zone: String,
    /// The names under which it may deliver: its own, and those whose successor it is.
    pub names: Vec<KioskId>,
}

impl Store {
    /// The kiosk with this token's hash; `None` for an unknown or revoked one.
    pub async fn kiosk_by_token(
        &self,
        token_hash: [u8; 32],
    ) -> Result<Option<KnownKiosk>, StoreError> {
        let row: Option<(String, String, String)> = sqlx::query_as(
            "SELECT kiosks.id, kiosks.time_zone, (SELECT string_agg(name.id, ' ') FROM kiosks AS name
                 WHERE name.id = kiosks.id OR name.successor = kiosks.id)
             FROM device_tokens JOIN kiosks ON kiosks.id = device_tokens.kiosk
             WHERE token_hash = $1 AND device_tokens.revoked_at IS NULL AND kiosks.revoked_at IS NULL",
        )
        .bind(token_hash.as_slice())
        .fetch_optional(&self.readers)
        .await?;
        row.map(known).transpose()
    }

    /// The kiosk of this name, as far as what was sealed under it goes; `None` where there is none.
    pub async fn kiosk_named(&self, id: KioskId) -> Result<Option<KnownKiosk>, StoreError> {
        let row: Option<(String, String, String)> =
            sqlx::query_as("SELECT id, time_zone, id FROM kiosks WHERE id = $1 AND desk = 0")
                .bind(id.as_str())
                .fetch_optional(&self.readers)
                .await?;
        row.map(known).transpose()
    }

    /// From now on `successor` delivers what waited under the name `former` and under those that it had taken over;
    /// the tokens of `former` end. `false` where one of them is not there, or the successor was revoked.
    pub async fn succeed_kiosk(
        &self,
        former: KioskId,
        successor: KioskId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let known: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM kiosks WHERE desk = 0 AND (id = $1 OR (id = $2 AND revoked_at IS NULL))",
        )
        .bind(former.as_str())
        .bind(successor.as_str())
        .fetch_one(&mut *transaction)
        .await?;
        if former == successor || known != 2 {
            return Ok(false);
        }
        sqlx::query("UPDATE kiosks SET successor = NULL WHERE id = $1")
            .bind(successor.as_str())
            .execute(&mut *transaction)
            .await?;
        sqlx::query("UPDATE kiosks SET successor = $2 WHERE id = $1 OR successor = $1")
            .bind(former.as_str())
            .bind(successor.as_str())
            .execute(&mut *transaction)
            .await?;
        sqlx::query("UPDATE kiosks SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1")
            .bind(former.as_str())
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "UPDATE device_tokens SET revoked_at = $2 WHERE kiosk = $1 AND revoked_at IS NULL",
        )
        .bind(former.as_str())
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Takes a kiosk's tokens away. `false` if there is no such kiosk.
    pub async fn revoke_kiosk(&self, kiosk: KioskId, now: Timestamp) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let known = sqlx::query(
            "UPDATE kiosks SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1 AND desk = 0",
        )
        .bind(kiosk.as_str())
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        sqlx::query(
            "UPDATE device_tokens SET revoked_at = $2 WHERE kiosk = $1 AND revoked_at IS NULL",
        )
        .bind(kiosk.as_str())
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(known == 1)
    }

    /// Keeps a kiosk's last heartbeat. Counts above `MOST_COUNTED` are kept as that.
    pub async fn note_heartbeat(
        &self,
        kiosk: KioskId,
        heartbeat: &Heartbeat,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin_for(kiosk).await?;
        fleet::note_changes(&mut transaction, kiosk, heartbeat, now).await?;
        let count = |number: u64| i64::try_from(number.min(MOST_COUNTED)).unwrap_or(i64::MAX);
        sqlx::query(
            "INSERT INTO heartbeats
                 (kiosk, seen_at, version, queue_depth, oldest_undelivered_s, printer, clock_offset_ms)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (kiosk) DO UPDATE SET seen_at = excluded.seen_at, version = excluded.version,
                 queue_depth = excluded.queue_depth, oldest_undelivered_s = excluded.oldest_undelivered_s,
                 printer = excluded.printer, clock_offset_ms = excluded.clock_offset_ms",
        )
        .bind(kiosk.as_str())
        .bind(ms(now))
        .bind(&heartbeat.version)
        .bind(count(heartbeat.queue_depth))
        .bind(heartbeat.oldest_undelivered_s.map(count))
        .bind(&heartbeat.printer)
        .bind(ms(now).saturating_sub(heartbeat.wall_ms))
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }
}

fn known((id, time_zone, names): (String, String, String)) -> Result<KnownKiosk, StoreError> {
    Ok(KnownKiosk {
        id: KioskId::parse(&id).map_err(unreadable)?,
        time_zone,
        names: names
            .split(' ')
            .map(|name| KioskId::parse(name).map_err(unreadable))
            .collect::<Result<_, _>>()?,
    })
}

/// Whether this is the name of a zone that this program knows.
pub fn is_time_zone(name: &str) -> bool {
    TimeZone::get(name).is_ok()
}
