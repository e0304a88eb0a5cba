//! Restoring the former address of a case. Who may is [`crate::proof::restore`]'s word; here the change is read, the wish
//! to undo it is written down, and once the registry has done so, its event, its mails and its line in the journal.

use jiff::{Timestamp, tz::TimeZone};
use protocol::{EmailAddress, Language, Passport};
use sqlx::{FromRow, Transaction};

use super::{
    Store, StoreError,
    acts::{self, Acted, By},
    changes::{self, OpenChange},
    engine::{Db, DbConnection, Flag},
    events::{self, Noted, happen},
    instant, mails, marks, ms, reminders,
    settlement::{self, NewChange, What, look_at_others, raise_again},
    team, unreadable, unreadable_value,
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
    registry::{Answer, CaseFacts},
    requests::transition::Event,
    store::NewMail,
    vault::{Cell, Domain, KeyedHash, Vault},
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
    #[sqlx(try_from = "Flag")]
    last: bool,
    /// The keyed hash of the address that the request gave.
    given: Option<KeyedHash>,
}

impl Changed {
    /// As the rule judges it, of the case as the registry has it now.
    fn change(&self, case: Option<&CaseFacts>) -> Change {
        let address = case.filter(|case| case.id == self.case_id);
        let address = address.and_then(|case| case.email_hash);
        Change {
            row: self.why.as_deref().and_then(Row::from_name),
            stands: self.last && address.is_some() && address == self.given,
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
    /// The case whose address a request has changed; `None` if it changed none.
    pub async fn case_of_change(&self, request_id: &str) -> Result<Option<String>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let changed = changed(&mut connection, request_id).await?;
        Ok(changed.map(|changed| changed.case_id))
    }

    /// What became of the change that a request made to its case's address, which the registry has as `case` now; `None`
    /// if it made none.
    pub async fn restorable(
        &self,
        request_id: &str,
        case: Option<&CaseFacts>,
        now: Timestamp,
    ) -> Result<Option<Restorable>, StoreError> {
        let mut snapshot = self.snapshot().await?;
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
            allowed: restore::may_be_restored(Some(changed.change(case))),
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
        case: Option<&CaseFacts>,
        passports: &[(String, Passport)],
    ) -> Result<Acted, StoreError> {
        let mut transaction = self.begin().await?;
        let changed = changed(&mut transaction, by.request_id).await?;
        let Some(changed) =
            changed.filter(|it| restore::may_be_restored(Some(it.change(case))).is_ok())
        else {
            return Ok(Acted::NotNow);
        };
        let case_id = changed.case_id.as_str();
        let differs = acts::differs(&mut transaction, by, case_id, last_three, passports).await?;
        if let Some(ended) = differs {
            transaction.commit().await?;
            return Ok(ended);
        }
        sqlx::query(
            "INSERT INTO restorations (request_id, passport_seen_at, passport_seen_by) VALUES ($1, $2, $3)
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

    /// Decides that a case, which the registry has as `case` now, is given the address back that it had before a request
    /// changed it: the key under which the registry is asked for it. Else, why not.
    pub async fn begin_restore(
        &self,
        by: By<'_>,
        why: &'static str,
        case: &CaseFacts,
        vault: &Vault,
    ) -> Result<Result<String, Acted>, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(changed) = changed(&mut transaction, by.request_id).await? else {
            return Ok(Err(Acted::NotNow));
        };
        if changes::is_open(&mut transaction, &changed.request_id, What::Restore).await? {
            return Ok(Err(Acted::Later));
        }
        let seen = seen(&mut transaction, &changed.request_id).await?;
        let seen = match &seen {
            Some(seen) => {
                let (role, at) = (
                    role(seen.seen_role.as_deref()),
                    instant(seen.passport_seen_at)?,
                );
                let first = seen.passport_seen_by.as_str();
                let tied = team::may_be_one_person(&mut transaction, first, by.staff, at).await?;
                let name = if tied { by.staff } else { first };
                Some((Person { name, role }, at))
            }
            None => None,
        };
        let mine: Option<String> = sqlx::query_scalar("SELECT role FROM staff WHERE name = $1")
            .bind(by.staff)
            .fetch_optional(&mut *transaction)
            .await?;
        let person = Person {
            name: by.staff,
            role: role(mine.as_deref()),
        };
        match restore::may_restore(Some(changed.change(Some(case))), seen, person, by.now) {
            Ok(()) => {}
            Err(Refusal::PassportFirst) => return Ok(Err(Acted::PassportFirst)),
            Err(Refusal::SecondPerson) => return Ok(Err(Acted::SecondPersonNeeded)),
            Err(Refusal::NothingToRestore | Refusal::ByPassport) => return Ok(Err(Acted::NotNow)),
        }
        let Some(Ok(replaced)) = &case.email else {
            return Err(unreadable_value("email"));
        };
        let event_id = uuid::Builder::from_random_bytes(random::bytes())
            .into_uuid()
            .to_string();
        let change = NewChange {
            case_id: changed.case_id.clone(),
            what: What::Restore,
            expected_email: case.email_hash,
            expected_status: case.status,
            former: Some(vault.seal(former_cell(&event_id), replaced.as_str())),
            former_id: Some(event_id),
        };
        let id = changed.request_id.as_str();
        let (staff, now) = (Some(by.staff), by.now);
        let begun = changes::begin(&mut transaction, id, &change, why, staff, now).await?;
        let Some(key) = begun else {
            return Ok(Err(Acted::NotNow));
        };
        transaction.commit().await?;
        Ok(Ok(key))
    }

    /// The address that a case had before this request changed it.
    pub async fn former_address(
        &self,
        request_id: &str,
        vault: &Vault,
    ) -> Result<EmailAddress, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let changed = changed(&mut connection, request_id).await?;
        let changed = changed.ok_or_else(|| unreadable_value("former"))?;
        let id = changed.former_id.as_deref().unwrap_or_default();
        opened(vault, id, changed.former.as_deref())
    }

    /// The registry has restored the former address: both addresses are told, nothing else is mailed to the restored one
    /// for a working day, and what was still to be mailed to the other is not. `false` if it was written down before.
    pub async fn restored(
        &self,
        change: &OpenChange,
        language: Option<Language>,
        vault: &Vault,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let id = change.request_id.as_str();
        let changed = changed(&mut transaction, id).await?;
        let changed = changed.ok_or_else(|| unreadable_value("former"))?;
        if changes::close(&mut transaction, change, Answer::Done, now)
            .await?
            .is_none()
        {
            return Ok(false);
        }
        let by = By {
            staff: change.staff.as_deref().unwrap_or(events::CENTRAL),
            request_id: id,
            now,
        };
        write_down(&mut transaction, change, &changed, by, language, vault).await?;
        acts::write_line(&mut transaction, by, Act::Restored, Some(&change.why)).await?;
        transaction.commit().await?;
        tracing::info!(event = "address-restored", request = id);
        Ok(true)
    }

    /// The registry has left the case as it is, since it had changed meanwhile: whoever decided it may have been told that it
    /// would be done, so that staff are alarmed.
    pub async fn not_restored(
        &self,
        change: &OpenChange,
        answer: Answer,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        if changes::close(&mut transaction, change, answer, now)
            .await?
            .is_some()
        {
            let noted = Noted::by_central(Some(&change.case_id), answer.as_str());
            let id = change.request_id.as_str();
            events::note(&mut transaction, Some(id), "not-restored", noted, now).await?;
            raise_again(&mut transaction, "not-restored", id, answer.as_str(), now).await?;
            let by = By {
                staff: change.staff.as_deref().unwrap_or(events::CENTRAL),
                request_id: id,
                now,
            };
            let why = Some(answer.as_str());
            acts::write_line(&mut transaction, by, Act::NotRestored, why).await?;
            transaction.commit().await?;
            tracing::warn!(event = "address-not-restored", request = id);
        }
        Ok(())
    }
}

fn former_cell(row: &str) -> Cell<'_> {
    Cell {
        table: "events",
        row,
        column: "former",
    }
}

