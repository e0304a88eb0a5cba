//! The one-time code that a technician types into a kiosk: 12 symbols (60 random bits) in three groups,
//! read leniently, kept only as a hash.

use sha2::{Digest, Sha256};

use crate::random;

/// Crockford's base32 symbols, as in tracking codes.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS: usize = 12;

/// How long a code can be used.
pub const VALID_HOURS: i64 = 24;

/// A code. Nothing but its hash is ever stored.
#[derive(Clone, PartialEq, Eq)]
pub struct EnrolmentCode([u8; SYMBOLS]);

impl EnrolmentCode {
    /// A fresh code.
    pub fn generate() -> EnrolmentCode {
        // 256 is a multiple of 32: every symbol is equally likely.
        EnrolmentCode(random::bytes().map(|byte: u8| ALPHABET[usize::from(byte % 32)]))
    }

    /// Reads a typed code: either case, with or without hyphens and blanks, O for 0, I and L for 1.
    pub fn parse(typed: &str) -> Option<EnrolmentCode> {
        if typed.len() > 100 {
            return None;
        }
        let symbols: Vec<u8> = typed
            .bytes()
            .filter(|byte| !matches!(byte, b' ' | b'-'))
            .map(|byte| match byte.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                other => other,
            })
            .collect();
        let symbols: [u8; SYMBOLS] = symbols.try_into().ok()?;
        symbols
            .iter()
            .all(|symbol| ALPHABET.contains(symbol))
            .then_some(EnrolmentCode(symbols))
    }

    /// The code as it is typed: `XXXX-XXXX-XXXX`.
    pub fn written(&self) -> String {
        let group = |at: usize| self.0[at..at + 4].iter().map(|symbol| char::from(*symbol));
        let mut text: String = group(0).collect();
        for at in [4, 8] {
            text.push('-');
            text.extend(group(at));
        }
        text
    }

    /// What the database keeps.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::new()
            .chain_update(b"aima-central enrolment code 1\n")
            .chain_update(self.0)
            .finalize()
            .into()
    }
}

impl std::fmt::Debug for EnrolmentCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EnrolmentCode(•••)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        let code = EnrolmentCode::generate();
        let written = code.written();
        for typed in [
            written.clone(),
            written.to_lowercase(),
            written.replace('-', " "),
            written.replace('-', "").replace('0', "o").replace('1', "l"),
        ] {
            assert_eq!(EnrolmentCode::parse(&typed), Some(code.clone()));
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        let too_long = "0".repeat(101);
        for typed in [
            "",
            "1234",
            "ABCD-EFGH-JKMU",
            "ABCD-EFGH-JKMN-P",
            "ÀBCD-EFGH-JKM",
            &too_long,
        ] {
            assert_eq!(EnrolmentCode::parse(typed), None);
        }
    }

    #[test]
    fn two_codes_differ_and_so_do_their_hashes() {
        let (one, other) = (EnrolmentCode::generate(), EnrolmentCode::generate());
        assert_ne!(one.written(), other.written());
        assert_ne!(one.hash(), other.hash());
    }
}
