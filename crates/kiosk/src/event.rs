//! Everything that a kiosk logs. Fields are ids, codes and counts: no type here can hold what a person
//! typed, and nothing else in the kiosk writes to the log.

use protocol::{Kind, RequestId};
use tracing::{error, info, warn};

use crate::fault::Fault;

/// One thing that happened.
#[derive(Debug, Clone, Copy)]
pub enum Event {
    /// The program started.
    Started,
    /// The kiosk received its identity.
    Enrolled,
    /// A request was committed to disk.
    Saved(RequestId, Kind),
    /// A request could not be committed.
    NotSaved(Fault),
    /// The printer reported a receipt complete.
    Printed(RequestId),
    /// A receipt did not come out.
    NotPrinted(RequestId, Fault),
    /// The visit ended before the printer was done.
    PrintCancelled(RequestId),
    /// Central holds these many more requests.
    Delivered(usize),
    /// Central refused a request for good; the code is the API's.
    Refused(RequestId, &'static str),
    /// No code could be mailed to a new address, or none be checked.
    CodeFailed(&'static str),
    /// A delivery failed and will be tried again.
    DeliveryFailed(&'static str),
    /// A manifest found these many requests lacking at central.
    Lacking(usize),
    /// Sealed payloads past their keeping time were removed.
    Purged(usize),
    /// A fault began.
    FaultBegan(Fault),
    /// A fault ended.
    FaultEnded(Fault),
    /// The database was damaged and set aside; so many undelivered requests were read out of it.
    Salvaged(usize),
    /// The page's process died or hung, and was started again.
    PageRestarted,
    /// Something that nobody could cause: a defect, named by its place.
    Defect(&'static str),
}

/// Writes an event to the log.
pub fn log(event: Event) {
    match event {
        Event::Started => info!(event = "started", version = env!("CARGO_PKG_VERSION")),
        Event::Enrolled => info!(event = "enrolled"),
        Event::Saved(id, kind) => info!(event = "saved", request = %id, kind = %kind),
        Event::NotSaved(fault) => error!(event = "not-saved", fault = %fault),
        Event::Printed(id) => info!(event = "printed", request = %id),
        Event::NotPrinted(id, fault) => {
            warn!(event = "not-printed", request = %id, fault = %fault);
        }
        Event::PrintCancelled(id) => warn!(event = "print-cancelled", request = %id),
        Event::Delivered(count) => info!(event = "delivered", count),
        Event::Refused(id, code) => error!(event = "refused", request = %id, code),
        Event::CodeFailed(cause) => warn!(event = "code-failed", cause),
        Event::DeliveryFailed(cause) => warn!(event = "delivery-failed", cause),
        Event::Lacking(count) => warn!(event = "lacking", count),
        Event::Purged(count) => info!(event = "purged", count),
        Event::FaultBegan(fault) => warn!(event = "fault-began", fault = %fault),
        Event::FaultEnded(fault) => info!(event = "fault-ended", fault = %fault),
        Event::Salvaged(count) => error!(event = "salvaged", count),
        Event::PageRestarted => error!(event = "page-restarted"),
        Event::Defect(place) => error!(event = "defect", place),
    }
}

/// Sends the log to standard error as JSON lines, for the journal. Only this crate's events pass: a
/// library's own words might repeat what a person typed.
pub fn write_to_stderr() {
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(tracing_subscriber::EnvFilter::new("kiosk=info"))
        .with_writer(std::io::stderr)
        .init();
}
