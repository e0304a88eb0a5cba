//! A print under way, the way a visit runs it, and how patient it is.

use std::time::Duration;

use kiosk::printing::printer::{JobOutcome, PrintProgress, PrinterFault, PrinterTimes};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

pub const CANCELLED: JobOutcome = JobOutcome::Cancelled { left_behind: None };

pub fn failed(fault: PrinterFault) -> JobOutcome {
    JobOutcome::Failed {
        fault,
        left_behind: None,
    }
}

pub fn quick() -> PrinterTimes {
    PrinterTimes {
        request: Duration::from_secs(15),
        poll: Duration::from_millis(50),
        debounce: Duration::from_millis(500),
        limit: Duration::from_secs(60),
        withdrawal: Duration::from_secs(30),
    }
}

/// Waits for a hand at the printer instead of giving up on it.
pub fn patient() -> PrinterTimes {
    PrinterTimes {
        debounce: Duration::from_secs(20),
        ..quick()
    }
}

/// Gives up soon on what does not answer.
pub fn curt() -> PrinterTimes {
    PrinterTimes {
        request: Duration::from_millis(200),
        withdrawal: Duration::from_millis(600),
        ..quick()
    }
}

pub struct Visit {
    pub cancel: watch::Sender<bool>,
    pub print: JoinHandle<JobOutcome>,
    pub progress: mpsc::UnboundedReceiver<PrintProgress>,
}

/// What a print tells of itself. A visit that no longer listens is no reason to stop printing.
pub struct Told(mpsc::UnboundedSender<PrintProgress>);

impl Told {
    pub fn take(&self, progress: PrintProgress) {
        drop(self.0.send(progress));
    }
}

impl Visit {
    pub fn begin<F>(print: impl FnOnce(watch::Receiver<bool>, Told) -> F) -> Visit
    where
        F: Future<Output = JobOutcome> + Send + 'static,
    {
        let (cancel, cancelled) = watch::channel(false);
        let (tell, progress) = mpsc::unbounded_channel();
        Visit {
            print: tokio::spawn(print(cancelled, Told(tell))),
            cancel,
            progress,
        }
    }

    /// The next that is told is as expected. Whether the printer was seen to begin before it stopped depends
    /// on when it was asked: that is passed over, unless it is expected.
    pub async fn hears(&mut self, expected: PrintProgress) {
        loop {
            let heard = tokio::time::timeout(Duration::from_secs(20), self.progress.recv()).await;
            match heard.expect("something is told in time") {
                Some(PrintProgress::Begun) if expected != PrintProgress::Begun => {}
                heard => return assert_eq!(heard, Some(expected)),
            }
        }
    }

    pub async fn ends(self) -> JobOutcome {
        self.print.await.expect("printing does not panic")
    }

    /// Everything that was told, once it has ended.
    pub async fn told(mut self) -> (JobOutcome, Vec<PrintProgress>) {
        let outcome = self.print.await.expect("printing does not panic");
        let mut told = Vec::new();
        while let Ok(progress) = self.progress.try_recv() {
            told.push(progress);
        }
        (outcome, told)
    }
}
