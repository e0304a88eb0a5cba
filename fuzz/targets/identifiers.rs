//! The parsers of NIF, NISS, passport, country and telephone, and the digits of other scripts. The text is
//! given to all of them; a line break parts a passport's number from its country.
#![no_main]

use fuzz::{LONGEST_TYPED, judge_typed};
use libfuzzer_sys::fuzz_target;
use protocol::{Nif, Niss, Passport, Phone, country::Country, digits};

fuzz_target!(|data: &[u8]| {
    let Ok(typed) = std::str::from_utf8(data) else {
        return;
    };
    let ascii = digits::to_ascii(typed);
    assert_eq!(ascii.chars().count(), typed.chars().count());
    assert_eq!(digits::to_ascii(&ascii), ascii);

    if let Some(nif) = judge_typed(typed, Nif::parse, Nif::as_str, "Nif(•••)") {
        let digits = values(nif.as_str(), 9);
        assert!(
            matches!(digits[..], [1..=3, ..] | [4, 5, ..]),
            "not a person's"
        );
        // Σ of all nine, weights 9 to 1, is 0 modulo 11; or 1, where the check digit would have to be 10.
        let sum: u32 = digits.iter().zip((1..=9).rev()).map(|(d, w)| d * w).sum();
        assert!(sum % 11 == 0 || (sum % 11 == 1 && digits[8] == 0));
        in_other_digits(nif.as_str(), |typed| Nif::parse(typed).as_ref() == Ok(&nif));
    }
    if let Some(niss) = judge_typed(typed, Niss::parse, Niss::as_str, "Niss(•••)") {
        let digits = values(niss.as_str(), 11);
        assert_eq!(digits[0], 1, "not a person's");
        let weights = [29, 23, 19, 17, 13, 11, 7, 5, 3, 2, 1];
        let sum: u32 = digits.iter().zip(weights).map(|(d, w)| d * w).sum();
        assert_eq!(sum % 10, 9);
        in_other_digits(niss.as_str(), |typed| {
            Niss::parse(typed).as_ref() == Ok(&niss)
        });
    }
    if let Some(phone) = judge_typed(typed, Phone::parse, Phone::as_str, "Phone(•••)") {
        let number = phone
            .as_str()
            .strip_prefix('+')
            .expect("E.164 has its plus");
        assert!(
            (4..=15).contains(&values(number, number.len()).len()),
            "ITU-T E.164, 6.2"
        );
        in_other_digits(phone.as_str(), |typed| {
            Phone::parse(typed).as_ref() == Ok(&phone)
        });
    }
    if let Ok(country) = Country::parse(typed) {
        assert!(typed.len() <= LONGEST_TYPED);
        assert_eq!(Country::parse(country.as_str()), Ok(country));
        assert!(
            Country::all().any(|known| known == country),
            "a code that no list shows"
        );
    }
    let (number, country) = typed.split_once('\n').unwrap_or((typed, "PRT"));
    judge_passport(number, country);
});

fn judge_passport(number: &str, country: &str) {
    match Passport::parse(number, country) {
        Ok(passport) => {
            assert!(number.len() <= LONGEST_TYPED);
            let read = passport.number();
            assert!((6..=9).contains(&read.len()));
            assert!(
                read.bytes()
                    .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            );
            assert!(read.ends_with(passport.last_three()) && passport.last_three().len() == 3);
            assert!(Passport::parse(read, passport.country().as_str()).as_ref() == Ok(&passport));
            assert_eq!(format!("{passport:?}"), "Passport(•••)");
            let json = serde_json::to_string(&passport).expect("a passport always serialises");
            let again: Passport = serde_json::from_str(&json).expect("its own JSON is read");
            assert!(again == passport);
        }
        Err(refusal) => {
            assert!(fuzz::is_code(&refusal.to_string()));
            let json = serde_json::json!({ "number": number, "country": country });
            let error = serde_json::from_value::<Passport>(json).err();
            let error = error.expect("JSON is judged like typed text").to_string();
            assert!(error.starts_with(refusal.code()), "more than a code");
        }
    }
}

/// The values of exactly so many ASCII digits.
fn values(number: &str, length: usize) -> Vec<u32> {
    let values: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    assert_eq!(
        (values.len(), number.len()),
        (length, length),
        "not digits alone"
    );
    values
}

/// The same number in Arabic-Indic digits, with blanks and a direction mark.
fn in_other_digits(number: &str, is_same: impl Fn(&str) -> bool) {
    let foreign: String = number
        .chars()
        .flat_map(|c| match c.to_digit(10) {
            Some(value) => [char::from_u32(0x660 + value).expect("a digit"), ' '],
            None => [c, '\u{200E}'],
        })
        .collect();
    assert!(is_same(&foreign), "other digits or separators matter");
}
