//! A passport: its number and the country that issued it (the number alone is unique in one country only).

use serde::{Deserialize, Serialize};
use zeroize::ZeroizeOnDrop;

use crate::country::{Country, CountryError};
use crate::digits;
use crate::mrz::{self, NoZone, Paper, Zone};
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
        /// The zone of a visa, a card, or another paper that is no passport.
        OtherPaper => "passport-other-paper",
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

impl Passport {
    /// Reads what a person typed, or what a passport reader typed into the field of the number: a whole
    /// machine readable zone names its own country, which then counts instead of `country`.
    ///
    /// Who chooses "refugee" or "stateless" in the list of countries has a document of the Portuguese State:
    /// its zone names PRT as the issuer and the person's status (XXA, XXB, XXC) in the field of the nationality
    /// (Doc 9303-3, section 5). Both ways give the passport of the zone, so that they compare equal.
    ///
    /// # Errors
    /// The number's error before the country's; see [`PassportError`].
    pub fn parse(number: &str, country: &str) -> Result<Self, PassportError> {
        if mrz::looks_like_mrz(number) {
            return Self::from_mrz(number);
        }
        let number = normalised_number(number).ok_or(PassportError::Form)?;
        let country = issuer(Country::parse(country)?);
        Ok(Self { number, country })
    }

    /// Reads a machine readable zone, with all of its check digits verified.
    ///
    /// # Errors
    /// See [`PassportError`].
    pub fn from_mrz(typed: &str) -> Result<Self, PassportError> {
        match mrz::find(typed) {
            Ok(zone) => Self::of_zone(&zone),
            Err(NoZone::Misread | NoZone::Other) => Err(PassportError::Mrz),
        }
    }

    /// The passport that a right zone is of.
    ///
    /// # Errors
    /// See [`PassportError`].
    pub fn of_zone(zone: &Zone) -> Result<Self, PassportError> {
        if zone.paper() != Paper::Passport {
            return Err(PassportError::OtherPaper);
        }
        let number = normalised_number(zone.number()).ok_or(PassportError::Form)?;
        let country = issuer(zone.issuer().ok_or(PassportError::CountryUnknown)?);
        Ok(Self { number, country })
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

/// The State whose document it is: a status of refugee or stateless person is no issuer.
fn issuer(chosen: Country) -> Country {
    match chosen.as_str() {
        "XXA" | "XXB" | "XXC" => Country::parse("PRT").expect("Portugal has a code"),
        _ => chosen,
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
    fn a_refugees_document_is_one_however_its_issuer_is_given() {
        let check = |field: &str| ::mrz::check_digit(field).unwrap().to_string();
        let number = "TR1234567";
        for status in ["XXA", "XXB", "XXC"] {
            let field = format!("{number}{}", check(number));
            let rest = "8808183F3001019<<<<<<<<<<<<<<<0"
                .replace("8808183", &format!("880818{}", check("880818")));
            let rest = rest.replace("3001019", &format!("300101{}", check("300101")));
            let composite = check(&format!("{field}{}{}", &rest[..7], &rest[8..30]));
            let zone = format!(
                "P<PRT{:<<39}{field}{status}{}{composite}",
                "HAMID<<SARA",
                &rest[..30]
            );
            let read = Passport::parse(&zone, "").unwrap();
            assert_eq!(read.country().as_str(), "PRT");
            for chosen in ["PRT", "XXA", "XXB", "XXC"] {
                assert_eq!(Passport::parse(number, chosen).as_ref(), Ok(&read));
            }
            assert_ne!(Passport::parse(number, "FRA").as_ref(), Ok(&read));
        }
    }

    #[test]
    fn the_zone_of_a_card_or_visa_is_no_passport_and_not_misread() {
        let card = "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
        let visa = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C<3UTO6908061F9406236ZE184226B<<<<<<<";
        for zone in [card, visa] {
            assert_eq!(Passport::parse(zone, "UTO"), Err(PassportError::OtherPaper));
        }
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
