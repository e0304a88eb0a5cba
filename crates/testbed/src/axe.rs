//! axe-core in a page under the driver's hand: what of it keeps people out.

use std::{fmt, fs, path::Path};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::browser::Browser;

const SCRIPT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../ui/node_modules/axe-core/axe.min.js"
);

/// A rule that a page breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule's name, such as `color-contrast`.
    pub rule: String,
    /// What it says.
    pub help: String,
    /// Where, as markup.
    pub places: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {:?}", self.rule, self.help, self.places)
    }
}

/// What axe-core says of a page.
#[derive(Debug)]
pub struct Sight {
    /// Every rule that it breaks, best practices too.
    pub violations: Vec<Violation>,
    /// The lowest contrast of letters and ground that it could tell, to one.
    pub lowest_contrast: Option<f64>,
}

/// Every rule of axe-core that the page breaks, its best practices too.
///
/// # Errors
/// As [`look`].
pub fn violations(browser: &Browser) -> Result<Vec<Violation>> {
    look(browser).map(|sight| sight.violations)
}

/// Looks at the page with axe-core.
///
/// # Errors
/// axe-core is not installed (`npm ci` in `ui/`), or the page does not answer.
pub fn look(browser: &Browser) -> Result<Sight> {
    if browser.execute("return typeof axe === 'undefined'", &[])? == true {
        let script =
            fs::read_to_string(Path::new(SCRIPT)).with_context(|| format!("no {SCRIPT}"))?;
        browser.execute(&script, &[])?;
    }
    let found = browser.execute_async(
        "const done = arguments[arguments.length - 1];
         axe.run(document, {resultTypes: ['violations', 'passes']}).then(
             (result) => done({
                 violations: result.violations,
                 passes: result.passes.length,
                 contrasts: result.passes
                     .filter(({id}) => id === 'color-contrast')
                     .flatMap(({nodes}) => nodes.map(({any}) => any[0]?.data?.contrastRatio ?? 0))
                     .filter((ratio) => ratio > 0),
             }),
             (error) => done({error: String(error)}));",
        &[],
    )?;
    let passes = found["passes"].as_u64().unwrap_or(0);
    let list = found["violations"]
        .as_array()
        .filter(|_| passes > 0)
        .with_context(|| format!("axe did not look at the page: {found}"))?;
    let contrasts = found["contrasts"].as_array().into_iter().flatten();
    Ok(Sight {
        violations: list.iter().map(violation).collect(),
        lowest_contrast: contrasts.filter_map(Value::as_f64).reduce(f64::min),
    })
}

fn violation(of: &Value) -> Violation {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = of["nodes"].as_array();
    Violation {
        rule: text(&of["id"]),
        help: text(&of["help"]),
        places: nodes
            .into_iter()
            .flatten()
            .map(|node| format!("{} {}", node["html"], node["any"][0]["message"]))
            .collect(),
    }
}
