//! What the desk's page of a request shows: how it stands and what was proven. The identifiers are
//! compared here and do not leave the database.

use jiff::Timestamp;
use sqlx::FromRow;

use super::{Store, StoreError, acts, engine::Flag};

/// A request as staff may see it.
#[derive(Debug, Clone, FromRow)]
pub struct AtTheDesk {
    /// Its id.
    pub id: String,
    /// The code on the receipt.
    pub tracking_code: String,
    /// What is asked for, by name.
    pub kind: String,
    /// Whether it has changed the case's address, whatever it was called.
    #[sqlx(try_from = "Flag")]
    pub changed_address: bool,
    /// The language of the visit, by code.
    pub language: String,
    /// The kiosk that recorded it.
    pub kiosk: String,
    /// It was made at the desk of the store, under whose name it is recorded.
    #[sqlx(try_from = "Flag")]
    pub of_desk: bool,
    /// The name of its store.
    pub store: String,
    /// The store's zone.
    pub time_zone: String,
    /// What stood in clear, JSON.
    header: String,
    /// When the kiosk's clock said it was recorded, milliseconds since 1970.
    #[sqlx(skip)]
    pub recorded_at: Option<i64>,
    /// When central received it.
    pub received_at: i64,
    /// Its state, by name.
    pub state: String,
    /// Why it ended or waits: the ladder's row or cause, or staff's reason.
    pub why: Option<String>,
    /// Who decided, if staff did.
    pub decided_by: Option<String>,
    /// When that was decided.
    pub decided_at: Option<i64>,
    /// From when on the public may see it.
    pub public_at: Option<i64>,
    /// When it was opened; `None` for one that was not, and then nothing below is known.
    pub opened_at: Option<i64>,
    /// 1 where somebody helped, else 0.
    pub assisted: Option<i64>,
    /// The new address, encrypted for `contents`.
    pub new_email: Option<Vec<u8>>,
    /// Cases that share an identifier with it.
    pub candidates: i64,
    /// Of these, cases that share enough identifiers to be the one.
    pub fitting: i64,
    /// Whether one of them is chosen.
    #[sqlx(try_from = "Flag")]
    pub chosen: bool,
    /// Which.
    pub case_id: Option<String>,
    /// How each identifier compares with the chosen case: an [`Agreement`] by name.
    pub nif: String,
    /// See `nif`.
    pub passport: String,
    /// See `nif`.
    pub niss: String,
    /// See `nif`.
    pub phone: String,
    /// The old address; see `nif`.
    pub old_email: String,
    /// When the new mailbox was confirmed.
    pub mailbox_confirmed_at: Option<i64>,
    /// By `code` or `link`.
    pub mailbox_confirmed_by: Option<String>,
    /// When the registered mailbox was told.
    pub old_mailbox_told_at: Option<i64>,
    /// `yes` or `no`.
    pub old_mailbox_answer: Option<String>,
    /// When it answered.
    pub old_mailbox_answered_at: Option<i64>,
    /// When it was reported that the notice failed or is delayed.
    pub notice_reported_at: Option<i64>,
    /// When the registered mailbox refused a mail.
    pub email_refused_at: Option<i64>,
    /// When the case was protected by a "not me".
    pub protected_at: Option<i64>,
    /// `seen` or `renewed`.
    pub passport_shown: Option<String>,
    /// When.
    pub passport_shown_at: Option<i64>,
    /// Wrong tries of the case today.
    #[sqlx(skip)]
    pub wrong_today: i64,
    /// When staff approved.
    pub approved_at: Option<i64>,
    /// The registry was asked for a change on its behalf, and has not answered as far as is known here.
    #[sqlx(try_from = "Flag")]
    pub registry_asked: bool,
}

/// How something that was given compares with the chosen case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// It was not given.
    NotGiven,
    /// No case is chosen, or the case has none.
    NothingToCompare,
    /// The same.
    Matches,
    /// Another.
    Differs,
}

impl Agreement {
    /// The one with the name that the query below writes.
    pub fn from_name(name: &str) -> Agreement {
        match name {
            "matches" => Agreement::Matches,
            "differs" => Agreement::Differs,
            "nothing-to-compare" => Agreement::NothingToCompare,
            _ => Agreement::NotGiven,
        }
    }

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Agreement::NotGiven => "not-given",
            Agreement::NothingToCompare => "nothing-to-compare",
            Agreement::Matches => "matches",
            Agreement::Differs => "differs",
        }
    }
}

