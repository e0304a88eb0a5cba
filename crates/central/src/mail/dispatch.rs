//! The dispatch worker: it takes what is due from the outbox, hands it over, and writes down what became
//! of it.
//!
//! It is fed from the database, so it may be killed at any point and there may be several. A mail is claimed
//! before it is sent: the claim counts the try and puts the next one behind a lease that is longer than any
//! try, so that no two processes send the same mail at the same moment, and one that died loses nothing.

use std::{io, panic::AssertUnwindSafe, path::PathBuf, sync::Arc, time::Duration};

use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use lettre::address::Envelope;
use protocol::{EmailAddress, Language};
use tokio::{sync::watch, task::JoinSet};

use super::{
    Filling, MailKind, backoff, cell,
    message::{self, Sender, Written},
    outcome::{Failure, Outcome},
    return_address::ReturnKey,
    smtp::{Line, Patience, Server},
};
use crate::{
    clock::Clock,
    configuration::Published,
    directory::write_new,
    keyring::{Follows, up_to_date},
    proof::reminder,
    store::{DueMail, NewReminder, Store, StoreError},
    vault::Vault,
    wake::Wake,
    workers::supervision::supervised,
};

/// How often the database is asked, for mails that another process queued and for tries that have come due.
const ASK_EVERY: Duration = Duration::from_secs(2);
/// The name of its heartbeat.
pub const WORKER: &str = "mailer";
/// Mails that are handed over at the same time: a slow answer holds up one line.
const LINES: usize = 4;
/// How long a mail under way may go on when the service ends. One that is cut short is sent again.
const GRACE: Duration = Duration::from_secs(8);

/// How mail leaves.
#[derive(Debug, Clone)]
pub enum Way {
    /// To a mail server.
    Server(Server),
    /// As files in a folder: a trial without a server. They hold addresses and codes in clear.
    Folder(PathBuf),
}

/// Where reports about mails come to.
#[derive(Debug, Clone)]
pub struct Returns {
    /// Makes the return addresses.
    pub key: Arc<ReturnKey>,
    /// Their host.
    pub host: String,
}

/// What the worker needs.
#[derive(Debug, Clone)]
pub struct Dispatcher {
    /// The outbox.
    pub store: Store,
    /// The keys of the values at rest.
    pub vault: Arc<Vault>,
    /// The time.
    pub clock: Clock,
    /// Who writes.
    pub sender: Sender,
    /// What central says of itself: whom to trust, where to complain.
    pub published: Arc<Published>,
    /// How mail leaves.
    pub way: Way,
    /// Where reports about mails come to, if they are read.
    pub returns: Option<Returns>,
    /// How long a server may take; a claim lasts longer than any try.
    pub patience: Patience,
    /// How many working days before the last day to pay somebody is reminded.
    pub reminder_working_days: u32,
}

/// How one mail at a time leaves.
enum Exit {
    Server(Box<Line>),
    Folder(PathBuf),
}

impl Dispatcher {
    /// Works until `stop` says so: on every wake-up, and every two seconds without one.
    pub async fn run(self, wake: Arc<Wake>, mut stop: watch::Receiver<bool>) {
        let mut lines = JoinSet::new();
        for _ in 0..LINES {
            let (dispatcher, wake, stop) = (self.clone(), Arc::clone(&wake), stop.clone());
            lines.spawn(async move {
                let line = || {
                    dispatcher
                        .clone()
                        .work_until(Arc::clone(&wake), stop.clone())
                };
                supervised(WORKER, Arc::clone(&wake), stop.clone(), line).await;
            });
        }
        // An error means that whoever could say so is gone.
        let _ = stop.wait_for(|stop| *stop).await;
        let all_done = async { while lines.join_next().await.is_some() {} };
        if tokio::time::timeout(GRACE, all_done).await.is_err() {
            tracing::warn!(event = "mail-interrupted");
        }
    }

