//! A short campaign with the real programs, run with every change; `make chaos` runs a long one.

use std::process::Command;

use chaos::fault::Fault;
use serde_json::Value;

/// Six trials hold every kind of fault, whatever the seed.
const TRIALS: &str = "6";

#[test]
fn nothing_is_lost_nothing_comes_twice_and_nothing_is_readable_whatever_goes_wrong() {
    // A place that stays: a finding without its evidence is worth little.
    let out = concat!(env!("CARGO_TARGET_TMPDIR"), "/short-campaign");
    let output = Command::new(env!("CARGO_BIN_EXE_chaos"))
        .args(["--trials", TRIALS, "--seed", "20240515"])
        .arg("--out")
        .arg(out)
        .output()
        .expect("the campaign starts");
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{complaint}");
    let last = said.lines().last().expect("the sum");
    let sum: Value = serde_json::from_str(last).expect("JSON");
    for finding in ["lost", "twice", "readable", "set_aside", "lies", "unjudged"] {
        assert_eq!(sum[finding], 0, "{finding} in {last}");
    }
    assert_eq!(sum["shown_saved"], sum["applied_once"]);
    assert!(sum["shown_saved"].as_u64() >= Some(10), "{last}");
    for fault in Fault::ALL {
        assert!(
            sum["faults"][fault.name()].as_u64() >= Some(1),
            "{} did not happen:\n{said}",
            fault.name()
        );
    }
}
