//! The desk's journal: every act with who, when, what and why, each line chained to the one before it by a
//! hash, so that a line that was removed, changed or put elsewhere shows.
//!
//! Pure: what a line says and whether a chain holds. The lines themselves lie in the database
//! (`store/journal.rs`), which refuses to change or remove one. What the chain cannot show by itself is
//! that the last lines are missing: for that the operator keeps the number and the hash of a line
//! elsewhere (see `docs/central.md`).

use sha2::{Digest, Sha256};

/// The first words of every hashed line.
const LABEL: &[u8] = b"aima-central journal 1\n";

/// What the first line is chained to.
pub const BEGINNING: LineHash = [0; 32];

/// The hash of a line and of all before it.
pub type LineHash = [u8; 32];

/// What was done. The names are those of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The operator gave somebody a password.
    StaffAdded,
    /// The operator put somebody elsewhere, or gave another role.
    StaffChanged,
    /// The operator took it away.
    StaffRemoved,
    /// Chose another password.
    PasswordChanged,
    /// Gave somebody a one-time password; the reason names them.
    PasswordReset,
    /// Ended somebody's lock-out, whom the reason names, or that of the own network.
    LockOutEnded,
    /// Signed in.
    SignedIn,
    /// Signed in through the agency's identity provider; the reason says as what, and where.
    SignedInByProvider,
    /// Signed out.
    SignedOut,
    /// Read a request.
    LookedUp,
    /// Looked for requests by two numbers; the reason holds their keyed hashes.
    Searched,
    /// Made a request for the person in front.
    RequestMade,
    /// The last characters of the passport agreed.
    PassportSeen,
    /// They did not agree.
    PassportWrong,
    /// The person has a newer passport than the case.
    PassportRenewed,
    /// Approved what needs the counter.
    Approved,
    /// Refused it.
    Refused,
    /// Stopped the request.
    Stopped,
    /// Took up again what was stopped or waits at the counter.
    Released,
    /// Sent the mail once more that the person came for.
    SentAgain,
    /// The last characters of the passport agreed, for the former address to be restored.
    PassportSeenAgain,
    /// Restored the former address of a case.
    Restored,
    /// The last characters of the passport agreed, for something else than the request's own change.
    PassportInHand,
    /// Let self-service change a case again that was protected.
    ProtectionLifted,
    /// Printed what there is to pay, for the person in front.
    PaymentDataPrinted,
    /// Decided to, and the case had changed before it was done; the reason says so.
    NotRestored,
    /// Took note of an alarm.
    AlarmAcknowledged,
    /// Said that they are coming to a kiosk; the reason names it.
    HelpCallAnswered,
    /// Dealt with what a kiosk called for; the reason names it.
    HelpCallEnded,
    /// The operator told the kiosks something new; the reason names the version.
    ConfigurationPublished,
    /// The same, signed by a new key.
    ConfigurationKeyChanged,
    /// Wants something said at kiosks for a while; the reason names the notice.
    NoticeMade,
    /// Wants it said no longer.
    NoticeWithdrawn,
    /// The operator let a secret key follow another; the reason names it.
    KeyActivated,
    /// The operator took a key out of use; the reason names it.
    KeyRetired,
    /// The operator brought the database back to a moment, which the reason names: what was done since then is lost.
    DatabaseRestored,
}

impl Act {
    /// Every act.
    pub const ALL: [Act; 36] = [
        Act::StaffAdded,
        Act::StaffChanged,
        Act::StaffRemoved,
        Act::PasswordChanged,
        Act::PasswordReset,
        Act::LockOutEnded,
        Act::SignedIn,
        Act::SignedInByProvider,
        Act::SignedOut,
        Act::LookedUp,
        Act::Searched,
        Act::RequestMade,
        Act::PassportSeen,
        Act::PassportWrong,
        Act::PassportRenewed,
        Act::Approved,
        Act::Refused,
        Act::Stopped,
        Act::Released,
        Act::SentAgain,
        Act::PassportSeenAgain,
        Act::Restored,
        Act::PassportInHand,
        Act::ProtectionLifted,
        Act::PaymentDataPrinted,
        Act::NotRestored,
        Act::AlarmAcknowledged,
        Act::HelpCallAnswered,
        Act::HelpCallEnded,
        Act::ConfigurationPublished,
        Act::ConfigurationKeyChanged,
        Act::NoticeMade,
        Act::NoticeWithdrawn,
        Act::KeyActivated,
        Act::KeyRetired,
        Act::DatabaseRestored,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Act::StaffAdded => "staff-added",
            Act::StaffChanged => "staff-changed",
            Act::StaffRemoved => "staff-removed",
            Act::PasswordChanged => "password-changed",
            Act::PasswordReset => "password-reset",
            Act::LockOutEnded => "lock-out-ended",
            Act::SignedIn => "signed-in",
            Act::SignedInByProvider => "signed-in-by-provider",
            Act::SignedOut => "signed-out",
            Act::LookedUp => "looked-up",
            Act::Searched => "searched",
            Act::RequestMade => "request-made",
            Act::PassportSeen => "passport-seen",
            Act::PassportWrong => "passport-wrong",
            Act::PassportRenewed => "passport-renewed",
            Act::Approved => "approved",
            Act::Refused => "refused",
            Act::Stopped => "stopped",
            Act::Released => "released",
            Act::SentAgain => "sent-again",
            Act::PassportSeenAgain => "passport-seen-again",
            Act::Restored => "restored",
            Act::PassportInHand => "passport-in-hand",
            Act::ProtectionLifted => "protection-lifted",
            Act::PaymentDataPrinted => "payment-data-printed",
            Act::NotRestored => "not-restored",
            Act::AlarmAcknowledged => "alarm-acknowledged",
            Act::HelpCallAnswered => "help-call-answered",
            Act::HelpCallEnded => "help-call-ended",
            Act::ConfigurationPublished => "configuration-published",
            Act::ConfigurationKeyChanged => "configuration-key-changed",
            Act::NoticeMade => "notice-made",
            Act::NoticeWithdrawn => "notice-withdrawn",
            Act::KeyActivated => "key-activated",
            Act::KeyRetired => "key-retired",
            Act::DatabaseRestored => "database-restored",
        }
    }

    /// The act with this stable name.
    pub fn from_name(name: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|act| act.as_str() == name)
    }
}

