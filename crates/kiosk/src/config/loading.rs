//! Reads the configuration file: TOML, every key known, checked once at start with the line of the fault. A
//! file that does not load is refused, never replaced by defaults.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use protocol::configuration::is_host_under;

use super::{Config, Printer};
use crate::{printer::PrinterUri, receipt::Media};

/// Why a configuration was refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{path}: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A key is unknown, missing or of the wrong type; the message names line and key.
    #[error("{path}: {message}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong and where.
        message: String,
    },
    /// A value is of the right type and cannot be right.
    #[error("{path}: {key}: {rule}")]
    Unusable {
        /// The file.
        path: PathBuf,
        /// The key.
        key: &'static str,
        /// What it must be.
        rule: &'static str,
    },
}

impl Config {
    /// Reads and checks a file.
    pub fn load(path: &Path) -> Result<Config, ConfigError> {
        let text = fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        let config: Config = toml::from_str(&text).map_err(|error| ConfigError::Malformed {
            path: path.to_owned(),
            message: told(&error, &text),
        })?;
        match config.broken_rule() {
            None => Ok(config),
            Some((key, rule)) => Err(ConfigError::Unusable {
                path: path.to_owned(),
                key,
                rule,
            }),
        }
    }

    /// The first key whose value cannot be right, and what it must be.
    pub(super) fn broken_rule(&self) -> Option<(&'static str, &'static str)> {
        let rules = [
            (
                self.central_url.starts_with("https://"),
                "central_url",
                "must start with https://",
            ),
            (
                !self.trusted_suffixes.is_empty()
                    && self
                        .trusted_suffixes
                        .iter()
                        .all(|suffix| is_host_under(suffix, std::slice::from_ref(suffix))),
                "trusted_suffixes",
                "must name at least one host ending, in small letters",
            ),
            (
                !self.languages.is_empty(),
                "languages",
                "must name at least one",
            ),
            (
                (0.05..=1.0).contains(&self.screen.mm_per_px),
                "screen.mm_per_px",
                "must lie between 0.05 and 1.0",
            ),
            (
                self.idle.question >= 1,
                "idle.question",
                "must be at least 1",
            ),
            (self.idle.slow >= 1, "idle.slow", "must be at least 1"),
            (
                self.idle.countdown >= 1,
                "idle.countdown",
                "must be at least 1",
            ),
            (
                (10..=3600).contains(&self.staff.idle),
                "staff.idle",
                "must lie between 10 and 3600",
            ),
            (
                self.staff
                    .export_dir
                    .as_ref()
                    .is_none_or(|folder| folder.is_absolute()),
                "staff.export_dir",
                "must be an absolute path",
            ),
            (
                self.keep.payload_days >= 1,
                "keep.payload_days",
                "must be at least 1",
            ),
            (
                self.keep.row_days >= self.keep.payload_days,
                "keep.row_days",
                "must not be less than keep.payload_days",
            ),
            (
                self.page.memory_mib >= 1,
                "page.memory_mib",
                "must be at least 1",
            ),
        ];
        first_broken(rules).or_else(|| self.printer.as_ref()?.broken_rule())
    }
}

impl Printer {
    fn broken_rule(&self) -> Option<(&'static str, &'static str)> {
        let (Ok(dots), head) = (self.uri.parse().map(is_thermal), self.head()) else {
            return Some((
                "printer.uri",
                "must look like ipp://host/ipp/print, escpos+tcp://host:9100 or escpos+usb:/dev/usb/lp0",
            ));
        };
        let rules = [
            (
                dots || self.dots_per_inch.is_none(),
                "printer.dots_per_inch",
                "is for escpos+tcp and escpos+usb alone: a printer that takes PDF knows its own",
            ),
            (
                dots || self.width_dots.is_none(),
                "printer.width_dots",
                "is for escpos+tcp and escpos+usb alone: a printer that takes PDF knows its own",
            ),
            (
                !dots || self.media == Media::Roll80,
                "printer.media",
                "must be \"roll-80mm\" for escpos+tcp and escpos+usb",
            ),
            (
                (150..=600).contains(&head.dots_per_inch),
                "printer.dots_per_inch",
                "must lie between 150 and 600 (most are 203 or 180)",
            ),
            (
                head.width_dots % 8 == 0,
                "printer.width_dots",
                "must be a multiple of 8 (576 at 203 dots an inch, 512 at 180)",
            ),
            (
                (71.9..=80.5).contains(&head.reach()),
                "printer.width_dots",
                "must reach 72 to 80 mm at printer.dots_per_inch (576 at 203 dots an inch, 512 at 180)",
            ),
            (
                self.job_seconds >= 1,
                "printer.job_seconds",
                "must be at least 1",
            ),
        ];
        first_broken(rules)
    }
}

fn is_thermal(uri: PrinterUri) -> bool {
    matches!(uri, PrinterUri::EscPos(_))
}

fn first_broken<const N: usize>(
    rules: [(bool, &'static str, &'static str); N],
) -> Option<(&'static str, &'static str)> {
    rules
        .into_iter()
        .find(|(holds, _, _)| !holds)
        .map(|(_, key, rule)| (key, rule))
}

