//! Waiting: for a condition with a deadline, and for a drawn moment.

use std::time::{Duration, Instant};

/// How often a condition is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// Waits until `condition` gives a value; `None` when the deadline passed.
pub fn wait_for<T>(deadline: Duration, mut condition: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(value) = condition() {
            return Some(value);
        }
        if start.elapsed() > deadline {
            return None;
        }
        until_later(LOOK);
    }
}

/// Lets a drawn time pass: the moment at which a fault strikes is the fault.
#[expect(
    clippy::disallowed_methods,
    reason = "a drawn moment is no condition to wait for"
)]
pub fn until_later(time: Duration) {
    std::thread::sleep(time);
}
