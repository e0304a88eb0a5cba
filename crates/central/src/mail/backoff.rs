//! When a mail that did not get through is tried again, and when it is given up. One pure function, with
//! the time passed in.

use jiff::{SignedDuration, Timestamp};
use protocol::wire::EMAIL_CODE_MINUTES;

use super::MailKind;

/// How long a mail is tried; the confirmation link is valid as long.
const GIVE_UP_AFTER: SignedDuration = SignedDuration::from_hours(3 * 24);
/// The person waits in front of a kiosk: no pause is longer while there is time.
const LONGEST_PAUSE_OF_A_CODE: SignedDuration = SignedDuration::from_mins(5);

/// When a mail of `kind` that was queued at `queued_at` is tried again, after `tries` tries of which the
/// last has just failed. `None`: it is given up.
///
/// | after try | pause | of a code | because |
/// | --- | --- | --- | --- |
/// | 1 | 10 s | 10 s | a line that was cut is most often there again at once |
/// | 2 | 1 min | 1 min | a server that restarts; short greylisting |
/// | 3 | 5 min | 5 min | what most greylisting asks for (RFC 6647, 5: one minute to an hour) |
/// | 4 | 15 min | 5 min | |
/// | 5 and more | 60 min | 5 min | a server that is down |
///
/// Given up when the next try would come 3 days after queueing or later; a code when it would come after
/// the code has expired (15 minutes).
pub fn next_try(
    kind: MailKind,
    queued_at: Timestamp,
    tries: u32,
    now: Timestamp,
) -> Option<Timestamp> {
    let pause = match tries {
        0 | 1 => SignedDuration::from_secs(10),
        2 => SignedDuration::from_mins(1),
        3 => SignedDuration::from_mins(5),
        4 => SignedDuration::from_mins(15),
        _ => SignedDuration::from_mins(60),
    };
    let (pause, last) = match kind {
        MailKind::Code => (pause.min(LONGEST_PAUSE_OF_A_CODE), code_life()),
        _ => (pause, GIVE_UP_AFTER),
    };
    let next = now + pause;
    (next < queued_at + last).then_some(next)
}

/// Whether a mail of `kind` has lost its sense before it was ever sent: a code that has expired. Any other
/// is tried at least once, however long this service was down.
pub fn comes_too_late(kind: MailKind, queued_at: Timestamp, now: Timestamp) -> bool {
    kind == MailKind::Code && now >= queued_at + code_life()
}

fn code_life() -> SignedDuration {
    SignedDuration::from_mins(EMAIL_CODE_MINUTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queued() -> Timestamp {
        "2026-03-02T10:00:00Z".parse().unwrap()
    }

    /// The times of all tries, in seconds after queueing, when each fails at once.
    fn tries(kind: MailKind) -> Vec<i64> {
        let mut all = vec![0];
        let mut now = queued();
        while let Some(next) = next_try(kind, queued(), all.len() as u32, now) {
            assert!(next > now);
            now = next;
            all.push(now.duration_since(queued()).as_secs());
        }
        all
    }

    #[test]
    fn the_pauses_are_those_of_the_table() {
        let all = tries(MailKind::PaymentData);
        assert_eq!(all[..7], [0, 10, 70, 370, 1270, 4870, 8470]);
        let last = *all.last().unwrap();
        assert!(last < 3 * 86_400 && last + 3600 >= 3 * 86_400, "{last}");
        assert_eq!(all.len(), 76);
    }

    #[test]
    fn a_code_is_tried_while_it_can_be_typed_and_not_longer() {
        assert_eq!(tries(MailKind::Code), [0, 10, 70, 370, 670]);
        let at = |s| queued() + SignedDuration::from_secs(s);
        assert!(!comes_too_late(MailKind::Code, queued(), at(899)));
        assert!(comes_too_late(MailKind::Code, queued(), at(900)));
    }

    #[test]
    fn a_mail_that_waited_for_this_service_is_tried_all_the_same() {
        let after_a_week = queued() + SignedDuration::from_hours(7 * 24);
        for kind in MailKind::ALL {
            let late = comes_too_late(kind, queued(), after_a_week);
            assert_eq!(late, kind == MailKind::Code, "{kind:?}");
            assert_eq!(next_try(kind, queued(), 1, after_a_week), None, "{kind:?}");
        }
    }

    #[test]
    fn a_clock_that_was_set_back_gives_no_shorter_pause() {
        let before = queued() - SignedDuration::from_hours(2);
        let next = next_try(MailKind::ConfirmLink, queued(), 2, before).unwrap();
        assert_eq!(next.duration_since(before).as_secs(), 60);
    }
}
