//! The tracking page behind the QR code, for a phone in anybody's hand: `/t/{code}`, and `/T/{CODE}` since
//! a QR code is smaller in capitals. Rendered here, whole without a script; nothing remote is loaded.
//!
//! It shows the coarse state alone, with what it means and what to do. The page is the same, byte for
//! byte, whether or not a request found a case.

mod html;
mod negotiate;

use std::{net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use protocol::{Language, TrackingCode};
use serde::Deserialize;

use crate::{
    api::{Route, logged},
    app::App,
    client_address,
};

use html::Page;

/// Nothing but our own style sheet; no frame, no form, no script.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const STYLE: &str = concat!(
    include_str!("../../assets/palette.css"),
    include_str!("../../assets/tracking.css")
);

/// The page's routes.
pub fn routes() -> Vec<Route> {
    vec![
        (Method::GET, "/t/style.css", get(style)),
        (Method::GET, "/t/{code}", get(track)),
        (Method::GET, "/T/{code}", get(track)),
    ]
}

#[derive(Deserialize)]
struct Choice {
    lang: Option<String>,
}

async fn style() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, STYLE).into_response()
}

async fn track(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(code): Path<String>,
    choice: Result<Query<Choice>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let chosen = choice.ok().and_then(|Query(choice)| choice.lang);
    let language = negotiate::language(chosen.as_deref(), headers.get(header::ACCEPT_LANGUAGE));
    let caller = client_address::of(peer, &headers, app.behind_balancer);
    if let Err(seconds) = app.limits.tracking_page.take(caller, app.clock.now()) {
        let mut response = answer(
            &app,
            language,
            StatusCode::TOO_MANY_REQUESTS,
            Page::TooOften,
        );
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        return response;
    }
    let Ok(code) = TrackingCode::parse(&code) else {
        return answer(&app, language, StatusCode::NOT_FOUND, Page::BadCode);
    };
    match app.public_state(code).await {
        Ok(state) => answer(&app, language, StatusCode::OK, Page::State(code, state)),
        Err(error) => {
            logged(&error);
            answer(
                &app,
                language,
                StatusCode::SERVICE_UNAVAILABLE,
                Page::Unavailable,
            )
        }
    }
}

fn answer(app: &App, language: Language, status: StatusCode, page: Page) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_LANGUAGE, language.code()),
        (header::VARY, "Accept-Language"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    let html = html::render(&page, language, html::domain(&app.public_base), app.demo);
    (status, headers, html).into_response()
}
