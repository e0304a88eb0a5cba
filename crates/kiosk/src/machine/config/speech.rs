//! Reading aloud at this kiosk: where the sound goes, where headphones are plugged in, where recorded voices lie.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, de::Error};

use super::loading::{ABSOLUTE, first_broken};

/// Reading aloud.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Speech {
    /// Where the sound goes.
    pub output: SpeechOutput,
    /// The input device that tells of headphones; none where the pad does, or nothing.
    pub jack: Option<PathBuf>,
    /// The folder of the voice packages.
    pub voices_dir: PathBuf,
}

/// Where the sound goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpeechOutput {
    /// Nowhere: nothing is read aloud here.
    None,
    /// To a device of ALSA.
    Alsa(String),
    /// To the sound server of the session.
    Pulse,
    /// Into a folder, and of what was said a record: at the kiosk of a demonstration alone.
    File(PathBuf),
}

impl<'de> Deserialize<'de> for SpeechOutput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SpeechOutput, D::Error> {
        let text = String::deserialize(deserializer)?;
        let is_device = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_graphic());
        match text.split_once(':') {
            None if text == "none" => Ok(SpeechOutput::None),
            None if text == "pulse" => Ok(SpeechOutput::Pulse),
            Some(("alsa", device)) if is_device(device) => {
                Ok(SpeechOutput::Alsa(device.to_owned()))
            }
            Some(("file", folder)) if Path::new(folder).is_absolute() => {
                Ok(SpeechOutput::File(folder.into()))
            }
            _ => Err(D::Error::custom(
                "must be \"none\", \"pulse\", or \"alsa:\" and a device such as default or plughw:1,0",
            )),
        }
    }
}

impl Default for Speech {
    fn default() -> Self {
        Speech {
            output: SpeechOutput::Alsa("default".to_owned()),
            jack: None,
            voices_dir: PathBuf::from("/usr/share/aima-kiosk/voices"),
        }
    }
}

impl Speech {
    pub(super) fn broken_rule(&self) -> Option<(&'static str, &'static str)> {
        first_broken([
            (
                self.jack.as_ref().is_none_or(|jack| jack.is_absolute()),
                "speech.jack",
                ABSOLUTE,
            ),
            (self.voices_dir.is_absolute(), "speech.voices_dir", ABSOLUTE),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_is_one_of_four_and_nothing_else() {
        let read = |output: &str| {
            let text = format!("output = {output:?}");
            toml::from_str::<Speech>(&text).map(|speech| speech.output)
        };
        assert_eq!(read("none"), Ok(SpeechOutput::None));
        assert_eq!(read("pulse"), Ok(SpeechOutput::Pulse));
        assert_eq!(
            read("alsa:plughw:1,0"),
            Ok(SpeechOutput::Alsa("plughw:1,0".to_owned()))
        );
        assert_eq!(
            read("file:/tmp/said"),
            Ok(SpeechOutput::File("/tmp/said".into()))
        );
        for wrong in [
            "",
            "alsa",
            "alsa:",
            "alsa:a b",
            "file:said",
            "None",
            "oss:0",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
