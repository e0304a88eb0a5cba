//! The table of the built-in registry, and nobody else's: [`crate::registry::BuiltIn`] alone comes here. Values come in
//! encrypted and hashed; see `vault.rs`.

use jiff::Timestamp;
use protocol::Language;
use serde_json::Value;
use sqlx::{FromRow, Row, Transaction};

use super::{
    Store, StoreError,
    engine::{Db, DbConnection, DbRow, Flag, forms},
    events::{self, Noted},
    marks, ms,
    opening::bytes,
    reminders,
    rows::{Bound, Insert},
    settlement::look_at_others,
    unreadable, unreadable_value,
};
use crate::{
    proof::matching::Hashes,
    random,
    registry::{Answer, CaseStatus, Part, Progress, TakenIn},
    staff::OPERATOR,
    store::opening::SealedValues,
    vault::{Cell, KeyedHash, Vault},
};

/// A case as it is stored.
#[derive(Debug, Clone)]
pub struct SealedCase {
    /// Its number.
    pub id: String,
    /// Where it stands.
    pub status: CaseStatus,
    /// Made by `make-cases`.
    pub made_up: bool,
    /// The person's name, encrypted.
    pub name: Vec<u8>,
    /// The address that AIMA has, encrypted.
    pub email: Option<Vec<u8>>,
    /// What the person reads, where it is known.
    pub language: Option<Language>,
    /// The reference to pay with, encrypted.
    pub payment_reference: Option<Vec<u8>>,
    /// The amount to pay, in cents.
    pub payment_cents: Option<i64>,
    /// The identifiers, encrypted.
    pub values: SealedValues,
    /// Keyed hashes of identifiers and address.
    pub hashes: Hashes,
}

/// A case as it is read for a request.
#[derive(Debug)]
pub struct CaseRow {
    /// Its number.
    pub id: String,
    /// Where it stands.
    pub status: CaseStatus,
    /// Its address, encrypted.
    pub email: Option<Vec<u8>>,
    /// What the person reads, by code.
    pub language: Option<String>,
    /// The reference to pay with, encrypted.
    pub payment_reference: Option<Vec<u8>>,
    /// The amount, in cents.
    pub payment_cents: Option<i64>,
    /// What it is compared by.
    pub hashes: Hashes,
}

impl FromRow<'_, DbRow> for CaseRow {
    fn from_row(row: &DbRow) -> Result<CaseRow, sqlx::Error> {
        let status: String = row.try_get("status")?;
        Ok(CaseRow {
            id: row.try_get("id")?,
            status: CaseStatus::from_name(&status).ok_or(sqlx::Error::Decode("status".into()))?,
            email: row.try_get("email")?,
            language: row.try_get("language")?,
            payment_reference: row.try_get("payment_reference")?,
            payment_cents: row.try_get("payment_cents")?,
            hashes: Hashes {
                nif: row.try_get("nif_hash")?,
                niss: row.try_get("niss_hash")?,
                passport: row.try_get("passport_hash")?,
                phone: row.try_get("phone_hash")?,
                email: row.try_get("email_hash")?,
            },
        })
    }
}

/// A change of a case, encrypted.
#[derive(Debug)]
pub struct SealedChange<'a> {
    /// The case.
    pub case_id: &'a str,
    /// The keyed hash of the address that it must have.
    pub expected_email: Option<KeyedHash>,
    /// Where it must stand.
    pub expected_status: CaseStatus,
    /// Its new address, encrypted, with its keyed hash.
    pub address: Option<(Vec<u8>, KeyedHash)>,
    /// Where it stands from then on.
    pub status: Option<CaseStatus>,
}

impl Store {
    /// The cases that share at least one identifier with `given`, and `chosen`.
    pub async fn cases_like(
        &self,
        given: &Hashes,
        chosen: Option<&str>,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let mut statement = sqlx::query_as(
            "SELECT id, status, email, language, payment_reference, payment_cents, nif_hash, niss_hash,
                 passport_hash, phone_hash, email_hash FROM cases
             WHERE nif_hash IN ($2, $3, $4) OR niss_hash IN ($5, $6, $7) OR passport_hash IN ($8, $9, $10)
                 OR phone_hash IN ($11, $12, $13) OR id = $1
             ORDER BY id",
        )
        .bind(chosen);
        for hash in [&given.nif, &given.niss, &given.passport, &given.phone] {
            for form in forms(hash) {
                statement = statement.bind(form);
            }
        }
        Ok(statement.fetch_all(&self.readers).await?)
    }

    /// One case.
    pub async fn case_row(&self, id: &str) -> Result<Option<CaseRow>, StoreError> {
        self.cases_like(&Hashes::default(), Some(id))
            .await
            .map(|rows| rows.into_iter().next())
    }

