//! Reads a kept receipt back with independent programs: as a telephone's camera, and as text.

use std::{path::Path, process::Command};

use anyhow::{Context, Result};

use crate::process::run;

/// Dots per inch of an 80 mm thermal head.
const HEAD_DPI: &str = "203";

/// What the QR code of a receipt says, rendered at the print head's resolution and read by zbarimg.
///
/// # Errors
/// A tool is missing, or no code can be read.
pub fn qr_code(pdf: &Path) -> Result<String> {
    let folder = tempfile::tempdir()?;
    let picture = folder.path().join("receipt");
    run(Command::new("pdftoppm")
        .args(["-r", HEAD_DPI, "-gray", "-png", "-singlefile"])
        .arg(pdf)
        .arg(&picture))?;
    let read = run(Command::new("zbarimg")
        .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
        .arg(picture.with_extension("png")))
    .with_context(|| format!("no QR code in {}", pdf.display()))?;
    Ok(String::from_utf8(read)?.trim().to_owned())
}

/// A receipt's text, in the order of reading. (By place on the paper, the letters of "DEMO" that lie
/// across it would stand between the others.)
///
/// # Errors
/// The tool is missing, or the file is no PDF.
pub fn text(pdf: &Path) -> Result<String> {
    let text = run(Command::new("pdftotext").arg(pdf).arg("-"))?;
    Ok(String::from_utf8(text)?)
}
