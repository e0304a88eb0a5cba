//! One call for help, from the press to its end: what the person is told of it, and when central is asked
//! again. Pure: the time is passed in; `kiosk/helping.rs` does the asking.
//!
//! It promises: nobody is told that somebody knows before central has said so, and a call that central does
//! not answer for ends with that said. A call is worth nothing later, so nothing of it is kept.

use std::time::{Duration, Instant};

use crate::{delivery::client::LinkError, visit::page::HelpCallStage};
use protocol::{
    help::{ASK_EVERY_S, HelpCallState, SILENT_S},
    wire::ErrorCode,
};

/// How often central is asked to take a call before the person is told that nobody could be told.
const TRIES: u32 = 3;
/// Between two such tries, and between two questions.
pub(crate) const BETWEEN: Duration = Duration::from_secs(ASK_EVERY_S as u64);
/// Nobody is made to wait longer for a limit to pass.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// A call that nobody has answered for so long says so. Shorter than a visit may rest with the help open.
const LATE: Duration = Duration::from_secs(120);
/// Central has not answered for so long: said before central itself gives the call up.
const LOST: Duration = Duration::from_secs(SILENT_S as u64 * 2 / 3);
/// No call is longer.
const LONGEST: Duration = Duration::from_secs(20 * 60);

impl HelpCallStage {
    /// Whether a press of the button would make a second call beside this one.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            HelpCallStage::Calling | HelpCallStage::Called { .. } | HelpCallStage::Coming
        )
    }
}

/// What follows from an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Ask again after this time.
    Ask(Duration),
    /// Nothing: the call is over.
    Over,
}

/// How far one call is.
#[derive(Debug, Clone)]
pub struct Progress {
    begun: Instant,
    /// Since when central has it.
    called: Option<Instant>,
    /// When central last answered for it.
    heard: Instant,
    tries: u32,
    stage: HelpCallStage,
}

impl Progress {
    /// The button was pressed.
    pub fn begin(now: Instant) -> Progress {
        Progress {
            begun: now,
            called: None,
            heard: now,
            tries: 0,
            stage: HelpCallStage::Calling,
        }
    }

    /// What the person is told.
    pub fn stage(&self) -> HelpCallStage {
        self.stage
    }

    /// Whether central has it: then it is asked about, and not called again.
    pub fn is_known(&self) -> bool {
        self.called.is_some()
    }

    /// Central answered for the call.
    pub fn answered(&mut self, state: HelpCallState, now: Instant) -> Next {
        let called = *self.called.get_or_insert(now);
        self.heard = now;
        if now.saturating_duration_since(self.begun) >= LONGEST {
            return self.over(HelpCallStage::Ended);
        }
        self.stage = match state {
            HelpCallState::Waiting => HelpCallStage::Called {
                late: now.saturating_duration_since(called) >= LATE,
            },
            HelpCallState::Coming => HelpCallStage::Coming,
            HelpCallState::Ended => return self.over(HelpCallStage::Ended),
        };
        Next::Ask(BETWEEN)
    }

    /// Central did not answer, or said no.
    pub fn failed(&mut self, error: LinkError, now: Instant) -> Next {
        self.tries += 1;
        let wait = error.retry_after().unwrap_or(BETWEEN);
        let passing = matches!(
            error,
            LinkError::Unreachable
                | LinkError::Broken
                | LinkError::Foreign(_)
                | LinkError::Busy(_)
                | LinkError::Failing
                | LinkError::TooOften(_)
        );
        match self.is_known() {
            // Central was put back to an earlier state, or has forgotten it.
            true if error == LinkError::Refused(ErrorCode::NotFound) => {
                self.over(HelpCallStage::Ended)
            }
            true if passing && now.saturating_duration_since(self.heard) < LOST => {
                Next::Ask(wait.clamp(BETWEEN, LONGEST_WAIT))
            }
            false if passing && self.tries < TRIES && wait <= LONGEST_WAIT => {
                Next::Ask(wait.max(BETWEEN))
            }
            _ => self.over(HelpCallStage::Offline),
        }
    }

