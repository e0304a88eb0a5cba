//! The file that the package ships names every key that there is, and no other: what a technician reads
//! there is what the program takes.

use std::collections::BTreeSet;

use super::*;

const SHIPPED: &str = include_str!("../../../../../packaging/kiosk/kiosk.toml");

/// The file with every key in force: a `#` without a space after it is a key with its usual value.
fn every_key_in_force() -> String {
    SHIPPED
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(key) if !key.starts_with(' ') => key,
            _ => line,
        })
        .fold(String::new(), |text, line| text + line + "\n")
}

fn read(text: &str) -> Result<Config, String> {
    toml::from_str(text).map_err(|error: toml::de::Error| error.to_string())
}

/// The keys that the program takes in a section of the file (the top one: ""), by its own word: it is
/// given one that it cannot know, and names those that it does.
fn taken(section: &str) -> BTreeSet<String> {
    let stranger = "no-such-key = 1\n";
    let text = every_key_in_force();
    let head = format!("[{section}]\n");
    let asked = match section {
        "" => format!("{stranger}{text}"),
        _ => text.replace(&head, &format!("{head}{stranger}")),
    };
    let answer = read(&asked).expect_err("a key that it cannot know");
    let named = answer
        .rsplit_once("expected")
        .unwrap_or_else(|| panic!("[{section}]: {answer}"))
        .1;
    let keys = named.split('`').skip(1).step_by(2);
    keys.map(str::to_owned).collect()
}

fn keys_of(table: &toml::Table) -> BTreeSet<String> {
    table.keys().cloned().collect()
}

#[test]
fn the_shipped_file_names_every_key_and_no_other() {
    let shipped: toml::Table = every_key_in_force().parse().expect("TOML");
    assert_eq!(keys_of(&shipped), taken(""));
    for (section, value) in &shipped {
        if let Some(table) = value.as_table() {
            assert_eq!(keys_of(table), taken(section), "[{section}]");
        }
    }
}

#[test]
fn every_value_in_the_shipped_file_can_be_used() {
    let config = read(&every_key_in_force()).expect("complete");
    assert_eq!(config.broken_rule(), None);
}

#[test]
fn the_values_that_are_commented_out_are_the_usual_ones() {
    let filled = SHIPPED.replace("#central_url", "central_url");
    let usual = read(&filled).expect("an address is all that is lacking");
    let said = read(&every_key_in_force()).expect("complete");
    let all = |config: &Config| {
        format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            config.languages,
            config.screen,
            config.idle,
            config.receipt,
            config.keep,
            config.pad,
            config.speech.output
        )
    };
    assert_eq!(all(&usual), all(&said));
    assert!(usual.printer.is_none(), "no printer unless one is named");
}

#[test]
fn the_file_as_shipped_asks_for_the_address_of_central() {
    let error = read(SHIPPED).expect_err("nobody can guess it");
    assert!(error.contains("central_url"), "{error}");
}
