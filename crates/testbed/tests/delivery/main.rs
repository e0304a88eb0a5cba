//! The kiosk core against the real central over TLS, and against what may stand in its place.

mod central_away;
mod central_present;
mod clocks;
mod not_central;
mod storage;
mod support;
