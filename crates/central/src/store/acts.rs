//! What staff do to a request. Each act is one transaction with its line in the journal. An act that adds a
//! proof to a request that waits at the counter, or that "not me" stopped, opens it again: the state machine
//! then judges it anew.

use jiff::{Timestamp, tz::TimeZone};
use protocol::Passport;
use sqlx::{FromRow, Transaction};

use super::{
    Store, StoreError,
    engine::{Db, DbConnection},
    events::{Noted, happen},
    instant,
    journal::{self, Entry},
    ms,
    settlement::{Decision, look_again, write_decision},
    team, unreadable,
};
use crate::{
    journal::Act,
    proof::{
        desk::{Approval, Role, needs_second_person},
        ladder::NOT_ME,
        matching::MATCHES_NEEDED,
    },
    requests::{state::RequestState, transition::Event},
};

/// How often the last characters of a passport may be typed wrongly for one case in a day.
pub const PASSPORT_TRIES: i64 = 3;

/// By whom, on which request, and when.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// The staff member.
    pub staff: &'a str,
    /// The request.
    pub request_id: &'a str,
    /// When.
    pub now: Timestamp,
}

/// What became of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acted {
    /// Done, and in the journal.
    Done,
    /// The request is in no state for it: somebody was faster, or it has ended.
    NotNow,
    /// Decided, and carried out as soon as the case registry answers.
    Later,
    /// Not done: the case has changed meanwhile, or has another address.
    CaseChanged,
    /// Not called off: the registry has carried it out.
    TooLate,
    /// Not called off: the registry does not say whether it has carried it out.
    Unknown,
    /// It takes a second person with the role supervisor.
    SupervisorNeeded,
    /// It takes a second person, and one of the two a supervisor.
    SecondPersonNeeded,
    /// An approval needs the passport first, seen or renewed.
    PassportFirst,
    /// The characters do not agree; so many tries are left.
    Differs(i64),
    /// No tries are left.
    Spent,
    /// No case that fits has a passport in the registry. It cost no try.
    NothingToCompare,
}

/// A request as an act finds it.
#[derive(Debug, FromRow)]
struct Standing {
    state: String,
    why: Option<String>,
    case_id: Option<String>,
    passport_shown: Option<String>,
    passport_shown_by: Option<String>,
    passport_shown_at: Option<i64>,
}

impl Standing {
    /// Whether a proof may be added: staff's own stop has to be lifted first.
    fn takes_proofs(&self) -> bool {
        match RequestState::from_name(&self.state) {
            Some(RequestState::Opened | RequestState::Counter) => true,
            Some(RequestState::Stopped) => self.why.as_deref() == Some(NOT_ME),
            _ => false,
        }
    }
}

