//! What staff and technicians see and do: at the kiosk behind five taps and a PIN, or by the command line
//! through the socket of the running kiosk ([`crate::app::control`]). Both see the same facts.
//!
//! [`pin`], [`lockout`] and [`pin_gate`] let staff in, [`session`] knows who is in. [`panel`] says how the
//! machine is, [`self_test`] tries it. What is done is done by [`crate::app::Kiosk`].
//!
//! Promises: nothing here shows what a person typed, not even behind its mask; a wrong PIN costs what the
//! schedule says, whatever is killed, unplugged or set back.

pub mod diagnostics;
pub mod lockout;
mod network;
pub mod page;
pub mod panel;
pub mod pause;
pub mod pin;
pub mod pin_gate;
pub mod self_test;
pub mod session;

use protocol::Language;
use texts::Args;

pub use network::{INTERFACES, has_line};

/// The words of a row in one language, without the marks that a screen needs around inserted values.
pub fn words(language: Language, row: &panel::Row) -> String {
    let mut args = Args::new();
    for (name, value) in &row.args {
        args = match value {
            panel::Value::Number(number) => args.with(name, *number),
            panel::Value::Text(text) => args.with(name, text.as_str()),
        };
    }
    texts::text_unmarked(language, &row.text, &args)
}