/// An address that was kept with an event.
fn opened(vault: &Vault, event: &str, sealed: Option<&[u8]>) -> Result<EmailAddress, StoreError> {
    let sealed = sealed.ok_or_else(|| unreadable_value("former"))?;
    let text = vault.open(former_cell(event), sealed).map_err(unreadable)?;
    EmailAddress::parse(&text).map_err(|_| unreadable_value("former"))
}

/// Whether the change of this request, or of the one it was joined to, was undone: nothing more is mailed to the address
/// that it gave.
pub(super) async fn is_restored(
    transaction: &mut Transaction<'_, Db>,
    request_id: &str,
) -> Result<bool, StoreError> {
    let restored: Option<i64> = sqlx::query_scalar(
        "SELECT 1 FROM restorations WHERE restored_at IS NOT NULL AND request_id =
             coalesce((SELECT joined_to FROM decisions WHERE request_id = $1), $1)",
    )
    .bind(request_id)
    .fetch_optional(&mut **transaction)
    .await?;
    Ok(restored.is_some())
}

async fn changed(
    connection: &mut DbConnection,
    request_id: &str,
) -> Result<Option<Changed>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT events.request_id, events.case_id, events.why, events.former, events.former_id,
             NOT EXISTS (SELECT 1 FROM events AS later
                 WHERE later.case_id = events.case_id AND later.number > events.number
                     AND later.what IN ('address-changed', 'address-restored')) AS last,
             contents.new_email_hash AS given
         FROM events
         LEFT JOIN contents ON contents.request_id = events.request_id
         WHERE events.what = 'address-changed' AND events.request_id =
             coalesce((SELECT joined_to FROM decisions WHERE request_id = $1), $1)
         ORDER BY events.number DESC LIMIT 1",
    )
    .bind(request_id)
    .fetch_optional(connection)
    .await?)
}

