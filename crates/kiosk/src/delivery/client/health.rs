//! How the link to central is: the one place that makes of many exchanges the one cause that staff and
//! people read.
//!
//! | the newest failure | and | shown |
//! | --- | --- | --- |
//! | none, or older than a success that disproves it | | nothing |
//! | no connection, or one that broke | the first in a row | nothing yet, and no light is green |
//! | | a second one | `no-network` |
//! | not trusted, run out, not known, wrong clock | | that cause |
//! | central answers that it cannot, or a stranger does | requests or heartbeats pass | `central-partly` |
//! | | nothing passes | `central-failing` |
//!
//! One exchange that ends well proves line, certificate and token, so it clears these of every other; what
//! central said about another exchange stands until that one passes.

use super::LinkError;
use crate::machine::fault::Fault;

/// Failed exchanges of one kind in a row before the screen says that there is no network: one slip is no
/// outage.
const TOLERATED: u32 = 2;

/// The faults that the link can have; one at a time. The clock's is shown beside them.
pub const LINK_FAULTS: [Fault; 6] = [
    Fault::NoNetwork,
    Fault::CentralRefuses,
    Fault::CentralCertificate,
    Fault::CentralCertificateExpired,
    Fault::CentralFailing,
    Fault::CentralPartly,
];

/// Those with which nothing reaches central.
pub const DOWN: [Fault; 5] = [
    Fault::NoNetwork,
    Fault::CentralRefuses,
    Fault::CentralCertificate,
    Fault::CentralCertificateExpired,
    Fault::CentralFailing,
];

/// What the kiosk does over the link by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    /// Sends requests.
    Delivery,
    /// Tells how it is, and is told the time.
    Heartbeat,
    /// Compares what both hold.
    Manifest,
    /// Fetches central's configuration.
    Configuration,
}

const EXCHANGES: usize = 4;

#[derive(Debug, Clone, Copy, Default)]
struct Last {
    /// The failure that stands, and when it came.
    failure: Option<(LinkError, u64)>,
    in_a_row: u32,
    passed: u64,
}

/// What is known of the link.
#[derive(Debug, Default)]
pub struct LinkHealth {
    last: [Last; EXCHANGES],
    count: u64,
}

impl LinkHealth {
    /// Notes how an exchange ended. `true` where it is the first to pass after one that got no answer.
    pub fn note(&mut self, exchange: Exchange, failure: Option<LinkError>) -> bool {
        self.count += 1;
        let last = &mut self.last[exchange as usize];
        let Some(error) = failure else {
            last.passed = self.count;
            last.failure = None;
            last.in_a_row = 0;
            let mut recovered = false;
            for other in &mut self.last {
                if let Some((error, _)) = other.failure
                    && is_of_the_line(error)
                {
                    other.failure = None;
                    other.in_a_row = 0;
                    recovered = true;
                }
            }
            return recovered;
        };
        last.failure = Some((error, self.count));
        last.in_a_row = last.in_a_row.saturating_add(1);
        false
    }

    /// The fault that is shown.
    pub fn fault(&self) -> Option<Fault> {
        let newest = self
            .last
            .iter()
            .filter_map(|last| Some((last.failure?, last.in_a_row)))
            .max_by_key(|((_, at), _)| *at);
        let ((error, at), in_a_row) = newest?;
        match error.fault() {
            Fault::NoNetwork if in_a_row < TOLERATED => None,
            _ if !is_of_the_line(error) && self.something_passes(at) => Some(Fault::CentralPartly),
            fault => Some(fault),
        }
    }

    /// The last exchange failed: whatever is shown, it must not be that all is well.
    pub fn is_failing(&self) -> bool {
        self.last
            .iter()
            .any(|last| last.failure.is_some_and(|(_, at)| at == self.count))
            || self.fault().is_some()
    }

    /// Requests pass, or heartbeats do while no request was tried in vain since.
    fn something_passes(&self, failed_at: u64) -> bool {
        let of = |exchange: Exchange| self.last[exchange as usize];
        let delivery = of(Exchange::Delivery);
        match delivery.failure {
            Some(_) => false,
            None => {
                let heartbeat = of(Exchange::Heartbeat);
                delivery.passed > 0 || (heartbeat.failure.is_none() && heartbeat.passed < failed_at)
            }
        }
    }
}

/// An exchange of another kind that passes disproves it.
fn is_of_the_line(error: LinkError) -> bool {
    matches!(
        error,
        LinkError::Unreachable
            | LinkError::Certificate
            | LinkError::CertificateExpired
            | LinkError::CertificateTime
            | LinkError::Unauthorised
    )
}

#[cfg(test)]
mod tests {
    use protocol::wire::ErrorCode;

    use super::{Exchange::*, *};

    fn after(steps: &[(Exchange, Option<LinkError>)]) -> LinkHealth {
        let mut health = LinkHealth::default();
        for (exchange, failure) in steps {
            health.note(*exchange, *failure);
        }
        health
    }

