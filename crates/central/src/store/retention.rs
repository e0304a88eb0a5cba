//! What goes: payloads and contents that are over their term, and everything of a request or case that is erased. The row
//! of a request stays, without anything of a person: its id and hash keep a kiosk from delivering it again.

use jiff::Timestamp;
use sqlx::Transaction;

use super::{
    Store, StoreError,
    engine::Db,
    events::{self, Noted, happen},
    ms,
    settlement::raise_while_it_lasts,
};
use crate::{requests::transition::Event, retention::Terms};

/// Rows that are taken away at once: the writer is free again soon.
const A_FEW: i64 = 100;

/// What became of an erasure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erased {
    /// Nothing of it is left here.
    Done,
    /// There is no such thing.
    NobodyThere,
    /// The registry is being asked to change something: later.
    Changing,
}

impl Store {
    /// Takes away some of what is over its term, but for the contents of requests. Says of how many rows; 0 when nothing is
    /// left.
    pub async fn take_away_a_few(&self, terms: &Terms, now: Timestamp) -> Result<u64, StoreError> {
        let before = |days| ms(Terms::before(days, now));
        let mut transaction = self.begin().await?;
        let mut taken = sqlx::query(
            "UPDATE requests SET sealed = zeroblob(0), unsealed_at = NULL WHERE id IN (
                 SELECT id FROM requests WHERE unsealed_at <= $1 AND (unsealed_at <= $2
                     OR EXISTS (SELECT 1 FROM contents WHERE contents.request_id = requests.id))
                 LIMIT $3)",
        )
        .bind(before(terms.sealed_days))
        .bind(before(terms.counter_days))
        .bind(A_FEW)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        taken += sqlx::query(
            "DELETE FROM unread_requests WHERE id IN (
                 SELECT id FROM unread_requests WHERE received_at <= $1 LIMIT $2)",
        )
        .bind(before(terms.counter_days))
        .bind(A_FEW)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        taken += sqlx::query(
            "DELETE FROM conflicts WHERE number IN (
                 SELECT number FROM conflicts WHERE received_at <= $1 LIMIT $2)",
        )
        .bind(before(terms.conflicts_days))
        .bind(A_FEW)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        taken += sqlx::query(
            "DELETE FROM registry_changes WHERE key IN (SELECT key FROM registry_changes
                 WHERE at <= $1 AND NOT EXISTS (SELECT 1 FROM case_changes
                     WHERE case_changes.key = registry_changes.key AND answered_at IS NULL)
                 LIMIT $2)",
        )
        .bind(before(terms.counter_days))
        .bind(A_FEW)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        taken += sqlx::query("DELETE FROM quiet_addresses WHERE until <= $1")
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        transaction.commit().await?;
        Ok(taken)
    }

    /// Some of the requests whose content is over its term, `beside` those that cannot be erased.
    pub async fn over_term(
        &self,
        terms: &Terms,
        beside: usize,
        now: Timestamp,
    ) -> Result<Vec<String>, StoreError> {
        let before = |days| ms(Terms::before(days, now));
        Ok(sqlx::query_scalar(
            "SELECT request_id FROM contents JOIN requests ON requests.id = request_id
             WHERE ended_at <= $1 AND ended_at <= CASE state
                 WHEN 'done' THEN $2 WHEN 'applied' THEN $2 WHEN 'stopped' THEN $3 ELSE $4 END
                 AND NOT EXISTS (SELECT 1 FROM case_changes
                     WHERE case_changes.request_id = contents.request_id AND answered_at IS NULL)
             LIMIT $5",
        )
        .bind(before(
            terms
                .done_days
                .min(terms.stopped_days)
                .min(terms.counter_days),
        ))
        .bind(before(terms.done_days))
        .bind(before(terms.stopped_days))
        .bind(before(terms.counter_days))
        .bind(A_FEW + beside as i64)
        .fetch_all(&self.readers)
        .await?)
    }

    /// Erases what a request says of a person, since it is over its term; not while the registry is asked to change something
    /// for it: then its time comes again.
    pub async fn erase_over_term(&self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        if is_changing(&mut transaction, id).await? {
            return Ok(());
        }
        erase_request(&mut transaction, id, events::CENTRAL, "term", now).await?;
        Ok(transaction.commit().await?)
    }

    /// Alarms staff that a request is kept beyond its term, since it cannot be erased.
    pub async fn raise_unerased(&self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        raise_while_it_lasts(&mut transaction, "set-aside", id, "retention", now).await?;
        Ok(transaction.commit().await?)
    }

    /// Erases what a request says of a person, wherever it lies; not while the registry is asked to change something for it.
    pub async fn erase_request(
        &self,
        id: &str,
        who: &str,
        now: Timestamp,
    ) -> Result<Erased, StoreError> {
        let mut transaction = self.begin().await?;
        if is_changing(&mut transaction, id).await? {
            return Ok(Erased::Changing);
        }
        let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM requests WHERE id = $1")
            .bind(id)
            .fetch_optional(&mut *transaction)
            .await?;
        let unread = sqlx::query("DELETE FROM unread_requests WHERE id = $1")
            .bind(id)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        if known.is_some() {
            erase_request(&mut transaction, id, who, "asked-for", now).await?;
        }
        transaction.commit().await?;
        Ok(match known.is_some() || unread > 0 {
            true => Erased::Done,
            false => Erased::NobodyThere,
        })
    }

    /// Erases what is kept of a case beside the registry, and every request that is about it; not while the registry is asked
    /// to change it. From then on it is asked for no change of this case until [`Store::end_erasure`].
    pub async fn erase_case(
        &self,
        case_id: &str,
        who: &str,
        now: Timestamp,
    ) -> Result<Erased, StoreError> {
        let mut transaction = self.begin().await?;
        if is_changing(&mut transaction, case_id).await? {
            return Ok(Erased::Changing);
        }
        sqlx::query(
            "INSERT INTO erasures (case_id, begun_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        )
        .bind(case_id)
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?;
        let requests: Vec<String> = sqlx::query_scalar(
            "SELECT request_id FROM contents WHERE case_id = $1
             UNION SELECT request_id FROM decisions WHERE case_id = $1",
        )
        .bind(case_id)
        .fetch_all(&mut *transaction)
        .await?;
        for id in &requests {
            erase_request(&mut transaction, id, who, "asked-for", now).await?;
        }
        for statement in [
            sqlx::query("DELETE FROM case_marks WHERE case_id = $1"),
            sqlx::query("DELETE FROM payment_reminders WHERE case_id = $1"),
            sqlx::query("DELETE FROM matches WHERE case_id = $1"),
            sqlx::query("DELETE FROM old_address_notices WHERE case_id = $1"),
            sqlx::query("UPDATE decisions SET case_id = NULL WHERE case_id = $1"),
            sqlx::query(
                "UPDATE events SET former = NULL WHERE case_id = $1 AND former IS NOT NULL",
            ),
        ] {
            statement.bind(case_id).execute(&mut *transaction).await?;
        }
        let noted = Noted {
            case_id: Some(case_id),
            who,
            why: Some("asked-for"),
        };
        events::note(&mut transaction, None, "case-erased", noted, now).await?;
        transaction.commit().await?;
        Ok(Erased::Done)
    }

    /// The registry has erased the case, or has none: another one of this number is a case like any other.
    pub async fn end_erasure(&self, case_id: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM erasures WHERE case_id = $1")
            .bind(case_id)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// Writes down that somebody was given what is kept of a request or a case.
    pub async fn note_export(
        &self,
        request_id: Option<&str>,
        case_id: Option<&str>,
        who: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let noted = Noted {
            case_id,
            who,
            why: None,
        };
        events::note(&mut transaction, request_id, "exported", noted, now).await?;
        Ok(transaction.commit().await?)
    }
}

/// Whether the registry is being asked to change something for this request, or for this case. In the transaction that erases:
/// a change that begins is there before, or finds nothing any more.
async fn is_changing(
    transaction: &mut Transaction<'static, Db>,
    of: &str,
) -> Result<bool, StoreError> {
    let open: Option<i64> = sqlx::query_scalar(
        "SELECT 1 FROM case_changes WHERE answered_at IS NULL AND (request_id = $1 OR case_id = $1)",
    )
    .bind(of)
    .fetch_optional(&mut **transaction)
    .await?;
    Ok(open.is_some())
}

async fn erase_request(
    transaction: &mut Transaction<'static, Db>,
    id: &str,
    who: &str,
    why: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let noted = Noted {
        case_id: None,
        who,
        why: Some(why),
    };
    // One that was not decided yet ends here; the others stay what they are.
    happen(transaction, id, Event::Erased, noted, now).await?;
    for statement in [
        sqlx::query("DELETE FROM payment_reminders WHERE request_id = $1"),
        sqlx::query("DELETE FROM passports_in_hand WHERE request_id = $1"),
        sqlx::query("DELETE FROM matches WHERE request_id = $1"),
        sqlx::query("DELETE FROM proofs WHERE request_id = $1"),
        sqlx::query("DELETE FROM contents WHERE request_id = $1"),
        sqlx::query("DELETE FROM conflicts WHERE request_id = $1"),
        sqlx::query("DELETE FROM email_checks WHERE request_id = $1"),
        sqlx::query("DELETE FROM old_address_notices WHERE request_id = $1"),
        sqlx::query(
            "DELETE FROM mail_reports WHERE mail_id IN (SELECT id FROM mails WHERE subject_id = $1)",
        ),
        sqlx::query("DELETE FROM mails WHERE subject_id = $1"),
        sqlx::query("DELETE FROM case_changes WHERE request_id = $1 AND answered_at IS NOT NULL"),
        sqlx::query("UPDATE requests SET sealed = zeroblob(0), unsealed_at = NULL WHERE id = $1"),
        sqlx::query("UPDATE events SET former = NULL WHERE request_id = $1 AND former IS NOT NULL"),
    ] {
        statement.bind(id).execute(&mut **transaction).await?;
    }
    events::note(transaction, Some(id), "erased", noted, now).await
}
