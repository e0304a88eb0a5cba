//! What works beside the intake: opening, settling, sending mail. Each is fed from the database, so they may run in
//! the process that serves, in another, or in several.

use std::sync::Arc;

use tokio::{sync::watch, task::JoinSet};

use crate::{
    clock::Clock,
    directory::Directory,
    keys::{self, KeyError},
    links::Signer,
    mail::dispatch::Dispatcher,
    opening::Opener,
    settling::Settler,
    store::Store,
    vault::Vault,
    wake::Wake,
};

/// The workers of one data directory.
pub struct Workers {
    /// Opens what was taken in.
    pub opener: Opener,
    /// Applies, stops, sends to the counter.
    pub settler: Settler,
}

impl Workers {
    /// Reads the keys that the workers need, the private sealing keys among them.
    pub fn new(
        directory: &Directory,
        store: Store,
        clock: Clock,
        public_base: String,
        wake: Arc<Wake>,
    ) -> Result<Workers, KeyError> {
        let vault: Arc<Vault> = Arc::new(keys::vault(directory)?);
        let signer: Arc<Signer> = Arc::new(keys::signer(directory)?);
        Ok(Workers {
            opener: Opener {
                store: store.clone(),
                vault: vault.clone(),
                keys: Arc::new(keys::private_keys(directory)?),
                signer: signer.clone(),
                public_base: public_base.clone(),
                wake: wake.clone(),
                clock: clock.clone(),
            },
            settler: Settler {
                store,
                vault,
                signer,
                public_base,
                wake,
                clock,
            },
        })
    }

    /// Runs them, and the one that sends mail, until `stop` says so.
    pub async fn run(self, dispatcher: Dispatcher, stop: watch::Receiver<bool>) {
        let mut working = JoinSet::new();
        working.spawn(dispatcher.run(self.settler.wake.clone(), stop.clone()));
        working.spawn(self.opener.run(stop.clone()));
        working.spawn(self.settler.run(stop));
        working.join_all().await;
    }
}
