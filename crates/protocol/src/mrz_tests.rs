//! Tests of zones: the standard's specimens, and one part varied at a time.

use proptest::prelude::*;

use super::*;

const TD3: [&str; 2] = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
];
const TD2: [&str; 2] = [
    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
    "D231458907UTO7408122F1204159<<<<<<<6",
];
const TD1: [&str; 3] = [
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
];

/// The zone of somebody else, with right check digits, to vary one part at a time.
fn td3(issuer: &str, number: &str) -> String {
    let digit = |field: &str| ::mrz::check_digit(field).unwrap().to_string();
    let number = format!("{number}{}", digit(number));
    let (birth, expiry, personal) = ("9001011", "3001019", "<<<<<<<<<<<<<<<");
    let composite = digit(&format!("{number}{birth}{expiry}{personal}"));
    let name = format!("{:<<39}", "SILVA<<ANA");
    format!("P<{issuer}{name}{number}{issuer}{birth}F{expiry}{personal}{composite}")
}

fn found(typed: &str) -> Result<(Paper, String, Option<Country>), NoZone> {
    find(typed).map(|zone| (zone.paper(), zone.number().to_owned(), zone.issuer()))
}

fn zone(
    paper: Paper,
    number: &str,
    issuer: &str,
) -> Result<(Paper, String, Option<Country>), NoZone> {
    Ok((paper, number.to_owned(), Country::parse(issuer).ok()))
}

#[test]
fn the_standards_own_specimens_are_read() {
    assert_eq!(
        found(&TD3.concat()),
        zone(Paper::Passport, "L898902C3", "UTO")
    );
    for lines in [&TD1[..], &TD2[..]] {
        assert_eq!(
            found(&lines.concat()),
            zone(Paper::IdentityCard, "D23145890", "UTO")
        );
    }
}

#[test]
fn the_standards_own_check_digits_agree() {
    for (field, digit) in [("520727", 3), ("AB2134<<<", 5), ("L898902C3", 6)] {
        assert_eq!(::mrz::check_digit(field).unwrap(), digit);
    }
}

#[test]
fn line_breaks_case_and_trailing_space_do_not_matter() {
    for lines in [&TD3[..], &TD2[..], &TD1[..]] {
        for typed in [
            lines.join("\n"),
            lines.join("\r\n") + "\r",
            lines.join("\t") + "\t",
            lines.join("   \n") + "   ",
            lines.concat().to_lowercase(),
            format!("\t{}\n\n", lines.join("  \n")),
        ] {
            assert!(looks_like_mrz(&typed));
            assert!(find(&typed).is_ok(), "{typed:?}");
        }
    }
}

#[test]
fn fillers_left_out_at_a_lines_end_or_sent_as_spaces_are_put_back() {
    for lines in [&TD3[..], &TD2[..], &TD1[..]] {
        let cut: Vec<&str> = lines
            .iter()
            .map(|line| line.trim_end_matches('<'))
            .collect();
        assert!(find(&cut.join("\n")).is_ok(), "{cut:?}");
        let spaced = lines.join("\n").replace('<', " ");
        assert!(find(&spaced).is_ok(), "{spaced:?}");
        let longer = lines.join("<<<<<<<<<<\n");
        assert!(find(&longer).is_ok(), "{longer:?}");
    }
}

