//! The campaign against the kiosk's promise: nothing lost, nothing twice, nothing readable, and no lie.
//!
//! Read it along the way of a trial: [`schedule`] draws what goes wrong, [`truth`] says what
//! the kiosk must say meanwhile, [`trial`] does it to the real
//! programs ([`kiosk_side`], [`central_side`], each below [`side`]; [`proxy`] between them), and leaves raw
//! [`evidence`]; [`audit`], a program of its own, judges by that evidence alone; [`campaign`] runs many and
//! adds up. `kiosk-core` is the kiosk without its window, `chaos-proxy` the line.

pub mod audit;
pub mod campaign;
pub mod central_side;
pub mod evidence;
pub mod fault;
pub mod kiosk_side;
pub mod patience;
pub mod people;
pub mod proxy;
pub mod room;
pub mod said;
pub mod schedule;
pub mod side;
pub mod trial;
pub mod truth;
