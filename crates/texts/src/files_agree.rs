//! The files in `locales/` say the same things: the same ids, the same values, no blanks.

use std::collections::{BTreeMap, BTreeSet};

use protocol::Language;

use crate::bundles::{OF_STAFF, of_people, of_staff};

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

/// What differs between two files that must say the same.
fn differences(code: &str, portuguese: &str, other: &str) -> Vec<String> {
    let (portuguese, theirs) = (messages(portuguese), messages(other));
    let mut wrong = Vec::new();
    for (id, message) in &portuguese {
        match theirs.get(id) {
            None => wrong.push(format!("{code} lacks {id}")),
            Some(other) if other.values != message.values => wrong.push(format!(
                "{id} inserts {:?} in {code}, {:?} in Portuguese",
                other.values, message.values
            )),
            Some(_) => {}
        }
    }
    let extra = theirs.keys().filter(|id| !portuguese.contains_key(*id));
    wrong.extend(extra.map(|id| format!("Portuguese lacks {id}, which {code} has")));
    wrong
}

#[test]
fn every_language_has_the_same_texts_with_the_same_values() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let code = language.code();
        wrong.extend(differences(
            code,
            of_people(Language::Pt),
            of_people(language),
        ));
        let staff = of_staff(Language::Pt).into_iter().flatten();
        for (portuguese, theirs) in staff.zip(of_staff(language).into_iter().flatten()) {
            wrong.extend(differences(code, portuguese, theirs));
        }
    }
    assert!(wrong.is_empty(), "the files differ:\n{}", wrong.join("\n"));
}

fn files(language: Language) -> impl Iterator<Item = &'static str> {
    let staff = of_staff(language).into_iter().flatten();
    [of_people(language)].into_iter().chain(staff)
}

#[test]
fn no_text_is_empty() {
    for language in Language::ALL {
        for (id, message) in files(language).flat_map(messages) {
            assert!(
                message.says_something,
                "{id} is empty in {}",
                language.code()
            );
        }
    }
}

#[test]
fn staff_read_every_language_by_its_name() {
    for staff in OF_STAFF {
        for language in Language::ALL {
            let id = format!("desk-language-{}", language.code());
            assert!(crate::exists(staff, &id), "{id} in {staff}");
        }
    }
}

#[test]
fn no_text_is_left_in_another_language() {
    /// Words that are no language's: names, and what is typed or shown as it is.
    const NAMES: [&str; 5] = ["product-kiosk", "demo", "privacy-authority", "NIF", "NISS"];
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let own = |c: char| match language {
            Language::Hi | Language::Ne => matches!(c, '\u{900}'..='\u{97F}'),
            Language::Bn => matches!(c, '\u{980}'..='\u{9FF}'),
            Language::Pa => matches!(c, '\u{A00}'..='\u{A7F}'),
            Language::Gu => matches!(c, '\u{A80}'..='\u{AFF}'),
            Language::Ar | Language::Ur => matches!(c, '\u{600}'..='\u{6FF}'),
            Language::Ru | Language::Uk => matches!(c, '\u{400}'..='\u{4FF}'),
            Language::ZhHans => matches!(c, '\u{4E00}'..='\u{9FFF}'),
            _ => c.is_alphabetic(),
        };
        for id in messages(of_people(language)).into_keys() {
            let text = |of: Language| raw(of_people(of), &id);
            let theirs = text(language);
            // A word alone may be the same in two languages that share their script.
            let same = |of: Language| {
                language != of && theirs.split_whitespace().count() > 4 && theirs == text(of)
            };
            let has_words = theirs.chars().any(char::is_alphabetic);
            let foreign = has_words && !theirs.chars().any(own);
            if (foreign || same(Language::Pt) || same(Language::En))
                && !NAMES.iter().any(|name| id == *name || theirs == *name)
            {
                wrong.push(format!("{}: {id} = {theirs}", language.code()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "in another language:\n{}",
        wrong.join("\n")
    );
}

/// The text of a message as the file has it, without what it inserts.
fn raw(file: &str, id: &str) -> String {
    let at = file.find(&format!("\n{id} =")).map_or(0, |at| at + 1);
    let mut lines = file[at..].lines();
    let first = lines.next().unwrap_or_default();
    let mut text = first
        .split_once('=')
        .map_or("", |(_, text)| text)
        .to_owned();
    for line in lines.take_while(|line| line.starts_with([' ', '}'])) {
        text.push_str(line);
    }
    let mut bare = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare.trim().to_owned()
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
