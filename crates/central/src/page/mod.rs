//! The pages for a phone in anybody's hand: where a request stands, and what the links in mails ask. Rendered
//! here, whole without a script; nothing remote is loaded.

mod frame;
pub(crate) mod mailbox;
mod negotiate;
pub(crate) mod tracking;

use std::{convert::Infallible, net::IpAddr, sync::Arc};

use axum::{
    extract::{FromRequestParts, Query},
    http::{Method, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use protocol::Language;
use serde::Deserialize;

use crate::{
    api::{Route, description::Anybody},
    app::App,
    client_address::Caller,
};

const STYLE: &str = concat!(
    include_str!("../../assets/palette.css"),
    include_str!("../../assets/tracking.css")
);

/// The pages' routes.
pub fn routes() -> Vec<Route> {
    vec![
        (Method::GET, "/t/style.css", get(style)),
        (Method::GET, "/t/{code}", get(tracking::track)),
        (Method::GET, "/T/{code}", get(tracking::track)),
        (Method::GET, "/m/{token}", get(mailbox::ask)),
        (Method::POST, "/m/{token}", post(mailbox::press)),
    ]
}

#[utoipa::path(
    get,
    path = "/t/style.css",
    operation_id = "style",
    summary = "How the pages look.",
    responses((status = 200, description = "The style sheet.", body = String, content_type = "text/css"), Anybody)
)]
pub(crate) async fn style() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, STYLE).into_response()
}

/// Who reads a page.
pub(crate) struct Reader {
    /// The language that was pressed, or that the browser asks for.
    language: Language,
    /// Whom limits count.
    caller: IpAddr,
}

impl Reader {
    /// Counts one look; the error holds the seconds to wait.
    fn may_ask(&self, app: &App) -> Result<(), u32> {
        app.limits.tracking_page.take(self.caller, app.clock.now())
    }
}

#[derive(Deserialize)]
struct Choice {
    lang: Option<String>,
}

impl FromRequestParts<Arc<App>> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Reader, Infallible> {
        let chosen = Query::<Choice>::try_from_uri(&parts.uri)
            .ok()
            .and_then(|Query(choice)| choice.lang);
        let Ok(Caller(caller)) = Caller::from_request_parts(parts, app).await;
        Ok(Reader {
            language: negotiate::language(
                chosen.as_deref(),
                parts.headers.get(header::ACCEPT_LANGUAGE),
            ),
            caller,
        })
    }
}
