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

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person(…)")
    }
}
