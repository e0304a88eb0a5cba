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
    Submitted {
        n: number,
        language: dice.one_of(&["pt", "en", "ar"]).to_owned(),
        draft: json!({
            "purpose": kind,
            "identity": {
                "nif": field(0, &person.nif),
                "passport": field(1, &person.passport),
                "passportCountry": field(1, &person.passport_country),
                "niss": field(2, &person.niss),
                "phone": field(3, &person.phone),
            },
            "assisted": dice.one_in(4),
            "oldEmail": match dice.one_in(4) {
                true => json!({"answer": "unknown"}),
                false => json!({
                    "answer": "given",
                    "address": person.email.as_str(),
                    "helpers": dice.one_in(4),
                }),
            },
            "newEmail": match kind {
                "reactivate" => Value::Null,
                _ => Value::from(new_email),
            },
        }),
    }
}
