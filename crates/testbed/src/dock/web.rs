//! How the dock is asked: a page, a picture or a mail by GET, an act by POST.

use std::sync::Arc;

use axum::{
    Form, Router,
    extract::{Path, Query, Request, State},
    http::{StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use maud::Markup;
use serde::Deserialize;

use super::guard::Guard;
use super::hands::{Act, HandsThread};
use super::page;

/// Nothing from elsewhere, no script, no frame.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const STYLE: &str = concat!(
    include_str!("../../../central/assets/palette.css"),
    include_str!("dock.css")
);

struct Front {
    hands: HandsThread,
    guard: Guard,
}

type At = State<Arc<Front>>;

pub(super) fn router(hands: HandsThread, guard: Guard) -> Router {
    let front = Arc::new(Front { hands, guard });
    Router::new()
        .route("/", get(overview))
        .route("/do/{act}", post(act))
        .route("/paper/{number}", get(paper))
        .route("/mail/{name}", get(mail))
        .route("/style.css", get(style))
        .fallback(nowhere)
        .layer(middleware::from_fn_with_state(front.clone(), meant_for_us))
        .with_state(front)
}

async fn meant_for_us(State(front): At, request: Request, next: Next) -> Response {
    match front.guard.is_meant(request.headers()) {
        true => next.run(request).await,
        false => StatusCode::MISDIRECTED_REQUEST.into_response(),
    }
}

/// What an act left to tell.
#[derive(Deserialize)]
struct Told {
    failed: Option<String>,
}

async fn overview(State(front): At, Query(told): Query<Told>) -> Response {
    // Only an act's own name is told of, and nothing else that an address may hold.
    let failed = told.failed.as_deref().and_then(Act::from_name);
    match front.hands.ask(|hands| hands.look()).await {
        Ok(standing) => shown(page::overview(&standing, &front.guard.token, failed)),
        Err(error) => broken(&error),
    }
}

#[derive(Deserialize)]
struct Press {
    token: String,
}

async fn act(State(front): At, Path(name): Path<String>, Form(press): Form<Press>) -> Response {
    if !front.guard.knows(&press.token) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Some(act) = Act::from_name(&name) else {
        return missing();
    };
    match front.hands.ask(move |hands| hands.act(act)).await {
        Ok(()) => Redirect::to("/").into_response(),
        Err(_told_on_the_page) => Redirect::to(&format!("/?failed={}", act.name())).into_response(),
    }
}

async fn paper(State(front): At, Path(number): Path<usize>) -> Response {
    match front.hands.ask(move |hands| hands.picture(number)).await {
        Ok(png) => ([(header::CONTENT_TYPE, "image/png")], png).into_response(),
        Err(_) => missing(),
    }
}

async fn mail(State(front): At, Path(name): Path<String>) -> Response {
    match front.hands.ask(|hands| hands.look()).await {
        Ok(standing) => match standing.letters.iter().find(|letter| letter.name == name) {
            Some(letter) => shown(page::mail(letter)),
            None => missing(),
        },
        Err(error) => broken(&error),
    }
}

async fn nowhere() -> Response {
    missing()
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE).into_response()
}

fn shown(page: Markup) -> Response {
    with_headers(StatusCode::OK, page)
}

fn missing() -> Response {
    with_headers(StatusCode::NOT_FOUND, page::missing())
}

fn broken(error: &anyhow::Error) -> Response {
    with_headers(StatusCode::INTERNAL_SERVER_ERROR, page::broken(error))
}

fn with_headers(status: StatusCode, page: Markup) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (status, headers, page.into_string()).into_response()
}
