//! The reference central service: it enrols kiosks, takes their sealed requests in, opens them apart from
//! the intake, looks for the case in the registry, and answers where a request stands.
//!
//! Read it along the way of a request: [`api`] (intake) → [`workers::unsealing`] → [`proof`] (the facts of a
//! case, the ladder that judges them, what a link's press does) → [`workers::deciding`] → [`mail`]; its states
//! and what people see of them: [`requests`] → [`page`] (the tracking page behind the QR code, the pages behind
//! links in mails). [`store`] keeps all of it and decides nothing.
//!
//! What it promises: a request is taken in once, decided by a unique index; intake never opens and never
//! matches; no case is changed without the proofs of the ladder; what the public sees is the same whether
//! or not there is a case.

pub mod api;
pub mod app;
pub mod authority;
pub mod client_address;
pub mod clock;
pub mod commands;
pub mod configuration;
pub mod desk;
pub mod directory;
pub mod doctor;
pub mod email_check;
pub mod enrolment_code;
pub mod fleet;
pub mod hosts;
pub mod identity;
pub mod incoming;
pub mod journal;
pub mod keyring;
pub mod keys;
pub mod location;
pub mod lockout;
pub mod made_up;
pub mod mail;
pub mod notices;
pub mod page;
pub mod permissions;
pub mod policy;
pub mod proof;
mod random;
pub mod rate_limit;
pub mod registry;
pub mod requests;
pub mod retention;
pub mod settings;
pub mod signing_keys;
pub mod staff;
pub mod store;
pub mod traces;
pub mod vault;
pub mod wake;
pub mod workers;
pub use protocol::working_days;
