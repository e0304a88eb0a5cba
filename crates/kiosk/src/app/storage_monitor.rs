//! The watch over storage: opens the database when that can be done, notices when it cannot be written, and
//! closes and opens service accordingly.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::time::Instant;

use super::{Kiosk, Open, printer_monitor::fault_seen};
use crate::{
    delivery::{
        self, Delivery,
        client::{CentralClient, LinkError},
    },
    machine::{
        central_configuration,
        disk::{FreeSpace, off_thread},
        event::{Event, log},
        fault::{Fault, STORAGE_FAULTS},
        identity,
    },
    printing::receipt_printing::{PRINTER_FAULTS, ReceiptPrinter},
    storage::{
        outbox, recovery, second_copy, setting,
        store::{DirectoryLock, Store},
    },
};

/// Between two looks at the disk, and between two tries to open the database.
const LOOK: Duration = Duration::from_secs(3);
/// Between two tries to get hold of the data directory.
const BETWEEN_TRIES: Duration = Duration::from_millis(50);
/// Between two trial writes while nothing is wrong: a disk that takes none is found before a person is.
const TRIAL: Duration = Duration::from_secs(30);
/// The start waits so long for the first look; what takes longer goes on without it. The page is there by then, and may
/// be silent for twice as long before it is started again.
const FIRST_LOOK: Duration = Duration::from_secs(10);
/// A salvage of a full disk may take so long.
const LONGEST_OPENING: Duration = Duration::from_secs(30 * 60);
const TRIES_AT_START: u32 = 20;

impl Kiosk {
    /// Whether the core does what it is asked, and each of its parts made a round lately. A kiosk without
    /// an open database has nothing to ask.
    pub async fn answers(&self, patience: Duration) -> bool {
        let silent = self.liveness.silent(Instant::now());
        for part in &silent {
            log(Event::Silent(part));
        }
        let answers = match self.open() {
            Some(open) => open.store.answers(patience).await,
            None => true,
        };
        answers && silent.is_empty()
    }

    /// A write failed: service is closed until one succeeds.
    pub(super) fn storage_failed(&self, fault: Fault) {
        if STORAGE_FAULTS.contains(&fault) {
            self.faults.set_one_of(&STORAGE_FAULTS, Some(fault));
        }
    }
}

/// When the disk is tried: what takes no writes is found before a person is there.
#[derive(Debug, Default)]
struct Trials {
    /// When the last one passed; none where the next is due whatever the time.
    passed: Option<Instant>,
}

impl Trials {
    /// Whether one is due by `now`: at each look while storage is `faulty` or nothing passed yet, else every
    /// [`TRIAL`].
    fn is_due(&self, now: Instant, faulty: bool) -> bool {
        faulty || self.passed.is_none_or(|passed| now >= passed + TRIAL)
    }

    fn pass(&mut self, now: Instant) {
        self.passed = Some(now);
    }

    /// Somebody begins a visit: what they type should not be for nothing.
    fn visit_begins(&mut self) {
        self.passed = None;
    }
}

/// Opens and keeps open.
pub(super) async fn monitor_storage(kiosk: Arc<Kiosk>) {
    let mut trials = Trials::default();
    loop {
        match kiosk.open() {
            None => {
                kiosk.liveness.beat("storage-monitor", LONGEST_OPENING);
                open_storage(&kiosk).await;
            }
            Some(open) => {
                kiosk.liveness.beat("storage-monitor", LOOK);
                look_at_storage(&kiosk, &open, &mut trials).await;
            }
        }
        kiosk.first_look.send_replace(true);
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            () = kiosk.visit_begins.notified() => trials.visit_begins(),
        }
    }
}

/// Waits until the monitor has looked once, but not for a salvage that takes long: until it is done the kiosk
/// is closed and says why.
pub(super) async fn first_look(kiosk: &Kiosk) {
    let mut looked = kiosk.first_look.subscribe();
    let looked = looked.wait_for(|looked| *looked);
    if tokio::time::timeout(FIRST_LOOK, looked).await.is_err() {
        kiosk.storage_failed(Fault::StorageDamaged);
    }
}

