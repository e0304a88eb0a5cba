//! What deciding reads and writes. Each step is one transaction that begins with the evidence of the request,
//! so that any number of processes, and any restart, take it once. No case is changed here: that is asked of the registry
//! between two such steps (`changes.rs`).

use jiff::{SignedDuration, Timestamp};
use sqlx::{FromRow, Transaction};

use super::{
    Store, StoreError, Taken, changes,
    engine::{Db, DbConnection, forms},
    events::{self, NEVER, Noted, happen},
    mails::{self, NewMail},
    marks, ms,
    opening::match_again,
};
use crate::{
    proof::{
        evidence::{CaseMarks, Evidence, RequestRecord},
        ladder::{DAYS_BETWEEN_CORRECTIONS, Row, shares_too_much},
    },
    registry::{CaseStatus, Found},
    requests::transition::Event,
    vault::KeyedHash,
};

const PAGE: i64 = 50;
/// For how long an alarm rests that somebody has acknowledged while its cause lasts.
const ALARM_REST: SignedDuration = SignedDuration::from_hours(24);

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
                rules.hold_days, rules.closed_days,
                (SELECT decided_at FROM decisions WHERE decisions.request_id = requests.id) AS decided_at
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

pub(super) const ONE: &str = records!("contents.request_id = $1");
pub(super) const OTHERS: &str =
    records!("contents.case_id = $1 AND requests.id <> $2 ORDER BY requests.id");

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

/// A change of a case that the registry is to be asked for.
#[derive(Debug, Clone)]
pub struct NewChange {
    /// The case.
    pub case_id: String,
    /// What becomes of it.
    pub what: What,
    /// How it is now.
    pub expected_email: Option<KeyedHash>,
    /// See `expected_email`.
    pub expected_status: CaseStatus,
    /// The address that it has, encrypted for `events` under `former_id`.
    pub former: Option<Vec<u8>>,
    /// See `former`.
    pub former_id: Option<String>,
}

/// What becomes of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It has the address that the request gives.
    Address,
    /// It is taken up again.
    Reactivation,
    /// It has the address again that it had before the request changed it.
    Restore,
    /// Nothing: payment data are mailed to the address that it has, if it still has it.
    SameAddress,
    /// Nothing: what the person came for is mailed once more to the address that it has, if it still has it.
    SentAgain,
}

impl What {
    /// Every one.
    pub const ALL: [What; 5] = [
        What::Address,
        What::Reactivation,
        What::Restore,
        What::SameAddress,
        What::SentAgain,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            What::Address => "address",
            What::Reactivation => "reactivation",
            What::Restore => "restore",
            What::SameAddress => "same-address",
            What::SentAgain => "sent-again",
        }
    }

    /// The one with this stable name.
    pub fn from_name(name: &str) -> Option<What> {
        What::ALL.into_iter().find(|what| what.as_str() == name)
    }
}

/// What is written down where a request was carried out.
#[derive(Debug, Clone)]
pub struct CarriedOut<'a> {
    /// The case.
    pub case_id: &'a str,
    /// By which row.
    pub row: Row,
    /// How the request ends.
    pub decision: Decision<'a>,
    /// The requests that are joined to it.
    pub joined: Vec<String>,
    /// The mail that the person came for.
    pub mail: Option<&'a NewMail>,
}

/// One open request, held in a transaction that nobody else can write beside. Dropped, it changes nothing.
pub struct Settlement {
    transaction: Transaction<'static, Db>,
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
                 WHERE rank = $1 AND look_at <= $2 AND (look_at, request_id) > ($3, $4)
                 ORDER BY look_at, request_id LIMIT $5",
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

    /// The same, in hand; `None` where there are none.
    pub async fn take_due(
        &self,
        place: &Due,
        now: Timestamp,
    ) -> Result<Option<Taken<Due, Due>>, StoreError> {
        let page = self.due_after(place, now).await?;
        let Some(last) = page.last().cloned() else {
            return Ok(None);
        };
        let ids = page.into_iter().map(|due| due.id).collect();
        let (hand, ours) = self.take_in_hand(ids).await?;
        let items = sqlx::query_as(
            "SELECT rank, look_at, request_id AS id FROM proofs
             WHERE request_id IN (SELECT value FROM json_each($1)) AND look_at <= $2
             ORDER BY rank, look_at, request_id",
        )
        .bind(serde_json::to_string(&ours).expect("ids always serialise"))
        .bind(ms(now))
        .fetch_all(&self.readers)
        .await?;
        Ok(Some(Taken { hand, last, items }))
    }

