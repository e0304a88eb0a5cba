//! What the public sees of a request: a pure function of its state and of when it was received.
//!
//! `until` follows from the time of receipt alone, so that it cannot tell whether there is a case. It
//! stays the same after it has passed: the outcome, which replaces `being-checked`, comes from the ladder
//! of proof and not from the calendar.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use protocol::PublicState;

use crate::working_days;

/// How many working days a request is checked for.
pub const CHECKING_WORKING_DAYS: u32 = 5;

/// Where a request stands inside central. The names are those of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestState {
    /// Committed, not yet opened.
    Received,
    /// Opened and looked up; being checked.
    Opened,
    /// Staff have to look at it with the person.
    Counter,
    /// Carried out.
    Done,
    /// Stopped by the owner of the old address, or by staff.
    Stopped,
}

impl RequestState {
    /// Every state.
    pub const ALL: [RequestState; 5] = [
        RequestState::Received,
        RequestState::Opened,
        RequestState::Counter,
        RequestState::Done,
        RequestState::Stopped,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            RequestState::Received => "received",
            RequestState::Opened => "opened",
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

/// The last day on which a request is checked, in the store's `zone`: T of the ladder of proof.
pub fn checked_until(received_at: Timestamp, zone: &TimeZone) -> Date {
    working_days::add(zone.to_datetime(received_at).date(), CHECKING_WORKING_DAYS)
}

/// The end of that day: from then on the ladder's hold is over.
pub fn hold_ends(received_at: Timestamp, zone: &TimeZone) -> Timestamp {
    let next = checked_until(received_at, zone)
        .tomorrow()
        .expect("a deadline lies within jiff's years");
    zone.to_timestamp(next.at(0, 0, 0, 0))
        .expect("a deadline lies within jiff's years")
}

/// What the public sees of a request in `state` that was received at `received_at`, in the store's `zone`.
pub fn of(state: RequestState, received_at: Timestamp, zone: &TimeZone) -> PublicState {
    match state {
        RequestState::Received | RequestState::Opened => PublicState::BeingChecked {
            until: checked_until(received_at, zone),
        },
        RequestState::Counter => PublicState::ComeToTheCounter,
        RequestState::Done => PublicState::Done,
        RequestState::Stopped => PublicState::Stopped,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

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
        assert_eq!(of(RequestState::Received, at, &lisbon), expected);
        assert_eq!(of(RequestState::Opened, at, &lisbon), expected);
    }

    #[test]
    fn the_day_of_receipt_is_that_of_the_store() {
        // Past midnight in Lisbon (summer time), still Wednesday in the Azores.
        let at = "2026-07-01T23:30:00Z".parse().unwrap();
        let until = |name| of(RequestState::Received, at, &zone(name));
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
        let ends = |name| hold_ends(at, &zone(name)).to_string();
        // Monday the 30th is the fifth working day; summer time has begun on the 29th.
        assert_eq!(ends("Europe/Lisbon"), "2026-03-30T23:00:00Z");
        assert_eq!(ends("Atlantic/Azores"), "2026-03-31T00:00:00Z");
    }

    #[test]
    fn each_state_has_one_name() {
        for state in RequestState::ALL {
            assert_eq!(RequestState::from_name(state.as_str()), Some(state));
        }
        assert_eq!(RequestState::from_name("Received"), None);
    }
}
