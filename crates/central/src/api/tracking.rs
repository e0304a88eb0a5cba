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

use super::{Refusal, extract::Sender};
use crate::app::App;

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
