//! Whether the kiosk had to set something aside. No other fault than `kill-in-salvage` damages what was synced, so
//! a kiosk that relies on its second copy without it has not waited for its disk, or has read its disk wrongly.

use anyhow::Result;

use crate::evidence::Place;

/// One finding a file.
pub(super) fn findings(place: &Place) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for entry in std::fs::read_dir(place.path("kiosk/data"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.contains(".damaged-") {
            findings.push(format!(
                "the kiosk has set {name} aside, and nothing was damaged"
            ));
        }
    }
    Ok(findings)
}