impl Store {
    /// The cases with whose passports the one in staff's hands may be compared: the chosen one, or every one that fits.
    pub async fn cases_to_compare(&self, request_id: &str) -> Result<Vec<String>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        cases_to_compare(&mut connection, request_id).await
    }

    /// Compares the last three characters of the passport in staff's hands with the chosen case's; where
    /// several cases fit, they must single one out, which is the chosen one from then on. `passports` are those that the
    /// registry has of [`Store::cases_to_compare`].
    pub async fn see_passport(
        &self,
        by: By<'_>,
        last_three: &str,
        passports: &[(String, Passport)],
    ) -> Result<Acted, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(standing) = takes_proofs(&mut transaction, by).await? else {
            return Ok(Acted::NotNow);
        };
        let case_id = standing.case_id.as_deref();
        let wrong = wrong_today(&mut transaction, by.request_id, case_id, by.now).await?;
        if wrong >= PASSPORT_TRIES {
            return Ok(Acted::Spent);
        }
        // Somebody may have chosen a case since they were asked for.
        let fitting = cases_to_compare(&mut transaction, by.request_id).await?;
        let passports = || passports.iter().filter(|(id, _)| fitting.contains(id));
        if passports().next().is_none() {
            return Ok(Acted::NothingToCompare);
        }
        let mut agreeing = passports().filter(|(_, passport)| passport.last_three() == last_three);
        let (Some((case_id, _)), None) = (agreeing.next(), agreeing.next()) else {
            write_line(&mut transaction, by, Act::PassportWrong, None).await?;
            transaction.commit().await?;
            return Ok(Acted::Differs(PASSPORT_TRIES - wrong - 1));
        };
        if standing.case_id.is_none() {
            sqlx::query("UPDATE contents SET case_id = $2 WHERE request_id = $1")
                .bind(by.request_id)
                .bind(case_id)
                .execute(&mut *transaction)
                .await?;
        }
        note_passport(&mut transaction, by, "seen").await?;
        write_line(&mut transaction, by, Act::PassportSeen, None).await?;
        open_again(&mut transaction, by).await?;
        transaction.commit().await?;
        Ok(Acted::Done)
    }

    /// Notes that the person has a newer passport than the registry. It counts with an approval alone.
    pub async fn note_renewed_passport(&self, by: By<'_>) -> Result<Acted, StoreError> {
        let mut transaction = self.begin().await?;
        let standing = takes_proofs(&mut transaction, by).await?;
        if standing.is_none_or(|standing| standing.passport_shown.is_some()) {
            return Ok(Acted::NotNow);
        }
        note_passport(&mut transaction, by, "renewed").await?;
        write_line(&mut transaction, by, Act::PassportRenewed, None).await?;
        open_again(&mut transaction, by).await?;
        transaction.commit().await?;
        Ok(Acted::Done)
    }

    /// Approves what needs somebody who looks.
    pub async fn approve(&self, by: By<'_>, why: &'static str) -> Result<Acted, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(standing) = takes_proofs(&mut transaction, by).await? else {
            return Ok(Acted::NotNow);
        };
        let Some(shown) = &standing.passport_shown else {
            return Ok(Acted::PassportFirst);
        };
        let role: Option<String> = sqlx::query_scalar("SELECT role FROM staff WHERE name = $1")
            .bind(by.staff)
            .fetch_optional(&mut *transaction)
            .await?;
        let tied = match (&standing.passport_shown_by, standing.passport_shown_at) {
            (Some(first), Some(at)) => {
                team::may_be_one_person(&mut transaction, first, by.staff, instant(at)?).await?
            }
            _ => false,
        };
        let case_id = standing.case_id.as_deref();
        let wrong_tries = wrong_ever(&mut transaction, by.request_id, case_id).await?;
        let approval = Approval {
            by: by.staff,
            role: role
                .as_deref()
                .and_then(Role::from_name)
                .unwrap_or(Role::Clerk),
            shown_by: match tied {
                true => Some(by.staff),
                false => standing.passport_shown_by.as_deref(),
            },
            renewed: shown == "renewed",
            wrong_tries,
        };
        if needs_second_person(&approval) {
            return Ok(Acted::SupervisorNeeded);
        }
        sqlx::query("UPDATE proofs SET approved_at = $2 WHERE request_id = $1")
            .bind(by.request_id)
            .bind(ms(by.now))
            .execute(&mut *transaction)
            .await?;
        write_line(&mut transaction, by, Act::Approved, Some(why)).await?;
        open_again(&mut transaction, by).await?;
        transaction.commit().await?;
        Ok(Acted::Done)
    }

    /// Ends a request that is open or waits at the counter, without a change and visibly at once.
    /// `act` is [`Act::Refused`] or [`Act::Stopped`].
    pub async fn end_by_staff(
        &self,
        by: By<'_>,
        act: Act,
        why: &'static str,
    ) -> Result<Acted, StoreError> {
        let mut transaction = self.begin().await?;
        let noted = Noted {
            case_id: None,
            who: by.staff,
            why: Some(why),
        };
        let event = Event::EndedByStaff;
        if !happen(&mut transaction, by.request_id, event, noted, by.now).await? {
            return Ok(Acted::NotNow);
        }
        let decision = Decision {
            event,
            why,
            staff: Some(by.staff),
            public_at: by.now,
        };
        write_decision(&mut transaction, by.request_id, None, &decision, by.now).await?;
        write_line(&mut transaction, by, act, Some(why)).await?;
        transaction.commit().await?;
        Ok(Acted::Done)
    }

    /// Opens a request again that was stopped or waits at the counter.
    pub async fn release(&self, by: By<'_>, why: &'static str) -> Result<Acted, StoreError> {
        let mut transaction = self.begin().await?;
        let waits: Option<i64> = sqlx::query_scalar(
            "SELECT 1 FROM requests JOIN proofs ON request_id = id
             WHERE id = $1 AND state IN ('stopped', 'counter')",
        )
        .bind(by.request_id)
        .fetch_optional(&mut *transaction)
        .await?;
        if waits.is_none() {
            return Ok(Acted::NotNow);
        }
        write_line(&mut transaction, by, Act::Released, Some(why)).await?;
        open_again(&mut transaction, by).await?;
        transaction.commit().await?;
        Ok(Acted::Done)
    }

    /// Writes down that somebody reads a request, once a session.
    pub async fn note_look(&self, by: By<'_>, session_begun: Timestamp) -> Result<(), StoreError> {
        let before: Option<i64> = sqlx::query_scalar(
            "SELECT number FROM journal
             WHERE request_id = $2 AND staff = $1 AND act = $3 AND at >= $4 LIMIT 1",
        )
        .bind(by.staff)
        .bind(by.request_id)
        .bind(Act::LookedUp.as_str())
        .bind(ms(session_begun))
        .fetch_optional(&self.readers)
        .await?;
        if before.is_none() {
            // Two pages at once may write it twice: a line too many is no harm.
            let mut transaction = self.begin().await?;
            write_line(&mut transaction, by, Act::LookedUp, None).await?;
            transaction.commit().await?;
        }
        Ok(())
    }
}