/// Compares `contents.$given` with `cases.$registered`: two keyed hashes that begin or end with the same are of the same value
/// (see `vault/hashes.rs`).
macro_rules! agreement {
    ($given:literal, $registered:literal) => {
        concat!(
            "CASE WHEN contents.",
            $given,
            " IS NULL THEN 'not-given'
                  WHEN cases.",
            $registered,
            " IS NULL THEN 'nothing-to-compare'
                  WHEN substr(contents.",
            $given,
            ", 1, 33) = substr(cases.",
            $registered,
            ", 1, 33) OR substr(contents.",
            $given,
            ", length(contents.",
            $given,
            ") - 31) = substr(cases.",
            $registered,
            ", length(cases.",
            $registered,
            ") - 31) THEN 'matches'
                  ELSE 'differs' END"
        )
    };
}

pub(super) const AT_THE_DESK: &str =
    concat!(
    "SELECT requests.id, requests.tracking_code, requests.kind, requests.language, requests.kiosk,
        kiosks.desk AS of_desk, kiosks.store, requests.time_zone, requests.header,
        requests.received_at, requests.state,
        decisions.why, decisions.staff AS decided_by, decisions.decided_at, decisions.public_at,
        contents.opened_at, contents.assisted, contents.new_email,
        EXISTS (SELECT 1 FROM events WHERE events.what = 'address-changed'
            AND events.request_id = coalesce(decisions.joined_to, requests.id)) AS changed_address,
        (SELECT count(*) FROM matches WHERE request_id = requests.id) AS candidates,
        (SELECT count(*) FROM matches WHERE request_id = requests.id AND matching >= $2) AS fitting,
        contents.case_id IS NOT NULL AS chosen, ",
    agreement!("nif_hash", "nif_hash"), " AS nif, ",
    agreement!("passport_hash", "passport_hash"), " AS passport, ",
    agreement!("niss_hash", "niss_hash"), " AS niss, ",
    agreement!("phone_hash", "phone_hash"), " AS phone, ",
    agreement!("old_email_hash", "email_hash"), " AS old_email,
        proofs.mailbox_confirmed_at, proofs.mailbox_confirmed_by, proofs.old_mailbox_told_at,
        proofs.old_mailbox_answer, proofs.old_mailbox_answered_at, case_marks.email_refused_at,
        (SELECT max(mail_reports.at) FROM mails JOIN mail_reports ON mail_id = mails.id
            WHERE mails.subject_id = requests.id AND mails.kind = 'old-address') AS notice_reported_at,
        case_marks.protected_at, proofs.passport_shown, proofs.passport_shown_at,
        contents.case_id, proofs.approved_at,
        EXISTS (SELECT 1 FROM case_changes WHERE case_changes.request_id = requests.id
            AND answered_at IS NULL) AS registry_asked
     FROM requests
     JOIN kiosks ON kiosks.id = requests.kiosk
     LEFT JOIN contents ON contents.request_id = requests.id
     LEFT JOIN cases ON cases.id = contents.case_id
     LEFT JOIN case_marks ON case_marks.case_id = contents.case_id
     LEFT JOIN proofs ON proofs.request_id = requests.id
     LEFT JOIN decisions ON decisions.request_id = requests.id
     WHERE requests.id = $1"
);

impl Store {
    /// The request with this id.
    pub async fn at_the_desk(
        &self,
        id: &str,
        now: Timestamp,
    ) -> Result<Option<AtTheDesk>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let found: Option<AtTheDesk> = sqlx::query_as(AT_THE_DESK)
            .bind(id)
            .bind(i64::from(crate::proof::matching::MATCHES_NEEDED))
            .fetch_optional(&mut *snapshot)
            .await?;
        let Some(mut request) = found else {
            return Ok(None);
        };
        let header: Option<serde_json::Value> = serde_json::from_str(&request.header).ok();
        request.recorded_at = header.and_then(|it| it.pointer("/recorded/wall_ms")?.as_i64());
        let case_id = request.case_id.as_deref();
        request.wrong_today = acts::wrong_today(&mut snapshot, id, case_id, now).await?;
        Ok(Some(request))
    }
}
