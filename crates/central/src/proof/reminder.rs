//! Whether somebody is reminded of the last day to pay, and when. One function, and its table is its test.

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use protocol::working_days::Checking;

use crate::registry::CaseStatus;

/// The hour of the day at which a reminder leaves, in the site's zone: when people read, and counters are open.
const HOUR: i8 = 9;

/// When the reminder of `last_day` is due, `days` working days before it: in the morning. `None` where that is not later
/// than `now`, when the payment data themselves were accepted: who was just told needs no reminder.
pub fn due_at(
    last_day: Date,
    days: u32,
    checking: &Checking,
    zone: &TimeZone,
    now: Timestamp,
) -> Option<Timestamp> {
    let day = checking.before(last_day, days);
    let morning = day.to_datetime(Time::constant(HOUR, 0, 0, 0));
    let due = zone.to_timestamp(morning).ok()?;
    (due > now).then_some(due)
}

/// What is known of the case when its reminder is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Where it stands; `None` where the registry has no such case any more.
    pub status: Option<CaseStatus>,
    /// There is something to pay.
    pub payable: bool,
    /// It has an address.
    pub has_address: bool,
    /// The old mailbox said "not me", and no passport has overruled it.
    pub protected: bool,
    /// The last day to pay.
    pub last_day: Date,
    /// The day of now, in the site's zone.
    pub today: Date,
}

/// What becomes of a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is mailed.
    Remind,
    /// Not now: whose address it is is in dispute. It is asked again the day after.
    Later,
    /// Never, for this reason.
    Never(&'static str),
}

/// What becomes of a reminder that is due. The first line that holds:
///
/// | what is known | verdict |
/// | --- | --- |
/// | the registry has no such case | never: `case-gone` |
/// | it is not pending any more, such as paid | never: `case-moved-on` |
/// | the last day is over | never: `day-passed` |
/// | there is nothing to pay | never: `nothing-to-pay` |
/// | it has no address | never: `no-address` |
/// | it is protected | later |
/// | else | remind |
pub fn verdict(facts: &Facts) -> Verdict {
    let Some(status) = facts.status else {
        return Verdict::Never("case-gone");
    };
    for (holds, reason) in [
        (status != CaseStatus::Pending, "case-moved-on"),
        (facts.today > facts.last_day, "day-passed"),
        (!facts.payable, "nothing-to-pay"),
        (!facts.has_address, "no-address"),
    ] {
        if holds {
            return Verdict::Never(reason);
        }
    }
    match facts.protected {
        true => Verdict::Later,
        false => Verdict::Remind,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const FACTS: Facts = Facts {
        status: Some(CaseStatus::Pending),
        payable: true,
        has_address: true,
        protected: false,
        last_day: date(2026, 3, 24),
        today: date(2026, 3, 19),
    };

    #[test]
    fn the_table() {
        let facts = |of: fn(&mut Facts)| {
            let mut facts = FACTS;
            of(&mut facts);
            facts
        };
        for (facts, expected) in [
            (FACTS, Verdict::Remind),
            (facts(|it| it.today = it.last_day), Verdict::Remind),
            (facts(|it| it.protected = true), Verdict::Later),
            (facts(|it| it.status = None), Verdict::Never("case-gone")),
            (
                facts(|it| it.today = date(2026, 3, 25)),
                Verdict::Never("day-passed"),
            ),
            (
                facts(|it| {
                    it.protected = true;
                    it.today = date(2026, 3, 25);
                }),
                Verdict::Never("day-passed"),
            ),
            (
                facts(|it| it.payable = false),
                Verdict::Never("nothing-to-pay"),
            ),
            (
                facts(|it| it.has_address = false),
                Verdict::Never("no-address"),
            ),
        ] {
            assert_eq!(verdict(&facts), expected, "{facts:?}");
        }
        for status in CaseStatus::ALL {
            let mut facts = FACTS;
            facts.status = Some(status);
            let reminded = verdict(&facts) == Verdict::Remind;
            assert_eq!(reminded, status == CaseStatus::Pending, "{status}");
        }
    }

    #[test]
    fn it_is_due_in_the_morning_of_the_third_working_day_before_in_the_sites_zone() {
        let checking = Checking {
            days: 5,
            closed: vec![date(2026, 3, 20)],
        };
        let now: Timestamp = "2026-03-10T00:00:00Z".parse().unwrap();
        for (zone, due) in [
            ("Europe/Lisbon", "2026-03-18T09:00:00Z"),
            ("Atlantic/Azores", "2026-03-18T10:00:00Z"),
        ] {
            let zone = TimeZone::get(zone).unwrap();
            let due: Timestamp = due.parse().unwrap();
            let last_day = date(2026, 3, 24);
            let at = |now| due_at(last_day, 3, &checking, &zone, now);
            assert_eq!(at(now), Some(due));
            assert_eq!(at(due), None, "accepted when it was due, or later");
        }
    }
}
