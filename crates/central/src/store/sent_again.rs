//! The mail that a person came for, once more, where no mail server took it. The wish is written down, the registry confirms
//! that the case still has the address, and then the mail waits again: nothing leaves for an address that was replaced.

use jiff::Timestamp;
use sqlx::{FromRow, Transaction};

use super::{
    Store, StoreError,
    acts::{self, Acted, By},
    changes::{self, OpenChange},
    engine::{Db, DbConnection},
    events::{self, Noted, happen},
    ms, restore,
    settlement::{NewChange, What, raise_again},
    unreadable_value,
};
use crate::{
    journal::Act,
    mail::MailKind,
    proof::{desk::may_be_sent_again, ladder::NOT_ME},
    registry::{Answer, CaseFacts},
    requests::{state::RequestState, transition::Event},
    vault::KeyedHash,
};

/// Why, among the changes.
const WHY: &str = "sent-again";

/// A request that the same mail answers.
#[derive(Debug, FromRow)]
struct Answered {
    id: String,
    state: String,
}

/// What would be sent again.
#[derive(Debug, FromRow)]
struct Failed {
    kind: String,
    recipient_hash: Option<KeyedHash>,
}

/// A mail that no mail server took.
#[derive(Debug, Clone, FromRow)]
pub struct FailedAnswer {
    /// Its id.
    pub id: String,
    /// What it is for, as it was stored.
    pub kind: String,
    /// Vault cell `mails/ID/filling`.
    pub filling: Vec<u8>,
    /// The site's zone.
    pub time_zone: String,
}

/// The same mail, to be sent as it is written now.
#[derive(Debug, Clone)]
pub struct WrittenAnew {
    /// The mail's id.
    pub id: String,
    /// Vault cell `mails/ID/filling`.
    pub filling: Vec<u8>,
}

impl Store {
    /// The case about which a request was decided.
    pub async fn case_of_answer(&self, request_id: &str) -> Result<Option<String>, StoreError> {
        let case: Option<Option<String>> =
            sqlx::query_scalar("SELECT case_id FROM decisions WHERE request_id = $1")
                .bind(request_id)
                .fetch_optional(&self.readers)
                .await?;
        Ok(case.flatten())
    }

    /// Decides that the mail that the person came for is sent once more, if the case still is as the registry has it now:
    /// the key under which the registry is asked for its word. Else, why not.
    pub async fn begin_to_send_again(
        &self,
        by: By<'_>,
        case: &CaseFacts,
    ) -> Result<Result<String, Acted>, StoreError> {
        let mut transaction = self.begin().await?;
        if restore::is_restored(&mut transaction, by.request_id).await? {
            return Ok(Err(Acted::NotNow));
        }
        let answered = answered(&mut transaction, by.request_id).await?;
        let undelivered = RequestState::Undelivered.as_str();
        let mut failed = None;
        for request in &answered {
            failed = failed.or(failed_mail(&mut transaction, &request.id).await?);
        }
        let Some(failed) = failed.filter(|_| answered.iter().any(|it| it.state == undelivered))
        else {
            return Ok(Err(Acted::NotNow));
        };
        let recipient = failed.recipient_hash;
        let kind = MailKind::from_name(&failed.kind).ok_or_else(|| unreadable_value("kind"))?;
        if !may_be_sent_again(kind, recipient.as_ref(), case) {
            return Ok(Err(Acted::CaseChanged));
        }
        let change = NewChange {
            case_id: case.id.clone(),
            what: What::SentAgain,
            expected_email: case.email_hash,
            expected_status: case.status,
            former: None,
            former_id: None,
        };
        let (id, staff) = (by.request_id, Some(by.staff));
        let begun = changes::begin(&mut transaction, id, &change, WHY, staff, by.now).await?;
        let Some(key) = begun else {
            let same = changes::is_open(&mut transaction, id, What::SentAgain).await?;
            return Ok(Err(if same { Acted::Later } else { Acted::NotNow }));
        };
        transaction.commit().await?;
        Ok(Ok(key))
    }

