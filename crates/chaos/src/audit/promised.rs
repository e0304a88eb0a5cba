//! What people were promised: what the screen showed as saved, and what came out of the printer.

use std::{collections::BTreeMap, fs};

use anyhow::Result;
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

/// All promises of a trial, each once.
pub(super) fn all(place: &Place) -> Result<Vec<Promise>> {
    let mut promises = BTreeMap::new();
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
            let name = entry?.file_name().to_string_lossy().into_owned();
            // The job's name is the tracking code; the printer puts its own number before it.
            let Some(code) = code_in(&name) else { continue };
            promises
                .entry(code.to_string())
                .or_insert(Promise { code, n: None });
        }
    }
    Ok(promises.into_values().collect())
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
                r#"{{"run":1,"line":{{"event":"{event}","n":3,"facts":{{"trackingCode":"{}"}}}}}}"#,
                code(1)
            )
            .expect("written");
        }
        writeln!(shown, r#"{{"run":1,"line":{{"event":"not-saved","n":4}}}}"#).expect("written");
        fs::create_dir(place.path("spool")).expect("a folder");
        for name in [format!("1-{}.prn", code(1)), format!("2-{}.prn", code(2))] {
            fs::write(place.path("spool").join(name), b"x").expect("written");
        }
        let all = all(&place).expect("readable");
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
