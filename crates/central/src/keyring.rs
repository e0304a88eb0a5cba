//! Which secret key is in use for what, and which others still have to be here: one rule for every process, whatever it has
//! read from its files. What is said stands in the database (`secret_keys`), by numbers alone; the keys do not.
//!
//! A key is made known first and used [`ANNOUNCED`] later, so that each process has read it by then, or knows that it lacks
//! it: such a process does nothing that needs keys, and says so, until it has the file. It is late and never wrong.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Timestamp};

use crate::store::{Store, StoreError};

/// What is made known is used so much later: longer than any process goes without looking.
pub const ANNOUNCED: SignedDuration = SignedDuration::from_secs(30);
/// How long what was looked at holds.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// The highest number that a key can have: it stands in the first byte of a value.
pub const MOST_KEYS: u8 = 127;

/// What a secret key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// Encrypts values at rest.
    Data,
    /// Makes their keyed hashes.
    Index,
    /// Signs links, proofs and return addresses.
    Signing,
}

impl KeyKind {
    /// Every one.
    pub const ALL: [KeyKind; 3] = [KeyKind::Data, KeyKind::Index, KeyKind::Signing];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            KeyKind::Data => "data",
            KeyKind::Index => "index",
            KeyKind::Signing => "signing",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<KeyKind> {
        KeyKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The file of its key with this number: the first has none in its name.
    pub fn file(self, number: u8) -> String {
        match number {
            1 => format!("{}.key", self.as_str()),
            _ => format!("{}-{number:04}.key", self.as_str()),
        }
    }

    /// The number of a file of this kind.
    pub fn number_of(self, file: &str) -> Option<u8> {
        (1..=MOST_KEYS).find(|number| self.file(*number) == file)
    }
}

/// What is known of one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyState {
    /// What it is for.
    pub kind: KeyKind,
    /// Its number: the higher is the newer.
    pub number: u8,
    /// From when on it is used.
    pub use_from: Timestamp,
    /// From when on nothing is written with it.
    pub retired_at: Option<Timestamp>,
    /// From when on nothing needs it: its file may go.
    pub gone_at: Option<Timestamp>,
}

/// Of one kind, at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// What new values are written with.
    pub in_use: u8,
    /// The newest that must be here.
    pub newest: u8,
    /// The one before it, while something needs that.
    pub older: Option<u8>,
    /// Whether what is written with the newest is written with the older one as well.
    pub both: bool,
}

/// What is known of every key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyStates(Vec<KeyState>);

impl KeyStates {
    /// As it stands in the database.
    pub fn new(states: Vec<KeyState>) -> KeyStates {
        KeyStates(states)
    }

    /// Every key, in the order of the database.
    pub fn all(&self) -> &[KeyState] {
        &self.0
    }

    /// The keys of a kind that something needs, the newest first.
    pub fn needed(&self, kind: KeyKind) -> Vec<KeyState> {
        let mine = self.0.iter().filter(|it| it.kind == kind);
        let mut needed: Vec<_> = mine.filter(|it| it.gone_at.is_none()).copied().collect();
        needed.sort_by_key(|it| std::cmp::Reverse(it.number));
        needed
    }

    /// What is to be done with a kind at `now`.
    ///
    /// | the newest | the one before it | written with | found by |
    /// | --- | --- | --- | --- |
    /// | made known | in use | the older one | both |
    /// | in use | still needed | the newest (a keyed hash: both) | both |
    /// | in use | retired | the newest | both |
    /// | in use | gone | the newest | the newest |
    pub fn of(&self, kind: KeyKind, now: Timestamp) -> Use {
        let needed = self.needed(kind);
        let newest = needed.first();
        let older = needed.get(1);
        let begun = newest.is_none_or(|it| it.use_from <= now);
        let number = |it: Option<&KeyState>| it.map_or(1, |it| it.number);
        Use {
            in_use: match older {
                Some(older) if !begun => older.number,
                _ => number(newest),
            },
            newest: number(newest),
            older: older.map(|it| it.number),
            both: begun && older.is_some_and(|it| it.retired_at.is_none()),
        }
    }
}

/// A key that this process needs, and does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub struct Missing {
    /// What it is for.
    pub kind: KeyKind,
    /// Its number.
    pub number: u8,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.kind.file(self.number);
        write!(f, "the key {file} is in use, and this process lacks it")
    }
}

