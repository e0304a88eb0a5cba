//! Working days as Portuguese administration counts them: the day of the event is not counted, weekends
//! and national holidays are skipped (CPA, art. 87). Regional and municipal holidays are not skipped, so
//! that a request has the same date in every store.

use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};

/// The day that is `days` working days after `start`.
pub fn add(start: Date, days: u32) -> Date {
    count(start, days, is_working_day)
}

fn count(start: Date, days: u32, is_worked: impl Fn(Date) -> bool) -> Date {
    let mut day = start;
    let mut left = days;
    while left > 0 {
        day = day.tomorrow().expect("a deadline lies within jiff's years");
        left -= u32::from(is_worked(day));
    }
    day
}

/// For how long a request is checked, as it was published: T of the ladder of proof. Central, receipt and pages
/// count by it and by nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checking {
    /// How many working days after its arrival.
    pub days: u32,
    /// Days without work besides weekends and national holidays.
    pub closed: Vec<Date>,
}

impl Checking {
    /// The last day on which a request is checked that arrived on `arrived`.
    pub fn until(&self, arrived: Date) -> Date {
        self.after(arrived, self.days)
    }

    /// The day that is `days` working days after `start`.
    pub fn after(&self, start: Date, days: u32) -> Date {
        count(start, days, |day| self.is_worked(day))
    }

    /// The working day that is `days` working days before `end`: whoever is told on it has so many, `end` among them.
    pub fn before(&self, end: Date, days: u32) -> Date {
        let mut day = end;
        let mut left = days;
        while left > 0 {
            day = day
                .yesterday()
                .expect("a deadline lies within jiff's years");
            left -= u32::from(self.is_worked(day));
        }
        day
    }

    /// How many working days there are after `start`, up to and with `end`; none where `end` is not later.
    pub fn between(&self, start: Date, end: Date) -> u32 {
        let mut day = start;
        let mut days = 0;
        while day < end {
            day = day.tomorrow().expect("a deadline lies within jiff's years");
            days += u32::from(self.is_worked(day));
        }
        days
    }

    fn is_worked(&self, day: Date) -> bool {
        is_working_day(day) && !self.closed.contains(&day)
    }
}

/// Whether offices are open: neither a weekend nor a national holiday.
pub fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_national_holiday(day)
}

/// The thirteen mandatory holidays (Código do Trabalho, art. 234).
fn is_national_holiday(day: Date) -> bool {
    let fixed = [
        (1, 1),
        (4, 25),
        (5, 1),
        (6, 10),
        (8, 15),
        (10, 5),
        (11, 1),
        (12, 1),
        (12, 8),
        (12, 25),
    ];
    if fixed.contains(&(day.month(), day.day())) {
        return true;
    }
    let easter = easter_sunday(day.year());
    // Good Friday, Easter, Corpus Christi.
    [-2, 0, 60]
        .into_iter()
        .any(|offset: i32| easter.saturating_add(offset.days()) == day)
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876, "Meeus/Jones/Butcher").
fn easter_sunday(year: i16) -> Date {
    let y = i32::from(year);
    let golden = y % 19;
    let (century, of_century) = (y / 100, y % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    date(year, (sum / 31) as i8, (sum % 31 + 1) as i8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_working_days_end_where_the_agency_says() {
        for (start, end) in [
            (date(2024, 5, 15), date(2024, 5, 29)),
            (date(2024, 5, 20), date(2024, 6, 4)),
            (date(2025, 12, 19), date(2026, 1, 6)),
        ] {
            assert_eq!(add(start, 10), end, "ten working days from {start}");
        }
    }

    #[test]
    fn easter_falls_where_the_church_puts_it() {
        for easter in [
            date(1961, 4, 2),
            date(2000, 4, 23),
            date(2024, 3, 31),
            date(2025, 4, 20),
            date(2026, 4, 5),
            date(2038, 4, 25),
            date(2285, 3, 22),
        ] {
            assert_eq!(easter_sunday(easter.year()), easter);
        }
    }

    #[test]
    fn movable_holidays_are_not_worked() {
        assert!(!is_working_day(date(2026, 4, 3)), "Good Friday");
        assert!(!is_working_day(date(2026, 6, 4)), "Corpus Christi");
        assert!(
            is_working_day(date(2026, 2, 17)),
            "Carnival is no mandatory holiday"
        );
        assert!(
            is_working_day(date(2026, 6, 24)),
            "a municipal holiday is worked elsewhere"
        );
    }

    #[test]
    fn three_working_days_before_a_day_skip_weekends_holidays_and_closed_days() {
        let checking = |closed: &[Date]| Checking {
            days: 5,
            closed: closed.to_vec(),
        };
        for (end, closed, before) in [
            (date(2026, 3, 13), &[][..], date(2026, 3, 10)),
            // Tuesday: Monday, Friday, Thursday.
            (date(2026, 3, 17), &[], date(2026, 3, 12)),
            (date(2026, 3, 17), &[date(2026, 3, 13)], date(2026, 3, 11)),
            // Good Friday lies between.
            (date(2026, 4, 7), &[], date(2026, 4, 1)),
            // A last day on which nobody works counts back all the same.
            (date(2026, 3, 15), &[], date(2026, 3, 11)),
        ] {
            assert_eq!(checking(closed).before(end, 3), before, "{end} {closed:?}");
        }
        assert_eq!(
            checking(&[]).before(date(2026, 3, 14), 0),
            date(2026, 3, 14)
        );
    }

    #[test]
    fn a_closed_day_is_not_worked_and_one_that_was_not_worked_anyway_counts_once() {
        let checking = |days, closed: &[Date]| Checking {
            days,
            closed: closed.to_vec(),
        };
        let friday = date(2026, 11, 27);
        // Tuesday the first and Tuesday the eighth of December are holidays.
        for (closed, until) in [
            (&[][..], date(2026, 12, 7)),
            (&[date(2026, 12, 4)], date(2026, 12, 9)),
            (&[date(2026, 12, 5)], date(2026, 12, 7)),
            (&[date(2026, 12, 1)], date(2026, 12, 7)),
            (&[friday], date(2026, 12, 7)),
            (&[date(2026, 12, 7), date(2026, 12, 9)], date(2026, 12, 10)),
            (&[date(2025, 12, 4)], date(2026, 12, 7)),
        ] {
            let it = checking(5, closed);
            assert_eq!(it.until(friday), until, "{closed:?}");
            assert_eq!(it.between(friday, until), 5, "{closed:?}");
        }
        let it = checking(5, &[date(2026, 12, 4)]);
        assert_eq!(it.after(friday, 0), friday);
        assert_eq!(it.between(friday, friday), 0);
        assert_eq!(it.between(friday, date(2026, 11, 20)), 0);
    }

    #[test]
    fn a_start_on_a_weekend_or_holiday_counts_from_the_next_working_day() {
        assert_eq!(add(date(2026, 3, 7), 1), date(2026, 3, 9), "Saturday");
        assert_eq!(
            add(date(2026, 12, 25), 5),
            date(2027, 1, 4),
            "Christmas on a Friday"
        );
        assert_eq!(add(date(2026, 3, 2), 0), date(2026, 3, 2), "nothing to add");
    }
}
