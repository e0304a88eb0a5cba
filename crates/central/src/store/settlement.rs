//! What deciding reads and writes. Each step is one transaction that begins with the evidence of the request,
//! so that any number of processes, and any restart, take it once.

use jiff::{SignedDuration, Timestamp};
use sqlx::{FromRow, Sqlite, SqliteConnection, Transaction};

use super::{
    Store, StoreError,
    events::{self, NEVER, Noted, happen},
    mails::{self, NewMail},
    ms,
    opening::match_again,
};
use crate::{
    proof::{
        evidence::{CaseRecord, Evidence, RequestRecord},
        ladder::{DAYS_BETWEEN_CORRECTIONS, Row, shares_too_much},
    },
    requests::transition::Event,
    vault::KeyedHash,
};

const PAGE: i64 = 50;

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

/// A [`RequestRecord`] by its parts; what follows says which.
macro_rules! records {
    ($which:literal) => {
        concat!(
            "SELECT requests.id, requests.kind, requests.state, requests.language,
                requests.tracking_code, requests.received_at, requests.time_zone,
                contents.new_email, contents.new_email_hash, contents.old_mailbox, contents.case_id,
                (SELECT count(*) FROM matches AS fitting
                    WHERE fitting.request_id = requests.id AND fitting.matching >= 2) AS fitting_cases,
                matches.matching, matches.conflicting,
                proofs.mailbox_confirmed_at, proofs.old_mailbox_told_at, proofs.old_mailbox_answer,
                proofs.passport_shown, proofs.approved_at,
                notices.state AS notice_state, notices.ended_at AS notice_ended_at,
                notices.reports_come AS notice_reports_come,
                (SELECT fate FROM mail_reports WHERE mail_id = notices.id
                    ORDER BY fate DESC LIMIT 1) AS notice_report,
                outages.began_at AS outage_began_at, outages.ended_at AS outage_ended_at,
                rules.hold_days, rules.closed_days
             FROM contents
             JOIN requests ON requests.id = contents.request_id
             JOIN proofs ON proofs.request_id = requests.id
             LEFT JOIN matches ON matches.request_id = requests.id AND matches.case_id = contents.case_id
             LEFT JOIN mails AS notices ON notices.kind = 'old-address' AND notices.subject_id = requests.id
             ",
            super::what_t_follows_from!(),
            " WHERE ",
            $which
        )
    };
}

pub(super) const ONE: &str = records!("contents.request_id = ?1");
pub(super) const OTHERS: &str =
    records!("contents.case_id = ?1 AND requests.id <> ?2 ORDER BY requests.id");

/// How a request ends, or why it waits at the counter.
#[derive(Debug, Clone)]
pub struct Decision<'a> {
    /// What happens to the request.
    pub event: Event,
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
    /// The former address, encrypted for `events` under `former_id`.
    pub former: Option<Vec<u8>>,
    /// See `former`.
    pub former_id: String,
}

/// One open request, held in a transaction that nobody else can write beside. Dropped, it changes nothing.
pub struct Settlement {
    transaction: Transaction<'static, Sqlite>,
    /// What is known of it.
    pub evidence: Evidence,
    now: Timestamp,
}

impl Store {
    /// The next requests to be looked at, after `place`.
    pub async fn due_after(&self, place: &Due, now: Timestamp) -> Result<Vec<Due>, StoreError> {
        for rank in place.rank.max(0)..=1 {
            let first = Due::first();
            let after = if rank == place.rank { place } else { &first };
            let due: Vec<Due> = sqlx::query_as(
                "SELECT rank, look_at, request_id AS id FROM proofs
                 WHERE rank = ?1 AND look_at <= ?2 AND (look_at, request_id) > (?3, ?4)
                 ORDER BY look_at, request_id LIMIT ?5",
            )
            .bind(rank)
            .bind(ms(now))
            .bind(after.look_at)
            .bind(&after.id)
            .bind(PAGE)
            .fetch_all(&self.readers)
            .await?;
            if !due.is_empty() {
                return Ok(due);
            }
        }
        Ok(Vec::new())
    }

