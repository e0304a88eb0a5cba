//! Reminders: whoever has not paid three working days before the last day is told once more, and a site's staff are told
//! by mail that alarms wait at the desk. Both are rare, and nobody waits for them.

use std::{collections::BTreeMap, fmt, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use protocol::{EmailAddress, Language};
use tokio::sync::watch;

use super::while_running;
use crate::{
    clock::Clock,
    configuration::Published,
    keyring::up_to_date,
    mail::Filling,
    proof::reminder::{Facts, Verdict, verdict},
    registry::{CaseFacts, CaseRegistry, RegistryError, in_time},
    store::{DueReminder, NewAlarm, NewMail, Store, StoreError},
    vault::Vault,
    wake::Wake,
};

/// How often it looks.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// The name of its heartbeat.
pub const WORKER: &str = "reminders";
/// When it asks again where the registry did not answer.
const REGISTRY_AGAIN: SignedDuration = SignedDuration::from_mins(10);
/// When it asks again about a case in dispute.
const DISPUTE_AGAIN: SignedDuration = SignedDuration::from_hours(24);

/// So often in one pass it asks a registry that does not answer.
const IN_VAIN: u32 = 3;

/// What became of one that was due.
enum Seen {
    Done,
    NoAnswer,
}

/// Who is mailed about alarms: see `[alarms]` of the configuration file.
#[derive(Debug, Clone)]
pub struct AlarmMail {
    /// Addresses, each of a site's staff, or of every site's.
    pub to: Vec<(Option<String>, EmailAddress)>,
    /// A site is mailed at most once in this time.
    pub every: SignedDuration,
    /// The desk's page of alarms.
    pub desk: String,
}

/// What the worker needs.
#[derive(Clone)]
pub struct Reminders {
    /// What is to be reminded of, and the outbox.
    pub store: Store,
    /// What knows whether it was paid.
    pub registry: Arc<dyn CaseRegistry>,
    /// The keys of the values at rest.
    pub vault: Arc<Vault>,
    /// The closed days of now.
    pub published: Arc<Published>,
    /// Who is mailed about alarms.
    pub alarms: AlarmMail,
    /// The time.
    pub clock: Clock,
    /// Told of its signs of life, and tells the mailer.
    pub wake: Arc<Wake>,
}

impl fmt::Debug for Reminders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reminders").finish_non_exhaustive()
    }
}

