//! Restoring the former address of a case. Who may is [`crate::proof::restore`]'s word; here the change is read, and
//! undone with its event, its mails and its line in the journal in one transaction.

use jiff::Timestamp;
use protocol::{EmailAddress, Language};
use sqlx::{FromRow, Sqlite, SqliteConnection, Transaction};

use super::{
    Store, StoreError,
    acts::{self, Acted, By, PASSPORT_TRIES},
    events::{Noted, happen},
    instant, mails, ms,
    settlement::{self, look_at_others},
    unreadable, unreadable_value,
};
use crate::{
    journal::Act,
    mail::Filling,
    proof::{
        desk::Role,
        ladder::Row,
        restore::{self, Change, Person, RESTORED, Refusal},
    },
    random,
    requests::transition::Event,
    store::NewMail,
    vault::{Cell, Domain, Vault},
};

/// What the desk is shown of a change that may be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restorable {
    /// Whether it may, by whoever may.
    pub allowed: Result<(), Refusal>,
    /// Who saw the passport again, and when, if that still counts.
    pub seen: Option<(String, Timestamp)>,
    /// Who restored the former address, and when.
    pub restored: Option<(String, Timestamp)>,
}

/// The last change of address that a request made.
#[derive(Debug, FromRow)]
struct Changed {
    /// The request that made it: the one that others were joined to.
    request_id: String,
    case_id: String,
    why: Option<String>,
    former: Option<Vec<u8>>,
    former_id: Option<String>,
    /// No event has changed the case's address since.
    last: bool,
    /// The case has the address that the request gave.
    as_given: bool,
    email: Option<Vec<u8>>,
    language: Option<String>,
}

impl Changed {
    fn change(&self) -> Change {
        Change {
            row: self.why.as_deref().and_then(Row::from_name),
            stands: self.last && self.as_given,
            former_is_kept: self.former.is_some(),
        }
    }
}

#[derive(Debug, FromRow)]
struct Seen {
    passport_seen_at: i64,
    passport_seen_by: String,
    seen_role: Option<String>,
    restored_at: Option<i64>,
    restored_by: Option<String>,
}

impl Store {
    /// What became of the change that a request made to its case's address; `None` if it made none.
    pub async fn restorable(
        &self,
        request_id: &str,
        now: Timestamp,
    ) -> Result<Option<Restorable>, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        let Some(changed) = changed(&mut snapshot, request_id).await? else {
            return Ok(None);
        };
        let seen = seen(&mut snapshot, &changed.request_id).await?;
        let by = |name: Option<String>, at: Option<i64>| match (name, at) {
            (Some(name), Some(at)) => Ok::<_, StoreError>(Some((name, instant(at)?))),
            _ => Ok(None),
        };
        let (mut noted, mut restored) = (None, None);
        if let Some(seen) = seen {
            noted = by(Some(seen.passport_seen_by), Some(seen.passport_seen_at))?
                .filter(|(_, at)| restore::counts(*at, now));
            restored = by(seen.restored_by, seen.restored_at)?;
        }
        Ok(Some(Restorable {
            allowed: restore::may_be_restored(Some(changed.change())),
            seen: noted,
            restored,
        }))
    }

    /// Compares the last three characters of the passport in staff's hands with those of the case whose address a
    /// request has changed. It changes nothing by itself.
    pub async fn see_passport_again(
        &self,
        by: By<'_>,
        last_three: &str,
        vault: &Vault,
    ) -> Result<Acted, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let changed = changed(&mut transaction, by.request_id).await?;
        let Some(changed) =
            changed.filter(|it| restore::may_be_restored(Some(it.change())).is_ok())
        else {
            return Ok(Acted::NotNow);
        };
        let case_id = Some(changed.case_id.as_str());
        let wrong = acts::wrong_today(&mut transaction, by.request_id, case_id, by.now).await?;
        if wrong >= PASSPORT_TRIES {
            return Ok(Acted::Spent);
        }
        let passports = acts::passports(&mut transaction, by.request_id, case_id, vault).await?;
        let Some((_, passport)) = passports.first() else {
            return Ok(Acted::NothingToCompare);
        };
        if passport.last_three() != last_three {
            acts::write_line(&mut transaction, by, Act::PassportWrong, None).await?;
            transaction.commit().await?;
            return Ok(Acted::Differs(PASSPORT_TRIES - wrong - 1));
        }
        sqlx::query(
            "INSERT INTO restorations (request_id, passport_seen_at, passport_seen_by) VALUES (?1, ?2, ?3)
             ON CONFLICT (request_id) DO UPDATE SET passport_seen_at = excluded.passport_seen_at,
                 passport_seen_by = excluded.passport_seen_by",
        )
        .bind(&changed.request_id)
        .bind(ms(by.now))
        .bind(by.staff)
        .execute(&mut *transaction)
        .await?;
        acts::write_line(&mut transaction, by, Act::PassportSeenAgain, None).await?;
        transaction.commit().await?;
        Ok(Acted::Done)
    }

    /// Gives a case the address back that it had before a request changed it. Both addresses are told, nothing else is
    /// mailed to the restored one for a working day, and what was still to be mailed to the other is not.
    pub async fn restore(
        &self,
        by: By<'_>,
        why: &'static str,
        vault: &Vault,
    ) -> Result<Acted, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let Some(changed) = changed(&mut transaction, by.request_id).await? else {
            return Ok(Acted::NotNow);
        };
        let seen = seen(&mut transaction, &changed.request_id).await?;
        let seen = match &seen {
            Some(seen) => {
                let role = role(seen.seen_role.as_deref());
                let name = seen.passport_seen_by.as_str();
                Some((Person { name, role }, instant(seen.passport_seen_at)?))
            }
            None => None,
        };
        let mine: Option<String> = sqlx::query_scalar("SELECT role FROM staff WHERE name = ?1")
            .bind(by.staff)
            .fetch_optional(&mut *transaction)
            .await?;
        let person = Person {
            name: by.staff,
            role: role(mine.as_deref()),
        };
        match restore::may_restore(Some(changed.change()), seen, person, by.now) {
            Ok(()) => {}
            Err(Refusal::PassportFirst) => return Ok(Acted::PassportFirst),
            Err(Refusal::SecondPerson) => return Ok(Acted::SecondPersonNeeded),
            Err(Refusal::NothingToRestore | Refusal::ByPassport) => return Ok(Acted::NotNow),
        }
        carry_out(&mut transaction, &changed, by, why, vault).await?;
        acts::write_line(&mut transaction, by, Act::Restored, Some(why)).await?;
        transaction.commit().await?;
        tracing::info!(event = "address-restored", request = changed.request_id);
        Ok(Acted::Done)
    }
}

