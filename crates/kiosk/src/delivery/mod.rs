//! Delivery: takes sealed requests from the outbox to central, at least once, in batches, as soon as
//! there is a network; beside it heartbeat and configuration, the daily manifest, and the purge of what
//! is past its keeping time.
//!
//! Promises: a request leaves "waiting" on central's echo of id and hash alone, or on its own final
//! refusal; no request stands in front of the others; nothing here ever makes a visit wait, and nothing
//! but delivery makes delivery wait: each part tries and rests by itself. It goes on with the page gone.

pub mod backoff;
pub mod client;
mod configuration;
mod heartbeat;
pub mod help_call;
mod manifest;
mod purge;
mod requests;
mod verdict;
mod window;

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use tokio::{
    sync::{Notify, watch},
    time::Instant,
};

pub use heartbeat::greet;

use crate::{
    delivery::client::{CentralClient, Exchange, LINK_FAULTS, LinkError, LinkHealth},
    machine::{
        clock::Clock,
        event::{Event, log},
        fault::{Fault, STORAGE_FAULTS},
        faults::Faults,
        identity::Identity,
        supervision::{Liveness, supervised},
    },
    storage::store::Store,
};

/// Rest between two rounds when nothing is wrong and nothing waits.
const AT_REST: Duration = Duration::from_secs(30);
/// An outage as long as this may have ended in a restored central: the manifest is due at once.
const LONG_OUTAGE: Duration = Duration::from_secs(60 * 60);

/// What delivery works with.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// The database with the outbox.
    pub store: Store,
    /// The way to central.
    pub central: CentralClient,
    /// Who delivers.
    pub identity: Arc<Identity>,
    /// Time.
    pub clock: Arc<Clock>,
    /// Where faults are shown.
    pub faults: Arc<Faults>,
    /// How the link is.
    pub health: Arc<Health>,
    /// Woken by a new request.
    pub wake: Arc<Notify>,
    /// Told of every delivery.
    pub changed: watch::Sender<u64>,
    /// How long things are kept.
    pub keep: crate::machine::config::Keep,
    /// Told of every round of every part.
    pub liveness: Arc<Liveness>,
    /// A fingerprint of this kiosk's configuration file.
    pub settings: String,
    /// What hosts and senders that central names must end in.
    pub trusted_suffixes: Vec<String>,
}

/// How the link is, for all parts of delivery and for staff.
#[derive(Debug, Default)]
pub struct Health {
    link: Mutex<LinkHealth>,
    last_success: Mutex<Option<Instant>>,
    manifest_due: AtomicBool,
    /// When central's database was last brought back, in its time; 0: never.
    central_restored_ms: AtomicI64,
    /// Told when an exchange passes after one that got no answer.
    back: Notify,
}

impl Health {
    /// The last exchange failed.
    pub fn is_failing(&self) -> bool {
        lock(&self.link).is_failing()
    }
}

/// The parts of delivery, as they say that they made a round.
pub const PARTS: [&str; 4] = ["delivery", "heartbeat", "manifest", "purge"];

/// Delivers, tells and purges until the task is dropped. A part that panics is started again.
pub async fn run(delivery: Delivery) {
    let part = || delivery.clone();
    tokio::join!(
        supervised("delivery", || requests::run(part())),
        supervised("heartbeat", || heartbeat::run(part())),
        supervised("manifest", || manifest::run(part())),
        supervised("purge", || purge::run(part())),
    );
}

impl Delivery {
    /// Notes how an exchange ended, and shows what follows from it.
    fn note(&self, exchange: Exchange, failure: Option<LinkError>) {
        if let Some(error) = failure {
            log(Event::DeliveryFailed(error.name()));
        } else {
            let before = lock(&self.health.last_success).replace(Instant::now());
            if before.is_some_and(|before| before.elapsed() >= LONG_OUTAGE) {
                self.health.manifest_due.store(true, Ordering::Relaxed);
            }
        }
        let (fault, recovered) = {
            let mut link = lock(&self.health.link);
            let recovered = link.note(exchange, failure);
            (link.fault(), recovered)
        };
        show(&self.faults, &self.clock, fault);
        if recovered {
            self.health.back.notify_waiters();
        }
    }

    /// The value of a write or read of delivery's own. One that failed is no harm to what is delivered,
    /// for central tells the fact again; the disk's fault is shown.
    fn recorded<T>(&self, result: Result<T, Fault>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(fault) => {
                log(Event::DeliveryFailed(fault.code()));
                if STORAGE_FAULTS.contains(&fault) {
                    self.faults.set_one_of(&STORAGE_FAULTS, Some(fault));
                }
                None
            }
        }
    }
}

/// Shows one fault of the link, or none; the clock's beside it.
pub fn show(faults: &Faults, clock: &Clock, fault: Option<Fault>) {
    faults.set_one_of(&LINK_FAULTS, fault.filter(|fault| *fault != Fault::Clock));
    faults.set(
        Fault::Clock,
        fault == Some(Fault::Clock) || clock.is_wrong(),
    );
}

/// The rest of one part after its `failures`-th failure in a row.
fn rest(failures: u32, error: Option<LinkError>) -> Duration {
    backoff::wait(failures, draw(), error.and_then(LinkError::retry_after))
}

fn draw() -> u32 {
    getrandom::u32().expect("the system has randomness")
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        machine::{clock::TimeSource, identity},
        tests::Machine,
    };

    #[tokio::test]
    async fn what_the_disk_says_to_delivery_is_shown_and_nothing_else_that_ends_a_write() {
        let machine = Machine::enrolled().await;
        let config = machine.config("");
        let store = machine.open();
        let loaded = store.run(|db| identity::load(db)).await.expect("readable");
        let clock = Arc::new(Clock::by(TimeSource::System, None));
        let authority = std::fs::read(&config.trust_anchor).expect("there");
        let central = CentralClient::new(&config.central_url, &authority, clock.clone());
        let (changed, _) = watch::channel(0);
        let delivery = Delivery {
            store,
            central: central.expect("usable"),
            identity: Arc::new(loaded.expect("enrolled").expect("usable")),
            clock,
            faults: Arc::new(Faults::new(changed.clone())),
            health: Arc::default(),
            wake: Arc::default(),
            changed,
            keep: config.keep.clone(),
            liveness: Arc::default(),
            settings: String::new(),
            trusted_suffixes: vec![],
        };
        assert_eq!(delivery.recorded(Ok(7)), Some(7));
        assert_eq!(delivery.recorded::<()>(Err(Fault::RequestUnknown)), None);
        assert_eq!(delivery.faults.all(), []);
        for fault in STORAGE_FAULTS {
            assert_eq!(delivery.recorded::<()>(Err(fault)), None);
            assert_eq!(delivery.faults.all(), [fault], "one at a time");
        }
    }
}
