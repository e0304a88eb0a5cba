//! The keys that sign, for those who sign with them: one is in use, and each that something was signed with is believed.

use std::sync::{PoisonError, RwLock};

use jiff::Timestamp;

use crate::{
    keyring::{Follows, KeyKind, KeyStates, Looked, Missing},
    vault::{Ring, Secret, Source, complete, lowest},
};

/// Keys of links, or what follows from them.
pub struct SigningKeys {
    keys: RwLock<Keys>,
    source: Option<Source>,
    looked: Looked,
}

struct Keys {
    ring: Ring,
    in_use: u8,
    needed: Vec<u8>,
}

impl SigningKeys {
    /// These keys, of which the first is used until something else is told, and all are believed until then; `source` reads
    /// those that come later.
    pub fn new(ring: Ring, source: Option<Source>) -> SigningKeys {
        SigningKeys {
            keys: RwLock::new(Keys {
                in_use: lowest(&ring),
                needed: ring.keys().copied().collect(),
                ring,
            }),
            source,
            looked: Looked::default(),
        }
    }

    /// What `with` makes of the key in use.
    pub fn in_use<T>(&self, with: impl FnOnce(&Secret) -> T) -> T {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        with(&keys.ring[&keys.in_use])
    }

    /// Whether something is `right` by one of the keys. Every key is tried, whichever it is.
    pub fn any(&self, right: impl Fn(&Secret) -> bool) -> bool {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let tried = keys
            .needed
            .iter()
            .filter_map(|number| keys.ring.get(number));
        tried.fold(false, |any, key| right(key) | any)
    }
}

impl Follows for SigningKeys {
    fn is_due(&self, now: Timestamp) -> bool {
        self.looked.is_due(now)
    }

    fn follow(&self, states: &KeyStates, now: Timestamp) -> Result<(), Missing> {
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        complete(
            &mut keys.ring,
            KeyKind::Signing,
            states,
            self.source.as_ref(),
        )?;
        keys.in_use = states.of(KeyKind::Signing, now).in_use;
        let needed = states.needed(KeyKind::Signing);
        if !needed.is_empty() {
            keys.needed = needed.iter().map(|it| it.number).collect();
        }
        drop(keys);
        self.looked.note(now);
        Ok(())
    }
}

impl std::fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningKeys(•••)")
    }
}
