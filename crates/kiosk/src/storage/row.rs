//! What a row holds, in this version's types. A value that this version does not know is no damage: a newer one may
//! have written it before it was taken back. Such a row stays as it is and stands in nobody's way.

use std::{fmt, str::FromStr};

use rusqlite::{Error, Row, types::Type};

/// The column holds what this version does not know.
#[derive(Debug)]
struct Unknown;

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that this version does not know")
    }
}

impl std::error::Error for Unknown {}

/// The error of a column that this version cannot read.
pub fn unknown(column: usize) -> Error {
    Error::FromSqlConversionFailure(column, Type::Text, Box::new(Unknown))
}

/// Whether an error says so, and nothing about the disk.
pub fn is_unknown(error: &Error) -> bool {
    matches!(error, Error::FromSqlConversionFailure(_, _, inner) if inner.is::<Unknown>())
}

/// The row, or `None` where this version cannot read it.
pub fn known<T>(read: rusqlite::Result<T>) -> rusqlite::Result<Option<T>> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(error) if is_unknown(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads a column that was written from a checked type.
pub fn parsed<T: FromStr>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    row.get::<_, String>(column)?
        .parse()
        .map_err(|_| unknown(column))
}