    /// Looks at a request no sooner than `at`, unless something about it changed since it was `due`.
    pub async fn put_off(&self, due: &Due, at: Timestamp) -> Result<(), StoreError> {
        sqlx::query("UPDATE proofs SET look_at = $3 WHERE request_id = $1 AND look_at = $2")
            .bind(&due.id)
            .bind(due.look_at)
            .bind(ms(at))
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// Takes an open request into a transaction of its own, compared with what the registry has `found` for it now.
    /// `None` if it is no longer open.
    pub async fn settlement(
        &self,
        id: &str,
        found: &[Found],
        now: Timestamp,
    ) -> Result<Option<Settlement>, StoreError> {
        let mut transaction = self.begin().await?;
        let known = evidence(&mut transaction, id, found).await?;
        let Some(mut known) = known.filter(|known| known.request.is_open()) else {
            return Ok(None);
        };
        // The registry may have changed since it was opened.
        if match_again(&mut transaction, &known.request, found, now).await?
            && let Some(anew) = evidence(&mut transaction, id, found).await?
        {
            known = anew;
        }
        Ok(Some(Settlement {
            transaction,
            evidence: known,
            now,
        }))
    }

    /// Takes an open request that cannot be read into a transaction of its own: it is closed, and not compared.
    pub async fn settlement_of_unreadable(
        &self,
        id: &str,
        now: Timestamp,
    ) -> Result<Option<Settlement>, StoreError> {
        let mut transaction = self.begin().await?;
        let known = evidence(&mut transaction, id, &[]).await?;
        Ok(known
            .filter(|known| known.request.is_open())
            .map(|evidence| Settlement {
                transaction,
                evidence,
                now,
            }))
    }

    /// What the ladder looks at, read only; `None` for a request that was not opened.
    pub async fn evidence(
        &self,
        id: &str,
        found: &[Found],
    ) -> Result<Option<Evidence>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        evidence(&mut snapshot, id, found).await
    }
}

/// Everything that is known of a request and its case, within one transaction. What the registry knows of the case was
/// `found` before.
pub(super) async fn evidence(
    connection: &mut DbConnection,
    id: &str,
    found: &[Found],
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
            marks: CaseMarks::default(),
            others: Vec::new(),
        }));
    };
    let marks = marks::of(&mut *connection, case_id).await?;
    let others = sqlx::query_as(OTHERS)
        .bind(case_id)
        .bind(&request.id)
        .fetch_all(&mut *connection)
        .await?;
    let case = found.iter().find(|it| it.case.id == *case_id);
    Ok(Some(Evidence {
        case: case.map(|it| it.case.clone()),
        marks,
        others,
        request,
    }))
}

