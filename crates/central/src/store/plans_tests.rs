//! Every statement of the store, asked for its plan by both engines: none may walk a table that grows with the people who come.
//!
//! The statements are read from the sources of this folder, so that a new one is judged without being named here.

use sqlx::{Connection, PgConnection, Row};

use super::{
    Store, at_the_desk, cases, events, link_pace, mails, opened, opening, requests, rows::Places,
    settlement,
};
use crate::location::{Location, Server};

/// Tables that grow with what is asked of central.
const GROWING: [&str; 24] = [
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
    "kiosk_changes",
    "kiosk_notices",
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

/// The tables that grow, and the names that the statement gives them.
fn growing(statement: &str) -> Vec<&str> {
    let words: Vec<&str> = statement.split_whitespace().collect();
    let named = words
        .windows(3)
        .filter(|it| it[1] == "AS" && GROWING.contains(&it[0]));
    let names = named.map(|it| it[2].trim_end_matches([',', ')']));
    GROWING.into_iter().chain(names).collect()
}

async fn scans(store: &Store, statement: &str) -> Vec<String> {
    let growing = growing(statement);
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
                && words.next().is_some_and(|table| growing.contains(&table))
                && !OF_WHAT_WAITS
                    .iter()
                    .any(|index| step.split_whitespace().any(|word| word == *index))
        })
        .collect()
}

/// Every statement of this folder's sources, in one line each, but those that may walk.
fn all() -> Vec<String> {
    let mut all: Vec<String> = [
        settlement::ONE,
        settlement::OTHERS,
        at_the_desk::AT_THE_DESK,
        requests::TRACKED,
        cases::EXPORTED,
        mails::CLAIM,
        opening::TO_OPEN,
    ]
    .map(str::to_owned)
    .to_vec();
    let inserts = [
        cases::CASES,
        opened::CONTENTS,
        opened::MATCHES,
        opened::PROOFS,
        events::CHANGES,
        mails::MAILS,
        link_pace::LINKS,
        requests::REQUESTS,
    ];
    all.extend(inserts.iter().map(|insert| insert.of(4, Places::Numbered)));
    let by_hash = [
        opened::CONFIRMED_IN_VISITS,
        link_pace::TO_ADDRESSES,
        mails::QUIET,
    ];
    all.extend(by_hash.iter().map(|find| find.of(4, Places::Numbered)));
    let mut named = 0;
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store");
    for entry in std::fs::read_dir(sources).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            // A fill of a demonstration is on nobody's path, and works without indexes.
            continue;
        }
        // What is said to one engine alone is about no table of ours.
        let apart = [
            "plans_tests.rs",
            "sqlite.rs",
            "postgres.rs",
            "engine.rs",
            "in_turn.rs",
            "migrating.rs",
            // It walks each table's key on purpose, from a place on; what the others ask is asked of the indexes.
            "rekeying.rs",
        ];
        if apart.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        let (found, constants) = statements(&std::fs::read_to_string(&path).unwrap());
        all.extend(found);
        all.extend(exports(&path));
        named += constants;
    }
    // Six of those above, what a help call's act changes, the export, whose statements are read on their own, and the two of
    // `rows.rs`, by which the others above are bound.
    assert_eq!(named, 10, "a statement that this test does not read");
    assert!(all.len() > 100, "{} statements", all.len());
    all.iter()
        .map(|statement| statement.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|words| !WALKS.contains(&words.as_str()))
        .collect()
}

#[tokio::test]
async fn no_statement_walks_a_table_that_grows() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("central.db"))
        .await
        .unwrap();
    let mut walks = Vec::new();
    for statement in all() {
        for step in scans(&store, &statement).await {
            walks.push(format!("{step}: {statement}"));
        }
    }
    assert!(walks.is_empty(), "{}", walks.join("\n"));
}

/// Runs statements that answer nothing, or lines of text.
async fn said(connection: &mut PgConnection, sql: String) -> Result<Vec<String>, sqlx::Error> {
    let rows = sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).fetch_all(connection);
    rows.await?.iter().map(|row| row.try_get(0)).collect()
}

/// What is bound for each request that is taken in.
const OF_A_REQUEST: [&str; 12] = [
    "text", "text", "text", "text", "text", "text", "text", "text", "bytea", "text", "text",
    "bigint",
];

/// How many parameters a statement has.
fn parameters(statement: &str) -> usize {
    (1..)
        .take_while(|number| statement.contains(&format!("${number}")))
        .count()
}

