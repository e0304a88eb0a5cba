//! The tracking code on the receipt: made offline, never the same at two kiosks, not guessable, easy to
//! read aloud.
//!
//! Twelve symbols of Crockford's base32 alphabet: 2 name the kiosk, 9 are random (45 bits), 1 is a check
//! symbol. The check is a weighted sum over GF(32): Σ αⁱ·sᵢ = 0, with α a root of x⁵ + x² + 1. The twelve
//! weights are distinct and not zero, and that alone catches
//! - every single slip, since αⁱ·δ is not 0;
//! - every swap of two symbols at any distance, since (αⁱ − αʲ)·δ is not 0;
//! - every twin error (`AA` read as `BB`) at any distance, since in characteristic 2 the weights' sum is
//!   their difference, which is not 0.

use crate::digits;
use crate::text_value::{LONGEST_INPUT, coded_error};

/// Crockford's base32 symbols: no I, L, O (read as 1, 1, 0) and no U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS: usize = 12;
const RANDOM_SYMBOLS: usize = 9;
/// Twelve symbols in three groups with a hyphen between them.
const WRITTEN: usize = 14;

/// A kiosk's short name: two base32 symbols, such as `4F`; the first part of its tracking codes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KioskId([u8; 2]);

/// A request's tracking code, written `4FXX-XXXX-XXXC`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TrackingCode([u8; WRITTEN]);

coded_error! {
    /// Why a text is not the name of a kiosk.
    pub enum KioskIdError {
        /// Not two symbols of the alphabet.
        Form => "kiosk-id-form",
    }
}

coded_error! {
    /// Why a text is not a tracking code.
    pub enum TrackingCodeError {
        /// Not twelve symbols of the alphabet.
        Form => "tracking-code-form",
        /// The check symbol does not agree: a slip.
        Check => "tracking-code-check",
    }
}

impl KioskId {
    /// How many kiosks can be named.
    pub const COUNT: u16 = 1 << 10;

    /// The name of the kiosk with this number; `None` from [`KioskId::COUNT`] on.
    #[must_use]
    pub fn new(number: u16) -> Option<Self> {
        (number < Self::COUNT).then(|| Self([symbol(number >> 5), symbol(number & 31)]))
    }

    /// Reads two symbols, leniently as [`TrackingCode::parse`] does.
    ///
    /// # Errors
    /// See [`KioskIdError`].
    pub fn parse(typed: &str) -> Result<Self, KioskIdError> {
        let values: [u8; 2] = values(typed).ok_or(KioskIdError::Form)?;
        Ok(Self(values.map(|value| symbol(value.into()))))
    }

    /// The two symbols.
    #[must_use]
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }
}

impl TrackingCode {
    /// Makes a code from the kiosk's name and 45 of the 48 random bits, which must come from the operating
    /// system's generator: they are what makes codes unguessable.
    #[must_use]
    pub fn generate(kiosk: KioskId, random: [u8; 6]) -> Self {
        let bits = random
            .iter()
            .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        let mut values = [0u8; SYMBOLS];
        values[0] = value(kiosk.0[0].into()).expect("a kiosk's name holds symbols of the alphabet");
        values[1] = value(kiosk.0[1].into()).expect("a kiosk's name holds symbols of the alphabet");
        for (at, slot) in values[2..2 + RANDOM_SYMBOLS].iter_mut().enumerate() {
            *slot = (bits >> (5 * at) & 31) as u8;
        }
        // The last weight is α⁰ = 1, so the sum over the others is itself the check symbol.
        values[SYMBOLS - 1] = weighted_sum(&values);
        Self::written(&values)
    }

    /// Reads a code as people type and scanners read it: either case, with or without hyphens and spaces,
    /// O for 0, I and L for 1, digits of any accepted script, and also a whole tracking address that ends in
    /// the code.
    ///
    /// # Errors
    /// See [`TrackingCodeError`].
    pub fn parse(typed: &str) -> Result<Self, TrackingCodeError> {
        let code = typed.rsplit('/').next().unwrap_or(typed);
        let values: [u8; SYMBOLS] = values(code).ok_or(TrackingCodeError::Form)?;
        if weighted_sum(&values) != 0 {
            return Err(TrackingCodeError::Check);
        }
        Ok(Self::written(&values))
    }

    /// The kiosk that made it.
    #[must_use]
    pub fn kiosk(&self) -> KioskId {
        KioskId([self.0[0], self.0[1]])
    }

    /// The code as it is written: `4FXX-XXXX-XXXC`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }

    /// The twelve symbols without hyphens, for an address.
    #[must_use]
    pub fn symbols(&self) -> String {
        self.as_str().replace('-', "")
    }

    fn written(values: &[u8; SYMBOLS]) -> Self {
        let mut written = [b'-'; WRITTEN];
        for (at, value) in values.iter().enumerate() {
            written[at + at / 4] = symbol(u16::from(*value));
        }
        Self(written)
    }
}

/// An address as a QR code holds it: the scheme in lower case, since some telephones' scanners know a link by
/// `https://` alone (RFC 3986, 3.1, wants it so), and all else in upper case, which takes the alphanumeric mode
/// and keeps the code small. Scheme and host do not tell case apart, and central takes the path in either.
#[must_use]
pub fn address_for_qr(address: &str) -> String {
    match address.split_once("://") {
        Some((scheme, rest)) => {
            format!("{}://{}", scheme.to_lowercase(), rest.to_uppercase())
        }
        None => address.to_uppercase(),
    }
}

/// Horner's scheme: the sum of α^(11 − i) · sᵢ.
fn weighted_sum(values: &[u8; SYMBOLS]) -> u8 {
    values.iter().fold(0, |sum, value| times_alpha(sum) ^ value)
}

/// Multiplication by α in GF(32) with x⁵ + x² + 1.
const fn times_alpha(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 0b10_0000 == 0 {
        doubled
    } else {
        doubled ^ 0b10_0101
    }
}

fn symbol(value: u16) -> u8 {
    ALPHABET[usize::from(value)]
}

fn value(typed: char) -> Option<u8> {
    let symbol = match typed.to_ascii_uppercase() {
        'O' => b'0',
        'I' | 'L' => b'1',
        other => u8::try_from(other).ok()?,
    };
    ALPHABET
        .iter()
        .position(|known| *known == symbol)
        .and_then(|at| u8::try_from(at).ok())
}

fn values<const N: usize>(typed: &str) -> Option<[u8; N]> {
    if typed.len() > LONGEST_INPUT {
        return None;
    }
    let values: Option<Vec<u8>> = digits::compact(typed).chars().map(value).collect();
    values?.try_into().ok()
}

fn ascii(symbols: &[u8]) -> &str {
    std::str::from_utf8(symbols).expect("symbols and hyphens are ASCII")
}

/// Text conversions of the two values, which are no secret: they stand on the receipt and in logs.
macro_rules! code_text {
    ($name:ident, $error:ty) => {
        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(typed: &str) -> Result<Self, Self::Err> {
                Self::parse(typed)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text).map_err(|error| serde::de::Error::custom(error.code()))
            }
        }
    };
}

code_text!(KioskId, KioskIdError);
code_text!(TrackingCode, TrackingCodeError);

#[cfg(test)]
#[path = "tracking_code_tests.rs"]
mod tests;
