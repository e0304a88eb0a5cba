//! Who may do what at the counter desk, by role: one table, and its test is the table. What one person alone must not do is
//! [`crate::proof::desk`]'s and [`crate::proof::restore`]'s word. What somebody sees listed follows from the site
//! ([`Post`]); a code in hand opens its request at every site, since the person stands there with it.

use jiff::{SignedDuration, Timestamp};

use crate::proof::desk::Role;

/// For so long after one gave the other a password, two people of the desk do not count as two: whoever gives a password
/// could sign in with it. Whoever it was given to and cannot sign in tells somebody sooner.
pub const TIED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Whether a password that was given at `reset_at` ties what its owner did, or the giver, at `acted_at`.
pub fn ties(reset_at: Timestamp, acted_at: Timestamp) -> bool {
    acted_at.duration_since(reset_at) < TIED_FOR
}

/// What somebody wants to do at the desk: each of its routes names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Sign out, see the desk's own pages.
    Stay,
    /// Change one's own password.
    ChangeOwnPassword,
    /// Open a request by its code, with its history.
    ReadRequest,
    /// Find requests by two numbers from the papers in hand.
    SearchByPapers,
    /// See what waits at the counter.
    ReadWork,
    /// Make a request for the person in front.
    MakeRequest,
    /// See the alarms.
    ReadAlarms,
    /// Mark an alarm as seen.
    AcknowledgeAlarm,
    /// See who calls for help.
    ReadCalls,
    /// Answer and end calls.
    AnswerCall,
    /// Compare the passport in hand with the case's.
    SeePassport,
    /// Note that the passport is newer than the registry.
    NoteRenewedPassport,
    /// Approve.
    Approve,
    /// Refuse.
    Refuse,
    /// Stop.
    Stop,
    /// Call off what the case registry was asked for and has not answered.
    CallOff,
    /// Take up again.
    Release,
    /// Send a mail once more.
    SendAgain,
    /// Restore a former address.
    Restore,
    /// Print what there is to pay.
    PrintPaymentData,
    /// Lift the protection of a case.
    LiftProtection,
    /// Read the audit log.
    ReadAuditLog,
    /// See how the kiosks are, and what they say.
    ReadFleet,
    /// Have something said at kiosks for a while, and withdraw it.
    SetNotices,
    /// See the site's people and who is locked out.
    ReadTeam,
    /// End a clerk's lock-out, or that of the own network.
    EndLockOut,
    /// Give a clerk a one-time password.
    ResetPassword,
}

use Permission::{
    AcknowledgeAlarm, AnswerCall, Approve, CallOff, ChangeOwnPassword, EndLockOut, LiftProtection,
    MakeRequest, NoteRenewedPassport, PrintPaymentData, ReadAlarms, ReadAuditLog, ReadCalls,
    ReadFleet, ReadRequest, ReadTeam, ReadWork, Refuse, Release, ResetPassword, Restore,
    SearchByPapers, SeePassport, SendAgain, SetNotices, Stay, Stop,
};

/// Every permission, and whether a clerk, a supervisor and an auditor have it.
pub const TABLE: [(Permission, [bool; 3]); 27] = [
    //                      clerk  superv. auditor
    (Stay, [true, true, true]),
    (ChangeOwnPassword, [true, true, true]),
    (ReadRequest, [true, true, true]),
    (SearchByPapers, [true, true, false]),
    (ReadWork, [true, true, false]),
    (MakeRequest, [true, true, false]),
    (ReadAlarms, [true, true, true]),
    (AcknowledgeAlarm, [true, true, false]),
    (ReadCalls, [true, true, false]),
    (AnswerCall, [true, true, false]),
    (SeePassport, [true, true, false]),
    (NoteRenewedPassport, [true, true, false]),
    (Approve, [true, true, false]),
    (Refuse, [true, true, false]),
    (Stop, [true, true, false]),
    (CallOff, [false, true, false]),
    (Release, [true, true, false]),
    (SendAgain, [true, true, false]),
    (Restore, [true, true, false]),
    (PrintPaymentData, [true, true, false]),
    (LiftProtection, [false, true, false]),
    (ReadAuditLog, [false, true, true]),
    (ReadFleet, [true, true, false]),
    (SetNotices, [false, true, false]),
    (ReadTeam, [false, true, false]),
    (EndLockOut, [false, true, false]),
    (ResetPassword, [false, true, false]),
];

