//! Machine readable zones, ICAO Doc 9303 parts 3 to 7: found in what a reader typed, whatever it puts around
//! them. Every check digit (weights 7, 3, 1) must agree; nothing is repaired, because a reader that misread a
//! letter should read again.
//!
//! Of a zone only the kind of paper, the number and two codes of States are kept: names and dates are not
//! asked for, and are wiped.

use zeroize::{Zeroize, Zeroizing};

use crate::country::Country;
use crate::digits;
use crate::keyboard;
use crate::text_value::LONGEST_INPUT;

/// The forms of zone: lines, symbols a line. The longest first, so that none is found inside another.
const FORMS: [(usize, usize); 3] = [(3, 30), (2, 44), (2, 36)];
/// The most symbols before or after a line that readers are set to send: an AIM identifier (`]C1`), a star,
/// a station's number.
const MOST_AROUND: usize = 6;
/// The shortest first line that is filled up: readers leave out the fillers at a line's end.
const SHORTEST_CUT: usize = 10;
/// The line of a TD1; no passport number is nearly as long.
const SHORTEST_LINE: usize = 30;

/// A whole zone whose check digits all agree.
pub struct Zone {
    document: [u8; 2],
    is_card: bool,
    issuer: String,
    nationality: String,
    number: Zeroizing<String>,
    number_is_long: bool,
    is_proven_swapped: bool,
}

/// What kind of paper a zone belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paper {
    /// A passport, or a travel document in its place.
    Passport,
    /// A visa: most walk-ins have a Portuguese one in the same booklet.
    Visa,
    /// A permit to stay, of any State.
    ResidenceCard,
    /// The card of a State's own national.
    IdentityCard,
    /// Any other card: a passport card, a crew member's.
    OtherCard,
    /// A number of more than nine characters, which goes on in another field (Doc 9303-5, note j).
    LongNumber,
}

/// There is no whole and right zone in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoZone {
    /// It has the form of one: cut short, or misread.
    #[error("a zone that was read wrongly or in part")]
    Misread,
    /// It has not.
    #[error("not a zone")]
    Other,
}

impl Zone {
    /// The kind of paper.
    #[must_use]
    pub fn paper(&self) -> Paper {
        let [first, second] = self.document;
        match first {
            b'V' => Paper::Visa,
            b'P' if !self.is_card && self.number_is_long => Paper::LongNumber,
            b'P' if !self.is_card => Paper::Passport,
            _ if [b"AC", b"IP"].contains(&&self.document) => Paper::OtherCard,
            b'I' | b'A' | b'C' if second == b'R' || self.is_a_foreigners() => Paper::ResidenceCard,
            _ if self.number_is_long => Paper::LongNumber,
            b'I' => Paper::IdentityCard,
            _ => Paper::OtherCard,
        }
    }

    /// The State or organisation that issued it; `None` where nobody has its code.
    #[must_use]
    pub fn issuer(&self) -> Option<Country> {
        Country::parse(&self.issuer).ok()
    }

    /// The number: capital letters and digits. A hyphen or space of it is a filler in the zone, and left out.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Identity cards are issued to a State's own people; the card of somebody else is a permit.
    fn is_a_foreigners(&self) -> bool {
        let british = "GB";
        let (issuer, holder) = (
            Country::parse(&self.issuer),
            Country::parse(&self.nationality),
        );
        match (issuer, holder) {
            (Ok(issuer), Ok(holder)) => {
                let both_british =
                    issuer.as_str().starts_with(british) && holder.as_str().starts_with(british);
                issuer != holder && !both_british
            }
            _ => false,
        }
    }
}

impl std::fmt::Debug for Zone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Zone(•••)")
    }
}

/// Whether somebody meant to give a zone, be it whole, torn or misread: it has a filler `<`, or is far
/// too long for a passport number.
#[must_use]
pub fn looks_like_mrz(typed: &str) -> bool {
    let symbols = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control());
    typed.contains('<') || typed.len() > LONGEST_INPUT || symbols.count() >= SHORTEST_LINE
}