/// When it was looked last which keys are in use: by this machine's running time, and by central's.
#[derive(Debug, Default)]
pub struct Looked(Mutex<Option<(Instant, Timestamp)>>);

impl Looked {
    /// Whether it is time to look again.
    pub fn is_due(&self, now: Timestamp) -> bool {
        let looked = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        looked.is_none_or(|(at, then)| {
            at.elapsed() >= LOOK_EVERY || now.duration_since(then).unsigned_abs() >= LOOK_EVERY
        })
    }

    /// Notes that it was looked.
    pub fn note(&self, now: Timestamp) {
        let mut looked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *looked = Some((Instant::now(), now));
    }
}

/// What holds keys, and uses those that are said to be in use.
pub trait Follows: Sync {
    /// Whether it is time to look again.
    fn is_due(&self, now: Timestamp) -> bool;

    /// Uses what is in use now.
    ///
    /// # Errors
    /// It needs a key that is not here.
    fn follow(&self, states: &KeyStates, now: Timestamp) -> Result<(), Missing>;
}

/// Lets `holders` use the keys that are in use now. To be asked before each piece of work that needs one: it asks the database
/// every two seconds at most.
///
/// # Errors
/// The database's; and [`StoreError::KeyMissing`], for as long as a key is not here.
pub async fn up_to_date(
    store: &Store,
    holders: &[&dyn Follows],
    now: Timestamp,
) -> Result<(), StoreError> {
    if !holders.iter().any(|it| it.is_due(now)) {
        return Ok(());
    }
    let states = store.key_states().await?;
    for holder in holders {
        holder.follow(&states, now)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn what_is_written_and_found_by_which_key() {
        let key = |number, use_from, retired: Option<i64>, gone: Option<i64>| KeyState {
            kind: KeyKind::Index,
            number,
            use_from: at(use_from),
            retired_at: retired.map(at),
            gone_at: gone.map(at),
        };
        let first = key(1, 0, None, None);
        let of = |in_use, newest, older, both| Use {
            in_use,
            newest,
            older,
            both,
        };
        for (keys, expected) in [
            (vec![], of(1, 1, None, false)),
            (vec![first], of(1, 1, None, false)),
            (
                vec![first, key(2, 101, None, None)],
                of(1, 2, Some(1), false),
            ),
            (
                vec![first, key(2, 100, None, None)],
                of(2, 2, Some(1), true),
            ),
            (
                vec![key(1, 0, Some(90), None), key(2, 50, None, None)],
                of(2, 2, Some(1), false),
            ),
            (
                vec![key(1, 0, Some(90), Some(95)), key(2, 50, None, None)],
                of(2, 2, None, false),
            ),
            (
                vec![
                    key(1, 0, Some(1), Some(2)),
                    key(2, 50, None, None),
                    key(3, 60, None, None),
                ],
                of(3, 3, Some(2), true),
            ),
        ] {
            let states = KeyStates::new(keys.clone());
            assert_eq!(states.of(KeyKind::Index, at(100)), expected, "{keys:?}");
            let other = states.of(KeyKind::Data, at(100));
            assert_eq!(other, of(1, 1, None, false), "another kind");
        }
    }

    #[test]
    fn a_file_is_named_by_kind_and_number() {
        for (kind, number, name) in [
            (KeyKind::Data, 1, "data.key"),
            (KeyKind::Data, 2, "data-0002.key"),
            (KeyKind::Signing, 127, "signing-0127.key"),
        ] {
            assert_eq!(kind.file(number), name);
            assert_eq!(kind.number_of(name), Some(number));
        }
        for stranger in ["data-0001.key", "data-0128.key", "data-2.key", "index.key"] {
            assert_eq!(KeyKind::Data.number_of(stranger), None, "{stranger}");
        }
    }

    #[test]
    fn it_is_looked_again_when_either_clock_has_moved() {
        let looked = Looked::default();
        assert!(looked.is_due(at(0)));
        looked.note(at(0));
        assert!(!looked.is_due(at(1)));
        assert!(looked.is_due(at(2)));
        assert!(looked.is_due(at(-2)), "a clock that was set back");
    }
}
