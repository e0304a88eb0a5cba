//! Where the time comes from: the system, or a test.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::Timestamp;

/// A source of the current time, in whole milliseconds (what the database keeps).
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Stands still until it is set: milliseconds since 1970, UTC.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that shows `instant` until [`Clock::set`].
    pub fn fixed(instant: Timestamp) -> Clock {
        Clock::Fixed(Arc::new(AtomicI64::new(instant.as_millisecond())))
    }

    /// Moves a fixed clock; the system's clock cannot be set here and panics.
    pub fn set(&self, instant: Timestamp) {
        match self {
            Clock::System => panic!("only a fixed clock can be set"),
            Clock::Fixed(ms) => ms.store(instant.as_millisecond(), Ordering::SeqCst),
        }
    }

    /// The current time.
    pub fn now(&self) -> Timestamp {
        let ms = match self {
            Clock::System => Timestamp::now().as_millisecond(),
            Clock::Fixed(ms) => ms.load(Ordering::SeqCst),
        };
        Timestamp::from_millisecond(ms).expect("a clock's reading lies within jiff's years")
    }
}
