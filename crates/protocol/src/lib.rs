//! The rules and messages shared by kiosk and central, so that both judge alike.
//!
//! Everything here is pure: nothing knows a screen, a socket or a disk; time and randomness are passed
//! in (sealing alone asks the operating system). Text is parsed at the edge into types that cannot be
//! wrong, and never checked again.

mod base64_bytes;
mod batch_items;
pub mod configuration;
pub mod country;
pub mod digits;
pub mod email;
pub mod email_code;
mod email_domains;
mod email_typos;
pub mod help;
mod keyboard;
pub mod language;
pub mod mailbox_proof;
pub mod mask;
pub mod mrz;
pub mod nif;
pub mod niss;
pub mod old_email;
pub mod passport;
pub mod phone;
pub mod reading;
pub mod request;
#[cfg(feature = "openapi")]
mod schemas;
pub mod sealing;
pub mod state;
pub mod steps;
mod text_value;
pub mod tracking_code;
pub mod wire;
pub mod working_days;

pub use email::EmailAddress;
pub use email_code::EmailCode;
pub use language::Language;
pub use mailbox_proof::{BoundTo, MailboxProof, NotAVisitNumber, VisitNumber};
pub use mask::MaskedEmail;
pub use nif::Nif;
pub use niss::Niss;
pub use old_email::OldEmail;
pub use passport::Passport;
pub use phone::Phone;
pub use reading::Reading;
pub use request::{
    Identifiers, Kind, NotARequestId, OldMailbox, REACTIVATION_STATEMENT, Recorded, RequestContent,
    RequestHeader, RequestId,
};
pub use sealing::{
    KeyId, MAX_SEALED_BYTES, NotAHash, NotAKey, OpenError, SUITE, SealedHash, SealedPayload,
    SealingPrivateKey, SealingPublicKey,
};
pub use state::PublicState;
pub use tracking_code::{KioskId, TrackingCode};
