//! The case registry. Values come in encrypted and hashed; see `vault.rs`.

use jiff::Timestamp;
use protocol::Language;
use sqlx::{FromRow, Sqlite, Transaction};

use super::{
    Store, StoreError,
    events::{self, Noted},
    ms,
    settlement::look_at_others,
    unreadable,
};
use crate::{
    proof::matching::Hashes,
    random,
    registry::CaseStatus,
    staff::OPERATOR,
    store::opening::SealedValues,
    vault::{Cell, Vault},
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

impl Store {
    /// Adds those cases that are not there yet, all at once, and says how many were added.
    pub async fn add_cases(&self, cases: &[SealedCase]) -> Result<u64, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let mut added = 0;
        for case in cases {
            added += insert(&mut transaction, case).await?;
        }
        transaction.commit().await?;
        Ok(added)
    }
}

/// Adds a case that is not there yet. Says how many were added.
async fn insert(
    transaction: &mut Transaction<'static, Sqlite>,
    case: &SealedCase,
) -> Result<u64, StoreError> {
    let (values, hashes) = (&case.values, &case.hashes);
    let added = sqlx::query(
        "INSERT INTO cases (id, status, made_up, name, nif, nif_hash, niss, niss_hash, passport,
                     passport_hash, phone, phone_hash, email, email_hash, language,
                     payment_reference, payment_cents)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
                 ON CONFLICT DO NOTHING",
    )
    .bind(&case.id)
    .bind(case.status.as_str())
    .bind(case.made_up)
    .bind(&case.name)
    .bind(&values.nif)
    .bind(hashes.nif.as_ref().map(<[u8; 32]>::as_slice))
    .bind(&values.niss)
    .bind(hashes.niss.as_ref().map(<[u8; 32]>::as_slice))
    .bind(&values.passport)
    .bind(hashes.passport.as_ref().map(<[u8; 32]>::as_slice))
    .bind(&values.phone)
    .bind(hashes.phone.as_ref().map(<[u8; 32]>::as_slice))
    .bind(&case.email)
    .bind(hashes.email.as_ref().map(<[u8; 32]>::as_slice))
    .bind(case.language.map(Language::code))
    .bind(&case.payment_reference)
    .bind(case.payment_cents)
    .execute(&mut **transaction)
    .await?;
    Ok(added.rows_affected())
}

/// A case that comes from a file: it is added, or brought to what the file says.
#[derive(Debug, Clone)]
pub struct ImportedRow(pub SealedCase);

/// What became of some of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// New ones.
    pub added: u64,
    /// Those that were there.
    pub updated: u64,
    /// Of these, where what was decided here outweighs the file.
    pub kept: u64,
}

/// A case that is there, as far as an import looks at it.
#[derive(Debug, FromRow)]
struct Known {
    status: String,
    email: Option<Vec<u8>>,
    email_hash: Option<Vec<u8>>,
    /// Its address was changed by a request.
    corrected: bool,
    /// It was reactivated by a request.
    reactivated: bool,
}

impl Store {
    /// How many lines of the file with this hash were taken in.
    pub async fn imported_lines(&self, sha256: &str) -> Result<u64, StoreError> {
        let lines: Option<i64> =
            sqlx::query_scalar("SELECT lines FROM case_imports WHERE sha256 = ?1")
                .bind(sha256)
                .fetch_optional(&self.readers)
                .await?;
        Ok(lines.map_or(0, i64::unsigned_abs))
    }

    /// Takes cases in, and notes that the file was taken in up to `line`: both or neither.
    pub async fn import_cases(
        &self,
        rows: &[ImportedRow],
        vault: &Vault,
        sha256: &str,
        line: u64,
        now: Timestamp,
    ) -> Result<TakenIn, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let mut taken = TakenIn::default();
        for ImportedRow(case) in rows {
            let known: Option<Known> = sqlx::query_as(
                "SELECT status, email, email_hash, corrected_at IS NOT NULL AS corrected,
                     EXISTS (SELECT 1 FROM events JOIN requests ON requests.id = events.request_id
                         WHERE events.case_id = cases.id AND requests.kind = 'reactivate'
                             AND events.what IN ('applied', 'applied-without-answer')) AS reactivated
                 FROM cases WHERE id = ?1",
            )
            .bind(&case.id)
            .fetch_optional(&mut *transaction)
            .await?;
            match known {
                None => {
                    taken.added += insert(&mut transaction, case).await?;
                }
                Some(known) => {
                    taken.updated += 1;
                    let kept = update(&mut transaction, case, &known, vault, now).await?;
                    taken.kept += u64::from(kept);
                }
            }
        }
        sqlx::query(
            "INSERT INTO case_imports (sha256, lines, at) VALUES (?1, ?2, ?3)
             ON CONFLICT (sha256) DO UPDATE SET lines = max(lines, excluded.lines), at = excluded.at",
        )
        .bind(sha256)
        .bind(i64::try_from(line).unwrap_or(i64::MAX))
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(taken)
    }
}

/// Brings a case to what the file says. `true` where what was decided here outweighs it: an address that a request has
/// changed, and a withdrawal that a request has undone.
async fn update(
    transaction: &mut Transaction<'static, Sqlite>,
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
        "UPDATE cases SET status = ?2, name = ?3, nif = ?4, nif_hash = ?5, niss = ?6, niss_hash = ?7,
             passport = ?8, passport_hash = ?9, phone = ?10, phone_hash = ?11, language = ?12,
             payment_reference = ?13, payment_cents = ?14
         WHERE id = ?1",
    )
    .bind(id)
    .bind(status)
    .bind(&case.name)
    .bind(&values.nif)
    .bind(hashes.nif.as_ref().map(<[u8; 32]>::as_slice))
    .bind(&values.niss)
    .bind(hashes.niss.as_ref().map(<[u8; 32]>::as_slice))
    .bind(&values.passport)
    .bind(hashes.passport.as_ref().map(<[u8; 32]>::as_slice))
    .bind(&values.phone)
    .bind(hashes.phone.as_ref().map(<[u8; 32]>::as_slice))
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
    let hash = hashes.email.as_ref().map(<[u8; 32]>::as_slice);
    let other_address = hash != known.email_hash.as_deref();
    if other_address && !known.corrected {
        change_address(transaction, case, known, vault, now).await?;
    }
    look_at_others(transaction, id).await?;
    Ok(keeps_status || other_address && known.corrected)
}

/// The registry has another address: the former one is kept with its event.
async fn change_address(
    transaction: &mut Transaction<'static, Sqlite>,
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
         VALUES (?1, ?2, 'address-imported', ?3, ?4, ?5)",
    )
    .bind(ms(now))
    .bind(id)
    .bind(OPERATOR)
    .bind(former)
    .bind(&former_id)
    .execute(&mut **transaction)
    .await?;
    sqlx::query(
        "UPDATE cases SET email = ?2, email_hash = ?3, address_since = ?4, email_refused_at = NULL
         WHERE id = ?1",
    )
    .bind(id)
    .bind(&case.email)
    .bind(case.hashes.email.as_ref().map(<[u8; 32]>::as_slice))
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
