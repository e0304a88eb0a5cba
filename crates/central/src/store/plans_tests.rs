//! Every statement of the store, asked for its plan: none may walk a table that grows with the people who come.
//!
//! The statements are read from the sources of this folder, so that a new one is judged without being named here.

use sqlx::Row;

use super::{Store, at_the_desk, cases, requests, settlement};

/// Tables that grow with what is asked of central.
const GROWING: [&str; 22] = [
    "requests",
    "contents",
    "proofs",
    "matches",
    "decisions",
    "cases",
    "case_marks",
    "case_changes",
    "registry_changes",
    "mails",
    "mail_reports",
    "old_address_notices",
    "conflicts",
    "alarms",
    "journal",
    "events",
    "email_checks",
    "misses",
    "confirm_links",
    "help_calls",
    "payment_reminders",
    "passports_in_hand",
];

/// Indexes of what is still open: as long as what waits, and no longer.
const OF_WHAT_WAITS: [&str; 10] = [
    "requests_to_open",
    "alarms_open",
    "alarms_open_by_kind",
    "alarms_to_mail",
    "payment_reminders_due",
    "help_calls_open",
    "mails_waiting",
    "mail_reports_new",
    "case_changes_due",
    "case_changes_open",
];

/// The operator's walk along the whole audit log, on no request's path; and a walk that ends at its first step.
const WALKS: [&str; 2] = [
    "SELECT number, at, staff, act, request_id, why, hash FROM journal ORDER BY number",
    "SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1",
];

/// The statements in a source, and how many calls name a constant in place of one.
fn statements(source: &str) -> (Vec<String>, usize) {
    let mut found = Vec::new();
    let mut named = 0;
    for call in ["sqlx::query(", "sqlx::query_as(", "sqlx::query_scalar("] {
        for (at, _) in source.match_indices(call) {
            let rest = source[at + call.len()..].trim_start();
            match rest.strip_prefix('"') {
                Some(text) => {
                    let end = text.find('"').expect("a statement ends");
                    found.push(text[..end].to_owned());
                }
                None => named += 1,
            }
        }
    }
    (found, named)
}

/// The statements of the export, which are given to one call.
fn exports(path: &std::path::Path) -> Vec<String> {
    if !path.ends_with("export.rs") {
        return Vec::new();
    }
    let source = std::fs::read_to_string(path).unwrap();
    let texts = source.split('"').skip(1).step_by(2);
    texts
        .filter(|text| text.starts_with("SELECT "))
        .map(str::to_owned)
        .collect()
}

async fn scans(store: &Store, statement: &str) -> Vec<String> {
    let plan = sqlx::query(sqlx::AssertSqlSafe(format!(
        "EXPLAIN QUERY PLAN {statement}"
    )))
    .fetch_all(&store.readers)
    .await
    .unwrap_or_else(|error| panic!("{error}: {statement}"));
    plan.iter()
        .map(|row| row.get::<String, _>("detail"))
        .filter(|step| {
            let mut words = step.split_whitespace();
            words.next() == Some("SCAN")
                && words.next().is_some_and(|table| GROWING.contains(&table))
                && !OF_WHAT_WAITS
                    .iter()
                    .any(|index| step.split_whitespace().any(|word| word == *index))
        })
        .collect()
}

#[tokio::test]
async fn no_statement_walks_a_table_that_grows() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("central.db"))
        .await
        .unwrap();
    let mut all: Vec<String> = [
        settlement::ONE,
        settlement::OTHERS,
        at_the_desk::AT_THE_DESK,
        requests::TRACKED,
        cases::EXPORTED,
    ]
    .map(str::to_owned)
    .to_vec();
    let mut named = 0;
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store");
    for entry in std::fs::read_dir(sources).unwrap() {
        let path = entry.unwrap().path();
        // A fill of a demonstration is on nobody's path, and works without indexes.
        // What is said to one engine alone is about no table of ours.
        let apart = [
            "plans_tests.rs",
            "bulk.rs",
            "engine.rs",
            "sqlite.rs",
            "postgres.rs",
        ];
        if apart.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        let (found, constants) = statements(&std::fs::read_to_string(&path).unwrap());
        all.extend(found);
        all.extend(exports(&path));
        named += constants;
    }
    // The four above, what a help call's act changes, and the export, whose statements are read on their own.
    assert_eq!(named, 6, "a statement that this test does not read");
    assert!(all.len() > 100, "{} statements", all.len());
    let mut walks = Vec::new();
    for statement in &all {
        let words = statement.split_whitespace().collect::<Vec<_>>().join(" ");
        if WALKS.contains(&words.as_str()) {
            continue;
        }
        for step in scans(&store, statement).await {
            walks.push(format!("{step}: {words}"));
        }
    }
    assert!(walks.is_empty(), "{}", walks.join("\n"));
}
