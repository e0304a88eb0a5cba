//! Everything that may still come out of the printer, and for whom. There is one such list, and nothing is
//! printed that is not on it: not a receipt, not a duplicate, not a test page.
//!
//! It promises: what the printer has not begun when those have gone for whom it was meant never comes out,
//! what it has begun gets [`LET_OUT`] and nobody is served meanwhile, and how a receipt ended is never
//! forgotten, even where the disk could not take it. Pure but for the signals it gives.

use std::time::Duration;

use protocol::RequestId;
use tokio::{sync::watch, time::Instant};

use crate::{machine::fault::Fault, storage::outbox::PrintFact};

/// What the printer has begun may go on for so long when whoever it is for has gone.
pub const LET_OUT: Duration = Duration::from_secs(20);

/// For whom something is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// The visit with this id.
    Visit(String),
    /// Staff at the panel.
    Staff,
    /// A technician at the command line.
    Technician,
    /// Nobody who is still there: they left while it was coming out.
    Gone,
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// On its way: the printer has not begun, as far as it says.
    Waiting,
    /// The printer reports it as processing.
    Begun,
}

/// What becomes of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing changes.
    GoOn,
    /// It may come out for [`LET_OUT`], and nobody begins before it has ended.
    LetOut,
    /// It must not come out.
    Cancel,
}

/// What becomes of a job of `whose` when `gone` have gone.
///
/// | whose | gone | the printer | verdict |
/// | --- | --- | --- | --- |
/// | theirs | they | has not begun | cancel |
/// | theirs | they | has begun | let it out |
/// | theirs | somebody else | | go on |
/// | those who went before | anybody | | go on: its time runs already |
pub fn verdict(whose: &Whose, gone: &Whose, stage: Stage) -> Verdict {
    if whose != gone || *whose == Whose::Gone {
        return Verdict::GoOn;
    }
    match stage {
        Stage::Waiting => Verdict::Cancel,
        Stage::Begun => Verdict::LetOut,
    }
}

/// What is wanted of a job by now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wish {
    /// That it comes out.
    Out,
    /// That it comes out by then.
    OutBy(Instant),
    /// That it does not.
    Not,
}

/// How printing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The printer reported it complete.
    Printed,
    /// It did not come out, or nobody knows: see [`Ended::fact`].
    Failed {
        /// Why.
        fault: Fault,
        /// Nobody saw it leave the printer unprinted.
        unclear: bool,
    },
    /// Whoever it was for had gone.
    Cancelled {
        /// Nobody saw it leave the printer unprinted.
        unclear: bool,
    },
}

impl Ended {
    /// What is known of the receipt.
    pub fn fact(self) -> PrintFact {
        match self {
            Ended::Printed => PrintFact::Printed,
            Ended::Failed { unclear, .. } | Ended::Cancelled { unclear } => match unclear {
                true => PrintFact::Unconfirmed,
                false => PrintFact::NotPrinted,
            },
        }
    }

    /// Why nothing came out, where that was a fault.
    pub fn fault(self) -> Option<Fault> {
        match self {
            Ended::Failed { fault, .. } => Some(fault),
            Ended::Printed | Ended::Cancelled { .. } => None,
        }
    }
}

/// The name of a job on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobNumber(u64);

#[derive(Debug)]
struct Job {
    number: JobNumber,
    whose: Whose,
    /// The request whose original receipt it is; none for a duplicate and a test page.
    original: Option<RequestId>,
    stage: Stage,
    wish: watch::Sender<Wish>,
}

/// The list.
#[derive(Debug, Default)]
pub struct PrintQueue {
    jobs: Vec<Job>,
    next: u64,
    /// How the originals of the visit under way ended.
    ended: Vec<(RequestId, Ended)>,
    /// What the disk has not taken yet.
    unrecorded: Vec<(RequestId, PrintFact)>,
}

