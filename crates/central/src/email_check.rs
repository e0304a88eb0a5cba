//! Six digits sent to a new address, to be typed at the kiosk: how many, how long, how often.
//!
//! What limits a guess: five tries a code, fifteen minutes, and per kiosk and network the schedules below,
//! which are kept in the database and so survive a restart. What limits a sender (somebody's mailbox must
//! not be filled from a kiosk): thirty seconds a request, and the windows below by address and by kiosk.

use jiff::{SignedDuration, Timestamp};
use protocol::wire::EMAIL_CODE_RESEND_S;

use crate::{lockout::Schedule, random};

/// Wrong codes typed at one kiosk.
pub const MISSES_BY_KIOSK: Schedule = Schedule {
    free: 15,
    first_wait: SignedDuration::from_mins(1),
    longest_wait: SignedDuration::from_mins(15),
    memory: SignedDuration::from_hours(1),
};

/// Wrong codes from one network: a whole store with its kiosks.
pub const MISSES_BY_NETWORK: Schedule = Schedule {
    free: 45,
    first_wait: SignedDuration::from_mins(1),
    longest_wait: SignedDuration::from_mins(15),
    memory: SignedDuration::from_hours(1),
};

/// So many codes in so long a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// At most.
    pub count: u32,
    /// In any stretch of this length.
    pub length: SignedDuration,
}

/// Codes for one request: the button "send again" waits as long.
pub const BY_REQUEST: [Window; 1] = [Window {
    count: 1,
    length: SignedDuration::from_secs(EMAIL_CODE_RESEND_S as i64),
}];

/// Codes to one address.
pub const BY_ADDRESS: [Window; 2] = [
    Window {
        count: 5,
        length: SignedDuration::from_hours(1),
    },
    Window {
        count: 10,
        length: SignedDuration::from_hours(24),
    },
];

/// Codes from one kiosk: twice what a visit every two minutes needs.
pub const BY_KIOSK: [Window; 1] = [Window {
    count: 60,
    length: SignedDuration::from_hours(1),
}];

/// Links mailed for the requests of one kiosk to new addresses that no code confirmed: as many as codes. What is beyond
/// leaves later, at this pace.
pub const LINKS_BY_KIOSK: [Window; 1] = BY_KIOSK;

/// How much later at most: a link that waits longer is not sent, and its request comes to the counter.
pub const LONGEST_LINK_WAIT: SignedDuration = SignedDuration::from_hours(24);

/// The longest of the windows: what was sent before that long is of no interest.
pub const MEMORY: SignedDuration = SignedDuration::from_hours(24);

/// When the next code may be sent, given when the last ones were, newest first; `None`: now. Times in the
/// future, left by a clock that was set back, do not count.
pub fn next_allowed(windows: &[Window], sent: &[Timestamp], now: Timestamp) -> Option<Timestamp> {
    let sent = || sent.iter().filter(|at| **at <= now);
    windows
        .iter()
        .filter_map(|window| {
            let oldest_that_counts = sent().nth(window.count as usize - 1)?;
            Some(*oldest_that_counts + window.length)
        })
        .filter(|at| *at > now)
        .max()
}

/// When the next mail may leave, given when the others leave or left, latest first: in no window are there more.
pub fn next_slot(windows: &[Window], others: &[Timestamp], now: Timestamp) -> Timestamp {
    windows
        .iter()
        .filter_map(|window| {
            let last_that_counts = others.get(window.count as usize - 1)?;
            Some(*last_that_counts + window.length)
        })
        .fold(now, Timestamp::max)
}

/// Six digits, each as likely as any other.
pub fn draw() -> String {
    // 2^64 is so much larger than a million that the remainder favours no code that anybody could tell.
    let number = u64::from_le_bytes(random::bytes()) % 1_000_000;
    format!("{number:06}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_772_445_600 + seconds).unwrap()
    }

    #[test]
    fn the_next_code_waits_for_its_turn() {
        for (windows, sent, expected) in [
            (&BY_REQUEST[..], vec![], None),
            (&BY_REQUEST, vec![-29], Some(1)),
            (&BY_REQUEST, vec![-30], None),
            (&BY_REQUEST, vec![500], None),
            (&BY_ADDRESS, vec![-10, -20, -30, -40], None),
            (&BY_ADDRESS, vec![-10, -20, -30, -40, -50], Some(3_550)),
            (&BY_ADDRESS, vec![-10, -20, -30, -40, -3_600], None),
            (
                &BY_ADDRESS,
                (1..=10).map(|hour| -hour * 3_600).collect(),
                Some(14 * 3_600),
            ),
        ] {
            let times: Vec<_> = sent.iter().map(|seconds| at(*seconds)).collect();
            assert_eq!(
                next_allowed(windows, &times, at(0)),
                expected.map(at),
                "{windows:?} after {sent:?}"
            );
        }
    }

    #[test]
    fn links_beyond_the_pace_leave_one_after_another() {
        let mut slots: Vec<Timestamp> = Vec::new();
        for _ in 0..150 {
            let latest_first: Vec<_> = slots.iter().rev().copied().collect();
            slots.push(next_slot(&BY_KIOSK, &latest_first, at(0)));
        }
        assert!(slots[..60].iter().all(|slot| *slot == at(0)));
        assert!(slots[60..120].iter().all(|slot| *slot == at(3_600)));
        assert!(slots[120..].iter().all(|slot| *slot == at(7_200)));
    }

    #[test]
    fn a_code_is_six_digits_and_not_always_the_same() {
        let codes: std::collections::BTreeSet<_> = (0..50).map(|_| draw()).collect();
        assert!(codes.len() > 40);
        assert!(
            codes
                .iter()
                .all(|code| code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()))
        );
    }
}
