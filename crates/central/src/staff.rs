//! Staff of the counter desk: their names and passwords.
//!
//! A password is kept as an argon2id hash (OWASP's parameters: 19 MiB, two passes). Judging one takes as
//! long for a name that nobody has, so that time does not tell names. Both are slow and want 19 MiB: call
//! them away from the threads that serve connections, and not many at once.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use zeroize::Zeroizing;

use crate::random;

/// Who acts where no staff do: the operator at the command line. No staff can have this name.
pub const OPERATOR: &str = "operator";

/// Who does by itself what somebody else has decided: a worker. No staff can have this name.
pub const CENTRAL: &str = "central";

/// The shortest password, in characters.
pub const SHORTEST_PASSWORD: usize = 12;
/// The longest, in bytes: whoever sends more wants to keep the service busy.
pub const LONGEST_PASSWORD: usize = 256;
const LONGEST_NAME: usize = 40;

/// A name of staff: lower-case letters, digits, `.` and `-`, and a letter first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffName(String);

/// Why a name or password cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// Another form, or the operator's.
    #[error(
        "a name has up to 40 lower-case letters, digits, `.` and `-`, begins with a letter, and is neither `operator` nor `central`"
    )]
    Name,
    /// Too short to withstand guessing.
    #[error("a password has at least 12 characters")]
    TooShort,
    /// Too long.
    #[error("a password has at most 256 bytes")]
    TooLong,
}

impl StaffName {
    /// Reads a name as it is typed; capitals and blanks around it do not matter.
    pub fn parse(typed: &str) -> Result<StaffName, Unusable> {
        let name = typed.trim().to_ascii_lowercase();
        let well_formed = name.len() <= LONGEST_NAME
            && name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte)
            });
        match well_formed && ![OPERATOR, CENTRAL].contains(&name.as_str()) {
            true => Ok(StaffName(name)),
            false => Err(Unusable::Name),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The hash of a new password, as the database keeps it (a PHC string).
pub fn hash_password(password: &str) -> Result<String, Unusable> {
    if password.chars().count() < SHORTEST_PASSWORD {
        return Err(Unusable::TooShort);
    }
    if password.len() > LONGEST_PASSWORD {
        return Err(Unusable::TooLong);
    }
    Ok(hash_with(password, &random::bytes::<16>()))
}

/// A password that somebody else reads out and that is good for one purpose: choosing another. 80 random bits, in symbols
/// that nobody takes for one another.
pub fn one_time_password() -> Zeroizing<String> {
    const SYMBOLS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
    let random: [u8; 16] = random::bytes();
    // 256 is a multiple of 32: every symbol is equally likely.
    let symbols = random.map(|byte| char::from(SYMBOLS[usize::from(byte % 32)]));
    let groups: Vec<String> = symbols
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    Zeroizing::new(groups.join("-"))
}

/// Whether this is the password of `stored`; without a stored one it takes as long and is `false`.
pub fn is_right(password: &str, stored: Option<&str>) -> bool {
    let nobody = Zeroizing::new(nobodys_hash());
    // Always a whole hash, whatever is asked.
    let same = hasher()
        .verify_password(password.as_bytes(), stored.unwrap_or(&nobody))
        .is_ok();
    same && stored.is_some()
}

fn hash_with(password: &str, salt: &[u8]) -> String {
    hasher()
        .hash_password_with_salt(password.as_bytes(), salt)
        .expect("a salt of 16 bytes and a password of ordinary length can be hashed")
        .to_string()
}

fn hasher() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// A hash with the very same parameters that no password is known for: it costs as much to judge.
fn nobodys_hash() -> String {
    let (memory, passes, lanes) = (
        Params::DEFAULT.m_cost(),
        Params::DEFAULT.t_cost(),
        Params::DEFAULT.p_cost(),
    );
    let (salt, hash) = ("A".repeat(22), "A".repeat(43));
    format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${hash}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_recognised_and_another_is_not() {
        let stored = hash_password("correct horse").unwrap();
        assert!(
            stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{stored}"
        );
        assert!(is_right("correct horse", Some(&stored)));
        for wrong in ["", "correct horsf", "correct horse ", "Correct horse"] {
            assert!(!is_right(wrong, Some(&stored)), "{wrong:?}");
        }
        assert_ne!(
            stored,
            hash_password("correct horse").unwrap(),
            "a salt of its own"
        );
    }

    #[test]
    fn nobodys_hash_is_judged_in_full_and_never_right() {
        let nobody = nobodys_hash();
        let real = hash_password("correct horse").unwrap();
        let parameters = |hash: &str| hash.rsplitn(3, '$').last().unwrap().to_owned();
        assert_eq!(parameters(&nobody), parameters(&real));
        assert_eq!(nobody.len(), real.len());
        // A text that cannot be read would be judged at once, and time would tell.
        assert_eq!(
            hasher().verify_password(b"x", nobody.as_str()),
            Err(argon2::password_hash::Error::PasswordInvalid)
        );
        assert!(!is_right("correct horse", None));
    }

    #[test]
    fn a_one_time_password_can_be_used_and_no_two_are_alike() {
        let one = one_time_password();
        assert_eq!(one.len(), 19, "four groups of four");
        assert!(hash_password(&one).is_ok());
        assert_ne!(one, one_time_password());
    }

    #[test]
    fn a_damaged_hash_lets_nobody_in() {
        for stored in ["", "plain", "$argon2id$v=19$m=19456,t=2,p=1$AAAA"] {
            assert!(!is_right("plain", Some(stored)), "{stored:?}");
        }
    }

    #[test]
    fn short_and_endless_passwords_are_refused() {
        assert_eq!(hash_password("elevenchars"), Err(Unusable::TooShort));
        assert_eq!(hash_password(&"ã".repeat(11)), Err(Unusable::TooShort));
        assert_eq!(hash_password(&"a".repeat(257)), Err(Unusable::TooLong));
    }

    #[test]
    fn a_name_is_read_leniently_and_kept_strictly() {
        assert_eq!(
            StaffName::parse(" Ana.Reis-2 ").unwrap().as_str(),
            "ana.reis-2"
        );
        let long = "a".repeat(41);
        for typed in [
            "", "2ana", ".ana", "ana reis", "a\nb", "aña", "operator", "Operator", "<b>", &long,
        ] {
            assert_eq!(StaffName::parse(typed), Err(Unusable::Name), "{typed:?}");
        }
    }
}
