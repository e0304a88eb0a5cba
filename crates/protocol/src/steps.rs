//! What happens next with a request, in order and with dates: made here alone, for page, receipt, tracking
//! page and mail, so that they cannot contradict each other. Pure; the words are in `locales/*.ftl`.
//!
//! Promises: a date stands alone only where the request has reached AIMA. Before that the time of checking
//! has not begun, and all that can be said is what holds if it arrives today. A day that has passed is no
//! longer named: then the answer is on its way.

use jiff::civil::Date;

use crate::{request::Kind, working_days::Checking};

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The person opens the link that is sent to the new address.
    Confirm,
    /// The same in that very mail.
    ConfirmHere,
    /// AIMA writes to the address that it has; a "yes" there makes it faster.
    OldAddress,
    /// In that very mail: its reader says whether it was them.
    AnswerHere,
    /// AIMA checks the request, by a date.
    Checked,
    /// AIMA checks the request in so many working days from its arrival.
    CheckedIfToday,
    /// The time of checking is over, and the answer is on its way.
    Answer,
    /// AIMA writes to the new address from then on.
    Replaced,
    /// The data to pay come by mail.
    Payment,
    /// AIMA writes that the case goes on.
    Reactivated,
    /// It is dealt with at the counter.
    Counter,
}

impl Step {
    /// Every step.
    pub const ALL: [Step; 11] = [
        Step::Confirm,
        Step::ConfirmHere,
        Step::OldAddress,
        Step::AnswerHere,
        Step::Checked,
        Step::CheckedIfToday,
        Step::Answer,
        Step::Replaced,
        Step::Payment,
        Step::Reactivated,
        Step::Counter,
    ];

    /// The stable name: the tail of the key of its sentence.
    pub fn as_str(self) -> &'static str {
        match self {
            Step::Confirm => "confirm",
            Step::ConfirmHere => "confirm-here",
            Step::OldAddress => "old-address",
            Step::AnswerHere => "answer-here",
            Step::Checked => "checked",
            Step::CheckedIfToday => "checked-if-today",
            Step::Answer => "answer",
            Step::Replaced => "replaced",
            Step::Payment => "payment",
            Step::Reactivated => "reactivated",
            Step::Counter => "counter",
        }
    }

    /// Whether it is for whoever reads it to do, there and then.
    pub fn is_now(self) -> bool {
        matches!(self, Step::ConfirmHere | Step::AnswerHere)
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
    /// That day is over.
    Passed,
}

impl Until {
    /// Until when `checking` lasts for a request that arrived on this day, or arrives `today`.
    pub fn of(arrived: Option<Date>, today: Date, checking: &Checking) -> Until {
        match arrived {
            Some(day) => {
                let until = checking.until(day);
                Until::open((until >= today).then_some(until))
            }
            None => Until::IfToday {
                date: checking.until(today),
                days: checking.days,
            },
        }
    }

    /// Of a request that has arrived: until this day, or past it where there is none.
    pub fn open(day: Option<Date>) -> Until {
        day.map_or(Until::Passed, Until::Day)
    }
}

/// What happens next with a request of this kind. `confirmed` says whether its new mailbox is; none where
/// there is none, or where that is not known to whoever asks.
pub fn next(kind: Kind, confirmed: Option<bool>, until: Until) -> Vec<DatedStep> {
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
    if kind != Kind::Resend && until != Until::Passed {
        steps.push(plain(Step::OldAddress));
    }
    steps.push(checked(until));
    steps.push(plain(match kind {
        Kind::Reactivate => Step::Reactivated,
        _ => Step::Payment,
    }));
    steps
}

/// The same in the mail by which the new mailbox confirms itself.
pub fn in_confirmation(kind: Kind, until: Until) -> Vec<DatedStep> {
    let mut steps = vec![plain(Step::ConfirmHere)];
    steps.extend(next(kind, None, until));
    steps
}

/// The same in the notice to the address that AIMA has.
pub fn in_notice(kind: Kind, until: Until) -> Vec<DatedStep> {
    let last = match kind {
        Kind::Closed => return vec![plain(Step::AnswerHere), plain(Step::Counter)],
        Kind::CorrectEmail => Step::Replaced,
        Kind::Resend => Step::Payment,
        Kind::Reactivate => Step::Reactivated,
    };
    vec![plain(Step::AnswerHere), checked(until), plain(last)]
}

fn checked(until: Until) -> DatedStep {
    match until {
        Until::Day(date) => DatedStep {
            date: Some(date),
            ..plain(Step::Checked)
        },
        Until::IfToday { date, days } => DatedStep {
            step: Step::CheckedIfToday,
            date: Some(date),
            days: Some(days),
        },
        Until::Passed => plain(Step::Answer),
    }
}

fn plain(step: Step) -> DatedStep {
    DatedStep {
        step,
        date: None,
        days: None,
    }
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
            let checking = Checking {
                days: 5,
                closed: closed.to_vec(),
            };
            let until = Until::of(arrived, today, &checking);
            next(Kind::Resend, Some(true), until)[0]
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
    fn a_day_that_has_passed_is_not_named() {
        let arrived = Some(date(2026, 11, 26));
        let checking = Checking {
            days: 5,
            closed: vec![],
        };
        let on = |today| Until::of(arrived, today, &checking);
        assert_eq!(on(date(2026, 12, 4)), Until::Day(date(2026, 12, 4)));
        assert_eq!(on(date(2026, 12, 5)), Until::Passed, "the day after");
        for kind in Kind::ALL {
            for steps in [
                next(kind, None, Until::Passed),
                in_confirmation(kind, Until::Passed),
                in_notice(kind, Until::Passed),
            ] {
                assert!(steps.iter().all(|dated| dated.date.is_none()));
                let answer = steps.iter().any(|dated| dated.step == Step::Answer);
                assert_eq!(answer, kind != Kind::Closed, "{kind}");
            }
        }
        assert_eq!(
            names(Kind::CorrectEmail, Some(true), Until::Passed),
            ["answer", "payment"]
        );
    }

    #[test]
    fn a_mail_begins_with_what_its_reader_does_there() {
        let until = Until::Day(date(2026, 12, 7));
        let said = |steps: Vec<DatedStep>| -> Vec<&'static str> {
            steps.iter().map(|dated| dated.step.as_str()).collect()
        };
        for (kind, confirmation, notice) in [
            (
                Kind::CorrectEmail,
                &["confirm-here", "old-address", "checked", "payment"][..],
                &["answer-here", "checked", "replaced"][..],
            ),
            (
                Kind::Resend,
                &["confirm-here", "checked", "payment"],
                &["answer-here", "checked", "payment"],
            ),
            (
                Kind::Reactivate,
                &["confirm-here", "old-address", "checked", "reactivated"],
                &["answer-here", "checked", "reactivated"],
            ),
            (
                Kind::Closed,
                &["confirm-here", "counter"],
                &["answer-here", "counter"],
            ),
        ] {
            assert_eq!(said(in_confirmation(kind, until)), confirmation, "{kind}");
            assert_eq!(said(in_notice(kind, until)), notice, "{kind}");
            for steps in [in_confirmation(kind, until), in_notice(kind, until)] {
                let now: Vec<_> = steps.iter().map(|dated| dated.step.is_now()).collect();
                assert!(now[0] && !now[1..].contains(&true));
            }
        }
    }

    #[test]
    fn each_step_has_one_name() {
        let names: std::collections::BTreeSet<_> = Step::ALL.iter().map(|it| it.as_str()).collect();
        assert_eq!(names.len(), Step::ALL.len());
    }
}
