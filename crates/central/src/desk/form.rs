//! A form that is ours: it carries a token that only a page of the same session can hold.
//!
//! Two walls against a form on somebody else's page (CSRF): the browser's own word on where the form comes
//! from ([`is_from_here`], asked for every POST by `around.rs`), and the token ([`FormToken`]), which every
//! handler gets checked before it gets the form.

use std::sync::Arc;

use axum::{
    Form,
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, header},
};
use hmac::{Hmac, KeyInit, Mac};
use maud::{Markup, html};
use serde::{Deserialize, de::DeserializeOwned};
use sha2::Sha256;

use super::{session::SignedIn, trouble::Trouble};
use crate::app::App;

const LABEL: &[u8] = b"aima-central desk form 1";

/// What proves that a form is ours: a keyed hash under a secret that lies in a cookie.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct FormToken(String);

impl FormToken {
    /// The token that goes with this cookie's secret.
    pub(super) fn of(secret: &str) -> FormToken {
        FormToken(hex::encode(mac(secret).finalize().into_bytes()))
    }

    /// The hidden field.
    pub(super) fn field(&self) -> Markup {
        html! { input type="hidden" name="token" value=(self.0); }
    }
}

/// Whether `sent` is the token that goes with `secret`; takes the same time wherever they differ.
pub(super) fn is_ours(secret: &str, sent: &str) -> bool {
    hex::decode(sent).is_ok_and(|sent| mac(secret).verify_slice(&sent).is_ok())
}

fn mac(secret: &str) -> Hmac<Sha256> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.as_bytes())
        .expect("HMAC takes a key of any length");
    mac.update(LABEL);
    mac
}

/// Whether the browser says that a POST comes from a page of this host. One that says neither is no
/// browser of our time, and is refused.
pub(super) fn is_from_here(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or(""));
    let origin_is_ours = |origin: &str| {
        text(header::HOST.as_str()).is_some_and(|host| {
            origin
                .strip_prefix("https://")
                .is_some_and(|from| from.eq_ignore_ascii_case(host))
        })
    };
    match (text("sec-fetch-site"), text(header::ORIGIN.as_str())) {
        (Some(site), Some(origin)) => site == "same-origin" && origin_is_ours(origin),
        (Some(site), None) => site == "same-origin",
        (None, Some(origin)) => origin_is_ours(origin),
        (None, None) => false,
    }
}

/// The fields of a form with its token beside them.
#[derive(Deserialize)]
pub(super) struct WithToken<T> {
    /// The token as it was sent.
    pub token: String,
    /// The form's own fields.
    #[serde(flatten)]
    pub fields: T,
}

/// A form that somebody who is signed in sent from one of our pages.
pub(super) struct Signed<T> {
    /// Who.
    pub by: SignedIn,
    /// What.
    pub fields: T,
}

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Signed<T> {
    type Rejection = Trouble;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Signed<T>, Trouble> {
        let (mut parts, body) = request.into_parts();
        let by = SignedIn::from_request_parts(&mut parts, app).await?;
        let request = Request::from_parts(parts, body);
        let Form(form) = Form::<WithToken<T>>::from_request(request, app)
            .await
            .map_err(|_| Trouble::Malformed)?;
        match is_ours(by.secret(), &form.token) {
            true => Ok(Signed {
                by,
                fields: form.fields,
            }),
            false => Err(Trouble::Foreign),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_goes_with_its_own_secret_only() {
        let FormToken(token) = FormToken::of("secret");
        assert!(is_ours("secret", &token));
        for other in ["", "00", &token[1..], &token.replace('a', "b"), "secret"] {
            assert_eq!(is_ours("secret", other), other == token, "{other}");
        }
        assert!(!is_ours("another", &token));
    }

    #[test]
    fn only_a_page_of_this_host_may_send_a_form() {
        for (site, origin, expected) in [
            (Some("same-origin"), Some("https://desk.example:8443"), true),
            (Some("same-origin"), None, true),
            (None, Some("https://desk.example:8443"), true),
            (None, Some("https://DESK.example:8443"), true),
            (Some("same-origin"), Some("https://evil.example"), false),
            (Some("same-site"), Some("https://desk.example:8443"), false),
            (Some("cross-site"), None, false),
            (Some("none"), None, false),
            (None, Some("http://desk.example:8443"), false),
            (None, Some("https://desk.example"), false),
            (None, Some("https://desk.example:8443.evil.example"), false),
            (None, Some("null"), false),
            (None, None, false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "desk.example:8443".parse().unwrap());
            if let Some(site) = site {
                headers.insert("sec-fetch-site", site.parse().unwrap());
            }
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, origin.parse().unwrap());
            }
            assert_eq!(is_from_here(&headers), expected, "{site:?} {origin:?}");
        }
    }
}
