//! The API for kiosks, version 1, and what the operator's monitoring asks. The bodies are those of
//! `protocol::wire`; every answer that is no success is an [`ApiError`](protocol::wire::ApiError).

mod configuration;
pub mod description;
mod email_checks;
mod enrol;
mod extract;
mod health;
mod heartbeats;
mod help_calls;
mod intake;
mod refusal;
mod tracking;

use std::sync::Arc;

use axum::{
    extract::DefaultBodyLimit,
    http::Method,
    routing::{MethodRouter, delete, get, post, put},
};

pub use extract::{Turns, token_hash};
pub use refusal::{Refusal, logged};

use crate::app::App;

/// Bodies above these many bytes are refused with 413.
mod limit {
    /// One request: 16 KiB sealed, in base64, with its header.
    pub(super) const REQUEST: usize = 32 * 1024;
    /// 200 requests.
    pub(super) const BATCH: usize = 6 * 1024 * 1024;
    /// 5,000 ids with their hashes.
    pub(super) const MANIFEST: usize = 1024 * 1024;
    /// Everything else.
    pub(super) const SMALL: usize = 8 * 1024;
}

/// A route: the OpenAPI document's test reads method and path.
pub type Route = (Method, &'static str, MethodRouter<Arc<App>>);

/// Every route of the API.
pub fn routes() -> Vec<Route> {
    let limited =
        |router: MethodRouter<Arc<App>>, bytes| router.layer(DefaultBodyLimit::max(bytes));
    let mut routes = vec![
        (
            Method::POST,
            "/v1/kiosks/enrol",
            limited(post(enrol::enrol), limit::SMALL),
        ),
        (
            Method::PUT,
            "/v1/requests/{id}",
            limited(put(intake::put), limit::REQUEST),
        ),
        (Method::GET, "/v1/requests/{id}", get(tracking::track)),
        (
            Method::POST,
            "/v1/requests/batch",
            limited(post(intake::batch), limit::BATCH),
        ),
        (
            Method::POST,
            "/v1/requests/manifest",
            limited(post(intake::manifest), limit::MANIFEST),
        ),
        (
            Method::POST,
            "/v1/email-checks",
            limited(post(email_checks::start), limit::SMALL),
        ),
        (
            Method::POST,
            "/v1/email-checks/{id}/confirm",
            limited(post(email_checks::confirm), limit::SMALL),
        ),
        (
            Method::POST,
            "/v1/help-calls",
            limited(post(help_calls::call), limit::SMALL),
        ),
        (Method::GET, "/v1/help-calls/{id}", get(help_calls::ask)),
        (
            Method::DELETE,
            "/v1/help-calls/{id}",
            delete(help_calls::withdraw),
        ),
        (
            Method::POST,
            "/v1/heartbeats",
            limited(post(heartbeats::note), limit::SMALL),
        ),
        (Method::GET, "/v1/configuration", get(configuration::read)),
        (Method::GET, "/openapi.json", get(health::openapi)),
    ];
    routes.extend(watching());
    routes
}

/// What the operator's monitoring asks.
pub fn watching() -> Vec<Route> {
    vec![
        (Method::GET, "/healthz", get(health::alive)),
        (Method::GET, "/readyz", get(health::ready)),
        (Method::GET, "/metrics", get(health::metrics)),
    ]
}
