//! What all parts that were measured say together: `report.md`, `report.json`, a plot for each part and unit.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use anyhow::Result;
use serde_json::json;

use crate::{part::Part, plot::plot, samples::Series};

/// A figure of the report, and what it has to be.
struct Bound {
    name: &'static str,
    says: &'static str,
    at_least: bool,
    bound: f64,
}

const fn at_least(name: &'static str, bound: f64, says: &'static str) -> Bound {
    Bound {
        name,
        says,
        at_least: true,
        bound,
    }
}

const fn at_most(name: &'static str, bound: f64, says: &'static str) -> Bound {
    Bound {
        name,
        says,
        at_least: false,
        bound,
    }
}

const BOUNDS: [Bound; 13] = [
    at_least(
        "submit_vs_fastest_peer",
        8.0,
        "times faster from Send to receipt than the faster of Node and Python",
    ),
    at_most(
        "submit_vs_limit",
        2.0,
        "our time over that of two synced writes, one seal and one layout alone",
    ),
    at_least(
        "receipt_vs_typst",
        1.0,
        "times faster than typst with its cache emptied, in the slowest language",
    ),
    at_most(
        "receipt_latin_kb",
        25.0,
        "kB of the largest receipt in a Latin script",
    ),
    at_most(
        "receipt_other_kb",
        40.0,
        "kB of the largest receipt in another script (or its glyphs and 8 more)",
    ),
    at_least(
        "start_vs_fastest_peer",
        1.0,
        "times faster from start to a screen that can be touched than Chromium",
    ),
    at_most(
        "tap_vs_floor",
        1.5,
        "99th percentile of taps and keys over that of an empty page in the same engine",
    ),
    at_most(
        "tap_p99_ms",
        50.0,
        "ms from a tap or key to the painted picture, 99th percentile",
    ),
    at_least(
        "tap_vs_chromium",
        1.0,
        "times faster painted than the same page in Chromium, medians",
    ),
    at_most(
        "memory_vs_lowest_peer",
        1.0,
        "memory at rest over that of Chromium with the same page",
    ),
    at_most(
        "memory_growth_1000",
        1.05,
        "memory after the last visit over that after the tenth",
    ),
    at_least(
        "drain_vs_bare_insert",
        0.25,
        "rate of the drain over that of bare inserts of the same rows",
    ),
    at_least(
        "drain_vs_one_by_one",
        10.0,
        "times faster than one request at a time",
    ),
];

/// Writes it all into `folder`, and gives the report's text.
///
/// # Errors
/// The folder cannot be written.
pub fn write(folder: &Path, parts: &[Part]) -> Result<String> {
    let mut ratios = BTreeMap::new();
    for part in parts {
        ratios.extend(
            part.ratios
                .iter()
                .map(|(name, value)| (name.clone(), *value)),
        );
    }
    let text = text(parts, &ratios);
    fs::write(folder.join("report.md"), &text)?;
    let parts_said = parts.iter().map(|part| {
        json!({
            "name": part.name,
            "at": part.at,
            "machine": part.machine,
            "notes": part.notes,
            "raw": format!("{}.json", part.name),
            "series": part.series.iter().map(|one| json!({
                "name": one.name,
                "unit": one.unit,
                "count": one.samples.len(),
                "median": one.median(),
                "p99": one.p99(),
            })).collect::<Vec<_>>(),
        })
    });
    let report = json!({"ratios": ratios, "parts": parts_said.collect::<Vec<_>>()});
    fs::write(
        folder.join("report.json"),
        serde_json::to_vec_pretty(&report)?,
    )?;
    for part in parts {
        for (unit, svg) in plots(part) {
            fs::write(folder.join(file_name(part, &unit)), svg)?;
        }
    }
    Ok(text)
}

fn plots(part: &Part) -> Vec<(String, String)> {
    let mut units: Vec<&str> = part.series.iter().map(|one| one.unit.as_str()).collect();
    units.sort_unstable();
    units.dedup();
    let of_unit = |unit: &str| -> Vec<&Series> {
        part.series.iter().filter(|one| one.unit == unit).collect()
    };
    let drawn = units.into_iter().filter_map(|unit| {
        plot(&part.title, unit, &of_unit(unit)).map(|svg| (unit.to_owned(), svg))
    });
    drawn.collect()
}

fn file_name(part: &Part, unit: &str) -> String {
    let unit: String = unit
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    format!("{}-{unit}.svg", part.name)
}

fn text(parts: &[Part], ratios: &BTreeMap<String, f64>) -> String {
    let mut text = String::from(
        "# Performance\n\n| figure | is | should be | what it says |\n| --- | --- | --- | --- |\n",
    );
    for bound in &BOUNDS {
        let is = match ratios.get(bound.name) {
            Some(value) => {
                let fits = (*value >= bound.bound) == bound.at_least || *value == bound.bound;
                format!("{value:.2}{}", if fits { "" } else { " ✗" })
            }
            None => "not measured".to_owned(),
        };
        let word = if bound.at_least {
            "at least"
        } else {
            "at most"
        };
        _ = writeln!(
            text,
            "| `{}` | {is} | {word} {} | {} |",
            bound.name, bound.bound, bound.says
        );
    }
    for part in parts {
        let machine = &part.machine;
        _ = writeln!(
            text,
            "\n## {}\n\n`{}`, {}; {}, {} MiB, Linux {}, {}, load {:.1} when it began.\n",
            part.title,
            part.name,
            part.at.strftime("%Y-%m-%d %H:%M"),
            machine.processor,
            machine.memory_mib,
            machine.kernel,
            machine.disk,
            machine.load,
        );
        text.push_str("| | samples | median | p99 | |\n| --- | --- | --- | --- | --- |\n");
        for one in &part.series {
            _ = writeln!(
                text,
                "| {} | {} | {:.3} | {:.3} | {} |",
                one.name,
                one.samples.len(),
                one.median(),
                one.p99(),
                one.unit,
            );
        }
        for (unit, _) in plots(part) {
            _ = writeln!(
                text,
                "\n![{} in {unit}]({})",
                part.title,
                file_name(part, &unit)
            );
        }
        for note in &part.notes {
            _ = write!(text, "\n- {note}");
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_is_not_what_it_should_be_is_marked_and_one_that_is_missing_is_said() {
        let mut part = Part::new("submit", "t");
        part.ratios.insert("submit_vs_limit".into(), 2.5);
        part.ratios.insert("submit_vs_fastest_peer".into(), 9.0);
        let folder = tempfile::tempdir().expect("a place");
        let text = write(folder.path(), &[part]).expect("writable");
        assert!(text.contains("| `submit_vs_limit` | 2.50 ✗ |"), "{text}");
        assert!(
            text.contains("| `submit_vs_fastest_peer` | 9.00 |"),
            "{text}"
        );
        assert!(text.contains("| `tap_p99_ms` | not measured |"), "{text}");
        let report = fs::read(folder.path().join("report.json")).expect("written");
        let report: serde_json::Value = serde_json::from_slice(&report).expect("JSON");
        assert_eq!(report["ratios"]["submit_vs_limit"], 2.5);
    }
}
