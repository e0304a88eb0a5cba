//! The four numbers that papers have, as they are typed at the desk: the same fields, rules and words wherever they are
//! asked for, by the rules of the kiosk.

use maud::{Markup, html};
use protocol::{Identifiers, Nif, Niss, Passport, Phone, Reading, reading};
use serde::Deserialize;

use super::page::Visitor;
use crate::{
    proof::matching::Hashes,
    vault::{Domain, Vault, passport_form},
};

/// Longer than any of them, the zone of a passport included.
const LONGEST: usize = 120;

/// What was typed. A field that is missing is an empty one.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedPapers {
    passport: String,
    country: String,
    nif: String,
    niss: String,
    phone: String,
}

/// A field and what is wrong with it: the id of a text.
pub(super) type Wrong = (&'static str, String);

impl TypedPapers {
    /// The numbers, or what is wrong with those that were given.
    pub(super) fn read(&self) -> Result<Identifiers, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let passport = given(&self.passport).and_then(|typed| {
            // A passport reader types a whole zone, with blanks and line ends that a field has lost.
            if let Reading::Passport(passport) = reading::read(typed) {
                return Some(passport);
            }
            let parsed = Passport::parse(typed, &self.country);
            let field = |code: &str| match code.starts_with("country") {
                true => "country",
                false => "passport",
            };
            parsed
                .map_err(|error| wrong.push((field(error.code()), said(error.code()))))
                .ok()
        });
        let mut read = |field, code: &str| wrong.push((field, said(code)));
        let nif = given(&self.nif)
            .and_then(|typed| Nif::parse(typed).map_err(|it| read("nif", it.code())).ok());
        let niss = given(&self.niss).and_then(|typed| {
            Niss::parse(typed)
                .map_err(|it| read("niss", it.code()))
                .ok()
        });
        let phone = given(&self.phone).and_then(|typed| {
            Phone::parse(typed)
                .map_err(|it| read("phone", it.code()))
                .ok()
        });
        match wrong.is_empty() {
            true => Ok(Identifiers {
                nif,
                passport,
                niss,
                phone,
            }),
            false => Err(wrong),
        }
    }

    /// What was typed, to be sent again unseen.
    pub(super) fn kept(&self) -> Markup {
        let fields = [
            ("passport", &self.passport),
            ("country", &self.country),
            ("nif", &self.nif),
            ("niss", &self.niss),
            ("phone", &self.phone),
        ];
        html! { @for (name, value) in fields { input type="hidden" name=(name) value=(value); } }
    }

    /// The fields, with what was typed and what is wrong with it.
    pub(super) fn fields(&self, visitor: &Visitor, wrong: &[Wrong]) -> Markup {
        html! {
            (field(visitor, "passport", "desk-given-passport", "desk-papers-passport-hint", &self.passport, wrong))
            (field(visitor, "country", "desk-papers-country", "desk-papers-country-hint", &self.country, wrong))
            (field(visitor, "nif", "desk-given-nif", "identity-nif-hint", &self.nif, wrong))
            (field(visitor, "niss", "desk-given-niss", "identity-niss-hint", &self.niss, wrong))
            (field(visitor, "phone", "desk-given-phone", "desk-papers-phone-hint", &self.phone, wrong))
        }
    }
}

/// The keyed hashes by which these numbers are found.
pub(super) fn hashes(vault: &Vault, given: &Identifiers) -> Hashes {
    let passport = given.passport.as_ref().map(passport_form);
    Hashes {
        nif: given
            .nif
            .as_ref()
            .map(|it| vault.hash(Domain::Nif, it.as_str())),
        niss: given
            .niss
            .as_ref()
            .map(|it| vault.hash(Domain::Niss, it.as_str())),
        passport: passport.map(|it| vault.hash(Domain::Passport, &it)),
        phone: given
            .phone
            .as_ref()
            .map(|it| vault.hash(Domain::Phone, it.as_str())),
        email: None,
    }
}

/// A line of a form: label, hint, what is wrong, field.
pub(super) fn field(
    visitor: &Visitor,
    name: &'static str,
    label: &str,
    hint: &str,
    typed: &str,
    wrong: &[Wrong],
) -> Markup {
    let problem = wrong
        .iter()
        .find(|(field, _)| *field == name)
        .map(|(_, id)| visitor.text(id));
    let described = match problem {
        Some(_) => format!("{name}-hint {name}-problem"),
        None => format!("{name}-hint"),
    };
    html! {
        label for=(name) { (visitor.text(label)) }
        p.hint id={ (name) "-hint" } { (visitor.text(hint)) }
        @if let Some(problem) = &problem { p.wrong id={ (name) "-problem" } { (problem) } }
        input id=(name) name=(name) type="text" value=(typed) dir="ltr" autocomplete="off"
            autocapitalize="none" spellcheck="false" maxlength=(LONGEST)
            aria-invalid=[problem.is_some().then_some("true")] aria-describedby=(described);
    }
}

/// What is wrong with each field, above the form, with a way to each.
pub(super) fn summary(visitor: &Visitor, wrong: &[Wrong]) -> Markup {
    html! {
        @if !wrong.is_empty() {
            div.problem role="alert" data-problem="" {
                h2 { (visitor.text("desk-error-summary")) }
                ul {
                    @for (field, id) in wrong {
                        li { a href={ "#" (field) } {
                            // Both addresses have the same words for the same mistake.
                            @match *field {
                                "old_email" => { (visitor.text("old-email-label")) ": " },
                                "new_email" => { (visitor.text("new-email-label")) ": " },
                                _ => {},
                            }
                            (visitor.text(id))
                        } }
                    }
                }
            }
        }
    }
}

fn given(typed: &str) -> Option<&str> {
    Some(typed.trim()).filter(|typed| !typed.is_empty())
}

/// The kiosk's words, but where they speak of its list of countries.
fn said(code: &str) -> String {
    match code {
        "country-missing" | "country-unknown" => "desk-papers-country-wrong".to_owned(),
        code => format!("error-{code}"),
    }
}

#[cfg(test)]
mod tests {
    use protocol::Language;

    use super::*;

    fn typed(passport: &str, country: &str, nif: &str, niss: &str, phone: &str) -> TypedPapers {
        TypedPapers {
            passport: passport.to_owned(),
            country: country.to_owned(),
            nif: nif.to_owned(),
            niss: niss.to_owned(),
            phone: phone.to_owned(),
        }
    }

    #[test]
    fn what_is_wrong_is_told_for_each_field_in_words_that_there_are() {
        let rubbish = typed("12", "ZZZ", "123456789", "1", "0");
        let wrong = rubbish.read().unwrap_err();
        let fields: Vec<_> = wrong.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["passport", "nif", "niss", "phone"]);
        let country = typed("AB123456", "", "", "", "").read().unwrap_err();
        assert_eq!(
            country,
            [("country", "desk-papers-country-wrong".to_owned())]
        );
        for (_, id) in wrong.iter().chain(&country) {
            assert!(texts::exists(Language::Pt, id), "{id}");
        }
    }

    #[test]
    fn what_is_not_given_is_nothing_and_a_zone_names_its_own_country() {
        assert_eq!(TypedPapers::default().read().unwrap().count(), 0);
        assert_eq!(typed(" ", "BRA", "", " ", "").read().unwrap().count(), 0);
        let number = typed("ab 123456", "bra", "", "", "").read().unwrap();
        assert_eq!(number.passport.unwrap().number(), "AB123456");
    }
}