    /// The passport of a case, encrypted.
    pub async fn passport_of_case(&self, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let passport: Option<Option<Vec<u8>>> =
            sqlx::query_scalar("SELECT passport FROM cases WHERE id = $1")
                .bind(id)
                .fetch_optional(&self.readers)
                .await?;
        Ok(passport.flatten())
    }

    /// How many cases have the address with this keyed hash.
    pub async fn cases_with_address(&self, email: &KeyedHash) -> Result<i64, StoreError> {
        let [one, two, three] = email.forms();
        Ok(
            sqlx::query_scalar("SELECT count(*) FROM cases WHERE email_hash IN ($1, $2, $3)")
                .bind(one)
                .bind(two)
                .bind(three)
                .fetch_one(&self.readers)
                .await?,
        )
    }

    /// Changes a case, if it is as expected, and keeps the answer under `key`; or gives the answer that is kept.
    pub async fn change_case(
        &self,
        key: &str,
        change: &SealedChange<'_>,
        now: Timestamp,
    ) -> Result<Answer, StoreError> {
        let mut transaction = self.begin().await?;
        if let Some(answer) = answered(&mut transaction, key).await? {
            return Ok(answer);
        }
        let stands: Option<(Option<KeyedHash>, String)> =
            sqlx::query_as("SELECT email_hash, status FROM cases WHERE id = $1")
                .bind(change.case_id)
                .fetch_optional(&mut *transaction)
                .await?;
        let as_expected = stands.is_some_and(|(email, status)| {
            email == change.expected_email && status == change.expected_status.as_str()
        });
        let answer = match as_expected {
            true => {
                let address = change.address.as_ref();
                sqlx::query(
                    "UPDATE cases SET email = coalesce($2, email), email_hash = coalesce($3, email_hash),
                         status = coalesce($4, status) WHERE id = $1",
                )
                .bind(change.case_id)
                .bind(address.map(|(email, _)| email))
                .bind(address.map(|(_, hash)| hash.stored()))
                .bind(change.status.map(CaseStatus::as_str))
                .execute(&mut *transaction)
                .await?;
                Answer::Done
            }
            false => Answer::CaseChanged,
        };
        keep_answer(&mut transaction, key, answer, now).await?;
        transaction.commit().await?;
        Ok(answer)
    }

    /// Keeps under `key` that nothing is done, unless something was.
    pub async fn cancel_case_change(
        &self,
        key: &str,
        now: Timestamp,
    ) -> Result<Answer, StoreError> {
        let mut transaction = self.begin().await?;
        if let Some(answer) = answered(&mut transaction, key).await? {
            return Ok(answer);
        }
        keep_answer(&mut transaction, key, Answer::Cancelled, now).await?;
        transaction.commit().await?;
        Ok(Answer::Cancelled)
    }

    /// Everything that is kept of a case, in clear.
    pub async fn export_case_row(
        &self,
        case_id: &str,
        vault: &Vault,
    ) -> Result<Option<Value>, StoreError> {
        let rows = self.exported("cases", EXPORTED, case_id, vault).await?;
        Ok(rows.into_iter().next())
    }

    /// Removes a case. `false` if there is none.
    pub async fn erase_case_row(&self, case_id: &str) -> Result<bool, StoreError> {
        let gone = sqlx::query("DELETE FROM cases WHERE id = $1")
            .bind(case_id)
            .execute(&self.writer)
            .await?;
        Ok(gone.rows_affected() > 0)
    }

    /// Adds those cases that are not there yet, all at once, and says how many were added.
    pub async fn add_cases(&self, cases: &[SealedCase]) -> Result<u64, StoreError> {
        let mut transaction = self.begin().await?;
        let added = insert(&mut transaction, cases).await?;
        transaction.commit().await?;
        Ok(added)
    }
}

pub(super) const CASES: Insert = Insert {
    into: "INSERT INTO cases (id, status, made_up, name, nif, nif_hash, niss, niss_hash, passport,
             passport_hash, phone, phone_hash, email, email_hash, language, payment_reference, payment_cents)",
    row: "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    then: " ON CONFLICT DO NOTHING",
};

