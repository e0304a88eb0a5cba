//! Where a request stands.

pub mod state;
