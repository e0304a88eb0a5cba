//! Notices with a beginning and an end, for one site or for all: "we close at 16:00 today". A kiosk shows each by its own
//! clock, so that none stands on because central cannot be reached.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Notice, words};
use crate::language::Language;

/// Longest text of a timed notice, characters: in every language at once it has to fit beside the choice of language.
pub const MAX_TIMED_TEXT: usize = 120;

/// How many stand at one kiosk at the same time.
pub const MAX_AT_ONCE: usize = 2;

/// A notice that stands for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimedNotice {
    /// Central's number for it.
    pub number: i64,
    /// The site, by the name that its kiosks were enrolled with; none: every site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// From when on it stands.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub from: Timestamp,
    /// From when on it stands no more.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub until: Timestamp,
    /// What it says, each language once, Portuguese among them.
    pub texts: Vec<Notice>,
}

/// Whether this is the text of a timed notice: plain sentences (see [`super::is_plain_notice`]) that are no longer than
/// [`MAX_TIMED_TEXT`] together.
pub fn is_timed_text(text: &str) -> bool {
    text.chars().count() <= MAX_TIMED_TEXT && words::is_plain_notice(&apart(text))
}

/// With a space between two Chinese sentences, which have none: the stop between them is no part of a host.
fn apart(text: &str) -> String {
    let mut apart = String::with_capacity(text.len());
    for c in text.chars() {
        if apart.ends_with('。') && matches!(c, '\u{3400}'..='\u{9fff}') {
            apart.push(' ');
        }
        apart.push(c);
    }
    apart
}

impl TimedNotice {
    /// Whether it is for the kiosks of this site.
    pub fn is_for(&self, site: &str) -> bool {
        self.site.as_deref().is_none_or(|of| of == site)
    }

    /// Whether it stands at `now`.
    pub fn stands(&self, now: Timestamp) -> bool {
        self.from <= now && now < self.until
    }

    /// Whether there is a moment at which both stand at one kiosk.
    pub fn meets(&self, other: &TimedNotice) -> bool {
        let site = match (&self.site, &other.site) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        site && self.from < other.until && other.from < self.until
    }

    /// Its site is compared and never shown.
    pub(super) fn is_sound(&self) -> bool {
        let once = |text: &Notice| {
            let same = |other: &&Notice| other.language == text.language;
            self.texts.iter().filter(same).count() == 1
        };
        self.from < self.until
            && self
                .texts
                .iter()
                .any(|text| text.language == Language::Pt.code())
            && self.texts.iter().all(once)
            && self.texts.iter().all(|text| is_timed_text(&text.text))
    }
}

/// What stands at a kiosk of `site` at `now`: its own before every site's, the newest first, [`MAX_AT_ONCE`] at the most.
pub(super) fn standing<'a>(
    all: &'a [TimedNotice],
    site: &str,
    now: Timestamp,
) -> Vec<&'a TimedNotice> {
    let mut standing: Vec<_> = all
        .iter()
        .filter(|notice| notice.is_for(site) && notice.stands(now))
        .collect();
    standing.sort_by_key(|notice| (notice.site.is_none(), std::cmp::Reverse(notice.from)));
    standing.truncate(MAX_AT_ONCE);
    standing
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISBON: &str = "Loja de Lisboa";

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).expect("an instant")
    }

    fn notice(number: i64, site: Option<&str>, from: i64, until: i64) -> TimedNotice {
        TimedNotice {
            number,
            site: site.map(str::to_owned),
            from: at(from),
            until: at(until),
            texts: vec![text("pt", "Hoje fechamos às 16:00.")],
        }
    }

    fn text(language: &str, text: &str) -> Notice {
        Notice {
            language: language.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_notice_stands_from_its_beginning_until_its_end_at_its_own_site() {
        let all = [
            notice(1, Some(LISBON), 10, 20),
            notice(2, None, 15, 30),
            notice(3, Some("Loja do Porto"), 0, 99),
        ];
        for (minute, shown) in [
            (9, vec![]),
            (10, vec![1]),
            (15, vec![1, 2]),
            (19, vec![1, 2]),
            (20, vec![2]),
            (29, vec![2]),
            (30, vec![]),
        ] {
            let standing = standing(&all, LISBON, at(minute));
            let numbers: Vec<_> = standing.iter().map(|it| it.number).collect();
            assert_eq!(numbers, shown, "at {minute}");
        }
    }

    #[test]
    fn of_many_the_site_s_own_and_the_newest_stand() {
        let all = [
            notice(1, None, 5, 30),
            notice(2, Some(LISBON), 1, 30),
            notice(3, None, 6, 30),
            notice(4, Some(LISBON), 2, 30),
        ];
        let standing = standing(&all, LISBON, at(10));
        let numbers: Vec<_> = standing.iter().map(|it| it.number).collect();
        assert_eq!(numbers, [4, 2]);
    }

    #[test]
    fn two_chinese_sentences_are_no_host() {
        assert!(is_timed_text("今天柜台不开放。这台自助机可以使用。"));
        assert!(!is_timed_text("请看 aima。gov。pt"));
        assert!(!is_timed_text("请看。www 今天"));
        assert!(is_timed_text(&format!(
            "{}。天",
            "今".repeat(MAX_TIMED_TEXT - 2)
        )));
    }

    #[test]
    fn two_meet_where_a_kiosk_would_show_both() {
        let one = notice(1, Some(LISBON), 10, 20);
        for (other, meets) in [
            (notice(2, Some(LISBON), 20, 30), false),
            (notice(2, Some(LISBON), 0, 10), false),
            (notice(2, Some(LISBON), 19, 30), true),
            (notice(2, None, 0, 11), true),
            (notice(2, Some("Loja do Porto"), 10, 20), false),
        ] {
            assert_eq!(one.meets(&other), meets, "{other:?}");
            assert_eq!(other.meets(&one), meets, "{other:?}");
        }
    }

    #[test]
    fn what_could_mislead_or_cannot_be_shown_is_not_sound() {
        let sound = notice(1, Some(LISBON), 10, 20);
        assert!(sound.is_sound());
        let with = |change: &dyn Fn(&mut TimedNotice)| {
            let mut other = sound.clone();
            change(&mut other);
            other.is_sound()
        };
        assert!(
            with(&|it| it.texts.push(text("xx", "Ahoy."))),
            "a later version's language"
        );
        assert!(with(&|it| it.texts[0].text = "é".repeat(MAX_TIMED_TEXT)));
        assert!(!with(
            &|it| it.texts[0].text = "é".repeat(MAX_TIMED_TEXT + 1)
        ));
        assert!(!with(
            &|it| it.texts[0].text = "Veja aima.gov.pt.".to_owned()
        ));
        assert!(!with(&|it| it.texts[0].text = " ".to_owned()));
        assert!(
            !with(&|it| it.texts[0].language = "en".to_owned()),
            "no Portuguese"
        );
        assert!(!with(&|it| it.texts.clear()));
        assert!(
            !with(&|it| it.texts.push(text("pt", "Outra vez."))),
            "twice"
        );
        assert!(!with(&|it| it.until = it.from));
    }
}
