//! For how long what is kept: terms by state, read from `[retention]` of the configuration file or, as in earlier versions, from
//! `DIR/retention.toml`. A key that is missing has its default, one
//! that nobody knows is refused with its line.

use std::{fs, io, path::PathBuf};

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use crate::{
    directory::Directory,
    settings::{Settings, SettingsError},
};

/// Terms in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Terms {
    /// The sealed payload, from its opening: longer than a kiosk keeps its own copy.
    pub sealed_days: u16,
    /// What was opened of a request that was carried out and answered.
    pub done_days: u16,
    /// What was opened of one that was stopped.
    pub stopped_days: u16,
    /// What was opened of one that waits at the counter, and the sealed payload of one that could not be opened.
    pub counter_days: u16,
    /// What came under an id that was taken.
    pub conflicts_days: u16,
}

impl Default for Terms {
    fn default() -> Terms {
        Terms {
            sealed_days: 14,
            done_days: 730,
            stopped_days: 730,
            counter_days: 1_095,
            conflicts_days: 90,
        }
    }
}

/// The terms cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TermsError {
    /// The file is there and cannot be read.
    #[error("{0}")]
    File(PathBuf, #[source] io::Error),
    /// It says something that is no term.
    #[error("{0}: {1}")]
    Unusable(PathBuf, String),
    /// The configuration file.
    #[error(transparent)]
    Settings(#[from] SettingsError),
}

impl Terms {
    /// The terms of a data directory.
    ///
    /// # Errors
    /// See [`TermsError`].
    pub fn read(directory: &Directory) -> Result<Terms, TermsError> {
        if let Some(terms) = Settings::read(directory)?.retention {
            return Ok(terms);
        }
        let path = directory.retention();
        match fs::read_to_string(&path) {
            Ok(text) => {
                toml::from_str(&text).map_err(|error| TermsError::Unusable(path, error.to_string()))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Terms::default()),
            Err(error) => Err(TermsError::File(path, error)),
        }
    }

    /// What was finished before so many days is over its term.
    pub fn before(days: u16, now: Timestamp) -> Timestamp {
        now - SignedDuration::from_hours(24 * i64::from(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_that_is_not_named_has_its_default_and_an_unknown_one_is_refused_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::new(folder.path());
        assert_eq!(Terms::read(&directory).unwrap(), Terms::default());
        fs::write(directory.retention(), "done_days = 30\n").unwrap();
        let terms = Terms::read(&directory).unwrap();
        assert_eq!((terms.done_days, terms.counter_days), (30, 1_095));
        for wrong in [
            "done_days = 30\ndone = 4\n",
            "done_days = -1",
            "done_days = \"long\"",
        ] {
            fs::write(directory.retention(), wrong).unwrap();
            let error = Terms::read(&directory).unwrap_err().to_string();
            assert!(error.contains("line"), "{error}");
        }
    }
}