impl Settlement {
    /// When the request has to be looked at again; the other facts stay as they are.
    pub async fn look_again_at(mut self, at: Timestamp) -> Result<(), StoreError> {
        sqlx::query("UPDATE proofs SET look_at = $2 WHERE request_id = $1")
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
            "INSERT INTO old_address_notices (case_id, day, request_id) VALUES ($1, $2, $3)
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
        sqlx::query("UPDATE proofs SET old_mailbox_told_at = $2 WHERE request_id = $1")
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

    /// From now on the registry is asked for a change of the case. `None` if it is asked for another one: one at a time.
    pub async fn begin(
        mut self,
        change: &NewChange,
        row: Row,
    ) -> Result<Option<String>, StoreError> {
        let id = self.evidence.request.id.clone();
        let noted = Noted::by_central(Some(&change.case_id), row.as_str());
        if !happen(&mut self.transaction, &id, Event::Applying, noted, self.now).await? {
            return Ok(None);
        }
        let key = changes::begin(
            &mut self.transaction,
            &id,
            change,
            row.as_str(),
            None,
            self.now,
        )
        .await?;
        if key.is_some() {
            self.transaction.commit().await?;
        }
        Ok(key)
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
        end(
            &mut self.transaction,
            &id,
            case_id.as_deref(),
            decision,
            self.now,
        )
        .await?;
        Ok(self.transaction.commit().await?)
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

/// Ends a request that was carried out, and those that are joined to it, and queues the mail that the person came for. The
/// passport row lifts the protection that a "not me" had put on the case.
pub(super) async fn carry_out(
    transaction: &mut Transaction<'static, Db>,
    id: &str,
    carried_out: &CarriedOut<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let case_id = carried_out.case_id;
    if carried_out.row == Row::Passport {
        marks::lift_protection(transaction, case_id).await?;
    }
    if let Some(mail) = carried_out.mail {
        mails::queue(transaction, mail, now).await?;
    }
    let decision = &carried_out.decision;
    end(transaction, id, Some(case_id), decision, now).await?;
    for sibling in &carried_out.joined {
        if !end(transaction, sibling, Some(case_id), decision, now).await? {
            continue;
        }
        sqlx::query("UPDATE decisions SET joined_to = $2 WHERE request_id = $1")
            .bind(sibling)
            .bind(id)
            .execute(&mut **transaction)
            .await?;
    }
    look_at_others(transaction, case_id).await
}

/// Ends a request, with why. `false` if it has ended otherwise already.
pub(super) async fn end(
    transaction: &mut Transaction<'static, Db>,
    id: &str,
    case_id: Option<&str>,
    decision: &Decision<'_>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let noted = Noted {
        case_id,
        who: decision.staff.unwrap_or(events::CENTRAL),
        why: Some(decision.why),
    };
    let ends = happen(transaction, id, decision.event, noted, now).await?;
    if ends {
        write_decision(transaction, id, case_id, decision, now).await?;
    }
    Ok(ends)
}

/// Alarms staff where an address serves too many `cases` now.
pub(super) async fn alarm_if_shared(
    transaction: &mut Transaction<'static, Db>,
    id: &str,
    address: Option<KeyedHash>,
    cases: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let lately = now - SignedDuration::from_hours(24 * DAYS_BETWEEN_CORRECTIONS);
    let [one, two, three] = forms(&address);
    let of_address: Vec<Option<KeyedHash>> = sqlx::query_scalar(
        "SELECT contents.visit_hash FROM contents JOIN requests ON requests.id = contents.request_id
         WHERE contents.new_email_hash IN ($2, $3, $4) AND requests.received_at > $1
             AND requests.state IN ('applied', 'undelivered', 'done')",
    )
    .bind(ms(lately))
    .bind(one)
    .bind(two)
    .bind(three)
    .fetch_all(&mut **transaction)
    .await?;
    // What came in no visit is one by itself.
    let mut visits: Vec<Option<KeyedHash>> = Vec::new();
    for visit in of_address {
        if visit.is_none() || !visits.contains(&visit) {
            visits.push(visit);
        }
    }
    let visits = i64::try_from(visits.len()).unwrap_or(i64::MAX);
    let in_a_visit: Option<i64> = sqlx::query_scalar(
        "SELECT 1 FROM contents WHERE request_id = $1 AND visit_hash IS NOT NULL",
    )
    .bind(id)
    .fetch_optional(&mut **transaction)
    .await?;
    if shares_too_much(cases, in_a_visit.map(|_| visits)) {
        let cause = "one-address-many-cases";
        raise(transaction, "shared-address", id, cause, now).await?;
    }
    Ok(())
}

pub(super) async fn write_decision(
    transaction: &mut Transaction<'static, Db>,
    id: &str,
    case_id: Option<&str>,
    decision: &Decision<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO decisions (request_id, why, case_id, staff, decided_at, public_at)
         VALUES ($1, $2, $3, $4, $5, $6)
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
    transaction: &mut Transaction<'static, Db>,
    kind: &'static str,
    request_id: &str,
    cause: &'static str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO alarms (kind, request_id, cause, raised_at) VALUES ($1, $2, $3, $4)
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
    transaction: &mut Transaction<'static, Db>,
    kind: &'static str,
    request_id: &str,
    cause: &'static str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO alarms (kind, request_id, cause, raised_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kind, request_id) DO UPDATE SET cause = excluded.cause,
             raised_at = excluded.raised_at, acknowledged_at = NULL, mailed_at = NULL",
    )
    .bind(kind)
    .bind(request_id)
    .bind(cause)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// As [`raise`], and again a day after somebody has acknowledged it: it lasts.
pub(super) async fn raise_while_it_lasts(
    transaction: &mut Transaction<'static, Db>,
    kind: &'static str,
    request_id: &str,
    cause: &'static str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO alarms (kind, request_id, cause, raised_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kind, request_id) DO UPDATE SET cause = excluded.cause,
             raised_at = excluded.raised_at, acknowledged_at = NULL, mailed_at = NULL
             WHERE alarms.acknowledged_at <= $5",
    )
    .bind(kind)
    .bind(request_id)
    .bind(cause)
    .bind(ms(now))
    .bind(ms(now - ALARM_REST))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Has a request judged as soon as it can be, if it is open.
pub(super) async fn look_again(
    transaction: &mut Transaction<'static, Db>,
    id: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE proofs SET look_at = 0 WHERE request_id = $1 AND look_at <> $2")
        .bind(id)
        .bind(NEVER)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// The same for every request of a case.
pub(super) async fn look_at_others(
    transaction: &mut Transaction<'static, Db>,
    case_id: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE proofs SET look_at = 0
         WHERE request_id IN (SELECT request_id FROM contents WHERE case_id = $1) AND look_at <> $2",
    )
    .bind(case_id)
    .bind(NEVER)
    .execute(&mut **transaction)
    .await?;
    // What the registry was asked for must still be right.
    changes::look_again(transaction, case_id).await
}
