//! For the operator: alive, ready, figures (Prometheus' text format), and the description of the API.

use std::{fmt::Write, sync::Arc};

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use super::Refusal;
use crate::{app::App, requests::state::RequestState, store::MAIL_STATES};

/// The description of the API, kept by hand and compared with the service by a test.
pub(super) const OPENAPI: &str = include_str!("../../openapi.json");

/// The process answers.
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers too.
pub(super) async fn ready(State(app): State<Arc<App>>) -> Result<&'static str, Refusal> {
    app.store.answers().await?;
    Ok("ready\n")
}

pub(super) async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], OPENAPI).into_response()
}

pub(super) async fn metrics(State(app): State<Arc<App>>) -> Result<Response, Refusal> {
    let figures = app.store.figures().await?;
    let mut text = String::new();
    let mut metric = |name: &str, help: &str, values: &[(String, i64)]| {
        // Writing to a string does not fail.
        let _ = writeln!(text, "# HELP aima_{name} {help}\n# TYPE aima_{name} gauge");
        for (labels, value) in values {
            let _ = writeln!(text, "aima_{name}{labels} {value}");
        }
    };
    let bare = |value: i64| [(String::new(), value)];
    let by_state: Vec<_> = RequestState::ALL
        .map(|state| {
            let count = figures
                .requests_by_state
                .iter()
                .find(|(name, _)| name == state.as_str());
            (
                format!("{{state=\"{}\"}}", state.as_str()),
                count.map_or(0, |(_, count)| *count),
            )
        })
        .to_vec();
    let now_ms = app.clock.now().as_millisecond();
    let age_s = |since: Option<i64>| since.map_or(0, |since| (now_ms - since).max(0) / 1000);
    metric("requests", "Requests by state.", &by_state);
    metric(
        "oldest_unopened_seconds",
        "Age of the oldest request that waits to be opened.",
        &bare(age_s(figures.oldest_unopened_ms)),
    );
    metric(
        "conflicts",
        "Deliveries under an id or tracking code that was taken.",
        &bare(figures.conflicts),
    );
    metric(
        "open_alarms",
        "Alarms that nobody has acknowledged.",
        &bare(figures.open_alarms),
    );
    let mails: Vec<_> = MAIL_STATES
        .map(|state| {
            let count = figures
                .mails_by_state
                .iter()
                .find(|(name, _)| name == state);
            (
                format!("{{state=\"{state}\"}}"),
                count.map_or(0, |(_, count)| *count),
            )
        })
        .to_vec();
    metric("mails", "Mails by state.", &mails);
    metric(
        "oldest_waiting_mail_seconds",
        "Age of the oldest mail that has not ended.",
        &bare(age_s(figures.oldest_waiting_mail_ms)),
    );
    metric("kiosks", "Kiosks that may deliver.", &bare(figures.kiosks));
    metric(
        "queued_at_kiosks",
        "Requests that wait on kiosks.",
        &bare(figures.queued_at_kiosks),
    );
    Ok((
        [(
            header::CONTENT_TYPE,
            "text/plain; version=0.0.4; charset=utf-8",
        )],
        text,
    )
        .into_response())
}
