//! The kiosk core: everything but the window, so that it builds and tests in seconds.
//!
//! Nine rooms, from the top floor down; a room imports only those below it.
//!
//! A draft comes from the page ([`visit`]), is sealed and committed to the outbox ([`storage`]), printed
//! ([`printing`], [`receipt`]) and delivered ([`delivery`]). What central refuses for good can be taken out
//! ([`storage::export`]); [`staff`] see how the machine is. What is on the screen is read
//! aloud ([`speech`]). [`app::Kiosk`] ties these together; [`machine`]
//! declares everything that can go wrong and everything that is logged.

pub mod app;
pub mod delivery;
pub mod machine;
pub mod printing;
pub mod receipt;
pub mod speech;
pub mod staff;
pub mod storage;
#[cfg(test)]
mod tests;
pub mod visit;

/// The version of this program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub use app::{EnrolError, Kiosk, StartError, enrol, enrol_by};
pub use machine::config::{Config, ConfigError};