/// One line, without its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// 1 for the first, and one more for each.
    pub number: i64,
    /// When, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// Who: the name of staff, [`crate::staff::OPERATOR`] or [`crate::staff::CENTRAL`].
    pub staff: String,
    /// What: the name of an [`Act`].
    pub act: String,
    /// With which request.
    pub request_id: Option<String>,
    /// Why: the stable name of a reason.
    pub why: Option<String>,
}

impl Line {
    /// The hash of this line after `previous`. Every text has its length in front and every absence a
    /// mark, so that no two different lines are the same bytes.
    pub fn hash(&self, previous: &LineHash) -> LineHash {
        let mut hash = Sha256::new();
        hash.update(LABEL);
        hash.update(previous);
        hash.update(self.number.to_be_bytes());
        hash.update(self.at_ms.to_be_bytes());
        for text in [
            Some(self.staff.as_str()),
            Some(self.act.as_str()),
            self.request_id.as_deref(),
            self.why.as_deref(),
        ] {
            match text {
                None => hash.update([0]),
                Some(text) => {
                    hash.update([1]);
                    hash.update((text.len() as u64).to_be_bytes());
                    hash.update(text);
                }
            }
        }
        hash.finalize().into()
    }
}

/// How far a chain holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The number of lines.
    pub lines: i64,
    /// The hash of the last.
    pub hash: LineHash,
}

impl Head {
    /// That of an empty journal.
    pub const EMPTY: Head = Head {
        lines: 0,
        hash: BEGINNING,
    };

    /// The head after one more line, if that is the next number and its stored hash is right.
    pub fn follow(self, line: &Line, stored: &[u8]) -> Option<Head> {
        let hash = line.hash(&self.hash);
        (line.number == self.lines + 1 && stored == hash).then_some(Head {
            lines: line.number,
            hash,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: i64) -> Line {
        Line {
            number,
            at_ms: 1_772_445_600_000,
            staff: "ana.reis".to_owned(),
            act: Act::Approved.as_str().to_owned(),
            request_id: Some("a".to_owned()),
            why: Some("b".to_owned()),
        }
    }

    #[test]
    fn every_field_counts_and_none_runs_into_the_next() {
        let one = line(1);
        let with = |change: fn(&mut Line)| {
            let mut other = one.clone();
            change(&mut other);
            other
        };
        let others = [
            with(|line| line.number = 2),
            with(|line| line.at_ms += 1),
            with(|line| line.staff = "ana.rei".to_owned()),
            with(|line| line.act = "sapproved".to_owned()),
            with(|line| line.request_id = None),
            with(|line| line.why = None),
            with(|line| {
                line.request_id = Some("ab".to_owned());
                line.why = Some(String::new());
            }),
            with(|line| {
                line.request_id = Some(String::new());
                line.why = Some("ab".to_owned());
            }),
            with(|line| std::mem::swap(&mut line.staff, &mut line.act)),
        ];
        for other in others {
            assert_ne!(one.hash(&BEGINNING), other.hash(&BEGINNING), "{other:?}");
        }
        assert_ne!(
            one.hash(&BEGINNING),
            one.hash(&[1; 32]),
            "another line before it"
        );
    }

    #[test]
    fn a_chain_takes_the_next_line_and_no_other() {
        let first = line(1);
        let hash = first.hash(&BEGINNING);
        let head = Head::EMPTY.follow(&first, &hash).unwrap();
        assert_eq!(head, Head { lines: 1, hash });
        assert_eq!(head.follow(&first, &hash), None, "the same again");
        assert_eq!(
            Head::EMPTY.follow(&line(2), &line(2).hash(&BEGINNING)),
            None,
            "a gap"
        );
        assert_eq!(
            Head::EMPTY.follow(&first, &hash[..31]),
            None,
            "a short hash"
        );
    }

    #[test]
    fn an_act_is_known_by_its_stable_name_only() {
        for act in Act::ALL {
            assert_eq!(Act::from_name(act.as_str()), Some(act));
        }
        assert_eq!(Act::from_name("Approved"), None);
    }
}
