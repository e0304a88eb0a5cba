//! `GET /v1/requests/{tracking_code}`: where a request stands, for a kiosk.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use protocol::{
    TrackingCode,
    wire::{ErrorCode, TrackingAnswer},
};

use super::{
    Refusal,
    description::{Kiosk, Missing, TooOften},
    extract::Sender,
};
use crate::app::App;

#[utoipa::path(
    get,
    path = "/v1/requests/{id}",
    operation_id = "where",
    summary = "Where the request with this tracking code stands.",
    params(("id" = String, Path, description = "The tracking code, 12 symbols, read leniently.")),
    responses(
        (status = 200, description = "The state; `not-here-yet` for any well-formed code that central does not have.", body = TrackingAnswer),
        Kiosk, Missing, TooOften
    ),
    security(("deviceToken" = []))
)]
pub(super) async fn track(
    State(app): State<Arc<App>>,
    Sender(kiosk): Sender,
    Path(code): Path<String>,
) -> Result<Json<TrackingAnswer>, Refusal> {
    app.limits
        .tracking_by_kiosk
        .take(kiosk.id, app.clock.now())
        .map_err(Refusal::too_many)?;
    let tracking_code = TrackingCode::parse(&code).map_err(|_| ErrorCode::NotFound)?;
    let state = app.public_state(tracking_code).await?;
    Ok(Json(TrackingAnswer {
        tracking_code,
        state,
    }))
}
