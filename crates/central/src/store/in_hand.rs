//! A passport in staff's hands, and what it allows besides the request's own change ([`crate::proof::in_hand`]).

use jiff::{Timestamp, civil::Date};
use protocol::Passport;
use sqlx::{FromRow, Transaction};

use super::{
    Store, StoreError,
    acts::{self, Acted, By},
    engine::{Db, DbConnection},
    events::{self, Noted},
    instant, marks, ms, reminders,
    settlement::look_at_others,
    team,
};
use crate::{
    journal::Act,
    proof::{
        desk::Role,
        in_hand::{Refusal, may_lift, may_print},
        restore::{Person, counts},
    },
    registry::CaseFacts,
};

/// The last time that a passport was seen on a request, for whatever purpose.
#[derive(Debug, FromRow)]
struct Seen {
    seen_at: i64,
    seen_by: String,
    role: Option<String>,
}

impl From<Refusal> for Acted {
    fn from(refusal: Refusal) -> Acted {
        match refusal {
            Refusal::Nothing => Acted::NotNow,
            Refusal::PassportFirst => Acted::PassportFirst,
            Refusal::SecondPerson => Acted::SupervisorNeeded,
        }
    }
}

impl Store {
    /// The case that a request is about, if one is chosen.
    pub async fn chosen_case(&self, request_id: &str) -> Result<Option<String>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        chosen(&mut connection, request_id).await
    }

    /// Who saw the passport on this request, and when, if that still counts.
    pub async fn passport_in_hand(
        &self,
        request_id: &str,
        now: Timestamp,
    ) -> Result<Option<(String, Timestamp)>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let Some(case_id) = chosen(&mut connection, request_id).await? else {
            return Ok(None);
        };
        let Some(seen) = seen(&mut connection, request_id, &case_id).await? else {
            return Ok(None);
        };
        let at = instant(seen.seen_at)?;
        Ok(counts(at, now).then_some((seen.seen_by, at)))
    }

    /// Compares the last three characters of the passport in staff's hands with those of the chosen case. It changes nothing by
    /// itself.
    pub async fn see_passport_in_hand(
        &self,
        by: By<'_>,
        last_three: &str,
        passports: &[(String, Passport)],
    ) -> Result<Acted, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(case_id) = chosen(&mut transaction, by.request_id).await? else {
            return Ok(Acted::NotNow);
        };
        let differs = acts::differs(&mut transaction, by, &case_id, last_three, passports).await?;
        if let Some(ended) = differs {
            transaction.commit().await?;
            return Ok(ended);
        }
        sqlx::query(
            "INSERT INTO passports_in_hand (request_id, seen_at, seen_by, case_id) VALUES ($1, $2, $3, $4)
             ON CONFLICT (request_id) DO UPDATE SET seen_at = excluded.seen_at, seen_by = excluded.seen_by,
                 case_id = excluded.case_id",
        )
        .bind(by.request_id)
        .bind(ms(by.now))
        .bind(by.staff)
        .bind(&case_id)
        .execute(&mut *transaction)
        .await?;
        acts::write_line(&mut transaction, by, Act::PassportInHand, None).await?;
        transaction.commit().await?;
        Ok(Acted::Done)
    }

    /// Lets self-service change the case again that a "not me" had protected; its open requests are judged anew.
    pub async fn lift_protection(
        &self,
        by: By<'_>,
        why: &'static str,
    ) -> Result<Acted, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(case_id) = chosen(&mut transaction, by.request_id).await? else {
            return Ok(Acted::NotNow);
        };
        let marks = marks::of(&mut transaction, &case_id).await?;
        let protected = marks.protected_at.is_some();
        let allowed = {
            let (first, person) = people(&mut transaction, by, &case_id).await?;
            may_lift(protected, first.as_ref().map(Known::seen), person, by.now)
        };
        if let Err(refusal) = allowed {
            return Ok(refusal.into());
        }
        marks::lift_protection(&mut transaction, &case_id).await?;
        note(
            &mut transaction,
            by,
            &case_id,
            "protection-lifted",
            Some(why),
        )
        .await?;
        acts::write_line(&mut transaction, by, Act::ProtectionLifted, Some(why)).await?;
        look_at_others(&mut transaction, &case_id).await?;
        transaction.commit().await?;
        Ok(Acted::Done)
    }

    /// Writes down that what there is to pay for the case, which the registry has as `case` now, is printed, with the last day
    /// that the page says. It is not kept what there is to pay.
    pub async fn print_payment_data(
        &self,
        by: By<'_>,
        case: Option<&CaseFacts>,
        last_day: Date,
    ) -> Result<Acted, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(case_id) = chosen(&mut transaction, by.request_id).await? else {
            return Ok(Acted::NotNow);
        };
        let case = case.filter(|case| case.id == case_id);
        let wrong = acts::wrong_ever(&mut transaction, by.request_id, Some(&case_id)).await?;
        let allowed = {
            let (first, person) = people(&mut transaction, by, &case_id).await?;
            let (status, payable) = (
                case.map(|case| case.status),
                case.is_some_and(|case| matches!(case.payment, Some(Ok(_)))),
            );
            let seen = first.as_ref().map(Known::seen);
            may_print(status, payable, wrong, seen, person, by.now)
        };
        if let Err(refusal) = allowed {
            return Ok(refusal.into());
        }
        reminders::printed(&mut transaction, &case_id, by.request_id, last_day).await?;
        note(&mut transaction, by, &case_id, "payment-data-printed", None).await?;
        acts::write_line(&mut transaction, by, Act::PaymentDataPrinted, None).await?;
        transaction.commit().await?;
        Ok(Acted::Done)
    }
}

