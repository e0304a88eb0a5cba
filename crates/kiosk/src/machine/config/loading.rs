//! Reads the configuration file: TOML, every key known, checked once at start with the line of the fault. A
//! file that does not load is refused, never replaced by defaults.

use std::{
    fs, io,
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

use protocol::configuration::is_host_under;
use toml::de::DeTable;
use url::Url;

use super::Config;
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
    #[error("{path}: line {line}: {key}: {rule}")]
    Unusable {
        /// The file.
        path: PathBuf,
        /// Where the key stands, or its section.
        line: usize,
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
                line: line_of(key, &text),
                key,
                rule,
            }),
        }
    }

    /// The first key whose value cannot be right, and what it must be.
    pub(super) fn broken_rule(&self) -> Option<(&'static str, &'static str)> {
        let Config {
            idle, keep, staff, ..
        } = self;
        let rules = [
            (self.data_dir.is_absolute(), "data_dir", ABSOLUTE),
            (
                is_address_of_central(&self.central_url),
                "central_url",
                "must be https:// with a host and, where it is not 443, a port from 1 to 65535, such as \
                 https://central.example.org:8443; no name, password, question or fragment",
            ),
            (self.trust_anchor.is_absolute(), "trust_anchor", ABSOLUTE),
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
                !self.languages.is_empty() && each_once(&self.languages),
                "languages",
                "must name at least one, and each once",
            ),
            (
                (0.05..=1.0).contains(&self.screen.mm_per_px),
                "screen.mm_per_px",
                "must lie between 0.05 and 1.0",
            ),
            (REST.contains(&idle.question), "idle.question", REST_RULE),
            (REST.contains(&idle.slow), "idle.slow", REST_RULE),
            (
                idle.slow >= idle.question,
                "idle.slow",
                "must not be less than idle.question (180 and 75 unless set)",
            ),
            (
                (20..=300).contains(&idle.countdown),
                "idle.countdown",
                "must lie between 20 and 300 seconds: nobody is given less to say that they are there (WCAG 2.2, 2.2.1)",
            ),
            (
                self.receipt.fonts_dir.is_absolute(),
                "receipt.fonts_dir",
                ABSOLUTE,
            ),
            (
                (10..=3600).contains(&staff.idle),
                "staff.idle",
                "must lie between 10 and 3600 seconds",
            ),
            (
                staff.export_dir.as_ref().is_none_or(|it| it.is_absolute()),
                "staff.export_dir",
                ABSOLUTE,
            ),
            (
                (7..=31).contains(&keep.payload_days),
                "keep.payload_days",
                "must lie between 7 and 31 days: a central that is restored from a backup asks for them again",
            ),
            (
                (keep.payload_days..=366).contains(&keep.row_days),
                "keep.row_days",
                "must lie between keep.payload_days (7 unless set) and 366 days",
            ),
            (
                (300..=4096).contains(&self.page.memory_mib),
                "page.memory_mib",
                "must lie between 300 and 4096 MiB: the page has up to 250 after its start",
            ),
        ];
        first_broken(rules)
            .or_else(|| self.printer.as_ref()?.broken_rule())
            .or_else(|| self.pad.broken_rule())
            .or_else(|| self.speech.broken_rule())
    }
}

pub(super) const ABSOLUTE: &str = "must be an absolute path: one that begins with /";

/// Seconds that a visit may rest before the question.
const REST: RangeInclusive<u32> = 5..=900;
const REST_RULE: &str = "must lie between 5 and 900 seconds";

/// Whether requests can be sent there, and nothing but the host is said. A path before the API's own is a
/// proxy's business.
fn is_address_of_central(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| {
        url.scheme() == "https"
            // The parser forgives any number of slashes.
            && text
                .strip_prefix("https://")
                .is_some_and(|rest| !rest.starts_with(['/', '\\']))
            && url.host_str().is_some_and(|host| !host.is_empty())
            && url.port() != Some(0)
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
    })
}

fn each_once<T: PartialEq>(all: &[T]) -> bool {
    all.iter()
        .enumerate()
        .all(|(place, one)| !all[..place].contains(one))
}

pub(super) fn first_broken<const N: usize>(
    rules: [(bool, &'static str, &'static str); N],
) -> Option<(&'static str, &'static str)> {
    rules
        .into_iter()
        .find(|(holds, _, _)| !holds)
        .map(|(_, key, rule)| (key, rule))
}

/// The line of a key such as `idle.question`, else that of its section; a broken rule always has one of them,
/// for what is so unless it is set breaks none.
fn line_of(key: &str, text: &str) -> usize {
    let Ok(root) = DeTable::parse(text) else {
        return 1;
    };
    let mut table = root.get_ref();
    let mut at = 0;
    for part in key.split('.') {
        let Some((name, value)) = table.iter().find(|(name, _)| name.get_ref() == part) else {
            break;
        };
        at = name.span().start;
        match value.get_ref().as_table() {
            Some(deeper) => table = deeper,
            None => break,
        }
    }
    line_at(at, text)
}

