//! The whole kiosk behind one handle: what the shell starts, and what the page's commands call.
//!
//! It owns the open database, the delivery, the printer and the visit. It works on with the page gone.

mod confirming;
mod helping;
mod keeper;
mod machine;
mod printer_watch;
mod sending;
mod staffing;
mod state;

pub use keeper::{EnrolError, enrol};

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, atomic::AtomicBool};

use protocol::{Kind, KioskId, Language, PublicState, RequestId, TrackingCode};
use tokio::{
    sync::{Notify, watch},
    task::AbortHandle,
};

use crate::{
    clock::Clock,
    config::Config,
    draft,
    fault::Fault,
    faults::Faults,
    identity::Identity,
    link::{Link, LinkError},
    page::{EmailCheck, IdentityCheck, IdentityInput, Refusal, TrackResult, VisitBegun},
    paper::{Paper, PaperError, Printing},
    receipt::Fonts,
    staff::{control, door::Door, pause, session::Session},
    store::Store,
    visit::{Visit, current},
};

/// The kiosk.
pub struct Kiosk {
    config: Config,
    authority: Vec<u8>,
    clock: Arc<Clock>,
    faults: Arc<Faults>,
    changed: watch::Sender<u64>,
    wake: Arc<Notify>,
    fonts: Arc<Fonts>,
    open: RwLock<Option<Open>>,
    visit: Mutex<Option<Visit>>,
    /// The call for help of whoever stands in front of the kiosk.
    call: Mutex<Option<helping::Call>>,
    /// The receipt of a visit that has ended, while it may still come out for the one who just left.
    leaving: Mutex<Option<Printing>>,
    /// None without a PIN.
    door: Option<Arc<tokio::sync::Mutex<Door>>>,
    /// Staff in front of the kiosk.
    staff: Mutex<Option<Session>>,
    /// Ends what staff have printed.
    staff_job: Mutex<Option<watch::Sender<bool>>>,
    /// The printer was asked how it is.
    printer_asked: AtomicBool,
    started: std::time::Instant,
}

/// What exists only while the kiosk is enrolled and its database open.
#[derive(Clone)]
struct Open {
    store: Store,
    identity: Arc<Identity>,
    link: Link,
    /// None where a store has no printer.
    paper: Option<Arc<Paper>>,
    /// None where somebody only looks.
    delivery: Option<AbortHandle>,
}

