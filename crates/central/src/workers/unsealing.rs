//! The opening worker: it takes requests that were received, opens them, checks them again, encrypts what
//! they hold under central's own keys, and looks for the case. It alone has the private sealing keys.
//!
//! It is fed from the database, so it may be killed at any point and there may be several: requests move on, several at
//! once, in one transaction that begins with their change of state. One that cannot be opened goes to the
//! counter with an alarm, one that cannot be written down is left, and neither holds anybody up; one that another process or
//! a newer version may open waits until T.

use std::{
    collections::{BTreeMap, HashMap},
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures_util::{FutureExt, StreamExt, stream};
use jiff::{SignedDuration, Timestamp, civil::Date};
use protocol::{
    BoundTo, EmailAddress, Identifiers, KeyId, Kind, OpenError, RequestContent, RequestHeader,
    SealedPayload, SealingPrivateKey,
};
use tokio::{sync::watch, time::Instant};

use super::{sealing_keys::SealingKeys, while_running};
use crate::{
    clock::Clock,
    email_check::LONGEST_LINK_WAIT,
    keyring::up_to_date,
    mail::confirm_link::{About, confirm_link},
    proof::links::{LinkError, Signer, within_a_visit},
    proof::matching::{self, Hashes},
    registry::{CaseRegistry, RegistryError, in_time},
    requests::{state::Hold, transition::Event},
    store::{NewMail, Opened, OpenedContent, Pending, SealedValues, Store, StoreError},
    vault::{Cell, Domain, Vault, passport_form},
    wake::Wake,
};

/// How often the database is asked, for requests that another process took in.
const ASK_EVERY: Duration = Duration::from_secs(2);
/// How many are written down in one transaction; in it, of each kiosk, as many as there are kiosks for, but a few at least.
const TOGETHER: usize = 64;
const SHARE: usize = 4;
/// How many are opened and looked up beside each other.
const AT_ONCE: usize = 4;
/// For how long a request may wait for a process that has its key before staff are alarmed.
const KEY_IS_MISSING: SignedDuration = SignedDuration::from_mins(15);
/// Why a request is not opened that a newer kiosk may have made: it waits until T for the version that can read it.
const OF_A_NEWER_KIOSK: [&str; 2] = ["unknown-suite", "not-content"];
/// The name of its heartbeat.
pub const WORKER: &str = "unsealer";

/// Why what was opened is not written down.
enum Unwritten {
    /// The database has said why.
    Failed(StoreError),
    /// The worker has panicked.
    Panicked,
}

/// What the worker needs.
#[derive(Clone)]
pub struct Unsealer {
    /// What knows the cases.
    pub registry: Arc<dyn CaseRegistry>,
    /// Where requests come from and go to.
    pub store: Store,
    /// The keys of the values at rest.
    pub vault: Arc<Vault>,
    /// The keys that open.
    pub keys: SealingKeys,
    /// Judges the proof that came with a request, and signs the link for one without.
    pub signer: Arc<Signer>,
    /// Scheme and host of the pages that links lead to.
    pub public_base: String,
    /// Woken when a request was opened, and so perhaps a mail queued.
    pub wake: Arc<Wake>,
    /// The time.
    pub clock: Clock,
    /// What this version cannot read yet.
    pub not_known_yet: Arc<NotKnownYet>,
}

/// Requests of newer kiosks whose content this version cannot read, and until when each waits for one that can. A version
/// changes with a start, which tries them all again.
#[derive(Debug, Default)]
pub struct NotKnownYet(Mutex<HashMap<String, Timestamp>>);

impl NotKnownYet {
    fn waits(&self, id: &str, now: Timestamp) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = known.get(id).is_some_and(|until| *until > now);
        if !waits {
            known.remove(id);
        }
        waits
    }

    fn keep(&self, id: &str, until: Timestamp) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(id.to_owned(), until);
    }
}

