//! The six digits that central mails to a new address, as a person types them at the kiosk: in the
//! numerals of their own language, with blanks or hyphens between them.

use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::digits;
use crate::text_value::{LONGEST_INPUT, coded_error, text_value};

/// How many digits a code has.
pub const DIGITS: usize = 6;

/// Six ASCII digits. Whether they are the right ones is central's to say.
#[derive(Clone, PartialEq, Eq, ZeroizeOnDrop)]
pub struct EmailCode(String);

coded_error! {
    /// Why a value is not a code.
    pub enum EmailCodeError {
        /// Not six digits.
        Form => "code-form",
    }
}

impl EmailCode {
    /// Reads what a person typed.
    ///
    /// # Errors
    /// It is not six digits.
    pub fn parse(typed: &str) -> Result<Self, EmailCodeError> {
        if typed.len() > LONGEST_INPUT {
            return Err(EmailCodeError::Form);
        }
        let compacted = Zeroizing::new(digits::compact(typed));
        match digits::exactly::<DIGITS>(&compacted) {
            Some(_) => Ok(EmailCode(compacted.to_string())),
            None => Err(EmailCodeError::Form),
        }
    }

    /// The six digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text_value!(EmailCode, EmailCodeError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_in_every_accepted_script_and_with_what_people_put_between() {
        for typed in [
            "012345",
            " 012 345 ",
            "012-345",
            "\u{202A}012345\u{202C}",
            "٠١٢٣٤٥",
            "۰۱۲۳۴۵",
            "०१२३४५",
            "০১২৩৪৫",
        ] {
            let code = EmailCode::parse(typed);
            assert_eq!(
                code.as_ref().map(EmailCode::as_str),
                Ok("012345"),
                "{typed}"
            );
        }
    }

    #[test]
    fn anything_but_six_digits_is_refused() {
        let flood = "1".repeat(5_000);
        for typed in ["", "12345", "1234567", "12345a", "12345½", "+12345", &flood] {
            assert_eq!(EmailCode::parse(typed), Err(EmailCodeError::Form));
        }
    }

    #[test]
    fn its_debug_output_shows_nothing() {
        let code = EmailCode::parse("271828").expect("six digits");
        assert!(!format!("{code:?}").contains("271828"));
    }
}
