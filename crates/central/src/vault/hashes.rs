//! A keyed hash as it is stored, compared and looked up, by one key or, while one follows another, by two.
//!
//! | stored | bytes |
//! | --- | ---: |
//! | by the first key | 32 |
//! | by a later one: its number, the hash | 33 |
//! | by the newest and the one before it, in this order | 65, 66 |

use std::fmt;

/// A hash, and the number of its key.
type ByKey = (u8, [u8; 32]);

/// By which keys a hash is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By the newest alone.
    Newest,
    /// By both.
    Both,
    /// By the older one alone.
    Older,
}

/// A keyed hash of a value, by each key that is known to whoever made it. Two are of the same value where they share one.
#[derive(Clone, Copy)]
pub struct KeyedHash {
    newest: ByKey,
    older: Option<ByKey>,
    form: Form,
}

impl KeyedHash {
    pub(super) fn new(newest: ByKey, older: Option<ByKey>, form: Form) -> KeyedHash {
        KeyedHash {
            newest,
            older,
            form,
        }
    }

    /// As it is written.
    pub fn stored(&self) -> Vec<u8> {
        self.in_form(self.form)
    }

    /// In every form in which it may be stored: what is looked for. Where there is one key, they are the same.
    pub fn forms(&self) -> [Vec<u8>; 3] {
        [Form::Newest, Form::Both, Form::Older].map(|form| self.in_form(form))
    }

    fn in_form(&self, form: Form) -> Vec<u8> {
        let written = |(number, hash): &ByKey| match number {
            1 => hash.to_vec(),
            _ => [&[*number], hash.as_slice()].concat(),
        };
        match (form, &self.older) {
            (Form::Newest, _) | (_, None) => written(&self.newest),
            (Form::Older, Some(older)) => written(older),
            (Form::Both, Some(older)) => [written(&self.newest), written(older)].concat(),
        }
    }

    /// What is stored; `None` where it is no such thing.
    pub fn read(stored: &[u8]) -> Option<KeyedHash> {
        let numbered = |bytes: &[u8]| -> Option<ByKey> {
            let (number, hash) = bytes.split_first()?;
            Some((*number, hash.try_into().ok()?))
        };
        let first = |bytes: &[u8]| -> Option<ByKey> { Some((1, bytes.try_into().ok()?)) };
        let (newest, older) = match stored.len() {
            32 => (first(stored)?, None),
            33 => (numbered(stored)?, None),
            65 => (numbered(&stored[..33])?, first(&stored[33..])),
            66 => (numbered(&stored[..33])?, numbered(&stored[33..])),
            _ => return None,
        };
        let form = match older {
            Some(_) => Form::Both,
            None => Form::Newest,
        };
        Some(KeyedHash::new(newest, older, form))
    }

    /// The numbers of the keys that it is by, the newest first.
    pub fn numbers(&self) -> Vec<u8> {
        let older = self.older.map(|(number, _)| number);
        std::iter::once(self.newest.0).chain(older).collect()
    }

    /// The hash by the oldest key that is known: the same from before a new key is made known until the old one is gone.
    pub fn steady(&self) -> [u8; 32] {
        self.older.unwrap_or(self.newest).1
    }

    /// By the newest key alone: what is stored once the older one is retired. `None` of one that has nothing to drop.
    pub fn newest_alone(&self) -> Option<Vec<u8>> {
        self.older.map(|_| self.in_form(Form::Newest))
    }
}

impl PartialEq for KeyedHash {
    fn eq(&self, other: &KeyedHash) -> bool {
        let mine = [Some(self.newest), self.older];
        let theirs = [Some(other.newest), other.older];
        mine.iter()
            .flatten()
            .any(|it| theirs.iter().flatten().any(|other| it == other))
    }
}

impl fmt::Debug for KeyedHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyedHash({:?} of {:?})", self.form, self.numbers())
    }
}
