//! The machine that the kiosk runs on: what is set at it, who it is, its clock and its disk, what is wrong with
//! it, what is logged, and what keeps its parts running.

pub mod central_configuration;
pub mod clock;
pub mod config;
pub mod disk;
pub mod event;
pub mod fault;
pub mod faults;
pub mod identity;
pub mod service_manager;
pub mod supervision;
