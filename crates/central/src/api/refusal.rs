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
    pub const METHOD: Refusal = Refusal {
        status: StatusCode::METHOD_NOT_ALLOWED,
        code: ErrorCode::NotFound,
        retry_after_s: None,
    };

    /// Too often: come back after so many seconds.
    pub fn too_many(retry_after_s: u32) -> Refusal {
        Refusal {
            retry_after_s: Some(retry_after_s),
            ..ErrorCode::TooManyRequests.into()
        }
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
            ErrorCode::HashMismatch | ErrorCode::HeaderMismatch | ErrorCode::CodeWrong => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            ErrorCode::CodeSpent => StatusCode::GONE,
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
        Refusal {
            status,
            code,
            retry_after_s,
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Refusal {
        logged(&error).into()
    }
}

/// Logs a failure of the store, once, here at the boundary, and gives the code to answer with. The
/// database's own words hold no bound values.
pub fn logged(error: &StoreError) -> ErrorCode {
    let cause = std::error::Error::source(error).map(ToString::to_string);
    let code = match error {
        StoreError::Unavailable(_) | StoreError::Folder(_) | StoreError::KeyMissing(_) => {
            ErrorCode::Unavailable
        }
        _ => ErrorCode::Internal,
    };
    tracing::error!(event = "store-failed", error = %error, cause, code = code.as_str());
    code
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
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_or_full_database_is_worth_another_try_and_a_fault_is_not() {
        let answer = |error: sqlx::Error| {
            let response = Refusal::from(StoreError::from(error)).into_response();
            let wait = response.headers().get(header::RETRY_AFTER).cloned();
            (response.status().as_u16(), wait)
        };
        assert_eq!(
            answer(sqlx::Error::PoolTimedOut),
            (503, Some(HeaderValue::from_static("5")))
        );
        assert_eq!(answer(sqlx::Error::RowNotFound), (500, None));
    }

    #[test]
    fn every_code_has_a_status_that_is_no_success() {
        for name in [
            "malformed",
            "hash-mismatch",
            "conflict",
            "unavailable",
            "internal",
        ] {
            let code: ErrorCode = serde_json::from_value(name.into()).unwrap();
            assert!(Refusal::from(code).status.as_u16() >= 400, "{name}");
        }
        assert_eq!(Refusal::too_many(7).retry_after_s, Some(7));
    }
}
