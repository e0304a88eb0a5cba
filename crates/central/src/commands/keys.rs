//! Keys that follow one another: made, activated, looked at, retired. A key that something still needs is not retired; a file is
//! never removed from here.

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use protocol::KeyId;
use serde::Serialize;

use super::CommandError;
use crate::{
    app::{self, StartError},
    directory::Directory,
    keyring::{ANNOUNCED, KeyKind, KeyStates},
    keys,
    proof::links::OLD_MAILBOX_DAYS,
    store::{Store, ToRekey},
    workers::rekeying,
};

/// How long a request that was sealed may wait for its kiosk to be online before nobody counts on it any more; longer than a
/// kiosk keeps what was delivered.
const SEALED_MAY_COME: SignedDuration = SignedDuration::from_hours(14 * 24);
/// What outages and holidays may add to T, in days.
const T_MAY_MOVE_DAYS: i64 = 14;

/// Of what kind a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A secret one.
    Secret(KeyKind),
    /// The pairs that kiosks seal to.
    Sealing,
}

impl Kind {
    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Kind> {
        match name {
            "sealing" => Some(Kind::Sealing),
            name => KeyKind::from_name(name).map(Kind::Secret),
        }
    }
}

/// Why a key is not made, activated or retired.
#[derive(Debug, thiserror::Error)]
pub enum RotationError {
    /// The last one that was made is not used yet.
    #[error("{0} is there and not in use: activate it first")]
    Unused(String),
    /// There is none to activate.
    #[error(
        "there is no {0}: make it with `keys new`, or hand it over as a credential of this name"
    )]
    NotHere(String),
    /// Another one has not been retired.
    #[error("{0} is still needed: retire it first")]
    StillFollowing(String),
    /// It is the one in use.
    #[error("{0} is in use: activate another first")]
    InUse(String),
    /// No such key is known.
    #[error("no {0} is known")]
    Unknown(String),
    /// It is retired already.
    #[error("{0} is retired")]
    Retired(String),
    /// Values are under it.
    #[error(
        "{0} is still needed by {1} values and {2} that go by themselves within two days; `aima-central keys status` says how far it is"
    )]
    Needed(String, i64, i64),
    /// Links or proofs that it signed may still come.
    #[error("what {0} signed may come until {1}")]
    Signed(String, Timestamp),
    /// Requests that are sealed to it wait here.
    #[error("{1} requests that are sealed to {0} are not opened")]
    NotOpened(String, i64),
    /// Requests that are sealed to it may still come.
    #[error("requests that are sealed to {0} may come until {1}")]
    MayCome(String, Timestamp),
    /// Kiosks may still hold requests that are sealed to it.
    #[error("kiosks may hold requests that are sealed to {0}: {1}")]
    AtKiosks(String, String),
    /// Sealing keys follow one another by what is published.
    #[error("kiosks are given the newest by `aima-central configuration publish`")]
    ByConfiguration,
}

/// One key, as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyLine {
    /// `data`, `index`, `signing`, `sealing`.
    pub kind: &'static str,
    /// Its number.
    pub number: u32,
    /// `unused`, `announced`, `in-use`, `older`, `retired` or `gone`.
    pub state: &'static str,
    /// Since when, where that is known.
    pub since: Option<Timestamp>,
    /// Whether it is here: as a file of the data directory, or a credential.
    pub here: bool,
}

/// Everything about keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Each key.
    pub keys: Vec<KeyLine>,
    /// How far values are brought to the keys in use; `None` while no key follows another.
    pub rekeying: Option<RekeyingLine>,
}

/// How far values are brought to the keys in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RekeyingLine {
    /// To which keys.
    pub to: String,
    /// Rows that were seen to.
    pub done: i64,
    /// Rows that there are.
    pub total: i64,
    /// Whether every row was seen to.
    pub finished: bool,
    /// Encrypted values under another key.
    pub encrypted: i64,
    /// Hashes by another key.
    pub hashed: i64,
    /// Hashes by another key that go by themselves.
    pub short_lived: i64,
}

