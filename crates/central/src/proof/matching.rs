//! Which case a request speaks of: pure comparison of keyed hashes. Nobody but the desk sees the outcome.

use crate::{registry::Found, vault::KeyedHash};

/// Keyed hashes of what identifies a person, on a request or on a case.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hashes {
    /// Tax number.
    pub nif: Option<KeyedHash>,
    /// Social-security number.
    pub niss: Option<KeyedHash>,
    /// Passport.
    pub passport: Option<KeyedHash>,
    /// Telephone.
    pub phone: Option<KeyedHash>,
    /// The address that AIMA has, as known to the person or to the case.
    pub email: Option<KeyedHash>,
}

/// How a request and a case compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Identifiers that both have, and that are the same.
    pub matching: u32,
    /// Identifiers that both have, and that differ.
    pub conflicting: u32,
    /// Whether the old address is that of the case; `None` where either does not name one. It is neither
    /// a match nor a conflict: many do not know it.
    pub old_email_matches: Option<bool>,
}

/// How many identifiers must match for a case to be taken for the person's.
pub const MATCHES_NEEDED: u32 = 2;

/// Compares what was given with what a case has. A passport that is said to be `renewed` has another number than
/// the case may well have: that is no conflict.
pub fn tally(given: &Hashes, case: &Hashes, renewed: bool) -> Tally {
    let passport = match renewed && given.passport != case.passport {
        true => None,
        false => given.passport,
    };
    let pairs = [
        (given.nif, case.nif),
        (given.niss, case.niss),
        (passport, case.passport),
        (given.phone, case.phone),
    ];
    let compared = || {
        pairs
            .iter()
            .filter_map(|(given, case)| Some((*given)? == (*case)?))
    };
    let count = |same: bool| compared().filter(|is_same| *is_same == same).count() as u32;
    Tally {
        matching: count(true),
        conflicting: count(false),
        old_email_matches: given
            .email
            .zip(case.email)
            .map(|(given, case)| given == case),
    }
}

/// Takes a telephone out of what is compared that several of the `cases` have: it identifies nobody.
pub fn ignore_shared_phone<'a>(given: &mut Hashes, cases: impl Iterator<Item = &'a Hashes>) {
    let with_it = cases.filter(|case| case.phone.is_some() && case.phone == given.phone);
    if with_it.count() > 1 {
        given.phone = None;
    }
}

/// Whether a case shares an identifier with what was given.
fn shares_one(given: &Hashes, case: &Hashes) -> bool {
    [
        (given.nif, case.nif),
        (given.niss, case.niss),
        (given.passport, case.passport),
        (given.phone, case.phone),
    ]
    .into_iter()
    .any(|(given, case)| given.is_some() && given == case)
}

/// Compares what was given with every case of those `found` that shares an identifier with it; the best fit first.
pub fn tallies(given: &Hashes, renewed: bool, found: &[Found]) -> Vec<(String, Tally)> {
    let cases = || found.iter().filter(|it| shares_one(given, &it.hashes));
    let mut compared = given.clone();
    ignore_shared_phone(&mut compared, cases().map(|it| &it.hashes));
    let mut tallies: Vec<_> = cases()
        .map(|it| (it.case.id.clone(), tally(&compared, &it.hashes, renewed)))
        .collect();
    tallies.sort_by_key(|(_, tally)| (std::cmp::Reverse(tally.matching), tally.conflicting));
    tallies
}

/// Which case a request speaks of when it is matched again, and so perhaps another than before. What was `settled`, by
/// staff with the passport in hand, stays. Where a mailbox was `told` as that of the former case, no other case follows:
/// its owner was asked nothing, and somebody has to look.
pub fn choose_again(
    before: Option<&str>,
    settled: bool,
    told: bool,
    tallies: &[(String, Tally)],
) -> Option<String> {
    let chosen = choose(tallies).map(String::as_str);
    match chosen == before || settled {
        true => before,
        false if told => None,
        false => chosen,
    }
    .map(str::to_owned)
}

