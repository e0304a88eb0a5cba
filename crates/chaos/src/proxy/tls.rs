//! The line's certificates: one that central's authority signed, one of it that has run out, and a stranger's.

use std::{
    fs,
    path::Path,
    sync::Arc,
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::{ClientConfig, RootCertStore, ServerConfig, crypto::ring};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, pem::PemObject};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// See the module.
pub(super) struct Certificates {
    ours: Arc<ServerConfig>,
    expired: Arc<ServerConfig>,
    stranger: Arc<ServerConfig>,
    client: Arc<ClientConfig>,
}

/// Which certificate a connection is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Central's, as it should be.
    Ours,
    /// Central's, which ran out yesterday.
    Expired,
    /// One that the authority did not sign.
    Stranger,
}

impl Certificates {
    /// Signs a certificate for the line with the authority's key in central's directory.
    pub(super) fn made(central: &Path) -> Result<Certificates> {
        let key = fs::read_to_string(central.join("keys/authority.key"))
            .context("the authority's key")?;
        let authority = KeyPair::from_pem(&key)?;
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_file_iter(central.join("authority.pem"))? {
            roots.add(certificate?)?;
        }
        let client = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Certificates {
            expired: server_signed_by(KeyPair::from_pem(&key)?, true)?,
            ours: server_signed_by(authority, false)?,
            stranger: server_signed_by(KeyPair::generate()?, false)?,
            client: Arc::new(client),
        })
    }

    pub(super) fn server(&self, shown: Shown) -> Arc<ServerConfig> {
        Arc::clone(match shown {
            Shown::Ours => &self.ours,
            Shown::Expired => &self.expired,
            Shown::Stranger => &self.stranger,
        })
    }

    pub(super) fn client(&self) -> Arc<ClientConfig> {
        Arc::clone(&self.client)
    }
}

fn server_signed_by(authority: KeyPair, has_expired: bool) -> Result<Arc<ServerConfig>> {
    // The name that the authority's certificate has: issuer and subject must agree.
    let mut issuer = CertificateParams::default();
    issuer
        .distinguished_name
        .push(DnType::CommonName, "AIMA kiosk authority");
    issuer.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    let key = KeyPair::generate()?;
    let mut parameters = CertificateParams::new(["localhost".to_owned(), "127.0.0.1".to_owned()])?;
    parameters
        .distinguished_name
        .push(DnType::CommonName, "the line");
    if has_expired {
        let today = SystemTime::now();
        parameters.not_before = (today - 90 * DAY).into();
        parameters.not_after = (today - DAY).into();
    }
    let certificate = parameters.signed_by(&key, &Issuer::new(issuer, authority))?;
    let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
