//! What passes between the page and the core in a visit: plain JSON, camelCase, codes instead of sentences. What a
//! person typed is on its way in only; every type that holds it keeps it out of its Debug output, and is
//! overwritten when it is dropped.
//!
//! The page's own list of these types, `ui/src/lib/page-types.ts`, is written from here and from
//! `app/page.rs` (`app/page_types.rs`).

use std::fmt;

use jiff::civil::Date;
use protocol::{Language, PublicState};
use serde::{Deserialize, Serialize};
use zeroize::ZeroizeOnDrop;

/// What the person is told of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HelpCall"))]
#[serde(
    tag = "stage",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum HelpCallStage {
    /// Central is being asked.
    Calling,
    /// The counter's desk shows it.
    Called {
        /// Nobody has answered for a while.
        late: bool,
    },
    /// Somebody said that they are coming.
    Coming,
    /// Central cannot be reached, or does not take it.
    Offline,
    /// It is over at the desk.
    Ended,
}

/// A fresh visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct VisitBegun {
    /// The visit's id, which every later call names.
    pub visit: String,
}

/// What the person came for, as they said it. What the request is, the core judges: see [`crate::visit::draft`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// AIMA has a wrong address.
    CorrectEmail,
    /// The address is right, the data to pay did not come.
    Resend,
    /// The case was withdrawn by mistake.
    Reactivate,
    /// AIMA wrote that the case is closed.
    Closed,
}

/// A field of the page: what an error is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Tax number.
    Nif,
    /// Passport number.
    Passport,
    /// The passport's issuing country.
    PassportCountry,
    /// Social-security number.
    Niss,
    /// Telephone.
    Phone,
    /// The papers as a whole.
    Identity,
    /// The address that AIMA has.
    OldEmail,
    /// The address to use.
    NewEmail,
}

/// What is wrong with a field, as a code that names its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FieldError {
    /// Which field.
    pub field: Field,
    /// The sentence's code.
    pub code: &'static str,
}

/// A paper that the person has: one page asks for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum PaperName {
    /// Passport.
    Passport,
    /// Tax card.
    Nif,
    /// Social-security card.
    Niss,
    /// Telephone.
    Phone,
}

/// The number of one paper as typed.
#[derive(Clone, Deserialize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PaperInput {
    /// Which paper.
    #[zeroize(skip)]
    pub paper: PaperName,
    /// Its number.
    pub value: String,
    /// ISO 3166-1 alpha-3, or empty. A passport's issuing country; beside a telephone number the passport's,
    /// where that is known, as a help in guessing what is meant.
    #[serde(default)]
    pub country: String,
}

/// Answer to `check_paper`.
#[derive(Clone, Serialize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PaperAnswer {
    /// It is a number of this paper.
    pub ok: bool,
    /// What is wrong.
    #[zeroize(skip)]
    pub error: Option<FieldError>,
    /// The number as it was understood.
    pub shown: PaperShown,
    /// What the person has to be asked before it can be understood. Then there is no error.
    pub question: Option<PaperQuestion>,
}

/// A number as it was understood, or as it was typed where it was not.
#[derive(Clone, Serialize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperShown {
    /// The number.
    pub value: String,
    /// ISO 3166-1 alpha-3; empty for anything but a passport.
    pub country: String,
}

/// What the person has to be asked about a number.
#[derive(Clone, Serialize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "ask", rename_all = "kebab-case")]
pub enum PaperQuestion {
    /// Which country's telephone number it is.
    PhoneCountry {
        /// The likeliest first.
        candidates: Vec<PhoneCandidate>,
    },
}

/// A telephone number that was perhaps meant.
#[derive(Clone, Serialize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PhoneCandidate {
    /// E.164: the value to take if the person says yes.
    pub value: String,
    /// The same, written for reading.
    pub shown: String,
    /// Whose number it would be: ISO 3166-1 alpha-3.
    pub country: String,
}

/// The four identifiers as typed; empty where not given.
#[derive(Clone, Default, Deserialize, Serialize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "Identity"))]
#[serde(rename_all = "camelCase")]
pub struct IdentityInput {
    /// Tax number.
    #[serde(default)]
    pub nif: String,
    /// Passport number, or a whole MRZ from a reader.
    #[serde(default)]
    pub passport: String,
    /// ISO 3166-1 alpha-3.
    #[serde(default)]
    pub passport_country: String,
    /// The passport is a newer one than the case can know.
    #[serde(default)]
    pub passport_renewed: bool,
    /// Social-security number.
    #[serde(default)]
    pub niss: String,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
}

