//! How the provider is asked: not for long, not for much, and nobody to whom it sends us on.

use std::{fs, io, path::PathBuf, time::Duration};

use reqwest::{
    Certificate, Client, ClientBuilder, RequestBuilder, StatusCode, header, redirect::Policy,
};
use url::{Url, form_urlencoded};

use super::{Refused, SignInSettings};
use crate::hosts::is_private;

/// The longest answer that is read. A discovery document or a key set has some kilobytes, a token rarely more than ten.
const MOST_BYTES: usize = 256 * 1024;
const FORM: &str = "application/x-www-form-urlencoded";

/// Why the provider cannot be asked at all.
#[derive(Debug, thiserror::Error)]
pub enum NoClient {
    /// The authority's file.
    #[error("{0}, `authority` of [sign_in], cannot be read")]
    File(PathBuf, #[source] io::Error),
    /// What is in it.
    #[error("{0}, `authority` of [sign_in], holds no certificate that can be used")]
    Certificate(PathBuf),
    /// The client itself.
    #[error("nothing can be asked over TLS")]
    Tls(#[source] reqwest::Error),
}

/// What it answered.
pub(super) struct Answer {
    pub status: StatusCode,
    pub body: Vec<u8>,
}

/// What asks the provider.
#[derive(Debug, Clone)]
pub(super) struct Http(Client);

impl Http {
    /// Whoever answers at the provider's address must be believed by the authority of the settings, else by this machine.
    pub(super) fn new(settings: &SignInSettings, patience: Duration) -> Result<Http, NoClient> {
        let builder = trusting(settings)?
            .timeout(patience)
            .connect_timeout(patience)
            .redirect(Policy::none())
            .no_proxy();
        // The workspace chooses one provider of cryptography, and reqwest takes the process's.
        let _chosen_before = rustls::crypto::ring::default_provider().install_default();
        builder.build().map(Http).map_err(NoClient::Tls)
    }

    /// Reads what is published there.
    pub(super) async fn read(&self, url: &Url) -> Result<Vec<u8>, Refused> {
        let answer = asked(self.0.get(private(url)?)).await?;
        match answer.status {
            StatusCode::OK => Ok(answer.body),
            _ => Err(Refused::Unreadable),
        }
    }

    /// Sends a form, with name and secret in the header where they are given.
    pub(super) async fn send(
        &self,
        url: &Url,
        form: &[(&str, &str)],
        by: Option<(&str, &str)>,
    ) -> Result<Answer, Refused> {
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        let mut request = self.0.post(private(url)?).body(form);
        if let Some((name, secret)) = by {
            // RFC 6749, 2.3.1: encoded as in a form first.
            let encoded = |text: &str| -> String {
                form_urlencoded::byte_serialize(text.as_bytes()).collect()
            };
            request = request.basic_auth(encoded(name), Some(encoded(secret)));
        }
        asked(request.header(header::CONTENT_TYPE, FORM)).await
    }
}

fn private(url: &Url) -> Result<Url, Refused> {
    match is_private(url) {
        true => Ok(url.clone()),
        false => Err(Refused::Unreadable),
    }
}

async fn asked(request: RequestBuilder) -> Result<Answer, Refused> {
    let request = request.header(header::ACCEPT, "application/json");
    let mut answer = request.send().await.map_err(|error| refused(&error))?;
    let mut body = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(|error| refused(&error))? {
        if body.len() + part.len() > MOST_BYTES {
            return Err(Refused::TooLarge);
        }
        body.extend_from_slice(&part);
    }
    Ok(Answer {
        status: answer.status(),
        body,
    })
}

fn trusting(settings: &SignInSettings) -> Result<ClientBuilder, NoClient> {
    if settings.issuer.starts_with("http://") {
        return Ok(Client::builder().tls_certs_only([]));
    }
    let Some(path) = &settings.authority else {
        return Ok(Client::builder());
    };
    let pem = fs::read(path).map_err(|error| NoClient::File(path.clone(), error))?;
    let unusable = || NoClient::Certificate(path.clone());
    let certificates = Certificate::from_pem_bundle(&pem).map_err(|_| unusable())?;
    match certificates.is_empty() {
        true => Err(unusable()),
        false => Ok(Client::builder().tls_certs_only(certificates)),
    }
}

fn refused(error: &reqwest::Error) -> Refused {
    match error.is_timeout() {
        true => Refused::Slow,
        false => Refused::Away,
    }
}