/// Adds those cases that are not there yet. Says how many were added.
async fn insert(connection: &mut DbConnection, cases: &[SealedCase]) -> Result<u64, StoreError> {
    let bind = |query: Bound, case: &SealedCase| {
        let (values, hashes) = (&case.values, &case.hashes);
        query
            .bind(case.id.clone())
            .bind(case.status.as_str())
            .bind(Flag(case.made_up))
            .bind(case.name.clone())
            .bind(values.nif.clone())
            .bind(bytes(&hashes.nif))
            .bind(values.niss.clone())
            .bind(bytes(&hashes.niss))
            .bind(values.passport.clone())
            .bind(bytes(&hashes.passport))
            .bind(values.phone.clone())
            .bind(bytes(&hashes.phone))
            .bind(case.email.clone())
            .bind(bytes(&hashes.email))
            .bind(case.language.map(Language::code))
            .bind(case.payment_reference.clone())
            .bind(case.payment_cents)
    };
    CASES.all(connection, cases, bind).await
}

pub(super) const EXPORTED: &str =
    "SELECT id, status, name, nif, niss, passport, phone, email, payment_reference,
         payment_cents, language
     FROM cases WHERE id = $1";

/// What was answered to a key.
async fn answered(
    transaction: &mut Transaction<'static, Db>,
    key: &str,
) -> Result<Option<Answer>, StoreError> {
    let answer: Option<String> =
        sqlx::query_scalar("SELECT answer FROM registry_changes WHERE key = $1")
            .bind(key)
            .fetch_optional(&mut **transaction)
            .await?;
    answer
        .map(|name| Answer::from_name(&name).ok_or_else(|| unreadable_value("answer")))
        .transpose()
}

async fn keep_answer(
    transaction: &mut Transaction<'static, Db>,
    key: &str,
    answer: Answer,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO registry_changes (key, answer, at) VALUES ($1, $2, $3)")
        .bind(key)
        .bind(answer.as_str())
        .bind(ms(now))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// By what the address of a case is found.
pub(super) async fn address_of(
    transaction: &mut Transaction<'static, Db>,
    id: &str,
) -> Result<Option<KeyedHash>, StoreError> {
    let address: Option<Option<KeyedHash>> =
        sqlx::query_scalar("SELECT email_hash FROM cases WHERE id = $1")
            .bind(id)
            .fetch_optional(&mut **transaction)
            .await?;
    Ok(address.flatten())
}

/// A case that is there, as far as an import looks at it.
#[derive(Debug, FromRow)]
struct Known {
    status: String,
    email: Option<Vec<u8>>,
    email_hash: Option<KeyedHash>,
    /// Its address was changed by a request.
    #[sqlx(try_from = "Flag")]
    corrected: bool,
    /// It was reactivated by a request.
    #[sqlx(try_from = "Flag")]
    reactivated: bool,
    /// A change is being made of which nobody knows yet whether it was carried out.
    #[sqlx(try_from = "Flag")]
    changing: bool,
}

impl Store {
    /// How far the file with this hash was taken in.
    pub async fn import_progress(&self, sha256: &str) -> Result<Progress, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let lines: Option<i64> =
            sqlx::query_scalar("SELECT lines FROM case_imports WHERE sha256 = $1")
                .bind(sha256)
                .fetch_optional(&mut *snapshot)
                .await?;
        let put_off: Vec<i64> =
            sqlx::query_scalar("SELECT line FROM case_lines_put_off WHERE sha256 = $1")
                .bind(sha256)
                .fetch_all(&mut *snapshot)
                .await?;
        Ok(Progress {
            lines: lines.map_or(0, i64::unsigned_abs),
            put_off: put_off.into_iter().map(i64::unsigned_abs).collect(),
        })
    }

    /// Takes cases in, and notes how far the file was taken in: both or neither.
    pub async fn import_cases(
        &self,
        cases: &[(u64, SealedCase)],
        vault: &Vault,
        part: Part<'_>,
    ) -> Result<TakenIn, StoreError> {
        let now = part.now;
        let mut transaction = self.begin().await?;
        let mut taken = TakenIn::default();
        for (line, case) in cases {
            let known: Option<Known> = sqlx::query_as(
                "SELECT status, email, email_hash, EXISTS (SELECT 1 FROM case_marks
                         WHERE case_marks.case_id = cases.id AND corrected_at IS NOT NULL) AS corrected,
                     EXISTS (SELECT 1 FROM case_changes
                         WHERE case_changes.case_id = cases.id AND answered_at IS NULL) AS changing,
                     EXISTS (SELECT 1 FROM events JOIN requests ON requests.id = events.request_id
                         WHERE events.case_id = cases.id AND requests.kind = 'reactivate'
                             AND events.what IN ('applied', 'applied-without-answer')) AS reactivated
                 FROM cases WHERE id = $1",
            )
            .bind(&case.id)
            .fetch_optional(&mut *transaction)
            .await?;
            let changing = known.as_ref().is_some_and(|known| known.changing);
            put_off(&mut transaction, part.sha256, *line, changing).await?;
            match known {
                None => {
                    taken.added += insert(&mut transaction, std::slice::from_ref(case)).await?;
                }
                Some(_) if changing => taken.put_off.push(*line),
                Some(known) => {
                    taken.updated += 1;
                    let kept = update(&mut transaction, case, &known, vault, now).await?;
                    taken.kept += u64::from(kept);
                }
            }
        }
        sqlx::query(
            "INSERT INTO case_imports (sha256, lines, at) VALUES ($1, $2, $3)
             ON CONFLICT (sha256) DO UPDATE SET lines = max(case_imports.lines, excluded.lines), at = excluded.at",
        )
        .bind(part.sha256)
        .bind(i64::try_from(part.line).unwrap_or(i64::MAX))
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(taken)
    }
}

