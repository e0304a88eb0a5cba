//! A database of an older schema, with requests in every state, proofs, decisions, protected and corrected cases and
//! waiting mails inside, opens under this one, keeps all of it, and is worked on from where it was.
//!
//! It is made by playing a scene, and copying what came of it, column by column, into the tables of the older schema.

use std::{collections::BTreeMap, fs, path::Path};

use central::store::Store;
use protocol::{Kind, PublicState};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Row, SqliteConnection, migrate::Migrator,
    sqlite::SqliteConnectOptions,
};

use crate::{
    scene::{AFTER_T, NEW, Scene, with_two},
    support::correction,
};
use central::proof::links::LinkAction;

/// Columns of the registry's table that later went to `case_marks`.
const MARKS: [&str; 5] = [
    "protected_at",
    "email_refused_at",
    "corrected_at",
    "corrected_by",
    "address_since",
];
/// What is not a copy: sqlx's own, and what triggers count.
const NOT_COPIED: [&str; 2] = ["_sqlx_migrations", "counts"];

async fn connection(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(false)
        .connect()
        .await
        .unwrap()
}

async fn strings(database: &mut SqliteConnection, sql: String) -> Vec<String> {
    sqlx::query_scalar(AssertSqlSafe(sql))
        .fetch_all(database)
        .await
        .unwrap()
}

async fn tables(database: &mut SqliteConnection) -> Vec<String> {
    let all = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
         ORDER BY name";
    let all = strings(database, all.to_owned()).await;
    all.into_iter()
        .filter(|name| !NOT_COPIED.contains(&name.as_str()))
        .collect()
}

async fn columns(database: &mut SqliteConnection, table: &str) -> Vec<String> {
    strings(
        database,
        format!("SELECT name FROM pragma_table_info('{table}')"),
    )
    .await
}

/// The database at `path`, as a version that knows no schema after `last` has it: and what that one does not know.
async fn older(path: &Path, last: i64) -> Vec<(String, String)> {
    let new = path.with_extension("new");
    fs::rename(path, &new).unwrap();
    let mut unknown = Vec::new();
    let mut database = connection(path).await;
    let migrations: Migrator = sqlx::migrate!("./migrations");
    migrations.run_to(last, &mut database).await.unwrap();
    let attach = format!("ATTACH '{}' AS new", new.display());
    sqlx::raw_sql(AssertSqlSafe(attach))
        .execute(&mut database)
        .await
        .unwrap();
    for table in tables(&mut database).await {
        let now = strings(
            &mut database,
            format!("SELECT name FROM pragma_table_info('{table}', 'new')"),
        )
        .await;
        let then = columns(&mut database, &table).await;
        let both: Vec<_> = then.iter().filter(|it| now.contains(it)).cloned().collect();
        let lacks = now.iter().filter(|it| !then.contains(it));
        unknown.extend(lacks.map(|it| (table.clone(), it.clone())));
        let marks: Vec<_> = MARKS
            .into_iter()
            .filter(|it| table == "cases" && then.iter().any(|column| column == it))
            .collect();
        let into = [
            both.clone(),
            marks.iter().map(|it| (*it).to_owned()).collect(),
        ]
        .concat();
        let from = [
            both.iter()
                .map(|it| format!("old.{it}"))
                .collect::<Vec<_>>(),
            marks.iter().map(|it| format!("case_marks.{it}")).collect(),
        ]
        .concat();
        let join = match marks.is_empty() {
            true => "",
            false => " LEFT JOIN new.case_marks ON case_marks.case_id = old.id",
        };
        let copy = format!(
            "INSERT INTO main.{table} ({}) SELECT {} FROM new.{table} AS old{join}",
            into.join(", "),
            from.join(", "),
        );
        sqlx::raw_sql(AssertSqlSafe(copy))
            .execute(&mut database)
            .await
            .unwrap();
    }
    sqlx::Connection::close(database).await.unwrap();
    unknown
}

