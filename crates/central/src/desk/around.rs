//! Around every page of the desk: the visitor's language, the check of where a form comes from, the
//! headers. What stands here cannot be forgotten by a page.

use std::sync::Arc;

use axum::{
    extract::{Query, Request, State},
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use protocol::Language;
use serde::Deserialize;

use super::{
    cookies, form,
    page::{LANGUAGES, Live, Visitor},
    trouble::Trouble,
};
use crate::app::App;

/// Nothing but our own style sheet and forms that go to ourselves; no frame, no script.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// The same with our own script, which asks nobody but us.
const LIVE_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[derive(Deserialize)]
struct Choice {
    lang: Option<String>,
}

/// See the module.
pub async fn around(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let spoken =
        |code: &str| Language::from_code(code).filter(|language| LANGUAGES.contains(language));
    let pressed = Query::<Choice>::try_from_uri(request.uri())
        .ok()
        .and_then(|Query(choice)| choice.lang)
        .and_then(|code| spoken(&code));
    let kept = cookies::value(request.headers(), cookies::LANGUAGE).and_then(spoken);
    // At a counter in Portugal the browser's own language says little about who sits there.
    let visitor = Visitor {
        language: pressed.or(kept).unwrap_or(Language::Pt),
        demo: app.demo,
    };
    request.extensions_mut().insert(visitor);
    let mut response = if request.method() == Method::POST && !form::is_from_here(request.headers())
    {
        Trouble::Foreign.answer(&visitor)
    } else if let Err(error) = app.keys_are_here().await {
        Trouble::from(error).answer(&visitor)
    } else {
        next.run(request).await
    };
    if let Some(trouble) = response.extensions_mut().remove::<Trouble>() {
        response = trouble.answer(&visitor);
    }
    let policy = match response.extensions_mut().remove::<Live>() {
        Some(Live) => LIVE_POLICY,
        None => CONTENT_SECURITY_POLICY,
    };
    let headers = response.headers_mut();
    if let Some(language) = pressed {
        headers.append(
            header::SET_COOKIE,
            cookies::keep(cookies::LANGUAGE, language.code()),
        );
    }
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, policy),
        // With `no-referrer` a browser would send its forms with `Origin: null`.
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
