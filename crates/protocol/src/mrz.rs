//! The machine readable zone of a passport (TD3) or of a card (TD1), ICAO Doc 9303 parts 3 to 5, as a
//! reader types it into a field. Every check digit (weights 7, 3, 1) must agree; nothing is repaired,
//! because a reader that misread a letter should read again.
//!
//! Of the zone only the number and the issuer are kept: names and dates are not asked for.

use zeroize::Zeroizing;

use crate::country::Country;
use crate::digits;
use crate::passport::Passport;
use crate::text_value::{LONGEST_INPUT, coded_error};

/// What is kept of a zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MrzData {
    /// Number and issuer of the document.
    pub passport: Passport,
    /// The layout of the zone.
    pub layout: MrzLayout,
}

/// The layouts that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MrzLayout {
    /// A passport: two lines of 44 characters.
    Td3,
    /// A card: three lines of 30 characters.
    Td1,
}

coded_error! {
    /// Why a zone was not read.
    pub enum MrzError {
        /// Not the whole of a TD3 or TD1 zone.
        Layout => "passport-mrz",
        /// A check digit does not agree.
        CheckDigit => "passport-mrz",
        /// The zone is right, but its number has not 6 to 9 letters and digits.
        Number => "passport-form",
        /// The zone is right, but nobody has its issuer's code.
        Country => "country-unknown",
    }
}

/// The line of a TD1; no passport number is nearly as long.
const SHORTEST_LINE: usize = 30;

/// Whether somebody meant to give a zone, be it whole, torn or misread: it has a filler `<`, or is far
/// too long for a passport number.
#[must_use]
pub fn looks_like_mrz(typed: &str) -> bool {
    typed.contains('<') || typed.len() > LONGEST_INPUT || symbols(typed).count() >= SHORTEST_LINE
}

/// Reads a whole zone, with or without line breaks, in either case.
///
/// # Errors
/// See [`MrzError`].
pub fn read(typed: &str) -> Result<MrzData, MrzError> {
    if typed.len() > LONGEST_INPUT {
        return Err(MrzError::Layout);
    }
    let zone: Zeroizing<String> = Zeroizing::new(symbols(&digits::to_ascii(typed)).collect());
    if !zone
        .bytes()
        .all(|b| matches!(b, b'A'..=b'Z' | b'0'..=b'9' | b'<'))
    {
        return Err(MrzError::Layout);
    }
    let (layout, parsed) = match zone.len() {
        88 => (MrzLayout::Td3, ::mrz::parse_td3(&zone[..44], &zone[44..])),
        90 => (
            MrzLayout::Td1,
            ::mrz::parse_td1(&zone[..30], &zone[30..60], &zone[60..]),
        ),
        _ => return Err(MrzError::Layout),
    };
    let document = parsed.map_err(|_| MrzError::Layout)?;
    if !document.valid() || !check_digits_are_digits(&zone, layout) {
        return Err(MrzError::CheckDigit);
    }
    // A hyphen or space of the number is a filler inside the zone's number.
    let number = Zeroizing::new(document.full_document_number().replace('<', ""));
    let country = Country::parse(&document.issuing_country).map_err(|_| MrzError::Country)?;
    let passport = Passport::parse(&number, country.as_str()).map_err(|_| MrzError::Number)?;
    Ok(MrzData { passport, layout })
}

/// The crate lets a filler stand for the check digit 0 everywhere. Doc 9303-4 (4.2.2.2) allows that for an
/// unused personal number alone; in a TD1's number it means that the number goes on elsewhere.
fn check_digits_are_digits(zone: &str, layout: MrzLayout) -> bool {
    let positions: &[usize] = match layout {
        MrzLayout::Td3 => &[53, 63, 71, 87],
        MrzLayout::Td1 => &[14, 36, 44, 59],
    };
    let personal_number_is_right = match layout {
        MrzLayout::Td3 => {
            zone.as_bytes()[86].is_ascii_digit() || zone[72..86].bytes().all(|b| b == b'<')
        }
        MrzLayout::Td1 => true,
    };
    personal_number_is_right
        && positions
            .iter()
            .all(|at| zone.as_bytes()[*at].is_ascii_digit())
}