/// Every row of every table, each as text, but for what is `unknown` to an older version.
async fn everything(path: &Path, unknown: &[(String, String)]) -> BTreeMap<String, Vec<String>> {
    let mut database = connection(path).await;
    let mut all = BTreeMap::new();
    for table in tables(&mut database).await {
        // What older versions did not know yet.
        let newer = [
            "case_changes",
            "registry_changes",
            "payment_reminders",
            "passports_in_hand",
            "alarm_mails",
        ];
        if newer.contains(&table.as_str()) {
            continue;
        }
        let mut names = columns(&mut database, &table).await;
        names.retain(|it| !unknown.contains(&(table.clone(), it.clone())));
        names.sort();
        let values: Vec<_> = names.iter().map(|it| format!("quote({it})")).collect();
        let sql = format!("SELECT {} AS row FROM {table}", values.join(" || ' ' || "));
        let rows = sqlx::query(AssertSqlSafe(sql))
            .fetch_all(&mut database)
            .await;
        let mut rows: Vec<String> = rows.unwrap().iter().map(|row| row.get("row")).collect();
        rows.sort();
        all.insert(table, rows);
    }
    let whole = strings(&mut database, "PRAGMA integrity_check".to_owned()).await;
    assert_eq!(whole, ["ok"]);
    let orphans: Vec<String> = sqlx::query_scalar("SELECT \"table\" FROM pragma_foreign_key_check")
        .fetch_all(&mut database)
        .await
        .unwrap();
    assert!(orphans.is_empty(), "{orphans:?}");
    all
}

#[tokio::test]
async fn what_lies_in_an_older_database_is_kept_and_worked_on() {
    for last in [9, 10, 11] {
        let mut scene = Scene::set().await;
        // Opened and told, opened and untold, at the counter, stopped with a protected case, applied, done, received.
        let people: Vec<_> = (0..7).map(|number| scene.pending(number).clone()).collect();
        let new = |content: &mut protocol::RequestContent, number: usize| {
            let email = format!("new{number}@example.net");
            content.new_email = Some(protocol::EmailAddress::parse(&email).unwrap());
        };
        let mut requests = Vec::new();
        for (number, person) in people.iter().enumerate().take(6) {
            let mut content = match number {
                0 | 1 => correction(person),
                _ => with_two(person),
            };
            new(&mut content, number);
            requests.push(
                scene
                    .delivered(Kind::CorrectEmail, &content, number != 1)
                    .await,
            );
        }
        let workers = scene.central.workers().await;
        let store = &workers.decider.store;
        let press = async |number: usize, action| {
            let (id, now) = (requests[number].header.id, scene.central.now());
            assert!(store.press(id, action, now).await.unwrap().is_some());
        };
        press(3, LinkAction::No).await;
        press(4, LinkAction::Yes).await;
        press(5, LinkAction::Yes).await;
        workers.decider.pass().await.unwrap();
        scene.central.mail_all().await;
        // One more consents, and its mail waits.
        press(2, LinkAction::Yes).await;
        workers.decider.pass().await.unwrap();
        store.close().await;
        let mut content = correction(&people[6]);
        new(&mut content, 6);
        let received = scene
            .kiosk
            .seal(scene.kiosk.header(Kind::CorrectEmail), &content);
        scene.central.deliver(&scene.kiosk, &received).await;
        scene.central.serving.take().unwrap().stop().await.unwrap();
        let path = scene.central.directory.database();
        let states = "SELECT state, count(*) FROM requests GROUP BY 1";
        let all: Vec<_> = scene.central.rows(states).await;
        let expected = [
            ("applied", 1),
            ("done", 2),
            ("opened", 2),
            ("received", 1),
            ("stopped", 1),
        ];
        assert_eq!(all, expected.map(|(state, n)| (state.to_owned(), n)));
        let waiting = "SELECT count(*) FROM mails WHERE state = 'waiting'";
        assert!(scene.central.count(waiting).await >= 1);

        let unknown = older(&path, last).await;
        let before = everything(&path.with_extension("new"), &unknown).await;
        Store::open(&path).await.unwrap().close().await;
        let after = everything(&path, &unknown).await;
        assert_eq!(
            before.keys().collect::<Vec<_>>(),
            after.keys().collect::<Vec<_>>()
        );
        for (table, rows) in &before {
            assert!(*rows == after[table], "from {last}: {table} is as it was");
            let filled = [
                "requests",
                "contents",
                "proofs",
                "decisions",
                "mails",
                "matches",
            ];
            assert!(!filled.contains(&table.as_str()) || !rows.is_empty());
        }
        assert_eq!(
            scene.central.rows(states).await,
            all,
            "counted anew as well"
        );

        scene.central.serve_with(|config| config).await;
        scene.work().await;
        scene.at(AFTER_T).await;
        for number in [0, 2, 4, 5] {
            let email = format!("new{number}@example.net");
            assert_eq!(scene.email_of(&people[number]).await, email, "from {last}");
            assert_eq!(scene.state(&requests[number]).await, PublicState::Done);
        }
        assert_eq!(
            scene.state(&requests[1]).await,
            PublicState::ComeToTheCounter
        );
        assert_eq!(scene.state(&requests[3]).await, PublicState::Stopped);
        assert_eq!(scene.email_of(&people[3]).await, people[3].email.as_str());
        assert_ne!(scene.email_of(&people[6]).await, NEW);
    }
}