/// The request, if a proof may be added to it now.
async fn takes_proofs(
    transaction: &mut Transaction<'static, Db>,
    by: By<'_>,
) -> Result<Option<Standing>, StoreError> {
    let standing: Option<Standing> = sqlx::query_as(
        "SELECT requests.state, decisions.why, contents.case_id, passport_shown, passport_shown_by,
             passport_shown_at
         FROM requests
         JOIN contents ON contents.request_id = requests.id
         JOIN proofs ON proofs.request_id = requests.id
         LEFT JOIN decisions ON decisions.request_id = requests.id
         WHERE requests.id = $1",
    )
    .bind(by.request_id)
    .fetch_optional(&mut **transaction)
    .await?;
    Ok(standing.filter(Standing::takes_proofs))
}

/// How often a passport was typed wrongly today, in the zone of the request's store, for this case or, where none is chosen,
/// for one of those that fit, whatever the request.
pub(super) async fn wrong_today(
    connection: &mut DbConnection,
    request_id: &str,
    case_id: Option<&str>,
    now: Timestamp,
) -> Result<i64, StoreError> {
    let zone: Option<String> = sqlx::query_scalar("SELECT time_zone FROM requests WHERE id = $1")
        .bind(request_id)
        .fetch_optional(&mut *connection)
        .await?;
    let zone = TimeZone::get(&zone.unwrap_or_default()).map_err(unreadable)?;
    let today = zone.to_datetime(now).date();
    let midnight = zone
        .to_timestamp(today.at(0, 0, 0, 0))
        .map_err(unreadable)?;
    wrong_since(connection, request_id, case_id, ms(midnight)).await
}

