//! What happens next with a request, in order and with dates: made here alone, for page, receipt, tracking
//! page and mail, so that they cannot contradict each other. Pure; the words are in `locales/*.ftl`.
//!
//! Promises: a date stands alone only where the request has reached AIMA. Before that the time of checking
//! has not begun, and all that can be said is what holds if it arrives today.

use jiff::civil::Date;

use crate::{request::Kind, working_days};

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The person opens the link that is sent to the new address.
    Confirm,
    /// AIMA writes to the address that it has; a "yes" there makes it faster.
    OldAddress,
    /// AIMA checks the request, by a date.
    Checked,
    /// AIMA checks the request in so many working days from its arrival.
    CheckedIfToday,
    /// The data to pay come by mail.
    Payment,
    /// AIMA writes that the case goes on.
    Reactivated,
    /// It is dealt with at the counter.
    Counter,
}

impl Step {
    /// Every step.
    pub const ALL: [Step; 7] = [
        Step::Confirm,
        Step::OldAddress,
        Step::Checked,
        Step::CheckedIfToday,
        Step::Payment,
        Step::Reactivated,
        Step::Counter,
    ];

    /// The stable name: the tail of the key of its sentence.
    pub fn as_str(self) -> &'static str {
        match self {
            Step::Confirm => "confirm",
            Step::OldAddress => "old-address",
            Step::Checked => "checked",
            Step::CheckedIfToday => "checked-if-today",
            Step::Payment => "payment",
            Step::Reactivated => "reactivated",
            Step::Counter => "counter",
        }
    }
}

/// A step, and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatedStep {
    /// What happens.
    pub step: Step,
    /// By which day, in the site's zone; with [`Step::CheckedIfToday`]: if the request arrives today.
    pub date: Option<Date>,
    /// With [`Step::CheckedIfToday`]: how many working days from its arrival.
    pub days: Option<u32>,
}

/// Until when a request is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// It has arrived: until this day.
    Day(Date),
    /// It has not: so many working days from its arrival; until this day if it arrives today.
    IfToday {
        /// The day.
        date: Date,
        /// How many.
        days: u32,
    },
}

impl Until {
    /// The day, `days` working days after the request arrived, or after `today` where it has not. `closed`
    /// are days without work besides weekends and national holidays.
    pub fn of(arrived: Option<Date>, today: Date, days: u32, closed: &[Date]) -> Until {
        let after = |start| working_days::add_but(start, days, closed);
        match arrived {
            Some(day) => Until::Day(after(day)),
            None => Until::IfToday {
                date: after(today),
                days,
            },
        }
    }
}

/// What happens next with a request of this kind. `confirmed` says whether its new mailbox is; none where
/// there is none, or where that is not known to whoever asks.
pub fn next(kind: Kind, confirmed: Option<bool>, until: Until) -> Vec<DatedStep> {
    let plain = |step| DatedStep {
        step,
        date: None,
        days: None,
    };
    // Nobody checks by a date what always ends at the counter.
    if kind == Kind::Closed {
        return vec![plain(Step::Counter)];
    }
    let mut steps = Vec::with_capacity(4);
    if confirmed == Some(false) {
        // The one thing that is for the person to do stands first.
        steps.push(plain(Step::Confirm));
    }
    // A resend goes to the address that AIMA has.
    if kind != Kind::Resend {
        steps.push(plain(Step::OldAddress));
    }
    steps.push(match until {
        Until::Day(date) => DatedStep {
            date: Some(date),
            ..plain(Step::Checked)
        },
        Until::IfToday { date, days } => DatedStep {
            step: Step::CheckedIfToday,
            date: Some(date),
            days: Some(days),
        },
    });
    steps.push(plain(match kind {
        Kind::Reactivate => Step::Reactivated,
        _ => Step::Payment,
    }));
    steps
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn names(kind: Kind, confirmed: Option<bool>, until: Until) -> Vec<&'static str> {
        let steps = next(kind, confirmed, until);
        steps.iter().map(|dated| dated.step.as_str()).collect()
    }

    #[test]
    fn each_kind_has_its_steps_in_order() {
        let until = Until::Day(date(2026, 12, 7));
        for (kind, confirmed, expected) in [
            (
                Kind::CorrectEmail,
                Some(false),
                &["confirm", "old-address", "checked", "payment"][..],
            ),
            (
                Kind::CorrectEmail,
                Some(true),
                &["old-address", "checked", "payment"],
            ),
            (
                Kind::CorrectEmail,
                None,
                &["old-address", "checked", "payment"],
            ),
            (
                Kind::Resend,
                Some(false),
                &["confirm", "checked", "payment"],
            ),
            (Kind::Resend, Some(true), &["checked", "payment"]),
            (
                Kind::Reactivate,
                None,
                &["old-address", "checked", "reactivated"],
            ),
            (Kind::Closed, None, &["counter"]),
        ] {
            assert_eq!(
                names(kind, confirmed, until),
                expected,
                "{kind} {confirmed:?}"
            );
        }
    }

    #[test]
    fn a_date_stands_alone_only_where_the_request_has_arrived() {
        let (today, arrived) = (date(2026, 11, 27), date(2026, 11, 26));
        let checked = |arrived, closed: &[Date]| {
            let steps = next(
                Kind::Resend,
                Some(true),
                Until::of(arrived, today, 5, closed),
            );
            steps[0]
        };
        // The first and the eighth of December are holidays.
        let there = checked(Some(arrived), &[]);
        assert_eq!(there.step, Step::Checked);
        assert_eq!((there.date, there.days), (Some(date(2026, 12, 4)), None));
        let not_yet = checked(None, &[]);
        assert_eq!(not_yet.step, Step::CheckedIfToday);
        assert_eq!(
            (not_yet.date, not_yet.days),
            (Some(date(2026, 12, 7)), Some(5))
        );
        let longer = checked(None, &[date(2026, 12, 4), date(2026, 12, 5)]);
        assert_eq!(
            longer.date,
            Some(date(2026, 12, 9)),
            "a closed Friday counts, a closed Saturday not again, and the eighth is a holiday"
        );
    }

    #[test]
    fn each_step_has_one_name() {
        let names: std::collections::BTreeSet<_> = Step::ALL.iter().map(|it| it.as_str()).collect();
        assert_eq!(names.len(), Step::ALL.len());
    }
}
