//! The second copy: every saved request, and the kiosk's identity, as records of the append-only log. What is kept
//! in both is written here and nowhere else; at every start they are compared both ways ([`difference`]).

use std::collections::BTreeSet;

use protocol::{RequestHeader, RequestId, SealedPayload, wire::Enrolled};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::{
    machine::{
        event::{Event, log},
        identity,
    },
    storage::{
        append_log::AppendLog,
        outbox::{self, NewRequest},
        setting,
    },
};

/// One record of the log.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// What central gave at enrolment; the last one counts.
    Identity(Box<Enrolled>),
    /// A saved request.
    Request(Box<KeptRequest>),
}

/// A saved request as the log keeps it: sealed, with the masked address alone in clear.
#[derive(Serialize, Deserialize)]
pub struct KeptRequest {
    header: RequestHeader,
    payload: SealedPayload,
    masked_new_email: Option<String>,
    /// Records of earlier versions do not say.
    #[serde(default)]
    mailbox_confirmed: Option<bool>,
    saved_ms: i64,
}

impl KeptRequest {
    /// The request's id.
    pub fn id(&self) -> RequestId {
        self.header.id
    }

    /// The request, to be saved again.
    pub fn into_new(self) -> NewRequest {
        NewRequest {
            header: self.header,
            payload: self.payload,
            masked_new_email: self.masked_new_email,
            mailbox_confirmed: self.mailbox_confirmed,
            saved_ms: self.saved_ms,
        }
    }
}

impl Record {
    /// The record of a request.
    pub fn of(new: &NewRequest) -> Record {
        Record::Request(Box::new(KeptRequest {
            header: new.header.clone(),
            payload: new.payload.clone(),
            masked_new_email: new.masked_new_email.clone(),
            mailbox_confirmed: new.mailbox_confirmed,
            saved_ms: new.saved_ms,
        }))
    }

    /// The record's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a record is plain data and always serialises")
    }

    /// Reads a record; `None` for bytes that are none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Record> {
        serde_json::from_slice(bytes).ok()
    }
}

/// Every record that a log of this database holds: the identity, and all requests whose payload is
/// kept.
pub fn all_records(database: &Connection) -> rusqlite::Result<Vec<Vec<u8>>> {
    difference(database, &[]).map(|difference| difference.missing)
}

/// What the log is written anew from: every record of the database, and as they are those of the old log whose request
/// the database keeps and cannot read, or does not have and could not take, and the identity where it has none. A newer
/// version wrote them, or the database is damaged in that row.
pub fn records_anew(
    database: &Connection,
    append_log: &AppendLog,
) -> rusqlite::Result<Vec<Vec<u8>>> {
    let mut records = all_records(database)?;
    let written: BTreeSet<RequestId> = records.iter().filter_map(|it| request_of(it)).collect();
    let kept = outbox::kept_ids(database)?;
    let old = append_log.records().map_err(|_| {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_IOERR_READ);
        rusqlite::Error::SqliteFailure(code, None)
    })?;
    let alone = alone(database, &old)?;
    let carried =
        |id: RequestId| (kept.contains(&id) || alone.contains(&id)) && !written.contains(&id);
    let nameless = identity::load_raw(database)?.is_none();
    records.extend(old.into_iter().filter(|record| {
        request_of(record).is_some_and(carried) || (nameless && is_unreadable_identity(record))
    }));
    Ok(records)
}

/// Who the kiosk was for a newer version.
fn is_unreadable_identity(record: &[u8]) -> bool {
    Record::from_bytes(record).is_none()
        && serde_json::from_slice::<serde_json::Value>(record)
            .is_ok_and(|record| record["identity"].is_object())
}

/// The requests of records that this version cannot read, and of which the database knows nothing: it was lost or
/// damaged after a newer version had saved them. They are nowhere else.
fn alone(database: &Connection, records: &[Vec<u8>]) -> rusqlite::Result<BTreeSet<RequestId>> {
    let unreadable = records
        .iter()
        .filter(|record| Record::from_bytes(record).is_none());
    let mut alone = BTreeSet::new();
    for id in unreadable.filter_map(|record| request_of(record)) {
        if !outbox::has_or_had(database, &id.to_string())? {
            alone.insert(id);
        }
    }
    Ok(alone)
}

/// Writes down in the database how many requests the log alone has, so that staff are told and the kiosk keeps the
/// name under which they were saved.
pub fn note_alone(database: &Connection, records: &[Vec<u8>]) -> rusqlite::Result<()> {
    let count = alone(database, records)?.len();
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    match setting::number(database, setting::ALONE)?.unwrap_or(0) == count {
        true => Ok(()),
        false => setting::set_number(database, setting::ALONE, count),
    }
}

/// The request of a record, also where this version cannot read the rest of it.
fn request_of(record: &[u8]) -> Option<RequestId> {
    let record: serde_json::Value = serde_json::from_slice(record).ok()?;
    record["request"]["header"]["id"].as_str()?.parse().ok()
}

