//! What people press on the pages behind the links in their mails. What a press does is
//! [`crate::proof::press`]'s word; it is carried out here in the transaction in which the evidence was read.

use jiff::Timestamp;
use protocol::RequestId;
use sqlx::Transaction;

use super::{
    Store, StoreError, changes,
    engine::Db,
    events::{self, Noted, happen},
    marks, ms,
    settlement::{self, Decision, look_again, look_at_others, raise, raise_again, write_decision},
    unreadable_value,
};
use crate::{
    proof::{
        evidence::{Evidence, RequestRecord},
        ladder::NOT_ME,
        links::LinkAction,
        press::{Late, Pressed, press},
    },
    requests::transition::Event,
};

impl Store {
    /// Carries a press out. `None`: the request is not here, or not opened yet; central was restored from a
    /// backup, and the kiosk will deliver it again.
    pub async fn press(
        &self,
        request: RequestId,
        action: LinkAction,
        now: Timestamp,
    ) -> Result<Option<Pressed>, StoreError> {
        let id = request.to_string();
        let mut transaction = self.begin().await?;
        let Some(evidence) = settlement::evidence(&mut transaction, &id, &[]).await? else {
            return Ok(None);
        };
        let pressed = press(action, &evidence);
        if carry_out(&mut transaction, &evidence, &pressed, now).await? {
            transaction.commit().await?;
            tracing::info!(event = "link-pressed", request = id, says = action.as_str());
        }
        Ok(Some(pressed))
    }
}

/// `false` if there is nothing to commit.
async fn carry_out(
    transaction: &mut Transaction<'static, Db>,
    evidence: &Evidence,
    pressed: &Pressed,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let id = evidence.request.id.as_str();
    let case_id = evidence.request.case_id.as_deref();
    let by = |who| Noted {
        case_id,
        who,
        why: None,
    };
    match pressed {
        Pressed::Before | Pressed::AfterNo | Pressed::Ended => return Ok(false),
        Pressed::Confirmed => {
            sqlx::query(
                "UPDATE proofs SET mailbox_confirmed_at = $2, mailbox_confirmed_by = 'link'
                 WHERE request_id = $1",
            )
            .bind(id)
            .bind(ms(now))
            .execute(&mut **transaction)
            .await?;
            let noted = by(events::NEW_MAILBOX);
            events::note(transaction, Some(id), "mailbox-confirmed", noted, now).await?;
        }
        Pressed::Consented { reopened } => {
            answer(transaction, id, "yes", now).await?;
            let noted = by(events::OLD_MAILBOX);
            events::note(transaction, Some(id), "old-mailbox-yes", noted, now).await?;
            if *reopened {
                happen(transaction, id, Event::Reopened, noted, now).await?;
                sqlx::query("DELETE FROM decisions WHERE request_id = $1")
                    .bind(id)
                    .execute(&mut **transaction)
                    .await?;
            }
        }
        Pressed::Overruled => {
            answer(transaction, id, "no", now).await?;
            let noted = by(events::OLD_MAILBOX);
            events::note(transaction, Some(id), "old-mailbox-no", noted, now).await?;
            raise(transaction, "not-me", id, "after-passport", now).await?;
        }
        Pressed::Objected { stop, late } => {
            answer(transaction, id, "no", now).await?;
            let noted = by(events::OLD_MAILBOX);
            events::note(transaction, Some(id), "old-mailbox-no", noted, now).await?;
            if let Some(case_id) = case_id {
                marks::protect(transaction, case_id, now).await?;
                changes::object(transaction, case_id, now).await?;
            }
            let cause = match late {
                Late::InTime => "stopped",
                Late::Perhaps => "while-applying",
                Late::TooLate => "after-applied",
            };
            raise(transaction, "not-me", id, cause, now).await?;
            // Where the desk offers to restore the former address.
            if let (Late::TooLate, Some(done)) = (late, evidence.done_by_another()) {
                raise_again(transaction, "not-me", &done.id, cause, now).await?;
            }
            for stopped in std::iter::once(&evidence.request)
                .chain(&evidence.others)
                .filter(|request| stop.contains(&request.id))
            {
                stop_one(transaction, stopped, now).await?;
            }
        }
    }
    look_again(transaction, id).await?;
    // A press for one of two requests that do the same counts for both.
    if let Some(case_id) = case_id {
        look_at_others(transaction, case_id).await?;
    }
    Ok(true)
}

async fn stop_one(
    transaction: &mut Transaction<'static, Db>,
    request: &RequestRecord,
    now: Timestamp,
) -> Result<(), StoreError> {
    let noted = Noted {
        case_id: request.case_id.as_deref(),
        who: events::OLD_MAILBOX,
        why: Some(NOT_ME),
    };
    // A thief must not see sooner that there was somebody to object; at the counter it shows already.
    let public_at = match request.is_open() {
        true => request
            .hold(now)
            .map_err(unreadable_value)?
            .ends_at
            .max(now),
        false => now,
    };
    if happen(transaction, &request.id, Event::Objected, noted, now).await? {
        let decision = Decision {
            event: Event::Objected,
            why: NOT_ME,
            staff: None,
            public_at,
        };
        let case_id = request.case_id.as_deref();
        write_decision(transaction, &request.id, case_id, &decision, now).await?;
    }
    Ok(())
}

async fn answer(
    transaction: &mut Transaction<'static, Db>,
    id: &str,
    answer: &'static str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE proofs SET old_mailbox_answer = $2, old_mailbox_answered_at = $3 WHERE request_id = $1",
    )
    .bind(id)
    .bind(answer)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
