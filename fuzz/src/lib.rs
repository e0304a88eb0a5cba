//! What the fuzz targets share: honest specimens to start from, and rules written down a second time, so
//! that a parser is judged by something other than itself.
//!
//! Three sources of the kiosk are compiled in as they are instead of its whole crate, which brings receipt
//! and printer: a hundred crates more to build, for nothing that is fuzzed.

use std::fmt::{Debug, Display};

use serde::{Serialize, de::DeserializeOwned};

pub mod central;
pub mod honest;
pub mod zone;

#[path = "../../crates/kiosk/src/storage/append_log.rs"]
pub mod append_log;
#[path = "../../crates/kiosk/src/visit/draft.rs"]
pub mod draft;
#[path = "../../crates/kiosk/src/visit/page.rs"]
pub mod page;

/// As they name each other: `crate::visit::page`.
pub mod visit {
    pub use crate::page;
}

/// The longest text, in bytes, that any parser of typed text looks at; longer ones are refused at once.
pub const LONGEST_TYPED: usize = 1_000;

/// What holds for every value that a person types and that is kept as text: it reads its own output,
/// also through JSON, its `Debug` shows nothing, and a refusal is a stable code that repeats nothing.
///
/// Gives the value back for rules of its own.
///
/// # Panics
/// Where one of these does not hold.
pub fn judge_typed<T, E>(
    typed: &str,
    parse: impl Fn(&str) -> Result<T, E>,
    as_str: impl Fn(&T) -> &str,
    redacted: &str,
) -> Option<T>
where
    T: PartialEq + Debug + Serialize + DeserializeOwned,
    E: Display + Debug,
{
    match parse(typed) {
        Ok(value) => {
            assert!(typed.len() <= LONGEST_TYPED, "an overlong text was read");
            let text = as_str(&value);
            assert!(text.is_ascii(), "only ASCII is stored");
            let again = parse(text).expect("a value's own text is read");
            assert!(again == value, "a value's own text is another value");
            assert_eq!(format!("{value:?}"), redacted, "Debug shows something");
            let json = serde_json::to_string(&value).expect("a value always serialises");
            let again: T = serde_json::from_str(&json).expect("a value's own JSON is read");
            assert!(again == value, "a value's own JSON is another value");
            Some(value)
        }
        Err(refusal) => {
            let code = refusal.to_string();
            assert!(is_code(&code), "a refusal is more than a code");
            let json = serde_json::to_string(typed).expect("a text always serialises");
            let error = serde_json::from_str::<T>(&json).err();
            let error = error.expect("JSON is judged like a typed text").to_string();
            assert!(
                error.starts_with(&code),
                "a refusal in JSON says more than its code"
            );
            None
        }
    }
}

/// Whether this is a stable name in kebab-case.
pub fn is_code(text: &str) -> bool {
    text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
