//! Calls for help. A call is open until it is withdrawn, dealt with, replaced by the kiosk's next one, or
//! until its kiosk has not asked about it for [`SILENT_S`] seconds: that follows from the times alone, so
//! nobody has to tidy up for it to be true.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use protocol::{
    KioskId, Language,
    help::{HelpCall, HelpCallState, SILENT_S},
};
use sqlx::Transaction;
use uuid::Uuid;

use super::{
    Store, StoreError,
    engine::{Db, Flag},
    instant,
    journal::{self, Entry},
    ms, unreadable, unreadable_value,
};
use crate::journal::Act;

/// Calls are forgotten after so long; what staff did about them stays in the journal.
const MEMORY: SignedDuration = SignedDuration::from_hours(24);
/// Calls that are listed at once.
const MOST: i64 = 100;

/// A call that somebody waits with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCall {
    /// Its id.
    pub id: Uuid,
    /// The kiosk.
    pub kiosk: KioskId,
    /// Its store.
    pub store: String,
    /// The zone of the store.
    pub time_zone: TimeZone,
    /// What to speak, where somebody has chosen.
    pub language: Option<Language>,
    /// Where in the visit they are.
    pub screen: String,
    /// Since when they wait.
    pub called_at: Timestamp,
    /// Who said that they are coming, and when.
    pub coming: Option<(String, Timestamp)>,
}

type Row = (
    String,
    String,
    String,
    String,
    Option<String>,
    String,
    i64,
    Option<String>,
    Option<i64>,
);

impl Store {
    /// Notes a call; the same id again is a sign of life and nothing more. `None`: the id is another
    /// kiosk's. Any earlier call of this kiosk has ended: it has one person in front of it.
    pub async fn call_for_help(
        &self,
        kiosk: KioskId,
        call: &HelpCall,
        now: Timestamp,
    ) -> Result<Option<HelpCallState>, StoreError> {
        let mut transaction = self.begin_for(kiosk).await?;
        sqlx::query("DELETE FROM help_calls WHERE called_at <= $1")
            .bind(ms(now - MEMORY))
            .execute(&mut *transaction)
            .await?;
        let new = sqlx::query(
            "INSERT INTO help_calls (id, kiosk, language, screen, called_at, heard_at)
             VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (id) DO NOTHING",
        )
        .bind(call.id.to_string())
        .bind(kiosk.as_str())
        .bind(call.language.map(Language::code))
        .bind(call.screen.as_str())
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if new == 1 {
            sqlx::query(
                "UPDATE help_calls SET ended_at = $3
                 WHERE kiosk = $1 AND id <> $2 AND ended_at IS NULL",
            )
            .bind(kiosk.as_str())
            .bind(call.id.to_string())
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?;
        }
        let state = hear(&mut transaction, kiosk, call.id, now).await?;
        transaction.commit().await?;
        Ok(state)
    }

    /// How far a call is; the question itself keeps it open. `None`: this kiosk has no such call.
    pub async fn help_call(
        &self,
        kiosk: KioskId,
        id: Uuid,
        now: Timestamp,
    ) -> Result<Option<HelpCallState>, StoreError> {
        let mut transaction = self.begin_for(kiosk).await?;
        let state = hear(&mut transaction, kiosk, id, now).await?;
        transaction.commit().await?;
        Ok(state)
    }

