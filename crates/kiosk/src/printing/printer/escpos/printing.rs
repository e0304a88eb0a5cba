//! One print from asking to its end, and the removal of what must not come out for the next person.
//!
//! The picture goes over in bands of three millimetres, and never more than two of them are under way: each
//! is followed by a question that the printer answers in its turn. So little is in the printer at any moment
//! that a job can be ended, and a buffer never fills in front of an urgent question. The last such answer,
//! behind the cut, is *printed*.

use tokio::sync::{Mutex, watch};
use tokio::time::{Instant, sleep, timeout, timeout_at};

use super::command;
use super::wire::{Wire, WireError};
use crate::machine::config::EscPosAddress;
use crate::printing::printer::PrinterTimes;
use crate::printing::printer::deadlines::{Deadlines, Stop, cancelled};
use crate::printing::printer::job::{JobOutcome, LeftBehind, PrintJob, PrintProgress};
use crate::printing::printer::status::{PrinterFault, PrinterStatus};
use crate::receipt::Raster;

/// Stretches of work that are under way at once.
const UNDER_WAY: usize = 2;
/// How often a receipt is begun: once more after a hand has put the printer right in the middle.
const BEGINNINGS: u32 = 2;

/// A thermal printer that takes ESC/POS.
pub struct EscPosPrinter {
    address: EscPosAddress,
    times: PrinterTimes,
    /// One conversation at a time, and what the last one left.
    leavings: Mutex<Leavings>,
}

/// What of ours may be in the printer, or hang out of it.
#[derive(Debug, Clone, Copy)]
struct Leavings {
    /// Something may be in its buffers, or on paper that is not cut off.
    any: bool,
    /// Part of a receipt is on that paper.
    part_of_a_receipt: bool,
    /// Answers that may still come.
    answers: usize,
}

impl Leavings {
    const NONE: Leavings = Leavings {
        any: false,
        part_of_a_receipt: false,
        answers: 0,
    };
    /// What an earlier run of the program left cannot be known.
    const UNKNOWN: Leavings = Leavings {
        any: true,
        part_of_a_receipt: false,
        answers: UNDER_WAY,
    };
}

impl EscPosPrinter {
    /// Does not speak to it yet.
    pub fn new(address: EscPosAddress, times: PrinterTimes) -> Self {
        Self {
            address,
            times,
            leavings: Mutex::new(Leavings::UNKNOWN),
        }
    }

    /// Asks once. One lost answer shows as [`PrinterFault::Absent`]: whoever shows it to people waits for
    /// a second one.
    pub async fn status(&self) -> PrinterStatus {
        let Ok(_turn) = self.leavings.try_lock() else {
            return PrinterStatus::Busy;
        };
        let look = async {
            let mut wire = Wire::open(&self.address, self.times.request).await?;
            wire.look().await
        };
        match look.await {
            Ok(look) => look.status(),
            Err(error) => PrinterStatus::Fault(error.fault()),
        }
    }

    /// Prints one receipt and follows it to its end, however it ends.
    ///
    /// `cancel` turning true (or its sender being dropped: the visit is over) ends it: what is not sent is
    /// not sent, the printer's buffers are emptied, and what came out so far is made void and cut off. A job
    /// whose cut was done by then is `Completed`. A future that is dropped midway leaves its paper to
    /// [`Self::cancel_leftovers`], or to the next job, which begins with the same.
    pub async fn print(
        &self,
        job: PrintJob<Raster>,
        cancel: watch::Receiver<bool>,
        on_progress: impl FnMut(PrintProgress) + Send,
    ) -> JobOutcome {
        let deadlines = Deadlines::new(self.times, cancel.clone(), on_progress);
        let mut leavings = tokio::select! {
            leavings = self.leavings.lock() => leavings,
            () = cancelled(cancel) => {
                return JobOutcome::Cancelled { left_behind: None };
            }
        };
        let mut attempt = Attempt {
            address: &self.address,
            times: self.times,
            job,
            deadlines,
            leavings: &mut leavings,
        };
        attempt.run().await
    }

