//! The words of the product, from `locales/`: one Fluent file a language for people, and one each for the kiosk's staff
//! and the desk in the languages that they work in; compiled in.
//!
//! Page, receipt, tracking page and mail read the same files, so that a word is corrected in one
//! place. What this crate promises: a text that a language lacks is given in Portuguese, never as a
//! blank; the tests here keep the files alike, so that this does not happen. What it does not do:
//! lay text out (see the kiosk's receipt) or choose a language.
//!
//! [`text`] puts every inserted value between U+2068 and U+2069, so that a code or an address keeps
//! its direction inside Arabic. [`text_unmarked`] leaves these marks out, for places where they
//! would only be noise (a mail's subject, a file).

mod amounts;
mod bundles;
mod dates;
#[cfg(test)]
mod files_agree;
mod told;

pub use amounts::amount;
pub use bundles::{Args, OF_STAFF, exists, text, text_unmarked};
pub use dates::{date, date_and_time, time};
pub use told::{complaints, senders, step, step_in_one};
