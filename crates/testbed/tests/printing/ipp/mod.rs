//! Printing on a real IPP printer (`ippeveprinter`), and what happens when it is not well.
//! What it did is read from its spool and asked by CUPS's own client, not from the code under test.

mod hindered;
mod leaving;
mod lost_word;
mod strangers;

use std::{sync::Arc, time::Duration};

use kiosk::printing::printer::{IppPrinter, PrintJob, PrinterTimes};
use testbed::{printer::VirtualPrinter, process::wait_for};

use crate::visit::Visit;

const ORIGINATOR: &str = "aima-kiosk-4F";
/// Longer than any test waits: ended by `full_speed` or by a cancellation.
const VERY_SLOW: Duration = Duration::from_secs(120);

/// As long as a printer may take for what it has said.
const PATIENCE: Duration = Duration::from_secs(10);

fn kiosk_at(printer: &VirtualPrinter, times: PrinterTimes) -> Arc<IppPrinter> {
    Arc::new(IppPrinter::new(&printer.uri(), ORIGINATOR, times).expect("an IPP address"))
}

fn receipt(code: &str) -> PrintJob {
    PrintJob {
        name: code.into(),
        document: format!("%PDF-1.7\n% receipt {code}\n\0\u{ff}\r\n%%EOF\n").into_bytes(),
    }
}

fn prints(kiosk: &Arc<IppPrinter>, code: &str) -> Visit {
    let (kiosk, job) = (kiosk.clone(), receipt(code));
    Visit::begin(|cancelled, told| async move {
        kiosk
            .print(job, cancelled, |progress| told.take(progress))
            .await
    })
}

fn documents(files: &[std::path::PathBuf]) -> Vec<Vec<u8>> {
    let read = |file| std::fs::read(file).expect("the printer keeps it");
    files.iter().map(read).collect()
}

fn states(printer: &VirtualPrinter) -> Vec<String> {
    printer.jobs().into_iter().map(|job| job.state).collect()
}

/// A printer accepts a job a moment before it begins on it.
fn begins(printer: &VirtualPrinter) {
    wait_for("the printer to begin on its job", PATIENCE, || {
        Ok(printer.is_at_work().then_some(()))
    })
    .unwrap();
}

/// A printer says that it cancels a job a moment before the job is so.
fn becomes_cancelled(printer: &VirtualPrinter) {
    wait_for("the printer's only job to be cancelled", PATIENCE, || {
        Ok((states(printer) == ["canceled"]).then_some(()))
    })
    .unwrap();
}