/// What is left of the typed text without white space and control characters (readers end with Enter),
/// in capitals.
fn symbols(typed: &str) -> impl Iterator<Item = char> {
    typed
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .map(|c| c.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TD3: [&str; 2] = [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ];
    const TD1: [&str; 3] = [
        "I<UTOD231458907<<<<<<<<<<<<<<<",
        "7408122F1204159UTO<<<<<<<<<<<6",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ];

    fn passport(number: &str, country: &str) -> Passport {
        Passport::parse(number, country).unwrap()
    }

    /// The zone of somebody else, with right check digits, to vary one part at a time.
    fn td3(issuer: &str, number: &str) -> String {
        let digit = |field: &str| ::mrz::check_digit(field).unwrap().to_string();
        let number = format!("{number}{}", digit(number));
        let (birth, expiry, personal) = ("9001011", "3001019", "<<<<<<<<<<<<<<<");
        let composite = digit(&format!("{number}{birth}{expiry}{personal}"));
        let name = format!("{:<<39}", "SILVA<<ANA");
        format!("P<{issuer}{name}{number}{issuer}{birth}F{expiry}{personal}{composite}")
    }

    #[test]
    fn the_standards_own_specimens_are_read() {
        let data = read(&TD3.concat()).unwrap();
        assert_eq!(
            (data.passport, data.layout),
            (passport("L898902C3", "UTO"), MrzLayout::Td3)
        );
        let data = read(&TD1.concat()).unwrap();
        assert_eq!(
            (data.passport, data.layout),
            (passport("D23145890", "UTO"), MrzLayout::Td1)
        );
    }

    #[test]
    fn the_standards_own_check_digits_agree() {
        for (field, digit) in [("520727", 3), ("AB2134<<<", 5), ("L898902C3", 6)] {
            assert_eq!(::mrz::check_digit(field).unwrap(), digit);
        }
    }

    #[test]
    fn line_breaks_case_and_trailing_space_do_not_matter() {
        for lines in [&TD3[..], &TD1[..]] {
            for typed in [
                lines.join("\n"),
                lines.join("\r\n") + "\r",
                lines.join(" ") + "   ",
                lines.concat().to_lowercase(),
                format!("\t{}\n\n", lines.join("  \n")),
            ] {
                assert!(looks_like_mrz(&typed));
                assert!(read(&typed).is_ok(), "{typed:?}");
            }
        }
    }

    #[test]
    fn a_changed_digit_under_any_check_digit_is_refused() {
        let covered_td3 = (44..54).chain(57..64).chain(65..88).collect::<Vec<_>>();
        let covered_td1 = (5..30)
            .chain(30..37)
            .chain(38..45)
            .chain(48..60)
            .collect::<Vec<_>>();
        for (zone, covered) in [(TD3.concat(), covered_td3), (TD1.concat(), covered_td1)] {
            for at in covered {
                for replacement in b"0123456789" {
                    let mut changed = zone.clone().into_bytes();
                    let original = std::mem::replace(&mut changed[at], *replacement);
                    // A filler counts as 0, and letters repeat modulo 10: the standard's blind spots.
                    let value = char::from(original).to_digit(36).unwrap_or(0);
                    if value % 10 == u32::from(replacement - b'0') {
                        continue;
                    }
                    let changed = String::from_utf8(changed).unwrap();
                    assert!(read(&changed).is_err(), "position {at}");
                }
            }
        }
    }

    #[test]
    fn a_filler_does_not_pass_for_a_check_digit_of_zero() {
        let zone = (1_000_000..1_000_200)
            .map(|number| td3("IND", &format!("M{number}<")))
            .find(|zone| zone.as_bytes()[53] == b'0')
            .expect("of 200 numbers in a row some have the check digit 0");
        let mut changed = zone.clone();
        changed.replace_range(53..54, "<");
        assert!(read(&zone).is_ok());
        assert_eq!(read(&changed), Err(MrzError::CheckDigit));
    }

    #[test]
    fn germany_is_written_with_one_letter() {
        assert_eq!(
            read(&td3("D<<", "C01X00T47")).unwrap().passport,
            passport("C01X00T47", "DEU")
        );
    }

    #[test]
    fn a_right_zone_with_an_unknown_issuer_or_a_short_number_is_refused() {
        assert_eq!(read(&td3("QQQ", "C01X00T47")), Err(MrzError::Country));
        assert_eq!(read(&td3("IND", "C01X0<<<<")), Err(MrzError::Number));
    }

    #[test]
    fn parts_of_a_zone_and_other_zones_are_refused() {
        let visa = format!("V{}", &TD3.concat()[1..]);
        let missing = &TD3.concat()[..87];
        let doubled = TD3.concat().repeat(2);
        let accented = TD3.concat().replace("ANNA", "ÄNNA");
        for typed in [
            TD3[0],
            TD3[1],
            TD1[0],
            "<",
            "",
            &visa,
            missing,
            &doubled,
            &accented,
            &"<".repeat(88),
            &"<".repeat(90),
        ] {
            assert_eq!(read(typed), Err(MrzError::Layout), "{typed:?}");
        }
        assert_eq!(read(&"<".repeat(2_000)), Err(MrzError::Layout));
    }

    #[test]
    fn a_passport_number_does_not_look_like_a_zone() {
        for typed in ["L898902C3", "L 89 89 02 C 3", "", "not a passport"] {
            assert!(!looks_like_mrz(typed));
        }
    }

    #[test]
    fn debug_shows_nothing() {
        assert!(!format!("{:?}", read(&TD3.concat()).unwrap()).contains("898902"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(typed in "\\PC*|[PIA<][A-Z<]{43}[A-Z0-9<]{44}|[I<]{5}[A-Z0-9<]{85}|[^\u{0}]{88,90}") {
            let _ = looks_like_mrz(&typed);
            let _ = read(&typed);
        }

        #[test]
        fn what_is_read_is_the_number_that_was_written(number in "[A-Z][0-9]{5,8}", country in "IND|BRA|NPL|BGD|UKR") {
            let zone = td3(&country, &format!("{number:<<9}"));
            prop_assert_eq!(read(&zone).unwrap().passport, passport(&number, &country));
        }
    }
}