/// Whether the change of this request, or of the one it was joined to, was undone: nothing more is mailed to the address
/// that it gave.
pub(super) async fn is_restored(
    transaction: &mut Transaction<'_, Sqlite>,
    request_id: &str,
) -> Result<bool, StoreError> {
    let restored: Option<i64> = sqlx::query_scalar(
        "SELECT 1 FROM restorations WHERE restored_at IS NOT NULL AND request_id =
             coalesce((SELECT joined_to FROM decisions WHERE request_id = ?1), ?1)",
    )
    .bind(request_id)
    .fetch_optional(&mut **transaction)
    .await?;
    Ok(restored.is_some())
}

async fn changed(
    connection: &mut SqliteConnection,
    request_id: &str,
) -> Result<Option<Changed>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT events.request_id, events.case_id, events.why, events.former, events.former_id,
             NOT EXISTS (SELECT 1 FROM events AS later
                 WHERE later.case_id = events.case_id AND later.number > events.number
                     AND later.what IN ('address-changed', 'address-restored')) AS last,
             cases.email_hash IS contents.new_email_hash AS as_given,
             cases.email, cases.language
         FROM events
         JOIN cases ON cases.id = events.case_id
         LEFT JOIN contents ON contents.request_id = events.request_id
         WHERE events.what = 'address-changed' AND events.request_id =
             coalesce((SELECT joined_to FROM decisions WHERE request_id = ?1), ?1)
         ORDER BY events.number DESC LIMIT 1",
    )
    .bind(request_id)
    .fetch_optional(connection)
    .await?)
}

async fn seen(
    connection: &mut SqliteConnection,
    request_id: &str,
) -> Result<Option<Seen>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT passport_seen_at, passport_seen_by, staff.role AS seen_role, restored_at, restored_by
         FROM restorations LEFT JOIN staff ON staff.name = passport_seen_by WHERE request_id = ?1",
    )
    .bind(request_id)
    .fetch_optional(connection)
    .await?)
}

fn role(name: Option<&str>) -> Role {
    name.and_then(Role::from_name).unwrap_or(Role::Clerk)
}

