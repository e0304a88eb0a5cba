//! What staff or the operator want said at kiosks for a while: the rule that every such notice keeps, wherever it is made.
//! Pure; `store/kiosk_notices.rs` keeps them, `configuration/standing.rs` has them signed.

use jiff::{
    SignedDuration, Timestamp,
    civil::{DateTime, Time},
    tz::TimeZone,
};
use protocol::{
    Language,
    configuration::{MAX_AT_ONCE, MAX_TIMED_TEXT, Notice, TimedNotice, is_timed_text},
};
use texts::Args;

/// What stands for longer is no notice of the day: the operator publishes it.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(31 * 24);
/// How far ahead one may begin.
pub const AHEAD: SignedDuration = SignedDuration::from_hours(92 * 24);
/// So many bytes may the texts have that stand or wait at one time: the document that holds them has an end.
pub const MOST_BYTES: usize = 128 * 1024;

/// A sentence that there is in every language: nobody at a desk writes all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    /// Today closes earlier, at a time.
    ClosesAt,
    /// Nobody is at the counter today.
    CounterClosed,
    /// People wait for long.
    LongWait,
}

impl Ready {
    /// Every one.
    pub const ALL: [Ready; 3] = [Ready::ClosesAt, Ready::CounterClosed, Ready::LongWait];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Ready::ClosesAt => "closes-at",
            Ready::CounterClosed => "counter-closed",
            Ready::LongWait => "long-wait",
        }
    }

    /// The sentence of this name.
    pub fn from_name(name: &str) -> Option<Ready> {
        Ready::ALL.into_iter().find(|it| it.as_str() == name)
    }

    /// It in every language; `None` where it says a time and there is none.
    pub fn texts(self, time: Option<Time>) -> Option<Vec<(Language, String)>> {
        let args = match (self, time) {
            (Ready::ClosesAt, None) => return None,
            (Ready::ClosesAt, Some(time)) => Args::new().with("time", texts::time(time)),
            _ => Args::new(),
        };
        let id = format!("ready-{}", self.as_str());
        let of = |language| (language, texts::text_unmarked(language, &id, &args));
        Some(Language::ALL.map(of).to_vec())
    }
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The site; none: every site.
    pub site: Option<String>,
    /// Day and time on the site's clock, such as `2026-11-30T16:00`; empty: now.
    pub from: String,
    /// The same for its end.
    pub until: String,
    /// What it says; an empty text is none.
    pub texts: Vec<(Language, String)>,
}

/// A notice that keeps the rule, and has no number yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotice {
    /// The site; none: every site.
    pub site: Option<String>,
    /// From when on it stands.
    pub from: Timestamp,
    /// From when on it stands no more.
    pub until: Timestamp,
    /// What it says.
    pub texts: Vec<Notice>,
}

/// Where something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Its beginning.
    From,
    /// Its end.
    Until,
    /// What it says in this language.
    Text(Language),
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Nothing is said in Portuguese.
    #[error("it says nothing in Portuguese")]
    NoPortuguese,
    /// Longer than [`MAX_TIMED_TEXT`].
    #[error("it has {0} characters, and {MAX_TIMED_TEXT} is the most")]
    TooLong(usize),
    /// An address, a telephone number or a sign that cannot be seen.
    #[error(
        "it must be one line without an address of a page or a mailbox and without a telephone number"
    )]
    NotPlain,
    /// No day and time.
    #[error("it must be a day and a time, such as 2026-11-30 16:00")]
    NoTime,
    /// It is over.
    #[error("it is over already")]
    Past,
    /// It ends before it begins.
    #[error("it ends before it begins")]
    Order,
    /// It begins later than [`AHEAD`].
    #[error("it begins in more than three months")]
    FarAhead,
    /// It stands for longer than [`LONGEST`].
    #[error("it stands for more than 31 days")]
    LongLasting,
}

impl Wrong {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Wrong::NoPortuguese => "no-portuguese",
            Wrong::TooLong(_) => "too-long",
            Wrong::NotPlain => "not-plain",
            Wrong::NoTime => "no-time",
            Wrong::Past => "past",
            Wrong::Order => "order",
            Wrong::FarAhead => "far-ahead",
            Wrong::LongLasting => "long-lasting",
        }
    }
}

