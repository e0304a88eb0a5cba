//! How the kiosk starts: what its configuration must hold for that, and the parts that run from then on.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, RwLock, atomic::AtomicBool},
};

use protocol::KioskId;
use tokio::sync::{Notify, watch};

use super::{Kiosk, announcing, control, printer_monitor, speech, storage_monitor};
use crate::{
    delivery::client::{CentralClient, TrustError},
    machine::{
        clock::{Clock, TimeSource},
        config::Config,
        fault::Fault,
        faults::Faults,
        supervision::supervised,
    },
    printing::receipt_printing::{ReceiptPrinter, ReceiptPrinterError},
    receipt::Fonts,
    staff::{pause, pin_gate::PinGate},
};

/// The kiosk cannot start as configured.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The trust anchor cannot be read.
    #[error("trust_anchor {path}: {source}")]
    TrustAnchor {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The trust anchor cannot be used.
    #[error("trust_anchor: {0}")]
    Trust(#[from] TrustError),
    /// Printer or fonts cannot be used.
    #[error(transparent)]
    ReceiptPrinter(#[from] ReceiptPrinterError),
}

impl Kiosk {
    /// Opens the database, starts delivery and the watch over storage and printer. A fault of the disk is
    /// no error here: the kiosk starts closed, says why, and opens when the fault has passed.
    ///
    /// # Errors
    /// The kiosk cannot start as configured.
    pub async fn start(config: Config) -> Result<Arc<Kiosk>, StartError> {
        Kiosk::start_by(config, TimeSource::System).await
    }

    /// The same on a machine whose time comes from elsewhere.
    ///
    /// # Errors
    /// See [`Kiosk::start`].
    pub async fn start_by(config: Config, time: TimeSource) -> Result<Arc<Kiosk>, StartError> {
        let kiosk = Kiosk::begin_by(config, time)?;
        kiosk.looked().await;
        Ok(kiosk)
    }

    /// [`Kiosk::start`] for whoever has something to do while storage is opened: [`Kiosk::looked`] waits for that.
    /// It is called within a runtime.
    ///
    /// # Errors
    /// See [`Kiosk::start`].
    pub fn begin(config: Config) -> Result<Arc<Kiosk>, StartError> {
        Kiosk::begin_by(config, TimeSource::System)
    }

    fn begin_by(config: Config, time: TimeSource) -> Result<Arc<Kiosk>, StartError> {
        let kiosk = Kiosk::new(config, time)?;
        let parts = kiosk.clone();
        tokio::spawn(async move {
            tokio::join!(
                supervised("storage-monitor", || storage_monitor::monitor_storage(
                    parts.clone()
                )),
                supervised("printer-monitor", || {
                    printer_monitor::monitor_printer(parts.clone())
                }),
                supervised("control", || control::serve(parts.clone())),
                supervised("announcements", || announcing::watch(parts.clone())),
                supervised("jack", || speech::watch_jack(parts.clone())),
            );
        });
        Ok(kiosk)
    }

    /// Waits until storage was looked at for the first time: what the kiosk says of itself before that is nothing.
    pub async fn looked(&self) {
        storage_monitor::first_look(self).await;
    }

    /// Whether a kiosk could start with this configuration; starts none.
    ///
    /// # Errors
    /// What [`Kiosk::start`] would refuse.
    pub fn try_out(config: Config) -> Result<(), StartError> {
        Kiosk::new(config, TimeSource::System).map(drop)
    }

    /// Checks the configuration; opens nothing yet.
    pub(super) fn new(config: Config, time: TimeSource) -> Result<Arc<Kiosk>, StartError> {
        let authority = read_authority(&config)?;
        let clock = Arc::new(Clock::by(time, None));
        let started_ms = clock.monotonic_ms();
        // Checked before anything is opened: a wrong file is the technician's to put right.
        CentralClient::new(&config.central_url, &authority, clock.clone())?;
        let fonts =
            Arc::new(Fonts::load(&config.receipt.fonts_dir).map_err(ReceiptPrinterError::Fonts)?);
        if let Some(printer) = &config.printer {
            let any = KioskId::new(0).expect("the first kiosk's number");
            ReceiptPrinter::new(printer, any, fonts.clone())?;
        }
        let (changed, _) = watch::channel(0);
        let faults = Arc::new(Faults::new(changed.clone()));
        faults.set(Fault::Paused, pause::is_on(&config.data_dir));
        faults.set(Fault::PrinterNone, config.printer.is_none());
        let pin_gate = config.staff.pin_hash.clone();
        let pin_gate = pin_gate.map(|hash| PinGate::new(hash, &config.data_dir, clock.moment()));
        Ok(Arc::new(Kiosk {
            pin_gate: pin_gate.map(|pin_gate| Arc::new(tokio::sync::Mutex::new(pin_gate))),
            config,
            authority,
            clock,
            faults,
            changed,
            wake: Arc::default(),
            health: Arc::default(),
            salvaged: Arc::default(),
            first_look: watch::channel(false).0,
            visit_begins: Notify::new(),
            printer_rests: Notify::new(),
            liveness: Arc::default(),
            fonts,
            open: RwLock::default(),
            visit: Mutex::default(),
            call: Mutex::default(),
            speaker: Mutex::default(),
            prints: Mutex::default(),
            staff: Mutex::default(),
            printer_asked: AtomicBool::new(false),
            started_ms,
        }))
    }
}

/// Reads the one certificate that is trusted.
pub(super) fn read_authority(config: &Config) -> Result<Vec<u8>, StartError> {
    std::fs::read(&config.trust_anchor).map_err(|source| StartError::TrustAnchor {
        path: config.trust_anchor.clone(),
        source,
    })
}
