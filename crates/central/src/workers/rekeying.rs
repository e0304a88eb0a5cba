//! Rekeying: brings what is stored to the keys in use, a few rows at a time, and rests as long as it worked, so that requests
//! go on. It goes on where it was, in whatever process, and ends when nothing is left.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use tokio::sync::watch;

use crate::{
    clock::Clock,
    keyring::{ANNOUNCED, KeyKind, KeyStates, up_to_date},
    store::{Store, StoreError},
    vault::Vault,
    wake::Wake,
};

/// How often it looks whether there is something to do.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// The name of its heartbeat.
pub const WORKER: &str = "rekeying";

/// What the worker needs.
#[derive(Clone)]
pub struct Rekeying {
    /// Where everything lies.
    pub store: Store,
    /// The keys.
    pub vault: Arc<Vault>,
    /// The time.
    pub clock: Clock,
    /// Told of its signs of life.
    pub wake: Arc<Wake>,
}

impl fmt::Debug for Rekeying {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rekeying").finish_non_exhaustive()
    }
}

/// What values are brought to, in words that change with it; `None` where no key has taken another's place.
pub fn goal(states: &KeyStates, vault: &Vault, now: Timestamp) -> Option<String> {
    let follows = [KeyKind::Data, KeyKind::Index].iter().any(|kind| {
        let of = states.of(*kind, now);
        of.older.is_some() && of.in_use == of.newest
    });
    let index: Vec<_> = vault.index_in_use().iter().map(u8::to_string).collect();
    let data = vault.data_in_use();
    follows.then(|| format!("data {data}, index {}", index.join(" and ")))
}

impl Rekeying {
    /// Works until `stop` says so.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        loop {
            if let Err(error) = self.pass_until(&stop).await {
                let cause = std::error::Error::source(&error).map(ToString::to_string);
                tracing::error!(event = "rekeying-failed", error = %error, cause);
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Sees to everything that is left; ends between two steps when `stop` says so.
    ///
    /// # Errors
    /// The database's; and that a key is not here.
    pub async fn pass_until(&self, stop: &watch::Receiver<bool>) -> Result<(), StoreError> {
        let mut pass = self.wake.traces.pass(WORKER);
        loop {
            let begun = Instant::now();
            let now = self.clock.now();
            self.wake.pulse.beat(WORKER, now);
            up_to_date(&self.store, &[&*self.vault], now).await?;
            if *stop.borrow() || !self.step().await? {
                return Ok(());
            }
            pass.did(1);
            tokio::time::sleep(begun.elapsed()).await;
        }
    }

    /// A few rows. `false` when there is nothing to do, or not yet: every process has to use the keys first.
    ///
    /// # Errors
    /// The database's.
    pub async fn step(&self) -> Result<bool, StoreError> {
        let now = self.clock.now();
        let states = self.store.key_states().await?;
        let Some(goal) = goal(&states, &self.vault, now) else {
            return Ok(false);
        };
        let settled = |kind| {
            let newest = states.needed(kind).into_iter().next();
            newest.is_none_or(|it| it.use_from > now || it.use_from + ANNOUNCED <= now)
        };
        if !settled(KeyKind::Data) || !settled(KeyKind::Index) {
            return Ok(false);
        }
        if self.store.rekey_a_few(&self.vault, &goal, now).await? {
            return Ok(true);
        }
        let progress = self.store.rekeying(&goal).await?;
        if !progress.finished {
            self.store.begin_rekeying(&goal).await?;
            tracing::info!(event = "rekeying-begun", goal);
            return Ok(true);
        }
        self.end(&states).await?;
        Ok(false)
    }

    /// Every row was seen to: a retired key of hashes is gone once none is by it.
    async fn end(&self, states: &KeyStates) -> Result<(), StoreError> {
        let now = self.clock.now();
        let needed = states.needed(KeyKind::Index);
        let retired = needed.iter().any(|it| it.retired_at.is_some());
        if !retired {
            return Ok(());
        }
        self.store.drop_retired_halves().await?;
        let (data, index) = (self.vault.data_in_use(), self.vault.index_in_use());
        let left = self.store.values_to_rekey(data, &index, now).await?;
        if left.hashed > 0 {
            tracing::warn!(event = "rekeying-again", left = left.hashed);
            self.store.rekey_again().await?;
        } else if left.short_lived == 0 {
            self.store.retired_hashes_are_gone(now).await?;
            tracing::info!(event = "key-gone", kind = KeyKind::Index.as_str());
        }
        Ok(())
    }
}
