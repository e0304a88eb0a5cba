//! The outbox of mail: what was queued, what became of it. A mail is queued in the transaction that makes
//! it necessary, so that neither exists without the other.

use jiff::Timestamp;
use protocol::Language;
use sqlx::{Sqlite, Transaction};

use super::{Store, StoreError, instant, ms};
use crate::mail::MailKind;

/// Every state of a mail: on its way, taken by the server, refused by it for good, tried long enough.
pub const MAIL_STATES: [&str; 4] = ["waiting", "accepted", "refused", "given-up"];

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

/// When a code comes due: before everything else that is, since somebody waits for it.
const AT_ONCE: i64 = 0;

/// Queues a mail, to be sent at once. `false` if the subject has one of this kind already.
pub(super) async fn queue(
    transaction: &mut Transaction<'_, Sqlite>,
    mail: &NewMail,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let queued = sqlx::query(
        "INSERT INTO mails (id, kind, subject_id, language, recipient, filling, created_at, state,
             next_try_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'waiting', ?8)
         ON CONFLICT (kind, subject_id) DO NOTHING",
    )
    .bind(&mail.id)
    .bind(mail.kind.as_str())
    .bind(&mail.subject_id)
    .bind(mail.language.code())
    .bind(&mail.recipient)
    .bind(&mail.filling)
    .bind(ms(now))
    .bind(match mail.kind {
        MailKind::Code => AT_ONCE,
        _ => ms(now),
    })
    .execute(&mut **transaction)
    .await?;
    Ok(queued.rows_affected() == 1)
}

/// A mail that was claimed for a try.
#[derive(Debug, Clone)]
pub struct DueMail {
    /// Its id, and so its Message-ID.
    pub id: String,
    /// What it is for, as it was stored.
    pub kind: String,
    /// The person's language, as it was stored.
    pub language: String,
    /// Vault cell `mails/ID/recipient`.
    pub recipient: Vec<u8>,
    /// Vault cell `mails/ID/filling`.
    pub filling: Vec<u8>,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// How often it has been tried, this time included.
    pub tries: u32,
}

impl Store {
    /// Queues a mail that belongs to no other change. `false` if the subject has one of this kind already.
    pub async fn queue_mail(&self, mail: &NewMail, now: Timestamp) -> Result<bool, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let queued = queue(&mut transaction, mail, now).await?;
        transaction.commit().await?;
        Ok(queued)
    }

    /// Claims the next mail that is due, until `lease`. The claim counts as a try: one that dies with its
    /// process comes due again when the lease has passed.
    pub async fn claim_mail(
        &self,
        now: Timestamp,
        lease: Timestamp,
    ) -> Result<Option<DueMail>, StoreError> {
        // Asked every few seconds: the writer is left alone while there is nothing to do.
        let due: Option<i64> = sqlx::query_scalar(
            "SELECT 1 FROM mails WHERE state = 'waiting' AND next_try_at <= ?1 LIMIT 1",
        )
        .bind(ms(now))
        .fetch_optional(&self.readers)
        .await?;
        if due.is_none() {
            return Ok(None);
        }
        type Row = (String, String, String, Vec<u8>, Vec<u8>, i64, u32);
        let claimed: Option<Row> = sqlx::query_as(
            "UPDATE mails SET tries = tries + 1, next_try_at = ?2
             WHERE id = (SELECT id FROM mails WHERE state = 'waiting' AND next_try_at <= ?1
                         ORDER BY next_try_at LIMIT 1)
             RETURNING id, kind, language, recipient, filling, created_at, tries",
        )
        .bind(ms(now))
        .bind(ms(lease))
        .fetch_optional(&self.writer)
        .await?;
        claimed
            .map(
                |(id, kind, language, recipient, filling, queued_at, tries)| {
                    Ok(DueMail {
                        id,
                        kind,
                        language,
                        recipient,
                        filling,
                        queued_at: instant(queued_at)?,
                        tries,
                    })
                },
            )
            .transpose()
    }

    /// The server has it. That holds whoever has claimed the mail meanwhile.
    pub async fn mark_mail_accepted(
        &self,
        mail: &DueMail,
        reply: Option<u16>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        end(&mut transaction, &mail.id, "accepted", reply, now).await?;
        Ok(transaction.commit().await?)
    }

    /// The server will never take it. Where it was a notice to a registered address, the case remembers
    /// that this address cannot be reached, unless the address has changed since.
    pub async fn mark_mail_refused(
        &self,
        mail: &DueMail,
        reply: u16,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        if end(&mut transaction, &mail.id, "refused", Some(reply), now).await? {
            sqlx::query(
                "UPDATE cases SET email_refused_at = ?2
                 WHERE id = (SELECT contents.case_id FROM mails JOIN contents
                             ON contents.request_id = mails.subject_id
                             WHERE mails.id = ?1 AND mails.kind = 'old-address')
                   AND (corrected_at IS NULL OR corrected_at < ?3)",
            )
            .bind(&mail.id)
            .bind(ms(now))
            .bind(ms(mail.queued_at))
            .execute(&mut *transaction)
            .await?;
        }
        Ok(transaction.commit().await?)
    }

    /// It is tried no more.
    pub async fn give_mail_up(
        &self,
        mail: &DueMail,
        reply: Option<u16>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        if is_still_claimed(&mut transaction, mail).await? {
            end(&mut transaction, &mail.id, "given-up", reply, now).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// It is tried again at `next`.
    pub async fn postpone_mail(
        &self,
        mail: &DueMail,
        reply: Option<u16>,
        next: Timestamp,
    ) -> Result<(), StoreError> {
        // The number of tries tells this claim from a later one.
        sqlx::query(
            "UPDATE mails SET next_try_at = ?3, last_reply = ?4
             WHERE id = ?1 AND state = 'waiting' AND tries = ?2",
        )
        .bind(&mail.id)
        .bind(mail.tries)
        .bind(ms(next))
        .bind(reply)
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}

/// Ends a mail. Address and filling are not needed any more, and go. `false` if it has ended before.
async fn end(
    transaction: &mut Transaction<'_, Sqlite>,
    id: &str,
    state: &'static str,
    reply: Option<u16>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let ended = sqlx::query(
        "UPDATE mails SET state = ?2, last_reply = ?3, ended_at = ?4, recipient = x'', filling = x''
         WHERE id = ?1 AND state = 'waiting'",
    )
    .bind(id)
    .bind(state)
    .bind(reply)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(ended.rows_affected() == 1)
}

/// Whether nobody else has claimed the mail since.
async fn is_still_claimed(
    transaction: &mut Transaction<'_, Sqlite>,
    mail: &DueMail,
) -> Result<bool, StoreError> {
    let found: Option<i64> = sqlx::query_scalar("SELECT 1 FROM mails WHERE id = ?1 AND tries = ?2")
        .bind(&mail.id)
        .bind(mail.tries)
        .fetch_optional(&mut **transaction)
        .await?;
    Ok(found.is_some())
}
