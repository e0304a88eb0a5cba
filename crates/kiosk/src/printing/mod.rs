//! From a saved request to paper: what may still come out ([`queue`]), how a receipt is made and followed
//! ([`receipt_printing`]), and how printers are spoken to ([`printer`]).

pub mod printer;
pub mod queue;
pub mod receipt_printing;
