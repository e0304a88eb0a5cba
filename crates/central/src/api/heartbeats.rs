//! `POST /v1/heartbeats`: how a machine is; the answer tells it the time.

use std::sync::Arc;

use axum::{Json, extract::State};
use protocol::wire::{ErrorCode, Heartbeat, HeartbeatAnswer};

use super::{
    Refusal,
    description::Sent,
    extract::{Body, Sender},
};
use crate::app::App;

/// Longest version or printer state that is kept.
const LONGEST_WORD: usize = 64;

#[utoipa::path(
    post,
    path = "/v1/heartbeats",
    operation_id = "heartbeat",
    summary = "How a kiosk is.",
    request_body = Heartbeat,
    responses((status = 200, description = "Central's time, and the version of the configuration.", body = HeartbeatAnswer), Sent),
    security(("deviceToken" = []))
)]
pub(super) async fn note(
    State(app): State<Arc<App>>,
    Sender(kiosk): Sender,
    Body(heartbeat): Body<Heartbeat>,
) -> Result<Json<HeartbeatAnswer>, Refusal> {
    let counts = [
        heartbeat.queue_depth,
        heartbeat.oldest_undelivered_s.unwrap_or(0),
    ];
    // The description calls them int64.
    if !is_word(&heartbeat.version)
        || !is_word(&heartbeat.printer)
        || counts.iter().any(|count| i64::try_from(*count).is_err())
    {
        return Err(ErrorCode::Malformed.into());
    }
    let now = app.clock.now();
    app.store.note_heartbeat(kiosk.id, &heartbeat, now).await?;
    Ok(Json(HeartbeatAnswer {
        kiosk: kiosk.id,
        server_time: now,
        configuration_version: app.store.configuration_version().await?,
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        restored_at: app.store.restored_at().await?,
    }))
}

/// A version or a code: never free text, so that nothing that was typed can end up here.
fn is_word(text: &str) -> bool {
    (1..=LONGEST_WORD).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-+_".contains(&byte))
}
