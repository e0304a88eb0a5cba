//! What goes wrong in a trial, and when: drawn from the campaign's seed and the trial's number alone, so
//! that one trial can be run again without the others.

use std::fmt;

use powercut::dice::Dice;

use crate::fault::Fault;

/// How many faults a trial has.
const FAULTS: usize = 5;
/// One trial in so many has a printer that prints pages, where no fault asks for another.
const PRINTING: u64 = 4;

/// What the kiosk of a trial prints on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printing {
    /// Nothing.
    None,
    /// A printer that speaks IPP.
    Ipp,
    /// A thermal printer that speaks ESC/POS.
    Thermal,
}

/// One thing that a trial does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A visit without a fault.
    Visit,
    /// A backup of central is taken while it runs.
    Backup,
    /// A fault, with visits around it; the number draws its details.
    Fault(Fault, u64),
}

/// A trial's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// The trial's number in its campaign.
    pub trial: u64,
    /// Draws everything that the steps do not hold.
    pub seed: u64,
    /// What the kiosk prints on.
    pub prints: Printing,
    /// What happens, in order.
    pub steps: Vec<Step>,
}

impl Schedule {
    /// The plan of one trial. Any twelve trials in a row hold every kind of fault, and so do the first six.
    pub fn drawn(campaign: u64, trial: u64) -> Schedule {
        let mut dice = Dice::part(campaign, trial);
        let mut steps = Vec::new();
        for fault in faults(campaign, trial) {
            if dice.one_in(3) {
                steps.push(Step::Visit);
            }
            if fault == Fault::RestoreCentral {
                // What is delivered between backup and restore is what central will lack.
                let at = dice.below(steps.len() as u64 + 1) as usize;
                steps.insert(at, Step::Backup);
                steps.push(Step::Visit);
            }
            steps.push(Step::Fault(fault, dice.draw()));
        }
        if dice.one_in(2) {
            steps.push(Step::Visit);
        }
        Schedule {
            trial,
            seed: dice.draw(),
            prints: match faults(campaign, trial).contains(&Fault::CableTwice) {
                true => Printing::Thermal,
                false if dice.one_in(PRINTING) => Printing::Ipp,
                false => Printing::None,
            },
            steps,
        }
    }
}

/// The trial's share of an endless row in which every block holds each kind once.
fn faults(campaign: u64, trial: u64) -> Vec<Fault> {
    let kinds = Fault::ALL.len() as u64;
    (trial * FAULTS as u64..(trial + 1) * FAULTS as u64)
        .map(|place| {
            let mut block = Fault::ALL.to_vec();
            Dice::part(!campaign, place / kinds).shuffle(&mut block);
            block[(place % kinds) as usize]
        })
        .collect()
}

impl Schedule {
    /// The faults of the plan.
    pub fn faults(&self) -> impl Iterator<Item = Fault> {
        self.steps.iter().filter_map(|step| match step {
            Step::Fault(fault, _) => Some(*fault),
            Step::Visit | Step::Backup => None,
        })
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "trial {}", self.trial)?;
        match self.prints {
            Printing::None => {}
            Printing::Ipp => write!(f, " (prints)")?,
            Printing::Thermal => write!(f, " (prints on a roll)")?,
        }
        write!(f, ":")?;
        for step in &self.steps {
            match step {
                Step::Visit => write!(f, " visit")?,
                Step::Backup => write!(f, " backup")?,
                Step::Fault(fault, number) => {
                    write!(f, " {}#{:04x}", fault.name(), number & 0xffff)?
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trial_is_the_same_whatever_runs_beside_it() {
        assert_eq!(Schedule::drawn(7, 3), Schedule::drawn(7, 3));
        assert_ne!(Schedule::drawn(7, 3).steps, Schedule::drawn(8, 3).steps);
    }

    #[test]
    fn every_kind_comes_often_and_each_restore_has_its_backup() {
        for seed in 0..20 {
            let steps: Vec<Step> = (0..200)
                .flat_map(|trial| Schedule::drawn(seed, trial).steps)
                .collect();
            for kind in Fault::ALL {
                let count = steps
                    .iter()
                    .filter(|step| matches!(step, Step::Fault(fault, _) if fault == kind))
                    .count();
                assert!(count >= 30, "{kind:?}: {count}");
            }
        }
        for trial in 0..200 {
            let steps = Schedule::drawn(1, trial).steps;
            let restore = steps
                .iter()
                .position(|step| matches!(step, Step::Fault(Fault::RestoreCentral, _)));
            let backup = steps.iter().position(|step| *step == Step::Backup);
            assert!(restore.is_none() || backup < restore);
        }
    }

    #[test]
    fn any_six_trials_from_the_first_hold_every_kind() {
        for seed in 0..20 {
            let plans: Vec<_> = (0..6)
                .flat_map(|trial| Schedule::drawn(seed, trial).steps)
                .collect();
            for kind in Fault::ALL {
                assert!(
                    plans
                        .iter()
                        .any(|step| matches!(step, Step::Fault(fault, _) if fault == kind))
                );
            }
        }
    }
}
