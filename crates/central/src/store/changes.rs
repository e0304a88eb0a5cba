//! Changes of cases that the registry is asked for: written down when they are decided, and closed with what came of them.
//! Between the two nothing here is locked, and whoever comes along may ask the registry again.

use jiff::Timestamp;
use sqlx::{FromRow, Row as _, Transaction};

use super::{
    Hand, Store, StoreError,
    acts::{self, Acted, By},
    engine::{Db, DbRow, Flag},
    events::{self, Noted, happen},
    mails::{self, NewMail},
    marks, ms,
    opening::{bytes, match_again},
    reminders,
    settlement::{
        self, CarriedOut, Decision, NewChange, What, alarm_if_shared, carry_out, end,
        look_at_others, raise, raise_again, raise_while_it_lasts,
    },
    unreadable_value,
};
use crate::{
    journal::Act,
    proof::{
        evidence::Evidence,
        ladder::{NOT_ME, Row},
    },
    registry::{Answer, CaseStatus, Found},
    requests::transition::Event,
    vault::KeyedHash,
};

const A_FEW: i64 = 50;

/// A change that the registry has not answered, as far as is known here.
#[derive(Debug, Clone)]
pub struct OpenChange {
    /// The idempotency key.
    pub key: String,
    /// The request.
    pub request_id: String,
    /// What becomes of the case.
    pub what: What,
    /// The case.
    pub case_id: String,
    /// The row of the ladder by name, or staff's reason.
    pub why: String,
    /// Who, if it was not the ladder alone.
    pub staff: Option<String>,
    /// How the case was when it was decided.
    pub expected_email: Option<KeyedHash>,
    /// See `expected_email`.
    pub expected_status: CaseStatus,
    /// The address before the change, encrypted for `events` under `former_id`.
    pub former: Option<Vec<u8>>,
    /// See `former`.
    pub former_id: Option<String>,
    /// When it was decided, milliseconds since 1970.
    pub begun_at: i64,
    /// How often the registry was asked in vain.
    pub tries: u32,
    /// "Not me" was said since.
    pub objected: bool,
}

impl FromRow<'_, DbRow> for OpenChange {
    fn from_row(row: &DbRow) -> Result<OpenChange, sqlx::Error> {
        let unreadable = |column: &'static str| sqlx::Error::Decode(column.into());
        let what: String = row.try_get("what")?;
        let status: String = row.try_get("expected_status")?;
        Ok(OpenChange {
            key: row.try_get("key")?,
            request_id: row.try_get("request_id")?,
            what: What::from_name(&what).ok_or_else(|| unreadable("what"))?,
            case_id: row.try_get("case_id")?,
            why: row.try_get("why")?,
            staff: row.try_get("staff")?,
            expected_email: row.try_get("expected_email_hash")?,
            expected_status: CaseStatus::from_name(&status)
                .ok_or_else(|| unreadable("expected_status"))?,
            former: row.try_get("former")?,
            former_id: row.try_get("former_id")?,
            begun_at: row.try_get("begun_at")?,
            tries: u32::try_from(row.try_get::<i64, _>("tries")?)
                .map_err(|_| unreadable("tries"))?,
            objected: row.try_get::<Flag, _>("objected")?.0,
        })
    }
}

/// What else is to be written down where a change was carried out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside {
    /// The keyed hash of the new address.
    pub address: Option<KeyedHash>,
    /// How many cases have it.
    pub cases_with_address: i64,
    /// The notice to the former mailbox has come back: its silence was none.
    pub untold: bool,
    /// The mail that the person came for cannot be written: this value cannot be read.
    pub unreadable: Option<&'static str>,
}

