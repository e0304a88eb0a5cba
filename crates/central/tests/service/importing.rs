//! Cases from a file: what is right comes in, what is wrong is named by line and column, an interrupted run goes on.

use std::fs;

use central::{
    commands::import_cases,
    registry::import::{BadLine, How, OfLine, Report},
};

use crate::support::Central;

const HEADER: &str = "number,status,name,nif,passport,passport_country,phone,email,payment_reference,payment_cents\n";
const HOW: How = How {
    delimiter: b',',
    check: false,
};

async fn take(central: &Central, text: &str, how: How) -> (Report, Vec<BadLine>) {
    let (report, lines) = take_and_hear(central, text, how).await;
    let bad = lines.into_iter().filter_map(|line| match line {
        OfLine::Bad(line) => Some(line),
        OfLine::PutOff { .. } => None,
    });
    (report, bad.collect())
}

async fn take_and_hear(central: &Central, text: &str, how: How) -> (Report, Vec<OfLine>) {
    let file = central.folder.path().join("cases.csv");
    fs::write(&file, text).unwrap();
    let mut lines = Vec::new();
    let said = |line: &OfLine| lines.push(line.clone());
    let report = import_cases(&central.directory, &file, how, central.now(), said);
    (report.await.unwrap(), lines)
}

#[tokio::test]
async fn right_lines_come_in_wrong_ones_are_named_and_a_second_run_changes_nothing() {
    let central = Central::start().await;
    let text = format!(
        "{HEADER}MI-1,pending,Amina Das,,AB123456,NPL,+351912345678,amina@example.com,123 456 789,5688\n\
         MI-2,paid,Rui Costa,,XY987654,BRA,,rui@example.org,,\n\
         MI-3,closed,Eva Luz,,CD123456,BRA,,,,\n\
         MI-4,pending,,123456789,,,1,nobody,12,0\n\
         MI-5,pending,Eva Luz,,,,,,,\n\
         MI-1,pending,Amina Das,,AB123456,NPL,,,,\n\
         MI-6,pending,too few\n"
    );
    let (checked, bad) = take(&central, &text, How { check: true, ..HOW }).await;
    assert_eq!((checked.added, checked.refused), (0, 5));
    assert_eq!(central.count("SELECT count(*) FROM cases").await, 0);
    let named: Vec<_> = bad.iter().map(|it| (it.line, it.wrong.join(" "))).collect();
    assert_eq!(
        named,
        [
            (4, "status".to_owned()),
            (
                5,
                "name nif phone email payment_reference payment_cents".to_owned()
            ),
            (6, "identifiers".to_owned()),
            (7, "twice".to_owned()),
            (8, "columns".to_owned()),
        ]
    );
    let (first, _) = take(&central, &text, HOW).await;
    assert_eq!((first.added, first.refused), (2, 5));
    let (again, _) = take(&central, &text, HOW).await;
    assert_eq!((again.added, again.updated, again.before), (0, 0, 2));
}

#[tokio::test]
async fn another_address_keeps_the_former_and_what_was_decided_here_outweighs_the_file() {
    let central = Central::start().await;
    let line = |email: &str| format!("{HEADER}MI-1,pending,Amina Das,,AB123456,NPL,,{email},,\n");
    take(&central, &line("amina@example.com"), HOW).await;
    let (report, _) = take(&central, &line("other@example.com"), HOW).await;
    assert_eq!((report.updated, report.kept), (1, 0));
    let kept = "SELECT count(*) FROM events WHERE what = 'address-imported' AND former IS NOT NULL";
    assert_eq!(central.count(kept).await, 1);
    central
        .execute("UPDATE case_marks SET corrected_at = 1")
        .await;
    let (report, _) = take(&central, &line("third@example.com"), HOW).await;
    assert_eq!((report.updated, report.kept), (1, 1));
    assert_eq!(central.count(kept).await, 1);
}

#[tokio::test]
async fn a_line_whose_case_is_just_being_changed_is_put_off_by_name_and_taken_in_by_the_same_file_later()
 {
    let central = Central::start().await;
    let line = |number: u8, email: &str| {
        format!("MI-{number},pending,Amina Das,,AB12345{number},NPL,,{email},,\n")
    };
    let text = |prefix: &str| {
        let lines = (1..=3).map(|number| line(number, &format!("{prefix}{number}@example.com")));
        format!("{HEADER}{}", lines.collect::<String>())
    };
    take(&central, &text("first"), HOW).await;
    // The registry is asked for a change, and has not answered.
    central.kiosk().await;
    central
        .execute("INSERT INTO requests (id, tracking_code, kiosk, kind, language, header, suite, key_id, sealed,
                 sha256, time_zone, received_at, state)
             SELECT 'r', 'c', id, 'correct-email', 'pt', '{}', '', '', x'', '', 'Europe/Lisbon', 0, 'applying' FROM kiosks")
        .await;
    central
        .execute("INSERT INTO case_changes (key, request_id, what, case_id, why, expected_status, begun_at, due_at)
             VALUES ('k', 'r', 'address', 'MI-2', 'hold', 'pending', 0, 0)")
        .await;
    let second = text("second");
    let imported = "SELECT count(*) FROM events WHERE what = 'address-imported'";
    for _ in 0..2 {
        let (report, lines) = take_and_hear(&central, &second, HOW).await;
        assert_eq!((report.put_off, report.kept, report.refused), (1, 0, 0));
        assert_eq!(lines, [OfLine::PutOff { put_off: 3 }]);
        let said = serde_json::to_string(&lines[0]).unwrap();
        assert_eq!(said, r#"{"put_off":3}"#);
        assert_eq!(central.count(imported).await, 2, "the others came in, once");
    }
    central
        .execute("UPDATE case_changes SET answered_at = 1, answer = 'cancelled'")
        .await;
    let (report, lines) = take_and_hear(&central, &second, HOW).await;
    assert_eq!((report.updated, report.before, report.put_off), (1, 2, 0));
    assert_eq!(lines, []);
    assert_eq!(central.count(imported).await, 3);
    let (report, _) = take_and_hear(&central, &second, HOW).await;
    assert_eq!((report.updated, report.before), (0, 3));
}
