//! What central has told this kiosk, signed: kept beside the identity in a file of its own, the last good one,
//! so that it outlives outages and restarts.
//!
//! Promises: a file is put in place whole or not at all; what is read from it is judged again by its key; a
//! kiosk that was enrolled by a central without a signing key goes on with the package's own values.

use std::{fs, io, path::Path};

use protocol::configuration::{
    Accepted, Configuration, Refused, SignedConfiguration, VerifyingKey, judge,
};
use serde::{Deserialize, Serialize};

use crate::machine::disk;

const FILE: &str = "central-configuration.json";

/// The file.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// What the next document is judged by.
    key: VerifyingKey,
    /// The last good one; none right after enrolment.
    signed: Option<SignedConfiguration>,
}

/// What a kiosk goes by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InForce {
    /// What the next document is judged by; none: nothing is taken over.
    pub key: Option<VerifyingKey>,
    /// The document, or the package's own values.
    pub configuration: Configuration,
}

/// The kept document is damaged, or no longer one that this kiosk trusts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the kept configuration of central cannot be used")]
pub struct Unusable;

/// What was kept. Where the document in it is refused (the kiosk's own suffixes may have changed) the key
/// stays, and the next one from central takes its place.
///
/// # Errors
/// The file is damaged.
pub fn load(folder: &Path, suffixes: &[String]) -> Result<InForce, Unusable> {
    let text = match fs::read(folder.join(FILE)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(InForce::default()),
        read => read.map_err(|_| Unusable)?,
    };
    let kept: Kept = serde_json::from_slice(&text).map_err(|_| Unusable)?;
    let configuration = match &kept.signed {
        None => Configuration::default(),
        Some(signed) => judge(None, signed, signed.key, suffixes)
            .map(|accepted| accepted.configuration)
            .unwrap_or_default(),
    };
    Ok(InForce {
        key: Some(kept.key),
        configuration,
    })
}

/// Begins anew with the key that came with an enrolment.
///
/// # Errors
/// The disk takes no writes.
pub fn begin(folder: &Path, key: Option<VerifyingKey>) -> io::Result<()> {
    match key {
        None => match disk::remove(&folder.join(FILE)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        },
        Some(key) => write(folder, &Kept { key, signed: None }),
    }
}

/// Judges what central offers, and keeps it if it is good. `Ok(None)`: it is what is in force already.
///
/// # Errors
/// Why it was refused, or [`NotTaken::Disk`].
pub fn take(
    folder: &Path,
    in_force: &InForce,
    offered: Option<SignedConfiguration>,
    suffixes: &[String],
) -> Result<Option<InForce>, NotTaken> {
    let (Some(key), Some(signed)) = (in_force.key, offered) else {
        return Err(NotTaken::Refused(Refused::Unsigned));
    };
    let Accepted { configuration, key } =
        judge(Some(&in_force.configuration), &signed, key, suffixes).map_err(NotTaken::Refused)?;
    let taken = InForce {
        key: Some(key),
        configuration,
    };
    if taken == *in_force {
        return Ok(None);
    }
    let kept = Kept {
        key,
        signed: Some(signed),
    };
    write(folder, &kept).map_err(|_| NotTaken::Disk)?;
    Ok(Some(taken))
}

/// Why what central offered was not taken over; the last good one stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// It does not count.
    Refused(Refused),
    /// It could not be kept.
    Disk,
}

impl NotTaken {
    /// The stable name, for the log.
    pub fn as_str(self) -> &'static str {
        match self {
            NotTaken::Refused(refused) => refused.as_str(),
            NotTaken::Disk => "disk",
        }
    }
}

fn write(folder: &Path, kept: &Kept) -> io::Result<()> {
    let text = serde_json::to_vec(kept).expect("what is kept always serialises");
    disk::replace(&folder.join(FILE), &text)
}

#[cfg(test)]
mod tests {
    use protocol::configuration::SigningKey;
    use zeroize::Zeroizing;