impl PrintQueue {
    /// Takes a job on the list; none where the original of that request is on it already. Dropped, the
    /// receiver changes nothing; the job stays until [`PrintQueue::end`].
    pub fn begin(
        &mut self,
        whose: Whose,
        original: Option<RequestId>,
    ) -> Option<(JobNumber, watch::Receiver<Wish>)> {
        if original.is_some_and(|id| self.is_coming_out(id)) {
            return None;
        }
        let (wish, wished) = watch::channel(Wish::Out);
        let number = JobNumber(self.next);
        self.next += 1;
        self.jobs.push(Job {
            number,
            whose,
            original,
            stage: Stage::Waiting,
            wish,
        });
        Some((number, wished))
    }

    /// The printer reports a job as processing.
    pub fn has_begun(&mut self, number: JobNumber) {
        if let Some(job) = self.jobs.iter_mut().find(|job| job.number == number) {
            job.stage = Stage::Begun;
        }
    }

    /// A job is off the list, and this is how it ended and whether the disk knows; none where nothing was
    /// printed.
    pub fn end(&mut self, number: JobNumber, ended: Option<(Ended, bool)>) {
        let Some(at) = self.jobs.iter().position(|job| job.number == number) else {
            return;
        };
        let job = self.jobs.swap_remove(at);
        let (Some(id), Some((ended, recorded))) = (job.original, ended) else {
            return;
        };
        if !recorded {
            self.unrecorded.push((id, ended.fact()));
        }
        if matches!(job.whose, Whose::Visit(_)) {
            self.ended.retain(|(other, _)| *other != id);
            self.ended.push((id, ended));
        }
    }

    /// These have gone, at this instant.
    pub fn gone(&mut self, gone: &Whose, now: Instant) {
        for job in &mut self.jobs {
            match verdict(&job.whose, gone, job.stage) {
                Verdict::GoOn => {}
                Verdict::LetOut => {
                    job.whose = Whose::Gone;
                    job.wish.send_replace(Wish::OutBy(now + LET_OUT));
                }
                Verdict::Cancel => {
                    job.whose = Whose::Gone;
                    job.wish.send_replace(Wish::Not);
                }
            }
        }
        if matches!(gone, Whose::Visit(_)) {
            self.ended.clear();
        }
    }

    /// Whether something is coming out for somebody who has gone. Never longer than [`LET_OUT`], however long
    /// the printer takes to give the job up.
    pub fn is_letting_out(&self, now: Instant) -> bool {
        let mut jobs = self.jobs.iter();
        jobs.any(|job| matches!(*job.wish.borrow(), Wish::OutBy(end) if now < end))
    }

    /// Whether the original of this request is on its way.
    pub fn is_coming_out(&self, id: RequestId) -> bool {
        self.jobs.iter().any(|job| job.original == Some(id))
    }

    /// How the original of this request ended in the visit under way.
    pub fn ended(&self, id: RequestId) -> Option<Ended> {
        let (_, ended) = self.ended.iter().find(|(other, _)| *other == id)?;
        Some(*ended)
    }

    /// How originals ended of which the disk does not know.
    pub fn unrecorded(&self) -> Vec<(RequestId, PrintFact)> {
        self.unrecorded.clone()
    }

