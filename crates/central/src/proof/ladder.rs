//! The ladder of proof: what must be proven before a request changes a case. One pure function over facts,
//! with the time passed in. Its table is [`TABLE`]: the test below walks it, and `docs/security.md` shows it.
//!
//! Knowing somebody's numbers is no proof. A new address is applied only when the new mailbox is confirmed
//! and a second proof is there: the old mailbox, the passport at the desk, or five working days in which
//! nobody objected and three identifiers that match. Everything else comes to the counter.

use jiff::Timestamp;

use crate::registry::CaseStatus;

/// How many identifiers must match for a request to be applied after the hold.
pub const MATCHES_FOR_HOLD: u32 = 3;
/// How many working days before T the notice must have been accepted for silence to count.
pub const WORKING_DAYS_TO_OBJECT: u32 = protocol::configuration::MIN_HOLD_DAYS;
/// For how many days after a correction another one comes to the counter.
pub const DAYS_BETWEEN_CORRECTIONS: i64 = 30;
/// How many cases one address may serve before staff are alarmed.
pub const CASES_PER_ADDRESS: i64 = 3;
/// How many it may serve where all of the last thirty days came in one visit: a family, and who was there before.
pub const CASES_PER_FAMILY_ADDRESS: i64 = 8;

/// Whether staff are alarmed about an address that serves `cases` cases now, and to which so many `visits` of the
/// last thirty days have moved some; `None` where the request names no visit, as those of released kiosks.
pub fn shares_too_much(cases: i64, visits: Option<i64>) -> bool {
    let one_visit = visits.is_some_and(|visits| visits <= 1);
    cases > CASES_PER_ADDRESS && !(one_visit && cases <= CASES_PER_FAMILY_ADDRESS)
}

/// What is asked of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Another address than the one that the case has.
    NewAddress,
    /// The payment data once more, to the address that the case has already.
    SameAddress,
    /// Take the case up again.
    Reactivation,
    /// AIMA wrote that it is closed: to be looked at with the person.
    Closed,
}

/// Whether the case is known, and how well the request fits it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseFit {
    /// No case shares two identifiers with the request.
    None,
    /// Several fit alike.
    Several,
    /// This many identifiers are the same, this many differ.
    One {
        /// Identifiers that both have, and that are the same.
        matching: u32,
        /// Identifiers that both have, and that differ.
        conflicting: u32,
    },
}

/// What the registered mailbox says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OldMailbox {
    /// It was not told, or not early enough before T: its silence means nothing.
    Untold,
    /// Told in time, the notice accepted, and nothing since.
    Silent,
    /// "Yes, this was me."
    Yes,
    /// "This was not me."
    No,
    /// It refuses mail, or the case has none: its silence means nothing.
    Unreachable,
}

/// What staff saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passport {
    /// Nothing.
    NotShown,
    /// The passport of the case: its last three characters agree.
    Seen,
    /// A newer passport than the one of the case. It counts with an approval alone.
    Renewed,
}

/// Everything that a verdict follows from, but for the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// What is asked.
    pub asked: Asked,
    /// Of which case.
    pub case: CaseFit,
    /// Where the case stands.
    pub status: CaseStatus,
    /// The registry has the data to pay with.
    pub payable: bool,
    /// The new mailbox is confirmed, by code or by link.
    pub confirmed: bool,
    /// What the registered mailbox says.
    pub old_mailbox: OldMailbox,
    /// What staff saw.
    pub passport: Passport,
    /// Staff approved, with a reason.
    pub approved: bool,
    /// Another request for this case waits with another address.
    pub other_address: bool,
    /// A correction was applied to this case in the last [`DAYS_BETWEEN_CORRECTIONS`] days.
    pub corrected_lately: bool,
    /// The owner of the registered mailbox said "not me" to an earlier request.
    pub protected: bool,
}

/// The rows by which a request is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The registered mailbox said yes, or is itself the confirmed one.
    OldMailbox,
    /// Staff saw the passport.
    Passport,
    /// Three identifiers match, none conflicts, and nobody objected in time.
    Hold,
}

/// Why a request cannot be applied as it is. Staff read it; the public never does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// No case fits.
    NoCase,
    /// Several cases fit alike.
    SeveralCases,
    /// The case is withdrawn; it has to be reactivated first.
    CaseWithdrawn,
    /// AIMA has ended the case.
    CaseExtinguished,
    /// The payment is made: nothing is to be paid again.
    CasePaid,
    /// The appointment is made.
    CaseScheduled,
    /// The case is decided.
    CaseDecided,
    /// The registry has no data to pay with.
    NoPaymentData,
    /// The owner of the registered mailbox said "not me" to an earlier request.
    CaseProtected,
    /// Nobody has confirmed the new mailbox.
    Unconfirmed,
    /// Two addresses wait for one case.
    TwoAddresses,
    /// The second correction in thirty days.
    SecondCorrection,
    /// An identifier differs from that of the case.
    Conflict,
    /// Fewer than three identifiers match.
    TooFewMatches,
    /// The registered mailbox refuses mail.
    OldMailboxUnreachable,
    /// The registered mailbox was not told in time.
    ToldTooLate,
    /// A renewed passport needs an approval.
    PassportRenewed,
    /// AIMA wrote that the case is closed.
    CaseClosed,
}

/// What follows from the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Carry it out.
    Apply(Row),
    /// It will be applied when the hold ends, if nothing changes.
    Wait,
    /// It comes to the counter when the hold ends, if nothing changes.
    Counter(Cause),
    /// The owner of the registered mailbox said "not me".
    Stop,
}

impl Row {
    /// Every row.
    pub const ALL: [Row; 3] = [Row::OldMailbox, Row::Passport, Row::Hold];

