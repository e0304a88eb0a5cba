//! Dates and times in words. The month is a word, since 03/04 is April in Lisbon and March in
//! New York; digits are Western in every language, as on the documents that people carry.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, tz::TimeZone};
use protocol::Language;

use crate::bundles::{Args, text};

/// A day: "5 de março de 2026".
pub fn date(language: Language, date: Date) -> String {
    let args = Args::new()
        .with("day", date.day().to_string())
        .with("month", date.month())
        .with("year", date.year().to_string());
    text(language, "date-in-words", &args)
}

/// A time of day, on the 24-hour clock: "09:05".
pub fn time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// An instant as a clock in `zone` shows it: "5 de março de 2026, 09:05".
pub fn date_and_time(language: Language, instant: Timestamp, zone: &TimeZone) -> String {
    let there = zone.to_datetime(instant);
    let args = Args::new()
        .with("date", date(language, there.date()))
        .with("time", time(there.time()));
    text(language, "date-and-time", &args)
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    fn plain(text: String) -> String {
        text.replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn a_date_names_its_month() {
        let day = civil::date(2026, 3, 5);
        assert_eq!(plain(date(Language::Pt, day)), "5 de março de 2026");
        assert_eq!(plain(date(Language::En, day)), "5 March 2026");
        assert_eq!(plain(date(Language::Ar, day)), "5 مارس 2026");
    }

    #[test]
    fn every_month_has_a_name_of_its_own() {
        for language in Language::ALL {
            let names: std::collections::BTreeSet<_> = (1..=12)
                .map(|month| date(language, civil::date(2026, month, 1)))
                .collect();
            assert_eq!(names.len(), 12, "{language:?} names twelve months");
        }
    }

    #[test]
    fn an_instant_is_told_by_the_clock_of_its_place() {
        let instant: Timestamp = "2026-07-01T23:30:00Z".parse().unwrap();
        let shown = |zone| {
            let zone = TimeZone::get(zone).unwrap();
            plain(date_and_time(Language::En, instant, &zone))
        };
        assert_eq!(shown("Europe/Lisbon"), "2 July 2026, 00:30");
        assert_eq!(shown("Atlantic/Azores"), "1 July 2026, 23:30");
    }
}
