//! Retention: it takes away what is over its term, a few rows at a time.

use std::{sync::Arc, time::Duration};

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
        loop {
            let now = self.clock.now();
            let taken = self.store.take_away_a_few(&self.terms, now).await?;
            self.wake.pulse.beat(WORKER, now);
            if taken == 0 || *stop.borrow() {
                return Ok(());
            }
        }
    }
}
