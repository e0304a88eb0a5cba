//! From what the page collected to what is sealed: parsed once, here, by the rules of `protocol`.

use protocol::{
    EmailAddress, Identifiers, Kind, Nif, Niss, OldEmail, Passport, Phone, REACTIVATION_STATEMENT,
    RequestContent, email,
};

use crate::page::{Draft, EmailCheck, FieldError, IdentityCheck, IdentityInput};

/// Checks the identity screen.
pub fn check_identity(input: &IdentityInput) -> IdentityCheck {
    let (identifiers, errors) = identifiers(input);
    IdentityCheck {
        ok: errors.is_empty(),
        shown: IdentityInput {
            nif: shown(identifiers.nif.as_ref().map(Nif::as_str), &input.nif),
            passport: shown(
                identifiers.passport.as_ref().map(Passport::number),
                &input.passport,
            ),
            passport_country: shown(
                identifiers
                    .passport
                    .as_ref()
                    .map(|passport| passport.country().as_str()),
                &input.passport_country,
            ),
            niss: shown(identifiers.niss.as_ref().map(Niss::as_str), &input.niss),
            phone: shown(identifiers.phone.as_ref().map(Phone::as_str), &input.phone),
        },
        errors,
    }
}

/// Checks one address; `old` is the address that AIMA has, when the new one is checked.
pub fn check_email(value: &str, old: Option<&str>) -> EmailCheck {
    match EmailAddress::parse(value) {
        Ok(address) => EmailCheck {
            ok: true,
            error: None,
            suggestion: email::suggestion(&address).map(|meant| meant.as_str().to_owned()),
            same_as_old: old
                .and_then(|old| EmailAddress::parse(old).ok())
                .is_some_and(|old| old.is_same_mailbox(&address)),
            shown: address.as_str().to_owned(),
        },
        Err(error) => EmailCheck {
            ok: false,
            error: Some(error.code()),
            shown: value.to_owned(),
            suggestion: None,
            same_as_old: false,
        },
    }
}

/// The kind and content of a whole draft, or everything that is wrong with it.
pub fn content(draft: &Draft) -> Result<(Kind, RequestContent), Vec<FieldError>> {
    let (identifiers, mut errors) = identifiers(&draft.identity);
    let kind = Kind::from_name(&draft.kind);
    if kind.is_none() {
        errors.push(error("kind", "kind-unknown"));
    }
    let old_email = address("old-email", draft.old_email.as_deref(), &mut errors);
    let new_email = match kind {
        // A reactivation never changes an address in the same request.
        Some(Kind::Reactivate | Kind::Closed) => None,
        _ => {
            let new = address(
                "new-email",
                Some(draft.new_email.as_deref().unwrap_or_default()),
                &mut errors,
            );
            let same = match (&old_email, &new) {
                (Some(old), Some(new)) => old.is_same_mailbox(new),
                _ => false,
            };
            if same && kind == Some(Kind::CorrectEmail) {
                errors.push(error("new-email", "email-same"));
            }
            new
        }
    };
    match kind {
        Some(kind) if errors.is_empty() => Ok((
            kind,
            RequestContent {
                identifiers,
                old_email: old_email.as_ref().map(OldEmail::from),
                old_mailbox: None,
                passport_renewed: false,
                new_email,
                assisted: draft.assisted,
                statement: (kind == Kind::Reactivate).then(|| REACTIVATION_STATEMENT.to_owned()),
                mailbox_proof: None,
                visit: None,
            },
        )),
        _ => Err(errors),
    }
}