    /// Takes an open request into a transaction of its own, compared with the registry of now. `None` if it is no
    /// longer open.
    pub async fn settlement(
        &self,
        id: &str,
        now: Timestamp,
    ) -> Result<Option<Settlement>, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let known = evidence(&mut transaction, id).await?;
        let Some(mut known) = known.filter(|known| known.request.is_open()) else {
            return Ok(None);
        };
        // The registry may have changed since it was opened.
        if match_again(&mut transaction, &known.request, now).await?
            && let Some(anew) = evidence(&mut transaction, id).await?
        {
            known = anew;
        }
        Ok(Some(Settlement {
            transaction,
            evidence: known,
            now,
        }))
    }

    /// What the ladder looks at, read only; `None` for a request that was not opened.
    pub async fn evidence(&self, id: &str) -> Result<Option<Evidence>, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        evidence(&mut snapshot, id).await
    }
}

/// Everything that is known of a request and its case, within one transaction.
pub(super) async fn evidence(
    connection: &mut SqliteConnection,
    id: &str,
) -> Result<Option<Evidence>, StoreError> {
    let request: Option<RequestRecord> = sqlx::query_as(ONE)
        .bind(id)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(request) = request else {
        return Ok(None);
    };
    let Some(case_id) = &request.case_id else {
        return Ok(Some(Evidence {
            request,
            case: None,
            others: Vec::new(),
        }));
    };
    let case: Option<CaseRecord> = sqlx::query_as(
        "SELECT id, status, email, email_hash, language, payment_reference, payment_cents, protected_at,
             email_refused_at, corrected_at, address_since, corrected_by FROM cases WHERE id = ?1",
    )
    .bind(case_id)
    .fetch_optional(&mut *connection)
    .await?;
    let others = sqlx::query_as(OTHERS)
        .bind(case_id)
        .bind(&request.id)
        .fetch_all(&mut *connection)
        .await?;
    Ok(Some(Evidence {
        request,
        case,
        others,
    }))
}

impl Settlement {
    /// When the request has to be looked at again; the other facts stay as they are.
    pub async fn look_again_at(mut self, at: Timestamp) -> Result<(), StoreError> {
        sqlx::query("UPDATE proofs SET look_at = ?2 WHERE request_id = ?1")
            .bind(&self.evidence.request.id)
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
        let id = self.evidence.request.id.clone();
        let first = sqlx::query(
            "INSERT INTO old_address_notices (case_id, day, request_id) VALUES (?1, ?2, ?3)
             ON CONFLICT DO NOTHING",
        )
        .bind(case_id)
        .bind(day)
        .bind(&id)
        .execute(&mut *self.transaction)
        .await?;
        if first.rows_affected() == 0 {
            return Ok(false);
        }
        mails::queue(&mut self.transaction, mail, self.now).await?;
        sqlx::query("UPDATE proofs SET old_mailbox_told_at = ?2 WHERE request_id = ?1")
            .bind(&id)
            .bind(ms(self.now))
            .execute(&mut *self.transaction)
            .await?;
        let noted = Noted {
            case_id: Some(case_id),
            who: events::CENTRAL,
            why: None,
        };
        events::note(
            &mut self.transaction,
            Some(&id),
            "notice-queued",
            noted,
            self.now,
        )
        .await?;
        Ok(true)
    }

