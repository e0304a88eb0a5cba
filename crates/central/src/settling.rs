//! The state machine after the ladder of proof: it looks at every open request when something about it
//! changed or its time has come, tells the registered mailbox, and applies, stops, or sends to the counter.
//!
//! It is fed from the database: each request is settled in one transaction that begins with the request
//! still being open, so it may be killed at any point, and any number of processes may run it. One request
//! that fails is left for the next pass and holds nobody up.

use std::{sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use protocol::{EmailAddress, Kind, Language, TrackingCode};
use tokio::sync::watch;

use crate::{
    clock::Clock,
    ladder::{self, Asked, CaseFit, Cause, Facts, OldMailbox, Passport, Row, Verdict},
    links::{Link, OLD_MAILBOX_DAYS, Says, Signer},
    mail::Filling,
    public_state::{self, RequestState},
    store::{Decision, Due, NewAddress, NewMail, OpenRequest, Settlement, Store, StoreError},
    vault::{Cell, Domain, Vault},
    wake::Wake,
    working_days,
};

/// How often the database is asked, for what another process wrote and for what has come due.
const ASK_EVERY: Duration = Duration::from_secs(2);
/// How long a correction waits for a reactivation beside it before it is looked at again.
const BESIDE_A_REACTIVATION: SignedDuration = SignedDuration::from_mins(1);
/// How many working days there are to pay.
pub const PAYMENT_WORKING_DAYS: u32 = 10;

/// What the worker needs.
pub struct Settler {
    /// Where requests come from and go to.
    pub store: Store,
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
}

/// Why a request could not be settled now.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A stored value cannot be read: it goes to the counter.
    #[error("a stored value cannot be read: {0}")]
    Unreadable(&'static str),
}

impl Settler {
    /// Works until `stop` says so: on every wake-up, and every two seconds without one.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        loop {
            if let Err(error) = self.pass().await {
                let cause = std::error::Error::source(&error).map(ToString::to_string);
                tracing::error!(event = "settling-failed", error = %error, cause);
            }
            tokio::select! {
                () = self.wake.settler.notified() => {}
                () = tokio::time::sleep(ASK_EVERY) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Settles everything that is due. The last error of the database is returned; the others go on.
    pub async fn pass(&self) -> Result<(), StoreError> {
        let now = self.clock.now();
        let mut place = Due::first();
        let mut failed = Ok(());
        loop {
            let due = self.store.due_after(&place, now).await?;
            let Some(last) = due.last() else {
                return failed;
            };
            place = last.clone();
            for request in due {
                if let Err(error) = self.settle(&request.id, now).await {
                    failed = Err(error);
                }
            }
        }
    }

    async fn settle(&self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        let Some(settlement) = self.store.settlement(id, now).await? else {
            return Ok(());
        };
        let failure = match Judged::of(&settlement.request, now) {
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
            Some(Failure::Store(error)) => Err(error),
            Some(Failure::Unreadable(column)) => {
                tracing::error!(event = "request-unreadable", request = id, column);
                match self.store.settlement(id, now).await? {
                    Some(settlement) => settlement.close_with_alarm(column, now).await,
                    None => Ok(()),
                }
            }
        }
    }

    async fn carry_out(
        &self,
        mut settlement: Settlement,
        judged: &Judged,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let told = self.tell(&mut settlement, judged, now).await?;
        match judged.verdict {
            Verdict::Apply(row) => self.apply(settlement, judged, row, now).await,
            Verdict::Stop => {
                let case_id = settlement.request.case_id.clone();
                let decision = Decision {
                    state: RequestState::Stopped.as_str(),
                    why: ladder::NOT_ME,
                    staff: None,
                    // A thief must not see sooner that there was somebody to object.
                    public_at: judged.hold_ends.max(now),
                };
                match case_id {
                    Some(case_id) => settlement.stop_and_protect(&case_id, &decision).await?,
                    None => settlement.close(&decision, None).await?,
                }
                Ok(())
            }
            Verdict::Counter(cause) if judged.hold_ends <= now => {
                if cause == Cause::CaseWithdrawn && settlement.request.reactivation_open {
                    settlement
                        .look_again_at(now + BESIDE_A_REACTIVATION)
                        .await?;
                    return Ok(());
                }
                self.to_the_counter(settlement, judged, cause, now).await
            }
            Verdict::Wait | Verdict::Counter(_) => {
                let at = match told {
                    Told::Tomorrow(at) => at.min(judged.hold_ends),
                    Told::Settled => judged.hold_ends,
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
        let request = &settlement.request;
        let case_id = request
            .case_id
            .clone()
            .expect("the ladder applies to a case alone");
        let (address, mail) = match judged.asked {
            Asked::NewAddress => {
                let email = self.new_email(request)?;
                let address = NewAddress {
                    email: self
                        .vault
                        .seal(case_cell(&case_id, "email"), email.as_str()),
                    hash: self.vault.hash(Domain::Email, &email.matching_form()),
                };
                let mail = self.payment_data(request, judged, &case_id, &email, now)?;
                (Some(address), Some(mail))
            }
            Asked::SameAddress => {
                let email = self.new_email(request)?;
                let mail = self.payment_data(request, judged, &case_id, &email, now)?;
                (None, Some(mail))
            }
            Asked::Closed => unreachable!("the ladder never applies to a closed case"),
            Asked::Reactivation => {
                let mail = self.case_email(request)?.map(|email| {
                    let filling = Filling::Reactivated {
                        tracking_code: judged.tracking_code,
                    };
                    self.mail(filling, request, judged.language, &email)
                });
                (None, mail)
            }
        };
        let decision = Decision {
            state: RequestState::Done.as_str(),
            why: row.as_str(),
            staff: None,
            public_at: now,
        };
        let by_passport = row == Row::Passport;
        tracing::info!(
            event = "request-applied",
            request = request.id,
            row = row.as_str()
        );
        settlement
            .apply(
                &case_id,
                address.as_ref(),
                by_passport,
                &decision,
                mail.as_ref(),
            )
            .await?;
        Ok(())
    }

    async fn to_the_counter(
        &self,
        settlement: Settlement,
        judged: &Judged,
        cause: Cause,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let request = &settlement.request;
        // The same mail with a case and without. To a mailbox that nobody confirmed, none.
        let recipient = match judged.asked {
            Asked::Reactivation | Asked::Closed => self.case_email(request)?,
            _ if request.confirmed => Some(self.new_email(request)?),
            _ => None,
        };
        let mail = recipient.map(|email| {
            let filling = Filling::ComeToCounter {
                tracking_code: judged.tracking_code,
            };
            self.mail(filling, request, judged.language, &email)
        });
        let decision = Decision {
            state: RequestState::Counter.as_str(),
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

    /// Tells the registered mailbox what was asked for, once.
    async fn tell(
        &self,
        settlement: &mut Settlement,
        judged: &Judged,
        now: Timestamp,
    ) -> Result<Told, Failure> {
        let request = &settlement.request;
        let (Some(case_id), false) = (request.case_id.clone(), request.told) else {
            return Ok(Told::Settled);
        };
        if judged.asked == Asked::SameAddress || request.email_refused {
            return Ok(Told::Settled);
        }
        let Some(email) = self.case_email(request)? else {
            return Ok(Told::Settled);
        };
        let expires_at = now + SignedDuration::from_hours(24 * OLD_MAILBOX_DAYS);
        let link = |says| self.link(says, request, expires_at);
        let masked_new_email = match judged.asked {
            Asked::Reactivation | Asked::Closed => None,
            _ => Some(self.new_email(request)?.masked()),
        };
        let filling = Filling::OldAddress {
            what: judged.kind,
            masked_new_email,
            yes: link(Says::Yes)?,
            no: link(Says::No)?,
        };
        let language = request
            .case_language
            .as_deref()
            .and_then(Language::from_code)
            .unwrap_or(Language::Pt);
        let mail = self.mail(filling, request, language, &email);
        let today = judged.zone.to_datetime(now).date();
        let first = settlement
            .tell_old_mailbox(&case_id, &today.to_string(), &mail)
            .await?;
        if first {
            return Ok(Told::Settled);
        }
        Ok(Told::Tomorrow(now + SignedDuration::from_hours(24)))
    }

    fn link(
        &self,
        says: Says,
        request: &OpenRequest,
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

    fn payment_data(
        &self,
        request: &OpenRequest,
        judged: &Judged,
        case_id: &str,
        recipient: &EmailAddress,
        now: Timestamp,
    ) -> Result<NewMail, Failure> {
        let unreadable = Failure::Unreadable("payment_reference");
        let sealed = request.payment_reference.as_deref().ok_or(unreadable)?;
        let reference = self
            .vault
            .open(case_cell(case_id, "payment_reference"), sealed)
            .map_err(|_| Failure::Unreadable("payment_reference"))?;
        let today = judged.zone.to_datetime(now).date();
        let filling = Filling::PaymentData {
            reference: reference.to_string(),
            cents: request
                .payment_cents
                .ok_or(Failure::Unreadable("payment_cents"))?,
            deadline: working_days::add(today, PAYMENT_WORKING_DAYS),
            working_days: PAYMENT_WORKING_DAYS,
            tracking_code: judged.tracking_code,
        };
        Ok(self.mail(filling, request, judged.language, recipient))
    }

    fn mail(
        &self,
        filling: Filling,
        request: &OpenRequest,
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

    fn new_email(&self, request: &OpenRequest) -> Result<EmailAddress, Failure> {
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
    fn case_email(&self, request: &OpenRequest) -> Result<Option<EmailAddress>, Failure> {
        let (Some(case_id), Some(sealed)) = (&request.case_id, &request.case_email) else {
            return Ok(None);
        };
        let unreadable = || Failure::Unreadable("case_email");
        let text = self
            .vault
            .open(case_cell(case_id, "email"), sealed)
            .map_err(|_| unreadable())?;
        EmailAddress::parse(&text)
            .map(Some)
            .map_err(|_| unreadable())
    }
}

/// What became of the notice to the registered mailbox.
enum Told {
    /// It is queued, was before, or there is nobody to tell.
    Settled,
    /// The case had its notice for today: again then.
    Tomorrow(Timestamp),
}

fn case_cell<'a>(case_id: &'a str, column: &'static str) -> Cell<'a> {
    Cell {
        table: "cases",
        row: case_id,
        column,
    }
}

/// An open request, read into the ladder's terms and judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What was chosen at the kiosk.
    pub kind: Kind,
    /// What is asked of the case.
    pub asked: Asked,
    /// The language of the visit.
    pub language: Language,
    /// The code on the receipt.
    pub tracking_code: TrackingCode,
    /// The store's zone.
    pub zone: TimeZone,
    /// When the hold ends.
    pub hold_ends: Timestamp,
    /// What the ladder looks at.
    pub facts: Facts,
    /// What follows.
    pub verdict: Verdict,
}

impl Judged {
    /// Reads and judges; the error names a column that cannot be read.
    pub fn of(request: &OpenRequest, now: Timestamp) -> Result<Judged, &'static str> {
        let kind = Kind::from_name(&request.kind).ok_or("kind")?;
        let zone = TimeZone::get(&request.time_zone).map_err(|_| "time_zone")?;
        let received_at =
            Timestamp::from_millisecond(request.received_at).map_err(|_| "received_at")?;
        let hold_ends = public_state::hold_ends(received_at, &zone);
        let facts = facts(kind, request);
        Ok(Judged {
            kind,
            asked: facts.asked,
            language: Language::from_code(&request.language).ok_or("language")?,
            tracking_code: request.tracking_code.parse().map_err(|_| "tracking_code")?,
            zone,
            hold_ends,
            verdict: ladder::verdict(&facts, hold_ends, now),
            facts,
        })
    }
}

fn facts(kind: Kind, request: &OpenRequest) -> Facts {
    let same_address =
        request.new_email_hash.is_some() && request.new_email_hash == request.case_email_hash;
    let old_mailbox = if request.said_no {
        OldMailbox::No
    } else if request.said_yes {
        OldMailbox::Yes
    } else if request.email_refused || request.case_email.is_none() {
        OldMailbox::Unreachable
    } else {
        OldMailbox::Silent
    };
    Facts {
        asked: match kind {
            Kind::Reactivate => Asked::Reactivation,
            Kind::Closed => Asked::Closed,
            Kind::CorrectEmail | Kind::Resend if same_address => Asked::SameAddress,
            Kind::CorrectEmail | Kind::Resend => Asked::NewAddress,
        },
        case: match (request.matching, request.conflicting) {
            (Some(matching), Some(conflicting)) => CaseFit::One {
                matching,
                conflicting,
            },
            _ if request.fitting_cases > 0 => CaseFit::Several,
            _ => CaseFit::None,
        },
        withdrawn: request.case_status.as_deref() == Some("withdrawn"),
        payable: request.payment_reference.is_some() && request.payment_cents.is_some(),
        confirmed: request.confirmed,
        old_mailbox,
        passport: match request.passport_shown.as_deref() {
            Some("seen") => Passport::Seen,
            Some(_) => Passport::Renewed,
            None => Passport::NotShown,
        },
        approved: request.approved,
        other_address: request.other_address,
        corrected_lately: request.corrected_lately,
        protected: request.is_protected,
    }
}
