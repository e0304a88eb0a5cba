//! What became of a try, judged by the step at which it stopped.
//!
//! A server that refuses *us* (its greeting, TLS, the sign-in, the sender) says nothing about the recipient:
//! that is tried again and shown to the operator. Only an answer about this recipient or this mail refuses
//! the mail.

/// Where in the conversation something went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Name look-up, connection, implicit TLS, greeting, EHLO.
    Connect,
    /// STARTTLS and the handshake.
    StartTls,
    /// AUTH.
    SignIn,
    /// MAIL.
    Sender,
    /// RCPT.
    Recipient,
    /// DATA.
    Data,
    /// The mail itself, up to the answer to the final dot.
    Content,
}

impl Step {
    /// The stable name, for the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Step::Connect => "connect",
            Step::StartTls => "starttls",
            Step::SignIn => "sign-in",
            Step::Sender => "sender",
            Step::Recipient => "recipient",
            Step::Data => "data",
            Step::Content => "content",
        }
    }
}

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server has it. The code is none where no server was asked.
    Accepted(Option<u16>),
    /// Never, for this recipient or this mail.
    Refused {
        /// The reply code.
        reply: u16,
        /// It says that there is no such address, and not that the mail or its sender is unwelcome.
        address_is_dead: bool,
    },
    /// Another time.
    Later(Failure),
}

/// Why it did not work this time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Where.
    pub step: &'static str,
    /// It says nothing about this mail: no server is there, or it refuses us.
    pub is_ours: bool,
    /// The reply code, if there was a reply.
    pub reply: Option<u16>,
    /// More for the operator; never anything that a server said after it heard of a person.
    pub detail: Option<String>,
}

/// An enhanced status code (RFC 3463): class, subject, detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status(pub u16, pub u16, pub u16);

impl Status {
    /// A failure of which no more is known.
    pub const UNKNOWN: Status = Status(5, 0, 0);

    /// The code in front of a text, which may go on.
    pub fn parse(text: &str) -> Option<Status> {
        let mut parts = text.split_whitespace().next()?.split('.');
        let mut next = || parts.next()?.parse::<u16>().ok();
        let code = Status(next()?, next()?, next()?);
        // Details have three digits at most.
        let fits = [code.0, code.1, code.2].iter().all(|part| *part < 1_000);
        (parts.next().is_none() && fits).then_some(code)
    }

    /// Whether it is about a failure, for now or for good.
    pub fn is_failure(self) -> bool {
        matches!(self.0, 4 | 5)
    }

    /// Whether it says that there is no such mailbox: x.1.x is about the address, x.2.1 a mailbox that is disabled;
    /// x.2.2 is a full one, x.7.x policy about the sender.
    pub fn is_about_the_address(self) -> bool {
        matches!(self, Status(_, 1, _) | Status(_, 2, 1))
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// Whether a refusal speaks of the address: by its enhanced code where there is one (RFC 2034), else by the reply
/// code (RFC 5321: 550, 551 and 553 name the mailbox).
pub(super) fn is_about_the_address(reply: u16, text: &str) -> bool {
    match Status::parse(text) {
        Some(status) => status.is_about_the_address(),
        None => matches!(reply, 550 | 551 | 553),
    }
}

/// What a negative reply means, by the step at which it came.
///
/// | reply | at connection, TLS, sign-in, sender | at recipient, DATA, content |
/// | --- | --- | --- |
/// | 4xx (421 closing, 451 greylisting, 452 full) | later | later |
/// | 530 (RFC 4954: sign in first) | later | later: our fault |
/// | 5xx (550 no such mailbox, 554 policy) | later: our fault | refused |
/// | none (cut, silent, no SMTP) | later | later |
pub(super) fn is_refusal(step: Step, reply: Option<u16>) -> bool {
    let about_this_mail = matches!(step, Step::Recipient | Step::Data | Step::Content);
    about_this_mail && reply.is_some_and(|code| (500..600).contains(&code) && code != 530)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_dead_by_its_enhanced_code() {
        for (reply, text, dead) in [
            (550, "5.1.1 no such user", true),
            (550, "5.1.10 null MX", true),
            (550, "5.2.1 disabled", true),
            (552, "5.2.2 mailbox full", false),
            (550, "5.2.2 mailbox full", false),
            (550, "5.7.1 policy", false),
            (554, "5.7.26 not signed", false),
            (550, "no such user", true),
            (553, "", true),
            (554, "transaction failed", false),
            (550, "5.1 what", true),
        ] {
            assert_eq!(is_about_the_address(reply, text), dead, "{reply} {text}");
        }
    }

    #[test]
    fn a_reply_refuses_a_mail_only_where_it_is_about_the_mail() {
        let ours = [Step::Connect, Step::StartTls, Step::SignIn, Step::Sender];
        let about_the_mail = [Step::Recipient, Step::Data, Step::Content];
        for step in ours {
            for code in [421, 451, 454, 501, 530, 535, 550, 554] {
                assert!(!is_refusal(step, Some(code)), "{step:?} {code}");
            }
            assert!(!is_refusal(step, None), "{step:?}");
        }
        for step in about_the_mail {
            for code in [421, 450, 451, 452, 530] {
                assert!(!is_refusal(step, Some(code)), "{step:?} {code}");
            }
            for code in [500, 550, 551, 552, 553, 554, 571] {
                assert!(is_refusal(step, Some(code)), "{step:?} {code}");
            }
            assert!(!is_refusal(step, None), "{step:?}");
        }
    }
}
