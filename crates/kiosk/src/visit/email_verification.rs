//! What is known of the new mailbox of one visit: the code on its way to it, and central's proof that the
//! code was typed here. It lives in the visit's memory alone, and serves each of the visit's requests.
//!
//! Promises: a proof is given out for the very address that it was made for and no other, and is gone once
//! the visit uses another; a code that can still be typed is not replaced unless the person asks for
//! another. Pure: the time is passed in.

use std::time::{Duration, Instant};

use protocol::{
    EmailAddress, MailboxProof,
    wire::{EMAIL_CODE_MINUTES, EMAIL_CODE_TRIES, EmailCheckStarted},
};
use uuid::Uuid;

/// A code can be typed for so long.
const USABLE: Duration = Duration::from_secs(EMAIL_CODE_MINUTES.unsigned_abs() * 60);
/// Longer than central would ever ask for: whatever it says, a clock can hold it.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

/// The new mailbox of one visit.
#[derive(Debug, Clone, Default)]
pub struct Mailbox {
    /// The address of the last question.
    asked: Option<Asked>,
    confirmed: Option<(EmailAddress, MailboxProof)>,
}

#[derive(Debug, Clone)]
struct Asked {
    address: EmailAddress,
    /// No other code before.
    not_before: Instant,
    code: Option<Code>,
}

#[derive(Debug, Clone)]
struct Code {
    check: Uuid,
    sent: Instant,
    tries_left: u32,
}

impl Mailbox {
    /// The person wants this address. A code on its way to another is of no use any more.
    pub fn ask(&mut self, address: &EmailAddress, now: Instant) {
        if self.address() != Some(address) {
            self.asked = Some(Asked {
                address: address.clone(),
                not_before: now,
                code: None,
            });
        }
    }

    /// The address that was last asked about.
    pub fn address(&self) -> Option<&EmailAddress> {
        self.asked.as_ref().map(|asked| &asked.address)
    }

    /// How long to wait before another code may be asked for; nothing when it may be.
    pub fn wait(&self, now: Instant) -> Duration {
        self.asked.as_ref().map_or(Duration::ZERO, |asked| {
            asked.not_before.saturating_duration_since(now)
        })
    }

    /// Central wants to be asked no sooner.
    pub fn hold_off(&mut self, wait: Duration, now: Instant) {
        if let Some(asked) = &mut self.asked {
            asked.not_before = now + wait.min(LONGEST_WAIT);
        }
    }

    /// A code is on its way to the address.
    pub fn sent(&mut self, started: &EmailCheckStarted, now: Instant) {
        self.hold_off(Duration::from_secs(started.resend_after_s.into()), now);
        if let Some(asked) = &mut self.asked {
            asked.code = Some(Code {
                check: started.id,
                sent: now,
                tries_left: EMAIL_CODE_TRIES,
            });
        }
    }

    /// The check whose code can still be typed.
    pub fn check(&self, now: Instant) -> Option<Uuid> {
        let code = self.asked.as_ref()?.code.as_ref()?;
        let usable = code.tries_left > 0 && now.saturating_duration_since(code.sent) < USABLE;
        usable.then_some(code.check)
    }

    /// A wrong code was typed. Gives back how many more may be.
    pub fn wrong(&mut self) -> u32 {
        let code = self.asked.as_mut().and_then(|asked| asked.code.as_mut());
        code.map_or(0, |code| {
            code.tries_left = code.tries_left.saturating_sub(1);
            code.tries_left
        })
    }

    /// Central takes this code no more.
    pub fn spent(&mut self) {
        if let Some(asked) = &mut self.asked {
            asked.code = None;
        }
    }

    /// The right code was typed.
    pub fn confirm(&mut self, proof: MailboxProof) {
        if let Some(asked) = self.asked.take() {
            self.confirmed = Some((asked.address, proof));
        }
    }

    /// A request is saved with this address. The visit has one: whatever is known of another is dropped.
    pub fn use_for(&mut self, address: &EmailAddress) {
        self.confirmed
            .take_if(|(confirmed, _)| confirmed != address);
        self.asked.take_if(|asked| asked.address != *address);
    }

    /// The proof for this very address.
    pub fn proof_for(&self, address: &EmailAddress) -> Option<&MailboxProof> {
        let (confirmed, proof) = self.confirmed.as_ref()?;
        (confirmed == address).then_some(proof)
    }
}

