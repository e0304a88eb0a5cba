//! What the opening worker reads and writes. Every step from `received` on is one transaction that starts
//! with the change of state, so that a second worker, or a second life of this one, changes nothing.

use jiff::Timestamp;
use protocol::{KeyId, RequestHeader, SealedPayload};
use sqlx::{FromRow, Row, Transaction};

use super::{
    Hand, Store, StoreError,
    engine::{Db, DbConnection, DbRow, Flag},
    events::{self, Noted, happen},
    ms,
    opened::{MOST_CANDIDATES, write_matches},
    requests::HoldRow,
    settlement::{Decision, raise_again, write_decision},
    unreadable,
};
use crate::{
    proof::{
        evidence::RequestRecord,
        matching::{self, Hashes},
    },
    registry::Found,
    requests::{
        state::{Hold, RequestState},
        transition::Event,
    },
    vault::{Cell, Domain, KeyedHash, Vault},
};

/// Requests that may have to be opened, with what their T follows from. Their state is looked at afterwards: by its index
/// PostgreSQL may look for the ids among all that wait.
pub(super) const TO_OPEN: &str = concat!(
    "SELECT requests.id, requests.state, received_at, header, suite, key_id, sealed,
         time_zone, outages.began_at, outages.ended_at, rules.hold_days, rules.closed_days
     FROM requests ",
    super::what_t_follows_from!(),
    " WHERE requests.id IN (SELECT value FROM json_each($1))
     ORDER BY received_at, requests.id"
);

/// A request that waits to be opened.
#[derive(Debug)]
pub struct Pending {
    /// Its id.
    pub id: String,
    /// When central received it, milliseconds since 1970.
    pub received_at: i64,
    /// What stayed in clear, and what is to be opened; `None` for a row that can no longer be read.
    pub request: Option<(RequestHeader, SealedPayload)>,
    /// T.
    pub hold: Result<Hold, StoreError>,
}

impl Pending {
    fn read(row: &DbRow, now: Timestamp) -> Result<Pending, StoreError> {
        let header: String = row.try_get("header")?;
        let key_id: String = row.try_get("key_id")?;
        let (suite, sealed) = (row.try_get("suite")?, row.try_get("sealed")?);
        let request = || {
            let header = serde_json::from_str(&header).ok()?;
            let key_id = serde_json::from_value(key_id.into()).ok()?;
            let payload = SealedPayload {
                suite,
                key_id,
                sealed,
            };
            Some((header, payload))
        };
        let received_at = row.try_get("received_at")?;
        Ok(Pending {
            id: row.try_get("id")?,
            received_at,
            request: request(),
            hold: HoldRow::from_row(row)?.hold(received_at, now),
        })
    }
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

    /// The places of the next few requests of one kiosk that wait to be opened, after `place`.
    pub async fn pending_of(
        &self,
        kiosk: &str,
        place: &(i64, String),
        most: usize,
    ) -> Result<Vec<(i64, String)>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT received_at, id FROM requests
             WHERE state = 'received' AND kiosk = $4 AND (received_at, id) > ($1, $2)
             ORDER BY received_at, id LIMIT $3",
        )
        .bind(place.0)
        .bind(&place.1)
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .bind(kiosk)
        .fetch_all(&self.readers)
        .await?)
    }

    /// Takes of these requests in hand what nobody else has, as far as it still waits to be opened.
    pub async fn take_pending(
        &self,
        ids: Vec<String>,
        now: Timestamp,
    ) -> Result<(Hand, Vec<Pending>), StoreError> {
        let (hand, ours) = self.take_in_hand(ids).await?;
        let rows: Vec<DbRow> = sqlx::query(TO_OPEN)
            .bind(serde_json::to_string(&ours).expect("ids always serialise"))
            .fetch_all(&self.readers)
            .await?;
        let mut pending = Vec::with_capacity(rows.len());
        for row in &rows {
            if row.try_get::<String, _>("state")? == RequestState::Received.as_str() {
                pending.push(Pending::read(row, now)?);
            }
        }
        Ok((hand, pending))
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
        if open.is_some() {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        sqlx::query(
            "INSERT INTO alarms (kind, request_id, cause, raised_at) SELECT $1, $2, $3, $4
             WHERE NOT EXISTS (SELECT 1 FROM alarms WHERE kind = $1 AND acknowledged_at IS NULL)
             ON CONFLICT DO NOTHING",
        )
        .bind(kind)
        .bind(id)
        .bind(cause)
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
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
    let tallies = [(request.id.as_str(), tallies.as_slice())];
    write_matches(transaction, tallies.into_iter()).await?;
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

/// A hash as it is written.
pub(super) fn bytes(hash: &Option<KeyedHash>) -> Option<Vec<u8>> {
    hash.as_ref().map(KeyedHash::stored)
}
