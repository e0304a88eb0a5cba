//! The outbox of mail: what was queued, what became of it. A mail is queued in the transaction that makes
//! it necessary, so that neither exists without the other.

use jiff::{SignedDuration, Timestamp};
use protocol::Language;
use sqlx::Transaction;

use super::{
    Store, StoreError,
    engine::{Db, DbConnection, Engine, Flag},
    events::{Noted, happen},
    instant, marks, ms,
    reminders::{self, NewReminder},
    rows::{FindByHash, Insert},
    settlement::raise_again,
};
use crate::{mail::MailKind, requests::transition::Event, vault::KeyedHash};

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
    /// Its keyed hash, kept until the mail has ended.
    pub recipient_hash: KeyedHash,
    /// Vault cell `mails/ID/filling`.
    pub filling: Vec<u8>,
}

/// When a code comes due: before everything else that is, since somebody waits for it.
const AT_ONCE: i64 = 0;

/// The addresses of these to which nothing is mailed for a time.
pub(super) const QUIET: FindByHash = FindByHash {
    by: "SELECT email_hash, until FROM quiet_addresses WHERE email_hash",
    then: "",
};

pub(super) const MAILS: Insert = Insert {
    into:
        "INSERT INTO mails (id, kind, subject_id, language, recipient, filling, created_at, state,
             next_try_at, recipient_hash)",
    row: "(?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)",
    then: " ON CONFLICT (kind, subject_id) DO NOTHING",
};

/// Queues a mail, to be sent from `now` on; one to an address that is quiet leaves when that is over, and a code, which
/// would be dead by then, not at all. `false` if nothing was queued, or the subject has one of this kind already.
pub(super) async fn queue(
    connection: &mut DbConnection,
    mail: &NewMail,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(queue_all(connection, &[(mail, now)]).await? == 1)
}

/// The same with several, each to be sent from its own time on. How many were queued.
pub(super) async fn queue_all(
    connection: &mut DbConnection,
    mails: &[(&NewMail, Timestamp)],
) -> Result<u64, StoreError> {
    let addresses = mails.iter().map(|(mail, _)| mail.recipient_hash);
    let quiet: Vec<(KeyedHash, i64)> = QUIET.all(&mut *connection, addresses).await?;
    let mut queued = Vec::with_capacity(mails.len());
    for (mail, at) in mails {
        let quiet = quiet
            .iter()
            .filter(|(address, until)| *address == mail.recipient_hash && *until > ms(*at))
            .map(|(_, until)| *until)
            .max();
        let at = match (mail.kind, quiet) {
            (MailKind::AddressRestored, _) | (_, None) => *at,
            (MailKind::Code, Some(_)) => continue,
            (_, Some(until)) => instant(until)?,
        };
        queued.push((*mail, at));
    }
    MAILS
        .all(connection, &queued, |query, (mail, at)| {
            query
                .bind(mail.id.clone())
                .bind(mail.kind.as_str())
                .bind(mail.subject_id.clone())
                .bind(mail.language.code())
                .bind(mail.recipient.clone())
                .bind(mail.filling.clone())
                .bind(ms(*at))
                .bind(match mail.kind {
                    MailKind::Code => AT_ONCE,
                    _ => ms(*at),
                })
                .bind(mail.recipient_hash.stored())
        })
        .await
}

/// Takes the mail of a kind about a request away, with what was reported about it: another one follows.
pub(super) async fn forget(
    transaction: &mut Transaction<'_, Db>,
    request_id: &str,
    kind: &str,
) -> Result<(), StoreError> {
    for statement in [
        sqlx::query(
            "DELETE FROM mail_reports WHERE mail_id IN (SELECT id FROM mails
                 WHERE subject_id = $1 AND kind = $2)",
        ),
        sqlx::query("DELETE FROM mails WHERE subject_id = $1 AND kind = $2"),
    ] {
        let statement = statement.bind(request_id).bind(kind);
        statement.execute(&mut **transaction).await?;
    }
    Ok(())
}

