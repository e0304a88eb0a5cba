//! What the page sends, from JSON to what is sealed. A text without a brace in front is one field a line:
//! kind, NIF, passport, country, NISS, telephone, old address, new address, and a last one for "assisted".
#![no_main]

use fuzz::{
    draft,
    honest::{KEY, header},
    page::Draft,
};
use libfuzzer_sys::fuzz_target;
use protocol::{Identifiers, Kind, MAX_SEALED_BYTES, REACTIVATION_STATEMENT, RequestContent};
use serde_json::json;

const FIELDS: [&str; 9] = [
    "kind",
    "nif",
    "passport",
    "passport-country",
    "niss",
    "phone",
    "identity",
    "old-email",
    "new-email",
];

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let draft = if text.starts_with('{') {
        serde_json::from_str::<Draft>(text).ok()
    } else {
        Some(from_lines(text))
    };
    if let Some(draft) = draft {
        judge(&draft);
    }
});

fn from_lines(text: &str) -> Draft {
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let [kind, nif, passport, country, niss, phone] = [(); 6].map(|()| line());
    let [old, new] = [(); 2].map(|()| Some(line()).filter(|address| !address.is_empty()));
    serde_json::from_value(json!({
        "kind": kind,
        "identity": {
            "nif": nif, "passport": passport, "passportCountry": country, "niss": niss, "phone": phone,
        },
        "assisted": line() == "yes",
        "oldEmail": old,
        "newEmail": new,
    }))
    .expect("these are a draft's fields")
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
    for address in [&typed.old_email, &typed.new_email].into_iter().flatten() {
        let check = draft::check_email(address, typed.old_email.as_deref());
        assert_eq!(check.ok, check.error.is_none());
        if check.ok {
            let again = draft::check_email(&check.shown, None);
            assert!(again.ok && again.shown == check.shown);
            assert_eq!(again.suggestion, check.suggestion);
        } else {
            assert_eq!(
                &check.shown, address,
                "a refused value is not kept as typed"
            );
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
                assert!(FIELDS.contains(&error.field) && fuzz::is_code(error.code));
            }
        }
    }
}

fn judge_content(typed: &Draft, kind: Kind, content: &RequestContent) {
    assert_eq!(kind.as_str(), typed.kind);
    assert_eq!(content.assisted, typed.assisted);
    assert!(content.identifiers.count() >= Identifiers::NEEDED);
    assert_eq!(content.old_email.is_some(), typed.old_email.is_some());
    let reactivates = kind == Kind::Reactivate;
    assert_eq!(content.new_email.is_none(), reactivates);
    assert_eq!(
        content.statement.as_deref(),
        reactivates.then_some(REACTIVATION_STATEMENT)
    );
    if let (Kind::CorrectEmail, Some(old), Some(new)) =
        (kind, &content.old_email, &content.new_email)
    {
        assert!(
            !old.is_same_mailbox(new),
            "a correction that corrects nothing"
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
