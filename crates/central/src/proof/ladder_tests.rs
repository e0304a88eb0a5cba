//! The ladder's table, which is also the one in `docs/security.md`, and what holds for every combination.

use jiff::ToSpan;

use super::*;

/// A request of which everything is well: it waits for the end of the hold.
const GOOD: Facts = Facts {
    asked: Asked::NewAddress,
    case: CaseFit::One {
        matching: 3,
        conflicting: 0,
    },
    status: CaseStatus::Pending,
    payable: true,
    confirmed: true,
    old_mailbox: OldMailbox::Silent,
    passport: Passport::NotShown,
    approved: false,
    other_address: false,
    corrected_lately: false,
    protected: false,
};

const FEW: CaseFit = CaseFit::One {
    matching: 2,
    conflicting: 0,
};
const CONFLICTING: CaseFit = CaseFit::One {
    matching: 3,
    conflicting: 1,
};

/// What is so, the facts, and what follows before and after the end of the hold.
type Line = (&'static str, Facts, Verdict, Verdict);

fn table() -> Vec<Line> {
    use Verdict::{Apply, Counter, Stop, Wait};
    let always = |what, facts, verdict| (what, facts, verdict, verdict);
    let yes = OldMailbox::Yes;
    let no = OldMailbox::No;
    let seen = Passport::Seen;
    let few = Facts { case: FEW, ..GOOD };
    let again = Facts {
        asked: Asked::SameAddress,
        ..few
    };
    let reactivation = Facts {
        asked: Asked::Reactivation,
        confirmed: false,
        status: CaseStatus::Withdrawn,
        payable: false,
        ..GOOD
    };
    vec![
        always(
            "new mailbox confirmed, old mailbox says yes",
            Facts {
                old_mailbox: yes,
                ..few
            },
            Apply(Row::OldMailbox),
        ),
        always(
            "the same, but an identifier differs",
            Facts {
                old_mailbox: yes,
                case: CONFLICTING,
                ..GOOD
            },
            Counter(Cause::Conflict),
        ),
        always(
            "new mailbox confirmed, passport seen",
            Facts {
                passport: seen,
                ..few
            },
            Apply(Row::Passport),
        ),
        always(
            "the same, though the old mailbox said \"not me\"",
            Facts {
                passport: seen,
                old_mailbox: no,
                ..few
            },
            Apply(Row::Passport),
        ),
        always(
            "the same, though the case is protected",
            Facts {
                passport: seen,
                protected: true,
                ..few
            },
            Apply(Row::Passport),
        ),
        (
            "new mailbox confirmed, three identifiers match, none differs",
            GOOD,
            Wait,
            Apply(Row::Hold),
        ),
        always(
            "… but the old mailbox refuses mail, or there is none",
            Facts {
                old_mailbox: OldMailbox::Unreachable,
                ..GOOD
            },
            Counter(Cause::OldMailboxUnreachable),
        ),
        always(
            "… but the notice was accepted less than three working days before T, or not at all",
            Facts {
                old_mailbox: OldMailbox::Untold,
                ..GOOD
            },
            Counter(Cause::ToldTooLate),
        ),
        always(
            "… but one differs",
            Facts {
                case: CONFLICTING,
                ..GOOD
            },
            Counter(Cause::Conflict),
        ),
        always(
            "new mailbox confirmed, two identifiers match, nothing else",
            few,
            Counter(Cause::TooFewMatches),
        ),
        always(
            "old mailbox says \"not me\"",
            Facts {
                old_mailbox: no,
                ..GOOD
            },
            Stop,
        ),
        always(
            "it said so to an earlier request",
            Facts {
                protected: true,
                old_mailbox: yes,
                ..GOOD
            },
            Counter(Cause::CaseProtected),
        ),
        always(
            "new mailbox not confirmed, old mailbox says yes",
            Facts {
                confirmed: false,
                old_mailbox: yes,
                ..GOOD
            },
            Counter(Cause::Unconfirmed),
        ),
        always(
            "new mailbox not confirmed, passport seen and approved",
            Facts {
                confirmed: false,
                passport: seen,
                approved: true,
                ..GOOD
            },
            Counter(Cause::Unconfirmed),
        ),
        always(
            "passport renewed",
            Facts {
                passport: Passport::Renewed,
                ..GOOD
            },
            Counter(Cause::PassportRenewed),
        ),
        always(
            "passport renewed and approved",
            Facts {
                passport: Passport::Renewed,
                approved: true,
                ..few
            },
            Apply(Row::Passport),
        ),
        always(
            "approved, without a passport",
            Facts {
                approved: true,
                ..few
            },
            Counter(Cause::TooFewMatches),
        ),
        always(
            "two addresses wait for one case, old mailbox says yes",
            Facts {
                other_address: true,
                old_mailbox: yes,
                ..GOOD
            },
            Counter(Cause::TwoAddresses),
        ),
        always(
            "two addresses wait for one case, passport seen",
            Facts {
                other_address: true,
                passport: seen,
                ..GOOD
            },
            Counter(Cause::TwoAddresses),
        ),
        always(
            "two addresses wait for one case, passport seen and approved",
            Facts {
                other_address: true,
                passport: seen,
                approved: true,
                ..GOOD
            },
            Apply(Row::Passport),
        ),
        always(
            "second correction in 30 days, old mailbox says yes",
            Facts {
                corrected_lately: true,
                old_mailbox: yes,
                ..GOOD
            },
            Counter(Cause::SecondCorrection),
        ),
        always(
            "second correction in 30 days, passport seen and approved",
            Facts {
                corrected_lately: true,
                passport: seen,
                approved: true,
                ..GOOD
            },
            Apply(Row::Passport),
        ),
        always(
            "no case shares two identifiers, passport seen",
            Facts {
                case: CaseFit::None,
                passport: seen,
                ..GOOD
            },
            Counter(Cause::NoCase),
        ),
        always(
            "several cases fit alike",
            Facts {
                case: CaseFit::Several,
                ..GOOD
            },
            Counter(Cause::SeveralCases),
        ),
        always(
            "the case is withdrawn, old mailbox says yes",
            Facts {
                status: CaseStatus::Withdrawn,
                old_mailbox: yes,
                ..GOOD
            },
            Counter(Cause::CaseWithdrawn),
        ),
        always(
            "AIMA has ended the case, passport seen",
            Facts {
                status: CaseStatus::Extinguished,
                passport: seen,
                ..few
            },
            Counter(Cause::CaseExtinguished),
        ),
        always(
            "the payment is made, passport seen",
            Facts {
                status: CaseStatus::Paid,
                passport: seen,
                ..few
            },
            Counter(Cause::CasePaid),
        ),
        always(
            "the appointment is made, passport seen",
            Facts {
                status: CaseStatus::Scheduled,
                passport: seen,
                ..few
            },
            Counter(Cause::CaseScheduled),
        ),
        always(
            "the case is decided, passport seen",
            Facts {
                status: CaseStatus::Decided,
                passport: seen,
                ..few
            },
            Counter(Cause::CaseDecided),
        ),
        always(
            "reactivation of a case that AIMA has ended, passport seen",
            Facts {
                status: CaseStatus::Extinguished,
                passport: seen,
                ..reactivation
            },
            Counter(Cause::CaseExtinguished),
        ),
        always(
            "the registry has no data to pay with",
            Facts {
                payable: false,
                old_mailbox: yes,
                ..GOOD
            },
            Counter(Cause::NoPaymentData),
        ),
        always(
            "new address = old address, confirmed",
            again,
            Apply(Row::OldMailbox),
        ),
        always(
            "new address = old address, not confirmed",
            Facts {
                confirmed: false,
                ..again
            },
            Counter(Cause::Unconfirmed),
        ),
        (
            "reactivation, three identifiers match, none differs",
            reactivation,
            Wait,
            Apply(Row::Hold),
        ),
        always(
            "reactivation, old mailbox says yes",
            Facts {
                old_mailbox: yes,
                case: FEW,
                ..reactivation
            },
            Apply(Row::OldMailbox),
        ),
        always(
            "reactivation, passport seen",
            Facts {
                passport: seen,
                case: FEW,
                ..reactivation
            },
            Apply(Row::Passport),
        ),
        always(
            "reactivation, two identifiers match, nothing else",
            Facts {
                case: FEW,
                ..reactivation
            },
            Counter(Cause::TooFewMatches),
        ),
        always(
            "reactivation, old mailbox says \"not me\"",
            Facts {
                old_mailbox: no,
                ..reactivation
            },
            Stop,
        ),
    ]
}

fn hold_ends() -> Timestamp {
    "2026-03-10T00:00:00Z".parse().expect("a time")
}

fn before() -> Timestamp {
    hold_ends() - 1.second()
}

#[test]
fn each_line_of_the_table_holds() {
    for (what, facts, early, late) in table() {
        assert_eq!(
            verdict(&facts, hold_ends(), before()),
            early,
            "before the end of the hold: {what}"
        );
        assert_eq!(
            verdict(&facts, hold_ends(), hold_ends()),
            late,
            "after it: {what}"
        );
    }
}

fn words(verdict: Verdict) -> String {
    match verdict {
        Verdict::Apply(row) => format!("applied (`{}`)", row.as_str()),
        Verdict::Wait => "waits".to_owned(),
        Verdict::Counter(cause) => format!("counter (`{}`)", cause.as_str()),
        Verdict::Stop => format!("stopped (`{NOT_ME}`)"),
    }
}

#[test]
fn the_documentation_has_this_table() {
    let mut rendered = String::from("| what is so | before T | after T |\n| --- | --- | --- |\n");
    for (what, _, early, late) in table() {
        // Until T everybody waits: that a request will come to the counter is for the desk alone.
        let early = match early {
            Verdict::Counter(cause) => format!("waits (`{}`)", cause.as_str()),
            other => words(other),
        };
        rendered += &format!("| {what} | {early} | {} |\n", words(late));
    }
    let document = include_str!("../../../../docs/security.md");
    assert!(
        document.contains(&rendered),
        "docs/security.md should have this table:\n\n{rendered}"
    );
}

/// Every combination of facts.
fn everything() -> impl Iterator<Item = Facts> {
    let cases = [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (4, 0)]
        .map(|(matching, conflicting)| CaseFit::One {
            matching,
            conflicting,
        })
        .into_iter()
        .chain([CaseFit::None, CaseFit::Several]);
    let asked = [
        Asked::NewAddress,
        Asked::SameAddress,
        Asked::Reactivation,
        Asked::Closed,
    ];
    let old = [
        OldMailbox::Untold,
        OldMailbox::Silent,
        OldMailbox::Yes,
        OldMailbox::No,
        OldMailbox::Unreachable,
    ];
    let passports = [Passport::NotShown, Passport::Seen, Passport::Renewed];
    cases.flat_map(move |case| {
        asked.into_iter().flat_map(move |asked| {
            old.into_iter().flat_map(move |old_mailbox| {
                passports.into_iter().flat_map(move |passport| {
                    (0..128_u32).map(move |bits| Facts {
                        asked,
                        case,
                        status: match bits & 1 != 0 {
                            true => CaseStatus::Withdrawn,
                            false => CaseStatus::Pending,
                        },
                        payable: bits & 2 != 0,
                        confirmed: bits & 4 != 0,
                        old_mailbox,
                        passport,
                        approved: bits & 8 != 0,
                        other_address: bits & 16 != 0,
                        corrected_lately: bits & 32 != 0,
                        protected: bits & 64 != 0,
                    })
                })
            })
        })
    })
}

/// What a hijack is, written down a second time and in other words: a change without one of the rows.
fn may_be_applied(facts: &Facts, hold_is_over: bool) -> bool {
    let CaseFit::One {
        matching,
        conflicting,
    } = facts.case
    else {
        return false;
    };
    let new_mailbox = facts.confirmed || facts.asked == Asked::Reactivation;
    let desk =
        facts.passport == Passport::Seen || (facts.passport == Passport::Renewed && facts.approved);
    let owner = conflicting == 0
        && (facts.old_mailbox == OldMailbox::Yes
            || (facts.asked == Asked::SameAddress && facts.confirmed));
    let nobody_objected = hold_is_over
        && matching >= 3
        && conflicting == 0
        && facts.old_mailbox == OldMailbox::Silent;
    facts.asked != Asked::Closed && new_mailbox && (desk || owner || nobody_objected)
}

#[test]
fn no_combination_of_facts_is_a_hijack() {
    let mut applied = 0;
    for facts in everything() {
        for (now, over) in [(before(), false), (hold_ends(), true)] {
            if let Verdict::Apply(_) = verdict(&facts, hold_ends(), now) {
                applied += 1;
                assert!(may_be_applied(&facts, over), "{facts:?}, hold over: {over}");
            }
        }
    }
    assert!(applied > 1_000, "only {applied} combinations were applied");
}

#[test]
fn not_me_is_overridden_by_the_passport_alone() {
    for facts in everything().filter(|facts| facts.old_mailbox == OldMailbox::No) {
        if let Verdict::Apply(row) = verdict(&facts, hold_ends(), hold_ends()) {
            assert_eq!(row, Row::Passport, "{facts:?}");
        }
    }
}

#[test]
fn time_turns_waiting_into_applying_and_nothing_else() {
    for facts in everything() {
        let early = verdict(&facts, hold_ends(), before());
        let late = verdict(&facts, hold_ends(), hold_ends());
        match early {
            Verdict::Wait => assert_eq!(late, Verdict::Apply(Row::Hold), "{facts:?}"),
            other => assert_eq!(late, other, "{facts:?}"),
        }
    }
}

#[test]
fn each_cause_has_one_name() {
    let names: std::collections::BTreeSet<_> = Cause::ALL.map(Cause::as_str).into();
    assert_eq!(names.len(), Cause::ALL.len());
}

#[test]
fn an_address_of_many_cases_is_an_alarm_but_for_one_family() {
    for (cases, visits, alarm) in [
        (3, Some(3), false),
        (4, Some(1), false),
        (8, Some(1), false),
        (9, Some(1), true),
        (4, Some(2), true),
        (4, None, true),
    ] {
        assert_eq!(shares_too_much(cases, visits), alarm, "{cases} {visits:?}");
    }
}
