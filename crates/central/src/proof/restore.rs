//! The last row of the ladder of proof: restoring the former address of a case at the desk. Pure.
//!
//! It takes the passport, seen again, and two people of whom one is a supervisor. What the passport changed is not
//! restored: who showed it then is who shows it now.

use jiff::{SignedDuration, Timestamp, civil::Time, tz::TimeZone};
use protocol::working_days::Checking;

use super::{desk::Role, ladder::Row};

/// The name of this row among those that change a case's address.
pub const RESTORED: &str = "restored";
/// For how long a passport that was seen again counts: both people see who shows it.
pub const SEEN_FOR: SignedDuration = SignedDuration::from_hours(1);
/// For how many working days nothing else is mailed to the restored address.
const QUIET_WORKING_DAYS: u32 = 1;

/// The change that a request made to its case's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// By which row.
    pub row: Option<Row>,
    /// The case has the address that it gave, and none was given since.
    pub stands: bool,
    /// The former address is kept.
    pub former_is_kept: bool,
}

/// Somebody at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person<'a> {
    /// Who.
    pub name: &'a str,
    /// In which role.
    pub role: Role,
}

/// Why the former address is not restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The request changed no address, or another change came after it, or the former address is not kept.
    NothingToRestore,
    /// The passport made the change.
    ByPassport,
    /// The passport has not been seen again, or too long ago.
    PassportFirst,
    /// It takes somebody else, and one of the two a supervisor.
    SecondPerson,
}

/// Whether this change may be undone at all.
pub fn may_be_restored(change: Option<Change>) -> Result<(), Refusal> {
    match change {
        Some(change) if change.stands && change.former_is_kept => match change.row {
            Some(Row::Passport) => Err(Refusal::ByPassport),
            Some(Row::OldMailbox | Row::Hold) => Ok(()),
            None => Err(Refusal::NothingToRestore),
        },
        _ => Err(Refusal::NothingToRestore),
    }
}

/// Whether `by` may restore the former address now. `seen`: who saw the passport again, and when.
pub fn may_restore(
    change: Option<Change>,
    seen: Option<(Person<'_>, Timestamp)>,
    by: Person<'_>,
    now: Timestamp,
) -> Result<(), Refusal> {
    may_be_restored(change)?;
    let Some((first, _)) = seen.filter(|(_, at)| counts(*at, now)) else {
        return Err(Refusal::PassportFirst);
    };
    let supervised = [first.role, by.role].contains(&Role::Supervisor);
    match supervised && first.name != by.name {
        true => Ok(()),
        false => Err(Refusal::SecondPerson),
    }
}

/// Whether a passport that was seen again at `at` still counts.
pub fn counts(at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(at) < SEEN_FOR
}

/// Until when nothing else is mailed to an address that was restored at `now`: the end of the working day after.
pub fn quiet_until(now: Timestamp, zone: &TimeZone, checking: &Checking) -> Timestamp {
    let last = checking.after(zone.to_datetime(now).date(), QUIET_WORKING_DAYS);
    let next = last
        .tomorrow()
        .expect("a day after lies within jiff's years");
    zone.to_timestamp(next.to_datetime(Time::midnight()))
        .expect("a day after lies within jiff's years")
}

#[cfg(test)]
mod tests {
    use protocol::configuration::Configuration;

    use super::*;

    const HELD: Change = Change {
        row: Some(Row::Hold),
        stands: true,
        former_is_kept: true,
    };
    const ANA: Person<'_> = Person {
        name: "ana",
        role: Role::Clerk,
    };
    const RUI: Person<'_> = Person {
        name: "rui",
        role: Role::Supervisor,
    };
    const EVA: Person<'_> = Person {
        name: "eva",
        role: Role::Clerk,
    };

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn what_cannot_be_restored() {
        let change = |of: fn(&mut Change)| {
            let mut change = HELD;
            of(&mut change);
            Some(change)
        };
        for (change, refusal) in [
            (None, Refusal::NothingToRestore),
            (change(|it| it.stands = false), Refusal::NothingToRestore),
            (
                change(|it| it.former_is_kept = false),
                Refusal::NothingToRestore,
            ),
            (change(|it| it.row = None), Refusal::NothingToRestore),
            (
                change(|it| it.row = Some(Row::Passport)),
                Refusal::ByPassport,
            ),
        ] {
            let now = at("2026-03-02T10:00:00Z");
            assert_eq!(may_be_restored(change), Err(refusal), "{change:?}");
            assert_eq!(
                may_restore(change, Some((ANA, now)), RUI, now),
                Err(refusal)
            );
        }
        assert_eq!(
            may_be_restored(change(|it| it.row = Some(Row::OldMailbox))),
            Ok(())
        );
    }

    #[test]
    fn it_takes_the_passport_again_and_two_people_of_whom_one_is_a_supervisor() {
        let now = at("2026-03-02T10:00:00Z");
        let (before, stale) = (at("2026-03-02T09:00:01Z"), at("2026-03-02T09:00:00Z"));
        for (seen, by, expected) in [
            (None, RUI, Err(Refusal::PassportFirst)),
            (Some((ANA, stale)), RUI, Err(Refusal::PassportFirst)),
            (Some((ANA, before)), ANA, Err(Refusal::SecondPerson)),
            (Some((ANA, before)), EVA, Err(Refusal::SecondPerson)),
            (Some((RUI, before)), RUI, Err(Refusal::SecondPerson)),
            (Some((ANA, before)), RUI, Ok(())),
            (Some((RUI, before)), ANA, Ok(())),
        ] {
            assert_eq!(
                may_restore(Some(HELD), seen, by, now),
                expected,
                "{seen:?} {by:?}"
            );
        }
    }

    #[test]
    fn it_is_quiet_until_the_next_working_day_is_over() {
        let checking = Configuration::default().checking();
        let lisbon = TimeZone::get("Europe/Lisbon").expect("bundled");
        for (now, until) in [
            // Monday, Friday, and the Thursday before Good Friday and summer time's Easter.
            ("2026-03-02T10:00:00Z", "2026-03-04T00:00:00Z"),
            ("2026-03-06T10:00:00Z", "2026-03-10T00:00:00Z"),
            ("2026-04-02T10:00:00Z", "2026-04-06T23:00:00Z"),
        ] {
            assert_eq!(quiet_until(at(now), &lisbon, &checking), at(until), "{now}");
        }
    }
}
