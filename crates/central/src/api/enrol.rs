//! `POST /v1/kiosks/enrol`: a technician's one-time code becomes a kiosk with a token, or gives one that there is
//! another token.

use std::sync::Arc;

use axum::{Json, extract::State};
use protocol::wire::{Enrol, Enrolled, ErrorCode};

use super::{
    Refusal,
    description::Enrolling,
    extract::{Body, token_hash},
};
use crate::{
    app::App, client_address::Caller, configuration, enrolment_code::EnrolmentCode, random,
    store::NewToken,
};

#[utoipa::path(
    post,
    path = "/v1/kiosks/enrol",
    operation_id = "enrol",
    summary = "Exchange a one-time code for a kiosk's identity.",
    request_body = Enrol,
    responses((status = 200, description = "Who the kiosk is. The same code with the same hash of a token gets it again for ten minutes.", body = Enrolled), Enrolling)
)]
pub(super) async fn enrol(
    State(app): State<Arc<App>>,
    Caller(caller): Caller,
    Body(body): Body<Enrol>,
) -> Result<Json<Enrolled>, Refusal> {
    let now = app.clock.now();
    app.limits
        .enrolment
        .take(caller, now)
        .map_err(Refusal::too_many)?;
    let code = EnrolmentCode::parse(&body.code).ok_or(ErrorCode::EnrolmentRefused)?;
    let (token, hash) = match &body.token_sha256 {
        Some(hash) => {
            let mut own = [0; 32];
            hex::decode_to_slice(hash, &mut own).map_err(|_| ErrorCode::Malformed)?;
            (String::new(), own)
        }
        None => {
            let token = hex::encode(random::bytes::<32>());
            let hash = token_hash(&token);
            (token, hash)
        }
    };
    let new = NewToken {
        hash,
        first_name: u16::from_le_bytes(random::bytes()),
    };
    let taken = app
        .store
        .enrol(code.hash(), new, body.kiosk, now)
        .await?
        .ok_or_else(|| {
            tracing::warn!(event = "enrolment-refused");
            ErrorCode::EnrolmentRefused
        })?;
    let signed = app.store.signed_configuration().await?;
    // What was published, and not what this process happens to have.
    let published = signed.as_ref().map(configuration::read).transpose();
    let published = published.map_err(|_| ErrorCode::Internal)?;
    let sealing_keys = published.map_or_else(
        || app.sealing_keys.clone(),
        |published| published.sealing_keys,
    );
    tracing::info!(event = "kiosk-enrolled", kiosk = %taken.kiosk, store = taken.store);
    Ok(Json(Enrolled {
        kiosk: taken.kiosk,
        token,
        store: taken.store,
        time_zone: taken.time_zone,
        public_base: app.public_base.clone(),
        sealing_keys,
        demo: app.demo,
        server_time: now,
        configuration_key: signed.map(|signed| signed.key),
    }))
}
