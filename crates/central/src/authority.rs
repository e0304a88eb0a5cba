//! TLS from the first day: an authority of central's own, and a certificate for this machine signed by it.
//!
//! The authority's certificate is the kiosks' trust anchor. The server's certificate names every host of
//! [`crate::hosts`]. A country-wide installation may put a certificate of its own authority in place of
//! `server.pem` and `server.key`.

use std::{fs, io, path::Path, sync::Arc, time::Duration};

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::{
    RootCertStore, ServerConfig,
    client::{WebPkiServerVerifier, danger::ServerCertVerifier},
    crypto::ring,
};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject};

use x509_parser::prelude::{FromDer, X509Certificate};

use crate::{
    directory::{Directory, write_new},
    hosts, keys,
};

/// A server's certificate is valid this long (the browsers' former limit).
const SERVER_DAYS: i64 = 825;
const AUTHORITY_YEARS: i64 = 20;

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// A file cannot be read or written.
    #[error("a certificate's file cannot be used")]
    File(#[from] io::Error),
    /// A certificate cannot be made.
    #[error("a certificate cannot be made")]
    Making(#[from] rcgen::Error),
    /// A file holds no certificate or no key.
    #[error("a certificate's file cannot be read")]
    Pem(#[from] rustls_pki_types::pem::Error),
    /// Certificate and key do not belong together.
    #[error("certificate and key cannot be used")]
    Tls(#[from] rustls::Error),
    /// It is none.
    #[error("a certificate's file holds none that can be read")]
    Unreadable,
}

/// Makes the authority and the server's certificate where they are missing.
pub fn create_missing(directory: &Directory, now: Timestamp) -> Result<(), CertificateError> {
    let today = TimeZone::UTC.to_datetime(now).date();
    // The key is written first: from it, an interrupted run goes on.
    write_new(
        &directory.authority_key(),
        KeyPair::generate()?.serialize_pem().as_bytes(),
        0o600,
    )?;
    let authority_key = KeyPair::from_pem(&fs::read_to_string(directory.authority_key())?)?;
    let authority = authority_parameters(today);
    if !directory.authority().try_exists()? {
        let certificate = authority.self_signed(&authority_key)?;
        write_new(&directory.authority(), certificate.pem().as_bytes(), 0o644)?;
    }
    if !directory.server_certificate().try_exists()? {
        write_new(
            &directory.server_key(),
            KeyPair::generate()?.serialize_pem().as_bytes(),
            0o600,
        )?;
        let server_key = KeyPair::from_pem(&fs::read_to_string(directory.server_key())?)?;
        let issuer = Issuer::from_params(&authority, &authority_key);
        let mut parameters = server_parameters(today);
        parameters.subject_alt_names = hosts::known(directory)?
            .iter()
            .map(|host| hosts::in_certificate(host))
            .collect::<Result<_, _>>()?;
        let certificate = parameters.signed_by(&server_key, &issuer)?;
        write_new(
            &directory.server_certificate(),
            certificate.pem().as_bytes(),
            0o644,
        )?;
    }
    Ok(())
}

/// Until when the first certificate of a chain is valid.
pub fn ends_at(chain: &Path) -> Result<Timestamp, CertificateError> {
    let first = CertificateDer::from_pem_file(chain)?;
    let (_, read) = X509Certificate::from_der(&first).map_err(|_| CertificateError::Unreadable)?;
    let seconds = read.validity().not_after.timestamp();
    Timestamp::from_second(seconds).map_err(|_| CertificateError::Unreadable)
}

/// What a server speaks TLS with, HTTP/1.1: a certificate chain and a key of these files.
pub fn tls_of(chain: &Path, key: &Path) -> Result<Arc<ServerConfig>, CertificateError> {
    let chain = CertificateDer::pem_file_iter(chain)?.collect::<Result<Vec<_>, _>>()?;
    let key = PrivateKeyDer::from_pem_file(keys::handed_over(key))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// Whether whoever trusts `authority.pem` alone believes the server under `host` at this time.
pub fn is_believed(
    directory: &Directory,
    host: &str,
    at: Timestamp,
) -> Result<bool, CertificateError> {
    let chain = CertificateDer::pem_file_iter(directory.server_certificate())?
        .collect::<Result<Vec<_>, _>>()?;
    if chain.is_empty() {
        return Err(rustls_pki_types::pem::Error::NoItemsFound.into());
    }
    let mut roots = RootCertStore::empty();
    for root in CertificateDer::pem_file_iter(directory.authority())? {
        roots.add(root?)?;
    }
    let provider = Arc::new(ring::default_provider());
    let Ok(verifier) =
        WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider).build()
    else {
        return Ok(false);
    };
    let (Some((leaf, others)), Ok(name)) = (chain.split_first(), ServerName::try_from(host)) else {
        return Ok(false);
    };
    let seconds = u64::try_from(at.as_second()).unwrap_or_default();
    let at = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    Ok(verifier
        .verify_server_cert(leaf, others, &name, &[], at)
        .is_ok())
}

fn authority_parameters(today: Date) -> CertificateParams {
    let mut parameters = CertificateParams::default();
    parameters
        .distinguished_name
        .push(DnType::CommonName, "AIMA kiosk authority");
    parameters.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    parameters.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    set_validity(
        &mut parameters,
        today,
        today.saturating_add(AUTHORITY_YEARS.years()),
    );
    parameters
}

fn server_parameters(today: Date) -> CertificateParams {
    let mut parameters = CertificateParams::default();
    parameters
        .distinguished_name
        .push(DnType::CommonName, "AIMA kiosk central");
    parameters.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    parameters.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    parameters.use_authority_key_identifier_extension = true;
    set_validity(
        &mut parameters,
        today,
        today.saturating_add(SERVER_DAYS.days()),
    );
    parameters
}

/// From the day before, since the clocks of two machines differ.
fn set_validity(parameters: &mut CertificateParams, today: Date, end: Date) {
    let at = |day: Date| date_time_ymd(day.year().into(), day.month() as u8, day.day() as u8);
    parameters.not_before = at(today.saturating_sub(1.day()));
    parameters.not_after = at(end);
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-03-02T10:00:00Z";

    fn tls(directory: &Directory) -> Result<Arc<ServerConfig>, CertificateError> {
        tls_of(&directory.server_certificate(), &directory.server_key())
    }

    #[test]
    fn a_second_run_changes_nothing_and_a_lost_server_certificate_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::new(folder.path());
        directory.create().unwrap();
        let now = "2026-03-02T10:00:00Z".parse().unwrap();
        create_missing(&directory, now).unwrap();
        let before = (
            fs::read(directory.authority()).unwrap(),
            fs::read(directory.server_certificate()).unwrap(),
        );
        create_missing(&directory, now).unwrap();
        let after = (
            fs::read(directory.authority()).unwrap(),
            fs::read(directory.server_certificate()).unwrap(),
        );
        assert_eq!(after, before);
        fs::remove_file(directory.server_certificate()).unwrap();
        create_missing(&directory, now).unwrap();
        assert_eq!(
            fs::read(directory.authority()).unwrap(),
            before.0,
            "kiosks keep their trust anchor"
        );
        assert!(tls(&directory).is_ok());
    }

    fn accepted(directory: &Directory, host: &str) -> bool {
        is_believed(directory, host, NOW.parse().unwrap()).unwrap()
    }

    #[test]
    fn the_certificate_is_for_the_hosts_that_it_was_told_and_so_is_the_next_one() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::new(folder.path());
        directory.create().unwrap();
        let told = ["central.example.org", "10.1.2.3"].map(str::to_owned);
        assert!(hosts::keep(&directory, told).unwrap());
        for round in ["first", "renewed"] {
            create_missing(&directory, NOW.parse().unwrap()).unwrap();
            for host in [
                "central.example.org",
                "10.1.2.3",
                "localhost",
                "127.0.0.1",
                "::1",
            ] {
                assert!(accepted(&directory, host), "{round}: {host}");
            }
            for stranger in ["example.org", "a.central.example.org", "10.1.2.4"] {
                assert!(!accepted(&directory, stranger), "{round}: {stranger}");
            }
            fs::remove_file(directory.server_certificate()).unwrap();
        }
    }

    #[test]
    fn a_damaged_certificate_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::new(folder.path());
        directory.create().unwrap();
        create_missing(&directory, "2026-03-02T10:00:00Z".parse().unwrap()).unwrap();
        fs::write(directory.server_certificate(), "nothing").unwrap();
        assert!(tls(&directory).is_err());
    }
}
