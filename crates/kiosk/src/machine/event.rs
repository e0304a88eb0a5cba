//! Everything that a kiosk logs, declared once: name, level, fields and their types. A field is an id, a
//! code or a count: what else there is has no [`Loggable`], so nothing that a person typed can be logged,
//! and nothing else in the kiosk writes to the log. `docs/events.md` is written from here.

pub mod recent;

use protocol::{Kind, RequestId};
use tracing::field::{DisplayValue, display};

use crate::machine::fault::Fault;

/// What may stand in the log. Not for text that was made at run time: it might be what somebody typed.
pub trait Loggable {
    /// As the log takes it.
    type Logged<'a>: tracing::Value
    where
        Self: 'a;
    /// What it is, for `docs/events.md`.
    const MEANING: &'static str;
    /// The value for the log.
    fn logged(&self) -> Self::Logged<'_>;
}

macro_rules! loggable {
    ($($type:ty, $meaning:literal, $logged:ty, $value:expr;)+) => {$(
        impl Loggable for $type {
            type Logged<'a> = $logged;
            const MEANING: &'static str = $meaning;
            fn logged(&self) -> $logged {
                let value: fn(&$type) -> $logged = $value;
                value(self)
            }
        }
    )+};
}

loggable! {
    RequestId, "id", DisplayValue<RequestId>, |id| display(*id);
    Kind, "kind", DisplayValue<Kind>, |kind| display(*kind);
    Fault, "fault", DisplayValue<Fault>, |fault| display(*fault);
    usize, "count", u64, |count| u64::try_from(*count).unwrap_or(u64::MAX);
    &'static str, "code", &'static str, |code| *code;
}

/// An event as it is declared.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// The value of the log's field `event`.
    pub name: &'static str,
    /// `info`, `warn` or `error`.
    pub level: &'static str,
    /// Its other fields: name and meaning.
    pub fields: &'static [(&'static str, &'static str)],
    /// When it is logged.
    pub when: &'static str,
}

macro_rules! events {
    ($($(#[doc = $doc:literal])+ $level:ident $event:ident
        $(($($field:ident: $type:ty),+))? => $name:literal;)+) => {
        /// One thing that happened.
        #[derive(Debug, Clone, Copy)]
        pub enum Event { $($(#[doc = $doc])+ $event $(($($type),+))?,)+ }

        impl Event {
            /// Every event.
            pub const ALL: &[Declared] = &[$(Declared {
                name: $name,
                level: stringify!($level),
                fields: &[$($((stringify!($field), <$type as Loggable>::MEANING)),+)?],
                when: concat!($($doc),+).trim_ascii(),
            },)+];
        }

        /// Writes an event to the log.
        pub fn log(event: Event) {
            match event {
                $(Event::$event $(($($field),+))? => tracing::$level!(
                    event = $name, $($($field = $field.logged()),+)?
                ),)+
            }
        }
    };
}

events! {
    /// The program started; its version.
    info Started(version: &'static str) => "started";
    /// The kiosk received its identity.
    info Enrolled => "enrolled";
    /// A request was committed to disk.
    info Saved(request: RequestId, kind: Kind) => "saved";
    /// A request could not be committed.
    error NotSaved(fault: Fault) => "not-saved";
    /// The printer reported a receipt complete.
    info Printed(request: RequestId) => "printed";
    /// A receipt did not come out.
    warn NotPrinted(request: RequestId, fault: Fault) => "not-printed";
    /// The kiosk could not draw a receipt or a test page, and the printer was sent nothing: a `font` is missing or
    /// damaged, no font has a character (`no-glyph`), its `address-too-long` for a QR code, it `does-not-fit` the
    /// sheet, `pdf`, or a `defect`.
    error NotDrawn(cause: &'static str) => "not-drawn";
    /// The visit ended before the printer was done.
    warn PrintCancelled(request: RequestId) => "print-cancelled";
    /// Central holds these many more requests.
    info Delivered(count: usize) => "delivered";
    /// Central refused a request for good; the code is the API's.
    error Refused(request: RequestId, code: &'static str) => "refused";
    /// So many refused requests wait again: staff said so, or kiosk or central is another than when they were refused.
    info Retried(count: usize) => "retried";
    /// Staff have seen so many refused requests.
    info Acknowledged(count: usize) => "acknowledged";
    /// No code could be mailed to a new address, or none be checked.
    warn CodeFailed(cause: &'static str) => "code-failed";
    /// A call for help, a question about it or its withdrawal did not reach central.
    warn HelpCallFailed(cause: &'static str) => "help-call-failed";
    /// A delivery failed and will be tried again.
    warn DeliveryFailed(cause: &'static str) => "delivery-failed";
    /// Central's signed configuration of this version counts from now on.
    info ConfigurationTaken(version: usize) => "configuration-taken";
    /// Central's configuration was refused, and the last good one stays.
    error ConfigurationRefused(cause: &'static str) => "configuration-refused";
    /// A manifest found these many requests lacking at central.
    warn Lacking(count: usize) => "lacking";
    /// Sealed payloads past their keeping time were removed.
    info Purged(count: usize) => "purged";
    /// A fault began.
    warn FaultBegan(fault: Fault) => "fault-began";
    /// A fault ended.
    info FaultEnded(fault: Fault) => "fault-ended";
    /// The database was damaged and set aside; so many undelivered requests were read out of it.
    error Salvaged(count: usize) => "salvaged";
    /// The page was started again: its process had `died` or `hung`, `never-came` up, had `grown` too large while
    /// nobody was there, or `staff` asked for it.
    error PageRestarted(why: &'static str) => "page-restarted";
    /// The staff PIN was typed.
    info StaffEntered => "staff-entered";
    /// A wrong staff PIN was typed; the next is judged after so many seconds.
    warn StaffRefused(wait_s: usize) => "staff-refused";
    /// Staff mode ended: left, by rest, or with its page.
    info StaffLeft => "staff-left";
    /// Staff had a receipt printed again, marked as a duplicate.
    info Duplicated(request: RequestId) => "duplicated";
    /// A self-test ended; so many of its steps failed.
    info SelfTested(failed: usize) => "self-tested";
    /// A test page was printed.
    info TestPrinted => "test-printed";
    /// A test page did not come out.
    warn TestNotPrinted(fault: Fault) => "test-not-printed";
    /// A test page was cancelled: whoever wanted it had gone before the printer had begun, or somebody else came.
    warn TestCancelled => "test-cancelled";
    /// Staff asked for the program to be started again.
    warn SessionEnded => "session-ended";
    /// A part made no round for longer than any round takes.
    error Silent(part: &'static str) => "silent";
    /// Something that nobody could cause: a defect, named by its place.
    error Defect(place: &'static str) => "defect";
}

/// Sends the log to standard error as JSON lines, for the journal. Only this crate's events pass: a
/// library's own words might repeat what a person typed.
pub fn write_to_stderr() {
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(tracing_subscriber::EnvFilter::new("kiosk=info"))
        .with_writer(recent::Kept)
        .init();
}