    /// Whether something of ours may be in the printer or hang out of it, and nobody is at it: it wants
    /// [`Self::cancel_leftovers`].
    pub fn may_hold_something(&self) -> bool {
        self.leavings.try_lock().is_ok_and(|leavings| leavings.any)
    }

    /// Empties the printer of what an earlier job or run left, and cuts off what hangs out of it.
    ///
    /// # Errors
    /// The printer would not do it now, or did not report it done ([`PrinterFault::Stuck`]).
    pub async fn cancel_leftovers(&self) -> Result<(), PrinterFault> {
        let mut leavings = self.leavings.lock().await;
        if !leavings.any {
            return Ok(());
        }
        let mut wire = Wire::open(&self.address, self.times.request)
            .await
            .map_err(WireError::fault)?;
        let look = wire.look().await.map_err(WireError::fault)?;
        match look.fault() {
            Some(fault) => Err(fault),
            None => sweep(&mut wire, &mut leavings, self.times).await,
        }
    }
}

/// Empties the buffers, ends a band that was broken off, marks a begun receipt void, and cuts.
///
/// Proved by the printer's word in its turn. Answers of the job before may come first, so that as many more
/// are asked for; and it must be quiet afterwards, so that none is taken for the next job's.
async fn sweep(
    wire: &mut Wire,
    leavings: &mut Leavings,
    times: PrinterTimes,
) -> Result<(), PrinterFault> {
    let mut bytes = command::EMPTY.to_vec();
    bytes.extend_from_slice(&command::filling());
    bytes.extend_from_slice(command::BEGIN);
    if leavings.part_of_a_receipt {
        bytes.extend_from_slice(command::VOID);
    }
    bytes.extend_from_slice(command::CUT);
    for _ in 0..=leavings.answers {
        bytes.extend_from_slice(command::SAY_WHEN_DONE);
    }
    let enough = wire.done() + leavings.answers + 1;
    let swept = async {
        wire.send(&bytes, &mut 0).await?;
        while wire.done() < enough {
            wire.hear().await?;
        }
        while let Ok(heard) = timeout(times.poll, wire.hear()).await {
            heard?;
        }
        Ok(())
    };
    match timeout(times.withdrawal, swept).await {
        Ok(Ok(())) => {
            *leavings = Leavings::NONE;
            Ok(())
        }
        Ok(Err(error)) => Err(WireError::fault(error)),
        Err(_) => Err(PrinterFault::Stuck),
    }
}

/// One call of [`EscPosPrinter::print`].
struct Attempt<'a, F> {
    address: &'a EscPosAddress,
    times: PrinterTimes,
    job: PrintJob<Raster>,
    deadlines: Deadlines<F>,
    leavings: &'a mut Leavings,
}

/// How a receipt that was begun ended.
enum Ended {
    /// The printer did everything, the cut too.
    Printed,
    /// Before the cut was sent, something went wrong that may be over: from the top, if there is time.
    BrokenOff(PrinterFault),
    /// Before the cut was sent.
    Stopped(Stop),
    /// After it: nobody knows whether it came out.
    Unclear(Stop),
}

/// Why a stretch of work was not seen done.
enum NotDone {
    Stop(Stop),
    Broken(PrinterFault),
}

impl From<WireError> for NotDone {
    fn from(error: WireError) -> Self {
        Self::Broken(error.fault())
    }
}

