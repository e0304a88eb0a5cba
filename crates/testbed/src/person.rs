//! A made-up person with a made-up case, as `aima-central make-cases --show` prints them.

use std::fmt;

use serde::Deserialize;

use crate::thief::Loot;

/// What a made-up person knows of their case. The generator's numbers belong to nobody; they are treated
/// as real ones all the same.
#[derive(Clone, Deserialize)]
pub struct Person {
    /// Tax number.
    pub nif: String,
    /// Passport number.
    pub passport: String,
    /// The passport's issuing country, ISO 3166-1 alpha-3.
    pub passport_country: String,
    /// Social-security number.
    pub niss: String,
    /// Telephone, E.164.
    pub phone: String,
    /// The address that AIMA has.
    pub email: String,
    /// Of the case: `pending` or `withdrawn`.
    pub status: String,
}

impl Person {
    /// Everything of this person that must not lie about, with the new address they give.
    #[must_use]
    pub fn loot(&self, loot: Loot, new_email: Option<&str>) -> Loot {
        let national = self.phone.trim_start_matches('+').trim_start_matches("351");
        let loot = loot
            .with("nif", &self.nif)
            .with("passport", &self.passport)
            .with("niss", &self.niss)
            .with("phone", national)
            .with("old e-mail", &self.email);
        match new_email {
            Some(email) => loot.with("new e-mail", email),
            None => loot,
        }
    }
}

impl Person {
    /// What a reader types of this person's passport: two lines of 44 symbols (ICAO Doc 9303, part 4). Name
    /// and dates are nobody's.
    #[must_use]
    pub fn mrz(&self) -> [String; 2] {
        let first = format!("P<{}PESSOA<<INVENTADA", self.passport_country);
        let number = format!("{:<<9}", self.passport);
        let (born, ends, personal) = ("900101", "341231", "<<<<<<<<<<<<<<");
        let second = format!(
            "{number}{}{}{born}{}<{ends}{}{personal}0",
            check(&number),
            self.passport_country,
            check(born),
            check(ends),
        );
        let over_all = [&second[..10], &second[13..20], &second[21..43]].concat();
        [
            format!("{first:<<44}"),
            format!("{second}{}", check(&over_all)),
        ]
    }
}

/// A check digit: weights 7, 3, 1 over digits, letters from 10, and 0 for the filler.
fn check(symbols: &str) -> u32 {
    let value = |symbol: char| symbol.to_digit(36).unwrap_or(0);
    let weighted = symbols.chars().zip([7, 3, 1].into_iter().cycle());
    weighted
        .map(|(symbol, weight)| value(symbol) * weight)
        .sum::<u32>()
        % 10
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_readers_lines_are_a_passport_that_the_kiosk_reads() {
        for (passport, country) in [
            ("AB1234567", "BRA"),
            ("N12345", "IND"),
            ("123456789", "MAR"),
        ] {
            let person = Person {
                nif: String::new(),
                passport: passport.to_owned(),
                passport_country: country.to_owned(),
                niss: String::new(),
                phone: String::new(),
                email: String::new(),
                status: String::new(),
            };
            let lines = person.mrz();
            assert_eq!(lines.each_ref().map(String::len), [44, 44]);
            let read = protocol::Passport::from_mrz(&lines.concat());
            let read = read.expect("every check digit agrees");
            assert_eq!(read.number(), passport);
        }
    }
}
