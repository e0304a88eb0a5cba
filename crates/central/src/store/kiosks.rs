//! Kiosks: who holds a token, and how each machine is.

use jiff::{Timestamp, tz::TimeZone};
use protocol::{KioskId, wire::Heartbeat};

use super::{Store, StoreError, ms, unreadable};

/// A kiosk that showed a valid token.
#[derive(Debug, Clone)]
pub struct KnownKiosk {
    /// Its id.
    pub id: KioskId,
    /// IANA name of its store's zone.
    pub time_zone: String,
}

impl Store {
    /// The kiosk with this token's hash; `None` for an unknown or revoked one.
    pub async fn kiosk_by_token(
        &self,
        token_hash: [u8; 32],
    ) -> Result<Option<KnownKiosk>, StoreError> {
        let row: Option<(String, String)> = sqlx::query_as(
            "SELECT kiosks.id, kiosks.time_zone FROM device_tokens
             JOIN kiosks ON kiosks.id = device_tokens.kiosk
             WHERE token_hash = ?1 AND device_tokens.revoked_at IS NULL AND kiosks.revoked_at IS NULL",
        )
        .bind(token_hash.as_slice())
        .fetch_optional(&self.readers)
        .await?;
        row.map(|(id, time_zone)| {
            Ok(KnownKiosk {
                id: KioskId::parse(&id).map_err(unreadable)?,
                time_zone,
            })
        })
        .transpose()
    }

    /// Takes a kiosk's tokens away. `false` if there is no such kiosk.
    pub async fn revoke_kiosk(&self, kiosk: KioskId, now: Timestamp) -> Result<bool, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let known =
            sqlx::query("UPDATE kiosks SET revoked_at = coalesce(revoked_at, ?2) WHERE id = ?1")
                .bind(kiosk.as_str())
                .bind(ms(now))
                .execute(&mut *transaction)
                .await?
                .rows_affected();
        sqlx::query(
            "UPDATE device_tokens SET revoked_at = ?2 WHERE kiosk = ?1 AND revoked_at IS NULL",
        )
        .bind(kiosk.as_str())
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(known == 1)
    }

    /// Keeps a kiosk's last heartbeat. Counts above what the database can hold are kept as the most it can.
    pub async fn note_heartbeat(
        &self,
        kiosk: KioskId,
        heartbeat: &Heartbeat,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        sqlx::query(
            "INSERT INTO heartbeats
                 (kiosk, seen_at, version, queue_depth, oldest_undelivered_s, printer, clock_offset_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
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
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}

/// Whether this is the name of a zone that this program knows.
pub fn is_time_zone(name: &str) -> bool {
    TimeZone::get(name).is_ok()
}
