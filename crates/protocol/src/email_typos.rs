//! The ways in which the domains of public mail providers are mistyped.
//!
//! A known domain is never questioned: many of them lie within one edit of each other (gmail, ymail, mail;
//! bol, uol). What is asked about is a misspelling that is listed here, or a domain one edit from a known one.

use crate::email_domains::{PUBLIC_PROVIDERS, is_public_provider};

/// Misspellings that one edit does not reach, or that another known domain is as near to; and national
/// endings that a provider does not have.
const MISSPELLINGS: &[(&str, &str)] = &[
    ("gmial.com", "gmail.com"),
    ("gamil.com", "gmail.com"),
    ("gmaill.com", "gmail.com"),
    ("gmai.com", "gmail.com"),
    ("gmal.com", "gmail.com"),
    ("gmil.com", "gmail.com"),
    ("gmali.com", "gmail.com"),
    ("gnail.com", "gmail.com"),
    ("gmeil.com", "gmail.com"),
    ("gemail.com", "gmail.com"),
    ("gimail.com", "gmail.com"),
    ("jmail.com", "gmail.com"),
    ("gail.com", "gmail.com"),
    ("fmail.com", "gmail.com"),
    ("hmail.com", "gmail.com"),
    ("gmail.pt", "gmail.com"),
    ("gmail.con", "gmail.com"),
    ("gmail.co", "gmail.com"),
    ("gmail.cm", "gmail.com"),
    ("gmail.om", "gmail.com"),
    ("gmail.comm", "gmail.com"),
    ("gmail.com.pt", "gmail.com"),
    ("gmail.com.br", "gmail.com"),
    ("gmail.br", "gmail.com"),
    ("gmail.in", "gmail.com"),
    ("gmail.net", "gmail.com"),
    ("gmail.org", "gmail.com"),
    ("gmial.con", "gmail.com"),
    ("gmial.pt", "gmail.com"),
    ("gamil.con", "gmail.com"),
    ("gmai.con", "gmail.com"),
    ("hotmial.com", "hotmail.com"),
    ("hotmal.com", "hotmail.com"),
    ("hotmai.com", "hotmail.com"),
    ("hotmil.com", "hotmail.com"),
    ("hotamil.com", "hotmail.com"),
    ("homail.com", "hotmail.com"),
    ("hormail.com", "hotmail.com"),
    ("otmail.com", "hotmail.com"),
    ("hotmeil.com", "hotmail.com"),
    ("hotmail.con", "hotmail.com"),
    ("hotmail.co", "hotmail.com"),
    ("hotmail.cm", "hotmail.com"),
    ("hotmail.com.pt", "hotmail.com"),
    ("hotmial.con", "hotmail.com"),
    ("outlok.com", "outlook.com"),
    ("outloo.com", "outlook.com"),
    ("outlock.com", "outlook.com"),
    ("outluk.com", "outlook.com"),
    ("autlook.com", "outlook.com"),
    ("outlook.con", "outlook.com"),
    ("outlook.co", "outlook.com"),
    ("outlook.com.pt", "outlook.pt"),
    ("yaho.com", "yahoo.com"),
    ("yahou.com", "yahoo.com"),
    ("yhaoo.com", "yahoo.com"),
    ("yahoo.con", "yahoo.com"),
    ("yahoo.co", "yahoo.com"),
    ("yahoo.pt", "yahoo.com"),
    ("yahoo.com.pt", "yahoo.com"),
    ("yahoo.br", "yahoo.com.br"),
    ("icloud.pt", "icloud.com"),
    ("iclould.com", "icloud.com"),
    ("icloud.con", "icloud.com"),
    ("sapo.com", "sapo.pt"),
    ("sapo.com.pt", "sapo.pt"),
];

/// The domain that was probably meant; `None` for a known domain, and for one that resembles none.
pub(crate) fn probably_meant(domain: &str) -> Option<&'static str> {
    if is_public_provider(domain) {
        return None;
    }
    MISSPELLINGS
        .iter()
        .find(|(typed, _)| *typed == domain)
        .map(|(_, meant)| *meant)
        .or_else(|| {
            PUBLIC_PROVIDERS
                .iter()
                .copied()
                .find(|known| is_one_edit(domain, known))
        })
}

