//! From a saved request to paper: claims the one original, lays it out, follows the print job, and
//! records what the printer said. One job at a time; a job that outlives its visit is cancelled.

use std::{sync::Arc, time::Duration};

use protocol::{KioskId, MaskedEmail, RequestId};
use tokio::sync::watch;

use crate::{
    config,
    event::{Event, log},
    fault::Fault,
    faults::Faults,
    identity::Identity,
    outbox::{self, PrintFact, Saved},
    printer::{
        EscPosPrinter, IppPrinter, JobOutcome, LeftBehind, PrintJob, PrintProgress, PrinterFault,
        PrinterStatus, PrinterTimes, PrinterUri,
    },
    receipt::{self, Fonts, Head, Media, Raster, Receipt, ReceiptError, TestPage, test_page},
    store::Store,
};

/// Every fault that a printer can show; one at a time.
pub const PRINTER_FAULTS: [Fault; 9] = [
    Fault::PrinterAbsent,
    Fault::PrinterOutOfPaper,
    Fault::PrinterPaperLow,
    Fault::PrinterCoverOpen,
    Fault::PrinterJam,
    Fault::PrinterStopped,
    Fault::PrinterFormat,
    Fault::PrinterStuck,
    Fault::PrinterOther,
];

/// Those of them with which nothing comes out. That the paper is low is no such thing: it is still so after
/// the next receipt.
const STOPPING_FAULTS: [Fault; 8] = [
    Fault::PrinterAbsent,
    Fault::PrinterOutOfPaper,
    Fault::PrinterCoverOpen,
    Fault::PrinterJam,
    Fault::PrinterStopped,
    Fault::PrinterFormat,
    Fault::PrinterStuck,
    Fault::PrinterOther,
];

/// The printer of one kiosk with what it needs to make a receipt.
pub struct Paper {
    device: Device,
    fonts: Arc<Fonts>,
}

/// A printer, and what it needs to know of the page.
enum Device {
    /// It takes a file, and knows its own dots.
    Ipp { printer: IppPrinter, media: Media },
    /// It takes dots.
    EscPos { printer: EscPosPrinter, head: Head },
}

/// What can be printed.
enum Sheet<'a> {
    Receipt(&'a Receipt),
    Test(&'a TestPage),
}

impl Sheet<'_> {
    fn file(&self, media: Media, fonts: &Fonts) -> Result<Vec<u8>, ReceiptError> {
        match self {
            Self::Receipt(receipt) => receipt::pdf(receipt, media, fonts),
            Self::Test(page) => test_page::pdf(page, media, fonts),
        }
    }

    fn dots(&self, head: Head, fonts: &Fonts) -> Result<Raster, ReceiptError> {
        match self {
            Self::Receipt(receipt) => receipt::raster(receipt, head, fonts),
            Self::Test(page) => test_page::raster(page, head, fonts),
        }
    }
}

/// Why there is no receipt in somebody's hand, and what is known of it.
struct NotOut {
    fault: Fault,
    fact: PrintFact,
}

impl NotOut {
    /// A job that nobody saw leave the printer unprinted may have come out.
    fn new(fault: Fault, left_behind: Option<LeftBehind>) -> NotOut {
        let fact = match left_behind {
            Some(_) => PrintFact::Unconfirmed,
            None => PrintFact::NotPrinted,
        };
        NotOut { fault, fact }
    }
}

