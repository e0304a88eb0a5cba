//! What was measured, as `report.json`; what must not be, line by line, as `findings.txt`; where letters are smaller than
//! EN 301 549 wants them, as `smaller.txt`.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::window::Sizes;

/// WCAG 2.2, 1.4.3.
const CONTRAST: f64 = 4.5;
/// EN 301 549, 5.1.4: a capital of 0.7 degrees at 600 mm, in millimetres. Sizes are seldom whole pixels.
const CAPITAL: f64 = 7.3 - 0.01;

pub struct Picture {
    pub shape: String,
    pub language: String,
    pub state: String,
    /// Relative to the gallery.
    pub file: String,
}

/// Everything seen so far; sizes in millimetres, the smallest of each.
#[derive(Default)]
pub struct Seen {
    pub pictures: Vec<Picture>,
    pub overflows: Vec<String>,
    pub axe: Vec<String>,
    /// Where what must be read is smaller than it should be, and how large it is.
    smaller: Vec<String>,
    target: Option<f64>,
    gap: Option<f64>,
    capital: Option<f64>,
    capital_aside: Option<f64>,
    contrast: Option<f64>,
}

/// The smaller of what is known.
fn lower(known: &mut Option<f64>, found: Option<f64>) {
    *known = (*known).into_iter().chain(found).reduce(f64::min);
}

impl Seen {
    /// `what` names the state.
    pub fn sizes(&mut self, what: &str, sizes: &Sizes) {
        lower(&mut self.target, sizes.target);
        lower(&mut self.gap, sizes.gap);
        lower(&mut self.capital, sizes.capital);
        lower(&mut self.capital_aside, sizes.capital_aside);
        if let Some(capital) = sizes.capital.filter(|capital| *capital < CAPITAL) {
            let place = &sizes.where_it_stands;
            self.smaller
                .push(format!("{what}: {capital:.2} mm: {place}"));
        }
    }

    pub fn contrast(&mut self, found: Option<f64>) {
        lower(&mut self.contrast, found);
    }

    /// What was seen elsewhere, after what was seen here.
    pub fn add(&mut self, other: Seen) {
        self.pictures.extend(other.pictures);
        self.overflows.extend(other.overflows);
        self.axe.extend(other.axe);
        self.smaller.extend(other.smaller);
        lower(&mut self.target, other.target);
        lower(&mut self.gap, other.gap);
        lower(&mut self.capital, other.capital);
        lower(&mut self.capital_aside, other.capital_aside);
        lower(&mut self.contrast, other.contrast);
    }
}

/// Writes it and gives it.
///
/// # Errors
/// The receipts were not drawn before, or nothing can be written.
pub fn write(folder: &Path, seen: &Seen) -> Result<Value> {
    let receipts = folder.join("receipts/receipts.json");
    let receipts = fs::read(&receipts).with_context(|| format!("no {}", receipts.display()))?;
    let receipts: Value = serde_json::from_slice(&receipts)?;
    let distinct = |part: fn(&Picture) -> &str| {
        seen.pictures
            .iter()
            .map(part)
            .collect::<BTreeSet<_>>()
            .len()
    };
    let hundredths = |value: Option<f64>| value.map(|value| (value * 100.0).round() / 100.0);
    let report = json!({
        "languages": distinct(|picture| &picture.language),
        "screens": distinct(|picture| &picture.state),
        "pictures": seen.pictures.len(),
        "overflows": seen.overflows.len(),
        "axe_violations": seen.axe.len(),
        "smallest_target_mm": hundredths(seen.target),
        "smallest_gap_mm": hundredths(seen.gap),
        "smallest_capital_mm": hundredths(seen.capital),
        "smallest_capital_aside_mm": hundredths(seen.capital_aside),
        "pictures_below_capital": seen.smaller.len(),
        "lowest_contrast": hundredths(seen.contrast),
        "receipts_exact": receipts["receipts_exact"],
        "qr_read": receipts["qr_read"],
        "qr_tried": receipts["qr_tried"],
    });
    fs::write(folder.join("report.json"), format!("{report:#}\n"))?;
    let lines = |all: &mut dyn Iterator<Item = &String>| {
        all.fold(String::new(), |text, line| text + line + "\n")
    };
    fs::write(
        folder.join("findings.txt"),
        lines(&mut seen.overflows.iter().chain(&seen.axe)),
    )?;
    fs::write(folder.join("smaller.txt"), lines(&mut seen.smaller.iter()))?;
    Ok(report)
}

/// Whether nothing was found that must not be.
pub fn is_good(report: &Value) -> bool {
    let contrast = report["lowest_contrast"].as_f64();
    report["overflows"] == 0
        && report["axe_violations"] == 0
        && report["qr_read"] == report["qr_tried"]
        && contrast.is_none_or(|contrast| contrast >= CONTRAST)
}
