//! The kiosk core against the real central over TLS, and against what may stand in its place.

mod central_away;
mod central_present;
mod clocks;
mod configuration;
mod email_code;
mod help;
mod keeping;
mod memory;
mod not_central;
mod printing;
mod salvage;
mod staff;
mod stand_in;
mod storage;
mod support;
