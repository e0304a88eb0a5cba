//! Which key of a tactile pad does what. A pad is a keyboard whose keys write nothing; its maker says which key of a
//! keyboard each of them is, and many makers let that be changed.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// The keys that do each thing; none where the pad has none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct Pad {
    /// To the thing before.
    pub previous: Vec<KeyName>,
    /// To the next thing.
    pub next: Vec<KeyName>,
    /// One row up.
    pub up: Vec<KeyName>,
    /// One row down.
    pub down: Vec<KeyName>,
    /// Presses what has the focus.
    pub select: Vec<KeyName>,
    /// To the screen before.
    pub back: Vec<KeyName>,
    /// Explains the screen.
    pub help: Vec<KeyName>,
    /// Speaks louder.
    pub louder: Vec<KeyName>,
    /// Speaks more softly.
    pub softer: Vec<KeyName>,
    /// Speaks slower.
    pub slower: Vec<KeyName>,
    /// Speaks faster.
    pub faster: Vec<KeyName>,
    /// Says the screen again.
    pub repeat: Vec<KeyName>,
    /// Begins and ends reading aloud.
    pub speech: Vec<KeyName>,
    /// What a pad presses by itself when headphones are plugged into it.
    pub plugged: Vec<KeyName>,
    /// The same when they are pulled out.
    pub unplugged: Vec<KeyName>,
}

/// A key by its place on a keyboard, as `KeyboardEvent.code` names what a HID usage is (W3C UI Events code).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KeyName(String);

/// Beside F1 to F24: the keys that write nothing and that the page needs for nothing else.
const OTHERS: [&str; 20] = [
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "Enter",
    "NumpadEnter",
    "Escape",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Insert",
    "Help",
    "AudioVolumeUp",
    "AudioVolumeDown",
    "AudioVolumeMute",
    "MediaTrackNext",
    "MediaTrackPrevious",
    "MediaPlayPause",
    "MediaStop",
];

impl KeyName {
    fn is_known(name: &str) -> bool {
        let of_row = |number: &str| {
            !number.starts_with('0') && number.parse().is_ok_and(|n: u8| (1..=24).contains(&n))
        };
        OTHERS.contains(&name) || name.strip_prefix('F').is_some_and(of_row)
    }
}

impl<'de> Deserialize<'de> for KeyName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<KeyName, D::Error> {
        let name = String::deserialize(deserializer)?;
        match KeyName::is_known(&name) {
            true => Ok(KeyName(name)),
            false => Err(D::Error::custom(
                "a key of the pad must be F1 to F24, or one of those that write nothing, such as ArrowUp, Enter, \
                 AudioVolumeUp (docs/install.md)",
            )),
        }
    }
}

fn keys(names: &[&str]) -> Vec<KeyName> {
    names
        .iter()
        .map(|name| KeyName((*name).to_owned()))
        .collect()
}

impl Default for Pad {
    fn default() -> Self {
        Pad {
            previous: keys(&["F21"]),
            next: keys(&["F22"]),
            up: keys(&["ArrowUp"]),
            down: keys(&["ArrowDown"]),
            select: keys(&["F23"]),
            back: keys(&["F20"]),
            help: keys(&["F17"]),
            louder: keys(&["AudioVolumeUp"]),
            softer: keys(&["AudioVolumeDown"]),
            slower: keys(&["F18"]),
            faster: keys(&["F19"]),
            repeat: keys(&["F14"]),
            speech: keys(&["F13"]),
            plugged: keys(&["F15"]),
            unplugged: keys(&["F16"]),
        }
    }
}

const ONCE: &str = "must name keys that do nothing else: a key does one thing";

impl Pad {
    fn all(&self) -> [(&'static str, &Vec<KeyName>); 15] {
        [
            ("pad.previous", &self.previous),
            ("pad.next", &self.next),
            ("pad.up", &self.up),
            ("pad.down", &self.down),
            ("pad.select", &self.select),
            ("pad.back", &self.back),
            ("pad.help", &self.help),
            ("pad.louder", &self.louder),
            ("pad.softer", &self.softer),
            ("pad.slower", &self.slower),
            ("pad.faster", &self.faster),
            ("pad.repeat", &self.repeat),
            ("pad.speech", &self.speech),
            ("pad.plugged", &self.plugged),
            ("pad.unplugged", &self.unplugged),
        ]
    }

    pub(super) fn broken_rule(&self) -> Option<(&'static str, &'static str)> {
        let needed = [
            ("pad.next", &self.next),
            ("pad.select", &self.select),
            ("pad.back", &self.back),
        ];
        if let Some((key, _)) = needed.into_iter().find(|(_, keys)| keys.is_empty()) {
            return Some((
                key,
                "must name a key: without it nobody comes through a visit",
            ));
        }
        let all = self.all();
        let mut known: Vec<&KeyName> = Vec::new();
        // The usual keys of what is not set give way in no case: the one that is written names the line.
        for (key, names) in all {
            for name in names {
                if known.contains(&name) {
                    return Some((self.later(name, key), ONCE));
                }
                known.push(name);
            }
        }
        None
    }

    /// Of the things that a key does, the one that is not so unless it is set: it stands in the file.
    fn later(&self, name: &KeyName, found: &'static str) -> &'static str {
        let usual = Pad::default();
        let set = self
            .all()
            .into_iter()
            .zip(usual.all())
            .find(|((_, names), (_, usual))| names.contains(name) && !usual.contains(name));
        set.map_or(found, |((key, _), _)| key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Pad, String> {
        toml::from_str(text).map_err(|error| error.message().to_owned())
    }

    fn broken(text: &str) -> Option<&'static str> {
        read(text).expect("TOML").broken_rule().map(|(key, _)| key)
    }

    #[test]
    fn the_usual_keys_are_a_map() {
        assert_eq!(Pad::default().broken_rule(), None);
        for (key, names) in Pad::default().all() {
            for KeyName(name) in names {
                assert!(KeyName::is_known(name), "{key}");
            }
        }
    }

    #[test]
    fn a_key_that_writes_or_is_none_is_refused() {
        for name in [
            "",
            "a",
            "KeyA",
            "Digit1",
            "Numpad1",
            "Space",
            "Tab",
            "F0",
            "F25",
            "F01",
            "F",
            "Backspace",
            "f13",
        ] {
            let error = read(&format!("next = [\"{name}\"]")).expect_err(name);
            assert!(error.contains("F1 to F24"), "{error}");
        }
        for name in ["F1", "F24", "Enter", "MediaStop"] {
            assert!(read(&format!("repeat = [\"{name}\"]")).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_key_does_one_thing_and_the_way_through_a_visit_has_its_keys() {
        for (text, key) in [
            ("next = []", "pad.next"),
            ("select = []", "pad.select"),
            ("back = []", "pad.back"),
            ("next = [\"F1\", \"F1\"]", "pad.next"),
            ("next = [\"F1\"]\nselect = [\"F1\"]", "pad.next"),
            ("help = [\"F22\"]", "pad.help"),
            ("next = [\"F17\"]", "pad.next"),
        ] {
            assert_eq!(broken(text), Some(key), "{text}");
        }
        for text in [
            "up = []\ndown = []\nspeech = []",
            "select = [\"Enter\", \"NumpadEnter\"]",
        ] {
            assert_eq!(broken(text), None, "{text}");
        }
    }
}
