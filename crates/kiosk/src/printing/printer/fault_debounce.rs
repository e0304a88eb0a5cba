//! Which fault lasts, and which was only a moment's: the debounce, with the time passed in.

use std::time::Duration;

use tokio::time::Instant;

use super::job::PrintProgress;
use super::status::PrinterFault;

/// A fault and since when it has been seen without a break.
#[derive(Debug, Default)]
pub(super) struct FaultDebounce {
    since: Option<(PrinterFault, Instant)>,
}

impl FaultDebounce {
    /// Takes in what was seen; what to tell. Another fault starts anew: whoever opens the cover because
    /// the paper is out is at work. That the printer does not answer is not told before it lasted.
    pub(super) fn observe(
        &mut self,
        fault: Option<PrinterFault>,
        now: Instant,
    ) -> Option<PrintProgress> {
        let told = |fault: &PrinterFault| *fault != PrinterFault::Absent;
        match (self.since.take(), fault) {
            (None, None) => None,
            (Some((before, _)), None) => told(&before).then_some(PrintProgress::Resumed),
            (Some((before, since)), Some(fault)) if before == fault => {
                self.since = Some((before, since));
                None
            }
            (_, Some(fault)) => {
                let news = told(&fault).then(|| PrintProgress::Waiting(fault.clone()));
                self.since = Some((fault, now));
                news
            }
        }
    }

    pub(super) fn current(&self) -> Option<PrinterFault> {
        self.since.as_ref().map(|(fault, _)| fault.clone())
    }

    pub(super) fn lasting(&self, debounce: Duration, now: Instant) -> Option<PrinterFault> {
        let (fault, since) = self.since.as_ref()?;
        (now.duration_since(*since) >= debounce).then(|| fault.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEBOUNCE: Duration = Duration::from_secs(6);

    #[test]
    fn a_fault_ends_a_job_only_when_it_lasts() {
        let start = Instant::now();
        let mut debounce = FaultDebounce::default();
        let paper = || Some(PrinterFault::OutOfPaper);
        let waiting = PrintProgress::Waiting(PrinterFault::OutOfPaper);
        assert_eq!(debounce.observe(paper(), start), Some(waiting));
        assert_eq!(debounce.lasting(DEBOUNCE, start), None);
        let later = start + DEBOUNCE;
        assert_eq!(debounce.observe(paper(), later), None, "told once");
        assert_eq!(debounce.lasting(DEBOUNCE, later), paper());
    }

    #[test]
    fn a_fault_that_goes_away_starts_anew_when_it_comes_back() {
        let start = Instant::now();
        let mut debounce = FaultDebounce::default();
        debounce.observe(Some(PrinterFault::CoverOpen), start);
        let mid = start + DEBOUNCE / 2;
        assert_eq!(debounce.observe(None, mid), Some(PrintProgress::Resumed));
        let end = start + DEBOUNCE;
        debounce.observe(Some(PrinterFault::CoverOpen), end);
        assert_eq!(debounce.lasting(DEBOUNCE, end), None);
    }

    #[test]
    fn one_fault_after_another_gives_the_hand_at_the_printer_its_time() {
        let start = Instant::now();
        let mut debounce = FaultDebounce::default();
        debounce.observe(Some(PrinterFault::OutOfPaper), start);
        let end = start + DEBOUNCE;
        debounce.observe(Some(PrinterFault::CoverOpen), end);
        assert_eq!(debounce.lasting(DEBOUNCE, end), None);
        assert_eq!(debounce.current(), Some(PrinterFault::CoverOpen));
    }

    #[test]
    fn a_lost_answer_flashes_nothing() {
        let start = Instant::now();
        let mut debounce = FaultDebounce::default();
        assert_eq!(debounce.observe(Some(PrinterFault::Absent), start), None);
        assert_eq!(debounce.observe(None, start), None);
    }
}