/// Answer to `check_identity`.
#[derive(Clone, Serialize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IdentityAnswer {
    /// Nothing is wrong.
    pub ok: bool,
    /// What is wrong.
    #[zeroize(skip)]
    pub errors: Vec<FieldError>,
    /// The values as they were understood, for the check page.
    pub shown: IdentityInput,
}

/// Which address is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum EmailField {
    /// The one that AIMA has: taken as it was given.
    OldEmail,
    /// The one to use.
    NewEmail,
}

/// Answer to `check_email`.
#[derive(Clone, Serialize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EmailAnswer {
    /// It can be taken.
    pub ok: bool,
    /// What is wrong.
    #[zeroize(skip)]
    pub error: Option<&'static str>,
    /// The address as it was understood.
    pub shown: String,
    /// An address that was perhaps meant: a question, never applied by itself, and none about an old address.
    pub suggestion: Option<String>,
    /// The same mailbox as the old address.
    pub same_as_old: bool,
}

/// What the person says of the address that AIMA has.
#[derive(Clone, Deserialize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum OldEmailAnswer {
    /// This one.
    Given {
        /// As it was given.
        address: String,
        /// It belongs to somebody who helped.
        helpers: bool,
    },
    /// They do not know it.
    Unknown,
    /// None was ever given.
    None,
}

/// All answers of a request, as `send` takes them.
#[derive(Clone, Deserialize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "RequestDraft"))]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// What was chosen: the same as in `choose_purpose`.
    #[zeroize(skip)]
    pub purpose: Purpose,
    /// The identifiers.
    pub identity: IdentityInput,
    /// Somebody is helping.
    pub assisted: bool,
    /// The address that AIMA has.
    pub old_email: OldEmailAnswer,
    /// The address to use, of a correction; the one address, of a resend; else none.
    pub new_email: Option<String>,
    /// The person was told that both addresses are the same, and wants the payment data sent there again.
    pub resend_same: bool,
    /// The language of the page on which the answers were checked: what is written about the request is
    /// written in it.
    #[zeroize(skip)]
    #[cfg_attr(test, ts(type = "string"))]
    pub language: Language,
}

/// Answer to `send_code` and `resend_code`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "outcome",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum CodeSending {
    /// A code is on its way, and can be typed.
    Sent {
        /// Seconds until another may be asked for.
        resend_after_s: u64,
    },
    /// The address was confirmed before, in this visit.
    Confirmed,
    /// Too many codes were asked for.
    SlowDown {
        /// Seconds until another may be asked for.
        seconds: u64,
    },
    /// No code can be sent now.
    Offline,
    /// It is no address.
    Invalid {
        /// The sentence's code.
        error: &'static str,
    },
}

/// Answer to `confirm_code`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "outcome",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum CodeCheck {
    /// It is the code.
    Confirmed,
    /// It is not.
    Wrong {
        /// How many more may be typed; at least one.
        tries_left: u32,
    },
    /// There is no code any more that could be typed: a new one is needed.
    Spent,
    /// Not six digits; central was not asked.
    Incomplete {
        /// The sentence's code.
        error: &'static str,
    },
    /// Codes are typed too fast.
    SlowDown {
        /// Seconds until the next may be typed.
        seconds: u64,
    },
    /// Central does not answer.
    Offline,
}

/// Answer to `read`: what a reader has typed.
#[derive(Clone, PartialEq, Eq, Serialize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "reading", rename_all = "kebab-case")]
pub enum Reading {
    /// A passport, or another document for travelling that takes its place.
    Passport {
        /// Its number.
        number: String,
        /// Its issuing country: ISO 3166-1 alpha-3, or the codes of ICAO 9303 for those without a country.
        country: String,
    },
    /// Rightly read, and not the paper that is asked for.
    OtherPaper {
        /// Which it is.
        #[zeroize(skip)]
        paper: OtherPaper,
    },
    /// A zone whose check digits do not fit: put it on the reader again.
    Misread,
    /// The code of a receipt.
    TrackingCode {
        /// In its usual form.
        code: String,
    },
    /// Nothing that is known here.
    Unknown,
}

/// A paper with a zone that is no passport.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum OtherPaper {
    /// A visa.
    Visa,
    /// A residence permit.
    ResidenceCard,
    /// An identity card.
    IdentityCard,
    /// Another card.
    OtherCard,
    /// A number that is longer than its field (ICAO 9303-5, note j).
    LongNumber,
}

