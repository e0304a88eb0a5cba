//! The fleet: every kiosk as it was last heard, and what changed lately. At most as many rows as there are names of kiosks.

use jiff::{SignedDuration, Timestamp};
use protocol::{KioskId, wire::Heartbeat};
use sqlx::{FromRow, Transaction};

use super::{Store, StoreError, engine::Db, instant, ms};
use crate::fleet::{Heard, KioskState, SILENT};

/// For how long changes are kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// Changes that are shown at once.
const MOST_CHANGES: i64 = 50;

/// Something about a kiosk that is other than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KioskChange {
    /// The kiosk.
    pub kiosk: String,
    /// Its site.
    pub site: String,
    /// When it was heard.
    pub at: Timestamp,
    /// `version`, `printer` or `heard-again`.
    pub what: String,
    /// Before: nothing for what was never heard.
    pub before: Option<String>,
    /// Since then.
    pub after: String,
}

#[derive(Debug, FromRow)]
struct Row {
    id: String,
    store: String,
    enrolled_at: i64,
    revoked_at: Option<i64>,
    seen_at: Option<i64>,
    version: Option<String>,
    queue_depth: Option<i64>,
    oldest_undelivered_s: Option<i64>,
    printer: Option<String>,
    clock_offset_ms: Option<i64>,
}

impl Row {
    fn state(self) -> Result<KioskState, StoreError> {
        let heard = match (self.seen_at, self.version, self.printer) {
            (Some(at), Some(version), Some(printer)) => Some(Heard {
                at: instant(at)?,
                version,
                queue_depth: self.queue_depth.unwrap_or(0),
                oldest_s: self.oldest_undelivered_s,
                printer,
                clock_offset_ms: self.clock_offset_ms.unwrap_or(0),
            }),
            _ => None,
        };
        Ok(KioskState {
            id: self.id,
            site: self.store,
            enrolled_at: instant(self.enrolled_at)?,
            revoked_at: self.revoked_at.map(instant).transpose()?,
            heard,
        })
    }
}

impl Store {
    /// Every kiosk of a site, or of all, by site and name; those whose name another one has taken over are not there.
    pub async fn fleet(&self, site: Option<&str>) -> Result<Vec<KioskState>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT kiosks.id, store, enrolled_at, revoked_at, seen_at, version, queue_depth,
                 oldest_undelivered_s, printer, clock_offset_ms
             FROM kiosks LEFT JOIN heartbeats ON heartbeats.kiosk = kiosks.id
             WHERE desk = 0 AND successor IS NULL AND ($1 IS NULL OR store = $1)
             ORDER BY store, kiosks.id",
        )
        .bind(site)
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter().map(Row::state).collect()
    }

    /// What changed since, at a site or at all, the newest first.
    pub async fn kiosk_changes(
        &self,
        site: Option<&str>,
        since: Timestamp,
    ) -> Result<Vec<KioskChange>, StoreError> {
        type Row = (String, String, i64, String, Option<String>, String);
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT kiosk, store, at, what, was, becomes
             FROM kiosk_changes JOIN kiosks ON kiosks.id = kiosk
             WHERE at > $1 AND ($2 IS NULL OR store = $2)
             ORDER BY at DESC, number DESC LIMIT $3",
        )
        .bind(ms(since))
        .bind(site)
        .bind(MOST_CHANGES)
        .fetch_all(&self.readers)
        .await?;
        let change = |(kiosk, site, at, what, before, after): Row| {
            Ok(KioskChange {
                kiosk,
                site,
                at: instant(at)?,
                what,
                before,
                after,
            })
        };
        rows.into_iter().map(change).collect()
    }

    /// How many of the names of kiosks are given out; those of the sites' desks are among them.
    pub async fn names_given(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar("SELECT count(*) FROM kiosks")
            .fetch_one(&self.readers)
            .await?)
    }

    /// Gives a kiosk back what its revocation took: its name, and the token that ended with it. `false` where it is not revoked,
    /// or another one has its name.
    pub async fn reinstate_kiosk(
        &self,
        kiosk: KioskId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let revoked: Option<i64> = sqlx::query_scalar(
            "SELECT revoked_at FROM kiosks
             WHERE id = $1 AND desk = 0 AND successor IS NULL AND revoked_at IS NOT NULL",
        )
        .bind(kiosk.as_str())
        .fetch_optional(&mut *transaction)
        .await?;
        let Some(revoked) = revoked else {
            return Ok(false);
        };
        sqlx::query("UPDATE kiosks SET revoked_at = NULL WHERE id = $1")
            .bind(kiosk.as_str())
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "UPDATE device_tokens SET revoked_at = NULL WHERE kiosk = $1 AND revoked_at = $2",
        )
        .bind(kiosk.as_str())
        .bind(revoked)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        tracing::info!(event = "kiosk-reinstated", kiosk = %kiosk, revoked_at = revoked, at = ms(now));
        Ok(true)
    }
}

/// Notes what a heartbeat changes: version, printer, and that a kiosk is heard again.
pub(super) async fn note_changes(
    transaction: &mut Transaction<'static, Db>,
    kiosk: KioskId,
    heartbeat: &Heartbeat,
    now: Timestamp,
) -> Result<(), StoreError> {
    let before: Option<(i64, String, String)> =
        sqlx::query_as("SELECT seen_at, version, printer FROM heartbeats WHERE kiosk = $1")
            .bind(kiosk.as_str())
            .fetch_optional(&mut **transaction)
            .await?;
    let mut changes = Vec::new();
    match &before {
        None => changes.push(("heard-again", None, heartbeat.version.clone())),
        Some((seen_at, version, printer)) => {
            let seen_at = instant(*seen_at)?;
            if now.duration_since(seen_at) > SILENT {
                let since = seen_at.to_string();
                changes.push(("heard-again", Some(since), heartbeat.version.clone()));
            }
            if *version != heartbeat.version {
                changes.push(("version", Some(version.clone()), heartbeat.version.clone()));
            }
            if *printer != heartbeat.printer {
                changes.push(("printer", Some(printer.clone()), heartbeat.printer.clone()));
            }
        }
    }
    if changes.is_empty() {
        return Ok(());
    }
    sqlx::query("DELETE FROM kiosk_changes WHERE at <= $1")
        .bind(ms(now - KEPT))
        .execute(&mut **transaction)
        .await?;
    for (what, was, becomes) in changes {
        sqlx::query(
            "INSERT INTO kiosk_changes (kiosk, at, what, was, becomes) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(kiosk.as_str())
        .bind(ms(now))
        .bind(what)
        .bind(was)
        .bind(becomes)
        .execute(&mut **transaction)
        .await?;
    }
    Ok(())
}
