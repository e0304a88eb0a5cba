//! The kiosk core: everything but the window, so that it builds and tests in seconds.
//!
//! A draft comes from the page ([`page`], [`draft`]), is sealed and committed to the [`outbox`] in the
//! [`store`], printed ([`paper`], [`receipt`], [`printer`]) and delivered ([`sync`] over the [`link`]).
//! What central refuses for good can be taken out ([`export`]); [`staff`] see how the machine is.
//! [`kiosk::Kiosk`] ties these together; [`fault`] and [`event`] declare everything that can go wrong
//! and everything that is logged.

pub mod backoff;
pub mod central_configuration;
pub mod clock;
pub mod config;
pub mod disk;
pub mod draft;
pub mod event;
pub mod export;
pub mod fault;
pub mod faults;
pub mod help;
pub mod identity;
pub mod kept_up;
pub mod kiosk;
pub mod link;
pub mod mailbox;
pub mod opening;
pub mod outbox;
pub mod page;
#[cfg(test)]
mod page_types;
pub mod paper;
pub mod printer;
pub mod prints;
pub mod receipt;
pub mod setting;
pub mod spool;
pub mod staff;
pub mod store;
pub mod supervisor;
pub mod sync;
pub mod visit;

/// The version of this program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub use config::{Config, ConfigError};
pub use kiosk::{EnrolError, Kiosk, StartError, enrol};
