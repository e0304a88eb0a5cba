//! The outbox of mail: what was queued, what became of it. A mail is queued in the transaction that makes
//! it necessary, so that neither exists without the other.

use jiff::Timestamp;
use protocol::Language;
use sqlx::{Sqlite, Transaction};

use super::{StoreError, ms};
use crate::mail::MailKind;

/// A mail to be queued; recipient and filling are encrypted for its row. [`NewMail::new`] makes one.
#[derive(Debug, Clone)]
pub struct NewMail {
    /// UUID, hyphenated.
    pub id: String,
    /// What it is for.
    pub kind: MailKind,
    /// The request or e-mail check it belongs to.
    pub subject_id: String,
    /// The person's language.
    pub language: Language,
    /// Vault cell `mails/ID/recipient`.
    pub recipient: Vec<u8>,
    /// Vault cell `mails/ID/filling`.
    pub filling: Vec<u8>,
}

/// Queues a mail, to be sent at once. `false` if the subject has one of this kind already.
#[allow(dead_code, reason = "called by whoever has something to say")]
pub(super) async fn queue(
    transaction: &mut Transaction<'_, Sqlite>,
    mail: &NewMail,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let queued = sqlx::query(
        "INSERT INTO mails (id, kind, subject_id, language, recipient, filling, created_at, state,
             next_try_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'waiting', ?7)
         ON CONFLICT (kind, subject_id) DO NOTHING",
    )
    .bind(&mail.id)
    .bind(mail.kind.as_str())
    .bind(&mail.subject_id)
    .bind(mail.language.code())
    .bind(&mail.recipient)
    .bind(&mail.filling)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(queued.rows_affected() == 1)
}
