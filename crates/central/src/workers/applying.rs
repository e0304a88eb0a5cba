//! Asking the registry for changes of cases. A change was written down when it was decided; here it is judged once more on
//! the registry of now, asked for under its key, and what came of it is written down. It may be killed between any two of
//! these, by anybody and as often as you like: whoever comes along next begins with the judging, and the registry gives
//! the same answer to the same key.
//!
//! What no longer holds is called off at the registry under the same key, since an earlier try may have carried it out.
//!
//! Where payment data go to the address that a case has already, nothing changes, and the registry is asked all the same: the
//! mail is queued for an address that it has confirmed since the request was judged, while no other change of the case is open.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use super::{
    by_staff::ByStaff,
    deciding::{Decider, Failure},
    while_running,
};
use crate::{
    mail::Filling,
    proof::{
        evidence::{Evidence, Judged},
        ladder::{Asked, Row, Verdict},
    },
    random,
    registry::{Answer, Change, ChangeTo, RegistryError, in_time},
    requests::transition::Event,
    store::{Beside, CarriedOut, Decision, NewMail, OpenChange, Store, What},
    vault::Domain,
};

/// From when on staff are alarmed that the registry does not answer.
pub(super) const TOO_LONG: SignedDuration = SignedDuration::from_hours(1);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(10);

/// How long to wait before the registry is asked again that was asked so often in vain.
pub(super) fn backoff(tries: u32) -> SignedDuration {
    SignedDuration::from_secs(1 << tries.min(10)).min(LONGEST_WAIT)
}

impl Decider {
    /// Asks the registry for every change that is due; ends between two of them when `stop` says so.
    pub(super) async fn ask_for_what_is_due(
        &self,
        stop: &watch::Receiver<bool>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let mut failed = Ok(());
        let (hand, due) = self.store.take_changes_due(now).await?;
        for key in due {
            if *stop.borrow() {
                return failed;
            }
            // One that makes the worker panic is put off, and holds nobody up.
            let asked = AssertUnwindSafe(self.ask_for(&key, now)).catch_unwind();
            let Some(asked) = while_running(stop, asked).await else {
                return failed;
            };
            match asked {
                Ok(Ok(())) => {}
                Ok(Err(error)) => failed = Err(error),
                Err(_) => {
                    if let Some(change) = self.store.open_change(&key).await? {
                        put_off(&self.store, &change, "worker-panicked", true, now).await?;
                    }
                }
            }
        }
        hand.put_down().await;
        failed
    }

    /// Asks the registry for one change; where it does not answer, later.
    pub(super) async fn ask_for(&self, key: &str, now: Timestamp) -> Result<(), Failure> {
        self.keys_are_here(now).await?;
        let Some(change) = self.store.open_change(key).await? else {
            return Ok(());
        };
        let asked = match change.what {
            What::Restore | What::SentAgain => {
                let parts = ByStaff {
                    registry: &self.registry,
                    store: &self.store,
                    vault: &self.vault,
                };
                parts.ask(&change, now).await
            }
            What::Address | What::Reactivation | What::SameAddress => {
                self.carry_out_change(&change, now).await
            }
        };
        let Err(error) = asked else {
            self.wake.mailer.notify_one();
            return Ok(());
        };
        let name = error.as_str();
        put_off(&self.store, &change, name, false, now).await?;
        match error {
            RegistryError::Store(error) => Err(error.into()),
            _ => Ok(()),
        }
    }

    async fn carry_out_change(
        &self,
        change: &OpenChange,
        now: Timestamp,
    ) -> Result<(), RegistryError> {
        let id = change.request_id.as_str();
        let given = self.store.given(id, &self.vault).await?;
        let given = given.ok_or_else(|| Store::unreadable("contents"))?;
        let registry = &*self.registry;
        let found = in_time(registry.look_up(&given.hashes, Some(&change.case_id))).await?;
        let evidence = self.store.compared_again(id, &found, now).await?;
        let evidence = evidence.ok_or_else(|| Store::unreadable("proofs"))?;
        let judged = evidence.judged(now);
        let mail = match &judged {
            Ok(judged) => self.answer(&evidence, judged, now),
            Err(column) => Err(Failure::Unreadable(column)),
        };
        let to = match &judged {
            Ok(judged) if mail.is_ok() => self.still_to(change, &evidence, judged),
            _ => None,
        };
        let answer = match to {
            Some(to) => {
                let asked = Change {
                    case_id: change.case_id.clone(),
                    to,
                    expected_email: change.expected_email,
                    expected_status: change.expected_status,
                };
                in_time(registry.change(&key_of_try(change), &asked, now)).await?
            }
            // Nothing was to change, and what an earlier try was told counts no more.
            None if change.what == What::SameAddress => Answer::Cancelled,
            None => in_time(registry.cancel(&change.key, now)).await?,
        };
        tracing::info!(
            event = "registry-answered",
            request = id,
            answer = answer.as_str()
        );
        match answer {
            Answer::Done => {
                let mail = mail.map_err(|failure| match failure {
                    Failure::Unreadable(column) => column,
                    _ => "mail",
                });
                self.write_down(change, &evidence, mail, now).await
            }
            Answer::Cancelled => {
                let public_at = match evidence.request.hold(now) {
                    Ok(hold) => hold.ends_at.max(now),
                    Err(_) => now,
                };
                self.store.change_cancelled(change, public_at, now).await?;
                self.wake.decider.notify_one();
                Ok(())
            }
            Answer::CaseChanged => {
                let mail = judged.ok().and_then(|judged| {
                    let mail = self.counter_mail(&evidence, &judged);
                    mail.ok().flatten()
                });
                let mail = mail.as_ref();
                self.store.change_overtaken(change, mail, now).await?;
                Ok(())
            }
        }
    }

