//! The certificates that are served. Their files are looked at again every few seconds: one that was renewed is served without a
//! restart, and one that cannot be used leaves the one before in its place.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use axum_server::tls_rustls::RustlsConfig;
use jiff::Timestamp;
use rustls::ServerConfig;

use crate::{
    authority::{self, CertificateError},
    keys,
};

/// A certificate that a listener serves.
pub struct Certificate {
    chain: PathBuf,
    key: PathBuf,
    served: RustlsConfig,
    seen: Written,
    ends_at: Timestamp,
}

/// When the two files were written.
type Written = [Option<SystemTime>; 2];

impl Certificate {
    /// Of these files, PEM.
    ///
    /// # Errors
    /// They cannot be used.
    pub fn of(chain: PathBuf, key: PathBuf) -> Result<Certificate, CertificateError> {
        // What is written from here on is seen the next time.
        let seen = written(&chain, &key);
        let (tls, ends_at) = read(&chain, &key)?;
        Ok(Certificate {
            served: RustlsConfig::from_config(tls),
            chain,
            key,
            seen,
            ends_at,
        })
    }

    /// What a listener serves, now and after it is renewed.
    pub fn served(&self) -> RustlsConfig {
        self.served.clone()
    }

    fn look(&mut self) {
        let seen = written(&self.chain, &self.key);
        if seen == self.seen {
            return;
        }
        // Said once, whatever comes of it: two files are not written at one moment, and the other comes.
        self.seen = seen;
        let file = self.chain.display();
        match read(&self.chain, &self.key) {
            Ok((tls, ends_at)) => {
                self.served.reload_from_config(tls);
                self.ends_at = ends_at;
                tracing::info!(event = "certificate-renewed", file = %file, until = %ends_at);
            }
            Err(error) => {
                let cause = std::error::Error::source(&error).map(ToString::to_string);
                tracing::error!(event = "certificate-unusable", file = %file, error = %error, cause);
            }
        }
    }
}

fn read(chain: &Path, key: &Path) -> Result<(Arc<ServerConfig>, Timestamp), CertificateError> {
    Ok((authority::tls_of(chain, key)?, authority::ends_at(chain)?))
}

fn written(chain: &Path, key: &Path) -> Written {
    let at = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    [at(chain), at(&keys::handed_over(key))]
}

/// Those of one process.
#[derive(Default)]
pub struct Certificates(Mutex<Vec<Certificate>>);

impl Certificates {
    /// All of them.
    pub fn new(all: Vec<Certificate>) -> Certificates {
        Certificates(Mutex::new(all))
    }

    /// Serves those that were renewed.
    pub fn look(&self) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter_mut().for_each(Certificate::look);
    }

    /// When the first of them ends.
    pub fn first_end(&self) -> Option<Timestamp> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().map(|it| it.ends_at).min()
    }
}

impl std::fmt::Debug for Certificates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Certificates")
            .field(&self.first_end())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::directory::Directory;

    #[tokio::test]
    async fn a_renewed_certificate_is_served_and_one_that_is_none_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::new(folder.path());
        directory.create().unwrap();
        let first: Timestamp = "2026-03-02T10:00:00Z".parse().unwrap();
        authority::create_missing(&directory, first).unwrap();
        let (chain, key) = (directory.server_certificate(), directory.server_key());
        let all = Certificates::new(vec![Certificate::of(chain.clone(), key.clone()).unwrap()]);
        let days = |at: Timestamp| at.duration_since(first).as_hours() / 24;
        assert_eq!(days(all.first_end().unwrap()), 824, "the end of the day");
        let touched = |path: &PathBuf, seconds| {
            let file = fs::File::options().append(true).open(path).unwrap();
            let now = SystemTime::now() + Duration::from_secs(seconds);
            file.set_modified(now).unwrap();
        };
        // Half of what is to come, as while somebody copies it.
        fs::write(&chain, "nothing").unwrap();
        touched(&chain, 1);
        all.look();
        assert_eq!(days(all.first_end().unwrap()), 824, "the one before stays");
        fs::remove_file(&chain).unwrap();
        fs::remove_file(&key).unwrap();
        let later: Timestamp = "2028-03-02T10:00:00Z".parse().unwrap();
        authority::create_missing(&directory, later).unwrap();
        touched(&chain, 2);
        all.look();
        assert!(days(all.first_end().unwrap()) > 1_500);
    }
}
