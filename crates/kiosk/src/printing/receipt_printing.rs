//! From a saved request to paper: claims the one original, lays it out, follows the print job, and
//! records what the printer said. What may still come out is decided by [`crate::printing::queue`]; a job here does
//! what is wished of it.

use std::{convert::Infallible, sync::Arc, time::Duration};

use protocol::{
    KioskId, MaskedEmail,
    steps::{self, DatedStep, Until},
};
use tokio::{sync::watch, task::JoinHandle};

use crate::{
    machine::{
        config,
        event::{Event, log},
        fault::Fault,
        faults::Faults,
        identity::Identity,
    },
    printing::{
        printer::{
            EscPosPrinter, IppPrinter, JobOutcome, PrintJob, PrintProgress, PrinterFault,
            PrinterStatus, PrinterTimes,
        },
        queue::{Ended, Wish},
    },
    receipt::{self, Fonts, Head, Media, Raster, Receipt, ReceiptError, TestPage, test_page},
    storage::{
        outbox::{self, Saved},
        store::Store,
    },
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
pub struct ReceiptPrinter {
    device: Device,
    fonts: Arc<Fonts>,
    drawn: Arc<watch::Sender<u64>>,
}

/// A printer, and what it needs to know of the page.
enum Device {
    /// It takes a file, and knows its own dots.
    Ipp { printer: IppPrinter, media: Media },
    /// It takes dots.
    EscPos { printer: EscPosPrinter, head: Head },
}

/// What a sheet is drawn for.
#[derive(Clone, Copy)]
enum Paper {
    File(Media),
    Dots(Head),
}

/// What a printer takes.
enum Document {
    File(Vec<u8>),
    Dots(Raster),
}

/// What can be printed.
trait Sheet: Send + 'static {
    /// As a file, for a printer that takes one.
    fn file(&self, media: Media, fonts: &Fonts) -> Result<Vec<u8>, ReceiptError>;
    /// As dots.
    fn dots(&self, head: Head, fonts: &Fonts) -> Result<Raster, ReceiptError>;
    /// What is wrong with the kiosk when it cannot be drawn; none where that says nothing of receipts.
    fn fault_when_not_drawn(&self) -> Option<Fault>;
}

impl Sheet for Receipt {
    fn file(&self, media: Media, fonts: &Fonts) -> Result<Vec<u8>, ReceiptError> {
        receipt::pdf(self, media, fonts)
    }

    fn dots(&self, head: Head, fonts: &Fonts) -> Result<Raster, ReceiptError> {
        receipt::raster(self, head, fonts)
    }

    fn fault_when_not_drawn(&self) -> Option<Fault> {
        Some(Fault::ReceiptLayout)
    }
}

impl Sheet for TestPage {
    fn file(&self, media: Media, fonts: &Fonts) -> Result<Vec<u8>, ReceiptError> {
        test_page::pdf(self, media, fonts)
    }

    fn dots(&self, head: Head, fonts: &Fonts) -> Result<Raster, ReceiptError> {
        test_page::raster(self, head, fonts)
    }

    fn fault_when_not_drawn(&self) -> Option<Fault> {
        None
    }
}

/// A sheet that is being drawn on a thread of its own.
struct Drawing {
    document: JoinHandle<Result<Document, ReceiptError>>,
    fault_when_not_drawn: Option<Fault>,
}

/// The one original receipt of a request, to be printed.
pub struct Original {
    /// What is known of the request.
    pub saved: Saved,
    /// What it told when it was begun to be drawn.
    ahead: Option<(Receipt, Drawing)>,
}

impl Original {
    /// Not drawn yet.
    pub fn of(saved: Saved) -> Original {
        Original { saved, ahead: None }
    }

    /// What was drawn ahead, unless it tells something else than `receipt`, which is what it should tell by now.
    fn ahead_of(ahead: Option<(Receipt, Drawing)>, receipt: &Receipt) -> Option<Drawing> {
        ahead.and_then(|(told, drawing)| (told == *receipt).then_some(drawing))
    }
}