/// Prepares a statement as `it`. Where nothing tells the type of a parameter, it is a name; or else all are numbers, or what
/// is bound for requests.
async fn prepare(connection: &mut PgConnection, statement: &str) -> Result<(), String> {
    let mut failed = Ok(());
    let numbers = vec!["bigint"; parameters(statement)];
    let of_requests = OF_A_REQUEST.into_iter().cycle();
    let of_requests = of_requests.take(parameters(statement)).collect();
    for mut types in [Vec::new(), numbers, of_requests] {
        loop {
            let names = match types.is_empty() {
                true => String::new(),
                false => format!(" ({})", types.join(", ")),
            };
            let Err(error) = said(connection, format!("PREPARE it{names} AS {statement}")).await
            else {
                return Ok(());
            };
            let text = error.to_string();
            let unknown = text.split("data type of parameter $").nth(1);
            let number = unknown.and_then(|it| it.split_whitespace().next());
            let Some(Ok(number)) = number.map(str::parse::<usize>) else {
                failed = Err(text);
                break;
            };
            types.resize(types.len().max(number), "unknown");
            types[number - 1] = "text";
        }
    }
    failed
}

/// The steps of PostgreSQL's plan for any values that walk along a table or a whole index.
async fn walks_of(connection: &mut PgConnection, statement: &str) -> Vec<String> {
    let prepared = prepare(connection, statement).await;
    prepared.unwrap_or_else(|error| panic!("{error}: {statement}"));
    let nulls = vec!["NULL"; parameters(statement)].join(", ");
    let nulls = match nulls.is_empty() {
        true => nulls,
        false => format!("({nulls})"),
    };
    let plan = said(connection, format!("EXPLAIN (COSTS OFF) EXECUTE it{nulls}")).await;
    let plan = plan.unwrap_or_else(|error| panic!("{error}: {statement}"));
    said(connection, "DEALLOCATE it".to_owned()).await.unwrap();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut walks = Vec::new();
    for (at, line) in plan.iter().enumerate() {
        let step = line.trim_start().trim_start_matches("->").trim_start();
        let table = step.split(" on ").nth(1).unwrap_or_default();
        let index = step.split(" using ").nth(1).unwrap_or(table);
        let word = |text: &str| {
            text.split_whitespace()
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        let grows = GROWING.contains(&word(table).as_str());
        let of_index = step.starts_with("Bitmap Index Scan");
        let scans = step.contains("Scan") && (grows || of_index) && !step.contains("Bitmap Heap");
        // What a step says of itself is deeper than it, and no step.
        let own = || {
            let deeper = plan[at + 1..].iter();
            deeper
                .take_while(|it| indent(it) > indent(line) && !it.trim_start().starts_with("->"))
                .map(|it| it.trim_start())
        };
        let ends_at_once = plan[..at].iter().rev().any(|it| {
            indent(it) < indent(line) && it.trim_start().trim_start_matches("->").trim() == "Limit"
        }) && !own().any(|it| it.starts_with("Filter"));
        let by_index = step.contains("Index")
            && (own().any(|it| it.starts_with("Index Cond"))
                || OF_WHAT_WAITS.contains(&word(index).as_str())
                || ends_at_once);
        if scans && !by_index {
            walks.push(step.to_owned());
        }
    }
    walks
}

/// The same on PostgreSQL, beside a server (`packaging/test/with-postgres`); else there is nothing to ask.
#[tokio::test]
async fn no_statement_walks_a_table_that_grows_on_postgresql() {
    let Ok(socket) = std::env::var("AIMA_TEST_POSTGRES") else {
        return;
    };
    let name = format!("plans{}", std::process::id());
    let url = |name: &str| format!("postgres://central@localhost/{name}?host={socket}");
    let mut makes = PgConnection::connect(&url("postgres")).await.unwrap();
    said(&mut makes, format!("CREATE DATABASE {name}"))
        .await
        .unwrap();
    let server: Server = url(&name).parse().unwrap();
    let store = Store::open(Location::Server(server)).await.unwrap();
    store.close().await;
    let mut connection = PgConnection::connect(&url(&name)).await.unwrap();
    // What is empty is always walked, unless that is said to cost much.
    let plans = "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
        SET plan_cache_mode = force_generic_plan";
    said(&mut connection, plans.to_owned()).await.unwrap();
    let mut walks = Vec::new();
    let of_its_own = [mails::CLAIM_ON_POSTGRES.to_owned()];
    // What is asked of SQLite's file is asked of nothing else.
    let asked = all().into_iter().filter(|it| !it.starts_with("PRAGMA"));
    for statement in asked.chain(of_its_own) {
        // By one index, or by several whose findings are joined, as for an OR: there is a way.
        let mut steps = Vec::new();
        for bitmaps in ["off", "on"] {
            let set = format!("SET enable_bitmapscan = {bitmaps}");
            said(&mut connection, set).await.unwrap();
            steps = walks_of(&mut connection, &statement).await;
            if steps.is_empty() {
                break;
            }
        }
        walks.extend(steps.iter().map(|step| format!("{step}: {statement}")));
    }
    connection.close().await.unwrap();
    said(&mut makes, format!("DROP DATABASE {name}"))
        .await
        .unwrap();
    assert!(walks.is_empty(), "{}", walks.join("\n"));
}
