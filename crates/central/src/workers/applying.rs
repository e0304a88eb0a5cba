//! Asking the registry for changes of cases. A change was written down when it was decided; here it is judged once more on
//! the registry of now, asked for under its key, and what came of it is written down. It may be killed between any two of
//! these, by anybody and as often as you like: whoever comes along next begins with the judging, and the registry gives
//! the same answer to the same key.
//!
//! What no longer holds is called off at the registry under the same key, since an earlier try may have carried it out.

use std::{fmt, panic::AssertUnwindSafe, sync::Arc};

use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use super::{
    deciding::{Decider, Failure},
    while_running,
};
use crate::{
    mail::Filling,
    proof::{
        evidence::{Evidence, Judged},
        ladder::{Asked, Row, Verdict},
    },
    registry::{Answer, CaseRegistry, Change, ChangeTo, RegistryError, in_time},
    requests::transition::Event,
    store::{
        Acted, Beside, By, CarriedOut, Decision, NewMail, OpenChange, Restorable, Store, What,
    },
    vault::{Domain, Vault},
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
        for key in self.store.changes_due(now).await? {
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
        failed
    }

    /// Asks the registry for one change; where it does not answer, later.
    pub(super) async fn ask_for(&self, key: &str, now: Timestamp) -> Result<(), Failure> {
        let Some(change) = self.store.open_change(key).await? else {
            return Ok(());
        };
        let asked = match change.what {
            What::Restore => {
                let parts = Restoring {
                    registry: &self.registry,
                    store: &self.store,
                    vault: &self.vault,
                };
                parts.ask(&change, now).await.map(|_| ())
            }
            What::Address | What::Reactivation => self.carry_out_change(&change, now).await,
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
        let given = self.store.given(id).await?;
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
                in_time(registry.change(&change.key, &asked, now)).await?
            }
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
        let cases_with_address = match (change.what, self.new_email(&evidence.request)) {
            (What::Address, Ok(email)) => {
                let hash = self.vault.hash(Domain::Email, &email.matching_form());
                in_time(self.registry.cases_with_address(&hash)).await?
            }
            _ => 0,
        };
        let beside = Beside {
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

async fn put_off(
    store: &Store,
    change: &OpenChange,
    failure: &'static str,
    alarm: bool,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let since = now.as_millisecond() - change.begun_at;
    let too_long = i128::from(since) > TOO_LONG.as_millis();
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

/// What it takes to restore the former address of a case: at the desk, or later by the worker.
#[derive(Clone, Copy)]
pub struct Restoring<'a> {
    /// The registry.
    pub registry: &'a Arc<dyn CaseRegistry>,
    /// Where the wish is written down.
    pub store: &'a Store,
    /// The keys of the values at rest.
    pub vault: &'a Vault,
}

impl fmt::Debug for Restoring<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Restoring").finish_non_exhaustive()
    }
}

impl Restoring<'_> {
    /// What became of the change that a request made to its case's address; `None` if it made none.
    ///
    /// # Errors
    /// The registry's or the database's.
    pub async fn restorable(
        &self,
        request_id: &str,
        now: Timestamp,
    ) -> Result<Option<Restorable>, RegistryError> {
        let Some(case) = self.store.case_of_change(request_id).await? else {
            return Ok(None);
        };
        let case = in_time(self.registry.case(&case)).await?;
        Ok(self
            .store
            .restorable(request_id, case.as_ref(), now)
            .await?)
    }

    /// Compares the last three characters of the passport in staff's hands.
    ///
    /// # Errors
    /// The registry's or the database's.
    pub async fn see_passport_again(
        &self,
        by: By<'_>,
        last_three: &str,
    ) -> Result<Acted, RegistryError> {
        let Some(case_id) = self.store.case_of_change(by.request_id).await? else {
            return Ok(Acted::NotNow);
        };
        let case = in_time(self.registry.case(&case_id)).await?;
        let passports = in_time(self.registry.passports(&[case_id])).await?;
        Ok(self
            .store
            .see_passport_again(by, last_three, case.as_ref(), &passports)
            .await?)
    }

    /// Gives a case the address back that it had before a request changed it. Where the registry does not answer, it is
    /// done later.
    ///
    /// # Errors
    /// The registry's, or the database's, before anything was decided.
    pub async fn restore(&self, by: By<'_>, why: &'static str) -> Result<Acted, RegistryError> {
        let Some(case_id) = self.store.case_of_change(by.request_id).await? else {
            return Ok(Acted::NotNow);
        };
        let Some(case) = in_time(self.registry.case(&case_id)).await? else {
            return Ok(Acted::NotNow);
        };
        let begun = self.store.begin_restore(by, why, &case, self.vault).await?;
        let key = match begun {
            Ok(key) => key,
            Err(refused) => return Ok(refused),
        };
        let Some(change) = self.store.open_change(&key).await? else {
            return Ok(Acted::Done);
        };
        match self.ask(&change, by.now).await {
            Ok(true) => Ok(Acted::Done),
            Ok(false) => Ok(Acted::NotNow),
            Err(error) => {
                put_off(self.store, &change, error.as_str(), false, by.now).await?;
                Ok(Acted::Later)
            }
        }
    }

    /// `false` where the case had changed meanwhile.
    async fn ask(&self, change: &OpenChange, now: Timestamp) -> Result<bool, RegistryError> {
        let former = self
            .store
            .former_address(&change.request_id, self.vault)
            .await?;
        let asked = Change {
            case_id: change.case_id.clone(),
            to: ChangeTo::Address(former),
            expected_email: change.expected_email,
            expected_status: change.expected_status,
        };
        let answer = in_time(self.registry.change(&change.key, &asked, now)).await?;
        if answer != Answer::Done {
            self.store.not_restored(change, answer, now).await?;
            return Ok(false);
        }
        let case = in_time(self.registry.case(&change.case_id)).await?;
        let language = case.and_then(|case| case.language);
        self.store
            .restored(change, language, self.vault, now)
            .await?;
        Ok(true)
    }
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
