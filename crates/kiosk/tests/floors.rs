//! Knowledge flows down: the nine rooms of `src/` import only rooms below them, and nothing imports in a circle,
//! neither rooms nor the files and folders inside one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The rooms from the top floor down, and what each may import.
const ROOMS: [(&str, &[&str]); 9] = [
    (
        "app",
        &[
            "staff", "printing", "delivery", "storage", "speech", "machine", "receipt", "visit",
        ],
    ),
    (
        "staff",
        &["printing", "delivery", "storage", "machine", "receipt"],
    ),
    ("printing", &["storage", "machine", "receipt"]),
    ("delivery", &["storage", "machine", "visit"]),
    ("storage", &["machine"]),
    ("speech", &["machine"]),
    ("machine", &[]),
    ("receipt", &[]),
    ("visit", &[]),
];

/// A module and the paths that it names, all from the crate's root.
type Imports = BTreeMap<Vec<String>, BTreeSet<Vec<String>>>;

#[test]
fn the_table_of_rooms_points_downwards() {
    for (floor, (room, allowed)) in ROOMS.iter().enumerate() {
        for below in *allowed {
            let lower = ROOMS[floor + 1..].iter().any(|(name, _)| name == below);
            assert!(lower, "{room} may not import {below}");
        }
    }
}

#[test]
fn a_room_imports_what_the_table_allows_and_nothing_else() {
    let arrows = arrows_between(&imports(&src()), &[]);
    for (room, allowed) in ROOMS {
        let found = arrows.get(room).cloned().unwrap_or_default();
        let allowed: BTreeSet<String> = allowed.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(found, allowed, "{room}");
    }
    let known: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    let there: BTreeSet<&str> = arrows.keys().map(String::as_str).collect();
    assert!(there.is_subset(&known), "a room too many: {there:?}");
}

#[test]
fn nothing_imports_in_a_circle() {
    let imports = imports(&src());
    let folders: BTreeSet<&[String]> = imports
        .keys()
        .flat_map(|module| (0..module.len()).map(|end| &module[..end]))
        .collect();
    for folder in folders {
        let circle = circle(&arrows_between(&imports, folder));
        assert_eq!(circle, None, "in {}", folder.join("/"));
    }
}

#[test]
fn arrows_upwards_and_circles_are_found() {
    let place = tempfile::tempdir().expect("a place for the test");
    let write = |name: &str, text: &str| {
        let path = place.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    };
    write("lib.rs", "pub mod low;\npub mod high;\n");
    write("low/mod.rs", "mod one;\nmod two;\n");
    write(
        "low/one.rs",
        "// crate::never\nuse super::two::Thing;\nfn f() { crate::high::g() }\n",
    );
    write(
        "low/two.rs",
        "use crate::{high, low::one::{Other, self}};\n",
    );
    write(
        "high/mod.rs",
        "#[cfg(test)]\nmod tests {\n    use crate::low::one;\n}\n",
    );
    let imports = imports(place.path());
    let rooms = arrows_between(&imports, &[]);
    assert_eq!(rooms["low"], BTreeSet::from(["high".to_owned()]));
    assert!(rooms["high"].is_empty(), "tests may look anywhere");
    assert_eq!(circle(&rooms), None);
    let files = arrows_between(&imports, &["low".to_owned()]);
    assert_eq!(circle(&files).as_deref(), Some("one → two → one"));
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// What every module below `root` names, its tests left out.
fn imports(root: &Path) -> Imports {
    let mut imports = Imports::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sources") {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            if name == "tests" || name.ends_with("_tests") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let module = module_of(path.strip_prefix(root).expect("below it"));
                let text = fs::read_to_string(&path).expect("a source");
                let named = named_in(&text, &module);
                imports.entry(module).or_default().extend(named);
            }
        }
    }
    imports
}

/// `a/b.rs` and `a/b/mod.rs` are the module `a::b`.
fn module_of(path: &Path) -> Vec<String> {
    let parts = path.with_extension("");
    let mut parts: Vec<String> = parts
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if parts
        .last()
        .is_some_and(|last| last == "mod" || last == "lib")
    {
        parts.pop();
    }
    parts
}

/// Every path in `text` that begins with `crate`, `super` or `self`, from the crate's root.
fn named_in(text: &str, module: &[String]) -> BTreeSet<Vec<String>> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    let code: String = code
        .lines()
        .map(|line| line.split("//").next().unwrap_or("").to_owned() + "\n")
        .collect();
    let mut named = BTreeSet::new();
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(start) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let mut rest = &code[at..];
            for path in paths(&mut rest) {
                named.insert(absolute(&path, module));
            }
        }
    }
    named
}

/// The paths of a `use` tree at the start of `rest`, which moves behind it.
fn paths(rest: &mut &str) -> Vec<Vec<String>> {
    let mut path = Vec::new();
    loop {
        let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '*'));
        let (name, after) = rest.split_at(word.unwrap_or(rest.len()));
        path.push(name.to_owned());
        *rest = after;
        let Some(after) = rest.strip_prefix("::") else {
            return vec![path];
        };
        *rest = after;
        if let Some(after) = rest.strip_prefix('{') {
            *rest = after;
            break;
        }
    }
    let mut all = Vec::new();
    loop {
        *rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        match rest.strip_prefix('}') {
            Some(after) => {
                *rest = after;
                return all;
            }
            None if rest.is_empty() => return all,
            None => {}
        }
        for tail in paths(rest) {
            all.push([path.clone(), tail].concat());
        }
        // Another name for it.
        if let Some(after) = rest.trim_start().strip_prefix("as ") {
            *rest = after.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
        }
    }
}

fn absolute(path: &[String], module: &[String]) -> Vec<String> {
    let mut place = module.to_vec();
    for (at, part) in path.iter().enumerate() {
        match part.as_str() {
            "crate" if at == 0 => place.clear(),
            "super" => drop(place.pop()),
            "self" => {}
            _ => place.push(part.clone()),
        }
    }
    place
}

/// Which of the modules right inside `folder` import which others of them.
fn arrows_between(imports: &Imports, folder: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let child = |path: &[String]| path.strip_prefix(folder)?.first().cloned();
    let mut arrows: BTreeMap<String, BTreeSet<String>> = imports
        .keys()
        .filter_map(|module| Some((child(module)?, BTreeSet::new())))
        .collect();
    let modules: BTreeSet<String> = arrows.keys().cloned().collect();
    for (module, named) in imports {
        let Some(from) = child(module) else { continue };
        let to = named.iter().filter_map(|path| child(path));
        let to = to.filter(|to| *to != from && modules.contains(to));
        arrows.entry(from.clone()).or_default().extend(to);
    }
    arrows
}

/// A way from a module back to itself.
fn circle(arrows: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    fn walk(
        arrows: &BTreeMap<String, BTreeSet<String>>,
        way: &mut Vec<String>,
        done: &mut BTreeSet<String>,
    ) -> Option<String> {
        let here = way.last().cloned()?;
        for next in arrows.get(&here).into_iter().flatten() {
            if let Some(start) = way.iter().position(|module| module == next) {
                way.push(next.clone());
                return Some(way[start..].join(" → "));
            }
            if !done.contains(next) {
                way.push(next.clone());
                if let Some(found) = walk(arrows, way, done) {
                    return Some(found);
                }
            }
        }
        done.extend(way.pop());
        None
    }
    let mut done = BTreeSet::new();
    arrows
        .keys()
        .find_map(|start| walk(arrows, &mut vec![start.clone()], &mut done))
}