    use super::*;

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_seed(&Zeroizing::new([seed; 32]))
    }

    fn suffixes() -> Vec<String> {
        vec!["gov.pt".to_owned()]
    }

    fn signed(by: &SigningKey, version: u64, sender: &str) -> SignedConfiguration {
        let configuration = Configuration {
            version,
            senders: vec![sender.to_owned()],
            ..Configuration::default()
        };
        by.sign(configuration.to_document(), vec![])
    }

    fn enrolled() -> (tempfile::TempDir, InForce) {
        let folder = tempfile::tempdir().expect("a folder");
        begin(folder.path(), Some(key(1).public())).expect("writable");
        let in_force = load(folder.path(), &suffixes()).expect("readable");
        assert_eq!(in_force.configuration, Configuration::default());
        (folder, in_force)
    }

    #[test]
    fn what_does_not_count_leaves_the_last_good_one_also_over_a_restart() {
        let (folder, in_force) = enrolled();
        let take =
            |in_force: &InForce, offered| take(folder.path(), in_force, offered, &suffixes());
        let good = take(&in_force, Some(signed(&key(1), 7, "a.gov.pt")))
            .expect("good")
            .expect("new");
        for (offered, refused) in [
            (None, Refused::Unsigned),
            (Some(signed(&key(2), 8, "b.gov.pt")), Refused::Unsigned),
            (Some(signed(&key(1), 6, "b.gov.pt")), Refused::Older),
            (
                Some(signed(&key(1), 8, "saf-aima.pt")),
                Refused::ForeignSender,
            ),
        ] {
            assert_eq!(take(&good, offered), Err(NotTaken::Refused(refused)));
            assert_eq!(load(folder.path(), &suffixes()), Ok(good.clone()));
        }
        let again = take(&good, Some(signed(&key(1), 7, "a.gov.pt")));
        assert_eq!(again, Ok(None), "the same again changes nothing");
    }

    #[test]
    fn a_kiosk_without_a_key_takes_nothing_over_and_has_the_packages_values() {
        let folder = tempfile::tempdir().expect("a folder");
        let in_force = load(folder.path(), &suffixes()).expect("there is none");
        assert_eq!(in_force, InForce::default());
        let offered = Some(signed(&key(1), 7, "a.gov.pt"));
        let taken = take(folder.path(), &in_force, offered, &suffixes());
        assert_eq!(taken, Err(NotTaken::Refused(Refused::Unsigned)));
    }

    #[test]
    fn a_damaged_file_is_named_and_not_replaced() {
        let (folder, _) = enrolled();
        let path = folder.path().join(FILE);
        fs::write(&path, b"{").expect("writable");
        assert_eq!(load(folder.path(), &suffixes()), Err(Unusable));
        assert_eq!(fs::read(&path).expect("there"), b"{");
    }

    #[test]
    fn a_kept_document_that_is_no_longer_trusted_gives_way_and_the_key_stays() {
        let (folder, in_force) = enrolled();
        let offered = Some(signed(&key(1), 7, "a.gov.pt"));
        take(folder.path(), &in_force, offered, &suffixes()).expect("good");
        let narrower = load(folder.path(), &["aima.gov.pt".to_owned()]).expect("readable");
        assert_eq!(narrower.key, Some(key(1).public()));
        assert_eq!(narrower.configuration, Configuration::default());
    }

    #[test]
    fn enrolling_again_begins_with_the_new_key() {
        let (folder, in_force) = enrolled();
        let offered = Some(signed(&key(1), 7, "a.gov.pt"));
        take(folder.path(), &in_force, offered, &suffixes()).expect("good");
        begin(folder.path(), Some(key(2).public())).expect("writable");
        let anew = load(folder.path(), &suffixes()).expect("readable");
        assert_eq!(anew.key, Some(key(2).public()));
        begin(folder.path(), None).expect("writable");
        begin(folder.path(), None).expect("nothing to remove");
        assert_eq!(load(folder.path(), &suffixes()), Ok(InForce::default()));
    }
}
