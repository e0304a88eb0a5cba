//! What can still be read of a damaged database, and how it becomes an outbox again.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{
    RequestId,
    wire::{Enrolled, SealedRequest},
};
use rusqlite::{Connection, Row, params, params_from_iter, types::Value};

use super::{
    NewRequest, PrintFact, Record, SaveOutcome,
    delivery::{sealed_payload, sealed_request},
    insert,
    journal::{JournalEntry, append},
    second_copy::is_accounted_for,
};
use crate::{
    machine::identity,
    storage::row::{is_unknown, known, parsed, unknown},
};

/// Requests that were read, each once.
#[derive(Debug, Default)]
pub struct Readable {
    requests: BTreeMap<RequestId, Read>,
    /// Whole rows that this version does not understand, by their id, as they were.
    unknown: BTreeMap<String, Vec<(String, Value)>>,
}

#[derive(Debug)]
struct Read {
    new: NewRequest,
    delivered_ms: Option<i64>,
    refusal: Option<String>,
    printed: bool,
}

impl Readable {
    /// Adds a request of which nothing but itself is known, unless more is known of it already.
    pub fn add(&mut self, new: NewRequest) {
        self.requests.entry(new.header.id).or_insert(Read {
            new,
            delivered_ms: None,
            refusal: None,
            printed: false,
        });
    }

    fn take(&mut self, read: Read) {
        self.requests.insert(read.new.header.id, read);
    }
}

const COLUMNS: &str =
    "SELECT id, tracking_code, kind, kiosk, language, wall_ms, monotonic_ms, boot_id,
        central_offset_ms, suite, key_id, sealed, sha256,
        masked_new_email, saved_ms, delivered_ms, refusal, print, mailbox_confirmed
    FROM request WHERE sealed IS NOT NULL";

/// Reads from both ends towards the damage, so that one bad page hides no more than itself.
pub fn read_what_can_be_read(damaged: &Connection) -> Readable {
    let mut readable = Readable::default();
    for order in ["ORDER BY seq", "ORDER BY seq DESC"] {
        let now = format!("{COLUMNS} {order}");
        // What is damaged may not have come up to this version's schema.
        let before_the_second_step = now.replace("mailbox_confirmed", "NULL");
        let Ok(mut statement) = damaged
            .prepare(&now)
            .or_else(|_| damaged.prepare(&before_the_second_step))
        else {
            continue;
        };
        let Ok(mut rows) = statement.query([]) else {
            continue;
        };
        while let Ok(Some(row)) = rows.next() {
            match read_row(row) {
                Ok(read) => readable.take(read),
                Err(error) if is_unknown(&error) => {
                    if let Ok((id, whole)) = whole_row(damaged, row) {
                        readable.unknown.insert(id, whole);
                    }
                }
                Err(_) => {}
            }
        }
    }
    readable
}

/// All columns of a request that this version does not understand, when its sealed bytes are what was saved.
fn whole_row(
    database: &Connection,
    row: &Row<'_>,
) -> rusqlite::Result<(String, Vec<(String, Value)>)> {
    let id: String = row.get(0)?;
    if sealed_payload(row)?.hash().as_str() != row.get::<_, String>(12)? {
        return Err(unknown(12));
    }
    let mut statement = database.prepare("SELECT * FROM request WHERE id = ?1")?;
    let names: Vec<String> = statement
        .column_names()
        .into_iter()
        .map(str::to_owned)
        .collect();
    let whole = statement.query_row([&id], |row| {
        let columns = names.iter().enumerate().filter(|(_, name)| *name != "seq");
        columns
            .map(|(at, name)| Ok((name.clone(), row.get(at)?)))
            .collect()
    })?;
    Ok((id, whole))
}

