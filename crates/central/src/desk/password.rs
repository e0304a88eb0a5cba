//! One's own password: the one so far is needed, also where it is a one-time one and another has to be chosen first.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use serde::Deserialize;
use texts::Args;
use zeroize::Zeroizing;

use super::{
    form::Signed,
    page::{Page, Visitor},
    papers::{Wrong, summary},
    session::SignedIn,
    sign_in::{self, of_own_password},
    trouble::Trouble,
};
use crate::{
    api::token_hash,
    app::App,
    staff::{LONGEST_PASSWORD, Unusable},
    store::Try,
};

const PATH: &str = "/desk/password";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    current: String,
    new: String,
    again: String,
}

/// The form.
pub(super) async fn show(visitor: Visitor, signed_in: SignedIn) -> Response {
    form_page(&visitor, &signed_in, &[], StatusCode::OK)
}

/// Judges the one so far, and puts the new one in its place.
pub(super) async fn change(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    form: Signed<Typed>,
) -> Result<Response, Trouble> {
    let by = &form.by;
    let Typed {
        current,
        new,
        again,
    } = form.fields;
    let [current, new, again] = [current, new, again].map(Zeroizing::new);
    let wrong = |field, id: &str| {
        let wrong = [(field, id.to_owned())];
        Ok(form_page(
            &visitor,
            by,
            &wrong,
            StatusCode::UNPROCESSABLE_ENTITY,
        ))
    };
    if new != again {
        return wrong("again", "desk-password-differs");
    }
    if new == current {
        return wrong("new", "desk-password-same");
    }
    // Whoever finds a session open must not guess at leisure.
    let guess = of_own_password(&app, &by.staff);
    let counted = app
        .store
        .count_try(&[guess], Some(&by.staff), app.clock.now())
        .await?;
    let counted = match counted {
        Try::Counted(numbers) => numbers,
        Try::Locked(until) => {
            let seconds = until.duration_since(app.clock.now()).as_secs() + 1;
            let wrong = [("current", "desk-password-locked".to_owned())];
            let status = StatusCode::TOO_MANY_REQUESTS;
            let mut page = form_page(&visitor, by, &wrong, status);
            let headers = page.headers_mut();
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            return Ok(page);
        }
    };
    let stored = app.store.password_hash(&by.staff).await?;
    let stored = stored.ok_or(Trouble::SignedOut)?;
    if !sign_in::judge(&app, current, Some(stored.clone())).await? {
        tracing::warn!(event = "password-change-refused");
        return wrong("current", "desk-password-wrong");
    }
    app.store.take_back(&counted).await?;
    let hash = match sign_in::hash(&app, new).await? {
        Ok(hash) => hash,
        Err(Unusable::TooLong) => return wrong("new", "desk-password-long"),
        Err(_) => return wrong("new", "desk-password-short"),
    };
    let session = token_hash(by.secret());
    let now = app.clock.now();
    let changed = app
        .store
        .change_password(&by.staff, &stored, &hash, session, now);
    match changed.await? {
        true => Ok(Redirect::to("/desk?notice=password").into_response()),
        false => Err(Trouble::SignedOut),
    }
}

fn form_page(
    visitor: &Visitor,
    signed_in: &SignedIn,
    wrong: &[Wrong],
    status: StatusCode,
) -> Response {
    let title = visitor.text("desk-password-title");
    let field = |name: &'static str, label, complete| {
        let problem = wrong
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, id)| visitor.text(id));
        html! {
            label for=(name) { (visitor.text(label)) }
            @if name == "new" { p.hint #new-hint { (visitor.text("desk-password-hint")) } }
            @if let Some(problem) = &problem { p.wrong id={ (name) "-problem" } { (problem) } }
            input id=(name) name=(name) type="password" autocomplete=(complete) maxlength=(LONGEST_PASSWORD) required
                aria-invalid=[problem.is_some().then_some("true")]
                aria-describedby=[match (name, problem.is_some()) {
                    ("new", true) => Some("new-hint new-problem".to_owned()),
                    ("new", false) => Some("new-hint".to_owned()),
                    (_, true) => Some(format!("{name}-problem")),
                    (_, false) => None,
                }];
        }
    };
    let main = html! {
        (summary(visitor, wrong))
        h1 { (title) }
        @if signed_in.one_time { p.warning role="status" data-notice="one-time" { (visitor.text("desk-password-one-time")) } }
        form.sheet method="post" action=(PATH) {
            (signed_in.form_token().field())
            (field("current", "desk-password-current", "current-password"))
            (field("new", "desk-password-new", "new-password"))
            (field("again", "desk-password-again", "new-password"))
            button type="submit" { (visitor.text("desk-password-change")) }
        }
        p.quiet { (visitor.text("desk-password-ends")) }
    };
    let heading = match wrong.is_empty() {
        true => title,
        false => visitor.text_with(
            "desk-title-with-error",
            &Args::new().with("title", title.as_str()),
        ),
    };
    Page {
        visitor,
        signed_in: Some(signed_in),
        section: None,
        title: &heading,
        here: PATH,
    }
    .answer(status, main)
}
