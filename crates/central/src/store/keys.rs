//! Which secret key is in use for what: by number. And which of the keys that kiosks seal to are no longer given out.

use jiff::Timestamp;
use protocol::KeyId;

use super::{
    Store, StoreError, instant,
    journal::{self, Entry},
    ms, unreadable_value,
};
use crate::{
    journal::Act,
    keyring::{KeyKind, KeyState, KeyStates},
    staff::OPERATOR,
};

impl Store {
    /// What is known of every secret key.
    pub async fn key_states(&self) -> Result<KeyStates, StoreError> {
        type Row = (String, i64, i64, Option<i64>, Option<i64>);
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT kind, number, use_from, retired_at, gone_at FROM secret_keys ORDER BY kind, number",
        )
        .fetch_all(&self.readers)
        .await?;
        let read = |(kind, number, use_from, retired_at, gone_at): Row| {
            Ok(KeyState {
                kind: KeyKind::from_name(&kind).ok_or_else(|| unreadable_value("kind"))?,
                number: u8::try_from(number).map_err(|_| unreadable_value("number"))?,
                use_from: instant(use_from)?,
                retired_at: retired_at.map(instant).transpose()?,
                gone_at: gone_at.map(instant).transpose()?,
            })
        };
        let states: Result<_, StoreError> = rows.into_iter().map(read).collect();
        Ok(KeyStates::new(states?))
    }

    /// Makes a key known, to be used from `use_from` on. `false` if it is known already.
    pub async fn announce_key(
        &self,
        kind: KeyKind,
        number: u8,
        use_from: Timestamp,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let known = sqlx::query(
            "INSERT INTO secret_keys (kind, number, use_from) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        )
        .bind(kind.as_str())
        .bind(i64::from(number))
        .bind(ms(use_from))
        .execute(&mut *transaction)
        .await?;
        if known.rows_affected() == 0 {
            return Ok(false);
        }
        let key = format!("{}-{number}", kind.as_str());
        journal::append(&mut transaction, line(Act::KeyActivated, &key), now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Notes that nothing is written with a key any more; and, where it `is_gone`, that nothing needs it.
    pub async fn retire_key(
        &self,
        kind: KeyKind,
        number: u8,
        is_gone: bool,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query(
            "UPDATE secret_keys SET retired_at = coalesce(retired_at, $3), gone_at = coalesce(gone_at, $4)
             WHERE kind = $1 AND number = $2",
        )
        .bind(kind.as_str())
        .bind(i64::from(number))
        .bind(ms(now))
        .bind(is_gone.then(|| ms(now)))
        .execute(&mut *transaction)
        .await?;
        let key = format!("{}-{number}", kind.as_str());
        journal::append(&mut transaction, line(Act::KeyRetired, &key), now).await?;
        Ok(transaction.commit().await?)
    }

    /// Notes that nothing needs the retired keys by which hashes were made.
    pub async fn retired_hashes_are_gone(&self, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE secret_keys SET gone_at = $1
             WHERE kind = 'index' AND retired_at IS NOT NULL AND gone_at IS NULL",
        )
        .bind(ms(now))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// The keys that kiosks were ever given to seal to, the first used first, and which are retired.
    pub async fn sealing_keys(&self) -> Result<Vec<SealingKeyState>, StoreError> {
        let rows: Vec<(String, i64, Option<i64>)> = sqlx::query_as(
            "SELECT key_id, first_used_at, retired_at FROM sealing_keys ORDER BY first_used_at, key_id",
        )
        .fetch_all(&self.readers)
        .await?;
        let read = |(key_id, first_used_at, retired_at): (String, i64, Option<i64>)| {
            Ok(SealingKeyState {
                key_id,
                first_used_at: instant(first_used_at)?,
                retired_at: retired_at.map(instant).transpose()?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// How many requests that are sealed to a key are not opened, or are kept for staff as they came.
    pub async fn sealed_to(&self, key: &KeyId) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM requests WHERE state = 'received' AND key_id = $1)
                 + (SELECT count(*) FROM unread_requests)",
        )
        .bind(key.as_str())
        .fetch_one(&self.readers)
        .await?)
    }

    /// Kiosks that may hold requests which they sealed before `since`: not heard since, or with something that waits since
    /// before.
    pub async fn kiosks_with_older(&self, since: Timestamp) -> Result<Vec<String>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT kiosks.id FROM kiosks LEFT JOIN heartbeats ON heartbeats.kiosk = kiosks.id
             WHERE revoked_at IS NULL AND desk = 0 AND successor IS NULL AND enrolled_at < $1
                 AND coalesce(seen_at - 1000 * coalesce(oldest_undelivered_s, 0), 0) < $1
             ORDER BY kiosks.id",
        )
        .bind(ms(since))
        .fetch_all(&self.readers)
        .await?)
    }

    /// Notes that a key that kiosks sealed to is given out no more, and opens nothing any more.
    pub async fn retire_sealing_key(&self, key: &KeyId, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query(
            "UPDATE sealing_keys SET retired_at = $2 WHERE key_id = $1 AND retired_at IS NULL",
        )
        .bind(key.as_str())
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?;
        let why = format!("sealing-{}", key.as_str());
        journal::append(&mut transaction, line(Act::KeyRetired, &why), now).await?;
        Ok(transaction.commit().await?)
    }
}

fn line(act: Act, why: &str) -> Entry<'_> {
    Entry {
        staff: OPERATOR,
        act,
        request_id: None,
        why: Some(why),
    }
}

/// A key that kiosks were given to seal to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealingKeyState {
    /// Its id.
    pub key_id: String,
    /// When it was given out first.
    pub first_used_at: Timestamp,
    /// From when on it is no longer.
    pub retired_at: Option<Timestamp>,
}
