//! The states' changes: one function from a state and an event to the next state. Nothing else in central
//! knows which state follows which.

use super::state::RequestState;

/// What can happen to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// It was opened and looked up.
    Unsealed,
    /// It cannot be opened.
    Unopenable,
    /// By a row of the ladder, the registry is asked to carry it out.
    Applying,
    /// The registry has left the case as it is: it was asked to in time, or the case had changed meanwhile.
    NotApplied,
    /// It was carried out.
    Applied,
    /// It was carried out, and there is nobody to write to.
    AppliedWithoutAnswer,
    /// The mail that the person came for was accepted by a mail server.
    Answered,
    /// It was refused, or given up.
    AnswerFailed,
    /// It was accepted, and came back.
    AnswerReturned,
    /// Staff sent it once more.
    AnswerSentAgain,
    /// It cannot be carried out as it is.
    SentToCounter,
    /// The owner of the registered mailbox said "not me".
    Objected,
    /// Staff refused or stopped it.
    EndedByStaff,
    /// There is new evidence: to be judged again.
    Reopened,
    /// What it says of a person was erased before it was decided.
    Erased,
}

impl Event {
    /// Every event.
    pub const ALL: [Event; 15] = [
        Event::Unsealed,
        Event::Unopenable,
        Event::Applying,
        Event::NotApplied,
        Event::Applied,
        Event::AppliedWithoutAnswer,
        Event::Answered,
        Event::AnswerFailed,
        Event::AnswerReturned,
        Event::AnswerSentAgain,
        Event::SentToCounter,
        Event::Objected,
        Event::EndedByStaff,
        Event::Reopened,
        Event::Erased,
    ];

    /// The stable name, as `events` keeps it.
    pub fn as_str(self) -> &'static str {
        match self {
            Event::Unsealed => "unsealed",
            Event::Unopenable => "unopenable",
            Event::Applying => "applying",
            Event::NotApplied => "not-applied",
            Event::Applied => "applied",
            Event::AppliedWithoutAnswer => "applied-without-answer",
            Event::Answered => "answered",
            Event::AnswerFailed => "answer-failed",
            Event::AnswerReturned => "answer-returned",
            Event::AnswerSentAgain => "answer-sent-again",
            Event::SentToCounter => "sent-to-counter",
            Event::Objected => "objected",
            Event::EndedByStaff => "ended-by-staff",
            Event::Reopened => "reopened",
            Event::Erased => "ended-by-erasure",
        }
    }
}

/// The state that follows, or `None` where the event cannot happen.
///
/// | event | from | to |
/// | --- | --- | --- |
/// | unsealed | received | opened |
/// | unopenable | received | counter |
/// | applying | opened | applying |
/// | not applied | applying | opened |
/// | applied | opened, applying | applied |
/// | applied, nobody to write to | opened, applying | done |
/// | answered | applied, undelivered | done |
/// | answer failed | applied | undelivered |
/// | answer returned | applied, done | undelivered |
/// | answer sent again | undelivered | applied |
/// | sent to the counter | opened | counter |
/// | objected | opened, counter | stopped |
/// | ended by staff | opened, counter | stopped |
/// | reopened | counter, stopped, opened | opened |
/// | erased | received, opened, counter | stopped |
///
/// Where the registry was asked to change a case, nothing leads on but its answer. What was carried out stays so: from `applied`, `undelivered` and `done` nothing leads back to where a
/// request is judged.
pub fn transition(state: RequestState, event: Event) -> Option<RequestState> {
    use RequestState::{Applied, Applying, Counter, Done, Opened, Received, Stopped, Undelivered};
    Some(match (event, state) {
        (Event::Unsealed, Received) => Opened,
        (Event::Unopenable, Received) => Counter,
        (Event::Applying, Opened) => Applying,
        (Event::NotApplied, Applying) => Opened,
        (Event::Applied, Opened | Applying) => Applied,
        (Event::AppliedWithoutAnswer, Opened | Applying) => Done,
        // One that was given up may have arrived all the same, where only the reply was lost.
        (Event::Answered, Applied | Undelivered) => Done,
        (Event::AnswerFailed, Applied) => Undelivered,
        (Event::AnswerReturned, Applied | Done) => Undelivered,
        (Event::AnswerSentAgain, Undelivered) => Applied,
        (Event::SentToCounter, Opened) => Counter,
        (Event::Objected | Event::EndedByStaff, Opened | Counter) => Stopped,
        (Event::Reopened, Opened | Counter | Stopped) => Opened,
        (Event::Erased, Received | Opened | Counter) => Stopped,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_carried_out_is_never_judged_again() {
        use RequestState::{Applied, Done, Undelivered};
        for event in Event::ALL {
            for state in [Applied, Undelivered, Done] {
                if let Some(next) = transition(state, event) {
                    assert!(
                        [Applied, Undelivered, Done].contains(&next),
                        "{state:?} {event:?} {next:?}"
                    );
                }
            }
            let after_done = (event == Event::AnswerReturned).then_some(Undelivered);
            assert_eq!(
                transition(Done, event),
                after_done,
                "done is the end: {event:?}"
            );
        }
    }

    #[test]
    fn while_the_registry_is_asked_nothing_leads_on_but_its_answer() {
        for event in Event::ALL {
            let answer = matches!(
                event,
                Event::Applied | Event::AppliedWithoutAnswer | Event::NotApplied
            );
            let next = transition(RequestState::Applying, event);
            assert_eq!(next.is_some(), answer, "{event:?}");
        }
    }

    #[test]
    fn done_is_reached_by_an_accepted_mail_or_where_there_is_nobody_to_write_to() {
        for state in RequestState::ALL {
            for event in Event::ALL {
                if transition(state, event) == Some(RequestState::Done) {
                    assert!(matches!(
                        event,
                        Event::Answered | Event::AppliedWithoutAnswer
                    ));
                }
            }
        }
    }
}
