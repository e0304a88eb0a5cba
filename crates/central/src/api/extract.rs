//! What handlers are given: the kiosk that showed its token, and bodies that were parsed.

use std::{sync::Arc, time::Duration};

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, header, request::Parts},
};
use protocol::wire::ErrorCode;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{Refusal, limit};
use crate::{app::App, store::KnownKiosk};

/// KiB of batches that are read from the network at the same time, and so in memory: some thirty large ones, or hundreds of
/// slow lines, whose batches are small.
const READ_AT_ONCE: u32 = 16 * 1024;
/// Batches that are parsed and written at the same time: while one waits for the disk, others are parsed, and who looks at a
/// page waits for no more than these.
const DONE_AT_ONCE: usize = 4;
/// Longer than this a kiosk does not wait to be read: it comes again, and its request has cost nothing.
const PATIENCE: Duration = Duration::from_secs(10);

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

/// The turns of large bodies.
#[derive(Debug)]
pub struct Turns {
    reading: Arc<Semaphore>,
    doing: Arc<Semaphore>,
}

impl Default for Turns {
    fn default() -> Turns {
        Turns {
            reading: Arc::new(Semaphore::new(READ_AT_ONCE as usize)),
            doing: Arc::new(Semaphore::new(DONE_AT_ONCE)),
        }
    }
}

/// How much of what is read at once a body takes: what it says, or as much as any may have.
fn kib(headers: &HeaderMap) -> u32 {
    let length = headers.get(header::CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    let kib = length.unwrap_or(limit::BATCH).min(limit::BATCH) / 1024;
    u32::try_from(kib)
        .unwrap_or(READ_AT_ONCE)
        .clamp(1, READ_AT_ONCE)
}

/// A large JSON body, read and parsed when it is its turn, which lasts until this is dropped. When all kiosks come back at
/// once, they stand in line before anything of theirs is in memory.
pub struct InTurn<T> {
    /// The body.
    pub body: T,
    _turn: OwnedSemaphorePermit,
}

impl<T: DeserializeOwned> FromRequest<Arc<App>> for InTurn<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<InTurn<T>, Refusal> {
        let reading = Arc::clone(&app.turns.reading).acquire_many_owned(kib(request.headers()));
        let reading = tokio::time::timeout(PATIENCE, reading).await;
        let Ok(Ok(_reading)) = reading else {
            return Err(ErrorCode::Unavailable.into());
        };
        let bytes = Bytes::from_request(request, app).await?;
        let turn = Arc::clone(&app.turns.doing).acquire_owned().await;
        let body = serde_json::from_slice(&bytes).map_err(|_| ErrorCode::Malformed)?;
        Ok(InTurn {
            body,
            _turn: turn.expect("it is never closed"),
        })
    }
}
