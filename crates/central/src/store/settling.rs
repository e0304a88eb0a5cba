//! What the state machine reads and writes. Each step is one transaction that begins with the request still
//! being open, so that any number of processes, and any restart, take it once.

use jiff::Timestamp;
use sqlx::{FromRow, Sqlite, Transaction};

use super::{
    Store, StoreError,
    mails::{self, NewMail},
    ms,
};
use crate::{
    ladder::{CASES_PER_ADDRESS, DAYS_BETWEEN_CORRECTIONS},
    vault::KeyedHash,
};

const PAGE: i64 = 50;
const DAY_MS: i64 = 86_400_000;

/// A request to be looked at. Reactivations come first, since a correction may wait for one.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Due {
    /// 0 for a reactivation, 1 for the others.
    pub rank: i64,
    /// Since when, milliseconds since 1970.
    pub look_at: i64,
    /// The request.
    pub id: String,
}

impl Due {
    /// The place before every other.
    pub fn first() -> Due {
        Due {
            rank: i64::MIN,
            look_at: i64::MIN,
            id: String::new(),
        }
    }
}

/// An open request with everything that the ladder asks about it. A sibling is another open request of the
/// same kind for the same case and address: the two are one to the person, so what was proven for one counts
/// for both.
#[derive(Debug, Clone, FromRow)]
pub struct OpenRequest {
    /// The request.
    pub id: String,
    /// What is asked for, by name.
    pub kind: String,
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
    pub new_email_hash: Option<Vec<u8>>,
    /// The case that fits alone.
    pub case_id: Option<String>,
    /// How many cases share two identifiers or more with the request.
    pub fitting_cases: i64,
    /// Of the chosen case: identifiers that are the same.
    pub matching: Option<u32>,
    /// Of the chosen case: identifiers that differ.
    pub conflicting: Option<u32>,
    /// The chosen case's status, by name.
    pub case_status: Option<String>,
    /// Its address, encrypted for `cases`.
    pub case_email: Option<Vec<u8>>,
    /// The keyed hash of its address.
    pub case_email_hash: Option<Vec<u8>>,
    /// What the person reads, as far as the registry knows.
    pub case_language: Option<String>,
    /// The reference to pay with, encrypted for `cases`.
    pub payment_reference: Option<Vec<u8>>,
    /// The amount, in cents.
    pub payment_cents: Option<i64>,
    /// "Not me" was said to an earlier request.
    pub is_protected: bool,
    /// The registered mailbox refused a mail.
    pub email_refused: bool,
    /// A correction was applied lately.
    pub corrected_lately: bool,
    /// The new mailbox is confirmed, here or for a sibling.
    pub confirmed: bool,
    /// The registered mailbox was told, here or for a sibling.
    pub told: bool,
    /// It said yes, here or for a sibling.
    pub said_yes: bool,
    /// It said no.
    pub said_no: bool,
    /// `seen` or `renewed`.
    pub passport_shown: Option<String>,
    /// Staff approved.
    pub approved: bool,
    /// Another request for the case waits with another address.
    pub other_address: bool,
    /// A reactivation of the case is open.
    pub reactivation_open: bool,
}

