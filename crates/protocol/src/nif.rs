//! The tax number of a natural person (*número de identificação fiscal*).
//!
//! Nine digits; the last is a check digit modulo 11. Natural persons start with 1, 2, 3, or 45 (people
//! not resident). The check digit misses about 1.6 % of single slips, so the check page shows the number back.

use zeroize::ZeroizeOnDrop;

use crate::digits;
use crate::text_value::{LONGEST_INPUT, coded_error, text_value};

/// The tax number of a natural person: nine ASCII digits with a right check digit.
#[derive(Clone, PartialEq, Eq, Hash, ZeroizeOnDrop)]
pub struct Nif(String);

coded_error! {
    /// Why a value is not the NIF of a person.
    pub enum NifError {
        /// Not nine digits.
        Length => "nif-length",
        /// The check digit is wrong: most likely a slip.
        Check => "nif-check",
        /// A right number, but of a company or another body.
        Company => "nif-company",
        /// A number that people type to get past the field, such as 123456789.
        Placeholder => "nif-placeholder",
        /// No number of this kind is given to persons.
        Prefix => "nif-prefix",
    }
}

impl Nif {
    /// Reads what a person typed: digits of any accepted script, with or without separators.
    ///
    /// # Errors
    /// The first rule that the value breaks; see [`NifError`].
    pub fn parse(typed: &str) -> Result<Self, NifError> {
        if typed.len() > LONGEST_INPUT {
            return Err(NifError::Length);
        }
        let number = digits::compact(typed);
        let digits: [u32; 9] = digits::exactly(&number).ok_or(NifError::Length)?;
        // 999999990 is what tills print for "final consumer".
        if digits::is_filler(&digits) || number == "999999990" {
            return Err(NifError::Placeholder);
        }
        if digits[0] == 0 || (digits[0] == 4 && digits[1] != 5) {
            return Err(NifError::Prefix);
        }
        if digits[8] != check_digit(&digits) {
            return Err(NifError::Check);
        }
        if digits[0] >= 5 {
            return Err(NifError::Company);
        }
        Ok(Self(number))
    }

    /// The nine ASCII digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Weights 9 to 2 over the first eight digits, modulo 11; the remainders 0 and 1 both give 0.
fn check_digit(digits: &[u32; 9]) -> u32 {
    let sum: u32 = digits[..8]
        .iter()
        .zip((2..=9).rev())
        .map(|(d, w)| d * w)
        .sum();
    match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    }
}

text_value!(Nif, NifError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const VALID: [&str; 6] = [
        "200000020",
        "200000080",
        "200000039",
        "457506334",
        "350887365",
        "119553341",
    ];

    #[test]
    fn numbers_of_persons_are_accepted() {
        for number in VALID {
            assert_eq!(Nif::parse(number).unwrap().as_str(), number);
        }
    }

    #[test]
    fn separators_and_other_digits_are_accepted() {
        for typed in [
            " 350 887 365 ",
            "350-887-365",
            "350.887.365",
            "٣٥٠٨٨٧٣٦٥",
            "३५०८८७३६५",
        ] {
            assert_eq!(Nif::parse(typed).unwrap().as_str(), "350887365");
        }
    }

    #[test]
    fn each_rule_has_its_own_code() {
        for (typed, code) in [
            ("", "nif-length"),
            ("35088736", "nif-length"),
            ("3508873655", "nif-length"),
            ("35088736A", "nif-length"),
            ("PT350887365", "nif-length"),
            ("501964842", "nif-check"),
            ("350887364", "nif-check"),
            ("501964843", "nif-company"),
            ("123456789", "nif-placeholder"),
            ("987654321", "nif-placeholder"),
            ("999999990", "nif-placeholder"),
            ("000000000", "nif-placeholder"),
            ("111111111", "nif-placeholder"),
            ("999999999", "nif-placeholder"),
            ("012345670", "nif-prefix"),
            ("410000005", "nif-prefix"),
        ] {
            assert_eq!(Nif::parse(typed).unwrap_err().code(), code, "{typed}");
        }
    }

    #[test]
    fn an_overlong_value_is_refused() {
        assert_eq!(Nif::parse(&" ".repeat(1_001)), Err(NifError::Length));
    }

    #[test]
    fn debug_and_serde_errors_show_nothing() {
        let nif = Nif::parse("350887365").unwrap();
        assert_eq!(format!("{nif:?}"), "Nif(•••)");
        for json in [
            "350887365",
            "\"350887364\"",
            "[\"350887365\"]",
            "{\"350887365\":1}",
        ] {
            let error = serde_json::from_str::<Nif>(json).unwrap_err().to_string();
            assert!(!error.contains("35088736"), "{error}");
        }
    }

    #[test]
    fn serde_parses_on_the_way_in() {
        let nif: Nif = serde_json::from_str("\"350 887 365\"").unwrap();
        assert_eq!(serde_json::to_string(&nif).unwrap(), "\"350887365\"");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_its_own_output_is_accepted(typed in "\\PC*|[0-9 .٠-٩-]{0,12}|[1-3][0-9]{8}") {
            if let Ok(nif) = Nif::parse(&typed) {
                prop_assert_eq!(Nif::parse(nif.as_str()), Ok(nif.clone()));
            }
        }

        #[test]
        fn swapped_neighbours_are_noticed_unless_the_check_digit_is_the_blind_zero(
            which in 0..VALID.len(), at in 0usize..7,
        ) {
            let mut swapped: Vec<u8> = VALID[which].bytes().collect();
            swapped.swap(at, at + 1);
            let swapped = String::from_utf8(swapped).unwrap();
            if swapped != VALID[which] && !VALID[which].ends_with('0') {
                prop_assert!(Nif::parse(&swapped).is_err());
            }
        }
    }
}
