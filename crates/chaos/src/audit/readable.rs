//! The thief's test: everything that the kiosk's side wrote, in all its states, searched for everything
//! that was typed.

use std::time::SystemTime;

use anyhow::Result;
use testbed::thief::Loot;

use crate::evidence::{Place, Submitted};

/// What can be read, each once a file and secret.
pub(super) fn finds(place: &Place, submitted: &[Submitted]) -> Result<Vec<String>> {
    let mut loot = Loot::new().with_deflate_by_trial();
    for typed in submitted {
        let n = typed.n;
        let identity = &typed.draft["identity"];
        let secrets = [
            ("nif", &identity["nif"]),
            ("passport", &identity["passport"]),
            ("niss", &identity["niss"]),
            ("phone", &identity["phone"]),
            ("old e-mail", &typed.draft["oldEmail"]["address"]),
            ("new e-mail", &typed.draft["newEmail"]),
        ];
        for (label, value) in secrets {
            let Some(value) = value.as_str().filter(|value| !value.is_empty()) else {
                continue;
            };
            // A number may lie there without its country's code.
            let value = value.strip_prefix("+351").unwrap_or(value);
            loot = loot.with(&format!("{label} of visit {n}"), value);
        }
    }
    let mut finds = Vec::new();
    for folder in ["kiosk", "spool"] {
        let folder = place.path(folder);
        if folder.exists() {
            let search = loot.search(&folder, SystemTime::UNIX_EPOCH, &[])?;
            finds.extend(search.finds.into_iter().map(|find| {
                let path = find.path.strip_prefix(place.root()).unwrap_or(&find.path);
                format!(
                    "{} is readable in {} as {}",
                    find.label,
                    path.display(),
                    find.form
                )
            }));
        }
    }
    let shown = std::fs::read(place.path("shown.jsonl"))?;
    finds.extend(
        loot.in_bytes(&shown)
            .map(|(label, form)| format!("{label} is readable in what was shown as {form}")),
    );
    Ok(finds)
}