/// Somebody who saw the passport; under the name of whoever acts, where the two may be one person.
struct Known {
    name: String,
    role: Role,
    at: Timestamp,
}

impl Known {
    fn seen(&self) -> (Person<'_>, Timestamp) {
        let person = Person {
            name: &self.name,
            role: self.role,
        };
        (person, self.at)
    }
}

/// Who saw the passport, and who acts.
async fn people<'a>(
    transaction: &mut Transaction<'static, Db>,
    by: By<'a>,
    case_id: &str,
) -> Result<(Option<Known>, Person<'a>), StoreError> {
    let mine: Option<String> = sqlx::query_scalar("SELECT role FROM staff WHERE name = $1")
        .bind(by.staff)
        .fetch_optional(&mut **transaction)
        .await?;
    let person = Person {
        name: by.staff,
        role: role(mine.as_deref()),
    };
    let Some(seen) = seen(transaction, by.request_id, case_id).await? else {
        return Ok((None, person));
    };
    let at = instant(seen.seen_at)?;
    let tied = team::may_be_one_person(transaction, &seen.seen_by, by.staff, at).await?;
    let known = Known {
        name: match tied {
            true => by.staff.to_owned(),
            false => seen.seen_by,
        },
        role: role(seen.role.as_deref()),
        at,
    };
    Ok((Some(known), person))
}

async fn chosen(
    connection: &mut DbConnection,
    request_id: &str,
) -> Result<Option<String>, StoreError> {
    let case: Option<Option<String>> =
        sqlx::query_scalar("SELECT case_id FROM contents WHERE request_id = $1")
            .bind(request_id)
            .fetch_optional(connection)
            .await?;
    Ok(case.flatten())
}

/// A passport that was compared with another case, before the request's was chosen anew, was not seen for this one. What is
/// among the proofs has settled the case.
async fn seen(
    connection: &mut DbConnection,
    request_id: &str,
    case_id: &str,
) -> Result<Option<Seen>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT seen_at, seen_by, staff.role FROM (
             SELECT seen_at, seen_by FROM passports_in_hand WHERE request_id = $1 AND case_id = $2
             UNION ALL SELECT passport_shown_at, passport_shown_by FROM proofs
                 WHERE request_id = $1 AND passport_shown = 'seen' AND passport_shown_by IS NOT NULL) AS seen
         LEFT JOIN staff ON staff.name = seen_by
         ORDER BY seen_at DESC LIMIT 1",
    )
    .bind(request_id)
    .bind(case_id)
    .fetch_optional(connection)
    .await?)
}

fn role(name: Option<&str>) -> Role {
    name.and_then(Role::from_name).unwrap_or(Role::Clerk)
}

async fn note(
    transaction: &mut Transaction<'static, Db>,
    by: By<'_>,
    case_id: &str,
    what: &'static str,
    why: Option<&'static str>,
) -> Result<(), StoreError> {
    let noted = Noted {
        case_id: Some(case_id),
        who: by.staff,
        why,
    };
    events::note(transaction, Some(by.request_id), what, noted, by.now).await
}
