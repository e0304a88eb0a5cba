//! The real service over TLS on a free port, asked by a real HTTP client; the clock stands still.

mod command_line;
mod configuration;
mod description;
mod doctor;
mod email_checks;
mod enrolment;
mod evidence;
mod help_calls;
mod importing;
mod intake;
mod mailbox;
mod matching_again;
mod model;
mod opening;
mod postfix;
mod reconciliation;
mod refusals;
mod retention;
mod returned;
mod scene;
mod settling;
mod startup;
mod support;
mod tracking;
mod unread;
mod workers;
