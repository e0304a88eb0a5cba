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
    /// For how many working days it is checked.
    pub hold_days: i64,
    /// The new mailbox was proven, by code or by link.
    pub confirmed: bool,
    /// Numbers that are those of the case, and numbers that are not.
    pub matching: u32,
    pub differing: u32,
    /// The old mailbox is said to be a helper's.
    pub helpers: bool,
    /// It was unsealed while the registry was asked for nothing: what it says counts for whatever is decided from then on.
    pub known: bool,
    /// When the old mailbox's notice was queued.
    pub told: Option<i64>,
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
    /// How many of them say that the case has another address.
    pub changes: i64,
    /// The registry is asked for a change, and nobody has written down what it answered.
    pub asked: bool,
    /// By mail with payment data that waits or was taken: where it goes.
    pub payments: BTreeMap<String, String>,
}

/// One case and everything that was asked of it.
#[derive(Debug, Clone, Default)]
pub struct Model {
    pub requests: BTreeMap<String, Request>,
    /// Somebody who reads the old mailbox said "not me", and no passport has overruled it since.
    pub objected: bool,
    /// It was said in this very step.
    pub must_stop: bool,
    /// Who saw the passport last to undo the last change, and when.
    pub passport_seen: Option<(&'static str, i64)>,
    /// Somebody else, one of the two a supervisor, wanted it undone.
    pub may_be_restored: bool,
    /// The address that a file brought in this very step.
    pub imported: Option<String>,
    /// The addresses that the case had before, the last one last; and when it got the one that it has.
    pub former: Vec<String>,
    pub changed: Option<i64>,
    /// It was changed by a request: a file changes it no more.
    pub corrected: bool,
    /// Address and events when nothing was asked of the registry.
    pub settled: Option<(String, i64)>,
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
        let imported = self.imported.take();
        if seen.address != self.last.address {
            let silent = match self.is_undone(&seen.address, imported) {
                true => false,
                false => self.may_have_changed(&seen.address, told, now)?,
            };
            self.former.push(self.last.address.clone());
            self.changed = Some(now);
            let before = &self.last.states;
            for (id, it) in self.requests.iter_mut().filter(|_| silent) {
                let open = before.get(id).is_none_or(|(state, _)| !was_applied(state));
                it.by_silence |= open && it.to == seen.address;
            }
        }
        if !seen.asked {
            let settled = self.settled.replace((seen.address.clone(), seen.changes));
            let (address, changes) =
                settled.unwrap_or_else(|| (self.last.address.clone(), self.last.changes));
            if address != seen.address && changes == seen.changes {
                return Err("the address changed, and no event says so".to_owned());
            }
        }
        // Where the address changed more than once in this step, it may have gone to one of those in between.
        let addresses = [&self.last.address, &seen.address];
        for (mail, to) in &seen.payments {
            let new = !self.last.payments.contains_key(mail);
            if new && seen.changes <= self.last.changes + 1 && !addresses.contains(&to) {
                return Err("payment data go to an address that the case does not have".to_owned());
            }
        }
        let stops = std::mem::take(&mut self.must_stop);
        for (id, (state, answered)) in &seen.states {
            if stops && ["opened", "counter"].contains(&state.as_str()) {
                return Err(format!("{id} is {state} after \"not me\""));
            }
            if state == "applying" && !seen.asked {
                return Err(format!("{id} is applying, and nobody asks the registry"));
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
        for (id, it) in self.requests.iter_mut().filter(|_| !seen.asked) {
            it.known |= seen
                .states
                .get(id)
                .is_some_and(|(state, _)| state != "received");
        }
        self.last = seen;
        Ok(())
    }

    /// The registry has the right telephone, or another.
    pub fn telephone_is(&mut self, right: bool) {
        let three = self.requests.values_mut();
        for request in three.filter(|it| it.matching + it.differing == 3) {
            (request.matching, request.differing) = if right { (3, 0) } else { (2, 1) };
        }
    }

    /// Whether two people gave the case its former address back, or a file brought another.
    fn is_undone(&mut self, to: &str, imported: Option<String>) -> bool {
        if imported.as_deref() == Some(to) && !self.corrected {
            return true;
        }
        let restored = self.may_be_restored && self.former.last().is_some_and(|it| it == to);
        self.may_be_restored &= !restored;
        self.corrected = true;
        restored
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
        // What a mailbox says that the case had before counts for nothing.
        let of_now = |it: &Request| self.changed.is_none_or(|at| it.told > Some(at));
        let said_of_now = |it: &Request| self.changed.is_none_or(|at| it.received >= at);
        let helpers = |it: &Request| it.helpers && it.known && said_of_now(it);
        let consented = alike.iter().any(|(_, it)| it.yes && of_now(it))
            && !alike.iter().any(|(_, it)| helpers(it));
        let silent = alike.iter().any(|(_, it)| {
            it.matching >= 3
                && it.differing == 0
                && alike.iter().any(|(_, told)| {
                    let taken = told.notice_taken.is_some_and(|at| weekdays(at, now) >= 3);
                    taken && !told.notice_back && of_now(told)
                })
                && weekdays(it.received, now) >= it.hold_days
        });
        match consented || silent {
            true => Ok(!consented),
            false => Err("changed without a row of the ladder".to_owned()),
        }
    }
}
