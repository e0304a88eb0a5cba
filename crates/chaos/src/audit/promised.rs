//! What people were promised: what the screen showed as saved, and what came out of the printer.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use anyhow::{Context, Result};
use protocol::TrackingCode;

use crate::evidence::{Place, Shown};

/// A request that was shown or printed as saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Promise {
    /// The code that was shown.
    pub code: TrackingCode,
    /// The visit that showed it; none where only paper came out.
    pub n: Option<u64>,
}

/// All promises of a trial, each once, and the pieces of paper on which there is more than one person's.
pub(super) fn all(place: &Place) -> Result<(Vec<Promise>, Vec<String>)> {
    let mut promises = BTreeMap::new();
    let mut mixed = Vec::new();
    for shown in place.read_lines::<Shown>("shown.jsonl")? {
        // Facts are shown of saved requests alone; a receipt's state is shown with them.
        let code = shown.line["facts"]["trackingCode"].as_str();
        if let Some(code) = code {
            let code = TrackingCode::parse(code)?;
            promises.insert(
                code.to_string(),
                Promise {
                    code,
                    n: shown.line["n"].as_u64(),
                },
            );
        }
    }
    let spool = place.path("spool");
    if spool.exists() {
        for entry in fs::read_dir(spool)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let codes = match path.extension().is_some_and(|kind| kind == "png") {
                true => codes_on(&path)?,
                // The job's name is the tracking code; the printer puts its own number before it.
                false => code_in(&name).into_iter().collect(),
            };
            if codes
                .iter()
                .map(ToString::to_string)
                .collect::<BTreeSet<_>>()
                .len()
                > 1
            {
                mixed.push(format!(
                    "{name} from the roll is more than one person's receipt"
                ));
            }
            for code in codes {
                promises
                    .entry(code.to_string())
                    .or_insert(Promise { code, n: None });
            }
        }
    }
    Ok((promises.into_values().collect(), mixed))
}

/// What the QR codes of a piece of paper say, as `zbarimg` (Debian `zbar-tools`) reads them.
fn codes_on(piece: &Path) -> Result<Vec<TrackingCode>> {
    let read = Command::new("zbarimg")
        .args(["-q", "--raw", "-Sdisable", "-Sqrcode.enable"])
        .arg(piece)
        .output()
        .context("zbarimg")?;
    let said = String::from_utf8_lossy(&read.stdout);
    let codes = said
        .lines()
        .filter_map(|address| address.rsplit('/').next());
    Ok(codes
        .filter_map(|code| TrackingCode::parse(code).ok())
        .collect())
}

fn code_in(name: &str) -> Option<TrackingCode> {
    let (stem, _) = name.rsplit_once('.')?;
    let (_, code) = stem.split_once('-')?;
    TrackingCode::parse(code).ok()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn paper_alone_is_a_promise_and_the_same_code_is_one() {
        let folder = tempfile::tempdir().expect("a place for the test");
        let place = Place::at(folder.path());
        let kiosk = protocol::KioskId::new(1).expect("a kiosk");
        let code = |byte| TrackingCode::generate(kiosk, [byte; 6]);
        let mut shown = fs::File::create(place.path("shown.jsonl")).expect("a file");
        for event in ["saved", "facts"] {
            writeln!(
                shown,
                r#"{{"run":1,"at_ms":1,"line":{{"event":"{event}","n":3,"facts":{{"trackingCode":"{}"}}}}}}"#,
                code(1)
            )
            .expect("written");
        }
        writeln!(
            shown,
            r#"{{"run":1,"at_ms":2,"line":{{"event":"not-saved","n":4}}}}"#
        )
        .expect("written");
        fs::create_dir(place.path("spool")).expect("a folder");
        for name in [format!("1-{}.prn", code(1)), format!("2-{}.prn", code(2))] {
            fs::write(place.path("spool").join(name), b"x").expect("written");
        }
        let (all, mixed) = all(&place).expect("readable");
        assert!(mixed.is_empty());
        assert_eq!(all.len(), 2);
        assert!(all.contains(&Promise {
            code: code(1),
            n: Some(3)
        }));
        assert!(all.contains(&Promise {
            code: code(2),
            n: None
        }));
    }
}
