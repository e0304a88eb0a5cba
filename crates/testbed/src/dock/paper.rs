//! Pictures of the receipts that came out, drawn by `pdftoppm` (Debian `poppler-utils`) and kept.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::process::run;

/// Dots an inch: enough to scan the code off the screen.
const DETAIL: &str = "150";

/// The pictures, in a folder of their own.
pub(super) struct Pictures {
    folder: TempDir,
}

impl Pictures {
    pub fn new() -> Result<Pictures> {
        let folder = tempfile::tempdir().context("a folder for pictures")?;
        Ok(Pictures { folder })
    }

    /// The picture of one receipt, which never changes.
    pub fn of(&self, number: usize, receipt: &Path) -> Result<Vec<u8>> {
        let picture = self.folder.path().join(number.to_string());
        let file = picture.with_extension("png");
        if !file.exists() {
            run(Command::new("pdftoppm")
                .args(["-r", DETAIL, "-png", "-singlefile"])
                .arg(receipt)
                .arg(&picture))?;
        }
        fs::read(&file).with_context(|| format!("the picture of receipt {number}"))
    }
}
