//! What a run comes to: the last line of its output.

use serde::Serialize;

/// By how much the memory may have grown since the first hundred visits.
const GROWTH: f64 = 1.05;

/// The figures of a run, each computed from evidence.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Visits walked.
    pub visits: u32,
    /// Kills of the page's process in the middle of a visit; after each the page was back by itself.
    pub renderer_kills: u32,
    /// Requests that the screen showed as saved and that are at central exactly once, as the kiosk kept them.
    pub delivered_once: usize,
    /// Requests that the screen showed as saved, without those.
    pub lost: usize,
    /// Things that a visit left behind: in the page, its files or the core.
    pub leftovers: usize,
    /// MiB of all processes (PSS), the middle of ten looks up to the hundredth visit.
    pub pss_mib_after_100: f64,
    /// The same up to the last visit.
    pub pss_mib_end: f64,
}

impl Report {
    /// One line of JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("figures are JSON")
    }

    /// Whether the run may pass.
    pub fn is_good(&self) -> bool {
        self.lost == 0
            && self.leftovers == 0
            && self.delivered_once > 0
            && self.pss_mib_end <= self.pss_mib_after_100 * GROWTH
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> Report {
        Report {
            visits: 100,
            renderer_kills: 2,
            delivered_once: 80,
            lost: 0,
            leftovers: 0,
            pss_mib_after_100: 200.0,
            pss_mib_end: 209.0,
        }
    }

    #[test]
    fn one_lost_one_left_or_one_twentieth_more_is_too_much() {
        assert!(good().is_good());
        assert!(!Report { lost: 1, ..good() }.is_good());
        assert!(
            !Report {
                leftovers: 1,
                ..good()
            }
            .is_good()
        );
        assert!(
            !Report {
                pss_mib_end: 211.0,
                ..good()
            }
            .is_good()
        );
        assert!(
            !Report {
                delivered_once: 0,
                ..good()
            }
            .is_good(),
            "nothing was proved"
        );
    }
}
