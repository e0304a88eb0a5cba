//! Who may ask the dock for anything: a browser on this machine that was sent here by its own address (no other
//! name may lead to it, or a page elsewhere could, by DNS), and for acts the dock's own page alone.

use axum::http::{HeaderMap, header};

/// What a request must show.
pub(super) struct Guard {
    hosts: [String; 2],
    /// In every form of the page.
    pub token: String,
}

impl Guard {
    /// For the dock at this port, with a fresh token.
    pub fn new(port: u16) -> Guard {
        Guard {
            hosts: ["127.0.0.1", "localhost"].map(|host| format!("{host}:{port}")),
            token: uuid::Uuid::new_v4().simple().to_string(),
        }
    }

    /// Whether the request was made to this very dock.
    pub fn is_meant(&self, headers: &HeaderMap) -> bool {
        let host = headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok());
        host.is_some_and(|host| self.hosts.iter().any(|ours| ours == host))
    }

    /// Whether a form is of the dock's own page.
    pub fn knows(&self, token: &str) -> bool {
        // A length that differs ends it early, and tells nothing: every token is equally long.
        token.len() == self.token.len()
            && token
                .bytes()
                .zip(self.token.bytes())
                .fold(0, |differs, (one, other)| differs | (one ^ other))
                == 0
    }
}