    /// Changes the case, ends the request and those of `joined`, and queues the mail that the person came for.
    /// The passport row lifts the protection that a "not me" had put on the case.
    pub async fn apply(
        mut self,
        case_id: &str,
        row: Row,
        address: Option<&NewAddress>,
        joined: &[String],
        decision: &Decision<'_>,
        mail: Option<&NewMail>,
    ) -> Result<(), StoreError> {
        let now = self.now;
        let id = self.evidence.request.id.clone();
        if let Some(address) = address {
            sqlx::query(
                "INSERT INTO events (at, request_id, case_id, what, who, why, former, former_id)
                 VALUES (?1, ?2, ?3, 'address-changed', ?4, ?5, ?6, ?7)",
            )
            .bind(ms(now))
            .bind(&id)
            .bind(case_id)
            .bind(events::CENTRAL)
            .bind(row.as_str())
            .bind(&address.former)
            .bind(&address.former_id)
            .execute(&mut *self.transaction)
            .await?;
            sqlx::query(
                "UPDATE cases SET email = ?2, email_hash = ?3, corrected_at = ?4, corrected_by = ?5,
                     email_refused_at = NULL
                 WHERE id = ?1",
            )
            .bind(case_id)
            .bind(&address.email)
            .bind(address.hash.as_slice())
            .bind(ms(now))
            .bind(row.as_str())
            .execute(&mut *self.transaction)
            .await?;
        }
        if self.evidence.request.kind == "reactivate" {
            sqlx::query("UPDATE cases SET status = 'pending' WHERE id = ?1")
                .bind(case_id)
                .execute(&mut *self.transaction)
                .await?;
        }
        if row == Row::Passport {
            sqlx::query("UPDATE cases SET protected_at = NULL WHERE id = ?1")
                .bind(case_id)
                .execute(&mut *self.transaction)
                .await?;
        }
        if let Some(mail) = mail {
            mails::queue(&mut self.transaction, mail, now).await?;
        }
        self.end(&id, Some(case_id), decision).await?;
        for sibling in joined {
            self.end(sibling, Some(case_id), decision).await?;
            sqlx::query("UPDATE decisions SET joined_to = ?2 WHERE request_id = ?1")
                .bind(sibling)
                .bind(&id)
                .execute(&mut *self.transaction)
                .await?;
        }
        if let Some(address) = address {
            self.alarm_if_shared(address).await?;
        }
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
        let request = &self.evidence.request;
        let (id, case_id) = (request.id.clone(), request.case_id.clone());
        self.end(&id, case_id.as_deref(), decision).await?;
        Ok(self.transaction.commit().await?)
    }

    async fn end(
        &mut self,
        id: &str,
        case_id: Option<&str>,
        decision: &Decision<'_>,
    ) -> Result<(), StoreError> {
        let noted = Noted {
            case_id,
            who: decision.staff.unwrap_or(events::CENTRAL),
            why: Some(decision.why),
        };
        if happen(&mut self.transaction, id, decision.event, noted, self.now).await? {
            write_decision(&mut self.transaction, id, case_id, decision, self.now).await?;
        }
        Ok(())
    }

    async fn alarm_if_shared(&mut self, address: &NewAddress) -> Result<(), StoreError> {
        let lately = self.now - SignedDuration::from_hours(24 * DAYS_BETWEEN_CORRECTIONS);
        let (cases, visits, in_a_visit): (i64, i64, bool) = sqlx::query_as(
            "SELECT (SELECT count(*) FROM cases WHERE email_hash = ?1),
                 (SELECT count(DISTINCT coalesce(contents.visit_hash, contents.request_id))
                  FROM contents JOIN requests ON requests.id = contents.request_id
                  WHERE contents.new_email_hash = ?1 AND requests.received_at > ?2
                      AND requests.state IN ('applied', 'undelivered', 'done')),
                 EXISTS (SELECT 1 FROM contents
                     WHERE contents.request_id = ?3 AND contents.visit_hash IS NOT NULL)",
        )
        .bind(address.hash.as_slice())
        .bind(ms(lately))
        .bind(&self.evidence.request.id)
        .fetch_one(&mut *self.transaction)
        .await?;
        if shares_too_much(cases, in_a_visit.then_some(visits)) {
            raise(
                &mut self.transaction,
                "shared-address",
                &self.evidence.request.id,
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
            &self.evidence.request.id,
            cause,
            self.now,
        )
        .await?;
        self.close(
            &Decision {
                event: Event::SentToCounter,
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

/// As [`raise`], also where somebody has acknowledged one of this kind: it happened again.
pub(super) async fn raise_again(
    transaction: &mut Transaction<'static, Sqlite>,
    kind: &'static str,
    request_id: &str,
    cause: &'static str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO alarms (kind, request_id, cause, raised_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (kind, request_id) DO UPDATE SET cause = excluded.cause,
             raised_at = excluded.raised_at, acknowledged_at = NULL",
    )
    .bind(kind)
    .bind(request_id)
    .bind(cause)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Has a request judged as soon as it can be, if it is open.
pub(super) async fn look_again(
    transaction: &mut Transaction<'static, Sqlite>,
    id: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE proofs SET look_at = 0 WHERE request_id = ?1 AND look_at <> ?2")
        .bind(id)
        .bind(NEVER)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// The same for every request of a case.
pub(super) async fn look_at_others(
    transaction: &mut Transaction<'static, Sqlite>,
    case_id: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE proofs SET look_at = 0
         WHERE request_id IN (SELECT request_id FROM contents WHERE case_id = ?1) AND look_at <> ?2",
    )
    .bind(case_id)
    .bind(NEVER)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