/// The printer cannot be used as configured.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptPrinterError {
    /// Its address is of no kind that we speak.
    #[error("printer.uri: {0}")]
    Uri(#[from] config::PrinterUriError),
    /// A font is missing or damaged.
    #[error("receipt.fonts_dir: {0}")]
    Fonts(#[from] receipt::ReceiptError),
}

impl ReceiptPrinter {
    /// Prepares to speak to the printer in the name of this kiosk; does not wait for it. Two kiosks at
    /// one printer must not remove each other's jobs, so the name is the kiosk's own.
    pub fn new(
        printer: &config::Printer,
        kiosk: KioskId,
        fonts: Arc<Fonts>,
    ) -> Result<ReceiptPrinter, ReceiptPrinterError> {
        let times = PrinterTimes {
            limit: Duration::from_secs(u64::from(printer.job_seconds)),
            ..PrinterTimes::default()
        };
        let device = match printer.uri.parse()? {
            config::PrinterUri::Ipp(uri) => Device::Ipp {
                printer: IppPrinter::new(&uri, &format!("aima-kiosk-{kiosk}"), times)?,
                media: media(printer.media),
            },
            config::PrinterUri::EscPos(address) => Device::EscPos {
                printer: EscPosPrinter::new(address, times),
                head: head(printer.dots()),
            },
        };
        Ok(ReceiptPrinter {
            device,
            fonts,
            drawn: Arc::default(),
        })
    }

    /// How many sheets were drawn, for whoever measures that.
    pub fn drawn(&self) -> watch::Receiver<u64> {
        self.drawn.subscribe()
    }

    /// Begins to draw the receipt of a request that is about to be saved. Nothing of it comes out before it is, and it
    /// goes unused where that fails.
    pub fn draw_ahead(&self, identity: &Identity, saved: Saved, now_ms: i64) -> Original {
        let receipt = content(identity, &saved, now_ms);
        let drawing = self.draw(receipt.clone());
        Original {
            saved,
            ahead: Some((receipt, drawing)),
        }
    }

    /// Whether something of ours may be in the printer that nobody follows: it wants [`ReceiptPrinter::clear`].
    pub fn may_hold_something(&self) -> bool {
        match &self.device {
            Device::Ipp { printer, .. } => printer.may_hold_something(),
            Device::EscPos { printer, .. } => printer.may_hold_something(),
        }
    }

    /// Removes what an earlier job or run left in the printer.
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

    /// Prints the original receipt of a saved request, unless one came out; as it was drawn ahead, unless it tells
    /// something else by now. Gives how it ended, and whether the disk knows of it; none where there was nothing to
    /// print.
    pub async fn print_original(
        &self,
        store: &Store,
        identity: &Identity,
        faults: &Faults,
        original: Original,
        now_ms: impl Fn() -> i64,
        turn: Turn<'_>,
    ) -> Option<(Ended, bool)> {
        let Original { saved, ahead } = original;
        let id = saved.id;
        match store.run(move |db| outbox::begin_print(db, id)).await {
            Ok(true) => {}
            // It came out, or nobody knows.
            Ok(false) => return None,
            Err(fault) => {
                let unclear = false;
                return Some((Ended::Failed { fault, unclear }, true));
            }
        }
        let receipt = content(identity, &saved, now_ms());
        let name = saved.tracking_code.to_string();
        let ahead = Original::ahead_of(ahead, &receipt);
        let drawing = ahead.unwrap_or_else(|| self.draw(receipt));
        let ended = self.job(name, drawing, faults, turn).await;
        log(match ended {
            Ended::Printed => Event::Printed(id),
            Ended::Failed { fault, .. } => Event::NotPrinted(id, fault),
            Ended::Cancelled { .. } => Event::PrintCancelled(id),
        });
        let (fact, now_ms) = (ended.fact(), now_ms());
        let recorded = store
            .run(move |db| outbox::finish_print(db, id, fact, now_ms))
            .await;
        if let Err(fault) = recorded {
            log(Event::NotPrinted(id, fault));
        }
        Some((ended, recorded.is_ok()))
    }

    /// Prints a receipt again, marked as a duplicate; what is known of the original does not change.
    pub async fn print_duplicate(
        &self,
        identity: &Identity,
        faults: &Faults,
        saved: &Saved,
        now_ms: i64,
        turn: Turn<'_>,
    ) -> Ended {
        let receipt = Receipt {
            duplicate: true,
            ..content(identity, saved, now_ms)
        };
        let name = format!("{}-duplicate", saved.tracking_code);
        self.job(name, self.draw(receipt), faults, turn).await
    }

    /// Prints a page that is no receipt, so that staff see what comes out.
    pub async fn print_test(&self, faults: &Faults, page: &TestPage, turn: Turn<'_>) -> Ended {
        let drawing = self.draw(page.clone());
        self.job("test-page".to_owned(), drawing, faults, turn)
            .await
    }

    /// Begins to draw it, beside everything else.
    fn draw(&self, sheet: impl Sheet) -> Drawing {
        let (paper, fonts, drawn) = (self.device.paper(), self.fonts.clone(), self.drawn.clone());
        Drawing {
            fault_when_not_drawn: sheet.fault_when_not_drawn(),
            document: tokio::task::spawn_blocking(move || {
                let document = match paper {
                    Paper::File(media) => sheet.file(media, &fonts).map(Document::File),
                    Paper::Dots(head) => sheet.dots(head, &fonts).map(Document::Dots),
                };
                drawn.send_modify(|count| *count += 1);
                document
            }),
        }
    }

    /// Follows one job to its end, and shows the printer's faults meanwhile.
    async fn job(&self, name: String, drawing: Drawing, faults: &Faults, turn: Turn<'_>) -> Ended {
        let begun = turn.begun;
        let told = |progress| match progress {
            PrintProgress::Begun => begun(),
            PrintProgress::Waiting(fault) => {
                faults.set_one_of(&PRINTER_FAULTS, Some(fault.fault()));
            }
            PrintProgress::Accepted | PrintProgress::Resumed => {
                faults.set_one_of(&STOPPING_FAULTS, None);
            }
        };
        let (cancel, cancelled) = watch::channel(false);
        let printing = async {
            let drawn = drawing.drawn(faults, turn.wished.clone()).await?;
            let made = match (&self.device, drawn) {
                (_, None) => JobOutcome::Cancelled { left_behind: None },
                (Device::Ipp { printer, .. }, Some(Document::File(document))) => {
                    let job = PrintJob { name, document };
                    printer.print(job, cancelled, told).await
                }
                (Device::EscPos { printer, .. }, Some(Document::Dots(document))) => {
                    let job = PrintJob { name, document };
                    printer.print(job, cancelled, told).await
                }
                // It was drawn for another printer than this one, which is not known to happen.
                (_, Some(_)) => return Err(not_drawn(&ReceiptError::Defect)),
            };
            Ok(made)
        };
        let outcome = tokio::select! {
            outcome = printing => outcome,
            never = steer(turn.wished.clone(), cancel) => match never {},
        };
        match outcome {
            Ok(JobOutcome::Completed) => {
                faults.set_one_of(&STOPPING_FAULTS, None);
                Ended::Printed
            }
            // What was left behind goes as soon as the printer answers: [`ReceiptPrinter::may_hold_something`].
            Ok(JobOutcome::Failed { fault, left_behind }) => {
                let fault = fault.fault();
                faults.set_one_of(&PRINTER_FAULTS, Some(fault));
                let unclear = left_behind.is_some();
                Ended::Failed { fault, unclear }
            }
            Ok(JobOutcome::Cancelled { left_behind }) => Ended::Cancelled {
                unclear: left_behind.is_some(),
            },
            Err(fault) => {
                let unclear = false;
                Ended::Failed { fault, unclear }
            }
        }
    }
}

impl Device {
    fn paper(&self) -> Paper {
        match self {
            Device::Ipp { media, .. } => Paper::File(*media),
            Device::EscPos { head, .. } => Paper::Dots(*head),
        }
    }
}

impl Drawing {
    /// None where nobody wants it any more. What cannot be drawn is our own fault, and never the printer's.
    async fn drawn(
        self,
        faults: &Faults,
        wished: watch::Receiver<Wish>,
    ) -> Result<Option<Document>, Fault> {
        let document = tokio::select! {
            document = self.document => document.unwrap_or(Err(ReceiptError::Defect)),
            () = no_longer_wished(wished) => return Ok(None),
        };
        if let Some(fault) = self.fault_when_not_drawn {
            faults.set(fault, document.is_err());
        }
        document.map(Some).map_err(|error| not_drawn(&error))
    }
}

fn not_drawn(error: &ReceiptError) -> Fault {
    log(Event::NotDrawn(error.code()));
    Fault::ReceiptLayout
}

/// How receipts are laid out for the paper that is configured.
fn media(paper: config::Paper) -> Media {
    match paper {
        config::Paper::Roll80 => Media::Roll80,
        config::Paper::A4 => Media::A4,
    }
}

/// What is drawn for the head that is configured.
fn head(dots: config::Dots) -> Head {
    Head {
        dots_per_inch: dots.per_inch,
        width_dots: dots.across,
    }
}

/// A job's place on the list of what may come out.
pub struct Turn<'a> {
    /// What is wished of it.
    pub wished: watch::Receiver<Wish>,
    /// To be called when the printer has begun.
    pub begun: &'a (dyn Fn() + Send + Sync),
}

