//! The outbox against a real SMTP server that can be told to fail; the clock stands still until it is set.

mod faults;
mod handing_over;
mod outbox;
mod retries;
mod returns;
mod set_up;
#[allow(dead_code, reason = "shared with the tests of the service")]
#[path = "../service/support.rs"]
mod support;
mod words;
