//! The faults that are on right now. Each is logged once when it begins and once when it ends.

use std::{collections::BTreeSet, sync::Mutex};

use tokio::sync::watch;

use crate::machine::{
    event::{Event, log},
    fault::{Audience, Fault, Service},
};

/// The set of present faults; whoever looks at it can wait for it to change.
#[derive(Debug)]
pub struct Faults {
    present: Mutex<BTreeSet<Fault>>,
    changed: watch::Sender<u64>,
}

impl Faults {
    /// No faults; `changed` is told of every change.
    pub fn new(changed: watch::Sender<u64>) -> Faults {
        Faults {
            present: Mutex::default(),
            changed,
        }
    }

    /// Says whether a fault is on.
    pub fn set(&self, fault: Fault, on: bool) {
        let moved = {
            let mut present = self.present.lock().expect("no holder of the lock panics");
            match on {
                true => present.insert(fault),
                false => present.remove(&fault),
            }
        };
        if moved {
            log(if on {
                Event::FaultBegan(fault)
            } else {
                Event::FaultEnded(fault)
            });
            self.changed.send_modify(|version| *version += 1);
        }
    }

    /// Says which of `group` is on: that one, and none of the others.
    pub fn set_one_of(&self, group: &[Fault], on: Option<Fault>) {
        for fault in group {
            self.set(*fault, Some(*fault) == on);
        }
    }

    /// Whether a fault is on.
    pub fn has(&self, fault: Fault) -> bool {
        self.present
            .lock()
            .expect("no holder of the lock panics")
            .contains(&fault)
    }

    /// All that are on.
    pub fn all(&self) -> Vec<Fault> {
        self.present
            .lock()
            .expect("no holder of the lock panics")
            .iter()
            .copied()
            .collect()
    }

    /// Those that a person should know of before they begin.
    pub fn notices(&self) -> Vec<Fault> {
        let mut all = self.all();
        all.retain(|fault| fault.audience() == Audience::Before);
        all
    }

    /// The first one for which nothing can be saved.
    pub fn closing(&self) -> Option<Fault> {
        self.all()
            .into_iter()
            .find(|fault| fault.service() == Service::Closed)
    }
}
