//! TLS to central: one authority from the configuration, and certificates judged by central's clock
//! carried on by the monotonic one (never earlier than the build), so that a wrong wall clock becomes
//! a named fault instead of a silent one.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::{
        Resumption, WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    time_provider::TimeProvider,
};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject};

use crate::machine::clock::{BUILD_MS, Clock};

/// How many of central's certificates are remembered: more than stand behind one address.
const REMEMBERED: usize = 4;

/// The trust anchor cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrustError {
    /// The file holds no PEM certificate.
    #[error("the trust anchor holds no PEM certificate")]
    NoCertificate,
    /// The certificate is none that can be trusted.
    #[error("the trust anchor is not a usable certificate")]
    Unusable,
    /// The HTTP client could not be built.
    #[error("no HTTPS client")]
    Client,
}

#[derive(Debug)]
struct BestTime(Arc<Clock>);

impl TimeProvider for BestTime {
    fn current_time(&self) -> Option<UnixTime> {
        Some(unix(self.0.best_ms()))
    }
}

/// A certificate that was verified, with what is needed to judge it at another time.
#[derive(Debug)]
struct Seen {
    leaf: CertificateDer<'static>,
    intermediates: Vec<CertificateDer<'static>>,
    name: ServerName<'static>,
}

/// Judges central's certificates: by the best knowledge of the time, and where that fails by the wall clock
/// as well, so that a wrong time that was believed cannot keep the kiosk from being told the right one.
#[derive(Debug)]
pub struct Judge {
    by_anchor: Arc<WebPkiServerVerifier>,
    clock: Arc<Clock>,
    seen: Mutex<VecDeque<Seen>>,
}

impl Judge {
    /// Whether the certificate with these bytes, by which a connection came about, is valid at `at`.
    pub fn holds_at(&self, leaf: &[u8], at: Timestamp) -> bool {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let at = unix(at.as_millisecond());
        seen.iter()
            .find(|seen| seen.leaf.as_ref() == leaf)
            .is_some_and(|seen| {
                self.by_anchor
                    .verify_server_cert(&seen.leaf, &seen.intermediates, &seen.name, &[], at)
                    .is_ok()
            })
    }

    fn remember(
        &self,
        leaf: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
    ) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|seen| seen.leaf.as_ref() != leaf.as_ref());
        seen.truncate(REMEMBERED - 1);
        seen.push_front(Seen {
            leaf: leaf.clone().into_owned(),
            intermediates: intermediates
                .iter()
                .map(|certificate| certificate.clone().into_owned())
                .collect(),
            name: name.to_owned(),
        });
    }
}

impl ServerCertVerifier for Judge {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let by = |time| {
            self.by_anchor
                .verify_server_cert(leaf, intermediates, name, ocsp, time)
        };
        let wall_ms = self.clock.wall_ms();
        let verified = match by(now) {
            Err(error) if is_of_time(&error) && wall_ms >= BUILD_MS => {
                by(unix(wall_ms)).map_err(|_| error)?
            }
            verified => verified?,
        };
        self.remember(leaf, intermediates, name);
        Ok(verified)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.by_anchor
            .verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.by_anchor
            .verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.by_anchor.supported_verify_schemes()
    }
}

fn is_of_time(error: &rustls::Error) -> bool {
    matches!(
        error,
        rustls::Error::InvalidCertificate(
            CertificateError::Expired
                | CertificateError::ExpiredContext { .. }
                | CertificateError::NotValidYet
                | CertificateError::NotValidYetContext { .. }
        )
    )
}

fn unix(ms: i64) -> UnixTime {
    UnixTime::since_unix_epoch(Duration::from_millis(u64::try_from(ms).unwrap_or(0)))
}

/// A client configuration that trusts the certificates in `authority` (PEM) and no other, and who judges
/// them.
pub fn client_config(
    authority: &[u8],
    clock: Arc<Clock>,
) -> Result<(ClientConfig, Arc<Judge>), TrustError> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(authority) {
        let certificate = certificate.map_err(|_| TrustError::NoCertificate)?;
        roots.add(certificate).map_err(|_| TrustError::Unusable)?;
    }
    if roots.is_empty() {
        return Err(TrustError::NoCertificate);
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let by_anchor = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider.clone())
        .build()
        .map_err(|_| TrustError::Unusable)?;
    let judge = Arc::new(Judge {
        by_anchor,
        clock: clock.clone(),
        seen: Mutex::default(),
    });
    let mut config = ClientConfig::builder_with_details(provider, Arc::new(BestTime(clock)))
        .with_safe_default_protocol_versions()
        .map_err(|_| TrustError::Client)?
        .dangerous()
        .with_custom_certificate_verifier(judge.clone())
        .with_no_client_auth();
    // A session that is taken up again is judged by nobody: central's certificate could run out unnoticed.
    config.resumption = Resumption::disabled();
    Ok((config, judge))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_that_is_no_certificate_is_refused() {
        let clock = Arc::new(Clock::new(None));
        for text in [
            &b""[..],
            b"hello",
            b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        ] {
            assert!(client_config(text, clock.clone()).is_err());
        }
    }
}