impl Store {
    /// The changes for which the registry is to be asked now, the first due first.
    pub async fn changes_due(&self, now: Timestamp) -> Result<Vec<String>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT key FROM case_changes WHERE answered_at IS NULL AND due_at <= $1
             ORDER BY due_at LIMIT $2",
        )
        .bind(ms(now))
        .bind(A_FEW)
        .fetch_all(&self.readers)
        .await?)
    }

    /// The same, in hand.
    pub async fn take_changes_due(
        &self,
        now: Timestamp,
    ) -> Result<(Hand, Vec<String>), StoreError> {
        let (hand, ours) = self.take_in_hand(self.changes_due(now).await?).await?;
        // Another process may have seen to one in the meantime.
        let still = self.changes_due(now).await?;
        Ok((
            hand,
            ours.into_iter().filter(|key| still.contains(key)).collect(),
        ))
    }

    /// A change; `None` once it is answered.
    pub async fn open_change(&self, key: &str) -> Result<Option<OpenChange>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT key, request_id, what, case_id, why, staff, expected_email_hash, expected_status,
                 former, former_id, begun_at, tries, objected_at IS NOT NULL AS objected
             FROM case_changes WHERE key = $1 AND answered_at IS NULL",
        )
        .bind(key)
        .fetch_optional(&self.readers)
        .await?)
    }

    /// What the registry answered to a change, as far as is known here.
    pub async fn answer_to(&self, key: &str) -> Result<Option<Answer>, StoreError> {
        let answer: Option<Option<String>> =
            sqlx::query_scalar("SELECT answer FROM case_changes WHERE key = $1")
                .bind(key)
                .fetch_optional(&self.readers)
                .await?;
        answer
            .flatten()
            .map(|name| Answer::from_name(&name).ok_or_else(|| unreadable_value("answer")))
            .transpose()
    }

    /// The change for which the registry was asked on behalf of a request, and has not answered as far as is known here.
    pub async fn change_asked_for(
        &self,
        request_id: &str,
    ) -> Result<Option<OpenChange>, StoreError> {
        let key: Option<String> = sqlx::query_scalar(
            "SELECT key FROM case_changes WHERE request_id = $1 AND answered_at IS NULL",
        )
        .bind(request_id)
        .fetch_optional(&self.readers)
        .await?;
        match key {
            Some(key) => self.open_change(&key).await,
            None => Ok(None),
        }
    }

    /// The registry is asked about a change as soon as it can be.
    pub async fn ask_soon(&self, change: &OpenChange) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        look_again(&mut transaction, &change.case_id).await?;
        Ok(transaction.commit().await?)
    }

    /// The change is not made, and never will be: staff have called it off. A request whose own change it was ends, visibly at
    /// once; where a former address was to be given back, or a mail sent again, that can be decided anew.
    pub async fn call_off(
        &self,
        change: &OpenChange,
        answer: Answer,
        by: By<'_>,
        why: &'static str,
    ) -> Result<Acted, StoreError> {
        let mut transaction = self.begin().await?;
        if close(&mut transaction, change, answer, by.now)
            .await?
            .is_none()
        {
            return Ok(Acted::NotNow);
        }
        let (id, case_id) = (change.request_id.as_str(), Some(change.case_id.as_str()));
        let noted = Noted {
            case_id,
            who: by.staff,
            why: Some(answer.as_str()),
        };
        match change.what {
            What::Restore => {
                events::note(&mut transaction, Some(id), "not-restored", noted, by.now).await?;
            }
            What::SentAgain => {
                events::note(&mut transaction, Some(id), "not-sent-again", noted, by.now).await?;
            }
            What::Address | What::Reactivation | What::SameAddress => {
                happen(&mut transaction, id, Event::NotApplied, noted, by.now).await?;
                let decision = Decision {
                    event: Event::EndedByStaff,
                    why,
                    staff: Some(by.staff),
                    public_at: by.now,
                };
                end(&mut transaction, id, case_id, &decision, by.now).await?;
            }
        }
        acts::write_line(&mut transaction, by, Act::Stopped, Some(why)).await?;
        look_at_others(&mut transaction, &change.case_id).await?;
        transaction.commit().await?;
        Ok(Acted::Done)
    }

    /// The evidence of a request for which the registry is asked, compared with what it has `found` for it now.
    pub async fn compared_again(
        &self,
        id: &str,
        found: &[Found],
        now: Timestamp,
    ) -> Result<Option<Evidence>, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(known) = settlement::evidence(&mut transaction, id, found).await? else {
            return Ok(None);
        };
        if !match_again(&mut transaction, &known.request, found, now).await? {
            return Ok(Some(known));
        }
        let known = settlement::evidence(&mut transaction, id, found).await?;
        transaction.commit().await?;
        Ok(known)
    }

    /// The registry has not answered, for the reason of this name: it is asked again at `due_at`. `alarm`: it has not for long.
    pub async fn put_change_off(
        &self,
        change: &OpenChange,
        failure: &'static str,
        due_at: Timestamp,
        alarm: bool,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query(
            "UPDATE case_changes SET tries = tries + 1, due_at = $2, failure = $3
             WHERE key = $1 AND answered_at IS NULL",
        )
        .bind(&change.key)
        .bind(ms(due_at))
        .bind(failure)
        .execute(&mut *transaction)
        .await?;
        if alarm {
            let id = change.request_id.as_str();
            raise_while_it_lasts(&mut transaction, "registry-away", id, failure, now).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Alarms staff that the registry does not answer while a request waits; one open alarm says it for all.
    pub async fn raise_registry_away(
        &self,
        id: &str,
        failure: &'static str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let open: Option<i64> = sqlx::query_scalar(
            "SELECT 1 FROM alarms WHERE kind = 'registry-away' AND acknowledged_at IS NULL",
        )
        .fetch_optional(&self.readers)
        .await?;
        if open.is_none() {
            let mut transaction = self.begin().await?;
            raise_while_it_lasts(&mut transaction, "registry-away", id, failure, now).await?;
            transaction.commit().await?;
        }
        Ok(())
    }

    /// The registry has changed the case: the request is carried out. `false` if another worker wrote it down before.
    pub async fn change_applied(
        &self,
        change: &OpenChange,
        carried_out: &CarriedOut<'_>,
        beside: Beside,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(objected) = close(&mut transaction, change, Answer::Done, now).await? else {
            return Ok(false);
        };
        let id = change.request_id.as_str();
        let (case_id, row) = (change.case_id.as_str(), carried_out.row);
        if change.what == What::Address {
            note_address(&mut transaction, change, "address-changed", now).await?;
            marks::address_was_changed(&mut transaction, case_id, row.as_str(), now).await?;
            reminders::take_back(&mut transaction, case_id, now).await?;
        }
        carry_out(&mut transaction, id, carried_out, now).await?;
        if change.what == What::Address {
            let (address, cases) = (beside.address, beside.cases_with_address);
            alarm_if_shared(&mut transaction, id, address, cases, now).await?;
        }
        if objected {
            raise_again(&mut transaction, "not-me", id, "after-applied", now).await?;
        }
        if beside.untold && row == Row::Hold {
            marks::protect(&mut transaction, case_id, now).await?;
            let noted = Noted::by_central(Some(case_id), "notice-returned");
            events::note(&mut transaction, Some(id), "case-protected", noted, now).await?;
            raise_again(
                &mut transaction,
                "notice-returned",
                id,
                "after-applied",
                now,
            )
            .await?;
        }
        if let Some(column) = beside.unreadable {
            let noted = Noted::by_central(Some(case_id), column);
            happen(&mut transaction, id, Event::AnswerFailed, noted, now).await?;
            raise(&mut transaction, "unreadable", id, column, now).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// The change was cancelled in time. The request is judged again; where somebody objected it stops, which the public
    /// sees from `public_at` on.
    pub async fn change_cancelled(
        &self,
        change: &OpenChange,
        public_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(objected) = close(&mut transaction, change, Answer::Cancelled, now).await? else {
            return Ok(false);
        };
        let (id, case_id) = (change.request_id.as_str(), Some(change.case_id.as_str()));
        let noted = Noted::by_central(case_id, Answer::Cancelled.as_str());
        happen(&mut transaction, id, Event::NotApplied, noted, now).await?;
        if objected {
            let decision = Decision {
                event: Event::Objected,
                why: NOT_ME,
                staff: None,
                public_at,
            };
            end(&mut transaction, id, case_id, &decision, now).await?;
        }
        look_at_others(&mut transaction, &change.case_id).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// The case had changed meanwhile, and the registry has left it as it is: somebody has to look.
    pub async fn change_overtaken(
        &self,
        change: &OpenChange,
        mail: Option<&NewMail>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let why = Answer::CaseChanged;
        let Some(objected) = close(&mut transaction, change, why, now).await? else {
            return Ok(false);
        };
        let (id, case_id) = (change.request_id.as_str(), Some(change.case_id.as_str()));
        let noted = Noted::by_central(case_id, why.as_str());
        happen(&mut transaction, id, Event::NotApplied, noted, now).await?;
        let (event, why) = match objected {
            true => (Event::Objected, NOT_ME),
            false => (Event::SentToCounter, why.as_str()),
        };
        let decision = Decision {
            event,
            why,
            staff: None,
            public_at: now,
        };
        if let (Some(mail), false) = (mail, objected) {
            mails::queue(&mut transaction, mail, now).await?;
        }
        end(&mut transaction, id, case_id, &decision, now).await?;
        look_at_others(&mut transaction, &change.case_id).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// Writes a change down that the registry is to be asked for. `None` while it is asked for another one of the case, or the
/// case is being erased.
pub(super) async fn begin(
    transaction: &mut Transaction<'static, Db>,
    request_id: &str,
    change: &NewChange,
    why: &str,
    staff: Option<&str>,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    let what = change.what.as_str();
    let before: i64 =
        sqlx::query_scalar("SELECT count(*) FROM case_changes WHERE request_id = $1 AND what = $2")
            .bind(request_id)
            .bind(what)
            .fetch_one(&mut **transaction)
            .await?;
    let key = format!("{request_id}/{what}/{}", before + 1);
    let new = sqlx::query(
        "INSERT INTO case_changes (key, request_id, what, case_id, why, staff, expected_email_hash,
             expected_status, former, former_id, begun_at, due_at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11
         WHERE NOT EXISTS (SELECT 1 FROM erasures WHERE erasures.case_id = $4)
         ON CONFLICT (case_id) WHERE answered_at IS NULL DO NOTHING",
    )
    .bind(&key)
    .bind(request_id)
    .bind(what)
    .bind(&change.case_id)
    .bind(why)
    .bind(staff)
    .bind(bytes(&change.expected_email))
    .bind(change.expected_status.as_str())
    .bind(&change.former)
    .bind(&change.former_id)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok((new.rows_affected() > 0).then_some(key))
}

/// Whether the registry is asked to do just this for a request.
pub(super) async fn is_open(
    transaction: &mut Transaction<'static, Db>,
    request_id: &str,
    what: What,
) -> Result<bool, StoreError> {
    let open: Option<i64> = sqlx::query_scalar(
        "SELECT 1 FROM case_changes WHERE request_id = $1 AND what = $2 AND answered_at IS NULL",
    )
    .bind(request_id)
    .bind(what.as_str())
    .fetch_optional(&mut **transaction)
    .await?;
    Ok(open.is_some())
}

/// Closes a change with what the registry answered. `None` if that is done already; else, whether somebody has objected
/// since it was decided.
pub(super) async fn close(
    transaction: &mut Transaction<'static, Db>,
    change: &OpenChange,
    answer: Answer,
    now: Timestamp,
) -> Result<Option<bool>, StoreError> {
    let objected: Option<Flag> = sqlx::query_scalar(
        "UPDATE case_changes SET answered_at = $2, answer = $3, failure = NULL, former = NULL
         WHERE key = $1 AND answered_at IS NULL RETURNING objected_at IS NOT NULL",
    )
    .bind(&change.key)
    .bind(ms(now))
    .bind(answer.as_str())
    .fetch_optional(&mut **transaction)
    .await?;
    Ok(objected.map(|objected| objected.0))
}

/// The event of another address, with the one before it.
pub(super) async fn note_address(
    transaction: &mut Transaction<'static, Db>,
    change: &OpenChange,
    what: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO events (at, request_id, case_id, what, who, why, former, former_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(ms(now))
    .bind(&change.request_id)
    .bind(&change.case_id)
    .bind(what)
    .bind(change.staff.as_deref().unwrap_or(events::CENTRAL))
    .bind(&change.why)
    .bind(&change.former)
    .bind(&change.former_id)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// "Not me" was said of the case: what the registry is asked for is called off, if it is not too late.
pub(super) async fn object(
    transaction: &mut Transaction<'_, Db>,
    case_id: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE case_changes SET objected_at = coalesce(objected_at, $2)
         WHERE case_id = $1 AND answered_at IS NULL AND what <> 'restore'",
    )
    .bind(case_id)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Has what the registry is asked for of a case judged again as soon as it can be.
pub(super) async fn look_again(
    transaction: &mut Transaction<'static, Db>,
    case_id: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE case_changes SET due_at = 0 WHERE case_id = $1 AND answered_at IS NULL")
        .bind(case_id)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
