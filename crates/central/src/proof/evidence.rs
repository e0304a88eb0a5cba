//! What central keeps of a case and all its requests, gathered into the facts that the ladder judges. What
//! "told", "ripe", "a helper's mailbox", "the same deed" and "before the others" mean is decided here alone.

use jiff::{Timestamp, tz::TimeZone};
use protocol::{Kind, Language, TrackingCode, working_days::Checking};
use sqlx::FromRow;

use super::ladder::{
    self, Asked, CaseFit, DAYS_BETWEEN_CORRECTIONS, Facts, OldMailbox, Passport, Row, Verdict,
    WORKING_DAYS_TO_OBJECT,
};
use crate::mail::report::Fate;
use crate::registry::{CaseFacts, CaseStatus};
use crate::requests::state::{Hold, Outage, RequestState, checking};
use crate::vault::KeyedHash;

const DAY_MS: i64 = 86_400_000;

/// One request with everything that was proven for it, as it is stored.
#[derive(Debug, Clone, FromRow)]
pub struct RequestRecord {
    /// The request.
    pub id: String,
    /// What it was called at the kiosk, by name. What it does is [`Evidence::asked`].
    pub kind: String,
    /// Its state, by name.
    pub state: String,
    /// The language of the visit, by code.
    pub language: String,
    /// The code on the receipt.
    pub tracking_code: String,
    /// When it was received, milliseconds since 1970.
    pub received_at: i64,
    /// The store's zone.
    pub time_zone: String,
    /// The new address, encrypted for `contents`.
    pub new_email: Option<Vec<u8>>,
    /// Its keyed hash.
    pub new_email_hash: Option<KeyedHash>,
    /// What the person said of the old mailbox, by name.
    pub old_mailbox: Option<String>,
    /// The case that fits alone.
    pub case_id: Option<String>,
    /// How many cases share two identifiers or more with the request.
    pub fitting_cases: i64,
    /// Of the chosen case: identifiers that are the same.
    pub matching: Option<i64>,
    /// Of the chosen case: identifiers that differ.
    pub conflicting: Option<i64>,
    /// When the new mailbox was confirmed.
    pub mailbox_confirmed_at: Option<i64>,
    /// When the notice to the registered mailbox was queued.
    pub old_mailbox_told_at: Option<i64>,
    /// `yes` or `no`.
    pub old_mailbox_answer: Option<String>,
    /// `seen` or `renewed`.
    pub passport_shown: Option<String>,
    /// When staff approved.
    pub approved_at: Option<i64>,
    /// The state of the notice's mail, by name; `None` where none was queued.
    pub notice_state: Option<String>,
    /// When that mail ended: for an accepted one, when it was accepted.
    pub notice_ended_at: Option<i64>,
    /// 1 where it would have been reported, had it failed after that, else 0.
    pub notice_reports_come: Option<i64>,
    /// What was reported about that mail since, by name: that it failed or is delayed.
    pub notice_report: Option<String>,
    /// When the outage began in which the request was received.
    pub outage_began_at: Option<i64>,
    /// When it ended; `None` while it lasts.
    pub outage_ended_at: Option<i64>,
    /// The days of checking that were published when it was received; `None` before the first publication.
    pub hold_days: Option<i64>,
    /// The closed days that were published with them: JSON.
    pub closed_days: Option<String>,
    /// When it was decided, if it is.
    pub decided_at: Option<i64>,
}

/// What central itself knows of a case, beside the registry.
#[derive(Debug, Clone, Default, FromRow)]
pub struct CaseMarks {
    /// When it was protected.
    pub protected_at: Option<i64>,
    /// When a mail to its address was refused for good.
    pub email_refused_at: Option<i64>,
    /// When its address was changed last.
    pub corrected_at: Option<i64>,
    /// When the registry brought another one.
    pub address_since: Option<i64>,
    /// By which row, by name.
    pub corrected_by: Option<String>,
}

