//! What can be set at one kiosk, and what is so unless it is set. How the file is read: [`loading`].

mod loading;
mod pad;
mod pin_hash;
mod printer;
mod printer_uri;
mod speech;

use std::path::PathBuf;

use protocol::{Language, configuration::USUAL_SUFFIX};
use serde::Deserialize;
use sha2::{Digest, Sha256};

pub use loading::ConfigError;
pub use pad::{KeyName, Pad};
pub use pin_hash::{PinHash, UnusableHash};
pub use printer::{Dots, Paper, Printer};
pub use printer_uri::{EscPosAddress, PrinterUri, PrinterUriError};
pub use speech::{Speech, SpeechOutput};

/// Everything that can be set at one kiosk.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where the database lives; readable by the kiosk's user alone.
    pub data_dir: PathBuf,
    /// Scheme, host and port of central, such as `https://central.example:8443`.
    pub central_url: String,
    /// PEM file of the one authority that may have signed central's certificate.
    pub trust_anchor: PathBuf,
    /// What hosts and senders that central names must end in.
    #[serde(default = "trusted_suffixes")]
    pub trusted_suffixes: Vec<String>,
    /// Languages on the welcome screen, in order. All that the program speaks, unless set.
    #[serde(default = "all_languages")]
    pub languages: Vec<Language>,
    /// The screen's physical size.
    #[serde(default)]
    pub screen: Screen,
    /// How long a visit may rest.
    #[serde(default)]
    pub idle: Idle,
    /// The receipt printer; none where a store has none.
    pub printer: Option<Printer>,
    /// The receipt's fonts.
    #[serde(default)]
    pub receipt: Receipt,
    /// How long things are kept.
    #[serde(default)]
    pub keep: Keep,
    /// Staff mode.
    #[serde(default)]
    pub staff: Staff,
    /// The page's own process.
    #[serde(default)]
    pub page: Page,
    /// The keys of a tactile pad.
    #[serde(default)]
    pub pad: Pad,
    /// Reading aloud.
    #[serde(default)]
    pub speech: Speech,
}

/// The screen.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screen {
    /// Millimetres per CSS pixel: 0.3114 on a 27-inch 1080×1920, 0.248 on a 21.5-inch 1920×1080.
    pub mm_per_px: f64,
}

/// Seconds of rest before the kiosk asks, and before it ends the visit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Idle {
    /// On an ordinary screen.
    pub question: u32,
    /// On screens where people fetch something: a document, a code from their mailbox.
    pub slow: u32,
    /// Between the question and the end of the visit.
    pub countdown: u32,
}

/// The receipt.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Receipt {
    /// Folder of the Noto fonts.
    pub fonts_dir: PathBuf,
}

/// Keeping times, in days.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Keep {
    /// Sealed payloads after central confirmed them: longer than central's backup interval.
    pub payload_days: u32,
    /// Ids, hashes and states after that.
    pub row_days: u32,
}

/// Staff mode.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Staff {
    /// The PIN, as `aima-kiosk pin` prints it; without one nobody gets in.
    pub pin_hash: Option<PinHash>,
    /// Seconds of rest before the kiosk asks; it then goes back to people by itself.
    pub idle: u32,
    /// Where refused requests and diagnostics go: a folder, such as that of a mounted stick.
    pub export_dir: Option<PathBuf>,
}

/// The page's own process.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Page {
    /// MiB (its share of what is in memory, PSS) past which it is started again while nobody is there. It
    /// has 150 to 250 after its start.
    pub memory_mib: u32,
}

impl Default for Page {
    fn default() -> Self {
        Page { memory_mib: 500 }
    }
}

impl Default for Screen {
    fn default() -> Self {
        Screen { mm_per_px: 0.3114 }
    }
}

impl Default for Idle {
    fn default() -> Self {
        Idle {
            question: 75,
            slow: 180,
            countdown: 30,
        }
    }
}

impl Default for Receipt {
    fn default() -> Self {
        Receipt {
            fonts_dir: PathBuf::from("/usr/share/fonts/truetype/noto"),
        }
    }
}

impl Default for Keep {
    fn default() -> Self {
        Keep {
            payload_days: 7,
            row_days: 90,
        }
    }
}

impl Default for Staff {
    fn default() -> Self {
        Staff {
            pin_hash: None,
            idle: 120,
            export_dir: None,
        }
    }
}

fn all_languages() -> Vec<Language> {
    Language::ALL.to_vec()
}

fn trusted_suffixes() -> Vec<String> {
    vec![USUAL_SUFFIX.to_owned()]
}

impl Config {
    /// Tells one configuration from another; nothing of it can be read back.
    pub fn fingerprint(&self) -> String {
        let hash = Sha256::digest(format!("{self:?}"));
        hex::encode(&hash[..8])
    }
}

#[cfg(test)]
mod shipped;
