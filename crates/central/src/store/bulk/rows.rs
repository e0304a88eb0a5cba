//! What is written: the rows of each table, as either engine takes them.

use jiff::Timestamp;
use protocol::Language;

use super::{
    super::{
        cases::SealedCase,
        events::{CENTRAL, NEVER},
        ms,
        opening::bytes,
    },
    MadeUpKiosk, MadeUpRequest,
};

/// Bytes of a sealed payload: X-Wing's encapsulation, a content of one block, and the tag.
const SEALED: usize = 2160;
const OPENED: &str = "opened";
const COUNTER: &str = "counter";

/// A value of a row.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Null,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Number(number)
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Value {
        Value::Number(i64::from(yes))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Value {
        Value::Bytes(bytes)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

/// Rows of one table.
pub(super) struct Rows {
    pub table: &'static str,
    /// Its columns, as a statement lists them.
    pub columns: &'static str,
    pub rows: Vec<Vec<Value>>,
}

/// A row of what can be a value.
macro_rules! row {
    ($($value:expr),* $(,)?) => { vec![$(Value::from($value)),*] };
}

pub(super) fn of_kiosks(kiosks: &[MadeUpKiosk], now: Timestamp) -> Vec<Rows> {
    let enrolled = |kiosk: &MadeUpKiosk| {
        row![
            kiosk.id.clone(),
            kiosk.site.clone(),
            "Europe/Lisbon",
            ms(now)
        ]
    };
    let heard = |kiosk: &MadeUpKiosk| row![kiosk.id.clone(), ms(now), "1.0.0", 0, "ready", 0];
    vec![
        Rows {
            table: "kiosks",
            columns: "id, store, time_zone, enrolled_at",
            rows: kiosks.iter().map(enrolled).collect(),
        },
        Rows {
            table: "heartbeats",
            columns: "kiosk, seen_at, version, queue_depth, printer, clock_offset_ms",
            rows: kiosks.iter().map(heard).collect(),
        },
    ]
}

pub(super) fn of_cases(cases: &[SealedCase]) -> Rows {
    let row = |case: &SealedCase| {
        let (values, hashes) = (&case.values, &case.hashes);
        row![
            case.id.clone(),
            case.status.as_str(),
            case.made_up,
            case.name.clone(),
            values.nif.clone(),
            bytes(&hashes.nif),
            values.niss.clone(),
            bytes(&hashes.niss),
            values.passport.clone(),
            bytes(&hashes.passport),
            values.phone.clone(),
            bytes(&hashes.phone),
            case.email.clone(),
            bytes(&hashes.email),
            case.language.map(Language::code),
            case.payment_reference.clone(),
            case.payment_cents,
        ]
    };
    Rows {
        table: "cases",
        columns: "id, status, made_up, name, nif, nif_hash, niss, niss_hash, passport, passport_hash, phone, phone_hash,
             email, email_hash, language, payment_reference, payment_cents",
        rows: cases.iter().map(row).collect(),
    }
}

pub(super) fn of_requests(requests: &[MadeUpRequest], key_id: &str) -> Vec<Rows> {
    let id = |request: &MadeUpRequest| request.header.id.to_string();
    let at = |request: &MadeUpRequest| ms(request.received_at);
    let waits = |request: &&MadeUpRequest| request.look_at.is_none();
    let all = |row: &dyn Fn(&MadeUpRequest) -> Vec<Value>| requests.iter().map(row).collect();
    let delivered = |request: &MadeUpRequest| {
        let header = &request.header;
        let id = id(request);
        row![
            id.clone(),
            header.tracking_code.as_str(),
            header.kiosk.as_str(),
            header.kind.as_str(),
            header.language.code(),
            serde_json::to_string(header).unwrap_or_default(),
            protocol::SUITE,
            key_id,
            sealed(&id),
            protocol::SealedHash::of(id.as_bytes()).as_str(),
            "Europe/Lisbon",
            at(request),
            if waits(&request) { COUNTER } else { OPENED },
            at(request),
        ]
    };
    let content = |request: &MadeUpRequest| {
        let (values, hashes) = (&request.values, &request.hashes);
        row![
            id(request),
            at(request),
            false,
            values.nif.clone(),
            bytes(&hashes.nif),
            values.passport.clone(),
            bytes(&hashes.passport),
            values.phone.clone(),
            bytes(&hashes.phone),
            request.emails[0].clone(),
            bytes(&hashes.email),
            request.emails[1].clone(),
            request.new_email_hash.stored(),
            request.case_id.clone(),
            waits(&request).then(|| at(request)),
        ]
    };
    let proof = |request: &MadeUpRequest| {
        let look_at = request.look_at.map_or(NEVER, ms);
        row![id(request), at(request), "code", at(request), look_at, 1]
    };
    let compared = |request: &MadeUpRequest| {
        let matching = i64::from(request.matching);
        row![id(request), request.case_id.clone(), matching, 0, true]
    };
    let notice = |request: &MadeUpRequest| {
        let day = request.received_at.strftime("%F").to_string();
        row![request.case_id.clone(), day, id(request)]
    };
    let mail = |request: &MadeUpRequest| {
        row![
            format!("notice-{}", request.header.id),
            "old-address",
            id(request),
            request.header.language.code(),
            Vec::new(),
            Vec::new(),
            at(request),
            "accepted",
            1,
            at(request),
            250,
            at(request),
        ]
    };
    let event = |request: &MadeUpRequest, (what, from, to): (&str, Option<&str>, Option<&str>)| {
        let case_id = request.case_id.clone();
        row![at(request), id(request), case_id, what, CENTRAL, from, to]
    };
    let events = requests.iter().flat_map(|request| {
        let opened = [
            ("unsealed", Some("received"), Some(OPENED)),
            ("old-mailbox-told", None, None),
        ];
        let sent = waits(&request).then_some(("sent-to-counter", Some(OPENED), Some(COUNTER)));
        opened
            .into_iter()
            .chain(sent)
            .map(move |it| event(request, it))
    });
    let decision = |request: &MadeUpRequest| {
        let case_id = request.case_id.clone();
        let why = "too-few-matches";
        row![id(request), why, case_id, at(request), at(request)]
    };
    let alarm = |request: &MadeUpRequest| {
        row![
            "shared-address",
            id(request),
            "one-address-many-cases",
            at(request)
        ]
    };
    let table = |table, columns, rows| Rows {
        table,
        columns,
        rows,
    };
    vec![
        table(
            "requests",
            "id, tracking_code, kiosk, kind, language, header, suite, key_id, sealed, sha256, time_zone, received_at,
             state, unsealed_at",
            all(&delivered),
        ),
        table(
            "contents",
            "request_id, opened_at, assisted, nif, nif_hash, passport, passport_hash, phone, phone_hash, old_email,
             old_email_hash, new_email, new_email_hash, case_id, ended_at",
            all(&content),
        ),
        table(
            "proofs",
            "request_id, mailbox_confirmed_at, mailbox_confirmed_by, old_mailbox_told_at, look_at, rank",
            all(&proof),
        ),
        table(
            "matches",
            "request_id, case_id, matching, conflicting, old_email_matches",
            all(&compared),
        ),
        table(
            "old_address_notices",
            "case_id, day, request_id",
            all(&notice),
        ),
        table(
            "mails",
            "id, kind, subject_id, language, recipient, filling, created_at, state, tries, next_try_at, last_reply,
             ended_at",
            all(&mail),
        ),
        table(
            "events",
            "at, request_id, case_id, what, who, from_state, to_state",
            events.collect(),
        ),
        table(
            "decisions",
            "request_id, why, case_id, decided_at, public_at",
            requests.iter().filter(waits).map(decision).collect(),
        ),
        table(
            "alarms",
            "kind, request_id, cause, raised_at",
            requests.iter().filter(|it| it.alarm).map(alarm).collect(),
        ),
    ]
}

/// Bytes that no engine makes smaller, as those of a seal.
fn sealed(id: &str) -> Vec<u8> {
    // xorshift64*, from where the id says.
    let hash = protocol::SealedHash::of(id.as_bytes());
    let seed = u64::from_str_radix(hash.as_str().get(..15).unwrap_or_default(), 16);
    let mut state = seed.unwrap_or_default() | 1;
    let mut bytes = Vec::with_capacity(SEALED + 8);
    while bytes.len() < SEALED {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        bytes.extend(state.wrapping_mul(0x2545_f491_4f6c_dd1d).to_le_bytes());
    }
    bytes.truncate(SEALED);
    bytes
}
