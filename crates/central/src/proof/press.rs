//! What pressing a link's button does: one function of the evidence.

use super::{
    evidence::{Evidence, RequestRecord},
    links::LinkAction,
    restore::RESTORED,
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
        /// Whether what it asks had been carried out.
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

/// Whether a "not me" comes before anything is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Late {
    /// Nothing was done, and nothing is being done.
    InTime,
    /// The registry is asked for it, or for another change of the case, and has not answered: it is called off, unless that is
    /// too late.
    Perhaps,
    /// It was carried out, or another that does the same: the desk offers to restore the former address.
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
            late: late(evidence),
        },
    }
}

/// What a "not me" comes too late for, or perhaps: whatever request it answers, it is said of everything that is asked of the
/// case. One that does the same as this one and was carried out did what this one asked for, unless that was undone.
fn late(evidence: &Evidence) -> Late {
    let request = &evidence.request;
    let undone = evidence.marks.corrected_by.as_deref() == Some(RESTORED);
    let mut others = evidence.others.iter();
    let done_by_another = !undone && evidence.done_by_another().is_some();
    if request.was_applied() || done_by_another {
        Late::TooLate
    } else if request.is_applying() || others.any(RequestRecord::is_applying) {
        Late::Perhaps
    } else {
        Late::InTime
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::{evidence::CaseMarks, ladder::Row};

    const TOLD: i64 = 1_000;

    fn request(id: &str, state: RequestState) -> RequestRecord {
        RequestRecord {
            id: id.to_owned(),
            kind: "correct-email".to_owned(),
            state: state.as_str().to_owned(),
            language: "pt".to_owned(),
            tracking_code: String::new(),
            received_at: 0,
            decided_at: None,
            time_zone: "Europe/Lisbon".to_owned(),
            new_email: None,
            new_email_hash: None,
            old_mailbox: None,
            case_id: Some("case".to_owned()),
            fitting_cases: 1,
            matching: Some(3),
            conflicting: Some(0),
            mailbox_confirmed_at: None,
            old_mailbox_told_at: Some(TOLD),
            old_mailbox_answer: None,
            passport_shown: None,
            approved_at: None,
            notice_state: None,
            notice_ended_at: None,
            notice_reports_come: None,
            notice_report: None,
            outage_began_at: None,
            outage_ended_at: None,
            hold_days: None,
            closed_days: None,
        }
    }

    fn evidence(state: RequestState) -> Evidence {
        Evidence {
            request: request("it", state),
            case: None,
            marks: CaseMarks::default(),
            // One that is being applied says something of every "not me": below.
            others: RequestState::ALL
                .into_iter()
                .filter(|state| *state != RequestState::Applying)
                .map(|state| request(state.as_str(), state))
                .collect(),
        }
    }

    fn objected(own: &[&str], late: Late) -> Pressed {
        let beside = ["opened", "counter"];
        Pressed::Objected {
            stop: own
                .iter()
                .chain(&beside)
                .map(|id| (*id).to_owned())
                .collect(),
            late,
        }
    }

    #[test]
    fn a_press_means_what_the_table_says_in_each_state() {
        use RequestState::{
            Applied, Applying, Counter, Done, Opened, Received, Stopped, Undelivered,
        };
        let consented = |reopened| Pressed::Consented { reopened };
        for (state, yes, no) in [
            (Received, Pressed::Ended, objected(&[], Late::InTime)),
            (Opened, consented(false), objected(&["it"], Late::InTime)),
            (Counter, consented(true), objected(&["it"], Late::InTime)),
            (Stopped, consented(false), objected(&[], Late::InTime)),
            (Applying, consented(false), objected(&[], Late::Perhaps)),
            (Applied, Pressed::Ended, objected(&[], Late::TooLate)),
            (Undelivered, Pressed::Ended, objected(&[], Late::TooLate)),
            (Done, Pressed::Ended, objected(&[], Late::TooLate)),
        ] {
            let fresh = evidence(state);
            assert_eq!(press(LinkAction::Yes, &fresh), yes, "yes in {state:?}");
            assert_eq!(press(LinkAction::No, &fresh), no, "no in {state:?}");

            // What was said before.
            let mut said = evidence(state);
            said.request.old_mailbox_answer = Some("yes".to_owned());
            assert_eq!(press(LinkAction::Yes, &said), Pressed::Before, "{state:?}");
            assert_eq!(
                press(LinkAction::No, &said),
                no,
                "a no outweighs a yes in {state:?}"
            );
            said.request.old_mailbox_answer = Some("no".to_owned());
            assert_eq!(press(LinkAction::Yes, &said), Pressed::AfterNo, "{state:?}");
            assert_eq!(press(LinkAction::No, &said), Pressed::Before, "{state:?}");

            // Another change of the case is asked for.
            let mut beside = evidence(state);
            let applying = request("applying", RequestState::Applying);
            beside.others.push(applying);
            if let Pressed::Objected { late, .. } = press(LinkAction::No, &beside) {
                let in_time =
                    no == objected(&[], Late::InTime) || no == objected(&["it"], Late::InTime);
                assert_eq!(
                    late == Late::Perhaps,
                    in_time || state == Applying,
                    "{state:?}"
                );
            }

            // A "no" to another request of the case has protected it.
            let mut protected = evidence(state);
            protected.marks.protected_at = Some(TOLD);
            assert_eq!(
                press(LinkAction::Yes, &protected),
                Pressed::AfterNo,
                "{state:?}"
            );
            assert_eq!(press(LinkAction::No, &protected), no, "{state:?}");
        }
    }

    #[test]
    fn a_mailbox_that_the_passport_has_overruled_protects_nothing() {
        for (by, at, overruled) in [
            (Row::Passport, TOLD, true),
            (Row::Passport, TOLD + 1, true),
            // Changed before it was told: it is the mailbox that the passport has put there.
            (Row::Passport, TOLD - 1, false),
            (Row::Hold, TOLD + 1, false),
            (Row::OldMailbox, TOLD + 1, false),
        ] {
            for state in RequestState::ALL {
                let mut evidence = evidence(state);
                evidence.marks.corrected_by = Some(by.as_str().to_owned());
                evidence.marks.corrected_at = Some(at);
                let pressed = press(LinkAction::No, &evidence);
                let is = pressed == Pressed::Overruled;
                assert_eq!(is, overruled, "{by:?} at {at} in {state:?}: {pressed:?}");
            }
        }
    }

    #[test]
    fn a_new_mailbox_confirms_itself_once_whatever_the_state() {
        for state in RequestState::ALL {
            let mut evidence = evidence(state);
            let confirm = LinkAction::Confirm;
            assert_eq!(press(confirm, &evidence), Pressed::Confirmed, "{state:?}");
            evidence.request.mailbox_confirmed_at = Some(TOLD);
            assert_eq!(press(confirm, &evidence), Pressed::Before, "{state:?}");
        }
    }
}
