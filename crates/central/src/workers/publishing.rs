//! Has notices signed that somebody wants said at kiosks, within seconds. It works where the key lies that signs what kiosks
//! are told, and elsewhere leaves it to whoever has the key: the desk says of each notice whether it is signed.

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;

use crate::{
    clock::Clock,
    configuration::{PublishError, publish_notices},
    directory::Directory,
    store::{Store, StoreError},
    wake::Wake,
};

/// How often it looks: another process may have taken the wish in.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// The name of its heartbeat.
pub const WORKER: &str = "publisher";

/// What the worker needs.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// Where the key is, if it is here.
    pub directory: Directory,
    /// Where everything lies.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// Told of its signs of life.
    pub wake: Arc<Wake>,
}

impl Publisher {
    /// Works until `stop` says so.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        // Said once, and not every two seconds until somebody signs.
        let mut said = None;
        loop {
            match self.pass().await {
                Ok(_) => said = None,
                Err(error) => {
                    let words = error.to_string();
                    if said.as_ref() != Some(&words) {
                        tracing::error!(event = "notices-not-signed", error = words);
                        said = Some(words);
                    }
                }
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                () = self.wake.publisher.notified() => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Publishes what is to be said, if there is something; gives back the version.
    ///
    /// # Errors
    /// What keeps it from that: the next pass tries again.
    pub async fn pass(&self) -> Result<Option<u64>, PublishError> {
        let mut pass = self.wake.traces.pass(WORKER);
        let now = self.clock.now();
        let published = publish_notices(&self.directory, &self.store, now).await;
        if !matches!(
            published,
            Err(PublishError::Store(StoreError::Unavailable(_)))
        ) {
            self.wake.pulse.beat(WORKER, now);
        }
        match published {
            // Whoever published in between said it too, or the next pass does.
            Err(PublishError::Overtaken) => Ok(None),
            published => {
                pass.did(usize::from(matches!(published, Ok(Some(_)))));
                published
            }
        }
    }
}
