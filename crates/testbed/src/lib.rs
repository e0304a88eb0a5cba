//! Real parts, started for the demo and for the tests: central, printer, mail server, display, the kiosk's
//! window and the driver that moves it. Nothing here is a stand-in, but for the thermal printer, which says so;
//! what is claimed is read from evidence that the part under test did not write for us (the printer's spool, the
//! databases, the page over TLS).
//!
//! Everything is blocking: a demo and a test do one thing after the other. Every child process ends with
//! the value that owns it, and with this process even when it is killed.

pub mod axe;
pub mod binaries;
pub mod browser;
pub mod central;
pub mod clock;
pub mod desk;
pub mod display;
pub mod dock;
pub mod evidence;
pub mod http;
pub mod keyboard;
pub mod kiosk;
pub mod mail_server;
pub mod mails;
pub mod memory;
pub mod person;
pub mod printer;
pub mod process;
pub mod proxy;
pub mod receipt;
pub mod small_disk;
pub mod staff;
pub mod stage;
pub mod thermal;
pub mod thief;
pub mod visit;
