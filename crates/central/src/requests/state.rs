//! What the public sees of a request: a pure function of its state and of when it was received.
//!
//! `until` follows from the time of receipt alone, so that it cannot tell whether there is a case. It
//! stays the same after it has passed: the outcome, which replaces `being-checked`, comes from the ladder
//! of proof and not from the calendar.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use protocol::{PublicState, configuration::Configuration, working_days::Checking};

/// The rule that was published when a request was received, as the database keeps it; the package's own for one
/// that is older than the first publication. The error names what cannot be read.
pub fn checking(days: Option<i64>, closed: Option<&str>) -> Result<Checking, &'static str> {
    match (days, closed) {
        (Some(days), Some(closed)) => Ok(Checking {
            days: u32::try_from(days).map_err(|_| "hold_days")?,
            closed: serde_json::from_str(closed).map_err(|_| "closed_days")?,
        }),
        _ => Ok(Configuration::default().checking()),
    }
}

/// Where a request stands inside central. The names are those of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestState {
    /// Committed, not yet opened.
    Received,
    /// Opened and looked up; being checked.
    Opened,
    /// The registry was asked to change the case, and has not answered yet.
    Applying,
    /// The change stands; the mail that the person came for is on its way.
    Applied,
    /// The change stands; that mail was refused or given up. Staff can send it again.
    Undelivered,
    /// Staff have to look at it with the person.
    Counter,
    /// Carried out, and the mail that the person came for was accepted.
    Done,
    /// Stopped by the owner of the old address, or by staff.
    Stopped,
}

impl RequestState {
    /// Every state.
    pub const ALL: [RequestState; 8] = [
        RequestState::Received,
        RequestState::Opened,
        RequestState::Applying,
        RequestState::Applied,
        RequestState::Undelivered,
        RequestState::Counter,
        RequestState::Done,
        RequestState::Stopped,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            RequestState::Received => "received",
            RequestState::Opened => "opened",
            RequestState::Applying => "applying",
            RequestState::Applied => "applied",
            RequestState::Undelivered => "undelivered",
            RequestState::Counter => "counter",
            RequestState::Done => "done",
            RequestState::Stopped => "stopped",
        }
    }

    /// The state with this stable name.
    pub fn from_name(name: &str) -> Option<RequestState> {
        RequestState::ALL
            .into_iter()
            .find(|state| state.as_str() == name)
    }
}

/// A time in which central could tell nobody: its mail server or a worker was down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outage {
    /// The last moment at which all was well.
    pub began_at: Timestamp,
    /// When all was well again; the present while it lasts.
    pub ended_at: Timestamp,
}

/// T of the ladder of proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// The last day on which a request is checked, in the store's zone.
    pub until: Date,
    /// The end of that day.
    pub ends_at: Timestamp,
}

impl Hold {
    /// T of a request that was received at `received_at` in a store in `zone`, while `checking` was published. It
    /// moves by the working days of the outage in which the request was received, whatever the request is about.
    pub fn of(
        received_at: Timestamp,
        zone: &TimeZone,
        checking: &Checking,
        outage: Option<Outage>,
    ) -> Hold {
        let day = |at| zone.to_datetime(at).date();
        let moved = outage.map_or(0, |outage| {
            checking.between(day(outage.began_at), day(outage.ended_at))
        });
        let until = checking.after(day(received_at), checking.days + moved);
        let next = until
            .tomorrow()
            .expect("a deadline lies within jiff's years");
        Hold {
            until,
            ends_at: zone
                .to_timestamp(next.at(0, 0, 0, 0))
                .expect("a deadline lies within jiff's years"),
        }
    }
}

impl Hold {
    /// The last day of checking; none once it is over.
    pub fn day_ahead(&self, now: Timestamp) -> Option<Date> {
        (now < self.ends_at).then_some(self.until)
    }
}

