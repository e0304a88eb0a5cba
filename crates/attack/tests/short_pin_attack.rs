//! A short attack on the staff PIN, run with every change; `make pin-attack` runs ten thousand guesses.

use std::process::Command;

use serde_json::Value;

#[test]
fn no_way_of_guessing_the_pin_is_faster_than_the_schedule() {
    let output = Command::new(env!("CARGO_BIN_EXE_pin-attack"))
        .args(["--guesses", "400"])
        .output()
        .expect("the attack starts");
    let said = String::from_utf8_lossy(&output.stdout);
    let report: Value = said
        .lines()
        .last()
        .and_then(|line| serde_json::from_str(line).ok())
        .unwrap_or_else(|| panic!("a report at the end of:\n{said}"));
    assert!(output.status.success(), "{said}");
    assert_eq!(report["guesses_judged"], 6 * 400, "{said}");
    let years = report["days_for_all_pins"].as_f64().expect("a number") / 365.0;
    assert!(years > 10.0, "all PINs in {years:.1} years: {said}");
}