impl Reminders {
    /// Works until `stop` says so.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        loop {
            if let Err(error) = self.pass_until(&stop).await {
                let cause = std::error::Error::source(&error).map(ToString::to_string);
                tracing::error!(event = "reminders-failed", error = %error, cause);
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Sees to everything that is due; ends between two when `stop` says so.
    ///
    /// # Errors
    /// The database's; what is due stays due.
    pub async fn pass_until(&self, stop: &watch::Receiver<bool>) -> Result<(), StoreError> {
        let mut pass = self.wake.traces.pass(WORKER);
        up_to_date(&self.store, &[&*self.vault], self.clock.now()).await?;
        self.published.refresh(&self.store).await?;
        // First: a registry that hangs is what staff must hear of, and not wait for.
        self.mail_alarms(self.clock.now()).await?;
        let mut in_vain = 0;
        loop {
            self.store.beat(WORKER, self.clock.now()).await?;
            let due = self.store.reminders_due(self.clock.now()).await?;
            if due.is_empty() {
                return Ok(());
            }
            for reminder in due {
                let now = self.clock.now();
                self.wake.pulse.beat(WORKER, now);
                if *stop.borrow() || in_vain == IN_VAIN {
                    return Ok(());
                }
                let seen_to = AssertUnwindSafe(self.see_to(&reminder, now)).catch_unwind();
                pass.did(1);
                let Some(seen_to) = while_running(stop, seen_to).await else {
                    return Ok(());
                };
                let failure = match seen_to {
                    Ok(Ok(Seen::Done)) => continue,
                    Ok(Ok(Seen::NoAnswer)) => {
                        in_vain += 1;
                        continue;
                    }
                    Ok(Err(error)) => error.to_string(),
                    Err(_) => "worker-panicked".to_owned(),
                };
                // It stands in front of no other; where the database is what fails, this fails too.
                let id = reminder.request_id.as_str();
                tracing::error!(event = "reminder-put-off", request = id, failure);
                let again = now + DISPUTE_AGAIN;
                self.store.put_reminder_off(&reminder, again).await?;
            }
        }
    }

    async fn see_to(&self, due: &DueReminder, now: Timestamp) -> Result<Seen, StoreError> {
        match self.asked(due, now).await? {
            Some(case) => self.judge(due, case, now).await.map(|()| Seen::Done),
            None => Ok(Seen::NoAnswer),
        }
    }

    /// The case as the registry has it; `None` where it does not answer: it is asked again.
    async fn asked(
        &self,
        due: &DueReminder,
        now: Timestamp,
    ) -> Result<Option<Option<CaseFacts>>, StoreError> {
        let id = due.request_id.as_str();
        match in_time(self.registry.case(&due.case_id)).await {
            Ok(case) => Ok(Some(case)),
            Err(RegistryError::Store(error)) => Err(error),
            Err(error) => {
                let failure = error.as_str();
                tracing::warn!(event = "registry-asked-in-vain", request = id, failure);
                let again = now + REGISTRY_AGAIN;
                self.store.put_reminder_off(due, again).await?;
                Ok(None)
            }
        }
    }

    async fn judge(
        &self,
        due: &DueReminder,
        case: Option<CaseFacts>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        up_to_date(&self.store, &[&*self.vault], now).await?;
        let id = due.request_id.as_str();
        let (Ok(last_day), Ok(zone), Ok(tracking_code)) = (
            due.last_day.parse::<Date>(),
            TimeZone::get(&due.time_zone),
            due.tracking_code.parse(),
        ) else {
            return self.unreadable(due, now).await;
        };
        let today = zone.to_datetime(now).date();
        let facts = Facts {
            status: case.as_ref().map(|case| case.status),
            payable: case.as_ref().is_some_and(|case| case.payment.is_some()),
            has_address: case.as_ref().is_some_and(|case| case.email.is_some()),
            protected: self.store.is_protected(&due.case_id).await?,
            last_day,
            today,
        };
        match verdict(&facts) {
            Verdict::Never(why) => return self.store.drop_reminder(due, why, now).await,
            Verdict::Later => {
                let again = now + DISPUTE_AGAIN;
                return self.store.put_reminder_off(due, again).await;
            }
            Verdict::Remind => {}
        }
        let language = case.as_ref().and_then(|case| case.language);
        let of_the_visit = Language::from_code(&due.language);
        let (email, payment) = match case.map(|case| (case.email, case.payment)) {
            Some((Some(Ok(email)), Some(Ok(payment)))) => (email, payment),
            _ => return self.unreadable(due, now).await,
        };
        let checking = self.published.current().checking();
        let filling = Filling::PaymentReminder {
            reference: payment.reference,
            cents: payment.cents,
            deadline: last_day,
            working_days: checking.between(today, last_day),
            tracking_code,
        };
        let language = language.or(of_the_visit).unwrap_or(Language::Pt);
        let mail = NewMail::new(&self.vault, filling, id, language, &email);
        if self.store.remind(due, &mail, now).await? {
            tracing::info!(event = "payment-reminder-queued", request = id);
            self.wake.mailer.notify_one();
        }
        Ok(())
    }

    async fn unreadable(&self, due: &DueReminder, now: Timestamp) -> Result<(), StoreError> {
        tracing::error!(event = "reminder-unreadable", request = due.request_id);
        self.store.drop_reminder(due, "unreadable", now).await
    }

    /// Tells each site's staff which kinds of alarms are new, and how many of each.
    async fn mail_alarms(&self, now: Timestamp) -> Result<(), StoreError> {
        let mut by_site: BTreeMap<String, Vec<NewAlarm>> = BTreeMap::new();
        for alarm in self.store.alarms_to_mail(now - self.alarms.every).await? {
            by_site.entry(alarm.site.clone()).or_default().push(alarm);
        }
        for (site, alarms) in by_site {
            let numbers: Vec<_> = alarms.iter().map(|alarm| alarm.number).collect();
            let mails = self.about(&site, &alarms);
            if self.store.mail_alarms(&site, &numbers, &mails, now).await? && !mails.is_empty() {
                tracing::info!(event = "alarms-mailed", alarms = numbers.len());
                self.wake.mailer.notify_one();
            }
        }
        Ok(())
    }

    fn about(&self, site: &str, alarms: &[NewAlarm]) -> Vec<NewMail> {
        let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
        for alarm in alarms {
            *kinds.entry(&alarm.kind).or_default() += 1;
        }
        let kinds: Vec<_> = kinds
            .into_iter()
            .map(|(kind, n)| (kind.to_owned(), n))
            .collect();
        let mine = self
            .alarms
            .to
            .iter()
            .filter(|(of, _)| of.as_deref().is_none_or(|of| of == site));
        mine.map(|(_, address)| {
            let filling = Filling::Alarms {
                site: site.to_owned(),
                alarms: kinds.clone(),
                desk: self.alarms.desk.clone(),
            };
            // One of a kind for each subject: every mail about alarms has its own.
            let subject = uuid::Uuid::new_v4().to_string();
            NewMail::new(&self.vault, filling, subject, Language::Pt, address)
        })
        .collect()
    }
}
