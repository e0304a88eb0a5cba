//! Identifiers at rest: each value encrypted on its own (ChaCha20-Poly1305, fresh nonce, bound to its
//! table, row and column) and found again by a keyed hash (HMAC-SHA256) of its normalised form.
//!
//! The keys are files in `DIR/keys`; whoever has the database alone reads nothing and guesses nothing. A value says by which
//! key it is: its first byte is the key's number. While one key follows another ([`crate::keyring`]) both are used, and a
//! hash is stored as both make it, so that no look-up misses.

mod hashes;

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

use chacha20poly1305::{
    ChaCha20Poly1305,
    aead::{Aead, KeyInit, Payload},
};
use hmac::{Hmac, Mac};
use jiff::Timestamp;
use sha2::Sha256;
use zeroize::Zeroizing;

pub use hashes::{Form, KeyedHash};

use crate::{
    keyring::{Follows, KeyKind, KeyStates, Looked, Missing, Use},
    random,
};

const NONCE_BYTES: usize = 12;

/// A secret key.
pub type Secret = Zeroizing<[u8; 32]>;
/// Secret keys of one kind, by number.
pub type Ring = BTreeMap<u8, Secret>;
/// Reads the keys of a kind anew.
pub type Source = Box<dyn Fn(KeyKind) -> Ring + Send + Sync>;

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

/// The stored form of a passport: issuer, colon, number.
pub fn passport_form(passport: &protocol::Passport) -> Zeroizing<String> {
    Zeroizing::new(format!("{}:{}", passport.country(), passport.number()))
}

/// Why an encrypted value cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It was damaged, moved, or written under another key of the same number.
    #[error("a stored value cannot be decrypted")]
    Damaged,
    /// It was written under a key that is not here.
    #[error("a stored value is encrypted with {}, which is not here", KeyKind::Data.file(*.0))]
    OtherKey(u8),
}

/// The keys of the values at rest.
pub struct Vault {
    keys: RwLock<Arc<Keys>>,
    source: Option<Source>,
    looked: Looked,
}

struct Keys {
    data: Ring,
    index: Ring,
    data_in_use: u8,
    index_use: Use,
}

impl Vault {
    /// A vault with these keys, the first of each.
    pub fn new(data_key: &[u8; 32], index_key: &[u8; 32]) -> Vault {
        let ring = |key: &[u8; 32]| Ring::from([(1, Zeroizing::new(*key))]);
        Vault::with(ring(data_key), ring(index_key), None)
    }

    /// A vault with these keys, of which it uses the first of each kind until it is told otherwise; `source` reads those that
    /// come later.
    pub fn with(data: Ring, index: Ring, source: Option<Source>) -> Vault {
        let first = lowest(&index);
        Vault {
            keys: RwLock::new(Arc::new(Keys {
                data_in_use: lowest(&data),
                index_use: Use {
                    in_use: first,
                    newest: first,
                    older: None,
                    both: false,
                },
                data,
                index,
            })),
            source,
            looked: Looked::default(),
        }
    }

    /// A vault of a process that holds no keys, and does nothing that needs one.
    pub fn empty() -> Vault {
        Vault::with(Ring::new(), Ring::new(), None)
    }