impl Unsealer {
    /// Works until `stop` says so: on every wake-up, and every two seconds without one.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        // What an earlier version could not read yet; a version changes with a start alone.
        let mut is_looked_through = false;
        loop {
            if !is_looked_through {
                match self.store.take_up_unread().await {
                    Ok(count) => {
                        is_looked_through = true;
                        if count > 0 {
                            tracing::info!(event = "unread-taken-up", count);
                        }
                    }
                    Err(error) => {
                        tracing::error!(event = "opening-failed", error = %error, cause = ?cause(&error));
                    }
                }
            }
            if let Err(error) = self.pass_until(&stop).await {
                tracing::error!(event = "opening-failed", error = %error, cause = ?cause(&error));
            }
            tokio::select! {
                () = self.wake.unsealer.notified() => {}
                () = tokio::time::sleep(ASK_EVERY) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Opens everything that waits. A request on which the database fails is left for the next pass, and
    /// the others go on; the last such error is returned.
    pub async fn pass(&self) -> Result<(), StoreError> {
        let (_running, never) = watch::channel(false);
        self.pass_until(&never).await
    }

    /// As [`Unsealer::pass`], but ends between two requests when `stop` says so.
    pub async fn pass_until(&self, stop: &watch::Receiver<bool>) -> Result<(), StoreError> {
        let now = self.clock.now();
        self.store.beat(WORKER, now).await?;
        self.wake.pulse.beat(WORKER, now);
        let mut pass = self.wake.traces.pass(WORKER);
        // In turn by kiosk, a few of each: one that delivers thousands keeps nobody else waiting.
        let mut places: BTreeMap<String, (i64, String)> = BTreeMap::new();
        let mut failed = Ok(());
        loop {
            let kiosks = self.store.kiosks_with_pending().await?;
            let share = (TOGETHER / kiosks.len().max(1)).clamp(SHARE, TOGETHER);
            let mut worked = false;
            let mut kiosks = kiosks.into_iter().peekable();
            while kiosks.peek().is_some() {
                let mut ids = Vec::new();
                for kiosk in kiosks.by_ref() {
                    let first = || (i64::MIN, String::new());
                    let place = places.entry(kiosk.clone()).or_insert_with(first);
                    let page = self.store.pending_of(&kiosk, place, share).await?;
                    if let Some(last) = page.last() {
                        place.clone_from(last);
                    }
                    ids.extend(page.into_iter().map(|(_, id)| id));
                    if ids.len() + share > TOGETHER {
                        break;
                    }
                }
                if ids.is_empty() {
                    continue;
                }
                worked = true;
                let began = Instant::now();
                let (hand, pending) = self.store.take_pending(ids, self.clock.now()).await?;
                if *stop.borrow() {
                    return failed;
                }
                pass.did(pending.len());
                let Some(opened) = while_running(stop, self.open_together(pending)).await else {
                    return failed;
                };
                hand.put_down().await;
                if let Err(error) = opened {
                    failed = Err(error);
                }
                if self.wake.intake.let_pass(began, stop).await.is_none() {
                    return failed;
                }
            }
            if !worked {
                return failed;
            }
        }
    }

    /// Opens a few, and writes down together what was opened. The last error of the database is returned; the others go on.
    async fn open_together(&self, pending: Vec<Pending>) -> Result<(), StoreError> {
        let now = self.clock.now();
        up_to_date(&self.store, &[&*self.vault, &*self.signer], now).await?;
        let mut failed = Ok(());
        let mut opening = stream::iter(pending)
            .map(|pending| self.open_or_set_aside(pending, now))
            .buffered(AT_ONCE);
        let mut opened = Vec::new();
        while let Some(one) = opening.next().await {
            self.wake.pulse.beat(WORKER, self.clock.now());
            match one {
                Ok(one) => opened.extend(one),
                Err(error) => failed = Err(error),
            }
        }
        match self.write_down(&opened, now).await {
            Ok(()) => failed,
            // Nobody can be written to now.
            Err(Unwritten::Failed(error @ StoreError::Unavailable(_))) => Err(error),
            // One that cannot be written keeps no other from being written.
            Err(_) => self.write_each(&opened, now).await.and(failed),
        }
    }

    /// One that makes the worker panic is set aside, and holds nobody up.
    async fn open_or_set_aside(
        &self,
        pending: Pending,
        now: Timestamp,
    ) -> Result<Option<Opened>, StoreError> {
        let id = pending.id.clone();
        match AssertUnwindSafe(self.open(pending, now))
            .catch_unwind()
            .await
        {
            Ok(opened) => opened,
            Err(_) => {
                self.store.set_aside(&id, Event::Unopenable, now).await?;
                Ok(None)
            }
        }
    }

    /// Opens one and looks it up. `None` where it is not to be written down as opened: it went to the counter, or waits.
    async fn open(&self, pending: Pending, now: Timestamp) -> Result<Option<Opened>, StoreError> {
        let (id, received_at) = (pending.id, pending.received_at);
        if self.not_known_yet.waits(&id, now) {
            return Ok(None);
        }
        let Some((header, payload)) = pending.request else {
            self.to_the_counter(&id, "row-unreadable", now).await?;
            return Ok(None);
        };
        let hold = pending.hold?;
        let key = payload.key_id.clone();
        let keys = self.keys.with(&key);
        if !keys.iter().any(|known| *known.id() == key)
            && self.is_for_later(&id, &key, received_at, hold, now).await?
        {
            return Ok(None);
        }
        // Opening takes milliseconds of pure arithmetic: not on the threads that serve connections.
        let opened = tokio::task::spawn_blocking(move || {
            open_checked(&keys, &header, &payload).map(|content| (header, content))
        })
        .await
        .expect("opening a payload returns an error for whatever is in it");
        let (header, content) = match opened {
            Ok(opened) => opened,
            Err(cause) if OF_A_NEWER_KIOSK.contains(&cause) && hold.ends_at > now => {
                tracing::warn!(event = "request-not-known-yet", request = id, cause);
                let why = ("not-known-yet", cause);
                self.store.raise_waiting(why, &id, now).await?;
                self.not_known_yet.keep(&id, hold.ends_at);
                return Ok(None);
            }
            Err(cause) => {
                self.to_the_counter(&id, cause, now).await?;
                return Ok(None);
            }
        };
        let content = self.at_rest(&id, &header, &content, hold.day_ahead(now), now);
        let found = match in_time(self.registry.look_up(&content.hashes, None)).await {
            Ok(found) => found,
            Err(RegistryError::Store(error)) => return Err(error),
            Err(error) => {
                // It stays as it is until the registry answers.
                let failure = error.as_str();
                tracing::warn!(event = "registry-asked-in-vain", request = id, failure);
                return Ok(None);
            }
        };
        let tallies = matching::tallies(&content.hashes, content.passport_renewed, &found);
        let case_id = matching::choose(&tallies).cloned();
        Ok(Some(Opened {
            id,
            content,
            tallies,
            case_id,
        }))
    }

    /// Writes down what was opened, all or none.
    async fn write_down(&self, opened: &[Opened], now: Timestamp) -> Result<(), Unwritten> {
        if opened.is_empty() {
            return Ok(());
        }
        let writing = AssertUnwindSafe(self.store.mark_opened(opened, now)).catch_unwind();
        let ours = match writing.await {
            Ok(Ok(ours)) => ours,
            Ok(Err(error)) => return Err(Unwritten::Failed(error)),
            Err(_) => return Err(Unwritten::Panicked),
        };
        if ours < opened.len() {
            let count = opened.len() - ours;
            tracing::info!(event = "opened-by-another", count);
        }
        self.wake.decider.notify_one();
        self.wake.mailer.notify_one();
        Ok(())
    }

    /// Writes each down by itself. One that makes the worker panic is set aside.
    async fn write_each(&self, opened: &[Opened], now: Timestamp) -> Result<(), StoreError> {
        let mut failed = Ok(());
        for one in opened {
            let written = match self.write_down(std::slice::from_ref(one), now).await {
                Ok(()) => Ok(()),
                Err(Unwritten::Failed(error)) => Err(error),
                Err(Unwritten::Panicked) => {
                    self.store.set_aside(&one.id, Event::Unopenable, now).await
                }
            };
            match written {
                Ok(()) => self.wake.pulse.beat(WORKER, self.clock.now()),
                Err(error) => failed = Err(error),
            }
        }
        failed
    }

    /// Whether a request that is sealed to a key which this process does not have waits for one that does: kiosks were
    /// given that key, so another process has it, as in a rolling restart, or will. It waits until T.
    async fn is_for_later(
        &self,
        id: &str,
        key: &KeyId,
        received_at: i64,
        hold: Hold,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let Ok(received_at) = Timestamp::from_millisecond(received_at) else {
            return Ok(false);
        };
        if hold.ends_at <= now || !self.store.was_given_out(key).await? {
            return Ok(false);
        }
        if now.duration_since(received_at) > KEY_IS_MISSING {
            let why = ("key-missing", "other-key");
            self.store.raise_waiting(why, id, now).await?;
        }
        Ok(true)
    }

    async fn to_the_counter(
        &self,
        id: &str,
        cause: &'static str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if self.store.mark_unopenable(id, cause, now).await? {
            tracing::error!(event = "request-unopenable", request = id, cause);
        }
        Ok(())
    }

    /// When the request's own proof says that the new mailbox was confirmed. A proof that is none is as
    /// good as no proof: the mailbox gets its link.
    fn confirmed_at(
        &self,
        header: &RequestHeader,
        content: &RequestContent,
        now: Timestamp,
    ) -> Option<Timestamp> {
        let (proof, email) = (content.mailbox_proof.as_ref()?, content.new_email.as_ref()?);
        let bound_to = content
            .visit
            .map_or(BoundTo::Request(header.id), BoundTo::Visit);
        match self
            .signer
            .judge(proof, email, &bound_to, header.kiosk, now)
            .and_then(|()| match content.visit {
                Some(_) if !within_a_visit(header, proof) => Err(LinkError::Expired),
                _ => Ok(()),
            }) {
            Ok(()) => Timestamp::from_millisecond(proof.confirmed_ms).ok(),
            Err(cause) => {
                tracing::warn!(event = "proof-refused", request = %header.id, cause = %cause);
                None
            }
        }
    }

    /// The link by which a mailbox confirms itself, sent whether or not there is a case. What the mail says of its term
    /// holds where it leaves by then.
    fn confirm_link(
        &self,
        header: &RequestHeader,
        email: &EmailAddress,
        until: Option<Date>,
        leaves_by: Timestamp,
    ) -> NewMail {
        let about = About {
            request: header.id,
            tracking_code: header.tracking_code,
            kind: header.kind,
            language: header.language,
            until,
        };
        let keys = (&*self.signer, &*self.vault);
        confirm_link(keys, &self.public_base, &about, email, leaves_by)
    }

    /// Encrypts and hashes a content for its row.
    fn at_rest(
        &self,
        id: &str,
        header: &RequestHeader,
        content: &RequestContent,
        until: Option<Date>,
        now: Timestamp,
    ) -> OpenedContent {
        let confirmed_at = self.confirmed_at(header, content, now);
        let seal = |column, plain: &str| {
            self.vault.seal(
                Cell {
                    table: "contents",
                    row: id,
                    column,
                },
                plain,
            )
        };
        let Identifiers {
            nif,
            passport,
            niss,
            phone,
        } = &content.identifiers;
        let passport = passport.as_ref().map(passport_form);
        let email_hash =
            |email: &protocol::EmailAddress| self.vault.hash(Domain::Email, &email.matching_form());
        OpenedContent {
            values: SealedValues {
                nif: nif.as_ref().map(|nif| seal("nif", nif.as_str())),
                niss: niss.as_ref().map(|niss| seal("niss", niss.as_str())),
                passport: passport.as_ref().map(|passport| seal("passport", passport)),
                phone: phone.as_ref().map(|phone| seal("phone", phone.as_str())),
            },
            hashes: Hashes {
                nif: nif
                    .as_ref()
                    .map(|nif| self.vault.hash(Domain::Nif, nif.as_str())),
                niss: niss
                    .as_ref()
                    .map(|niss| self.vault.hash(Domain::Niss, niss.as_str())),
                passport: passport
                    .as_ref()
                    .map(|passport| self.vault.hash(Domain::Passport, passport)),
                phone: phone
                    .as_ref()
                    .map(|phone| self.vault.hash(Domain::Phone, phone.as_str())),
                email: content
                    .old_email
                    .as_ref()
                    .map(|email| self.vault.hash(Domain::Email, &email.matching_form())),
            },
            old_email: content
                .old_email
                .as_ref()
                .map(|email| seal("old_email", email.as_str())),
            new_email: content
                .new_email
                .as_ref()
                .map(|email| seal("new_email", email.as_str())),
            new_email_hash: content.new_email.as_ref().map(email_hash),
            statement: content
                .statement
                .as_ref()
                .map(|statement| seal("statement", statement)),
            assisted: content.assisted,
            old_mailbox: content.old_mailbox,
            passport_renewed: content.passport_renewed,
            visit_hash: content.visit.map(|visit| {
                let of_kiosk = format!("{} {}", header.kiosk, visit.to_hex());
                self.vault.hash(Domain::Visit, &of_kiosk)
            }),
            confirmed_at,
            confirm_link: content
                .new_email
                .as_ref()
                .map(|email| self.confirm_link(header, email, until, now)),
            confirm_link_later: content
                .new_email
                .as_ref()
                .map(|email| self.confirm_link(header, email, until, now + LONGEST_LINK_WAIT)),
        }
    }
}

/// Opens a payload and checks what no type can: that the content fits the kind. An error is the stable
/// name of the cause.
fn open_checked(
    keys: &[SealingPrivateKey],
    header: &RequestHeader,
    payload: &SealedPayload,
) -> Result<RequestContent, &'static str> {
    let key = keys
        .iter()
        .find(|key| *key.id() == payload.key_id)
        .ok_or("other-key")?;
    let content = key.open(header, payload).map_err(|error| match error {
        OpenError::UnknownSuite => "unknown-suite",
        OpenError::OtherKey => "other-key",
        OpenError::TooLarge => "too-large",
        OpenError::BrokenSeal => "broken-seal",
        OpenError::NotContent => "not-content",
    })?;
    if content.identifiers.count() < Identifiers::NEEDED {
        return Err("too-few-identifiers");
    }
    match (header.kind, &content.new_email, &content.statement) {
        (Kind::CorrectEmail | Kind::Resend, None, _) => Err("no-new-email"),
        (Kind::Reactivate | Kind::Closed, Some(_), _) => Err("address-in-reactivation"),
        (Kind::Reactivate, None, None) => Err("no-statement"),
        _ => Ok(content),
    }
}

/// The database's own words, without which a failure cannot be found. They hold no bound values.
fn cause(error: &StoreError) -> Option<String> {
    std::error::Error::source(error).map(ToString::to_string)
}