/// Tries once to open the database and to start delivery. A kiosk that is not enrolled lets go of its
/// directory between two tries, so that the technician's command can enrol it.
pub(super) async fn open_storage(kiosk: &Arc<Kiosk>) {
    let Some(open) = opened(kiosk).await else {
        return;
    };
    kiosk.find_voice(open.identity.demo);
    let delivery = tokio::spawn(delivery::run(delivery(kiosk, &open))).abort_handle();
    kiosk.set_open(Some(Open {
        delivery: Some(delivery),
        ..open
    }));
}

fn delivery(kiosk: &Kiosk, open: &Open) -> Delivery {
    Delivery {
        store: open.store.clone(),
        central: open.central.clone(),
        identity: open.identity.clone(),
        clock: kiosk.clock.clone(),
        faults: kiosk.faults.clone(),
        health: kiosk.health.clone(),
        wake: kiosk.wake.clone(),
        changed: kiosk.changed.clone(),
        keep: kiosk.config.keep.clone(),
        liveness: kiosk.liveness.clone(),
        settings: kiosk.config.fingerprint(),
        trusted_suffixes: kiosk.config.trusted_suffixes.clone(),
    }
}

/// Opens the database and asks central and printer how they are, once: nothing is delivered, nothing goes
/// on afterwards.
pub(super) async fn open_once(kiosk: &Arc<Kiosk>) {
    let Some(open) = opened(kiosk).await else {
        return;
    };
    let heard = delivery::greet(&delivery(kiosk, &open)).await;
    let fault = heard.err().map(LinkError::fault);
    delivery::show(&kiosk.faults, &kiosk.clock, fault);
    if let Some(receipt_printer) = &open.receipt_printer {
        let fault = fault_seen(&receipt_printer.status().await);
        kiosk.faults.set_one_of(&PRINTER_FAULTS, fault.flatten());
        kiosk.printer_asked.store(true, Ordering::Relaxed);
    }
    look_at_room(kiosk, &open).await;
    kiosk.set_open(Some(open));
}

/// What there is once the database is open and this kiosk enrolled.
async fn opened(kiosk: &Arc<Kiosk>) -> Option<Open> {
    let now = kiosk.clock.now();
    let opened = hold_directory(&kiosk.config, now, TRIES_AT_START, kiosk.salvaged.clone()).await;
    let store = match opened {
        Ok(store) => store,
        Err(fault) => {
            kiosk.storage_failed(fault);
            return None;
        }
    };
    let loaded = store
        .run(|db| {
            let reading = setting::central_reading(db)?;
            let interrupted = outbox::note_interrupted_prints(db)?;
            Ok((identity::load(db)?, reading, interrupted))
        })
        .await;
    let identity = match loaded {
        Ok((identity, reading, _)) => {
            if let Some(reading) = reading {
                kiosk.clock.remember(reading);
            }
            identity
        }
        Err(fault) => {
            kiosk.storage_failed(fault);
            return None;
        }
    };
    kiosk.faults.set(Fault::NotEnrolled, identity.is_none());
    kiosk.faults.set_one_of(&STORAGE_FAULTS, None);
    let usable = identity?;
    kiosk.faults.set(Fault::IdentityUnusable, usable.is_err());
    let identity = Arc::new(usable.ok()?);
    let (folder, suffixes) = (
        kiosk.config.data_dir.clone(),
        kiosk.config.trusted_suffixes.clone(),
    );
    match off_thread(move || central_configuration::load(&folder, &suffixes)).await {
        Some(Ok(in_force)) => identity.go_by(in_force),
        Some(Err(_)) | None => {
            log(Event::ConfigurationRefused("damaged"));
            kiosk.faults.set(Fault::ConfigurationRefused, true);
        }
    }
    let Ok(central) = CentralClient::new(
        &kiosk.config.central_url,
        &kiosk.authority,
        kiosk.clock.clone(),
    ) else {
        kiosk.faults.set(Fault::CentralCertificate, true);
        return None;
    };
    let receipt_printer = kiosk.config.printer.as_ref().and_then(|printer| {
        ReceiptPrinter::new(printer, identity.kiosk, kiosk.fonts.clone())
            .map(Arc::new)
            .ok()
    });
    Some(Open {
        store,
        identity,
        central,
        receipt_printer,
        delivery: None,
    })
}

