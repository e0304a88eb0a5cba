//! The gallery as a page to look through: a state a row, its languages beside each other.

use std::{fs, path::Path};

use anyhow::Result;
use maud::{DOCTYPE, html};

use super::report::{Picture, Seen};

const STYLE: &str = "body{font:16px sans-serif;margin:1em}h2{margin:1.5em 0 .3em}.row{display:flex;gap:8px;\
    overflow-x:auto}figure{margin:0;flex:none}img{height:340px;border:1px solid #888;display:block}\
    .landscape img{height:200px}figcaption{font-size:13px}";

/// Writes `index.html`.
///
/// # Errors
/// It cannot be written.
pub fn write(folder: &Path, seen: &Seen) -> Result<()> {
    let mut states: Vec<&str> = Vec::new();
    for picture in &seen.pictures {
        if !states.contains(&picture.state.as_str()) {
            states.push(&picture.state);
        }
    }
    let of = |state: &str, shape: &str| -> Vec<&Picture> {
        let its = seen.pictures.iter();
        its.filter(|picture| picture.state == state && picture.shape == shape)
            .collect()
    };
    let mut receipts: Vec<String> = fs::read_dir(folder.join("receipts"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".png"))
        .collect();
    receipts.sort();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head { meta charset="utf-8"; title { "Gallery" } style { (STYLE) } }
            body {
                h1 { "Screens and receipts" }
                p { a href="report.json" { "report.json" } " · " a href="findings.txt" { "findings.txt" } " · " a href="smaller.txt" { "smaller.txt" } }
                @for state in states {
                    h2 { (state) }
                    @for shape in ["portrait", "landscape"] {
                        div class={ "row " (shape) } {
                            @for picture in of(state, shape) {
                                figure {
                                    a href=(picture.file) { img loading="lazy" src=(picture.file) alt=(state); }
                                    figcaption { (picture.language) }
                                }
                            }
                        }
                    }
                }
                h2 { "Receipts" }
                div class="row" {
                    @for name in &receipts {
                        figure {
                            a href={ "receipts/" (name.replace(".png", ".pdf")) } {
                                img loading="lazy" src={ "receipts/" (name) } alt=(name);
                            }
                            figcaption { (name.trim_end_matches(".png")) }
                        }
                    }
                }
            }
        }
    };
    Ok(fs::write(folder.join("index.html"), page.into_string())?)
}
