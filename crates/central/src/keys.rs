//! Central's keys: files in `DIR/keys`, or credentials that systemd hands over (`$CREDENTIALS_DIRECTORY`) under the same
//! names; never rows of the database.
//!
//! `sealing-0001.pub` and `sealing-0001.key` are a pair that kiosks seal to; the highest number is the one
//! to use, the others open what is still on its way. `data.key` encrypts identifiers at rest, `index.key`
//! makes their keyed hashes, `signing.key` signs links and proofs; `data-0002.key` and so on follow them, when
//! [`crate::keyring`] says so. Intake reads no private sealing key.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use protocol::{KeyId, SUITE, SealingPrivateKey, SealingPublicKey, wire::SealingKey};
use zeroize::Zeroizing;

use crate::{
    directory::{Directory, write_new},
    keyring::{KeyKind, MOST_KEYS},
    mail::return_address::ReturnKey,
    proof::links::Signer,
    random,
    vault::{Ring, Secret, Source, Vault},
};

/// Where systemd puts what a unit's LoadCredential= and LoadCredentialEncrypted= name (systemd.exec(5)).
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";

/// Why a key cannot be had. It names the file and never its content.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or written.
    #[error("{0}")]
    File(PathBuf, #[source] io::Error),
    /// The file is there and holds no key.
    #[error("{0} holds no key")]
    Damaged(PathBuf),
    /// There is no sealing key at all: `init` has not run.
    #[error("{0} holds no sealing key; run `aima-central init` first")]
    None(PathBuf),
    /// There are as many keys of a kind as there can be.
    #[error("there are {MOST_KEYS} {0} keys: there can be no more")]
    TooMany(&'static str),
}

/// Makes the keys that are missing. What is there stays; a kind of which a credential or a later key is there lacks none.
pub fn create_missing(directory: &Directory) -> Result<(), KeyError> {
    let folder = directory.keys();
    for kind in KeyKind::ALL {
        if files(directory, kind)?.is_empty() {
            write_secret(&folder.join(kind.file(1)))?;
        }
    }
    if numbered(&folder, "key")?.is_empty() && numbered(&folder, "pub")?.is_empty() {
        let (private, _) = SealingPrivateKey::generate();
        write(
            &folder.join("sealing-0001.key"),
            hex_of(&private.to_bytes()).as_bytes(),
            0o600,
        )?;
    }
    // The public half follows from the private one, so an interrupted run is mended by the next.
    for path in numbered(&folder, "key")? {
        write_public(&path)?;
    }
    Ok(())
}

/// Makes the next key of a kind, which nothing uses yet.
pub fn create_next(directory: &Directory, kind: KeyKind) -> Result<PathBuf, KeyError> {
    let last = files(directory, kind)?
        .last()
        .map_or(0, |(number, _)| *number);
    if last >= MOST_KEYS {
        return Err(KeyError::TooMany(kind.as_str()));
    }
    let path = directory.keys().join(kind.file(last + 1));
    write_secret(&path)?;
    Ok(path)
}

/// Makes the next pair that kiosks seal to; they learn of it with the next version of the configuration.
pub fn create_next_sealing(directory: &Directory) -> Result<PathBuf, KeyError> {
    let folder = directory.keys();
    let last = numbered(&folder, "pub")?.pop();
    let last = last.as_deref().and_then(sealing_number).unwrap_or(0);
    let path = folder.join(format!("sealing-{:04}.key", last + 1));
    let (private, _) = SealingPrivateKey::generate();
    write(&path, hex_of(&private.to_bytes()).as_bytes(), 0o600)?;
    write_public(&path)?;
    Ok(path)
}

fn write_secret(path: &Path) -> Result<(), KeyError> {
    let key = Zeroizing::new(hex::encode(random::bytes::<32>()));
    write(path, key.as_bytes(), 0o600)
}

fn write_public(private: &Path) -> Result<(), KeyError> {
    let public = private_key(private)?.public();
    let text = hex::encode(public.to_bytes());
    write(&private.with_extension("pub"), text.as_bytes(), 0o644)
}

/// The public keys to seal to, the one to use first.
pub fn public_keys(directory: &Directory) -> Result<Vec<SealingKey>, KeyError> {
    let folder = directory.keys();
    let mut keys = Vec::new();
    for path in numbered(&folder, "pub")?.into_iter().rev() {
        let bytes = read_hex(&path)?;
        let key = SealingPublicKey::from_bytes(&bytes).map_err(|_| KeyError::Damaged(path))?;
        keys.push(SealingKey {
            key_id: key.id(),
            suite: SUITE.to_owned(),
            public_key: key.to_bytes(),
        });
    }
    if keys.is_empty() {
        Err(KeyError::None(folder))
    } else {
        Ok(keys)
    }
}

/// The numbers and ids of the public sealing keys, lowest first.
pub fn numbered_public_keys(directory: &Directory) -> Result<Vec<(u32, KeyId)>, KeyError> {
    let mut found = Vec::new();
    for path in numbered(&directory.keys(), "pub")? {
        let bytes = read_hex(&path)?;
        let key = SealingPublicKey::from_bytes(&bytes);
        let key = key.map_err(|_| KeyError::Damaged(path.clone()))?;
        found.extend(sealing_number(&path).map(|number| (number, key.id())));
    }
    Ok(found)
}

/// The private sealing keys: for the opening worker alone.
pub fn private_keys(directory: &Directory) -> Result<Vec<SealingPrivateKey>, KeyError> {
    let keys: Vec<_> = private_key_files(directory)?
        .iter()
        .map(|path| private_key(path))
        .collect::<Result<_, _>>()?;
    if keys.is_empty() {
        Err(KeyError::None(directory.keys()))
    } else {
        Ok(keys)
    }
}

/// The files of the private sealing keys, lowest number first; a credential goes before a file of its name.
pub fn private_key_files(directory: &Directory) -> Result<Vec<PathBuf>, KeyError> {
    let mut found = numbered(&directory.keys(), "key")?;
    if let Some(folder) = credentials() {
        let handed = numbered(&folder, "key")?;
        found.retain(|path| !handed.iter().any(|it| it.file_name() == path.file_name()));
        found.extend(handed);
        found.sort_by_key(|path| sealing_number(path));
    }
    Ok(found)
}

/// The keys of the values at rest.
pub fn vault(directory: &Directory) -> Result<Vault, KeyError> {
    Ok(Vault::with(
        ring(directory, KeyKind::Data)?,
        ring(directory, KeyKind::Index)?,
        Some(source(directory)),
    ))
}

/// The keys of links and proofs.
pub fn signer(directory: &Directory) -> Result<Signer, KeyError> {
    let ring = ring(directory, KeyKind::Signing)?;
    Ok(Signer::with(ring, Some(source(directory))))
}

/// The keys of return addresses, which follow from the keys of links.
pub fn return_key(directory: &Directory) -> Result<ReturnKey, KeyError> {
    let ring = ring(directory, KeyKind::Signing)?;
    Ok(ReturnKey::with(ring, Some(source(directory))))
}

/// Reads keys that came after the start; one that cannot be read is named in the log.
fn source(directory: &Directory) -> Source {
    let directory = directory.clone();
    Box::new(move |kind| {
        ring(&directory, kind).unwrap_or_else(|error| {
            let cause = std::error::Error::source(&error).map(ToString::to_string);
            tracing::error!(event = "key-unreadable", error = %error, cause);
            Ring::new()
        })
    })
}

/// Every key of a kind that is here.
fn ring(directory: &Directory, kind: KeyKind) -> Result<Ring, KeyError> {
    let found = files(directory, kind)?;
    if found.is_empty() {
        // The error names the first.
        secret(&directory.keys().join(kind.file(1)))?;
    }
    let read = |(number, path): &(u8, PathBuf)| Ok((*number, secret(path)?));
    found.iter().map(read).collect()
}

/// The numbers and files of a kind's keys, lowest first; a credential goes before a file of its name.
pub fn files(directory: &Directory, kind: KeyKind) -> Result<Vec<(u8, PathBuf)>, KeyError> {
    let mut found = std::collections::BTreeMap::new();
    for folder in std::iter::once(directory.keys()).chain(credentials()) {
        for path in entries(&folder)? {
            let name = path.file_name().and_then(|name| name.to_str());
            if let Some(number) = name.and_then(|name| kind.number_of(name)) {
                found.insert(number, path);
            }
        }
    }
    Ok(found.into_iter().collect())
}

fn credentials() -> Option<PathBuf> {
    std::env::var_os(CREDENTIALS).map(PathBuf::from)
}

/// Where a secret's file is: a bare name is that of a credential, where systemd hands some over; so one configuration file
/// serves units of different names.
pub fn handed_over(path: &Path) -> PathBuf {
    let is_name = path.file_name() == Some(path.as_os_str());
    match credentials() {
        Some(folder) if is_name => folder.join(path),
        _ => path.to_owned(),
    }
}

/// The server's TLS key: a credential of its name goes before the file.
pub fn server_key(directory: &Directory) -> PathBuf {
    let file = directory.server_key();
    let handed = file.file_name().map(|name| handed_over(Path::new(name)));
    handed.filter(|path| path.exists()).unwrap_or(file)
}

fn secret(path: &Path) -> Result<Secret, KeyError> {
    let bytes = read_hex(path)?;
    let key =
        <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| KeyError::Damaged(path.to_owned()))?;
    Ok(Zeroizing::new(key))
}