#[test]
fn a_changed_digit_under_any_check_digit_is_misread() {
    let covered_td3: Vec<usize> = (44..54).chain(57..64).chain(65..88).collect();
    let covered_td2: Vec<usize> = (36..46).chain(49..56).chain(57..72).collect();
    let covered_td1: Vec<usize> = (5..30).chain(30..37).chain(38..45).chain(48..60).collect();
    for (zone, covered) in [
        (TD3.concat(), covered_td3),
        (TD2.concat(), covered_td2),
        (TD1.concat(), covered_td1),
    ] {
        for at in covered {
            // A filler counts as 0, and letters repeat modulo 10: the standard's blind spots.
            let original = zone.as_bytes()[at];
            let value = char::from(original).to_digit(36).unwrap_or(0);
            let replacement = char::from_digit((value + 3) % 10, 10).unwrap();
            let mut changed = zone.clone();
            changed.replace_range(at..=at, &replacement.to_string());
            assert_eq!(found(&changed), Err(NoZone::Misread), "position {at}");
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
    assert!(find(&zone).is_ok());
    assert_eq!(found(&changed), Err(NoZone::Misread));
}

#[test]
fn germany_is_written_with_one_letter() {
    assert_eq!(
        found(&td3("D<<", "C01X00T47")),
        zone(Paper::Passport, "C01X00T47", "DEU")
    );
}

#[test]
fn parts_of_a_zone_are_misread_and_other_texts_are_none() {
    let whole = TD3.concat();
    for typed in [
        TD3[0],
        TD3[1],
        TD1[0],
        &whole[..87],
        &whole[..12],
        &whole[20..],
        &whole.replace("ANNA", "A?NA"),
        &TD3.join("\n").replace("L898", "L?98"),
    ] {
        assert_eq!(found(typed), Err(NoZone::Misread), "{typed:?}");
    }
    for typed in [
        "",
        "<",
        "L898902C3",
        "5601234567890",
        "ana@gmail.com",
        "+351 912 345 678",
        "the quick brown fox jumps over the lazy dog",
        &"<".repeat(2_000),
    ] {
        assert_eq!(found(typed), Err(NoZone::Other), "{typed:?}");
    }
}

#[test]
fn no_countrys_code_becomes_another_by_swapping_y_and_z() {
    for country in Country::all() {
        let swapped: String = country
            .as_str()
            .chars()
            .map(|c| match c {
                'Y' => 'Z',
                'Z' => 'Y',
                c => c,
            })
            .collect();
        if swapped != country.as_str() {
            assert!(Country::parse(&swapped).is_err(), "{country}");
        }
    }
}

/// A reader set to German at a machine that is not: `Z1234567` arrives as `Y1234567`.
#[test]
fn y_and_z_change_places_only_where_more_than_one_check_digit_says_so() {
    let typed = |zone: &str| swapped(zone).to_string();
    assert_eq!(found(&td3("IND", "Z1234567<")).unwrap().1, "Z1234567");
    assert_eq!(
        found(&typed(&td3("IND", "Z1234567<"))),
        Err(NoZone::Misread)
    );
    assert_eq!(
        found(&typed(&td3("CZE", "Z1234567<"))),
        zone(Paper::Passport, "Z1234567", "CZE")
    );
    assert_eq!(found(&typed(&TD3.concat())), found(&TD3.concat()));
    // One misread digit that, with a swap, would agree with its check digit.
    for digit in '0'..='9' {
        let misread = td3("IND", "Z1234567<").replace("Z1234567", &format!("Z1234{digit}67"));
        let expected = match digit {
            '5' => zone(Paper::Passport, "Z1234567", "IND"),
            _ => Err(NoZone::Misread),
        };
        assert_eq!(found(&misread), expected, "{digit}");
    }
}

#[test]
fn a_passport_number_does_not_look_like_a_zone() {
    for typed in ["L898902C3", "L 89 89 02 C 3", "", "not a passport"] {
        assert!(!looks_like_mrz(typed));
    }
}

#[test]
fn debug_shows_nothing() {
    assert_eq!(format!("{:?}", find(&TD3.concat()).unwrap()), "Zone(•••)");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_makes_it_panic(typed in "\\PC*|[PIA<][A-Z<]{43}[A-Z0-9<]{44}|[I<]{5}[A-Z0-9<]{85}|[^\u{0}]{88,90}|([A-Z0-9<;]{1,50}[\n\t]){0,4}") {
        let _ = looks_like_mrz(&typed);
        let _ = find(&typed);
    }

    #[test]
    fn what_is_read_is_the_number_that_was_written(number in "[A-Z][0-9]{5,8}", country in "IND|BRA|NPL|BGD|UKR") {
        let typed = td3(&country, &format!("{number:<<9}"));
        prop_assert_eq!(found(&typed), zone(Paper::Passport, &number, &country));
    }
}
