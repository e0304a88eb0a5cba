//! Signing in and out.

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    Form,
    extract::{Query, State, rejection::FormRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use texts::Args;
use zeroize::Zeroizing;

use super::{
    by_provider, cookies,
    form::{FormToken, Signed, WithToken, is_ours},
    page::{Page, Visitor, error_summary},
    session::{is_secret, new_secret},
    trouble::Trouble,
};
use crate::{
    api::token_hash,
    app::App,
    client_address::Caller,
    identity::{Provider, Refused},
    lockout::{BY_NAME, BY_NAME_ANYWHERE, BY_NETWORK},
    staff::{self, LONGEST_PASSWORD, StaffName, Unusable},
    store::{Guess, Limit, Try},
    vault::{Domain, KeyedHash},
};

/// How long a sign-in waits for its turn to have the password judged.
const TURN: Duration = Duration::from_secs(10);
const BY_NETWORK_LIMIT: &str = "desk-sign-in-network";

/// What is counted under somebody's name.
pub const LIMITS_OF_NAMES: [Limit; 4] = [BROWSER, NAME_THERE, NAME_ANYWHERE, OWN_PASSWORD];
const BROWSER: Limit = ("desk-sign-in-browser", &BY_NAME);
const NAME_THERE: Limit = ("desk-sign-in-name", &BY_NAME);
const NAME_ANYWHERE: Limit = ("desk-sign-in-name-anywhere", &BY_NAME_ANYWHERE);
const OWN_PASSWORD: Limit = ("desk-password", &BY_NAME);

/// Where a name is tried.
enum Tries {
    /// In a browser in which this name has signed in before: what is tried elsewhere counts for nothing here.
    Known(KeyedHash),
    /// In any other.
    Unknown {
        name_there: KeyedHash,
        name: KeyedHash,
        network: IpAddr,
    },
}

impl Tries {
    async fn of(
        app: &App,
        network: IpAddr,
        browser: Option<&str>,
        name: &str,
    ) -> Result<Tries, Trouble> {
        let who = |text: &str| app.vault.hash(Domain::Guesser, text);
        if let Some(token) = browser.map(token_hash) {
            let now = app.clock.now();
            if app.store.is_known_browser(token, name, now).await? {
                let token = hex::encode(token);
                return Ok(Tries::Known(who(&format!("{token} {name}"))));
            }
        }
        Ok(Tries::Unknown {
            name_there: who(&format!("{network} {name}")),
            name: who(name),
            network,
        })
    }

    /// What is counted; the first is what the right password forgets.
    fn guesses(&self, app: &App) -> Vec<Guess> {
        match self {
            Tries::Known(who) => vec![guess(BROWSER, *who)],
            Tries::Unknown {
                name_there,
                name,
                network,
            } => vec![
                guess(NAME_THERE, *name_there),
                guess(NAME_ANYWHERE, *name),
                of_network(app, *network),
            ],
        }
    }
}

/// Tries from one network, whatever the name.
pub(super) fn of_network(app: &App, network: IpAddr) -> Guess {
    let who = app.vault.hash(Domain::Guesser, &network.to_string());
    guess((BY_NETWORK_LIMIT, &BY_NETWORK), who)
}

/// Tries at the password of somebody who is signed in.
pub(super) fn of_own_password(app: &App, name: &str) -> Guess {
    guess(OWN_PASSWORD, app.vault.hash(Domain::Guesser, name))
}

fn guess((what, schedule): Limit, who: KeyedHash) -> Guess {
    Guess {
        what,
        who,
        schedule,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Notice {
    notice: Option<String>,
    /// Why the identity provider let nobody in.
    provider: Option<String>,
}

/// What the person at the counter typed.
#[derive(Deserialize)]
pub(super) struct Credentials {
    name: String,
    password: String,
}

/// Why the form is shown again.
#[derive(Clone, Copy)]
enum Again {
    Wrong,
    Locked(Timestamp),
    /// By the identity provider, before.
    Provider(Refused),
}

/// The form.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Query(notice): Query<Notice>,
    headers: HeaderMap,
) -> Response {
    let refused = notice.provider.as_deref().and_then(Refused::from_name);
    let again = refused.map(Again::Provider);
    form_page(&app, &visitor, &headers, again, notice.notice.as_deref())
}

/// Judges name and password.
pub(super) async fn sign_in(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Caller(network): Caller,
    headers: HeaderMap,
    form: Result<Form<WithToken<Credentials>>, FormRejection>,
) -> Result<Response, Trouble> {
    let Form(form) = form.map_err(|_| Trouble::Malformed)?;
    let secret = cookies::value(&headers, cookies::FORM).unwrap_or_default();
    if !is_secret(secret) || !is_ours(secret, &form.token) {
        return Err(Trouble::Foreign);
    }
    let Credentials { name, password } = form.fields;
    let password = Zeroizing::new(password);
    let name = name.trim().to_ascii_lowercase();
    let browser = cookies::value(&headers, cookies::BROWSER)
        .filter(|value| is_secret(value))
        .map(str::to_owned);
    // A name that nobody has is counted, judged and answered like any other.
    let tries = Tries::of(&app, network, browser.as_deref(), &name).await?;
    let guesses = tries.guesses(&app);
    let counted = match app
        .store
        .count_try(&guesses, Some(&name), app.clock.now())
        .await?
    {
        Try::Counted(numbers) => numbers,
        Try::Locked(until) => {
            tracing::warn!(event = "sign-in-locked");
            return Ok(form_page(
                &app,
                &visitor,
                &headers,
                Some(Again::Locked(until)),
                None,
            ));
        }
    };
    let provider = app.provider.as_ref();
    let counts = |name: &StaffName| provider.is_none_or(|it| it.leaves_password(name.as_str()));
    let stored = match StaffName::parse(&name).ok().filter(counts) {
        Some(name) => app.store.password_hash(name.as_str()).await?,
        None => None,
    };
    if !judge(&app, password, stored.clone()).await? {
        tracing::warn!(event = "sign-in-refused");
        return Ok(form_page(
            &app,
            &visitor,
            &headers,
            Some(Again::Wrong),
            None,
        ));
    }
    let before = cookies::value(&headers, cookies::SESSION)
        .filter(|value| is_secret(value))
        .map(token_hash);
    let secret = new_secret();
    let judged = stored.unwrap_or_default();
    // A token that is none of ours may be known to whoever planted it.
    let browser = match browser {
        Some(token) if app.store.is_browsers_token(token_hash(&token)).await? => token,
        _ => new_secret(),
    };
    let begun = app
        .store
        .begin_session(
            token_hash(&secret),
            &name,
            &judged,
            before,
            token_hash(&browser),
            app.clock.now(),
        )
        .await?;
    if !begun {
        return Ok(form_page(
            &app,
            &visitor,
            &headers,
            Some(Again::Wrong),
            None,
        ));
    }
    app.store.take_back(&counted).await?;
    if let Some(own) = guesses.first() {
        app.store.forget_misses(own.what, own.who).await?;
    }
    let mut response = Redirect::to("/desk").into_response();
    for cookie in [
        cookies::set(cookies::SESSION, &secret),
        cookies::keep(cookies::BROWSER, &browser),
        cookies::remove(cookies::FORM),
    ] {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Ends the session.
pub(super) async fn sign_out(
    State(app): State<Arc<App>>,
    form: Signed<Nothing>,
) -> Result<Response, Trouble> {
    let hash = token_hash(form.by.secret());
    app.store.end_session(hash, app.clock.now()).await?;
    let mut response = Redirect::to("/desk/sign-in?notice=signed-out").into_response();
    response
        .headers_mut()
        .append(header::SET_COOKIE, cookies::remove(cookies::SESSION));
    Ok(response)
}

/// A form without fields of its own.
#[derive(Deserialize)]
pub(super) struct Nothing {}

/// Judges a password, a few at a time: each takes 19 MiB and some tens of milliseconds.
pub(super) async fn judge(
    app: &App,
    password: Zeroizing<String>,
    stored: Option<String>,
) -> Result<bool, Trouble> {
    if password.len() > LONGEST_PASSWORD {
        return Err(Trouble::Malformed);
    }
    in_turn(app, move || staff::is_right(&password, stored.as_deref())).await
}

/// The hash of a new password, made as one is judged.
pub(super) async fn hash(
    app: &App,
    password: Zeroizing<String>,
) -> Result<Result<String, Unusable>, Trouble> {
    in_turn(app, move || staff::hash_password(&password)).await
}

async fn in_turn<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Trouble> {
    let turn = tokio::time::timeout(TURN, app.judging.acquire())
        .await
        .map_err(|_| Trouble::Unavailable)?
        .expect("nobody closes the queue");
    let done = tokio::task::spawn_blocking(work)
        .await
        .expect("hashing a password does not panic");
    drop(turn);
    Ok(done)
}

fn form_page(
    app: &App,
    visitor: &Visitor,
    headers: &HeaderMap,
    again: Option<Again>,
    notice: Option<&str>,
) -> Response {
    let kept = cookies::value(headers, cookies::FORM).filter(|value| is_secret(value));
    let secret = kept.map_or_else(new_secret, str::to_owned);
    let seconds = match again {
        Some(Again::Locked(until)) => until.duration_since(app.clock.now()).as_secs() + 1,
        _ => 0,
    };
    let problem = match again {
        None => None,
        Some(Again::Wrong) => Some(visitor.text("desk-sign-in-wrong")),
        Some(Again::Locked(_)) => {
            let minutes = Args::new().with("minutes", (seconds + 59) / 60);
            Some(visitor.text_with("desk-sign-in-locked", &minutes))
        }
        Some(Again::Provider(refused)) => {
            Some(visitor.text(&format!("desk-provider-{}", refused.as_str())))
        }
    };
    let by_provider = matches!(again, Some(Again::Provider(_)));
    let notice = match notice {
        Some("expired") => Some("desk-sign-in-expired"),
        Some("signed-out") => Some("desk-sign-in-signed-out"),
        _ => None,
    };
    let title = visitor.text("desk-sign-in-title");
    let main = html! {
        @if let Some(Again::Provider(refused)) = again { (not_in(visitor, refused)) }
        @else if let Some(problem) = &problem { (error_summary(visitor, "name", problem)) }
        @if let Some(notice) = notice { p.note role="status" { (visitor.text(notice)) } }
        h1 { (title) }
        @if let Some(provider) = &app.provider { (button(visitor, provider)) }
        @if app.provider.as_ref().is_none_or(|it| it.leaves_passwords()) {
            (password_form(app, visitor, &secret, problem.as_deref().filter(|_| !by_provider)))
        }
    };
    let status = match again {
        None | Some(Again::Provider(_)) => StatusCode::OK,
        Some(Again::Wrong) => StatusCode::FORBIDDEN,
        Some(Again::Locked(_)) => StatusCode::TOO_MANY_REQUESTS,
    };
    let heading = match problem {
        Some(_) => visitor.text_with(
            "desk-title-with-error",
            &Args::new().with("title", title.as_str()),
        ),
        None => title,
    };
    let mut response = Page {
        visitor,
        signed_in: None,
        section: None,
        title: &heading,
        here: "/desk/sign-in",
    }
    .answer(status, main);
    let headers = response.headers_mut();
    if kept.is_none() {
        headers.append(header::SET_COOKIE, cookies::set(cookies::FORM, &secret));
    }
    if seconds > 0 {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// Why the identity provider let nobody in, in words and by the name that the log has.
fn not_in(visitor: &Visitor, refused: Refused) -> Markup {
    let name = refused.as_str();
    html! {
        div.problem role="alert" data-refused=(name) {
            h2 { (visitor.text("desk-provider-not-in")) }
            p { (visitor.text(&format!("desk-provider-{name}"))) }
            p.quiet { (visitor.text_with("desk-provider-cause", &Args::new().with("cause", name))) }
        }
    }
}

/// The way to the identity provider, and whether it answers.
fn button(visitor: &Visitor, provider: &Provider) -> Markup {
    html! {
        section.sheet aria-labelledby="by-provider" {
            h2 #by-provider { (visitor.text("desk-provider-title")) }
            @if !provider.is_known() {
                p.warning data-provider-away="" { (visitor.text("desk-provider-unknown")) }
            }
            p { a.button #provider href=(by_provider::BEGIN) { (visitor.text("desk-provider-button")) } }
            p.quiet { (visitor.text("desk-provider-help")) }
        }
    }
}

fn password_form(app: &App, visitor: &Visitor, secret: &str, problem: Option<&str>) -> Markup {
    let described = problem.is_some().then_some("problem");
    let beside = app.provider.as_ref();
    html! {
        @if beside.is_some() { h2 { (visitor.text("desk-provider-password-title")) } }
        @if beside.is_some_and(|it| it.settings.passwords_for.is_some()) {
            p { (visitor.text("desk-provider-password-few")) }
        }
        form.sheet method="post" action="/desk/sign-in" {
            (FormToken::of(secret).field())
            @if let Some(problem) = problem { p.wrong #problem { (problem) } }
            label for="name" { (visitor.text("desk-sign-in-name")) }
            input #name name="name" type="text" autocomplete="username" autocapitalize="none"
                spellcheck="false" maxlength="40" required autofocus[beside.is_none()]
                aria-invalid=[problem.is_some().then_some("true")] aria-describedby=[described];
            label for="password" { (visitor.text("desk-sign-in-password")) }
            input #password name="password" type="password" autocomplete="current-password"
                maxlength=(LONGEST_PASSWORD) required
                aria-invalid=[problem.is_some().then_some("true")] aria-describedby=[described];
            button type="submit" { (visitor.text("desk-sign-in")) }
        }
        p.quiet { (visitor.text("desk-sign-in-help")) }
    }
}
