//! A short attack with the real programs, run with every change; `make attack` runs a long one. Times are
//! measured there and not here: other tests run beside this one.

use std::{collections::BTreeSet, fs, process::Command};

use serde_json::Value;

#[test]
fn no_way_leads_to_a_case_and_nothing_tells_that_there_is_one() {
    let out = concat!(env!("CARGO_TARGET_TMPDIR"), "/short-attack");
    let output = Command::new(env!("CARGO_BIN_EXE_attack"))
        .args(["--pairs", "12", "--guesses", "60", "--out", out])
        .output()
        .expect("the attack starts");
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    let report: Value = said
        .lines()
        .last()
        .and_then(|line| serde_json::from_str(line).ok())
        .unwrap_or_else(|| panic!("a report at the end of:\n{said}\n{complaint}"));
    for never in [
        "different_bytes",
        "code_hits",
        "tracking_hits",
        "hijacks_done",
    ] {
        assert_eq!(report[never], 0, "{never} in {report}");
    }
    assert_eq!(report["oracle_pairs"], 12);
    assert_eq!(report["code_guesses"], 60);
    assert_eq!(report["tracking_guesses"], 60);
    assert!(report["hijacks_tried"].as_u64() >= Some(60), "{report}");
    let guide = include_str!("../../../docs/security.md");
    let ways: BTreeSet<String> = fs::read_to_string(format!("{out}/hijacks.jsonl"))
        .expect("the evidence is there")
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("an attempt"))
        .map(|attempt| attempt["way"].as_str().expect("its name").to_owned())
        .collect();
    assert!(ways.len() >= 30, "{}", ways.len());
    for way in ways {
        assert!(guide.contains(&format!("\n| {way} |")), "{way} is no row");
    }
    // Two clerks guessed, four people renewed a passport, and nobody approved alone.
    assert_eq!(report["desk_acts"]["passport-wrong"], 6, "{report}");
    assert_eq!(report["desk_acts"]["passport-renewed"], 4, "{report}");
    for act in ["passport-seen", "approved", "released", "restored"] {
        assert!(report["desk_acts"].get(act).is_none(), "{act} in {report}");
    }
    // The owners who objected were heard.
    assert_eq!(report["alarms"]["not-me"], 9, "{report}");
    assert!(
        report["alarms"]["kiosk-pace"].as_i64() > Some(0),
        "{report}"
    );
}
