//! Ways out of the kiosk, each tried with real events at the X server: keys and mouse through XTEST, fingers
//! through a touch screen's driver. What a page gone wrong could do is tried by script.
//!
//! The list and its results are left in `out/breakout.json` and, for readers, in `docs/breakout.md`.

mod attempts;
mod ground;

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use attempts::Attempt;
use ground::Ground;
use serde_json::json;

/// One attempt and what came of it: nothing, or what changed.
struct Tried {
    attempt: Attempt,
    changes: Vec<String>,
}

#[test]
#[ignore = "hundreds of attempts take more than three minutes: make test-all"]
fn nothing_that_a_person_can_do_leads_out_of_the_kiosk() {
    let mut ground = Ground::set().unwrap();
    ground.settle().unwrap();
    let mut before = ground.look().unwrap();
    assert_eq!(
        ground.look().unwrap().changes_since(&before),
        Vec::<String>::new(),
        "looking changes nothing"
    );
    let mut tried = Vec::new();
    for attempt in wanted() {
        let made = ground
            .attempt(attempt.deed)
            .and_then(|()| ground.settle())
            .and_then(|()| ground.look());
        let changes = match made {
            Ok(after) => after.changes_since(&before),
            Err(error) => vec![format!("{error:#}")],
        };
        if !changes.is_empty() {
            // The rest is tried from a fresh start.
            ground = Ground::set().unwrap();
            ground.settle().unwrap();
            before = ground.look().unwrap();
        }
        tried.push(Tried { attempt, changes });
        // After each, so that a run that is ended tells how far it came.
        keep(&tried);
    }
    let found: Vec<String> = tried
        .iter()
        .filter(|tried| !tried.changes.is_empty())
        .map(|tried| {
            format!(
                "{}: {}: {:?}",
                tried.attempt.by, tried.attempt.what, tried.changes
            )
        })
        .collect();
    assert!(found.is_empty(), "ways out:\n{}", found.join("\n"));
}

/// All of them, or those that `ATTEMPT` names by a part of their words: to look at one again.
fn wanted() -> Vec<Attempt> {
    let part = std::env::var("ATTEMPT").unwrap_or_default();
    let mut wanted = attempts::all();
    wanted.retain(|attempt| attempt.what.contains(&part));
    wanted
}

/// Leaves the list with its results.
fn keep(tried: &[Tried]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let results: Vec<_> = tried
        .iter()
        .map(|tried| {
            json!({
                "by": tried.attempt.by,
                "what": tried.attempt.what,
                "led_out": !tried.changes.is_empty(),
                "changes": tried.changes,
            })
        })
        .collect();
    let text = serde_json::to_string_pretty(&json!({ "attempts": results })).expect("JSON");
    fs::create_dir_all(root.join("out")).expect("out/ can be made");
    fs::write(root.join("out/breakout.json"), text + "\n").expect("out/ takes a file");
}

#[test]
fn the_readers_list_is_the_list() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let written = document();
    let kept = fs::read_to_string(root.join("docs/breakout.md")).unwrap_or_default();
    if kept != written {
        fs::create_dir_all(root.join("out")).expect("out/ can be made");
        fs::write(root.join("out/breakout.md"), written).expect("out/ takes a file");
        panic!("docs/breakout.md is not the list: cp out/breakout.md docs/breakout.md");
    }
}

/// The list for readers: all of them lead nowhere, or the test fails.
fn document() -> String {
    let attempts = attempts::all();
    let mut text = format!(
        "# Ways out of the kiosk that were tried\n\n\
         {} attempts, made by `tests/window/breakout/` with real events at the X server (keys and mouse \
         through XTEST, fingers through X.Org's `inputtest` touch screen), in the middle of a visit with a \
         number typed. After each: one window, full screen, the same page, screen, zoom and processes, nothing \
         selected, what was typed still there, and the page takes touches and keys. `make test-all` makes them all and fails on \
         any that leads out; its results are left in `out/breakout.json`. `ATTEMPT=words` makes those alone \
         whose name holds the words.\n",
        attempts.len()
    );
    let mut groups: BTreeMap<usize, (&str, Vec<&str>)> = BTreeMap::new();
    let mut order = Vec::new();
    for attempt in &attempts {
        let place = order.iter().position(|by| *by == attempt.by);
        let place = place.unwrap_or_else(|| {
            order.push(attempt.by);
            order.len() - 1
        });
        groups
            .entry(place)
            .or_insert((attempt.by, vec![]))
            .1
            .push(attempt.what);
    }
    for (by, whats) in groups.values() {
        let listed: Vec<_> = whats.iter().map(|what| format!("`{what}`")).collect();
        write!(
            text,
            "\n**By {by}** ({}): {}.\n",
            whats.len(),
            listed.join(", ")
        )
        .expect("a string grows");
    }
    text
}