    /// The disk knows of this one by now.
    pub fn recorded(&mut self, id: RequestId) {
        self.unrecorded.retain(|(other, _)| *other != id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(name: &str) -> Whose {
        Whose::Visit(name.to_owned())
    }

    fn request(number: u8) -> RequestId {
        RequestId::new(1, [number; 10])
    }

    /// The table of [`verdict`].
    #[test]
    fn what_may_still_come_out_follows_from_whose_it_is_and_whether_it_was_begun() {
        use Stage::{Begun, Waiting};
        for (whose, gone, stage, expected) in [
            (visit("a"), visit("a"), Waiting, Verdict::Cancel),
            (visit("a"), visit("a"), Begun, Verdict::LetOut),
            (visit("a"), visit("b"), Waiting, Verdict::GoOn),
            (visit("a"), Whose::Staff, Begun, Verdict::GoOn),
            (Whose::Staff, Whose::Staff, Waiting, Verdict::Cancel),
            (Whose::Staff, Whose::Staff, Begun, Verdict::LetOut),
            (Whose::Staff, visit("a"), Waiting, Verdict::GoOn),
            (
                Whose::Technician,
                Whose::Technician,
                Waiting,
                Verdict::Cancel,
            ),
            (Whose::Technician, Whose::Technician, Begun, Verdict::LetOut),
            (Whose::Gone, visit("a"), Waiting, Verdict::GoOn),
            (Whose::Gone, Whose::Gone, Begun, Verdict::GoOn),
        ] {
            assert_eq!(
                verdict(&whose, &gone, stage),
                expected,
                "{whose:?}, {gone:?} gone, {stage:?}"
            );
        }
    }

    #[tokio::test]
    async fn what_was_not_begun_never_comes_out_for_whoever_comes_next() {
        let mut prints = PrintQueue::default();
        let (_, wished) = prints.begin(visit("a"), Some(request(1))).expect("new");
        prints.gone(&visit("a"), Instant::now());
        assert_eq!(*wished.borrow(), Wish::Not);
        assert!(
            !prints.is_letting_out(Instant::now()),
            "nobody has to wait for it"
        );
    }

    #[tokio::test]
    async fn what_was_begun_has_its_time_and_nobody_is_served_meanwhile() {
        let mut prints = PrintQueue::default();
        let (number, wished) = prints.begin(visit("a"), Some(request(1))).expect("new");
        prints.has_begun(number);
        let now = Instant::now();
        prints.gone(&visit("a"), now);
        assert_eq!(*wished.borrow(), Wish::OutBy(now + LET_OUT));
        assert!(prints.is_letting_out(now));
        assert!(!prints.is_letting_out(now + LET_OUT), "nor for ever");
        // Its time is not made longer by whoever goes later.
        prints.gone(&visit("b"), now + LET_OUT);
        assert_eq!(*wished.borrow(), Wish::OutBy(now + LET_OUT));
        prints.end(number, Some((Ended::Printed, true)));
        assert!(!prints.is_letting_out(now));
        assert_eq!(prints.ended(request(1)), None, "they have gone");
    }

    #[tokio::test]
    async fn each_request_of_a_visit_keeps_its_own_receipt() {
        let mut prints = PrintQueue::default();
        let (first, _) = prints.begin(visit("a"), Some(request(1))).expect("new");
        let (second, wished) = prints.begin(visit("a"), Some(request(2))).expect("new");
        let jam = Ended::Failed {
            fault: Fault::PrinterJam,
            unclear: false,
        };
        prints.end(first, Some((jam, true)));
        assert_eq!(prints.ended(request(1)), Some(jam));
        assert!(prints.is_coming_out(request(2)) && !prints.is_coming_out(request(1)));
        assert_eq!(*wished.borrow(), Wish::Out);
        prints.end(second, Some((Ended::Printed, true)));
        assert_eq!(prints.ended(request(1)), Some(jam), "it is still known");
        assert_eq!(prints.ended(request(2)), Some(Ended::Printed));
    }

    #[tokio::test]
    async fn an_original_is_on_its_way_once() {
        let mut prints = PrintQueue::default();
        let (number, _) = prints.begin(visit("a"), Some(request(1))).expect("new");
        assert!(prints.begin(visit("a"), Some(request(1))).is_none());
        prints.end(number, None);
        assert!(prints.begin(visit("a"), Some(request(1))).is_some());
    }

    #[tokio::test]
    async fn an_end_that_the_disk_did_not_take_is_kept_until_it_does() {
        let mut prints = PrintQueue::default();
        let (number, _) = prints.begin(visit("a"), Some(request(1))).expect("new");
        prints.end(number, Some((Ended::Printed, false)));
        prints.gone(&visit("a"), Instant::now());
        assert_eq!(prints.unrecorded(), [(request(1), PrintFact::Printed)]);
        prints.recorded(request(1));
        assert_eq!(prints.unrecorded(), []);
    }
}
