//! Pure: what an answer means for the requests that were sent.
//!
//! For one item, by central's words about that very item:
//!
//! | answered | meaning |
//! | --- | --- |
//! | delivered, with the item's own id and hash | delivered |
//! | `conflict`, `tracking-code-taken`, `hash-mismatch`, naming the item or none | refused |
//! | `malformed`: a central that is older than this kiosk may not know a kind or a language yet | deferred |
//! | `header-mismatch`: the kiosk's enrolment, which a technician can put right | deferred |
//! | anything else, and words that this version does not know | deferred |
//!
//! For all that was sent together, by how the exchange failed. No such failure is ever final: it is not
//! said of any one item.
//!
//! | failed by | of many | of one | then |
//! | --- | --- | --- | --- |
//! | no connection, a certificate, 401 | nothing | nothing | wait |
//! | central's own 429 or 503 | nothing | nothing | wait as it asks |
//! | a connection that broke or was too slow | halve | defer | wait |
//! | central's own 400, 413, 500 and any other no | halve | defer | go on |
//! | an answer that is not the API's (a proxy's 403, 413 or 500, a portal) | halve | defer | go on |
//! | the same with a Retry-After | halve | defer | wait as it asks |
//!
//! Two that failed alone one after the other end the going on: then it is not the items.

use jiff::Timestamp;
use protocol::wire::{ErrorCode, ItemResult, SealedRequest};

use crate::delivery::client::LinkError;

/// What an answer means for one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfItem {
    /// Central has it since then.
    Deliver(Timestamp),
    /// Central does not take it; with the API's code.
    Refuse(&'static str),
    /// Not now: it goes behind the others.
    Defer,
}

/// What a failed exchange means for what was sent with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfSent {
    /// Nothing.
    Keep,
    /// Half as many are sent the next time.
    Halve,
    /// The one that was sent goes behind the others.
    Defer,
}

/// What delivery does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Sends at once.
    GoOn,
    /// Rests first.
    Wait,
}

/// What `result` means for `sent`; `None` for words that this version does not know.
pub fn of_item(sent: &SealedRequest, result: Option<&ItemResult>) -> OfItem {
    let id = sent.header.id;
    match result {
        Some(ItemResult::Delivered(echo)) if echo.id == id && echo.sha256 == sent.sha256 => {
            OfItem::Deliver(echo.received_at)
        }
        Some(ItemResult::Refused { id: named, code })
            if is_final(*code) && named.is_none_or(|named| named == id) =>
        {
            OfItem::Refuse(code.as_str())
        }
        _ => OfItem::Defer,
    }
}

/// Sending the same bytes again, to any version of central, can never help.
fn is_final(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::Conflict | ErrorCode::TrackingCodeTaken | ErrorCode::HashMismatch
    )
}

/// What an exchange of `sent` requests that failed by `error` means for them, and what comes next;
/// `alone_before` is how many failed alone just before.
pub fn of_failure(error: LinkError, sent: usize, alone_before: u32) -> (OfSent, Next) {
    let part = match sent {
        0 | 1 => OfSent::Defer,
        _ => OfSent::Halve,
    };
    let next = match sent > 1 || alone_before == 0 {
        true => Next::GoOn,
        false => Next::Wait,
    };
    match error {
        LinkError::Unreachable
        | LinkError::Certificate
        | LinkError::CertificateExpired
        | LinkError::CertificateTime
        | LinkError::Unauthorised
        | LinkError::Busy(_)
        | LinkError::TooOften(_) => (OfSent::Keep, Next::Wait),
        LinkError::Broken | LinkError::Foreign(Some(_)) => (part, Next::Wait),
        LinkError::Foreign(None)
        | LinkError::Failing
        | LinkError::TooLarge
        | LinkError::Refused(_) => (part, next),
    }
}

#[cfg(test)]
#[path = "verdict_tests.rs"]
mod tests;
