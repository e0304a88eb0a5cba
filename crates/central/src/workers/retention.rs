//! Retention: it takes away what is over its term, a few rows at a time. A request that cannot be erased is set aside with an
//! alarm until the next start, and holds up no other.

use std::{
    collections::BTreeSet,
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures_util::FutureExt;
use jiff::Timestamp;
use tokio::sync::watch;

use crate::{
    clock::Clock,
    retention::Terms,
    store::{Store, StoreError},
    wake::Wake,
};

/// How often it looks.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// The name of its heartbeat.
pub const WORKER: &str = "retention";

/// What the worker needs.
#[derive(Clone)]
pub struct Retention {
    /// Where everything lies.
    pub store: Store,
    /// For how long.
    pub terms: Terms,
    /// The time.
    pub clock: Clock,
    /// Told of its signs of life.
    pub wake: Arc<Wake>,
    /// Requests that cannot be erased.
    pub set_aside: Arc<Mutex<BTreeSet<String>>>,
}

impl Retention {
    /// Works until `stop` says so.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        loop {
            if let Err(error) = self.pass_until(&stop).await {
                let cause = std::error::Error::source(&error).map(ToString::to_string);
                tracing::error!(event = "retention-failed", error = %error, cause);
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Takes away everything that is over its term; ends between two steps when `stop` says so.
    ///
    /// # Errors
    /// The database fails.
    pub async fn pass_until(&self, stop: &watch::Receiver<bool>) -> Result<(), StoreError> {
        let mut pass = self.wake.traces.pass(WORKER);
        loop {
            let now = self.clock.now();
            let rows = self.store.take_away_a_few(&self.terms, now).await;
            // The contents go whatever became of the rest.
            let contents = self.erase_a_few(stop, now).await?;
            self.wake.pulse.beat(WORKER, now);
            let gone = rows? + contents;
            pass.did(usize::try_from(gone).unwrap_or(usize::MAX));
            if gone == 0 || *stop.borrow() {
                return Ok(());
            }
        }
    }

    /// Says how many were erased.
    async fn erase_a_few(
        &self,
        stop: &watch::Receiver<bool>,
        now: Timestamp,
    ) -> Result<u64, StoreError> {
        let set_aside = || {
            self.set_aside
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        let beside = set_aside().len();
        let mut over = self.store.over_term(&self.terms, beside, now).await?;
        over.retain(|id| !set_aside().contains(id));
        let mut erased = 0;
        for id in over {
            if *stop.borrow() {
                break;
            }
            let done = AssertUnwindSafe(self.store.erase_over_term(&id, now))
                .catch_unwind()
                .await;
            match done {
                Ok(Ok(())) => erased += 1,
                Ok(Err(error @ StoreError::Unavailable(_))) => return Err(error),
                _ => {
                    tracing::error!(event = "request-not-erased", request = id);
                    self.store.raise_unerased(&id, now).await?;
                    set_aside().insert(id);
                }
            }
        }
        Ok(erased)
    }
}
