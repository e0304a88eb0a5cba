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
    /// It was reported that the notice failed, or is delayed.
    pub notice_back: bool,
    /// The request was carried out, with others to the same address, because nobody objected.
    pub by_silence: bool,
    /// It was reported that the mail that the person came for failed.
    pub answer_back: bool,
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
    /// It was said in this very step.
    pub must_stop: bool,
    pub last: Seen,
}

/// Working days from one instant to another, without a thought of holidays: there are never more.
fn weekdays(from: i64, to: i64) -> i64 {
    // The first of January 1970 was a Thursday.
    (from / DAY + 1..=to / DAY)
        .filter(|day| (day + 3) % 7 < 5)
        .count() as i64
}

fn was_applied(state: &str) -> bool {
    ["applied", "undelivered", "done"].contains(&state)
}

impl Model {
    /// Judges a step that ended at `now`. `told` are the requests whose notice left in this very step.
    pub fn judge(&mut self, seen: Seen, told: &[String], now: i64) -> Result<(), String> {
        if seen.address != self.last.address {
            let silent = self.may_have_changed(&seen.address, told, now)?;
            let before = &self.last.states;
            for (id, it) in self.requests.iter_mut().filter(|_| silent) {
                let open = before.get(id).is_none_or(|(state, _)| !was_applied(state));
                it.by_silence |= open && it.to == seen.address;
            }
        }
        let stops = std::mem::take(&mut self.must_stop);
        for (id, (state, answered)) in &seen.states {
            if stops && ["opened", "counter"].contains(&state.as_str()) {
                return Err(format!("{id} is {state} after \"not me\""));
            }
            let was_applied_before = self
                .last
                .states
                .get(id)
                .is_some_and(|(state, _)| was_applied(state));
            if was_applied(state) && !was_applied_before && self.requests[id].to != seen.address {
                return Err(format!("{id} is {state}, and the case has another address"));
            }
            if state == "done" && !answered {
                return Err(format!("{id} is done, and its mail was never taken"));
            }
            let before = self.last.states.get(id).map(|(state, _)| state.as_str());
            let back = self.requests[id].answer_back && state == "undelivered";
            if before == Some("done") && state != "done" && !back {
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

    /// A notice came back, and whoever had to do with it has seen it: silence that was counted was none.
    pub fn notice_failed(&mut self, id: &str) {
        let applied = self
            .last
            .states
            .get(id)
            .is_some_and(|(state, _)| was_applied(state));
        let passport = self.requests.values().any(|it| it.passport);
        self.objected |= applied && self.requests[id].by_silence && !passport;
    }

    /// Whether it was silence alone.
    fn may_have_changed(&self, to: &str, told: &[String], now: i64) -> Result<bool, String> {
        let alike: Vec<_> = self.requests.iter().filter(|(_, it)| it.to == to).collect();
        if !alike.iter().any(|(_, it)| it.confirmed) {
            return Err("changed to a mailbox that nobody confirmed".to_owned());
        }
        if alike.iter().any(|(_, it)| it.passport) {
            return Ok(false);
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
                && alike.iter().any(|(_, told)| {
                    let taken = told.notice_taken.is_some_and(|at| weekdays(at, now) >= 3);
                    taken && !told.notice_back
                })
                && weekdays(it.received, now) >= 5
        });
        match consented || silent {
            true => Ok(!consented),
            false => Err("changed without a row of the ladder".to_owned()),
        }
    }
}
