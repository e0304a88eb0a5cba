//! Where a request stands: its states, the one function by which they change, and what the public sees of
//! them. Pure; what changed lies in the database's `events`, which nobody overwrites.

pub mod state;
pub mod transition;
