//! Pure: what an answer to a batch makes of the requests that were sent.

use protocol::{
    RequestId,
    wire::{BatchAnswer, ItemResult, SealedRequest},
};

use crate::outbox::Outcome;

/// What is to be recorded after an answer.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Facts that central's own words prove.
    pub outcomes: Vec<(RequestId, Outcome)>,
    /// Requests that stay and go behind the others.
    pub deferred: Vec<RequestId>,
}

/// Compares each item with its result. Only an echo of id and hash delivers; only a refusal that is for
/// good, and names this very request or none, refuses. Anything else leaves the request waiting.
pub fn plan(sent: &[SealedRequest], answer: &BatchAnswer) -> Plan {
    let mut plan = Plan::default();
    for (request, result) in sent.iter().zip(&answer.results) {
        let id = request.header.id;
        match result {
            ItemResult::Delivered(echo) if echo.id == id && echo.sha256 == request.sha256 => {
                plan.outcomes
                    .push((id, Outcome::Delivered(echo.received_at)));
            }
            ItemResult::Refused { id: named, code }
                if code.is_final() && named.is_none_or(|named| named == id) =>
            {
                plan.outcomes.push((id, Outcome::Refused(code.as_str())));
            }
            _ => plan.deferred.push(id),
        }
    }
    plan
}
