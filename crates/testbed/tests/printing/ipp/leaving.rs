//! Whoever leaves takes their job along, and nobody gets the receipt of the one before.

use std::sync::Arc;
use std::time::Duration;

use kiosk::printing::printer::{
    IppPrinter, JobOutcome, PrintProgress, PrinterFault, PrinterStatus,
};
use testbed::printer::{Paper, VirtualPrinter};

use super::{VERY_SLOW, becomes_cancelled, documents, kiosk_at, prints, receipt, states};
use crate::visit::{CANCELLED, Visit, patient, quick};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_of_a_visit_takes_its_job_out_of_the_printer() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut visit = prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    visit.cancel.send(true).expect("the print listens");
    assert_eq!(visit.ends().await, CANCELLED);
    becomes_cancelled(&printer);
    assert_eq!(printer.printed_files().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_that_crashed_takes_its_job_with_it() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut visit = prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    let Visit { cancel, print, .. } = visit;
    drop(cancel);
    assert_eq!(print.await.expect("printing does not panic"), CANCELLED);
    becomes_cancelled(&printer);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_that_ends_while_the_paper_is_out_sends_nothing() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.take_paper_out();
    let mut visit = prints(&kiosk_at(&printer, patient()), "4FAA-AAAA-AAAA");
    visit
        .hears(PrintProgress::Waiting(PrinterFault::OutOfPaper))
        .await;
    visit.cancel.send(true).expect("the print listens");
    assert_eq!(visit.ends().await, CANCELLED);
    printer.put_paper_in();
    assert_eq!(printer.jobs(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_that_ended_before_its_turn_sends_nothing() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    let kiosk = kiosk_at(&printer, quick());
    printer.slow_down(VERY_SLOW);
    let mut first = prints(&kiosk, "4FAA-AAAA-AAAA");
    first.hears(PrintProgress::Accepted).await;
    let second = prints(&kiosk, "4FBB-BBBB-BBBB");
    second.cancel.send(true).expect("the print listens");
    assert_eq!(second.ends().await, CANCELLED);
    printer.full_speed();
    assert_eq!(first.ends().await, JobOutcome::Completed);
    assert_eq!(states(&printer), ["completed"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_receipts_at_once_come_out_one_after_the_other() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    let kiosk = kiosk_at(&printer, quick());
    let first = prints(&kiosk, "4FAA-AAAA-AAAA");
    let second = prints(&kiosk, "4FBB-BBBB-BBBB");
    assert_eq!(first.ends().await, JobOutcome::Completed);
    assert_eq!(second.ends().await, JobOutcome::Completed);
    assert_eq!(printer.printed_files().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_killed_program_left_in_the_printer_does_not_come_out_for_the_next_person() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut killed = prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    killed.hears(PrintProgress::Accepted).await;
    killed.print.abort();

    let mut next = prints(&kiosk_at(&printer, patient()), "4FBB-BBBB-BBBB");
    next.hears(PrintProgress::Accepted).await;
    printer.full_speed();
    assert_eq!(next.ends().await, JobOutcome::Completed);
    assert_eq!(states(&printer), ["canceled", "completed"]);
    assert_eq!(
        documents(&printer.printed_files()),
        [receipt("4FBB-BBBB-BBBB").document]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leftovers_are_removed_at_the_start_of_the_program() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut killed = prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    killed.hears(PrintProgress::Accepted).await;
    killed.print.abort();
    assert_eq!(kiosk_at(&printer, quick()).cancel_leftovers().await, Ok(()));
    becomes_cancelled(&printer);
    printer.full_speed();
    assert_eq!(printer.printed_files().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_kiosks_job_is_waited_for_and_left_alone() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    let other = IppPrinter::new(&printer.uri(), "aima-kiosk-7Z", quick()).expect("an IPP address");
    printer.slow_down(VERY_SLOW);
    let mut theirs = prints(&Arc::new(other), "7ZAA-AAAA-AAAA");
    theirs.hears(PrintProgress::Accepted).await;
    let kiosk = kiosk_at(&printer, quick());
    // It takes a job and begins with it a moment later.
    let busy = async { while kiosk.status().await != PrinterStatus::Busy {} };
    let busy = tokio::time::timeout(Duration::from_secs(20), busy).await;
    busy.expect("the printer begins with their job");
    let ours = prints(&kiosk, "4FAA-AAAA-AAAA");
    printer.full_speed();
    assert_eq!(theirs.ends().await, JobOutcome::Completed);
    assert_eq!(ours.ends().await, JobOutcome::Completed);
}
