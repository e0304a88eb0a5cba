//! What this central tells its kiosks: edited and signed at the command line, served as it was signed; notices that stand for
//! a while are signed by a worker too ([`publish_notices`]), and nothing else is.
//!
//! The signing keys are `DIR/keys/configuration-0001.key` and so on; the highest number signs. Nothing that
//! serves reads them: they may lie elsewhere and come back for a change. Every document is judged before it is
//! published, by the rule of the kiosks, so that none can be published that they would refuse.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use protocol::{
    KioskId,
    configuration::{
        Configuration, HandOver, MAX_HOLD_DAYS, MIN_HOLD_DAYS, Notice, Refused,
        SignedConfiguration, SigningKey, Site, USUAL_SUFFIX, judge,
    },
    wire::SealingKey,
};
use zeroize::Zeroizing;

use crate::{
    directory::{Directory, write_new},
    hosts,
    journal::Act,
    keys::{self, KeyError},
    random,
    staff::OPERATOR,
    store::{Installation, Store, StoreError},
};

mod closed_days;
mod standing;

pub use closed_days::ClosedDayError;
pub use standing::{UNSIGNED, publish_notices, unsigned};

/// Whose calendar says which day it is when closed days are named.
const CALENDAR: &str = "Europe/Lisbon";

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// `init` has not run.
    #[error("the data directory is empty; run `aima-central init` first")]
    NotInitialised,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A sealing key, or a signing key's file.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// There is no signing key here.
    #[error("no signing key in {0}: name one with --key FILE, or run `aima-central init` once")]
    NoKey(PathBuf),
    /// None of the keys here has signed what was published last, so that kiosks would not believe it.
    #[error(
        "the key that signed the published configuration is not here: name its file with --key FILE"
    )]
    AnotherKey,
    /// Too few or too many days of checking.
    #[error(
        "{0} working days are out of bounds: --hold-days takes {MIN_HOLD_DAYS} to {MAX_HOLD_DAYS}, since who owns the former address has {MIN_HOLD_DAYS} to object"
    )]
    HoldDays(u32),
    /// A closed day.
    #[error(transparent)]
    ClosedDay(#[from] ClosedDayError),
    /// Kiosks would refuse it.
    #[error("kiosks would refuse this configuration: {0}")]
    Refused(#[from] Refused),
    /// Somebody else published in the meantime.
    #[error(
        "somebody else has published a configuration in the meantime; look at it and try again"
    )]
    Overtaken,
}

/// What the command line changes. What is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// In place of all senders.
    pub senders: Option<Vec<String>>,
    /// Whether there is a book at the counter.
    pub complaints_counter: Option<bool>,
    /// Where complaints go on the web; `Some(None)`: nowhere.
    pub complaints_site: Option<Option<String>>,
    /// In place of all notices.
    pub notices: Option<Vec<Notice>>,
    /// Where kiosks stand: each in place of the one of the same kiosk.
    pub sites: Vec<Site>,
    /// Kiosks that are again as they were enrolled.
    pub forget_sites: Vec<KioskId>,
    /// The tracking page's host; `Some(None)`: as at enrolment.
    pub tracking_host: Option<Option<String>>,
    /// For how many working days a request is checked that arrives from now on.
    pub hold_days: Option<u32>,
    /// In place of all closed days, in any order.
    pub closed_days: Option<Vec<Date>>,
}

impl Changes {
    fn apply(self, it: &mut Configuration, today: Date) -> Result<(), PublishError> {
        if let Some(days) = self.hold_days {
            if !(MIN_HOLD_DAYS..=MAX_HOLD_DAYS).contains(&days) {
                return Err(PublishError::HoldDays(days));
            }
            it.hold_days = days;
        }
        if let Some(days) = self.closed_days {
            it.closed_days = closed_days::in_order(days, &it.closed_days, today)?;
        }
        if let Some(senders) = self.senders {
            it.senders = senders;
        }
        if let Some(counter) = self.complaints_counter {
            it.complaints.counter = counter;
        }
        if let Some(site) = self.complaints_site {
            it.complaints.site = site;
        }
        if let Some(notices) = self.notices {
            it.notices = notices;
        }
        for site in self.sites {
            it.sites.retain(|other| other.kiosk != site.kiosk);
            it.sites.push(site);
        }
        it.sites
            .retain(|site| !self.forget_sites.contains(&site.kiosk));
        if let Some(host) = self.tracking_host {
            it.tracking_host = host;
        }
        Ok(())
    }
}

/// Makes the first signing key where there is none.
pub fn create_missing_key(directory: &Directory) -> Result<(), KeyError> {
    match key_files(directory)?.is_empty() {
        true => new_key(directory).map(drop),
        false => Ok(()),
    }
}

/// Makes one more signing key; the next document hands over to it.
pub fn new_key(directory: &Directory) -> Result<PathBuf, KeyError> {
    let files = key_files(directory)?;
    let last = files.last().and_then(|path| number(path)).unwrap_or(0);
    let path = directory
        .keys()
        .join(format!("configuration-{:04}.key", last + 1));
    let seed = Zeroizing::new(hex::encode(random::bytes::<32>()));
    write_new(&path, seed.as_bytes(), 0o600)
        .map_err(|error| KeyError::File(path.clone(), error))?;
    Ok(path)
}

