//! The watch over the printer while it rests, so that staff read of an empty roll before a person does.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use tokio::time::Instant;

use super::Kiosk;
use crate::{
    machine::fault::Fault,
    printing::{printer::PrinterStatus, receipt_printing::PRINTER_FAULTS},
};

/// Between two questions to a resting printer.
const ASK_PRINTER: Duration = Duration::from_secs(10);
/// Between two tries to have it emptied of what somebody left.
const SWEEP: Duration = Duration::from_secs(1);

/// Asks the resting printer how it is, and has it emptied of what somebody left as soon as it answers, before
/// anything else is asked of it.
pub(super) async fn monitor_printer(kiosk: Arc<Kiosk>) {
    if kiosk.config.printer.is_none() {
        return std::future::pending().await;
    }
    let mut leftovers = true;
    let mut debounce = StatusDebounce::default();
    let mut ask_at = Instant::now();
    loop {
        if let Some(receipt_printer) = kiosk.open().and_then(|open| open.receipt_printer) {
            leftovers |= receipt_printer.may_hold_something();
            if leftovers {
                leftovers = receipt_printer.clear().await.is_err();
            }
            if Instant::now() >= ask_at {
                let status = receipt_printer.status().await;
                ask_at = Instant::now() + ASK_PRINTER;
                // A printer that was away may come back with a job of the one who has left.
                leftovers |= matches!(status, PrinterStatus::Fault(_));
                if let Some(fault) = debounce.shown_after(&status) {
                    kiosk.faults.set_one_of(&PRINTER_FAULTS, fault);
                    kiosk.printer_asked.store(true, Ordering::Relaxed);
                }
            }
        }
        kiosk.liveness.beat("printer-monitor", ASK_PRINTER);
        let next = match leftovers {
            true => Instant::now() + SWEEP,
            false => ask_at.max(Instant::now() + SWEEP),
        };
        tokio::select! {
            () = tokio::time::sleep_until(next) => {}
            () = kiosk.printer_rests.notified() => {}
        }
    }
}

/// What a printer's answer says of its faults. Nothing while it prints: whoever prints looks for them.
pub(super) fn fault_seen(status: &PrinterStatus) -> Option<Option<Fault>> {
    match status {
        PrinterStatus::Ready { paper_low: false } => Some(None),
        PrinterStatus::Ready { paper_low: true } => Some(Some(Fault::PrinterPaperLow)),
        PrinterStatus::Fault(fault) => Some(Some(fault.fault())),
        PrinterStatus::Busy => None,
    }
}

/// What was seen of the printer the last time that it said something about itself.
#[derive(Debug, Default)]
struct StatusDebounce {
    before: Option<Fault>,
}

impl StatusDebounce {
    /// What to show after one more answer; nothing new where it is `None`. A fault shows when it was seen twice
    /// in a row, so that one lost answer does not; that all is well shows at once.
    fn shown_after(&mut self, status: &PrinterStatus) -> Option<Option<Fault>> {
        let seen = fault_seen(status)?;
        let lasts = self.before == seen;
        self.before = seen;
        (seen.is_none() || lasts).then_some(seen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printing::printer::PrinterFault;

    const WELL: PrinterStatus = PrinterStatus::Ready { paper_low: false };
    const LOW: PrinterStatus = PrinterStatus::Ready { paper_low: true };
    const ABSENT: PrinterStatus = PrinterStatus::Fault(PrinterFault::Absent);
    const OUT: PrinterStatus = PrinterStatus::Fault(PrinterFault::OutOfPaper);

    /// What is shown after each of the answers, `None` where nothing changes.
    fn shown(answers: &[PrinterStatus]) -> Vec<Option<Option<Fault>>> {
        let mut debounce = StatusDebounce::default();
        answers
            .iter()
            .map(|status| debounce.shown_after(status))
            .collect()
    }

    #[test]
    fn one_missed_answer_shows_nothing() {
        assert_eq!(
            shown(&[WELL, ABSENT, WELL, ABSENT, WELL]),
            [Some(None), None, Some(None), None, Some(None)]
        );
    }

    #[test]
    fn what_lasts_shows_and_what_is_put_right_is_gone_at_once() {
        let (absent, low) = (Some(Fault::PrinterAbsent), Some(Fault::PrinterPaperLow));
        assert_eq!(
            shown(&[ABSENT, ABSENT, ABSENT, WELL, LOW, LOW]),
            [
                None,
                Some(absent),
                Some(absent),
                Some(None),
                None,
                Some(low)
            ]
        );
    }

    #[test]
    fn another_fault_starts_anew() {
        assert_eq!(
            shown(&[OUT, ABSENT, OUT, OUT]),
            [None, None, None, Some(Some(Fault::PrinterOutOfPaper))]
        );
    }

    #[test]
    fn a_printer_at_work_says_nothing_about_faults() {
        let busy = PrinterStatus::Busy;
        assert_eq!(
            shown(&[OUT, busy, OUT]),
            [None, None, Some(Some(Fault::PrinterOutOfPaper))]
        );
    }
}
