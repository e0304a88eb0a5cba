//! Signing in through the agency's identity provider: there, and back.
//!
//! A sign-in is this browser's, by a secret in a cookie, and is taken once, by its row in the database, so that it may come
//! back to another process. The way there is a link and no form: browsers hold a form to `form-action` along every
//! redirect, also those behind the provider that nobody here knows. The way back comes from another site, so that
//! the session's own cookie (`SameSite=Strict`) counts only from the next page on, which the answer asks for by itself.

use std::sync::Arc;

use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use serde::Deserialize;

use super::{
    cookies,
    page::{Page, Visitor},
    session::{is_secret, new_secret},
    trouble::Trouble,
};
use crate::{
    api::token_hash,
    app::App,
    client_address::Caller,
    identity::{Provider, Refused, SignIn},
    store::{SIGN_IN_LASTS, StoreError},
};

/// Where a press of the button leads.
pub(super) const BEGIN: &str = "/desk/sign-in/provider";
const SIGN_IN: &str = "/desk/sign-in";

/// What the provider has a browser bring back.
#[derive(Deserialize)]
pub(super) struct Brought {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// Why nobody is signed in.
enum NotIn {
    /// The provider's word does not do.
    Refused(Refused),
    /// Ours does not.
    Trouble(Trouble),
}

impl From<Refused> for NotIn {
    fn from(refused: Refused) -> NotIn {
        NotIn::Refused(refused)
    }
}

impl From<StoreError> for NotIn {
    fn from(error: StoreError) -> NotIn {
        NotIn::Trouble(error.into())
    }
}

/// Sends the browser to the provider.
pub(super) async fn begin(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Caller(network): Caller,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let provider = app.provider.as_ref().ok_or(Trouble::Missing)?;
    // Somebody else's link shows the page with the button, and begins nothing.
    let is_pressed = headers
        .get("sec-fetch-site")
        .is_some_and(|site| site == "same-origin");
    if !is_pressed {
        return Ok(Redirect::to(SIGN_IN).into_response());
    }
    let now = app.clock.now();
    if app.limits.sign_ins.take(network, now).is_err() {
        tracing::warn!(event = "sign-in-slowed-down");
        return Err(Trouble::Unavailable);
    }
    let secret_in = |name| cookies::value(&headers, name).filter(|value| is_secret(value));
    // Kept, so that a second tab does not end what the first began.
    let secret = secret_in(cookies::AWAY).map_or_else(new_secret, str::to_owned);
    let state = new_secret();
    let sign_in = SignIn {
        secret: &secret,
        state: &state,
    };
    let there = match provider.begin(&sign_in, visitor.language.code()).await {
        Ok(there) => there,
        Err(refused) => return Ok(Redirect::to(&said(refused)).into_response()),
    };
    let before = secret_in(cookies::SESSION).map(token_hash);
    let begun = app
        .store
        .begin_sign_in(token_hash(&state), token_hash(&secret), before, now);
    begun.await?;
    let mut response = Redirect::to(there.as_str()).into_response();
    response.headers_mut().append(
        header::SET_COOKIE,
        cookies::for_the_way_back(cookies::AWAY, &secret, SIGN_IN_LASTS.as_secs()),
    );
    Ok(response)
}

/// Takes what the browser brings back.
pub(super) async fn come_back(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    headers: HeaderMap,
    brought: Result<Query<Brought>, QueryRejection>,
) -> Result<Response, Trouble> {
    let provider = app.provider.as_ref().ok_or(Trouble::Missing)?;
    let secret = cookies::value(&headers, cookies::AWAY).filter(|value| is_secret(value));
    let judged = match (secret, brought) {
        // Without a state it is nobody's, and some words are worth passing on.
        (
            _,
            Ok(Query(Brought {
                state: None,
                error: Some(error),
                ..
            })),
        ) if error == "access_denied" => Err(Refused::Denied.into()),
        (Some(secret), Ok(Query(brought))) => session(&app, provider, secret, brought).await,
        _ => Err(Refused::NotBegunHere.into()),
    };
    match judged {
        Ok(token) => {
            let mut response = onward(&visitor, "/desk");
            for cookie in [
                cookies::set(cookies::SESSION, &token),
                cookies::remove(cookies::FORM),
                cookies::remove(cookies::AWAY),
            ] {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(NotIn::Trouble(trouble)) => Err(trouble),
        Err(NotIn::Refused(refused)) => {
            tracing::warn!(
                event = "sign-in-by-provider-refused",
                failure = refused.as_str()
            );
            Ok(onward(&visitor, &said(refused)))
        }
    }
}

/// The token of a new session.
async fn session(
    app: &App,
    provider: &Provider,
    secret: &str,
    brought: Brought,
) -> Result<String, NotIn> {
    let state = brought.state.filter(|state| is_secret(state));
    let state = state.ok_or(Refused::NotBegunHere)?;
    let now = app.clock.now();
    let taken = app
        .store
        .take_sign_in(token_hash(&state), token_hash(secret), now)
        .await?;
    let begun = taken.ok_or(Refused::NotBegunHere)?;
    // RFC 9207: whose answer it is, where that is said.
    if brought
        .iss
        .is_some_and(|issuer| issuer != provider.settings.issuer)
    {
        return Err(Refused::Issuer.into());
    }
    match brought.error.as_deref() {
        None => {}
        Some("access_denied") => return Err(Refused::Denied.into()),
        Some("server_error" | "temporarily_unavailable") => return Err(Refused::Away.into()),
        Some(_) => return Err(Refused::Rejected.into()),
    }
    let code = brought.code.ok_or(Refused::Unreadable)?;
    let sign_in = SignIn {
        secret,
        state: &state,
    };
    let person = provider.finish(&sign_in, &code, begun.at).await?;
    let post = match &person.post {
        Ok(post) => post,
        Err(refused) => {
            // What was theirs is no more.
            app.store.end_sessions_of(&person.name, now).await?;
            return Err((*refused).into());
        }
    };
    let token = new_secret();
    let begun = app.store.begin_session_by_provider(
        token_hash(&token),
        &person,
        post,
        begun.session_before.as_deref(),
        now + provider.session(),
        now,
    );
    match begun.await? {
        true => Ok(token),
        false => Err(Refused::Removed.into()),
    }
}

/// The page with the button, with what is to be said on it.
fn said(refused: Refused) -> String {
    format!("{SIGN_IN}?provider={}", refused.as_str())
}

/// A page of ours that leads on by itself: what it asks for is asked for from here, and no longer from the provider's site.
fn onward(visitor: &Visitor, to: &str) -> Response {
    let title = visitor.text("desk-sign-in-title");
    let main = html! {
        h1 { (title) }
        p { a.button data-onward="" href=(to) { (visitor.text("desk-provider-onward")) } }
    };
    let page = Page {
        visitor,
        signed_in: None,
        section: None,
        title: &title,
        here: SIGN_IN,
    };
    let mut response = page.answer(StatusCode::OK, main);
    let onward = HeaderValue::from_str(&format!("0; url={to}"));
    let onward = onward.expect("our own paths are plain letters");
    response.headers_mut().insert(header::REFRESH, onward);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_not_let_in_reads_why() {
        for refused in Refused::ALL {
            assert_eq!(Refused::from_name(refused.as_str()), Some(refused));
            for language in texts::OF_STAFF {
                let id = format!("desk-provider-{}", refused.as_str());
                assert!(texts::exists(language, &id), "{id} {language:?}");
            }
        }
        assert_eq!(Refused::from_name("Away"), None);
    }
}
