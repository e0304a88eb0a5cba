//! From what the page collected to what is sealed: parsed once, here, by the rules of `protocol`.
//!
//! What a request is follows from the purpose and the two addresses ([`Kind::judged`]); nothing is taken whose
//! purpose and addresses do not fit.

use protocol::{
    EmailAddress, Identifiers, Kind, Nif, Niss, OldEmail, OldMailbox, Passport, Phone,
    RequestContent, country::Country, email, phone,
};

use crate::visit::page::{
    Draft, EmailAnswer, EmailField, Field, FieldError, IdentityAnswer, IdentityInput,
    OldEmailAnswer, PaperAnswer, PaperInput, PaperName, PaperQuestion, PaperShown, PhoneCandidate,
    Purpose,
};

/// Checks the number of one paper.
pub fn check_paper(input: &PaperInput) -> PaperAnswer {
    let understood = match input.paper {
        PaperName::Passport => passport(&input.value, &input.country)
            .map(|passport| (passport.number().to_owned(), passport.country().to_string())),
        PaperName::Nif => nif(&input.value).map(|nif| (nif.as_str().to_owned(), String::new())),
        PaperName::Niss => niss(&input.value).map(|niss| (niss.as_str().to_owned(), String::new())),
        PaperName::Phone => {
            phone(&input.value).map(|phone| (phone.as_str().to_owned(), String::new()))
        }
    };
    match understood {
        Ok((value, country)) => PaperAnswer {
            ok: true,
            error: None,
            shown: PaperShown { value, country },
            question: None,
        },
        Err(error) => {
            let question = match input.paper {
                PaperName::Phone => phone_question(&input.value, &input.country),
                _ => None,
            };
            PaperAnswer {
                ok: false,
                error: question.is_none().then_some(error),
                shown: PaperShown {
                    value: input.value.clone(),
                    country: input.country.clone(),
                },
                question,
            }
        }
    }
}

/// Whose number it is, where it may be one that is said so at home.
fn phone_question(typed: &str, passport: &str) -> Option<PaperQuestion> {
    let candidates: Vec<_> = phone::candidates(typed, Country::parse(passport).ok())
        .into_iter()
        .map(|candidate| PhoneCandidate {
            value: candidate.phone.as_str().to_owned(),
            shown: candidate.phone.shown(),
            country: candidate.country.to_owned(),
        })
        .collect();
    (!candidates.is_empty()).then_some(PaperQuestion::PhoneCountry { candidates })
}

/// Checks the papers as a whole.
pub fn check_identity(input: &IdentityInput) -> IdentityAnswer {
    let (identifiers, errors) = identifiers(input);
    let passport = identifiers.passport.as_ref();
    IdentityAnswer {
        ok: errors.is_empty(),
        shown: IdentityInput {
            nif: shown(identifiers.nif.as_ref().map(Nif::as_str), &input.nif),
            passport: shown(passport.map(Passport::number), &input.passport),
            passport_country: shown(
                passport.map(|passport| passport.country().as_str()),
                &input.passport_country,
            ),
            passport_renewed: input.passport_renewed,
            niss: shown(identifiers.niss.as_ref().map(Niss::as_str), &input.niss),
            phone: shown(identifiers.phone.as_ref().map(Phone::as_str), &input.phone),
        },
        errors,
    }
}

/// Checks one address; `old` is the address that AIMA has, when the new one is checked.
pub fn check_email(field: EmailField, value: &str, old: Option<&str>) -> EmailAnswer {
    let refused = |code| EmailAnswer {
        ok: false,
        error: Some(code),
        shown: value.to_owned(),
        suggestion: None,
        same_as_old: false,
    };
    match field {
        EmailField::OldEmail => match OldEmail::parse(value) {
            Ok(address) => EmailAnswer {
                ok: true,
                error: None,
                shown: address.as_str().to_owned(),
                // With the slip of two years ago it is what stands in the case.
                suggestion: None,
                same_as_old: false,
            },
            Err(error) => refused(error.code()),
        },
        EmailField::NewEmail => match EmailAddress::parse(value) {
            Ok(address) => EmailAnswer {
                ok: true,
                error: None,
                suggestion: email::suggestion(&address).map(|meant| meant.as_str().to_owned()),
                same_as_old: old
                    .and_then(|old| OldEmail::parse(old).ok())
                    .is_some_and(|old| old.is_same_mailbox(&address)),
                shown: address.as_str().to_owned(),
            },
            Err(error) => refused(error.code()),
        },
    }
}

