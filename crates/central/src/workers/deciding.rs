//! Deciding: it looks at every open request when something about it changed or its time has come, tells the
//! registered mailbox, and applies, stops, or sends to the counter, as [`crate::proof`] says. Nothing is ever
//! applied in the step in which the registered mailbox is told.
//!
//! It is fed from the database: each request is decided in one transaction that begins with the request
//! still being open, so it may be killed at any point, and any number of processes may run it. A case is changed by the
//! registry, which is asked between two such transactions (`applying.rs`). One request that fails is left for the next
//! pass and holds nobody up. So is one that the registry does not look up while it answers otherwise, after waits that
//! double; while the registry does not answer, all wait.

use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use protocol::{EmailAddress, Language};
use tokio::{sync::watch, time::Instant};

use super::{applying, while_running};
use crate::{
    clock::Clock,
    keyring::up_to_date,
    mail::Filling,
    proof::{
        evidence::{Evidence, Judged, RequestRecord},
        ladder::{self, Asked, Cause, Row, Verdict},
        links::{Link, LinkAction, OLD_MAILBOX_DAYS, Signer},
    },
    random,
    registry::{CaseRegistry, RegistryError, Unreadable, in_time},
    requests::transition::Event,
    store::{Decision, Due, NewChange, NewMail, Settlement, Store, StoreError, What},
    vault::{Cell, Vault},
    wake::Wake,
};

/// How often the database is asked, for what another process wrote and for what has come due.
const ASK_EVERY: Duration = Duration::from_secs(2);
/// The name of its heartbeat.
pub const WORKER: &str = "decider";
/// How long a correction waits for a reactivation beside it before it is looked at again.
const BESIDE_A_REACTIVATION: SignedDuration = SignedDuration::from_mins(1);
/// How long a request waits while the registry is asked to change its case for another.
const ONE_AT_A_TIME: SignedDuration = SignedDuration::from_mins(1);
/// After so many requests one after the other that the registry did not look up, it is not asked for more in this pass.
const VAIN_IN_A_ROW: u32 = 3;

/// What the worker needs.
#[derive(Clone)]
pub struct Decider {
    /// Where requests come from and go to.
    pub store: Store,
    /// What knows the cases.
    pub registry: Arc<dyn CaseRegistry>,
    /// The keys of the values at rest.
    pub vault: Arc<Vault>,
    /// Signs the links in mails.
    pub signer: Arc<Signer>,
    /// Scheme and host of the pages that the links lead to.
    pub public_base: String,
    /// The time.
    pub clock: Clock,
    /// Woken when a mail was queued.
    pub wake: Arc<Wake>,
    /// What the registry does not look up.
    pub in_vain: Arc<InVain>,
}

/// The requests that the registry does not look up while it answers otherwise: since when, and how often it was asked. A
/// restart begins anew.
#[derive(Debug, Default)]
pub struct InVain(Mutex<HashMap<String, (Timestamp, u32)>>);

impl InVain {
    /// Asked in vain once more.
    fn again(&self, id: &str, now: Timestamp) -> (Timestamp, u32) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, tries) = known.entry(id.to_owned()).or_insert((now, 0));
        *tries += 1;
        (*since, *tries)
    }

    fn is_over(&self, id: &str) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.remove(id);
    }
}

/// Why a request could not be decided now.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The registry: later.
    #[error(transparent)]
    Registry(RegistryError),
    /// A stored value cannot be read: it goes to the counter.
    #[error("a stored value cannot be read: {0}")]
    Unreadable(&'static str),
}

impl From<RegistryError> for Failure {
    fn from(error: RegistryError) -> Failure {
        match error {
            RegistryError::Store(error) => Failure::Store(error),
            error => Failure::Registry(error),
        }
    }
}

impl From<Unreadable> for Failure {
    fn from(Unreadable(column): Unreadable) -> Failure {
        Failure::Unreadable(column)
    }
}

