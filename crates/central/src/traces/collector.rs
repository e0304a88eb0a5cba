//! Where traces go: one line of `central.toml`.

use std::str::FromStr;

use url::Url;

use crate::hosts::is_private;

/// A collector of OpenTelemetry, asked by OTLP over HTTP: `https`, or `http` on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collector(Url);

/// Why an address was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotACollector {
    /// It is no URL, or one of another scheme.
    #[error(
        "traces must be the http:// or https:// address of a collector, such as http://127.0.0.1:4318"
    )]
    Form,
    /// A secret would stand in the file, and in whatever shows the address.
    #[error("traces must be an address without a name, a password and what follows ? or #")]
    Secret,
    /// Without TLS, to another machine.
    #[error("traces go by http:// to this machine alone; use https://")]
    PlainElsewhere,
}

impl Collector {
    /// Where spans are sent (OTLP/HTTP: the base address, then the signal's path).
    pub(super) fn endpoint(&self) -> String {
        format!("{}/v1/traces", self.0.as_str().trim_end_matches('/'))
    }

    /// Whether it is asked over TLS.
    pub(super) fn is_by_tls(&self) -> bool {
        self.0.scheme() == "https"
    }
}

impl FromStr for Collector {
    type Err = NotACollector;

    fn from_str(text: &str) -> Result<Collector, NotACollector> {
        let url = Url::parse(text).map_err(|_| NotACollector::Form)?;
        if !["http", "https"].contains(&url.scheme()) {
            return Err(NotACollector::Form);
        }
        let user = !url.username().is_empty() || url.password().is_some();
        if user || url.query().is_some() || url.fragment().is_some() {
            return Err(NotACollector::Secret);
        }
        match is_private(&url) {
            true => Ok(Collector(url)),
            false => Err(NotACollector::PlainElsewhere),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_go_below_the_address() {
        for (text, endpoint) in [
            ("http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/traces"),
            ("http://localhost:4318/", "http://localhost:4318/v1/traces"),
            ("http://[::1]:4318", "http://[::1]:4318/v1/traces"),
            (
                "https://traces.example.org/otlp/",
                "https://traces.example.org/otlp/v1/traces",
            ),
        ] {
            let collector: Collector = text.parse().expect(text);
            assert_eq!(collector.endpoint(), endpoint);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for (text, why) in [
            ("", NotACollector::Form),
            ("127.0.0.1:4318", NotACollector::Form),
            ("localhost:4318", NotACollector::Form),
            ("collector", NotACollector::Form),
            ("http://", NotACollector::Form),
            ("grpc://127.0.0.1:4317", NotACollector::Form),
            ("file:///tmp/traces", NotACollector::Form),
            ("http://user@127.0.0.1:4318", NotACollector::Secret),
            (
                "https://user:word@traces.example.org",
                NotACollector::Secret,
            ),
            (
                "https://traces.example.org/?key=word",
                NotACollector::Secret,
            ),
            ("https://traces.example.org/#word", NotACollector::Secret),
            ("http://traces.example.org", NotACollector::PlainElsewhere),
            ("http://10.0.0.5:4318", NotACollector::PlainElsewhere),
            ("http://0.0.0.0:4318", NotACollector::PlainElsewhere),
        ] {
            assert_eq!(text.parse::<Collector>(), Err(why), "{text}");
        }
    }
}
