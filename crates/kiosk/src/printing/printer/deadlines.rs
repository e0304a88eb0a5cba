//! How long one attempt to print goes on: until it is cancelled, until a fault has lasted, until the limit.

use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use super::PrinterTimes;
use super::fault_debounce::FaultDebounce;
use super::job::{JobOutcome, LeftBehind, PrintProgress};
use super::status::PrinterFault;

/// Why an attempt stops before the printer reported the job's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stop {
    Cancelled,
    Fault(PrinterFault),
}

impl Stop {
    pub(super) fn outcome(self, left_behind: Option<LeftBehind>) -> JobOutcome {
        match self {
            Self::Cancelled => JobOutcome::Cancelled { left_behind },
            Self::Fault(fault) => JobOutcome::Failed { fault, left_behind },
        }
    }
}

/// The patience of one attempt, from asking for a print to its end.
pub(super) struct Deadlines<F> {
    times: PrinterTimes,
    deadline: Instant,
    cancel: watch::Receiver<bool>,
    debounce: FaultDebounce,
    on_progress: F,
}

impl<F: FnMut(PrintProgress) + Send> Deadlines<F> {
    pub(super) fn new(times: PrinterTimes, cancel: watch::Receiver<bool>, on_progress: F) -> Self {
        Self {
            times,
            deadline: Instant::now() + times.limit,
            cancel,
            debounce: FaultDebounce::default(),
            on_progress,
        }
    }

    pub(super) fn tell(&mut self, progress: PrintProgress) {
        (self.on_progress)(progress);
    }

    /// Takes in what was seen of the printer, tells what changed, and stops the attempt when it was
    /// cancelled, when a fault has lasted too long, or at the limit.
    pub(super) fn judge(&mut self, fault: Option<PrinterFault>) -> Result<(), Stop> {
        let now = Instant::now();
        let changed = self.debounce.observe(fault, now);
        if *self.cancel.borrow() || self.cancel.has_changed().is_err() {
            return Err(Stop::Cancelled);
        }
        if let Some(progress) = changed {
            (self.on_progress)(progress);
        }
        if let Some(fault) = self.debounce.lasting(self.times.debounce, now) {
            return Err(Stop::Fault(fault));
        }
        if now >= self.deadline {
            let fault = self.debounce.current().unwrap_or(PrinterFault::Stuck);
            return Err(Stop::Fault(fault));
        }
        Ok(())
    }

    /// Judges, and waits until it is time to ask again.
    pub(super) async fn pause(&mut self, fault: Option<PrinterFault>) -> Result<(), Stop> {
        self.judge(fault)?;
        tokio::select! {
            () = sleep(self.times.poll) => Ok(()),
            () = self.cancelled() => Err(Stop::Cancelled),
        }
    }

    /// Ends when the attempt is cancelled.
    pub(super) fn cancelled(&self) -> impl Future<Output = ()> + Send + use<F> {
        cancelled(self.cancel.clone())
    }
}

/// Ends when the signal is given, or can no longer be given.
pub(super) async fn cancelled(mut cancel: watch::Receiver<bool>) {
    // An error means that the sender is gone, and with it the visit.
    let _ = cancel.wait_for(|cancelled| *cancelled).await;
}
