//! What mail servers report about mails later: appended as it comes, and carried out by the worker that sends mail. What
//! follows from a report is [`crate::proof::returned`]'s word.

use jiff::Timestamp;
use sqlx::{FromRow, Transaction};
use uuid::Uuid;

use super::{
    Store, StoreError,
    engine::Db,
    events::{self, Noted},
    mails, marks, ms,
    settlement::{self, look_again, look_at_others, raise_again},
    unreadable_value,
};
use crate::{
    mail::{MailKind, outcome::Status, report::Fate},
    proof::{
        ladder::Row,
        returned::{Follows, Returned, follows},
    },
    requests::transition::Event,
};

const A_FEW: i64 = 50;

/// A report that nothing was done about.
#[derive(Debug, FromRow)]
pub struct NewReport {
    number: i64,
    /// The mail it is about.
    pub mail_id: String,
    fate: String,
    status: String,
    kind: String,
    subject_id: String,
    created_at: i64,
}

impl Store {
    /// Appends a report, the first of its kind about a mail. `false` if it is known, or the mail is not.
    pub async fn append_report(
        &self,
        mail: Uuid,
        fate: Fate,
        status: Status,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let appended = sqlx::query(
            "INSERT INTO mail_reports (mail_id, fate, status, at)
             SELECT id, $2, $3, $4 FROM mails WHERE id = $1
             ON CONFLICT DO NOTHING",
        )
        .bind(mail.to_string())
        .bind(fate.as_str())
        .bind(status.to_string())
        .bind(ms(now))
        .execute(&self.writer)
        .await?;
        Ok(appended.rows_affected() == 1)
    }

    /// The next reports that nothing was done about yet. One about a mail that is being tried again waits for its end.
    pub async fn new_reports(&self) -> Result<Vec<NewReport>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT mail_reports.number, mail_id, fate, status, kind, subject_id, created_at
             FROM mail_reports JOIN mails ON mails.id = mail_id
             WHERE followed_at IS NULL AND state <> 'waiting' ORDER BY mail_reports.number LIMIT $1",
        )
        .bind(A_FEW)
        .fetch_all(&self.readers)
        .await?)
    }

    /// Does what follows from a report, unless somebody else was faster.
    pub async fn follow_report(
        &self,
        report: &NewReport,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        if is_mine(&mut transaction, report, now).await? {
            carry_out(&mut transaction, report, now).await?;
            transaction.commit().await?;
        }
        Ok(())
    }

    /// Leaves a report that cannot be followed, with an alarm of this `kind` where it is about a request. What it says of a
    /// notice goes on to count for the ladder.
    pub async fn set_report_aside(
        &self,
        report: &NewReport,
        (kind, cause): (&'static str, &'static str),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        if is_mine(&mut transaction, report, now).await? {
            mails::raise_about(&mut transaction, kind, &report.subject_id, cause, now).await?;
            transaction.commit().await?;
        }
        Ok(())
    }
}

/// Marks a report as followed. `false` if it was before.
async fn is_mine(
    transaction: &mut Transaction<'static, Db>,
    report: &NewReport,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mine = sqlx::query(
        "UPDATE mail_reports SET followed_at = $2 WHERE number = $1 AND followed_at IS NULL",
    )
    .bind(report.number)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(mine.rows_affected() == 1)
}

async fn carry_out(
    transaction: &mut Transaction<'static, Db>,
    report: &NewReport,
    now: Timestamp,
) -> Result<(), StoreError> {
    let kind = MailKind::from_name(&report.kind).ok_or_else(|| unreadable_value("kind"))?;
    let fate = Fate::from_name(&report.fate).ok_or_else(|| unreadable_value("fate"))?;
    let status = Status::parse(&report.status).ok_or_else(|| unreadable_value("status"))?;
    tracing::warn!(
        event = "mail-reported",
        mail = report.mail_id,
        kind = report.kind,
        fate = report.fate,
        status = report.status
    );
    let id = report.subject_id.as_str();
    let Some(evidence) = settlement::evidence(transaction, id, &[]).await? else {
        // A code, or a request that was erased.
        return Ok(());
    };
    let why: Option<String> = sqlx::query_scalar("SELECT why FROM decisions WHERE request_id = $1")
        .bind(id)
        .fetch_optional(&mut **transaction)
        .await?;
    let applied = evidence.request.was_applied();
    let follows = follows(&Returned {
        kind,
        fate,
        status,
        applied_by: why.as_deref().and_then(Row::from_name).filter(|_| applied),
        overruled: evidence.was_overruled_by_passport(),
    });
    let case_id = evidence.request.case_id.as_deref();
    let noted = Noted::by_central(case_id, &report.status);
    let what = match fate {
        Fate::Failed => "mail-failed",
        Fate::Delayed => "mail-delayed",
    };
    events::note(transaction, Some(id), what, noted, now).await?;
    if fate == Fate::Failed {
        mails::come_back(transaction, &report.mail_id).await?;
    }
    if follows.answer_failed {
        let event = Event::AnswerReturned;
        mails::follow(transaction, &report.mail_id, event, "returned", now).await?;
    }
    if let Some(case_id) = case_id {
        about_the_case(transaction, report, case_id, follows, now).await?;
        look_at_others(transaction, case_id).await?;
    }
    look_again(transaction, id).await
}

async fn about_the_case(
    transaction: &mut Transaction<'static, Db>,
    report: &NewReport,
    case_id: &str,
    follows: Follows,
    now: Timestamp,
) -> Result<(), StoreError> {
    if follows.address_is_dead {
        marks::address_is_dead(transaction, case_id, report.created_at, now).await?;
    }
    if follows.protect {
        marks::protect(transaction, case_id, now).await?;
        let noted = Noted::by_central(Some(case_id), "notice-returned");
        let request = Some(report.subject_id.as_str());
        events::note(transaction, request, "case-protected", noted, now).await?;
    }
    if follows.changed_untold {
        let cause = "after-applied";
        raise_again(
            transaction,
            "notice-returned",
            &report.subject_id,
            cause,
            now,
        )
        .await?;
    }
    Ok(())
}
