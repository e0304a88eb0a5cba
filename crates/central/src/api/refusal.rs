//! The one place where something that went wrong becomes an answer.

use axum::{
    Json,
    extract::rejection::BytesRejection,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use protocol::wire::{ApiError, ErrorCode};

use crate::store::StoreError;

/// Seconds after which a kiosk may ask again when the database was busy or full.
const ASK_AGAIN_S: u32 = 5;

/// An answer that is no success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    status: StatusCode,
    code: ErrorCode,
    retry_after_s: Option<u32>,
}

impl Refusal {
    /// Nothing answers to this method here (405); the body says `not-found`.
    pub const METHOD: Refusal =
        Refusal { status: StatusCode::METHOD_NOT_ALLOWED, code: ErrorCode::NotFound, retry_after_s: None };

    /// Too often: come back after so many seconds.
    pub fn too_many(retry_after_s: u32) -> Refusal {
        Refusal { retry_after_s: Some(retry_after_s), ..ErrorCode::TooManyRequests.into() }
    }

    /// Why.
    pub fn code(self) -> ErrorCode {
        self.code
    }
}

impl From<ErrorCode> for Refusal {
    fn from(code: ErrorCode) -> Refusal {
        let status = match code {
            ErrorCode::Malformed => StatusCode::BAD_REQUEST,
            ErrorCode::HashMismatch | ErrorCode::HeaderMismatch => StatusCode::UNPROCESSABLE_ENTITY,
            ErrorCode::Conflict | ErrorCode::TrackingCodeTaken => StatusCode::CONFLICT,
            ErrorCode::Unauthorised => StatusCode::UNAUTHORIZED,
            ErrorCode::EnrolmentRefused => StatusCode::FORBIDDEN,
            ErrorCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            ErrorCode::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            ErrorCode::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            ErrorCode::NotFound => StatusCode::NOT_FOUND,
            ErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let retry_after_s = (code == ErrorCode::Unavailable).then_some(ASK_AGAIN_S);
        Refusal { status, code, retry_after_s }
    }
}

/// Logs the failure, once, here at the boundary. The database's words hold no bound values.
impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Refusal {
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        let code = match error {
            StoreError::Unavailable(_) | StoreError::Folder(_) => ErrorCode::Unavailable,
            _ => ErrorCode::Internal,
        };
        tracing::error!(event = "store-failed", error = %error, cause, code = code.as_str());
        code.into()
    }
}

impl From<BytesRejection> for Refusal {
    fn from(rejection: BytesRejection) -> Refusal {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => ErrorCode::TooLarge.into(),
            // The body ended early or was not HTTP: sending it again may help.
            _ => ErrorCode::Unavailable.into(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(ApiError { code: self.code })).into_response();
        if let Some(seconds) = self.retry_after_s {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
