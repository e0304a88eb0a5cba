//! Where the database is: SQLite's file in the data directory, or a PostgreSQL server that one line of `central.toml` names.

use std::{
    fs, io,
    path::{Path, PathBuf},
    str::FromStr,
};

use serde::{Deserialize, Deserializer, de::Error as _};
use url::Url;

use crate::{directory::Directory, keys};

/// What may follow the `?` of a server's URL.
const KNOWN: [&str; 6] = [
    "host",
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "port",
];

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// SQLite's file.
    File(PathBuf),
    /// A PostgreSQL server.
    Server(Server),
}

/// A database of a PostgreSQL server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    url: Url,
    /// The file whose first line is the password; without it as `.pgpass` says, or none.
    pub password_file: Option<PathBuf>,
}

/// Where the database is cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum LocationError {
    /// A file cannot be read.
    #[error("{0}")]
    File(PathBuf, #[source] io::Error),
    /// The configuration file.
    #[error("{0}: {1}")]
    Unusable(PathBuf, String),
}

/// Of the configuration file, what this is about.
#[derive(Deserialize)]
struct Said {
    database: Option<Server>,
    database_password_file: Option<PathBuf>,
}

impl Location {
    /// What `central.toml` of a data directory says; the file where it says nothing.
    ///
    /// # Errors
    /// The file cannot be read, or the line that names the server cannot be meant.
    pub fn of(directory: &Directory) -> Result<Location, LocationError> {
        let path = directory.settings();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(LocationError::File(path, error)),
        };
        let said: Said = toml::from_str(&text)
            .map_err(|error| LocationError::Unusable(path, without_its_line(&text, &error)))?;
        Ok(match said.database {
            None => Location::File(directory.database()),
            Some(server) => Location::Server(Server {
                password_file: said.database_password_file,
                ..server
            }),
        })
    }
}

/// What is wrong and in which line, without the line itself: somebody may have written a password there.
pub(crate) fn without_its_line(text: &str, error: &toml::de::Error) -> String {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.unwrap_or_default().matches('\n').count() + 1;
    format!("line {line}: {}", error.message())
}

impl From<&Location> for Location {
    fn from(location: &Location) -> Location {
        location.clone()
    }
}

impl From<&Path> for Location {
    fn from(path: &Path) -> Location {
        Location::File(path.to_owned())
    }
}

impl From<&PathBuf> for Location {
    fn from(path: &PathBuf) -> Location {
        Location::File(path.clone())
    }
}

impl Server {
    /// The URL to connect to, with the password.
    ///
    /// # Errors
    /// The password's file cannot be read.
    pub fn secret_url(&self) -> Result<Url, LocationError> {
        let mut url = self.url.clone();
        if let Some(path) = &self.password_file {
            let text = fs::read_to_string(keys::handed_over(path))
                .map_err(|error| LocationError::File(path.clone(), error))?;
            let password = text.lines().next().unwrap_or_default();
            let unusable = || LocationError::Unusable(path.clone(), "it needs a host".to_owned());
            url.set_password(Some(password)).map_err(|()| unusable())?;
        }
        Ok(url)
    }

    /// The host or socket, and the database, for people.
    pub fn shown(&self) -> String {
        let socket = self.url.query_pairs().find(|(key, _)| key == "host");
        let host = match socket {
            Some((_, host)) => host.into_owned(),
            None => self.url.host_str().unwrap_or("localhost").to_owned(),
        };
        format!("{} at {host}", self.url.path().trim_start_matches('/'))
    }
}

impl FromStr for Server {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Server, &'static str> {
        const SUCH_AS: &str = "it must be such as postgres://central@db.example.org/aima?sslmode=verify-full, or \
                               postgres://central@localhost/aima?host=/run/postgresql";
        let url = Url::parse(text).map_err(|_| SUCH_AS)?;
        if !["postgres", "postgresql"].contains(&url.scheme()) || url.path().len() < 2 {
            return Err(SUCH_AS);
        }
        if url.password().is_some() || url.query_pairs().any(|(key, _)| key == "password") {
            return Err("a password does not belong here: name its file by database_password_file");
        }
        if url
            .query_pairs()
            .any(|(key, _)| !KNOWN.contains(&key.as_ref()))
        {
            return Err(
                "after the ? may stand host, port, sslmode, sslrootcert, sslcert and sslkey",
            );
        }
        let modes = [
            "disable",
            "allow",
            "prefer",
            "require",
            "verify-ca",
            "verify-full",
        ];
        let mut ssl = url.query_pairs().filter(|(key, _)| key == "sslmode");
        if !ssl.all(|(_, mode)| modes.contains(&mode.as_ref())) {
            return Err(
                "sslmode must be disable, allow, prefer, require, verify-ca or verify-full",
            );
        }
        Ok(Server {
            url,
            password_file: None,
        })
    }
}

impl<'de> Deserialize<'de> for Server {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Server, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Location, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let directory = Directory::new(folder.path());
        fs::write(directory.settings(), text).expect("written");
        Location::of(&directory).map_err(|error| error.to_string())
    }

    #[test]
    fn it_is_the_file_unless_a_server_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let directory = Directory::new(folder.path());
        let file = Location::File(directory.database());
        assert_eq!(Location::of(&directory).expect("told"), file);
        assert!(matches!(
            of("listen = '127.0.0.1:1'"),
            Ok(Location::File(_))
        ));
        let Ok(Location::Server(server)) =
            of("database = 'postgres://central@localhost/aima?host=/run/postgresql'")
        else {
            panic!("a server");
        };
        assert_eq!(server.shown(), "aima at /run/postgresql");
        assert_eq!(server.secret_url().expect("no file").password(), None);
    }

    #[test]
    fn the_password_is_the_first_line_of_its_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("password");
        fs::write(&file, "ab c:/@\nsecond\n").expect("written");
        let server = |file: &Path| {
            let text =
                "database = 'postgres://central@db.example.org/aima'\ndatabase_password_file";
            match of(&format!("{text} = '{}'\n", file.display())) {
                Ok(Location::Server(server)) => server,
                other => panic!("{other:?}"),
            }
        };
        let url = server(&file).secret_url().expect("it is there");
        assert_eq!(url.password(), Some("ab%20c%3A%2F%40"));
        assert!(!server(&file).shown().contains("ab"));
        let missing = server(&folder.path().join("none")).secret_url();
        assert!(matches!(missing, Err(LocationError::File(..))));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_line() {
        for wrong in [
            "mysql://central@localhost/aima",
            "postgres://localhost",
            "postgres://localhost/",
            "central.db",
            "postgres://central:secret@localhost/aima",
            "postgres://central@localhost/aima?password=secret",
            "postgres://central@localhost/aima?sslmode=yes",
            "postgres://central@localhost/aima?statement_timeout=1",
        ] {
            let said = of(&format!("intake_only = false\ndatabase = '{wrong}'\n"));
            let said = said.expect_err(wrong);
            assert!(
                said.contains("line 2") && !said.contains("secret"),
                "{wrong}: {said}"
            );
        }
    }
}
