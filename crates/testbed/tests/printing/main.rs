//! Printing on real printers and on those that stand in for them, and what happens when one is not well.

mod ipp;
mod thermal;
mod visit;
