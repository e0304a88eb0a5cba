//! Who may approve what at the counter desk.

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

#[cfg(test)]
mod tests {
    use super::*;

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
