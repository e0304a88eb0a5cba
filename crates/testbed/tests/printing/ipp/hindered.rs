//! What hinders an IPP printer: no paper, an open cover, a jam, no power.

use std::time::Duration;

use kiosk::printing::printer::{
    JobOutcome, LeftBehind, PrintProgress, PrinterFault, PrinterStatus, PrinterTimes,
};
use testbed::printer::{Paper, VirtualPrinter};

use super::{VERY_SLOW, becomes_cancelled, begins, documents, kiosk_at, prints, receipt};
use crate::visit::{failed, patient, quick};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_comes_out_byte_for_byte_and_the_printer_says_completed() {
    for paper in [Paper::Roll80mm, Paper::A4] {
        let printer = VirtualPrinter::start(paper);
        let mut visit = prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
        visit.hears(PrintProgress::Accepted).await;
        assert_eq!(visit.ends().await, JobOutcome::Completed);

        let expected = vec![receipt("4FAA-AAAA-AAAA").document];
        assert_eq!(documents(&printer.printed_files()), expected);
        assert_eq!(documents(&printer.spool_files()), expected);
        let jobs = printer.jobs();
        assert_eq!(jobs[0].name, "4FAA-AAAA-AAAA");
        assert_eq!(printer.job_states(), [(1, "completed".to_owned())]);
    }
}

#[test]
fn the_virtual_printer_holds_the_paper_that_it_was_given() {
    let roll = VirtualPrinter::start(Paper::Roll80mm);
    assert_eq!(roll.media_ready(), "custom_roll-80mm_80x297mm");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_status_follows_the_hands_at_the_printer() {
    let mut printer = VirtualPrinter::start(Paper::Roll80mm);
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
    assert_eq!(kiosk.status().await, ready(false));
    printer.jam();
    assert_eq!(kiosk.status().await, fault(PrinterFault::Jam));
    printer.clear_jam();
    printer.stop();
    assert_eq!(kiosk.status().await, fault(PrinterFault::Absent));
    printer.start_again();
    assert_eq!(kiosk.status().await, ready(false));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_paper_nothing_is_sent_and_the_cause_is_named_early() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.take_paper_out();
    let mut visit = prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    visit
        .hears(PrintProgress::Waiting(PrinterFault::OutOfPaper))
        .await;
    assert_eq!(visit.ends().await, failed(PrinterFault::OutOfPaper));
    assert_eq!(printer.spool_files().len(), 0);
    assert_eq!(printer.jobs(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn paper_that_ends_during_a_job_ends_the_job_and_new_paper_prints_only_the_next_receipt() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    let kiosk = kiosk_at(&printer, quick());
    printer.slow_down(VERY_SLOW);
    let mut visit = prints(&kiosk, "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    begins(&printer);
    printer.take_paper_out();
    visit
        .hears(PrintProgress::Waiting(PrinterFault::OutOfPaper))
        .await;
    assert_eq!(visit.ends().await, failed(PrinterFault::OutOfPaper));
    becomes_cancelled(&printer);

    printer.put_paper_in();
    printer.full_speed();
    assert_eq!(
        prints(&kiosk, "4FBB-BBBB-BBBB").ends().await,
        JobOutcome::Completed
    );
    assert_eq!(
        documents(&printer.printed_files()),
        [receipt("4FBB-BBBB-BBBB").document]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn paper_put_in_in_time_saves_the_job() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut visit = prints(&kiosk_at(&printer, patient()), "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    printer.take_paper_out();
    visit
        .hears(PrintProgress::Waiting(PrinterFault::OutOfPaper))
        .await;
    printer.put_paper_in();
    visit.hears(PrintProgress::Resumed).await;
    printer.full_speed();
    assert_eq!(visit.ends().await, JobOutcome::Completed);
    assert_eq!(printer.printed_files().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_open_cover_before_a_job_keeps_it_back() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.open_cover();
    let visit = prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    assert_eq!(visit.ends().await, failed(PrinterFault::CoverOpen));
    assert_eq!(printer.jobs(), []);
    assert_eq!(printer.spool_files().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cover_opened_during_a_job_ends_it_and_closing_it_prints_nothing_late() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut visit = prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    printer.open_cover();
    assert_eq!(visit.ends().await, failed(PrinterFault::CoverOpen));
    printer.full_speed();
    printer.close_cover();
    becomes_cancelled(&printer);
    assert_eq!(printer.printed_files().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_jam_during_a_job_is_named_and_ends_it() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut visit = prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    printer.jam();
    visit.hears(PrintProgress::Waiting(PrinterFault::Jam)).await;
    assert_eq!(visit.ends().await, failed(PrinterFault::Jam));
    becomes_cancelled(&printer);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_without_power_is_absent_and_nothing_flashes_before() {
    let mut printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.stop();
    let mut visit = prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    assert_eq!(visit.progress.recv().await, None);
    assert_eq!(visit.ends().await, failed(PrinterFault::Absent));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_switched_on_in_time_prints() {
    let mut printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.stop();
    let visit = prints(&kiosk_at(&printer, patient()), "4FAA-AAAA-AAAA");
    printer.start_again();
    assert_eq!(visit.ends().await, JobOutcome::Completed);
    assert_eq!(printer.printed_files().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_unplugged_during_a_job_leaves_it_behind_by_name() {
    let mut printer = VirtualPrinter::start(Paper::Roll80mm);
    let times = PrinterTimes {
        withdrawal: Duration::from_millis(300),
        ..quick()
    };
    let kiosk = kiosk_at(&printer, times);
    printer.slow_down(VERY_SLOW);
    let mut visit = prints(&kiosk, "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    printer.stop();
    let JobOutcome::Failed { fault, left_behind } = visit.ends().await else {
        panic!("a job without a printer cannot end otherwise");
    };
    assert_eq!(fault, PrinterFault::Absent);
    let left_behind = left_behind.expect("nobody saw it go");
    assert_eq!(left_behind.name, "4FAA-AAAA-AAAA");
    assert_eq!(left_behind.id, Some(1));
    assert_eq!(kiosk.cancel_leftovers().await, Err(PrinterFault::Absent));

    printer.full_speed();
    printer.start_again();
    assert_eq!(kiosk.cancel_leftovers().await, Ok(()));
    assert_eq!(printer.printed_files().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_restarted_during_a_job_has_not_printed_it() {
    let mut printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut visit = prints(&kiosk_at(&printer, patient()), "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    printer.stop();
    printer.start_again();
    // Nobody can say that it did not come out: no second original.
    let outcome = JobOutcome::Failed {
        fault: PrinterFault::Other("job-forgotten".into()),
        left_behind: Some(LeftBehind {
            name: "4FAA-AAAA-AAAA".into(),
            id: Some(1),
        }),
    };
    assert_eq!(visit.ends().await, outcome);
    assert_eq!(printer.printed_files().len(), 0);
}
