//! What handlers are given: the kiosk that showed its token, and bodies that were parsed.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{header, request::Parts},
};
use protocol::wire::ErrorCode;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::Refusal;
use crate::{app::App, store::KnownKiosk};

/// The kiosk whose bearer token came with the request; anything else is 401. It is read before the body.
pub struct Sender(pub KnownKiosk);

impl FromRequestParts<Arc<App>> for Sender {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Sender, Refusal> {
        let token = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, token)| token.trim())
            .ok_or(ErrorCode::Unauthorised)?;
        let kiosk = app.store.kiosk_by_token(token_hash(token)).await?;
        Ok(Sender(kiosk.ok_or(ErrorCode::Unauthorised)?))
    }
}

/// What the database keeps of a token. A token is 256 random bits, so a plain hash is enough.
pub fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// A JSON body. Its content type is not asked for: the body itself has to be right.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Body<T>, Refusal> {
        let bytes = Bytes::from_request(request, app).await?;
        serde_json::from_slice(&bytes)
            .map(Body)
            .map_err(|_| ErrorCode::Malformed.into())
    }
}