/// The one case that fits best: at least [`MATCHES_NEEDED`] identifiers match, and no other case fits as
/// well. Two that fit alike are for staff to tell apart.
pub fn choose<Id>(candidates: &[(Id, Tally)]) -> Option<&Id> {
    let fit = |tally: &Tally| (tally.matching, std::cmp::Reverse(tally.conflicting));
    let best = candidates
        .iter()
        .filter(|(_, tally)| tally.matching >= MATCHES_NEEDED)
        .max_by_key(|(_, tally)| fit(tally))?;
    let as_good = candidates
        .iter()
        .filter(|(_, tally)| fit(tally) == fit(&best.1))
        .count();
    (as_good == 1).then_some(&best.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(value: u8) -> Option<KeyedHash> {
        KeyedHash::read(&[value; 32]).filter(|_| value != 0)
    }

    /// nif, niss, passport, phone, email; 0 for none.
    fn hashes([nif, niss, passport, phone, email]: [u8; 5]) -> Hashes {
        Hashes {
            nif: hash(nif),
            niss: hash(niss),
            passport: hash(passport),
            phone: hash(phone),
            email: hash(email),
        }
    }

    #[test]
    fn only_what_both_have_is_compared() {
        let case = hashes([1, 2, 3, 0, 5]);
        for (given, matching, conflicting, old_email_matches) in [
            ([1, 0, 3, 0, 0], 2, 0, None),
            ([1, 9, 0, 0, 5], 1, 1, Some(true)),
            ([0, 0, 0, 4, 0], 0, 0, None),
            ([9, 9, 9, 9, 9], 0, 3, Some(false)),
        ] {
            assert_eq!(
                tally(&hashes(given), &case, false),
                Tally {
                    matching,
                    conflicting,
                    old_email_matches
                },
                "given {given:?}"
            );
        }
    }

    #[test]
    fn a_renewed_passport_is_no_conflict_and_no_match() {
        let case = hashes([1, 2, 3, 0, 0]);
        let counts = |given, renewed| {
            let tally = tally(&hashes(given), &case, renewed);
            (tally.matching, tally.conflicting)
        };
        assert_eq!(counts([1, 2, 9, 0, 0], false), (2, 1));
        assert_eq!(counts([1, 2, 9, 0, 0], true), (2, 0));
        assert_eq!(counts([1, 2, 3, 0, 0], true), (3, 0), "the same after all");
    }

    #[test]
    fn a_shared_telephone_does_not_identify() {
        let mut given = hashes([1, 0, 0, 4, 0]);
        let cases = [hashes([1, 0, 0, 4, 0]), hashes([7, 0, 0, 4, 0])];
        ignore_shared_phone(&mut given, cases.iter());
        assert_eq!(given, hashes([1, 0, 0, 0, 0]));
        let mut given = hashes([1, 0, 0, 4, 0]);
        ignore_shared_phone(&mut given, cases[..1].iter());
        assert_eq!(given, hashes([1, 0, 0, 4, 0]));
    }

    #[test]
    fn another_case_follows_only_where_nobody_was_told_and_staff_have_not_settled_it() {
        let fits = |id: &str| {
            let tally = Tally {
                matching: 3,
                conflicting: 0,
                old_email_matches: None,
            };
            vec![(id.to_owned(), tally)]
        };
        for (before, settled, told, now, expected) in [
            (Some("a"), false, true, "a", Some("a")),
            (Some("a"), false, true, "b", None),
            (Some("a"), false, false, "b", Some("b")),
            (None, false, false, "b", Some("b")),
            (None, false, true, "b", None),
            (Some("a"), true, true, "b", Some("a")),
        ] {
            let chosen = choose_again(before, settled, told, &fits(now));
            assert_eq!(
                chosen.as_deref(),
                expected,
                "{before:?} {settled} {told} {now}"
            );
        }
        assert_eq!(choose_again(Some("a"), false, false, &[]), None);
    }

    #[test]
    fn a_case_is_chosen_only_when_it_fits_alone() {
        let case = |id, matching, conflicting| {
            (
                id,
                Tally {
                    matching,
                    conflicting,
                    old_email_matches: None,
                },
            )
        };
        for (candidates, chosen) in [
            (vec![], None),
            (vec![case("a", 1, 0)], None),
            (vec![case("a", 2, 1)], Some("a")),
            (vec![case("a", 2, 0), case("b", 1, 0)], Some("a")),
            (vec![case("a", 2, 0), case("b", 3, 1)], Some("b")),
            (vec![case("a", 2, 1), case("b", 2, 0)], Some("b")),
            (vec![case("a", 2, 0), case("b", 2, 0)], None),
        ] {
            assert_eq!(choose(&candidates), chosen.as_ref(), "among {candidates:?}");
        }
    }
}
