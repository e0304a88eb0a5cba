//! Telephone numbers, by the rules of libphonenumber; a number without a country is Portuguese.

use phonenumber::{Mode, country};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::digits;
use crate::text_value::{LONGEST_INPUT, coded_error, text_value};

/// A valid telephone number in the international form of ITU-T E.164, such as `+351912345678`.
#[derive(Clone, PartialEq, Eq, Hash, ZeroizeOnDrop)]
pub struct Phone(String);

coded_error! {
    /// Why a value is not a telephone number.
    pub enum PhoneError {
        /// Not a number that can exist in its country.
        Invalid => "phone-invalid",
    }
}

/// Of a number with its country code (ITU-T E.164, 6.2.1).
const MOST_DIGITS: usize = 15;
/// Three more than a number has, for a national prefix that people leave in.
const MOST_TYPED_DIGITS: usize = MOST_DIGITS + 3;

impl Phone {
    /// Reads what a person typed: with `+`, with `00`, or a Portuguese number without either; separators
    /// and digits of any accepted script.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`] for all that is not a number that can exist; extensions and letters too.
    pub fn parse(typed: &str) -> Result<Self, PhoneError> {
        if typed.len() > LONGEST_INPUT {
            return Err(PhoneError::Invalid);
        }
        let compacted = Zeroizing::new(digits::compact(typed));
        let compacted: Zeroizing<String> = Zeroizing::new(
            without_trunk_zero(&compacted)
                .chars()
                .filter(|c| !matches!(c, '(' | ')' | '/'))
                .map(|c| if c == '\u{FF0B}' { '+' } else { c })
                .collect(),
        );
        let (international, number) = match compacted
            .strip_prefix('+')
            .or_else(|| compacted.strip_prefix("00"))
        {
            Some(rest) => (true, rest),
            None => (false, compacted.as_str()),
        };
        // The library also reads letters, extensions and `;phone-context=`: only digits reach it.
        if number.is_empty()
            || number.len() > MOST_TYPED_DIGITS
            || !number.bytes().all(|b| b.is_ascii_digit())
        {
            return Err(PhoneError::Invalid);
        }
        let dialled = Zeroizing::new(if international {
            format!("+{number}")
        } else {
            number.to_owned()
        });
        let parsed = phonenumber::parse(Some(country::PT), dialled.as_str())
            .map_err(|_| PhoneError::Invalid)?;
        // `parse` alone takes numbers that are too short for their country.
        if !phonenumber::is_valid(&parsed) {
            return Err(PhoneError::Invalid);
        }
        let number = Self(parsed.format().mode(Mode::E164).to_string());
        // The library takes German numbers of up to 17 digits, which the standard does not have.
        if number.as_str().len() > "+".len() + MOST_DIGITS {
            return Err(PhoneError::Invalid);
        }
        Ok(number)
    }

    /// The number as `+` and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `+44 (0)20 …` is how people write the zero that is dialled inside the country only.
fn without_trunk_zero(number: &str) -> String {
    if number.starts_with('+') || number.starts_with("00") {
        number.replacen("(0)", "", 1)
    } else {
        number.to_owned()
    }
}

text_value!(Phone, PhoneError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_without_a_country_is_portuguese() {
        for typed in [
            "912345678",
            "912 345 678",
            "912-345-678",
            "(912) 345.678",
            "٩١٢٣٤٥٦٧٨",
            "९१२३४५६७८",
            "00351912345678",
            "00 351 912 345 678",
            "+351 912 345 678",
            "+351912345678",
            "\u{202A}+351 912 345 678\u{202C}",
        ] {
            assert_eq!(
                Phone::parse(typed).map(|p| p.as_str().to_owned()),
                Ok("+351912345678".to_owned()),
                "{typed}"
            );
        }
    }

    #[test]
    fn numbers_of_other_countries_are_accepted() {
        for (typed, stored) in [
            ("+55 11 91234-5678", "+5511912345678"),
            ("+91 98765 43210", "+919876543210"),
            ("+44 (0)20 7946 0958", "+442079460958"),
            ("+977 984-1234567", "+9779841234567"),
            ("+8801712345678", "+8801712345678"),
            ("+39 06 698 12345", "+390669812345"),
            ("0049 30 901820", "+4930901820"),
        ] {
            assert_eq!(
                Phone::parse(typed).map(|p| p.as_str().to_owned()),
                Ok(stored.to_owned()),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_cannot_be_a_number_is_refused() {
        for typed in [
            "",
            " ",
            "+",
            "00",
            "112",
            "+351 912 345 67",
            "91234567",
            "9123456789",
            "+35191234567800",
            "912345678 ext 3",
            "912345678x3",
            "912345678;phone-context=+351",
            "tel:912345678",
            "0800-PIZZA",
            "+351+912345678",
            "91234567八",
            "\u{0}912345678",
            "+999912345678",
            "someone@example.org",
        ] {
            assert_eq!(Phone::parse(typed), Err(PhoneError::Invalid), "{typed}");
        }
        assert_eq!(Phone::parse(&"9".repeat(5_000)), Err(PhoneError::Invalid));
    }

    #[test]
    fn a_number_longer_than_the_standard_allows_is_refused_even_where_its_country_has_it() {
        for typed in [
            "+4974730049749418",
            "0049 7473 0049 7494 18",
            "+\u{9E6}(049747300 497494\n18",
        ] {
            assert_eq!(Phone::parse(typed), Err(PhoneError::Invalid), "{typed:?}");
        }
        assert!(Phone::parse("+497473004974941").is_ok(), "15 digits");
    }

    #[test]
    fn debug_and_serde_errors_show_nothing() {
        assert_eq!(
            format!("{:?}", Phone::parse("912345678").unwrap()),
            "Phone(•••)"
        );
        for json in ["912345678", "\"91234567\""] {
            let error = serde_json::from_str::<Phone>(json).unwrap_err().to_string();
            assert!(!error.contains("91234567"), "{error}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_its_own_output_is_accepted(typed in "\\PC*|[+]?[0-9() -]{0,20}|[+][1-9][0-9]{6,14}") {
            if let Ok(phone) = Phone::parse(&typed) {
                prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone.clone()));
            }
        }
    }
}
