//! What works beside the intake: opening, settling, sending mail, reminding, having notices signed, taking away. Each is fed from the database, so they may run in
//! the process that serves, in another, or in several; and each is supervised.

pub mod applying;
pub mod by_staff;
pub mod deciding;
pub mod publishing;
pub mod rekeying;
pub mod reminders;
pub mod retention;
pub mod sealing_keys;
pub mod supervision;
pub mod unsealing;

use std::{sync::Arc, time::Duration};

use deciding::Decider;
use publishing::Publisher;
use rekeying::Rekeying;
use reminders::Reminders;
use retention::Retention;
use sealing_keys::SealingKeys;
use supervision::supervised;
use unsealing::Unsealer;

use tokio::{sync::watch, task::JoinSet};

use crate::{
    clock::Clock,
    directory::Directory,
    keys::{self, KeyError},
    mail::dispatch::{self, Dispatcher},
    proof::links::Signer,
    registry::{BuiltIn, CaseRegistry},
    retention::{Terms, TermsError},
    settings::{Settings, SettingsError},
    store::Store,
    vault::Vault,
    wake::Wake,
};

/// How long the item in hand may go on when the service ends. What takes longer waits for a registry that does not answer.
const GRACE: Duration = Duration::from_secs(1);

/// Finishes an item. `None` where the service ends and the item does not: it is dropped, as a kill would end it, and the next
/// life begins it anew.
pub(crate) async fn while_running<T>(
    stop: &watch::Receiver<bool>,
    item: impl Future<Output = T>,
) -> Option<T> {
    let mut stop = stop.clone();
    let over = async {
        let _ = stop.wait_for(|stop| *stop).await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        biased;
        done = item => Some(done),
        () = over => None,
    }
}

/// The workers of one data directory.
pub struct Workers {
    /// Opens what was taken in.
    pub unsealer: Unsealer,
    /// Applies, stops, sends to the counter.
    pub decider: Decider,
    /// Has signed what is to be said at kiosks.
    pub publisher: Publisher,
    /// Brings what is stored to the keys in use.
    pub rekeying: Rekeying,
    /// Takes away what is over its term.
    pub retention: Retention,
    /// Reminds people of the last day to pay, and a site's staff of alarms.
    pub reminders: Reminders,
}

/// Why the workers cannot work.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// A key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The terms after which data go.
    #[error(transparent)]
    Terms(#[from] TermsError),
    /// The configuration file.
    #[error(transparent)]
    Settings(#[from] SettingsError),
}

impl Workers {
    /// Reads the keys that the workers need, the private sealing keys among them, and the terms.
    ///
    /// # Errors
    /// See [`SetUpError`].
    pub fn new(
        directory: &Directory,
        store: Store,
        clock: Clock,
        public_base: String,
        wake: Arc<Wake>,
    ) -> Result<Workers, SetUpError> {
        let vault: Arc<Vault> = Arc::new(keys::vault(directory)?);
        let signer: Arc<Signer> = Arc::new(keys::signer(directory)?);
        let registry: Arc<dyn CaseRegistry> = Arc::new(BuiltIn {
            store: store.clone(),
            vault: vault.clone(),
        });
        let alarms = Settings::read(directory)?.alarms.mail(&public_base);
        Ok(Workers {
            reminders: Reminders {
                store: store.clone(),
                registry: registry.clone(),
                vault: vault.clone(),
                published: Arc::default(),
                alarms,
                clock: clock.clone(),
                wake: wake.clone(),
            },
            publisher: Publisher {
                directory: directory.clone(),
                store: store.clone(),
                clock: clock.clone(),
                wake: wake.clone(),
            },
            rekeying: Rekeying {
                store: store.clone(),
                vault: vault.clone(),
                clock: clock.clone(),
                wake: wake.clone(),
            },
            retention: Retention {
                store: store.clone(),
                terms: Terms::read(directory)?,
                clock: clock.clone(),
                wake: wake.clone(),
                set_aside: Arc::default(),
            },
            unsealer: Unsealer {
                store: store.clone(),
                registry: registry.clone(),
                vault: vault.clone(),
                keys: SealingKeys::read(directory)?,
                signer: signer.clone(),
                public_base: public_base.clone(),
                wake: wake.clone(),
                clock: clock.clone(),
                not_known_yet: Arc::default(),
            },
            decider: Decider {
                store,
                registry,
                vault,
                signer,
                public_base,
                wake,
                clock,
                in_vain: Arc::default(),
            },
        })
    }

    /// Runs them, and the one that sends mail, until `stop` says so.
    pub async fn run(self, dispatcher: Dispatcher, stop: watch::Receiver<bool>) {
        let mut working = JoinSet::new();
        let (unsealer, decider, wake) = (self.unsealer, self.decider.clone(), self.decider.wake);
        for worker in [
            unsealing::WORKER,
            deciding::WORKER,
            dispatch::WORKER,
            retention::WORKER,
            reminders::WORKER,
            publishing::WORKER,
            rekeying::WORKER,
        ] {
            wake.pulse.beat(worker, decider.clock.now());
        }
        working.spawn(dispatcher.run(wake.clone(), stop.clone()));
        let (wake_of, stop_of) = (wake.clone(), stop.clone());
        working.spawn(async move {
            let run = || unsealer.clone().run(stop_of.clone());
            supervised(unsealing::WORKER, wake_of, stop_of.clone(), run).await;
        });
        let (retention, wake_of, stop_of) = (self.retention, wake.clone(), stop.clone());
        working.spawn(async move {
            let run = || retention.clone().run(stop_of.clone());
            supervised(retention::WORKER, wake_of, stop_of.clone(), run).await;
        });
        let (rekeying, wake_of, stop_of) = (self.rekeying, wake.clone(), stop.clone());
        working.spawn(async move {
            let run = || rekeying.clone().run(stop_of.clone());
            supervised(rekeying::WORKER, wake_of, stop_of.clone(), run).await;
        });
        let (publisher, wake_of, stop_of) = (self.publisher, wake.clone(), stop.clone());
        working.spawn(async move {
            let run = || publisher.clone().run(stop_of.clone());
            supervised(publishing::WORKER, wake_of, stop_of.clone(), run).await;
        });
        let (reminders, wake_of, stop_of) = (self.reminders, wake.clone(), stop.clone());
        working.spawn(async move {
            let run = || reminders.clone().run(stop_of.clone());
            supervised(reminders::WORKER, wake_of, stop_of.clone(), run).await;
        });
        working.spawn(async move {
            let run = || decider.clone().run(stop.clone());
            supervised(deciding::WORKER, wake, stop.clone(), run).await;
        });
        working.join_all().await;
    }
}
