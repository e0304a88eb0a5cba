//! The registry that central brings along: a table of its database, every value in it encrypted and found by keyed hashes.

use std::{fmt, sync::Arc};

use jiff::Timestamp;
use protocol::{EmailAddress, Language, Passport};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{
    Answer, Asked, Case, CaseFacts, CaseRegistry, CaseStatus, Change, ChangeTo, Found, Part,
    Payment, Progress, RegistryError, TakenIn, Unreadable,
};
use crate::{
    proof::matching::Hashes,
    store::{CaseRow, SealedCase, SealedChange, SealedValues, Store},
    vault::{Cell, Domain, KeyedHash, Vault, passport_form},
};

/// The built-in registry.
#[derive(Clone)]
pub struct BuiltIn {
    /// Its table.
    pub store: Store,
    /// Its keys.
    pub vault: Arc<Vault>,
}

impl fmt::Debug for BuiltIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BuiltIn").finish_non_exhaustive()
    }
}

impl BuiltIn {
    /// Adds those cases that are not there yet, and says how many were added.
    ///
    /// # Errors
    /// The database's.
    pub async fn add(&self, cases: &[Case]) -> Result<u64, RegistryError> {
        let sealed: Vec<_> = cases.iter().map(|case| sealed(case, &self.vault)).collect();
        Ok(self.store.add_cases(&sealed).await?)
    }

    fn facts(&self, row: &CaseRow) -> CaseFacts {
        let open = |column, sealed: &[u8]| {
            let plain = self.vault.open(cell(&row.id, column), sealed);
            plain.map_err(|_| Unreadable(column))
        };
        let email = row.email.as_deref().map(|sealed| {
            let text = open("email", sealed)?;
            EmailAddress::parse(&text).map_err(|_| Unreadable("email"))
        });
        let payment = row.payment_reference.as_deref().zip(row.payment_cents);
        let payment = payment.map(|(sealed, cents)| {
            let reference = open("payment_reference", sealed)?.to_string();
            Ok(Payment { reference, cents })
        });
        CaseFacts {
            id: row.id.clone(),
            status: row.status,
            email,
            email_hash: row.hashes.email,
            language: row.language.as_deref().and_then(Language::from_code),
            payment,
        }
    }
}

