//! `GET /v1/configuration`: what was signed, as it was signed; `ETag` is its version.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use protocol::wire::{Configuration, ErrorCode, Notice};

use super::{Refusal, description::Kiosk, extract::Sender};
use crate::{app::App, configuration};

#[utoipa::path(
    get,
    path = "/v1/configuration",
    operation_id = "configuration",
    summary = "What kiosks are told, signed.",
    description = "`signed` counts; the other fields repeat it for kiosks of version 0.1. With If-None-Match and the version's ETag: 304.",
    responses(
        (status = 200, description = "The configuration.", body = Configuration, headers(("ETag" = String, description = "The version, between quotes."))),
        (status = 304, description = "The version that the kiosk has."),
        Kiosk
    ),
    security(("deviceToken" = []))
)]
pub(super) async fn read(
    State(app): State<Arc<App>>,
    Sender(_): Sender,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let answer = match app.store.signed_configuration().await? {
        // An installation of an earlier version, in which `init` has not run since.
        None => {
            let (version, keys) = app.store.version_and_keys().await?;
            // Of a version whose keys this process does not have it says nothing: another process does, as in a
            // rolling restart, and a kiosk that kept the old keys under the new version would never ask again.
            let has = |key: &String| {
                app.sealing_keys
                    .iter()
                    .any(|own| own.key_id.as_str() == key)
            };
            if !keys.iter().all(has) {
                return Err(ErrorCode::Unavailable.into());
            }
            Configuration {
                version,
                notices: app.store.notices().await?,
                sealing_keys: app.sealing_keys.clone(),
                signed: None,
            }
        }
        Some(signed) => {
            let document = configuration::read(&signed).map_err(|_| ErrorCode::Internal)?;
            let notices = document.known_notices().map(|(language, text)| Notice {
                language,
                text: text.to_owned(),
            });
            Configuration {
                version: document.version,
                notices: notices.collect(),
                sealing_keys: document.sealing_keys,
                signed: Some(signed),
            }
        }
    };
    let tag = format!("\"{}\"", answer.version);
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let tag = HeaderValue::try_from(tag).expect("digits between quotes");
    let mut response = match known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => Json(answer).into_response(),
    };
    response.headers_mut().insert(header::ETAG, tag);
    Ok(response)
}