impl Decider {
    /// Works until `stop` says so: on every wake-up, and every two seconds without one.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        loop {
            if let Err(error) = self.pass_until(&stop).await {
                let cause = std::error::Error::source(&error).map(ToString::to_string);
                tracing::error!(event = "deciding-failed", error = %error, cause);
            }
            tokio::select! {
                () = self.wake.decider.notified() => {}
                () = tokio::time::sleep(ASK_EVERY) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Decides everything that is due. The last error of the database is returned; the others go on.
    pub async fn pass(&self) -> Result<(), StoreError> {
        let (_running, never) = watch::channel(false);
        self.pass_until(&never).await
    }

    /// As [`Decider::pass`], but ends between two requests when `stop` says so.
    pub async fn pass_until(&self, stop: &watch::Receiver<bool>) -> Result<(), StoreError> {
        let now = self.clock.now();
        self.wake.pulse.beat(WORKER, now);
        let mut pass = self.wake.traces.pass(WORKER);
        self.keys_are_here(now).await?;
        let Some(answers) = while_running(stop, in_time(self.registry.answers())).await else {
            return Ok(());
        };
        if let Err(error) = answers {
            return self.registry_is_away(error, now).await;
        }
        // First of all: a time in which nobody decided moves T before anything is judged by it. While the registry does
        // not answer, nobody does.
        self.store.beat(WORKER, now).await?;
        self.store.notice_standing_mail(now).await?;
        let mut failed = match self.ask_for_what_is_due(stop, now).await {
            Err(Failure::Store(error)) => Err(error),
            _ => Ok(()),
        };
        let mut place = Due::first();
        let mut vain_in_a_row = 0;
        loop {
            let Some(taken) = self.store.take_due(&place, now).await? else {
                return failed;
            };
            place = taken.last;
            let began = Instant::now();
            for request in taken.items {
                if *stop.borrow() {
                    return failed;
                }
                // One that makes the worker panic is set aside, and holds nobody up.
                let settled = AssertUnwindSafe(self.settle(&request.id, now)).catch_unwind();
                pass.did(1);
                let Some(settled) = while_running(stop, settled).await else {
                    return failed;
                };
                let done = match settled {
                    Ok(Err(Failure::Registry(error))) => {
                        if let Err(error) = in_time(self.registry.answers()).await {
                            self.registry_is_away(error, now).await?;
                            return failed;
                        }
                        vain_in_a_row += 1;
                        let put_off = self.put_off(&request, &error, now).await;
                        if vain_in_a_row == VAIN_IN_A_ROW {
                            put_off?;
                            self.registry_is_away(error, now).await?;
                            return failed;
                        }
                        put_off
                    }
                    Ok(Err(Failure::Store(error))) => Err(error),
                    Ok(_) => {
                        vain_in_a_row = 0;
                        self.in_vain.is_over(&request.id);
                        Ok(())
                    }
                    Err(_) => {
                        let event = Event::SentToCounter;
                        self.store.set_aside(&request.id, event, now).await
                    }
                };
                match done {
                    Ok(()) => self.wake.pulse.beat(WORKER, self.clock.now()),
                    Err(error) => failed = Err(error),
                }
            }
            taken.hand.put_down().await;
            if self.wake.intake.let_pass(began, stop).await.is_none() {
                return failed;
            }
        }
    }

    /// One request is left for later, since the registry does not look it up; after an hour staff are alarmed.
    async fn put_off(
        &self,
        request: &Due,
        error: &RegistryError,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (since, tries) = self.in_vain.again(&request.id, now);
        let failure = error.as_str();
        let id = &request.id;
        tracing::warn!(
            event = "registry-asked-in-vain",
            request = id,
            failure,
            tries
        );
        self.store
            .put_off(request, now + applying::backoff(tries))
            .await?;
        if now.duration_since(since) > applying::TOO_LONG {
            self.store.raise_registry_away(id, failure, now).await?;
        }
        Ok(())
    }

    /// Everything is left for later; after an hour staff are alarmed.
    async fn registry_is_away(
        &self,
        error: RegistryError,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let failure = error.as_str();
        if let RegistryError::Store(error) = error {
            return Err(error);
        }
        tracing::error!(event = "registry-does-not-answer", failure);
        let last = self.store.last_beat(WORKER).await?;
        if last.is_some_and(|last| now.duration_since(last) > applying::TOO_LONG) {
            let waiting = self.store.due_after(&Due::first(), now).await?;
            if let Some(first) = waiting.first() {
                self.store
                    .raise_registry_away(&first.id, failure, now)
                    .await?;
            }
        }
        Ok(())
    }

    pub(super) async fn keys_are_here(&self, now: Timestamp) -> Result<(), StoreError> {
        up_to_date(&self.store, &[&*self.vault, &*self.signer], now).await
    }

    async fn settle(&self, id: &str, now: Timestamp) -> Result<(), Failure> {
        self.keys_are_here(now).await?;
        let Some(given) = self.store.given(id, &self.vault).await? else {
            return Ok(());
        };
        let chosen = given.case_id.as_deref();
        let found = in_time(self.registry.look_up(&given.hashes, chosen)).await?;
        let Some(settlement) = self.store.settlement(id, &found, now).await? else {
            return Ok(());
        };
        let failure = match settlement.evidence.judged(now) {
            Ok(judged) => self.carry_out(settlement, &judged, now).await.err(),
            Err(column) => {
                drop(settlement);
                Some(Failure::Unreadable(column))
            }
        };
        match failure {
            None => {
                self.wake.mailer.notify_one();
                Ok(())
            }
            Some(Failure::Unreadable(column)) => {
                tracing::error!(event = "request-unreadable", request = id, column);
                match self.store.settlement_of_unreadable(id, now).await? {
                    Some(settlement) => Ok(settlement.close_with_alarm(column, now).await?),
                    None => Ok(()),
                }
            }
            Some(failure) => Err(failure),
        }
    }

    async fn carry_out(
        &self,
        mut settlement: Settlement,
        judged: &Judged,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let told = self.tell(&mut settlement, judged, now).await?;
        if told == Told::Now && matches!(judged.verdict, Verdict::Apply(_)) {
            // Never notice and change in one step: the change is the next one.
            settlement.look_again_at(now).await?;
            self.wake.decider.notify_one();
            return Ok(());
        }
        match judged.verdict {
            Verdict::Apply(row) => self.apply(settlement, judged, row, now).await,
            Verdict::Stop => {
                // The press has stopped it already; this is one that staff took up again since.
                let decision = Decision {
                    event: Event::Objected,
                    why: ladder::NOT_ME,
                    staff: None,
                    // A thief must not see sooner that there was somebody to object.
                    public_at: judged.hold.ends_at.max(now),
                };
                settlement.close(&decision, None).await?;
                Ok(())
            }
            Verdict::Counter(cause) if judged.hold.ends_at <= now => {
                if cause == Cause::CaseWithdrawn && settlement.evidence.reactivation_is_open() {
                    settlement
                        .look_again_at(now + BESIDE_A_REACTIVATION)
                        .await?;
                    return Ok(());
                }
                self.to_the_counter(settlement, judged, cause, now).await
            }
            Verdict::Wait | Verdict::Counter(_) => {
                let at = match told {
                    Told::Tomorrow(at) => at.min(judged.hold.ends_at),
                    Told::Now | Told::Settled => judged.hold.ends_at,
                };
                settlement.look_again_at(at).await?;
                Ok(())
            }
        }
    }

    async fn apply(
        &self,
        settlement: Settlement,
        judged: &Judged,
        row: Row,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let evidence = &settlement.evidence;
        if evidence.another_is_applying() {
            settlement.look_again_at(now + ONE_AT_A_TIME).await?;
            return Ok(());
        }
        let case = evidence
            .case
            .as_ref()
            .expect("the ladder applies to a case alone");
        // What cannot be written to the person is not begun.
        self.answer(evidence, judged, now)?;
        let what = match judged.asked {
            Asked::NewAddress => What::Address,
            Asked::Reactivation => What::Reactivation,
            Asked::SameAddress => What::SameAddress,
            Asked::Closed => unreachable!("the ladder never applies to a closed case"),
        };
        let former_id = uuid::Builder::from_random_bytes(random::bytes())
            .into_uuid()
            .to_string();
        let former = match what {
            What::Address => self.case_email(evidence)?,
            _ => None,
        };
        let former = former.map(|former| {
            let cell = Cell {
                table: "events",
                row: &former_id,
                column: "former",
            };
            self.vault.seal(cell, former.as_str())
        });
        let change = NewChange {
            case_id: case.id.clone(),
            what,
            expected_email: case.email_hash,
            expected_status: case.status,
            former,
            former_id: Some(former_id),
        };
        match settlement.begin(&change, row).await? {
            Some(key) => self.ask_for(&key, now).await,
            None => Ok(()),
        }
    }

    async fn to_the_counter(
        &self,
        settlement: Settlement,
        judged: &Judged,
        cause: Cause,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let request = &settlement.evidence.request;
        let mail = self.counter_mail(&settlement.evidence, judged)?;
        let decision = Decision {
            event: Event::SentToCounter,
            why: cause.as_str(),
            staff: None,
            public_at: now,
        };
        tracing::info!(
            event = "request-to-counter",
            request = request.id,
            cause = cause.as_str()
        );
        settlement.close(&decision, mail.as_ref()).await?;
        Ok(())
    }

    /// Word that the person has to come to the counter: the same with a case and without. To a mailbox that nobody
    /// confirmed, none.
    pub(super) fn counter_mail(
        &self,
        evidence: &Evidence,
        judged: &Judged,
    ) -> Result<Option<NewMail>, Failure> {
        let request = &evidence.request;
        let recipient = match judged.asked {
            Asked::Reactivation | Asked::Closed => self.case_email(evidence)?,
            _ if evidence.is_confirmed() => Some(self.new_email(request)?),
            _ => None,
        };
        Ok(recipient.map(|email| {
            let filling = Filling::ComeToCounter {
                tracking_code: judged.tracking_code,
            };
            self.mail(filling, request, judged.language, &email)
        }))
    }

    /// Tells the registered mailbox what was asked for, once.
    async fn tell(
        &self,
        settlement: &mut Settlement,
        judged: &Judged,
        now: Timestamp,
    ) -> Result<Told, Failure> {
        let evidence = &settlement.evidence;
        let request = &evidence.request;
        let (Some(case), false) = (&evidence.case, evidence.is_told()) else {
            return Ok(Told::Settled);
        };
        let case_id = case.id.clone();
        if judged.asked == Asked::SameAddress || evidence.marks.email_refused_at.is_some() {
            return Ok(Told::Settled);
        }
        let Some(email) = self.case_email(evidence)? else {
            return Ok(Told::Settled);
        };
        let expires_at =
            judged.hold.ends_at.max(now) + SignedDuration::from_hours(24 * OLD_MAILBOX_DAYS);
        let link = |says| self.link(says, request, expires_at);
        let masked_new_email = match judged.asked {
            Asked::Reactivation | Asked::Closed => None,
            _ => Some(self.new_email(request)?.masked()),
        };
        let filling = Filling::OldAddress {
            // By what it does: a resend to another address is a correction.
            what: judged.asked.kind(),
            masked_new_email,
            until: judged.hold.day_ahead(now),
            yes: link(LinkAction::Yes)?,
            no: link(LinkAction::No)?,
        };
        let language = case.language.unwrap_or(Language::Pt);
        let mail = self.mail(filling, request, language, &email);
        let today = judged.zone.to_datetime(now).date();
        let first = settlement
            .tell_old_mailbox(&case_id, &today.to_string(), &mail)
            .await?;
        if first {
            return Ok(Told::Now);
        }
        Ok(Told::Tomorrow(now + SignedDuration::from_hours(24)))
    }

    fn link(
        &self,
        says: LinkAction,
        request: &RequestRecord,
        expires_at: Timestamp,
    ) -> Result<String, Failure> {
        let request = request.id.parse().map_err(|_| Failure::Unreadable("id"))?;
        let token = self.signer.token(&Link {
            says,
            request,
            expires_at,
        });
        Ok(format!("{}/m/{token}", self.public_base))
    }

    pub(super) fn payment_data(
        &self,
        evidence: &Evidence,
        judged: &Judged,
        recipient: &EmailAddress,
        now: Timestamp,
    ) -> Result<NewMail, Failure> {
        let case = evidence.case.as_ref();
        let payment = case
            .and_then(|case| case.payment.clone())
            .ok_or(Failure::Unreadable("payment_reference"))??;
        let today = judged.zone.to_datetime(now).date();
        let filling = Filling::payment_data(payment, today, judged.tracking_code);
        Ok(self.mail(filling, &evidence.request, judged.language, recipient))
    }

    pub(super) fn mail(
        &self,
        filling: Filling,
        request: &RequestRecord,
        language: Language,
        recipient: &EmailAddress,
    ) -> NewMail {
        NewMail::new(
            &self.vault,
            filling,
            request.id.clone(),
            language,
            recipient,
        )
    }

    pub(super) fn new_email(&self, request: &RequestRecord) -> Result<EmailAddress, Failure> {
        let unreadable = || Failure::Unreadable("new_email");
        let cell = Cell {
            table: "contents",
            row: &request.id,
            column: "new_email",
        };
        let sealed = request.new_email.as_deref().ok_or_else(unreadable)?;
        let text = self.vault.open(cell, sealed).map_err(|_| unreadable())?;
        EmailAddress::parse(&text).map_err(|_| unreadable())
    }

    /// The address of the chosen case; `None` where there is no case, or it has no address.
    pub(super) fn case_email(&self, evidence: &Evidence) -> Result<Option<EmailAddress>, Failure> {
        let case = evidence.case.as_ref();
        let email = case.and_then(|case| case.email.clone()).transpose();
        // By this name the alarm has always called it.
        email.map_err(|_| Failure::Unreadable("case_email"))
    }
}

/// What became of the notice to the registered mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// It is queued in this step.
    Now,
    /// It was queued before, or there is nobody to tell.
    Settled,
    /// The case had its notice for today: again then.
    Tomorrow(Timestamp),
}