impl Draft {
    /// The notice, or everything that is wrong with it, in the order of the form. `zone` is the site's.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn judged(
        &self,
        zone: &TimeZone,
        now: Timestamp,
    ) -> Result<NewNotice, Vec<(Field, Wrong)>> {
        let mut wrong = Vec::new();
        let from = match self.from.trim() {
            "" => Some(now),
            typed => instant(typed, zone),
        };
        let until = instant(self.until.trim(), zone);
        if from.is_none() {
            wrong.push((Field::From, Wrong::NoTime));
        }
        match (from, until) {
            (_, None) => wrong.push((Field::Until, Wrong::NoTime)),
            (_, Some(until)) if until <= now => wrong.push((Field::Until, Wrong::Past)),
            (Some(from), Some(until)) if until <= from => wrong.push((Field::Until, Wrong::Order)),
            (Some(from), Some(_)) if from.duration_since(now) > AHEAD => {
                wrong.push((Field::From, Wrong::FarAhead));
            }
            (Some(from), Some(until)) if until.duration_since(from) > LONGEST => {
                wrong.push((Field::Until, Wrong::LongLasting));
            }
            _ => {}
        }
        let texts: Vec<_> = self
            .texts
            .iter()
            .map(|(language, text)| (*language, text.trim()))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        if !texts.iter().any(|(language, _)| *language == Language::Pt) {
            wrong.push((Field::Text(Language::Pt), Wrong::NoPortuguese));
        }
        for (language, text) in &texts {
            let length = text.chars().count();
            let fault = match (length > MAX_TIMED_TEXT, is_timed_text(text)) {
                (true, _) => Wrong::TooLong(length),
                (false, false) => Wrong::NotPlain,
                (false, true) => continue,
            };
            wrong.push((Field::Text(*language), fault));
        }
        match (from, until) {
            (Some(from), Some(until)) if wrong.is_empty() => Ok(NewNotice {
                site: self.site.clone(),
                from,
                until,
                texts: texts
                    .into_iter()
                    .map(|(language, text)| Notice {
                        language: language.code().to_owned(),
                        text: text.to_owned(),
                    })
                    .collect(),
            }),
            _ => Err(wrong),
        }
    }
}

fn instant(typed: &str, zone: &TimeZone) -> Option<Timestamp> {
    let there: DateTime = typed.parse().ok()?;
    zone.to_timestamp(there).ok()
}