/// The kiosk cannot start as configured.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The trust anchor cannot be read.
    #[error("trust_anchor {path}: {source}")]
    TrustAnchor {
        /// The file.
        path: std::path::PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The trust anchor cannot be used.
    #[error("trust_anchor: {0}")]
    Trust(#[from] crate::link::TrustError),
    /// Printer or fonts cannot be used.
    #[error(transparent)]
    Paper(#[from] PaperError),
}

impl Kiosk {
    /// Opens the database, starts delivery and the watch over storage and printer. A fault of the disk is
    /// no error here: the kiosk starts closed, says why, and opens when the fault has passed.
    pub async fn start(config: Config) -> Result<Arc<Kiosk>, StartError> {
        let kiosk = Kiosk::new(config)?;
        keeper::open_storage(&kiosk).await;
        tokio::spawn(keeper::keep_storage(kiosk.clone()));
        tokio::spawn(printer_watch::watch_printer(kiosk.clone()));
        tokio::spawn(control::serve(kiosk.clone()));
        Ok(kiosk)
    }

    /// Whether a kiosk could start with this configuration; starts none.
    ///
    /// # Errors
    /// What [`Kiosk::start`] would refuse.
    pub fn try_out(config: Config) -> Result<(), StartError> {
        Kiosk::new(config).map(drop)
    }

    /// Checks the configuration; opens nothing yet.
    fn new(config: Config) -> Result<Arc<Kiosk>, StartError> {
        let authority = read_authority(&config)?;
        let clock = Arc::new(Clock::new(None));
        // Checked before anything is opened: a wrong file is the technician's to put right.
        Link::new(&config.central_url, &authority, clock.clone())?;
        let fonts = Arc::new(Fonts::load(&config.receipt.fonts_dir).map_err(PaperError::Fonts)?);
        if let Some(printer) = &config.printer {
            let any = KioskId::new(0).expect("the first kiosk's number");
            Paper::new(printer, any, fonts.clone())?;
        }
        let (changed, _) = watch::channel(0);
        let faults = Arc::new(Faults::new(changed.clone()));
        faults.set(Fault::Paused, pause::is_on(&config.data_dir));
        faults.set(Fault::PrinterNone, config.printer.is_none());
        let door = config.staff.pin_hash.clone();
        let door = door.map(|hash| Door::new(hash, &config.data_dir, clock.moment()));
        Ok(Arc::new(Kiosk {
            door: door.map(|door| Arc::new(tokio::sync::Mutex::new(door))),
            config,
            authority,
            clock,
            faults,
            changed,
            wake: Arc::default(),
            fonts,
            open: RwLock::default(),
            visit: Mutex::default(),
            call: Mutex::default(),
            leaving: Mutex::default(),
            staff: Mutex::default(),
            staff_job: Mutex::default(),
            printer_asked: AtomicBool::new(false),
            started: std::time::Instant::now(),
        }))
    }

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

    /// A fresh visit. Any earlier one is over, and its receipt must not come out any more.
    pub fn begin_visit(&self, language: Language) -> VisitBegun {
        self.withdraw_call();
        let fresh = Visit::new(random(), language);
        let visit = fresh.id().to_owned();
        let earlier = self.visit().replace(fresh);
        if let Some(printing) = earlier.and_then(|visit| visit.printing) {
            printing.cancel();
        }
        if let Some(printing) = lock(&self.leaving).take() {
            printing.cancel();
        }
        self.end_staff();
        VisitBegun { visit }
    }

    /// The person chose another language.
    pub fn set_language(&self, visit: &str, language: Language) -> Result<(), Refusal> {
        current(&mut self.visit(), visit)?.language = language;
        Ok(())
    }

    /// The person chose what to do: makes the request's id.
    pub fn choose_purpose(&self, visit: &str, kind: Kind) -> Result<(), Refusal> {
        let now = u64::try_from(self.clock.best_ms()).unwrap_or(0);
        let request = RequestId::new(now, random());
        let earlier = current(&mut self.visit(), visit)?.choose(kind, request);
        // The receipt of the visit's first request goes on: it is the same person's.
        if let Some(printing) = earlier {
            *lock(&self.leaving) = Some(printing);
        }
        Ok(())
    }

    /// Checks the identity screen.
    pub fn check_identity(
        &self,
        visit: &str,
        input: &IdentityInput,
    ) -> Result<IdentityCheck, Refusal> {
        current(&mut self.visit(), visit)?;
        Ok(draft::check_identity(input))
    }

    /// Checks one address.
    pub fn check_email(
        &self,
        visit: &str,
        value: &str,
        old: Option<&str>,
    ) -> Result<EmailCheck, Refusal> {
        current(&mut self.visit(), visit)?;
        Ok(draft::check_email(value, old))
    }

    /// The visit is over: done, cancelled or timed out. A receipt on its way may still come out for the
    /// one who is leaving, for a moment and never for the next person.
    pub fn end_visit(self: &Arc<Self>, visit: &str) -> Result<(), Refusal> {
        let mut under_way = self.visit();
        current(&mut under_way, visit)?;
        self.withdraw_call();
        let ended = under_way.take();
        drop(under_way);
        if let Some(printing) = ended.and_then(|visit| visit.printing) {
            sending::let_it_come_out(self, printing);
        }
        Ok(())
    }

    /// The page died or hung: whoever was in front of it has to begin again.
    pub fn abandon_page(&self) {
        self.abandon_visit();
        self.end_staff();
    }

    /// Whatever visit there was is over, and nobody waits for its receipt.
    fn abandon_visit(&self) {
        self.withdraw_call();
        let ended = self.visit().take();
        if let Some(printing) = ended.and_then(|visit| visit.printing) {
            printing.cancel();
        }
    }

    /// Asks central for the state of a tracking code.
    pub async fn track(&self, typed: &str) -> TrackResult {
        let Ok(code) = TrackingCode::parse(typed) else {
            return TrackResult::BadCode;
        };
        let Some(open) = self.open() else {
            return TrackResult::Offline;
        };
        match open.link.track(&open.identity.token, &code).await {
            Ok(answer) => TrackResult::State {
                state: answer.state.name(),
                until: match answer.state {
                    PublicState::BeingChecked { until } => Some(until.to_string()),
                    _ => None,
                },
            },
            Err(LinkError::Busy(_) | LinkError::TooOften(_)) => TrackResult::SlowDown,
            Err(_) => TrackResult::Offline,
        }
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
        }
        self.tell();
    }

    fn visit(&self) -> MutexGuard<'_, Option<Visit>> {
        lock(&self.visit)
    }

    /// How long the program runs, ms.
    fn running_ms(&self) -> i64 {
        i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    fn tell(&self) {
        self.changed.send_modify(|version| *version += 1);
    }
}

/// A panic elsewhere must not take the kiosk with it: what these locks hold is whole after every step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads the one certificate that is trusted.
pub(crate) fn read_authority(config: &Config) -> Result<Vec<u8>, StartError> {
    std::fs::read(&config.trust_anchor).map_err(|source| StartError::TrustAnchor {
        path: config.trust_anchor.clone(),
        source,
    })
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system has randomness");
    bytes
}
