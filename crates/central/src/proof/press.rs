//! What pressing a link's button does: one function of the evidence.

use super::{
    evidence::{Evidence, RequestRecord},
    links::LinkAction,
};
use crate::requests::state::RequestState;

/// What a press does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pressed {
    /// The new mailbox is confirmed from now on.
    Confirmed,
    /// The consent counts from now on; `reopened`: the request waited at the counter, and is judged again.
    Consented {
        /// It is judged again.
        reopened: bool,
    },
    /// "Not me": these requests stop, the case is protected, staff are alarmed.
    Objected {
        /// Every request of the case that is open or waits at the counter.
        stop: Vec<String>,
        /// Whether the request itself had been carried out.
        late: Late,
    },
    /// "Not me" from a former mailbox that the passport has overruled: staff are alarmed, nothing is protected.
    Overruled,
    /// It, or an answer that outweighs it, was given before: nothing changes.
    Before,
    /// A "yes" after a "not me": nothing changes.
    AfterNo,
    /// A "yes" for a request that has ended: nothing changes.
    Ended,
}

/// Whether a "not me" comes before its request is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Late {
    /// Nothing was done.
    InTime,
    /// The registry is asked for it and has not answered: it is called off, unless that is too late.
    Perhaps,
    /// It was carried out: the desk offers to restore the former address.
    TooLate,
}

/// What pressing `action` does now.
pub fn press(action: LinkAction, evidence: &Evidence) -> Pressed {
    let request = &evidence.request;
    match action {
        LinkAction::Confirm if request.mailbox_confirmed_at.is_some() => Pressed::Before,
        LinkAction::Confirm => Pressed::Confirmed,
        LinkAction::Yes => yes(evidence),
        LinkAction::No if request.said_no() => Pressed::Before,
        LinkAction::No if evidence.was_overruled_by_passport() => Pressed::Overruled,
        LinkAction::No => Pressed::Objected {
            stop: std::iter::once(request)
                .chain(&evidence.others)
                .filter(|request| request.can_be_stopped())
                .map(|request| request.id.clone())
                .collect(),
            late: match request {
                request if request.was_applied() => Late::TooLate,
                request if request.is_applying() => Late::Perhaps,
                _ => Late::InTime,
            },
        },
    }
}

fn yes(evidence: &Evidence) -> Pressed {
    let request: &RequestRecord = &evidence.request;
    let protected = evidence.marks.protected_at.is_some();
    if request.said_no() || protected {
        return Pressed::AfterNo;
    }
    if request.old_mailbox_answer.is_some() {
        return Pressed::Before;
    }
    match RequestState::from_name(&request.state) {
        // One that staff stopped may be taken up again: then it counts.
        Some(RequestState::Opened | RequestState::Applying | RequestState::Stopped) => {
            Pressed::Consented { reopened: false }
        }
        Some(RequestState::Counter) => Pressed::Consented { reopened: true },
        _ => Pressed::Ended,
    }
}
