//! A sheet for whoever reviews a language: each text beside the picture of where it stands.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Result;
use maud::{DOCTYPE, html};

use super::{window::Look, with_window};
use crate::{folder::FreshFolder, say};

const STYLE: &str = "body{font:18px sans-serif;margin:1em}table{border-collapse:collapse}td,th{border:1px solid #aaa;\
    padding:.5em;vertical-align:top;max-width:26em;text-align:start}img{height:260px}code{font-size:14px}";

/// Writes `out/review-LANGUAGE/index.html`.
///
/// # Errors
/// A part is missing.
pub fn write(out: &Path, language: &str) -> Result<()> {
    let folder = FreshFolder::take(out, &format!("review-{language}"))?;
    let parts = FreshFolder::take(out, "review-state")?;
    let mut where_it_stands: BTreeMap<String, String> = BTreeMap::new();
    let mut words = Vec::new();
    with_window(parts.path(), |window| {
        let mut states = window.states(language, &[])?;
        // What speaks all languages at once.
        let known = |short: &String| states.iter().any(|(one, _)| one == short);
        let of_all: Vec<_> = window
            .states("pt", &[])?
            .into_iter()
            .filter(|(short, _)| !known(short))
            .collect();
        states.extend(of_all);
        for (short, name) in states {
            window.show(language, &name, Look::of_scale(1.0))?;
            let file = format!("{}.png", short.replace(' ', "-"));
            fs::write(folder.path().join(&file), window.picture()?)?;
            for id in window.said(language)? {
                where_it_stands.entry(id).or_insert_with(|| file.clone());
            }
        }
        words = window.words(&["pt", "en", language])?;
        Ok(())
    })?;
    let (placed, others): (Vec<_>, Vec<_>) = words
        .into_iter()
        .partition(|(id, _)| where_it_stands.contains_key(id));
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head { meta charset="utf-8"; title { "Review: " (language) } style { (STYLE) } }
            body {
                h1 { "Review: " (language) }
                p { "What stands in braces stays. Change a text in " code { "locales/" (language) ".ftl" } "." }
                @for (title, rows) in [("On a screen", &placed), ("Elsewhere: receipt, mails, pages, other states", &others)] {
                    h2 { (title) }
                    table {
                        tr { th { "message" } th { "pt" } th { "en" } th { (language) } th { "where" } }
                        @for (id, texts) in rows {
                            tr {
                                td { code { (id) } }
                                @for text in texts { td dir="auto" { (text) } }
                                td {
                                    @if let Some(file) = where_it_stands.get(id) {
                                        a href=(file) { img loading="lazy" src=(file) alt=(file); }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    let file = folder.path().join("index.html");
    fs::write(&file, page.into_string())?;
    say(&format!(
        "The sheet is {}: {} texts on screens, {} elsewhere",
        file.display(),
        placed.len(),
        others.len()
    ));
    Ok(())
}