    #[test]
    fn the_cause_that_is_shown_is_that_of_the_table() {
        const LOST: Option<LinkError> = Some(LinkError::Unreachable);
        const BROKEN: Option<LinkError> = Some(LinkError::Broken);
        const FAILING: Option<LinkError> = Some(LinkError::Failing);
        const PORTAL: Option<LinkError> = Some(LinkError::Foreign(None));
        const REVOKED: Option<LinkError> = Some(LinkError::Unauthorised);
        const EXPIRED: Option<LinkError> = Some(LinkError::CertificateExpired);
        const BUSY: Option<LinkError> = Some(LinkError::Busy(None));
        const TOO_OFTEN: Option<LinkError> = Some(LinkError::TooOften(None));
        const TOO_LARGE: Option<LinkError> = Some(LinkError::TooLarge);
        const REFUSED: Option<LinkError> = Some(LinkError::Refused(ErrorCode::Malformed));
        type Steps<'a> = &'a [(Exchange, Option<LinkError>)];
        let table: &[(Steps<'_>, Option<Fault>, bool)] = &[
            (&[], None, false),
            (&[(Heartbeat, None)], None, false),
            (&[(Heartbeat, LOST)], None, true),
            (
                &[(Heartbeat, LOST), (Heartbeat, LOST)],
                Some(Fault::NoNetwork),
                true,
            ),
            (
                &[(Delivery, BROKEN), (Delivery, BROKEN)],
                Some(Fault::NoNetwork),
                true,
            ),
            (
                &[(Heartbeat, LOST), (Heartbeat, LOST), (Delivery, None)],
                None,
                false,
            ),
            // A heartbeat passes; what is too much for the line still breaks.
            (
                &[(Delivery, BROKEN), (Delivery, BROKEN), (Heartbeat, None)],
                Some(Fault::NoNetwork),
                true,
            ),
            (&[(Heartbeat, REVOKED)], Some(Fault::CentralRefuses), true),
            (&[(Heartbeat, REVOKED), (Heartbeat, None)], None, false),
            (
                &[(Heartbeat, None), (Delivery, EXPIRED)],
                Some(Fault::CentralCertificateExpired),
                true,
            ),
            (&[(Heartbeat, FAILING)], Some(Fault::CentralFailing), true),
            // Not the first failure: whatever the one before it was, this is no slip.
            (
                &[(Heartbeat, FAILING), (Heartbeat, LOST)],
                Some(Fault::NoNetwork),
                true,
            ),
            (
                &[(Delivery, None), (Heartbeat, FAILING)],
                Some(Fault::CentralPartly),
                true,
            ),
            (
                &[(Heartbeat, FAILING), (Delivery, None)],
                Some(Fault::CentralPartly),
                true,
            ),
            (
                &[(Heartbeat, None), (Manifest, PORTAL)],
                Some(Fault::CentralPartly),
                true,
            ),
            (
                &[(Heartbeat, None), (Delivery, PORTAL)],
                Some(Fault::CentralFailing),
                true,
            ),
            (
                &[
                    (Heartbeat, None),
                    (Configuration, FAILING),
                    (Configuration, None),
                ],
                None,
                false,
            ),
            (
                &[(Heartbeat, None), (Manifest, BROKEN), (Manifest, BROKEN)],
                Some(Fault::CentralPartly),
                true,
            ),
            // Central's own words that it cannot now, each by itself.
            (&[(Heartbeat, BUSY)], Some(Fault::CentralFailing), true),
            (&[(Delivery, TOO_OFTEN)], Some(Fault::CentralFailing), true),
            (&[(Delivery, TOO_LARGE)], Some(Fault::CentralFailing), true),
            (&[(Heartbeat, REFUSED)], Some(Fault::CentralFailing), true),
            (
                &[(Delivery, None), (Heartbeat, BUSY)],
                Some(Fault::CentralPartly),
                true,
            ),
            (
                &[(Heartbeat, None), (Delivery, BUSY)],
                Some(Fault::CentralFailing),
                true,
            ),
            // What is heard of another exchange does not end it; what is heard of its own does.
            (
                &[(Delivery, TOO_OFTEN), (Heartbeat, None)],
                Some(Fault::CentralFailing),
                true,
            ),
            (&[(Delivery, TOO_OFTEN), (Delivery, None)], None, false),
            // The newest cause is the one that is shown.
            (
                &[(Heartbeat, FAILING), (Heartbeat, LOST), (Heartbeat, LOST)],
                Some(Fault::NoNetwork),
                true,
            ),
        ];
        for (steps, fault, failing) in table {
            let health = after(steps);
            assert_eq!(health.fault(), *fault, "{steps:?}");
            assert_eq!(health.is_failing(), *failing, "{steps:?}");
        }
    }

    #[test]
    fn a_line_that_is_back_is_told_once() {
        let mut health = after(&[(Delivery, Some(LinkError::Unreachable))]);
        assert!(health.note(Heartbeat, None), "back");
        assert!(!health.note(Heartbeat, None), "as before");
    }
}
