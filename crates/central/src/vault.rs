//! Identifiers at rest: each value encrypted on its own (ChaCha20-Poly1305, fresh nonce, bound to its
//! table, row and column) and found again by a keyed hash (HMAC-SHA256) of its normalised form.
//!
//! Both keys are files in `DIR/keys`; whoever has the database alone reads nothing and guesses nothing.

use chacha20poly1305::{
    ChaCha20Poly1305,
    aead::{Aead, KeyInit, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::random;

/// First byte of every encrypted value, so that a second key or cipher can follow.
const VERSION: u8 = 1;
const NONCE_BYTES: usize = 12;

/// Where a value lies. It is bound in, so that no value can be moved to another place.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// The table.
    pub table: &'static str,
    /// The row's primary key.
    pub row: &'a str,
    /// The column.
    pub column: &'static str,
}

impl Cell<'_> {
    fn associated_data(self) -> Vec<u8> {
        // None of the three can hold a line feed: two are ours, a row's key is an id.
        format!(
            "aima-central cell 1\n{}\n{}\n{}",
            self.table, self.row, self.column
        )
        .into_bytes()
    }
}

/// What a keyed hash is of. The same value in two domains has two hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Domain {
    /// Tax number.
    Nif,
    /// Social-security number.
    Niss,
    /// Passport, as [`passport_form`] writes it.
    Passport,
    /// Telephone, E.164.
    Phone,
    /// E-mail address, in its matching form.
    Email,
    /// Who guesses: a name that was typed, or a network.
    Guesser,
    /// A kiosk and the number of a visit there.
    Visit,
    /// What was typed into a form of the desk, all of it.
    DeskForm,
}

impl Domain {
    fn label(self) -> &'static [u8] {
        match self {
            Domain::Nif => b"nif",
            Domain::Niss => b"niss",
            Domain::Passport => b"passport",
            Domain::Phone => b"phone",
            Domain::Email => b"email",
            Domain::Guesser => b"guesser",
            Domain::Visit => b"visit",
            Domain::DeskForm => b"desk-form",
        }
    }
}

/// A keyed hash, as it is stored.
pub type KeyedHash = [u8; 32];

/// The stored form of a passport: issuer, colon, number.
pub fn passport_form(passport: &protocol::Passport) -> Zeroizing<String> {
    Zeroizing::new(format!("{}:{}", passport.country(), passport.number()))
}

/// An encrypted value was damaged, moved, or written under another key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a stored value cannot be decrypted")]
pub struct Unreadable;

/// The two keys of the values at rest.
pub struct Vault {
    cipher: ChaCha20Poly1305,
    index: Hmac<Sha256>,
}

impl Vault {
    /// A vault with these keys.
    pub fn new(data_key: &[u8; 32], index_key: &[u8; 32]) -> Vault {
        Vault {
            cipher: ChaCha20Poly1305::new(data_key.into()),
            index: <Hmac<Sha256> as KeyInit>::new_from_slice(index_key)
                .expect("HMAC takes a key of any length"),
        }
    }

    /// Encrypts `plain` for `cell`.
    pub fn seal(&self, cell: Cell<'_>, plain: &str) -> Vec<u8> {
        let nonce = random::bytes::<NONCE_BYTES>();
        let payload = Payload {
            msg: plain.as_bytes(),
            aad: &cell.associated_data(),
        };
        let sealed = self
            .cipher
            .encrypt(&nonce.into(), payload)
            .expect("a value of a few bytes can always be encrypted");
        [&[VERSION], nonce.as_slice(), &sealed].concat()
    }

    /// Decrypts what [`Vault::seal`] made for the same cell.
    pub fn open(&self, cell: Cell<'_>, sealed: &[u8]) -> Result<Zeroizing<String>, Unreadable> {
        let (version, rest) = sealed.split_first().ok_or(Unreadable)?;
        let (nonce, msg) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(Unreadable)?;
        if *version != VERSION {
            return Err(Unreadable);
        }
        let payload = Payload {
            msg,
            aad: &cell.associated_data(),
        };
        let plain = self
            .cipher
            .decrypt(nonce.into(), payload)
            .map_err(|_| Unreadable)?;
        String::from_utf8(plain)
            .map(Zeroizing::new)
            .map_err(|_| Unreadable)
    }

    /// The keyed hash of a normalised value.
    pub fn hash(&self, domain: Domain, normalised: &str) -> KeyedHash {
        let mut mac = self.index.clone();
        mac.update(domain.label());
        mac.update(b"\n");
        mac.update(normalised.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(•••)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELL: Cell<'static> = Cell {
        table: "cases",
        row: "demo-1-000001",
        column: "nif",
    };

    fn vault() -> Vault {
        Vault::new(&[1; 32], &[2; 32])
    }

    #[test]
    fn a_value_is_read_back_in_its_own_place_only() {
        let sealed = vault().seal(CELL, "200000020");
        assert_eq!(
            vault().open(CELL, &sealed).as_deref().map(String::as_str),
            Ok("200000020")
        );
        for elsewhere in [
            Cell {
                table: "contents",
                ..CELL
            },
            Cell {
                row: "demo-1-000002",
                ..CELL
            },
            Cell {
                column: "niss",
                ..CELL
            },
        ] {
            assert_eq!(
                vault().open(elsewhere, &sealed),
                Err(Unreadable),
                "moved to {elsewhere:?}"
            );
        }
    }

    #[test]
    fn a_damaged_value_and_another_key_are_refused() {
        let sealed = vault().seal(CELL, "200000020");
        for at in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[at] ^= 1;
            assert_eq!(
                vault().open(CELL, &damaged),
                Err(Unreadable),
                "byte {at} is damaged"
            );
        }
        for length in 0..sealed.len() {
            assert_eq!(
                vault().open(CELL, &sealed[..length]),
                Err(Unreadable),
                "cut to {length}"
            );
        }
        assert_eq!(
            Vault::new(&[3; 32], &[2; 32]).open(CELL, &sealed),
            Err(Unreadable)
        );
    }

    #[test]
    fn the_same_value_is_encrypted_differently_and_hashed_alike() {
        assert_ne!(
            vault().seal(CELL, "200000020"),
            vault().seal(CELL, "200000020")
        );
        let hash = vault().hash(Domain::Nif, "200000020");
        assert_eq!(hash, vault().hash(Domain::Nif, "200000020"));
        assert_ne!(
            hash,
            vault().hash(Domain::Phone, "200000020"),
            "another domain"
        );
        assert_ne!(
            hash,
            Vault::new(&[1; 32], &[9; 32]).hash(Domain::Nif, "200000020"),
            "another key"
        );
    }
}
