//! The case registry: where a case stands, how it is looked up and changed, and how cases come in. It is reached through
//! [`CaseRegistry`] alone, and may be another service than this one: [`BuiltIn`] is the one that central brings along.
//! What a request does to a case is the ladder's word ([`crate::proof`]).
//!
//! Promises: a change is asked for under an idempotency key, and the first answer to a key stands, however often and by
//! whomever it is asked again; a case that is no longer as it was when the change was decided is left as it is. A registry
//! that is out of reach, slow, or refuses is asked again later: nothing that was asked of it is lost.

mod built_in;
pub mod import;

use std::{collections::BTreeSet, fmt, time::Duration};

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use protocol::{EmailAddress, Language, Nif, Niss, Passport, Phone};
use serde_json::Value;

pub use built_in::BuiltIn;
pub(crate) use built_in::sealed;

use crate::{
    proof::{
        evidence::Evidence,
        matching::{Hashes, MATCHES_NEEDED, tally},
    },
    store::{Store, StoreError},
    vault::{KeyedHash, Vault},
};

/// How long the registry may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A case registry.
pub trait CaseRegistry: fmt::Debug + Send + Sync {
    /// Whether it answers.
    fn answers(&self) -> Asked<'_, ()>;

    /// The cases that share at least one identifier with `given`, ordered by number, and `chosen` wherever it stands.
    fn look_up<'a>(&'a self, given: &'a Hashes, chosen: Option<&'a str>) -> Asked<'a, Vec<Found>>;

    /// One case.
    fn case<'a>(&'a self, id: &'a str) -> Asked<'a, Option<CaseFacts>>;

    /// The passports of those of `cases` that have one, to be compared with the one in staff's hands.
    fn passports<'a>(&'a self, cases: &'a [String]) -> Asked<'a, Vec<(String, Passport)>>;

    /// How many cases have this address.
    fn cases_with_address<'a>(&'a self, email: &'a KeyedHash) -> Asked<'a, i64>;

    /// Changes a case. An answer that was given to `key` before is given again, and nothing is done.
    fn change<'a>(&'a self, key: &'a str, change: &'a Change, now: Timestamp) -> Asked<'a, Answer>;

    /// Sees to it that nothing is ever done under `key`, unless it was.
    fn cancel<'a>(&'a self, key: &'a str, now: Timestamp) -> Asked<'a, Answer>;

    /// How far the file with this hash was taken in.
    fn taken_in<'a>(&'a self, sha256: &'a str) -> Asked<'a, Progress>;

    /// Takes in cases of a file up to `line`, each with the line on which it stands: those and how far it came, or neither.
    fn take_in<'a>(&'a self, cases: &'a [(u64, Case)], part: Part<'a>) -> Asked<'a, TakenIn>;

    /// Everything that is kept of a case, in clear.
    fn export<'a>(&'a self, id: &'a str) -> Asked<'a, Option<Value>>;

    /// Erases a case. `false` if there is none.
    fn erase<'a>(&'a self, id: &'a str) -> Asked<'a, bool>;
}

/// What the registry answers, sooner or later.
pub type Asked<'a, T> = BoxFuture<'a, Result<T, RegistryError>>;

/// Why the registry has not done what it was asked. Each is worth another try.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    /// It cannot be reached.
    #[error("the case registry is out of reach")]
    Away,
    /// It has not answered in time.
    #[error("the case registry has not answered in time")]
    Slow,
    /// It will not do it now, whatever its reason.
    #[error("the case registry refuses")]
    Refused,
    /// The built-in one: the database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl RegistryError {
    /// The stable name.
    pub fn as_str(&self) -> &'static str {
        match self {
            RegistryError::Away => "registry-away",
            RegistryError::Slow => "registry-slow",
            RegistryError::Refused => "registry-refuses",
            RegistryError::Store(_) => "database",
        }
    }
}

/// The cases that have as many of these numbers as a request must match.
pub async fn fitting(
    registry: &dyn CaseRegistry,
    given: &Hashes,
) -> Result<Vec<String>, RegistryError> {
    let found = in_time(registry.look_up(given, None)).await?;
    let fits = |found: &Found| tally(given, &found.hashes, false).matching >= MATCHES_NEEDED;
    Ok(found
        .into_iter()
        .filter(fits)
        .map(|found| found.case.id)
        .collect())
}

/// Waits for an answer, but not for ever.
pub async fn in_time<T>(asked: Asked<'_, T>) -> Result<T, RegistryError> {
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(answer) => answer,
        Err(_) => Err(RegistryError::Slow),
    }
}

/// A value that the registry keeps and that cannot be read: its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable(pub &'static str);

/// A case, as far as requests have to do with it.
#[derive(Debug, Clone)]
pub struct CaseFacts {
    /// Its number.
    pub id: String,
    /// Where it stands.
    pub status: CaseStatus,
    /// The address that AIMA has.
    pub email: Option<Result<EmailAddress, Unreadable>>,
    /// Its keyed hash.
    pub email_hash: Option<KeyedHash>,
    /// What the person reads, where it is known.
    pub language: Option<Language>,
    /// What there is to pay.
    pub payment: Option<Result<Payment, Unreadable>>,
}

/// What there is to pay for the appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The reference to pay with: nine digits.
    pub reference: String,
    /// The amount, in cents.
    pub cents: i64,
}