const OPEN_REQUEST: &str = "
WITH this AS (
    SELECT requests.*, contents.new_email, contents.new_email_hash, contents.case_id,
        proofs.old_mailbox_answer, proofs.passport_shown, proofs.approved_at
    FROM requests
    JOIN contents ON contents.request_id = requests.id
    JOIN proofs ON proofs.request_id = requests.id
    WHERE requests.id = ?1 AND (requests.state = 'opened' OR ?3 AND requests.state IN ('counter', 'stopped'))
), of_case AS (
    SELECT requests.id, requests.kind, requests.state, requests.received_at, contents.new_email_hash,
        proofs.mailbox_confirmed_at, proofs.old_mailbox_told_at, proofs.old_mailbox_answer
    FROM this
    JOIN contents ON contents.case_id = this.case_id
    JOIN requests ON requests.id = contents.request_id AND requests.id <> this.id
    JOIN proofs ON proofs.request_id = requests.id
), sibling AS (
    SELECT of_case.* FROM this, of_case
    WHERE of_case.state = 'opened' AND of_case.kind = this.kind
        AND of_case.new_email_hash IS this.new_email_hash
)
SELECT this.id, this.kind, this.language, this.tracking_code, this.received_at, this.time_zone,
    this.new_email, this.new_email_hash, this.case_id,
    (SELECT count(*) FROM matches WHERE request_id = this.id AND matching >= 2) AS fitting_cases,
    matches.matching, matches.conflicting,
    cases.status AS case_status, cases.email AS case_email, cases.email_hash AS case_email_hash,
    cases.language AS case_language, cases.payment_reference, cases.payment_cents,
    cases.protected_at IS NOT NULL AS is_protected,
    cases.email_refused_at IS NOT NULL AS email_refused,
    cases.corrected_at IS NOT NULL AND cases.corrected_at > ?2 AS corrected_lately,
    own.mailbox_confirmed_at IS NOT NULL
        OR EXISTS (SELECT 1 FROM sibling WHERE mailbox_confirmed_at IS NOT NULL) AS confirmed,
    own.old_mailbox_told_at IS NOT NULL
        OR EXISTS (SELECT 1 FROM sibling WHERE old_mailbox_told_at IS NOT NULL) AS told,
    own.old_mailbox_answer IS 'yes'
        OR EXISTS (SELECT 1 FROM sibling WHERE old_mailbox_answer = 'yes') AS said_yes,
    own.old_mailbox_answer IS 'no' AS said_no,
    own.passport_shown, own.approved_at IS NOT NULL AS approved,
    EXISTS (
        SELECT 1 FROM of_case
        WHERE of_case.state IN ('opened', 'counter') AND of_case.new_email_hash IS NOT NULL
            AND of_case.new_email_hash IS NOT this.new_email_hash
            AND of_case.new_email_hash IS NOT cases.email_hash
            AND of_case.received_at > ?2
    ) AS other_address,
    EXISTS (
        SELECT 1 FROM of_case WHERE of_case.state = 'opened' AND of_case.kind = 'reactivate'
    ) AS reactivation_open
FROM this
JOIN proofs AS own ON own.request_id = this.id
LEFT JOIN cases ON cases.id = this.case_id
LEFT JOIN matches ON matches.request_id = this.id AND matches.case_id = this.case_id";

/// How a request ends, or why it waits at the counter.
#[derive(Debug, Clone)]
pub struct Decision<'a> {
    /// The request's new state, by name.
    pub state: &'static str,
    /// The ladder's row or cause, or staff's reason.
    pub why: &'a str,
    /// The staff member, if it was not the ladder alone.
    pub staff: Option<&'a str>,
    /// From when on the public may see it.
    pub public_at: Timestamp,
}

/// A case's new address.
#[derive(Debug, Clone)]
pub struct NewAddress {
    /// Encrypted for `cases`.
    pub email: Vec<u8>,
    /// Its keyed hash.
    pub hash: KeyedHash,
}

/// One open request, held in a transaction that nobody else can write beside. Dropped, it changes nothing.
pub struct Settlement {
    transaction: Transaction<'static, Sqlite>,
    /// What is known of it.
    pub request: OpenRequest,
    now: Timestamp,
}

impl Store {
    /// The next requests to be looked at, after `place`.
    pub async fn due_after(&self, place: &Due, now: Timestamp) -> Result<Vec<Due>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT requests.kind <> 'reactivate' AS rank, proofs.look_at, requests.id FROM proofs
             JOIN requests ON requests.id = proofs.request_id
             WHERE proofs.look_at <= ?1 AND requests.state = 'opened'
                 AND (requests.kind <> 'reactivate', proofs.look_at, requests.id) > (?2, ?3, ?4)
             ORDER BY 1, 2, 3 LIMIT ?5",
        )
        .bind(ms(now))
        .bind(place.rank)
        .bind(place.look_at)
        .bind(&place.id)
        .bind(PAGE)
        .fetch_all(&self.readers)
        .await?)
    }

    /// Takes an open request into a transaction of its own. `None` if it is no longer open.
    pub async fn settlement(
        &self,
        id: &str,
        now: Timestamp,
    ) -> Result<Option<Settlement>, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let request: Option<OpenRequest> = sqlx::query_as(OPEN_REQUEST)
            .bind(id)
            .bind(ms(now) - DAYS_BETWEEN_CORRECTIONS * DAY_MS)
            .bind(false)
            .fetch_optional(&mut *transaction)
            .await?;
        Ok(request.map(|request| Settlement {
            transaction,
            request,
            now,
        }))
    }

    /// What the desk asks of the ladder: a request that is open, waits at the counter, or was stopped, as
    /// it stands, read only.
    pub async fn open_request(
        &self,
        id: &str,
        now: Timestamp,
    ) -> Result<Option<OpenRequest>, StoreError> {
        Ok(sqlx::query_as(OPEN_REQUEST)
            .bind(id)
            .bind(ms(now) - DAYS_BETWEEN_CORRECTIONS * DAY_MS)
            .bind(true)
            .fetch_optional(&self.readers)
            .await?)
    }
}

