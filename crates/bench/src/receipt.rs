//! The receipt alone: time and bytes in each language, beside other makers of PDF files. Fonts are read before, but
//! for the first of a language.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use kiosk::receipt::{Fonts, Media, pdf};
use protocol::Language;
use serde_json::json;

use crate::{
    material::{self, WARM_UP},
    part::Part,
    peer::{self, Peer},
    samples::{Series, timed},
};

/// Above this a receipt in another script is judged by what its glyphs weigh.
const OTHER_KB: f64 = 40.0;
/// Each reads its fonts anew.
const FIRST_ONES: usize = 5;

/// Measures it, `samples` times in each language.
///
/// # Errors
/// A peer is missing or fails, or a receipt cannot be made.
pub fn measure(samples: usize) -> Result<Part> {
    let mut part = Part::new(
        "receipt",
        "The receipt alone, bilingual, on a roll of 80 mm",
    );
    let fonts = material::fonts();
    let receipts = Language::ALL.iter().map(|&language| {
        let words = material::words(&material::receipt(language, 0), &fonts);
        (language.code().to_owned(), words)
    });
    let set_up = json!({"do": "set-up", "receipts": receipts.collect::<serde_json::Map<_, _>>()});
    let mut peers = Vec::new();
    for (name, mut command) in [
        ("pdfkit", peer::node("peer.mjs")),
        ("reportlab", peer::python()),
        ("krilla", peer::krilla()),
        ("typst", peer::node("typst.mjs")),
    ] {
        let (peer, says) = Peer::start(name, &mut command, &set_up)?;
        part.notes.push(format!("{name}: {says}"));
        peers.push(peer);
    }
    let mut to_typst: f64 = f64::INFINITY;
    let mut to_cached: f64 = f64::INFINITY;
    let (mut latin, mut other): (f64, f64) = (0.0, 0.0);
    for language in Language::ALL {
        let figures = of_language(language, &fonts, &mut peers, samples)
            .with_context(|| format!("in {language}"))?;
        for (peer, why) in &figures.cannot {
            part.notes
                .push(format!("{peer} cannot make it in {language}: {why}"));
        }
        to_typst = to_typst.min(figures.typst.median() / figures.ours.median());
        to_cached = to_cached.min(figures.typst_cached.median() / figures.ours.median());
        let kb = figures.kb.median();
        match kiosk::receipt::fonts::script_of(language).short_name() {
            "Latn" => latin = latin.max(kb),
            _ => {
                let allowed = OTHER_KB.max(figures.glyphs_kb.median() + 8.0);
                if kb > allowed {
                    part.notes
                        .push(format!("{language}: {kb:.1} kB is above {allowed:.1} kB"));
                }
                other = other.max(kb);
            }
        }
        part.series.extend(figures.all());
    }
    part.ratios.insert("receipt_vs_typst".into(), to_typst);
    part.ratios
        .insert("receipt_vs_typst_cached".into(), to_cached);
    part.ratios.insert("receipt_latin_kb".into(), latin);
    part.ratios.insert("receipt_other_kb".into(), other);
    Ok(part)
}

struct Figures {
    /// The first that a kiosk makes after its start: fonts are read and cut for it.
    first: Series,
    ours: Series,
    kb: Series,
    glyphs_kb: Series,
    typst: Series,
    typst_cached: Series,
    others: Vec<Series>,
    cannot: BTreeMap<String, String>,
}

impl Figures {
    fn all(self) -> impl Iterator<Item = Series> {
        let times = [self.first, self.ours, self.typst, self.typst_cached];
        let sizes = [self.kb, self.glyphs_kb];
        times.into_iter().chain(self.others).chain(sizes)
    }
}

fn of_language(
    language: Language,
    fonts: &Fonts,
    peers: &mut [Peer],
    samples: usize,
) -> Result<Figures> {
    let series = |name: &str, unit: &str| Series::new(format!("{} {name}", language.code()), unit);
    let mut figures = Figures {
        first: series("ours, the first", "ms"),
        ours: series("ours", "ms"),
        kb: series("bytes: ours", "kB"),
        glyphs_kb: series("bytes: fonts in ours", "kB"),
        typst: series("typst, cache emptied", "ms"),
        typst_cached: series("typst, with its cache", "ms"),
        others: Vec::new(),
        cannot: BTreeMap::new(),
    };
    for number in 0..FIRST_ONES {
        let unread = material::fonts();
        let receipt = material::receipt(language, number + 1);
        let (took, file) = timed(|| pdf(&receipt, Media::Roll80, &unread));
        file?;
        figures.first.samples.push(took);
    }
    for round in 0..WARM_UP + samples {
        let counts = round >= WARM_UP;
        let receipt = material::receipt(language, round + 1);
        let code = receipt.tracking_code.to_string();
        let (took, file) = timed(|| pdf(&receipt, Media::Roll80, fonts));
        let file = file?;
        if counts {
            figures.ours.samples.push(took);
            figures.kb.samples.push(file.len() as f64 / 1000.0);
            figures
                .glyphs_kb
                .samples
                .push(font_bytes(&file) as f64 / 1000.0);
        }
        for peer in peers.iter_mut() {
            let ways: &[bool] = match peer.name.as_str() {
                "typst" => &[true, false],
                _ => &[false],
            };
            for &emptied in ways {
                let answer = peer.ask(&json!({
                    "do": "receipt", "language": language.code(), "code": code, "emptied": emptied,
                }))?;
                let (Some(ms), Some(bytes)) = (answer["ms"].as_f64(), answer["bytes"].as_f64())
                else {
                    let why = answer["cannot"].as_str().unwrap_or("no answer").to_owned();
                    figures.cannot.insert(peer.name.clone(), why);
                    continue;
                };
                if !counts {
                    continue;
                }
                match (peer.name.as_str(), emptied) {
                    ("typst", true) => figures.typst.samples.push(ms),
                    ("typst", false) => figures.typst_cached.samples.push(ms),
                    (name, _) => push(&mut figures.others, series(name, "ms"), ms),
                }
                if !emptied {
                    let name = format!("bytes: {}", peer.name);
                    push(&mut figures.others, series(&name, "kB"), bytes / 1000.0);
                }
            }
        }
    }
    Ok(figures)
}

fn push(all: &mut Vec<Series>, fresh: Series, sample: f64) {
    match all.iter_mut().find(|series| series.name == fresh.name) {
        Some(series) => series.samples.push(sample),
        None => all.push(Series {
            samples: vec![sample],
            ..fresh
        }),
    }
}

/// What the font programs take in a file: what lies between `stream` and `endstream` of the objects that say so.
fn font_bytes(file: &[u8]) -> usize {
    let mut bytes = 0;
    let mut rest = file;
    let find = |text: &[u8], word: &[u8]| text.windows(word.len()).position(|part| part == word);
    while let Some(begin) = find(rest, b"stream\n") {
        let head = &rest[begin.saturating_sub(160)..begin];
        let head = &head[find(head, b" obj").unwrap_or(0)..];
        let body = &rest[begin + b"stream\n".len()..];
        let end = find(body, b"endstream").unwrap_or(body.len());
        if find(head, b"/Length1").is_some() || find(head, b"CIDFontType0C").is_some() {
            bytes += end;
        }
        rest = &body[(end + b"endstream".len()).min(body.len())..];
    }
    bytes
}
