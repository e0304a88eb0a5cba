//! What passes between the page and the core: plain JSON, camelCase, codes instead of sentences. What a
//! person typed is on its way in only; every type that holds it keeps it out of its Debug output.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::fault::Fault;

/// What the page shows before and around a visit.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KioskState {
    /// `open` or `closed`.
    pub service: &'static str,
    /// Why it is closed.
    pub fault: Option<Fault>,
    /// What a person will have to do without.
    pub notices: Vec<Fault>,
    /// Everything says DEMO.
    pub demo: bool,
    /// For the welcome screen, in order.
    pub languages: Vec<LanguageName>,
    /// Millimetres per CSS pixel.
    pub mm_per_px: f64,
    /// Host of the tracking page.
    pub tracking_domain: String,
    /// Central answered last time.
    pub online: bool,
    /// The call for help of whoever stands here; none where there is none.
    pub help_call: Option<HelpCallStage>,
    /// How long a visit may rest.
    pub idle: IdleTimes,
}

/// What the person is told of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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

/// A language on the welcome screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageName {
    /// BCP 47 tag.
    pub code: &'static str,
    /// In its own script.
    pub name: &'static str,
    /// Right to left.
    pub rtl: bool,
}

/// Seconds; see [`crate::config::Idle`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct IdleTimes {
    /// On an ordinary screen.
    pub question: u32,
    /// Where people fetch something.
    pub slow: u32,
    /// Between question and end.
    pub countdown: u32,
    /// On the staff panel.
    pub staff: u32,
}

/// A fresh visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VisitBegun {
    /// The visit's id, which every later call names.
    pub visit: String,
}

/// The four identifiers as typed; empty where not given.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct IdentityInput {
    /// Tax number.
    pub nif: String,
    /// Passport number, or a whole MRZ from a reader.
    pub passport: String,
    /// ISO 3166-1 alpha-3.
    pub passport_country: String,
    /// Social-security number.
    pub niss: String,
    /// Telephone.
    pub phone: String,
}

/// What is wrong with a field, as a code that names its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// The field's name.
    pub field: &'static str,
    /// The sentence's code.
    pub code: &'static str,
}

/// Answer to `check_identity`.
#[derive(Clone, Serialize)]
pub struct IdentityCheck {
    /// Nothing is wrong.
    pub ok: bool,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// The values as they were understood, for the check page.
    pub shown: IdentityInput,
}

/// Answer to `check_email`.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EmailCheck {
    /// It is an address.
    pub ok: bool,
    /// What is wrong.
    pub error: Option<&'static str>,
    /// The address as it was understood.
    pub shown: String,
    /// An address that was perhaps meant: a question, never applied by itself.
    pub suggestion: Option<String>,
    /// The same mailbox as the old address.
    pub same_as_old: bool,
}

/// All answers of a visit, as `send` takes them.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// `correct-email`, `reactivate` or `resend`.
    pub kind: String,
    /// The identifiers.
    pub identity: IdentityInput,
    /// Somebody is helping.
    pub assisted: bool,
    /// The address that AIMA has; none when unknown.
    pub old_email: Option<String>,
    /// The address to use; none for a reactivation.
    pub new_email: Option<String>,
}

/// Answer to `send`.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum SendResult {
    /// On the disk.
    Saved {
        /// What is known of it.
        facts: Facts,
    },
    /// Nothing was kept.
    NotSaved {
        /// Why.
        fault: Fault,
    },
    /// An answer is not what it must be.
    Invalid {
        /// What is wrong.
        errors: Vec<FieldError>,
    },
}

/// What is known of a saved request: three separate facts and where to follow it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// The code to follow it by.
    pub tracking_code: String,
    /// The address in the QR code.
    pub tracking_url: String,
    /// Its host, for reading.
    pub tracking_domain: String,
    /// The QR code.
    pub qr: Qr,
    /// When it was saved, with the store's offset.
    pub saved_at: String,
    /// `waiting`, `printed`, `not-printed`, or `unconfirmed`: nobody knows.
    pub printed: &'static str,
    /// Why nothing was printed.
    pub print_fault: Option<Fault>,
    /// Central echoed id and hash.
    pub delivered: bool,
    /// The new address behind its mask.
    pub masked_new_email: Option<String>,
    /// Whether the code mailed to it was typed; none where there is no new address.
    pub mailbox_confirmed: Option<bool>,
}

/// A QR code as an SVG path, one unit a module, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// Modules a side.
    pub modules: usize,
    /// The path of the dark modules.
    pub path: String,
}

/// Answer to `send_code` and `resend_code`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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
    /// The address was confirmed before, in this request.
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

/// Answer to `track`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum TrackResult {
    /// Central answered.
    State {
        /// The state's name.
        state: &'static str,
        /// The day on which the outcome shows.
        until: Option<String>,
    },
    /// Not a tracking code.
    BadCode,
    /// Central did not answer.
    Offline,
    /// Central asks for patience.
    SlowDown,
}

/// The call names a visit that is over, or comes at the wrong moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
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

says_nothing!(IdentityInput, IdentityCheck, EmailCheck, Draft);