/// Whether there is room to save anything.
async fn look_at_room(kiosk: &Kiosk, open: &Open) -> bool {
    let folder = open.store.directory().to_owned();
    let looked = off_thread(move || (recovery::has_set_aside(&folder), FreeSpace::of(&folder)));
    let (set_aside, room) = looked.await.unwrap_or_default();
    kiosk.faults.set(Fault::StorageSalvaged, set_aside);
    let full = room.is_some_and(FreeSpace::is_nearly_none);
    if full {
        kiosk.storage_failed(Fault::DiskFull);
    }
    !full
}

/// Looks whether the disk takes writes: every three seconds while it does not, else now and then and when a
/// visit begins. What the second copy could not take is made up for at every look.
async fn look_at_storage(kiosk: &Arc<Kiosk>, open: &Open, trials: &mut Trials) {
    if !look_at_room(kiosk, open).await {
        return;
    }
    kiosk.record_ends(open).await;
    let faulty = STORAGE_FAULTS.iter().any(|fault| kiosk.faults.has(*fault));
    let tries = trials.is_due(Instant::now(), faulty);
    let now_ms = kiosk.clock.wall_ms();
    let looked = open
        .store
        .run_with_log(move |db, append_log| {
            if tries {
                setting::set_number(db, "last-probe", now_ms)?;
            }
            second_copy::catch_up(db, append_log)
        })
        .await;
    match looked {
        Ok(caught_up) => {
            kiosk.faults.set(Fault::StorageCopyLags, !caught_up);
            if tries {
                trials.pass(Instant::now());
                kiosk.faults.set_one_of(&STORAGE_FAULTS, None);
            }
        }
        Err(fault @ (Fault::StorageDamaged | Fault::StorageFailing)) => {
            kiosk.storage_failed(fault);
            // Opening again runs every check that a start runs.
            kiosk.set_open(None);
        }
        Err(fault) => kiosk.storage_failed(fault),
    }
}

/// Opens storage, and waits a moment for another program to let go of the directory: one that is just
/// ending, or a kiosk that waits to be enrolled, which holds it for moments only.
pub(super) async fn hold_directory(
    config: &crate::machine::config::Config,
    now: jiff::Timestamp,
    most_tries: u32,
    salvaged: Arc<AtomicBool>,
) -> Result<Store, Fault> {
    let mut tries = 0;
    loop {
        let directory = config.data_dir.clone();
        let salvaged = salvaged.clone();
        let taken = tokio::task::spawn_blocking(move || {
            recovery::open(DirectoryLock::take(&directory)?, now, &salvaged)
        })
        .await
        .unwrap_or(Err(Fault::StorageFailing));
        match taken {
            Err(Fault::AlreadyRunning) if tries < most_tries => {
                tries += 1;
                tokio::time::sleep(BETWEEN_TRIES).await;
            }
            taken => return taken,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At which seconds the disk is tried, looked at every three seconds and when a visit begins.
    fn tried(seconds: u64, faulty: impl Fn(u64) -> bool, visits: &[u64]) -> Vec<u64> {
        let start = Instant::now();
        let mut trials = Trials::default();
        let mut tried = Vec::new();
        for second in 0..=seconds {
            let begins = visits.contains(&second);
            if begins {
                trials.visit_begins();
            }
            if !begins && second % LOOK.as_secs() != 0 {
                continue;
            }
            let now = start + Duration::from_secs(second);
            if trials.is_due(now, faulty(second)) {
                tried.push(second);
                if !faulty(second) {
                    trials.pass(now);
                }
            }
        }
        tried
    }

    #[test]
    fn the_disk_is_tried_every_half_minute_when_a_visit_begins_and_at_each_look_while_it_fails() {
        let well = |_| false;
        assert_eq!(tried(95, well, &[]), [0, 30, 60, 90], "nobody is there");
        assert_eq!(tried(75, well, &[40, 41]), [0, 30, 40, 41, 72]);
        let fails = |second| (30..40).contains(&second);
        assert_eq!(tried(75, fails, &[]), [0, 30, 33, 36, 39, 42, 72]);
    }
}
