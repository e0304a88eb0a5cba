//! What central gives for a right code, and what it is bound to.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::request::RequestId;

/// What central gave for a right code: it binds the address to a kiosk, a time, and to the visit (or, as
/// released kiosks have it, to the one request) in which the code was typed. Only central can make or judge
/// it. It travels inside the sealed request; with a visit's number beside it, it is the visit's.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MailboxProof {
    /// When the code was typed, milliseconds since 1970, UTC; the proof is valid for 30 days.
    pub confirmed_ms: i64,
    /// Central's MAC over address, [`BoundTo`], kiosk and time: 64 hex digits.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
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

/// A visit's number: random, known to the kiosk's memory and to central, and inside the sealed requests of
/// the visit. It says that they belong together, and nothing in clear does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VisitNumber([u8; 16]);

/// The text is not 32 lower-case hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the number of a visit")]
pub struct NotAVisitNumber;

impl VisitNumber {
    /// The number of these bytes, which must come from the operating system's generator.
    pub fn new(random: [u8; 16]) -> VisitNumber {
        VisitNumber(random)
    }

    /// The sixteen bytes.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The 32 hex digits that stand on the wire.
    pub fn to_hex(self) -> String {
        hex::encode(self.0)
    }
}

impl FromStr for VisitNumber {
    type Err = NotAVisitNumber;

    fn from_str(text: &str) -> Result<Self, NotAVisitNumber> {
        let mut bytes = [0; 16];
        let is_lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
        match hex::decode_to_slice(text, &mut bytes) {
            Ok(()) if is_lower => Ok(VisitNumber(bytes)),
            _ => Err(NotAVisitNumber),
        }
    }
}

impl TryFrom<String> for VisitNumber {
    type Error = NotAVisitNumber;

    fn try_from(text: String) -> Result<Self, NotAVisitNumber> {
        text.parse()
    }
}

impl From<VisitNumber> for String {
    fn from(number: VisitNumber) -> String {
        number.to_hex()
    }
}

impl fmt::Debug for VisitNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VisitNumber(•••)")
    }
}

/// What an e-mail check, and the proof that comes of it, is bound to. On the wire a field `visit` or a field
/// `request`, never both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BoundTo {
    /// One request, as released kiosks ask.
    Request(RequestId),
    /// A visit, and so each of its requests.
    Visit(VisitNumber),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visits_number_is_32_small_hex_digits_and_nothing_else() {
        let text = "00ff0123456789abcdef0123456789ab";
        let number: VisitNumber = text.parse().unwrap();
        assert_eq!(number.to_hex(), text);
        assert_eq!(VisitNumber::new(*number.as_bytes()), number);
        let upper = text.to_uppercase();
        for other in ["", "00", &text[1..], &format!("{text}00"), &upper, "é"] {
            assert_eq!(other.parse::<VisitNumber>(), Err(NotAVisitNumber));
        }
    }

    #[test]
    fn debug_and_serde_errors_show_nothing() {
        let number = VisitNumber::new([0xAB; 16]);
        assert_eq!(format!("{number:?}"), "VisitNumber(•••)");
        let error = serde_json::from_str::<VisitNumber>("\"abab\"").unwrap_err();
        assert!(!error.to_string().contains("abab"), "{error}");
    }
}