/// A case that was looked up, with the keyed hashes of its identifiers and address.
#[derive(Debug, Clone)]
pub struct Found {
    /// The case.
    pub case: CaseFacts,
    /// What it is compared by.
    pub hashes: Hashes,
}

/// A change of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The case.
    pub case_id: String,
    /// What becomes of it.
    pub to: ChangeTo,
    /// The keyed hash of the address that it must still have.
    pub expected_email: Option<KeyedHash>,
    /// Where it must still stand.
    pub expected_status: CaseStatus,
}

/// What becomes of a case.
#[derive(Clone, PartialEq, Eq)]
pub enum ChangeTo {
    /// It has this address.
    Address(EmailAddress),
    /// It is taken up again.
    Pending,
    /// Nothing: the registry confirms that it still is as expected.
    AsItIs,
}

impl fmt::Debug for ChangeTo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ChangeTo::Address(_) => "Address",
            ChangeTo::Pending => "Pending",
            ChangeTo::AsItIs => "AsItIs",
        })
    }
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The case is changed, or is as expected where nothing was to change.
    Done,
    /// The case is not as it was when the change was decided, or is gone: nothing was changed.
    CaseChanged,
    /// It was cancelled before: nothing is changed, and never will be.
    Cancelled,
}

impl Answer {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Answer::Done => "done",
            Answer::CaseChanged => "case-changed",
            Answer::Cancelled => "cancelled",
        }
    }

    /// The answer with this stable name.
    pub fn from_name(name: &str) -> Option<Answer> {
        [Answer::Done, Answer::CaseChanged, Answer::Cancelled]
            .into_iter()
            .find(|answer| answer.as_str() == name)
    }
}

/// A part of a file of cases.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The hash of the file.
    pub sha256: &'a str,
    /// The line up to which it is taken in with this part.
    pub line: u64,
    /// When.
    pub now: Timestamp,
}

/// How far a file was taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Up to this line.
    pub lines: u64,
    /// But for these.
    pub put_off: BTreeSet<u64>,
}

/// What became of some cases of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// New ones.
    pub added: u64,
    /// Those that were there.
    pub updated: u64,
    /// Of these, where what was decided here outweighs the file.
    pub kept: u64,
    /// The lines of cases that are just being changed. Nothing of them was taken in: the same file again does.
    pub put_off: Vec<u64>,
}

/// A case as it comes in.
#[derive(Clone)]
pub struct Case {
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub status: CaseStatus,
    /// Made by `make-cases`.
    pub made_up: bool,
    /// The person's name.
    pub name: String,
    /// Tax number.
    pub nif: Option<Nif>,
    /// Social-security number.
    pub niss: Option<Niss>,
    /// Passport.
    pub passport: Option<Passport>,
    /// Telephone.
    pub phone: Option<Phone>,
    /// The address that AIMA has.
    pub email: Option<EmailAddress>,
    /// What the person reads, where it is known.
    pub language: Option<Language>,
    /// What there is to pay.
    pub payment: Option<Payment>,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Case").finish_non_exhaustive()
    }
}

/// Everything that is known of a request, with the registry's word of now; `None` for one that was not opened.
///
/// # Errors
/// The registry's, and the database's as the built-in registry has it.
pub async fn evidence(
    registry: &dyn CaseRegistry,
    store: &Store,
    vault: &Vault,
    id: &str,
) -> Result<Option<Evidence>, RegistryError> {
    let Some(given) = store.given(id, vault).await? else {
        return Ok(None);
    };
    let found = in_time(registry.look_up(&given.hashes, given.case_id.as_deref())).await?;
    Ok(store.evidence(id, &found).await?)
}

/// Where a case stands.
///
/// | status | a new address, or the payment data again | reactivation |
/// | --- | --- | --- |
/// | pending | by the ladder | by the ladder |
/// | withdrawn | counter, until it is reactivated | by the ladder |
/// | extinguished, paid, scheduled, decided | counter | counter |
///
/// Whoever paid must not be mailed data to pay again, and what AIMA has ended no kiosk takes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseStatus {
    /// Waiting for the appointment to be paid and held.
    Pending,
    /// Withdrawn, perhaps by mistake.
    Withdrawn,
    /// Ended by AIMA without a decision on its merits, such as for want of payment.
    Extinguished,
    /// Paid; the appointment is not made yet.
    Paid,
    /// The appointment is made.
    Scheduled,
    /// Decided.
    Decided,
}

impl CaseStatus {
    /// Every status.
    pub const ALL: [CaseStatus; 6] = [
        CaseStatus::Pending,
        CaseStatus::Withdrawn,
        CaseStatus::Extinguished,
        CaseStatus::Paid,
        CaseStatus::Scheduled,
        CaseStatus::Decided,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            CaseStatus::Pending => "pending",
            CaseStatus::Withdrawn => "withdrawn",
            CaseStatus::Extinguished => "extinguished",
            CaseStatus::Paid => "paid",
            CaseStatus::Scheduled => "scheduled",
            CaseStatus::Decided => "decided",
        }
    }

    /// The status with this stable name.
    pub fn from_name(name: &str) -> Option<CaseStatus> {
        CaseStatus::ALL
            .into_iter()
            .find(|status| status.as_str() == name)
    }
}

impl fmt::Display for CaseStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
