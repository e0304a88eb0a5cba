//! What must be proven before a request changes a case.

pub mod ladder;
pub mod links;
pub mod matching;
