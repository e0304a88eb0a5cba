//! Printing on a real IPP printer (`ippeveprinter`), and what happens when it is not well.
//! What it did is read from its spool and asked by CUPS's own client, not from the code under test.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use kiosk::printer::{
    IppPrinter, JobOutcome, LeftBehind, PrintJob, PrintProgress, PrinterFault, PrinterStatus,
    PrinterTimes,
};
use testbed::printer::{Paper, VirtualPrinter};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

const ORIGINATOR: &str = "aima-kiosk-4F";
/// Longer than any test waits: ended by `full_speed` or by a cancellation.
const VERY_SLOW: Duration = Duration::from_secs(120);

fn quick() -> PrinterTimes {
    PrinterTimes {
        request: Duration::from_secs(3),
        poll: Duration::from_millis(50),
        debounce: Duration::from_millis(500),
        limit: Duration::from_secs(30),
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

fn kiosk_at(printer: &VirtualPrinter, times: PrinterTimes) -> Arc<IppPrinter> {
    Arc::new(IppPrinter::new(&printer.uri(), ORIGINATOR, times).expect("an IPP address"))
}

fn receipt(code: &str) -> PrintJob {
    PrintJob {
        name: code.into(),
        document: format!("%PDF-1.7\n% receipt {code}\n\0\u{ff}\r\n%%EOF\n").into_bytes(),
    }
}

/// A print under way, the way a visit runs it.
struct Visit {
    cancel: watch::Sender<bool>,
    progress: mpsc::UnboundedReceiver<PrintProgress>,
    print: JoinHandle<JobOutcome>,
}

impl Visit {
    fn prints(kiosk: &Arc<IppPrinter>, code: &str) -> Self {
        let (cancel, cancelled) = watch::channel(false);
        let (tell, progress) = mpsc::unbounded_channel();
        let (kiosk, job) = (kiosk.clone(), receipt(code));
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
}

fn failed(fault: PrinterFault) -> JobOutcome {
    JobOutcome::Failed {
        fault,
        left_behind: None,
    }
}

const CANCELLED: JobOutcome = JobOutcome::Cancelled { left_behind: None };

fn documents(files: &[std::path::PathBuf]) -> Vec<Vec<u8>> {
    let read = |file| std::fs::read(file).expect("the printer keeps it");
    files.iter().map(read).collect()
}

fn states(printer: &VirtualPrinter) -> Vec<String> {
    printer.jobs().into_iter().map(|job| job.state).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_comes_out_byte_for_byte_and_the_printer_says_completed() {
    for paper in [Paper::Roll80mm, Paper::A4] {
        let printer = VirtualPrinter::start(paper);
        let mut visit = Visit::prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
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
    let mut visit = Visit::prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
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
    let mut visit = Visit::prints(&kiosk, "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    printer.take_paper_out();
    visit
        .hears(PrintProgress::Waiting(PrinterFault::OutOfPaper))
        .await;
    assert_eq!(visit.ends().await, failed(PrinterFault::OutOfPaper));
    assert_eq!(states(&printer), ["canceled"]);

    printer.put_paper_in();
    printer.full_speed();
    assert_eq!(
        Visit::prints(&kiosk, "4FBB-BBBB-BBBB").ends().await,
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
    let mut visit = Visit::prints(&kiosk_at(&printer, patient()), "4FAA-AAAA-AAAA");
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
    let visit = Visit::prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    assert_eq!(visit.ends().await, failed(PrinterFault::CoverOpen));
    assert_eq!(printer.jobs(), []);
    assert_eq!(printer.spool_files().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cover_opened_during_a_job_ends_it_and_closing_it_prints_nothing_late() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut visit = Visit::prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    printer.open_cover();
    assert_eq!(visit.ends().await, failed(PrinterFault::CoverOpen));
    printer.full_speed();
    printer.close_cover();
    assert_eq!(states(&printer), ["canceled"]);
    assert_eq!(printer.printed_files().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_jam_during_a_job_is_named_and_ends_it() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut visit = Visit::prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    printer.jam();
    visit.hears(PrintProgress::Waiting(PrinterFault::Jam)).await;
    assert_eq!(visit.ends().await, failed(PrinterFault::Jam));
    assert_eq!(states(&printer), ["canceled"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_without_power_is_absent_and_nothing_flashes_before() {
    let mut printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.stop();
    let mut visit = Visit::prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    assert_eq!(visit.progress.recv().await, None);
    assert_eq!(visit.ends().await, failed(PrinterFault::Absent));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_switched_on_in_time_prints() {
    let mut printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.stop();
    let visit = Visit::prints(&kiosk_at(&printer, patient()), "4FAA-AAAA-AAAA");
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
    let mut visit = Visit::prints(&kiosk, "4FAA-AAAA-AAAA");
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
    let mut visit = Visit::prints(&kiosk_at(&printer, patient()), "4FAA-AAAA-AAAA");
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_of_a_visit_takes_its_job_out_of_the_printer() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut visit = Visit::prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    visit.cancel.send(true).expect("the print listens");
    assert_eq!(visit.ends().await, CANCELLED);
    assert_eq!(states(&printer), ["canceled"]);
    assert_eq!(printer.printed_files().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_that_crashed_takes_its_job_with_it() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut visit = Visit::prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    visit.hears(PrintProgress::Accepted).await;
    let Visit { cancel, print, .. } = visit;
    drop(cancel);
    assert_eq!(print.await.expect("printing does not panic"), CANCELLED);
    assert_eq!(states(&printer), ["canceled"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_that_ends_while_the_paper_is_out_sends_nothing() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.take_paper_out();
    let mut visit = Visit::prints(&kiosk_at(&printer, patient()), "4FAA-AAAA-AAAA");
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
    let mut first = Visit::prints(&kiosk, "4FAA-AAAA-AAAA");
    first.hears(PrintProgress::Accepted).await;
    let second = Visit::prints(&kiosk, "4FBB-BBBB-BBBB");
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
    let first = Visit::prints(&kiosk, "4FAA-AAAA-AAAA");
    let second = Visit::prints(&kiosk, "4FBB-BBBB-BBBB");
    assert_eq!(first.ends().await, JobOutcome::Completed);
    assert_eq!(second.ends().await, JobOutcome::Completed);
    assert_eq!(printer.printed_files().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_killed_program_left_in_the_printer_does_not_come_out_for_the_next_person() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let mut killed = Visit::prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    killed.hears(PrintProgress::Accepted).await;
    killed.print.abort();

    let mut next = Visit::prints(&kiosk_at(&printer, patient()), "4FBB-BBBB-BBBB");
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
    let mut killed = Visit::prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    killed.hears(PrintProgress::Accepted).await;
    killed.print.abort();
    assert_eq!(kiosk_at(&printer, quick()).cancel_leftovers().await, Ok(()));
    assert_eq!(states(&printer), ["canceled"]);
    printer.full_speed();
    assert_eq!(printer.printed_files().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_kiosks_job_is_waited_for_and_left_alone() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    let other = IppPrinter::new(&printer.uri(), "aima-kiosk-7Z", quick()).expect("an IPP address");
    printer.slow_down(VERY_SLOW);
    let mut theirs = Visit::prints(&Arc::new(other), "7ZAA-AAAA-AAAA");
    theirs.hears(PrintProgress::Accepted).await;
    let kiosk = kiosk_at(&printer, quick());
    // It takes a job and begins with it a moment later.
    let busy = async { while kiosk.status().await != PrinterStatus::Busy {} };
    let busy = tokio::time::timeout(Duration::from_secs(20), busy).await;
    busy.expect("the printer begins with their job");
    let ours = Visit::prints(&kiosk, "4FAA-AAAA-AAAA");
    printer.full_speed();
    assert_eq!(theirs.ends().await, JobOutcome::Completed);
    assert_eq!(ours.ends().await, JobOutcome::Completed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_of_other_formats_gets_no_pdf() {
    let printer = VirtualPrinter::start_taking(Paper::Roll80mm, "image/pwg-raster", None);
    let kiosk = kiosk_at(&printer, quick());
    let status = kiosk.status().await;
    assert_eq!(status, PrinterStatus::Fault(PrinterFault::Format));
    let outcome = Visit::prints(&kiosk, "4FAA-AAAA-AAAA").ends().await;
    assert_eq!(outcome, failed(PrinterFault::Format));
    assert_eq!(printer.jobs(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_printer_is_waited_for() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(Duration::from_millis(1500));
    let visit = Visit::prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    assert_eq!(visit.ends().await, JobOutcome::Completed);
    assert_eq!(printer.printed_files().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_beyond_its_limit_is_stuck_and_taken_out() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let times = PrinterTimes {
        limit: Duration::from_millis(800),
        ..quick()
    };
    let visit = Visit::prints(&kiosk_at(&printer, times), "4FAA-AAAA-AAAA");
    assert_eq!(visit.ends().await, failed(PrinterFault::Stuck));
    assert_eq!(states(&printer), ["canceled"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_that_the_printer_gives_up_is_not_called_printed() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.abort_jobs();
    let visit = Visit::prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
    let aborted = PrinterFault::Other("aborted-by-system".into());
    assert_eq!(visit.ends().await, failed(aborted));
    assert_eq!(states(&printer), ["aborted"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn something_silent_at_the_address_is_an_absent_printer() {
    let silent = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = silent.local_addr().expect("it is bound").port();
    let times = PrinterTimes {
        request: Duration::from_millis(300),
        ..quick()
    };
    let uri = format!("ipp://127.0.0.1:{port}/ipp/print");
    let kiosk = IppPrinter::new(&uri, ORIGINATOR, times).expect("an IPP address");
    let visit = Visit::prints(&Arc::new(kiosk), "4FAA-AAAA-AAAA");
    assert_eq!(visit.ends().await, failed(PrinterFault::Absent));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_path_at_the_printer_is_named_for_staff() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    let uri = printer.uri().replace("/ipp/print", "/no/printer/here");
    let kiosk = IppPrinter::new(&uri, ORIGINATOR, quick()).expect("an IPP address");
    let visit = Visit::prints(&Arc::new(kiosk), "4FAA-AAAA-AAAA");
    let named = PrinterFault::Other("ipp-status-0406".into());
    assert_eq!(visit.ends().await, failed(named));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_web_server_at_the_address_is_not_taken_for_a_printer() {
    let web = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = web.local_addr().expect("it is bound").port();
    std::thread::spawn(move || {
        for mut connection in web.incoming().flatten() {
            // Whether the question is read or the answer arrives does not matter to a web server.
            let _ = connection.read(&mut [0; 4096]);
            let _ = connection.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>");
        }
    });
    let uri = format!("ipp://127.0.0.1:{port}/ipp/print");
    let kiosk = IppPrinter::new(&uri, ORIGINATOR, quick()).expect("an IPP address");
    let visit = Visit::prints(&Arc::new(kiosk), "4FAA-AAAA-AAAA");
    let named = PrinterFault::Other("not-an-ipp-printer".into());
    assert_eq!(visit.ends().await, failed(named));
}

/// Stands before the printer and passes everything on, but keeps the answers to one IPP operation.
fn losing_answers_to(operation: u16, printer: &VirtualPrinter) -> String {
    let front = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = front.local_addr().expect("it is bound").port();
    let behind = printer
        .uri()
        .replace("ipp://", "")
        .replace("/ipp/print", "");
    std::thread::spawn(move || {
        let mut kept_waiting = Vec::new();
        for mut asker in front.incoming().flatten() {
            let question = http_message(&mut asker);
            let Ok(mut printer) = TcpStream::connect(&behind) else {
                continue;
            };
            printer.write_all(&question).expect("the printer reads");
            let answer = http_message(&mut printer);
            let ipp = &question[end_of_head(&question).expect("a whole message")..];
            if ipp[2..4] == operation.to_be_bytes() {
                kept_waiting.push(asker);
            } else {
                // The asker may have given up.
                let _ = asker.write_all(&answer);
            }
        }
    });
    format!("ipp://127.0.0.1:{port}/ipp/print")
}

fn end_of_head(message: &[u8]) -> Option<usize> {
    Some(message.windows(4).position(|end| end == b"\r\n\r\n")? + 4)
}

/// One HTTP message with its length in its head.
fn http_message(from: &mut TcpStream) -> Vec<u8> {
    let mut message = Vec::new();
    let mut part = [0; 4096];
    loop {
        if let Some(head) = end_of_head(&message) {
            let text = String::from_utf8_lossy(&message[..head]).to_ascii_lowercase();
            let length: usize = text
                .split("content-length: ")
                .nth(1)
                .and_then(|rest| rest.lines().next()?.parse().ok())
                .expect("a length");
            if message.len() >= head + length {
                return message;
            }
        }
        let read = from.read(&mut part).expect("the connection holds");
        assert!(read > 0, "the message ends in the middle");
        message.extend_from_slice(&part[..read]);
    }
}

const CREATE_JOB: u16 = 0x0005;
const SEND_DOCUMENT: u16 = 0x0006;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_whose_number_was_lost_on_the_way_is_found_and_cancelled() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    let uri = losing_answers_to(CREATE_JOB, &printer);
    let times = PrinterTimes {
        request: Duration::from_millis(500),
        withdrawal: Duration::from_secs(1),
        ..quick()
    };
    let kiosk = IppPrinter::new(&uri, ORIGINATOR, times).expect("an IPP address");
    let visit = Visit::prints(&Arc::new(kiosk), "4FAA-AAAA-AAAA");
    let left_behind = Some(LeftBehind {
        name: "4FAA-AAAA-AAAA".into(),
        id: None,
    });
    let outcome = JobOutcome::Failed {
        fault: PrinterFault::Absent,
        left_behind,
    };
    assert_eq!(visit.ends().await, outcome);
    assert_eq!(states(&printer), ["canceled"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_that_came_out_is_printed_although_the_printers_word_was_lost() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    let uri = losing_answers_to(SEND_DOCUMENT, &printer);
    let times = PrinterTimes {
        request: Duration::from_secs(2),
        ..quick()
    };
    let kiosk = IppPrinter::new(&uri, ORIGINATOR, times).expect("an IPP address");
    let visit = Visit::prints(&Arc::new(kiosk), "4FAA-AAAA-AAAA");
    assert_eq!(visit.ends().await, JobOutcome::Completed);
    assert_eq!(printer.printed_files().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_document_on_its_way_when_the_word_was_lost_does_not_come_out_later() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(VERY_SLOW);
    let uri = losing_answers_to(SEND_DOCUMENT, &printer);
    let times = PrinterTimes {
        request: Duration::from_millis(500),
        ..quick()
    };
    let kiosk = IppPrinter::new(&uri, ORIGINATOR, times).expect("an IPP address");
    let visit = Visit::prints(&Arc::new(kiosk), "4FAA-AAAA-AAAA");
    assert_eq!(visit.ends().await, failed(PrinterFault::Absent));
    assert_eq!(states(&printer), ["canceled"]);
    assert_eq!(printer.printed_files().len(), 0);
}
