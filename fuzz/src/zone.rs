//! The check digits of a machine readable zone, by the letter of ICAO Doc 9303-3, 4.9, -4, 4.2.2 and -5,
//! 4.2.2: a second opinion, and a way to give a fuzzer zones that get past them.

use std::ops::Range;

/// A check digit's place and the ranges that it covers, in order.
type Check = (usize, &'static [Range<usize>]);

const TD3: [Check; 5] = [
    (53, &[44..53]),
    (63, &[57..63]),
    (71, &[65..71]),
    (86, &[72..86]),
    (87, &[44..54, 57..64, 65..87]),
];
const TD1: [Check; 4] = [
    (14, &[5..14]),
    (36, &[30..36]),
    (44, &[38..44]),
    (59, &[5..30, 30..37, 38..45, 48..59]),
];

/// The checks of a zone of this length; none for one that is no zone.
fn checks(length: usize) -> &'static [Check] {
    match length {
        88 => &TD3,
        90 => &TD1,
        _ => &[],
    }
}

/// Symbols as a reader leaves them: capitals, ASCII digits, no white space, no control characters.
pub fn symbols(typed: &str) -> String {
    protocol::digits::to_ascii(typed)
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// A zone made of whatever was typed, with right check digits: a card for an `I`, `A` or `C` in front, a
/// passport otherwise.
pub fn put_right(typed: &str) -> String {
    let typed = symbols(typed);
    let (length, document) = match typed.bytes().next() {
        Some(first @ (b'I' | b'A' | b'C')) => (90, first),
        _ => (88, b'P'),
    };
    let mut zone: Vec<u8> = typed
        .bytes()
        .map(|b| match b {
            b'A'..=b'Z' | b'0'..=b'9' => b,
            _ => b'<',
        })
        .chain(std::iter::repeat(b'<'))
        .take(length)
        .collect();
    zone[0] = document;
    for (at, covered) in checks(length) {
        zone[*at] = b'0' + digit(&zone, covered);
    }
    String::from_utf8(zone).expect("the symbols are ASCII")
}

/// Whether every check digit of a whole zone agrees. A filler may stand for the check digit of an unused
/// personal number (Doc 9303-4, 4.2.2.2).
pub fn is_right(zone: &str) -> bool {
    let bytes = zone.as_bytes();
    let checks = checks(bytes.len());
    !checks.is_empty()
        && checks.iter().all(|(at, covered)| {
            let unused = *at == 86 && bytes[72..87].iter().all(|b| *b == b'<');
            unused || bytes[*at] == b'0' + digit(bytes, covered)
        })
}

/// The places that some check digit covers.
pub fn covered(length: usize) -> Vec<usize> {
    let mut places: Vec<usize> = checks(length)
        .iter()
        .flat_map(|(at, covered)| covered.iter().cloned().flatten().chain([*at]))
        .collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// What a symbol counts.
pub fn value(symbol: u8) -> u32 {
    char::from(symbol).to_digit(36).unwrap_or(0)
}

/// Weights 7, 3, 1 and modulo 10.
fn digit(zone: &[u8], covered: &[Range<usize>]) -> u8 {
    let sum: u32 = covered
        .iter()
        .flat_map(|range| &zone[range.clone()])
        .zip([7, 3, 1].into_iter().cycle())
        .map(|(symbol, weight)| value(*symbol) * weight)
        .sum();
    u8::try_from(sum % 10).expect("a digit")
}
