//! Why staff do what they do: a list for each act, so that nobody writes about a person into the journal.

use crate::journal::Act;

/// Why something that needs the counter is approved.
const APPROVE: &[&str] = &[
    "new-passport-checked",
    "address-chosen-in-person",
    "another-change-needed",
];
/// Why it is refused.
const REFUSE: &[&str] = &[
    "not-the-holder",
    "no-valid-document",
    "another-case",
    "not-wanted",
];
/// Why a request is stopped.
const STOP: &[&str] = &["reported-by-holder", "suspected-fraud", "made-by-mistake"];
/// Why it is taken up again.
const RELEASE: &[&str] = &["holder-identified", "stopped-by-mistake", "new-evidence"];
/// Why the former address of a case is restored.
const RESTORE: &[&str] = &["not-asked-by-holder", "holder-cannot-read-it"];
/// Why the protection of a case is lifted.
const LIFT: &[&str] = &["objection-by-mistake", "mailbox-is-the-holders-again"];

/// The reasons for an act; none where the act is a reason of its own.
pub(super) fn of(act: Act) -> &'static [&'static str] {
    match act {
        Act::Approved => APPROVE,
        Act::Refused => REFUSE,
        Act::Stopped => STOP,
        Act::Released => RELEASE,
        Act::Restored => RESTORE,
        Act::ProtectionLifted => LIFT,
        _ => &[],
    }
}

/// The reason with this name, if it is one for the act.
pub(super) fn named(act: Act, name: &str) -> Option<&'static str> {
    of(act).iter().copied().find(|reason| *reason == name)
}

#[cfg(test)]
mod tests {
    use protocol::Language;

    use super::*;

    #[test]
    fn every_reason_belongs_to_one_act_and_has_its_words() {
        let mut all: Vec<_> = Act::ALL.into_iter().flat_map(of).collect();
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count, "no reason is in two lists");
        for reason in all {
            let id = format!("desk-why-{reason}");
            assert!(texts::exists(Language::Pt, &id), "{id}");
        }
        assert_eq!(named(Act::Stopped, "not-wanted"), None);
        assert_eq!(named(Act::Refused, "not-wanted"), Some("not-wanted"));
        assert_eq!(named(Act::SignedIn, ""), None);
    }
}
