//! A thermal printer that dies, falls silent or comes back, before, during and after a job.

use std::time::Duration;

use kiosk::printing::printer::{
    JobOutcome, PrintProgress, PrinterFault, PrinterStatus, PrinterTimes,
};
use testbed::thermal::ThermalPrinter;

use super::{PORTS, SLOW, assert_understood, kiosk_at, left_behind, prints, url, valid_codes};
use crate::visit::{Visit, curt, failed, patient, quick};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_that_is_not_there_is_absent_and_nothing_flashes_before() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        printer.stop();
        let mut visit = prints(&kiosk_at(&printer, quick()), 1);
        assert_eq!(visit.progress.recv().await, None);
        assert_eq!(visit.ends().await, failed(PrinterFault::Absent));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_switched_on_in_time_prints() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        printer.stop();
        let visit = prints(&kiosk_at(&printer, patient()), 1);
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
        let visit = prints(&kiosk, 1);
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
        let visit = prints(&kiosk_at(&printer, patient()), 1);
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
        let visit = prints(&kiosk_at(&printer, quick()), 1);
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
        let mut visit = prints(&kiosk, 1);
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
        let (outcome, told) = prints(&kiosk, 1).told().await;
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
        let visit = prints(&kiosk, 1);
        printer.wait_for_rows(200);
        printer.fall_silent();
        assert_eq!(visit.ends().await, failed(PrinterFault::Absent));
        printer.speak_again();
        printer.slow_down(Duration::ZERO);
        assert_eq!(prints(&kiosk, 2).ends().await, JobOutcome::Completed);
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
        let visit = prints(&kiosk, 1);
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
        assert_eq!(prints(&kiosk, 2).ends().await, outcome);
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
        let visit = prints(&kiosk, 1);
        printer.wait_for_rows(100);
        printer.lose_questions(1);
        printer.wait_for_rows(400);
        printer.slow_down(Duration::ZERO);
        let (outcome, told) = visit.told().await;
        assert_eq!(outcome, JobOutcome::Completed);
        assert_eq!(told, [PrintProgress::Begun, PrintProgress::Accepted]);
        assert_eq!(valid_codes(&printer), [url(1)]);
    }
}

/// Breaks the line twice within the receipt, each time with some of it on the paper.
async fn broken_twice(printer: &ThermalPrinter, visit: Visit) -> JobOutcome {
    for void in [0, 1] {
        while printer.receipts().len() < void || printer.hanging().height() < 240 {
            tokio::task::yield_now().await;
        }
        printer.break_the_line();
    }
    visit.ends().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_that_breaks_twice_in_a_receipt_leaves_nothing_for_the_next_person() {
    for port in PORTS {
        for can_be_emptied in [true, false] {
            let printer = ThermalPrinter::start(port);
            if !can_be_emptied {
                printer.cannot_be_emptied();
            }
            let kiosk = kiosk_at(&printer, quick());
            kiosk.cancel_leftovers().await.expect("it is well");
            printer.slow_down(SLOW);
            let outcome = broken_twice(&printer, prints(&kiosk, 1)).await;
            assert_eq!(outcome, failed(PrinterFault::Absent));
            let which = format!("on {port:?}, can be emptied: {can_be_emptied}");
            // Before it is said that it failed, while its person is still there.
            assert!(printer.hanging().is_blank(), "{which}");
            let (mine, pieces) = (printer.receipts(), printer.pieces().len());
            assert_eq!(mine.len(), 2, "{which}");
            assert!(mine.iter().all(|piece| piece.is_void()), "{which}");
            assert!(!kiosk.may_hold_something(), "{which}");

            printer.slow_down(Duration::ZERO);
            assert_eq!(prints(&kiosk, 2).ends().await, JobOutcome::Completed);
            assert_eq!(printer.pieces().len(), pieces + 1, "{which}: theirs alone");
            assert_eq!(valid_codes(&printer), [url(2)], "{which}");
            assert_understood(&printer);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_printer_that_is_away_may_hold_is_known_until_it_is_swept() {
    for port in PORTS {
        let printer = ThermalPrinter::start(port);
        let kiosk = kiosk_at(&printer, curt());
        assert!(kiosk.may_hold_something(), "of an earlier run");
        kiosk.cancel_leftovers().await.expect("it is well");
        assert!(!kiosk.may_hold_something());
        printer.slow_down(SLOW);
        let visit = prints(&kiosk, 1);
        printer.wait_for_rows(240);
        printer.fall_silent();
        assert_eq!(visit.ends().await, failed(PrinterFault::Absent));
        assert!(kiosk.may_hold_something());
        assert!(kiosk.cancel_leftovers().await.is_err(), "it says nothing");
        assert!(kiosk.may_hold_something());
        printer.speak_again();
        printer.slow_down(Duration::ZERO);
        assert_eq!(kiosk.cancel_leftovers().await, Ok(()));
        assert!(!kiosk.may_hold_something());
        let pieces = printer.pieces().len();
        assert_eq!(prints(&kiosk, 2).ends().await, JobOutcome::Completed);
        assert_eq!(printer.pieces().len(), pieces + 1, "theirs alone");
    }
}