/// Notes that a line waits for the end of a change, or that it waits no more.
async fn put_off(
    transaction: &mut Transaction<'static, Db>,
    sha256: &str,
    line: u64,
    waits: bool,
) -> Result<(), StoreError> {
    let statement = match waits {
        true => sqlx::query(
            "INSERT INTO case_lines_put_off (sha256, line) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        ),
        false => sqlx::query("DELETE FROM case_lines_put_off WHERE sha256 = $1 AND line = $2"),
    };
    statement
        .bind(sha256)
        .bind(i64::try_from(line).unwrap_or(i64::MAX))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Brings a case to what the file says. `true` where what was decided here outweighs it: an address that a request has
/// changed, and a withdrawal that a request has undone.
async fn update(
    transaction: &mut Transaction<'static, Db>,
    case: &SealedCase,
    known: &Known,
    vault: &Vault,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let id = case.id.as_str();
    let (values, hashes) = (&case.values, &case.hashes);
    let keeps_status = known.reactivated && case.status == CaseStatus::Withdrawn;
    let status = match keeps_status {
        true => known.status.as_str(),
        false => case.status.as_str(),
    };
    sqlx::query(
        "UPDATE cases SET status = $2, name = $3, nif = $4, nif_hash = $5, niss = $6, niss_hash = $7,
             passport = $8, passport_hash = $9, phone = $10, phone_hash = $11, language = $12,
             payment_reference = $13, payment_cents = $14
         WHERE id = $1",
    )
    .bind(id)
    .bind(status)
    .bind(&case.name)
    .bind(&values.nif)
    .bind(bytes(&hashes.nif))
    .bind(&values.niss)
    .bind(bytes(&hashes.niss))
    .bind(&values.passport)
    .bind(bytes(&hashes.passport))
    .bind(&values.phone)
    .bind(bytes(&hashes.phone))
    .bind(case.language.map(Language::code))
    .bind(&case.payment_reference)
    .bind(case.payment_cents)
    .execute(&mut **transaction)
    .await?;
    if status != known.status {
        let noted = Noted {
            case_id: Some(id),
            who: OPERATOR,
            why: Some(status),
        };
        events::note(transaction, None, "status-imported", noted, now).await?;
    }
    let other_address = hashes.email != known.email_hash;
    if other_address && !known.corrected {
        change_address(transaction, case, known, vault, now).await?;
    }
    look_at_others(transaction, id).await?;
    Ok(keeps_status || other_address && known.corrected)
}

/// The registry has another address: the former one is kept with its event.
async fn change_address(
    transaction: &mut Transaction<'static, Db>,
    case: &SealedCase,
    known: &Known,
    vault: &Vault,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = case.id.as_str();
    let former_id = uuid::Builder::from_random_bytes(random::bytes())
        .into_uuid()
        .to_string();
    let cell = |table, row, column| Cell { table, row, column };
    let former = match known.email.as_deref() {
        Some(sealed) => {
            let plain = vault.open(cell("cases", id, "email"), sealed);
            let plain = plain.map_err(unreadable)?;
            Some(vault.seal(cell("events", &former_id, "former"), &plain))
        }
        None => None,
    };
    sqlx::query(
        "INSERT INTO events (at, case_id, what, who, former, former_id)
         VALUES ($1, $2, 'address-imported', $3, $4, $5)",
    )
    .bind(ms(now))
    .bind(id)
    .bind(OPERATOR)
    .bind(former)
    .bind(&former_id)
    .execute(&mut **transaction)
    .await?;
    sqlx::query("UPDATE cases SET email = $2, email_hash = $3 WHERE id = $1")
        .bind(id)
        .bind(&case.email)
        .bind(bytes(&case.hashes.email))
        .execute(&mut **transaction)
        .await?;
    reminders::take_back(transaction, id, now).await?;
    marks::another_address_came(transaction, id, now).await
}
