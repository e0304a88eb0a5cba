//! What a kiosk says of itself at one moment, to people and to staff, as words that can be compared.

use std::collections::BTreeSet;

use serde_json::Value;

/// Rows of the panel that speak of the queue and of what was done by hand, and not of what is wrong.
const OTHER_ROWS: [&str; 3] = ["queue", "self-test", "version"];

/// What was said. A word is a fault's code, or the name of another sentence of the panel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// People are served.
    pub is_open: bool,
    /// By the page, to whoever stands in front of it.
    pub page: BTreeSet<String>,
    /// By the lights of the staff panel that are not green.
    pub panel: BTreeSet<String>,
    /// By `aima-kiosk status`.
    pub status: BTreeSet<String>,
}

impl Said {
    /// What a line of `kiosk-core` says; none where it is no sample.
    pub fn of(line: &Value) -> Option<Said> {
        if line["event"] != "sample" {
            return None;
        }
        let words = |of: &Value| -> BTreeSet<String> {
            let words = of.as_array().into_iter().flatten();
            words.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let rows = line["panel"].as_array().into_iter().flatten();
        let panel = rows
            .filter(|row| {
                let name = row["row"].as_str().unwrap_or_default();
                row["light"] != "green" && !OTHER_ROWS.contains(&name)
            })
            .filter_map(|row| row["text"].as_str())
            .map(word)
            .collect();
        Some(Said {
            is_open: line["service"] == "open",
            page: words(&line["page"]),
            panel,
            status: words(&line["status"]),
        })
    }

    /// Who was told what.
    pub fn audiences(&self) -> [(&'static str, &BTreeSet<String>); 3] {
        [
            ("page", &self.page),
            ("panel", &self.panel),
            ("status", &self.status),
        ]
    }
}

/// A sentence's word: `fault-clock-staff` is `clock`, `staff-central-slipped` is `central-slipped`.
fn word(text: &str) -> String {
    let fault = text
        .strip_prefix("fault-")
        .and_then(|text| text.strip_suffix("-staff"));
    fault
        .or_else(|| text.strip_prefix("staff-"))
        .unwrap_or(text)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn words_are_the_codes_behind_the_sentences_of_lights_that_are_not_green() {
        let said = Said::of(&json!({
            "event": "sample", "service": "open", "page": ["central-failing"],
            "panel": [
                {"row": "service", "light": "green", "text": "staff-service-open"},
                {"row": "central", "light": "red", "text": "fault-central-failing-staff"},
                {"row": "network", "light": "amber", "text": "staff-network-silent"},
                {"row": "queue", "light": "amber", "text": "staff-queue-waiting"},
            ],
            "status": ["central-failing", "printer-none"],
        }))
        .expect("a sample");
        let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        assert_eq!(
            said,
            Said {
                is_open: true,
                page: set(&["central-failing"]),
                panel: set(&["central-failing", "network-silent"]),
                status: set(&["central-failing", "printer-none"]),
            }
        );
        assert_eq!(Said::of(&json!({"event": "state"})), None);
    }
}
