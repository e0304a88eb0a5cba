//! When to try central again: exponential with full jitter, never before central's own Retry-After.

use std::time::Duration;

/// The wait after the first failure is drawn below this.
const FIRST: Duration = Duration::from_secs(2);
/// No wait is drawn above this: central back means delivery within five minutes.
const LONGEST: Duration = Duration::from_secs(5 * 60);
/// A Retry-After above this is taken as this; a stranger's header must not silence a kiosk.
const LONGEST_ASKED: Duration = Duration::from_secs(60 * 60);

/// The wait after `failures` failed attempts in a row, where `random` is drawn evenly from the whole
/// range of `u32` and `retry_after` is what central asked for.
///
/// | failures | drawn from |
/// | --- | --- |
/// | 0 | no wait |
/// | 1 | 1 s … 2 s |
/// | 2 | 2 s … 4 s |
/// | 3 | 4 s … 8 s |
/// | 8 and more | 150 s … 300 s |
pub fn wait(failures: u32, random: u32, retry_after: Option<Duration>) -> Duration {
    let drawn = match failures {
        0 => Duration::ZERO,
        _ => {
            let ceiling = FIRST
                .saturating_mul(1_u32 << (failures - 1).min(16))
                .min(LONGEST);
            // Half fixed, half drawn: kiosks of one store spread out, and none hammers.
            let half = ceiling / 2;
            half + half.mul_f64(f64::from(random) / f64::from(u32::MAX))
        }
    };
    drawn.max(retry_after.unwrap_or_default().min(LONGEST_ASKED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schedule_of_the_table() {
        let seconds = |failures, random| wait(failures, random, None).as_secs();
        assert_eq!((seconds(0, 0), seconds(0, u32::MAX)), (0, 0));
        assert_eq!((seconds(1, 0), seconds(1, u32::MAX)), (1, 2));
        assert_eq!((seconds(2, 0), seconds(2, u32::MAX)), (2, 4));
        assert_eq!((seconds(3, 0), seconds(3, u32::MAX)), (4, 8));
        for failures in [9, 40, u32::MAX] {
            assert_eq!(
                (seconds(failures, 0), seconds(failures, u32::MAX)),
                (150, 300)
            );
        }
    }

    #[test]
    fn central_is_never_asked_before_its_retry_after() {
        assert_eq!(wait(1, 0, Some(Duration::from_secs(90))).as_secs(), 90);
        assert_eq!(wait(0, 0, Some(Duration::from_secs(90))).as_secs(), 90);
    }

    #[test]
    fn an_absurd_retry_after_is_bounded() {
        assert_eq!(
            wait(1, 0, Some(Duration::from_secs(u64::MAX))).as_secs(),
            3600
        );
    }
}
