//! One trial: the real programs, the faults of its plan, and at its end everything mended and the queue
//! empty. It judges nothing; it leaves the evidence.

mod faults;
mod machine;
mod operator;
mod parts;
mod quiet;

use std::{collections::BTreeSet, time::Duration};

use anyhow::Result;
use powercut::dice::Dice;

pub use parts::{Parts, Programs, Template};

use crate::{
    evidence::{Counts, Mark, Place, What},
    fault::Fault,
    kiosk_side::Seen,
    people,
    schedule::{Schedule, Step},
};

/// How long a person waits for what Send says.
const ANSWER: Duration = Duration::from_secs(6);
/// How long a receipt is waited for.
const PAPER: Duration = Duration::from_secs(3);

/// A trial under way.
pub struct Trial<'a> {
    parts: Parts<'a>,
    dice: Dice,
    counts: Counts,
    visits: u64,
    backup: Option<i64>,
    /// What central has been told since its backup, and the operator must tell it again.
    since_backup: SinceBackup,
    sealing_keys: u32,
    lasting: BTreeSet<Fault>,
    last: Option<Fault>,
}

/// What a backup does not know.
#[derive(Debug, Clone, Copy, Default)]
struct SinceBackup {
    enrolled: bool,
    published: bool,
}

/// What a trial gives back beside its evidence.
#[derive(Debug)]
pub struct Ended {
    /// What happened.
    pub counts: Counts,
    /// Why it could not be brought to its end.
    pub broken: Option<String>,
    /// Power cuts that took something away.
    pub took: u64,
    /// How the disk was filled.
    pub disk_full_by: &'static str,
}

/// Runs a trial to its end and leaves its evidence in `place`.
///
/// # Errors
/// The parts cannot be set up.
pub fn run(
    schedule: &Schedule,
    template: &Template,
    place: &Place,
    room: &std::path::Path,
) -> Result<Ended> {
    let parts = Parts::set_up(template, place, room, schedule.prints)?;
    let mut trial = Trial {
        parts,
        dice: Dice::new(schedule.seed),
        counts: Counts::new(),
        visits: 0,
        backup: None,
        since_backup: SinceBackup::default(),
        sealing_keys: 1,
        lasting: BTreeSet::new(),
        last: None,
    };
    let mut ended = trial.steps(schedule).and_then(|()| trial.come_to_rest());
    let left = trial.parts.leave_evidence();
    if ended.is_ok() {
        ended = left;
    }
    Ok(Ended {
        counts: trial.counts,
        broken: ended.err().map(|error| format!("{error:#}")),
        took: trial.parts.kiosk.side.took() + trial.parts.central.side.took(),
        disk_full_by: trial.parts.room.filled_by(),
    })
}

impl Trial<'_> {
    fn steps(&mut self, schedule: &Schedule) -> Result<()> {
        for step in &schedule.steps {
            match step {
                Step::Visit => drop(self.visit()?),
                Step::Backup => {
                    self.parts
                        .central
                        .back_up(&self.parts.place.path("central/backup.db"))?;
                    self.backup = Some(self.parts.central.count()?.0);
                    self.since_backup = SinceBackup::default();
                }
                Step::Fault(fault, number) => {
                    self.last = Some(*fault);
                    self.mark(*fault, What::Began)?;
                    self.strike(*fault, &mut Dice::new(*number))?;
                    if !fault.outlasts_its_step() {
                        self.over(*fault)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A whole visit: typed, sent, the answer read, perhaps a receipt awaited.
    fn visit(&mut self) -> Result<Seen> {
        let n = self.send()?;
        let seen = self.parts.kiosk.sees(n, ANSWER);
        if seen == Seen::Saved && self.parts.prints() && !self.dice.one_in(3) {
            self.parts.kiosk.paper_of(n, PAPER);
            if self.dice.one_in(4) {
                self.parts.kiosk.print_again();
            }
        }
        if self.dice.one_in(2) {
            self.parts.kiosk.end_visit();
        }
        Ok(seen)
    }

    /// Types a visit and presses Send, without waiting for what it says.
    fn send(&mut self) -> Result<u64> {
        let visit = people::visit(&self.parts.template.people, &mut self.dice, self.visits);
        self.visits += 1;
        self.parts.submitted.add(&visit)?;
        let presses = if self.dice.one_in(4) { 2 } else { 1 };
        self.parts.kiosk.type_in(&visit, presses);
        Ok(visit.n)
    }

    /// Writes down what became of a fault, for the judge of what the kiosk says meanwhile.
    fn mark(&mut self, fault: Fault, what: What) -> Result<()> {
        if what == What::Began {
            self.lasting.insert(fault);
        }
        let at_ms = self.parts.began.elapsed().as_millis() as u64;
        self.parts.went_wrong.add(&Mark { at_ms, fault, what })
    }

    /// It is over, or will be in a moment.
    fn over(&mut self, fault: Fault) -> Result<()> {
        match self.lasting.remove(&fault) {
            true => self.mark(fault, What::Over),
            false => Ok(()),
        }
    }

    fn count(&mut self, fault: Fault) {
        *self.counts.entry(fault).or_default() += 1;
    }
}
