//! The soak in its short form; `make soak VISITS=1000` is the long one.

use std::process::Command;

use testbed::binaries;

#[test]
#[ignore = "takes a minute"]
fn twenty_visits_and_a_kill_leave_nothing_behind_and_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(binaries::find("aima-soak").unwrap())
        .args(["--visits", "20", "--seed", "5", "--out"])
        .arg(folder.path().join("soak"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    let last = said.lines().last().expect("a last line");
    let report: serde_json::Value = serde_json::from_str(last).expect("it is JSON");
    assert_eq!(report["visits"], 20);
    assert_eq!(report["renderer_kills"], 1);
    assert_eq!(
        (&report["lost"], &report["leftovers"]),
        (&0.into(), &0.into())
    );
    assert!(report["delivered_once"].as_u64() > Some(10), "{last}");
}
