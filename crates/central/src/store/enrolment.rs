//! One-time codes and the kiosks they become.

use jiff::{SignedDuration, Timestamp};
use protocol::{KioskId, wire::ENROL_AGAIN_MINUTES};

use sqlx::Transaction;

use super::{Store, StoreError, engine::Db, ms, unreadable};
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
             VALUES ($1, $2, $3, $4, $5)",
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

    /// Keeps the hash of a new code for a kiosk that there is. `false` where there is none of this name.
    pub async fn add_code_for_kiosk(
        &self,
        hash: [u8; 32],
        kiosk: KioskId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let added = sqlx::query(
            "INSERT INTO enrolment_codes (code_hash, store, time_zone, created_at, expires_at, kiosk)
             SELECT $1, store, time_zone, $3, $4, id FROM kiosks WHERE id = $2 AND desk = 0",
        )
        .bind(hash.as_slice())
        .bind(kiosk.as_str())
        .bind(ms(now))
        .bind(ms(now + SignedDuration::from_hours(VALID_HOURS)))
        .execute(&self.writer)
        .await?;
        Ok(added.rows_affected() == 1)
    }

    /// Turns a code into a token, once: of a new kiosk, or of the one that the code was made for, whose
    /// earlier tokens end with it. The same code with the same token gets the same answer for ten minutes.
    /// `None` for a wrong, used or expired code, and for one of another kiosk than `only`: that one is not
    /// spent.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] also when all of the kiosks' names are taken.
    pub async fn enrol(
        &self,
        code_hash: [u8; 32],
        token: NewToken,
        only: Option<KioskId>,
        now: Timestamp,
    ) -> Result<Option<TakenCode>, StoreError> {
        let mut transaction = self.begin().await?;
        let taken: Option<(String, String, Option<String>)> = sqlx::query_as(
            "UPDATE enrolment_codes SET used_at = $2
             WHERE code_hash = $1 AND used_at IS NULL AND expires_at > $2
                 AND ($3 IS NULL OR kiosk = $3)
             RETURNING store, time_zone, kiosk",
        )
        .bind(code_hash.as_slice())
        .bind(ms(now))
        .bind(only.map(|kiosk| kiosk.as_str().to_owned()))
        .fetch_optional(&mut *transaction)
        .await?;
        let Some((store, time_zone, existing)) = taken else {
            return answered_again(&mut transaction, code_hash, token.hash, now).await;
        };
        if let Some(existing) = existing {
            let kiosk = KioskId::parse(&existing).map_err(unreadable)?;
            rotate(&mut transaction, kiosk, now).await?;
            give_token(&mut transaction, kiosk, token.hash, now).await?;
            transaction.commit().await?;
            return Ok(Some(TakenCode {
                kiosk,
                store,
                time_zone,
            }));
        }
        let mut found = None;
        for step in 0..KioskId::COUNT {
            let number = (token.first_name % KioskId::COUNT + step) % KioskId::COUNT;
            let name = KioskId::new(number).expect("the number is below the count");
            let inserted = sqlx::query(
                "INSERT INTO kiosks (id, store, time_zone, enrolled_at) VALUES ($1, $2, $3, $4)
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
        give_token(&mut transaction, kiosk, token.hash, now).await?;
        sqlx::query("UPDATE enrolment_codes SET kiosk = $2 WHERE code_hash = $1")
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

/// What was answered to this code with this very token a moment ago.
async fn answered_again(
    transaction: &mut Transaction<'_, Db>,
    code_hash: [u8; 32],
    token_hash: [u8; 32],
    now: Timestamp,
) -> Result<Option<TakenCode>, StoreError> {
    let row: Option<(String, String, String)> = sqlx::query_as(
        "SELECT enrolment_codes.store, enrolment_codes.time_zone, device_tokens.kiosk
         FROM enrolment_codes
         JOIN device_tokens ON device_tokens.kiosk = enrolment_codes.kiosk
         WHERE code_hash = $1 AND token_hash = $2 AND used_at > $3 AND revoked_at IS NULL",
    )
    .bind(code_hash.as_slice())
    .bind(token_hash.as_slice())
    .bind(ms(now - SignedDuration::from_mins(ENROL_AGAIN_MINUTES)))
    .fetch_optional(&mut **transaction)
    .await?;
    row.map(|(store, time_zone, kiosk)| {
        Ok(TakenCode {
            kiosk: KioskId::parse(&kiosk).map_err(unreadable)?,
            store,
            time_zone,
        })
    })
    .transpose()
}

/// A kiosk gets another token: those before end, and one that was revoked is known again.
async fn rotate(
    transaction: &mut Transaction<'_, Db>,
    kiosk: KioskId,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE kiosks SET revoked_at = NULL, successor = NULL WHERE id = $1")
        .bind(kiosk.as_str())
        .execute(&mut **transaction)
        .await?;
    sqlx::query("UPDATE device_tokens SET revoked_at = $2 WHERE kiosk = $1 AND revoked_at IS NULL")
        .bind(kiosk.as_str())
        .bind(ms(now))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

async fn give_token(
    transaction: &mut Transaction<'_, Db>,
    kiosk: KioskId,
    hash: [u8; 32],
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO device_tokens (token_hash, kiosk, issued_at) VALUES ($1, $2, $3)")
        .bind(hash.as_slice())
        .bind(kiosk.as_str())
        .bind(ms(now))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
