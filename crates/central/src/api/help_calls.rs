//! `POST /v1/help-calls`, and `GET` and `DELETE /v1/help-calls/{id}`: somebody at a kiosk wants a person. The
//! kiosk makes the id, so that a call whose answer was lost is made again without being a second one.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use protocol::{
    KioskId,
    help::{HelpCall, HelpCallAnswer, HelpCallState},
    wire::ErrorCode,
};
use uuid::Uuid;

use super::{
    Refusal,
    description::{Kiosk, Missing, Sent, Taken, TooOften},
    extract::{Body, Sender},
};
use crate::app::App;

/// Answers 201 to every call that is open, the first time as any other.
#[utoipa::path(
    post,
    path = "/v1/help-calls",
    operation_id = "callForHelp",
    summary = "Somebody at a kiosk wants a person from the counter.",
    request_body = HelpCall,
    responses((status = 201, description = "The call is open; the same for the same id.", body = HelpCallAnswer), Sent, Taken, TooOften),
    security(("deviceToken" = []))
)]
pub(super) async fn call(
    State(app): State<Arc<App>>,
    Sender(kiosk): Sender,
    Body(call): Body<HelpCall>,
) -> Result<(StatusCode, Json<HelpCallAnswer>), Refusal> {
    let now = app.clock.now();
    app.limits
        .help_calls
        .take(kiosk.id, now)
        .map_err(Refusal::too_many)?;
    let state = app
        .store
        .call_for_help(kiosk.id, &call, now)
        .await?
        .ok_or(ErrorCode::Conflict)?;
    tracing::info!(event = "help-called", kiosk = %kiosk.id);
    Ok((StatusCode::CREATED, answer(call.id, state)))
}

/// How far it is. A kiosk that asks no more has nobody waiting.
#[utoipa::path(
    get,
    path = "/v1/help-calls/{id}",
    operation_id = "askAboutCall",
    summary = "How far a call is. One that nobody asks about for a minute has ended.",
    params(("id" = String, Path, description = "The call.")),
    responses((status = 200, description = "How far it is.", body = HelpCallAnswer), Kiosk, Missing, TooOften),
    security(("deviceToken" = []))
)]
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    Sender(kiosk): Sender,
    Path(id): Path<String>,
) -> Result<Json<HelpCallAnswer>, Refusal> {
    let id = parse(&id)?;
    let now = may_ask(&app, kiosk.id)?;
    let state = app.store.help_call(kiosk.id, id, now).await?;
    Ok(answer(id, state.ok_or(ErrorCode::NotFound)?))
}

/// Nobody waits any more. The same again changes nothing.
#[utoipa::path(
    delete,
    path = "/v1/help-calls/{id}",
    operation_id = "withdrawCall",
    summary = "Nobody waits any more. The same again changes nothing.",
    params(("id" = String, Path, description = "The call.")),
    responses((status = 200, description = "It has ended.", body = HelpCallAnswer), Kiosk, Missing, TooOften),
    security(("deviceToken" = []))
)]
pub(super) async fn withdraw(
    State(app): State<Arc<App>>,
    Sender(kiosk): Sender,
    Path(id): Path<String>,
) -> Result<Json<HelpCallAnswer>, Refusal> {
    let id = parse(&id)?;
    let now = may_ask(&app, kiosk.id)?;
    app.store.withdraw_help_call(kiosk.id, id, now).await?;
    Ok(answer(id, HelpCallState::Ended))
}

fn parse(id: &str) -> Result<Uuid, Refusal> {
    id.parse().map_err(|_| ErrorCode::NotFound.into())
}

fn may_ask(app: &App, kiosk: KioskId) -> Result<jiff::Timestamp, Refusal> {
    let now = app.clock.now();
    app.limits
        .help_questions
        .take(kiosk, now)
        .map_err(Refusal::too_many)?;
    Ok(now)
}

fn answer(id: Uuid, state: HelpCallState) -> Json<HelpCallAnswer> {
    Json(HelpCallAnswer { id, state })
}
