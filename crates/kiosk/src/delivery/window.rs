//! How many requests go together: as many as pass in a good time. It doubles from a few, halves on any
//! failure, and from then on grows by an eighth, so that a line that is slow is filled and never drowned.
//!
//! | an exchange | then together |
//! | --- | --- |
//! | passed in 8 s, below the last one's half that failed | twice as many |
//! | passed in 8 s, above it | an eighth more |
//! | passed, and took longer | as many less as it took longer |
//! | failed | half as many |

use std::time::Duration;

use protocol::wire::MAX_BATCH;

/// Sent together at first: on 64 kbit/s they take some ten seconds.
const FIRST: usize = 24;
/// An exchange should not take longer: a third of what is given up.
const TARGET: Duration = Duration::from_secs(8);
/// No batch is longer than this, its first request aside. At 2 Mbit/s it takes two seconds.
pub const MOST_BYTES: usize = 512 * 1024;

/// How many requests go together.
#[derive(Debug, Clone)]
pub struct Window {
    size: usize,
    /// From here on it grows slowly.
    threshold: usize,
}

impl Default for Window {
    fn default() -> Window {
        Window {
            size: FIRST,
            threshold: MAX_BATCH,
        }
    }
}

impl Window {
    /// How many at the most.
    pub fn size(&self) -> usize {
        self.size
    }

    /// How many at the most once `sent` requests have passed in a good time.
    pub fn after(&self, sent: usize) -> usize {
        let mut window = self.clone();
        window.passed(sent, Duration::ZERO);
        window.size()
    }

    /// `sent` requests passed and took so long.
    pub fn passed(&mut self, sent: usize, took: Duration) {
        if took > TARGET {
            let fits = sent as f64 * TARGET.as_secs_f64() / took.as_secs_f64();
            self.size = (fits as usize).max(1);
            self.threshold = self.size;
        } else if sent >= self.size {
            let grown = match self.size < self.threshold {
                true => (self.size * 2).min(self.threshold),
                false => self.size + (self.size / 8).max(1),
            };
            self.size = grown.min(MAX_BATCH);
        }
    }

    /// `sent` requests did not pass together.
    pub fn failed(&mut self, sent: usize) {
        self.size = (sent / 2).max(1);
        self.threshold = self.size;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a request takes on the wire, with its header and in base64.
    const REQUEST_BYTES: usize = 3_600;
    /// The link gives an exchange up after so long.
    const GIVEN_UP: f64 = 30.0;

    /// Drains a backlog over a line: seconds, and the share of the line's rate that was of use.
    fn drained(backlog: usize, bits_per_second: f64) -> (f64, f64) {
        let (mut window, mut left, mut seconds) = (Window::default(), backlog, 0.0);
        let of = |items: usize| (items * REQUEST_BYTES) as f64 * 8.0 / bits_per_second;
        while left > 0 {
            assert!(seconds < 1e6, "it drains");
            let sent = left.min(window.size()).min(MOST_BYTES / REQUEST_BYTES);
            let took = of(sent) + 0.1;
            if took > GIVEN_UP {
                seconds += GIVEN_UP + 3.0;
                window.failed(sent);
            } else {
                seconds += took;
                left -= sent;
                window.passed(sent, Duration::from_secs_f64(took));
            }
        }
        (seconds, of(backlog) / seconds)
    }

    #[test]
    fn a_backlog_drains_at_the_lines_own_rate() {
        for (backlog, bits_per_second) in [
            (500, 64_000.0),
            (250, 128_000.0),
            (10_000, 2_000_000.0),
            (500, 9_600.0),
        ] {
            let (seconds, share) = drained(backlog, bits_per_second);
            let what = format!("{backlog} over {bits_per_second} bit/s: {seconds} s, {share}");
            assert!(share > 0.8, "{what}");
        }
    }

    #[test]
    fn it_halves_on_a_failure_and_grows_again_slowly() {
        let mut window = Window::default();
        window.failed(200);
        assert_eq!(window.size(), 100);
        let at_once = Duration::from_millis(20);
        window.passed(100, at_once);
        assert_eq!(window.size(), 112);
        window.passed(3, at_once);
        assert_eq!(window.size(), 112, "three say nothing of more than three");
        assert_eq!((window.after(112), window.after(3)), (126, 112));
        assert_eq!(window.size(), 112, "they have not passed yet");
        for _ in 0..20 {
            window.failed(window.size());
        }
        assert_eq!(window.size(), 1);
        for _ in 0..200 {
            window.passed(window.size(), at_once);
        }
        assert_eq!(window.size(), MAX_BATCH);
    }
}