/// Publishes the next version: what was published last with these changes, with the sealing keys of now,
/// signed by `key` or by the highest of the keys in the data directory. Gives back the version.
pub async fn publish(
    directory: &Directory,
    store: &Store,
    changes: Changes,
    key: Option<&Path>,
    suffixes: &[String],
    now: Timestamp,
) -> Result<u64, PublishError> {
    let installation = store
        .installation()
        .await?
        .ok_or(PublishError::NotInitialised)?;
    // Before the document: whoever publishes in between takes this version's place, and nothing of theirs is undone.
    let version = store.configuration_version().await? + 1;
    let last = store.signed_configuration().await?;
    let before = match &last {
        None => Configuration::default(),
        Some(signed) => read(signed)?,
    };
    let (signing, hand_overs) = keys_to_sign(directory, key, last.as_ref())?;
    let mut next = Configuration {
        version,
        sealing_keys: keys_to_seal_to(directory, store).await?,
        timed_notices: standing::wanted(store, now).await?,
        ..before.clone()
    };
    let zone = TimeZone::get(CALENDAR).expect("it is in the bundled database");
    changes.apply(&mut next, zone.to_datetime(now).date())?;
    let signed = signing.sign(next.to_document(), hand_overs);
    let known = last.as_ref().map_or(signing.public(), |last| last.key);
    judge(
        Some(&before),
        &signed,
        known,
        &trusted(&installation, suffixes),
    )?;
    let act = match known == signing.public() {
        true => Act::ConfigurationPublished,
        false => Act::ConfigurationKeyChanged,
    };
    match store.publish(&next, &signed, act, OPERATOR, now).await? {
        true => {
            tracing::info!(event = "configuration-published", version, key = %signed.key);
            Ok(version)
        }
        false => Err(PublishError::Overtaken),
    }
}

/// The sealing keys that are here, but for the retired ones.
async fn keys_to_seal_to(
    directory: &Directory,
    store: &Store,
) -> Result<Vec<SealingKey>, PublishError> {
    let mut keys = keys::public_keys(directory)?;
    let known = store.sealing_keys().await?;
    let is_retired = |key: &SealingKey| {
        let mine = known.iter().find(|it| it.key_id == key.key_id.as_str());
        mine.is_some_and(|it| it.retired_at.is_some())
    };
    keys.retain(|key| !is_retired(key));
    Ok(keys)
}

/// The document in what this central has published itself.
pub fn read(signed: &SignedConfiguration) -> Result<Configuration, Refused> {
    serde_json::from_slice(&signed.document).map_err(|_| Refused::Unparsable)
}

/// What hosts may end in here: the usual suffix, this installation's own hosts, and what the operator names.
fn trusted(installation: &Installation, more: &[String]) -> Vec<String> {
    let public = installation.public_base.as_deref().and_then(hosts::of_base);
    let demo = installation.demo.then(|| "localhost".to_owned());
    [USUAL_SUFFIX.to_owned()]
        .into_iter()
        .chain(public)
        .chain(demo)
        .chain(more.iter().cloned())
        .collect()
}

/// The key to sign with, and how one comes to it from the first.
fn keys_to_sign(
    directory: &Directory,
    named: Option<&Path>,
    last: Option<&SignedConfiguration>,
) -> Result<(SigningKey, Vec<HandOver>), PublishError> {
    let files = match named {
        Some(path) => vec![path.to_owned()],
        None => key_files(directory)?,
    };
    let keys: Vec<_> = files
        .iter()
        .map(|path| signing_key(path))
        .collect::<Result<_, _>>()?;
    let Some(last) = last else {
        let key = keys.into_iter().next_back();
        let key = key.ok_or_else(|| PublishError::NoKey(directory.keys()))?;
        return Ok((key, vec![]));
    };
    let mut hand_overs = last.hand_overs.clone();
    let mut known = keys.into_iter().skip_while(|key| key.public() != last.key);
    let mut key = known.next().ok_or(PublishError::AnotherKey)?;
    for newer in known {
        hand_overs.push(key.hand_over(newer.public()));
        key = newer;
    }
    Ok((key, hand_overs))
}

fn signing_key(path: &Path) -> Result<SigningKey, KeyError> {
    let file = |error: io::Error| KeyError::File(path.to_owned(), error);
    let text = Zeroizing::new(fs::read_to_string(path).map_err(file)?);
    let mut seed = Zeroizing::new([0; 32]);
    hex::decode_to_slice(text.trim(), &mut seed[..])
        .map_err(|_| KeyError::Damaged(path.to_owned()))?;
    Ok(SigningKey::from_seed(&seed))
}

/// `configuration-NNNN.key`, lowest number first.
fn key_files(directory: &Directory) -> Result<Vec<PathBuf>, KeyError> {
    let folder = directory.keys();
    let file = |error: io::Error| KeyError::File(folder.clone(), error);
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).map_err(file)? {
        let path = entry.map_err(file)?.path();
        if number(&path).is_some() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn number(path: &Path) -> Option<u32> {
    let name = path.file_name()?.to_str()?;
    let digits = name.strip_prefix("configuration-")?.strip_suffix(".key")?;
    (digits.len() == 4).then(|| digits.parse().ok())?
}

/// What a running process says on its pages and in its mails: the document that was published last.
#[derive(Debug, Default)]
pub struct Published(RwLock<Arc<Configuration>>);

impl Published {
    /// The document; the package's own before the first.
    pub fn current(&self) -> Arc<Configuration> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Looks whether another process has published, and says whether something else counts now. What cannot be
    /// read leaves the last good one.
    pub async fn refresh(&self, store: &Store) -> Result<bool, StoreError> {
        let before = self.current();
        if store.configuration_version().await? == before.version {
            return Ok(false);
        }
        if let Some(signed) = store.signed_configuration().await? {
            match read(&signed) {
                Ok(read) => {
                    let mut current = self.0.write().unwrap_or_else(PoisonError::into_inner);
                    let changed = current.version != read.version;
                    *current = Arc::new(read);
                    return Ok(changed);
                }
                Err(refused) => {
                    tracing::error!(event = "configuration-unreadable", cause = %refused);
                }
            }
        }
        Ok(false)
    }
}
