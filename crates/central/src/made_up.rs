//! Made-up cases for demonstrations and tests, the same for the same seed. Numbers have valid check
//! digits and belong to nobody on purpose; addresses lie in the domains that RFC 2606 reserves.

use protocol::{EmailAddress, Language, Nif, Niss, Passport, Phone};
use serde::Serialize;

pub mod bulk;
mod draw;

use draw::Draw;

use crate::registry::{Case, CaseStatus, Payment};

const GIVEN_NAMES: [&str; 24] = [
    "Amina",
    "Arjun",
    "Beatriz",
    "Bilal",
    "Carlos",
    "Deepa",
    "Fatima",
    "Gurpreet",
    "Hassan",
    "Ines",
    "Joana",
    "Karim",
    "Lakshmi",
    "Maria",
    "Mohammed",
    "Nadia",
    "Olena",
    "Priya",
    "Rajan",
    "Samira",
    "Sunita",
    "Tariq",
    "Valentina",
    "Yusuf",
];
const FAMILY_NAMES: [&str; 24] = [
    "Ahmed",
    "Almeida",
    "Bondarenko",
    "Chaudhary",
    "Costa",
    "Das",
    "Fernandes",
    "Gurung",
    "Haddad",
    "Hossain",
    "Islam",
    "Kaur",
    "Khan",
    "Lopes",
    "Mendes",
    "Nascimento",
    "Patel",
    "Rahman",
    "Sharma",
    "Silva",
    "Singh",
    "Sousa",
    "Tamang",
    "Uddin",
];
const COUNTRIES: [&str; 14] = [
    "AGO", "BGD", "BRA", "CHN", "COL", "CPV", "GNB", "IND", "MAR", "NPL", "PAK", "SEN", "UKR",
    "VEN",
];
const DOMAINS: [&str; 3] = ["example.com", "example.org", "example.net"];
/// Amounts of 2024, in cents; the real ones come from the registry.
const AMOUNTS: [i64; 3] = [3_300, 5_688, 39_790];
const WITHDRAWN_ONE_IN: u64 = 10;

/// A made-up person with a made-up case, as `make-cases --show` prints them.
#[derive(Clone, Serialize)]
pub struct MadeUp {
    #[serde(skip)]
    id: String,
    /// Given and family name.
    pub name: String,
    /// Tax number.
    pub nif: Nif,
    /// Social-security number.
    pub niss: Niss,
    #[serde(rename = "passport", serialize_with = "number_alone")]
    passport: Passport,
    /// Who issued the passport, ISO 3166-1 alpha-3.
    pub passport_country: &'static str,
    /// Telephone, E.164.
    pub phone: Phone,
    /// The address that AIMA has.
    pub email: EmailAddress,
    /// `pending` or `withdrawn`.
    #[serde(serialize_with = "status_name")]
    pub status: CaseStatus,
    /// What the person reads.
    pub language: Language,
    /// The reference to pay with.
    pub payment_reference: String,
    /// The amount to pay, in cents.
    pub payment_cents: i64,
}

fn number_alone<S: serde::Serializer>(
    passport: &Passport,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(passport.number())
}

fn status_name<S: serde::Serializer>(
    status: &CaseStatus,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.as_str())
}

/// The `number`-th person of this seed. Each is drawn from a sequence of its own, so that the first three
/// are the same however many follow.
pub fn person(seed: u64, number: u32) -> MadeUp {
    let mut draw = Draw(seed ^ u64::from(number).wrapping_mul(0xD1B5_4A32_D192_ED03));
    let (given, family) = (draw.one_of(&GIVEN_NAMES), draw.one_of(&FAMILY_NAMES));
    let country = draw.one_of(&COUNTRIES);
    let letters = [draw.letter(), draw.letter()];
    let passport = format!("{}{}{:06}", letters[0], letters[1], draw.below(1_000_000));
    let phone = format!(
        "+3519{}{:07}",
        draw.one_of(&["1", "2", "3", "6"]),
        draw.below(10_000_000)
    );
    let domain = draw.one_of(&DOMAINS);
    // The number keeps two people of one name apart.
    let email = format!(
        "{}.{}{number}@{domain}",
        given.to_lowercase(),
        family.to_lowercase()
    );
    let invented = "an invented value follows the rules it was invented by";
    MadeUp {
        id: format!("demo-{seed}-{number:06}"),
        name: format!("{given} {family}"),
        nif: draw.nif(),
        niss: draw.niss(),
        passport: Passport::parse(&passport, country).expect(invented),
        passport_country: country,
        phone: Phone::parse(&phone).expect(invented),
        email: EmailAddress::parse(&email).expect(invented),
        status: match draw.below(WITHDRAWN_ONE_IN) {
            0 => CaseStatus::Withdrawn,
            _ => CaseStatus::Pending,
        },
        language: draw.one_of(&Language::ALL),
        payment_reference: format!("{:09}", draw.below(1_000_000_000)),
        payment_cents: draw.one_of(&AMOUNTS),
    }
}

impl MadeUp {
    /// The case as the registry takes it.
    pub fn case(&self) -> Case {
        Case {
            number: self.id.clone(),
            status: self.status,
            made_up: true,
            name: self.name.clone(),
            nif: Some(self.nif.clone()),
            niss: Some(self.niss.clone()),
            passport: Some(self.passport.clone()),
            phone: Some(self.phone.clone()),
            email: Some(self.email.clone()),
            language: Some(self.language),
            payment: Some(Payment {
                reference: self.payment_reference.clone(),
                cents: self.payment_cents,
            }),
        }
    }

    /// The passport.
    pub fn passport(&self) -> &Passport {
        &self.passport
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(seed: u64, number: u32) -> String {
        serde_json::to_string(&person(seed, number)).unwrap()
    }

    #[test]
    fn the_same_seed_gives_the_same_people() {
        assert_eq!(line(7, 0), line(7, 0));
        assert_ne!(line(7, 0), line(7, 1));
        assert_ne!(line(7, 0), line(8, 0));
    }

    #[test]
    fn everybody_follows_the_rules_of_real_people() {
        // `person` panics where a rule refuses a value.
        let people: Vec<_> = (0..200).map(|number| person(42, number)).collect();
        assert!(
            people
                .iter()
                .any(|person| person.status == CaseStatus::Withdrawn)
        );
        assert!(
            people
                .iter()
                .any(|person| person.status == CaseStatus::Pending)
        );
        assert!(
            people
                .iter()
                .all(|person| person.email.domain().starts_with("example."))
        );
    }

    #[test]
    fn a_person_is_printed_with_the_fields_that_a_visit_types() {
        let shown: serde_json::Value = serde_json::from_str(&line(1, 0)).unwrap();
        for field in [
            "name",
            "nif",
            "niss",
            "passport",
            "passport_country",
            "phone",
            "email",
            "status",
        ] {
            assert!(shown[field].is_string(), "{field} in {shown}");
        }
    }
}
