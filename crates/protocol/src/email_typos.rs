//! The ways in which the domains that nearly everybody uses are mistyped.
//!
//! A wrong question is worse than none: who says yes to it has a stranger's address. So the question is asked
//! for slips of the few domains below alone (two letters changed places, one left out, one doubled, or the key
//! beside it), for what is listed, and for `gmail.` with a country, which Google has nowhere. It is never asked
//! for a known domain, nor between two countries' domains of one provider. How often it is wrong, and how
//! many slips it finds, a test below counts; the figures are in `docs/adr/0021-readings.md`.

use crate::email_domains::is_public_provider;

/// The ten that nearly everybody uses.
const COMMONEST: [&str; 10] = [
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "yahoo.com",
    "icloud.com",
    "live.com",
    "sapo.pt",
    "hotmail.pt",
    "outlook.pt",
    "live.com.pt",
];

/// One slip away from one of them, and a provider nevertheless.
const PROVIDERS_NEARBY: &[&str] = &[
    "gotmail.com",
    "hitmail.com",
    "tmail.com",
    "love.com",
    "live.co.uk",
    "lice.com",
    "life.com",
    "like.com",
];

/// Misspellings that are more than one slip, and endings that a provider does not have.
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
    ("gmail.con", "gmail.com"),
    ("gmail.co", "gmail.com"),
    ("gmail.cm", "gmail.com"),
    ("gmail.om", "gmail.com"),
    ("gmail.comm", "gmail.com"),
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
    ("hotmial.con", "hotmail.com"),
    ("outlok.com", "outlook.com"),
    ("outloo.com", "outlook.com"),
    ("outlock.com", "outlook.com"),
    ("outluk.com", "outlook.com"),
    ("autlook.com", "outlook.com"),
    ("outlook.con", "outlook.com"),
    ("outlook.co", "outlook.com"),
    ("yaho.com", "yahoo.com"),
    ("yahou.com", "yahoo.com"),
    ("yhaoo.com", "yahoo.com"),
    ("yahoo.con", "yahoo.com"),
    ("yahoo.co", "yahoo.com"),
    ("iclould.com", "icloud.com"),
    ("icloud.con", "icloud.com"),
];

/// The rows of a keyboard, each key about half a key right of the one above.
const ROWS: [&[u8]; 4] = [b"1234567890", b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];

/// The domain that was probably meant; `None` for a known domain, and for one that resembles none.
pub(crate) fn probably_meant(domain: &str) -> Option<&'static str> {
    if is_public_provider(domain) || PROVIDERS_NEARBY.contains(&domain) {
        return None;
    }
    let listed = MISSPELLINGS.iter().find(|(typed, _)| *typed == domain);
    listed
        .map(|(_, meant)| *meant)
        .or_else(|| is_gmail_of_a_country(domain).then_some("gmail.com"))
        .or_else(|| {
            COMMONEST.into_iter().find(|known| {
                is_slip(domain.as_bytes(), known.as_bytes()) && !is_another_countrys(domain, known)
            })
        })
}

/// `gmail.de`, `gmail.com.br`, `gmail.co.uk`.
fn is_gmail_of_a_country(domain: &str) -> bool {
    domain.strip_prefix("gmail.").is_some_and(|ending| {
        let country = ending
            .strip_prefix("com.")
            .or_else(|| ending.strip_prefix("co."))
            .unwrap_or(ending);
        country.len() == 2 && country.bytes().all(|b| b.is_ascii_lowercase())
    })
}

/// Whether the two differ by their country alone, so that both may be a provider's own. `.co`, `.cm` and
/// `.om` are countries too, and what is left of `.com` far more often; `.tp` and `.ot` are none any more.
fn is_another_countrys(domain: &str, known: &str) -> bool {
    match (domain.rsplit_once('.'), known.rsplit_once('.')) {
        (Some((name, country)), Some((known_name, known_country))) => {
            name == known_name
                && country != known_country
                && country.len() == 2
                && !["co", "cm", "om", "tp", "ot"].contains(&country)
        }
        _ => false,
    }
}