    /// The mail that answers a request, where no mail server took it.
    pub async fn failed_answer(
        &self,
        request_id: &str,
    ) -> Result<Option<FailedAnswer>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        for request in answered(&mut connection, request_id).await? {
            let failed: Option<FailedAnswer> = sqlx::query_as(
                "SELECT mails.id, mails.kind, mails.filling, requests.time_zone
                 FROM mails JOIN requests ON requests.id = subject_id
                 WHERE subject_id = $1 AND mails.kind IN ('payment-data', 'reactivated')
                     AND mails.state IN ('refused', 'given-up')",
            )
            .bind(&request.id)
            .fetch_optional(&mut *connection)
            .await?;
            if failed.is_some() {
                return Ok(failed);
            }
        }
        Ok(None)
    }

    /// The registry has confirmed the address: the mail waits again, as it is written now where what it says has aged.
    pub async fn sent_again(
        &self,
        change: &OpenChange,
        anew: Option<&WrittenAnew>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        if changes::close(&mut transaction, change, Answer::Done, now)
            .await?
            .is_none()
        {
            return Ok(());
        }
        let by = by(change, now);
        let noted = Noted {
            case_id: None,
            who: by.staff,
            why: None,
        };
        for request in answered(&mut transaction, by.request_id).await? {
            let event = Event::AnswerSentAgain;
            happen(&mut transaction, &request.id, event, noted, now).await?;
            // What was reported about the copy that came back is not about the next one.
            sqlx::query(
                "DELETE FROM mail_reports WHERE mail_id IN (SELECT id FROM mails
                     WHERE subject_id = $1 AND kind IN ('payment-data', 'reactivated'))",
            )
            .bind(&request.id)
            .execute(&mut *transaction)
            .await?;
            wait_again(&mut transaction, &request.id, change, now).await?;
        }
        if let Some(anew) = anew {
            sqlx::query("UPDATE mails SET filling = $2 WHERE id = $1 AND state = 'waiting'")
                .bind(&anew.id)
                .bind(&anew.filling)
                .execute(&mut *transaction)
                .await?;
        }
        acts::write_line(&mut transaction, by, Act::SentAgain, None).await?;
        Ok(transaction.commit().await?)
    }

    /// The case is not as it was any more: the mail is not sent, and the request is still to be looked at.
    pub async fn not_sent_again(
        &self,
        change: &OpenChange,
        answer: Answer,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        if changes::close(&mut transaction, change, answer, now)
            .await?
            .is_some()
        {
            let id = change.request_id.as_str();
            let why = match change.objected {
                true => NOT_ME,
                false => answer.as_str(),
            };
            let noted = Noted::by_central(Some(&change.case_id), why);
            events::note(&mut transaction, Some(id), "not-sent-again", noted, now).await?;
            raise_again(&mut transaction, "undelivered", id, why, now).await?;
            transaction.commit().await?;
        }
        Ok(())
    }
}

/// Lets the mails that answer a request, and are for the address that the registry has confirmed, wait again: those to an address
/// that is quiet until that is over.
async fn wait_again(
    transaction: &mut Transaction<'static, Db>,
    request_id: &str,
    change: &OpenChange,
    now: Timestamp,
) -> Result<(), StoreError> {
    let failed: Vec<(String, Option<KeyedHash>)> = sqlx::query_as(
        "SELECT id, recipient_hash FROM mails
         WHERE subject_id = $1 AND kind IN ('payment-data', 'reactivated')
             AND state IN ('refused', 'given-up')",
    )
    .bind(request_id)
    .fetch_all(&mut **transaction)
    .await?;
    let quiet: Vec<(KeyedHash, i64)> =
        sqlx::query_as("SELECT email_hash, until FROM quiet_addresses WHERE until > $1")
            .bind(ms(now))
            .fetch_all(&mut **transaction)
            .await?;
    for (id, recipient) in failed {
        if recipient != change.expected_email {
            continue;
        }
        let mine = quiet
            .iter()
            .filter(|(address, _)| Some(*address) == recipient);
        let until = mine.map(|(_, until)| *until).max();
        sqlx::query(
            "UPDATE mails SET state = 'waiting', tries = 0, ended_at = NULL, erase_at = NULL,
                 created_at = $2, next_try_at = $2 WHERE id = $1",
        )
        .bind(&id)
        .bind(until.unwrap_or(ms(now)))
        .execute(&mut **transaction)
        .await?;
    }
    Ok(())
}

fn by(change: &OpenChange, now: Timestamp) -> By<'_> {
    By {
        staff: change.staff.as_deref().unwrap_or(events::CENTRAL),
        request_id: &change.request_id,
        now,
    }
}

/// Every request that is answered by the same mail as this one, and this one.
async fn answered(
    connection: &mut DbConnection,
    request_id: &str,
) -> Result<Vec<Answered>, StoreError> {
    Ok(sqlx::query_as(
        "WITH answer AS (SELECT coalesce(joined_to, request_id) AS id FROM decisions WHERE request_id = $1)
         SELECT requests.id, requests.state FROM requests WHERE requests.id IN (
             SELECT decisions.request_id FROM answer JOIN decisions ON decisions.request_id = answer.id
             WHERE decisions.joined_to IS NULL
             UNION ALL SELECT decisions.request_id FROM answer JOIN decisions ON decisions.joined_to = answer.id)",
    )
    .bind(request_id)
    .fetch_all(connection)
    .await?)
}

async fn failed_mail(
    transaction: &mut Transaction<'static, Db>,
    request_id: &str,
) -> Result<Option<Failed>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT kind, recipient_hash FROM mails
         WHERE subject_id = $1 AND kind IN ('payment-data', 'reactivated')
             AND state IN ('refused', 'given-up')",
    )
    .bind(request_id)
    .fetch_optional(&mut **transaction)
    .await?)
}
