//! What the opening worker reads and writes. Every step from `received` on is one transaction that starts
//! with the change of state, so that a second worker, or a second life of this one, changes nothing.

use jiff::Timestamp;
use protocol::{KeyId, OldMailbox, RequestHeader, SealedPayload};
use sqlx::{Row, Transaction};

use super::{
    Store, StoreError, Taken,
    engine::{Db, DbConnection, DbRow, Flag, forms},
    events::{self, Noted, happen},
    link_pace,
    mails::{self, NewMail},
    ms,
    settlement::{Decision, raise, raise_again, write_decision},
    unreadable,
};
use crate::{
    proof::{
        evidence::RequestRecord,
        links::REQUESTS_OF_A_VISIT,
        matching::{self, Hashes, Tally},
    },
    registry::Found,
    requests::transition::Event,
    vault::{Cell, Domain, KeyedHash, Vault},
};

/// Requests of one kiosk that are opened in its turn.
const PAGE: i64 = 10;
/// Candidates that the desk is shown at most.
const MOST_CANDIDATES: usize = 20;

/// A request that waits to be opened.
#[derive(Debug, Clone)]
pub struct Pending {
    /// Where it stands in its kiosk's queue: time of receipt, then id.
    pub place: (i64, String),
    /// What stayed in clear, and what is to be opened; `None` for a row that can no longer be read.
    pub request: Option<(RequestHeader, SealedPayload)>,
}

/// Identifiers, encrypted for the row they go to.
#[derive(Debug, Clone, Default)]
pub struct SealedValues {
    /// Tax number.
    pub nif: Option<Vec<u8>>,
    /// Social-security number.
    pub niss: Option<Vec<u8>>,
    /// Passport.
    pub passport: Option<Vec<u8>>,
    /// Telephone.
    pub phone: Option<Vec<u8>>,
}

/// The opened content of a request, encrypted again.
#[derive(Debug, Clone)]
pub struct OpenedContent {
    /// The identifiers, encrypted.
    pub values: SealedValues,
    /// Keyed hashes of identifiers and old address.
    pub hashes: Hashes,
    /// The old address, encrypted.
    pub old_email: Option<Vec<u8>>,
    /// The new address, encrypted.
    pub new_email: Option<Vec<u8>>,
    /// Keyed hash of the new address.
    pub new_email_hash: Option<KeyedHash>,
    /// The statement of a reactivation, encrypted.
    pub statement: Option<Vec<u8>>,
    /// Somebody helped.
    pub assisted: bool,
    /// What the person says of the old mailbox.
    pub old_mailbox: Option<OldMailbox>,
    /// The passport's number is that of a renewed one.
    pub passport_renewed: bool,
    /// Keyed hash of kiosk and visit number.
    pub visit_hash: Option<KeyedHash>,
    /// When the code sent to the new address was typed, if the request proves it.
    pub confirmed_at: Option<Timestamp>,
    /// The mail with the link that confirms the new address: sent where nothing else confirms it.
    pub confirm_link: Option<NewMail>,
    /// The same, for one that leaves later, at the kiosk's pace.
    pub confirm_link_later: Option<NewMail>,
}

