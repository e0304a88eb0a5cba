//! A receipt on a thermal printer dot for dot, and what hinders it: no paper, an open cover, a jam.

use std::path::Path;
use std::time::Duration;

use kiosk::printing::printer::{JobOutcome, PrintJob, PrintProgress, PrinterFault, PrinterStatus};
use kiosk::receipt::Head;
use protocol::Language;
use testbed::thermal::ThermalPrinter;
use tokio::sync::watch;

use super::{
    PORTS, assert_understood, dots, kiosk_at, prints, receipt, url, valid_codes, wrong_dots,
};
use crate::visit::{curt, failed, patient, quick};

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
            let mut visit = prints(&kiosk_at(&printer, quick()), 1);
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
                let visit = prints(&kiosk, 1);
                hinder(&printer);
                assert_eq!(visit.ends().await, failed(fault.clone()));
                put_right(&printer);
                assert_eq!(kiosk.cancel_leftovers().await, Ok(()));
                assert_eq!(prints(&kiosk, 2).ends().await, JobOutcome::Completed);
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
async fn paper_put_in_between_two_questions_is_no_other_fault() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        printer.run_out_after(300);
        let mut visit = prints(&kiosk_at(&printer, patient()), 1);
        visit
            .hears(PrintProgress::Waiting(PrinterFault::OutOfPaper))
            .await;
        printer.put_paper_in_while_it_is_asked();
        visit.hears(PrintProgress::Resumed).await;
        assert_eq!(visit.ends().await, JobOutcome::Completed);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn paper_put_in_in_time_makes_a_void_piece_and_one_whole_receipt() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        printer.run_out_after(300);
        let mut visit = prints(&kiosk_at(&printer, patient()), 1);
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