/// Whether the typed text is the known one after a single slip of the fingers.
fn is_slip(typed: &[u8], known: &[u8]) -> bool {
    let start = typed.iter().zip(known).take_while(|(x, y)| x == y).count();
    let (rest, of_known) = (&typed[start..], &known[start..]);
    match (rest, of_known) {
        ([a, b, x @ ..], [c, d, y @ ..]) if a == d && b == c && x == y => true,
        ([a, x @ ..], [b, y @ ..]) if x == y => are_neighbours(*a, *b),
        (x, [_, y @ ..]) if x == y => true,
        // Doubled: the second of the two is where they begin to differ.
        ([a, x @ ..], y) if x == y => start > 0 && typed[start - 1] == *a,
        _ => false,
    }
}

/// Whether two keys lie side by side.
fn are_neighbours(a: u8, b: u8) -> bool {
    let place = |key: u8| {
        ROWS.iter().enumerate().find_map(|(row, keys)| {
            let column = keys.iter().position(|there| *there == key)?;
            Some((row, column))
        })
    };
    let (Some(a), Some(b)) = (place(a), place(b)) else {
        return false;
    };
    let (upper, lower) = if a <= b { (a, b) } else { (b, a) };
    match lower.0 - upper.0 {
        0 => lower.1 - upper.1 == 1,
        // The key below lies between two above: its own column and the next.
        1 => upper.1 == lower.1 || upper.1 == lower.1 + 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;
    use crate::email_domains::PUBLIC_PROVIDERS;

    const FREE_EMAIL_DOMAINS: &str = include_str!("../tests/data/free-email-domains.txt");
    const FREEMAIL: &str = include_str!("../tests/data/freemail.txt");

    /// Both lists together.
    fn listed() -> HashSet<&'static str> {
        FREE_EMAIL_DOMAINS.lines().chain(FREEMAIL.lines()).collect()
    }

    /// The keys beside one, written down a second time.
    fn beside(key: char) -> &'static str {
        match key {
            'a' => "qwsz",
            'b' => "vghn",
            'c' => "xdfv",
            'd' => "serfcx",
            'e' => "34wrsd",
            'f' => "drtgvc",
            'g' => "ftyhbv",
            'h' => "gyujnb",
            'i' => "89uojk",
            'j' => "huikmn",
            'k' => "jiolm",
            'l' => "kop",
            'm' => "njk",
            'n' => "bhjm",
            'o' => "90ipkl",
            'p' => "0ol",
            'q' => "12wa",
            'r' => "45etdf",
            's' => "awedxz",
            't' => "56ryfg",
            'u' => "78yihj",
            'v' => "cfgb",
            'w' => "23qeas",
            'x' => "zsdc",
            'y' => "67tugh",
            'z' => "asx",
            _ => "",
        }
    }

    /// Every slip by rule of the ten, whether it is still a domain's name or not.
    fn slips() -> HashSet<String> {
        let mut all = HashSet::new();
        for known in COMMONEST {
            let symbols: Vec<char> = known.chars().collect();
            let text = |symbols: &[char]| symbols.iter().collect::<String>();
            for at in 0..symbols.len() {
                let mut changed = symbols.clone();
                if at + 1 < symbols.len() {
                    changed.swap(at, at + 1);
                    all.insert(text(&changed));
                }
                changed = symbols.clone();
                changed.remove(at);
                all.insert(text(&changed));
                changed = symbols.clone();
                changed.insert(at, symbols[at]);
                all.insert(text(&changed));
                for other in beside(symbols[at]).chars() {
                    changed = symbols.clone();
                    changed[at] = other;
                    all.insert(text(&changed));
                }
            }
            if let Some(name) = known.strip_suffix(".com") {
                all.extend(["con", "cm", "co"].map(|ending| format!("{name}.{ending}")));
            }
        }
        for country in [
            "pt", "br", "in", "de", "es", "fr", "it", "uk", "co.uk", "com.br", "com.pt", "nl", "ch",
        ] {
            all.insert(format!("gmail.{country}"));
        }
        all.retain(|domain| !COMMONEST.contains(&domain.as_str()));
        all
    }

    #[test]
    #[expect(clippy::print_stdout, reason = "the figures are read by people")]
    fn hardly_a_domain_that_takes_mail_is_questioned_and_nearly_every_slip_is() {
        let (listed, slips) = (listed(), slips());
        assert_eq!(listed.len(), 14_457);
        let mut wrong: Vec<_> = listed
            .iter()
            .filter(|domain| !slips.contains(**domain) && !is_gmail_of_a_country(domain))
            .filter(|domain| probably_meant(domain).is_some())
            .collect();
        wrong.sort_unstable();
        // What is no address any more has an error of its own, and no question.
        let made: Vec<_> = slips
            .iter()
            .filter(|domain| !listed.contains(domain.as_str()))
            .filter(|domain| crate::EmailAddress::parse(&format!("a@{domain}")).is_ok())
            .collect();
        let mut missed: Vec<_> = made
            .iter()
            .filter(|domain| probably_meant(domain).is_none())
            .collect();
        missed.sort_unstable();
        println!(
            "free-email-domains 1.12.6 and freemail 1.7.0: {} of {} domains questioned {wrong:?}; {} of {} slips found, missed {missed:?}",
            wrong.len(),
            listed.len(),
            made.len() - missed.len(),
            made.len()
        );
        assert!(wrong.len() * 500 <= listed.len(), "{wrong:?}");
        assert!(
            (made.len() - missed.len()) * 100 >= made.len() * 95,
            "{missed:?}"
        );
    }

    #[test]
    fn the_lists_hold_each_domain_once_and_agree() {
        let once: HashSet<_> = PUBLIC_PROVIDERS.iter().collect();
        assert_eq!(once.len(), PUBLIC_PROVIDERS.len());
        let once: HashSet<_> = MISSPELLINGS.iter().map(|(typed, _)| typed).collect();
        assert_eq!(once.len(), MISSPELLINGS.len());
        for &(typed, meant) in MISSPELLINGS {
            assert!(!is_public_provider(typed), "{typed}");
            assert!(is_public_provider(meant), "{meant}");
        }
        for known in COMMONEST {
            assert!(is_public_provider(known), "{known}");
        }
    }

    #[test]
    fn a_known_domain_is_silent_however_near_to_another() {
        for &domain in PUBLIC_PROVIDERS {
            assert_eq!(probably_meant(domain), None, "{domain}");
        }
    }

    #[test]
    fn a_slip_asks() {
        for (typed, meant) in [
            ("gmial.com", "gmail.com"),
            ("gmail.pt", "gmail.com"),
            ("gmail.de", "gmail.com"),
            ("gmail.es", "gmail.com"),
            ("gmail.co.uk", "gmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("gmaol.com", "gmail.com"),
            ("gmaiil.com", "gmail.com"),
            ("outlool.com", "outlook.com"),
            ("yahooo.com", "yahoo.com"),
            ("yahoo.con", "yahoo.com"),
            ("sapo.tp", "sapo.pt"),
            ("spao.pt", "sapo.pt"),
        ] {
            assert_eq!(probably_meant(typed), Some(meant), "{typed}");
        }
    }

    #[test]
    fn other_domains_and_other_countries_are_silent() {
        for domain in [
            "silva.pt",
            "aima.gov.pt",
            "up.pt",
            "example.org",
            "",
            "com",
            "gmailcom.pt",
            "gmx.com.br",
            "iol.it",
            "yahoo.se",
            "outlook.be",
            "terra.com.ar",
            "hotmail.pr",
            "ymail.com",
            "mail.com",
        ] {
            assert_eq!(probably_meant(domain), None, "{domain}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(a in "\\PC*", b in "\\PC*") {
            let _ = (is_slip(a.as_bytes(), b.as_bytes()), probably_meant(&a), is_another_countrys(&a, &b));
        }
    }
}
