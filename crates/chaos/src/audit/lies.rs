//! Whether the kiosk said what was true while it was true: every sample of its words is held against
//! [`crate::truth`]. A word that is missing after its term counts, and a word too many, each once for each audience.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::{
    evidence::{Mark, Place, Shown, What},
    fault::Fault,
    said::Said,
    truth::{self, ALWAYS, BESIDE_CENTRAL, NOT_YET, NOT_YET_S, STAND_ON_S},
};

/// A fault from its beginning to its end, in milliseconds.
#[derive(Debug)]
struct Span {
    fault: Fault,
    began: u64,
    happened: Option<u64>,
    over: Option<u64>,
}

impl Span {
    fn is_on(&self, at_ms: u64) -> bool {
        self.began <= at_ms && self.over.is_none_or(|over| at_ms < over)
    }

    /// It is on, or its words may still stand.
    fn is_felt(&self, at_ms: u64) -> bool {
        let stands_until = self.over.map(|over| over + STAND_ON_S * 1000);
        self.began <= at_ms && stands_until.is_none_or(|until| at_ms < until)
    }
}

/// Each lie once.
pub(super) fn findings(place: &Place, came_to_its_end: bool) -> Result<Vec<String>> {
    let marks: Vec<Mark> = place.read_lines("went-wrong.jsonl")?;
    let shown: Vec<Shown> = place.read_lines("shown.jsonl")?;
    Ok(judged(&marks, &shown, came_to_its_end))
}

fn judged(marks: &[Mark], shown: &[Shown], came_to_its_end: bool) -> Vec<String> {
    let spans = spans(marks);
    let mut starts = BTreeMap::new();
    let mut lies = BTreeMap::new();
    let mut last = None;
    for line in shown {
        let start = *starts.entry(line.run).or_insert(line.at_ms);
        let Some(said) = Said::of(&line.line) else {
            continue;
        };
        for lie in lies_of(&said, line.at_ms, start, &spans) {
            lies.entry(lie).or_insert(line.at_ms);
        }
        last = Some(said);
    }
    let seconds = |ms: u64| format!("{}.{} s", ms / 1000, ms % 1000 / 100);
    let mut findings: Vec<String> = lies
        .into_iter()
        .map(|(lie, at)| format!("{lie} (first at {})", seconds(at)))
        .collect();
    for mark in marks {
        if let What::Missed(what) = &mark.what {
            findings.push(format!("{}: {what}", mark.fault.name()));
        }
    }
    if came_to_its_end && !last.as_ref().is_some_and(truth::is_in_service) {
        findings.push(format!("at the end the kiosk is not in service: {last:?}"));
    }
    findings
}

fn spans(marks: &[Mark]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for mark in marks {
        let open = spans
            .iter_mut()
            .rev()
            .find(|span| span.fault == mark.fault && span.over.is_none());
        match (&mark.what, open) {
            (What::Began, _) => spans.push(Span {
                fault: mark.fault,
                began: mark.at_ms,
                happened: None,
                over: None,
            }),
            (What::Happened, Some(span)) => span.happened = Some(mark.at_ms),
            (What::Over, Some(span)) => span.over = Some(mark.at_ms),
            _ => {}
        }
    }
    spans
}

