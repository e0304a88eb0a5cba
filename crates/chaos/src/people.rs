//! What people type: made-up persons of central's own generator, each visit with a new address of its own.

use powercut::dice::Dice;
use serde_json::{Value, json};
use testbed::person::Person;

use crate::evidence::Submitted;

/// Domains of new addresses; the first three are shown on receipts, the others stay behind the mask.
const DOMAINS: [&str; 5] = [
    "gmail.com",
    "sapo.pt",
    "outlook.com",
    "example.net",
    "correio.example.org",
];

/// The `number`-th visit of a trial.
pub fn visit(people: &[Person], dice: &mut Dice, number: u64) -> Submitted {
    // Everybody comes once in a trial: two of one kind must not be taken for one.
    let person = &people[(number as usize) % people.len()];
    let kind = dice.one_of(&["correct-email", "correct-email", "reactivate", "resend"]);
    let new_email = format!(
        "visita.{number}.{:08x}@{}",
        dice.draw() as u32,
        dice.one_of(&DOMAINS)
    );
    let mut given = [false; 4];
    while given.iter().filter(|given| **given).count() < 2 {
        given[dice.below(4) as usize] = true;
    }
    for place in &mut given {
        *place |= dice.one_in(2);
    }
    let field = |at: usize, value: &str| match given[at] {
        true => value.to_owned(),
        false => String::new(),
    };
    let old_is_known = !dice.one_in(4);
    let language = dice.one_of(&["pt", "en", "ar"]);
    Submitted {
        n: number,
        language: language.to_owned(),
        draft: json!({
            "purpose": kind,
            "language": language,
            "resendSame": false,
            "identity": {
                "nif": field(0, &person.nif),
                "passport": field(1, &person.passport),
                "passportCountry": field(1, &person.passport_country),
                "niss": field(2, &person.niss),
                "phone": field(3, &person.phone),
            },
            "assisted": dice.one_in(4),
            "oldEmail": match old_is_known {
                false => json!({"answer": "unknown"}),
                true => json!({
                    "answer": "given",
                    "address": person.email.as_str(),
                    "helpers": dice.one_in(4),
                }),
            },
            "newEmail": match (kind, old_is_known) {
                ("reactivate", _) => Value::Null,
                // A resend has one address.
                ("resend", true) => Value::from(person.email.as_str()),
                _ => Value::from(new_email),
            },
        }),
    }
}

#[cfg(test)]
mod tests {
    use kiosk::visit::page::Draft;

    use super::*;

    #[test]
    fn a_visit_is_one_that_the_kiosk_takes() {
        let person: Person = serde_json::from_value(json!({
            "nif": "214365875", "niss": "12345678902", "passport": "AB123456",
            "passport_country": "BRA", "phone": "+351912345678", "email": "somebody@example.org",
            "status": "pending",
        }))
        .expect("a made-up person");
        let mut dice = Dice::new(1);
        for number in 0..40 {
            let visit = visit(std::slice::from_ref(&person), &mut dice, number);
            let draft: Draft = serde_json::from_value(visit.draft).expect("as the page sends it");
            let errors = kiosk::visit::draft::content(&draft).err();
            assert!(errors.is_none(), "visit {number}: {errors:?}");
        }
    }
}
