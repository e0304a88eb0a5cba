//! The line's certificates: one that central's authority signed, and a stranger's.

use std::{fs, path::Path, sync::Arc};

use anyhow::{Context, Result};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::{ClientConfig, RootCertStore, ServerConfig, crypto::ring};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, pem::PemObject};

/// See the module.
pub(super) struct Certificates {
    ours: Arc<ServerConfig>,
    stranger: Arc<ServerConfig>,
    client: Arc<ClientConfig>,
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
            ours: server_signed_by(authority)?,
            stranger: server_signed_by(KeyPair::generate()?)?,
            client: Arc::new(client),
        })
    }

    pub(super) fn server(&self, stranger: bool) -> Arc<ServerConfig> {
        Arc::clone(if stranger { &self.stranger } else { &self.ours })
    }

    pub(super) fn client(&self) -> Arc<ClientConfig> {
        Arc::clone(&self.client)
    }
}

fn server_signed_by(authority: KeyPair) -> Result<Arc<ServerConfig>> {
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
    let certificate = parameters.signed_by(&key, &Issuer::new(issuer, authority))?;
    let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