impl Settlement {
    /// When the request has to be looked at again; the other facts stay as they are.
    pub async fn look_again_at(mut self, at: Timestamp) -> Result<(), StoreError> {
        sqlx::query("UPDATE proofs SET look_at = ?2 WHERE request_id = ?1")
            .bind(&self.request.id)
            .bind(ms(at))
            .execute(&mut *self.transaction)
            .await?;
        Ok(self.transaction.commit().await?)
    }

    /// Queues the notice to the registered mailbox, at most one a case and `day`. `false` if the case had
    /// one that day.
    pub async fn tell_old_mailbox(
        &mut self,
        case_id: &str,
        day: &str,
        mail: &NewMail,
    ) -> Result<bool, StoreError> {
        let first = sqlx::query(
            "INSERT INTO old_address_notices (case_id, day, request_id) VALUES (?1, ?2, ?3)
             ON CONFLICT DO NOTHING",
        )
        .bind(case_id)
        .bind(day)
        .bind(&self.request.id)
        .execute(&mut *self.transaction)
        .await?;
        if first.rows_affected() == 0 {
            return Ok(false);
        }
        mails::queue(&mut self.transaction, mail, self.now).await?;
        sqlx::query("UPDATE proofs SET old_mailbox_told_at = ?2 WHERE request_id = ?1")
            .bind(&self.request.id)
            .bind(ms(self.now))
            .execute(&mut *self.transaction)
            .await?;
        Ok(true)
    }

    /// Changes the case, ends the request and its siblings, and queues the mail that the person came for.
    /// `by_passport` lifts the protection that a "not me" had put on the case.
    pub async fn apply(
        mut self,
        case_id: &str,
        address: Option<&NewAddress>,
        by_passport: bool,
        decision: &Decision<'_>,
        mail: Option<&NewMail>,
    ) -> Result<(), StoreError> {
        let now = self.now;
        if let Some(address) = address {
            sqlx::query(
                "UPDATE cases SET email = ?2, email_hash = ?3, corrected_at = ?4, email_refused_at = NULL
                 WHERE id = ?1",
            )
            .bind(case_id)
            .bind(&address.email)
            .bind(address.hash.as_slice())
            .bind(ms(now))
            .execute(&mut *self.transaction)
            .await?;
            self.alarm_if_shared(address).await?;
        }
        if self.request.kind == "reactivate" {
            sqlx::query("UPDATE cases SET status = 'pending' WHERE id = ?1")
                .bind(case_id)
                .execute(&mut *self.transaction)
                .await?;
        }
        if by_passport {
            sqlx::query("UPDATE cases SET protected_at = NULL WHERE id = ?1")
                .bind(case_id)
                .execute(&mut *self.transaction)
                .await?;
        }
        if let Some(mail) = mail {
            mails::queue(&mut self.transaction, mail, now).await?;
        }
        self.end(Some(case_id), decision).await?;
        self.join_siblings(case_id, decision).await?;
        look_at_others(&mut self.transaction, case_id).await?;
        Ok(self.transaction.commit().await?)
    }

    /// Ends the request without a change: at the counter, or stopped.
    pub async fn close(
        mut self,
        decision: &Decision<'_>,
        mail: Option<&NewMail>,
    ) -> Result<(), StoreError> {
        if let Some(mail) = mail {
            mails::queue(&mut self.transaction, mail, self.now).await?;
        }
        let case_id = self.request.case_id.clone();
        self.end(case_id.as_deref(), decision).await?;
        Ok(self.transaction.commit().await?)
    }

    /// "Not me": ends the request and protects the case from further self-service changes.
    pub async fn stop_and_protect(
        mut self,
        case_id: &str,
        decision: &Decision<'_>,
    ) -> Result<(), StoreError> {
        sqlx::query("UPDATE cases SET protected_at = coalesce(protected_at, ?2) WHERE id = ?1")
            .bind(case_id)
            .bind(ms(self.now))
            .execute(&mut *self.transaction)
            .await?;
        raise(
            &mut self.transaction,
            "not-me",
            &self.request.id,
            "stopped",
            self.now,
        )
        .await?;
        self.end(Some(case_id), decision).await?;
        look_at_others(&mut self.transaction, case_id).await?;
        Ok(self.transaction.commit().await?)
    }