/// Everything that is known when a request is judged, or a link about it pressed.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The request.
    pub request: RequestRecord,
    /// The case that fits alone, as the registry has it; `None` also where the registry was not asked, and then nothing
    /// is to be judged.
    pub case: Option<CaseFacts>,
    /// What central itself knows of that case.
    pub marks: CaseMarks,
    /// Every other request for that case, whatever its state.
    pub others: Vec<RequestRecord>,
}

/// A request, read into the ladder's terms and judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What is asked of the case.
    pub asked: Asked,
    /// The language of the visit.
    pub language: Language,
    /// The code on the receipt.
    pub tracking_code: TrackingCode,
    /// The store's zone.
    pub zone: TimeZone,
    /// T.
    pub hold: Hold,
    /// What the ladder looks at.
    pub facts: Facts,
    /// What follows.
    pub verdict: Verdict,
}

impl RequestRecord {
    /// Whether it is being checked.
    pub fn is_open(&self) -> bool {
        self.state == RequestState::Opened.as_str()
    }

    /// Whether the registry was asked to carry it out, and has not answered.
    pub fn is_applying(&self) -> bool {
        self.state == RequestState::Applying.as_str()
    }

    /// Whether an objection still stops it.
    pub fn can_be_stopped(&self) -> bool {
        self.is_open() || self.state == RequestState::Counter.as_str()
    }

    /// Whether it was carried out, answered or not.
    pub fn was_applied(&self) -> bool {
        [
            RequestState::Applied,
            RequestState::Undelivered,
            RequestState::Done,
        ]
        .iter()
        .any(|state| self.state == state.as_str())
    }

    /// Whether the registered mailbox objected to it.
    pub fn said_no(&self) -> bool {
        self.old_mailbox_answer.as_deref() == Some("no")
    }

    /// Whether the person said that the registered mailbox is a helper's: its "yes" is no consent.
    fn is_helpers(&self) -> bool {
        self.old_mailbox.as_deref() == Some(protocol::OldMailbox::Helpers.as_str())
    }

    /// T, at `now`, since an outage that lasts moves it on.
    pub fn hold(&self, now: Timestamp) -> Result<Hold, &'static str> {
        let zone = TimeZone::get(&self.time_zone).map_err(|_| "time_zone")?;
        let at = |ms| Timestamp::from_millisecond(ms).map_err(|_| "time");
        let outage = match self.outage_began_at {
            Some(began) => Some(Outage {
                began_at: at(began)?,
                ended_at: self.outage_ended_at.map_or(Ok(now), at)?,
            }),
            None => None,
        };
        let checking = self.checking()?;
        Ok(Hold::of(at(self.received_at)?, &zone, &checking, outage))
    }

    /// The days that count for it, as they were published when it was received.
    pub fn checking(&self) -> Result<Checking, &'static str> {
        checking(self.hold_days, self.closed_days.as_deref())
    }
}

impl Evidence {
    /// What the request does, whatever it is called.
    pub fn asked(&self) -> Option<Asked> {
        asked(&self.request, self.case.as_ref())
    }

    /// The other open requests that do the very same for the same case: to the person the two are one, and
    /// what was proven for one counts for both.
    pub fn siblings(&self) -> impl Iterator<Item = &RequestRecord> {
        let mine = self.asked();
        self.others.iter().filter(move |other| {
            (other.is_open() || other.is_applying())
                && asked(other, self.case.as_ref()) == mine
                && other.new_email_hash == self.request.new_email_hash
        })
    }

    /// The other request for the case that asks for the same address, or for the same without one, and was carried out while
    /// this one was there. What the registry has is not looked at.
    pub fn done_by_another(&self) -> Option<&RequestRecord> {
        let mine = &self.request;
        self.others.iter().find(|other| {
            let same_address = other.new_email_hash == mine.new_email_hash;
            let by_address = mine.new_email_hash.is_some();
            other.was_applied()
                && same_address
                && (by_address || other.kind == mine.kind)
                && other.decided_at >= Some(mine.received_at)
        })
    }

