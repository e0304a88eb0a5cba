//! Compressed streams within other bytes, found by trial: zlib and gzip by their headers (a PDF's streams
//! are zlib), bare deflate, which has none, at every position if that is wanted.

use std::io::Read;

use flate2::{Decompress, FlushDecompress, Status, read::GzDecoder};

/// Nobody needs more of one stream than this; a stream that expands without end is cut here.
const MOST: usize = 8 * 1024 * 1024;
/// A shorter text is no hiding-place.
const LEAST: usize = 6;
/// Bare deflate is tried in files up to this size: it takes its time.
const DEFLATE_UP_TO: usize = 96 * 1024;

/// What the compressed streams in these bytes say.
pub(super) fn inflated(bytes: &[u8], deflate_by_trial: bool) -> impl Iterator<Item = Vec<u8>> {
    let deflate = deflate_by_trial && bytes.len() <= DEFLATE_UP_TO;
    // One for all trials: to make one takes longer than most trials.
    let (mut zlib, mut bare) = (Decompress::new(true), Decompress::new(false));
    (0..bytes.len().saturating_sub(LEAST)).filter_map(move |at| {
        let rest = &bytes[at..];
        let mut text = Vec::new();
        if is_zlib(rest) {
            zlib.reset(true);
            text = read(&mut zlib, rest);
        } else if rest.starts_with(&[0x1f, 0x8b, 8]) {
            // What was read before an error stays.
            drop(
                GzDecoder::new(rest)
                    .take(MOST as u64)
                    .read_to_end(&mut text),
            );
        } else if rest.starts_with(b"PK\x03\x04") {
            bare.reset(false);
            text = read(&mut bare, rest.get(zip_data(rest)?..)?);
        }
        if text.len() < LEAST && deflate {
            bare.reset(false);
            text = read(&mut bare, rest);
        }
        (text.len() >= LEAST).then_some(text)
    })
}

/// RFC 1950: method 8, a window of up to 32 kB, and a header that is a multiple of 31.
fn is_zlib(bytes: &[u8]) -> bool {
    bytes[0] & 0x0f == 8
        && bytes[0] >> 4 <= 7
        && (u16::from(bytes[0]) << 8 | u16::from(bytes[1])).is_multiple_of(31)
        && bytes[1] & 0x20 == 0
}

/// Where the data of a file in a ZIP archive begin.
fn zip_data(header: &[u8]) -> Option<usize> {
    let length = |at: usize| {
        Some(usize::from(u16::from_le_bytes(
            header.get(at..at + 2)?.try_into().ok()?,
        )))
    };
    Some(30 + length(26)? + length(28)?)
}

/// As much as can be read: the end of a stream may be damaged or missing.
fn read(stream: &mut Decompress, bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(512);
    loop {
        let from = stream.total_in() as usize;
        let before = text.len();
        let status = stream.decompress_vec(&bytes[from..], &mut text, FlushDecompress::None);
        let stuck = stream.total_in() as usize == from && text.len() == before;
        match status {
            Ok(Status::Ok | Status::BufError)
                if text.len() == text.capacity() && text.len() < MOST =>
            {
                text.reserve(text.len());
            }
            Ok(Status::Ok) if !stuck => {}
            _ => return text,
        }
    }
}
