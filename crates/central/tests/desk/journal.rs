//! The journal holds, and shows what was done to it behind the service's back.

use std::process::{Command, Output};

use central::commands;
use sqlx::Connection;

use crate::support::{Central, database::spelled};

/// A journal of six lines: the first is the installation's own configuration.
async fn six_lines() -> Central {
    let mut central = Central::start().await;
    central.serving.take().unwrap().stop().await.unwrap();
    for name in ["ana", "rui"] {
        crate::counter::add_staff(&central, name).await;
        commands::remove_staff(&central.directory, name, central.now())
            .await
            .unwrap();
    }
    crate::counter::add_staff(&central, "eva").await;
    central
}

/// Somebody with the database in hand.
async fn behind_its_back(central: &Central, sql: &'static str) -> Result<(), sqlx::Error> {
    let mut database = central.database().await;
    let done = sqlx::raw_sql(spelled(sql)).execute(&mut database).await;
    database.close().await?;
    done.map(drop)
}

const NO_TRIGGERS: &str =
    "DROP TRIGGER journal_is_not_changed; DROP TRIGGER journal_is_not_shortened;";

fn check(central: &Central, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_aima-central"))
        .args(["check-journal", "--data"])
        .arg(central.directory.database().parent().unwrap())
        .args(more)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

#[tokio::test]
async fn a_journal_that_nobody_touched_holds() {
    let central = six_lines().await;
    let output = check(&central, &[]);
    assert!(output.status.success(), "{}", said(&output));
    let head: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(head["lines"], 6);
    let hash = head["head"].as_str().unwrap();
    assert_eq!(hash.len(), 64);
    let expected = check(&central, &["--expect-lines", "6", "--expect-head", hash]);
    assert!(expected.status.success(), "{}", said(&expected));
    // An earlier head stays good when lines are added.
    crate::counter::add_staff(&central, "ana").await;
    let expected = check(&central, &["--expect-lines", "6", "--expect-head", hash]);
    assert!(expected.status.success(), "{}", said(&expected));
    let other = check(&central, &["--expect-lines", "7", "--expect-head", hash]);
    assert_eq!(other.status.code(), Some(1), "another line has this hash");
    assert!(!check(&central, &["--expect-lines", "7"]).status.success());
}

#[tokio::test]
async fn the_database_refuses_to_change_or_remove_a_line() {
    let central = six_lines().await;
    for sql in [
        "DELETE FROM journal WHERE number = 6",
        "UPDATE journal SET why = 'x' WHERE number = 1",
        "DELETE FROM journal",
    ] {
        assert!(behind_its_back(&central, sql).await.is_err(), "{sql}");
    }
    assert!(check(&central, &[]).status.success());
}

#[tokio::test]
async fn lines_removed_changed_swapped_and_forged_show() {
    for (what, line, sql) in [
        ("removed", 3, "DELETE FROM journal WHERE number = 3"),
        ("the first removed", 1, "DELETE FROM journal WHERE number = 1"),
        (
            "removed, the gap closed",
            3,
            "DELETE FROM journal WHERE number = 3; UPDATE journal SET number = number - 1 WHERE number > 3",
        ),
        ("who", 2, "UPDATE journal SET staff = 'eva' WHERE number = 2"),
        ("when", 2, "UPDATE journal SET at = at + 1 WHERE number = 2"),
        ("what", 2, "UPDATE journal SET act = 'signed-in' WHERE number = 2"),
        ("with which request", 2, "UPDATE journal SET request_id = '' WHERE number = 2"),
        ("why", 2, "UPDATE journal SET why = NULL WHERE number = 2"),
        ("hash", 4, "UPDATE journal SET hash = zeroblob(32) WHERE number = 4"),
        (
            "swapped",
            2,
            "UPDATE journal SET number = 99 WHERE number = 2; UPDATE journal SET number = 2 WHERE number = 5;
             UPDATE journal SET number = 5 WHERE number = 99",
        ),
        (
            "forged",
            7,
            "INSERT INTO journal SELECT 7, at, staff, act, request_id, why, hash FROM journal WHERE number = 6",
        ),
    ] {
        let central = six_lines().await;
        behind_its_back(&central, NO_TRIGGERS).await.unwrap();
        behind_its_back(&central, sql).await.unwrap();
        let output = check(&central, &[]);
        assert_eq!(output.status.code(), Some(1), "{what}: {}", said(&output));
        assert!(said(&output).contains(&format!("from line {line} on")), "{what}: {}", said(&output));
        assert!(output.stdout.is_empty(), "{what}");
    }
}

#[tokio::test]
async fn a_removed_end_shows_to_whoever_kept_an_earlier_head() {
    let central = six_lines().await;
    let head: serde_json::Value = serde_json::from_slice(&check(&central, &[]).stdout).unwrap();
    behind_its_back(&central, NO_TRIGGERS).await.unwrap();
    behind_its_back(&central, "DELETE FROM journal WHERE number = 6")
        .await
        .unwrap();
    assert!(
        check(&central, &[]).status.success(),
        "the chain alone cannot tell"
    );
    let expected = [
        "--expect-lines",
        "6",
        "--expect-head",
        head["head"].as_str().unwrap(),
    ];
    let output = check(&central, &expected);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("from line 6 on"),
        "{}",
        said(&output)
    );
    // Filled up again with other lines, it still is another journal.
    crate::counter::add_staff(&central, "eva2").await;
    assert!(check(&central, &[]).status.success());
    assert_eq!(check(&central, &expected).status.code(), Some(1));
}
