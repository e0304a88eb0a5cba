//! What people press on the pages behind the links in their mails.

use jiff::Timestamp;
use protocol::RequestId;

use super::{
    Store, StoreError, ms,
    settling::{look_again, look_at_others, raise},
};
use crate::links::Says;

/// What a press did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// It counted now.
    Noted,
    /// "Not me" came after the request was carried out: staff are warned, the case is protected.
    TooLate,
    /// It, or an answer that outweighs it, was given before: nothing changed.
    Before,
    /// The request is not here: central was restored from a backup, and the kiosk will deliver it again.
    NotHere,
}

impl Store {
    /// Notes what was pressed. The first answer counts; "not me" after a yes, or after the request was
    /// carried out, still protects the case and alarms staff.
    pub async fn press(
        &self,
        request: RequestId,
        says: Says,
        now: Timestamp,
    ) -> Result<Pressed, StoreError> {
        let id = request.to_string();
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let known: Option<(String, Option<String>)> = sqlx::query_as(
            "SELECT requests.state, contents.case_id FROM requests
             JOIN contents ON contents.request_id = requests.id WHERE requests.id = ?1",
        )
        .bind(&id)
        .fetch_optional(&mut *transaction)
        .await?;
        let Some((state, case_id)) = known else {
            return Ok(Pressed::NotHere);
        };
        let statement = match says {
            Says::Confirm => {
                "UPDATE proofs SET mailbox_confirmed_at = ?2, mailbox_confirmed_by = 'link'
                 WHERE request_id = ?1 AND mailbox_confirmed_at IS NULL"
            }
            Says::Yes => {
                "UPDATE proofs SET old_mailbox_answer = 'yes', old_mailbox_answered_at = ?2
                 WHERE request_id = ?1 AND old_mailbox_answer IS NULL"
            }
            Says::No => {
                "UPDATE proofs SET old_mailbox_answer = 'no', old_mailbox_answered_at = ?2
                 WHERE request_id = ?1 AND old_mailbox_answer IS NOT 'no'"
            }
        };
        let noted = sqlx::query(statement)
            .bind(&id)
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?;
        if noted.rows_affected() == 0 {
            return Ok(Pressed::Before);
        }
        look_again(&mut transaction, &id).await?;
        let too_late = says == Says::No && state == "done";
        if let Some(case_id) = &case_id {
            if too_late {
                sqlx::query(
                    "UPDATE cases SET protected_at = coalesce(protected_at, ?2) WHERE id = ?1",
                )
                .bind(case_id)
                .bind(ms(now))
                .execute(&mut *transaction)
                .await?;
                raise(&mut transaction, "not-me", &id, "after-applied", now).await?;
            }
            // A press for one of two requests with the same address counts for both.
            look_at_others(&mut transaction, case_id).await?;
        }
        transaction.commit().await?;
        tracing::info!(event = "link-pressed", request = id, says = says.as_str());
        Ok(if too_late {
            Pressed::TooLate
        } else {
            Pressed::Noted
        })
    }
}
