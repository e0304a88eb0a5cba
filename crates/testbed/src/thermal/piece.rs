//! A piece of paper as it comes out of the printer.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use flate2::{Compression, Crc, write::ZlibEncoder};

/// White around a picture, as the paper is wider than the head.
const EDGE: usize = 32;

/// Rows of dots, and lines of the printer's own letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    rows: Vec<Vec<u8>>,
    lines: Vec<String>,
}

impl Piece {
    pub(super) fn add(&mut self, row: Vec<u8>) {
        self.rows.push(row);
    }

    pub(super) fn write(&mut self, line: String) {
        self.lines.push(line);
    }

    /// Rows of dots.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// The rows, the leftmost dot in the highest bit.
    pub fn rows(&self) -> &[Vec<u8>] {
        &self.rows
    }

    /// Whether nothing stands on it.
    pub fn is_blank(&self) -> bool {
        self.rows.iter().flatten().all(|dots| *dots == 0)
            && self.lines.iter().all(|line| line.trim().is_empty())
    }

    /// Whether it says that it is void.
    pub fn is_void(&self) -> bool {
        self.lines.iter().any(|line| line.contains("VOID"))
    }

    /// What its QR code says, as `zbarimg` (Debian `zbar-tools`) reads it; none when it cannot be read.
    pub fn qr_code(&self) -> Option<String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let picture = folder.path().join("piece.png");
        self.save(&picture);
        let read = Command::new("zbarimg")
            .args(["-q", "--raw"])
            .arg(&picture)
            .output()
            .expect("zbarimg runs (Debian zbar-tools)");
        let text = String::from_utf8_lossy(&read.stdout).trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    /// Keeps its dots as a picture (PNG, black and white), with the paper's edge around them.
    pub fn save(&self, path: &Path) {
        let row_bytes = self.rows.iter().map(Vec::len).max().unwrap_or(1) + 2 * EDGE / 8;
        let blank = vec![0; row_bytes];
        let edge = std::iter::repeat_n(blank.as_slice(), EDGE);
        let framed: Vec<Vec<u8>> = self
            .rows
            .iter()
            .map(|row| {
                let mut framed = blank.clone();
                framed[EDGE / 8..][..row.len()].copy_from_slice(row);
                framed
            })
            .collect();
        let rows = edge
            .clone()
            .chain(framed.iter().map(Vec::as_slice))
            .chain(edge);
        fs::write(path, png(row_bytes, rows)).expect("the folder can be written");
    }
}

/// One bit a dot (ISO/IEC 15948); there white is 1.
fn png<'a>(row_bytes: usize, rows: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut height = 0_u32;
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    for row in rows {
        height += 1;
        let mut line = vec![0];
        line.extend(row.iter().map(|dots| !dots));
        packed.write_all(&line).expect("memory takes everything");
    }
    let packed = packed.finish().expect("memory takes everything");
    let width = u32::try_from(row_bytes * 8).expect("a head has fewer dots");
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend_from_slice(&[1, 0, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", head), (b"IDAT", packed), (b"IEND", Vec::new())] {
        let length = u32::try_from(data.len()).expect("a piece of paper is small");
        file.extend_from_slice(&length.to_be_bytes());
        let mut crc = Crc::new();
        for part in [name.as_slice(), &data] {
            crc.update(part);
            file.extend_from_slice(part);
        }
        file.extend_from_slice(&crc.sum().to_be_bytes());
    }
    file
}
