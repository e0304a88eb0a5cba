//! The social security number of a natural person (*número de identificação da Segurança Social*).
//!
//! Eleven digits; persons start with 1. The check digit is 9 − (Σ dᵢ·wᵢ mod 10) with prime weights. It
//! misses about 5 % of single slips, so the check page shows the number back.

use zeroize::ZeroizeOnDrop;

use crate::digits;
use crate::text_value::{LONGEST_INPUT, coded_error, text_value};

const WEIGHTS: [u32; 10] = [29, 23, 19, 17, 13, 11, 7, 5, 3, 2];

/// The social security number of a natural person: eleven ASCII digits with a right check digit.
#[derive(Clone, PartialEq, Eq, Hash, ZeroizeOnDrop)]
pub struct Niss(String);

coded_error! {
    /// Why a value is not the NISS of a person.
    pub enum NissError {
        /// Not eleven digits.
        Length => "niss-length",
        /// The check digit is wrong: most likely a slip.
        Check => "niss-check",
        /// Not the number of a person (employers start with 2).
        Prefix => "niss-prefix",
        /// A number that people type to get past the field, such as 12345678910.
        Placeholder => "niss-placeholder",
    }
}

impl Niss {
    /// Reads what a person typed: digits of any accepted script, with or without separators.
    ///
    /// # Errors
    /// The first rule that the value breaks; see [`NissError`].
    pub fn parse(typed: &str) -> Result<Self, NissError> {
        if typed.len() > LONGEST_INPUT {
            return Err(NissError::Length);
        }
        let number = digits::compact(typed);
        let digits: [u32; 11] = digits::exactly(&number).ok_or(NissError::Length)?;
        // "One to ten" counts up in two-digit words, so the rule for fillers does not see it.
        if digits::is_filler(&digits) || number == "12345678910" {
            return Err(NissError::Placeholder);
        }
        if digits[0] != 1 {
            return Err(NissError::Prefix);
        }
        let sum: u32 = digits.iter().zip(WEIGHTS).map(|(d, w)| d * w).sum();
        if digits[10] != 9 - sum % 10 {
            return Err(NissError::Check);
        }
        Ok(Self(number))
    }

    /// The eleven ASCII digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text_value!(Niss, NissError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_of_persons_are_accepted() {
        for number in [
            "11000000120",
            "11000000031",
            "11000000112",
            "11000000023",
            "11000000104",
            "11000000015",
            "11000000146",
            "11000000007",
            "11000000138",
            "11000000049",
            "15292867956",
        ] {
            assert_eq!(Niss::parse(number).unwrap().as_str(), number);
        }
    }

    #[test]
    fn separators_and_other_digits_are_accepted() {
        for typed in [
            "152 928 679 56",
            "152-9286-7956",
            "১৫২৯২৮৬৭৯৫৬",
            "۱۵۲۹۲۸۶۷۹۵۶",
        ] {
            assert_eq!(Niss::parse(typed).unwrap().as_str(), "15292867956");
        }
    }

    #[test]
    fn each_rule_has_its_own_code() {
        for (typed, code) in [
            ("", "niss-length"),
            ("1529286795", "niss-length"),
            ("152928679566", "niss-length"),
            ("1529286795X", "niss-length"),
            ("15292867957", "niss-check"),
            ("11000000121", "niss-check"),
            ("20000000003", "niss-prefix"),
            ("00000000000", "niss-placeholder"),
            ("11111111111", "niss-placeholder"),
            ("12345678910", "niss-placeholder"),
            ("12345678901", "niss-placeholder"),
        ] {
            assert_eq!(Niss::parse(typed).unwrap_err().code(), code, "{typed}");
        }
    }

    #[test]
    fn an_overlong_value_is_refused() {
        assert_eq!(Niss::parse(&"1".repeat(1_001)), Err(NissError::Length));
    }

    #[test]
    fn debug_and_serde_errors_show_nothing() {
        assert_eq!(
            format!("{:?}", Niss::parse("15292867956").unwrap()),
            "Niss(•••)"
        );
        for json in ["15292867956", "\"15292867957\""] {
            let error = serde_json::from_str::<Niss>(json).unwrap_err().to_string();
            assert!(!error.contains("15292867"), "{error}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_its_own_output_is_accepted(typed in "\\PC*|1[0-9]{10}") {
            if let Ok(niss) = Niss::parse(&typed) {
                prop_assert_eq!(Niss::parse(niss.as_str()), Ok(niss.clone()));
            }
        }
    }
}
