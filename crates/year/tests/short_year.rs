//! A short year with every change; `make year` lets a whole one pass.

use std::process::Command;

use serde_json::Value;

#[test]
fn nothing_is_lost_in_a_month_of_outages_a_late_certificate_a_new_key_and_an_upgrade() {
    let output = Command::new(env!("CARGO_BIN_EXE_year"))
        .args(["--days", "34", "--per-day", "3"])
        .output()
        .expect("the year begins");
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    let report: Value = said
        .lines()
        .last()
        .and_then(|line| serde_json::from_str(line).ok())
        .unwrap_or_else(|| panic!("a report at the end of:\n{said}\n{complaint}"));
    for (name, count) in [
        ("requests", 102),
        ("applied_once", 102),
        ("lost", 0),
        ("twice", 0),
        ("not_saved", 0),
        ("lies", 0),
        ("keys", 2),
        ("certificates", 2),
        ("expired_hours", 36),
    ] {
        assert_eq!(report[name], count, "{name} in {report}\n{complaint}");
    }
    assert!(report["outages"].as_u64() > Some(1), "{report}");
    assert!(output.status.success(), "{report}\n{complaint}");
}
