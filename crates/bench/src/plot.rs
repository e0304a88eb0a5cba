//! Plots as SVG: one row a series, a box from the first to the third quartile, the median, and a whisker to the 99th
//! percentile, on a scale of powers.

use std::fmt::Write as _;

use crate::samples::{Series, quantile};

const LEFT: f64 = 230.0;
const WIDTH: f64 = 560.0;
const ROW: f64 = 26.0;
const TOP: f64 = 44.0;

/// All series of one unit; none where there is nothing to draw.
pub fn plot(title: &str, unit: &str, series: &[&Series]) -> Option<String> {
    let series: Vec<&&Series> = series
        .iter()
        .filter(|one| !one.samples.is_empty())
        .collect();
    let all = || series.iter().flat_map(|one| &one.samples).copied();
    let positive = |value: f64| value.max(1e-3);
    let low = positive(all().fold(f64::INFINITY, f64::min)).log10();
    let high = positive(all().fold(f64::NEG_INFINITY, f64::max)).log10();
    if series.is_empty() {
        return None;
    }
    let (low, high) = (low - 0.05, (high + 0.05).max(low + 0.2));
    let x = |value: f64| LEFT + (positive(value).log10() - low) / (high - low) * WIDTH;
    let height = TOP + ROW * series.len() as f64 + 34.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0} {height:.0}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
         <text x=\"8\" y=\"20\" font-size=\"14\" font-weight=\"bold\">{} ({unit})</text>\n",
        LEFT + WIDTH + 90.0,
        escaped(title),
    );
    for tick in ticks(low, high) {
        let at = x(tick);
        _ = writeln!(
            svg,
            "<line x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{:.1}\" y2=\"{:.1}\" stroke=\"#ddd\"/>\
             <text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#555\">{tick}</text>",
            TOP - 8.0,
            height - 26.0,
            height - 10.0,
        );
    }
    for (row, one) in series.iter().enumerate() {
        let y = TOP + ROW * row as f64;
        let middle = y + ROW / 2.0;
        let at = |share: f64| x(quantile(&one.samples, share));
        let colour = if one.name.contains("ours") {
            "#1f5fbf"
        } else {
            "#8a8f98"
        };
        _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>\
             <line x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{middle:.1}\" y2=\"{middle:.1}\" stroke=\"{colour}\"/>\
             <rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{colour}\" opacity=\"0.55\"/>\
             <line x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{:.1}\" y2=\"{:.1}\" stroke=\"black\" stroke-width=\"2\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" fill=\"#333\">{:.3}</text>",
            LEFT - 8.0,
            middle + 4.0,
            escaped(&one.name),
            at(0.01),
            at(0.99),
            at(0.25),
            y + 5.0,
            (at(0.75) - at(0.25)).max(1.0),
            ROW - 10.0,
            at(0.5),
            at(0.5),
            y + 3.0,
            y + ROW - 3.0,
            at(0.99) + 6.0,
            middle + 4.0,
            one.median(),
        );
    }
    svg.push_str("</svg>\n");
    Some(svg)
}

/// 1, 2 and 5 of each power within the scale.
fn ticks(low: f64, high: f64) -> Vec<f64> {
    let powers = low.floor() as i32..=high.ceil() as i32;
    let all = powers.flat_map(|power| [1.0, 2.0, 5.0].map(|digit| digit * 10_f64.powi(power)));
    all.filter(|tick| (low..=high).contains(&tick.log10()))
        .map(|tick| (tick * 1000.0).round() / 1000.0)
        .collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plot_names_every_series_and_of_nothing_there_is_none() {
        let fast = Series {
            samples: vec![1.0, 2.0, 3.0],
            ..Series::new("ours", "ms")
        };
        let slow = Series {
            samples: vec![100.0],
            ..Series::new("a <peer>", "ms")
        };
        let drawn = plot("t", "ms", &[&fast, &slow]).expect("a plot");
        assert!(
            drawn.contains(">ours<") && drawn.contains("a &lt;peer>"),
            "{drawn}"
        );
        assert!(!drawn.contains("NaN"), "{drawn}");
        assert_eq!(plot("t", "ms", &[]), None);
    }
}
