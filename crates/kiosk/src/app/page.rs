//! What the page is told of the kiosk and of a request that was saved: plain JSON, camelCase, codes instead of
//! sentences. What passes in a visit stands in [`crate::visit::page`]; `ui/src/lib/page-types.ts` is written from
//! both (`app/page_types.rs`).

use protocol::{Kind, MaskedEmail, steps::DatedStep};
use serde::Serialize;

use crate::{
    machine::{config::Pad, fault::Fault},
    visit::page::{FieldError, HelpCallStage},
};

/// What the page shows before and around a visit.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct KioskState {
    /// Whether requests can be saved.
    pub service: Service,
    /// Why it is closed.
    #[cfg_attr(test, ts(type = "Fault | null"))]
    pub fault: Option<Fault>,
    /// What a person will have to do without.
    #[cfg_attr(test, ts(type = "Fault[]"))]
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
    /// The receipt of whoever has just left is still coming out: nobody can begin until it has, 20 s at
    /// most.
    pub printing_for_last: bool,
    /// What central wants said to whoever stands here, now.
    pub announcements: Vec<Announcement>,
    /// The domains that AIMA's mails come from.
    pub senders: Vec<String>,
    /// Where to complain.
    pub complaints: Complaints,
    /// The keys of the tactile pad.
    pub pad: Pad,
    /// What can be heard here.
    pub hearing: HearingState,
}

/// What can be heard at this kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HearingState {
    /// There is a voice.
    pub aloud: bool,
    /// Headphones are plugged in: what is private may be said.
    pub headphones: bool,
}

/// A line of a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReceiptLine {
    /// What it says.
    pub text: String,
    /// BCP 47 tag.
    pub language: String,
}

/// Whether requests can be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    /// They can.
    Open,
    /// They cannot.
    Closed,
}

/// A sentence of central's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Announcement {
    /// What it says, in the languages that it has.
    pub texts: Vec<AnnouncedText>,
}

/// The same in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnnouncedText {
    /// BCP 47 tag.
    pub language: String,
    /// The sentence.
    pub text: String,
}

/// Where to complain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Complaints {
    /// The complaint book lies at the counter.
    pub counter: bool,
    /// The site of the electronic one, if AIMA is in it.
    pub site: Option<String>,
}

/// A language on the welcome screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "Lang"))]
pub struct LanguageName {
    /// BCP 47 tag.
    pub code: &'static str,
    /// In its own script.
    pub name: &'static str,
    /// Right to left.
    pub rtl: bool,
}

/// Seconds; see `idle` in the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
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

/// Answer to `send`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "SendOutcome"))]
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
        #[cfg_attr(test, ts(type = "Fault"))]
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
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// What it is, as the core judged it.
    #[cfg_attr(test, ts(type = "Kind"))]
    pub kind: Kind,
    /// The code to follow it by.
    pub tracking_code: String,
    /// The address in the QR code.
    pub tracking_url: String,
    /// Its host, for reading.
    pub tracking_domain: String,
    /// The QR code.
    pub qr: Qr,
    /// When it was saved, with the store's offset (RFC 3339).
    pub saved_at: String,
    /// What is known of its receipt.
    pub printed: PrintedFact,
    /// Why nothing was printed.
    #[cfg_attr(test, ts(type = "Fault | null"))]
    pub print_fault: Option<Fault>,
    /// Central echoed id and hash.
    pub delivered: bool,
    /// Enough of the new address to know it by.
    pub masked_new_email: Option<MaskedAddress>,
    /// Whether the code mailed to it was typed; none where there is no new address.
    pub mailbox_confirmed: Option<bool>,
    /// What happens next, in order.
    pub steps: Vec<NextStep>,
}

/// What is known of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum PrintedFact {
    /// On its way to the printer, or in it.
    Waiting,
    /// The printer reported it complete.
    Printed,
    /// It did not come out.
    NotPrinted,
    /// Nobody knows whether it came out; no second original is made.
    Unconfirmed,
}

/// An address as it can be told in words: "begins with a, at gmail.com".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MaskedAddress {
    /// Its first letter.
    pub begins: String,
    /// Its domain, if that is a public provider's.
    pub domain: Option<String>,
}

impl MaskedAddress {
    /// Takes a masked address apart.
    pub fn of(masked: &MaskedEmail) -> MaskedAddress {
        MaskedAddress {
            begins: masked.begins().to_owned(),
            domain: masked.domain().map(str::to_owned),
        }
    }
}

/// One step of what happens next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NextStep {
    /// The tail of its sentence's key.
    pub step: String,
    /// By when: a day in the store's zone (ISO 8601); none where that is not known.
    pub date: Option<String>,
    /// Where the request has not arrived yet: how many working days from its arrival.
    pub days: Option<u32>,
}

impl NextStep {
    /// For the page.
    pub fn of(dated: DatedStep) -> NextStep {
        NextStep {
            step: dated.step.as_str().to_owned(),
            date: dated.date.map(|date| date.to_string()),
            days: dated.days,
        }
    }
}

/// A QR code as an SVG path, one unit a module, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Qr {
    /// Modules a side.
    pub modules: usize,
    /// The path of the dark modules.
    pub path: String,
}
