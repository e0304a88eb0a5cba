//! What people feel and what the machine costs, side by side with what a store would otherwise use, in one run on one
//! machine: `make bench`, and parts of it by `ONLY`.
//!
//! Everything that is compared runs in turn (A B A B), warmed up, so that whatever else the machine does falls on all
//! alike. Figures are ratios; the raw samples stay in the folder. `tests/allocations.rs` is the guard beside it: it
//! asks no clock.

pub mod drain;
pub mod enrolled;
pub mod machine;
pub mod material;
pub mod part;
pub mod peer;
pub mod plot;
pub mod receipt;
pub mod report;
pub mod samples;
pub mod submit;
pub mod window;