    /// Nobody waits any more. A call that has not arrived yet is ended before it does.
    pub async fn withdraw_help_call(
        &self,
        kiosk: KioskId,
        id: Uuid,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO help_calls (id, kiosk, called_at, heard_at, ended_at)
             VALUES ($1, $2, $3, $3, $3)
             ON CONFLICT (id) DO UPDATE SET ended_at = coalesce(help_calls.ended_at, excluded.ended_at)
                 WHERE help_calls.kiosk = excluded.kiosk",
        )
        .bind(id.to_string())
        .bind(kiosk.as_str())
        .bind(ms(now))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// The open calls of a site, or of all, newest first, a hundred at most.
    pub async fn open_help_calls(
        &self,
        site: Option<&str>,
        now: Timestamp,
    ) -> Result<Vec<OpenCall>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT help_calls.id, kiosk, store, time_zone, language, screen, called_at, coming, coming_at
             FROM help_calls JOIN kiosks ON kiosks.id = kiosk
             WHERE ended_at IS NULL AND heard_at > $1 AND revoked_at IS NULL
                 AND ($3 IS NULL OR store = $3)
             ORDER BY called_at DESC, help_calls.id LIMIT $2",
        )
        .bind(silent_since(now))
        .bind(MOST)
        .bind(site)
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter().map(open_call).collect()
    }

    /// Somebody at the desk of the call's site is coming. `false`: the call is over, or somebody said so before.
    pub async fn answer_help_call(
        &self,
        id: Uuid,
        staff: &str,
        site: Option<&str>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.act_on_call(
            id,
            (staff, site, Act::HelpCallAnswered),
            "UPDATE help_calls SET coming_at = $2, coming = $4
             WHERE id = $1 AND ended_at IS NULL AND heard_at > $3 AND coming_at IS NULL
                 AND ($5 IS NULL OR kiosk IN (SELECT id FROM kiosks WHERE store = $5))
             RETURNING kiosk",
            now,
        )
        .await
    }

    /// It is dealt with. `false`: the call was over already.
    pub async fn end_help_call(
        &self,
        id: Uuid,
        staff: &str,
        site: Option<&str>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.act_on_call(
            id,
            (staff, site, Act::HelpCallEnded),
            "UPDATE help_calls SET ended_at = $2, ended_by = $4
             WHERE id = $1 AND ended_at IS NULL AND heard_at > $3
                 AND ($5 IS NULL OR kiosk IN (SELECT id FROM kiosks WHERE store = $5))
             RETURNING kiosk",
            now,
        )
        .await
    }

    async fn act_on_call(
        &self,
        id: Uuid,
        (staff, site, act): (&str, Option<&str>, Act),
        change: &'static str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let kiosk: Option<String> = sqlx::query_scalar(change)
            .bind(id.to_string())
            .bind(ms(now))
            .bind(silent_since(now))
            .bind(staff)
            .bind(site)
            .fetch_optional(&mut *transaction)
            .await?;
        let Some(kiosk) = kiosk else {
            return Ok(false);
        };
        let entry = Entry {
            staff,
            act,
            request_id: None,
            why: Some(&kiosk),
        };
        journal::append(&mut transaction, entry, now).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// Notes that the kiosk asked, if the call is still open, and says how far it is.
async fn hear(
    transaction: &mut Transaction<'_, Db>,
    kiosk: KioskId,
    id: Uuid,
    now: Timestamp,
) -> Result<Option<HelpCallState>, StoreError> {
    // A clock that was set back must not make a call older than it is.
    let coming: Option<Flag> = sqlx::query_scalar(
        "UPDATE help_calls SET heard_at = max(heard_at, $3)
         WHERE id = $1 AND kiosk = $2 AND ended_at IS NULL AND heard_at > $4
         RETURNING coming_at IS NOT NULL",
    )
    .bind(id.to_string())
    .bind(kiosk.as_str())
    .bind(ms(now))
    .bind(silent_since(now))
    .fetch_optional(&mut **transaction)
    .await?;
    if let Some(coming) = coming {
        return Ok(Some(match coming.0 {
            true => HelpCallState::Coming,
            false => HelpCallState::Waiting,
        }));
    }
    let ended: Option<i64> =
        sqlx::query_scalar("SELECT 1 FROM help_calls WHERE id = $1 AND kiosk = $2")
            .bind(id.to_string())
            .bind(kiosk.as_str())
            .fetch_optional(&mut **transaction)
            .await?;
    Ok(ended.map(|_| HelpCallState::Ended))
}

/// Who has not asked since then, does not wait any more.
fn silent_since(now: Timestamp) -> i64 {
    ms(now) - i64::from(SILENT_S) * 1_000
}

fn open_call(
    (id, kiosk, store, time_zone, language, screen, called_at, coming, coming_at): Row,
) -> Result<OpenCall, StoreError> {
    let language = language
        .map(|code| {
            Language::from_code(&code).ok_or_else(|| unreadable_value("help_calls.language"))
        })
        .transpose()?;
    Ok(OpenCall {
        id: id.parse().map_err(unreadable)?,
        kiosk: KioskId::parse(&kiosk).map_err(unreadable)?,
        store,
        time_zone: TimeZone::get(&time_zone).map_err(unreadable)?,
        language,
        screen,
        called_at: instant(called_at)?,
        coming: coming
            .zip(coming_at)
            .map(|(staff, at)| Ok::<_, StoreError>((staff, instant(at)?)))
            .transpose()?,
    })
}
