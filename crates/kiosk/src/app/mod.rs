//! The whole kiosk behind one handle: what the shell starts, and what the page's commands call.
//!
//! It owns the open database, the delivery, the printer and the visit. It works on with the page gone.

mod announcing;
pub mod control;
mod email_verification;
mod enrolment;
mod help;
#[cfg(test)]
mod life_tests;
pub mod page;
#[cfg(test)]
mod page_types;
mod printer_monitor;
mod printing;
mod speech;
mod staff;
mod start;
mod status;
mod storage_monitor;
mod submit;
mod visit;

pub use enrolment::{EnrolError, enrol, enrol_by};
pub use start::StartError;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, atomic::AtomicBool};

use tokio::{
    sync::{Notify, watch},
    task::AbortHandle,
};

use crate::{
    delivery::{self, Health, client::CentralClient},
    machine::{
        clock::Clock, config::Config, fault::Fault, faults::Faults, identity::Identity,
        supervision::Liveness,
    },
    printing::{queue::PrintQueue, receipt_printing::ReceiptPrinter},
    receipt::Fonts,
    speech::Speaker,
    staff::{pin_gate::PinGate, session::Session},
    storage::store::Store,
    visit::Visit,
};

/// The kiosk.
pub struct Kiosk {
    config: Config,
    authority: Vec<u8>,
    clock: Arc<Clock>,
    faults: Arc<Faults>,
    changed: watch::Sender<u64>,
    wake: Arc<Notify>,
    /// How the link is.
    health: Arc<Health>,
    /// This program has set a damaged database aside since its start.
    salvaged: Arc<AtomicBool>,
    /// The storage monitor has looked at storage once.
    first_look: watch::Sender<bool>,
    /// Somebody begins a visit.
    visit_begins: Notify,
    /// A job has ended, or there is a printer from now on.
    printer_rests: Notify,
    /// Which parts made a round lately.
    liveness: Arc<Liveness>,
    fonts: Arc<Fonts>,
    open: RwLock<Option<Open>>,
    visit: Mutex<Option<Visit>>,
    /// The call for help of whoever stands in front of the kiosk.
    call: Mutex<Option<help::Call>>,
    /// The voice, once it is known whose kiosk this is; none where nothing is read aloud.
    speaker: Mutex<Option<Speaker>>,
    /// What may still come out of the printer.
    prints: Mutex<PrintQueue>,
    /// None without a PIN.
    pin_gate: Option<Arc<tokio::sync::Mutex<PinGate>>>,
    /// Staff in front of the kiosk.
    staff: Mutex<Option<Session>>,
    /// The printer was asked how it is.
    printer_asked: AtomicBool,
    /// When the program started, by the machine's own count.
    started_ms: u64,
}

/// What exists only while the kiosk is enrolled and its database open.
#[derive(Clone)]
struct Open {
    store: Store,
    identity: Arc<Identity>,
    central: CentralClient,
    /// None where a store has no printer.
    receipt_printer: Option<Arc<ReceiptPrinter>>,
    /// None where somebody only looks.
    delivery: Option<AbortHandle>,
}

impl Kiosk {
    /// Told of every change that the page may want to show.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Whether nobody's visit is under way.
    pub fn is_free(&self) -> bool {
        self.visit().is_none()
    }

    /// MiB past which the page is started again while nobody is there.
    pub fn page_memory_mib(&self) -> u64 {
        self.config.page.memory_mib.into()
    }

    /// The faults that are on.
    pub fn faults(&self) -> Vec<Fault> {
        self.faults.all()
    }

    fn open(&self) -> Option<Open> {
        self.open
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn set_open(&self, open: Option<Open>) {
        let earlier = {
            let mut place = self.open.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *place, open)
        };
        if let Some(delivery) = earlier.and_then(|earlier| earlier.delivery) {
            delivery.abort();
            self.liveness.forget(&delivery::PARTS);
        }
        self.printer_rests.notify_one();
        self.tell();
    }

    fn visit(&self) -> MutexGuard<'_, Option<Visit>> {
        lock(&self.visit)
    }

    /// How long the program runs, ms.
    fn running_ms(&self) -> i64 {
        let running = self.clock.monotonic_ms().saturating_sub(self.started_ms);
        i64::try_from(running).unwrap_or(i64::MAX)
    }

    fn tell(&self) {
        self.changed.send_modify(|version| *version += 1);
    }
}

/// A panic elsewhere must not take the kiosk with it: what these locks hold is whole after every step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system has randomness");
    bytes
}