/// Line and key, and what is wrong, without the value: it may be a secret in the wrong place.
fn told(error: &toml::de::Error, text: &str) -> String {
    let Some(before) = error.span().and_then(|span| text.get(..span.start)) else {
        return error.message().to_owned();
    };
    let number = before.bytes().filter(|byte| *byte == b'\n').count();
    let line = text.lines().nth(number).unwrap_or_default();
    let key = line.split_once('=').map_or("", |(key, _)| key.trim());
    let message = error.message();
    format!("line {}: {key}: {message}", number + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
        data_dir = "/var/lib/aima-kiosk"
        central_url = "https://central.example"
        trust_anchor = "/etc/aima-kiosk/authority.pem"
    "#;

    fn load(text: &str) -> Result<Config, String> {
        let place = tempfile::tempdir().expect("a place for the test");
        let path = place.path().join("kiosk.toml");
        fs::write(&path, text).expect("writable");
        Config::load(&path).map_err(|error| error.to_string())
    }

    #[test]
    fn three_keys_are_enough() {
        let config = load(GOOD).expect("complete");
        assert_eq!(config.languages, protocol::Language::ALL);
        assert_eq!(config.keep.payload_days, 7);
        assert!(config.printer.is_none());
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let error = load(&format!("{GOOD}\ncolour = \"red\"")).expect_err("unknown key");
        assert!(
            error.contains("colour") && error.contains("line 6"),
            "{error}"
        );
    }

    #[test]
    fn a_missing_key_is_named() {
        let error = load("data_dir = \"/x\"").expect_err("incomplete");
        assert!(error.contains("central_url"), "{error}");
    }

    #[test]
    fn a_value_that_cannot_be_right_is_named_with_its_rule() {
        for (line, key) in [
            ("languages = []", "languages"),
            ("idle.countdown = 0", "idle.countdown"),
            ("screen.mm_per_px = 31.0", "screen.mm_per_px"),
            ("keep.row_days = 1", "keep.row_days"),
            ("page.memory_mib = 0", "page.memory_mib"),
            ("printer.uri = \"file:///tmp/x\"", "printer.uri"),
            ("staff.idle = 0", "staff.idle"),
            ("staff.export_dir = \"stick\"", "staff.export_dir"),
        ] {
            let error = load(&format!("{GOOD}\n{line}")).expect_err(line);
            assert!(error.contains(key), "{line}: {error}");
        }
        let error = load(&GOOD.replace("https", "http")).expect_err("no TLS");
        assert!(error.contains("central_url"), "{error}");
    }

    #[test]
    fn a_pin_in_the_place_of_its_hash_is_refused() {
        let error = load(&format!("{GOOD}\nstaff.pin_hash = \"246813\"")).expect_err("no hash");
        assert!(error.contains("aima-kiosk pin"), "{error}");
        assert!(
            error.contains("line 6") && !error.contains("246813"),
            "{error}"
        );
    }

    #[test]
    fn a_thermal_printer_has_the_usual_head_unless_another_is_set() {
        for (line, dots_per_inch, width_dots) in [
            ("uri = \"escpos+tcp://printer:9100\"", 203, 576),
            (
                "uri = \"escpos+usb:/dev/usb/lp0\"\ndots_per_inch = 180",
                180,
                512,
            ),
            (
                "uri = \"escpos+usb:/dev/usb/lp0\"\ndots_per_inch = 203\nwidth_dots = 640",
                203,
                640,
            ),
        ] {
            let config = load(&format!("{GOOD}\n[printer]\n{line}")).expect(line);
            let head = config.printer.expect("it is set").head();
            assert_eq!(
                (head.dots_per_inch, head.width_dots),
                (dots_per_inch, width_dots)
            );
        }
    }

    #[test]
    fn a_head_that_cannot_print_the_receipt_is_refused_by_name() {
        let thermal = "uri = \"escpos+tcp://printer\"";
        let ipp = "uri = \"ipp://printer/ipp/print\"";
        for (lines, key) in [
            (format!("{thermal}\nwidth_dots = 384"), "printer.width_dots"),
            (format!("{thermal}\nwidth_dots = 577"), "printer.width_dots"),
            (
                format!("{thermal}\ndots_per_inch = 180\nwidth_dots = 576"),
                "printer.width_dots",
            ),
            (
                format!("{thermal}\ndots_per_inch = 0"),
                "printer.dots_per_inch",
            ),
            (format!("{thermal}\nmedia = \"a4\""), "printer.media"),
            (
                format!("{ipp}\ndots_per_inch = 203"),
                "printer.dots_per_inch",
            ),
            (format!("{ipp}\nwidth_dots = 576"), "printer.width_dots"),
            ("uri = \"escpos+usb:lp0\"".to_owned(), "printer.uri"),
            ("uri = \"lpd://printer\"".to_owned(), "printer.uri"),
        ] {
            let error = load(&format!("{GOOD}\n[printer]\n{lines}")).expect_err(&lines);
            assert!(error.contains(key), "{lines}: {error}");
        }
    }

    #[test]
    fn a_missing_file_is_an_error_and_not_a_default() {
        let error = Config::load(Path::new("/nowhere/kiosk.toml")).expect_err("missing");
        assert!(error.to_string().contains("/nowhere/kiosk.toml"));
    }
}
