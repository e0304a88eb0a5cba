//! One print from asking to its end, and the removal of what must not come out for the next person.

use tokio::sync::{Mutex, watch};
use tokio::time::{Instant, sleep};

use super::PrinterTimes;
use super::deadlines::{Deadlines, Stop, cancelled};
use super::ipp::{AskError, IppConnection};
use super::job::{JobOutcome, LeftBehind, PrintJob, PrintProgress, Progress};
use super::status::{PrinterFault, PrinterReport, PrinterStatus};
use crate::machine::config::PrinterUriError;

/// A printer that takes IPP, asked in the name of one kiosk.
pub struct IppPrinter {
    connection: IppConnection,
    times: PrinterTimes,
    /// One job at a time: removing leftovers before a job would remove a job under way. Whether the printer may
    /// hold one of ours that nobody follows.
    turn: Mutex<bool>,
}

impl IppPrinter {
    /// `uri` like `ipp://host:631/ipp/print` (no TLS). `originator` names the kiosk among the printer's
    /// users, ASCII, the same after every restart: by it the kiosk knows its own jobs.
    ///
    /// # Errors
    /// The address is no IPP address.
    pub fn new(uri: &str, originator: &str, times: PrinterTimes) -> Result<Self, PrinterUriError> {
        Ok(Self {
            connection: IppConnection::new(uri, originator, times.request)?,
            times,
            // What an earlier run of the program left cannot be known.
            turn: Mutex::new(true),
        })
    }

    /// Asks once. One lost answer shows as [`PrinterFault::Absent`]: whoever shows it to people waits for
    /// a second one.
    pub async fn status(&self) -> PrinterStatus {
        match self.connection.printer().await {
            Ok(report) => report.status(),
            Err(error) if error.is_busy() => PrinterStatus::Busy,
            Err(error) => PrinterStatus::Fault(error.fault()),
        }
    }

    /// Prints one receipt and follows it to its end, however it ends.
    ///
    /// `cancel` turning true (or its sender being dropped: the visit is over) withdraws the job. What comes
    /// back is what the printer says: a job that was complete by then is `Completed`. A future that is
    /// dropped midway leaves its job to [`Self::cancel_leftovers`].
    pub async fn print(
        &self,
        job: PrintJob,
        cancel: watch::Receiver<bool>,
        on_progress: impl FnMut(PrintProgress) + Send,
    ) -> JobOutcome {
        let mut attempt = Attempt {
            connection: &self.connection,
            times: self.times,
            job,
            deadlines: Deadlines::new(self.times, cancel.clone(), on_progress),
        };
        let mut may_hold_something = tokio::select! {
            turn = self.turn.lock() => turn,
            () = cancelled(cancel) => {
                return JobOutcome::Cancelled { left_behind: None };
            }
        };
        let held_before = std::mem::replace(&mut *may_hold_something, true);
        let outcome = attempt.run().await;
        *may_hold_something = match &outcome {
            JobOutcome::Completed => false,
            JobOutcome::Failed { left_behind, .. } | JobOutcome::Cancelled { left_behind } => {
                held_before || left_behind.is_some()
            }
        };
        outcome
    }

    /// Whether the printer may hold a job of ours, and nobody is at it: it wants [`Self::cancel_leftovers`].
    pub fn may_hold_something(&self) -> bool {
        self.turn.try_lock().is_ok_and(|may_hold| *may_hold)
    }

    /// Removes every unfinished job of this kiosk, whatever run of the program sent it. For the start of
    /// the program, and for when a printer that kept a job answers again.
    ///
    /// # Errors
    /// The printer could not be asked, or a job did not go in time ([`PrinterFault::Stuck`]).
    pub async fn cancel_leftovers(&self) -> Result<(), PrinterFault> {
        let mut may_hold_something = self.turn.lock().await;
        let deadline = Instant::now() + self.times.withdrawal;
        loop {
            let jobs = cancel_own_jobs(&self.connection)
                .await
                .map_err(|e| e.fault())?;
            if jobs == 0 {
                *may_hold_something = false;
                return Ok(());
            }
            if Instant::now() >= deadline {
                return Err(PrinterFault::Stuck);
            }
            sleep(self.times.poll).await;
        }
    }
}

/// Cancels the kiosk's unfinished jobs and says how many it found. None found is the only proof.
async fn cancel_own_jobs(connection: &IppConnection) -> Result<usize, AskError> {
    let jobs = connection.own_unfinished_jobs().await?;
    for job in &jobs {
        connection.cancel_job(job.id).await?;
    }
    Ok(jobs.len())
}

/// One call of [`IppPrinter::print`].
struct Attempt<'a, F> {
    connection: &'a IppConnection,
    times: PrinterTimes,
    job: PrintJob,
    deadlines: Deadlines<F>,
}

/// How the printer took a job.
enum Sent {
    /// It has the whole document.
    Accepted(i32),
    /// It is busy with another job.
    NotNow,
    /// It said no, and has nothing of ours.
    Refused(PrinterFault),
    /// Something went wrong on the way: it may have the job, by this number if that is known.
    Unclear(Option<i32>, PrinterFault),
}

