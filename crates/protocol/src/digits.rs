//! Digits as people type them: in the numerals of their own language, with separators, pasted with
//! invisible marks. Everything is turned into ASCII before a rule looks at it.

/// The zero of each decimal block that is accepted; the nine digits after it follow in order
/// (Unicode guarantees that for the category `Nd`).
const ZEROS: [char; 7] = [
    '\u{0660}', // Arabic-Indic
    '\u{06F0}', // Persian and Urdu
    '\u{0966}', // Devanagari
    '\u{09E6}', // Bengali
    '\u{0A66}', // Gurmukhi
    '\u{0AE6}', // Gujarati
    '\u{FF10}', // full width, from Chinese input methods
];

/// Replaces the decimal digits of the accepted scripts by ASCII digits and leaves all else as it is.
#[must_use]
pub fn to_ascii(typed: &str) -> String {
    typed.chars().map(ascii_digit).collect()
}

/// ASCII digits without what people and programs put between or around them: white space, hyphens,
/// dashes, dots, and the direction marks that telephones add when a number is copied.
pub(crate) fn compact(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| !is_separator(*c))
        .map(ascii_digit)
        .collect()
}

fn ascii_digit(typed: char) -> char {
    ZEROS
        .iter()
        .find_map(|zero| {
            let value = u32::from(typed).checked_sub(u32::from(*zero))?;
            char::from_digit(value, 10)
        })
        .unwrap_or(typed)
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The value of each character of a string that holds ASCII digits alone and exactly `N` of them.
pub(crate) fn exactly<const N: usize>(compacted: &str) -> Option<[u32; N]> {
    let values: Option<Vec<u32>> = compacted.chars().map(|c| c.to_digit(10)).collect();
    values?.try_into().ok()
}

/// Whether the digits are all the same or count up or down by one (9 is followed by 0): what people
/// type to get past a field.
pub(crate) fn is_filler(digits: &[u32]) -> bool {
    [0, 1, 9].iter().any(|step| {
        digits
            .windows(2)
            .all(|pair| (pair[0] + step) % 10 == pair[1])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_of_every_accepted_script_become_ascii() {
        for typed in [
            "٠١٢٣٤٥٦٧٨٩",
            "۰۱۲۳۴۵۶۷۸۹",
            "०१२३४५६७८९",
            "০১২৩৪৫৬৭৮৯",
            "੦੧੨੩੪੫੬੭੮੯",
            "૦૧૨૩૪૫૬૭૮૯",
            "\u{FF10}\u{FF11}\u{FF12}\u{FF13}\u{FF14}\u{FF15}\u{FF16}\u{FF17}\u{FF18}\u{FF19}",
            "0123456789",
        ] {
            assert_eq!(to_ascii(typed), "0123456789");
        }
    }

    #[test]
    fn other_characters_are_left_alone() {
        assert_eq!(to_ascii("½ ² Ⅳ ๑ a٣b"), "½ ² Ⅳ ๑ a3b");
    }

    #[test]
    fn a_copied_number_loses_its_invisible_marks() {
        assert_eq!(compact("\u{202A}+351 912-345.678\u{202C}"), "+351912345678");
    }

    #[test]
    fn sequences_and_repetitions_are_fillers() {
        for digits in [&[1, 1, 1][..], &[8, 9, 0, 1], &[3, 2, 1, 0, 9]] {
            assert!(is_filler(digits), "{digits:?}");
        }
        assert!(!is_filler(&[1, 2, 4]));
    }

    #[test]
    fn every_number_that_is_asked_for_is_read_in_every_script() {
        use crate::{EmailCode, KioskId, Nif, Niss, Passport, Phone, TrackingCode};
        for zero in ZEROS {
            let written = |ascii: &str| -> String {
                let own = |c: char| match c.to_digit(10) {
                    Some(value) => char::from_u32(u32::from(zero) + value).expect("a digit"),
                    None => c,
                };
                ascii.chars().map(own).collect()
            };
            assert_eq!(
                Nif::parse(&written("200 000 020")).unwrap().as_str(),
                "200000020"
            );
            assert_eq!(
                Niss::parse(&written("11000000120")).unwrap().as_str(),
                "11000000120"
            );
            assert_eq!(
                Phone::parse(&written("+351 912 345 678")).unwrap().as_str(),
                "+351912345678"
            );
            assert_eq!(
                Passport::parse(&written("AB123456"), "BGD")
                    .unwrap()
                    .number(),
                "AB123456"
            );
            assert_eq!(
                EmailCode::parse(&written("402 817")).unwrap().as_str(),
                "402817"
            );
            let code = TrackingCode::generate(KioskId::new(7).unwrap(), [1, 2, 3, 4, 5, 6]);
            assert_eq!(TrackingCode::parse(&written(code.as_str())).unwrap(), code);
        }
    }

    proptest! {
        #[test]
        fn conversion_keeps_the_length_in_characters_and_is_idempotent(typed in any::<String>()) {
            let once = to_ascii(&typed);
            prop_assert_eq!(once.chars().count(), typed.chars().count());
            prop_assert_eq!(to_ascii(&once), once);
        }

        #[test]
        fn a_number_reads_the_same_in_every_script(number in any::<u64>(), zero in 0..ZEROS.len()) {
            let ascii = number.to_string();
            let foreign: String = ascii
                .bytes()
                .map(|b| char::from_u32(u32::from(ZEROS[zero]) + u32::from(b - b'0')).unwrap())
                .collect();
            prop_assert_eq!(to_ascii(&foreign), ascii);
        }
    }
}
