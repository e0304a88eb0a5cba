//! Reminders of the last day to pay: one for a case, planned when its payment data were accepted. Whether it is sent is
//! [`crate::proof::reminder`]'s word.

use jiff::{Timestamp, civil::Date};
use sqlx::{FromRow, Transaction};

use super::{
    Store, StoreError,
    engine::Db,
    events::{self, Noted},
    mails::{self, NewMail},
    marks, ms,
};

/// Reminders that are looked at in one go.
const A_FEW: i64 = 50;

/// A reminder to be planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewReminder {
    /// The last day to pay.
    pub last_day: Date,
    /// When it is due; never, where that would be too late.
    pub due_at: Option<Timestamp>,
}

/// A reminder that is due.
#[derive(Debug, Clone, FromRow)]
pub struct DueReminder {
    /// The case.
    pub case_id: String,
    /// The request whose payment data were mailed last.
    pub request_id: String,
    /// The last day to pay, YYYY-MM-DD.
    pub last_day: String,
    /// When it was due, milliseconds since 1970.
    pub due_at: i64,
    /// The language of the visit, by code.
    pub language: String,
    /// The code on the receipt.
    pub tracking_code: String,
    /// The site's zone.
    pub time_zone: String,
}

/// Plans the reminder of the payment data that this mail brought, in the place of an earlier one for the case.
pub(super) async fn plan(
    transaction: &mut Transaction<'_, Db>,
    mail_id: &str,
    reminder: &NewReminder,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO payment_reminders (case_id, request_id, last_day, due_at)
         SELECT contents.case_id, contents.request_id, $2, $3
         FROM mails JOIN contents ON contents.request_id = mails.subject_id
         WHERE mails.id = $1 AND contents.case_id IS NOT NULL
         ON CONFLICT (case_id) DO UPDATE SET request_id = excluded.request_id,
             last_day = excluded.last_day, due_at = excluded.due_at",
    )
    .bind(mail_id)
    .bind(reminder.last_day.to_string())
    .bind(reminder.due_at.map(ms))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// The last day to pay that a printed page said. A reminder that is planned stays; one that was mailed for an earlier day
/// is not sent again.
pub(super) async fn printed(
    transaction: &mut Transaction<'_, Db>,
    case_id: &str,
    request_id: &str,
    last_day: Date,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO payment_reminders (case_id, request_id, last_day) VALUES ($1, $2, $3)
         ON CONFLICT (case_id) DO UPDATE SET request_id = excluded.request_id,
             last_day = excluded.last_day, due_at = NULL
         WHERE payment_reminders.last_day <> excluded.last_day",
    )
    .bind(case_id)
    .bind(request_id)
    .bind(last_day.to_string())
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

impl Store {
    /// The zone of the site at which the request was made that a mail belongs to.
    pub async fn zone_of_mail(&self, mail_id: &str) -> Result<Option<String>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT requests.time_zone FROM mails JOIN requests ON requests.id = mails.subject_id
             WHERE mails.id = $1",
        )
        .bind(mail_id)
        .fetch_optional(&self.readers)
        .await?)
    }

    /// Some of the reminders that are due.
    pub async fn reminders_due(&self, now: Timestamp) -> Result<Vec<DueReminder>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT payment_reminders.case_id, request_id, last_day, due_at, language, tracking_code, time_zone
             FROM payment_reminders JOIN requests ON requests.id = request_id
             WHERE due_at <= $1 ORDER BY due_at LIMIT $2",
        )
        .bind(ms(now))
        .bind(A_FEW)
        .fetch_all(&self.readers)
        .await?)
    }

    /// The last day to pay that somebody was told of for a case, YYYY-MM-DD.
    pub async fn last_day_to_pay(&self, case_id: &str) -> Result<Option<String>, StoreError> {
        let day = sqlx::query_scalar("SELECT last_day FROM payment_reminders WHERE case_id = $1");
        Ok(day.bind(case_id).fetch_optional(&self.readers).await?)
    }

    /// Whether a case is protected.
    pub async fn is_protected(&self, case_id: &str) -> Result<bool, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let marks = marks::of(&mut connection, case_id).await?;
        Ok(marks.protected_at.is_some())
    }

    /// Queues the mail of a reminder, once. `false` where another process was faster, or other payment data were mailed
    /// meanwhile.
    pub async fn remind(
        &self,
        due: &DueReminder,
        mail: &NewMail,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        if !take(&mut transaction, due).await? {
            return Ok(false);
        }
        let queued = mails::queue(&mut transaction, mail, now).await?;
        let what = if queued {
            "reminder-queued"
        } else {
            "reminder-dropped"
        };
        let why = (!queued).then_some("reminded-before");
        note(&mut transaction, due, what, why, now).await?;
        transaction.commit().await?;
        Ok(queued)
    }

    /// A reminder is not wanted any more.
    pub async fn drop_reminder(
        &self,
        due: &DueReminder,
        why: &'static str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        if take(&mut transaction, due).await? {
            note(&mut transaction, due, "reminder-dropped", Some(why), now).await?;
            transaction.commit().await?;
        }
        Ok(())
    }

    /// A reminder is looked at again later.
    pub async fn put_reminder_off(
        &self,
        due: &DueReminder,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE payment_reminders SET due_at = $4
             WHERE case_id = $1 AND request_id = $2 AND due_at = $3",
        )
        .bind(&due.case_id)
        .bind(&due.request_id)
        .bind(due.due_at)
        .bind(ms(until))
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}

/// The case has another address: a reminder that waits for the one before says nobody what there is to pay any more.
pub(super) async fn take_back(
    transaction: &mut Transaction<'_, Db>,
    case_id: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE mails SET recipient = zeroblob(0), filling = zeroblob(0), recipient_hash = NULL, erase_at = NULL,
             ended_at = $2, state = 'given-up'
         WHERE state = 'waiting' AND kind = 'payment-reminder'
             AND subject_id IN (SELECT request_id FROM contents WHERE case_id = $1)",
    )
    .bind(case_id)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

async fn take(
    transaction: &mut Transaction<'_, Db>,
    due: &DueReminder,
) -> Result<bool, StoreError> {
    let taken = sqlx::query(
        "UPDATE payment_reminders SET due_at = NULL
         WHERE case_id = $1 AND request_id = $2 AND due_at = $3",
    )
    .bind(&due.case_id)
    .bind(&due.request_id)
    .bind(due.due_at)
    .execute(&mut **transaction)
    .await?;
    Ok(taken.rows_affected() == 1)
}

async fn note(
    transaction: &mut Transaction<'_, Db>,
    due: &DueReminder,
    what: &'static str,
    why: Option<&'static str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let noted = Noted {
        case_id: Some(&due.case_id),
        who: events::CENTRAL,
        why,
    };
    events::note(transaction, Some(&due.request_id), what, noted, now).await
}