/// What the public sees of a request in `state`. `hold` follows from the time of receipt alone.
pub fn of(state: RequestState, hold: Hold) -> PublicState {
    match state {
        RequestState::Received
        | RequestState::Opened
        | RequestState::Applying
        | RequestState::Applied => PublicState::BeingChecked { until: hold.until },
        RequestState::Counter | RequestState::Undelivered => PublicState::ComeToTheCounter,
        RequestState::Done => PublicState::Done,
        RequestState::Stopped => PublicState::Stopped,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn usual() -> Checking {
        Configuration::default().checking()
    }

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).expect("the zone is in the bundled database")
    }

    #[test]
    fn received_and_opened_look_alike() {
        let at = "2026-03-02T10:00:00Z".parse().unwrap();
        let lisbon = zone("Europe/Lisbon");
        let expected = PublicState::BeingChecked {
            until: date(2026, 3, 9),
        };
        let hold = Hold::of(at, &lisbon, &usual(), None);
        for state in [
            RequestState::Received,
            RequestState::Opened,
            RequestState::Applying,
            RequestState::Applied,
        ] {
            assert_eq!(of(state, hold), expected);
        }
    }

    #[test]
    fn the_day_of_receipt_is_that_of_the_store() {
        // Past midnight in Lisbon (summer time), still Wednesday in the Azores.
        let at = "2026-07-01T23:30:00Z".parse().unwrap();
        let hold = |name| Hold::of(at, &zone(name), &usual(), None);
        let until = |name| of(RequestState::Received, hold(name));
        assert_eq!(
            until("Europe/Lisbon"),
            PublicState::BeingChecked {
                until: date(2026, 7, 9)
            }
        );
        assert_eq!(
            until("Atlantic/Azores"),
            PublicState::BeingChecked {
                until: date(2026, 7, 8)
            }
        );
    }

    #[test]
    fn the_hold_ends_when_the_last_day_does_in_the_store() {
        let at = "2026-03-23T10:00:00Z".parse().unwrap();
        let ends = |name| {
            Hold::of(at, &zone(name), &usual(), None)
                .ends_at
                .to_string()
        };
        // Monday the 30th is the fifth working day; summer time has begun on the 29th.
        assert_eq!(ends("Europe/Lisbon"), "2026-03-30T23:00:00Z");
        assert_eq!(ends("Atlantic/Azores"), "2026-03-31T00:00:00Z");
    }

    #[test]
    fn t_moves_by_the_working_days_of_an_outage() {
        let lisbon = zone("Europe/Lisbon");
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let received = at("2026-03-02T10:00:00Z");
        for (from, to, until) in [
            // An hour, three days, and over a weekend.
            (
                "2026-03-02T09:00:00Z",
                "2026-03-02T10:30:00Z",
                date(2026, 3, 9),
            ),
            (
                "2026-03-02T09:00:00Z",
                "2026-03-05T09:00:00Z",
                date(2026, 3, 12),
            ),
            (
                "2026-02-28T09:00:00Z",
                "2026-03-09T09:00:00Z",
                date(2026, 3, 17),
            ),
        ] {
            let outage = Outage {
                began_at: at(from),
                ended_at: at(to),
            };
            let hold = Hold::of(received, &lisbon, &usual(), Some(outage));
            assert_eq!(hold.until, until, "{from} to {to}");
        }
    }

    #[test]
    fn t_is_counted_by_the_published_days_also_where_it_moves() {
        let lisbon = zone("Europe/Lisbon");
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let received = at("2026-03-02T10:00:00Z");
        let closed = vec![date(2026, 3, 4), date(2026, 3, 10)];
        let three_days = Outage {
            began_at: at("2026-03-02T09:00:00Z"),
            ended_at: at("2026-03-05T09:00:00Z"),
        };
        for (days, closed, outage, until) in [
            (5, &[][..], None, date(2026, 3, 9)),
            (3, &[], None, date(2026, 3, 5)),
            (3, &closed, None, date(2026, 3, 6)),
            (5, &closed, None, date(2026, 3, 11)),
            // Of the three days of the outage one was closed, and nobody loses anything by it.
            (5, &closed, Some(three_days), date(2026, 3, 13)),
            (60, &[], None, date(2026, 5, 27)),
        ] {
            let checking = Checking {
                days,
                closed: closed.to_vec(),
            };
            let hold = Hold::of(received, &lisbon, &checking, outage);
            assert_eq!(hold.until, until, "{days} days, but {closed:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_and_what_was_never_published_is_the_package_s() {
        assert_eq!(checking(None, None), Ok(usual()));
        assert_eq!(checking(Some(7), None), Ok(usual()));
        let kept = checking(Some(7), Some(r#"["2026-12-24"]"#)).expect("it reads");
        assert_eq!((kept.days, kept.closed), (7, vec![date(2026, 12, 24)]));
        for damaged in ["", "{}", "2026-12-24", r#"["2026-02-30"]"#, r#"["24"]"#] {
            assert_eq!(checking(Some(5), Some(damaged)), Err("closed_days"));
        }
    }

    #[test]
    fn each_state_has_one_name() {
        for state in RequestState::ALL {
            assert_eq!(RequestState::from_name(state.as_str()), Some(state));
        }
        assert_eq!(RequestState::from_name("Received"), None);
    }
}
