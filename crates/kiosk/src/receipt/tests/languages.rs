//! The receipt in every language: shaped as HarfBuzz itself shapes it, and read back from the page.

use std::sync::Arc;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
};

use super::super::shape::Run;
use super::*;

pub(super) const KINDS: [Kind; 4] = [
    Kind::CorrectEmail,
    Kind::Reactivate,
    Kind::Resend,
    Kind::Closed,
];

/// Every run of a receipt, with the size of its em in points.
fn runs(receipt: &Receipt, media: Media) -> Vec<(Arc<Run>, f32)> {
    let page = media.page(&Content::new(receipt), &FONTS).unwrap();
    let runs = page.items.into_iter().filter_map(|item| match item {
        Item::Glyphs { run, size, .. } => Some((run, size)),
        _ => None,
    });
    runs.collect()
}

/// Glyphs as `hb-shape` prints them without names and clusters: `[607+259|61@12,-4+531]`.
fn as_harfbuzz_prints(run: &Run, size: f32) -> String {
    let units = 1000.0 / size;
    let rounded = |points: f32| (points * units).round() as i32;
    let mut printed = String::from("[");
    let left = run.glyphs.first().map_or(0.0, |glyph| glyph.x);
    for glyph in &run.glyphs {
        let (x, y) = (rounded(glyph.x - left), rounded(glyph.y));
        write!(printed, "{}@{x},{y}|", glyph.id).unwrap();
    }
    printed.pop();
    printed + "]"
}

/// The same of what `hb-shape` printed, with places in place of widths.
fn placed(line: &str) -> String {
    let mut pen = 0;
    let mut first = None;
    let mut places = Vec::new();
    for glyph in line
        .trim_matches(['[', ']'])
        .split('|')
        .filter(|glyph| !glyph.is_empty())
    {
        let (at, advance) = glyph.rsplit_once('+').expect("an advance");
        let (id, offset) = at.split_once('@').unwrap_or((at, "0,0"));
        let (dx, dy) = offset.split_once(',').expect("two offsets");
        let (dx, dy): (i32, i32) = (dx.parse().unwrap(), dy.parse().unwrap());
        let left = *first.get_or_insert(dx);
        places.push(format!("{id}@{},{dy}", pen + dx - left));
        // Across and down where both are told.
        let across = advance.split(',').next().unwrap();
        pen += across.parse::<i32>().unwrap();
    }
    format!("[{}]", places.join("|"))
}

/// The runs of these receipts whose glyphs are not those of `hb-shape`.
pub(super) fn unlike_harfbuzz(language: Language, kinds: &[Kind]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut by_face: BTreeMap<(u32, String, bool), BTreeMap<String, String>> = BTreeMap::new();
    for kind in kinds {
        for (run, size) in runs(
            &Receipt {
                kind: *kind,
                ..receipt(language)
            },
            Media::Roll80,
        ) {
            // What no script's letter is in would be another script to whoever sees the run alone.
            if run.text.chars().any(char::is_alphabetic) {
                let face = (run.face.index(), run.face.file().to_owned(), run.rtl);
                let ours = as_harfbuzz_prints(&run, size);
                let runs = by_face.entry(face).or_default();
                runs.insert(run.text.clone(), ours);
            }
        }
    }
    assert!(!by_face.is_empty());
    for ((index, file, rtl), runs) in by_face {
        let folder = tempfile::tempdir().unwrap();
        let texts: Vec<&str> = runs.keys().map(String::as_str).collect();
        std::fs::write(folder.path().join("texts"), texts.join("\n") + "\n").unwrap();
        let output = Command::new("hb-shape")
            .args(["--no-glyph-names", "--no-clusters", "--text-file=texts"])
            .arg(format!("--face-index={index}"))
            .arg(format!("--direction={}", if rtl { "rtl" } else { "ltr" }))
            .arg(format!("--language={}", language.code()))
            .arg(FONTS.path_of(&file))
            .current_dir(folder.path())
            .output()
            .expect("hb-shape of libharfbuzz-bin");
        let theirs = String::from_utf8(output.stdout).unwrap();
        assert_eq!(theirs.lines().count(), runs.len(), "{file}");
        for ((text, ours), theirs) in runs.iter().zip(theirs.lines()) {
            let theirs = placed(theirs);
            if *ours != theirs {
                wrong.push(format!("{language} {file} {text:?}:\n  {ours}\n  {theirs}"));
            }
        }
    }
    wrong
}

#[test]
fn every_run_is_shaped_as_harfbuzz_shapes_it() {
    let wrong: Vec<String> = Language::ALL
        .into_iter()
        .flat_map(|language| unlike_harfbuzz(language, &KINDS))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(8)].join("\n")
    );
}

/// Without what has no shape of its own, and each character in its compatible form (NFKC).
fn compared(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let marks = |c: &char| !matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let plain: String = text.chars().filter(marks).nfkc().collect();
    // A reader takes a hyphen at the end of a line for one that it put there.
    plain
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect()
}

#[test]
fn what_the_page_says_can_be_taken_out_in_every_language() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let receipt = receipt(language);
        let content = Content::new(&receipt);
        let text = compared(&text_of(&made(&receipt, Media::Roll80)));
        let letters = |text: &str| text.chars().collect::<BTreeSet<char>>();
        for block in content
            .blocks
            .iter()
            .filter(|block| block.language == language)
        {
            let points = block.sections.iter().flat_map(|section| &section.points);
            for said in points.chain([&block.saved]) {
                let said = compared(&said.text);
                // A line is found whole; where it was broken, the space is a line's end. In scripts that run from
                // right to left a reader of PDF files turns some pairs around: the same letters is what can be asked.
                let found = match language.is_rtl() {
                    false => text.contains(&said),
                    true => letters(&said).is_subset(&letters(&text)),
                };
                if !found {
                    let missing: Vec<char> = letters(&said)
                        .difference(&letters(&text))
                        .copied()
                        .collect();
                    wrong.push(format!("{language}: {said} {missing:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "not found:\n{}", wrong.join("\n"));
}

#[test]
fn no_glyph_reaches_into_the_line_above_or_below() {
    let mut wrong = BTreeMap::new();
    for language in Language::ALL {
        for kind in KINDS {
            for (run, size) in runs(
                &Receipt {
                    kind,
                    ..receipt(language)
                },
                Media::Roll80,
            ) {
                let face = FONTS.face(run.face).unwrap();
                let font = FontRef::from_index(&face.bytes, run.face.index()).unwrap();
                let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
                for glyph in &run.glyphs {
                    let Some(ink) = metrics.bounds(GlyphId::from(glyph.id)) else {
                        continue;
                    };
                    let raised = glyph.y / size;
                    let over = raised + ink.y_max - run.face.ascent() / run.face.scale();
                    let under = -raised - ink.y_min - run.face.descent() / run.face.scale();
                    if over.max(under) > 0.0 {
                        let worst = wrong
                            .entry((run.face.file(), over > under))
                            .or_insert((0.0, String::new()));
                        if over.max(under) > worst.0 {
                            *worst = (over.max(under), run.text.clone());
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "ems beyond their line: {wrong:#?}");
}