    fn alike(&self) -> impl Iterator<Item = &RequestRecord> {
        std::iter::once(&self.request).chain(self.siblings())
    }

    /// Whether the registered mailbox has its notice about this, accepted or on its way.
    pub fn is_told(&self) -> bool {
        self.alike()
            .any(|request| request.old_mailbox_told_at.is_some())
    }

    /// Whether the registry has not answered yet what another request asks of the case: one at a time.
    pub fn another_is_applying(&self) -> bool {
        self.others.iter().any(RequestRecord::is_applying)
    }

    /// Whether a reactivation of the case is open.
    pub fn reactivation_is_open(&self) -> bool {
        self.others.iter().any(|other| {
            (other.is_open() || other.is_applying()) && other.kind == Kind::Reactivate.as_str()
        })
    }

    /// Whether the new mailbox is confirmed.
    pub fn is_confirmed(&self) -> bool {
        self.alike()
            .any(|request| request.mailbox_confirmed_at.is_some())
    }

    /// Reads and judges; the error names a column that cannot be read.
    pub fn judged(&self, now: Timestamp) -> Result<Judged, &'static str> {
        let zone = TimeZone::get(&self.request.time_zone).map_err(|_| "time_zone")?;
        let hold = self.request.hold(now)?;
        let asked = self.asked().ok_or("kind")?;
        let facts = self.facts(asked, hold, &zone, now)?;
        Ok(Judged {
            asked,
            language: Language::from_code(&self.request.language).ok_or("language")?,
            tracking_code: self
                .request
                .tracking_code
                .parse()
                .map_err(|_| "tracking_code")?,
            zone,
            hold,
            verdict: ladder::verdict(&facts, hold.ends_at, now),
            facts,
        })
    }

    fn facts(
        &self,
        asked: Asked,
        hold: Hold,
        zone: &TimeZone,
        now: Timestamp,
    ) -> Result<Facts, &'static str> {
        let (request, case) = (&self.request, self.case.as_ref());
        let days = DAYS_BETWEEN_CORRECTIONS * DAY_MS;
        let lately = now.as_millisecond() - days;
        // Reckoned from this request's receipt: T may have moved by more than that since.
        let before_this = request.received_at - days;
        Ok(Facts {
            asked,
            case: match (request.matching, request.conflicting) {
                (Some(matching), Some(conflicting)) if case.is_some() => CaseFit::One {
                    matching: u32::try_from(matching).map_err(|_| "matching")?,
                    conflicting: u32::try_from(conflicting).map_err(|_| "conflicting")?,
                },
                _ if request.fitting_cases > 0 => CaseFit::Several,
                _ => CaseFit::None,
            },
            status: case.map_or(CaseStatus::Pending, |case| case.status),
            payable: case.is_some_and(|case| case.payment.is_some()),
            confirmed: self.is_confirmed(),
            old_mailbox: self.old_mailbox(hold, zone)?,
            passport: match request.passport_shown.as_deref() {
                Some("seen") => Passport::Seen,
                Some(_) => Passport::Renewed,
                None => Passport::NotShown,
            },
            approved: request.approved_at.is_some(),
            other_address: self.others.iter().any(|other| {
                (other.can_be_stopped() || other.is_applying())
                    && other.new_email_hash.is_some()
                    && other.new_email_hash != request.new_email_hash
                    && case.is_none_or(|case| other.new_email_hash != case.email_hash)
                    && other.received_at > before_this
            }),
            corrected_lately: self.marks.corrected_at.is_some_and(|at| at > lately),
            protected: self.marks.protected_at.is_some(),
        })
    }

    fn old_mailbox(&self, hold: Hold, zone: &TimeZone) -> Result<OldMailbox, &'static str> {
        let consents =
            |request: &RequestRecord| request.old_mailbox_answer.as_deref() == Some("yes");
        if self.request.said_no() {
            return Ok(OldMailbox::No);
        }
        if self.told_now().any(consents) && !self.mailbox_is_helpers() {
            return Ok(OldMailbox::Yes);
        }
        let unreachable = self
            .case
            .as_ref()
            .is_none_or(|case| case.email.is_none() || self.marks.email_refused_at.is_some());
        if unreachable {
            return Ok(OldMailbox::Unreachable);
        }
        let checking = self.request.checking()?;
        // Silence counts from the moment at which a mail server took the notice, and from no earlier one.
        for request in self.told_now() {
            if request.notice_state.as_deref() != Some("accepted") {
                continue;
            }
            // One that failed, or is delayed, has told nobody; that it arrived in the end nobody reports. And where no
            // report would come, that there is none says nothing.
            if request.notice_report.is_some() || request.notice_reports_come != Some(1) {
                continue;
            }
            let accepted = request.notice_ended_at.ok_or("ended_at")?;
            let accepted = Timestamp::from_millisecond(accepted).map_err(|_| "ended_at")?;
            let accepted_on = zone.to_datetime(accepted).date();
            let ripe = checking.after(accepted_on, WORKING_DAYS_TO_OBJECT);
            if ripe <= hold.until {
                return Ok(OldMailbox::Silent);
            }
        }
        Ok(OldMailbox::Untold)
    }

    /// Whether a notice about what is asked has come back: its recipient's silence was none.
    pub fn notice_came_back(&self) -> bool {
        self.alike()
            .any(|request| request.notice_report.as_deref() == Some(Fate::Failed.as_str()))
    }

    /// Those that do the same whose notice went to the mailbox that the case has now: what one says that the case had
    /// before counts for nothing, nor does its silence.
    fn told_now(&self) -> impl Iterator<Item = &RequestRecord> {
        let changed = self.address_changed_at();
        self.alike()
            .filter(move |request| changed.is_none_or(|at| request.old_mailbox_told_at > Some(at)))
    }

    /// Whether somebody who asked for the same address said that the mailbox that the case has now is a helper's. What was
    /// said stays said, whatever became of that request: at the counter, stopped, or carried out.
    fn mailbox_is_helpers(&self) -> bool {
        let changed = self.address_changed_at();
        let of_now = self.others.iter().filter(|other| {
            other.new_email_hash == self.request.new_email_hash
                && changed.is_none_or(|at| other.received_at >= at)
        });
        std::iter::once(&self.request)
            .chain(of_now)
            .any(RequestRecord::is_helpers)
    }

    /// When the case got the address that it has, as far as is known here.
    fn address_changed_at(&self) -> Option<i64> {
        self.marks.corrected_at.max(self.marks.address_since)
    }

    /// Whether the case's address was last changed by the passport row, after the notice about this request:
    /// the mailbox that answers is a former one, which the passport has overruled.
    pub fn was_overruled_by_passport(&self) -> bool {
        let by = self.marks.corrected_by.as_deref();
        let by_passport = by.and_then(Row::from_name) == Some(Row::Passport);
        let told = self.request.old_mailbox_told_at.unwrap_or(i64::MIN);
        by_passport && self.marks.corrected_at.is_some_and(|at| at >= told)
    }
}

fn asked(request: &RequestRecord, case: Option<&CaseFacts>) -> Option<Asked> {
    let same_address = request.new_email_hash.is_some()
        && case.is_some_and(|case| case.email_hash == request.new_email_hash);
    Some(match Kind::from_name(&request.kind)? {
        Kind::Reactivate => Asked::Reactivation,
        Kind::Closed => Asked::Closed,
        Kind::CorrectEmail | Kind::Resend if same_address => Asked::SameAddress,
        Kind::CorrectEmail | Kind::Resend => Asked::NewAddress,
    })
}

impl Asked {
    /// The kind under which people know what is asked: it words the notice, and the desk.
    pub fn kind(self) -> Kind {
        match self {
            Asked::NewAddress => Kind::CorrectEmail,
            Asked::SameAddress => Kind::Resend,
            Asked::Reactivation => Kind::Reactivate,
            Asked::Closed => Kind::Closed,
        }
    }
}
