//! A blocking HTTP client: reqwest, which the product has anyway, on a runtime of one thread.

use std::{path::Path, sync::Once, time::Duration};

use anyhow::{Context, Result};
use serde_json::Value;

pub use reqwest::Method;

/// Longer than anything that is asked here takes when it works.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Sends requests and waits for the answers.
#[derive(Debug)]
pub struct Http {
    runtime: tokio::runtime::Runtime,
    client: reqwest::Client,
}

/// The answer to one step.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The status code.
    pub status: u16,
    /// Where it leads, as the header has it.
    pub location: Option<String>,
    /// Names and values of the cookies that it sets; an empty value takes one away.
    pub cookies: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

/// An answer, whatever its status.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The body as text.
    pub body: String,
}

impl Http {
    /// A client for plain HTTP on this machine.
    ///
    /// # Errors
    /// The runtime cannot be made.
    pub fn plain() -> Result<Http> {
        Http::over(reqwest::Client::builder().tls_certs_only([]))
    }

    /// A client that trusts one authority and no other.
    ///
    /// # Errors
    /// The file cannot be read, or holds no certificate.
    pub fn trusting(authority: &Path) -> Result<Http> {
        Http::over(Http::trusting_builder(authority)?)
    }

    /// A client that trusts one authority and follows no redirect by itself.
    ///
    /// # Errors
    /// As [`Http::trusting`].
    pub fn step_by_step(authority: &Path) -> Result<Http> {
        let builder = Http::trusting_builder(authority)?;
        Http::over(builder.redirect(reqwest::redirect::Policy::none()))
    }

    fn trusting_builder(authority: &Path) -> Result<reqwest::ClientBuilder> {
        let pem = std::fs::read(authority)
            .with_context(|| format!("cannot read {}", authority.display()))?;
        let certificates = reqwest::Certificate::from_pem_bundle(&pem)
            .with_context(|| format!("no certificate in {}", authority.display()))?;
        Ok(reqwest::Client::builder().tls_certs_only(certificates))
    }

    fn over(builder: reqwest::ClientBuilder) -> Result<Http> {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| {
            // Somebody else in this process may have chosen it already: the same one.
            let _chosen_before = rustls::crypto::ring::default_provider().install_default();
        });
        Ok(Http {
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .context("a runtime for HTTP")?,
            client: builder.no_proxy().timeout(TIMEOUT).build()?,
        })
    }

    /// Sends one request; any status is an answer.
    ///
    /// # Errors
    /// No answer came: not reachable, not trusted, or too late.
    pub fn send(&self, method: Method, url: &str, body: Option<&Value>) -> Result<Answer> {
        let mut request = self.client.request(method, url);
        if let Some(body) = body {
            request = request.json(body);
        }
        self.answer(request)
            .with_context(|| format!("no answer from {url}"))
    }

    /// GET in a language (the value of `Accept-Language`).
    ///
    /// # Errors
    /// As [`Http::send`].
    pub fn get_in(&self, url: &str, language: &str) -> Result<Answer> {
        let request = self.client.get(url).header("Accept-Language", language);
        self.answer(request)
            .with_context(|| format!("no answer from {url}"))
    }

    /// One step as a browser takes it, with these headers and, if there is one, this form.
    ///
    /// # Errors
    /// As [`Http::send`].
    pub fn step(
        &self,
        method: Method,
        url: &str,
        headers: &[(&str, &str)],
        form: Option<&str>,
    ) -> Result<Sent> {
        let mut request = self.client.request(method, url);
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            request = request.header(*name, *value);
        }
        if let Some(form) = form {
            request = request
                .header("content-type", "application/x-www-form-urlencoded")
                .body(form.to_owned());
        }
        let step = async {
            let response = request.send().await?;
            let headers = response.headers();
            let text = |value: &reqwest::header::HeaderValue| {
                value.to_str().map(str::to_owned).unwrap_or_default()
            };
            let cookies = headers
                .get_all("set-cookie")
                .iter()
                .map(|cookie| {
                    let cookie = text(cookie);
                    let pair = cookie.split(';').next().unwrap_or_default();
                    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                    (name.to_owned(), value.to_owned())
                })
                .collect();
            let location = headers.get("location").map(text);
            Ok::<_, reqwest::Error>(Sent {
                status: response.status().as_u16(),
                location,
                cookies,
                body: response.text().await?,
            })
        };
        self.runtime
            .block_on(step)
            .with_context(|| format!("no answer from {url}"))
    }

    fn answer(&self, request: reqwest::RequestBuilder) -> Result<Answer> {
        self.runtime.block_on(async {
            let response = request.send().await?;
            Ok(Answer {
                status: response.status().as_u16(),
                body: response.text().await?,
            })
        })
    }
}
