//! Who calls for help, at which kiosk and in which language. The list is whole without a script; with one
//! it looks again every few seconds, since nobody at a counter reloads a page.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use texts::Args;
use uuid::Uuid;

use super::{
    form::Signed,
    page::{CALLS, Live, Page, Visitor},
    session::{SignedIn, Watching},
    sign_in::Nothing,
    trouble::Trouble,
};
use crate::{app::App, permissions::Permission, store::OpenCall};

const SCRIPT: &str = include_str!("../../assets/help-calls.js");

#[derive(Deserialize)]
pub(super) struct Notice {
    notice: Option<String>,
}

/// The page.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    signed_in: SignedIn,
    Query(asked): Query<Notice>,
) -> Result<Response, Trouble> {
    let now = app.clock.now();
    let calls = app.store.open_help_calls(signed_in.site(), now).await?;
    let title = visitor.text("desk-calls-title");
    let main = html! {
        h1 #title tabindex="-1" { (title) }
        @if asked.notice.as_deref() == Some("over") {
            p.warning role="status" data-notice="over" { (visitor.text("desk-call-over")) }
        }
        p.note #how-many role="status" { (how_many(&visitor, calls.len())) }
        p.warning #stale hidden { (visitor.text("desk-calls-stale")) }
        div data-live="/desk/help-calls/list" { (fragment(&visitor, &signed_in, &calls, now)) }
        noscript { p { a href=(CALLS.path) { (visitor.text("desk-calls-refresh")) } } }
        script src="/desk/help-calls/live.js" defer {}
    };
    let page = Page {
        visitor: &visitor,
        signed_in: Some(&signed_in),
        section: Some(CALLS),
        title: &title,
        here: CALLS.path,
    };
    let mut response = page.answer(StatusCode::OK, main);
    response.extensions_mut().insert(Live);
    Ok(response)
}

/// The list alone, for the script. It keeps no session alive: nobody touched the PC.
pub(super) async fn list(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Watching(signed_in): Watching,
) -> Result<Response, Trouble> {
    let now = app.clock.now();
    let calls = app.store.open_help_calls(signed_in.site(), now).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    let list = fragment(&visitor, &signed_in, &calls, now);
    Ok((headers, list.into_string()).into_response())
}

/// What looks again.
pub(super) async fn script() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, SCRIPT).into_response()
}

/// "I am coming."
pub(super) async fn come(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    form: Signed<Nothing>,
) -> Result<Response, Trouble> {
    let (id, now) = (parse(&id)?, app.clock.now());
    let by = &form.by;
    let answered = app.store.answer_help_call(id, &by.staff, by.site(), now);
    let done = answered.await?;
    Ok(back(done))
}

/// "It is dealt with."
pub(super) async fn end(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    form: Signed<Nothing>,
) -> Result<Response, Trouble> {
    let (id, now) = (parse(&id)?, app.clock.now());
    let by = &form.by;
    let ended = app.store.end_help_call(id, &by.staff, by.site(), now);
    let done = ended.await?;
    Ok(back(done))
}

/// How many people call, with the way to them: for the desk's first page, where whoever looks may see them.
pub(super) async fn summary(
    app: &App,
    visitor: &Visitor,
    signed_in: &SignedIn,
) -> Result<Markup, Trouble> {
    if !signed_in.may(Permission::ReadCalls) {
        return Ok(html! {});
    }
    let calls = app.store.open_help_calls(signed_in.site(), app.clock.now());
    let calls = calls.await?;
    let words = how_many(visitor, calls.len());
    Ok(html! {
        p.note[calls.is_empty()].warning[!calls.is_empty()] data-open-calls=(calls.len()) {
            (words) " "
            @if !calls.is_empty() { a href=(CALLS.path) { (visitor.text("desk-calls-show")) } }
        }
    })
}

/// The open calls, newest first. `data-how-many` holds the words for the line above.
fn fragment(visitor: &Visitor, signed_in: &SignedIn, calls: &[OpenCall], now: Timestamp) -> Markup {
    html! {
        div data-open-calls=(calls.len()) data-how-many=(how_many(visitor, calls.len())) {
            @for call in calls { (one(visitor, signed_in, call, now)) }
        }
    }
}

fn one(visitor: &Visitor, signed_in: &SignedIn, call: &OpenCall, now: Timestamp) -> Markup {
    let id = call.id;
    let place = Args::new()
        .with("store", call.store.as_str())
        .with("kiosk", call.kiosk.as_str());
    let clock = |instant| texts::time(call.time_zone.to_datetime(instant).time());
    let minutes = now.duration_since(call.called_at).as_mins().max(0);
    let since = Args::new()
        .with("time", clock(call.called_at))
        .with("minutes", minutes.to_string());
    html! {
        section.state #{ "call-" (id) } data-call=(id) data-kiosk=(call.kiosk) aria-labelledby={ "place-" (id) } {
            h2 #{ "place-" (id) } { (visitor.text_with("desk-call-place", &place)) }
            dl.facts {
                dt { (visitor.text("desk-call-language")) }
                dd { (language(visitor, call)) }
                dt { (visitor.text("desk-call-screen")) }
                dd { (screen(visitor, &call.screen)) }
                dt { (visitor.text("desk-call-waits")) }
                dd { (visitor.text_with("desk-call-since", &since)) }
            }
            @if let Some((staff, at)) = &call.coming {
                p data-coming="" {
                    (visitor.text_with("desk-call-is-coming", &Args::new()
                        .with("name", staff.as_str()).with("time", clock(*at))))
                }
            }
            div.acts {
                @if call.coming.is_none() { (act(visitor, signed_in, id, "coming", false)) }
                (act(visitor, signed_in, id, "done", true))
            }
        }
    }
}

fn act(visitor: &Visitor, signed_in: &SignedIn, id: Uuid, name: &str, quiet: bool) -> Markup {
    html! {
        form method="post" action={ "/desk/help-calls/" (id) "/" (name) } {
            (signed_in.form_token().field())
            button.quiet[quiet] #{ (name) "-" (id) } type="submit" aria-describedby={ "place-" (id) } {
                (visitor.text(&format!("desk-call-do-{name}")))
            }
        }
    }
}

fn how_many(visitor: &Visitor, count: usize) -> String {
    match count {
        0 => visitor.text("desk-calls-none"),
        count => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            visitor.text_with("desk-calls-some", &Args::new().with("count", count))
        }
    }
}

/// In the desk's language, since whoever sits there may not read its own name.
fn language(visitor: &Visitor, call: &OpenCall) -> String {
    match call.language {
        None => visitor.text("desk-call-no-language"),
        Some(language) => visitor.text(&format!("desk-language-{}", language.code())),
    }
}

/// Kiosks of another version may have screens without words here: they are named as they come.
fn screen(visitor: &Visitor, name: &str) -> String {
    let id = format!("desk-screen-{name}");
    match texts::exists(visitor.language, &id) {
        true => visitor.text(&id),
        false => name.to_owned(),
    }
}

fn parse(id: &str) -> Result<Uuid, Trouble> {
    id.parse().map_err(|_| Trouble::Missing)
}

fn back(done: bool) -> Response {
    let query = if done { "" } else { "?notice=over" };
    Redirect::to(&format!("{}{query}", CALLS.path)).into_response()
}
