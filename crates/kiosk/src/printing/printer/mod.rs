//! The receipt printer: one that takes a PDF by IPP (RFC 8010, RFC 8011; `docs/adr/0005-printing-by-ipp.md`),
//! or a thermal one that takes dots by ESC/POS (`docs/adr/0015-printing-by-escpos.md`).
//!
//! Reads in this order: what can be said about a printer (`status.rs`) and about a job (`job.rs`),
//! each with the pure parser of the printer's answer; how it is asked (`ipp.rs`); what is done with
//! the answers (`fault_debounce.rs`, `deadlines.rs`, `printing.rs`). `escpos/` has the same parts for the other kind:
//! `answer.rs`, `command.rs`, `wire.rs`, `printing.rs`. Where a printer is found stands
//! in the configuration.
//!
//! Promises:
//! - *Printed* is said only when the printer reported the job `completed`, or that it has done everything up
//!   to the cut.
//! - A job that did not complete is cancelled and seen to be gone. Where that cannot be seen (the printer
//!   is unplugged), the outcome says so, and no later job is sent before the old one is gone.
//! - One job at a time, however often it is called.
//!
//! It does not decide when to print or whether to try again, and it never makes a visit wait: the caller
//! runs it beside the visit and ends it by the cancel signal.

mod deadlines;
pub mod escpos;
mod fault_debounce;
mod ipp;
mod job;
mod printing;
mod status;

use std::time::Duration;

pub use escpos::EscPosPrinter;
pub use job::{JobOutcome, LeftBehind, PrintJob, PrintProgress};
pub use printing::IppPrinter;
pub use status::{PrinterFault, PrinterStatus};

/// How long the printer is given. Every time is measured on tokio's clock, never on the wall's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrinterTimes {
    /// One question and its answer, connecting included.
    pub request: Duration,
    /// Between two questions while a job is followed.
    pub poll: Duration,
    /// A fault must last this long to end a job, so that a refilled roll or a lost packet does not.
    pub debounce: Duration,
    /// From asking for a print to its end; then the job is stuck.
    pub limit: Duration,
    /// For a cancelled job to leave the printer's queue.
    pub withdrawal: Duration,
}

impl Default for PrinterTimes {
    /// For a receipt printer on the same network: it prints in 2 to 4 seconds.
    fn default() -> Self {
        Self {
            request: Duration::from_secs(5),
            poll: Duration::from_millis(400),
            debounce: Duration::from_secs(6),
            limit: Duration::from_secs(45),
            withdrawal: Duration::from_secs(5),
        }
    }
}