    fn keys(&self) -> Arc<Keys> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&keys)
    }

    /// The number of the key that values are encrypted with now.
    pub fn data_in_use(&self) -> u8 {
        self.keys().data_in_use
    }

    /// The numbers of the keys by which hashes are written now, the newest first.
    pub fn index_in_use(&self) -> Vec<u8> {
        let of = self.keys().index_use;
        match of.both {
            true => std::iter::once(of.newest).chain(of.older).collect(),
            false => vec![of.in_use],
        }
    }

    /// The numbers of the keys that a hash is found by now, the newest first.
    pub fn index_needed(&self) -> Vec<u8> {
        let of = self.keys().index_use;
        std::iter::once(of.newest).chain(of.older).collect()
    }

    /// Encrypts `plain` for `cell`.
    pub fn seal(&self, cell: Cell<'_>, plain: &str) -> Vec<u8> {
        let keys = self.keys();
        let number = keys.data_in_use;
        let cipher = cipher(&keys.data[&number]);
        let nonce = random::bytes::<NONCE_BYTES>();
        let payload = Payload {
            msg: plain.as_bytes(),
            aad: &cell.associated_data(),
        };
        let sealed = cipher
            .encrypt(&nonce.into(), payload)
            .expect("a value of a few bytes can always be encrypted");
        [&[number], nonce.as_slice(), &sealed].concat()
    }

    /// Decrypts what [`Vault::seal`] made for the same cell.
    ///
    /// # Errors
    /// See [`Unreadable`]; that a key is not here is logged with its number.
    pub fn open(&self, cell: Cell<'_>, sealed: &[u8]) -> Result<Zeroizing<String>, Unreadable> {
        let (number, rest) = sealed.split_first().ok_or(Unreadable::Damaged)?;
        let (nonce, msg) = rest
            .split_first_chunk::<NONCE_BYTES>()
            .ok_or(Unreadable::Damaged)?;
        let keys = self.keys();
        let Some(key) = keys.data.get(number) else {
            tracing::error!(event = "key-unknown", kind = "data", number);
            return Err(Unreadable::OtherKey(*number));
        };
        let payload = Payload {
            msg,
            aad: &cell.associated_data(),
        };
        let plain = cipher(key)
            .decrypt(nonce.into(), payload)
            .map_err(|_| Unreadable::Damaged)?;
        String::from_utf8(plain)
            .map(Zeroizing::new)
            .map_err(|_| Unreadable::Damaged)
    }

    /// The keyed hash of a normalised value, by every key that something may still be found by.
    pub fn hash(&self, domain: Domain, normalised: &str) -> KeyedHash {
        let keys = self.keys();
        let by = |number: u8| {
            let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&*keys.index[&number])
                .expect("HMAC takes a key of any length");
            mac.update(domain.label());
            mac.update(b"\n");
            mac.update(normalised.as_bytes());
            (number, mac.finalize().into_bytes().into())
        };
        let of = keys.index_use;
        let form = match (of.both, of.in_use == of.newest) {
            (true, _) => Form::Both,
            (false, true) => Form::Newest,
            (false, false) => Form::Older,
        };
        KeyedHash::new(by(of.newest), of.older.map(by), form)
    }
}

impl Follows for Vault {
    fn is_due(&self, now: Timestamp) -> bool {
        self.looked.is_due(now)
    }

    fn follow(&self, states: &KeyStates, now: Timestamp) -> Result<(), Missing> {
        let before = self.keys();
        let (mut data, mut index) = (before.data.clone(), before.index.clone());
        for (kind, ring) in [(KeyKind::Data, &mut data), (KeyKind::Index, &mut index)] {
            complete(ring, kind, states, self.source.as_ref())?;
        }
        let next = Keys {
            data,
            index,
            data_in_use: states.of(KeyKind::Data, now).in_use,
            index_use: states.of(KeyKind::Index, now),
        };
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        self.looked.note(now);
        Ok(())
    }
}

/// Reads what a ring lacks of the keys that something needs.
pub(crate) fn complete(
    ring: &mut Ring,
    kind: KeyKind,
    states: &KeyStates,
    source: Option<&Source>,
) -> Result<(), Missing> {
    let needed = states.needed(kind);
    if needed.iter().any(|it| !ring.contains_key(&it.number))
        && let Some(source) = source
    {
        ring.extend(source(kind));
    }
    match needed.iter().find(|it| !ring.contains_key(&it.number)) {
        Some(state) => Err(Missing {
            kind,
            number: state.number,
        }),
        None => Ok(()),
    }
}

/// The number of the first key of a ring.
pub(crate) fn lowest(ring: &Ring) -> u8 {
    ring.keys().next().copied().unwrap_or(1)
}

