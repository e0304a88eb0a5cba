//! Telephone numbers, by the rules of libphonenumber; a number without a country is Portuguese.

use phonenumber::{Mode, PhoneNumber, Type, country, metadata::DATABASE};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::country::Country;
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
        if international {
            Self::international(number)
        } else {
            valid(country::PT, number).and_then(|number| e164(&number))
        }
    }

    /// Reads the digits after `+` or `00`. E.164 has no national prefix, but people leave the one that they dial
    /// at home: `+33 06 …`, `+7 8 …`. Italy's zero is part of the number, and so valid as it stands.
    fn international(digits: &str) -> Result<Self, PhoneError> {
        let read = |digits: &str| {
            let dialled = Zeroizing::new(format!("+{digits}"));
            // With no country to start from: its prefix rules would be applied to the other's number.
            let parsed = phonenumber::parse(None, dialled.as_str()).ok()?;
            phonenumber::is_valid(&parsed).then(|| e164(&parsed).ok())?
        };
        read(digits)
            .or_else(|| {
                (1..=3).find_map(|length| {
                    let (code, national) = digits.split_at_checked(length)?;
                    let country = DATABASE.by_code(&code.parse().ok()?)?;
                    let prefix = country.first()?.national_prefix()?;
                    let rest = national.strip_prefix(prefix)?;
                    read(&Zeroizing::new(format!("{code}{rest}")))
                })
            })
            .ok_or(PhoneError::Invalid)
    }

    /// The number as `+` and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number written for reading: `+880 1712-345678`.
    #[must_use]
    pub fn shown(&self) -> String {
        phonenumber::parse(None, self.as_str()).map_or_else(
            |_| self.0.clone(),
            |number| number.format().mode(Mode::International).to_string(),
        )
    }
}

/// A number that was perhaps meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The number.
    pub phone: Phone,
    /// Whose it would be: ISO 3166-1 alpha-3.
    pub country: &'static str,
}

/// The most that are asked about.
const MOST_CANDIDATES: usize = 3;
/// The shortest number that is tried for countries of which nothing is known; a Portuguese one with a slip is
/// shorter.
const SHORTEST_FOREIGN: usize = 10;

/// What somebody may mean who types a number as it is said at home, such as `01712345678` in Bangladesh: a
/// question for the person, never an answer. The passport's country first, then mobile phones, then where most
/// people with a pending case come from. Nothing where the number is a Portuguese or an international one, or none at all.
#[must_use]
pub fn candidates(typed: &str, passport: Option<Country>) -> Vec<Candidate> {
    let number = Zeroizing::new(digits::compact(typed));
    let is_national = !number.is_empty()
        && number.len() <= MOST_TYPED_DIGITS
        && number.bytes().all(|b| b.is_ascii_digit())
        && !number.starts_with("00");
    if !is_national || Phone::parse(typed).is_ok() {
        return Vec::new();
    }
    let may_be_anyones = number.starts_with('0') || number.len() >= SHORTEST_FOREIGN;
    let is_passports = |alpha3: &str| passport.is_some_and(|country| country.as_str() == alpha3);
    let mut found: Vec<(Rank, Candidate)> = Vec::new();
    for &(country, id) in ORIGINS {
        let is_passports = is_passports(country);
        if (is_passports || may_be_anyones)
            && may_be_of(id, &number)
            && let Ok(number) = valid(id, &number)
            && let Ok(phone) = e164(&number)
            && !found.iter().any(|(_, other)| other.phone == phone)
        {
            let rank = match (is_passports, number.number_type(&DATABASE)) {
                (true, _) => Rank::Passport,
                (false, Type::Mobile | Type::FixedLineOrMobile) => Rank::Mobile,
                (false, _) => Rank::Other,
            };
            found.push((rank, Candidate { phone, country }));
        }
    }
    // Of one rank the commonest origin first.
    found.sort_by_key(|(rank, _)| *rank);
    found.truncate(MOST_CANDIDATES);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Which candidate is asked about before which: what people give to AIMA is a mobile phone's number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Passport,
    Mobile,
    Other,
}

/// Countries of origin, the commonest first.
const ORIGINS: &[(&str, country::Id)] = &[
    ("BRA", country::BR),
    ("IND", country::IN),
    ("BGD", country::BD),
    ("NPL", country::NP),
    ("PAK", country::PK),
    ("AGO", country::AO),
    ("CPV", country::CV),
    ("GNB", country::GW),
    ("STP", country::ST),
    ("UKR", country::UA),
    ("CHN", country::CN),
    ("MAR", country::MA),
    ("VEN", country::VE),
    ("COL", country::CO),
    ("MDA", country::MD),
    ("RUS", country::RU),
    ("MOZ", country::MZ),
    ("SEN", country::SN),
    ("GMB", country::GM),
    ("GIN", country::GN),
    ("NGA", country::NG),
    ("GHA", country::GH),
    ("DZA", country::DZ),
    ("EGY", country::EG),
    ("TUN", country::TN),
    ("LKA", country::LK),
    ("IRN", country::IR),
    ("TUR", country::TR),
    ("PHL", country::PH),
    ("VNM", country::VN),
    ("ARG", country::AR),
    ("CUB", country::CU),
    ("PER", country::PE),
    ("DOM", country::DO),
    ("USA", country::US),
    ("GBR", country::GB),
    ("FRA", country::FR),
    ("ESP", country::ES),
    ("ITA", country::IT),
    ("DEU", country::DE),
];

