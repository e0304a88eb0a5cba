//! Compressed streams within other bytes, found by trial: zlib and gzip by their headers (a PDF's streams
//! are zlib), bare deflate, which has none, at every position if that is wanted.

use std::io::Read;

use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};

/// Nobody needs more of one stream than this; a stream that expands without end is cut here.
const MOST: u64 = 8 * 1024 * 1024;
/// A shorter text is no hiding-place.
const LEAST: usize = 6;
/// Bare deflate is tried in files up to this size: it takes its time.
const DEFLATE_UP_TO: usize = 96 * 1024;

/// What the compressed streams in these bytes say.
pub(super) fn inflated(bytes: &[u8], deflate_by_trial: bool) -> impl Iterator<Item = Vec<u8>> {
    let deflate = deflate_by_trial && bytes.len() <= DEFLATE_UP_TO;
    (0..bytes.len().saturating_sub(LEAST)).filter_map(move |at| {
        let rest = &bytes[at..];
        let text = if is_zlib(rest) {
            read(ZlibDecoder::new(rest))
        } else if rest.starts_with(&[0x1f, 0x8b, 8]) {
            read(GzDecoder::new(rest))
        } else {
            Vec::new()
        };
        if text.len() >= LEAST {
            return Some(text);
        }
        let text = if deflate || rest.starts_with(b"PK\x03\x04") {
            let from = if deflate { 0 } else { zip_data(rest)? };
            read(DeflateDecoder::new(rest.get(from..)?))
        } else {
            Vec::new()
        };
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
fn read(stream: impl Read) -> Vec<u8> {
    let mut text = Vec::new();
    // What was read before an error stays.
    drop(stream.take(MOST).read_to_end(&mut text));
    text
}
