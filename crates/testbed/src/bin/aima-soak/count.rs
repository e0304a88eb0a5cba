//! What became of the requests, counted in both databases.

use std::collections::BTreeMap;

use anyhow::Result;
use testbed::{evidence, stage::Stage};

/// Of the requests that were shown as saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// At central exactly once, under the id, kind and language that the kiosk kept.
    pub delivered_once: usize,
    /// The others.
    pub lost: usize,
    /// Still on their way, for whoever waits.
    pub waiting: usize,
}

/// Counts.
///
/// # Errors
/// A database cannot be read.
pub fn count(stage: &Stage, shown: &[String]) -> Result<Count> {
    let kept = evidence::outbox(&stage.kiosk.database())?;
    let kept: BTreeMap<_, _> = kept
        .iter()
        .map(|request| (request.tracking_code.as_str(), request))
        .collect();
    let mut at_central: BTreeMap<String, Vec<evidence::Received>> = BTreeMap::new();
    for received in evidence::received(&stage.central)? {
        let copies = at_central.entry(received.tracking_code.clone());
        copies.or_default().push(received);
    }
    let once = shown.iter().filter(|code| {
        let (Some(kept), Some([received])) = (
            kept.get(code.as_str()),
            at_central.get(code.as_str()).map(Vec::as_slice),
        ) else {
            return false;
        };
        kept.id == received.id && kept.kind == received.kind && kept.language == received.language
    });
    let delivered_once = once.count();
    Ok(Count {
        delivered_once,
        lost: shown.len() - delivered_once,
        waiting: kept
            .values()
            .filter(|request| request.delivery == "waiting")
            .count(),
    })
}