/// Cancels a job as soon as it is no longer wished for.
async fn steer(wished: watch::Receiver<Wish>, cancel: watch::Sender<bool>) -> Infallible {
    no_longer_wished(wished).await;
    cancel.send_replace(true);
    std::future::pending().await
}

/// Ends when a job is no longer wished for, or can no longer be.
pub async fn no_longer_wished(mut wished: watch::Receiver<Wish>) {
    loop {
        let wish = *wished.borrow_and_update();
        let late = async {
            match wish {
                Wish::Out => std::future::pending().await,
                Wish::OutBy(end) => tokio::time::sleep_until(end).await,
                Wish::Not => {}
            }
        };
        tokio::select! {
            changed = wished.changed() => if changed.is_err() {
                return;
            },
            () = late => return,
        }
    }
}

/// What happens next with a saved request, as far as it is known at `now_ms`.
pub fn next_steps(identity: &Identity, saved: &Saved, now_ms: i64) -> Vec<DatedStep> {
    let in_force = identity.in_force();
    let told = &in_force.configuration;
    let arrived = saved
        .delivered
        .then(|| identity.day(saved.delivered_ms.unwrap_or(saved.saved_ms)));
    let until = Until::of(arrived, identity.day(now_ms), &told.checking());
    steps::next(saved.kind, saved.mailbox_confirmed, until)
}

