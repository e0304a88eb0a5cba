//! The real service over TLS on a free port, asked by a real HTTP client; the clock stands still.

mod after_restore;
mod apart;
mod called_off;
mod command_line;
mod configuration;
mod confirmed;
mod credentials;
mod description;
mod doctor;
mod email_checks;
mod enrolment;
mod evidence;
#[allow(
    dead_code,
    reason = "the doctor asks it who it is, and the desk's tests the rest"
)]
#[path = "../desk/faulty_provider.rs"]
mod faulty_provider;
mod help_calls;
mod importing;
mod intake;
mod mailbox;
mod matching_again;
mod migration;
mod model;
mod on_a_server;
mod opening;
mod overruled;
mod payment;
mod postfix;
mod reconciliation;
mod refusals;
mod registry;
mod reminders;
mod retention;
mod returned;
mod rotation;
mod scene;
mod set_aside;
mod settling;
mod startup;
mod support;
mod traces;
mod tracking;
mod two_processes;
mod unread;
mod workers;
