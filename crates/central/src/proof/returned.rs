//! What follows when a mail that a server had accepted is reported to have failed, or to be delayed. Pure. What a
//! report about a notice does to the silence of its recipient is [`super::evidence`]'s word: here is what it does to
//! requests that are decided already.

use super::ladder::Row;
use crate::mail::{MailKind, outcome::Status, report::Fate};

/// A report, and how its request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Returned {
    /// What the mail was for.
    pub kind: MailKind,
    /// What became of it.
    pub fate: Fate,
    /// Why.
    pub status: Status,
    /// The row by which its request was carried out, if it was.
    pub applied_by: Option<Row>,
    /// The case was changed by the passport since the notice.
    pub overruled: bool,
}

/// What follows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Follows {
    /// The person did not get what they came for: counter, alarm, and it can be sent again.
    pub answer_failed: bool,
    /// The registered address cannot be reached by anybody.
    pub address_is_dead: bool,
    /// The case was changed by the silence of somebody who was not told: an alarm.
    pub changed_untold: bool,
    /// The case is protected.
    pub protect: bool,
}

/// What follows from a report.
///
/// | mail | fate | its request | follows |
/// | --- | --- | --- | --- |
/// | any | delayed | any | nothing here |
/// | payment data, reactivated | failed | any | the answer has failed |
/// | notice | failed, 5.1.x or 5.2.1 | any | the registered address is dead |
/// | notice | failed | carried out by the hold | alarm, and the case is protected, but not against the passport |
/// | others | failed | any | nothing |
pub fn follows(returned: &Returned) -> Follows {
    let none = Follows::default();
    if returned.fate != Fate::Failed {
        return none;
    }
    match returned.kind {
        MailKind::PaymentData | MailKind::Reactivated => Follows {
            answer_failed: true,
            ..none
        },
        MailKind::OldAddress => {
            let changed_untold = returned.applied_by == Some(Row::Hold);
            let Status(class, ..) = returned.status;
            Follows {
                // One that a server could not reach in time is not dead (class 4).
                address_is_dead: class == 5 && returned.status.is_about_the_address(),
                changed_untold,
                protect: changed_untold && !returned.overruled,
                ..none
            }
        }
        MailKind::Code
        | MailKind::ConfirmLink
        | MailKind::ComeToCounter
        | MailKind::AddressRestored
        | MailKind::AddressReplaced
        | MailKind::PaymentReminder
        | MailKind::Alarms => none,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(kind: MailKind) -> Returned {
        Returned {
            kind,
            fate: Fate::Failed,
            status: Status(5, 1, 1),
            applied_by: None,
            overruled: false,
        }
    }

    #[test]
    fn nothing_follows_from_a_delay_or_from_a_mail_that_proves_nothing() {
        for kind in MailKind::ALL {
            for applied_by in [None, Some(Row::Hold), Some(Row::Passport)] {
                let delayed = Returned {
                    fate: Fate::Delayed,
                    applied_by,
                    ..failed(kind)
                };
                assert_eq!(follows(&delayed), Follows::default(), "{kind:?}");
            }
        }
        for kind in [
            MailKind::Code,
            MailKind::ConfirmLink,
            MailKind::ComeToCounter,
            MailKind::AddressRestored,
            MailKind::AddressReplaced,
            MailKind::PaymentReminder,
            MailKind::Alarms,
        ] {
            assert_eq!(follows(&failed(kind)), Follows::default(), "{kind:?}");
        }
    }

    #[test]
    fn an_answer_that_came_back_has_failed_and_says_nothing_of_the_registered_address() {
        for kind in [MailKind::PaymentData, MailKind::Reactivated] {
            for applied_by in Row::ALL {
                let returned = Returned {
                    applied_by: Some(applied_by),
                    ..failed(kind)
                };
                let expected = Follows {
                    answer_failed: true,
                    ..Follows::default()
                };
                assert_eq!(follows(&returned), expected);
            }
        }
    }

    #[test]
    fn the_registered_address_is_dead_where_the_code_says_so_and_for_good() {
        for (status, dead) in [
            (Status(5, 1, 1), true),
            (Status(5, 1, 10), true),
            (Status(5, 2, 1), true),
            (Status(5, 2, 2), false),
            (Status(5, 7, 1), false),
            (Status(5, 0, 0), false),
            (Status(4, 1, 1), false),
            (Status(4, 4, 7), false),
        ] {
            let returned = Returned {
                status,
                ..failed(MailKind::OldAddress)
            };
            assert_eq!(follows(&returned).address_is_dead, dead, "{status}");
        }
    }

    #[test]
    fn a_notice_that_came_back_after_the_change_alarms_where_silence_was_counted() {
        for applied_by in [
            None,
            Some(Row::OldMailbox),
            Some(Row::Passport),
            Some(Row::Hold),
        ] {
            for overruled in [false, true] {
                let returned = Returned {
                    applied_by,
                    overruled,
                    ..failed(MailKind::OldAddress)
                };
                let by_silence = applied_by == Some(Row::Hold);
                let follows = follows(&returned);
                assert_eq!(follows.changed_untold, by_silence, "{applied_by:?}");
                assert_eq!(follows.protect, by_silence && !overruled, "{applied_by:?}");
                assert!(!follows.answer_failed);
            }
        }
    }
}
