//! How long somebody who typed wrong PINs has to wait: one pure function, with the time passed in.
//!
//! Time here is the machine's own count since it started ([`Clock::monotonic_ms`]), never the wall clock:
//! nothing that sets a clock forward or back changes a wait. A restart of the program changes nothing
//! either; a restart of the machine begins the wait again, since nobody can tell how long it was off.
//!
//! It is not the rule of the counter desk (`crates/central/src/lockout.rs`), which counts attempts of the
//! last hours by the wall clock: here wrong PINs count in a row until the right one, however long it takes.
//!
//! [`Clock::monotonic_ms`]: crate::machine::clock::Clock::monotonic_ms

use std::time::Duration;

use crate::machine::clock::Moment;

/// Wrong PINs in a row that cost no waiting.
pub const FREE: u32 = 4;
/// The wait after the first one beyond those; each further one doubles it.
pub const FIRST_WAIT: Duration = Duration::from_secs(60);
/// No wait is longer: whoever is locked out by a stranger's guesses waits a quarter of an hour at most.
pub const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// From so many wrong PINs on, every wait is the longest.
pub const MOST: u32 = 9;

/// What is kept of wrong PINs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FailedAttempts {
    /// How many in a row.
    pub count: u32,
    /// When the last one was typed.
    pub last: Moment,
}

impl FailedAttempts {
    /// One more, typed now.
    pub fn and_one_more(self, now: Moment) -> FailedAttempts {
        FailedAttempts {
            count: self.count.saturating_add(1),
            last: now,
        }
    }
}

/// How long nothing is judged any more; zero: a PIN may be typed now.
///
/// | wrong in a row | wait after the last |
/// | ---: | ---: |
/// | 4 | none |
/// | 5 | 1 minute |
/// | 6 | 2 minutes |
/// | 7 | 4 minutes |
/// | 8 | 8 minutes |
/// | 9 and more | 15 minutes |
///
/// In another start of the machine than the last wrong PIN's, the wait runs from that start on. Where the
/// machine does not say which start this is, all count as the same: a wait may then be too long, never too
/// short.
pub fn wait(attempts: FailedAttempts, now: Moment) -> Duration {
    let Some(beyond) = attempts.count.checked_sub(FREE + 1) else {
        return Duration::ZERO;
    };
    // 2^8 minutes are beyond the longest wait.
    let whole = (FIRST_WAIT * (1 << beyond.min(8))).min(LONGEST_WAIT);
    let waited_ms = match now.boot_id == attempts.last.boot_id {
        true => now.monotonic_ms.saturating_sub(attempts.last.monotonic_ms),
        false => now.monotonic_ms,
    };
    whole.saturating_sub(Duration::from_millis(waited_ms))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn at(boot: u128, seconds: u64) -> Moment {
        Moment {
            boot_id: Uuid::from_u128(boot),
            monotonic_ms: seconds * 1000,
        }
    }

    fn wait_s(count: u32, last: Moment, now: Moment) -> u64 {
        wait(FailedAttempts { count, last }, now).as_secs()
    }

    #[test]
    fn the_wait_is_that_of_the_table() {
        for (count, minutes) in [
            (0, 0),
            (1, 0),
            (4, 0),
            (5, 1),
            (6, 2),
            (7, 4),
            (8, 8),
            (9, 15),
            (10, 15),
            (u32::MAX, 15),
        ] {
            let now = at(1, 5_000);
            assert_eq!(wait_s(count, now, now), minutes * 60, "{count} wrong");
        }
        assert_eq!(
            wait(
                FailedAttempts {
                    count: MOST,
                    last: at(1, 0)
                },
                at(1, 0)
            ),
            LONGEST_WAIT
        );
    }

    #[test]
    fn the_wait_runs_down_and_ends() {
        assert_eq!(wait_s(7, at(1, 100), at(1, 100 + 239)), 1);
        assert_eq!(wait_s(7, at(1, 100), at(1, 100 + 240)), 0);
        assert_eq!(wait_s(7, at(1, 100), at(1, 1_000_000)), 0);
    }

    #[test]
    fn a_restart_of_the_machine_begins_the_wait_again() {
        assert_eq!(wait_s(9, at(1, 50_000), at(2, 0)), 15 * 60);
        assert_eq!(wait_s(9, at(1, 50_000), at(2, 14 * 60)), 60);
        assert_eq!(wait_s(9, at(1, 50_000), at(2, 15 * 60)), 0);
        // Also where the last one was typed early after a start and this start is older than that.
        assert_eq!(wait_s(9, at(1, 10), at(2, 20)), 15 * 60 - 20);
    }

    #[test]
    fn where_starts_are_not_told_apart_the_wait_is_rather_too_long() {
        assert_eq!(wait_s(9, at(0, 50_000), at(0, 0)), 15 * 60);
        assert_eq!(wait_s(9, at(0, 50_000), at(0, 14 * 60)), 15 * 60);
        assert_eq!(wait_s(9, at(0, 10), at(0, 20)), 15 * 60 - 10);
    }
}
