//! The word between kiosk and printer is lost at the worst moment.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use kiosk::printing::printer::{IppPrinter, JobOutcome, LeftBehind, PrinterFault, PrinterTimes};
use testbed::printer::{Paper, VirtualPrinter};

use super::{ORIGINATOR, VERY_SLOW, becomes_cancelled, prints, states};
use crate::visit::{failed, quick};

/// Stands before the printer and passes everything on, but keeps the answers to one IPP operation.
fn losing_answers_to(operation: u16, printer: &VirtualPrinter) -> String {
    standing_before(printer, move |asked, answer| {
        (asked != operation).then_some(answer)
    })
}

/// Stands before the printer and passes on what `passed` makes of its answer to an operation, if anything.
fn standing_before(
    printer: &VirtualPrinter,
    passed: impl Fn(u16, Vec<u8>) -> Option<Vec<u8>> + Send + 'static,
) -> String {
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
            match passed(u16::from_be_bytes([ipp[2], ipp[3]]), answer) {
                None => kept_waiting.push(asker),
                Some(answer) => {
                    // The asker may have given up.
                    let _ = asker.write_all(&answer);
                }
            }
        }
    });
    format!("ipp://127.0.0.1:{port}/ipp/print")
}

/// An HTTP answer with a keyword of its IPP body in another's place.
fn with_keyword(answer: Vec<u8>, keyword: &str, other: &str) -> Vec<u8> {
    let value = |word: &str| {
        let length = u16::try_from(word.len()).expect("short").to_be_bytes();
        [&length, word.as_bytes()].concat()
    };
    let (from, to) = (value(keyword), value(other));
    let (head, body) = answer.split_at(end_of_head(&answer).expect("a whole message"));
    let Some(place) = body.windows(from.len()).position(|at| at == from) else {
        return answer;
    };
    let body = [&body[..place], &to, &body[place + from.len()..]].concat();
    let head = String::from_utf8_lossy(head);
    let lines = head.trim_end().lines().map(|line| {
        match line.to_ascii_lowercase().starts_with("content-length:") {
            true => format!("Content-Length: {}\r\n", body.len()),
            false => format!("{line}\r\n"),
        }
    });
    let head = lines.collect::<String>() + "\r\n";
    [head.as_bytes(), &body].concat()
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
const GET_JOB_ATTRIBUTES: u16 = 0x0009;

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
    let visit = prints(&Arc::new(kiosk), "4FAA-AAAA-AAAA");
    let left_behind = Some(LeftBehind {
        name: "4FAA-AAAA-AAAA".into(),
        id: None,
    });
    let outcome = JobOutcome::Failed {
        fault: PrinterFault::Absent,
        left_behind,
    };
    assert_eq!(visit.ends().await, outcome);
    becomes_cancelled(&printer);
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
    let visit = prints(&Arc::new(kiosk), "4FAA-AAAA-AAAA");
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
    let visit = prints(&Arc::new(kiosk), "4FAA-AAAA-AAAA");
    assert_eq!(visit.ends().await, failed(PrinterFault::Absent));
    becomes_cancelled(&printer);
    assert_eq!(printer.printed_files().len(), 0);
}

/// Seen at a real printer whose paper ran out while a job was being cancelled.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn complete_and_stopped_in_one_breath_is_not_said_to_be_printed() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    let uri = standing_before(&printer, |asked, answer| {
        Some(match asked {
            GET_JOB_ATTRIBUTES => with_keyword(
                answer,
                "job-completed-successfully",
                "processing-to-stop-point",
            ),
            _ => answer,
        })
    });
    let kiosk = Arc::new(IppPrinter::new(&uri, ORIGINATOR, quick()).expect("an IPP address"));
    let JobOutcome::Failed { fault, left_behind } = prints(&kiosk, "4FAA-AAAA-AAAA").ends().await
    else {
        panic!("nobody knows whether it came out");
    };
    assert_eq!(
        fault,
        PrinterFault::Other("processing-to-stop-point".into())
    );
    assert!(left_behind.is_some(), "no second original is made");
    assert_eq!(states(&printer), ["completed"]);
}