/// The kind and content of a whole draft, or everything that is wrong with it. Proof and visit are not the
/// page's to give: they are left out.
pub fn content(draft: &Draft) -> Result<(Kind, RequestContent), Vec<FieldError>> {
    let (identifiers, mut errors) = identifiers(&draft.identity);
    let (old_email, old_mailbox) = match &draft.old_email {
        OldEmailAnswer::Given { address, helpers } => {
            let parsed = OldEmail::parse(address).map_err(|e| error(Field::OldEmail, e.code()));
            let mailbox = match helpers {
                true => OldMailbox::Helpers,
                false => OldMailbox::Given,
            };
            (kept(parsed, &mut errors), mailbox)
        }
        OldEmailAnswer::Unknown => (None, OldMailbox::Unknown),
        OldEmailAnswer::None => (None, OldMailbox::None),
    };
    let asked = asked(draft.purpose);
    let new_email = match (asked.takes_new_email(), &draft.new_email) {
        (true, typed) => {
            let typed = typed.as_deref().unwrap_or_default();
            let parsed = EmailAddress::parse(typed).map_err(|e| error(Field::NewEmail, e.code()));
            kept(parsed, &mut errors)
        }
        (false, None) => None,
        (false, Some(_)) => {
            errors.push(error(Field::NewEmail, "email-not-asked"));
            None
        }
    };
    let kind = match asked.judged(old_email.as_ref(), new_email.as_ref(), draft.resend_same) {
        Ok(kind) => Some(kind),
        Err(code) => {
            errors.push(error(Field::NewEmail, code));
            None
        }
    };
    let Some(kind) = kind.filter(|_| errors.is_empty()) else {
        return Err(errors);
    };
    let content = RequestContent {
        passport_renewed: draft.identity.passport_renewed,
        identifiers,
        old_email,
        old_mailbox: Some(old_mailbox),
        new_email,
        assisted: draft.assisted,
        statement: None,
        mailbox_proof: None,
        visit: None,
    };
    Ok((kind, content.completed(kind)))
}

/// What the person came for, as a kind.
fn asked(purpose: Purpose) -> Kind {
    match purpose {
        Purpose::CorrectEmail => Kind::CorrectEmail,
        Purpose::Resend => Kind::Resend,
        Purpose::Reactivate => Kind::Reactivate,
        Purpose::Closed => Kind::Closed,
    }
}

fn identifiers(input: &IdentityInput) -> (Identifiers, Vec<FieldError>) {
    let mut errors = Vec::new();
    let identifiers = Identifiers {
        nif: given(&input.nif).and_then(|typed| kept(nif(typed), &mut errors)),
        passport: given(&input.passport)
            .and_then(|typed| kept(passport(typed, &input.passport_country), &mut errors)),
        niss: given(&input.niss).and_then(|typed| kept(niss(typed), &mut errors)),
        phone: given(&input.phone).and_then(|typed| kept(phone(typed), &mut errors)),
    };
    if errors.is_empty() && identifiers.count() < Identifiers::NEEDED {
        errors.push(error(Field::Identity, "identity-need-two"));
    }
    (identifiers, errors)
}

fn nif(typed: &str) -> Result<Nif, FieldError> {
    Nif::parse(typed).map_err(|e| error(Field::Nif, e.code()))
}

fn niss(typed: &str) -> Result<Niss, FieldError> {
    Niss::parse(typed).map_err(|e| error(Field::Niss, e.code()))
}

fn phone(typed: &str) -> Result<Phone, FieldError> {
    Phone::parse(typed).map_err(|e| error(Field::Phone, e.code()))
}

fn passport(typed: &str, country: &str) -> Result<Passport, FieldError> {
    Passport::parse(typed, country).map_err(|e| {
        let field = match e.code().starts_with("country-") {
            true => Field::PassportCountry,
            false => Field::Passport,
        };
        error(field, e.code())
    })
}

fn kept<T>(parsed: Result<T, FieldError>, errors: &mut Vec<FieldError>) -> Option<T> {
    match parsed {
        Ok(value) => Some(value),
        Err(error) => {
            errors.push(error);
            None
        }
    }
}

fn given(typed: &str) -> Option<&str> {
    (!typed.trim().is_empty()).then_some(typed)
}

fn shown(understood: Option<&str>, typed: &str) -> String {
    understood.unwrap_or(typed).to_owned()
}

