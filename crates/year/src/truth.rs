//! The true words: what the kiosk must say in each hour, and nothing else.
//!
//! | it is so | page and `status` | panel: central |
//! | --- | --- | --- |
//! | all is well | no printer | answers |
//! | line or central are away | no printer, no network | no network |
//! | central's certificate has run out | no printer, the certificate has run out | the same |

use crate::kiosk_side::Said;

/// What is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum So {
    /// Central answers.
    Well,
    /// It cannot be reached.
    Away,
    /// It can, with a certificate that has run out.
    Expired,
}

/// A kiosk without a printer says so all the time.
const ALWAYS: &str = "printer-none";

/// What is not as it must be; nothing where every word is true.
pub fn lie(so: So, said: &Said) -> Option<String> {
    let fault = match so {
        So::Well => None,
        So::Away => Some("no-network"),
        So::Expired => Some("central-certificate-expired"),
    };
    let words = [Some(ALWAYS), fault].into_iter().flatten();
    let words: std::collections::BTreeSet<_> = words.map(str::to_owned).collect();
    let central = match fault {
        None => "staff-central-answers".to_owned(),
        Some(fault) => format!("fault-{fault}-staff"),
    };
    let true_words = said.open
        && said.lives
        && said.online == fault.is_none()
        && said.page == words
        && said.status == words
        && said.rows.contains(&central)
        && (so != So::Well
            || ["staff-clock-right", "staff-queue-empty"]
                .iter()
                .all(|word| said.rows.iter().any(|row| row == word)));
    (!true_words).then(|| format!("{so:?}, and the kiosk says {said:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(online: bool, fault: &[&str], rows: &[&str]) -> Said {
        let words = fault.iter().chain(&[ALWAYS]);
        let words: std::collections::BTreeSet<_> = words.map(|word| word.to_string()).collect();
        Said {
            open: true,
            online,
            page: words.clone(),
            status: words,
            rows: rows.iter().map(|row| row.to_string()).collect(),
            lives: true,
        }
    }

    #[test]
    fn a_word_that_is_missing_and_a_word_too_many_are_lies() {
        let well = [
            "staff-central-answers",
            "staff-clock-right",
            "staff-queue-empty",
        ];
        let away = ["fault-no-network-staff", "staff-clock-right"];
        assert_eq!(lie(So::Well, &said(true, &[], &well)), None);
        assert_eq!(lie(So::Away, &said(false, &["no-network"], &away)), None);
        for (so, said) in [
            (So::Well, said(false, &["no-network"], &away)),
            (So::Well, said(true, &["clock"], &well)),
            (So::Well, said(true, &[], &well[..2])),
            (So::Away, said(true, &[], &well)),
            (So::Expired, said(false, &["no-network"], &away)),
            (So::Away, said(true, &["no-network"], &away)),
        ] {
            assert!(lie(so, &said).is_some(), "{so:?} {said:?}");
        }
        let dead = Said {
            lives: false,
            ..said(true, &[], &well)
        };
        assert!(lie(So::Well, &dead).is_some());
    }
}
