//! Finding requests without a receipt: two numbers, typed from the papers in hand. The answer is the same page for no case,
//! no request and no match; who searched is in the audit log, the numbers are not.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use maud::{Markup, html};
use protocol::Identifiers;
use serde::Deserialize;
use texts::Args;

use super::{
    form::Signed,
    page::{FIND, Page, Visitor},
    papers::{self, TypedPapers, Wrong},
    session::SignedIn,
    trouble::Trouble,
    work,
};
use crate::{
    app::App,
    registry,
    store::{Listed, Search},
    vault::Domain,
};

const PATH: &str = "/desk/papers";

#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(flatten)]
    papers: TypedPapers,
}

/// The empty form.
pub(super) async fn show(visitor: Visitor, signed_in: SignedIn) -> Response {
    let nothing = TypedPapers::default();
    form_page(&visitor, &signed_in, &nothing, &[], None, StatusCode::OK)
}

/// Searches.
pub(super) async fn search(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    form: Signed<Typed>,
) -> Result<Response, Trouble> {
    let (by, typed) = (&form.by, &form.fields.papers);
    let again = |wrong: &[Wrong]| {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Ok(form_page(&visitor, by, typed, wrong, None, status))
    };
    let given = match typed.read() {
        Ok(given) => given,
        Err(wrong) => return again(&wrong),
    };
    if given.count() != Identifiers::NEEDED {
        return again(&[("passport", "desk-papers-two".to_owned())]);
    }
    let search = Search {
        staff: &by.staff,
        who: app.vault.hash(Domain::Guesser, &by.staff),
        site: by.site(),
        given: &papers::hashes(&app.vault, &given),
        pace: app.policy.searches(),
        reach: app.policy.search_reach(),
    };
    let now = app.clock.now();
    if let Some(until) = app.store.note_search(search, now).await? {
        let seconds = until.duration_since(now).as_secs() + 1;
        let minutes = Args::new()
            .with("minutes", (seconds + 59) / 60)
            .with("searches", app.policy.searches_per_hour);
        let said = visitor.text_with("desk-papers-too-many", &minutes);
        let status = StatusCode::TOO_MANY_REQUESTS;
        let mut page = form_page(&visitor, by, typed, &[], Some(said), status);
        let headers = page.headers_mut();
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        return Ok(page);
    }
    let cases = registry::fitting(&*app.registry, search.given).await?;
    let found = app.store.search(search, &cases, now).await?;
    Ok(found_page(&visitor, by, app.policy.search_days, &found))
}

fn form_page(
    visitor: &Visitor,
    signed_in: &SignedIn,
    typed: &TypedPapers,
    wrong: &[Wrong],
    warning: Option<String>,
    status: StatusCode,
) -> Response {
    let title = visitor.text("desk-papers-title");
    let main = html! {
        (papers::summary(visitor, wrong))
        @if let Some(warning) = warning { p.warning role="status" data-notice="too-many" { (warning) } }
        h1 { (title) }
        p { (visitor.text("desk-papers-lead")) }
        form.sheet method="post" action=(PATH) {
            (signed_in.form_token().field())
            (typed.fields(visitor, wrong))
            button type="submit" { (visitor.text("desk-find")) }
        }
    };
    let heading = match wrong.is_empty() {
        true => title,
        false => visitor.text_with(
            "desk-title-with-error",
            &Args::new().with("title", title.as_str()),
        ),
    };
    page(visitor, signed_in, &heading, status, main)
}

fn found_page(visitor: &Visitor, signed_in: &SignedIn, days: u32, found: &[Listed]) -> Response {
    let title = visitor.text("desk-papers-found");
    let main = html! {
        h1 { (title) }
        p { (visitor.text_with("desk-papers-found-lead", &Args::new().with("days", days))) }
        @if found.is_empty() {
            p.note data-found="0" { (visitor.text("desk-papers-none")) }
        } @else {
            (work::table(visitor, found, "desk-papers-found-caption", true))
        }
        p { a href=(PATH) { (visitor.text("desk-papers-again")) } }
    };
    page(visitor, signed_in, &title, StatusCode::OK, main)
}

fn page(
    visitor: &Visitor,
    signed_in: &SignedIn,
    title: &str,
    status: StatusCode,
    main: Markup,
) -> Response {
    Page {
        visitor,
        signed_in: Some(signed_in),
        section: Some(FIND),
        title,
        here: PATH,
    }
    .answer(status, main)
}
