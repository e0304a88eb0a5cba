//! Takes what central refused for good out of the kiosk, for the operator: one JSON object a line.
//!
//! Promises: everything is still sealed, and only central's key opens it; the file is there whole or not
//! at all, replaces nothing and is readable by its owner alone; the outbox is read and not written, so it
//! works beside the running kiosk, and what was exported stays. It does not decide what becomes of it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    machine::{disk, fault::Fault},
    storage::{
        outbox,
        store::{self, DATABASE, fault_of, fault_of_io},
    },
};

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is a file of this name.
    #[error("{0} is there already")]
    Exists(PathBuf),
    /// The file cannot be written.
    #[error("{path} cannot be written: {source}")]
    Target {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No kiosk has saved anything there.
    #[error("there is no outbox in {0}")]
    NoOutbox(PathBuf),
    /// The outbox cannot be read.
    #[error("the outbox cannot be read: {0}")]
    Storage(Fault),
}

/// Writes every refused request of the kiosk in `data_dir` to `target`, in the order of saving. Gives back
/// how many there are; a file without a line says that there is none.
pub fn refused(data_dir: &Path, target: &Path) -> Result<usize, ExportError> {
    if let Err(error) = fs::metadata(data_dir.join(DATABASE)) {
        return Err(match error.kind() {
            io::ErrorKind::NotFound => ExportError::NoOutbox(data_dir.to_owned()),
            _ => ExportError::Storage(fault_of_io(&error)),
        });
    }
    let database = store::open_to_read(data_dir).map_err(ExportError::Storage)?;
    let refused =
        outbox::refused(&database).map_err(|error| ExportError::Storage(fault_of(&error)))?;
    write(&refused, target).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => ExportError::Exists(target.to_owned()),
        _ => ExportError::Target {
            path: target.to_owned(),
            source,
        },
    })?;
    Ok(refused.len())
}

fn write(lines: &[outbox::RefusedRequest], target: &Path) -> io::Result<()> {
    disk::create(target, |out| {
        for line in lines {
            serde_json::to_writer(&mut *out, line)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests;
