//! What became of the mails of a request, for the desk: states and times, never an address.

use jiff::Timestamp;
use sqlx::FromRow;

use super::{Store, StoreError, instant};

/// How far a mail is, as staff are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailStanding {
    /// Nobody has tried to send it yet.
    Waiting,
    /// A server did not take it yet, or was not there; it is tried again.
    Deferred,
    /// The mail server took it.
    Accepted,
    /// It took it, and reports that it has not arrived yet.
    Delayed,
    /// The mail server refused it for good.
    Refused,
    /// It was taken, and came back.
    Bounced,
    /// It was tried for as long as it is of use.
    GivenUp,
}

impl MailStanding {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            MailStanding::Waiting => "waiting",
            MailStanding::Deferred => "deferred",
            MailStanding::Accepted => "accepted",
            MailStanding::Delayed => "delayed",
            MailStanding::Refused => "refused",
            MailStanding::Bounced => "bounced",
            MailStanding::GivenUp => "given-up",
        }
    }

    /// From the state in the outbox, the tries so far, and what mail servers reported later.
    ///
    /// | state | tries | reported | standing |
    /// | --- | ---: | --- | --- |
    /// | waiting | 0 | | waiting |
    /// | waiting | 1 and more | | deferred |
    /// | accepted | | nothing | accepted |
    /// | accepted | | delayed | delayed |
    /// | accepted | | failed | bounced |
    /// | refused | | | refused, or bounced where it came back |
    /// | given-up | | | given up |
    fn of(state: &str, tries: i64, failed: bool, delayed: bool) -> Option<MailStanding> {
        Some(match state {
            "waiting" if tries == 0 => MailStanding::Waiting,
            "waiting" => MailStanding::Deferred,
            "accepted" | "refused" if failed => MailStanding::Bounced,
            "accepted" if delayed => MailStanding::Delayed,
            "accepted" => MailStanding::Accepted,
            "refused" => MailStanding::Refused,
            "given-up" => MailStanding::GivenUp,
            _ => return None,
        })
    }
}

/// A mail of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailOfRequest {
    /// What it is for, by name.
    pub kind: String,
    /// How far it is.
    pub standing: MailStanding,
    /// How often it was tried.
    pub tries: i64,
    /// Since when it is so: reported, ended, or queued.
    pub since: Timestamp,
    /// When it is tried next, where it will be.
    pub next_try_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct Row {
    kind: String,
    state: String,
    tries: i64,
    created_at: i64,
    next_try_at: i64,
    ended_at: Option<i64>,
    failed_at: Option<i64>,
    delayed_at: Option<i64>,
}

impl Store {
    /// The mails of a request, the first queued first.
    pub async fn mails_of(&self, request_id: &str) -> Result<Vec<MailOfRequest>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT kind, state, tries, created_at, next_try_at, ended_at,
                 (SELECT at FROM mail_reports WHERE mail_id = mails.id AND fate = 'failed') AS failed_at,
                 (SELECT at FROM mail_reports WHERE mail_id = mails.id AND fate = 'delayed') AS delayed_at
             FROM mails WHERE subject_id = $1 ORDER BY created_at, kind",
        )
        .bind(request_id)
        .fetch_all(&self.readers)
        .await?;
        let mut mails = Vec::with_capacity(rows.len());
        for row in rows {
            let (failed, delayed) = (row.failed_at.is_some(), row.delayed_at.is_some());
            let Some(standing) = MailStanding::of(&row.state, row.tries, failed, delayed) else {
                continue;
            };
            let since = match standing {
                MailStanding::Bounced => row.failed_at,
                MailStanding::Delayed => row.delayed_at,
                _ => row.ended_at,
            };
            let waits = matches!(standing, MailStanding::Waiting | MailStanding::Deferred);
            mails.push(MailOfRequest {
                kind: row.kind,
                standing,
                tries: row.tries,
                since: instant(since.unwrap_or(row.created_at))?,
                next_try_at: waits.then(|| instant(row.next_try_at)).transpose()?,
            });
        }
        Ok(mails)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_mail_is_that_of_the_table() {
        use MailStanding::{Accepted, Bounced, Deferred, Delayed, GivenUp, Refused, Waiting};
        for (state, tries, failed, delayed, expected) in [
            ("waiting", 0, false, false, Some(Waiting)),
            ("waiting", 3, false, false, Some(Deferred)),
            ("accepted", 1, false, false, Some(Accepted)),
            ("accepted", 1, false, true, Some(Delayed)),
            ("accepted", 1, true, true, Some(Bounced)),
            ("refused", 1, false, false, Some(Refused)),
            ("refused", 1, true, false, Some(Bounced)),
            ("given-up", 9, false, false, Some(GivenUp)),
            ("sent", 1, false, false, None),
        ] {
            let standing = MailStanding::of(state, tries, failed, delayed);
            assert_eq!(standing, expected, "{state} {tries} {failed} {delayed}");
        }
    }
}
