//! The files in `locales/` say the same things: the same ids, the same values, no blanks.

use std::collections::{BTreeMap, BTreeSet};

use protocol::Language;

use crate::bundles::source;

/// What one message has: the values that it inserts, and whether it says anything at all.
#[derive(Debug, Default)]
struct Message {
    values: BTreeSet<String>,
    says_something: bool,
}

/// Reads ids and `$values` off a Fluent file: a message starts at the margin, its text is indented;
/// an attribute (`.name = …`) counts as a message of its own.
fn messages(file: &str) -> BTreeMap<String, Message> {
    let mut all: BTreeMap<String, Message> = BTreeMap::new();
    let (mut id, mut attribute_of) = (String::new(), String::new());
    for line in file
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
    {
        let indented = line.starts_with([' ', '}']);
        let mut rest = line.trim();
        if !indented {
            let (name, after) = rest.split_once('=').expect("a message is `id = text`");
            attribute_of = name.trim().to_owned();
            id.clone_from(&attribute_of);
            rest = after.trim();
        } else if let Some((name, after)) = rest.split_once('=').filter(|_| rest.starts_with('.')) {
            id = format!("{attribute_of}{}", name.trim());
            rest = after.trim();
        }
        let message = all.entry(id.clone()).or_default();
        message.says_something |= rest.chars().any(char::is_alphanumeric);
        message.values.extend(rest.split('$').skip(1).map(|from| {
            let end = from.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            from[..end.unwrap_or(from.len())].to_owned()
        }));
    }
    all
}

#[test]
fn every_language_has_the_same_texts_with_the_same_values() {
    let portuguese = messages(source(Language::Pt));
    let mut wrong = Vec::new();
    for language in Language::ALL
        .into_iter()
        .filter(|&language| language != Language::Pt)
    {
        let theirs = messages(source(language));
        let code = language.code();
        for (id, message) in &portuguese {
            match theirs.get(id) {
                None => wrong.push(format!("{code}.ftl lacks {id}")),
                Some(other) if other.values != message.values => wrong.push(format!(
                    "{id} inserts {:?} in {code}.ftl, {:?} in pt.ftl",
                    other.values, message.values
                )),
                Some(_) => {}
            }
        }
        let extra = theirs.keys().filter(|id| !portuguese.contains_key(*id));
        wrong.extend(extra.map(|id| format!("pt.ftl lacks {id}, which {code}.ftl has")));
    }
    assert!(wrong.is_empty(), "the files differ:\n{}", wrong.join("\n"));
}

#[test]
fn no_text_is_empty() {
    for language in Language::ALL {
        for (id, message) in messages(source(language)) {
            assert!(
                message.says_something,
                "{id} is empty in {}.ftl",
                language.code()
            );
        }
    }
}

#[test]
fn no_text_is_written_twice() {
    // The bundle refuses a second message of the same name; being made is the check.
    for language in Language::ALL {
        assert!(
            crate::exists(language, "receipt-title"),
            "{}.ftl can be read",
            language.code()
        );
    }
}

#[test]
fn the_reader_of_this_test_sees_values_selectors_and_attributes() {
    let read = messages(
        "# a comment with $nothing = here\na = one { $x } two { $y-z }\nb =\n    { $n ->\n        [one] x\n       *[other] y\n    }\n    .title = t { $q }\nc =\n",
    );
    assert_eq!(
        read["a"].values,
        BTreeSet::from(["x".to_owned(), "y-z".to_owned()])
    );
    assert_eq!(read["b"].values, BTreeSet::from(["n".to_owned()]));
    assert_eq!(read["b.title"].values, BTreeSet::from(["q".to_owned()]));
    assert!(!read["c"].says_something);
}
