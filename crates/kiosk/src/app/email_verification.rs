//! The six digits to the new address: central mails them and judges what is typed; what it proves stays
//! here and serves the visit's requests. The page learns that the mailbox is confirmed, and no more.
//!
//! Nobody is made to stay: without central, or without an answer in time, the request goes on unconfirmed.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use protocol::{
    BoundTo, EmailAddress, EmailCode,
    wire::{EMAIL_CODE_RESEND_S, ErrorCode, StartEmailCheck},
};
use tokio::sync::Mutex;

use super::Kiosk;
use crate::{
    delivery::client::LinkError,
    machine::event::{Event, log},
    visit::{
        current,
        email_verification::Mailbox,
        page::{CodeCheck, CodeSending, Refusal},
    },
};

impl Kiosk {
    /// Has a code mailed to a new address, unless it is confirmed already or a code for it can still be
    /// typed.
    pub async fn send_code(&self, visit: &str, email: &str) -> Result<CodeSending, Refusal> {
        let (bound_to, turn) = self.mailbox_turn(visit)?;
        let address = match EmailAddress::parse(email) {
            Ok(address) => address,
            Err(error) => {
                return Ok(CodeSending::Invalid {
                    error: error.code(),
                });
            }
        };
        let _turn = turn.lock().await;
        let now = Instant::now();
        let known = self.mailbox(visit, |mailbox| {
            if mailbox.proof_for(&address).is_some() {
                return Some(CodeSending::Confirmed);
            }
            mailbox.ask(&address, now);
            mailbox.check(now).map(|_| CodeSending::Sent {
                resend_after_s: seconds(mailbox.wait(now)),
            })
        })?;
        match known {
            Some(known) => Ok(known),
            None => self.start_check(visit, bound_to, address).await,
        }
    }

    /// Has another code mailed to the same address; the one before is void.
    pub async fn resend_code(&self, visit: &str) -> Result<CodeSending, Refusal> {
        let (bound_to, turn) = self.mailbox_turn(visit)?;
        let _turn = turn.lock().await;
        let address = self.mailbox(visit, |mailbox| mailbox.address().cloned())?;
        match address {
            Some(address) => self.start_check(visit, bound_to, address).await,
            None => Err(Refusal::OutOfOrder),
        }
    }

    /// Judges what was typed.
    pub async fn confirm_code(&self, visit: &str, typed: &str) -> Result<CodeCheck, Refusal> {
        let (bound_to, turn) = self.mailbox_turn(visit)?;
        let code = match EmailCode::parse(typed) {
            Ok(code) => code,
            Err(error) => {
                return Ok(CodeCheck::Incomplete {
                    error: error.code(),
                });
            }
        };
        let _turn = turn.lock().await;
        let check = self.mailbox(visit, |mailbox| mailbox.check(Instant::now()))?;
        let (Some(check), Some(open)) = (check, self.open()) else {
            return Ok(match check {
                None => CodeCheck::Spent,
                Some(_) => CodeCheck::Offline,
            });
        };
        let token = &open.identity.token;
        let answer = open
            .central
            .confirm_email(token, check, bound_to, &code)
            .await;
        self.mailbox(visit, |mailbox| match answer {
            Ok(confirmed) => {
                mailbox.confirm(confirmed.proof);
                CodeCheck::Confirmed
            }
            Err(LinkError::Refused(ErrorCode::CodeWrong)) => match mailbox.wrong() {
                0 => CodeCheck::Spent,
                tries_left => CodeCheck::Wrong { tries_left },
            },
            Err(LinkError::Refused(ErrorCode::CodeSpent)) => {
                mailbox.spent();
                CodeCheck::Spent
            }
            Err(LinkError::TooOften(wait)) => CodeCheck::SlowDown {
                seconds: seconds(asked_for(wait)),
            },
            Err(error) => {
                log(Event::CodeFailed(error.name()));
                CodeCheck::Offline
            }
        })
    }

    async fn start_check(
        &self,
        visit: &str,
        bound_to: BoundTo,
        address: EmailAddress,
    ) -> Result<CodeSending, Refusal> {
        let language = current(&mut self.visit(), visit)?.language;
        let wait = self.mailbox(visit, |mailbox| mailbox.wait(Instant::now()))?;
        if !wait.is_zero() {
            return Ok(CodeSending::SlowDown {
                seconds: seconds(wait),
            });
        }
        let Some(open) = self.open() else {
            return Ok(CodeSending::Offline);
        };
        let check = StartEmailCheck {
            bound_to,
            email: address,
            language,
        };
        let token = &open.identity.token;
        let answer = open.central.start_email_check(token, &check).await;
        let now = Instant::now();
        self.mailbox(visit, |mailbox| match answer {
            Ok(started) => {
                mailbox.sent(&started, now);
                CodeSending::Sent {
                    resend_after_s: seconds(mailbox.wait(now)),
                }
            }
            Err(LinkError::TooOften(wait)) => {
                mailbox.hold_off(asked_for(wait), now);
                CodeSending::SlowDown {
                    seconds: seconds(mailbox.wait(now)),
                }
            }
            Err(error) => {
                log(Event::CodeFailed(error.name()));
                CodeSending::Offline
            }
        })
    }

    /// What an e-mail check of the visit is bound to, and whose turn it is to ask central. Only where a
    /// request was begun.
    fn mailbox_turn(&self, visit: &str) -> Result<(BoundTo, Arc<Mutex<()>>), Refusal> {
        let mut under_way = self.visit();
        let under_way = current(&mut under_way, visit)?;
        match under_way.bound_to() {
            Some(bound_to) => Ok((bound_to, under_way.mailbox_turn.clone())),
            None => Err(Refusal::OutOfOrder),
        }
    }

    /// Works on the mailbox of the visit.
    fn mailbox<T>(&self, visit: &str, work: impl FnOnce(&mut Mailbox) -> T) -> Result<T, Refusal> {
        Ok(work(&mut current(&mut self.visit(), visit)?.mailbox))
    }
}

/// What central asked for, or what it usually asks for.
fn asked_for(wait: Option<Duration>) -> Duration {
    wait.unwrap_or(Duration::from_secs(EMAIL_CODE_RESEND_S.into()))
}

/// Whole seconds, so that a countdown that ends has ended here too.
fn seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}
