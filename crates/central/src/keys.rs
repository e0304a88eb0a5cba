//! Central's keys: files in `DIR/keys`, never rows of the database.
//!
//! `sealing-0001.pub` and `sealing-0001.key` are a pair that kiosks seal to; the highest number is the one
//! to use, the others open what is still on its way. `data.key` encrypts identifiers at rest, `index.key`
//! makes their keyed hashes, `signing.key` signs links and proofs. Intake reads no private sealing key.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use protocol::{SUITE, SealingPrivateKey, SealingPublicKey, wire::SealingKey};
use zeroize::Zeroizing;

use crate::{
    directory::{Directory, write_new},
    mail::return_address::ReturnKey,
    proof::links::Signer,
    random,
    vault::Vault,
};

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
}

/// Makes the keys that are missing. What is there stays.
pub fn create_missing(directory: &Directory) -> Result<(), KeyError> {
    let folder = directory.keys();
    for name in ["data.key", "index.key", "signing.key"] {
        let key = Zeroizing::new(hex::encode(random::bytes::<32>()));
        write(&folder.join(name), key.as_bytes(), 0o600)?;
    }
    if numbered(&folder, "key")?.is_empty() {
        let (private, _) = SealingPrivateKey::generate();
        write(
            &folder.join("sealing-0001.key"),
            hex_of(&private.to_bytes()).as_bytes(),
            0o600,
        )?;
    }
    // The public half follows from the private one, so an interrupted run is mended by the next.
    for path in numbered(&folder, "key")? {
        let public = private_key(&path)?.public();
        write(
            &path.with_extension("pub"),
            hex::encode(public.to_bytes()).as_bytes(),
            0o644,
        )?;
    }
    Ok(())
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

/// The private sealing keys: for the opening worker alone.
pub fn private_keys(directory: &Directory) -> Result<Vec<SealingPrivateKey>, KeyError> {
    let folder = directory.keys();
    let keys: Vec<_> = numbered(&folder, "key")?
        .iter()
        .map(|path| private_key(path))
        .collect::<Result<_, _>>()?;
    if keys.is_empty() {
        Err(KeyError::None(folder))
    } else {
        Ok(keys)
    }
}

/// The keys of the values at rest.
pub fn vault(directory: &Directory) -> Result<Vault, KeyError> {
    Ok(Vault::new(
        &*secret(directory, "data.key")?,
        &*secret(directory, "index.key")?,
    ))
}

/// The key of links and proofs.
pub fn signer(directory: &Directory) -> Result<Signer, KeyError> {
    Ok(Signer::new(&*secret(directory, "signing.key")?))
}

/// The key of return addresses, which follows from the key of links.
pub fn return_key(directory: &Directory) -> Result<ReturnKey, KeyError> {
    Ok(ReturnKey::derived_from(&*secret(directory, "signing.key")?))
}

fn secret(directory: &Directory, name: &str) -> Result<Zeroizing<[u8; 32]>, KeyError> {
    let path = directory.keys().join(name);
    let bytes = read_hex(&path)?;
    let key = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| KeyError::Damaged(path))?;
    Ok(Zeroizing::new(key))
}

fn private_key(path: &Path) -> Result<SealingPrivateKey, KeyError> {
    SealingPrivateKey::from_bytes(&read_hex(path)?).map_err(|_| KeyError::Damaged(path.to_owned()))
}

/// `sealing-NNNN.<extension>`, lowest number first.
fn numbered(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, KeyError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| KeyError::File(folder.to_owned(), error))? {
        let path = entry
            .map_err(|error| KeyError::File(folder.to_owned(), error))?
            .path();
        let is_sealing = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .and_then(|stem| stem.strip_prefix("sealing-"))
            .is_some_and(|number| {
                number.len() == 4 && number.bytes().all(|digit| digit.is_ascii_digit())
            });
        if is_sealing && path.extension().is_some_and(|ending| ending == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
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
}