/// What is wrong with one sample.
fn lies_of(said: &Said, at_ms: u64, start_ms: u64, spans: &[Span]) -> Vec<String> {
    let felt: BTreeSet<Fault> = spans
        .iter()
        .filter(|span| span.is_felt(at_ms))
        .map(|span| span.fault)
        .collect();
    let mut allowed: BTreeSet<&str> = ALWAYS.into();
    allowed.extend(felt.iter().flat_map(|fault| truth::of(*fault).words()));
    if allowed.iter().any(|word| truth::is_about_central(word)) {
        allowed.extend(BESIDE_CENTRAL);
    }
    if at_ms < start_ms + NOT_YET_S * 1000 {
        allowed.extend(NOT_YET);
    }
    let mut lies = Vec::new();
    for (audience, words) in said.audiences() {
        for word in words {
            if !allowed.contains(word.as_str()) {
                lies.push(format!("the {audience} says {word}, which is not so"));
            }
        }
    }
    for span in spans.iter().filter(|span| span.is_on(at_ms)) {
        let truth = truth::of(span.fault);
        let Some(happened) = span.happened else {
            continue;
        };
        let is_due = at_ms >= happened.max(start_ms) + truth.within_s * 1000;
        let is_hidden = truth.hidden_by.iter().any(|fault| felt.contains(fault));
        if !is_due || is_hidden {
            continue;
        }
        for (audience, words) in said.audiences() {
            let says = truth.must.iter().any(|must| words.contains(*must));
            if truth.must_be_told(audience) && !says {
                lies.push(format!(
                    "the {audience} does not say {}",
                    truth.must.join(" or ")
                ));
            }
        }
    }
    lies
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn mark(at_ms: u64, fault: Fault, what: What) -> Mark {
        Mark { at_ms, fault, what }
    }

    fn sample(at_ms: u64, words: &[&str]) -> Shown {
        let rows: Vec<Value> = words
            .iter()
            .map(|word| json!({"row": "central", "light": "red", "text": format!("fault-{word}-staff")}))
            .collect();
        Shown {
            run: 1,
            at_ms,
            line: json!({"event": "sample", "service": "open", "page": words, "panel": rows,
                "status": words}),
        }
    }

    /// A certificate that has run out from the first second to the sixtieth.
    fn expired() -> Vec<Mark> {
        vec![
            mark(1_000, Fault::CertificateExpired, What::Began),
            mark(1_500, Fault::CertificateExpired, What::Happened),
            mark(60_000, Fault::CertificateExpired, What::Over),
        ]
    }

    const EXPIRED: &[&str] = &["central-certificate-expired"];

    #[test]
    fn the_true_word_in_its_term_is_no_lie_and_may_stand_for_a_while_after() {
        let shown = [
            sample(0, &[]),
            sample(10_000, &[]),
            sample(16_000, EXPIRED),
            sample(59_000, EXPIRED),
            sample(149_000, EXPIRED),
            sample(151_000, &[]),
        ];
        assert_eq!(judged(&expired(), &shown, true), Vec::<String>::new());
    }

    #[test]
    fn a_word_that_is_missing_after_its_term_counts_once_for_each_audience() {
        let shown = [sample(0, &[]), sample(17_000, &[]), sample(18_000, &[])];
        let lies = judged(&expired(), &shown, false);
        assert_eq!(lies.len(), 3, "{lies:?}");
        assert!(lies.iter().all(|lie| lie.contains("does not say")));
    }

    #[test]
    fn another_cause_is_a_word_too_many_and_one_missing() {
        let shown = [sample(0, &[]), sample(17_000, &["central-refuses"])];
        let lies = judged(&expired(), &shown, false);
        assert_eq!(lies.len(), 6, "{lies:?}");
    }

    #[test]
    fn a_word_without_a_fault_or_long_after_it_counts() {
        for (at_ms, marks) in [(17_000, vec![]), (151_000, expired())] {
            let shown = [sample(0, &[]), sample(at_ms, EXPIRED)];
            let lies = judged(&marks, &shown, false);
            assert_eq!(lies.len(), 3, "{lies:?}");
            assert!(lies.iter().all(|lie| lie.contains("which is not so")));
        }
    }

    #[test]
    fn nobody_is_asked_for_what_another_fault_hides() {
        let mut marks = expired();
        marks.insert(0, mark(500, Fault::ClockJump, What::Began));
        let shown = [sample(0, &[]), sample(17_000, &[])];
        assert_eq!(judged(&marks, &shown, false), Vec::<String>::new());
    }

    #[test]
    fn a_kiosk_that_has_just_started_has_its_term_again() {
        let mut again = sample(20_000, &[]);
        again.run = 2;
        assert_eq!(judged(&expired(), &[sample(0, &[]), again], false).len(), 0);
    }

    #[test]
    fn what_did_not_come_about_counts_and_so_does_an_end_out_of_service() {
        let marks = [mark(
            1,
            Fault::CableTwice,
            What::Missed("it hangs".to_owned()),
        )];
        let mut closed = sample(5, &[]);
        closed.line["service"] = json!("closed");
        let lies = judged(&marks, &[closed], true);
        assert_eq!(lies.len(), 2, "{lies:?}");
        assert_eq!(judged(&[], &[], true).len(), 1, "it said nothing at all");
    }
}
