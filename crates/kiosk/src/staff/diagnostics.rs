//! The diagnostics bundle: one JSON file for whoever has to find out from afar what is wrong.
//!
//! It holds what the panel shows, the settings without secrets, and the last events. None of these can
//! hold what a person typed: rows are codes and counts, and the log's types carry no more.

use std::{io, path::Path};

use serde_json::{Value, json};
use url::Url;

use super::panel::Panel;
use crate::machine::{config::Config, disk, event};

/// The bundle. `at` is the time by the best knowledge of it.
pub fn bundle(panel: &Panel, config: &Config, at: jiff::Timestamp) -> Value {
    let events = event::recent::lines();
    let events: Vec<Value> = events
        .iter()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    json!({
        "version": crate::VERSION,
        "at": at.to_string(),
        "machine": std::env::consts::ARCH,
        "kernel": kernel(),
        "panel": panel,
        "settings": settings(config),
        "events": events,
    })
}

/// Every setting but those that only this machine should know: the PIN's hash is left out.
fn settings(config: &Config) -> Value {
    json!({
        "data_dir": config.data_dir,
        "central_url": without_sign_in(&config.central_url),
        "trust_anchor": config.trust_anchor,
        "languages": config.languages.iter().map(|each| each.code()).collect::<Vec<_>>(),
        "screen": { "mm_per_px": config.screen.mm_per_px },
        "idle": {
            "question": config.idle.question,
            "slow": config.idle.slow,
            "countdown": config.idle.countdown,
        },
        "printer": config.printer.as_ref().map(|printer| json!({
            "uri": without_sign_in(&printer.uri),
            "job_seconds": printer.job_seconds,
        })),
        "keep": {
            "payload_days": config.keep.payload_days,
            "row_days": config.keep.row_days,
        },
        "staff": {
            "has_pin": config.staff.pin_hash.is_some(),
            "idle": config.staff.idle,
            "export_dir": config.staff.export_dir,
        },
    })
}

/// An address without the name and password that somebody may have put into it.
fn without_sign_in(address: &str) -> String {
    let Ok(mut url) = Url::parse(address) else {
        return "no address".to_owned();
    };
    // One without a host has neither.
    let _none = url.set_username("").and_then(|()| url.set_password(None));
    url.to_string()
}

fn kernel() -> Option<String> {
    let text = std::fs::read_to_string("/proc/sys/kernel/osrelease").ok()?;
    Some(text.trim().to_owned())
}

/// Writes a bundle into a folder under a new name; replaces nothing.
///
/// # Errors
/// The folder takes no file, or has one of this name.
pub fn write(folder: &Path, name: &str, bundle: &Value) -> io::Result<()> {
    disk::create(&folder.join(name), |out| {
        serde_json::to_writer_pretty(&mut *out, bundle)?;
        out.write_all(b"\n")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::staff::pin::Pin;

    fn config(hash: &str) -> Config {
        toml::from_str(&format!(
            r#"
            data_dir = "/var/lib/aima-kiosk"
            central_url = "https://kiosk:hunter2@central.example:8443/base"
            trust_anchor = "/etc/aima-kiosk/authority.pem"
            printer.uri = "ipp://user:pa@ss@printer.local/ipp/print"
            staff.pin_hash = "{hash}"
            "#
        ))
        .expect("a configuration")
    }

    fn panel() -> Panel {
        Panel {
            kiosk: Some("4F".to_owned()),
            store: Some("Loja AIMA Lisboa".to_owned()),
            demo: false,
            now: "2026-07-01 14:32".to_owned(),
            paused: false,
            can_export: true,
            rows: vec![],
            self_test: None,
            faults: vec!["printer-jam".to_owned()],
        }
    }

    #[test]
    fn no_secret_is_in_the_bundle() {
        let hash = Pin::choose("246813").expect("a PIN").hash();
        let bundle = bundle(
            &panel(),
            &config(hash.as_str()),
            jiff::Timestamp::UNIX_EPOCH,
        );
        let text = bundle.to_string();
        for secret in ["argon2", hash.as_str(), "hunter2", "pa@ss", "ss@"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert_eq!(
            bundle["settings"]["central_url"],
            "https://central.example:8443/base"
        );
        assert_eq!(bundle["settings"]["staff"]["has_pin"], true);
        assert_eq!(bundle["panel"]["faults"][0], "printer-jam");
    }

    #[test]
    fn a_bundle_replaces_nothing_and_needs_its_folder() {
        let folder = tempfile::tempdir().expect("a place for the test");
        let value = json!({ "a": 1 });
        write(folder.path(), "d.json", &value).expect("written");
        assert!(write(folder.path(), "d.json", &json!({})).is_err());
        let kept = std::fs::read(folder.path().join("d.json")).expect("kept");
        assert_eq!(serde_json::from_slice::<Value>(&kept).expect("JSON"), value);
        assert_eq!(
            std::fs::read_dir(folder.path()).expect("readable").count(),
            1
        );
        assert!(write(Path::new("/nowhere"), "d.json", &value).is_err());
    }
}
