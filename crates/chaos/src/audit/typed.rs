//! Whether what central can open is what was typed.

use protocol::{Kind, RequestContent, RequestHeader};
use serde_json::Value;

use crate::evidence::Submitted;

/// The first field that differs; `None` where all agree. Names the field, never its value.
pub(super) fn difference(
    header: &RequestHeader,
    content: &RequestContent,
    typed: &Submitted,
) -> Option<&'static str> {
    let draft = &typed.draft;
    let identity = &draft["identity"];
    let given = |value: &Value| match value.as_str() {
        None | Some("") => None,
        Some(text) => Some(text.to_owned()),
    };
    let identifiers = &content.identifiers;
    let passport = identifiers.passport.as_ref();
    let kept = |text: Option<&str>| text.map(str::to_owned);
    let fields = [
        (
            "nif",
            given(&identity["nif"]),
            kept(identifiers.nif.as_ref().map(|nif| nif.as_str())),
        ),
        (
            "niss",
            given(&identity["niss"]),
            kept(identifiers.niss.as_ref().map(|niss| niss.as_str())),
        ),
        (
            "phone",
            given(&identity["phone"]),
            kept(identifiers.phone.as_ref().map(|phone| phone.as_str())),
        ),
        (
            "passport",
            given(&identity["passport"]),
            kept(passport.map(|passport| passport.number())),
        ),
        (
            "passport-country",
            given(&identity["passportCountry"]),
            kept(passport.map(|passport| passport.country().as_str())),
        ),
        (
            "old-email",
            // A resend has one address.
            given(&draft["oldEmail"]["address"]).or_else(|| match header.kind {
                Kind::Resend => given(&draft["newEmail"]),
                _ => None,
            }),
            kept(content.old_email.as_ref().map(|email| email.as_str())),
        ),
        (
            "new-email",
            given(&draft["newEmail"]),
            kept(content.new_email.as_ref().map(|email| email.as_str())),
        ),
        (
            "kind",
            given(&draft["purpose"]),
            kept(Some(header.kind.as_str())),
        ),
        (
            "language",
            Some(typed.language.clone()),
            kept(Some(header.language.code())),
        ),
    ];
    let differing = fields.into_iter().find(|(_, typed, kept)| typed != kept);
    if let Some((field, _, _)) = differing {
        return Some(field);
    }
    if draft["assisted"] != content.assisted {
        return Some("assisted");
    }
    let states = content.statement.is_some();
    (states != (header.kind == Kind::Reactivate)).then_some("statement")
}