/// Makes the next key of a kind. Nothing uses it yet.
///
/// # Errors
/// The last one that was made is not in use; or its file cannot be written.
pub async fn new_key(directory: &Directory, kind: Kind) -> Result<PathBuf, CommandError> {
    let Kind::Secret(kind) = kind else {
        return Ok(keys::create_next_sealing(directory).map_err(StartError::from)?);
    };
    let store = app::open_store(directory).await?;
    let states = store.key_states().await.map_err(StartError::from);
    store.close().await;
    let known = newest(&states?, kind);
    let here = keys::files(directory, kind).map_err(StartError::from)?;
    if let Some((number, _)) = here.last()
        && *number > known
    {
        return Err(RotationError::Unused(kind.file(*number)).into());
    }
    Ok(keys::create_next(directory, kind).map_err(StartError::from)?)
}

/// Lets the next key of a kind follow the one in use, half a minute later. Says from when on.
///
/// # Errors
/// It is not here, or another one is still followed.
pub async fn activate_key(
    directory: &Directory,
    kind: Kind,
    now: Timestamp,
) -> Result<Timestamp, CommandError> {
    let Kind::Secret(kind) = kind else {
        return Err(RotationError::ByConfiguration.into());
    };
    let store = app::open_store(directory).await?;
    let activated = activate(directory, &store, kind, now).await;
    store.close().await;
    activated
}

async fn activate(
    directory: &Directory,
    store: &Store,
    kind: KeyKind,
    now: Timestamp,
) -> Result<Timestamp, CommandError> {
    let states = store.key_states().await.map_err(StartError::from)?;
    if let Some(older) = states.needed(kind).get(1) {
        return Err(RotationError::StillFollowing(kind.file(older.number)).into());
    }
    let next = newest(&states, kind).saturating_add(1);
    let here = keys::files(directory, kind).map_err(StartError::from)?;
    if !here.iter().any(|(number, _)| *number == next) {
        return Err(RotationError::NotHere(kind.file(next)).into());
    }
    // It must be one before anything is written with it.
    keys::vault(directory).map_err(StartError::from)?;
    keys::signer(directory).map_err(StartError::from)?;
    let use_from = now + ANNOUNCED;
    let announced = store.announce_key(kind, next, use_from, now).await;
    match announced.map_err(StartError::from)? {
        true => Ok(use_from),
        false => Err(RotationError::StillFollowing(kind.file(next)).into()),
    }
}

/// Takes a key out of use, where nothing needs it; one of hashes is gone a little later (`keys status`).
///
/// # Errors
/// Something needs it.
pub async fn retire_key(
    directory: &Directory,
    kind: Kind,
    number: u32,
    now: Timestamp,
) -> Result<(), CommandError> {
    let store = app::open_store(directory).await?;
    let retired = match (kind, u8::try_from(number)) {
        (Kind::Sealing, _) => retire_sealing(directory, &store, number, now).await,
        (Kind::Secret(kind), Ok(number)) => retire_secret(&store, kind, number, now).await,
        (Kind::Secret(kind), Err(_)) => {
            let name = format!("{}-{number}", kind.as_str());
            Err(RotationError::Unknown(name).into())
        }
    };
    store.close().await;
    retired
}

