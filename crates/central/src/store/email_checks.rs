//! Codes that were sent to new addresses, and what was typed. Addresses are here as keyed hashes alone, codes
//! as MACs.

use jiff::{SignedDuration, Timestamp};
use protocol::{KioskId, wire::EMAIL_CODE_MINUTES, wire::EMAIL_CODE_TRIES};
use sqlx::Transaction;
use uuid::Uuid;

use super::{
    Store, StoreError,
    engine::Db,
    instant,
    mails::{self, NewMail},
    ms,
};
use crate::{
    email_check::{BY_ADDRESS, BY_KIOSK, BY_REQUEST, MEMORY, Window, next_allowed},
    vault::KeyedHash,
};

/// A code that is about to be sent.
#[derive(Debug, Clone)]
pub struct NewCheck {
    /// Its name.
    pub id: Uuid,
    /// What the address is for: a request's id, or a visit by its keyed hash.
    pub subject: String,
    /// The visit's number, encrypted for `email_checks`.
    pub visit: Option<Vec<u8>>,
    /// The kiosk that asked.
    pub kiosk: KioskId,
    /// The address.
    pub email_hash: KeyedHash,
    /// The address itself, encrypted for `email_checks`.
    pub email: Vec<u8>,
    /// The code.
    pub code_hash: [u8; 32],
}

/// A code that somebody has typed something for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedCheck {
    /// What the address is for: a request's id, or a visit by its keyed hash.
    pub subject: String,
    /// The visit's number, encrypted for `email_checks`.
    pub visit: Option<Vec<u8>>,
    /// The address, encrypted for `email_checks`.
    pub email: Vec<u8>,
    /// The code.
    pub code_hash: Vec<u8>,
    /// When it was typed rightly for the first time.
    pub confirmed_at: Option<Timestamp>,
}

impl Store {
    /// Keeps a code and queues its mail, both or neither. `Some`: not before this time, and nothing was kept.
    pub async fn start_email_check(
        &self,
        check: &NewCheck,
        mail: &NewMail,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query("DELETE FROM email_checks WHERE created_at <= $1")
            .bind(ms(now - MEMORY))
            .execute(&mut *transaction)
            .await?;
        let (request, kiosk) = (check.subject.as_str(), check.kiosk.as_str());
        let by_request = sqlx::query_scalar(
            "SELECT created_at FROM email_checks WHERE request_id = $1 ORDER BY 1 DESC LIMIT $2",
        )
        .bind(request);
        let [one, two, three] = check.email_hash.forms();
        // By a sum, which no index is in order of: else PostgreSQL may look for the address along the times of all.
        let by_address = sqlx::query_scalar(
            "SELECT created_at FROM email_checks WHERE email_hash IN ($1, $2, $3)
             ORDER BY created_at + 0 DESC LIMIT $4",
        )
        .bind(one)
        .bind(two)
        .bind(three);
        let by_kiosk = sqlx::query_scalar(
            "SELECT created_at FROM email_checks WHERE kiosk = $1 ORDER BY 1 DESC LIMIT $2",
        )
        .bind(kiosk);
        let mut not_before = None;
        for (windows, sent) in [
            (&BY_REQUEST[..], by_request),
            (&BY_ADDRESS[..], by_address),
            (&BY_KIOSK[..], by_kiosk),
        ] {
            let sent: Vec<i64> = sent
                .bind(most(windows))
                .fetch_all(&mut *transaction)
                .await?;
            let sent: Vec<_> = sent.into_iter().map(instant).collect::<Result<_, _>>()?;
            not_before = not_before.max(next_allowed(windows, &sent, now));
        }
        if not_before.is_some() {
            return Ok(not_before);
        }
        sqlx::query(
            "INSERT INTO email_checks
                 (id, request_id, kiosk, email_hash, email, code_hash, created_at, expires_at, visit)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(check.id.to_string())
        .bind(request)
        .bind(kiosk)
        .bind(check.email_hash.stored())
        .bind(&check.email)
        .bind(check.code_hash.as_slice())
        .bind(ms(now))
        .bind(ms(now + SignedDuration::from_mins(EMAIL_CODE_MINUTES)))
        .bind(&check.visit)
        .execute(&mut *transaction)
        .await?;
        mails::queue(&mut transaction, mail, now).await?;
        transaction.commit().await?;
        Ok(None)
    }

    /// Counts one try for a code, before it is judged. `None`: there is no such code any more, since it has
    /// expired, was replaced by a newer one or tried too often, or it never was this kiosk's.
    pub async fn try_email_code(
        &self,
        id: Uuid,
        kiosk: KioskId,
        now: Timestamp,
    ) -> Result<Option<TypedCheck>, StoreError> {
        type Row = (String, Option<Vec<u8>>, Vec<u8>, Vec<u8>, Option<i64>);
        let row: Option<Row> = sqlx::query_as(
            "UPDATE email_checks SET tries = tries + 1
             WHERE id = $1 AND kiosk = $2 AND tries < $3 AND expires_at > $4 AND created_at <= $4
                 AND NOT EXISTS (SELECT 1 FROM email_checks AS newer
                     WHERE newer.request_id = email_checks.request_id AND newer.rowid > email_checks.rowid)
             RETURNING request_id, visit, email, code_hash, confirmed_at",
        )
        .bind(id.to_string())
        .bind(kiosk.as_str())
        .bind(i64::from(EMAIL_CODE_TRIES))
        .bind(ms(now))
        .fetch_optional(&self.writer)
        .await?;
        row.map(|(subject, visit, email, code_hash, confirmed_at)| {
            Ok(TypedCheck {
                subject,
                visit,
                email,
                code_hash,
                confirmed_at: confirmed_at.map(instant).transpose()?,
            })
        })
        .transpose()
    }

    /// Notes that the right code was typed. The first time counts.
    pub async fn email_code_was_right(&self, id: Uuid, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction: Transaction<'_, Db> = self.begin().await?;
        sqlx::query(
            "UPDATE email_checks SET confirmed_at = $2 WHERE id = $1 AND confirmed_at IS NULL",
        )
        .bind(id.to_string())
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }
}

fn most(windows: &[Window]) -> i64 {
    let counts = windows.iter().map(|window| i64::from(window.count));
    counts.max().unwrap_or(0)
}
