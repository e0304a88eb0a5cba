//! The rules once more, short and on their own: when an address may have changed, when nobody may have been silent, when
//! something is done. It knows nothing of central's code; it is told what was done and shown what came of it.

use std::collections::BTreeMap;

const DAY: i64 = 86_400_000;

/// What the model knows of one request of the case.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Where the mail shall go.
    pub to: String,
    /// When central received it.
    pub received: i64,
    /// The new mailbox was proven, by code or by link.
    pub confirmed: bool,
    /// Numbers that are those of the case, and numbers that are not.
    pub matching: u32,
    pub differing: u32,
    /// The old mailbox is said to be a helper's.
    pub helpers: bool,
    /// When a mail server took the notice: a file lies there.
    pub notice_taken: Option<i64>,
    pub yes: bool,
    pub no: bool,
    /// Staff saw the passport; or a newer one, and somebody approved who may.
    pub passport: bool,
}

/// What there is after a step.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    pub address: String,
    /// By request: its state, and whether the mail that answers it was taken.
    pub states: BTreeMap<String, (String, bool)>,
    /// By request: the state that its last event names.
    pub last_events: BTreeMap<String, String>,
    pub events: i64,
}

/// One case and everything that was asked of it.
#[derive(Debug, Clone, Default)]
pub struct Model {
    pub requests: BTreeMap<String, Request>,
    /// Somebody who reads the old mailbox said "not me", and no passport has overruled it since.
    pub objected: bool,
    pub last: Seen,
}

/// Working days from one instant to another, without a thought of holidays: there are never more.
fn weekdays(from: i64, to: i64) -> i64 {
    // The first of January 1970 was a Thursday.
    (from / DAY + 1..=to / DAY)
        .filter(|day| (day + 3) % 7 < 5)
        .count() as i64
}

impl Model {
    /// Judges a step that ended at `now`. `told` are the requests whose notice left in this very step.
    pub fn judge(&mut self, seen: Seen, told: &[String], now: i64) -> Result<(), String> {
        if seen.address != self.last.address {
            self.may_have_changed(&seen.address, told, now)?;
        }
        for (id, (state, answered)) in &seen.states {
            if state == "done" && !answered {
                return Err(format!("{id} is done, and its mail was never taken"));
            }
            let before = self.last.states.get(id).map(|(state, _)| state.as_str());
            if before == Some("done") && state != "done" {
                return Err(format!("{id} was done and is {state}"));
            }
            if state != "received" && seen.last_events.get(id) != Some(state) {
                return Err(format!("{id} is {state}, and no event says so"));
            }
        }
        if seen.events < self.last.events {
            return Err("an event is gone".to_owned());
        }
        self.last = seen;
        Ok(())
    }

    fn may_have_changed(&self, to: &str, told: &[String], now: i64) -> Result<(), String> {
        let alike: Vec<_> = self.requests.iter().filter(|(_, it)| it.to == to).collect();
        if !alike.iter().any(|(_, it)| it.confirmed) {
            return Err("changed to a mailbox that nobody confirmed".to_owned());
        }
        if alike.iter().any(|(_, it)| it.passport) {
            return Ok(());
        }
        if self.objected {
            return Err("changed after \"not me\"".to_owned());
        }
        if alike.iter().any(|(id, _)| told.contains(id)) {
            return Err("told and changed in one step".to_owned());
        }
        let consented =
            alike.iter().any(|(_, it)| it.yes) && !alike.iter().any(|(_, it)| it.helpers);
        let silent = alike.iter().any(|(_, it)| {
            it.matching >= 3
                && it.differing == 0
                && alike
                    .iter()
                    .any(|(_, told)| told.notice_taken.is_some_and(|at| weekdays(at, now) >= 3))
                && weekdays(it.received, now) >= 5
        });
        match consented || silent {
            true => Ok(()),
            false => Err("changed without a row of the ladder".to_owned()),
        }
    }
}