    async fn work_until(self, wake: Arc<Wake>, mut stop: watch::Receiver<bool>) {
        let mut exit = self.exit();
        loop {
            if let Err(error) = self.drain(&mut exit, &stop, &wake).await {
                tracing::error!(event = "dispatch-failed", error = %error, cause = ?cause(&error));
            }
            tokio::select! {
                () = wake.mailer.notified() => {}
                () = tokio::time::sleep(ASK_EVERY) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Hands over everything that is due now.
    ///
    /// # Errors
    /// The database fails; what was claimed comes due again.
    pub async fn pass(&self) -> Result<(), StoreError> {
        let (_running, never) = watch::channel(false);
        let lines = (0..LINES).map(|_| async {
            let mut exit = self.exit();
            self.drain(&mut exit, &never, &Wake::default()).await
        });
        futures_util::future::try_join_all(lines).await?;
        Ok(())
    }

    /// As [`Dispatcher::pass`], one mail after the other.
    ///
    /// # Errors
    /// As for [`Dispatcher::pass`].
    pub async fn pass_in_one_line(&self) -> Result<(), StoreError> {
        let (_running, never) = watch::channel(false);
        self.drain(&mut self.exit(), &never, &Wake::default()).await
    }

    /// Whether people are told that AIMA writes from the domain that mail leaves from.
    pub fn is_told(&self) -> bool {
        self.published.current().names_sender(self.sender.domain())
    }

    /// Whether a mail that was accepted and is not delivered would be reported, and the report be read.
    pub fn reports_come(&self) -> bool {
        match self.way {
            Way::Server(_) => self.returns.is_some(),
            // A file is where it is.
            Way::Folder(_) => true,
        }
    }

    fn exit(&self) -> Exit {
        match &self.way {
            Way::Server(server) => Exit::Server(Box::new(server.line())),
            Way::Folder(folder) => Exit::Folder(folder.clone()),
        }
    }

    async fn drain(
        &self,
        exit: &mut Exit,
        stop: &watch::Receiver<bool>,
        wake: &Wake,
    ) -> Result<(), StoreError> {
        let mut pass = wake.traces.pass(WORKER);
        let now = self.clock.now();
        self.store.beat(WORKER, now).await?;
        wake.pulse.beat(WORKER, now);
        self.store.erase_mails(now).await?;
        let mut done = self.follow_reports(stop, now).await;
        if self.published.refresh(&self.store).await? && !self.is_told() {
            tracing::error!(event = "sender-untold", domain = self.sender.domain());
        }
        while !*stop.borrow() {
            match self.one(exit).await {
                Ok(true) => {
                    pass.did(1);
                    wake.pulse.beat(WORKER, self.clock.now());
                }
                Ok(false) => break,
                Err(error) => {
                    done = Err(error);
                    break;
                }
            }
        }
        if let Exit::Server(line) = exit {
            line.close().await;
        }
        done
    }

    /// Does what follows from the reports that came; ends between two when `stop` says so. One that cannot be followed is
    /// set aside, and holds up neither the others nor any mail.
    async fn follow_reports(
        &self,
        stop: &watch::Receiver<bool>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut failed = Ok(());
        for report in self.store.new_reports().await? {
            if *stop.borrow() {
                break;
            }
            let followed = AssertUnwindSafe(self.store.follow_report(&report, now))
                .catch_unwind()
                .await;
            let why = match followed {
                Ok(Ok(())) => continue,
                Ok(Err(error @ StoreError::Unavailable(_))) => {
                    failed = Err(error);
                    continue;
                }
                Ok(Err(error)) => {
                    tracing::error!(event = "dispatch-failed", error = %error, cause = ?cause(&error));
                    ("unreadable", "mail-report")
                }
                Err(_) => ("set-aside", "worker-panicked"),
            };
            tracing::error!(event = "mail-report-set-aside", mail = report.mail_id);
            if let Err(error) = self.store.set_report_aside(&report, why, now).await {
                failed = Err(error);
            }
        }
        failed
    }

    async fn keys_are_here(&self, now: Timestamp) -> Result<(), StoreError> {
        let returns = self.returns.iter().map(|it| &*it.key as &dyn Follows);
        let holders: Vec<_> = std::iter::once(&*self.vault as &dyn Follows)
            .chain(returns)
            .collect();
        up_to_date(&self.store, &holders, now).await
    }

    /// Hands the next mail over. `false` if none is due.
    async fn one(&self, exit: &mut Exit) -> Result<bool, StoreError> {
        let now = self.clock.now();
        self.keys_are_here(now).await?;
        let lease = SignedDuration::try_from(self.patience.longest_try())
            .expect("a time limit is no age of the world")
            + SignedDuration::from_mins(1);
        let Some(mail) = self.store.claim_mail(now, now + lease).await? else {
            if !self.store.mail_waits(now).await? {
                self.store.mail_leaves(now).await?;
            }
            return Ok(false);
        };
        let written = std::panic::catch_unwind(AssertUnwindSafe(|| self.written(&mail, now)));
        let Ok(written) = written else {
            tracing::error!(event = "mail-set-aside", mail = mail.id);
            let why = ("set-aside", "worker-panicked");
            self.store.set_mail_aside(&mail, why, now).await?;
            return Ok(true);
        };
        let Some((filling, written)) = written else {
            // Nobody can send it and no try will change that.
            tracing::error!(event = "mail-unreadable", mail = mail.id);
            let why = ("unreadable", "mail");
            self.store.set_mail_aside(&mail, why, now).await?;
            return Ok(true);
        };
        let kind = filling.kind();
        if backoff::comes_too_late(kind, mail.queued_at, now) {
            self.store.give_mail_up(&mail, None, now).await?;
            tracing::warn!(
                event = "mail-too-late",
                mail = mail.id,
                kind = kind.as_str()
            );
            return Ok(true);
        }
        let outcome = exit.send(&mail.id, &written.envelope, written.bytes).await;
        self.write_down(&mail, &filling, outcome).await?;
        Ok(true)
    }

    /// Decrypts a mail and writes it out. `None` for a row that can no longer be read.
    fn written(&self, mail: &DueMail, now: Timestamp) -> Option<(Filling, Written)> {
        let kind = MailKind::from_name(&mail.kind)?;
        let language = Language::from_code(&mail.language)?;
        let open = |column, sealed| self.vault.open(cell(&mail.id, column), sealed).ok();
        let recipient = EmailAddress::parse(&open("recipient", &mail.recipient)?).ok()?;
        let filling = Filling::opened(&self.vault, &mail.id, &mail.filling)?;
        let written = message::write(
            &mail.id,
            &filling,
            language,
            mail.queued_at,
            &recipient,
            &self.sender,
            &self.published.current(),
        );
        let mut written = written.ok()?;
        if let Some(returns) = &self.returns {
            let id = mail.id.parse().ok()?;
            let address = returns.key.address(id, &recipient, &returns.host, now);
            written = written.returning_to(address.parse().ok()?);
        }
        (filling.kind() == kind).then_some((filling, written))
    }

    /// The reminder that follows from payment data that are accepted now.
    async fn reminder(
        &self,
        mail: &DueMail,
        filling: &Filling,
        now: Timestamp,
    ) -> Result<Option<NewReminder>, StoreError> {
        let Filling::PaymentData { deadline, .. } = *filling else {
            return Ok(None);
        };
        let zone = self.store.zone_of_mail(&mail.id).await?;
        let Some(Ok(zone)) = zone.map(|zone| TimeZone::get(&zone)) else {
            return Ok(None);
        };
        let checking = self.published.current().checking();
        Ok(Some(NewReminder {
            last_day: deadline,
            due_at: reminder::due_at(deadline, self.reminder_working_days, &checking, &zone, now),
        }))
    }

    async fn write_down(
        &self,
        mail: &DueMail,
        filling: &Filling,
        outcome: Outcome,
    ) -> Result<(), StoreError> {
        let (now, kind) = (self.clock.now(), filling.kind());
        let (id, kind_name, tries) = (mail.id.as_str(), kind.as_str(), mail.tries);
        match &outcome {
            Outcome::Later(failure) if failure.is_ours => {
                self.store.mail_does_not_leave(mail.queued_at).await?;
            }
            _ => self.store.mail_leaves(now).await?,
        }
        match outcome {
            Outcome::Accepted(reply) => {
                let reports_come = self.reports_come();
                let reminder = self.reminder(mail, filling, now).await?;
                self.store
                    .mark_mail_accepted(mail, reply, reports_come, reminder.as_ref(), now)
                    .await?;
                tracing::info!(event = "mail-accepted", mail = id, kind = kind_name, tries);
            }
            Outcome::Refused {
                reply,
                address_is_dead,
            } => {
                self.store
                    .mark_mail_refused(mail, reply, address_is_dead, now)
                    .await?;
                tracing::warn!(
                    event = "mail-refused",
                    mail = id,
                    kind = kind_name,
                    tries,
                    reply
                );
            }
            Outcome::Later(Failure {
                step,
                reply,
                detail,
                ..
            }) => {
                let next = backoff::next_try(kind, mail.queued_at, tries, now);
                match next {
                    Some(next) => self.store.postpone_mail(mail, reply, next).await?,
                    None => self.store.give_mail_up(mail, reply, now).await?,
                }
                let event = match next {
                    Some(_) => "mail-postponed",
                    None => "mail-given-up",
                };
                tracing::warn!(
                    event,
                    mail = id,
                    kind = kind_name,
                    tries,
                    step,
                    reply,
                    detail
                );
            }
        }
        Ok(())
    }
}

impl Exit {
    async fn send(&mut self, id: &str, envelope: &Envelope, bytes: Vec<u8>) -> Outcome {
        match self {
            Exit::Server(line) => line.send(id, envelope, &bytes).await,
            Exit::Folder(folder) => {
                let path = folder.join(format!("{id}.eml"));
                let writing = tokio::task::spawn_blocking(move || write_new(&path, &bytes, 0o600));
                match writing.await.expect("writing a file does not panic") {
                    // A file that is there was written by a try that died before it was noted.
                    Ok(_) => Outcome::Accepted(None),
                    Err(error) => Outcome::Later(Failure {
                        step: "folder",
                        reply: None,
                        is_ours: true,
                        detail: Some(kind_of(&error)),
                    }),
                }
            }
        }
    }
}

fn kind_of(error: &io::Error) -> String {
    error.kind().to_string()
}

/// The database's own words, without which a failure cannot be found. They hold no bound values.
fn cause(error: &StoreError) -> Option<String> {
    std::error::Error::source(error).map(ToString::to_string)
}