#[cfg(test)]
mod tests {
    use protocol::{BoundTo, RequestId};

    use super::*;

    fn address(text: &str) -> EmailAddress {
        EmailAddress::parse(text).expect("an address")
    }

    fn started(number: u128) -> EmailCheckStarted {
        EmailCheckStarted {
            id: Uuid::from_u128(number),
            bound_to: BoundTo::Request(RequestId::new(1, [0; 10])),
            expires_at: jiff::Timestamp::UNIX_EPOCH,
            resend_after_s: 30,
        }
    }

    fn proof() -> MailboxProof {
        MailboxProof {
            confirmed_ms: 1,
            mac: "0".repeat(64),
        }
    }

    fn asked(text: &str, now: Instant) -> Mailbox {
        let mut mailbox = Mailbox::default();
        mailbox.ask(&address(text), now);
        mailbox.sent(&started(1), now);
        mailbox
    }

    #[test]
    fn a_proof_is_for_the_very_address_and_no_other() {
        let now = Instant::now();
        let mut mailbox = asked("ana@example.com", now);
        mailbox.confirm(proof());
        assert_eq!(
            mailbox.proof_for(&address("ana@example.com")),
            Some(&proof())
        );
        for other in ["Ana@example.com", "ana@example.org", "ana.b@example.com"] {
            assert_eq!(mailbox.proof_for(&address(other)), None, "{other}");
        }
    }

    #[test]
    fn a_proof_outlives_a_question_about_another_address_and_not_its_use() {
        let now = Instant::now();
        let mut mailbox = asked("ana@example.com", now);
        mailbox.confirm(proof());
        // Typed, and taken back.
        mailbox.ask(&address("ana@example.org"), now);
        assert!(mailbox.proof_for(&address("ana@example.com")).is_some());
        mailbox.use_for(&address("ana@example.com"));
        assert!(mailbox.proof_for(&address("ana@example.com")).is_some());
        mailbox.use_for(&address("ana@example.org"));
        assert_eq!(mailbox.proof_for(&address("ana@example.com")), None);
    }

    #[test]
    fn a_code_that_can_be_typed_stays_until_another_address_is_asked_about() {
        let now = Instant::now();
        let mut mailbox = asked("ana@example.com", now);
        mailbox.ask(&address("ana@example.com"), now);
        assert_eq!(mailbox.check(now), Some(Uuid::from_u128(1)));
        mailbox.ask(&address("ana@example.org"), now);
        assert_eq!(mailbox.check(now), None);
        assert_eq!(
            mailbox.wait(now),
            Duration::ZERO,
            "the other one may be asked about at once"
        );
    }

    #[test]
    fn a_code_ends_after_a_quarter_of_an_hour_or_five_wrong_tries() {
        let now = Instant::now();
        let mut mailbox = asked("ana@example.com", now);
        let end = now + Duration::from_secs(15 * 60);
        assert!(mailbox.check(end - Duration::from_secs(1)).is_some());
        assert_eq!(mailbox.check(end), None);
        let left: Vec<_> = (0..6).map(|_| mailbox.wrong()).collect();
        assert_eq!(left, [4, 3, 2, 1, 0, 0]);
        assert_eq!(mailbox.check(now), None);
        mailbox.sent(&started(2), now);
        assert_eq!(
            mailbox.check(now),
            Some(Uuid::from_u128(2)),
            "a new code, new tries"
        );
    }

    #[test]
    fn another_code_waits_as_long_as_central_says_and_no_clock_breaks() {
        let now = Instant::now();
        let mut mailbox = asked("ana@example.com", now);
        assert_eq!(mailbox.wait(now), Duration::from_secs(30));
        assert_eq!(mailbox.wait(now + Duration::from_secs(31)), Duration::ZERO);
        mailbox.hold_off(Duration::MAX, now);
        assert_eq!(mailbox.wait(now), LONGEST_WAIT);
    }

    #[test]
    fn an_answer_that_comes_when_nothing_was_asked_changes_nothing() {
        let mut mailbox = Mailbox::default();
        mailbox.sent(&started(1), Instant::now());
        mailbox.confirm(proof());
        assert_eq!(mailbox.wrong(), 0);
        assert_eq!(mailbox.check(Instant::now()), None);
        assert_eq!(mailbox.proof_for(&address("ana@example.com")), None);
    }
}