/// How a log differs from the database, of which it is the second copy.
#[derive(Debug, Default)]
pub struct Difference {
    /// Records that it lacks.
    pub missing: Vec<Vec<u8>>,
    /// It holds a payload that the database has purged.
    pub has_too_much: bool,
}

/// Compares them both ways.
pub fn difference(database: &Connection, append_log: &[Vec<u8>]) -> rusqlite::Result<Difference> {
    let mut last_identity = None;
    let mut there = BTreeSet::new();
    let mut unreadable = BTreeSet::new();
    for record in append_log {
        match Record::from_bytes(record) {
            Some(Record::Identity(enrolled)) => last_identity = Some(*enrolled),
            Some(Record::Request(kept)) => {
                there.insert(kept.id());
            }
            None => unreadable.extend(request_of(record)),
        }
    }
    let mut difference = Difference::default();
    if let Some(enrolled) = identity::load_raw(database)?
        && !last_identity.is_some_and(|last| is_the_same(&last, &enrolled))
    {
        difference
            .missing
            .push(Record::Identity(Box::new(enrolled)).to_bytes());
    }
    let ids = outbox::kept_ids(database)?;
    difference.has_too_much = there.iter().any(|id| !ids.contains(id));
    for id in unreadable {
        let purged = !ids.contains(&id) && outbox::has_or_had(database, &id.to_string())?;
        difference.has_too_much |= purged;
    }
    for id in ids.into_iter().filter(|id| !there.contains(id)) {
        if let Some(new) = outbox::kept(database, id)? {
            difference.missing.push(Record::of(&new).to_bytes());
        }
    }
    Ok(difference)
}

/// In everything but the moment, which the database keeps in another form.
fn is_the_same(one: &Enrolled, other: &Enrolled) -> bool {
    let timeless = |enrolled: &Enrolled| Enrolled {
        server_time: jiff::Timestamp::UNIX_EPOCH,
        ..enrolled.clone()
    };
    timeless(one) == timeless(other)
}

/// Saves a request in the database and then in the log. It is saved when the database has it; a log
/// that could not follow is brought up at the next start.
pub fn save(
    database: &mut Connection,
    append_log: &mut AppendLog,
    new: &NewRequest,
) -> rusqlite::Result<outbox::SaveOutcome> {
    let outcome = outbox::save(database, new)?;
    if outcome == outbox::SaveOutcome::Saved
        && append_log.append(&Record::of(new).to_bytes()).is_err()
    {
        log(Event::Defect("spool-append"));
    }
    Ok(outcome)
}

/// Removes what is past its keeping time from both copies, and the journal's old lines. Gives back how many
/// requests it touched.
pub fn purge(
    database: &mut Connection,
    append_log: &mut AppendLog,
    clocks: outbox::Clocks,
    keep: &crate::machine::config::Keep,
) -> rusqlite::Result<usize> {
    let count = outbox::purge(database, clocks, keep.payload_days, keep.row_days)?;
    if count > 0 {
        let records = records_anew(database, append_log)?;
        if append_log
            .rewrite(records.iter().map(Vec::as_slice))
            .is_err()
        {
            log(Event::Defect("spool-rewrite"));
        }
    }
    if !append_log.lags() {
        outbox::cut_journal(database, clocks, keep.row_days)?;
    }
    Ok(count)
}

/// Keeps a checked identity in both copies.
pub fn save_identity(
    database: &mut Connection,
    append_log: &mut AppendLog,
    enrolled: &protocol::wire::Enrolled,
    now_ms: i64,
) -> rusqlite::Result<()> {
    identity::save(database, enrolled, now_ms)?;
    let record = Record::Identity(Box::new(enrolled.clone()));
    if append_log.append(&record.to_bytes()).is_err() {
        log(Event::Defect("spool-append"));
    }
    Ok(())
}

/// Keeps the sealing keys of a newer configuration in both copies.
pub fn save_keys(
    database: &mut Connection,
    append_log: &mut AppendLog,
    keys: &[protocol::wire::SealingKey],
) -> rusqlite::Result<()> {
    identity::save_keys(database, keys)?;
    if let Some(enrolled) = identity::load_raw(database)? {
        let record = Record::Identity(Box::new(enrolled));
        if append_log.append(&record.to_bytes()).is_err() {
            log(Event::Defect("spool-append"));
        }
    }
    Ok(())
}

/// Makes up for what the second copy could not take. `false` while it lags.
pub fn catch_up(database: &Connection, append_log: &mut AppendLog) -> rusqlite::Result<bool> {
    if append_log.lags() {
        let all = records_anew(database, append_log)?;
        if append_log.rewrite(all.iter().map(Vec::as_slice)).is_err() {
            return Ok(false);
        }
    }
    Ok(true)
}