impl Store {
    /// The kiosks of which a request waits to be opened.
    pub async fn kiosks_with_pending(&self) -> Result<Vec<String>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT id FROM kiosks WHERE EXISTS (SELECT 1 FROM requests
                 WHERE requests.kiosk = kiosks.id AND requests.state = 'received')
             ORDER BY id",
        )
        .fetch_all(&self.readers)
        .await?)
    }

    /// The next few requests of one kiosk that wait to be opened, after `place`, in hand; `None` where there are none.
    pub async fn take_pending(
        &self,
        kiosk: &str,
        place: &(i64, String),
    ) -> Result<Option<Taken<Pending, (i64, String)>>, StoreError> {
        type Row = (i64, String, String, String, String, Vec<u8>);
        let page: Vec<(i64, String)> = sqlx::query_as(
            "SELECT received_at, id FROM requests
             WHERE state = 'received' AND kiosk = $4 AND (received_at, id) > ($1, $2)
             ORDER BY received_at, id LIMIT $3",
        )
        .bind(place.0)
        .bind(&place.1)
        .bind(PAGE)
        .bind(kiosk)
        .fetch_all(&self.readers)
        .await?;
        let Some(last) = page.last().cloned() else {
            return Ok(None);
        };
        let ids = page.into_iter().map(|(_, id)| id).collect();
        let (hand, ours) = self.take_in_hand(ids).await?;
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT received_at, id, header, suite, key_id, sealed FROM requests
             WHERE id IN (SELECT value FROM json_each($1)) AND state = 'received' ORDER BY received_at, id",
        )
        .bind(serde_json::to_string(&ours).expect("ids always serialise"))
        .fetch_all(&self.readers)
        .await?;
        let read = |header: &str, suite, key_id: String, sealed| {
            let header = serde_json::from_str(header).ok()?;
            let key_id = serde_json::from_value(key_id.into()).ok()?;
            Some((
                header,
                SealedPayload {
                    suite,
                    key_id,
                    sealed,
                },
            ))
        };
        let items = rows
            .into_iter()
            .map(|(received_at, id, header, suite, key_id, sealed)| Pending {
                place: (received_at, id),
                request: read(&header, suite, key_id, sealed),
            })
            .collect();
        Ok(Some(Taken { hand, last, items }))
    }

    /// What an opened request is looked up in the registry by; `None` for one that was not opened.
    /// By every key that something may be found by: what was written by one alone is hashed anew.
    pub async fn given(&self, id: &str, vault: &Vault) -> Result<Option<Given>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let Some(mut given) = given(&mut connection, id).await? else {
            return Ok(None);
        };
        let [nif, niss, passport, phone] = [
            (&mut given.hashes.nif, &given.values.nif, "nif", Domain::Nif),
            (
                &mut given.hashes.niss,
                &given.values.niss,
                "niss",
                Domain::Niss,
            ),
            (
                &mut given.hashes.passport,
                &given.values.passport,
                "passport",
                Domain::Passport,
            ),
            (
                &mut given.hashes.phone,
                &given.values.phone,
                "phone",
                Domain::Phone,
            ),
        ];
        for (hash, value, column, domain) in [nif, niss, passport, phone] {
            let (Some(stored), Some(value)) = (hash.as_mut(), value) else {
                continue;
            };
            if stored.numbers() == vault.index_needed() {
                continue;
            }
            let cell = Cell {
                table: "contents",
                row: id,
                column,
            };
            *stored = vault.hash(domain, &vault.open(cell, value).map_err(unreadable)?);
        }
        Ok(Some(given))
    }

    /// Writes down an opened request with its candidates. `false` if another worker did it before.
    pub async fn mark_opened(
        &self,
        id: &str,
        content: &OpenedContent,
        tallies: &[(String, Tally)],
        case_id: Option<&str>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let noted = Noted {
            case_id,
            who: events::CENTRAL,
            why: None,
        };
        if !happen(&mut transaction, id, Event::Unsealed, noted, now).await? {
            return Ok(false);
        }
        let confirmed_at = match (content.confirmed_at, content.visit_hash) {
            (Some(at), Some(visit)) => {
                let before = confirmed_in_visit(&mut transaction, visit, content).await?;
                // A seventh is judged as one that nobody confirmed.
                (before < REQUESTS_OF_A_VISIT).then_some(at)
            }
            (at, _) => at,
        };
        let (values, hashes) = (&content.values, &content.hashes);
        sqlx::query(
            "INSERT INTO contents (request_id, opened_at, assisted, nif, nif_hash, niss, niss_hash,
                 passport, passport_hash, phone, phone_hash, old_email, old_email_hash, new_email,
                 new_email_hash, statement, case_id, old_mailbox, passport_renewed, visit_hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        )
        .bind(id)
        .bind(ms(now))
        .bind(Flag(content.assisted))
        .bind(&values.nif)
        .bind(bytes(&hashes.nif))
        .bind(&values.niss)
        .bind(bytes(&hashes.niss))
        .bind(&values.passport)
        .bind(bytes(&hashes.passport))
        .bind(&values.phone)
        .bind(bytes(&hashes.phone))
        .bind(&content.old_email)
        .bind(bytes(&hashes.email))
        .bind(&content.new_email)
        .bind(bytes(&content.new_email_hash))
        .bind(&content.statement)
        .bind(case_id)
        .bind(content.old_mailbox.map(OldMailbox::as_str))
        .bind(Flag(content.passport_renewed))
        .bind(bytes(&content.visit_hash))
        .execute(&mut *transaction)
        .await?;
        write_matches(&mut transaction, id, tallies).await?;
        // At once, so that the registered mailbox hears of it.
        sqlx::query(
            "INSERT INTO proofs (request_id, mailbox_confirmed_at, mailbox_confirmed_by, look_at, rank)
             VALUES ($1, $2, $3, 0, (SELECT CASE kind WHEN 'reactivate' THEN 0 ELSE 1 END FROM requests WHERE id = $1))",
        )
        .bind(id)
        .bind(confirmed_at.map(ms))
        .bind(confirmed_at.map(|_| "code"))
        .execute(&mut *transaction)
        .await?;
        let links = content
            .confirm_link
            .as_ref()
            .zip(content.confirm_link_later.as_ref());
        if let (Some((at_once, later)), None) = (links, confirmed_at) {
            match link_pace::slot(&mut transaction, id, content.new_email_hash, now).await? {
                Some(at) => {
                    let mail = if at > now { later } else { at_once };
                    mails::queue(&mut transaction, mail, at).await?;
                }
                None => tracing::warn!(event = "link-not-sent", request = id),
            }
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Whether kiosks were ever given this key.
    pub async fn was_given_out(&self, key: &KeyId) -> Result<bool, StoreError> {
        let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM sealing_keys WHERE key_id = $1")
            .bind(key.as_str())
            .fetch_optional(&self.readers)
            .await?;
        Ok(known.is_some())
    }

    /// Alarms staff that a request waits, since nobody here can open it; one open alarm of a kind says it for all.
    pub async fn raise_waiting(
        &self,
        (kind, cause): (&'static str, &'static str),
        id: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let open: Option<i64> = sqlx::query_scalar(
            "SELECT 1 FROM alarms WHERE kind = $1 AND acknowledged_at IS NULL LIMIT 1",
        )
        .bind(kind)
        .fetch_optional(&self.readers)
        .await?;
        if open.is_none() {
            let mut transaction = self.begin().await?;
            raise(&mut transaction, kind, id, cause, now).await?;
            transaction.commit().await?;
        }
        Ok(())
    }

    /// Sets a request aside that made a worker panic: to the counter, with an alarm.
    pub async fn set_aside(
        &self,
        id: &str,
        event: Event,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        const WHY: &str = "worker-panicked";
        let mut transaction = self.begin().await?;
        if happen(
            &mut transaction,
            id,
            event,
            Noted::by_central(None, WHY),
            now,
        )
        .await?
        {
            let decision = Decision {
                event,
                why: WHY,
                staff: None,
                public_at: now,
            };
            write_decision(&mut transaction, id, None, &decision, now).await?;
            raise_again(&mut transaction, "set-aside", id, WHY, now).await?;
            tracing::error!(event = "request-set-aside", request = id);
        }
        Ok(transaction.commit().await?)
    }

    /// Sends a request that cannot be opened to the counter, with an alarm. `false` if another worker did
    /// it before.
    pub async fn mark_unopenable(
        &self,
        id: &str,
        cause: &'static str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let noted = Noted::by_central(None, cause);
        if !happen(&mut transaction, id, Event::Unopenable, noted, now).await? {
            return Ok(false);
        }
        sqlx::query(
            "INSERT INTO alarms (kind, request_id, cause, raised_at) VALUES ('unopenable', $1, $2, $3)
             ON CONFLICT DO NOTHING",
        )
        .bind(id)
        .bind(cause)
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// What an opened request is looked up in the registry by.
#[derive(Debug, Clone)]
pub struct Given {
    /// What the person gave.
    pub hashes: Hashes,
    /// The numbers that they are of, encrypted.
    pub values: SealedValues,
    /// The passport's number is that of a renewed one.
    pub passport_renewed: bool,
    /// The case that fits alone.
    pub case_id: Option<String>,
}

async fn given(connection: &mut DbConnection, id: &str) -> Result<Option<Given>, StoreError> {
    let row: Option<DbRow> = sqlx::query(
        "SELECT nif_hash, niss_hash, passport_hash, phone_hash, old_email_hash, nif, niss, passport, phone,
             passport_renewed, case_id
         FROM contents WHERE request_id = $1",
    )
    .bind(id)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(Given {
        hashes: Hashes {
            nif: row.try_get("nif_hash")?,
            niss: row.try_get("niss_hash")?,
            passport: row.try_get("passport_hash")?,
            phone: row.try_get("phone_hash")?,
            email: row.try_get("old_email_hash")?,
        },
        values: SealedValues {
            nif: row.try_get("nif")?,
            niss: row.try_get("niss")?,
            passport: row.try_get("passport")?,
            phone: row.try_get("phone")?,
        },
        passport_renewed: row.try_get::<Flag, _>("passport_renewed")?.0,
        case_id: row.try_get("case_id")?,
    }))
}

/// Keeps what the desk is shown of a comparison.
async fn write_matches(
    transaction: &mut Transaction<'static, Db>,
    id: &str,
    tallies: &[(String, Tally)],
) -> Result<(), StoreError> {
    for (case_id, tally) in tallies.iter().take(MOST_CANDIDATES) {
        sqlx::query(
            "INSERT INTO matches (request_id, case_id, matching, conflicting, old_email_matches)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(id)
        .bind(case_id)
        .bind(i64::from(tally.matching))
        .bind(i64::from(tally.conflicting))
        .bind(tally.old_email_matches.map(Flag))
        .execute(&mut **transaction)
        .await?;
    }
    Ok(())
}

/// Compares an undecided request with what the registry has `found` for it now. `true` if anything is other than before.
pub(super) async fn match_again(
    transaction: &mut Transaction<'static, Db>,
    request: &RequestRecord,
    found: &[Found],
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Some(given) = given(&mut *transaction, &request.id).await? else {
        return Ok(false);
    };
    let mut tallies = matching::tallies(&given.hashes, given.passport_renewed, found);
    let told = request.old_mailbox_told_at.is_some() || request.old_mailbox_answer.is_some();
    let case_id = matching::choose_again(
        request.case_id.as_deref(),
        request.passport_shown.is_some(),
        told,
        &tallies,
    );
    tallies.truncate(MOST_CANDIDATES);
    type Kept = (String, i64, i64, Option<Flag>);
    let kept: Vec<Kept> = sqlx::query_as(
        "SELECT case_id, matching, conflicting, old_email_matches FROM matches WHERE request_id = $1",
    )
    .bind(&request.id)
    .fetch_all(&mut **transaction)
    .await?;
    let same = kept.len() == tallies.len()
        && kept
            .iter()
            .all(|(case_id, matching, conflicting, old_email_matches)| {
                let kept = (*matching, *conflicting, old_email_matches.map(|it| it.0));
                tallies.iter().any(|(id, tally)| {
                    let now = (
                        i64::from(tally.matching),
                        i64::from(tally.conflicting),
                        tally.old_email_matches,
                    );
                    id == case_id && now == kept
                })
            });
    if same && case_id == request.case_id {
        return Ok(false);
    }
    sqlx::query("DELETE FROM matches WHERE request_id = $1")
        .bind(&request.id)
        .execute(&mut **transaction)
        .await?;
    write_matches(transaction, &request.id, &tallies).await?;
    if case_id != request.case_id {
        sqlx::query("UPDATE contents SET case_id = $2 WHERE request_id = $1")
            .bind(&request.id)
            .bind(&case_id)
            .execute(&mut **transaction)
            .await?;
        let why = format!("before: {}", request.case_id.as_deref().unwrap_or("none"));
        let noted = Noted::by_central(case_id.as_deref(), &why);
        events::note(transaction, Some(&request.id), "matched-again", noted, now).await?;
    }
    Ok(true)
}

/// For how many requests of this visit the same new mailbox counts as confirmed by code already.
async fn confirmed_in_visit(
    transaction: &mut Transaction<'_, Db>,
    visit: KeyedHash,
    content: &OpenedContent,
) -> Result<i64, StoreError> {
    let [one, two, three] = visit.forms();
    let [by, or_by, and_by] = forms(&content.new_email_hash);
    Ok(sqlx::query_scalar(
        "SELECT count(*) FROM contents JOIN proofs ON proofs.request_id = contents.request_id
         WHERE contents.visit_hash IN ($1, $2, $3) AND contents.new_email_hash IN ($4, $5, $6)
             AND proofs.mailbox_confirmed_by = 'code'",
    )
    .bind(one)
    .bind(two)
    .bind(three)
    .bind(by)
    .bind(or_by)
    .bind(and_by)
    .fetch_one(&mut **transaction)
    .await?)
}

/// A hash as it is written.
pub(super) fn bytes(hash: &Option<KeyedHash>) -> Option<Vec<u8>> {
    hash.as_ref().map(KeyedHash::stored)
}
