//! One-time codes and the kiosks they become.

use jiff::{SignedDuration, Timestamp};
use protocol::KioskId;

use super::{Store, StoreError, ms};
use crate::enrolment_code::VALID_HOURS;

/// The token that a new kiosk gets, as it is stored, and where to begin looking for a free name.
#[derive(Debug, Clone, Copy)]
pub struct NewToken {
    /// SHA-256 of the token.
    pub hash: [u8; 32],
    /// Any number: the first name to try, so that names do not tell how many kiosks there are.
    pub first_name: u16,
}

/// A code was good: this is the kiosk now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenCode {
    /// Its id.
    pub kiosk: KioskId,
    /// The store's name.
    pub store: String,
    /// IANA zone of the store.
    pub time_zone: String,
}

impl Store {
    /// Keeps the hash of a new code for a kiosk of `store`.
    pub async fn add_enrolment_code(
        &self,
        hash: [u8; 32],
        store: &str,
        time_zone: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO enrolment_codes (code_hash, store, time_zone, created_at, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )
        .bind(hash.as_slice())
        .bind(store)
        .bind(time_zone)
        .bind(ms(now))
        .bind(ms(now + SignedDuration::from_hours(VALID_HOURS)))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// Turns a code into a kiosk with a token, once. `None` for a wrong, used or expired code.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] also when all of the kiosks' names are taken.
    pub async fn enrol(
        &self,
        code_hash: [u8; 32],
        token: NewToken,
        now: Timestamp,
    ) -> Result<Option<TakenCode>, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let taken: Option<(String, String)> = sqlx::query_as(
            "UPDATE enrolment_codes SET used_at = ?2
             WHERE code_hash = ?1 AND used_at IS NULL AND expires_at > ?2 RETURNING store, time_zone",
        )
        .bind(code_hash.as_slice())
        .bind(ms(now))
        .fetch_optional(&mut *transaction)
        .await?;
        let Some((store, time_zone)) = taken else {
            return Ok(None);
        };
        let mut found = None;
        for step in 0..KioskId::COUNT {
            let number = (token.first_name % KioskId::COUNT + step) % KioskId::COUNT;
            let name = KioskId::new(number).expect("the number is below the count");
            let inserted = sqlx::query(
                "INSERT INTO kiosks (id, store, time_zone, enrolled_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO NOTHING",
            )
            .bind(name.as_str())
            .bind(&store)
            .bind(&time_zone)
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?;
            if inserted.rows_affected() == 1 {
                found = Some(name);
                break;
            }
        }
        let Some(kiosk) = found else {
            return Err(StoreError::Unavailable(sqlx::Error::Protocol(
                "every kiosk name is taken".into(),
            )));
        };
        sqlx::query("INSERT INTO device_tokens (token_hash, kiosk, issued_at) VALUES (?1, ?2, ?3)")
            .bind(token.hash.as_slice())
            .bind(kiosk.as_str())
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?;
        sqlx::query("UPDATE enrolment_codes SET kiosk = ?2 WHERE code_hash = ?1")
            .bind(code_hash.as_slice())
            .bind(kiosk.as_str())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(Some(TakenCode {
            kiosk,
            store,
            time_zone,
        }))
    }
}
