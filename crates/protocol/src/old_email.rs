//! The address that AIMA has, told as it was given: with the slip of two years ago, if there was one, since
//! that is what stands in the case.

use zeroize::ZeroizeOnDrop;

use crate::email::{EmailAddress, is_invisible};
use crate::text_value::{LONGEST_INPUT, coded_error, text_value};

/// Characters; as many as an address can have (RFC 3696, erratum 1690).
const LONGEST: usize = 254;

/// A text that is, or was once meant to be, an address: `ana@gmail.com`, but also `ana@gmail` and
/// `ana@@sapo.pt`. Nothing can be sent there unless [`OldEmail::as_address`] says so.
#[derive(Clone, PartialEq, Eq, Hash, ZeroizeOnDrop)]
pub struct OldEmail(String);

coded_error! {
    /// Why a text is not taken.
    pub enum OldEmailError {
        /// Nothing was typed.
        Empty => "email-empty",
        /// Longer than an address can be.
        TooLong => "email-too-long",
        /// Characters that cannot be seen: direction marks, zero-width and control characters.
        Invisible => "email-invisible",
    }
}

impl OldEmail {
    /// Takes what a person typed; white space around it is dropped, nothing else is changed.
    ///
    /// # Errors
    /// See [`OldEmailError`].
    pub fn parse(typed: &str) -> Result<Self, OldEmailError> {
        // Four bytes a character, and some white space around them.
        if typed.len() > LONGEST * 4 + LONGEST_INPUT {
            return Err(OldEmailError::TooLong);
        }
        let text = typed.trim();
        if text.is_empty() {
            Err(OldEmailError::Empty)
        } else if text.chars().any(is_invisible) {
            Err(OldEmailError::Invisible)
        } else if text.chars().count() > LONGEST {
            Err(OldEmailError::TooLong)
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    /// The text as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address, if the text is one.
    #[must_use]
    pub fn as_address(&self) -> Option<EmailAddress> {
        EmailAddress::parse(&self.0).ok()
    }

    /// The form to compare and to hash: that of the address, or the text itself in lower case.
    #[must_use]
    pub fn matching_form(&self) -> String {
        self.as_address()
            .map_or_else(|| self.0.to_lowercase(), |address| address.matching_form())
    }

    /// Whether mail to `other` arrives at the same place.
    #[must_use]
    pub fn is_same_mailbox(&self, other: &EmailAddress) -> bool {
        self.as_address()
            .is_some_and(|address| address.is_same_mailbox(other))
    }
}

impl From<&EmailAddress> for OldEmail {
    fn from(address: &EmailAddress) -> Self {
        Self(address.as_str().to_owned())
    }
}

text_value!(OldEmail, OldEmailError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn mistakes_are_kept_as_they_were_given() {
        for typed in [
            "ana@gmail",
            "ana@@sapo.pt",
            "ana@gmial.com",
            "ana silva@gmail.com",
            "Ana.Silva",
            "joão@gmail,com",
            "d'angelo@libero.it",
        ] {
            let text = OldEmail::parse(&format!("  {typed}\t\n")).unwrap();
            assert_eq!(text.as_str(), typed);
        }
    }

    #[test]
    fn a_text_that_is_an_address_is_one() {
        let text = OldEmail::parse("Ana@GMAIL.com").unwrap();
        let address = EmailAddress::parse("ana@gmail.com").unwrap();
        assert_eq!(text.as_str(), "Ana@GMAIL.com");
        assert_eq!(text.as_address().unwrap().as_str(), "Ana@gmail.com");
        assert_eq!(text.matching_form(), address.matching_form());
        assert!(text.is_same_mailbox(&address));
        let slip = OldEmail::parse("Ana@GMAIL").unwrap();
        assert_eq!(slip.as_address(), None);
        assert_eq!(slip.matching_form(), "ana@gmail");
        assert!(!slip.is_same_mailbox(&address));
    }

    #[test]
    fn nothing_and_what_cannot_be_seen_and_what_is_too_long_are_refused() {
        for (typed, code) in [
            (String::new(), "email-empty"),
            (" \u{A0}\n".to_owned(), "email-empty"),
            ("ana\u{202E}@gmail.com".to_owned(), "email-invisible"),
            ("ana\u{200B}@gmail.com".to_owned(), "email-invisible"),
            ("ana\0@gmail.com".to_owned(), "email-invisible"),
            ("ana\n@gmail.com".to_owned(), "email-invisible"),
            ("a".repeat(255), "email-too-long"),
            ("é".repeat(255), "email-too-long"),
            (" ".repeat(1_000_000), "email-too-long"),
        ] {
            assert_eq!(OldEmail::parse(&typed).unwrap_err().code(), code);
        }
        assert!(OldEmail::parse(&"😀".repeat(254)).is_ok());
    }

    #[test]
    fn debug_and_serde_errors_show_nothing() {
        let text = OldEmail::parse("ana@gmail").unwrap();
        assert_eq!(format!("{text:?}"), "OldEmail(•••)");
        for json in ["[\"ana@gmail\"]", "\"ana\\u202e@gmail\""] {
            let error = serde_json::from_str::<OldEmail>(json)
                .unwrap_err()
                .to_string();
            assert!(!error.contains("ana"), "{error}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_its_own_output_is_taken(typed in any::<String>()) {
            if let Ok(text) = OldEmail::parse(&typed) {
                prop_assert_eq!(OldEmail::parse(text.as_str()), Ok(text.clone()));
                let _ = text.matching_form();
            }
        }
    }
}
