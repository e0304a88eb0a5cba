//! What the evidence says. Nothing here was told by the program that attacked: only its files and central's
//! database count.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use anyhow::{Context, Result};
use central::{
    directory::Directory,
    keys,
    vault::{Cell, Domain},
};
use rusqlite::Connection;
use serde::Serialize;

use crate::{
    evidence,
    guessing::Guess,
    hijack::{Attempt, OWNER},
    oracle::{Mailbox, Reading, auc},
    target::Victim,
};

/// The last line.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Pairs that were asked.
    pub oracle_pairs: usize,
    /// Of the delivery: the probability that one with a case took longer.
    pub oracle_auc: f64,
    /// The same, of the page at once and later.
    pub oracle_auc_pages: [f64; 2],
    /// Answers, pages and mails that differ within a pair.
    pub different_bytes: usize,
    /// Mailed codes that were guessed at and judged.
    pub code_guesses: usize,
    /// Guesses that were right.
    pub code_hits: usize,
    /// How many days the guessing took, since central made the thief wait.
    pub code_days: f64,
    /// Tracking codes that were guessed at and looked up.
    pub tracking_guesses: usize,
    /// Guesses that showed a request.
    pub tracking_hits: usize,
    /// Alarms that staff see, by kind.
    pub alarms: BTreeMap<String, i64>,
    /// Acts that the desk's audit log has, by name: what was tried at the desk did reach it.
    pub desk_acts: BTreeMap<String, i64>,
    /// Named ways that were tried.
    pub ways: usize,
    /// The same with every variant.
    pub hijacks_tried: usize,
    /// Ways after which the case was changed.
    pub hijacks_done: usize,
}

impl Report {
    /// Whether nothing that must not happen has happened.
    pub fn is_clean(&self) -> bool {
        let told_apart = |auc: f64| !(0.42..=0.58).contains(&auc);
        self.different_bytes == 0
            && self.code_hits == 0
            && self.tracking_hits == 0
            && self.hijacks_done == 0
            && !told_apart(self.oracle_auc)
            && !self.oracle_auc_pages.into_iter().any(told_apart)
    }
}

/// Reads the evidence in `folder` and the database in `data`.
///
/// # Errors
/// Evidence is missing or cannot be read.
pub fn compute(folder: &Path, data: &Path, victims: &[Victim]) -> Result<Report> {
    let readings: Vec<Reading> = evidence::read(folder, "oracle")?;
    let mailboxes: Vec<Mailbox> = evidence::read(folder, "oracle-mails")?;
    let codes: Vec<Guess> = evidence::read(folder, "code-guesses")?;
    let tracking: Vec<Guess> = evidence::read(folder, "tracking-guesses")?;
    let attempts: Vec<Attempt> = evidence::read(folder, "hijacks")?;
    let days = |ms: i64| ms as f64 / 86_400_000.0;
    let taken = codes
        .first()
        .zip(codes.last())
        .map_or(0, |(first, last)| last.ahead_ms - first.ahead_ms);
    let database = Connection::open(data.join("central.db"))?;
    Ok(Report {
        oracle_pairs: readings
            .iter()
            .filter(|reading| reading.question == "deliver" && reading.has_case)
            .count(),
        oracle_auc: rounded(area(&readings, "deliver")),
        oracle_auc_pages: [
            rounded(area(&readings, "track-at-once")),
            rounded(area(&readings, "track-later")),
        ],
        different_bytes: differing_answers(&readings) + differing_mails(&mailboxes),
        code_guesses: codes.len(),
        code_hits: codes.iter().filter(|guess| guess.status == 200).count(),
        code_days: rounded(days(taken)),
        tracking_guesses: tracking.len(),
        tracking_hits: tracking
            .iter()
            .filter(|guess| guess.shown != "not-here-yet")
            .count(),
        alarms: counts(&database, "SELECT kind, count(*) FROM alarms GROUP BY kind")?,
        desk_acts: counts(&database, "SELECT act, count(*) FROM journal GROUP BY act")?,
        ways: attempts
            .iter()
            .map(|attempt| &attempt.way)
            .collect::<BTreeSet<_>>()
            .len(),
        hijacks_tried: attempts.len(),
        hijacks_done: changed(&database, data, victims, &attempts)?,
    })
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn area(readings: &[Reading], question: &str) -> f64 {
    let times = |has_case: bool| -> Vec<u64> {
        readings
            .iter()
            .filter(|reading| reading.question == question && reading.has_case == has_case)
            .map(|reading| reading.ns)
            .collect()
    };
    auc(&times(true), &times(false))
}

fn differing_answers(readings: &[Reading]) -> usize {
    let mut answers: BTreeMap<(u32, &str), Vec<&str>> = BTreeMap::new();
    for reading in readings {
        answers
            .entry((reading.pair, &reading.question))
            .or_default()
            .push(&reading.answer);
    }
    answers
        .values()
        .filter(|pair| pair.len() != 2 || pair[0] != pair[1])
        .count()
}

fn differing_mails(mailboxes: &[Mailbox]) -> usize {
    let mut mails: BTreeMap<u32, Vec<&Mailbox>> = BTreeMap::new();
    for mailbox in mailboxes {
        mails.entry(mailbox.pair).or_default().push(mailbox);
    }
    mails
        .values()
        .filter(|pair| {
            pair.len() != 2 || pair[0].mails.is_empty() || pair[0].mails != pair[1].mails
        })
        .count()
}

fn counts(database: &Connection, query: &str) -> Result<BTreeMap<String, i64>> {
    let mut statement = database.prepare(query)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many of the attempts' cases are no longer what their owners left.
fn changed(
    database: &Connection,
    data: &Path,
    victims: &[Victim],
    attempts: &[Attempt],
) -> Result<usize> {
    let vault = keys::vault(&Directory::new(data))?;
    let mut changed = 0;
    for attempt in attempts {
        let victim = &victims[attempt.victim];
        let hash = vault.hash(Domain::Nif, &victim.nif);
        let (id, email, status): (String, Vec<u8>, String) = database.query_row(
            "SELECT id, email, status FROM cases WHERE nif_hash = ?1",
            [hash.stored()],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let cell = Cell {
            table: "cases",
            row: &id,
            column: "email",
        };
        let email = vault.open(cell, &email).context("a case's address")?;
        let expected = match attempt.owner_moved {
            true => OWNER,
            false => victim.email.as_str(),
        };
        changed += usize::from(email.as_str() != expected || status != victim.status);
    }
    Ok(changed)
}
