//! What can go wrong between kiosk and central, named so that sync and staff can act on it.

use std::{error::Error, time::Duration};

use protocol::wire::ErrorCode;
use reqwest::StatusCode;

use crate::fault::Fault;

/// Why central's answer did not come, or was no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Nothing answered, or the connection broke.
    #[error("unreachable")]
    Unreachable,
    /// What answered is not signed by the authority that this kiosk trusts.
    #[error("certificate")]
    Certificate,
    /// The certificate is expired or not yet valid by what this kiosk takes for the time.
    #[error("certificate-time")]
    CertificateTime,
    /// Somebody answered, and not in the API's words.
    #[error("foreign-answer")]
    Foreign,
    /// Central does not know this device (401), or not any more.
    #[error("unauthorised")]
    Unauthorised,
    /// Not now: 503 or a fault of central's own.
    #[error("busy")]
    Busy(Option<Duration>),
    /// 429: asked too often.
    #[error("too-often")]
    TooOften(Option<Duration>),
    /// 413: send less at a time.
    #[error("too-large")]
    TooLarge,
    /// Central's considered no.
    #[error("refused")]
    Refused(ErrorCode),
}

impl LinkError {
    /// A stable name for the log.
    pub fn name(self) -> &'static str {
        match self {
            LinkError::Unreachable => "unreachable",
            LinkError::Certificate => "certificate",
            LinkError::CertificateTime => "certificate-time",
            LinkError::Foreign => "foreign-answer",
            LinkError::Unauthorised => "unauthorised",
            LinkError::Busy(_) => "busy",
            LinkError::TooOften(_) => "too-often",
            LinkError::TooLarge => "too-large",
            LinkError::Refused(code) => code.as_str(),
        }
    }

    /// The fault that it shows as.
    pub fn fault(self) -> Fault {
        match self {
            LinkError::Certificate => Fault::CentralCertificate,
            LinkError::CertificateTime => Fault::Clock,
            LinkError::Unauthorised => Fault::CentralRefuses,
            _ => Fault::NoNetwork,
        }
    }

    /// How long central asked to be left alone.
    pub fn retry_after(self) -> Option<Duration> {
        match self {
            LinkError::Busy(wait) | LinkError::TooOften(wait) => wait,
            _ => None,
        }
    }
}

pub(super) fn of_transport(error: &reqwest::Error) -> LinkError {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(inner) = cause {
        if let Some(found) = inner.downcast_ref::<rustls::Error>() {
            return of_tls(found);
        }
        // An I/O error's `source` leaves out the very error that it wraps.
        let wrapped = inner
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref);
        cause = match wrapped {
            Some(wrapped) => Some(wrapped),
            None => inner.source(),
        };
    }
    LinkError::Unreachable
}

fn of_tls(error: &rustls::Error) -> LinkError {
    use rustls::CertificateError as Certificate;
    match error {
        rustls::Error::InvalidCertificate(
            Certificate::Expired
            | Certificate::ExpiredContext { .. }
            | Certificate::NotValidYet
            | Certificate::NotValidYetContext { .. },
        ) => LinkError::CertificateTime,
        rustls::Error::InvalidCertificate(_) | rustls::Error::NoCertificatesPresented => {
            LinkError::Certificate
        }
        _ => LinkError::Unreachable,
    }
}

pub(super) fn of_status(
    status: StatusCode,
    code: Option<ErrorCode>,
    retry_after: Option<Duration>,
) -> LinkError {
    // A refusal without the API's own body may be anybody's: a proxy's 401 must not stop delivery.
    match (status, code) {
        (StatusCode::TOO_MANY_REQUESTS, _) => LinkError::TooOften(retry_after),
        (StatusCode::SERVICE_UNAVAILABLE, _) => LinkError::Busy(retry_after),
        (StatusCode::PAYLOAD_TOO_LARGE, _) => LinkError::TooLarge,
        (_, None) => LinkError::Foreign,
        (StatusCode::UNAUTHORIZED, Some(ErrorCode::Unauthorised)) => LinkError::Unauthorised,
        (status, Some(_)) if status.is_server_error() => LinkError::Busy(retry_after),
        (_, Some(code)) => LinkError::Refused(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_without_the_apis_own_body_is_never_a_considered_no() {
        for status in [200, 302, 401, 403, 404, 409, 422, 500] {
            let status = StatusCode::from_u16(status).expect("a status");
            assert_eq!(
                of_status(status, None, None),
                LinkError::Foreign,
                "{status}"
            );
        }
    }

    #[test]
    fn a_busy_central_is_asked_again_when_it_says() {
        let wait = Some(Duration::from_secs(7));
        for status in [429, 503] {
            let status = StatusCode::from_u16(status).expect("a status");
            assert_eq!(of_status(status, None, wait).retry_after(), wait);
        }
    }

    #[test]
    fn only_centrals_own_401_stops_delivery() {
        let unauthorised = of_status(
            StatusCode::UNAUTHORIZED,
            Some(ErrorCode::Unauthorised),
            None,
        );
        assert_eq!(unauthorised.fault(), Fault::CentralRefuses);
        let portal = of_status(StatusCode::UNAUTHORIZED, None, None);
        assert_eq!(portal.fault(), Fault::NoNetwork);
    }

    #[test]
    fn an_expired_certificate_is_a_matter_of_the_clock_and_a_foreign_one_is_not() {
        let of = |error| of_tls(&rustls::Error::InvalidCertificate(error)).fault();
        assert_eq!(of(rustls::CertificateError::Expired), Fault::Clock);
        assert_eq!(of(rustls::CertificateError::NotValidYet), Fault::Clock);
        assert_eq!(
            of(rustls::CertificateError::UnknownIssuer),
            Fault::CentralCertificate
        );
    }
}
