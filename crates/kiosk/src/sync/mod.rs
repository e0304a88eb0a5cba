//! Delivery: takes sealed requests from the outbox to central, at least once, in batches, as soon as
//! there is a network; exchanges the daily manifest; purges what is past its keeping time.
//!
//! Promises: a request leaves "waiting" on central's echo of id and hash alone, or on its final refusal;
//! no request stands in front of the others; nothing here ever makes a visit wait. It goes on with the
//! page gone.

mod plan;
mod round;

use std::{sync::Arc, time::Duration};

use tokio::sync::{Notify, watch};

pub use round::{Round, greet};

use crate::{
    backoff,
    clock::Clock,
    event::{Event, log},
    fault::Fault,
    faults::Faults,
    identity::Identity,
    link::{Link, LinkError},
    store::Store,
};

/// Rest between two rounds when nothing is wrong and nothing waits.
const AT_REST: Duration = Duration::from_secs(30);
/// Failed rounds before the screen says that there is no network: one slip is no outage.
const TOLERATED_FAILURES: u32 = 2;
/// The faults that a round can end with.
pub const LINK_FAULTS: [Fault; 3] = [
    Fault::NoNetwork,
    Fault::CentralRefuses,
    Fault::CentralCertificate,
];

/// What delivery works with.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// The database with the outbox.
    pub store: Store,
    /// The way to central.
    pub link: Link,
    /// Who delivers.
    pub identity: Arc<Identity>,
    /// Time.
    pub clock: Arc<Clock>,
    /// Where faults are shown.
    pub faults: Arc<Faults>,
    /// Woken by a new request.
    pub wake: Arc<Notify>,
    /// Told of every delivery.
    pub changed: watch::Sender<u64>,
    /// How long things are kept.
    pub keep: crate::config::Keep,
}

/// Delivers until the task is dropped.
pub async fn run(delivery: Delivery) {
    let mut round = Round::default();
    let mut failures = 0_u32;
    loop {
        let ended = round.run(&delivery).await;
        failures = match ended {
            Ok(()) => 0,
            Err(_) => failures.saturating_add(1),
        };
        show(&delivery, ended.err(), failures);
        let rest = match ended {
            Ok(()) => AT_REST,
            Err(error) => backoff::wait(failures, draw(), error.retry_after()),
        };
        match ended {
            // A new request shortens the rest, never a back-off.
            Ok(()) => {
                tokio::select! {
                    () = tokio::time::sleep(rest) => {}
                    () = delivery.wake.notified() => {}
                }
            }
            Err(_) => tokio::time::sleep(rest).await,
        }
    }
}

fn show(delivery: &Delivery, error: Option<LinkError>, failures: u32) {
    let fault = error.map(LinkError::fault);
    if let Some(error) = error {
        log(Event::DeliveryFailed(error.name()));
    }
    // The causes that do not pass by themselves show at once; a lost line after a second failure.
    let certain =
        fault.filter(|fault| *fault != Fault::NoNetwork || failures >= TOLERATED_FAILURES);
    if error.is_none() || certain.is_some() {
        delivery.faults.set_one_of(&LINK_FAULTS, certain);
    }
    let clock_stops_tls = fault == Some(Fault::Clock);
    delivery
        .faults
        .set(Fault::Clock, clock_stops_tls || delivery.clock.is_wrong());
}

fn draw() -> u32 {
    getrandom::u32().expect("the system has randomness")
}

#[cfg(test)]
mod tests;
