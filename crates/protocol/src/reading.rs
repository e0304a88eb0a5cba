//! What a reader typed: a passport, another paper, a tracking code from a receipt's QR code, or none of them.
//! A reader is a keyboard and types wherever the focus is; what it typed is known by its form and its check
//! digits, not by where it was typed.
//!
//! Pure. Nothing of what was read is in an error or in `Debug`; names and dates are wiped.

use crate::keyboard;
use crate::mrz::{self, NoZone, Paper};
use crate::passport::Passport;
use crate::text_value::LONGEST_INPUT;
use crate::tracking_code::TrackingCode;

/// What a burst of keys was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A whole passport's zone, every check digit right.
    Passport(Passport),
    /// The right zone of a paper that is no passport: reading it again does not help.
    OtherPaper(OtherPaper),
    /// A zone by its form, cut short or misread: read it again.
    Misread,
    /// The code of a receipt.
    TrackingCode(TrackingCode),
    /// None of these.
    Unknown,
}

/// A paper that is no passport.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OtherPaper {
    /// A visa.
    Visa,
    /// A permit to stay.
    ResidenceCard,
    /// The card of a State's own national.
    IdentityCard,
    /// Any other card.
    OtherCard,
    /// Its number has more than nine characters.
    LongNumber,
}

impl OtherPaper {
    /// Every such paper.
    pub const ALL: [OtherPaper; 5] = [
        OtherPaper::Visa,
        OtherPaper::ResidenceCard,
        OtherPaper::IdentityCard,
        OtherPaper::OtherCard,
        OtherPaper::LongNumber,
    ];

    /// The stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            OtherPaper::Visa => "visa",
            OtherPaper::ResidenceCard => "residence-card",
            OtherPaper::IdentityCard => "identity-card",
            OtherPaper::OtherCard => "other-card",
            OtherPaper::LongNumber => "long-number",
        }
    }
}

/// Knows what a reader typed, line ends and all.
#[must_use]
pub fn read(raw: &str) -> Reading {
    let zone = match mrz::find(raw) {
        Ok(zone) => zone,
        Err(no_zone) => {
            return match (tracking_code(raw), no_zone) {
                (Some(code), _) => Reading::TrackingCode(code),
                (None, NoZone::Misread) => Reading::Misread,
                (None, NoZone::Other) => Reading::Unknown,
            };
        }
    };
    match zone.paper() {
        // A right zone with an issuer or a number that no passport has: read again, it would be the same.
        Paper::Passport => Passport::of_zone(&zone).map_or(Reading::Unknown, Reading::Passport),
        Paper::Visa => Reading::OtherPaper(OtherPaper::Visa),
        Paper::ResidenceCard => Reading::OtherPaper(OtherPaper::ResidenceCard),
        Paper::IdentityCard => Reading::OtherPaper(OtherPaper::IdentityCard),
        Paper::OtherCard => Reading::OtherPaper(OtherPaper::OtherCard),
        Paper::LongNumber => Reading::OtherPaper(OtherPaper::LongNumber),
    }
}

/// The tracking code in what was typed or scanned: the code, or a tracking address in either case, with
/// symbols before it, with or without the language that somebody pressed, and through another keyboard layout
/// than the scanner's. The check symbol judges.
#[must_use]
pub fn tracking_code(typed: &str) -> Option<TrackingCode> {
    if typed.len() > LONGEST_INPUT {
        return None;
    }
    // One check symbol proves no layout: a code alone is taken as it stands, an address says itself what it is.
    bare(typed.trim())
        .or_else(|| keyboard::meanings(typed).find_map(|meant| on_path(&meant)))
        .or_else(|| at_the_end(typed))
}

/// The code after the path's `T` in an address. Layouts change punctuation most, so any will do.
fn on_path(typed: &str) -> Option<TrackingCode> {
    let capitals = typed.to_ascii_uppercase();
    let (_, address) = capitals.split_once("HTTPS")?;
    let words = || {
        address
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let after = |place: usize| {
        let rest: String = words().skip(place + 1).collect();
        TrackingCode::parse(rest.get(..SYMBOLS)?).ok()
    };
    words()
        .enumerate()
        .filter(|(_, word)| *word == "T")
        .find_map(|(place, _)| after(place))
}

/// The last twelve symbols of an address whose punctuation was lost.
fn at_the_end(typed: &str) -> Option<TrackingCode> {
    let capitals = typed.to_ascii_uppercase();
    let (_, address) = capitals.split_once("HTTPS")?;
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let symbols: String = address
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    TrackingCode::parse(symbols.get(symbols.len().checked_sub(SYMBOLS)?..)?).ok()
}

/// The code alone, perhaps with a symbology's name (`]Q1`) or other symbols around it.
fn bare(typed: &str) -> Option<TrackingCode> {
    TrackingCode::parse(typed).ok().or_else(|| {
        let typed = typed
            .strip_prefix(']')
            .and_then(|rest| rest.get(2..))
            .unwrap_or(typed);
        let is_between = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || c.is_control();
        let symbols: String = typed.chars().filter(|c| !is_between(*c)).collect();
        (symbols.len() == SYMBOLS).then(|| TrackingCode::parse(&symbols).ok())?
    })
}

/// Of a tracking code, without hyphens.
const SYMBOLS: usize = 12;

#[cfg(test)]
#[path = "reading_tests.rs"]
mod tests;
