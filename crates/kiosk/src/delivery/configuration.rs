//! Fetches central's signed configuration when a heartbeat names another version than the one in force. It
//! has a back-off of its own, and nothing else waits for it.

use std::time::Duration;

use tokio::time::Instant;

use super::{Delivery, rest};
use crate::{
    delivery::client::Exchange,
    machine::{
        central_configuration::{self, NotTaken},
        event::{Event, log},
        fault::Fault,
        identity::usable_key,
    },
    storage::second_copy,
};

/// Between two looks at a version that was refused.
const AFTER_REFUSAL: Duration = Duration::from_secs(15 * 60);

/// When to look again.
#[derive(Debug, Default)]
pub(super) struct Watch {
    failures: u32,
    not_before: Option<Instant>,
    /// The version that was refused last: another one is looked at at once.
    refused: Option<u64>,
}

impl Watch {
    /// Central has this version.
    pub(super) async fn offered(&mut self, delivery: &Delivery, version: u64) {
        let in_force = delivery.identity.in_force();
        // One that was enrolled by a central without a signing key believes none.
        if in_force.key.is_none() {
            return;
        }
        if version == in_force.configuration.version {
            self.settled(delivery);
            return;
        }
        let too_early = self.not_before.is_some_and(|then| Instant::now() < then);
        if too_early && self.refused.is_none_or(|refused| refused == version) {
            return;
        }
        let fetched = delivery
            .central
            .configuration(&delivery.identity.token)
            .await;
        delivery.note(Exchange::Configuration, fetched.as_ref().err().copied());
        let wait = match fetched {
            Err(error) => {
                self.failures = self.failures.saturating_add(1);
                rest(self.failures, Some(error))
            }
            Ok(answer) => match take(delivery, answer.signed).await {
                Ok(()) => return self.settled(delivery),
                // It is good, and the disk does not take it: that is the disk's fault, and shown as such.
                Err(not_taken @ NotTaken::Disk) => {
                    log(Event::ConfigurationRefused(not_taken.as_str()));
                    self.failures = self.failures.saturating_add(1);
                    rest(self.failures, None)
                }
                Err(not_taken @ NotTaken::Refused(_)) => {
                    log(Event::ConfigurationRefused(not_taken.as_str()));
                    delivery.faults.set(Fault::ConfigurationRefused, true);
                    self.refused = Some(version);
                    AFTER_REFUSAL
                }
            },
        };
        self.not_before = Some(Instant::now() + wait);
    }

    fn settled(&mut self, delivery: &Delivery) {
        *self = Watch::default();
        delivery.faults.set(Fault::ConfigurationRefused, false);
    }
}

async fn take(
    delivery: &Delivery,
    offered: Option<protocol::configuration::SignedConfiguration>,
) -> Result<(), NotTaken> {
    let in_force = delivery.identity.in_force();
    let folder = delivery.store.directory().to_owned();
    let suffixes = delivery.trusted_suffixes.clone();
    let taken = tokio::task::spawn_blocking(move || {
        central_configuration::take(&folder, &in_force, offered, &suffixes)
    })
    .await
    .expect("judging does not panic")?;
    let Some(taken) = taken else { return Ok(()) };
    let keys = taken.configuration.sealing_keys.clone();
    log(Event::ConfigurationTaken(
        usize::try_from(taken.configuration.version).unwrap_or(usize::MAX),
    ));
    delivery.identity.go_by(taken);
    // A document without keys leaves the ones at hand.
    if let Ok(key) = usable_key(&keys) {
        let kept = delivery
            .store
            .run_with_log(move |db, append_log| second_copy::save_keys(db, append_log, &keys))
            .await;
        if delivery.recorded(kept).is_some() {
            delivery.identity.seal_to(key);
        }
    }
    delivery.changed.send_modify(|version| *version += 1);
    Ok(())
}
