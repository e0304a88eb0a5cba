//! Cases from a file: what is right comes in, what is wrong is named by line and column, an interrupted run goes on.

use std::fs;

use central::{
    commands::import_cases,
    registry::import::{BadLine, How, Report},
};

use crate::support::Central;

const HEADER: &str = "number,status,name,nif,passport,passport_country,phone,email,payment_reference,payment_cents\n";
const HOW: How = How {
    delimiter: b',',
    check: false,
};

async fn take(central: &Central, text: &str, how: How) -> (Report, Vec<BadLine>) {
    let file = central.folder.path().join("cases.csv");
    fs::write(&file, text).unwrap();
    let mut bad = Vec::new();
    let said = |line: &BadLine| bad.push(line.clone());
    let report = import_cases(&central.directory, &file, how, central.now(), said);
    (report.await.unwrap(), bad)
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