async fn seen(connection: &mut DbConnection, request_id: &str) -> Result<Option<Seen>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT passport_seen_at, passport_seen_by, staff.role AS seen_role, restored_at, restored_by
         FROM restorations LEFT JOIN staff ON staff.name = passport_seen_by WHERE request_id = $1",
    )
    .bind(request_id)
    .fetch_optional(connection)
    .await?)
}

fn role(name: Option<&str>) -> Role {
    name.and_then(Role::from_name).unwrap_or(Role::Clerk)
}

async fn write_down(
    transaction: &mut Transaction<'static, Db>,
    change: &OpenChange,
    changed: &Changed,
    by: By<'_>,
    language: Option<Language>,
    vault: &Vault,
) -> Result<(), StoreError> {
    let (id, case_id) = (changed.request_id.as_str(), changed.case_id.as_str());
    let former_id = changed.former_id.as_deref().unwrap_or_default();
    let former = opened(vault, former_id, changed.former.as_deref())?;
    let event = change.former_id.as_deref().unwrap_or_default();
    let replaced = opened(vault, event, change.former.as_deref())?;
    changes::note_address(transaction, change, "address-restored", by.now).await?;
    let hash = vault.hash(Domain::Email, &former.matching_form());
    marks::address_was_changed(transaction, case_id, RESTORED, by.now).await?;
    reminders::take_back(transaction, case_id, by.now).await?;
    sqlx::query("UPDATE restorations SET restored_at = $2, restored_by = $3 WHERE request_id = $1")
        .bind(id)
        .bind(ms(by.now))
        .bind(by.staff)
        .execute(&mut **transaction)
        .await?;
    stop_answers(transaction, id, case_id, by).await?;
    let evidence = settlement::evidence(transaction, id, &[])
        .await?
        .ok_or_else(|| unreadable_value("request"))?;
    let request = &evidence.request;
    let zone = TimeZone::get(&request.time_zone).map_err(unreadable)?;
    let checking = request.checking().map_err(unreadable_value)?;
    let until = restore::quiet_until(by.now, &zone, &checking);
    mails::keep_quiet(transaction, hash, until, by.now).await?;
    let of_the_visit = Language::from_code(&request.language).unwrap_or(Language::Pt);
    let restored = Filling::AddressRestored {
        masked_replaced: replaced.masked(),
    };
    for (filling, language, recipient) in [
        (restored, language.unwrap_or(Language::Pt), &former),
        (Filling::AddressReplaced, of_the_visit, &replaced),
    ] {
        let mail = NewMail::new(vault, filling, id, language, recipient);
        mails::queue(transaction, &mail, by.now).await?;
    }
    look_at_others(transaction, case_id).await
}

/// What the request promised to the address that the case no longer has is not sent any more, and cannot be.
async fn stop_answers(
    transaction: &mut Transaction<'static, Db>,
    id: &str,
    case_id: &str,
    by: By<'_>,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE mails SET recipient = zeroblob(0), filling = zeroblob(0), recipient_hash = NULL, erase_at = NULL,
             ended_at = coalesce(ended_at, $2),
             state = CASE state WHEN 'waiting' THEN 'given-up' ELSE state END
         WHERE subject_id = $1 AND kind IN ('payment-data', 'payment-reminder')",
    )
    .bind(id)
    .bind(ms(by.now))
    .execute(&mut **transaction)
    .await?;
    let answered: Vec<String> = sqlx::query_scalar(
        "SELECT request_id FROM decisions WHERE request_id = $1 OR joined_to = $1",
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