impl CaseRegistry for BuiltIn {
    fn answers(&self) -> Asked<'_, ()> {
        Box::pin(async { Ok(self.store.answers().await?) })
    }

    fn look_up<'a>(&'a self, given: &'a Hashes, chosen: Option<&'a str>) -> Asked<'a, Vec<Found>> {
        Box::pin(async move {
            let rows = self.store.cases_like(given, chosen).await?;
            let found = |row: CaseRow| Found {
                case: self.facts(&row),
                hashes: row.hashes,
            };
            Ok(rows.into_iter().map(found).collect())
        })
    }

    fn case<'a>(&'a self, id: &'a str) -> Asked<'a, Option<CaseFacts>> {
        Box::pin(async move {
            let row = self.store.case_row(id).await?;
            Ok(row.map(|row| self.facts(&row)))
        })
    }

    fn passports<'a>(&'a self, cases: &'a [String]) -> Asked<'a, Vec<(String, Passport)>> {
        Box::pin(async move {
            let mut passports = Vec::new();
            for id in cases {
                let Some(sealed) = self.store.passport_of_case(id).await? else {
                    continue;
                };
                let form = self.vault.open(cell(id, "passport"), &sealed);
                let passport = form.ok().and_then(|form| {
                    let (country, number) = form.split_once(':')?;
                    Passport::parse(number, country).ok()
                });
                match passport {
                    Some(passport) => passports.push((id.clone(), passport)),
                    None => return Err(Store::unreadable("passport").into()),
                }
            }
            Ok(passports)
        })
    }

    fn cases_with_address<'a>(&'a self, email: &'a KeyedHash) -> Asked<'a, i64> {
        Box::pin(async move { Ok(self.store.cases_with_address(email).await?) })
    }

    fn change<'a>(&'a self, key: &'a str, change: &'a Change, now: Timestamp) -> Asked<'a, Answer> {
        Box::pin(async move {
            let id = change.case_id.as_str();
            let sealed = SealedChange {
                case_id: id,
                expected_email: change.expected_email,
                expected_status: change.expected_status,
                address: match &change.to {
                    ChangeTo::Address(email) => Some((
                        self.vault.seal(cell(id, "email"), email.as_str()),
                        self.vault.hash(Domain::Email, &email.matching_form()),
                    )),
                    ChangeTo::Pending | ChangeTo::AsItIs => None,
                },
                status: (change.to == ChangeTo::Pending).then_some(CaseStatus::Pending),
            };
            Ok(self.store.change_case(key, &sealed, now).await?)
        })
    }

    fn cancel<'a>(&'a self, key: &'a str, now: Timestamp) -> Asked<'a, Answer> {
        Box::pin(async move { Ok(self.store.cancel_case_change(key, now).await?) })
    }

    fn taken_in<'a>(&'a self, sha256: &'a str) -> Asked<'a, Progress> {
        Box::pin(async move { Ok(self.store.import_progress(sha256).await?) })
    }

    fn take_in<'a>(&'a self, cases: &'a [(u64, Case)], part: Part<'a>) -> Asked<'a, TakenIn> {
        Box::pin(async move {
            let seal = |(line, case): &(u64, Case)| (*line, sealed(case, &self.vault));
            let sealed: Vec<_> = cases.iter().map(seal).collect();
            Ok(self.store.import_cases(&sealed, &self.vault, part).await?)
        })
    }

    fn export<'a>(&'a self, id: &'a str) -> Asked<'a, Option<Value>> {
        Box::pin(async move { Ok(self.store.export_case_row(id, &self.vault).await?) })
    }

    fn erase<'a>(&'a self, id: &'a str) -> Asked<'a, bool> {
        Box::pin(async move { Ok(self.store.erase_case_row(id).await?) })
    }
}

fn cell<'a>(case_id: &'a str, column: &'static str) -> Cell<'a> {
    Cell {
        table: "cases",
        row: case_id,
        column,
    }
}

/// A case as it is stored.
pub(crate) fn sealed(case: &Case, vault: &Vault) -> SealedCase {
    let seal = |column, plain: &str| vault.seal(cell(&case.number, column), plain);
    let passport: Option<Zeroizing<String>> = case.passport.as_ref().map(passport_form);
    let (nif, niss, phone) = (&case.nif, &case.niss, &case.phone);
    let payment = case.payment.as_ref();
    let email = case.email.as_ref();
    SealedCase {
        id: case.number.clone(),
        status: case.status,
        made_up: case.made_up,
        name: seal("name", &case.name),
        email: email.map(|it| seal("email", it.as_str())),
        language: case.language,
        payment_reference: payment.map(|it| seal("payment_reference", &it.reference)),
        payment_cents: payment.map(|it| it.cents),
        values: SealedValues {
            nif: nif.as_ref().map(|it| seal("nif", it.as_str())),
            niss: niss.as_ref().map(|it| seal("niss", it.as_str())),
            passport: passport.as_ref().map(|it| seal("passport", it)),
            phone: phone.as_ref().map(|it| seal("phone", it.as_str())),
        },
        hashes: Hashes {
            nif: nif.as_ref().map(|it| vault.hash(Domain::Nif, it.as_str())),
            niss: niss
                .as_ref()
                .map(|it| vault.hash(Domain::Niss, it.as_str())),
            passport: passport.as_ref().map(|it| vault.hash(Domain::Passport, it)),
            phone: phone
                .as_ref()
                .map(|it| vault.hash(Domain::Phone, it.as_str())),
            email: email.map(|it| vault.hash(Domain::Email, &it.matching_form())),
        },
    }
}