impl From<protocol::Reading> for Reading {
    fn from(read: protocol::Reading) -> Self {
        match read {
            protocol::Reading::Passport(passport) => Self::Passport {
                number: passport.number().to_owned(),
                country: passport.country().as_str().to_owned(),
            },
            protocol::Reading::OtherPaper(paper) => Self::OtherPaper {
                paper: paper.into(),
            },
            protocol::Reading::Misread => Self::Misread,
            protocol::Reading::TrackingCode(code) => Self::TrackingCode {
                code: code.to_string(),
            },
            protocol::Reading::Unknown => Self::Unknown,
        }
    }
}

impl From<protocol::reading::OtherPaper> for OtherPaper {
    fn from(paper: protocol::reading::OtherPaper) -> Self {
        match paper {
            protocol::reading::OtherPaper::Visa => Self::Visa,
            protocol::reading::OtherPaper::ResidenceCard => Self::ResidenceCard,
            protocol::reading::OtherPaper::IdentityCard => Self::IdentityCard,
            protocol::reading::OtherPaper::OtherCard => Self::OtherCard,
            protocol::reading::OtherPaper::LongNumber => Self::LongNumber,
        }
    }
}

/// Answer to `track`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "TrackOutcome"))]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum TrackResult {
    /// Central answered.
    State {
        /// What the public may know.
        state: StateName,
        /// The last day of checking; none once it has passed.
        until: Option<String>,
    },
    /// Not a tracking code.
    BadCode,
    /// Central did not answer.
    Offline,
    /// Central asks for patience.
    SlowDown,
}

impl TrackResult {
    /// What the public sees on this day: one of checking that has passed is not named.
    pub fn of(state: PublicState, today: Date) -> TrackResult {
        TrackResult::State {
            until: match state {
                PublicState::BeingChecked { until } if until >= today => Some(until.to_string()),
                _ => None,
            },
            state: state.into(),
        }
    }
}

/// The name of a [`PublicState`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "PublicState"))]
#[serde(rename_all = "kebab-case")]
pub enum StateName {
    /// Central does not have it.
    NotHereYet,
    /// Received.
    BeingChecked,
    /// Carried out.
    Done,
    /// Somebody has to look at it with the person.
    ComeToTheCounter,
    /// Stopped by somebody.
    Stopped,
}

impl From<PublicState> for StateName {
    fn from(state: PublicState) -> StateName {
        match state {
            PublicState::NotHereYet => StateName::NotHereYet,
            PublicState::BeingChecked { .. } => StateName::BeingChecked,
            PublicState::Done => StateName::Done,
            PublicState::ComeToTheCounter => StateName::ComeToTheCounter,
            PublicState::Stopped => StateName::Stopped,
        }
    }
}

/// The call names a visit that is over, or comes at the wrong moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "CoreRefusal"))]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Refusal {
    /// The visit is over.
    #[error("stale-visit")]
    StaleVisit,
    /// There is nothing that this call could act on.
    #[error("out-of-order")]
    OutOfOrder,
    /// Nothing can be saved now.
    #[error("closed")]
    Closed,
    /// A request of the visit is being saved: nothing ends it before that is done.
    #[error("saving")]
    Saving,
    /// The receipt of whoever has just left is still coming out.
    #[error("printing")]
    Printing,
    /// Nobody is in staff mode, or no longer.
    #[error("not-staff")]
    NotStaff,
}

macro_rules! says_nothing {
    ($($name:ident),+) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(•••)"))
            }
        }
    )+};
}

says_nothing!(
    PaperInput,
    PaperAnswer,
    PaperShown,
    PaperQuestion,
    PhoneCandidate,
    IdentityInput,
    IdentityAnswer,
    EmailAnswer,
    OldEmailAnswer,
    Draft,
    Reading
);

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_of_checking_that_has_passed_is_not_named() {
        let until = |today| {
            let until = date(2026, 3, 9);
            match TrackResult::of(PublicState::BeingChecked { until }, today) {
                TrackResult::State {
                    state: StateName::BeingChecked,
                    until,
                } => until,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(until(date(2026, 3, 2)).as_deref(), Some("2026-03-09"));
        assert_eq!(until(date(2026, 3, 9)).as_deref(), Some("2026-03-09"));
        assert_eq!(until(date(2026, 3, 10)), None);
        for other in [PublicState::Done, PublicState::NotHereYet] {
            let TrackResult::State { until, .. } = TrackResult::of(other, date(2026, 3, 2)) else {
                panic!("it is a state");
            };
            assert_eq!(until, None);
        }
    }
}
