//! The outbox's second copy: every saved request, and the kiosk's identity, as records of the log.
//! It is compared with the database at every start, and read where the database is damaged.

use protocol::{RequestHeader, RequestId, SealedPayload, wire::Enrolled};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{NewRequest, find, journal};

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

/// Whether the database has the request, or had it and removed it in good order.
pub fn is_accounted_for(connection: &Connection, id: RequestId) -> rusqlite::Result<bool> {
    Ok(find(connection, id)?.is_some() || journal::was_purged(connection, id)?)
}