fn error(field: Field, code: &'static str) -> FieldError {
    FieldError { field, code }
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::Language;

    const OLD: &str = "ana@example.com";
    const NEW: &str = "ana.silva@example.com";

    fn two() -> IdentityInput {
        let mut input = IdentityInput::default();
        input.nif = "200000020".to_owned();
        input.phone = "+351 912 345 678".to_owned();
        input
    }

    fn old(address: &str) -> OldEmailAnswer {
        OldEmailAnswer::Given {
            address: address.to_owned(),
            helpers: false,
        }
    }

    fn draft(purpose: Purpose, old_email: OldEmailAnswer, new: Option<&str>) -> Draft {
        Draft {
            purpose,
            identity: two(),
            assisted: false,
            old_email,
            new_email: new.map(str::to_owned),
            resend_same: false,
            language: Language::Pt,
        }
    }

    fn codes(draft: &Draft) -> Vec<&'static str> {
        let errors = content(draft).err().unwrap_or_default();
        errors.into_iter().map(|error| error.code).collect()
    }

    #[test]
    fn a_number_as_it_is_said_at_home_is_a_question_and_no_error() {
        let asked = |value: &str| {
            check_paper(&PaperInput {
                paper: PaperName::Phone,
                value: value.to_owned(),
                country: "BGD".to_owned(),
            })
        };
        let answer = asked("01712345678");
        assert!(!answer.ok && answer.error.is_none());
        let Some(PaperQuestion::PhoneCountry { candidates }) = &answer.question else {
            panic!("a question");
        };
        assert_eq!(candidates[0].value, "+8801712345678");
        assert_eq!(candidates[0].shown, "+880 1712-345678");
        assert_eq!(candidates[0].country, "BGD");
        let wrong = asked("91");
        assert!(wrong.error.is_some() && wrong.question.is_none());
    }

    #[test]
    fn one_identifier_is_not_enough_and_blanks_are_none() {
        let mut input = two();
        input.phone = "   ".to_owned();
        let check = check_identity(&input);
        assert!(!check.ok);
        assert_eq!(check.errors, [error(Field::Identity, "identity-need-two")]);
    }

    #[test]
    fn every_wrong_field_is_named_and_what_was_typed_is_kept() {
        let mut input = two();
        input.nif = "200000021".to_owned();
        input.niss = "123".to_owned();
        let check = check_identity(&input);
        let fields: Vec<_> = check.errors.iter().map(|error| error.field).collect();
        assert_eq!(fields, [Field::Nif, Field::Niss]);
        assert_eq!(check.shown.nif, "200000021");
    }

    #[test]
    fn a_passport_without_its_country_is_an_error_of_the_country() {
        let check = check_paper(&PaperInput {
            paper: PaperName::Passport,
            value: "L898902C3".to_owned(),
            country: String::new(),
        });
        let missing = error(Field::PassportCountry, "country-missing");
        assert_eq!(check.error, Some(missing));
        assert_eq!(check.shown.value, "L898902C3", "what was typed is kept");
    }

    #[test]
    fn a_paper_is_judged_alone_and_by_the_rules_of_all_four() {
        for (paper, value, country, expected) in [
            (PaperName::Nif, "200 000 020", "", Ok("200000020")),
            (PaperName::Nif, "", "", Err("nif-length")),
            (PaperName::Niss, "11000000120", "", Ok("11000000120")),
            (PaperName::Niss, "123", "", Err("niss-length")),
            (PaperName::Phone, "912 345 678", "", Ok("+351912345678")),
            (PaperName::Passport, "L898902C3", "UTO", Ok("L898902C3")),
        ] {
            let value = value.to_owned();
            let country = country.to_owned();
            let answer = check_paper(&PaperInput {
                paper,
                value,
                country,
            });
            match expected {
                Ok(shown) => {
                    assert!(answer.ok && answer.error.is_none(), "{paper:?}");
                    assert_eq!(answer.shown.value, shown);
                }
                Err(code) => {
                    assert!(!answer.ok);
                    assert_eq!(answer.error.map(|error| error.code), Some(code));
                }
            }
        }
    }

    #[test]
    fn the_same_mailbox_twice_is_asked_about_and_then_a_resend() {
        let mut same = draft(Purpose::CorrectEmail, old("Ana@Example.com"), Some(OLD));
        assert_eq!(codes(&same), ["email-same"]);
        same.resend_same = true;
        let (kind, content) = content(&same).expect("they want it sent again");
        assert_eq!(kind, Kind::Resend);
        assert!(content.new_email.is_some() && content.old_email.is_some());
    }

    #[test]
    fn a_yes_to_sending_again_does_not_outlive_a_changed_address() {
        let mut changed = draft(Purpose::CorrectEmail, old(OLD), Some(NEW));
        changed.resend_same = true;
        assert_eq!(codes(&changed), ["email-not-same"]);
    }

    #[test]
    fn a_resend_types_its_one_address_once() {
        let once = draft(Purpose::Resend, OldEmailAnswer::Unknown, Some(OLD));
        let (kind, content) = content(&once).expect("complete");
        assert_eq!(kind, Kind::Resend);
        let address = |text: Option<&str>| text.map(str::to_owned);
        assert_eq!(
            address(content.old_email.as_ref().map(OldEmail::as_str)),
            address(content.new_email.as_ref().map(EmailAddress::as_str))
        );
        let two = draft(Purpose::Resend, old(OLD), Some(NEW));
        assert_eq!(codes(&two), ["email-not-same"]);
        assert_eq!(
            codes(&draft(Purpose::Resend, OldEmailAnswer::Unknown, None)),
            ["email-empty"]
        );
    }

    #[test]
    fn a_correction_needs_a_new_address_and_an_old_one_may_be_unknown_or_none() {
        for (answer, said) in [
            (OldEmailAnswer::Unknown, OldMailbox::Unknown),
            (OldEmailAnswer::None, OldMailbox::None),
        ] {
            let without = draft(Purpose::CorrectEmail, answer.clone(), None);
            assert_eq!(codes(&without), ["email-empty"]);
            let (_, content) = content(&draft(Purpose::CorrectEmail, answer, Some(NEW)))
                .expect("an honest answer");
            assert_eq!(content.old_email, None);
            assert_eq!(content.old_mailbox, Some(said));
            assert_eq!(content.statement, None);
        }
    }

    #[test]
    fn the_old_address_is_taken_as_it_was_given_and_never_asked_about() {
        for typed in ["ana@gmial.com", "ana@gmail", "ana@@sapo.pt"] {
            let answer = check_email(EmailField::OldEmail, typed, None);
            assert!(answer.ok && answer.suggestion.is_none(), "{typed}");
            assert_eq!(answer.shown, typed);
            let (_, content) = content(&draft(Purpose::CorrectEmail, old(typed), Some(NEW)))
                .expect("as it was given");
            assert_eq!(
                content.old_email.as_ref().map(OldEmail::as_str),
                Some(typed)
            );
        }
        let slip = check_email(EmailField::NewEmail, "ana@gmial.com", None);
        assert_eq!(slip.suggestion.as_deref(), Some("ana@gmail.com"));
    }

    #[test]
    fn a_helpers_mailbox_and_a_renewed_passport_are_facts_of_their_own() {
        let mut told = draft(
            Purpose::Reactivate,
            OldEmailAnswer::Given {
                address: OLD.to_owned(),
                helpers: true,
            },
            None,
        );
        told.identity.passport_renewed = true;
        let (_, without) = content(&told).expect("complete");
        assert_eq!(without.old_mailbox, Some(OldMailbox::Helpers));
        assert!(!without.passport_renewed, "there is no passport");
        told.identity.passport = "L898902C3".to_owned();
        told.identity.passport_country = "UTO".to_owned();
        assert!(content(&told).expect("complete").1.passport_renewed);
    }

    #[test]
    fn a_new_address_beside_a_purpose_that_changes_none_is_not_taken() {
        for purpose in [Purpose::Reactivate, Purpose::Closed] {
            let extra = draft(purpose, OldEmailAnswer::Unknown, Some(NEW));
            assert_eq!(codes(&extra), ["email-not-asked"]);
        }
    }

    #[test]
    fn a_reactivation_alone_carries_the_statement() {
        let unknown = || OldEmailAnswer::Unknown;
        let (_, reactivation) =
            content(&draft(Purpose::Reactivate, unknown(), None)).expect("complete");
        assert_eq!(
            reactivation.statement.as_deref(),
            Some(protocol::REACTIVATION_STATEMENT)
        );
        let (kind, closed) = content(&draft(Purpose::Closed, unknown(), None)).expect("complete");
        assert_eq!(kind, Kind::Closed);
        assert_eq!(closed.statement, None);
    }

    #[test]
    fn a_purpose_that_does_not_exist_is_no_draft() {
        let json = serde_json::json!({
            "purpose": "delete",
            "identity": {},
            "assisted": false,
            "oldEmail": {"answer": "unknown"},
            "newEmail": null,
            "resendSame": false,
            "language": "pt",
        });
        assert!(serde_json::from_value::<Draft>(json).is_err());
    }
}
