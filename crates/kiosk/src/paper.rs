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
    outbox::{self, Saved},
    printer::{
        IppPrinter, JobOutcome, PrintJob, PrintProgress, PrinterFault, PrinterStatus, PrinterTimes,
    },
    receipt::{self, Fonts, Media, Receipt, ReceiptError, TestPage},
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

/// The printer of one kiosk with what it needs to make a receipt.
pub struct Paper {
    printer: IppPrinter,
    media: Media,
    fonts: Arc<Fonts>,
}

/// The printer cannot be used as configured.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// Its address is not one of IPP.
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
        Ok(Paper {
            printer: IppPrinter::new(&printer.uri, &format!("aima-kiosk-{kiosk}"), times)?,
            media: printer.media,
            fonts,
        })
    }

    /// Removes jobs that an earlier run left in the printer.
    pub async fn clear(&self) -> Result<(), PrinterFault> {
        self.printer.cancel_leftovers().await
    }

    /// What the printer would do now.
    pub async fn status(&self) -> PrinterStatus {
        self.printer.status().await
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
        let printed = ended.is_ok();
        let now_ms = now_ms();
        let recorded = store
            .run(move |db| outbox::finish_print(db, id, printed, now_ms))
            .await;
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
        let document = receipt::pdf(&receipt, self.media, &self.fonts);
        let name = format!("{}-duplicate", saved.tracking_code);
        self.print_for_staff(name, document, faults, cancel).await
    }

    /// Prints a page that is no receipt, so that staff see what comes out. `Some(fault)` when nothing did.
    pub async fn print_test(
        &self,
        faults: &Faults,
        page: &TestPage,
        cancel: watch::Receiver<bool>,
    ) -> Option<Fault> {
        let document = receipt::test_page::pdf(page, self.media, &self.fonts);
        self.print_for_staff("test-page".to_owned(), document, faults, cancel)
            .await
    }

    async fn print_for_staff(
        &self,
        name: String,
        document: Result<Vec<u8>, ReceiptError>,
        faults: &Faults,
        cancel: watch::Receiver<bool>,
    ) -> Option<Fault> {
        let job = match document {
            Ok(document) => PrintJob { name, document },
            Err(_) => {
                log(Event::Defect("staff-page"));
                return Some(Fault::PrinterOther);
            }
        };
        match self.job(job, faults, cancel).await {
            JobOutcome::Completed => None,
            JobOutcome::Failed { fault, .. } => Some(fault.fault()),
            JobOutcome::Cancelled { .. } => Some(Fault::PrinterStuck),
        }
    }

    async fn attempt(
        &self,
        identity: &Identity,
        faults: &Faults,
        saved: &Saved,
        cancel: watch::Receiver<bool>,
    ) -> Result<(), Fault> {
        let document =
            receipt::pdf(&content(identity, saved), self.media, &self.fonts).map_err(|_| {
                log(Event::Defect("receipt"));
                Fault::PrinterOther
            })?;
        let job = PrintJob {
            name: saved.tracking_code.to_string(),
            document,
        };
        match self.job(job, faults, cancel).await {
            JobOutcome::Completed => Ok(()),
            JobOutcome::Failed { fault, .. } => Err(fault.fault()),
            JobOutcome::Cancelled { .. } => {
                log(Event::PrintCancelled(saved.id));
                Err(Fault::PrinterStuck)
            }
        }
    }

    /// Follows one job to its end, and shows the printer's faults meanwhile.
    async fn job(
        &self,
        job: PrintJob,
        faults: &Faults,
        cancel: watch::Receiver<bool>,
    ) -> JobOutcome {
        let outcome = self
            .printer
            .print(job, cancel, |progress| match progress {
                PrintProgress::Waiting(fault) => {
                    faults.set_one_of(&PRINTER_FAULTS, Some(fault.fault()));
                }
                PrintProgress::Accepted | PrintProgress::Resumed => {
                    faults.set_one_of(&PRINTER_FAULTS, None);
                }
            })
            .await;
        match &outcome {
            JobOutcome::Completed => faults.set_one_of(&PRINTER_FAULTS, None),
            // What was left behind goes before the next job, and when the printer is asked again.
            JobOutcome::Failed { fault, .. } => {
                faults.set_one_of(&PRINTER_FAULTS, Some(fault.fault()));
            }
            JobOutcome::Cancelled { .. } => {}
        }
        outcome
    }
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
