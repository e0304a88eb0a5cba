//! Intake: sealed requests come in, one or many, and kiosks compare what they hold as delivered. Nothing
//! here opens or matches, so no answer can depend on whether there is a case.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use protocol::{
    MAX_SEALED_BYTES, RequestId,
    wire::{
        Batch, BatchAnswer, Delivered, ErrorCode, ItemResult, MAX_BATCH, MAX_MANIFEST, Manifest,
        ManifestAnswer, SealedRequest,
    },
};
use serde_json::Value;

use super::{
    Refusal,
    extract::{Body, Sender},
};
use crate::{
    app::App,
    store::{KnownKiosk, Receipt},
};

/// `PUT /v1/requests/{id}`
pub(super) async fn put(
    State(app): State<Arc<App>>,
    Sender(kiosk): Sender,
    Path(id): Path<String>,
    Body(request): Body<SealedRequest>,
) -> Result<(StatusCode, Json<Delivered>), Refusal> {
    let id: RequestId = id.parse().map_err(|_| ErrorCode::Malformed)?;
    if request.header.id != id {
        return Err(ErrorCode::HeaderMismatch.into());
    }
    check(&kiosk, &request)?;
    let receipts = app
        .store
        .receive(&kiosk, std::slice::from_ref(&request), app.clock.now())
        .await?;
    let receipt = *receipts.first().expect("one request has one receipt");
    let status = match receipt {
        Receipt::New(_) => {
            app.wake.unsealer.notify_one();
            StatusCode::CREATED
        }
        _ => StatusCode::OK,
    };
    Ok((status, Json(delivered(&request, receipt)?)))
}

/// `POST /v1/requests/batch`
pub(super) async fn batch(
    State(app): State<Arc<App>>,
    Sender(kiosk): Sender,
    Body(batch): Body<Batch>,
) -> Result<Json<BatchAnswer>, Refusal> {
    if batch.requests.len() > MAX_BATCH {
        return Err(ErrorCode::TooLarge.into());
    }
    let read: Vec<_> = batch
        .requests
        .into_iter()
        .map(|item| read_item(&kiosk, item))
        .collect();
    let good: Vec<SealedRequest> = read
        .iter()
        .filter_map(|item| item.as_ref().ok())
        .cloned()
        .collect();
    let receipts = app.store.receive(&kiosk, &good, app.clock.now()).await?;
    if receipts
        .iter()
        .any(|receipt| matches!(receipt, Receipt::New(_)))
    {
        app.wake.unsealer.notify_one();
    }
    let mut receipts = receipts.into_iter();
    let results = read
        .into_iter()
        .map(|item| match item {
            Ok(request) => {
                let receipt = receipts.next().expect("every good item has a receipt");
                match delivered(&request, receipt) {
                    Ok(delivered) => ItemResult::Delivered(delivered),
                    Err(code) => ItemResult::Refused {
                        id: Some(request.header.id),
                        code,
                    },
                }
            }
            Err((id, code)) => ItemResult::Refused { id, code },
        })
        .collect();
    Ok(Json(BatchAnswer { results }))
}

/// `POST /v1/requests/manifest`
pub(super) async fn manifest(
    State(app): State<Arc<App>>,
    Sender(kiosk): Sender,
    Body(manifest): Body<Manifest>,
) -> Result<Json<ManifestAnswer>, Refusal> {
    if manifest.delivered.len() > MAX_MANIFEST {
        return Err(ErrorCode::TooLarge.into());
    }
    let lacking = app.store.lacking(&kiosk, &manifest.delivered).await?;
    if !lacking.is_empty() {
        tracing::warn!(event = "manifest-lacking", kiosk = %kiosk.id, lacking = lacking.len());
    }
    Ok(Json(ManifestAnswer {
        checked: manifest.delivered.len(),
        lacking,
    }))
}

fn read_item(
    kiosk: &KnownKiosk,
    item: Value,
) -> Result<SealedRequest, (Option<RequestId>, ErrorCode)> {
    let id = item
        .pointer("/header/id")
        .and_then(Value::as_str)
        .and_then(|id| id.parse().ok());
    let request: SealedRequest =
        serde_json::from_value(item).map_err(|_| (id, ErrorCode::Malformed))?;
    check(kiosk, &request).map_err(|code| (id, code))?;
    Ok(request)
}

/// What can be told without opening: size, hash, and whose it is.
fn check(kiosk: &KnownKiosk, request: &SealedRequest) -> Result<(), ErrorCode> {
    let header = &request.header;
    if request.payload.sealed.len() > MAX_SEALED_BYTES {
        return Err(ErrorCode::Malformed);
    }
    if request.payload.hash() != request.sha256 {
        return Err(ErrorCode::HashMismatch);
    }
    if header.kiosk != kiosk.id || header.tracking_code.kiosk() != kiosk.id {
        return Err(ErrorCode::HeaderMismatch);
    }
    Ok(())
}

/// The answer echoes id and hash, and is the same for the first time and every further one.
fn delivered(request: &SealedRequest, receipt: Receipt) -> Result<Delivered, ErrorCode> {
    match receipt {
        Receipt::New(received_at) | Receipt::Again(received_at) => Ok(Delivered {
            id: request.header.id,
            sha256: request.sha256.clone(),
            received_at,
        }),
        Receipt::Conflict => Err(ErrorCode::Conflict),
        Receipt::TrackingCodeTaken => Err(ErrorCode::TrackingCodeTaken),
    }
}