/// Finds the zone in what a reader typed: with any or no line ends, in either case, with symbols around
/// each line or the whole, with fillers left out at a line's end or sent as spaces, and through another
/// keyboard layout than the reader's. Where several layouts make a zone of it, the first with a State
/// that there is.
///
/// # Errors
/// See [`NoZone`].
pub fn find(typed: &str) -> Result<Zone, NoZone> {
    if typed.len() > LONGEST_INPUT {
        return Err(NoZone::Other);
    }
    let typed = Zeroizing::new(digits::to_ascii(typed));
    let mut misread = false;
    let mut meanings: Vec<Zeroizing<String>> = Vec::new();
    for meant in keyboard::meanings(&typed) {
        let swapped = swapped(&meant);
        let is_swapped = meanings.contains(&swapped);
        let wanted =
            |zone: &Zone| zone.issuer().is_some() && (zone.is_proven_swapped || !is_swapped);
        for filler in ["", "<"] {
            let lines = Lines::of(&meant, filler);
            if let Some(zone) = lines.zone(MOST_AROUND, wanted) {
                return Ok(zone);
            }
            misread |= lines.has_the_form();
        }
        meanings.push(meant);
    }
    // Nobody's code: nothing but the check digits speaks for it, so nothing around it is passed over.
    match Lines::of(&typed, "").zone(0, |_| true) {
        Some(zone) => Ok(zone),
        None if misread => Err(NoZone::Misread),
        None => Err(NoZone::Other),
    }
}

/// The text with Y and Z in each other's place, as German and American keyboards have them.
fn swapped(text: &str) -> Zeroizing<String> {
    let swap = |c: char| match c {
        'Y' => 'Z',
        'Z' => 'Y',
        'y' => 'z',
        'z' => 'y',
        c => c,
    };
    Zeroizing::new(text.chars().map(swap).collect())
}

/// A text's lines, in capitals. A symbol that no zone has is a `?`.
struct Lines(Vec<Vec<u8>>);

