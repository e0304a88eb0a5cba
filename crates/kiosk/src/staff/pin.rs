//! The staff PIN: six digits or more, kept as an argon2id hash in the configuration, so that it is known
//! with a damaged database too.
//!
//! A PIN is short: what protects it is the lock-out ([`super::lockout`]) and that the file with its hash is
//! readable by the kiosk's user alone. The hash makes a stolen file cost time, and no more than that.

use std::fmt;

use protocol::digits;
use zeroize::Zeroizing;

use crate::machine::config::PinHash;

/// The fewest digits.
pub const SHORTEST: usize = 6;
/// The most: nobody remembers more.
pub const LONGEST: usize = 12;
/// A PIN as it was typed. It says nothing of itself and is wiped when it goes.
pub struct Pin(Zeroizing<String>);

/// Why a text is no PIN, or none to protect anything with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    /// Other things than digits, or too few or too many.
    #[error("a PIN has 6 to 12 digits")]
    Form,
    /// The first that anybody tries.
    #[error(
        "this PIN is easily guessed: no row of equal steps, no part that repeats, no known pattern"
    )]
    Trivial,
}

impl Pin {
    /// Reads what was typed; digits of any accepted script count as such.
    ///
    /// # Errors
    /// [`PinError::Form`].
    pub fn parse(typed: &str) -> Result<Pin, PinError> {
        let pin = Zeroizing::new(digits::to_ascii(typed.trim()));
        let well_formed =
            (SHORTEST..=LONGEST).contains(&pin.len()) && pin.bytes().all(|b| b.is_ascii_digit());
        match well_formed {
            true => Ok(Pin(pin)),
            false => Err(PinError::Form),
        }
    }

    /// The same for a new one, which must not be what anybody tries first.
    ///
    /// # Errors
    /// See [`PinError`].
    pub fn choose(typed: &str) -> Result<Pin, PinError> {
        let pin = Pin::parse(typed)?;
        match is_trivial(pin.0.as_bytes()) {
            true => Err(PinError::Trivial),
            false => Ok(pin),
        }
    }

    /// Its hash, with a fresh salt.
    pub fn hash(&self) -> PinHash {
        PinHash::of(&self.0)
    }

    /// Whether this is the PIN of that hash. Takes tens of milliseconds and 19 MiB: call it away from the
    /// threads that serve the page.
    pub fn has(&self, hash: &PinHash) -> bool {
        hash.is_of(&self.0)
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(•••)")
    }
}

/// Equal steps (`000000`, `123456`, `987654`, `890123`), a part that repeats (`121212`, `123123`), pairs
/// (`112233`), and columns of the keypad.
fn is_trivial(pin: &[u8]) -> bool {
    let steps = |of: &[u8]| {
        let mut steps = of.windows(2).map(|two| (10 + two[1] - two[0]) % 10);
        let first = steps.next();
        steps.all(|step| Some(step) == first)
    };
    let repeats = (1..=pin.len() / 2).any(|part| {
        pin.len().is_multiple_of(part) && pin.chunks(part).all(|chunk| chunk == &pin[..part])
    });
    let pairs = pin.len().is_multiple_of(2)
        && pin.chunks(2).all(|two| two[0] == two[1])
        && steps(&pin.iter().copied().step_by(2).collect::<Vec<_>>());
    const COLUMNS: [&[u8]; 6] = [
        b"147258", b"258369", b"741852", b"852963", b"159753", b"147369",
    ];
    steps(pin) || repeats || pairs || COLUMNS.iter().any(|known| pin.starts_with(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_recognised_and_another_is_not() {
        let hash = Pin::choose("246813").expect("a PIN").hash();
        let again = PinHash::parse(hash.as_str()).expect("a hash of ours");
        assert!(Pin::parse(" 246813 ").expect("a PIN").has(&again));
        assert!(Pin::parse("٢٤٦٨١٣").expect("typed in Arabic").has(&again));
        assert!(!Pin::parse("246814").expect("a PIN").has(&again));
        assert_ne!(
            hash,
            Pin::choose("246813").expect("a PIN").hash(),
            "a salt of its own"
        );
    }

    #[test]
    fn what_is_no_pin_is_refused() {
        for typed in ["", "12345", "1234567890123", "24681a", "24 6813", "-46813"] {
            assert_eq!(Pin::parse(typed).err(), Some(PinError::Form), "{typed}");
        }
    }

    #[test]
    fn what_anybody_tries_first_is_refused() {
        for typed in [
            "000000",
            "999999",
            "123456",
            "654321",
            "890123",
            "012345",
            "121212",
            "123123",
            "112233",
            "135791",
            "147258",
            "1234567890",
            "77777777",
            "24682468",
        ] {
            assert_eq!(Pin::choose(typed).err(), Some(PinError::Trivial), "{typed}");
        }
        for typed in ["246813", "190752", "80318842", "113355779"] {
            assert!(Pin::choose(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn neither_pin_nor_hash_shows_in_debug_output() {
        let pin = Pin::parse("246813").expect("a PIN");
        let shown = format!("{pin:?} {:?}", pin.hash());
        assert_eq!(shown, "Pin(•••) PinHash(•••)");
    }
}