/// What a receipt of a saved request tells at this moment.
pub fn content(identity: &Identity, saved: &Saved, now_ms: i64) -> Receipt {
    let in_force = identity.in_force();
    let told = &in_force.configuration;
    Receipt {
        kind: saved.kind,
        tracking_code: saved.tracking_code,
        tracking_url: identity.tracking_url(&saved.tracking_code),
        tracking_domain: identity.tracking_domain(),
        saved_at: jiff::Timestamp::from_millisecond(saved.saved_ms).unwrap_or_default(),
        zone: identity.zone(),
        site: identity.site(),
        kiosk: identity.kiosk,
        language: saved.language,
        masked_new_email: saved
            .masked_new_email
            .as_deref()
            .and_then(|text| MaskedEmail::parse(text).ok()),
        steps: next_steps(identity, saved, now_ms),
        senders: told.senders.clone(),
        complaints: told.complaints.clone(),
        demo: identity.demo,
        duplicate: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ends as it is told to.
    struct Told(Result<(), ReceiptError>);

    impl Sheet for Told {
        fn file(&self, _: Media, _: &Fonts) -> Result<Vec<u8>, ReceiptError> {
            self.0.clone().map(|()| vec![])
        }

        fn dots(&self, _: Head, _: &Fonts) -> Result<Raster, ReceiptError> {
            self.0.clone().map(|()| Raster::white(576, 24))
        }

        fn fault_when_not_drawn(&self) -> Option<Fault> {
            Some(Fault::ReceiptLayout)
        }
    }

    /// With a printer of either kind that is not there.
    fn papers() -> [ReceiptPrinter; 2] {
        let fonts = Fonts::load(std::path::Path::new(receipt::fonts::DEBIAN_NOTO));
        let fonts = Arc::new(fonts.expect("fonts-noto-core is installed"));
        let soon = Duration::from_millis(100);
        let times = PrinterTimes {
            request: soon,
            debounce: soon,
            ..PrinterTimes::default()
        };
        let address = match "escpos+tcp://127.0.0.1:9".parse() {
            Ok(config::PrinterUri::EscPos(address)) => address,
            other => panic!("an address: {other:?}"),
        };
        let ipp = IppPrinter::new("ipp://127.0.0.1:9/ipp/print", "aima-kiosk-4F", times);
        let devices = [
            Device::EscPos {
                printer: EscPosPrinter::new(address, times),
                head: Head::USUAL,
            },
            Device::Ipp {
                printer: ipp.expect("an address"),
                media: Media::Roll80,
            },
        ];
        devices.map(|device| ReceiptPrinter {
            device,
            fonts: fonts.clone(),
            drawn: Arc::default(),
        })
    }

    async fn print(
        paper: &ReceiptPrinter,
        sheet: impl Sheet,
        faults: &Faults,
        wished: watch::Receiver<Wish>,
    ) -> Ended {
        let turn = Turn {
            wished,
            begun: &|| {},
        };
        paper
            .job("a job".to_owned(), paper.draw(sheet), faults, turn)
            .await
    }

    #[tokio::test]
    async fn a_receipt_that_cannot_be_drawn_is_no_fault_of_the_printer() {
        for paper in papers() {
            let faults = Faults::new(watch::channel(0).0);
            let (_wish, wished) = watch::channel(Wish::Out);
            for error in [ReceiptError::NoGlyph('x'), ReceiptError::DoesNotFit] {
                let ended = print(&paper, Told(Err(error)), &faults, wished.clone()).await;
                let (fault, unclear) = (Fault::ReceiptLayout, false);
                assert_eq!(ended, Ended::Failed { fault, unclear });
                assert_eq!(faults.all(), [Fault::ReceiptLayout]);
            }
            // The next one is drawn; that there is no printer is another matter.
            let ended = print(&paper, Told(Ok(())), &faults, wished).await;
            let (fault, unclear) = (Fault::PrinterAbsent, false);
            assert_eq!(ended, Ended::Failed { fault, unclear });
            assert_eq!(faults.all(), [Fault::PrinterAbsent]);
        }
    }

    #[tokio::test]
    async fn what_was_drawn_ahead_is_used_while_it_tells_what_it_should() {
        let [paper, _] = papers();
        let told = receipt::tests::receipt(protocol::Language::Ar);
        let ahead = || Some((told.clone(), paper.draw(Told(Ok(())))));
        assert!(Original::ahead_of(ahead(), &told).is_some());
        assert!(Original::ahead_of(None, &told).is_none(), "there is none");
        let arrived_since = Receipt {
            steps: vec![],
            ..told.clone()
        };
        let by_other_senders = Receipt {
            senders: vec!["example.pt".to_owned()],
            ..told.clone()
        };
        for now in [arrived_since, by_other_senders] {
            assert!(Original::ahead_of(ahead(), &now).is_none(), "{now:?}");
        }
    }

    /// Is not drawn before it is let go, as where its font lies on a disk that stalls.
    struct Stalling(std::sync::Mutex<std::sync::mpsc::Receiver<()>>);

    impl Stalling {
        fn until_let_go<T>(&self, drawn: T) -> Result<T, ReceiptError> {
            let let_go = self.0.lock().expect("one holds it");
            match let_go.recv_timeout(Duration::from_secs(20)) {
                Ok(()) => Ok(drawn),
                Err(_) => Err(ReceiptError::DoesNotFit),
            }
        }
    }

    impl Sheet for Stalling {
        fn file(&self, _: Media, _: &Fonts) -> Result<Vec<u8>, ReceiptError> {
            self.until_let_go(vec![])
        }

        fn dots(&self, _: Head, _: &Fonts) -> Result<Raster, ReceiptError> {
            self.until_let_go(Raster::white(576, 24))
        }

        fn fault_when_not_drawn(&self) -> Option<Fault> {
            Some(Fault::ReceiptLayout)
        }
    }

    #[tokio::test]
    async fn while_a_receipt_is_drawn_for_long_everything_else_goes_on_and_its_visit_can_end() {
        for paper in papers() {
            let faults = Faults::new(watch::channel(0).0);
            let (wish, wished) = watch::channel(Wish::Out);
            let (let_go, stalled) = std::sync::mpsc::channel();
            let sheet = Stalling(stalled.into());
            // On the same thread: it has its turn only where that is not held up.
            let others = async {
                let_go.send(()).expect("it is being drawn");
            };
            let (ended, ()) = tokio::join!(print(&paper, sheet, &faults, wished.clone()), others);
            assert_eq!(ended.fault(), Some(Fault::PrinterAbsent), "it was drawn");

            let (held, stalled) = std::sync::mpsc::channel();
            let sheet = Stalling(stalled.into());
            let leaves = async {
                wish.send_replace(Wish::Not);
            };
            let (ended, ()) = tokio::join!(print(&paper, sheet, &faults, wished), leaves);
            assert_eq!(ended, Ended::Cancelled { unclear: false });
            drop(held);
        }
    }
}