fn cipher(key: &Secret) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new((&**key).into())
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
                Err(Unreadable::Damaged),
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
            let why = match at {
                0 => Unreadable::OtherKey(0),
                _ => Unreadable::Damaged,
            };
            assert_eq!(
                vault().open(CELL, &damaged),
                Err(why),
                "byte {at} is damaged"
            );
        }
        for length in 0..sealed.len() {
            assert_eq!(
                vault().open(CELL, &sealed[..length]),
                Err(Unreadable::Damaged),
                "cut to {length}"
            );
        }
        assert_eq!(
            Vault::new(&[3; 32], &[2; 32]).open(CELL, &sealed),
            Err(Unreadable::Damaged)
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

    fn key(kind: KeyKind, number: u8, use_from: i64, retired: bool) -> crate::keyring::KeyState {
        let at = |second| Timestamp::from_second(second).unwrap();
        crate::keyring::KeyState {
            kind,
            number,
            use_from: at(use_from),
            retired_at: retired.then(|| at(use_from)),
            gone_at: None,
        }
    }

    /// Two keys of each kind, the second in use from second 100 on.
    fn states(retired: bool) -> KeyStates {
        let of = |kind| [key(kind, 1, 0, retired), key(kind, 2, 100, false)];
        KeyStates::new([of(KeyKind::Data), of(KeyKind::Index)].concat())
    }

    fn two_keys() -> Vault {
        let ring = |first: u8| {
            let secret = |byte| Zeroizing::new([byte; 32]);
            Ring::from([(1, secret(first)), (2, secret(first + 10))])
        };
        Vault::with(ring(1), ring(2), None)
    }

    #[test]
    fn a_key_is_used_from_its_time_on_and_what_the_former_wrote_stays_readable() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let vault = two_keys();
        let old = vault.seal(CELL, "200000020");
        vault.follow(&states(false), at(99)).unwrap();
        assert_eq!(vault.seal(CELL, "200000020")[0], 1, "not yet");
        vault.follow(&states(false), at(100)).unwrap();
        let new = vault.seal(CELL, "200000020");
        assert_eq!((old[0], new[0]), (1, 2));
        for sealed in [&old, &new] {
            assert_eq!(&**vault.open(CELL, sealed).unwrap(), "200000020");
        }
        let other = Vault::new(&[1; 32], &[2; 32]);
        assert_eq!(other.open(CELL, &new), Err(Unreadable::OtherKey(2)));
        let why = Unreadable::OtherKey(2).to_string();
        assert!(why.contains("data-0002.key"), "{why}");
    }

    #[test]
    fn whoever_lacks_a_key_is_told_which_and_goes_on_once_it_is_there() {
        use std::sync::atomic::{AtomicBool, Ordering};
        let at = |second| Timestamp::from_second(second).unwrap();
        static IS_THERE: AtomicBool = AtomicBool::new(false);
        let source: Source = Box::new(|_| match IS_THERE.load(Ordering::Relaxed) {
            true => Ring::from([(2, Zeroizing::new([9; 32]))]),
            false => Ring::new(),
        });
        let ring = || Ring::from([(1, Zeroizing::new([1; 32]))]);
        let vault = Vault::with(ring(), ring(), Some(source));
        let missing = vault.follow(&states(false), at(0)).unwrap_err();
        assert_eq!((missing.kind, missing.number), (KeyKind::Data, 2));
        assert!(missing.to_string().contains("data-0002.key"), "{missing}");
        assert!(vault.is_due(at(0)), "it asks again at once");
        IS_THERE.store(true, Ordering::Relaxed);
        vault.follow(&states(false), at(0)).unwrap();
        assert!(!vault.is_due(at(0)));
    }

    #[test]
    fn a_value_is_found_at_every_step_of_the_way_whoever_wrote_it() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let step = |steps: Option<(bool, i64)>| {
            let vault = two_keys();
            if let Some((retired, second)) = steps {
                vault.follow(&states(retired), at(second)).unwrap();
            }
            vault.hash(Domain::Nif, "200000020")
        };
        let before = step(None);
        let known = step(Some((false, 99)));
        let both = step(Some((false, 100)));
        let dropped = step(Some((true, 100)));
        // Whoever looks, and what may stand in the database by then.
        for (looks, stands) in [
            (before, vec![before, known]),
            (known, vec![before, known, both]),
            (both, vec![before, known, both, dropped]),
            (dropped, vec![both, dropped]),
        ] {
            for stored in stands {
                assert!(
                    looks.forms().contains(&stored.stored()),
                    "{looks:?} {stored:?}"
                );
                let read = KeyedHash::read(&stored.stored()).unwrap();
                assert_eq!(read, looks);
                assert_eq!(read.stored(), stored.stored());
            }
        }
        let other = two_keys().hash(Domain::Nif, "200000039");
        assert_ne!(other, both);
        assert!(!both.forms().contains(&other.stored()));
    }
}
