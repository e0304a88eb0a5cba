//! After a backup was restored, or a database brought back to a moment: what mailboxes may have said since then is asked of them
//! again, so that no silence counts that was none.

use jiff::Timestamp;

use super::{
    Store, StoreError,
    events::{self, NEVER, Noted},
    instant,
    journal::{self, Entry},
    mails::{self, NewMail},
    ms, outages,
};
use crate::{journal::Act, staff::OPERATOR};

/// Requests that are read at once.
const PAGE: i64 = 1_000;
/// What outages, events and the audit log call it.
const CAUSE: &str = "restored";

/// What was asked again about one request.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AskedAgain {
    /// The registered mailbox gets another notice; its silence counts from there on.
    pub old_mailbox: bool,
    /// The new mailbox gets another link.
    pub new_mailbox: bool,
}

impl Store {
    /// Writes down that everything since `to` is lost: the time counts as an outage, and whoever was signed in at the desk has to
    /// sign in again, since somebody may have been removed. Gives the number of sessions that ended.
    pub async fn note_restored(&self, to: Timestamp, now: Timestamp) -> Result<u64, StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query("INSERT INTO outages (cause, began_at, ended_at) VALUES ($1, $2, $3)")
            .bind(CAUSE)
            .bind(ms(to))
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?;
        outages::t_moved(&mut transaction, CAUSE, to, now).await?;
        let ended = sqlx::query("UPDATE staff_sessions SET ended_at = $1 WHERE ended_at IS NULL")
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?;
        let why = to.to_string();
        let entry = Entry {
            staff: OPERATOR,
            act: Act::DatabaseRestored,
            request_id: None,
            why: Some(&why),
        };
        journal::append(&mut transaction, entry, now).await?;
        transaction.commit().await?;
        Ok(ended.rows_affected())
    }

    /// When that was last said.
    pub async fn restored_at(&self) -> Result<Option<Timestamp>, StoreError> {
        let at: Option<i64> =
            sqlx::query_scalar("SELECT max(ended_at) FROM outages WHERE cause = 'restored'")
                .fetch_one(&self.readers)
                .await?;
        at.map(instant).transpose()
    }

    /// The requests that are being checked.
    pub async fn being_checked(&self) -> Result<Vec<String>, StoreError> {
        let mut all = Vec::new();
        for rank in 0..=1_i64 {
            let mut place = (i64::MIN, String::new());
            loop {
                let page: Vec<(i64, String)> = sqlx::query_as(
                    "SELECT look_at, request_id FROM proofs
                     WHERE rank = $1 AND look_at < $2 AND (look_at, request_id) > ($3, $4)
                     ORDER BY look_at, request_id LIMIT $5",
                )
                .bind(rank)
                .bind(NEVER)
                .bind(place.0)
                .bind(&place.1)
                .bind(PAGE)
                .fetch_all(&self.readers)
                .await?;
                let Some(last) = page.last().cloned() else {
                    break;
                };
                place = last;
                all.extend(page.into_iter().map(|(_, id)| id));
            }
        }
        Ok(all)
    }

    /// Asks the mailboxes of one request again that have not answered: the registered one by its next notice, which the decider
    /// queues as it did the first, the new one by `link`.
    pub async fn ask_again(
        &self,
        id: &str,
        link: Option<&NewMail>,
        now: Timestamp,
    ) -> Result<AskedAgain, StoreError> {
        let mut transaction = self.begin().await?;
        let told = sqlx::query(
            "UPDATE proofs SET old_mailbox_told_at = NULL, look_at = 0 WHERE request_id = $1
                 AND old_mailbox_told_at IS NOT NULL AND old_mailbox_answer IS NULL AND look_at < $2",
        )
        .bind(id)
        .bind(NEVER)
        .execute(&mut *transaction)
        .await?;
        let mut asked = AskedAgain {
            old_mailbox: told.rows_affected() == 1,
            new_mailbox: false,
        };
        if asked.old_mailbox {
            mails::forget(&mut transaction, id, "old-address").await?;
            sqlx::query("DELETE FROM old_address_notices WHERE request_id = $1")
                .bind(id)
                .execute(&mut *transaction)
                .await?;
        }
        if let Some(link) = link {
            mails::forget(&mut transaction, id, link.kind.as_str()).await?;
            asked.new_mailbox = mails::queue(&mut transaction, link, now).await?;
        }
        if asked != AskedAgain::default() {
            let noted = Noted::by_central(None, CAUSE);
            events::note(&mut transaction, Some(id), "asked-again", noted, now).await?;
        }
        transaction.commit().await?;
        Ok(asked)
    }
}
