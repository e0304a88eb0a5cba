//! For the operator: alive, ready, figures (Prometheus' text format), and the description of the API.

use std::{
    fmt::Write,
    sync::{Arc, LazyLock},
};

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use protocol::wire::ApiError;

use super::{
    Refusal,
    description::{self, Anybody, PublicFailure},
};
use crate::{
    app::App,
    requests::state::RequestState,
    store::{MAIL_STATES, RekeyingProgress},
    workers::rekeying,
};

/// The description of the API: always the same.
static DOCUMENT: LazyLock<String> = LazyLock::new(description::document);

/// The process answers.
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "alive",
    summary = "The process answers.",
    responses((status = 200, description = "The process answers.", body = String, content_type = "text/plain"), Anybody)
)]
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers too, and every worker of this process gets on.
#[utoipa::path(
    get,
    path = "/readyz",
    operation_id = "ready",
    summary = "The database answers too, and every worker of this process gets on.",
    responses(
        (status = 200, description = "The database answers too, and every worker of this process gets on.", body = String, content_type = "text/plain"),
        (status = 503, description = "`unavailable`, or in words the workers that give no sign of life.", content((ApiError = "application/json"), (String = "text/plain"))),
        PublicFailure
    )
)]
pub(super) async fn ready(State(app): State<Arc<App>>) -> Result<Response, Refusal> {
    app.store.answers().await?;
    if app.has_keys {
        app.keys_are_here().await?;
    }
    let silent = app.wake.pulse.silent(app.clock.now());
    Ok(match silent.is_empty() {
        true => "ready\n".into_response(),
        false => {
            let text = format!("no sign of life: {}\n", silent.join(", "));
            (StatusCode::SERVICE_UNAVAILABLE, text).into_response()
        }
    })
}

#[utoipa::path(
    get,
    path = "/openapi.json",
    operation_id = "openapi",
    summary = "This document.",
    responses((status = 200, description = "This document.", body = Object, content_type = "application/json"), Anybody)
)]
pub(super) async fn openapi() -> Response {
    let document: &'static str = &DOCUMENT;
    ([(header::CONTENT_TYPE, "application/json")], document).into_response()
}

#[utoipa::path(
    get,
    path = "/metrics",
    operation_id = "metrics",
    summary = "Figures in Prometheus' text format.",
    responses((status = 200, description = "Figures in Prometheus' text format.", body = String, content_type = "text/plain"), Anybody)
)]
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
    let labelled = |worker: &str| format!("{{worker=\"{worker}\"}}");
    let beats: Vec<_> = app
        .store
        .heartbeats()
        .await?
        .into_iter()
        .map(|(worker, at)| (labelled(&worker), age_s(Some(at))))
        .collect();
    metric(
        "worker_heartbeat_seconds",
        "Since when each worker, of any process, has begun no pass.",
        &beats,
    );
    let restarts: Vec<_> = app
        .wake
        .pulse
        .restarts()
        .into_iter()
        .map(|(worker, restarts)| {
            (
                labelled(worker),
                i64::try_from(restarts).unwrap_or(i64::MAX),
            )
        })
        .collect();
    metric(
        "worker_restarts",
        "How often each worker of this process was started again after a panic.",
        &restarts,
    );
    metric("kiosks", "Kiosks that may deliver.", &bare(figures.kiosks));
    metric(
        "queued_at_kiosks",
        "Requests that wait on kiosks.",
        &bare(figures.queued_at_kiosks),
    );
    metric(
        "kiosk_names",
        "Names of kiosks that are given out, of 1,024; none is given twice.",
        &bare(figures.kiosk_names),
    );
    let now = app.clock.now();
    let ends_in = app
        .certificates
        .first_end()
        .map_or(0, |end| end.duration_since(now).as_secs());
    metric(
        "certificate_ends_seconds",
        "Until the first certificate that this process serves ends.",
        &bare(ends_in),
    );
    let states = app.store.key_states().await?;
    let goal = rekeying::goal(&states, &app.vault, app.clock.now());
    let rekeying = match goal.filter(|_| app.has_keys) {
        Some(goal) => app.store.rekeying(&goal).await?,
        // Also where a process without keys cannot tell.
        None => RekeyingProgress::default(),
    };
    let rows = [("done", rekeying.done), ("total", rekeying.total)];
    metric(
        "rekeying_rows",
        "Rows whose values are brought to new keys, and how many there are; 0 while no key follows another.",
        &rows.map(|(which, rows)| (format!("{{rows=\"{which}\"}}"), rows)),
    );
    text.push_str(&app.answers.text());
    text.push_str(&app.wake.traces.text());
    Ok((
        [(
            header::CONTENT_TYPE,
            "text/plain; version=0.0.4; charset=utf-8",
        )],
        text,
    )
        .into_response())
}
