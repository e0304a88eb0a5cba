//! What the page sends, from JSON to what is sealed. A text without a brace in front is one field a line:
//! purpose, NIF, passport, country, NISS, telephone, old address, new address, and a last one with the words
//! "assisted", "renewed", "helpers", "none" and "same" where they hold.
#![no_main]

use fuzz::{
    draft,
    honest::{KEY, header},
    page::{Draft, EmailField, OldEmailAnswer, Purpose},
};
use libfuzzer_sys::fuzz_target;
use protocol::{Identifiers, Kind, MAX_SEALED_BYTES, REACTIVATION_STATEMENT, RequestContent};
use serde_json::json;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let draft = if text.starts_with('{') {
        serde_json::from_str::<Draft>(text).ok()
    } else {
        from_lines(text)
    };
    if let Some(draft) = draft {
        judge(&draft);
    }
});

/// None where the first line names no purpose.
fn from_lines(text: &str) -> Option<Draft> {
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let [purpose, nif, passport, country, niss, phone] = [(); 6].map(|()| line());
    let [old, new] = [(); 2].map(|()| Some(line()).filter(|address| !address.is_empty()));
    let words = line();
    let old = match old {
        Some(address) => json!({
            "answer": "given", "address": address, "helpers": words.contains("helpers"),
        }),
        None if words.contains("none") => json!({ "answer": "none" }),
        None => json!({ "answer": "unknown" }),
    };
    serde_json::from_value(json!({
        "purpose": purpose,
        "identity": {
            "nif": nif, "passport": passport, "passportCountry": country, "niss": niss, "phone": phone,
            "passportRenewed": words.contains("renewed"),
        },
        "assisted": words.contains("assisted"),
        "oldEmail": old,
        "newEmail": new,
        "resendSame": words.contains("same"),
        "language": "pt",
    }))
    .ok()
}

fn old_address(typed: &Draft) -> Option<&str> {
    match &typed.old_email {
        OldEmailAnswer::Given { address, .. } => Some(address),
        OldEmailAnswer::Unknown | OldEmailAnswer::None => None,
    }
}

fn judge(typed: &Draft) {
    let identity = draft::check_identity(&typed.identity);
    assert_eq!(identity.ok, identity.errors.is_empty());
    if identity.ok {
        let again = draft::check_identity(&identity.shown);
        assert!(again.ok, "what is shown back is refused");
        assert_eq!(
            json!(again.shown),
            json!(identity.shown),
            "what is shown back reads as something else"
        );
    }
    let old = old_address(typed);
    let addresses = [
        (EmailField::OldEmail, old),
        (EmailField::NewEmail, typed.new_email.as_deref()),
    ];
    for (field, address) in addresses {
        let Some(address) = address else { continue };
        let check = draft::check_email(field, address, old);
        assert_eq!(check.ok, check.error.is_none());
        if check.ok {
            let again = draft::check_email(field, &check.shown, None);
            assert!(again.ok && again.shown == check.shown);
            assert_eq!(again.suggestion, check.suggestion);
        } else {
            assert_eq!(check.shown, address, "a refused value is not kept as typed");
        }
    }
    match draft::content(typed) {
        Ok((kind, content)) => {
            assert!(
                identity.ok,
                "sent with an identity that its own page refuses"
            );
            judge_content(typed, kind, &content);
        }
        Err(errors) => {
            assert!(!errors.is_empty(), "refused without a reason");
            for error in errors {
                assert!(fuzz::is_code(error.code));
            }
        }
    }
}

fn judge_content(typed: &Draft, kind: Kind, content: &RequestContent) {
    let fits = match typed.purpose {
        Purpose::CorrectEmail if typed.resend_same => kind == Kind::Resend,
        Purpose::CorrectEmail => kind == Kind::CorrectEmail,
        Purpose::Resend => kind == Kind::Resend,
        Purpose::Reactivate => kind == Kind::Reactivate,
        Purpose::Closed => kind == Kind::Closed,
    };
    assert!(fits, "something else than was meant");
    assert_eq!(content.assisted, typed.assisted);
    assert!(content.identifiers.count() >= Identifiers::NEEDED);
    let has_new = matches!(kind, Kind::CorrectEmail | Kind::Resend);
    assert_eq!(content.new_email.is_some(), has_new);
    assert_eq!(
        content.old_email.is_some(),
        old_address(typed).is_some() || kind == Kind::Resend
    );
    let reactivates = kind == Kind::Reactivate;
    assert_eq!(
        content.statement.as_deref(),
        reactivates.then_some(REACTIVATION_STATEMENT)
    );
    if let (Some(old), Some(new)) = (&content.old_email, &content.new_email) {
        assert_eq!(
            old.is_same_mailbox(new),
            kind == Kind::Resend,
            "a correction that corrects nothing, or a resend to an address that AIMA does not have"
        );
    }
    let json = serde_json::to_vec(content).expect("a content always serialises");
    assert!(
        serde_json::from_slice::<RequestContent>(&json)
            .ok()
            .as_ref()
            == Some(content)
    );
    let payload = KEY.public().seal(&header(), content);
    assert!(
        payload.sealed.len() <= MAX_SEALED_BYTES,
        "central would refuse it"
    );
    assert!(KEY.open(&header(), &payload).as_ref() == Ok(content));
}