    async fn end(
        &mut self,
        case_id: Option<&str>,
        decision: &Decision<'_>,
    ) -> Result<(), StoreError> {
        sqlx::query("UPDATE requests SET state = ?2 WHERE id = ?1 AND state = 'opened'")
            .bind(&self.request.id)
            .bind(decision.state)
            .execute(&mut *self.transaction)
            .await?;
        let id = self.request.id.clone();
        write_decision(&mut self.transaction, &id, case_id, decision, self.now).await
    }

    async fn join_siblings(
        &mut self,
        case_id: &str,
        decision: &Decision<'_>,
    ) -> Result<(), StoreError> {
        let joined: Vec<String> = sqlx::query_scalar(
            "UPDATE requests SET state = ?4 WHERE state = 'opened' AND kind = ?3 AND id <> ?1
                 AND id IN (SELECT request_id FROM contents
                     WHERE case_id = ?2 AND new_email_hash IS ?5)
             RETURNING id",
        )
        .bind(&self.request.id)
        .bind(case_id)
        .bind(&self.request.kind)
        .bind(decision.state)
        .bind(&self.request.new_email_hash)
        .fetch_all(&mut *self.transaction)
        .await?;
        for sibling in joined {
            write_decision(
                &mut self.transaction,
                &sibling,
                Some(case_id),
                decision,
                self.now,
            )
            .await?;
            sqlx::query("UPDATE decisions SET joined_to = ?2 WHERE request_id = ?1")
                .bind(&sibling)
                .bind(&self.request.id)
                .execute(&mut *self.transaction)
                .await?;
        }
        Ok(())
    }

    async fn alarm_if_shared(&mut self, address: &NewAddress) -> Result<(), StoreError> {
        let cases: i64 = sqlx::query_scalar("SELECT count(*) FROM cases WHERE email_hash = ?1")
            .bind(address.hash.as_slice())
            .fetch_one(&mut *self.transaction)
            .await?;
        if cases > CASES_PER_ADDRESS {
            raise(
                &mut self.transaction,
                "shared-address",
                &self.request.id,
                "one-address-many-cases",
                self.now,
            )
            .await?;
        }
        Ok(())
    }

    /// Raises an alarm for what this program cannot read or do, and sends the request to the counter.
    pub async fn close_with_alarm(
        mut self,
        cause: &'static str,
        public_at: Timestamp,
    ) -> Result<(), StoreError> {
        raise(
            &mut self.transaction,
            "unreadable",
            &self.request.id,
            cause,
            self.now,
        )
        .await?;
        self.close(
            &Decision {
                state: "counter",
                why: cause,
                staff: None,
                public_at,
            },
            None,
        )
        .await
    }
}

pub(super) async fn write_decision(
    transaction: &mut Transaction<'static, Sqlite>,
    id: &str,
    case_id: Option<&str>,
    decision: &Decision<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO decisions (request_id, why, case_id, staff, decided_at, public_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (request_id) DO UPDATE SET why = excluded.why, case_id = excluded.case_id,
             staff = excluded.staff, decided_at = excluded.decided_at, public_at = excluded.public_at",
    )
    .bind(id)
    .bind(decision.why)
    .bind(case_id)
    .bind(decision.staff)
    .bind(ms(now))
    .bind(ms(decision.public_at))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Raises an alarm, one of a kind for a request.
pub(super) async fn raise(
    transaction: &mut Transaction<'static, Sqlite>,
    kind: &'static str,
    request_id: &str,
    cause: &'static str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO alarms (kind, request_id, cause, raised_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO NOTHING",
    )
    .bind(kind)
    .bind(request_id)
    .bind(cause)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Has the state machine look at a request as soon as it can.
pub(super) async fn look_again(
    transaction: &mut Transaction<'static, Sqlite>,
    id: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE proofs SET look_at = 0 WHERE request_id = ?1")
        .bind(id)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// The same for every open request of a case.
pub(super) async fn look_at_others(
    transaction: &mut Transaction<'static, Sqlite>,
    case_id: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE proofs SET look_at = 0
         WHERE request_id IN (SELECT request_id FROM contents WHERE case_id = ?1)",
    )
    .bind(case_id)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
