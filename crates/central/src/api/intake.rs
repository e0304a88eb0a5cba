//! Intake: sealed requests come in, one or many, and kiosks compare what they hold as delivered. Nothing
//! here opens or matches, so no answer can depend on whether there is a case.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use protocol::{
    RequestId,
    wire::{
        Batch, BatchAnswer, Delivered, ErrorCode, Item, ItemResult, MAX_BATCH, MAX_MANIFEST,
        Manifest, ManifestAnswer, SealedRequest,
    },
};

use super::{
    Refusal,
    description::{Mismatch, Sent, Taken, TooOften},
    extract::{Body, InTurn, Sender},
};
use crate::{
    app::App,
    incoming::{Incoming, read},
    store::{KnownKiosk, Receipt},
};

/// `PUT /v1/requests/{id}`
#[utoipa::path(
    put,
    path = "/v1/requests/{id}",
    operation_id = "deliver",
    summary = "Deliver one sealed request.",
    description = "A delivery counts only when the answer echoes id and hash.",
    params(("id" = String, Path, description = "The request's id, a UUIDv7 made at the kiosk.")),
    request_body = SealedRequest,
    responses(
        (status = 200, description = "Was there already, the very same. The body is the same as that of the 201.", body = Delivered),
        (status = 201, description = "Committed now.", body = Delivered),
        Sent, Taken, Mismatch, TooOften
    ),
    security(("deviceToken" = []))
)]
pub(super) async fn put(
    State(app): State<Arc<App>>,
    Sender(kiosk): Sender,
    Path(id): Path<String>,
    Body(item): Body<Item>,
) -> Result<(StatusCode, Json<Delivered>), Refusal> {
    let id: RequestId = id.parse().map_err(|_| ErrorCode::Malformed)?;
    within_pace(&app, &kiosk, 1).await?;
    let request = read(item, &kiosk.names).map_err(|(_, code)| code)?;
    if request.told().header.id != id {
        return Err(ErrorCode::HeaderMismatch.into());
    }
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
    Ok((status, Json(delivered(request.told(), receipt)?)))
}

/// `POST /v1/requests/batch`
#[utoipa::path(
    post,
    path = "/v1/requests/batch",
    operation_id = "deliverMany",
    summary = "Deliver up to 200 sealed requests.",
    description = "One result an item, in the same order: a bad item never blocks its neighbours.",
    request_body = Batch,
    responses((status = 200, description = "What became of each.", body = BatchAnswer), Sent, TooOften),
    security(("deviceToken" = []))
)]
pub(super) async fn batch(
    State(app): State<Arc<App>>,
    Sender(kiosk): Sender,
    turn: InTurn<Batch>,
) -> Result<Json<BatchAnswer>, Refusal> {
    let Batch { requests } = turn.body;
    if requests.len() > MAX_BATCH {
        return Err(ErrorCode::TooLarge.into());
    }
    within_pace(&app, &kiosk, requests.len()).await?;
    let mut good: Vec<Incoming> = Vec::with_capacity(requests.len());
    let mut keep = |request| {
        good.push(request);
        good.len() - 1
    };
    let places: Vec<Result<usize, _>> = requests
        .into_iter()
        .map(|item| read(item, &kiosk.names).map(&mut keep))
        .collect();
    let receipts = app.store.receive(&kiosk, &good, app.clock.now()).await?;
    if receipts
        .iter()
        .any(|receipt| matches!(receipt, Receipt::New(_)))
    {
        app.wake.unsealer.notify_one();
    }
    let of = |place: usize| {
        let told = good[place].told();
        match delivered(told, receipts[place]) {
            Ok(delivered) => ItemResult::Delivered(delivered),
            Err(code) => ItemResult::Refused {
                id: Some(told.header.id),
                code,
            },
        }
    };
    let results = places
        .into_iter()
        .map(|place| match place {
            Ok(place) => of(place),
            Err((id, code)) => ItemResult::Refused { id, code },
        })
        .collect();
    Ok(Json(BatchAnswer { results }))
}

/// `POST /v1/requests/manifest`
#[utoipa::path(
    post,
    path = "/v1/requests/manifest",
    operation_id = "compare",
    summary = "Name what the kiosk holds as delivered, and learn what central lacks.",
    request_body = Manifest,
    responses((status = 200, description = "What is lacking.", body = ManifestAnswer), Sent),
    security(("deviceToken" = []))
)]
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

/// Counts what a kiosk delivers. One that delivers as fast as nobody can type has to wait, and staff of its site are alarmed:
/// somebody has its token.
async fn within_pace(app: &App, kiosk: &KnownKiosk, requests: usize) -> Result<(), Refusal> {
    let now = app.clock.now();
    let Err(wait_s) = app.limits.deliveries.take_many(kiosk.id, requests, now) else {
        app.wake.intake.note();
        return Ok(());
    };
    tracing::warn!(event = "kiosk-floods", kiosk = %kiosk.id);
    app.store.alarm_of_flood(kiosk.id, now).await?;
    Err(Refusal::too_many(wait_s))
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