/// Whether one insertion, deletion, substitution or swap of neighbours (Damerau) turns one into the other.
fn is_one_edit(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() {
        (a.as_bytes(), b.as_bytes())
    } else {
        (b.as_bytes(), a.as_bytes())
    };
    let start = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (short, long) = (&short[start..], &long[start..]);
    match long.len() - short.len() {
        0 => match (short, long) {
            ([], []) => false,
            ([a, b, x @ ..], [c, d, y @ ..]) if a == d && b == c => x == y,
            ([_, x @ ..], [_, y @ ..]) => x == y,
            _ => false,
        },
        1 => short == &long[1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    #[test]
    fn the_lists_hold_each_domain_once_and_agree() {
        assert_eq!(
            PUBLIC_PROVIDERS.iter().collect::<HashSet<_>>().len(),
            PUBLIC_PROVIDERS.len()
        );
        assert_eq!(
            MISSPELLINGS
                .iter()
                .map(|(typed, _)| typed)
                .collect::<HashSet<_>>()
                .len(),
            MISSPELLINGS.len()
        );
        for &(typed, meant) in MISSPELLINGS {
            assert!(!is_public_provider(typed), "{typed}");
            assert!(is_public_provider(meant), "{meant}");
        }
    }

    #[test]
    fn a_known_domain_is_silent_however_near_to_another() {
        for &domain in PUBLIC_PROVIDERS {
            assert_eq!(probably_meant(domain), None, "{domain}");
        }
    }

    #[test]
    fn one_edit_from_a_known_domain_asks() {
        for (typed, meant) in [
            ("gmial.com", "gmail.com"),
            ("gmail.pt", "gmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("gmaol.com", "gmail.com"),
            ("gmaiil.com", "gmail.com"),
            ("outlool.com", "outlook.com"),
            ("yahooo.com", "yahoo.com"),
            ("sapo.tp", "sapo.pt"),
            ("spao.pt", "sapo.pt"),
            ("rediffmal.com", "rediffmail.com"),
            ("uol.com.b", "uol.com.br"),
            ("ukr.nte", "ukr.net"),
        ] {
            assert_eq!(probably_meant(typed), Some(meant), "{typed}");
        }
    }

    #[test]
    fn other_domains_are_silent() {
        for domain in [
            "silva.pt",
            "aima.gov.pt",
            "up.pt",
            "example.org",
            "",
            "com",
            "gmailcom.pt",
            "gmx.com.br",
        ] {
            assert_eq!(probably_meant(domain), None, "{domain}");
        }
    }

    fn edit(domain: &str, at: usize, kind: u8, letter: char) -> String {
        let mut chars: Vec<char> = domain.chars().collect();
        let at = at % chars.len();
        match kind {
            0 => chars[at] = letter,
            1 => chars.insert(at, letter),
            2 => drop(chars.remove(at)),
            _ => {
                let next = (at + 1) % chars.len();
                if next > at {
                    chars.swap(at, next);
                }
            }
        }
        chars.into_iter().collect()
    }

    proptest! {
        #[test]
        fn every_single_edit_is_seen_both_ways(
            which in 0..PUBLIC_PROVIDERS.len(), at in 0usize..20, kind in 0u8..4, letter in prop::char::range('a', 'z'),
        ) {
            let known = PUBLIC_PROVIDERS[which];
            let typed = edit(known, at, kind, letter);
            prop_assert_eq!(is_one_edit(&typed, known), typed != known);
            prop_assert_eq!(is_one_edit(known, &typed), typed != known);
        }

        #[test]
        fn no_text_makes_it_panic(a in "\\PC*", b in "\\PC*") {
            prop_assert_eq!(is_one_edit(&a, &b), is_one_edit(&b, &a));
        }
    }
}
