//! What a passport in staff's hands allows besides the request's own change: lifting the protection of a case, and printing
//! what there is to pay. Pure. It counts for as long as for restoring ([`SEEN_FOR`](super::restore::SEEN_FOR)): both people
//! see who shows it.

use jiff::Timestamp;

use super::{
    desk::Role,
    restore::{Person, counts},
};
use crate::registry::CaseStatus;

/// Who saw the passport, and when.
pub type Seen<'a> = Option<(Person<'a>, Timestamp)>;

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing to lift, or to print.
    Nothing,
    /// The passport was not seen, or too long ago.
    PassportFirst,
    /// It takes a second person with the role supervisor.
    SecondPerson,
}

/// Whether `by` may lift the protection of a case: a supervisor, and somebody else than who saw the passport. Who said "not me"
/// did so to be safe from what one clerk decides.
///
/// # Errors
/// Why not.
pub fn may_lift(
    protected: bool,
    seen: Seen<'_>,
    by: Person<'_>,
    now: Timestamp,
) -> Result<(), Refusal> {
    if !protected {
        return Err(Refusal::Nothing);
    }
    let (first, _) = seen
        .filter(|(_, at)| counts(*at, now))
        .ok_or(Refusal::PassportFirst)?;
    match by.role == Role::Supervisor && first.name != by.name {
        true => Ok(()),
        false => Err(Refusal::SecondPerson),
    }
}

/// Whether `by` may print what there is to pay. `wrong` passports were typed for the case today: then one clerk alone could
/// have guessed, and it takes a supervisor who did not see it.
///
/// # Errors
/// Why not.
pub fn may_print(
    status: Option<CaseStatus>,
    payable: bool,
    wrong: i64,
    seen: Seen<'_>,
    by: Person<'_>,
    now: Timestamp,
) -> Result<(), Refusal> {
    if status != Some(CaseStatus::Pending) || !payable {
        return Err(Refusal::Nothing);
    }
    let (first, _) = seen
        .filter(|(_, at)| counts(*at, now))
        .ok_or(Refusal::PassportFirst)?;
    let second = by.role == Role::Supervisor && first.name != by.name;
    match wrong == 0 || second {
        true => Ok(()),
        false => Err(Refusal::SecondPerson),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANA: Person<'_> = Person {
        name: "ana",
        role: Role::Clerk,
    };
    const EVA: Person<'_> = Person {
        name: "eva",
        role: Role::Clerk,
    };
    const RUI: Person<'_> = Person {
        name: "rui",
        role: Role::Supervisor,
    };

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn a_protection_is_lifted_by_a_supervisor_after_somebody_else_saw_the_passport() {
        let now = at("2026-03-02T10:00:00Z");
        let (fresh, stale) = (at("2026-03-02T09:00:01Z"), at("2026-03-02T09:00:00Z"));
        for (protected, seen, by, expected) in [
            (false, Some((ANA, fresh)), RUI, Err(Refusal::Nothing)),
            (true, None, RUI, Err(Refusal::PassportFirst)),
            (true, Some((ANA, stale)), RUI, Err(Refusal::PassportFirst)),
            (true, Some((ANA, fresh)), ANA, Err(Refusal::SecondPerson)),
            (true, Some((ANA, fresh)), EVA, Err(Refusal::SecondPerson)),
            (true, Some((RUI, fresh)), RUI, Err(Refusal::SecondPerson)),
            (true, Some((RUI, fresh)), ANA, Err(Refusal::SecondPerson)),
            (true, Some((ANA, fresh)), RUI, Ok(())),
        ] {
            let lifted = may_lift(protected, seen, by, now);
            assert_eq!(lifted, expected, "{protected} {seen:?} {by:?}");
        }
    }

    #[test]
    fn what_there_is_to_pay_is_printed_by_whoever_saw_the_passport_unless_it_was_guessed_at() {
        let now = at("2026-03-02T10:00:00Z");
        let (fresh, stale) = (at("2026-03-02T09:30:00Z"), at("2026-03-02T08:30:00Z"));
        let pending = Some(CaseStatus::Pending);
        for (status, payable, wrong, seen, by, expected) in [
            (pending, true, 0, Some((ANA, fresh)), ANA, Ok(())),
            (pending, true, 0, Some((ANA, fresh)), EVA, Ok(())),
            (pending, true, 0, None, ANA, Err(Refusal::PassportFirst)),
            (
                pending,
                true,
                0,
                Some((ANA, stale)),
                ANA,
                Err(Refusal::PassportFirst),
            ),
            (
                pending,
                true,
                1,
                Some((ANA, fresh)),
                ANA,
                Err(Refusal::SecondPerson),
            ),
            (
                pending,
                true,
                1,
                Some((ANA, fresh)),
                EVA,
                Err(Refusal::SecondPerson),
            ),
            (pending, true, 1, Some((ANA, fresh)), RUI, Ok(())),
            (
                pending,
                false,
                0,
                Some((ANA, fresh)),
                ANA,
                Err(Refusal::Nothing),
            ),
            (
                Some(CaseStatus::Paid),
                true,
                0,
                Some((ANA, fresh)),
                ANA,
                Err(Refusal::Nothing),
            ),
            (
                None,
                true,
                0,
                Some((ANA, fresh)),
                ANA,
                Err(Refusal::Nothing),
            ),
        ] {
            let printed = may_print(status, payable, wrong, seen, by, now);
            assert_eq!(
                printed, expected,
                "{status:?} {payable} {wrong} {seen:?} {by:?}"
            );
        }
    }
}
