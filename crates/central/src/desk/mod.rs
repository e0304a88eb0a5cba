//! The counter desk: `/desk`, for staff at a PC in the store. Rendered here, whole without a script; the
//! list of calls has one that looks again by itself.
//!
//! A frame into which pages fit: [`page::SECTIONS`] is the one list that the navigation is made of, and
//! [`around`] stands around every page. It promises whatever a page does: nobody acts without a session,
//! no form is taken from elsewhere, every act is in the journal, and no page shows an identifier or an
//! address in clear. What it does not do: judge (see `ladder.rs`) or apply a change (see `settling.rs`).

mod act_forms;
mod acts;
mod alarms;
mod around;
mod cookies;
mod find;
mod form;
mod help_calls;
mod page;
mod reasons;
mod request;
mod session;
mod sign_in;
mod trouble;

use axum::{
    http::{Method, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};

use crate::api::Route;

pub use around::around;

const STYLE: &str = concat!(
    include_str!("../../assets/palette.css"),
    include_str!("../../assets/desk.css")
);

/// The desk's routes, to be served inside [`around`].
pub fn routes() -> Vec<Route> {
    vec![
        (Method::GET, "/desk/style.css", get(style)),
        (Method::GET, "/desk/sign-in", get(sign_in::show)),
        (Method::POST, "/desk/sign-in", post(sign_in::sign_in)),
        (Method::POST, "/desk/sign-out", post(sign_in::sign_out)),
        (Method::GET, "/desk", get(find::show)),
        (Method::POST, "/desk/find", post(find::find)),
        (Method::GET, "/desk/alarms", get(alarms::show)),
        (
            Method::POST,
            "/desk/alarms/{number}/acknowledge",
            post(alarms::acknowledge),
        ),
        (Method::GET, "/desk/help-calls", get(help_calls::show)),
        (Method::GET, "/desk/help-calls/list", get(help_calls::list)),
        (
            Method::GET,
            "/desk/help-calls/live.js",
            get(help_calls::script),
        ),
        (
            Method::POST,
            "/desk/help-calls/{id}/coming",
            post(help_calls::come),
        ),
        (
            Method::POST,
            "/desk/help-calls/{id}/done",
            post(help_calls::end),
        ),
        (Method::GET, "/desk/requests/{id}", get(request::show)),
        (
            Method::POST,
            "/desk/requests/{id}/passport",
            post(acts::see_passport),
        ),
        (
            Method::POST,
            "/desk/requests/{id}/renewed",
            post(acts::note_renewed_passport),
        ),
        (
            Method::POST,
            "/desk/requests/{id}/send-again",
            post(acts::send_again),
        ),
        (
            Method::POST,
            "/desk/requests/{id}/passport-again",
            post(acts::see_passport_again),
        ),
        (
            Method::POST,
            "/desk/requests/{id}/{act}",
            post(acts::with_reason),
        ),
        (
            Method::GET,
            "/desk/{*elsewhere}",
            get(trouble::no_such_page),
        ),
    ]
}

async fn style() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, STYLE).into_response()
}