/// A mail that was claimed for a try.
#[derive(Debug, Clone)]
pub struct DueMail {
    /// Its id, and so its Message-ID.
    pub id: String,
    /// What it is for, as it was stored.
    pub kind: String,
    /// The request or e-mail check it belongs to.
    pub subject_id: String,
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

/// Takes the first mail that is due; what another process is just taking is skipped where the engine knows how.
macro_rules! claim {
    ($lock:literal) => {
        concat!(
            "UPDATE mails SET tries = tries + 1, next_try_at = $2
             WHERE id = (SELECT id FROM mails WHERE state = 'waiting' AND next_try_at <= $1
                         ORDER BY next_try_at LIMIT 1",
            $lock,
            ") AND state = 'waiting' AND next_try_at <= $1
             RETURNING id, kind, subject_id, language, recipient, filling, created_at, tries"
        )
    };
}

pub(super) const CLAIM: &str = claim!("");
pub(super) const CLAIM_ON_POSTGRES: &str = claim!(" FOR UPDATE SKIP LOCKED");

impl Store {
    /// Queues a mail that belongs to no other change. `false` if the subject has one of this kind already.
    pub async fn queue_mail(&self, mail: &NewMail, now: Timestamp) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
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
        loop {
            // Asked every few seconds: the writer is left alone while there is nothing to do.
            let due: Option<i64> = sqlx::query_scalar(
                "SELECT 1 FROM mails WHERE state = 'waiting' AND next_try_at <= $1 LIMIT 1",
            )
            .bind(ms(now))
            .fetch_optional(&self.readers)
            .await?;
            if due.is_none() {
                return Ok(None);
            }
            let claimed = self.claim_first(now, lease).await?;
            if claimed.is_some() {
                return Ok(claimed);
            }
            // Another process has claimed the one that was first.
        }
    }

    async fn claim_first(
        &self,
        now: Timestamp,
        lease: Timestamp,
    ) -> Result<Option<DueMail>, StoreError> {
        type Row = (String, String, String, String, Vec<u8>, Vec<u8>, i64, i64);
        let claimed: Option<Row> = sqlx::query_as(match self.engine {
            Engine::Sqlite => CLAIM,
            Engine::Postgres => CLAIM_ON_POSTGRES,
        })
        .bind(ms(now))
        .bind(ms(lease))
        .fetch_optional(&self.writer)
        .await?;
        Ok(claimed.map(
            |(id, kind, subject_id, language, recipient, filling, queued_at, tries)| DueMail {
                id,
                kind,
                subject_id,
                language,
                recipient,
                filling,
                // Where that is no time, or a later one, it is tried for as long as one that was queued now.
                queued_at: instant(queued_at).unwrap_or(now).min(now),
                tries: u32::try_from(tries).unwrap_or(u32::MAX),
            },
        ))
    }

    /// Whether any mail has not ended that may leave already.
    pub async fn mail_waits(&self, now: Timestamp) -> Result<bool, StoreError> {
        let waits: Option<i64> = sqlx::query_scalar(
            "SELECT 1 FROM mails WHERE state = 'waiting' AND created_at <= $1 LIMIT 1",
        )
        .bind(ms(now))
        .fetch_optional(&self.readers)
        .await?;
        Ok(waits.is_some())
    }

    /// Gives a mail up that nobody can send, with an alarm of this `kind` where it is about a request.
    pub async fn set_mail_aside(
        &self,
        mail: &DueMail,
        (kind, cause): (&'static str, &'static str),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.give_mail_up(mail, None, now).await?;
        let mut transaction = self.begin().await?;
        raise_about(&mut transaction, kind, &mail.subject_id, cause, now).await?;
        Ok(transaction.commit().await?)
    }

    /// The server has it; a report comes, or does not, should it not reach its recipient. That holds whoever has claimed
    /// the mail meanwhile. Where it was what the person came
    /// for, the request is done, and the mail is kept for ten days; where it named a last day to pay, `reminder` is planned.
    pub async fn mark_mail_accepted(
        &self,
        mail: &DueMail,
        reply: Option<u16>,
        reports_come: bool,
        reminder: Option<&NewReminder>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        if end(&mut transaction, mail, "accepted", reply, now).await? {
            sqlx::query("UPDATE mails SET reports_come = $2 WHERE id = $1")
                .bind(&mail.id)
                .bind(Flag(reports_come))
                .execute(&mut *transaction)
                .await?;
            if is_answer(mail) {
                if let Some(reminder) = reminder {
                    reminders::plan(&mut transaction, &mail.id, reminder).await?;
                }
                let event = Event::Answered;
                follow(&mut transaction, &mail.id, event, "accepted", now).await?;
            }
        }
        Ok(transaction.commit().await?)
    }

    /// The server will never take it. Where it was a notice to a registered address and `address_is_dead`, the
    /// case remembers that this address cannot be reached, unless the address has changed since.
    pub async fn mark_mail_refused(
        &self,
        mail: &DueMail,
        reply: u16,
        address_is_dead: bool,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        if end(&mut transaction, mail, "refused", Some(reply), now).await? {
            if is_answer(mail) {
                let event = Event::AnswerFailed;
                follow(&mut transaction, &mail.id, event, "refused", now).await?;
            }
            if address_is_dead {
                let case_id: Option<String> = sqlx::query_scalar(
                    "SELECT contents.case_id FROM mails JOIN contents
                         ON contents.request_id = mails.subject_id
                     WHERE mails.id = $1 AND mails.kind = 'old-address'",
                )
                .bind(&mail.id)
                .fetch_optional(&mut *transaction)
                .await?
                .flatten();
                if let Some(case_id) = case_id {
                    let queued_at = ms(mail.queued_at);
                    marks::address_is_dead(&mut transaction, &case_id, queued_at, now).await?;
                }
            }
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
        let mut transaction = self.begin().await?;
        if is_still_claimed(&mut transaction, mail).await?
            && end(&mut transaction, mail, "given-up", reply, now).await?
            && is_answer(mail)
        {
            let event = Event::AnswerFailed;
            follow(&mut transaction, &mail.id, event, "given-up", now).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Erases recipient and contents of the mails whose time has come. Says of how many.
    pub async fn erase_mails(&self, now: Timestamp) -> Result<u64, StoreError> {
        let due: Option<i64> =
            sqlx::query_scalar("SELECT 1 FROM mails WHERE erase_at <= $1 LIMIT 1")
                .bind(ms(now))
                .fetch_optional(&self.readers)
                .await?;
        if due.is_none() {
            return Ok(0);
        }
        Ok(sqlx::query(
            "UPDATE mails SET recipient = zeroblob(0), filling = zeroblob(0), recipient_hash = NULL, erase_at = NULL
             WHERE erase_at <= $1",
        )
        .bind(ms(now))
        .execute(&self.writer)
        .await?
        .rows_affected())
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
            "UPDATE mails SET next_try_at = $3, last_reply = $4
             WHERE id = $1 AND state = 'waiting' AND tries = $2",
        )
        .bind(&mail.id)
        .bind(i64::from(mail.tries))
        .bind(ms(next))
        .bind(reply.map(i64::from))
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}

/// For how long the mail that a person came for is kept after it was accepted: it may have to be sent again.
const KEPT_AFTER_ACCEPTANCE: SignedDuration = SignedDuration::from_hours(10 * 24);

/// Whether it is what the person came for.
fn is_answer(mail: &DueMail) -> bool {
    [MailKind::PaymentData, MailKind::Reactivated]
        .iter()
        .any(|kind| mail.kind == kind.as_str())
}

/// Ends a mail. Address and filling go, but of what a person came for: that can be sent again. `false` if it
/// has ended before.
async fn end(
    transaction: &mut Transaction<'_, Db>,
    mail: &DueMail,
    state: &'static str,
    reply: Option<u16>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let kept = is_answer(mail);
    let erase_at = (kept && state == "accepted").then(|| ms(now + KEPT_AFTER_ACCEPTANCE));
    let ended = sqlx::query(
        "UPDATE mails SET state = $2, last_reply = $3, ended_at = $4, erase_at = $5,
             recipient = CASE WHEN $6 THEN recipient ELSE zeroblob(0) END,
             filling = CASE WHEN $6 THEN filling ELSE zeroblob(0) END,
             recipient_hash = CASE WHEN $6 THEN recipient_hash END
         WHERE id = $1 AND state = 'waiting'",
    )
    .bind(&mail.id)
    .bind(state)
    .bind(reply.map(i64::from))
    .bind(ms(now))
    .bind(erase_at)
    .bind(kept)
    .execute(&mut **transaction)
    .await?;
    Ok(ended.rows_affected() == 1)
}

/// A mail that was accepted has come back: it is as one that was refused, and so is what it held.
pub(super) async fn come_back(
    transaction: &mut Transaction<'_, Db>,
    mail_id: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE mails SET state = 'refused', erase_at = NULL WHERE id = $1 AND state = 'accepted'",
    )
    .bind(mail_id)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Nothing but what is queued for it beside this is mailed to an address until `until`.
pub(super) async fn keep_quiet(
    transaction: &mut Transaction<'_, Db>,
    address: KeyedHash,
    until: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM quiet_addresses WHERE until <= $1")
        .bind(ms(now))
        .execute(&mut **transaction)
        .await?;
    sqlx::query(
        "INSERT INTO quiet_addresses (email_hash, until) VALUES ($1, $2)
         ON CONFLICT (email_hash) DO UPDATE SET until = max(quiet_addresses.until, excluded.until)",
    )
    .bind(address.stored())
    .bind(ms(until))
    .execute(&mut **transaction)
    .await?;
    let [one, two, three] = address.forms();
    // A code would be dead by then.
    sqlx::query(
        "UPDATE mails SET created_at = max(created_at, $1), next_try_at = max(next_try_at, $1),
             state = CASE kind WHEN 'code' THEN 'given-up' ELSE state END
         WHERE recipient_hash IN ($2, $3, $4) AND state = 'waiting'",
    )
    .bind(ms(until))
    .bind(one)
    .bind(two)
    .bind(three)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// The request that the mail answers, and those that were joined to it, move on; a failure is an alarm.
pub(super) async fn follow(
    transaction: &mut Transaction<'static, Db>,
    mail_id: &str,
    event: Event,
    why: &'static str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let answered: Vec<(String, Option<String>)> = sqlx::query_as(
        "SELECT decisions.request_id, decisions.case_id FROM mails
         JOIN decisions ON decisions.request_id = mails.subject_id OR decisions.joined_to = mails.subject_id
         WHERE mails.id = $1",
    )
    .bind(mail_id)
    .fetch_all(&mut **transaction)
    .await?;
    for (request, case) in answered {
        let noted = Noted::by_central(case.as_deref(), why);
        let moved = happen(transaction, &request, event, noted, now).await?;
        if moved && matches!(event, Event::AnswerFailed | Event::AnswerReturned) {
            raise_again(transaction, "undelivered", &request, why, now).await?;
        }
    }
    Ok(())
}

/// Alarms staff about what a mail is about, where that is a request; also where somebody has acknowledged such an alarm.
pub(super) async fn raise_about(
    transaction: &mut Transaction<'static, Db>,
    kind: &'static str,
    subject_id: &str,
    cause: &'static str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let request: Option<i64> = sqlx::query_scalar("SELECT 1 FROM requests WHERE id = $1")
        .bind(subject_id)
        .fetch_optional(&mut **transaction)
        .await?;
    match request {
        Some(_) => raise_again(transaction, kind, subject_id, cause, now).await,
        None => Ok(()),
    }
}

/// Whether nobody else has claimed the mail since.
async fn is_still_claimed(
    transaction: &mut Transaction<'_, Db>,
    mail: &DueMail,
) -> Result<bool, StoreError> {
    let found: Option<i64> = sqlx::query_scalar("SELECT 1 FROM mails WHERE id = $1 AND tries = $2")
        .bind(&mail.id)
        .bind(i64::from(mail.tries))
        .fetch_optional(&mut **transaction)
        .await?;
    Ok(found.is_some())
}