/// The printer cannot be used as configured.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// Its address is of no kind that we speak.
    #[error("printer.uri: {0}")]
    Uri(#[from] crate::printer::PrinterUriError),
    /// A font is missing or damaged.
    #[error("receipt.fonts_dir: {0}")]
    Fonts(#[from] receipt::ReceiptError),
}

impl Paper {
    /// Prepares to speak to the printer in the name of this kiosk; does not wait for it. Two kiosks at
    /// one printer must not remove each other's jobs, so the name is the kiosk's own.
    pub fn new(
        printer: &config::Printer,
        kiosk: KioskId,
        fonts: Arc<Fonts>,
    ) -> Result<Paper, PaperError> {
        let times = PrinterTimes {
            limit: Duration::from_secs(u64::from(printer.job_seconds)),
            ..PrinterTimes::default()
        };
        let device = match printer.uri.parse()? {
            PrinterUri::Ipp(uri) => Device::Ipp {
                printer: IppPrinter::new(&uri, &format!("aima-kiosk-{kiosk}"), times)?,
                media: printer.media,
            },
            PrinterUri::EscPos(address) => Device::EscPos {
                printer: EscPosPrinter::new(address, times),
                head: printer.head(),
            },
        };
        Ok(Paper { device, fonts })
    }

    /// Removes jobs that an earlier run left in the printer.
    pub async fn clear(&self) -> Result<(), PrinterFault> {
        match &self.device {
            Device::Ipp { printer, .. } => printer.cancel_leftovers().await,
            Device::EscPos { printer, .. } => printer.cancel_leftovers().await,
        }
    }

    /// What the printer would do now.
    pub async fn status(&self) -> PrinterStatus {
        match &self.device {
            Device::Ipp { printer, .. } => printer.status().await,
            Device::EscPos { printer, .. } => printer.status().await,
        }
    }

    /// Prints the original receipt of a saved request, unless one is on its way or came out. `Some(fault)`
    /// when nothing came out.
    pub async fn print_original(
        &self,
        store: &Store,
        identity: &Identity,
        faults: &Faults,
        saved: &Saved,
        now_ms: impl Fn() -> i64,
        cancel: watch::Receiver<bool>,
    ) -> Option<Fault> {
        let id = saved.id;
        match store.run(move |db| outbox::begin_print(db, id)).await {
            Ok(true) => {}
            // Somebody else's claim: whoever made it records how it ends.
            Ok(false) => return None,
            Err(fault) => return Some(fault),
        }
        let ended = self.attempt(identity, faults, saved, cancel).await;
        let fact = match &ended {
            Ok(()) => PrintFact::Printed,
            Err(not_out) => not_out.fact,
        };
        let now_ms = now_ms();
        let recorded = store
            .run(move |db| outbox::finish_print(db, id, fact, now_ms))
            .await;
        let ended = ended.map_err(|not_out| not_out.fault);
        if let Err(fault) = recorded {
            log(Event::NotPrinted(id, fault));
            return ended.err();
        }
        match ended {
            Ok(()) => {
                log(Event::Printed(id));
                None
            }
            Err(fault) => {
                log(Event::NotPrinted(id, fault));
                Some(fault)
            }
        }
    }

    /// Prints a receipt again, marked as a duplicate; what is known of the original does not change.
    /// `Some(fault)` when nothing came out.
    pub async fn print_duplicate(
        &self,
        identity: &Identity,
        faults: &Faults,
        saved: &Saved,
        cancel: watch::Receiver<bool>,
    ) -> Option<Fault> {
        let receipt = Receipt {
            duplicate: true,
            ..content(identity, saved)
        };
        let name = format!("{}-duplicate", saved.tracking_code);
        self.print_for_staff(name, Sheet::Receipt(&receipt), faults, cancel)
            .await
    }

    /// Prints a page that is no receipt, so that staff see what comes out. `Some(fault)` when nothing did.
    pub async fn print_test(
        &self,
        faults: &Faults,
        page: &TestPage,
        cancel: watch::Receiver<bool>,
    ) -> Option<Fault> {
        self.print_for_staff("test-page".to_owned(), Sheet::Test(page), faults, cancel)
            .await
    }

    async fn print_for_staff(
        &self,
        name: String,
        sheet: Sheet<'_>,
        faults: &Faults,
        cancel: watch::Receiver<bool>,
    ) -> Option<Fault> {
        match self.job(name, sheet, faults, cancel).await {
            Ok(JobOutcome::Completed) => None,
            Ok(JobOutcome::Failed { fault, .. }) => Some(fault.fault()),
            Ok(JobOutcome::Cancelled { .. }) => Some(Fault::PrinterStuck),
            Err(fault) => Some(fault),
        }
    }

    async fn attempt(
        &self,
        identity: &Identity,
        faults: &Faults,
        saved: &Saved,
        cancel: watch::Receiver<bool>,
    ) -> Result<(), NotOut> {
        let receipt = content(identity, saved);
        let name = saved.tracking_code.to_string();
        let sheet = Sheet::Receipt(&receipt);
        match self.job(name, sheet, faults, cancel).await {
            Ok(JobOutcome::Completed) => Ok(()),
            Ok(JobOutcome::Failed { fault, left_behind }) => {
                Err(NotOut::new(fault.fault(), left_behind))
            }
            Ok(JobOutcome::Cancelled { left_behind }) => {
                log(Event::PrintCancelled(saved.id));
                Err(NotOut::new(Fault::PrinterStuck, left_behind))
            }
            Err(fault) => Err(NotOut::new(fault, None)),
        }
    }

    /// Follows one job to its end, and shows the printer's faults meanwhile.
    async fn job(
        &self,
        name: String,
        sheet: Sheet<'_>,
        faults: &Faults,
        cancel: watch::Receiver<bool>,
    ) -> Result<JobOutcome, Fault> {
        let told = |progress| match progress {
            PrintProgress::Waiting(fault) => {
                faults.set_one_of(&PRINTER_FAULTS, Some(fault.fault()));
            }
            PrintProgress::Accepted | PrintProgress::Resumed => {
                faults.set_one_of(&STOPPING_FAULTS, None);
            }
        };
        let outcome = match &self.device {
            Device::Ipp { printer, media } => {
                let document = made(sheet.file(*media, &self.fonts))?;
                let job = PrintJob { name, document };
                printer.print(job, cancel, told).await
            }
            Device::EscPos { printer, head } => {
                let document = made(sheet.dots(*head, &self.fonts))?;
                let job = PrintJob { name, document };
                printer.print(job, cancel, told).await
            }
        };
        match &outcome {
            JobOutcome::Completed => faults.set_one_of(&STOPPING_FAULTS, None),
            // What was left behind goes before the next job, and when the printer is asked again.
            JobOutcome::Failed { fault, .. } => {
                faults.set_one_of(&PRINTER_FAULTS, Some(fault.fault()));
            }
            JobOutcome::Cancelled { .. } => {}
        }
        Ok(outcome)
    }
}

/// A document that cannot be made is nobody's fault but ours.
fn made<T>(document: Result<T, ReceiptError>) -> Result<T, Fault> {
    document.map_err(|_| {
        log(Event::Defect("receipt"));
        Fault::PrinterOther
    })
}

fn content(identity: &Identity, saved: &Saved) -> Receipt {
    Receipt {
        kind: saved.kind,
        tracking_code: saved.tracking_code,
        tracking_url: identity.tracking_url(&saved.tracking_code),
        tracking_domain: identity.tracking_domain().to_owned(),
        saved_at: jiff::Timestamp::from_millisecond(saved.saved_ms).unwrap_or_default(),
        zone: identity.zone.clone(),
        store: identity.store.clone(),
        kiosk: identity.kiosk,
        language: saved.language,
        masked_new_email: saved
            .masked_new_email
            .as_deref()
            .and_then(|text| MaskedEmail::parse(text).ok()),
        mailbox_confirmed: saved.mailbox_confirmed,
        demo: identity.demo,
        duplicate: false,
    }
}

/// A receipt on its way; dropping it cancels the job.
#[derive(Debug)]
pub struct Printing {
    /// Whose receipt.
    pub id: RequestId,
    cancel: watch::Sender<bool>,
    ended: watch::Receiver<Option<Option<Fault>>>,
}

impl Printing {
    /// Starts to print beside the visit. `then` is called when it ended, however it ended.
    pub fn start<F, Fut>(id: RequestId, print: F, then: impl FnOnce() + Send + 'static) -> Printing
    where
        F: FnOnce(watch::Receiver<bool>) -> Fut + Send + 'static,
        Fut: Future<Output = Option<Fault>> + Send,
    {
        let (cancel, cancelled) = watch::channel(false);
        let (end, ended) = watch::channel(None);
        tokio::spawn(async move {
            let fault = print(cancelled).await;
            end.send_replace(Some(fault));
            then();
        });
        Printing { id, cancel, ended }
    }

    /// Why nothing came out, once that is known.
    pub fn fault(&self) -> Option<Fault> {
        self.ended.borrow().flatten()
    }

    /// Whether it ended.
    pub fn is_over(&self) -> bool {
        self.ended.borrow().is_some()
    }

    /// The visit is over: what has not come out must not come out for the next person.
    pub fn cancel(&self) {
        self.cancel.send_replace(true);
    }
}
