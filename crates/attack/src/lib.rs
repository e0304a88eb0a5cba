//! The thief: a program outside kiosk and central that knows people's numbers, has stolen a kiosk's token and
//! owns a few mailboxes. It guesses codes, tries every way of the ladder's complement, replays what it has,
//! and measures whether central tells it anything.
//!
//! Central is the shipped program in a process of its own, with a real mail server beside it; its wall clock
//! is moved from outside, since the ladder waits for days. Whatever is sent and answered is written to
//! `out/attack/`, and the report is computed from these files and from central's database alone.
//!
//! A second one stands in front of the kiosk and guesses the staff PIN ([`pin`]).

pub mod evidence;
pub mod guessing;
pub mod hijack;
pub mod oracle;
pub mod pin;
pub mod report;
pub mod rogue;
pub mod target;