fn private_key(path: &Path) -> Result<SealingPrivateKey, KeyError> {
    SealingPrivateKey::from_bytes(&read_hex(path)?).map_err(|_| KeyError::Damaged(path.to_owned()))
}

/// `sealing-NNNN.<extension>`, lowest number first.
fn numbered(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, KeyError> {
    let mut found = entries(folder)?;
    found.retain(|path| {
        sealing_number(path).is_some() && path.extension().is_some_and(|ending| ending == extension)
    });
    found.sort();
    Ok(found)
}

fn sealing_number(path: &Path) -> Option<u32> {
    let digits = path.file_stem()?.to_str()?.strip_prefix("sealing-")?;
    let is_number = digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then(|| digits.parse().ok())?
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, KeyError> {
    let file = |error| KeyError::File(folder.to_owned(), error);
    let entries = fs::read_dir(folder).map_err(file)?;
    entries
        .map(|entry| entry.map(|entry| entry.path()).map_err(file))
        .collect()
}

fn write(path: &Path, contents: &[u8], mode: u32) -> Result<(), KeyError> {
    write_new(path, contents, mode)
        .map(|_| ())
        .map_err(|error| KeyError::File(path.to_owned(), error))
}

fn read_hex(path: &Path) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let text = Zeroizing::new(
        fs::read_to_string(path).map_err(|error| KeyError::File(path.to_owned(), error))?,
    );
    hex::decode(text.trim())
        .map(Zeroizing::new)
        .map_err(|_| KeyError::Damaged(path.to_owned()))
}

fn hex_of(bytes: &[u8]) -> Zeroizing<String> {
    Zeroizing::new(hex::encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh() -> (tempfile::TempDir, Directory) {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::new(folder.path());
        directory.create().unwrap();
        create_missing(&directory).unwrap();
        (folder, directory)
    }

    #[test]
    fn a_second_run_changes_nothing() {
        let (_folder, directory) = fresh();
        let before = public_keys(&directory).unwrap();
        create_missing(&directory).unwrap();
        assert_eq!(public_keys(&directory).unwrap(), before);
        assert_eq!(private_keys(&directory).unwrap().len(), 1);
    }

    #[test]
    fn the_highest_number_is_the_key_to_use_and_the_others_stay() {
        let (_folder, directory) = fresh();
        let (second, public) = SealingPrivateKey::generate();
        fs::write(
            directory.keys().join("sealing-0002.key"),
            hex_of(&second.to_bytes()).as_bytes(),
        )
        .unwrap();
        create_missing(&directory).unwrap();
        let keys = public_keys(&directory).unwrap();
        assert_eq!(keys.len(), 2);
        assert_eq!(keys[0].key_id, public.id());
    }

    #[test]
    fn a_damaged_key_is_named_and_not_replaced() {
        let (_folder, directory) = fresh();
        for name in ["sealing-0001.pub", "data.key"] {
            fs::write(directory.keys().join(name), "not hex").unwrap();
        }
        create_missing(&directory).unwrap();
        assert!(
            matches!(public_keys(&directory), Err(KeyError::Damaged(path)) if path.ends_with("sealing-0001.pub"))
        );
        assert!(
            matches!(vault(&directory), Err(KeyError::Damaged(path)) if path.ends_with("data.key"))
        );
    }

    #[test]
    fn the_next_key_has_the_next_number_and_replaces_none() {
        let (_folder, directory) = fresh();
        let first = fs::read(directory.keys().join("data.key")).unwrap();
        for name in ["data-0002.key", "data-0003.key"] {
            let path = create_next(&directory, KeyKind::Data).unwrap();
            assert!(path.ends_with(name), "{}", path.display());
        }
        let path = create_next_sealing(&directory).unwrap();
        assert!(path.ends_with("sealing-0002.key"), "{}", path.display());
        assert_eq!(public_keys(&directory).unwrap().len(), 2);
        assert_eq!(fs::read(directory.keys().join("data.key")).unwrap(), first);
        // One that is gone for good is not made again by `init`.
        fs::remove_file(directory.keys().join("data.key")).unwrap();
        create_missing(&directory).unwrap();
        let numbers = files(&directory, KeyKind::Data).unwrap();
        let numbers: Vec<_> = numbers.into_iter().map(|(number, _)| number).collect();
        assert_eq!(numbers, [2, 3]);
    }
}
