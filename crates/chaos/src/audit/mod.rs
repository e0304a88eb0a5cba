//! The judge: reads the raw evidence of a trial and nothing else, and trusts no program's word for what it
//! did. Every request that was shown or printed as saved must be at central exactly once, byte for byte,
//! and must be what was typed; nothing that was typed may be readable on the kiosk's side; and what the kiosk
//! said of itself must have been so.

mod databases;
mod lies;
mod promised;
mod readable;
mod set_aside;
mod typed;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::{
    evidence::{Mark, Place, Submitted, Trial},
    fault::Fault,
};
use databases::{AtCentral, AtTheKiosk};

/// What the judge found.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Verdict {
    /// The trial.
    pub trial: u64,
    /// Requests that were shown or printed as saved.
    pub shown_saved: u64,
    /// Of these, at central exactly once, as typed, and opened.
    pub applied_once: u64,
    /// Of these, not there, or not as they were typed and kept.
    pub lost: u64,
    /// Requests, shown or not, that are at central more than once.
    pub twice: u64,
    /// Places where something that was typed can be read.
    pub readable: u64,
    /// Files that the kiosk had to set aside as damaged, though nothing was.
    pub set_aside: u64,
    /// Words that were missing or not so, on page, panel or `status`.
    pub lies: u64,
    /// Each finding, by tracking code or id, without what was typed.
    pub findings: Vec<String>,
    /// Why the trial could not be judged.
    pub broken: Option<String>,
}

impl Verdict {
    /// Nothing was found, and the trial came to its end.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty() && self.broken.is_none()
    }
}

/// Judges the trial in this place.
///
/// # Errors
/// The evidence cannot be read.
pub fn judge(place: &Place) -> Result<Verdict> {
    let trial: Trial = serde_json::from_slice(&std::fs::read(place.path("trial.json"))?)?;
    let submitted: Vec<Submitted> = place.read_lines("submitted.jsonl")?;
    let (promised, mixed) = promised::all(place)?;
    let kiosk = AtTheKiosk::read(&place.path("kiosk/data/kiosk.db"))?;
    let central = AtCentral::read(&place.path("central/data"))?;
    let mut verdict = Verdict {
        trial: trial.trial,
        shown_saved: promised.len() as u64,
        broken: trial.broken,
        ..Verdict::default()
    };
    for promise in &promised {
        let typed = promise
            .n
            .and_then(|n| submitted.iter().find(|typed| typed.n == n));
        match central.holds(&promise.code, &kiosk, typed) {
            Ok(()) => verdict.applied_once += 1,
            // Counted below, with those that nobody was shown.
            Err(_) if central.has_more_than_one(&promise.code) => {}
            Err(finding) => {
                verdict.lost += 1;
                verdict
                    .findings
                    .push(format!("{}: {finding}", promise.code));
            }
        }
    }
    for finding in central.doubled(&kiosk) {
        verdict.twice += 1;
        verdict.findings.push(finding);
    }
    for find in readable::finds(place, &submitted)? {
        verdict.readable += 1;
        verdict.findings.push(find);
    }
    let marks: Vec<Mark> = place.read_lines("went-wrong.jsonl")?;
    if !marks.iter().any(|mark| mark.fault == Fault::KillInSalvage) {
        for finding in set_aside::findings(place)? {
            verdict.set_aside += 1;
            verdict.findings.push(finding);
        }
    }
    for finding in lies::findings(place, verdict.broken.is_none())?
        .into_iter()
        .chain(mixed)
    {
        verdict.lies += 1;
        verdict.findings.push(finding);
    }
    Ok(verdict)
}
