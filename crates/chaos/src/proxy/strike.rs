//! Which messages a fault of the line can happen to.

use super::{dice, message::Message};
use crate::fault::Fault;

/// Where a connection is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CutAt {
    /// Before a word was said.
    Door,
    /// The request was sent and has not arrived.
    Request,
    /// The request has arrived and nobody waits for the answer.
    Answer,
}

/// Where this cut is.
pub(super) fn cut_at(seed: u64) -> CutAt {
    dice(seed).one_of(&[CutAt::Door, CutAt::Request, CutAt::Answer])
}

/// Whether it happens to a connection before there is a message.
pub(super) fn is_at_the_door(fault: Fault, seed: u64) -> bool {
    match fault {
        Fault::Stranger => true,
        Fault::Cut => cut_at(seed) == CutAt::Door,
        _ => false,
    }
}

/// Whether it can happen to this request.
pub(super) fn can_happen_to(fault: Fault, seed: u64, request: &Message) -> bool {
    match fault {
        Fault::Stranger => false,
        Fault::Cut => !is_at_the_door(fault, seed),
        // Only what central commits can be doubled, overtaken or left without its answer.
        Fault::Duplicate | Fault::Reorder | Fault::LostAnswer | Fault::TruncateRequest => {
            request.path() == "/v1/requests/batch"
        }
        _ => true,
    }
}