impl<F: FnMut(PrintProgress) + Send> Attempt<'_, F> {
    async fn run(&mut self) -> JobOutcome {
        let mut broken = PrinterFault::Stuck;
        for _ in 0..BEGINNINGS {
            let mut wire = match self.until_ready().await {
                Ok(wire) => wire,
                Err(stop) => return stop.outcome(None),
            };
            match self.deliver(&mut wire).await {
                Ended::Printed => {
                    *self.leavings = Leavings::NONE;
                    return JobOutcome::Completed;
                }
                Ended::BrokenOff(fault) => broken = fault,
                Ended::Stopped(stop) => {
                    self.clear(&mut wire).await;
                    return stop.outcome(None);
                }
                Ended::Unclear(stop) => {
                    self.clear(&mut wire).await;
                    return stop.outcome(Some(LeftBehind {
                        name: self.job.name.clone(),
                        id: None,
                    }));
                }
            }
        }
        self.sweep_anew().await;
        Stop::Fault(broken).outcome(None)
    }

    /// What was broken off for good is swept while its person is still there, as soon as the printer answers. One
    /// that stays away is left to [`EscPosPrinter::cancel_leftovers`].
    async fn sweep_anew(&mut self) {
        let deadline = Instant::now() + self.times.withdrawal;
        while self.ready().await.is_err() && Instant::now() < deadline {
            sleep(self.times.poll).await;
        }
    }

    /// Waits until the printer would print and holds nothing of an earlier job.
    async fn until_ready(&mut self) -> Result<Wire, Stop> {
        loop {
            let fault = match self.ready().await {
                Ok(wire) => return self.deadlines.judge(None).map(|()| wire),
                Err(fault) => fault,
            };
            self.deadlines.pause(Some(fault)).await?;
        }
    }

    async fn ready(&mut self) -> Result<Wire, PrinterFault> {
        let mut wire = Wire::open(self.address, self.times.request)
            .await
            .map_err(WireError::fault)?;
        let look = wire.look().await.map_err(WireError::fault)?;
        match look.fault() {
            Some(fault) => Err(fault),
            None if self.leavings.any => sweep(&mut wire, self.leavings, self.times)
                .await
                .map(|()| wire),
            None => Ok(wire),
        }
    }

    /// What was begun must not go on for the next person. Where this cannot be seen to succeed, the leavings
    /// stay noted, and nothing else is sent before they are gone.
    async fn clear(&mut self, wire: &mut Wire) {
        // The printer may be without paper: then it does the rest by itself as soon as it has some.
        let _noted = sweep(wire, self.leavings, self.times).await;
    }

    async fn deliver(&mut self, wire: &mut Wire) -> Ended {
        let before = wire.done();
        let mut stretches = 0;
        self.leavings.any = true;
        let bands: Vec<Vec<u8>> = command::bands(&self.job.document).collect();
        for (number, mut band) in bands.into_iter().enumerate() {
            if number == 0 {
                band.splice(0..0, command::BEGIN.iter().copied());
            }
            band.extend_from_slice(command::SAY_WHEN_DONE);
            if number == 0 {
                self.deadlines.tell(PrintProgress::Begun);
            }
            self.leavings.part_of_a_receipt = true;
            stretches += 1;
            self.leavings.answers = stretches - (wire.done() - before);
            let mut delivered = self.send(wire, &band).await;
            if delivered.is_ok() {
                let enough = before + (stretches + 1).saturating_sub(UNDER_WAY);
                delivered = self.until_done(wire, enough, false).await;
            }
            match delivered {
                Ok(()) => {}
                Err(NotDone::Stop(stop)) => return Ended::Stopped(stop),
                Err(NotDone::Broken(fault)) => return Ended::BrokenOff(fault),
            }
        }
        self.finish(wire, before + stretches).await
    }

    /// The cut, and the printer's word that everything was done.
    async fn finish(&mut self, wire: &mut Wire, before: usize) -> Ended {
        let end = [command::CUT, command::SAY_WHEN_DONE].concat();
        self.leavings.answers = before + 1 - wire.done();
        let mut done = self.send(wire, &end).await;
        if done.is_ok() {
            // From here on it may be whole: whatever hangs out is cut off and not called void.
            self.leavings.part_of_a_receipt = false;
            self.deadlines.tell(PrintProgress::Accepted);
            done = self.until_done(wire, before + 1, true).await;
        }
        match done {
            Ok(()) => Ended::Printed,
            // Its last millimetres are not on paper, and the knife has not fallen.
            Err(NotDone::Stop(Stop::Fault(fault))) if needs_a_hand(&fault) => {
                self.leavings.part_of_a_receipt = true;
                Ended::Stopped(Stop::Fault(fault))
            }
            Err(NotDone::Stop(stop)) => Ended::Unclear(stop),
            Err(NotDone::Broken(fault)) => Ended::Unclear(Stop::Fault(fault)),
        }
    }

    /// Sends it whole. No question may be put in between: it would become part of the picture.
    async fn send(&mut self, wire: &mut Wire, bytes: &[u8]) -> Result<(), NotDone> {
        let took_nothing = NotDone::Stop(Stop::Fault(PrinterFault::Stuck));
        let cancelled = self.deadlines.cancelled();
        let mut sent = 0;
        tokio::select! {
            sent = timeout(self.times.debounce, wire.send(bytes, &mut sent)) => match sent {
                Ok(sent) => Ok(sent?),
                Err(_) => Err(took_nothing),
            },
            () = cancelled => Err(NotDone::Stop(Stop::Cancelled)),
        }
    }

    /// Waits until so many stretches were reported done, and looks at the printer meanwhile.
    ///
    /// A fault that was seen before the cut was sent (`whole` is false) breaks the receipt in two even when
    /// it is put right: then it is begun again. After it, the printer's word counts as it comes, and a visit
    /// that ends waits a moment for it.
    async fn until_done(
        &mut self,
        wire: &mut Wire,
        enough: usize,
        whole: bool,
    ) -> Result<(), NotDone> {
        let mut seen = None;
        let mut next_look = Instant::now() + self.times.poll;
        while wire.done() < enough || (seen.is_some() && !whole) {
            let cancelled = self.deadlines.cancelled();
            tokio::select! {
                heard = timeout_at(next_look, wire.hear()) => {
                    if let Ok(heard) = heard {
                        heard?;
                    }
                    // Time passes for a printer that talks without end too.
                    if Instant::now() < next_look {
                        continue;
                    }
                    next_look = Instant::now() + self.times.poll;
                }
                () = cancelled => {
                    return match whole && last_word(wire, enough, self.times).await {
                        true => Ok(()),
                        false => Err(NotDone::Stop(Stop::Cancelled)),
                    };
                }
            }
            let fault = match wire.look().await {
                Ok(look) => look.fault(),
                // It may answer the next time: one lost answer is no fault.
                Err(WireError::Silent) => Some(PrinterFault::Absent),
                Err(error) => return Err(error.into()),
            };
            if wire.done() >= enough && whole {
                break;
            }
            self.deadlines.judge(fault.clone()).map_err(NotDone::Stop)?;
            match (fault, seen.take()) {
                (None, Some(seen)) if !whole => return Err(NotDone::Broken(seen)),
                (Some(PrinterFault::Absent) | None, before) => seen = before,
                (fault, _) => seen = fault,
            }
        }
        Ok(())
    }
}

/// Whether somebody must put their hand to the printer, which stands still until then.
fn needs_a_hand(fault: &PrinterFault) -> bool {
    matches!(
        fault,
        PrinterFault::OutOfPaper | PrinterFault::CoverOpen | PrinterFault::Jam
    )
}

/// Whether the printer says within a moment that everything was done.
async fn last_word(wire: &mut Wire, enough: usize, times: PrinterTimes) -> bool {
    let heard = async {
        while wire.done() < enough {
            if wire.hear().await.is_err() {
                // Lost for good: the moment passes without a word.
                sleep(times.withdrawal).await;
            }
        }
    };
    timeout(times.withdrawal, heard).await.is_ok()
}
