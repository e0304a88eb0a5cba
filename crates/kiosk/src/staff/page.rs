//! What passes between the staff screens and the core: codes and times, no words, and nobody's data.

use protocol::Kind;
use serde::Serialize;

use crate::machine::fault::Fault;

/// Answer to `staff_pin_gate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffPinGate"))]
#[serde(rename_all = "camelCase")]
pub struct PinGateState {
    /// A PIN is configured.
    pub has_pin: bool,
    /// Seconds until the next PIN is judged; 0: now.
    pub wait_s: u64,
}

/// Answer to `staff_enter`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffEntry"))]
#[serde(
    tag = "outcome",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Entry {
    /// In.
    Open {
        /// What every later call names.
        token: String,
    },
    /// Not the PIN.
    Wrong {
        /// Seconds until the next is judged; 0: now.
        wait_s: u64,
    },
    /// Not judged: too soon after the last one.
    Locked {
        /// Seconds until the next is judged.
        wait_s: u64,
    },
    /// Not six digits or more; it did not count.
    Incomplete,
    /// No PIN is configured.
    NoPin,
}

/// Answer to `staff_find`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffFound"))]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Found {
    /// It was saved here.
    Here {
        /// What became of it.
        request: FoundRequest,
    },
    /// No request with this code is kept here.
    NotHere {
        /// The kiosk that made the code, if that is another one.
        kiosk: Option<String>,
    },
    /// Not a tracking code.
    BadCode,
    /// It is kept here, and this version cannot read it.
    Unknown,
}

/// One request as staff see it. Times are those of the store's clock, such as `2026-07-01 14:32`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffRequest"))]
#[serde(rename_all = "camelCase")]
pub struct FoundRequest {
    /// Its code, in the usual form.
    pub tracking_code: String,
    /// What was asked for.
    #[cfg_attr(test, ts(type = "Kind"))]
    pub kind: Kind,
    /// When it was saved.
    pub saved_at: String,
    /// `none`, `printing`, `printed`, `not-printed` or `unconfirmed`.
    #[cfg_attr(
        test,
        ts(type = "'none' | 'printing' | 'printed' | 'not-printed' | 'unconfirmed'")
    )]
    pub print: &'static str,
    /// When the printer reported it complete.
    pub printed_at: Option<String>,
    /// How many duplicates were printed.
    pub duplicates: u64,
    /// `waiting`, `delivered` or `refused`.
    #[cfg_attr(test, ts(type = "'waiting' | 'delivered' | 'refused'"))]
    pub delivery: &'static str,
    /// When central confirmed it.
    pub delivered_at: Option<String>,
    /// The API's code for why central refused it.
    pub refusal: Option<String>,
    /// How often it was sent.
    pub attempts: u64,
    /// A duplicate can be printed: its data are kept, and there is a printer.
    pub can_reprint: bool,
}

/// Answer to `staff_print_test` and `staff_reprint`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffPrinted"))]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Printed {
    /// The printer reported it complete.
    Printed,
    /// Nothing came out.
    NotPrinted {
        /// Why.
        #[cfg_attr(test, ts(type = "Fault"))]
        fault: Fault,
    },
}

/// Answer to `staff_retry` and `staff_acknowledge`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffRequests"))]
pub struct Requests {
    /// How many refused requests it was done for.
    pub count: usize,
}

/// Answer to `staff_export` and `staff_diagnostics`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffExported"))]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Exported {
    /// On the stick.
    Written {
        /// The file's name in the folder.
        file: String,
        /// How many requests are in it.
        count: usize,
    },
    /// No folder is configured.
    NoFolder,
    /// The folder is not there, or takes no file: the stick is not plugged in, or full.
    NotWritten,
    /// The outbox cannot be read.
    NotRead,
}
