//! Tests of the tracking code: what its check symbol catches, and what its parser forgives.

use super::*;
use proptest::prelude::*;

fn multiply(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b > 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a = times_alpha(a);
        b >>= 1;
    }
    product
}

fn weight(position: usize) -> u8 {
    let mut unit = [0; SYMBOLS];
    unit[position] = 1;
    weighted_sum(&unit)
}

fn code(kiosk: u16, random: [u8; 6]) -> TrackingCode {
    TrackingCode::generate(KioskId::new(kiosk).unwrap(), random)
}

fn some_codes() -> impl Iterator<Item = [u8; SYMBOLS]> {
    (0u8..64).map(|seed| {
        let random = [
            seed.wrapping_mul(37),
            seed.wrapping_mul(101),
            seed,
            !seed,
            seed << 3,
            seed ^ 0x5A,
        ];
        values(code(u16::from(seed) * 16, random).as_str()).unwrap()
    })
}

/// Not through [`TrackingCode::parse`], so that the check alone is judged and the tests stay fast.
fn is_caught(values: &[u8; SYMBOLS]) -> bool {
    weighted_sum(values) != 0
}

#[test]
fn the_weights_are_distinct_and_not_zero_and_the_field_has_no_zero_divisors() {
    let weights: std::collections::HashSet<u8> = (0..SYMBOLS).map(weight).collect();
    assert_eq!(weights.len(), SYMBOLS);
    assert!(!weights.contains(&0));
    for a in 1..32 {
        for b in 1..32 {
            assert!((1..32).contains(&multiply(a, b)));
        }
    }
}

/// The check is linear, so an error is caught if and only if the sum of its differences is not zero:
/// these loops are all errors of all codes.
#[test]
fn every_single_slip_swap_and_twin_error_of_every_code_is_caught() {
    for i in 0..SYMBOLS {
        for difference in 1..32 {
            assert_ne!(multiply(weight(i), difference), 0, "slip at {i}");
            for j in i + 1..SYMBOLS {
                // A swap of a and b, and a twin error from aa to bb, both change two places by a − b.
                let mut error = [0; SYMBOLS];
                error[i] = difference;
                error[j] = difference;
                assert!(is_caught(&error), "swap or twin at {i} and {j}");
            }
        }
    }
}

#[test]
fn slips_swaps_and_twins_are_caught_in_real_codes() {
    for right in some_codes() {
        assert!(!is_caught(&right));
        for i in 0..SYMBOLS {
            for replacement in (0..32).filter(|value| *value != right[i]) {
                let mut slipped = right;
                slipped[i] = replacement;
                assert!(is_caught(&slipped));
                for j in (i + 1..SYMBOLS).filter(|j| right[i] == right[*j]) {
                    let mut twin = slipped;
                    twin[j] = replacement;
                    assert!(is_caught(&twin));
                }
            }
            for j in (i + 1..SYMBOLS).filter(|j| right[i] != right[*j]) {
                let mut swapped = right;
                swapped.swap(i, j);
                assert!(is_caught(&swapped));
            }
        }
    }
}

#[test]
fn a_code_is_written_in_three_groups_that_begin_with_the_kiosk() {
    let made = code(4 * 32 + 15, [0xFF; 6]);
    assert_eq!(made.as_str().len(), 14);
    assert!(made.as_str().starts_with("4FZZ-ZZZZ-ZZZ"), "{made}");
    assert_eq!(made.kiosk().as_str(), "4F");
    assert_eq!(made.symbols().len(), 12);
    assert_eq!(made.symbols().parse(), Ok(made));
}

