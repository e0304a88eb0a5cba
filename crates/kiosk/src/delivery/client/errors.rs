//! What can go wrong between kiosk and central, named so that delivery and staff can act on it.

use std::{error::Error, time::Duration};

use protocol::wire::ErrorCode;
use reqwest::StatusCode;

use crate::machine::fault::Fault;

/// A Retry-After that is not in the API's own words is taken as no more than this: a proxy's header must
/// not silence a kiosk.
const LONGEST_STRANGERS_WAIT: Duration = Duration::from_secs(5 * 60);

/// Why central's answer did not come, or was no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// No connection came about.
    #[error("unreachable")]
    Unreachable,
    /// A connection came about, and the exchange did not end: cut off, or too slow.
    #[error("broken")]
    Broken,
    /// What answered is not signed by the authority that this kiosk trusts.
    #[error("certificate")]
    Certificate,
    /// The certificate has run out, by what this kiosk takes for the time and by the wall clock.
    #[error("certificate-expired")]
    CertificateExpired,
    /// The certificate is not valid yet, by what this kiosk takes for the time and by the wall clock.
    #[error("certificate-time")]
    CertificateTime,
    /// Somebody answered, and not in the API's words: a portal, a proxy. It says nothing of what was sent.
    #[error("foreign-answer")]
    Foreign(Option<Duration>),
    /// Central does not know this device (401), or not any more.
    #[error("unauthorised")]
    Unauthorised,
    /// Not now (503).
    #[error("busy")]
    Busy(Option<Duration>),
    /// A fault of central's own (500).
    #[error("failing")]
    Failing,
    /// 429: asked too often.
    #[error("too-often")]
    TooOften(Option<Duration>),
    /// 413: send less at a time.
    #[error("too-large")]
    TooLarge,
    /// Central's considered no to the exchange as a whole.
    #[error("refused")]
    Refused(ErrorCode),
}

impl LinkError {
    /// A stable name for the log.
    pub fn name(self) -> &'static str {
        match self {
            LinkError::Unreachable => "unreachable",
            LinkError::Broken => "broken",
            LinkError::Certificate => "certificate",
            LinkError::CertificateExpired => "certificate-expired",
            LinkError::CertificateTime => "certificate-time",
            LinkError::Foreign(_) => "foreign-answer",
            LinkError::Unauthorised => "unauthorised",
            LinkError::Busy(_) => "busy",
            LinkError::Failing => "failing",
            LinkError::TooOften(_) => "too-often",
            LinkError::TooLarge => "too-large",
            LinkError::Refused(code) => code.as_str(),
        }
    }

    /// The fault that it shows as.
    pub fn fault(self) -> Fault {
        match self {
            LinkError::Unreachable | LinkError::Broken => Fault::NoNetwork,
            LinkError::Certificate => Fault::CentralCertificate,
            LinkError::CertificateExpired => Fault::CentralCertificateExpired,
            LinkError::CertificateTime => Fault::Clock,
            LinkError::Unauthorised => Fault::CentralRefuses,
            LinkError::Foreign(_)
            | LinkError::Busy(_)
            | LinkError::Failing
            | LinkError::TooOften(_)
            | LinkError::TooLarge
            | LinkError::Refused(_) => Fault::CentralFailing,
        }
    }

    /// How long to leave central alone: what it asked for, or at most five minutes of what somebody else
    /// asked for.
    pub fn retry_after(self) -> Option<Duration> {
        match self {
            LinkError::Busy(wait) | LinkError::TooOften(wait) => wait,
            LinkError::Foreign(wait) => wait.map(|wait| wait.min(LONGEST_STRANGERS_WAIT)),
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
    match error.is_connect() {
        true => LinkError::Unreachable,
        false => LinkError::Broken,
    }
}

fn of_tls(error: &rustls::Error) -> LinkError {
    use rustls::CertificateError as Certificate;
    match error {
        rustls::Error::InvalidCertificate(
            Certificate::Expired | Certificate::ExpiredContext { .. },
        ) => LinkError::CertificateExpired,
        rustls::Error::InvalidCertificate(
            Certificate::NotValidYet | Certificate::NotValidYetContext { .. },
        ) => LinkError::CertificateTime,
        rustls::Error::InvalidCertificate(_) | rustls::Error::NoCertificatesPresented => {
            LinkError::Certificate
        }
        _ => LinkError::Unreachable,
    }
}

/// What an answer that is no success means; `code` is there where its body is the API's own.
pub(super) fn of_status(
    status: StatusCode,
    code: Option<ErrorCode>,
    retry_after: Option<Duration>,
) -> LinkError {
    let Some(code) = code else {
        return LinkError::Foreign(retry_after);
    };
    match status {
        StatusCode::TOO_MANY_REQUESTS => LinkError::TooOften(retry_after),
        StatusCode::SERVICE_UNAVAILABLE => LinkError::Busy(retry_after),
        StatusCode::PAYLOAD_TOO_LARGE => LinkError::TooLarge,
        StatusCode::UNAUTHORIZED if code == ErrorCode::Unauthorised => LinkError::Unauthorised,
        status if status.is_server_error() => LinkError::Failing,
        _ => LinkError::Refused(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(number: u16) -> StatusCode {
        StatusCode::from_u16(number).expect("a status")
    }

    #[test]
    fn an_answer_without_the_apis_own_body_is_never_a_considered_no() {
        for number in [200, 302, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503] {
            assert_eq!(
                of_status(status(number), None, None),
                LinkError::Foreign(None),
                "{number}"
            );
        }
    }

    #[test]
    fn a_busy_central_is_asked_again_when_it_says() {
        let wait = Some(Duration::from_secs(1700));
        let of = |number, code| of_status(status(number), Some(code), wait).retry_after();
        assert_eq!(of(429, ErrorCode::TooManyRequests), wait);
        assert_eq!(of(503, ErrorCode::Unavailable), wait);
    }

    #[test]
    fn a_strangers_retry_after_silences_no_kiosk() {
        let asked = |seconds| {
            of_status(status(503), None, Some(Duration::from_secs(seconds)))
                .retry_after()
                .expect("kept")
                .as_secs()
        };
        assert_eq!((asked(7), asked(86_400)), (7, 300));
    }

    #[test]
    fn only_centrals_own_401_says_that_the_token_is_not_known() {
        let unauthorised = of_status(status(401), Some(ErrorCode::Unauthorised), None);
        assert_eq!(unauthorised.fault(), Fault::CentralRefuses);
        let portal = of_status(status(401), None, None);
        assert_eq!(portal.fault(), Fault::CentralFailing);
    }

    #[test]
    fn a_certificate_that_ran_out_is_named_as_what_it_is() {
        let of = |error| of_tls(&rustls::Error::InvalidCertificate(error)).fault();
        assert_eq!(
            of(rustls::CertificateError::Expired),
            Fault::CentralCertificateExpired
        );
        assert_eq!(of(rustls::CertificateError::NotValidYet), Fault::Clock);
        assert_eq!(
            of(rustls::CertificateError::UnknownIssuer),
            Fault::CentralCertificate
        );
    }
}
