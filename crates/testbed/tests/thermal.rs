//! Printing on a thermal printer that speaks ESC/POS, and what happens when it is not well: over TCP and
//! through a device file. The printer is the test bed's fake; what it did is read from the paper that came out.

use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use kiosk::printer::{
    EscPosPrinter, JobOutcome, LeftBehind, PrintJob, PrintProgress, PrinterFault, PrinterStatus,
    PrinterTimes, PrinterUri,
};
use kiosk::receipt::{Fonts, Head, Raster, Receipt, raster};
use protocol::{EmailAddress, Kind, KioskId, Language, TrackingCode};
use testbed::thermal::{Piece, Port, ThermalPrinter};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

const PORTS: [Port; 2] = [Port::Tcp, Port::Device];
/// For each band of three millimetres: a receipt takes some seconds.
const SLOW: Duration = Duration::from_millis(40);

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    Fonts::load(Path::new("/usr/share/fonts/truetype/noto")).expect("fonts-noto-core is installed")
});

fn quick() -> PrinterTimes {
    PrinterTimes {
        request: Duration::from_secs(3),
        poll: Duration::from_millis(50),
        debounce: Duration::from_millis(500),
        limit: Duration::from_secs(60),
        withdrawal: Duration::from_secs(5),
    }
}

/// Waits for a hand at the printer instead of giving up on it.
fn patient() -> PrinterTimes {
    PrinterTimes {
        debounce: Duration::from_secs(20),
        ..quick()
    }
}

/// Gives up soon on what does not answer.
fn curt() -> PrinterTimes {
    PrinterTimes {
        request: Duration::from_millis(200),
        withdrawal: Duration::from_millis(600),
        ..quick()
    }
}

fn kiosk_at(printer: &ThermalPrinter, times: PrinterTimes) -> Arc<EscPosPrinter> {
    kiosk_by(&printer.uri(), times)
}

fn kiosk_by(uri: &str, times: PrinterTimes) -> Arc<EscPosPrinter> {
    match uri.parse() {
        Ok(PrinterUri::EscPos(address)) => Arc::new(EscPosPrinter::new(address, times)),
        other => panic!("{uri} is no thermal printer's address: {other:?}"),
    }
}

/// The receipt number `number` of a kiosk, with what its QR code says.
fn receipt(number: u8, language: Language) -> Receipt {
    let kiosk: KioskId = "4F".parse().expect("a kiosk's number");
    let code = TrackingCode::generate(kiosk, [7, 77, 177, 3, 33, number]);
    let address = EmailAddress::parse("amina@gmail.com").expect("an address");
    Receipt {
        kind: Kind::CorrectEmail,
        tracking_url: format!("HTTPS://LOCALHOST:8443/T/{code}"),
        tracking_code: code,
        tracking_domain: "localhost:8443".to_owned(),
        saved_at: "2026-07-01T23:32:10Z".parse().expect("a time"),
        zone: jiff::tz::TimeZone::get("Europe/Lisbon").expect("a zone"),
        store: "Loja AIMA Lisboa – Saldanha".to_owned(),
        kiosk,
        language,
        masked_new_email: Some(address.masked()),
        mailbox_confirmed: Some(true),
        demo: false,
        duplicate: false,
    }
}

fn url(number: u8) -> Option<String> {
    Some(receipt(number, Language::Pt).tracking_url)
}

fn dots(receipt: &Receipt, head: Head) -> Raster {
    raster(receipt, head, &FONTS).expect("the receipt is drawn")
}

fn job(number: u8) -> PrintJob<Raster> {
    PrintJob {
        name: format!("receipt {number}"),
        document: dots(&receipt(number, Language::Pt), Head::USUAL),
    }
}

/// A print under way, the way a visit runs it.
struct Visit {
    cancel: watch::Sender<bool>,
    progress: mpsc::UnboundedReceiver<PrintProgress>,
    print: JoinHandle<JobOutcome>,
}