    /// What becomes of the case, if what was decided still holds.
    fn still_to(
        &self,
        change: &OpenChange,
        evidence: &Evidence,
        judged: &Judged,
    ) -> Option<ChangeTo> {
        let same_case = evidence.request.case_id.as_deref() == Some(&change.case_id);
        let holds = matches!(judged.verdict, Verdict::Apply(_)) && same_case && !change.objected;
        match (change.what, judged.asked) {
            (What::Address, Asked::NewAddress) if holds => {
                let email = self.new_email(&evidence.request).ok()?;
                Some(ChangeTo::Address(email))
            }
            (What::Reactivation, Asked::Reactivation) if holds => Some(ChangeTo::Pending),
            (What::SameAddress, Asked::SameAddress) if holds => Some(ChangeTo::AsItIs),
            _ => None,
        }
    }

    /// The case is changed: so says the request from now on.
    async fn write_down(
        &self,
        change: &OpenChange,
        evidence: &Evidence,
        mail: Result<Option<NewMail>, &'static str>,
        now: Timestamp,
    ) -> Result<(), RegistryError> {
        let row = Row::from_name(&change.why).ok_or_else(|| Store::unreadable("why"))?;
        let address = match (change.what, self.new_email(&evidence.request)) {
            (What::Address, Ok(email)) => {
                Some(self.vault.hash(Domain::Email, &email.matching_form()))
            }
            _ => None,
        };
        let cases_with_address = match &address {
            Some(hash) => in_time(self.registry.cases_with_address(hash)).await?,
            None => 0,
        };
        let beside = Beside {
            address,
            cases_with_address,
            untold: evidence.notice_came_back(),
            unreadable: mail.as_ref().err().copied(),
        };
        let mail = mail.ok().flatten();
        let carried_out = carried_out(
            &change.case_id,
            row,
            evidence,
            mail.as_ref(),
            mail.is_some() || beside.unreadable.is_some(),
            now,
        );
        self.store
            .change_applied(change, &carried_out, beside, now)
            .await?;
        tracing::info!(
            event = "request-applied",
            request = change.request_id,
            row = row.as_str()
        );
        Ok(())
    }

    /// The mail that the person came for; `None` where there is nobody to write to.
    pub(super) fn answer(
        &self,
        evidence: &Evidence,
        judged: &Judged,
        now: Timestamp,
    ) -> Result<Option<NewMail>, Failure> {
        let request = &evidence.request;
        match judged.asked {
            Asked::NewAddress | Asked::SameAddress => {
                let email = self.new_email(request)?;
                self.payment_data(evidence, judged, &email, now).map(Some)
            }
            Asked::Reactivation => {
                let email = self.case_email(evidence)?;
                Ok(email.map(|email| {
                    let filling = Filling::Reactivated {
                        tracking_code: judged.tracking_code,
                    };
                    self.mail(filling, request, judged.language, &email)
                }))
            }
            Asked::Closed => Ok(None),
        }
    }
}

/// How a request ends that is carried out.
pub(super) fn carried_out<'a>(
    case_id: &'a str,
    row: Row,
    evidence: &Evidence,
    mail: Option<&'a NewMail>,
    answered_by_mail: bool,
    now: Timestamp,
) -> CarriedOut<'a> {
    CarriedOut {
        case_id,
        row,
        decision: Decision {
            event: match answered_by_mail {
                true => Event::Applied,
                false => Event::AppliedWithoutAnswer,
            },
            why: row.as_str(),
            staff: None,
            public_at: now,
        },
        joined: evidence
            .siblings()
            .map(|sibling| sibling.id.clone())
            .collect(),
        mail,
    }
}

/// The key under which the registry is asked this time: always the same for what changes a case. That a case is as it was is
/// true for the moment alone: each try asks anew.
pub(super) fn key_of_try(change: &OpenChange) -> String {
    match change.what {
        What::Address | What::Reactivation | What::Restore => change.key.clone(),
        What::SameAddress | What::SentAgain => {
            let this = uuid::Builder::from_random_bytes(random::bytes()).into_uuid();
            format!("{}/{this}", change.key)
        }
    }
}

/// The registry is asked again later. `alarm`: staff are told at once, and not only when it takes too long.
pub(super) async fn put_off(
    store: &Store,
    change: &OpenChange,
    failure: &'static str,
    alarm: bool,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let since = now.as_millisecond() - change.begun_at;
    let too_long = i128::from(since) > TOO_LONG.as_millis();
    // Two people wait for it, and nothing else tells them.
    let alarm = alarm || change.what == What::Restore;
    let due_at = now + backoff(change.tries);
    tracing::warn!(
        event = "registry-asked-in-vain",
        request = change.request_id,
        failure,
        tries = change.tries
    );
    Ok(store
        .put_change_off(change, failure, due_at, alarm || too_long, now)
        .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waits_double_up_to_ten_minutes() {
        let waits: Vec<_> = [0, 1, 5, 9, 10, 40].map(|n| backoff(n).as_secs()).into();
        assert_eq!(waits, [1, 2, 32, 512, 600, 600]);
    }
}