/// Whether the whole rule of a country is worth asking: the library forgets all but its last hundred patterns,
/// and compiles some twenty of each country that it is asked about.
fn may_be_of(country: country::Id, number: &str) -> bool {
    let Some(rules) = DATABASE.by_id(country.as_ref()) else {
        return false;
    };
    let is_national = |digits| rules.descriptors().general().is_match(digits);
    let dialled = rules
        .national_prefix()
        .and_then(|zero| number.strip_prefix(zero));
    // Such a rule makes another number of what is dialled.
    rules.national_prefix_transform_rule().is_some()
        || is_national(number)
        || dialled.is_some_and(is_national)
}

/// A number that is dialled inside `country`, if there can be such a one: `parse` alone takes numbers that
/// are too short.
fn valid(country: country::Id, national: &str) -> Result<PhoneNumber, PhoneError> {
    phonenumber::parse(Some(country), national)
        .ok()
        .filter(phonenumber::is_valid)
        .ok_or(PhoneError::Invalid)
}

fn e164(number: &PhoneNumber) -> Result<Phone, PhoneError> {
    let number = Phone(number.format().mode(Mode::E164).to_string());
    // The library takes German numbers of up to 17 digits, which the standard does not have.
    let is_short = number.as_str().len() <= "+".len() + MOST_DIGITS;
    // It reads some that it then refuses in its own writing (`+7 8 88 …`), as central would too.
    let read_again = phonenumber::parse(None, number.as_str()).ok();
    let is_kept = read_again.is_some_and(|again| {
        phonenumber::is_valid(&again)
            && again.format().mode(Mode::E164).to_string() == number.as_str()
    });
    match is_short && is_kept {
        true => Ok(number),
        false => Err(PhoneError::Invalid),
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
    fn no_number_of_a_country_is_left_out_without_a_question() {
        let mut tried = 0;
        for &(name, id) in ORIGINS {
            let rules = DATABASE.by_id(id.as_ref()).expect("rules");
            let descriptors = rules.descriptors();
            let examples = [
                Some(descriptors.general()),
                descriptors.fixed_line(),
                descriptors.mobile(),
                descriptors.toll_free(),
                descriptors.voip(),
            ];
            let examples = examples.into_iter().flatten();
            for example in examples.filter_map(|kind| kind.example()) {
                let zero = rules.national_prefix().unwrap_or_default();
                for dialled in [example.to_owned(), format!("{zero}{example}")] {
                    if valid(id, &dialled).is_ok() {
                        tried += 1;
                        assert!(may_be_of(id, &dialled), "{name}: {dialled}");
                    }
                }
            }
        }
        assert!(tried > 200, "{tried}");
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
            // With the prefix that is dialled at home.
            ("+33 06 31 96 65 43", "+33631966543"),
            ("+880 01712-345678", "+8801712345678"),
            ("+91 098765 43210", "+919876543210"),
            ("+7 8 912 345 67 89", "+79123456789"),
            ("00 44 020 7946 0958", "+442079460958"),
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
            // The library reads it, and refuses what it makes of it.
            "+7888110000000",
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
    fn a_number_as_it_is_said_at_home_is_a_question() {
        let asked = |typed: &str, passport: &str| -> Vec<(String, String, &str)> {
            candidates(typed, Country::parse(passport).ok())
                .into_iter()
                .map(|one| {
                    (
                        one.phone.as_str().to_owned(),
                        one.phone.shown(),
                        one.country,
                    )
                })
                .collect()
        };
        let first = asked("01712345678", "BGD").into_iter().next();
        let bangladesh = (
            "+8801712345678".to_owned(),
            "+880 1712-345678".to_owned(),
            "BGD",
        );
        assert_eq!(first, Some(bangladesh.clone()));
        // Where it is a mobile phone's, Germany too, before India, where it is a landline's.
        let countries: Vec<_> = asked("01712345678", "").iter().map(|one| one.2).collect();
        assert_eq!(countries, ["BGD", "DEU", "IND"]);
        assert!(asked("০১৭১২-৩৪৫৬৭৮", "").contains(&bangladesh));
        assert_eq!(asked("98765 43210", "IND")[0].0, "+919876543210");
        for typed in ["912345678", "+8801712345678", "91234567", "", "abc", "0"] {
            assert_eq!(asked(typed, ""), [], "{typed}");
        }
        assert!(asked("01712345678", "").len() <= MOST_CANDIDATES);
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
        fn a_number_after_any_countrys_code_is_kept_as_it_is_written(typed in "[+](7|49|33|39|55|880|91|351)[0-9]{6,13}") {
            if let Ok(phone) = Phone::parse(&typed) {
                prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone.clone()));
            }
        }

        #[test]
        fn no_text_makes_it_panic_and_its_own_output_is_accepted(typed in "\\PC*|[+]?[0-9() -]{0,20}|[+][1-9][0-9]{6,14}") {
            if let Ok(phone) = Phone::parse(&typed) {
                prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone.clone()));
            }
        }
    }
}