impl Visit {
    fn prints(kiosk: &Arc<EscPosPrinter>, number: u8) -> Self {
        let (cancel, cancelled) = watch::channel(false);
        let (tell, progress) = mpsc::unbounded_channel();
        let (kiosk, job) = (kiosk.clone(), job(number));
        let print = tokio::spawn(async move {
            // A visit that no longer listens is no reason to stop printing.
            let tell = move |progress| drop(tell.send(progress));
            kiosk.print(job, cancelled, tell).await
        });
        Self {
            cancel,
            progress,
            print,
        }
    }

    async fn hears(&mut self, expected: PrintProgress) {
        let heard = tokio::time::timeout(Duration::from_secs(20), self.progress.recv()).await;
        assert_eq!(heard.expect("something is told in time"), Some(expected));
    }

    async fn ends(self) -> JobOutcome {
        self.print.await.expect("printing does not panic")
    }

    /// Everything that was told, once it has ended.
    async fn told(mut self) -> (JobOutcome, Vec<PrintProgress>) {
        let outcome = self.print.await.expect("printing does not panic");
        let mut told = Vec::new();
        while let Ok(progress) = self.progress.try_recv() {
            told.push(progress);
        }
        (outcome, told)
    }
}

fn failed(fault: PrinterFault) -> JobOutcome {
    JobOutcome::Failed {
        fault,
        left_behind: None,
    }
}

fn left_behind(number: u8) -> Option<LeftBehind> {
    Some(LeftBehind {
        name: format!("receipt {number}"),
        id: None,
    })
}

const CANCELLED: JobOutcome = JobOutcome::Cancelled { left_behind: None };

/// What the QR codes say that came out on pieces which are not void, in order; what cannot be read is none.
fn valid_codes(printer: &ThermalPrinter) -> Vec<Option<String>> {
    let pieces = printer.receipts().into_iter();
    pieces
        .filter(|piece| !piece.is_void())
        .map(|piece| piece.qr_code())
        .collect()
}

fn assert_understood(printer: &ThermalPrinter) {
    assert_eq!(printer.complaints(), [] as [String; 0]);
}

