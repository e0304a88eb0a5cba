//! Who may approve what at the counter desk, and which mail may be sent once more from there.

use crate::{
    mail::MailKind,
    registry::{CaseFacts, CaseStatus},
    vault::KeyedHash,
};

/// What somebody at the desk may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Serves at the counter.
    Clerk,
    /// Decides with a clerk what one person alone must not.
    Supervisor,
    /// Reads what others did, and does nothing.
    Auditor,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 3] = [Role::Clerk, Role::Supervisor, Role::Auditor];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Clerk => "clerk",
            Role::Supervisor => "supervisor",
            Role::Auditor => "auditor",
        }
    }

    /// The role with this stable name.
    pub fn from_name(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// What an approval rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approval<'a> {
    /// Who would approve.
    pub by: &'a str,
    /// In which role.
    pub role: Role,
    /// Who noted the passport; `None` where that is not known any more.
    pub shown_by: Option<&'a str>,
    /// A newer passport than the registry's: nothing was compared.
    pub renewed: bool,
    /// Wrong characters were typed before.
    pub wrong_tries: i64,
}

/// Whether it takes a second person with the role supervisor, and this is not one: a renewed passport, and
/// any passport after a wrong try, which one clerk alone could have made up.
pub fn needs_second_person(approval: &Approval<'_>) -> bool {
    let doubtful = approval.renewed || approval.wrong_tries > 0;
    let second = approval.shown_by.is_none_or(|first| first != approval.by);
    doubtful && !(second && approval.role == Role::Supervisor)
}

/// Whether a mail of this kind to the address with this keyed hash may leave once more: the case still has that address, and
/// there still is something to pay.
pub fn may_be_sent_again(kind: MailKind, to: Option<&KeyedHash>, case: &CaseFacts) -> bool {
    let same_address = to.is_some() && to == case.email_hash.as_ref();
    match kind {
        MailKind::PaymentData => same_address && case.status == CaseStatus::Pending,
        MailKind::Reactivated => same_address,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_came_for_goes_again_to_the_address_that_the_case_has_alone() {
        use CaseStatus::{Paid, Pending};
        use MailKind::{OldAddress, PaymentData, Reactivated};
        let hash = |byte| KeyedHash::read(&[byte; 32]).unwrap();
        let (its, other) = (hash(1), hash(2));
        for (kind, to, has, status, allowed) in [
            (PaymentData, Some(its), Some(its), Pending, true),
            (PaymentData, Some(its), Some(other), Pending, false),
            (PaymentData, Some(its), None, Pending, false),
            (PaymentData, None, None, Pending, false),
            (PaymentData, Some(its), Some(its), Paid, false),
            (Reactivated, Some(its), Some(its), Paid, true),
            (Reactivated, Some(its), Some(other), Pending, false),
            (OldAddress, Some(its), Some(its), Pending, false),
        ] {
            let case = CaseFacts {
                id: "MI-1".to_owned(),
                status,
                email: None,
                email_hash: has,
                language: None,
                payment: None,
            };
            let may = may_be_sent_again(kind, to.as_ref(), &case);
            assert_eq!(may, allowed, "{kind:?} {to:?} {has:?} {status}");
        }
    }

    #[test]
    fn what_one_clerk_could_make_up_takes_a_supervisor_who_did_not_note_the_passport() {
        for (renewed, wrong_tries, by, role, refused) in [
            (false, 0, "ana", Role::Clerk, false),
            (true, 0, "ana", Role::Clerk, true),
            (true, 0, "ana", Role::Supervisor, true),
            (true, 0, "rui", Role::Clerk, true),
            (true, 0, "rui", Role::Supervisor, false),
            (false, 1, "ana", Role::Clerk, true),
            (false, 3, "rui", Role::Supervisor, false),
        ] {
            let approval = Approval {
                by,
                role,
                shown_by: Some("ana"),
                renewed,
                wrong_tries,
            };
            assert_eq!(needs_second_person(&approval), refused, "{approval:?}");
        }
    }
}
