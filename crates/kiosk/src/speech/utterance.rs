//! What is to be said.

use std::fmt;

use protocol::Language;
use serde::Deserialize;
use zeroize::ZeroizeOnDrop;

/// One thing that is said without a pause inside. It may be what a person typed: it is kept out of Debug output, and
/// overwritten when it is dropped.
#[derive(Clone, Deserialize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Utterance {
    /// The words, as they sound right.
    pub text: String,
    /// The id of the sentence, where it is one without values: a voice package may have it.
    #[zeroize(skip)]
    pub key: Option<String>,
    /// In whose voice.
    #[zeroize(skip)]
    #[cfg_attr(test, ts(type = "string"))]
    pub language: Language,
    /// Not for others' ears.
    #[zeroize(skip)]
    pub private: bool,
}

impl fmt::Debug for Utterance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Utterance")
            .field("key", &self.key)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// What the page wants said.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Said {
    /// One after the other.
    pub utterances: Vec<Utterance>,
    /// What is being said, and what waits, is not said any more.
    pub interrupts: bool,
    /// Words a minute.
    pub rate: u32,
    /// Of the loudest there is, percent.
    pub volume: u32,
}

/// How it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tone {
    /// Words a minute.
    pub rate: u32,
    /// Percent.
    pub volume: u32,
}

impl Tone {
    /// What people can follow, and nothing that hurts.
    pub fn of(said: &Said) -> Tone {
        Tone {
            rate: said.rate.clamp(80, 400),
            volume: said.volume.clamp(5, 100),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_kept_out_of_debug_output_and_bounded() {
        let said = Said {
            utterances: vec![Utterance {
                text: "2, 0, 0".to_owned(),
                key: None,
                language: Language::Pt,
                private: true,
            }],
            interrupts: true,
            rate: 9999,
            volume: 0,
        };
        assert!(!format!("{said:?}").contains("2, 0"), "{said:?}");
        assert_eq!(
            Tone::of(&said),
            Tone {
                rate: 400,
                volume: 5
            }
        );
    }
}