async fn carry_out(
    transaction: &mut Transaction<'static, Sqlite>,
    changed: &Changed,
    by: By<'_>,
    why: &'static str,
    vault: &Vault,
) -> Result<(), StoreError> {
    let (id, case_id) = (changed.request_id.as_str(), changed.case_id.as_str());
    let of_the_case = Cell {
        table: "cases",
        row: case_id,
        column: "email",
    };
    let of_the_event = |row| Cell {
        table: "events",
        row,
        column: "former",
    };
    let address = |cell, sealed: &Option<Vec<u8>>| {
        let sealed = sealed.as_deref().ok_or_else(|| unreadable_value("email"))?;
        let text = vault.open(cell, sealed).map_err(unreadable)?;
        EmailAddress::parse(&text).map_err(|_| unreadable_value("email"))
    };
    let former_id = changed.former_id.as_deref().unwrap_or_default();
    let former = address(of_the_event(former_id), &changed.former)?;
    let replaced = address(of_the_case, &changed.email)?;
    let event_id = uuid::Builder::from_random_bytes(random::bytes())
        .into_uuid()
        .to_string();
    sqlx::query(
        "INSERT INTO events (at, request_id, case_id, what, who, why, former, former_id)
         VALUES (?1, ?2, ?3, 'address-restored', ?4, ?5, ?6, ?7)",
    )
    .bind(ms(by.now))
    .bind(id)
    .bind(case_id)
    .bind(by.staff)
    .bind(why)
    .bind(vault.seal(of_the_event(&event_id), replaced.as_str()))
    .bind(&event_id)
    .execute(&mut **transaction)
    .await?;
    let hash = vault.hash(Domain::Email, &former.matching_form());
    sqlx::query(
        "UPDATE cases SET email = ?2, email_hash = ?3, corrected_at = ?4, corrected_by = ?5,
             email_refused_at = NULL
         WHERE id = ?1",
    )
    .bind(case_id)
    .bind(vault.seal(of_the_case, former.as_str()))
    .bind(hash.as_slice())
    .bind(ms(by.now))
    .bind(RESTORED)
    .execute(&mut **transaction)
    .await?;
    sqlx::query("UPDATE restorations SET restored_at = ?2, restored_by = ?3 WHERE request_id = ?1")
        .bind(id)
        .bind(ms(by.now))
        .bind(by.staff)
        .execute(&mut **transaction)
        .await?;
    stop_answers(transaction, id, case_id, by).await?;
    let evidence = settlement::evidence(transaction, id)
        .await?
        .ok_or_else(|| unreadable_value("request"))?;
    let judged = evidence.judged(by.now).map_err(unreadable_value)?;
    let checking = evidence.request.checking().map_err(unreadable_value)?;
    let until = restore::quiet_until(by.now, &judged.zone, &checking);
    mails::keep_quiet(transaction, hash, until, by.now).await?;
    let own = changed.language.as_deref().and_then(Language::from_code);
    let restored = Filling::AddressRestored {
        masked_replaced: replaced.masked(),
    };
    for (filling, language, recipient) in [
        (restored, own.unwrap_or(Language::Pt), &former),
        (Filling::AddressReplaced, judged.language, &replaced),
    ] {
        let mail = NewMail::new(vault, filling, id, language, recipient);
        mails::queue(transaction, &mail, by.now).await?;
    }
    look_at_others(transaction, case_id).await
}

/// What the request promised to the address that the case no longer has is not sent any more, and cannot be.
async fn stop_answers(
    transaction: &mut Transaction<'static, Sqlite>,
    id: &str,
    case_id: &str,
    by: By<'_>,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE mails SET recipient = x'', filling = x'', recipient_hash = NULL, erase_at = NULL,
             ended_at = coalesce(ended_at, ?2),
             state = CASE state WHEN 'waiting' THEN 'given-up' ELSE state END
         WHERE subject_id = ?1 AND kind = 'payment-data'",
    )
    .bind(id)
    .bind(ms(by.now))
    .execute(&mut **transaction)
    .await?;
    let answered: Vec<String> = sqlx::query_scalar(
        "SELECT request_id FROM decisions WHERE request_id = ?1 OR joined_to = ?1",
    )
    .bind(id)
    .fetch_all(&mut **transaction)
    .await?;
    for request in answered {
        let noted = Noted {
            case_id: Some(case_id),
            who: by.staff,
            why: Some(RESTORED),
        };
        happen(transaction, &request, Event::AnswerFailed, noted, by.now).await?;
    }
    Ok(())
}