/// Whether some kiosk would have more than [`MAX_AT_ONCE`] to show at some moment, once `new` is among the others.
pub fn would_crowd(others: &[TimedNotice], new: &TimedNotice) -> bool {
    let beside: Vec<_> = others.iter().filter(|other| other.meets(new)).collect();
    // As many meet at some moment as do where one of them begins.
    let moments = beside.iter().map(|it| it.from.max(new.from));
    let sites: Vec<_> = beside
        .iter()
        .filter_map(|it| it.site.as_deref())
        .chain(new.site.as_deref())
        // A site of which nothing is said: what is for every site stands there too.
        .chain([""])
        .collect();
    moments.into_iter().any(|moment| {
        sites.iter().any(|site| {
            let shown = beside
                .iter()
                .filter(|it| it.is_for(site) && it.stands(moment));
            new.is_for(site) && shown.count() >= MAX_AT_ONCE
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-11-30T11:00:00Z";

    fn draft() -> Draft {
        Draft {
            site: Some("Loja de Lisboa".to_owned()),
            from: String::new(),
            until: "2026-11-30T23:59".to_owned(),
            texts: vec![
                (Language::Pt, " Hoje fechamos às 16:00. ".to_owned()),
                (Language::En, "We close at 16:00 today.".to_owned()),
                (Language::Ar, String::new()),
            ],
        }
    }

    fn judged(draft: &Draft) -> Result<NewNotice, Vec<(Field, Wrong)>> {
        let zone = TimeZone::get("Europe/Lisbon").unwrap();
        draft.judged(&zone, NOW.parse().unwrap())
    }

    #[test]
    fn what_was_typed_becomes_a_notice_in_the_languages_that_were_filled_in() {
        let notice = judged(&draft()).unwrap();
        assert_eq!(notice.from, NOW.parse().unwrap());
        assert_eq!(notice.until, "2026-11-30T23:59:00Z".parse().unwrap());
        let texts: Vec<_> = notice
            .texts
            .iter()
            .map(|it| (it.language.as_str(), it.text.as_str()))
            .collect();
        assert_eq!(
            texts,
            [
                ("pt", "Hoje fechamos às 16:00."),
                ("en", "We close at 16:00 today.")
            ]
        );
    }

    #[test]
    fn every_ready_sentence_is_a_notice_in_every_language() {
        let time = Some(jiff::civil::time(16, 0, 0, 0));
        for ready in Ready::ALL {
            assert_eq!(Ready::from_name(ready.as_str()), Some(ready));
            let draft = Draft {
                texts: ready.texts(time).unwrap(),
                ..draft()
            };
            let notice = judged(&draft).unwrap();
            assert_eq!(notice.texts.len(), Language::ALL.len());
            let says_it = notice.texts.iter().all(|it| it.text.contains("16:00"));
            assert_eq!(says_it, ready == Ready::ClosesAt, "{ready:?}");
        }
        assert_eq!(Ready::ClosesAt.texts(None), None);
    }

    #[test]
    fn the_time_is_that_of_the_site() {
        let zone = TimeZone::get("Atlantic/Azores").unwrap();
        let notice = draft().judged(&zone, NOW.parse().unwrap()).unwrap();
        assert_eq!(notice.until, "2026-12-01T00:59:00Z".parse().unwrap());
    }

    #[test]
    fn everything_that_is_wrong_is_named_where_it_is() {
        type Change = fn(&mut Draft);
        let rows: [(Change, Field, Wrong); 15] = [
            (
                |it| it.texts.clear(),
                Field::Text(Language::Pt),
                Wrong::NoPortuguese,
            ),
            (
                |it| it.texts[0].1 = " ".to_owned(),
                Field::Text(Language::Pt),
                Wrong::NoPortuguese,
            ),
            (
                |it| it.texts[1].1 = "é".repeat(MAX_TIMED_TEXT + 1),
                Field::Text(Language::En),
                Wrong::TooLong(MAX_TIMED_TEXT + 1),
            ),
            (
                |it| it.texts[2].1 = "www.example.org".to_owned(),
                Field::Text(Language::Ar),
                Wrong::NotPlain,
            ),
            (
                |it| it.texts[0].1 = "Ligue 217 115 000".to_owned(),
                Field::Text(Language::Pt),
                Wrong::NotPlain,
            ),
            (
                |it| it.texts[0].1 = "duas\nlinhas".to_owned(),
                Field::Text(Language::Pt),
                Wrong::NotPlain,
            ),
            (|it| it.until.clear(), Field::Until, Wrong::NoTime),
            (
                |it| it.until = "às quatro".to_owned(),
                Field::Until,
                Wrong::NoTime,
            ),
            (
                |it| it.until = "2026-11-31T16:00".to_owned(),
                Field::Until,
                Wrong::NoTime,
            ),
            (
                |it| it.from = "16:00".to_owned(),
                Field::From,
                Wrong::NoTime,
            ),
            (
                |it| it.until = "2026-11-30T11:00".to_owned(),
                Field::Until,
                Wrong::Past,
            ),
            (
                |it| it.until = "2025-11-30T23:59".to_owned(),
                Field::Until,
                Wrong::Past,
            ),
            (
                |it| it.from = "2026-11-30T23:59".to_owned(),
                Field::Until,
                Wrong::Order,
            ),
            (
                |it| {
                    it.from = "2027-03-03T00:00".to_owned();
                    it.until = "2027-03-04T00:00".to_owned();
                },
                Field::From,
                Wrong::FarAhead,
            ),
            (
                |it| it.until = "2027-01-01T00:00".to_owned(),
                Field::Until,
                Wrong::LongLasting,
            ),
        ];
        for (change, field, wrong) in rows {
            let mut draft = draft();
            change(&mut draft);
            assert_eq!(judged(&draft), Err(vec![(field, wrong)]));
        }
        let all = Draft::default();
        assert_eq!(
            judged(&all).unwrap_err(),
            [
                (Field::Until, Wrong::NoTime),
                (Field::Text(Language::Pt), Wrong::NoPortuguese)
            ]
        );
    }

    fn standing(site: Option<&str>, from: i64, until: i64) -> TimedNotice {
        let at = |minute: i64| Timestamp::from_second(minute * 60).unwrap();
        TimedNotice {
            number: 1,
            site: site.map(str::to_owned),
            from: at(from),
            until: at(until),
            texts: vec![],
        }
    }

    #[test]
    fn a_third_one_at_the_same_time_is_too_many() {
        let (lisbon, porto) = (Some("Lisboa"), Some("Porto"));
        let others = [
            standing(lisbon, 0, 10),
            standing(None, 5, 15),
            standing(porto, 0, 20),
        ];
        for (new, crowds) in [
            (standing(lisbon, 0, 5), false),
            (standing(lisbon, 0, 6), true),
            (standing(lisbon, 10, 20), false),
            (standing(porto, 12, 13), true),
            (standing(porto, 15, 30), false),
            (standing(None, 15, 20), false),
            (standing(None, 9, 20), true),
            (standing(None, 4, 5), false),
            (standing(Some("Faro"), 0, 99), false),
        ] {
            assert_eq!(would_crowd(&others, &new), crowds, "{new:?}");
        }
        let two = [standing(None, 0, 10), standing(None, 0, 10)];
        assert!(would_crowd(&two, &standing(None, 3, 4)));
        assert!(would_crowd(&two, &standing(lisbon, 3, 4)));
        assert!(!would_crowd(&two[..1], &standing(None, 3, 4)));
    }
}