    /// The row with this stable name.
    pub fn from_name(name: &str) -> Option<Row> {
        Row::ALL.into_iter().find(|row| row.as_str() == name)
    }

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Row::OldMailbox => "old-mailbox",
            Row::Passport => "passport",
            Row::Hold => "hold",
        }
    }
}

impl Cause {
    /// Every cause.
    pub const ALL: [Cause; 18] = [
        Cause::NoCase,
        Cause::SeveralCases,
        Cause::CaseWithdrawn,
        Cause::CaseExtinguished,
        Cause::CasePaid,
        Cause::CaseScheduled,
        Cause::CaseDecided,
        Cause::NoPaymentData,
        Cause::CaseProtected,
        Cause::Unconfirmed,
        Cause::TwoAddresses,
        Cause::SecondCorrection,
        Cause::Conflict,
        Cause::TooFewMatches,
        Cause::OldMailboxUnreachable,
        Cause::ToldTooLate,
        Cause::PassportRenewed,
        Cause::CaseClosed,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Cause::NoCase => "no-case",
            Cause::SeveralCases => "several-cases",
            Cause::CaseWithdrawn => "case-withdrawn",
            Cause::CaseExtinguished => "case-extinguished",
            Cause::CasePaid => "case-paid",
            Cause::CaseScheduled => "case-scheduled",
            Cause::CaseDecided => "case-decided",
            Cause::NoPaymentData => "no-payment-data",
            Cause::CaseProtected => "case-protected",
            Cause::Unconfirmed => "unconfirmed",
            Cause::TwoAddresses => "two-addresses",
            Cause::SecondCorrection => "second-correction",
            Cause::Conflict => "conflict",
            Cause::TooFewMatches => "too-few-matches",
            Cause::OldMailboxUnreachable => "old-mailbox-unreachable",
            Cause::ToldTooLate => "told-too-late",
            Cause::PassportRenewed => "passport-renewed",
            Cause::CaseClosed => "case-closed",
        }
    }
}

/// The name of the stop by "not me" among the decisions.
pub const NOT_ME: &str = "not-me";

/// What follows from `facts` at `now`, for a request whose hold ends at `hold_ends`.
pub fn verdict(facts: &Facts, hold_ends: Timestamp, now: Timestamp) -> Verdict {
    let passport = match facts.passport {
        Passport::Seen => true,
        Passport::Renewed => facts.approved,
        Passport::NotShown => false,
    };
    if facts.old_mailbox == OldMailbox::No && !passport {
        return Verdict::Stop;
    }
    match obstacle(facts, passport) {
        Some(cause) => Verdict::Counter(cause),
        None => second_proof(facts, passport, hold_ends <= now),
    }
}

/// What stands in the way whatever the second proof is.
fn obstacle(facts: &Facts, passport: bool) -> Option<Cause> {
    let about_an_address = matches!(facts.asked, Asked::NewAddress | Asked::SameAddress);
    match facts.case {
        CaseFit::None => return Some(Cause::NoCase),
        CaseFit::Several => return Some(Cause::SeveralCases),
        CaseFit::One { .. } => {}
    }
    let is = |status| facts.status == status;
    [
        (facts.protected && !passport, Cause::CaseProtected),
        (facts.asked == Asked::Closed, Cause::CaseClosed),
        (is(CaseStatus::Extinguished), Cause::CaseExtinguished),
        (is(CaseStatus::Paid), Cause::CasePaid),
        (is(CaseStatus::Scheduled), Cause::CaseScheduled),
        (is(CaseStatus::Decided), Cause::CaseDecided),
        (about_an_address && !facts.confirmed, Cause::Unconfirmed),
        (
            about_an_address && is(CaseStatus::Withdrawn),
            Cause::CaseWithdrawn,
        ),
        (about_an_address && !facts.payable, Cause::NoPaymentData),
        // Which of two addresses is the person's, and whether a second change is, takes somebody who looks.
        (
            facts.asked == Asked::NewAddress
                && facts.other_address
                && !(passport && facts.approved),
            Cause::TwoAddresses,
        ),
        (
            facts.asked == Asked::NewAddress
                && facts.corrected_lately
                && !(passport && facts.approved),
            Cause::SecondCorrection,
        ),
        (
            facts.passport == Passport::Renewed && !facts.approved,
            Cause::PassportRenewed,
        ),
    ]
    .into_iter()
    .find_map(|(stands, cause)| stands.then_some(cause))
}

fn second_proof(facts: &Facts, passport: bool, hold_is_over: bool) -> Verdict {
    let CaseFit::One {
        matching,
        conflicting,
    } = facts.case
    else {
        unreachable!("a request without one case has an obstacle");
    };
    // Who has confirmed the registered mailbox has said yes with it.
    let same_mailbox = facts.asked == Asked::SameAddress;
    if passport {
        Verdict::Apply(Row::Passport)
    } else if conflicting > 0 {
        Verdict::Counter(Cause::Conflict)
    } else if facts.old_mailbox == OldMailbox::Yes || same_mailbox {
        Verdict::Apply(Row::OldMailbox)
    } else if matching < MATCHES_FOR_HOLD {
        Verdict::Counter(Cause::TooFewMatches)
    } else if facts.old_mailbox == OldMailbox::Unreachable {
        Verdict::Counter(Cause::OldMailboxUnreachable)
    } else if facts.old_mailbox == OldMailbox::Untold {
        Verdict::Counter(Cause::ToldTooLate)
    } else if hold_is_over {
        Verdict::Apply(Row::Hold)
    } else {
        Verdict::Wait
    }
}

#[cfg(test)]
#[path = "ladder_tests.rs"]
mod tests;
