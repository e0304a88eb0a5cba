//! The kiosk's voice: what the page wants said, and what a pair of headphones does.
//!
//! Reads from top to bottom: what is to be said ([`utterance`]), in which voice ([`voice`]), as which sound ([`sound`]),
//! recorded by somebody ([`recorded`]) or made by espeak-ng ([`synthesis`]), put out ([`output`]) one after the other
//! ([`speaker`]). Beside it the socket of the headphones ([`jack`]).
//!
//! Promises: nobody waits for it; what is private is not heard without headphones; a new utterance silences the one
//! before; nothing that is said is logged, or stands in a command line. What it cannot do is a fault for staff, and the
//! visit goes on.

pub mod jack;
pub mod output;
pub mod recorded;
pub mod sound;
pub mod speaker;
pub mod synthesis;
pub mod utterance;
pub mod voice;

#[cfg(test)]
mod package_tests;

pub use speaker::Speaker;
pub use utterance::{Said, Utterance};