/// Dots that are not as they should be.
fn wrong_dots(piece: &Piece, expected: &Raster) -> usize {
    assert_eq!(piece.height(), expected.height());
    let rows = piece.rows().iter().zip(expected.bands(1));
    rows.map(|(row, expected)| {
        let pairs = row.iter().zip(expected);
        pairs
            .map(|(is, should)| (is ^ should).count_ones() as usize)
            .sum::<usize>()
    })
    .sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_comes_out_dot_for_dot_and_its_code_can_be_scanned() {
    let heads = [(203, 576), (180, 512)].map(|(dots_per_inch, width_dots)| Head {
        dots_per_inch,
        width_dots,
    });
    for (port, head) in PORTS.into_iter().zip(heads) {
        for language in [Language::Pt, Language::Ar] {
            let printer = ThermalPrinter::start(port);
            let receipt = receipt(1, language);
            let document = dots(&receipt, head);
            let (_cancel, cancelled) = watch::channel(false);
            let job = PrintJob {
                name: "receipt 1".to_owned(),
                document: document.clone(),
            };
            let outcome = kiosk_at(&printer, quick())
                .print(job, cancelled, drop)
                .await;
            assert_eq!(outcome, JobOutcome::Completed);
            assert_understood(&printer);
            // To be looked at.
            let kept = Path::new(env!("CARGO_TARGET_TMPDIR"))
                .join(format!("thermal-{}-{language}", head.dots_per_inch));
            std::fs::create_dir_all(&kept).expect("the target folder can be written");
            printer.save_pieces(&kept);
            let pieces = printer.pieces();
            let [blank, paper] = &pieces[..] else {
                panic!(
                    "{} pieces: what hung out before, and the receipt",
                    pieces.len()
                );
            };
            assert!(blank.is_blank());
            // A dot that a printer would take for a command is left out.
            assert!(wrong_dots(paper, &document) < 20);
            assert_eq!(paper.qr_code(), Some(receipt.tracking_url));
            assert!(printer.hanging().is_blank());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_status_follows_the_hands_at_the_printer() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        let kiosk = kiosk_at(&printer, quick());
        let ready = |paper_low| PrinterStatus::Ready { paper_low };
        let fault = PrinterStatus::Fault;

        assert_eq!(kiosk.status().await, ready(false));
        printer.use_paper_up_to_the_last();
        assert_eq!(kiosk.status().await, ready(true));
        printer.take_paper_out();
        assert_eq!(kiosk.status().await, fault(PrinterFault::OutOfPaper));
        printer.put_paper_in();
        assert_eq!(kiosk.status().await, ready(false));
        printer.open_cover();
        assert_eq!(kiosk.status().await, fault(PrinterFault::CoverOpen));
        printer.close_cover();
        printer.jam();
        assert_eq!(kiosk.status().await, fault(PrinterFault::Jam));
        printer.clear_jam();
        assert_eq!(kiosk.status().await, ready(false));
        printer.stop();
        assert_eq!(kiosk.status().await, fault(PrinterFault::Absent));
        printer.start_again();
        assert_eq!(kiosk.status().await, ready(false));
        assert!(!printer.was_sent_work(), "a question moves no paper");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_hinders_it_before_a_job_keeps_the_job_back_and_is_named() {
    type Hand = fn(&ThermalPrinter);
    let hindrances: [(Hand, PrinterFault); 3] = [
        (ThermalPrinter::take_paper_out, PrinterFault::OutOfPaper),
        (ThermalPrinter::open_cover, PrinterFault::CoverOpen),
        (ThermalPrinter::jam, PrinterFault::Jam),
    ];
    for port in PORTS {
        for (hinder, fault) in &hindrances {
            let printer = ThermalPrinter::start(port);
            hinder(&printer);
            let mut visit = Visit::prints(&kiosk_at(&printer, quick()), 1);
            visit.hears(PrintProgress::Waiting(fault.clone())).await;
            assert_eq!(visit.ends().await, failed(fault.clone()));
            assert!(!printer.was_sent_work());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_hinders_it_during_a_job_ends_the_job_and_it_never_comes_out_later() {
    type Hand = fn(&ThermalPrinter);
    let cases: [(Hand, Hand, PrinterFault); 3] = [
        (
            |printer| printer.run_out_after(300),
            ThermalPrinter::put_paper_in,
            PrinterFault::OutOfPaper,
        ),
        (
            |printer| printer.open_cover_after(300),
            ThermalPrinter::close_cover,
            PrinterFault::CoverOpen,
        ),
        (
            |printer| {
                printer.wait_for_rows(300);
                printer.jam();
            },
            ThermalPrinter::clear_jam,
            PrinterFault::Jam,
        ),
    ];
    for port in PORTS {
        for can_be_emptied in [true, false] {
            for (hinder, put_right, fault) in &cases {
                let printer = ThermalPrinter::start(port);
                if !can_be_emptied {
                    printer.cannot_be_emptied();
                }
                let kiosk = kiosk_at(&printer, curt());
                kiosk.cancel_leftovers().await.expect("it is well");
                printer.slow_down(Duration::from_millis(10));
                let visit = Visit::prints(&kiosk, 1);
                hinder(&printer);
                assert_eq!(visit.ends().await, failed(fault.clone()));
                put_right(&printer);
                assert_eq!(kiosk.cancel_leftovers().await, Ok(()));
                assert_eq!(Visit::prints(&kiosk, 2).ends().await, JobOutcome::Completed);
                let which = format!("{fault:?} on {port:?}, can be emptied: {can_be_emptied}");
                assert_eq!(valid_codes(&printer), [url(2)], "{which}");
                let void = printer.receipts().iter().filter(|p| p.is_void()).count();
                assert!(void >= 1, "{which}: what came out says that it is void");
                assert_understood(&printer);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn paper_put_in_in_time_makes_a_void_piece_and_one_whole_receipt() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        printer.run_out_after(300);
        let mut visit = Visit::prints(&kiosk_at(&printer, patient()), 1);
        visit
            .hears(PrintProgress::Waiting(PrinterFault::OutOfPaper))
            .await;
        printer.put_paper_in();
        visit.hears(PrintProgress::Resumed).await;
        assert_eq!(visit.ends().await, JobOutcome::Completed);
        assert_eq!(valid_codes(&printer), [url(1)]);
        assert_eq!(printer.receipts().len(), 2);
        assert_understood(&printer);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_that_is_not_there_is_absent_and_nothing_flashes_before() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        printer.stop();
        let mut visit = Visit::prints(&kiosk_at(&printer, quick()), 1);
        assert_eq!(visit.progress.recv().await, None);
        assert_eq!(visit.ends().await, failed(PrinterFault::Absent));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_switched_on_in_time_prints() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        printer.stop();
        let visit = Visit::prints(&kiosk_at(&printer, patient()), 1);
        printer.start_again();
        assert_eq!(visit.ends().await, JobOutcome::Completed);
        assert_eq!(valid_codes(&printer), [url(1)]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_that_dies_during_a_job_has_not_printed_and_its_half_receipt_is_cut_off_void() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        let kiosk = kiosk_at(&printer, quick());
        printer.die_after(300);
        let visit = Visit::prints(&kiosk, 1);
        assert_eq!(visit.ends().await, failed(PrinterFault::Absent));
        assert_eq!(kiosk.cancel_leftovers().await, Err(PrinterFault::Absent));
        printer.start_again();
        assert_eq!(kiosk.cancel_leftovers().await, Ok(()));
        assert!(valid_codes(&printer).is_empty());
        assert!(printer.receipts()[0].is_void());
        assert!(printer.hanging().is_blank(), "nothing hangs out of it");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_that_comes_back_in_time_prints_one_whole_receipt() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        printer.die_after(300);
        let visit = Visit::prints(&kiosk_at(&printer, patient()), 1);
        while printer.hanging().height() < 300 {
            tokio::task::yield_now().await;
        }
        printer.start_again();
        assert_eq!(visit.ends().await, JobOutcome::Completed);
        assert_eq!(valid_codes(&printer), [url(1)]);
        assert!(printer.receipts()[0].is_void());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_that_breaks_during_a_job_costs_a_void_piece_and_no_second_original() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        printer.slow_down(Duration::from_millis(10));
        let visit = Visit::prints(&kiosk_at(&printer, quick()), 1);
        printer.wait_for_rows(300);
        printer.break_the_line();
        assert_eq!(visit.ends().await, JobOutcome::Completed);
        assert_eq!(valid_codes(&printer), [url(1)]);
        assert_understood(&printer);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_that_breaks_after_the_cut_leaves_it_open_whether_the_receipt_came_out() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        let kiosk = kiosk_at(&printer, curt());
        kiosk.cancel_leftovers().await.expect("it is well");
        printer.hang_after_the_cut();
        let mut visit = Visit::prints(&kiosk, 1);
        visit.hears(PrintProgress::Accepted).await;
        while printer.receipts().is_empty() {
            tokio::task::yield_now().await;
        }
        printer.break_the_line();
        let outcome = JobOutcome::Failed {
            fault: PrinterFault::Absent,
            left_behind: left_behind(1),
        };
        assert_eq!(visit.ends().await, outcome);
        printer.come_to_itself();
        assert_eq!(kiosk.cancel_leftovers().await, Ok(()));
        assert_eq!(printer.receipts().len(), 1, "and it is not printed again");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_that_answers_nothing_gets_nothing() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        printer.fall_silent();
        let kiosk = kiosk_at(&printer, curt());
        let status = kiosk.status().await;
        assert_eq!(status, PrinterStatus::Fault(PrinterFault::Absent));
        let (outcome, told) = Visit::prints(&kiosk, 1).told().await;
        assert_eq!(outcome, failed(PrinterFault::Absent));
        assert_eq!(told, []);
        assert!(!printer.was_sent_work());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_that_falls_silent_during_a_job_has_not_printed_it() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        printer.slow_down(SLOW);
        let kiosk = kiosk_at(&printer, curt());
        let visit = Visit::prints(&kiosk, 1);
        printer.wait_for_rows(200);
        printer.fall_silent();
        assert_eq!(visit.ends().await, failed(PrinterFault::Absent));
        printer.speak_again();
        printer.slow_down(Duration::ZERO);
        assert_eq!(Visit::prints(&kiosk, 2).ends().await, JobOutcome::Completed);
        assert_eq!(valid_codes(&printer), [url(2)]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_that_never_reports_the_end_is_stuck_and_not_printed() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        let times = PrinterTimes {
            limit: Duration::from_secs(2),
            ..curt()
        };
        let kiosk = kiosk_at(&printer, times);
        kiosk.cancel_leftovers().await.expect("it is well");
        printer.slow_down(SLOW);
        let visit = Visit::prints(&kiosk, 1);
        printer.wait_for_rows(200);
        printer.hang();
        assert_eq!(visit.ends().await, failed(PrinterFault::Stuck));

        printer.come_to_itself();
        printer.slow_down(Duration::ZERO);
        assert_eq!(kiosk.cancel_leftovers().await, Ok(()));
        printer.hang_after_the_cut();
        let outcome = JobOutcome::Failed {
            fault: PrinterFault::Stuck,
            left_behind: left_behind(2),
        };
        assert_eq!(Visit::prints(&kiosk, 2).ends().await, outcome);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_question_flashes_nothing_and_ends_nothing() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        let times = PrinterTimes {
            debounce: Duration::from_secs(20),
            ..curt()
        };
        let kiosk = kiosk_at(&printer, times);
        kiosk.cancel_leftovers().await.expect("it is well");
        printer.slow_down(Duration::from_millis(120));
        let visit = Visit::prints(&kiosk, 1);
        printer.wait_for_rows(100);
        printer.lose_questions(1);
        printer.wait_for_rows(400);
        printer.slow_down(Duration::ZERO);
        let (outcome, told) = visit.told().await;
        assert_eq!(outcome, JobOutcome::Completed);
        assert_eq!(told, [PrintProgress::Accepted]);
        assert_eq!(valid_codes(&printer), [url(1)]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_of_a_visit_makes_its_half_receipt_void_and_the_next_person_gets_their_own_alone() {
    for port in PORTS {
        for can_be_emptied in [true, false] {
            let printer = ThermalPrinter::start(port);
            if !can_be_emptied {
                printer.cannot_be_emptied();
            }
            printer.slow_down(SLOW);
            let kiosk = kiosk_at(&printer, quick());
            let visit = Visit::prints(&kiosk, 1);
            printer.wait_for_rows(200);
            visit.cancel.send(true).expect("the print listens");
            assert_eq!(visit.ends().await, CANCELLED);
            assert!(printer.hanging().is_blank(), "it is cut off");
            let half = printer.receipts();
            assert_eq!(half.len(), 1);
            assert!(
                half[0].is_void() && half[0].height() < 600,
                "it stopped soon"
            );

            printer.slow_down(Duration::ZERO);
            assert_eq!(Visit::prints(&kiosk, 2).ends().await, JobOutcome::Completed);
            assert_eq!(valid_codes(&printer), [url(2)]);
            assert_understood(&printer);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_that_crashed_takes_its_job_with_it() {
    let printer = ThermalPrinter::start(Port::Tcp);
    printer.slow_down(SLOW);
    let visit = Visit::prints(&kiosk_at(&printer, quick()), 1);
    printer.wait_for_rows(200);
    let Visit { cancel, print, .. } = visit;
    drop(cancel);
    assert_eq!(print.await.expect("printing does not panic"), CANCELLED);
    assert!(printer.receipts()[0].is_void());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_that_ends_behind_the_cut_hears_the_printers_last_word() {
    let printer = ThermalPrinter::start(Port::Tcp);
    let kiosk = kiosk_at(&printer, quick());
    kiosk.cancel_leftovers().await.expect("it is well");
    printer.hang_after_the_cut();
    let mut visit = Visit::prints(&kiosk, 1);
    visit.hears(PrintProgress::Accepted).await;
    visit.cancel.send(true).expect("the print listens");
    while printer.receipts().is_empty() {
        tokio::task::yield_now().await;
    }
    printer.come_to_itself();
    assert_eq!(visit.ends().await, JobOutcome::Completed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_that_ends_while_the_paper_is_out_sends_nothing() {
    let printer = ThermalPrinter::start(Port::Tcp);
    printer.take_paper_out();
    let mut visit = Visit::prints(&kiosk_at(&printer, patient()), 1);
    visit
        .hears(PrintProgress::Waiting(PrinterFault::OutOfPaper))
        .await;
    visit.cancel.send(true).expect("the print listens");
    assert_eq!(visit.ends().await, CANCELLED);
    printer.put_paper_in();
    assert!(!printer.was_sent_work());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_killed_program_left_is_cut_off_before_the_next_receipt() {
    for port in PORTS {
        for at_once in [true, false] {
            let printer = ThermalPrinter::start(port);
            printer.slow_down(SLOW);
            let killed = Visit::prints(&kiosk_at(&printer, quick()), 1);
            printer.wait_for_rows(200);
            killed.print.abort();

            let next = kiosk_at(&printer, quick());
            if !at_once {
                assert_eq!(next.cancel_leftovers().await, Ok(()));
                assert!(printer.hanging().is_blank());
            }
            printer.slow_down(Duration::ZERO);
            assert_eq!(Visit::prints(&next, 2).ends().await, JobOutcome::Completed);
            assert_eq!(valid_codes(&printer).last(), Some(&url(2)));
            assert_eq!(
                printer.receipts().len(),
                2,
                "the half one, and the whole one"
            );
            assert_eq!(
                wrong_dots(&printer.receipts()[1], &job(2).document) / 20,
                0,
                "nothing of the other stands on it"
            );
            assert_understood(&printer);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_receipts_at_once_come_out_one_after_the_other() {
    let printer = ThermalPrinter::start(Port::Tcp);
    let kiosk = kiosk_at(&printer, quick());
    let first = Visit::prints(&kiosk, 1);
    let second = Visit::prints(&kiosk, 2);
    assert_eq!(first.ends().await, JobOutcome::Completed);
    assert_eq!(second.ends().await, JobOutcome::Completed);
    let mut codes = valid_codes(&printer);
    codes.sort();
    let mut expected = [url(1), url(2)];
    expected.sort();
    assert_eq!(codes, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_at_work_is_busy_and_not_asked() {
    let printer = ThermalPrinter::start(Port::Device);
    printer.slow_down(SLOW);
    let kiosk = kiosk_at(&printer, quick());
    let visit = Visit::prints(&kiosk, 1);
    printer.wait_for_rows(100);
    assert_eq!(kiosk.status().await, PrinterStatus::Busy);
    printer.slow_down(Duration::ZERO);
    assert_eq!(visit.ends().await, JobOutcome::Completed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_to_somebody_else_are_not_taken_for_work_done() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        let times = PrinterTimes {
            limit: Duration::from_secs(2),
            ..curt()
        };
        let kiosk = kiosk_at(&printer, times);
        kiosk.cancel_leftovers().await.expect("it is well");
        printer.babble(&[0x12, 0x00, 0x00, 0x00, 0x12]);
        printer.hang();
        let visit = Visit::prints(&kiosk, 1);
        assert_eq!(visit.ends().await, failed(PrinterFault::Stuck));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_is_no_printer_is_named_for_staff() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let plain = folder.path().join("lp0");
    std::fs::write(&plain, "").expect("our own folder");
    for (uri, fault) in [
        ("escpos+usb:/nowhere/lp0".to_owned(), PrinterFault::Absent),
        (
            format!("escpos+usb:{}", plain.display()),
            PrinterFault::Other("not-a-device".into()),
        ),
    ] {
        let visit = Visit::prints(&kiosk_by(&uri, quick()), 1);
        assert_eq!(visit.ends().await, failed(fault));
    }
    assert_eq!(std::fs::read(&plain).expect("it is there"), b"");
}
