//! TLS to central: one authority from the configuration, and certificates judged by central's clock
//! carried on by the monotonic one (never earlier than the build), so that a wrong wall clock becomes
//! a named fault instead of a silent one.

use std::{sync::Arc, time::Duration};

use rustls::{ClientConfig, RootCertStore, time_provider::TimeProvider};
use rustls_pki_types::{CertificateDer, UnixTime, pem::PemObject};

use crate::clock::Clock;

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
        let ms = u64::try_from(self.0.best_ms()).unwrap_or(0);
        Some(UnixTime::since_unix_epoch(Duration::from_millis(ms)))
    }
}

/// A client configuration that trusts the certificates in `authority` (PEM) and no other.
pub fn client_config(authority: &[u8], clock: Arc<Clock>) -> Result<ClientConfig, TrustError> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(authority) {
        let certificate = certificate.map_err(|_| TrustError::NoCertificate)?;
        roots.add(certificate).map_err(|_| TrustError::Unusable)?;
    }
    if roots.is_empty() {
        return Err(TrustError::NoCertificate);
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(
        ClientConfig::builder_with_details(provider, Arc::new(BestTime(clock)))
            .with_safe_default_protocol_versions()
            .map_err(|_| TrustError::Client)?
            .with_root_certificates(roots)
            .with_no_client_auth(),
    )
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