fn identifiers(input: &IdentityInput) -> (Identifiers, Vec<FieldError>) {
    let mut errors = Vec::new();
    let identifiers = Identifiers {
        nif: given(&input.nif).and_then(|typed| {
            kept(
                Nif::parse(typed).map_err(|e| error("nif", e.code())),
                &mut errors,
            )
        }),
        passport: given(&input.passport).and_then(|typed| {
            let parsed = Passport::parse(typed, &input.passport_country).map_err(|e| {
                let field = match e.code().starts_with("country-") {
                    true => "passport-country",
                    false => "passport",
                };
                error(field, e.code())
            });
            kept(parsed, &mut errors)
        }),
        niss: given(&input.niss).and_then(|typed| {
            kept(
                Niss::parse(typed).map_err(|e| error("niss", e.code())),
                &mut errors,
            )
        }),
        phone: given(&input.phone).and_then(|typed| {
            kept(
                Phone::parse(typed).map_err(|e| error("phone", e.code())),
                &mut errors,
            )
        }),
    };
    if errors.is_empty() && identifiers.count() < Identifiers::NEEDED {
        errors.push(error("identity", "identity-need-two"));
    }
    (identifiers, errors)
}

fn address(
    field: &'static str,
    typed: Option<&str>,
    errors: &mut Vec<FieldError>,
) -> Option<EmailAddress> {
    kept(
        EmailAddress::parse(typed?).map_err(|e| error(field, e.code())),
        errors,
    )
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

fn error(field: &'static str, code: &'static str) -> FieldError {
    FieldError { field, code }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two() -> IdentityInput {
        IdentityInput {
            nif: "200000020".to_owned(),
            phone: "+351 912 345 678".to_owned(),
            ..IdentityInput::default()
        }
    }

    fn draft(kind: &str, old: Option<&str>, new: Option<&str>) -> Draft {
        Draft {
            kind: kind.to_owned(),
            identity: two(),
            assisted: false,
            old_email: old.map(str::to_owned),
            new_email: new.map(str::to_owned),
        }
    }

    fn codes(result: Result<(Kind, RequestContent), Vec<FieldError>>) -> Vec<&'static str> {
        result
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|error| error.code)
            .collect()
    }

    #[test]
    fn one_identifier_is_not_enough_and_blanks_are_none() {
        let mut input = two();
        input.phone = "   ".to_owned();
        let check = check_identity(&input);
        assert!(!check.ok);
        assert_eq!(check.errors, [error("identity", "identity-need-two")]);
    }

    #[test]
    fn every_wrong_field_is_named_and_what_was_typed_is_kept() {
        let check = check_identity(&IdentityInput {
            nif: "200000021".to_owned(),
            niss: "123".to_owned(),
            ..two()
        });
        let fields: Vec<_> = check.errors.iter().map(|error| error.field).collect();
        assert_eq!(fields, ["nif", "niss"]);
        assert_eq!(check.shown.nif, "200000021");
    }

    #[test]
    fn a_passport_without_its_country_is_an_error_of_the_country() {
        let check = check_identity(&IdentityInput {
            passport: "L898902C3".to_owned(),
            ..two()
        });
        assert_eq!(check.errors, [error("passport-country", "country-missing")]);
    }

    #[test]
    fn the_same_mailbox_is_a_resend_and_not_a_correction() {
        let same = Some("ana@example.com");
        assert_eq!(
            codes(content(&draft("correct-email", same, same))),
            ["email-same"]
        );
        assert!(content(&draft("resend", same, same)).is_ok());
    }

    #[test]
    fn a_correction_needs_a_new_address_and_an_old_one_may_be_unknown() {
        assert_eq!(
            codes(content(&draft("correct-email", None, None))),
            ["email-empty"]
        );
        let (_, content) = content(&draft("correct-email", None, Some("ana@example.com")))
            .expect("an unknown old address is an honest answer");
        assert_eq!(content.old_email, None);
        assert_eq!(content.statement, None);
    }

    #[test]
    fn a_reactivation_drops_a_new_address_and_carries_the_statement() {
        let (_, content) =
            content(&draft("reactivate", None, Some("ana@example.com"))).expect("complete");
        assert_eq!(content.new_email, None);
        assert_eq!(content.statement.as_deref(), Some(REACTIVATION_STATEMENT));
    }

    #[test]
    fn an_unknown_kind_is_refused() {
        assert_eq!(
            codes(content(&draft("delete", None, Some("a@example.com")))),
            ["kind-unknown"]
        );
    }
}