    fn over(&mut self, stage: HelpCallStage) -> Next {
        self.stage = stage;
        Next::Over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn called(now: Instant) -> Progress {
        let mut progress = Progress::begin(now);
        progress.answered(HelpCallState::Waiting, now);
        progress
    }

    #[test]
    fn nobody_is_said_to_know_before_central_has_said_so() {
        let now = Instant::now();
        let mut progress = Progress::begin(now);
        assert_eq!(progress.stage(), HelpCallStage::Calling);
        assert!(matches!(
            progress.failed(LinkError::Unreachable, now),
            Next::Ask(_)
        ));
        assert_eq!(progress.stage(), HelpCallStage::Calling);
        assert_eq!(
            progress.answered(HelpCallState::Waiting, now),
            Next::Ask(BETWEEN)
        );
        assert_eq!(progress.stage(), HelpCallStage::Called { late: false });
        progress.answered(HelpCallState::Coming, now);
        assert_eq!(progress.stage(), HelpCallStage::Coming);
        assert_eq!(
            progress.answered(HelpCallState::Ended, now),
            Next::Over,
            "done at the desk"
        );
        assert_eq!(progress.stage(), HelpCallStage::Ended);
    }

    #[test]
    fn without_central_three_tries_are_made_and_then_it_is_said() {
        let now = Instant::now();
        let mut progress = Progress::begin(now);
        for _ in 1..TRIES {
            assert_eq!(
                progress.failed(LinkError::Unreachable, now),
                Next::Ask(BETWEEN)
            );
        }
        assert_eq!(progress.failed(LinkError::Unreachable, now), Next::Over);
        assert_eq!(progress.stage(), HelpCallStage::Offline);
    }

    #[test]
    fn a_considered_no_is_said_at_once_whether_central_had_the_call_or_not() {
        let now = Instant::now();
        for error in [
            LinkError::Unauthorised,
            LinkError::Certificate,
            LinkError::CertificateExpired,
            LinkError::CertificateTime,
            LinkError::TooLarge,
            LinkError::Refused(ErrorCode::Malformed),
            LinkError::Refused(ErrorCode::Conflict),
        ] {
            for mut progress in [Progress::begin(now), called(now)] {
                assert_eq!(progress.failed(error, now), Next::Over, "{error}");
                assert_eq!(progress.stage(), HelpCallStage::Offline, "{error}");
            }
        }
    }

    #[test]
    fn a_limit_is_waited_for_if_it_passes_soon() {
        let now = Instant::now();
        let after = |seconds| LinkError::TooOften(Some(Duration::from_secs(seconds)));
        let next = Progress::begin(now).failed(after(7), now);
        assert_eq!(next, Next::Ask(Duration::from_secs(7)));
        let mut progress = Progress::begin(now);
        assert_eq!(progress.failed(after(20), now), Next::Over);
        assert_eq!(progress.stage(), HelpCallStage::Offline);
        let next = called(now).failed(after(3_600), now);
        assert_eq!(
            next,
            Next::Ask(LONGEST_WAIT),
            "an open call is asked about within its lease"
        );
    }

    #[test]
    fn a_call_that_nobody_answers_says_so_and_goes_on() {
        let now = Instant::now();
        let mut progress = called(now);
        progress.answered(HelpCallState::Waiting, now + LATE - BETWEEN);
        assert_eq!(progress.stage(), HelpCallStage::Called { late: false });
        let next = progress.answered(HelpCallState::Waiting, now + LATE);
        assert_eq!(progress.stage(), HelpCallStage::Called { late: true });
        assert_eq!(next, Next::Ask(BETWEEN));
        progress.answered(HelpCallState::Coming, now + 2 * LATE);
        assert_eq!(progress.stage(), HelpCallStage::Coming);
    }

    #[test]
    fn a_broken_link_is_said_before_central_gives_the_call_up_and_a_short_one_is_not() {
        let now = Instant::now();
        let mut progress = called(now);
        let next = progress.failed(LinkError::Unreachable, now + LOST - BETWEEN);
        assert_eq!(next, Next::Ask(BETWEEN), "a restart of central");
        assert_eq!(progress.stage(), HelpCallStage::Called { late: false });
        progress.answered(HelpCallState::Coming, now + LOST - BETWEEN);
        assert!(matches!(
            progress.failed(LinkError::Busy(None), now + LOST),
            Next::Ask(_)
        ));
        assert_eq!(progress.stage(), HelpCallStage::Coming);
        let next = progress.failed(LinkError::Unreachable, now + 2 * LOST);
        assert_eq!(next, Next::Over);
        assert_eq!(progress.stage(), HelpCallStage::Offline);
        assert!(LOST + LONGEST_WAIT < Duration::from_secs(SILENT_S.into()));
    }

    #[test]
    fn a_call_that_central_has_forgotten_is_over() {
        let now = Instant::now();
        let mut progress = called(now);
        let forgotten = LinkError::Refused(ErrorCode::NotFound);
        assert_eq!(progress.failed(forgotten, now), Next::Over);
        assert_eq!(progress.stage(), HelpCallStage::Ended);
        let mut progress = Progress::begin(now);
        assert_eq!(progress.failed(forgotten, now), Next::Over);
        assert_eq!(
            progress.stage(),
            HelpCallStage::Offline,
            "a central that takes no calls"
        );
    }

    #[test]
    fn no_call_is_endless() {
        let now = Instant::now();
        let mut progress = called(now);
        let next = progress.answered(HelpCallState::Coming, now + 20 * MINUTE);
        assert_eq!(next, Next::Over);
        assert_eq!(progress.stage(), HelpCallStage::Ended);
    }
}
