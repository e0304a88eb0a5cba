//! Whoever leaves takes their job along; what others left, and others at the same printer.

use std::time::Duration;

use kiosk::printing::printer::{
    JobOutcome, PrintProgress, PrinterFault, PrinterStatus, PrinterTimes,
};
use testbed::thermal::{Port, ThermalPrinter};

use super::{
    PORTS, SLOW, assert_understood, job, kiosk_at, kiosk_by, prints, url, valid_codes, wrong_dots,
};
use crate::visit::{CANCELLED, Visit, curt, failed, patient, quick};

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
            let visit = prints(&kiosk, 1);
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
            assert_eq!(prints(&kiosk, 2).ends().await, JobOutcome::Completed);
            assert_eq!(valid_codes(&printer), [url(2)]);
            assert_understood(&printer);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_that_crashed_takes_its_job_with_it() {
    let printer = ThermalPrinter::start(Port::Tcp);
    printer.slow_down(SLOW);
    let visit = prints(&kiosk_at(&printer, quick()), 1);
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
    let mut visit = prints(&kiosk, 1);
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
    let mut visit = prints(&kiosk_at(&printer, patient()), 1);
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
            let killed = prints(&kiosk_at(&printer, quick()), 1);
            printer.wait_for_rows(200);
            killed.print.abort();

            let next = kiosk_at(&printer, quick());
            if !at_once {
                assert_eq!(next.cancel_leftovers().await, Ok(()));
                assert!(printer.hanging().is_blank());
            }
            printer.slow_down(Duration::ZERO);
            assert_eq!(prints(&next, 2).ends().await, JobOutcome::Completed);
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
    let first = prints(&kiosk, 1);
    let second = prints(&kiosk, 2);
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
    let visit = prints(&kiosk, 1);
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
        let visit = prints(&kiosk, 1);
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
        let visit = prints(&kiosk_by(&uri, quick()), 1);
        assert_eq!(visit.ends().await, failed(fault));
    }
    assert_eq!(std::fs::read(&plain).expect("it is there"), b"");
}
