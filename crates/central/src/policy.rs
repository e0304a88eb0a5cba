//! What an office decides for itself: terms and limits at the desk and of reminders, `[policy]` of the configuration file. Each
//! has a default, and bounds both ways. The ladder's own numbers are rules, and none of these.

use jiff::SignedDuration;
use serde::{Deserialize, Deserializer, de::Error};

use crate::email_check::Window;

/// The keys, their defaults and bounds: what `check-config`, the guide and the tests go by.
pub const KEYS: [Key; 6] = [
    Key {
        name: "session_idle_minutes",
        usual: 30,
        least: 5,
        most: 240,
    },
    Key {
        name: "session_hours",
        usual: 10,
        least: 1,
        most: 24,
    },
    Key {
        name: "one_time_password_hours",
        usual: 24,
        least: 1,
        most: 168,
    },
    Key {
        name: "searches_per_hour",
        usual: 30,
        least: 1,
        most: 500,
    },
    Key {
        name: "search_days",
        usual: 60,
        least: 1,
        most: 365,
    },
    Key {
        name: "reminder_working_days",
        usual: 3,
        least: 1,
        most: 9,
    },
];

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What counts where nothing is said.
    pub usual: u32,
    /// The least that can be meant.
    pub least: u32,
    /// The most.
    pub most: u32,
}

/// Terms and limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// A session at the desk that was not used for so long is over: somebody left the PC.
    #[serde(deserialize_with = "at::<0, _>")]
    pub session_idle_minutes: u32,
    /// No session is longer.
    #[serde(deserialize_with = "at::<1, _>")]
    pub session_hours: u32,
    /// How long a one-time password is good.
    #[serde(deserialize_with = "at::<2, _>")]
    pub one_time_password_hours: u32,
    /// Searches without a receipt, an hour and person.
    #[serde(deserialize_with = "at::<3, _>")]
    pub searches_per_hour: u32,
    /// How far back such a search looks.
    #[serde(deserialize_with = "at::<4, _>")]
    pub search_days: u32,
    /// How many working days before the last day to pay somebody is reminded. The ten days to pay bound it.
    #[serde(deserialize_with = "at::<5, _>")]
    pub reminder_working_days: u32,
}

impl Default for Policy {
    fn default() -> Policy {
        let [idle, hours, one_time, searches, days, reminder] = KEYS.map(|key| key.usual);
        Policy {
            session_idle_minutes: idle,
            session_hours: hours,
            one_time_password_hours: one_time,
            searches_per_hour: searches,
            search_days: days,
            reminder_working_days: reminder,
        }
    }
}

impl Policy {
    /// See [`Policy::session_idle_minutes`].
    pub fn session_idle(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.session_idle_minutes))
    }

    /// See [`Policy::session_hours`].
    pub fn longest_session(&self) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.session_hours))
    }

    /// See [`Policy::one_time_password_hours`].
    pub fn one_time_password(&self) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.one_time_password_hours))
    }

    /// See [`Policy::searches_per_hour`].
    pub fn searches(&self) -> Window {
        Window {
            count: self.searches_per_hour,
            length: SignedDuration::from_hours(1),
        }
    }

    /// See [`Policy::search_days`].
    pub fn search_reach(&self) -> SignedDuration {
        SignedDuration::from_hours(24 * i64::from(self.search_days))
    }
}

fn at<'de, const KEY: usize, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let Key { least, most, .. } = KEYS[KEY];
    let number = u32::deserialize(from)?;
    match (least..=most).contains(&number) {
        true => Ok(number),
        false => Err(D::Error::custom(format_args!(
            "it must be {least} to {most}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_bounded_both_ways_and_an_error_says_line_and_bounds() {
        for key in KEYS {
            let read =
                |number: i64| toml::from_str::<Policy>(&format!("\n{} = {number}\n", key.name));
            for right in [key.least, key.usual, key.most] {
                assert!(read(right.into()).is_ok(), "{} = {right}", key.name);
            }
            let (less, more) = (i64::from(key.least) - 1, i64::from(key.most) + 1);
            for wrong in [less, more, -1, i64::from(u32::MAX) + 1] {
                let said = read(wrong).expect_err(key.name).to_string();
                assert!(said.contains("line 2"), "{} = {wrong}: {said}", key.name);
            }
            let said = read(more).expect_err(key.name).to_string();
            let bounds = format!("it must be {} to {}", key.least, key.most);
            assert!(said.contains(&bounds), "{said}");
        }
    }

    #[test]
    fn a_key_sets_its_own_value_and_no_other() {
        let usual = Policy::default();
        for key in KEYS {
            let text = format!("{} = {}", key.name, key.least);
            let read: Policy = toml::from_str(&text).unwrap();
            assert_ne!(read, usual, "{}", key.name);
            let whole = KEYS.map(|it| {
                let value = if it == key { key.least } else { it.usual };
                format!("{} = {value}", it.name)
            });
            let same: Policy = toml::from_str(&whole.join("\n")).unwrap();
            assert_eq!(read, same, "{}", key.name);
        }
        assert!(toml::from_str::<Policy>("session_hour = 3").is_err());
    }

    #[test]
    fn the_guide_names_every_key_with_its_default_and_bounds() {
        let guide = include_str!("../../../docs/central.md");
        for key in KEYS {
            let line = format!("{} = {}", key.name, key.usual);
            let line = guide.lines().find(|it| it.starts_with(&line));
            let line = line.unwrap_or_else(|| panic!("{} is not in the guide", key.name));
            let bounds = format!("{} to {}", key.least, key.most);
            assert!(line.contains(&bounds), "{line}");
        }
    }
}
