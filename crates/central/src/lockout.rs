//! How long somebody who guessed wrong has to wait: one pure function, with the time passed in.
//!
//! Wrong guesses are kept in the database (`misses`), so a restart forgives nothing. A guess is counted
//! before it is judged and taken back when it was right: a hundred at the same instant are a hundred.

use jiff::{SignedDuration, Timestamp};

/// How patient central is with one kind of guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// Wrong guesses that cost no waiting.
    pub free: u32,
    /// The wait after the first wrong guess beyond those; each further one doubles it.
    pub first_wait: SignedDuration,
    /// No wait is longer.
    pub longest_wait: SignedDuration,
    /// A wrong guess counts for so long.
    pub memory: SignedDuration,
}

/// Sign-in under one name from one network, or in one browser in which that name has signed in before, and one's own password
/// to be changed. About a hundred guesses a day.
///
/// The lock by name must keep no clerk out: what strangers try counts in their own networks, and in a browser that has proved
/// itself nothing counts but what is tried there.
pub const BY_NAME: Schedule = Schedule {
    free: 4,
    first_wait: SignedDuration::from_mins(1),
    longest_wait: SignedDuration::from_mins(15),
    memory: SignedDuration::from_hours(24),
};

/// Sign-in under one name from anywhere: what bounds many networks at once. It locks unknown browsers alone.
pub const BY_NAME_ANYWHERE: Schedule = Schedule {
    free: 99,
    first_wait: SignedDuration::from_mins(1),
    longest_wait: SignedDuration::from_mins(15),
    memory: SignedDuration::from_hours(24),
};

/// Sign-in from one network, whatever the name. A whole store shares one, so it may slip more often.
pub const BY_NETWORK: Schedule = Schedule {
    free: 19,
    first_wait: SignedDuration::from_mins(1),
    longest_wait: SignedDuration::from_mins(15),
    memory: SignedDuration::from_hours(1),
};

/// Until when somebody with these wrong guesses (in any order) has to wait; `None`: may try now.
///
/// | wrong under one name there, last 24 hours | from anywhere | wrong from one network, last hour | wait after the last |
/// | ---: | ---: | ---: | ---: |
/// | 4 | 99 | 19 | none |
/// | 5 | 100 | 20 | 1 minute |
/// | 6 | 101 | 21 | 2 minutes |
/// | 7 | 102 | 22 | 4 minutes |
/// | 8 | 103 | 23 | 8 minutes |
/// | 9 and more | 104 and more | 24 and more | 15 minutes |
///
/// A guess that lies in the future, because the clock was set back, counts as made now: a wrong clock
/// makes nobody wait longer than the longest wait.
pub fn locked_until(
    schedule: &Schedule,
    misses: &[Timestamp],
    now: Timestamp,
) -> Option<Timestamp> {
    let counted = || {
        misses
            .iter()
            .map(|at| (*at).min(now))
            .filter(|at| now.duration_since(*at) < schedule.memory)
    };
    let last = counted().max()?;
    let beyond = u32::try_from(counted().count())
        .unwrap_or(u32::MAX)
        .checked_sub(schedule.free + 1)?;
    // 2^16 minutes are beyond every longest wait.
    let wait = (schedule.first_wait * (1 << beyond.min(16))).min(schedule.longest_wait);
    let until = last + wait;
    (until > now).then_some(until)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        "2026-03-02T10:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_mins(minutes)
    }

    /// The wait in minutes right after `count` wrong guesses.
    fn wait(schedule: &Schedule, count: usize) -> i64 {
        locked_until(schedule, &vec![at(0); count], at(0))
            .map_or(0, |until| until.duration_since(at(0)).as_mins())
    }

    #[test]
    fn the_wait_is_that_of_the_table() {
        for (by_name, by_network, minutes) in [
            (0, 0, 0),
            (4, 19, 0),
            (5, 20, 1),
            (6, 21, 2),
            (7, 22, 4),
            (8, 23, 8),
            (9, 24, 15),
            (1_000, 1_000, 15),
        ] {
            assert_eq!(wait(&BY_NAME, by_name), minutes, "{by_name} under a name");
            let anywhere = by_name + 95;
            assert_eq!(
                wait(&BY_NAME_ANYWHERE, anywhere),
                minutes,
                "{anywhere} anywhere"
            );
            assert_eq!(
                wait(&BY_NETWORK, by_network),
                minutes,
                "{by_network} from a network"
            );
        }
    }

    #[test]
    fn the_wait_counts_from_the_last_wrong_guess_and_ends() {
        let misses = [at(3), at(0), at(1), at(4), at(2)];
        assert_eq!(locked_until(&BY_NAME, &misses, at(4)), Some(at(5)));
        assert_eq!(locked_until(&BY_NAME, &misses, at(5)), None);
    }

    #[test]
    fn what_is_long_ago_no_longer_counts() {
        let yesterday = [at(-24 * 60); 8];
        assert_eq!(locked_until(&BY_NAME, &yesterday, at(0)), None);
        let and_one_more = [&yesterday[..], &[at(0)]].concat();
        assert_eq!(locked_until(&BY_NAME, &and_one_more, at(0)), None);
        assert_eq!(
            locked_until(&BY_NETWORK, &[at(-60); 30], at(0)),
            None,
            "an hour ago"
        );
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out_for_years() {
        let in_a_year = [at(365 * 24 * 60); 9];
        assert_eq!(locked_until(&BY_NAME, &in_a_year, at(0)), Some(at(15)));
    }
}