impl Drop for Lines {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Lines {
    /// With `filler` in the place of each space.
    fn of(text: &str, filler: &str) -> Lines {
        let symbol = |c: char| match c.to_ascii_uppercase() {
            c @ ('A'..='Z' | '0'..='9' | '<') => c as u8,
            _ => b'?',
        };
        let lines = text
            .split(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
            .map(|line| {
                // Padding at a line's end is none of its symbols.
                let line = line.trim_end();
                line.chars()
                    .flat_map(|c| match c.is_whitespace() {
                        true => filler.bytes().next(),
                        false => Some(symbol(c)),
                    })
                    .collect::<Vec<u8>>()
            })
            .filter(|line| !line.is_empty())
            .collect();
        Lines(lines)
    }

    /// The first zone that is as wanted, with at most so many symbols before a line.
    fn zone(&self, most_before: usize, wanted: impl Fn(&Zone) -> bool) -> Option<Zone> {
        let befores = 0..=most_before;
        FORMS.into_iter().find_map(|(count, length)| {
            let read = |zone: &[u8]| read(zone, length).filter(&wanted);
            befores.clone().find_map(|before| {
                self.line_by_line(count, length, before, read)
                    .or_else(|| self.in_one(count * length, before, read))
            })
        })
    }

    /// Each line of the zone is a line of its own. A prefix stands before the first alone, or before each.
    fn line_by_line(
        &self,
        count: usize,
        length: usize,
        before: usize,
        read: impl Fn(&[u8]) -> Option<Zone>,
    ) -> Option<Zone> {
        self.0.windows(count).find_map(|lines| {
            [before, 0].into_iter().find_map(|before_others| {
                let mut zone = Zeroizing::new(Vec::with_capacity(count * length));
                for (number, line) in lines.iter().enumerate() {
                    let before = if number == 0 { before } else { before_others };
                    push_line(&mut zone, line.get(before..)?, length)?;
                }
                read(&zone)
            })
        })
    }

    /// The zone has no line ends, or some in odd places.
    fn in_one(
        &self,
        length: usize,
        before: usize,
        read: impl Fn(&[u8]) -> Option<Zone>,
    ) -> Option<Zone> {
        let all = Zeroizing::new(self.0.concat());
        let (zone, after) = all.get(before..)?.split_at_checked(length)?;
        is_around(after).then(|| read(zone))?
    }

    /// Whether this was meant to be a zone. A few unreadable symbols are allowed.
    fn has_the_form(&self) -> bool {
        let all = Zeroizing::new(self.0.concat());
        let unreadable = all.iter().filter(|symbol| **symbol == b'?').count();
        if all.len() < SHORTEST_CUT || unreadable > MOST_AROUND || unreadable * 4 > all.len() {
            return false;
        }
        let has_names_gap = all.windows(2).any(|pair| pair == b"<<");
        let begins = (0..=MOST_AROUND).any(|before| {
            all.get(before..)
                .is_some_and(|zone| has_first_line(zone) || has_second_line(zone))
        });
        begins || (has_names_gap && all.len() >= SHORTEST_LINE - MOST_AROUND)
    }
}

/// Takes a line of the zone out of one that was typed: what is after it is dropped, fillers that were left
/// out at its end are put back. A reader that leaves fillers out leaves out all of them: a short line that
/// still ends with one has lost its beginning.
fn push_line(zone: &mut Vec<u8>, line: &[u8], length: usize) -> Option<()> {
    match line.split_at_checked(length) {
        Some((line, after)) => {
            is_around(after).then_some(())?;
            zone.extend_from_slice(line);
        }
        None => {
            // A reader's suffix stands where the fillers were left out.
            let suffix = line.iter().rev().take_while(|symbol| **symbol == b'?');
            let line = &line[..line.len() - suffix.count()];
            (line.len() >= SHORTEST_CUT && !line.ends_with(b"<")).then_some(())?;
            zone.extend_from_slice(line);
            zone.resize(zone.len() + length - line.len(), b'<');
        }
    }
    Some(())
}

/// Whether this can stand after a zone, or a line of one.
fn is_around(after: &[u8]) -> bool {
    after.len() <= MOST_AROUND || after.iter().all(|symbol| *symbol == b'<')
}

/// `P<UTO`, with a State that there is, and a filler somewhere.
fn has_first_line(zone: &[u8]) -> bool {
    let is_code = |code: &[u8]| {
        matches!(code[0], b'P' | b'V' | b'I' | b'A' | b'C')
            && (code[1].is_ascii_uppercase() || code[1] == b'<')
    };
    let Some((start, rest)) = zone.split_at_checked(5) else {
        return false;
    };
    let issuer = std::str::from_utf8(&start[2..]).unwrap_or_default();
    is_code(start)
        && (start[1] == b'<' || rest.contains(&b'<'))
        && Country::parse(issuer.trim_end_matches('<')).is_ok()
}

/// `L898902C36UTO7408122F1204159`: number, nationality, birth, sex, expiry.
fn has_second_line(zone: &[u8]) -> bool {
    let is_date = |date: &[u8]| date.iter().all(|b| b.is_ascii_digit() || *b == b'<');
    zone.len() >= 28
        && (zone[9].is_ascii_digit() || zone[9] == b'<')
        && zone[10..13]
            .iter()
            .all(|b| b.is_ascii_uppercase() || *b == b'<')
        && is_date(&zone[13..20])
        && matches!(zone[20], b'M' | b'F' | b'X' | b'<')
        && is_date(&zone[21..28])
}

/// Reads a zone of exactly the right length; `None` unless every check digit agrees.
fn read(zone: &[u8], length: usize) -> Option<Zone> {
    let zone = std::str::from_utf8(zone).ok()?;
    let document = [zone.as_bytes()[0], zone.as_bytes()[1]];
    if zone.contains('?') || !matches!(document[0], b'P' | b'V' | b'I' | b'A' | b'C') {
        return None;
    }
    let parsed = parsed(zone, length)?;
    let number_is_long = parsed.document_number_full.is_some();
    if !parsed.valid() || !check_digits_are_digits(zone.as_bytes(), length, number_is_long) {
        return None;
    }
    Some(Zone {
        document,
        is_card: length == 30,
        issuer: parsed.issuing_country.clone(),
        nationality: parsed.nationality.clone(),
        number: Zeroizing::new(parsed.full_document_number().replace('<', "")),
        number_is_long,
        is_proven_swapped: is_proven_swapped(zone, length, &parsed),
    })
}

/// What the crate makes of a zone. The document's first letter is under no check digit, and the crate reads
/// each layout for those that the standard names alone.
fn parsed(zone: &str, length: usize) -> Option<::mrz::MrzData> {
    let with_letter = |letter: &str| Zeroizing::new(format!("{letter}{}", &zone[1..length]));
    let is_visa = zone.starts_with('V');
    let second = &zone[length..2 * length];
    let parsed = match length {
        44 if is_visa => ::mrz::parse_mrv_a(&with_letter("V"), second),
        44 => ::mrz::parse_td3(&with_letter("P"), second),
        36 if is_visa => ::mrz::parse_mrv_b(&with_letter("V"), second),
        36 => ::mrz::parse_td2(&with_letter("I"), second),
        _ => ::mrz::parse_td1(&with_letter("I"), second, &zone[2 * length..]),
    };
    parsed.ok()
}

/// Whether a zone that is right may be taken although only Y and Z in each other's place make it so. A
/// single misread symbol and a swap can by chance agree with one check digit; so either nothing that is kept
/// depends on the swap, or two fields, or a State's code, speak for it.
fn is_proven_swapped(zone: &str, length: usize, right: &::mrz::MrzData) -> bool {
    let Some(unswapped) = parsed(&swapped(zone), length) else {
        return true;
    };
    let is_no_state = |code: &str| Country::parse(code).is_err();
    let keeps_all = unswapped.full_document_number() == right.full_document_number()
        && unswapped.issuing_country == right.issuing_country;
    keeps_all
        || is_no_state(&unswapped.issuing_country)
        || is_no_state(&unswapped.nationality)
        || (unswapped.checks.document_number == Some(false)
            && unswapped.checks.personal_number == Some(false))
}

/// The crate lets a filler stand for the check digit 0 everywhere. The standard allows that for an unused
/// personal number (Doc 9303-4, 4.2.2.2), for a number that goes on elsewhere (9303-5, note j), and for a
/// date that is not given.
fn check_digits_are_digits(zone: &[u8], length: usize, number_is_long: bool) -> bool {
    let is_unused = |field: &[u8]| field.iter().all(|b| *b == b'<');
    let (number, dates, composite): (usize, [usize; 2], Option<usize>) = match length {
        30 => (14, [36, 44], Some(59)),
        _ if zone[0] == b'V' => (length + 9, [length + 19, length + 27], None),
        _ => (length + 9, [length + 19, length + 27], Some(2 * length - 1)),
    };
    let personal_number_is_right =
        length != 44 || zone[0] == b'V' || zone[86].is_ascii_digit() || is_unused(&zone[72..86]);
    personal_number_is_right
        && (zone[number].is_ascii_digit() || number_is_long)
        && dates
            .iter()
            .all(|at| zone[*at].is_ascii_digit() || is_unused(&zone[at - 6..*at]))
        && composite.is_none_or(|at| zone[at].is_ascii_digit())
}

#[cfg(test)]
#[path = "mrz_tests.rs"]
mod tests;
