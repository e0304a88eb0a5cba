//! Who is in staff mode: a token that only the page of this moment knows, and that ends by rest.

use std::time::{Duration, Instant};

/// Staff in front of the kiosk.
pub struct Session {
    token: String,
    limit: Duration,
    last: Instant,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Session(•••)")
    }
}

impl Session {
    /// Begins now, and ends `limit` after the last touch.
    pub fn new(random: [u8; 16], limit: Duration, now: Instant) -> Session {
        Session {
            token: hex::encode(random),
            limit,
            last: now,
        }
    }

    /// What every call of staff names.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Whether `token` is this session's and it has not ended by rest.
    pub fn admits(&self, token: &str, now: Instant) -> bool {
        self.token == token && now.duration_since(self.last) < self.limit
    }

    /// Somebody did something.
    pub fn touched(&mut self, now: Instant) {
        self.last = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Duration = Duration::from_secs(120);

    #[test]
    fn a_session_admits_its_own_token_until_it_has_rested_too_long() {
        let start = Instant::now();
        let mut session = Session::new([7; 16], LIMIT, start);
        let token = session.token().to_owned();
        let at = |seconds| start + Duration::from_secs(seconds);
        assert!(session.admits(&token, at(119)));
        assert!(!session.admits(&token, at(120)));
        session.touched(at(100));
        assert!(session.admits(&token, at(219)));
        assert!(!session.admits(&token, at(220)));
    }

    #[test]
    fn another_token_is_not_admitted_and_none_shows_in_debug_output() {
        let now = Instant::now();
        let session = Session::new([7; 16], LIMIT, now);
        let other = Session::new([8; 16], LIMIT, now);
        for token in ["", other.token(), &session.token()[1..]] {
            assert!(!session.admits(token, now));
        }
        assert_eq!(format!("{session:?}"), "Session(•••)");
    }
}