#[test]
fn a_slip_of_the_pen_in_form_is_forgiven() {
    let made = TrackingCode::generate("01".parse().unwrap(), [0, 0, 0x11, 0x40, 0x21, 0x10]);
    let written = made.to_string();
    let confused: String = written
        .chars()
        .map(|c| {
            if c == '0' {
                'o'
            } else if c == '1' {
                'l'
            } else {
                c
            }
        })
        .collect();
    for typed in [
        written.to_lowercase(),
        written.replace('-', ""),
        written.replace('-', " – "),
        format!("  {written}\r\n"),
        written.replace('1', "I"),
        written.replace('1', "١"),
        confused,
        format!("HTTPS://KIOSK.AIMA.GOV.PT/T/{}", made.symbols()),
        format!("https://localhost:8443/t/{written}"),
    ] {
        assert_eq!(TrackingCode::parse(&typed), Ok(made), "{typed}");
    }
}

#[test]
fn other_texts_are_refused() {
    for typed in [
        "",
        "4F",
        "4FXX-XXXX-XXX",
        "4FXX-XXXX-XXXXX",
        "4FXX-XXXX-UUUU",
        "4FXX_XXXX_XXXX",
        "4FXX-XXXX-XXXé",
        "https://localhost/t/",
        "/",
        "ФФФФ-ФФФФ-ФФФФ",
    ] {
        assert_eq!(
            TrackingCode::parse(typed).unwrap_err().code(),
            "tracking-code-form",
            "{typed}"
        );
    }
    assert_eq!(
        TrackingCode::parse(&"0".repeat(1_200)),
        Err(TrackingCodeError::Form)
    );
    let mut wrong = code(0, [1; 6]).to_string();
    let last = if wrong.ends_with('0') { "1" } else { "0" };
    wrong.replace_range(13.., last);
    assert_eq!(
        TrackingCode::parse(&wrong).unwrap_err().code(),
        "tracking-code-check"
    );
}

#[test]
fn a_kiosk_has_one_of_1024_names() {
    let names: std::collections::HashSet<_> = (0..KioskId::COUNT)
        .map(|n| KioskId::new(n).unwrap())
        .collect();
    assert_eq!(names.len(), 1024);
    assert_eq!(KioskId::new(1024), None);
    for name in names {
        assert_eq!(KioskId::parse(name.as_str()), Ok(name));
    }
    for typed in ["", "4", "4FX", "4U", "é4", &"4".repeat(1_200)] {
        assert_eq!(KioskId::parse(typed), Err(KioskIdError::Form));
    }
}

#[test]
fn serde_parses_on_the_way_in() {
    let made = code(700, [9; 6]);
    let json = serde_json::to_string(&made).unwrap();
    assert_eq!(json, format!("\"{made}\""));
    assert_eq!(serde_json::from_str::<TrackingCode>(&json).unwrap(), made);
    assert!(serde_json::from_str::<TrackingCode>("\"4FXX-XXXX-XXXX-X\"").is_err());
    assert!(serde_json::from_str::<KioskId>("\"U0\"").is_err());
}

proptest! {
    #[test]
    fn what_is_made_is_read(kiosk in 0..KioskId::COUNT, random in any::<[u8; 6]>()) {
        let made = code(kiosk, random);
        prop_assert_eq!(made.kiosk(), KioskId::new(kiosk).unwrap());
        prop_assert_eq!(made.to_string().parse(), Ok(made));
    }

    #[test]
    fn every_one_of_the_45_bits_counts(random in any::<[u8; 6]>(), bit in 0usize..45) {
        let mut other = random;
        other[5 - bit / 8] ^= 1 << (bit % 8);
        prop_assert_ne!(code(5, random), code(5, other));
    }

    #[test]
    fn no_text_makes_it_panic(typed in "\\PC*|[0-9A-Za-z -]{10,16}") {
        if let Ok(read) = TrackingCode::parse(&typed) {
            prop_assert_eq!(TrackingCode::parse(read.as_str()), Ok(read));
        }
        let _ = KioskId::parse(&typed);
    }
}

#[test]
fn an_address_for_a_qr_code_is_a_link_that_is_known_and_small() {
    assert_eq!(
        address_for_qr("https://localhost:8443/t/4FXX-XXXX-XXXC"),
        "https://LOCALHOST:8443/T/4FXX-XXXX-XXXC"
    );
    assert_eq!(address_for_qr("HTTPS://aima.gov.pt"), "https://AIMA.GOV.PT");
}
