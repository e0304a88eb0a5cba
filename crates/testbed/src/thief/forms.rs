//! The forms in which a text may lie on a disk.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};

/// The forms in which a text may lie on a disk.
pub(super) fn forms(value: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf16: Vec<u16> = value.encode_utf16().collect();
    let utf16_le: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let utf16_be: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let lower: String = value.bytes().map(|byte| format!("{byte:02x}")).collect();
    let upper: String = value.bytes().map(|byte| format!("{byte:02X}")).collect();
    let percent = |keep: &dyn Fn(u8) -> bool, upper: bool| -> Vec<u8> {
        value
            .bytes()
            .map(|byte| match (keep(byte), upper) {
                (true, _) => char::from(byte).to_string(),
                (false, true) => format!("%{byte:02X}"),
                (false, false) => format!("%{byte:02x}"),
            })
            .collect::<String>()
            .into_bytes()
    };
    // RFC 3986, 2.3: what needs no escape.
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let alphanumeric = |byte: u8| byte.is_ascii_alphanumeric();
    let mut forms = vec![
        ("utf-8", value.as_bytes().to_vec()),
        ("utf-8, lower case", value.to_lowercase().into_bytes()),
        ("utf-16le", utf16_le.clone()),
        ("utf-16be", utf16_be),
        ("hex", lower.into_bytes()),
        ("hex", upper.into_bytes()),
        ("percent-encoded", percent(&unreserved, true)),
        ("percent-encoded", percent(&unreserved, false)),
        ("percent-encoded", percent(&alphanumeric, true)),
        ("percent-encoded", percent(&|_| false, true)),
        ("percent-encoded", percent(&|_| false, false)),
    ];
    for text in [value.as_bytes(), &utf16_le] {
        for offset in 0..3 {
            for engine in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
                forms.push(("base64", base64_core(engine, text, offset)));
            }
        }
    }
    forms
}

/// The characters of the base64 of a longer text that depend on `text` alone, when `text` starts
/// `offset` bytes after a multiple of three.
fn base64_core(engine: &impl Engine, text: &[u8], offset: usize) -> Vec<u8> {
    let mut padded = vec![0; offset];
    padded.extend_from_slice(text);
    let encoded = engine.encode(&padded).into_bytes();
    // A character holds six bits: the first one wholly inside starts at the first multiple of six at or
    // after the text's first bit, and as many follow as fit before its end.
    let first = (offset * 8).div_ceil(6);
    let end = padded.len() * 8 / 6;
    encoded[first..end].to_vec()
}
