//! The e-mail parser, the question about a slip, and the mask.
#![no_main]

use fuzz::judge_typed;
use libfuzzer_sys::fuzz_target;
use protocol::{EmailAddress, MaskedEmail, email};

const MASK: &str = "•••";

fuzz_target!(|data: &[u8]| {
    let Ok(typed) = std::str::from_utf8(data) else {
        return;
    };
    judge_mask_text(typed);
    let read = judge_typed(
        typed,
        EmailAddress::parse,
        EmailAddress::as_str,
        "EmailAddress(•••)",
    );
    let Some(address) = read else {
        return;
    };
    judge_address(&address);
    judge_masked(&address);
    if let Some(meant) = email::suggestion(&address) {
        judge_address(&meant);
        judge_masked(&meant);
        assert_eq!(meant.local_part(), address.local_part());
        assert_ne!(meant.domain(), address.domain());
        assert!(EmailAddress::parse(meant.as_str()).as_ref() == Ok(&meant));
        assert!(
            email::suggestion(&meant).is_none(),
            "a question about a known domain"
        );
    }
});

/// RFC 5321, 4.5.3.1, and RFC 3696, erratum 1690; the crate is a second opinion on the rest.
fn judge_address(address: &EmailAddress) {
    let (text, local, domain) = (address.as_str(), address.local_part(), address.domain());
    assert_eq!(text, format!("{local}@{domain}"));
    assert!(text.len() <= 254 && (1..=64).contains(&local.len()));
    assert!(!local.contains('@') && !domain.contains('@'));
    assert!(text.bytes().all(|b| b.is_ascii_graphic()));
    assert!(domain.contains('.') && !domain.bytes().any(|b| b.is_ascii_uppercase()));
    assert!(
        domain
            .split('.')
            .all(|label| (1..=63).contains(&label.len()))
    );
    assert!(email_address::EmailAddress::is_valid(text));
    assert!(
        address
            .is_same_mailbox(&EmailAddress::parse(&address.matching_form()).expect("lower case"))
    );
}

fn judge_masked(address: &EmailAddress) {
    let masked = address.masked();
    assert!(MaskedEmail::parse(masked.as_str()).as_ref() == Ok(&masked));
    let (shown, domain) = match masked.as_str().split_once(MASK) {
        Some((shown, domain)) => (shown, domain),
        None => panic!("an address without its mask"),
    };
    assert_eq!(
        shown,
        &address.local_part()[..1],
        "more than the first letter"
    );
    assert!(domain.is_empty() || domain.strip_prefix('@') == Some(address.domain()));
    if !domain.is_empty() {
        assert!(
            email::suggestion(address).is_none(),
            "a misspelt domain passed for a known one"
        );
    }
}

/// What a database or a neighbour says is a mask: at most one letter stands before it.
fn judge_mask_text(text: &str) {
    if let Ok(masked) = MaskedEmail::parse(text) {
        assert_eq!(masked.as_str(), text);
        assert_eq!(text.find(MASK), Some(1));
    }
}
