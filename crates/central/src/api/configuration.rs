//! `GET /v1/configuration`: notices and sealing keys by version.

use std::sync::Arc;

use axum::{Json, extract::State};
use protocol::wire::Configuration;

use super::{Refusal, extract::Sender};
use crate::app::App;

pub(super) async fn read(
    State(app): State<Arc<App>>,
    Sender(_): Sender,
) -> Result<Json<Configuration>, Refusal> {
    // The version is read first: a change in between is fetched again, not missed.
    let version = app.store.configuration_version().await?;
    let notices = app.store.notices().await?;
    Ok(Json(Configuration {
        version,
        notices,
        sealing_keys: app.sealing_keys.clone(),
    }))
}
