//! The hash of the staff PIN, as the configuration keeps it.

use std::{fmt, ops::RangeInclusive};

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::PasswordHash,
};
use serde::{Deserialize, Deserializer, de};

/// Memory that a hash may cost to try, KiB: less is no hindrance, more could end the kiosk. New hashes have
/// OWASP's figures for two passes, 19 MiB.
const MEMORY_KIB: RangeInclusive<u32> = 8 * 1024..=256 * 1024;
/// Passes that a hash may cost.
const MOST_PASSES: u32 = 10;

/// The hash of the staff PIN, a PHC string such as `$argon2id$v=19$m=19456,t=2,p=1$…$…`.
#[derive(Clone, PartialEq, Eq)]
pub struct PinHash(String);

impl PinHash {
    /// Reads a hash from the configuration.
    ///
    /// # Errors
    /// It is not one of argon2id, or one that costs too little or too much to try.
    pub fn parse(text: &str) -> Result<PinHash, UnusableHash> {
        let hash = PasswordHash::new(text).map_err(|_| UnusableHash)?;
        let params = Params::try_from(&hash).map_err(|_| UnusableHash)?;
        let usable = hash.algorithm.as_str() == Algorithm::Argon2id.as_str()
            && hash.salt.is_some()
            && hash.hash.is_some()
            && MEMORY_KIB.contains(&params.m_cost())
            && params.t_cost() <= MOST_PASSES;
        match usable {
            true => Ok(PinHash(text.to_owned())),
            false => Err(UnusableHash),
        }
    }

    /// The hash of these digits, with a fresh salt.
    pub(crate) fn of(digits: &str) -> PinHash {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).expect("the system has randomness");
        let hash = hasher()
            .hash_password_with_salt(digits.as_bytes(), &salt)
            .expect("a salt of 16 bytes and a PIN can be hashed");
        PinHash(hash.to_string())
    }

    /// Whether it is the hash of these digits.
    pub(crate) fn is_of(&self, digits: &str) -> bool {
        hasher()
            .verify_password(digits.as_bytes(), self.0.as_str())
            .is_ok()
    }

    /// The PHC string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PinHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PinHash(•••)")
    }
}

impl<'de> Deserialize<'de> for PinHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PinHash, D::Error> {
        PinHash::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

/// The text is no hash of a PIN. It is not repeated: it may be the PIN itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be the hash that `aima-kiosk pin` prints")]
pub struct UnusableHash;

fn hasher() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_that_is_none_or_too_cheap_is_refused_and_not_repeated() {
        let cheap = Argon2::new(
            Algorithm::Argon2id,
            Version::V0x13,
            Params::new(64, 1, 1, None).expect("valid"),
        )
        .hash_password_with_salt(b"246813", &[7; 16])
        .expect("hashed")
        .to_string();
        let other = PinHash::of("246813");
        let other = other.as_str().replace("argon2id", "argon2i");
        for text in ["246813", "", "$argon2id$", cheap.as_str(), other.as_str()] {
            let error = PinHash::parse(text).expect_err(text);
            assert!(!error.to_string().contains("246813"), "{error}");
        }
    }
}
