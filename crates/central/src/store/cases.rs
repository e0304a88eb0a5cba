//! The case registry. Values come in encrypted and hashed; see `vault.rs`.

use std::fmt;

use protocol::Language;

use super::{Store, StoreError};
use crate::{proof::matching::Hashes, store::opening::SealedValues};

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseStatus {
    /// Waiting for the appointment to be paid and held.
    Pending,
    /// Withdrawn, perhaps by mistake.
    Withdrawn,
}

impl CaseStatus {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            CaseStatus::Pending => "pending",
            CaseStatus::Withdrawn => "withdrawn",
        }
    }
}

impl fmt::Display for CaseStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

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
            let (values, hashes) = (&case.values, &case.hashes);
            added += sqlx::query(
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
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        }
        transaction.commit().await?;
        Ok(added)
    }
}