/// Whether somebody with this role may.
pub fn may(role: Role, permission: Permission) -> bool {
    let column = match role {
        Role::Clerk => 0,
        Role::Supervisor => 1,
        Role::Auditor => 2,
    };
    TABLE
        .iter()
        .any(|(of, roles)| *of == permission && roles[column])
}

/// Where somebody serves, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// As what.
    pub role: Role,
    /// The site, by the name that its kiosks were enrolled with; `None` for every site.
    pub site: Option<String>,
}

impl From<Role> for Post {
    /// At every site.
    fn from(role: Role) -> Post {
        Post { role, site: None }
    }
}

impl Post {
    /// Whether somebody here looks after the people of `other`: gives clerks one-time passwords, ends their
    /// lock-outs. Another supervisor's password is the operator's, since whoever gives a password could sign in with it, and
    /// whoever ends a lock-out could guess it without end.
    pub fn looks_after(&self, other: &Post) -> bool {
        may(self.role, ResetPassword) && other.role == Role::Clerk && self.covers(other)
    }

    /// Whether `other` is at this site.
    pub fn covers(&self, other: &Post) -> bool {
        self.site.is_none() || self.site == other.site
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_password_ties_two_people_for_a_week_and_also_when_it_is_given_later() {
        let acted_at: Timestamp = "2026-03-10T10:00:00Z".parse().unwrap();
        for (hours_before, tied) in [(0, true), (167, true), (168, false), (-24, true)] {
            let reset_at = acted_at - SignedDuration::from_hours(hours_before);
            assert_eq!(ties(reset_at, acted_at), tied, "{hours_before}");
        }
    }

    #[test]
    fn every_permission_stands_once_in_the_table() {
        for (at, (permission, _)) in TABLE.iter().enumerate() {
            let first = TABLE.iter().position(|(other, _)| other == permission);
            assert_eq!(first, Some(at), "{permission:?}");
        }
    }

    #[test]
    fn an_auditor_reads_and_does_nothing_else() {
        let allowed: Vec<_> = TABLE
            .iter()
            .map(|(permission, _)| *permission)
            .filter(|permission| may(Role::Auditor, *permission))
            .collect();
        assert_eq!(
            allowed,
            [
                Stay,
                ChangeOwnPassword,
                ReadRequest,
                ReadAlarms,
                ReadAuditLog
            ]
        );
    }

    #[test]
    fn a_supervisor_may_all_that_a_clerk_may_and_looks_after_people() {
        let more: Vec<_> = TABLE
            .iter()
            .filter(|(permission, _)| {
                assert!(
                    may(Role::Supervisor, *permission) || !may(Role::Clerk, *permission),
                    "{permission:?}"
                );
                !may(Role::Clerk, *permission)
            })
            .map(|(permission, _)| *permission)
            .collect();
        assert_eq!(
            more,
            [
                CallOff,
                LiftProtection,
                ReadAuditLog,
                SetNotices,
                ReadTeam,
                EndLockOut,
                ResetPassword
            ]
        );
    }

    #[test]
    fn a_supervisor_of_the_site_looks_after_clerks_alone() {
        let post = |role, site: Option<&str>| Post {
            role,
            site: site.map(str::to_owned),
        };
        let lisbon = Some("Lisboa");
        for (by, of, allowed) in [
            (
                post(Role::Supervisor, lisbon),
                post(Role::Clerk, lisbon),
                true,
            ),
            (
                post(Role::Supervisor, None),
                post(Role::Clerk, lisbon),
                true,
            ),
            (post(Role::Supervisor, None), post(Role::Clerk, None), true),
            (
                post(Role::Supervisor, lisbon),
                post(Role::Clerk, Some("Porto")),
                false,
            ),
            (
                post(Role::Supervisor, lisbon),
                post(Role::Clerk, None),
                false,
            ),
            (
                post(Role::Supervisor, lisbon),
                post(Role::Supervisor, lisbon),
                false,
            ),
            (
                post(Role::Supervisor, None),
                post(Role::Auditor, lisbon),
                false,
            ),
            (post(Role::Clerk, lisbon), post(Role::Clerk, lisbon), false),
            (post(Role::Auditor, None), post(Role::Clerk, lisbon), false),
        ] {
            assert_eq!(by.looks_after(&of), allowed, "{by:?} {of:?}");
        }
    }
}
