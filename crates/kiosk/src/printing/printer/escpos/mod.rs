//! Thermal printers that take ESC/POS over TCP (port 9100) or through a device file (USB).
//!
//! Reads in this order: what it answers (`answer.rs`, pure), what it is told (`command.rs`, pure), the
//! connection (`wire.rs`), and what is done with them (`printing.rs`). Why it works so stands in
//! `docs/adr/0015-printing-by-escpos.md`.

mod answer;
mod command;
mod printing;
mod wire;

pub use printing::EscPosPrinter;