/// Puts such a row where it is understood no better, unless one with its id or code is there. A column that the
/// database does not have is one of a newer version too: then it is left in the file that was set aside.
fn insert_whole(database: &Connection, whole: &[(String, Value)]) -> rusqlite::Result<bool> {
    let names: Vec<&str> = whole.iter().map(|(name, _)| name.as_str()).collect();
    let places = vec!["?"; names.len()].join(", ");
    let insert = format!(
        "INSERT INTO request ({}) VALUES ({places}) ON CONFLICT DO NOTHING",
        names.join(", ")
    );
    let values = params_from_iter(whole.iter().map(|(_, value)| value));
    Ok(database.execute(&insert, values)? == 1)
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<Read> {
    let request: SealedRequest = sealed_request(row)?;
    if request.payload.hash() != request.sha256 {
        return Err(rusqlite::Error::InvalidQuery);
    }
    Ok(Read {
        new: NewRequest {
            header: request.header,
            payload: request.payload,
            masked_new_email: row.get(13)?,
            mailbox_confirmed: row.get(18)?,
            saved_ms: row.get(14)?,
        },
        delivered_ms: row.get(15)?,
        refusal: row.get(16)?,
        printed: row.get::<_, String>(17)? == PrintFact::Printed.as_str(),
    })
}

/// Takes what was read into a database, all of it in one transaction. What is not known to be delivered
/// waits again; what the database has, or had and removed in good order, stays as it is. Gives back how
/// many wait.
pub fn take_over(
    database: &mut Connection,
    readable: &Readable,
    now_ms: i64,
) -> rusqlite::Result<usize> {
    let mut waiting = 0;
    let transaction = database.transaction()?;
    for (id, read) in &readable.requests {
        if is_accounted_for(&transaction, *id)?
            || insert(&transaction, &read.new)? != SaveOutcome::Saved
        {
            continue;
        }
        append(&transaction, now_ms, JournalEntry::Salvaged(*id))?;
        let print = match read.printed {
            true => PrintFact::Printed,
            false => PrintFact::Unconfirmed,
        };
        let delivery = match (read.delivered_ms, &read.refusal) {
            (Some(_), _) => "delivered",
            (None, Some(_)) => "refused",
            (None, None) => "waiting",
        };
        waiting += usize::from(delivery == "waiting");
        transaction.execute(
            "UPDATE request SET print = ?2, delivery = ?3, delivered_ms = ?4, refusal = ?5
             WHERE id = ?1",
            params![
                id.to_string(),
                print.as_str(),
                delivery,
                read.delivered_ms,
                read.refusal
            ],
        )?;
    }
    for whole in readable.unknown.values() {
        if insert_whole(&transaction, whole)? {
            waiting +=
                usize::from(whole.contains(&("delivery".into(), Value::Text("waiting".into()))));
        }
    }
    transaction.commit()?;
    Ok(waiting)
}

/// Every record that a log of this database holds: the identity, and all requests whose payload is
/// kept.
pub fn all_records(database: &Connection) -> rusqlite::Result<Vec<Vec<u8>>> {
    difference(database, &[]).map(|difference| difference.missing)
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
    for record in append_log {
        match Record::from_bytes(record) {
            Some(Record::Identity(enrolled)) => last_identity = Some(*enrolled),
            Some(Record::Request(kept)) => {
                there.insert(kept.id());
            }
            None => {}
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
    let ids = database
        .prepare("SELECT id FROM request WHERE sealed IS NOT NULL ORDER BY seq")?
        .query_map([], |row| parsed::<RequestId>(row, 0))?
        .collect::<rusqlite::Result<BTreeSet<_>>>()?;
    difference.has_too_much = there.iter().any(|id| !ids.contains(id));
    let mut one = database.prepare(&format!("{COLUMNS} AND id = ?1"))?;
    for id in ids.into_iter().filter(|id| !there.contains(id)) {
        if let Some(read) = known(one.query_row([id.to_string()], read_row))? {
            difference.missing.push(Record::of(&read.new).to_bytes());
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
