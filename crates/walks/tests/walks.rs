//! Random walks of the page's model over the real core and the real central: `real-core.test.ts` in the page
//! does the walking and the judging, and is started from here, where the bridge to walk over is built.

use std::process::Command;

use serde_json::Value;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui");

/// The longest that a campaign goes on, however many ways are left.
const MINUTES: &str = "20";

/// Which of the page's tests: its campaign, or the pages that are broken on purpose.
const CAMPAIGN: &str = "on .* ways";
const BROKEN: &str = "is found out";
/// So many at once use up two processors: a walk mostly waits.
const KIOSKS: &str = "4";

/// What the page's tests said, all of which held.
fn walk(which: &str, ways: u32, with_printer: bool) -> String {
    let output = Command::new("npx")
        .args(["vitest", "run", "src/visit/real-core.test.ts", "-t", which])
        .current_dir(PAGE)
        .env("WALK_BRIDGE", env!("CARGO_BIN_EXE_walk-bridge"))
        .env("WALKS", ways.to_string())
        .env("WALK_MINUTES", MINUTES)
        .env("WALK_KIOSKS", KIOSKS)
        .env("WALK_PRINTER", if with_printer { "1" } else { "0" })
        .env("NO_COLOR", "1")
        .output()
        .expect("node is installed");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{complaint}");
    said
}

/// The campaign's own count.
fn campaign(ways: u32, with_printer: bool) -> Value {
    let said = walk(CAMPAIGN, ways, with_printer);
    let line = said.lines().find(|line| line.starts_with("{\"ways\""));
    let sum: Value = serde_json::from_str(line.expect("the sum")).expect("JSON");
    sum
}

#[test]
fn page_core_and_central_say_the_same_of_a_visit() {
    let sum = campaign(1_000, false);
    assert_eq!(sum["ways"], 1_000, "{sum}");
    assert!(sum["requests"].as_u64() >= Some(900), "{sum}");
    assert!(sum["confirmed"].as_u64() >= Some(80), "{sum}");
    assert!(sum["several"].as_u64() >= Some(30), "{sum}");
    assert_eq!(sum["kinds"].as_array().map(Vec::len), Some(4), "{sum}");
}

#[test]
fn so_does_the_paper() {
    let sum = campaign(20, true);
    assert!(sum["printed"].as_u64() >= Some(12), "{sum}");
}

#[test]
fn every_page_that_is_broken_is_found_out() {
    let said = walk(BROKEN, 1, false);
    assert!(said.contains("3 passed"), "{said}");
}

#[test]
#[ignore = "many minutes"]
fn page_core_and_central_say_the_same_on_many_ways() {
    let sum = campaign(20_000, false);
    // A slow machine does not come to the end in time; what it did must still be worth something.
    assert!(sum["ways"].as_u64() >= Some(2_000), "{sum}");
    assert!(sum["several"].as_u64() >= Some(50), "{sum}");
}

#[test]
#[ignore = "some minutes: a printer takes its time"]
fn so_does_the_paper_on_many_ways() {
    let sum = campaign(200, true);
    assert!(sum["printed"].as_u64() >= Some(150), "{sum}");
}