/// Compares what was typed with the passport of a case, whatever that is for. What ended it there: too many tries, nothing to
/// compare with, or a wrong one, which is written down.
pub(super) async fn differs(
    transaction: &mut Transaction<'static, Db>,
    by: By<'_>,
    case_id: &str,
    last_three: &str,
    passports: &[(String, Passport)],
) -> Result<Option<Acted>, StoreError> {
    let wrong = wrong_today(transaction, by.request_id, Some(case_id), by.now).await?;
    if wrong >= PASSPORT_TRIES {
        return Ok(Some(Acted::Spent));
    }
    let Some((_, passport)) = passports.iter().find(|(id, _)| id == case_id) else {
        return Ok(Some(Acted::NothingToCompare));
    };
    if passport.last_three() == last_three {
        return Ok(None);
    }
    write_line(transaction, by, Act::PassportWrong, None).await?;
    Ok(Some(Acted::Differs(PASSPORT_TRIES - wrong - 1)))
}

/// How often a passport was ever typed wrongly for this case, as [`wrong_today`] counts them: whoever guessed, on whatever
/// form and request and day, is not both of two people afterwards.
pub(super) async fn wrong_ever(
    connection: &mut DbConnection,
    request_id: &str,
    case_id: Option<&str>,
) -> Result<i64, StoreError> {
    wrong_since(connection, request_id, case_id, 0).await
}

async fn wrong_since(
    connection: &mut DbConnection,
    request_id: &str,
    case_id: Option<&str>,
    since: i64,
) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar(
        "WITH fitting (id) AS (
             SELECT $2 WHERE $2 IS NOT NULL
             UNION SELECT case_id FROM matches
                 WHERE $2 IS NULL AND request_id = $1 AND matching >= $5)
         SELECT count(*) FROM journal
         WHERE act = $4 AND at >= $3 AND request_id IN
             (SELECT $1
              UNION SELECT request_id FROM contents WHERE case_id IN (SELECT id FROM fitting)
              UNION SELECT request_id FROM matches
                  WHERE case_id IN (SELECT id FROM fitting) AND matching >= $5)",
    )
    .bind(request_id)
    .bind(case_id)
    .bind(since)
    .bind(Act::PassportWrong.as_str())
    .bind(i64::from(MATCHES_NEEDED))
    .fetch_one(&mut *connection)
    .await?)
}

async fn cases_to_compare(
    connection: &mut DbConnection,
    request_id: &str,
) -> Result<Vec<String>, StoreError> {
    let chosen: Option<Option<String>> =
        sqlx::query_scalar("SELECT case_id FROM contents WHERE request_id = $1")
            .bind(request_id)
            .fetch_optional(&mut *connection)
            .await?;
    if let Some(chosen) = chosen.flatten() {
        return Ok(vec![chosen]);
    }
    Ok(sqlx::query_scalar(
        "SELECT case_id FROM matches WHERE request_id = $1 AND matching >= $2 ORDER BY case_id",
    )
    .bind(request_id)
    .bind(i64::from(MATCHES_NEEDED))
    .fetch_all(connection)
    .await?)
}

async fn note_passport(
    transaction: &mut Transaction<'static, Db>,
    by: By<'_>,
    shown: &'static str,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE proofs SET passport_shown = $2, passport_shown_at = $3, passport_shown_by = $4
         WHERE request_id = $1",
    )
    .bind(by.request_id)
    .bind(shown)
    .bind(ms(by.now))
    .bind(by.staff)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Has the request judged anew, from wherever it was.
async fn open_again(
    transaction: &mut Transaction<'static, Db>,
    by: By<'_>,
) -> Result<(), StoreError> {
    let noted = Noted {
        case_id: None,
        who: by.staff,
        why: None,
    };
    happen(transaction, by.request_id, Event::Reopened, noted, by.now).await?;
    sqlx::query("DELETE FROM decisions WHERE request_id = $1")
        .bind(by.request_id)
        .execute(&mut **transaction)
        .await?;
    look_again(transaction, by.request_id).await
}

pub(super) async fn write_line(
    transaction: &mut Transaction<'static, Db>,
    by: By<'_>,
    act: Act,
    why: Option<&str>,
) -> Result<(), StoreError> {
    let entry = Entry {
        staff: by.staff,
        act,
        request_id: Some(by.request_id),
        why,
    };
    journal::append(transaction, entry, by.now).await
}
