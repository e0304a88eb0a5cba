//! What can still be read of a damaged database, and how it becomes an outbox again.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{RequestId, wire::SealedRequest};
use rusqlite::{Connection, Row, params, params_from_iter, types::Value};

use super::{
    NewRequest, PrintFact, SaveOutcome,
    delivery::{sealed_payload, sealed_request},
    insert, is_accounted_for,
    journal::{JournalEntry, append, was_purged},
};
use crate::{
    machine::fault::Fault,
    storage::{
        row::{is_unknown, known, parsed, unknown},
        store::fault_of,
    },
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

    /// Forgets all but these, by their ids.
    pub fn keep_only(&mut self, ids: &BTreeSet<String>) {
        self.requests.retain(|id, _| ids.contains(&id.to_string()));
        self.unknown.retain(|id, _| ids.contains(id));
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

/// Where a row is after it was to be taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It came in.
    Taken,
    /// It was in.
    There,
    /// It is in the file that was set aside, and nowhere else.
    Left,
}

/// Puts such a row where it is understood no better, unless one with its id is there. One that this version's table
/// does not take (a column or a value of a newer one, another's code) is left in the file that was set aside.
fn insert_whole(
    database: &Connection,
    id: &str,
    whole: &[(String, Value)],
) -> rusqlite::Result<Place> {
    if has_or_had(database, id)? {
        return Ok(Place::There);
    }
    let names: Vec<&str> = whole.iter().map(|(name, _)| name.as_str()).collect();
    let places = vec!["?"; names.len()].join(", ");
    let insert = format!(
        "INSERT INTO request ({}) VALUES ({places}) ON CONFLICT DO NOTHING",
        names.join(", ")
    );
    let values = params_from_iter(whole.iter().map(|(_, value)| value));
    match database.execute(&insert, values) {
        Ok(1) => Ok(Place::Taken),
        Ok(_) => Ok(Place::Left),
        // The table refuses it; only what the disk says ends the salvage.
        Err(error) if fault_of(&error) == Fault::StorageDamaged => Ok(Place::Left),
        Err(error) => Err(error),
    }
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

/// What became of what was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenOver {
    /// How many of them wait for delivery.
    pub waiting: usize,
    /// The ids of those that this version's table does not take: they are still in the file alone that they were read
    /// from.
    pub left: BTreeSet<String>,
}

/// Takes what was read into a database, all of it in one transaction. What is not known to be delivered
/// waits again; what the database has, or had and removed in good order, stays as it is.
pub fn take_over(
    database: &mut Connection,
    readable: &Readable,
    now_ms: i64,
) -> rusqlite::Result<TakenOver> {
    let mut taken = TakenOver::default();
    let transaction = database.transaction()?;
    for (id, read) in &readable.requests {
        if is_accounted_for(&transaction, *id)? {
            continue;
        }
        match insert(&transaction, &read.new)? {
            SaveOutcome::Saved => {}
            SaveOutcome::AlreadySaved => continue,
            SaveOutcome::CodeTaken => {
                taken.left.insert(id.to_string());
                continue;
            }
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
        taken.waiting += usize::from(delivery == "waiting");
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
    for (id, whole) in &readable.unknown {
        match insert_whole(&transaction, id, whole)? {
            Place::Taken => {
                let waits = ("delivery".into(), Value::Text("waiting".into()));
                taken.waiting += usize::from(whole.contains(&waits));
            }
            Place::There => {}
            Place::Left => {
                taken.left.insert(id.clone());
            }
        }
    }
    transaction.commit()?;
    Ok(taken)
}

/// Whether the database has a row of this id, readable or not, or had one and removed it in good order.
pub fn has_or_had(connection: &Connection, id: &str) -> rusqlite::Result<bool> {
    let mut row = connection.prepare_cached("SELECT 1 FROM request WHERE id = ?1")?;
    if row.exists([id])? {
        return Ok(true);
    }
    match id.parse() {
        Ok(id) => was_purged(connection, id),
        // No id of this version's: nothing of that form was ever removed here.
        Err(_) => Ok(false),
    }
}

/// The requests whose payload is kept, and whose id this version can read.
pub fn kept_ids(connection: &Connection) -> rusqlite::Result<BTreeSet<RequestId>> {
    connection
        .prepare("SELECT id FROM request WHERE sealed IS NOT NULL")?
        .query_and_then([], |row| known(parsed(row, 0)))?
        .filter_map(Result::transpose)
        .collect()
}

/// One of them as it was saved; `None` where this version cannot read the rest of it.
pub fn kept(connection: &Connection, id: RequestId) -> rusqlite::Result<Option<NewRequest>> {
    let mut one = connection.prepare_cached(&format!("{COLUMNS} AND id = ?1"))?;
    let read = known(one.query_row([id.to_string()], read_row))?;
    Ok(read.map(|read| read.new))
}
