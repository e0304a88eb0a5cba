//! Central's data directory: what lies where, and files that are written whole or not at all.

use std::{
    fs::{self, OpenOptions, Permissions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

/// The data directory (mode 0700). Everything secret lies in `keys/`, but for the server's TLS key.
#[derive(Debug, Clone)]
pub struct Directory {
    root: PathBuf,
}

impl Directory {
    /// The directory at `root`, which need not exist yet.
    pub fn new(root: impl Into<PathBuf>) -> Directory {
        Directory { root: root.into() }
    }

    /// Makes the directory and `keys/` where they are missing, and closes them to other users.
    pub fn create(&self) -> io::Result<()> {
        for folder in [self.root.clone(), self.keys()] {
            fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(&folder)?;
            fs::set_permissions(&folder, Permissions::from_mode(0o700))?;
        }
        Ok(())
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.root.join("central.db")
    }

    /// The trust anchor, to be copied to the kiosks.
    pub fn authority(&self) -> PathBuf {
        self.root.join("authority.pem")
    }

    /// The authority's private key.
    pub fn authority_key(&self) -> PathBuf {
        self.keys().join("authority.key")
    }

    /// The server's certificate.
    pub fn server_certificate(&self) -> PathBuf {
        self.root.join("server.pem")
    }

    /// The server's private key.
    pub fn server_key(&self) -> PathBuf {
        self.root.join("server.key")
    }

    /// The names under which kiosks call, one a line.
    pub fn hosts(&self) -> PathBuf {
        self.root.join("server.hosts")
    }

    /// The folder of mails that no server takes.
    pub fn mail(&self) -> PathBuf {
        self.root.join("mail")
    }

    /// The configuration file.
    pub fn settings(&self) -> PathBuf {
        self.root.join("central.toml")
    }

    /// The terms after which data go, where the configuration file has none.
    pub fn retention(&self) -> PathBuf {
        self.root.join("retention.toml")
    }

    /// The folder of the keys.
    pub fn keys(&self) -> PathBuf {
        self.root.join("keys")
    }
}

/// Writes a file that must not exist yet, whole or not at all, with this mode. A file that is there stays
/// as it is: that is `Ok(false)`.
pub fn write_new(path: &Path, contents: &[u8], mode: u32) -> io::Result<bool> {
    if path.try_exists()? {
        return Ok(false);
    }
    let mut draft = path.as_os_str().to_owned();
    draft.push(".draft");
    let draft = PathBuf::from(draft);
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(mode)
        .open(&draft)?;
    file.set_permissions(Permissions::from_mode(mode))?;
    file.write_all(contents)?;
    file.sync_all()?;
    // A hard link, unlike a rename, never replaces what another process has put there meanwhile.
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        Err(error) => return Err(error),
    }
    if let Some(folder) = path.parent() {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_closed_to_others_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::new(folder.path().join("central"));
        directory.create().unwrap();
        let path = directory.server_key();
        assert!(write_new(&path, b"first", 0o600).unwrap());
        assert!(!write_new(&path, b"second", 0o600).unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"first");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(&directory.keys()), 0o700);
        assert_eq!(
            fs::read_dir(folder.path().join("central")).unwrap().count(),
            2,
            "no draft stays"
        );
    }
}
