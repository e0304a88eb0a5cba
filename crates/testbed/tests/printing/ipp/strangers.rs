//! Printers that are slow or take no PDF, and things at the address that are no printer.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use kiosk::printing::printer::{IppPrinter, JobOutcome, PrinterFault, PrinterStatus, PrinterTimes};
use testbed::printer::{Paper, VirtualPrinter};

use super::{ORIGINATOR, VERY_SLOW, becomes_cancelled, kiosk_at, prints, states};
use crate::visit::{failed, quick};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_of_other_formats_gets_no_pdf() {
    let printer = VirtualPrinter::start_taking(Paper::Roll80mm, "image/pwg-raster", None);
    let kiosk = kiosk_at(&printer, quick());
    let status = kiosk.status().await;
    assert_eq!(status, PrinterStatus::Fault(PrinterFault::Format));
    let outcome = prints(&kiosk, "4FAA-AAAA-AAAA").ends().await;
    assert_eq!(outcome, failed(PrinterFault::Format));
    assert_eq!(printer.jobs(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_printer_is_waited_for() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.slow_down(Duration::from_millis(1500));
    let visit = prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
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
    let visit = prints(&kiosk_at(&printer, times), "4FAA-AAAA-AAAA");
    assert_eq!(visit.ends().await, failed(PrinterFault::Stuck));
    becomes_cancelled(&printer);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_that_the_printer_gives_up_is_not_called_printed() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    printer.abort_jobs();
    let visit = prints(&kiosk_at(&printer, quick()), "4FAA-AAAA-AAAA");
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
    let visit = prints(&Arc::new(kiosk), "4FAA-AAAA-AAAA");
    assert_eq!(visit.ends().await, failed(PrinterFault::Absent));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_path_at_the_printer_is_named_for_staff() {
    let printer = VirtualPrinter::start(Paper::Roll80mm);
    let uri = printer.uri().replace("/ipp/print", "/no/printer/here");
    let kiosk = IppPrinter::new(&uri, ORIGINATOR, quick()).expect("an IPP address");
    let visit = prints(&Arc::new(kiosk), "4FAA-AAAA-AAAA");
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
    let visit = prints(&Arc::new(kiosk), "4FAA-AAAA-AAAA");
    let named = PrinterFault::Other("not-an-ipp-printer".into());
    assert_eq!(visit.ends().await, failed(named));
}
