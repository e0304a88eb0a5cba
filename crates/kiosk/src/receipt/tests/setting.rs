//! How lines are set.

use std::sync::Arc;

use super::super::content::LocalizedText;
use super::super::lines::{Line, lines};
use super::super::shape::{Glyph, Style};
use super::*;

fn line(language: Language, text: &str, width: f32) -> Arc<[Line]> {
    let said = LocalizedText {
        language,
        text: text.to_owned(),
        same_for_all: false,
    };
    lines(
        &FONTS,
        &said,
        Style {
            bold: false,
            size: 10.0,
        },
        width,
    )
    .unwrap()
}

fn glyphs(language: Language, text: &str) -> Vec<Glyph> {
    let lines = line(language, text, f32::INFINITY);
    lines
        .iter()
        .flat_map(|line| &line.runs)
        .flat_map(|run| run.glyphs.clone())
        .collect()
}

#[test]
fn arabic_letters_join_and_run_from_right_to_left() {
    let alone = glyphs(Language::Ar, "ب")[0].id;
    let joined = glyphs(Language::Ar, "ببب");
    assert_eq!(joined.len(), 3);
    let mut ids: Vec<u16> = joined.iter().map(|glyph| glyph.id).collect();
    assert!(
        !ids.contains(&alone),
        "no letter of a word keeps its isolated form"
    );
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(
        ids.len(),
        3,
        "the first, middle and last letters have forms of their own"
    );

    let word = glyphs(Language::Ar, "رمز");
    let leftwards: String = word.iter().rev().map(|glyph| glyph.text.as_str()).collect();
    assert_eq!(leftwards, "رمز", "the first letter stands at the right");
}

#[test]
fn a_code_inside_arabic_keeps_its_order() {
    let shown: String = glyphs(Language::Ar, "الرمز \u{2068}4821-0937\u{2069}.")
        .into_iter()
        .map(|g| g.text)
        .collect();
    assert!(shown.contains("4821-0937"), "from left to right: {shown}");
    assert!(
        shown.starts_with('.'),
        "the sentence ends at the left: {shown}"
    );
}

#[test]
fn a_date_with_its_time_inside_arabic_is_read_from_the_right() {
    let zone = jiff::tz::TimeZone::get("Europe/Lisbon").unwrap();
    let when = texts::date_and_time(Language::Ar, receipt(Language::Ar).saved_at, &zone);
    let shown: String = glyphs(Language::Ar, &when)
        .into_iter()
        .map(|g| g.text)
        .collect();
    assert!(
        shown.starts_with("00:32"),
        "the time stands at the left: {shown}"
    );
    assert!(shown.ends_with('2'), "the day stands at the right: {shown}");
}

#[test]
fn an_overlong_store_name_wraps_inside_its_column() {
    for site in ["W".repeat(120), "Loja ".repeat(40), "مكتب".repeat(30)] {
        for media in MEDIA {
            let receipt = Receipt {
                site: site.clone(),
                ..receipt(Language::Ar)
            };
            let page = media.page(&Content::new(&receipt), &FONTS).unwrap();
            let edge = if media == Media::A4 {
                20.0 * MM
            } else {
                32.0 * DOT
            };
            for item in &page.items {
                let Item::Glyphs { x, run, .. } = item else {
                    continue;
                };
                for glyph in &run.glyphs {
                    let at = x + glyph.x;
                    assert!(
                        at > edge - 1.0 && at < page.width - edge,
                        "{:?} at {at}",
                        glyph.text
                    );
                }
            }
        }
    }
}

#[test]
fn lines_are_no_wider_than_asked_and_lose_no_letter() {
    for (language, text) in [
        (
            Language::Pt,
            "Se aparecer outro endereço, não continue: otorrinolaringologista.",
        ),
        (
            Language::Ar,
            "هل أنت في عجلة من أمرك؟ أظهر جواز سفرك وهذا الرمز عند الشباك.",
        ),
    ] {
        for width in [30.0, 55.0, 140.0] {
            let lines = line(language, text, width);
            assert!(lines.len() > 1, "the text is longer than {width} points");
            assert!(
                lines.iter().all(|line| line.width <= width + 2.0),
                "{language} in {width}"
            );
            let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            let runs = lines.iter().flat_map(|line| &line.runs);
            let mut set: Vec<char> = runs.flat_map(|run| run.text.chars()).collect();
            set.retain(|c| !c.is_whitespace());
            letters.sort_unstable();
            set.sort_unstable();
            assert_eq!(set, letters);
        }
    }
}
