//! The builds that are broken on purpose must still be made of today's sources: `make sabotage` builds and tries them,
//! which takes too long for every change.

use std::{fs, path::Path, process::Command};

#[test]
fn every_broken_build_still_fits() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let patches: Vec<_> = fs::read_dir(root.join("crates/central/sabotage"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "patch"))
        .collect();
    assert!(patches.len() >= 9, "one of the ways is not tried any more");
    for patch in patches {
        let output = Command::new("patch")
            .args(["--dry-run", "--force", "--strip=1", "--directory"])
            .arg(&root)
            .arg("--input")
            .arg(&patch)
            .output()
            .expect("patch runs");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{}:\n{said}", patch.display());
    }
}