/// Counted from one.
fn line_at(position: usize, text: &str) -> usize {
    let before = text.as_bytes().iter().take(position);
    before.filter(|byte| **byte == b'\n').count() + 1
}

/// Line and key, and what is wrong, without the value: it may be a secret in the wrong place.
fn told(error: &toml::de::Error, text: &str) -> String {
    let Some(span) = error.span() else {
        return error.message().to_owned();
    };
    let number = line_at(span.start, text);
    let line = text.lines().nth(number - 1).unwrap_or_default();
    let key = line.split_once('=').map_or("", |(key, _)| key.trim());
    let message = error.message();
    format!("line {number}: {key}: {message}")
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
    fn a_value_that_cannot_be_right_is_named_with_its_line_and_its_rule() {
        for (line, key) in [
            ("languages = []", "languages"),
            ("languages = [\"pt\", \"en\", \"pt\"]", "languages"),
            ("idle.question = 4", "idle.question"),
            ("idle.question = 901", "idle.question"),
            ("idle.question = 4294967295", "idle.question"),
            ("idle.question = 200", "idle.slow"),
            ("idle.slow = 4294967295", "idle.slow"),
            ("idle.countdown = 0", "idle.countdown"),
            ("idle.countdown = 19", "idle.countdown"),
            ("idle.countdown = 301", "idle.countdown"),
            ("screen.mm_per_px = 31.0", "screen.mm_per_px"),
            ("screen.mm_per_px = nan", "screen.mm_per_px"),
            ("keep.payload_days = 1", "keep.payload_days"),
            ("keep.payload_days = 32", "keep.payload_days"),
            ("keep.row_days = 6", "keep.row_days"),
            ("keep.row_days = 367", "keep.row_days"),
            ("page.memory_mib = 1", "page.memory_mib"),
            ("pad.next = []", "pad.next"),
            ("pad.help = [\"F22\"]", "pad.help"),
            ("speech.jack = \"event0\"", "speech.jack"),
            ("page.memory_mib = 4097", "page.memory_mib"),
            ("printer.uri = \"file:///tmp/x\"", "printer.uri"),
            ("receipt.fonts_dir = \"fonts\"", "receipt.fonts_dir"),
            ("staff.idle = 0", "staff.idle"),
            ("staff.export_dir = \"stick\"", "staff.export_dir"),
        ] {
            let error = load(&format!("{GOOD}\n{line}")).expect_err(line);
            let named = format!(": line 6: {key}: must ");
            assert!(error.contains(&named), "{line}: {error}");
        }
    }

    #[test]
    fn a_folder_that_depends_on_where_the_program_starts_is_refused() {
        for (folder, key, line) in [
            ("/var/lib/aima-kiosk", "data_dir", 2),
            ("/etc/aima-kiosk/authority.pem", "trust_anchor", 4),
        ] {
            for relative in ["", ".", "data", "./data"] {
                let text = GOOD.replace(folder, relative);
                let error = load(&text).expect_err(relative);
                let named = format!(": line {line}: {key}: must be an absolute path");
                assert!(error.contains(&named), "{relative:?}: {error}");
            }
        }
    }

    #[test]
    fn an_address_to_which_nothing_can_be_sent_is_refused() {
        for address in [
            "https://",
            "https:///v1",
            "https://:8443",
            "https:central.example",
            "https:/central.example",
            "http://central.example",
            "ftp://central.example",
            "central.example",
            "",
            "https://central.example:84433",
            "https://central.example:0",
            "https://central.example:port",
            "https://central example",
            "https://kiosk:secret@central.example",
            "https://kiosk@central.example",
            "https://central.example/?a=b",
            "https://central.example/#a",
            "https://[::1",
            "https://256.256.256.256",
        ] {
            let error = load(&GOOD.replace("https://central.example", address));
            let error = error.expect_err(address);
            let named = ": line 3: central_url: must be https:// with a host";
            assert!(error.contains(named), "{address}: {error}");
            assert!(!error.contains("secret"), "{error}");
        }
        for address in [
            "https://central.example:8443/",
            "https://localhost:1",
            "https://10.0.0.7",
            "https://[fd00::7]:8443",
            "https://proxy.example/kiosks",
        ] {
            let config = load(&GOOD.replace("https://central.example", address));
            assert!(config.is_ok(), "{address}: {config:?}");
        }
    }

    #[test]
    fn a_wrong_value_is_found_in_its_section_and_a_fault_of_two_keys_at_one_of_them() {
        let text = format!("{GOOD}\n[staff]\n[idle]\n\ncountdown = 20\nslow = 1\n");
        let error = load(&text).expect_err("too short");
        assert!(error.contains(": line 10: idle.slow: must lie"), "{error}");
        // `slow` is not in the file: its section's line is the nearest.
        let text = format!("{GOOD}\n[idle]\nquestion = 300\n");
        let error = load(&text).expect_err("too long beside the usual one");
        assert!(error.contains(": line 6: idle.slow: must not"), "{error}");
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
            let dots = config.printer.expect("it is set").dots();
            assert_eq!((dots.per_inch, dots.across), (dots_per_inch, width_dots));
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
