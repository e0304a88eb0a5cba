//! A request as the kiosk makes it: the header that stays readable, and the content that is sealed.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    email::EmailAddress,
    language::Language,
    nif::Nif,
    niss::Niss,
    passport::Passport,
    phone::Phone,
    tracking_code::{KioskId, TrackingCode},
};

/// What the person asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Replace the e-mail address of a pending case.
    CorrectEmail,
    /// Take up again a case that was withdrawn by mistake.
    Reactivate,
    /// The address is right: send the payment data once more.
    Resend,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::CorrectEmail, Kind::Reactivate, Kind::Resend];

    /// The stable name used on the wire, in databases and in the page.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::CorrectEmail => "correct-email",
            Kind::Reactivate => "reactivate",
            Kind::Resend => "resend",
        }
    }

    /// The kind with this stable name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The idempotency key of a request: a UUIDv7 (RFC 9562) made when the visit chose its purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Uuid", into = "Uuid")]
pub struct RequestId(Uuid);

/// The text is not a UUIDv7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a version 7 UUID")]
pub struct NotARequestId;

impl RequestId {
    /// The id for this instant (milliseconds since 1970, UTC) and these random bytes.
    pub fn new(unix_ms: u64, random: [u8; 10]) -> RequestId {
        RequestId(uuid::Builder::from_unix_timestamp_millis(unix_ms, &random).into_uuid())
    }
}

impl TryFrom<Uuid> for RequestId {
    type Error = NotARequestId;

    fn try_from(uuid: Uuid) -> Result<Self, NotARequestId> {
        match uuid.get_version_num() {
            7 => Ok(RequestId(uuid)),
            _ => Err(NotARequestId),
        }
    }
}

impl From<RequestId> for Uuid {
    fn from(id: RequestId) -> Uuid {
        id.0
    }
}

impl FromStr for RequestId {
    type Err = NotARequestId;

    fn from_str(text: &str) -> Result<Self, NotARequestId> {
        Uuid::parse_str(text)
            .map_err(|_| NotARequestId)
            .and_then(RequestId::try_from)
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// When a request was recorded, told by three clocks, so that a wrong one can be put right later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// The kiosk's wall clock, milliseconds since 1970, UTC.
    pub wall_ms: i64,
    /// Milliseconds since the machine started; orders the requests of one `boot_id`.
    pub monotonic_ms: u64,
    /// Which start of the machine `monotonic_ms` belongs to.
    pub boot_id: Uuid,
    /// Central's clock less the kiosk's, in milliseconds, as last seen; `None` before the first answer.
    pub central_offset_ms: Option<i64>,
}

/// What of a request stays in clear, at the kiosk and on the way. All of it is bound into the sealed
/// payload as associated data, so that nobody can move a payload under another header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestHeader {
    /// The idempotency key.
    pub id: RequestId,
    /// The code on the receipt.
    pub tracking_code: TrackingCode,
    /// What is asked for.
    pub kind: Kind,
    /// The kiosk that recorded it.
    pub kiosk: KioskId,
    /// The language the person chose.
    pub language: Language,
    /// When.
    pub recorded: Recorded,
}

impl RequestHeader {
    /// The bytes bound into the sealed payload: one line a field, in this order, none of which can hold
    /// a line feed.
    pub fn associated_data(&self) -> Vec<u8> {
        let offset = self
            .recorded
            .central_offset_ms
            .map_or_else(|| "-".to_owned(), |ms| ms.to_string());
        format!(
            "aima-kiosk request 1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}",
            self.id,
            self.tracking_code,
            self.kind,
            self.kiosk,
            self.language,
            self.recorded.wall_ms,
            self.recorded.monotonic_ms,
            self.recorded.boot_id,
            offset,
        )
        .into_bytes()
    }
}

/// What a person gave to find the case by: at least two of the four.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identifiers {
    /// Tax number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nif: Option<Nif>,
    /// Passport number with its issuing country.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub passport: Option<Passport>,
    /// Social-security number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub niss: Option<Niss>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub phone: Option<Phone>,
}

impl Identifiers {
    /// How many must be given.
    pub const NEEDED: usize = 2;

    /// How many of the four are given.
    pub fn count(&self) -> usize {
        usize::from(self.nif.is_some())
            + usize::from(self.passport.is_some())
            + usize::from(self.niss.is_some())
            + usize::from(self.phone.is_some())
    }
}

/// The statement that a request for reactivation carries, in the language of record.
pub const REACTIVATION_STATEMENT: &str = "Declaro que não pretendi desistir da minha manifestação de \
     interesse e peço que o meu processo seja reativado.";

/// What a person typed: sealed before it touches a disk, opened by central alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestContent {
    /// What the case is found by.
    pub identifiers: Identifiers,
    /// The address that AIMA has; `None` when the person does not know it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub old_email: Option<EmailAddress>,
    /// The address to use from now on; none for a reactivation.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub new_email: Option<EmailAddress>,
    /// Somebody helped to fill it in.
    pub assisted: bool,
    /// The Portuguese statement of a reactivation.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub statement: Option<String>,
    /// That the code sent to the new address was typed at the kiosk.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mailbox_proof: Option<MailboxProof>,
}

/// What central gave for a right code: it binds the address to this request and kiosk, and only central
/// can make or judge it. It travels inside the sealed request.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailboxProof {
    /// When the code was typed, milliseconds since 1970, UTC; the proof is valid for 30 days.
    pub confirmed_ms: i64,
    /// Central's MAC over address, request, kiosk and time: 64 hex digits.
    pub mac: String,
}

impl MailboxProof {
    /// Whether it has a proof's form. Only central can tell whether it is a true one.
    pub fn is_well_formed(&self) -> bool {
        self.mac.len() == 64 && self.mac.bytes().all(|byte| byte.is_ascii_hexdigit())
    }
}

impl fmt::Debug for MailboxProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailboxProof(•••)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_id_is_a_version_7_uuid_and_nothing_else() {
        let id = RequestId::new(1_700_000_000_000, [7; 10]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(
            "f47ac10b-58cc-4372-a567-0e02b2c3d479".parse::<RequestId>(),
            Err(NotARequestId),
            "a version 4 UUID"
        );
        assert_eq!("".parse::<RequestId>(), Err(NotARequestId));
    }

    #[test]
    fn a_kind_is_known_by_its_stable_name_only() {
        assert_eq!(Kind::from_name("resend"), Some(Kind::Resend));
        assert_eq!(Kind::from_name("Resend"), None);
    }
}