async fn retire_secret(
    store: &Store,
    kind: KeyKind,
    number: u8,
    now: Timestamp,
) -> Result<(), CommandError> {
    let file = kind.file(number);
    let states = store.key_states().await.map_err(StartError::from)?;
    let mut known = states.all().iter();
    let mine = known.find(|it| it.kind == kind && it.number == number);
    let Some(mine) = mine else {
        return Err(RotationError::Unknown(file).into());
    };
    if mine.retired_at.is_some() {
        return Err(RotationError::Retired(file).into());
    }
    let of = states.of(kind, now);
    let newest = states.needed(kind).into_iter().next();
    let begun = newest.map_or(now, |it| it.use_from);
    // Every process has written with the newest alone for a while.
    if number == of.newest || number == of.in_use || begun + ANNOUNCED > now {
        return Err(RotationError::InUse(file).into());
    }
    let index = |states: &KeyStates| match states.of(KeyKind::Index, now) {
        of if of.both => vec![of.newest, of.older.unwrap_or(of.newest)],
        of => vec![of.in_use],
    };
    let data = states.of(KeyKind::Data, now).in_use;
    match kind {
        KeyKind::Data => {
            let left = to_rekey(store, data, &[1], now).await?;
            if left.encrypted > 0 {
                store.rekey_again().await.map_err(StartError::from)?;
                return Err(RotationError::Needed(file, left.encrypted, 0).into());
            }
        }
        KeyKind::Index => {
            let left = to_rekey(store, data, &index(&states), now).await?;
            if left.hashed + left.short_lived > 0 {
                if left.hashed > 0 {
                    store.rekey_again().await.map_err(StartError::from)?;
                }
                return Err(RotationError::Needed(file, left.hashed, left.short_lived).into());
            }
        }
        KeyKind::Signing => {
            let (hold, closed) = store.longest_check().await.map_err(StartError::from)?;
            let days = OLD_MAILBOX_DAYS + T_MAY_MOVE_DAYS + hold * 7 / 5 + closed;
            let until = begun + SignedDuration::from_hours(24 * days);
            if until > now {
                return Err(RotationError::Signed(file, until).into());
            }
        }
    }
    let is_gone = kind != KeyKind::Index;
    let retired = store.retire_key(kind, number, is_gone, now).await;
    Ok(retired.map_err(StartError::from)?)
}

async fn retire_sealing(
    directory: &Directory,
    store: &Store,
    number: u32,
    now: Timestamp,
) -> Result<(), CommandError> {
    let name = format!("sealing-{number:04}");
    let here = keys::numbered_public_keys(directory).map_err(StartError::from)?;
    let Some((_, id)) = here.iter().find(|(of, _)| *of == number) else {
        return Err(RotationError::Unknown(name).into());
    };
    let known = store.sealing_keys().await.map_err(StartError::from)?;
    let newest = here.last().map(|(_, id)| id.clone());
    let newest_from = newest.as_ref().and_then(|newest| {
        let newest = known.iter().find(|it| it.key_id == newest.as_str());
        newest.map(|it| it.first_used_at)
    });
    let published = store
        .signed_configuration()
        .await
        .map_err(StartError::from)?;
    let published = published.and_then(|signed| crate::configuration::read(&signed).ok());
    let first = published.and_then(|it| it.sealing_keys.into_iter().next());
    let first: Option<KeyId> = first.map(|key| key.key_id);
    let Some(since) = newest_from.filter(|_| newest.as_ref() != Some(id) && first == newest) else {
        return Err(RotationError::InUse(name).into());
    };
    if known
        .iter()
        .any(|it| it.key_id == id.as_str() && it.retired_at.is_some())
    {
        return Err(RotationError::Retired(name).into());
    }
    let waiting = store.sealed_to(id).await.map_err(StartError::from)?;
    if waiting > 0 {
        return Err(RotationError::NotOpened(name, waiting).into());
    }
    let until = since + SEALED_MAY_COME;
    if until > now {
        return Err(RotationError::MayCome(name, until).into());
    }
    let kiosks = store
        .kiosks_with_older(since)
        .await
        .map_err(StartError::from)?;
    if !kiosks.is_empty() {
        return Err(RotationError::AtKiosks(name, kiosks.join(", ")).into());
    }
    let retired = store.retire_sealing_key(id, now).await;
    Ok(retired.map_err(StartError::from)?)
}

