//! What may stand in a configuration in words: hosts under known suffixes, and plain sentences that lead
//! nobody anywhere.

use super::MAX_NOTICE;

/// Most digits that may follow each other, up to two spaces, hyphens and brackets between them left out: a date
/// has eight, a telephone number of Portugal nine.
const MAX_DIGITS: usize = 8;

/// Whether `host` (with or without a port) is a host name in small letters that is one of `suffixes`, or ends in
/// a full stop and one of them.
pub fn is_host_under(host: &str, suffixes: &[String]) -> bool {
    let (name, port) = match host.split_once(':') {
        None => (host, None),
        Some((name, port)) => (name, Some(port)),
    };
    let port_is_sound = port.is_none_or(|port| {
        !port.starts_with('0')
            && port.bytes().all(|byte| byte.is_ascii_digit())
            && port.parse::<u16>().is_ok()
    });
    let label_is_sound = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let under = |suffix: &String| {
        name.strip_suffix(suffix.as_str())
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    name.len() <= 253
        && port_is_sound
        && name.split('.').all(label_is_sound)
        && suffixes
            .iter()
            .any(|suffix| !suffix.is_empty() && under(suffix))
}

/// Whether this is a sentence of bounded length, in characters that can be seen, without anything that could
/// lead somewhere: no address of a page, of a mailbox or of a host, no telephone number.
pub fn is_plain_notice(text: &str) -> bool {
    is_plain(text, MAX_NOTICE)
        && !text.chars().any(|c| matches!(c, '@' | '＠' | '﹫' | '\\'))
        && !text.contains("//")
        && !text.to_lowercase().contains("www")
        && !has_host(text)
        && !has_long_number(text)
}

/// One line of at most `longest` characters, of which one at least is no blank, all of which can be seen.
pub(super) fn is_plain(text: &str, longest: usize) -> bool {
    text.chars().count() <= longest
        && !text.trim().is_empty()
        && !text.chars().any(crate::email::is_invisible)
}

/// A full stop between a letter or digit and at least two letters: `gov.pt`, and not `14.30` or `p.m.`.
fn has_host(text: &str) -> bool {
    let is_stop = |c: char| matches!(c, '.' | '。' | '．' | '｡' | '․');
    let chars: Vec<char> = text.chars().collect();
    (1..chars.len().saturating_sub(2)).any(|at| {
        is_stop(chars[at])
            && chars[at - 1].is_alphanumeric()
            && chars[at + 1].is_alphabetic()
            && chars[at + 2].is_alphabetic()
    })
}

fn has_long_number(text: &str) -> bool {
    let mut digits = 0;
    let mut breaks = 0;
    for c in text.chars() {
        if c.is_numeric() {
            digits += 1;
            breaks = 0;
        } else if matches!(c, ' ' | '-' | '(' | ')' | '\u{a0}' | '+') && breaks < 2 {
            breaks += 1;
        } else {
            digits = 0;
        }
        if digits > MAX_DIGITS {
            return true;
        }
    }
    false
}
