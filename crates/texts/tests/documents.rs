//! README, changelog and `docs/` lead somewhere: every link, and every place of the tree that they name.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What a name in backticks begins with when it is a place of the tree, and not a command, a word of the
/// API, or something that is only there after a build.
const TREE: [&str; 8] = [
    "crates/",
    "ui/",
    "locales/",
    "packaging/",
    "src-tauri/",
    "tests/",
    "fuzz/",
    "benches/",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn documents() -> Vec<PathBuf> {
    let mut found = vec![root().join("README.md"), root().join("CHANGELOG.md")];
    let mut folders = vec![root().join("docs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "md") {
                found.push(path);
            }
        }
    }
    found
}

/// What stands between `open` and the next `close`, wherever it does.
fn between<'a>(text: &'a str, open: &'a str, close: char) -> impl Iterator<Item = &'a str> {
    text.split(open)
        .skip(1)
        .filter_map(move |rest| rest.split_once(close))
        .map(|(inside, _)| inside)
}

/// What stands in backticks; blocks of code are left out.
fn names(text: &str) -> Vec<&str> {
    let prose = text.split("```").step_by(2);
    prose
        .flat_map(|part| part.split('`').skip(1).step_by(2))
        .collect()
}

/// GitHub's and Forgejo's name for a heading.
fn anchor(heading: &str) -> String {
    heading
        .trim_start_matches('#')
        .trim()
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

fn has_heading(document: &str, wanted: &str) -> bool {
    document
        .lines()
        .any(|line| line.starts_with('#') && anchor(line) == wanted)
}

#[test]
fn every_link_leads_to_something_that_is_there() {
    let mut dead = Vec::new();
    let mut seen = 0;
    for path in documents() {
        let text = fs::read_to_string(&path).expect("UTF-8");
        for link in between(&text, "](", ')') {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            seen += 1;
            let (file, heading) = match link.split_once('#') {
                Some((file, heading)) => (file, Some(heading)),
                None => (link, None),
            };
            let target = match file {
                "" => path.clone(),
                file => path.with_file_name("").join(file),
            };
            let there = match heading {
                None => target.exists(),
                Some(heading) => {
                    fs::read_to_string(&target).is_ok_and(|text| has_heading(&text, heading))
                }
            };
            if !there {
                dead.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(seen > 5, "the documents have links");
    assert!(dead.is_empty(), "dead links:\n{}", dead.join("\n"));
}

#[test]
fn every_place_of_the_tree_that_is_named_is_there() {
    let mut gone = Vec::new();
    let mut seen = 0;
    for path in documents() {
        let text = fs::read_to_string(&path).expect("UTF-8");
        for name in names(&text) {
            if !TREE.iter().any(|start| name.starts_with(start)) || name.contains(' ') {
                continue;
            }
            seen += 1;
            // Of a pattern, the folder in which it looks.
            let place = match name.split_once('*') {
                Some((before, _)) => before.rsplit_once('/').map_or(before, |(folder, _)| folder),
                None => name,
            };
            if !root().join(place).exists() {
                gone.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(seen > 20, "the documents name places");
    assert!(gone.is_empty(), "not there:\n{}", gone.join("\n"));
}
