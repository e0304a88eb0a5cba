//! Which closed days may be published: days that are there to come, each once, that would be worked otherwise. A
//! day that is wrong would make a date wrong on every receipt of the country.

use jiff::{ToSpan, civil::Date};
use protocol::{configuration::MAX_CLOSED_DAYS, working_days};

/// How far ahead a closed day may lie: beyond that somebody mistook the year.
const YEARS_AHEAD: i64 = 2;

/// Why these days are not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClosedDayError {
    /// Named twice.
    #[error("{0} is named twice: name each closed day once")]
    Twice(Date),
    /// It has been.
    #[error("{0} is over, so that no request can be checked later for it: look at the year")]
    Past(Date),
    /// Too far ahead.
    #[error("{0} is more than two years ahead: look at the year")]
    FarAhead(Date),
    /// Nobody works on it anyway.
    #[error("{0} is a weekend or a national holiday: it is not counted anyway, leave it out")]
    NotWorked(Date),
    /// More than a document holds.
    #[error("{0} closed days are too many: a configuration holds {MAX_CLOSED_DAYS}")]
    TooMany(usize),
}

/// These days in order. What is `published` already may stay, although it is over by now.
///
/// # Errors
/// The first thing that is wrong with a day that is new.
pub fn in_order(
    mut days: Vec<Date>,
    published: &[Date],
    today: Date,
) -> Result<Vec<Date>, ClosedDayError> {
    if days.len() > MAX_CLOSED_DAYS {
        return Err(ClosedDayError::TooMany(days.len()));
    }
    days.sort_unstable();
    if let Some(twice) = days.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(ClosedDayError::Twice(twice[0]));
    }
    for &day in days.iter().filter(|day| !published.contains(day)) {
        if day < today {
            return Err(ClosedDayError::Past(day));
        }
        if day > today.saturating_add(YEARS_AHEAD.years()) {
            return Err(ClosedDayError::FarAhead(day));
        }
        if !working_days::is_working_day(day) {
            return Err(ClosedDayError::NotWorked(day));
        }
    }
    Ok(days)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 27);

    #[test]
    fn days_to_come_are_put_in_order() {
        for (days, ordered) in [
            (vec![], vec![]),
            (vec![TODAY], vec![TODAY]),
            (
                vec![date(2026, 12, 31), date(2026, 12, 24)],
                vec![date(2026, 12, 24), date(2026, 12, 31)],
            ),
            (vec![date(2028, 11, 27)], vec![date(2028, 11, 27)]),
        ] {
            assert_eq!(in_order(days, &[], TODAY), Ok(ordered));
        }
    }

    #[test]
    fn what_is_published_may_stay_when_it_is_over() {
        let old = date(2025, 12, 24);
        assert_eq!(
            in_order(vec![date(2026, 12, 24), old], &[old], TODAY),
            Ok(vec![old, date(2026, 12, 24)])
        );
    }

    #[test]
    fn a_day_that_cannot_be_meant_is_named() {
        let day = date(2026, 12, 24);
        for (days, wrong) in [
            (vec![day, TODAY, day], ClosedDayError::Twice(day)),
            (
                vec![day, date(2026, 11, 26)],
                ClosedDayError::Past(date(2026, 11, 26)),
            ),
            (
                vec![date(2025, 12, 24)],
                ClosedDayError::Past(date(2025, 12, 24)),
            ),
            (
                vec![date(2028, 11, 28)],
                ClosedDayError::FarAhead(date(2028, 11, 28)),
            ),
            (
                vec![date(9999, 12, 31)],
                ClosedDayError::FarAhead(date(9999, 12, 31)),
            ),
            (
                vec![date(2026, 12, 26)],
                ClosedDayError::NotWorked(date(2026, 12, 26)),
            ),
            (
                vec![date(2026, 12, 25)],
                ClosedDayError::NotWorked(date(2026, 12, 25)),
            ),
            (vec![day; 101], ClosedDayError::TooMany(101)),
        ] {
            let said = in_order(days, &[], TODAY);
            assert_eq!(said, Err(wrong));
            let sentence = wrong.to_string();
            assert!(
                sentence.contains(": ") && !sentence.contains('\n'),
                "{sentence}"
            );
        }
    }
}
