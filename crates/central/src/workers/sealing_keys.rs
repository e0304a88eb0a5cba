//! The private sealing keys, as the unsealing worker has them: one that came after the start is read when a request is sealed to
//! it.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use protocol::{KeyId, SealingPrivateKey};

use crate::{
    directory::Directory,
    keys::{self, KeyError},
};

/// The folder is not read more often, however many requests are sealed to a key that is not here.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// The keys that open.
#[derive(Clone)]
pub struct SealingKeys {
    directory: Directory,
    read: Arc<Mutex<Read>>,
}

struct Read {
    keys: Arc<Vec<SealingPrivateKey>>,
    at: Instant,
}

impl SealingKeys {
    /// Reads every key that is here.
    ///
    /// # Errors
    /// There is none, or one cannot be read.
    pub fn read(directory: &Directory) -> Result<SealingKeys, KeyError> {
        let read = Read {
            keys: Arc::new(keys::private_keys(directory)?),
            at: Instant::now(),
        };
        Ok(SealingKeys {
            directory: directory.clone(),
            read: Arc::new(Mutex::new(read)),
        })
    }

    /// Every key, with the one of this id if it is here.
    pub fn with(&self, id: &KeyId) -> Arc<Vec<SealingPrivateKey>> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let is_here = read.keys.iter().any(|key| key.id() == id);
        if !is_here && read.at.elapsed() >= LOOK_EVERY {
            match keys::private_keys(&self.directory) {
                Ok(keys) => read.keys = Arc::new(keys),
                Err(error) => tracing::error!(event = "key-unreadable", error = %error),
            }
            read.at = Instant::now();
        }
        Arc::clone(&read.keys)
    }
}

impl fmt::Debug for SealingKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKeys(•••)")
    }
}
