//! A passport: its number and the country that issued it (the number alone is unique in one country only).

use serde::{Deserialize, Serialize};
use zeroize::ZeroizeOnDrop;

use crate::country::{Country, CountryError};
use crate::digits;
use crate::mrz::{self, MrzError};
use crate::text_value::{LONGEST_INPUT, coded_error};

/// A passport's number (6 to 9 capital letters and digits, ICAO Doc 9303) and its issuer.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, ZeroizeOnDrop)]
pub struct Passport {
    number: String,
    #[zeroize(skip)]
    country: Country,
}

coded_error! {
    /// Why values are not a passport.
    pub enum PassportError {
        /// Not 6 to 9 letters and digits, or no digit among them.
        Form => "passport-form",
        /// A machine readable zone that was read wrongly or in part.
        Mrz => "passport-mrz",
        /// The issuing country is missing.
        CountryMissing => "country-missing",
        /// The issuing country has no such code.
        CountryUnknown => "country-unknown",
    }
}

impl From<CountryError> for PassportError {
    fn from(error: CountryError) -> Self {
        match error {
            CountryError::Missing => Self::CountryMissing,
            CountryError::Unknown => Self::CountryUnknown,
        }
    }
}

impl From<MrzError> for PassportError {
    fn from(error: MrzError) -> Self {
        match error {
            MrzError::Layout | MrzError::CheckDigit => Self::Mrz,
            MrzError::Number => Self::Form,
            MrzError::Country => Self::CountryUnknown,
        }
    }
}

impl Passport {
    /// Reads what a person typed, or what a passport reader typed into the field of the number: a whole
    /// machine readable zone names its own country, which then counts instead of `country`.
    ///
    /// # Errors
    /// The number's error before the country's; see [`PassportError`].
    pub fn parse(number: &str, country: &str) -> Result<Self, PassportError> {
        if mrz::looks_like_mrz(number) {
            return Self::from_mrz(number);
        }
        let number = normalised_number(number).ok_or(PassportError::Form)?;
        let country = Country::parse(country)?;
        Ok(Self { number, country })
    }

    /// Reads a machine readable zone, with all of its check digits verified.
    ///
    /// # Errors
    /// See [`PassportError`].
    pub fn from_mrz(zone: &str) -> Result<Self, PassportError> {
        Ok(mrz::read(zone)?.passport)
    }

    /// The number: capital letters and digits.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Who issued it.
    #[must_use]
    pub const fn country(&self) -> Country {
        self.country
    }

    /// The last three characters of the number, which staff type from the document in their hands.
    #[must_use]
    pub fn last_three(&self) -> &str {
        &self.number[self.number.len() - 3..]
    }
}

/// Without separators, in capitals and ASCII digits; `None` if that is no passport number.
fn normalised_number(typed: &str) -> Option<String> {
    if typed.len() > LONGEST_INPUT {
        return None;
    }
    let mut number = digits::compact(typed);
    number.make_ascii_uppercase();
    let well_formed = (6..=9).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_alphanumeric())
        && number.bytes().any(|b| b.is_ascii_digit());
    well_formed.then_some(number)
}

impl std::fmt::Debug for Passport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passport(•••)")
    }
}

impl<'de> Deserialize<'de> for Passport {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize, ZeroizeOnDrop)]
        struct Typed {
            number: String,
            country: String,
        }
        // serde's own message would quote a value of the wrong type.
        let typed = Typed::deserialize(deserializer)
            .map_err(|_| serde::de::Error::custom("number and country expected for Passport"))?;
        Self::parse(&typed.number, &typed.country)
            .map_err(|error| serde::de::Error::custom(error.code()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_typed_number_is_normalised() {
        for typed in ["l898902c3", " L898902C3 ", "L 898902-C3", "L٨٩٨٩٠٢C٣"] {
            let passport = Passport::parse(typed, "uto").unwrap();
            assert_eq!(
                (passport.number(), passport.country().as_str()),
                ("L898902C3", "UTO")
            );
            assert_eq!(passport.last_three(), "2C3");
        }
    }

    #[test]
    fn six_and_nine_characters_are_the_limits() {
        assert!(Passport::parse("AB1234", "IND").is_ok());
        assert!(Passport::parse("AB1234567", "IND").is_ok());
        assert_eq!(Passport::parse("AB123", "IND"), Err(PassportError::Form));
        assert_eq!(
            Passport::parse("AB12345678", "IND"),
            Err(PassportError::Form)
        );
    }

    #[test]
    fn each_rule_has_its_own_code() {
        for (number, country, code) in [
            ("", "IND", "passport-form"),
            ("PASSPORT", "IND", "passport-form"),
            ("AB12345É", "IND", "passport-form"),
            ("AB1234_5", "IND", "passport-form"),
            ("АВ123456", "IND", "passport-form"), // Cyrillic А and В
            ("AB123456", "", "country-missing"),
            ("AB123456", "ZZZ", "country-unknown"),
            ("P<UTOERIKSSON<<ANNA", "UTO", "passport-mrz"),
        ] {
            assert_eq!(
                Passport::parse(number, country).unwrap_err().code(),
                code,
                "{number} {country}"
            );
        }
        assert_eq!(
            Passport::parse(&"1".repeat(9_000), "IND"),
            Err(PassportError::Mrz)
        );
    }

    #[test]
    fn a_zone_typed_into_the_number_brings_its_own_country() {
        let zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";
        let passport = Passport::parse(zone, "").unwrap();
        assert_eq!(passport, Passport::parse("L898902C3", "UTO").unwrap());
        assert_eq!(
            Passport::parse(zone, "PRT").unwrap().country().as_str(),
            "UTO"
        );
    }

    #[test]
    fn debug_and_serde_errors_show_nothing() {
        assert_eq!(
            format!("{:?}", Passport::parse("AB123456", "IND").unwrap()),
            "Passport(•••)"
        );
        for json in [
            r#"{"number":123456,"country":"IND"}"#,
            r#"{"number":"AB123456","country":"Atlantis"}"#,
            r#"{"number":"AB12345678","country":"IND"}"#,
        ] {
            let error = serde_json::from_str::<Passport>(json)
                .unwrap_err()
                .to_string();
            assert!(
                !error.contains("1234") && !error.contains("Atlantis"),
                "{error}"
            );
        }
    }

    #[test]
    fn serde_parses_on_the_way_in() {
        let passport: Passport =
            serde_json::from_str(r#"{"number":"ab 123456","country":"ind"}"#).unwrap();
        assert_eq!(
            serde_json::to_string(&passport).unwrap(),
            r#"{"number":"AB123456","country":"IND"}"#
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_its_own_output_is_accepted(
            number in "\\PC*|[A-Z0-9a-z -]{0,12}", country in "\\PC*|[A-Z]{3}|IND",
        ) {
            if let Ok(passport) = Passport::parse(&number, &country) {
                let again = Passport::parse(passport.number(), passport.country().as_str());
                prop_assert_eq!(again, Ok(passport.clone()));
            }
        }
    }
}
