//! Reads one delivered request: pure. What a newer kiosk sends is not refused for being new: a request whose
//! kind or language this version does not know, and that is in order in all else, is kept as it came.

use protocol::{
    Kind, KioskId, Language, MAX_SEALED_BYTES, RequestId,
    wire::{ErrorCode, Item, SealedRequest},
};
use serde_json::Value;

/// A request that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// This version knows all of it.
    Known(SealedRequest),
    /// It names a kind or a language that this version does not know.
    Unread(Unread),
}

/// A request that only a newer version can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What of it can be told: all but kind and language, which stand for others here.
    pub told: SealedRequest,
    /// As it came.
    pub item: Value,
}

impl Incoming {
    /// What can be told of it.
    pub fn told(&self) -> &SealedRequest {
        match self {
            Incoming::Known(request) => request,
            Incoming::Unread(unread) => &unread.told,
        }
    }
}

/// Longest name of a kind or a language.
const LONGEST_NAME: usize = 32;

/// Reads an item that one of `names` may deliver.
///
/// # Errors
/// Why it cannot be taken, with its id where that can be read.
pub fn read(item: Item, names: &[KioskId]) -> Result<Incoming, (Option<RequestId>, ErrorCode)> {
    let read = match item {
        Item::Request(request) => Incoming::Known(request),
        Item::Other(item) => {
            let id = item
                .pointer("/header/id")
                .and_then(Value::as_str)
                .and_then(|id| id.parse().ok());
            Incoming::Unread(unread(item).ok_or((id, ErrorCode::Malformed))?)
        }
    };
    let told = read.told();
    check(told, names).map_err(|code| (Some(told.header.id), code))?;
    Ok(read)
}

/// What is in order but for names that this version does not know.
fn unread(item: Value) -> Option<Unread> {
    let mut told = item.clone();
    let header = told.get_mut("header")?;
    for (field, is_known, another) in [
        ("kind", is_kind as fn(&str) -> bool, Kind::Closed.as_str()),
        ("language", is_language, Language::Pt.code()),
    ] {
        let name = header.get_mut(field)?;
        if !is_known(name.as_str()?) {
            is_name(name.as_str()?).then_some(())?;
            *name = another.into();
        }
    }
    let told = serde_json::from_value(told).ok()?;
    Some(Unread { told, item })
}

fn is_kind(name: &str) -> bool {
    Kind::from_name(name).is_some()
}

fn is_language(code: &str) -> bool {
    Language::from_code(code).is_some()
}

fn is_name(text: &str) -> bool {
    (1..=LONGEST_NAME).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// What can be told without opening: size, hash, and whose it is.
fn check(request: &SealedRequest, names: &[KioskId]) -> Result<(), ErrorCode> {
    let header = &request.header;
    if request.payload.sealed.len() > MAX_SEALED_BYTES {
        return Err(ErrorCode::Malformed);
    }
    if request.payload.hash() != request.sha256 {
        return Err(ErrorCode::HashMismatch);
    }
    if !names.contains(&header.kiosk) || header.tracking_code.kiosk() != header.kiosk {
        return Err(ErrorCode::HeaderMismatch);
    }
    Ok(())
}