/// Every key with its state, and how far values are brought to those in use. It counts every value.
///
/// # Errors
/// The database's; a key that cannot be read.
pub async fn status(directory: &Directory, now: Timestamp) -> Result<Status, CommandError> {
    let store = app::open_store(directory).await?;
    let status = status_of(directory, &store, now).await;
    store.close().await;
    status
}

async fn status_of(
    directory: &Directory,
    store: &Store,
    now: Timestamp,
) -> Result<Status, CommandError> {
    let states = store.key_states().await.map_err(StartError::from)?;
    let mut lines = Vec::new();
    for kind in KeyKind::ALL {
        let here = keys::files(directory, kind).map_err(StartError::from)?;
        let is_here = |number: u8| here.iter().any(|(of, _)| *of == number);
        let of = states.of(kind, now);
        for state in states.all().iter().filter(|it| it.kind == kind) {
            let (name, since) = match (state.gone_at, state.retired_at) {
                (Some(at), _) => ("gone", at),
                (None, Some(at)) => ("retired", at),
                _ if state.use_from > now => ("announced", state.use_from),
                _ if state.number == of.in_use => ("in-use", state.use_from),
                _ => ("older", state.use_from),
            };
            lines.push(KeyLine {
                kind: kind.as_str(),
                number: state.number.into(),
                state: name,
                since: Some(since).filter(|at| *at > Timestamp::UNIX_EPOCH),
                here: is_here(state.number),
            });
        }
        let known = newest(&states, kind);
        lines.extend(
            here.iter()
                .filter(|(of, _)| *of > known)
                .map(|(number, _)| KeyLine {
                    kind: kind.as_str(),
                    number: (*number).into(),
                    state: "unused",
                    since: None,
                    here: true,
                }),
        );
    }
    let known = store.sealing_keys().await.map_err(StartError::from)?;
    let here = keys::numbered_public_keys(directory).map_err(StartError::from)?;
    let newest = here.last().map(|(number, _)| *number);
    for (number, id) in &here {
        let known = known.iter().find(|it| it.key_id == id.as_str());
        let (state, since) = match known {
            None => ("unused", None),
            Some(it) if it.retired_at.is_some() => ("retired", it.retired_at),
            Some(it) if Some(*number) == newest => ("in-use", Some(it.first_used_at)),
            Some(it) => ("older", Some(it.first_used_at)),
        };
        lines.push(KeyLine {
            kind: "sealing",
            number: *number,
            state,
            since,
            here: true,
        });
    }
    let vault = match app::open_vault(directory, store, now).await {
        Ok(vault) => vault,
        // A key that is not here: the lines say which.
        Err(StartError::Store(_)) => {
            return Ok(Status {
                keys: lines,
                rekeying: None,
            });
        }
        Err(error) => return Err(error.into()),
    };
    let rekeying = match rekeying::goal(&states, &vault, now) {
        None => None,
        Some(to) => {
            let progress = store.rekeying(&to).await.map_err(StartError::from)?;
            let left = to_rekey(store, vault.data_in_use(), &vault.index_in_use(), now).await?;
            Some(RekeyingLine {
                to,
                done: progress.done,
                total: progress.total,
                finished: progress.finished,
                encrypted: left.encrypted,
                hashed: left.hashed,
                short_lived: left.short_lived,
            })
        }
    };
    Ok(Status {
        keys: lines,
        rekeying,
    })
}

async fn to_rekey(
    store: &Store,
    data: u8,
    index: &[u8],
    now: Timestamp,
) -> Result<ToRekey, CommandError> {
    let left = store.values_to_rekey(data, index, now).await;
    Ok(left.map_err(StartError::from)?)
}

fn newest(states: &KeyStates, kind: KeyKind) -> u8 {
    let mine = states.all().iter().filter(|it| it.kind == kind);
    mine.map(|it| it.number).max().unwrap_or(1)
}