impl<F: FnMut(PrintProgress) + Send> Attempt<'_, F> {
    async fn run(&mut self) -> JobOutcome {
        let id = loop {
            let report = match self.until_ready().await {
                Ok(report) => report,
                Err(stop) => return stop.outcome(None),
            };
            match self.send(&report).await {
                Sent::Accepted(id) => break id,
                Sent::NotNow => {
                    if let Err(stop) = self.deadlines.pause(None).await {
                        return stop.outcome(None);
                    }
                }
                Sent::Refused(fault) => return Stop::Fault(fault).outcome(None),
                Sent::Unclear(id, fault) => return self.withdraw(id, Stop::Fault(fault)).await,
            }
        };
        self.deadlines.tell(PrintProgress::Accepted);
        self.follow(id).await
    }

    /// Waits until the printer would print and holds no earlier job of this kiosk.
    async fn until_ready(&mut self) -> Result<PrinterReport, Stop> {
        loop {
            let mut fault = None;
            match self.connection.printer().await {
                Ok(report) => match report.fault() {
                    // Nothing that a hand at the printer does changes its formats.
                    Some(PrinterFault::Format) => return Err(Stop::Fault(PrinterFault::Format)),
                    Some(seen) => fault = Some(seen),
                    None => match cancel_own_jobs(self.connection).await {
                        Ok(0) => return Ok(report),
                        Ok(_) => {}
                        Err(error) => fault = error.lasting_fault(),
                    },
                },
                Err(error) => fault = error.lasting_fault(),
            }
            self.deadlines.pause(fault).await?;
        }
    }

    async fn send(&self, report: &PrinterReport) -> Sent {
        let created = if report.creates_jobs_first {
            self.connection.create_job(&self.job.name).await
        } else {
            self.connection.print_job(&self.job).await
        };
        let id = match created {
            Ok(id) => id,
            Err(error) if error.is_busy() => return Sent::NotNow,
            Err(error @ AskError::Refused(_)) => return Sent::Refused(error.fault()),
            Err(error) => return Sent::Unclear(None, error.fault()),
        };
        if report.creates_jobs_first
            && let Err(error) = self.connection.send_document(id, &self.job.document).await
        {
            return Sent::Unclear(Some(id), error.fault());
        }
        Sent::Accepted(id)
    }

    async fn follow(&mut self, id: i32) -> JobOutcome {
        let mut begun = false;
        loop {
            let fault = match self.connection.job(id).await {
                Ok(job) => match job.state {
                    Progress::Completed if job.is_in_doubt() => {
                        return Stop::Fault(job.fault()).outcome(Some(self.left_behind(Some(id))));
                    }
                    Progress::Completed => return JobOutcome::Completed,
                    // Ended by the printer or at its panel. What the printer says about itself is the
                    // better reason, if it says anything.
                    Progress::Cancelled | Progress::Aborted => {
                        let fault = self.printers_fault().await.unwrap_or_else(|| job.fault());
                        return Stop::Fault(fault).outcome(None);
                    }
                    Progress::Processing => {
                        if !begun {
                            begun = true;
                            self.deadlines.tell(PrintProgress::Begun);
                        }
                        self.printers_fault().await
                    }
                    Progress::Unfinished => self.printers_fault().await,
                },
                // It was restarted, or keeps no history: nobody reported the job complete, and nobody can
                // say that it did not come out.
                Err(error) if error.is_not_found() => {
                    let fault = PrinterFault::Other("job-forgotten".into());
                    return Stop::Fault(fault).outcome(Some(self.left_behind(Some(id))));
                }
                Err(error) => error.lasting_fault(),
            };
            if let Err(stop) = self.deadlines.pause(fault).await {
                return self.withdraw(Some(id), stop).await;
            }
        }
    }

    fn left_behind(&self, id: Option<i32>) -> LeftBehind {
        LeftBehind {
            name: self.job.name.clone(),
            id,
        }
    }

    async fn printers_fault(&self) -> Option<PrinterFault> {
        match self.connection.printer().await {
            Ok(report) => report.fault(),
            Err(error) => error.lasting_fault(),
        }
    }

    /// Cancels the job and looks until it is gone. What the job became meanwhile is the truth: if it
    /// completed, it was printed.
    async fn withdraw(&self, id: Option<i32>, stop: Stop) -> JobOutcome {
        let deadline = Instant::now() + self.times.withdrawal;
        loop {
            match id {
                Some(id) => {
                    // Whether the printer took the cancellation shows in the job's state.
                    let _ = self.connection.cancel_job(id).await;
                    match self.connection.job(id).await {
                        Ok(job) if job.is_in_doubt() => {
                            return stop.outcome(Some(self.left_behind(Some(id))));
                        }
                        Ok(job) if job.state == Progress::Completed => {
                            return JobOutcome::Completed;
                        }
                        Ok(job) if !job.state.is_unfinished() => return stop.outcome(None),
                        Err(error) if error.is_not_found() => return stop.outcome(None),
                        _ => {}
                    }
                }
                // The answer with the number was lost: the job may show up late, so one look is no proof.
                None => {
                    let _ = cancel_own_jobs(self.connection).await;
                }
            }
            if Instant::now() >= deadline {
                return stop.outcome(Some(self.left_behind(id)));
            }
            sleep(self.times.poll).await;
        }
    }
}
