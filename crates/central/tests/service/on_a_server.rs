//! What is so on a PostgreSQL server alone (`packaging/test/with-postgres`); without one there is nothing to ask.

use std::{fs, sync::Arc, time::Duration};

use central::{
    commands,
    doctor::{self, Grade},
    incoming::Incoming,
    location::Location,
    proof::desk::Role,
    store::{Receipt, Store, StoreError},
};
use protocol::Kind;
use sqlx::{Connection, PgConnection};

use crate::support::{
    Central, correction,
    database::{server, store},
    killed_after,
};

/// Runs statements as the server's own user.
async fn by_its_owner(socket: &str, database: &str, statements: &[String]) {
    let url = format!("postgres://postgres@localhost/{database}?host={socket}");
    let mut connection = PgConnection::connect(&url).await.unwrap();
    for statement in statements {
        let run = sqlx::raw_sql(sqlx::AssertSqlSafe(statement.clone()));
        run.execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
}

/// What the doctor says of the database that `central.toml` names.
async fn said(central: &Central) -> (Grade, String) {
    let all = doctor::examine(&central.directory, central.now()).await;
    let found = all.iter().find(|it| it.part == "database").unwrap();
    (found.grade, found.to_string())
}

#[tokio::test]
async fn a_server_that_cannot_be_used_is_told_by_name_and_left_as_it_is() {
    let Some(socket) = server() else {
        return;
    };
    let central = Central::start().await;
    let (grade, well) = said(&central).await;
    assert_eq!(grade, Grade::Well, "{well}");
    let mine = format!("u{}", uuid::Uuid::now_v7().simple());
    let (ascii, others, closed) = (
        format!("{mine}ascii"),
        format!("{mine}others"),
        format!("{mine}closed"),
    );
    let make = |name: &str, how: &str| format!("CREATE DATABASE {name} TEMPLATE template0 {how}");
    by_its_owner(
        &socket,
        "postgres",
        &[
            make(
                &ascii,
                "OWNER central ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'",
            ),
            make(&others, "OWNER central"),
            make(&closed, ""),
        ],
    )
    .await;
    by_its_owner(&socket, &others, &["CREATE TABLE other (a int)".to_owned()]).await;
    let line = |host: &str, name: &str| {
        format!("database = 'postgres://central@localhost/{name}?host={host}'\n")
    };
    let nobody = central.folder.path().to_str().unwrap();
    for (line, words, change) in [
        (line(nobody, "aima"), "aima at", "pg_hba.conf"),
        (line(&socket, "nowhere"), "nowhere at", "central.toml"),
        (line(&socket, &ascii), "ENCODING 'UTF8'", "central.toml"),
        (line(&socket, &closed), "GRANT CREATE", "central.toml"),
        (
            line(&socket, &others),
            "not a database of this program",
            "central.toml",
        ),
        (
            format!(
                "{}database_password_file = '/nowhere/password'\n",
                line(&socket, &others)
            ),
            "/nowhere/password",
            "database_password_file",
        ),
    ] {
        fs::write(central.directory.settings(), &line).unwrap();
        let (grade, text) = said(&central).await;
        assert_eq!(grade, Grade::Wrong, "{text}");
        assert!(text.contains(words) && text.contains(change), "{text}");
        assert!(
            Store::open(Location::of(&central.directory).unwrap())
                .await
                .is_err()
        );
    }
    let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";
    for (name, expected) in [(&ascii, 0), (&closed, 0), (&others, 1)] {
        let url = format!("postgres://postgres@localhost/{name}?host={socket}");
        let mut connection = PgConnection::connect(&url).await.unwrap();
        let found: i64 = sqlx::query_scalar(tables)
            .fetch_one(&mut connection)
            .await
            .unwrap();
        assert_eq!(found, expected, "{name}");
        connection.close().await.unwrap();
        by_its_owner(&socket, "postgres", &[format!("DROP DATABASE {name}")]).await;
    }
}

#[tokio::test]
async fn what_a_newer_version_has_written_is_refused() {
    if server().is_none() {
        return;
    }
    let central = Central::start().await;
    let newer =
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'newer', true, x'00', 0)";
    central.execute(newer).await;
    // It has only expanded: a process of this release starts and works on, and changes nothing.
    let store = store(&central.directory).await;
    store.answers().await.unwrap();
    store.close().await;
    assert_eq!(commands::migrate(&central.directory).await.unwrap(), 0);
    central
        .execute("UPDATE schema_allows SET oldest = 9999")
        .await;
    let refused = Store::open(Location::of(&central.directory).unwrap()).await;
    assert!(
        matches!(refused, Err(StoreError::Newer { found: 9999, .. })),
        "{refused:?}"
    );
    let (grade, text) = said(&central).await;
    assert!(grade == Grade::Wrong && text.contains("9999"), "{text}");
}

#[tokio::test]
async fn what_an_earlier_version_has_written_waits_for_migrate() {
    let Some(socket) = server() else {
        return;
    };
    let central = Central::start().await;
    let name = format!("e{}", uuid::Uuid::now_v7().simple());
    let make = format!("CREATE DATABASE {name} OWNER central TEMPLATE template0");
    by_its_owner(&socket, "postgres", &[make]).await;
    let url = format!("postgres://central@localhost/{name}?host={socket}");
    fs::write(
        central.directory.settings(),
        format!("database = '{url}'\n"),
    )
    .unwrap();
    // As the release was that had no more than these.
    let path = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/postgres"));
    let mut earlier = sqlx::migrate::Migrator::new(path).await.unwrap();
    let all = earlier.migrations.len();
    earlier.migrations.to_mut().retain(|it| it.version <= 26);
    let mut connection = PgConnection::connect(&url).await.unwrap();
    earlier.run(&mut connection).await.unwrap();
    let location = Location::of(&central.directory).unwrap();
    let refused = Store::open(&location).await;
    assert!(
        matches!(refused, Err(StoreError::Older { found: 26, .. })),
        "{refused:?}"
    );
    let (grade, text) = said(&central).await;
    assert!(grade == Grade::Wrong && text.contains("migrate"), "{text}");
    let lacking = all - earlier.migrations.len();
    assert_eq!(
        commands::migrate(&central.directory).await.unwrap(),
        lacking
    );
    assert_eq!(commands::migrate(&central.directory).await.unwrap(), 0);
    store(&central.directory).await.close().await;
    connection.close().await.unwrap();
    let drop = format!("DROP DATABASE {name}");
    by_its_owner(&socket, "postgres", &[drop]).await;
}

/// Two processes, as far as the server sees.
async fn two(central: &Central) -> [Arc<Store>; 2] {
    [
        Arc::new(store(&central.directory).await),
        Arc::new(store(&central.directory).await),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_write_the_audit_log_at_once_and_its_chain_holds() {
    if server().is_none() {
        return;
    }
    let central = Central::start().await;
    let stores = two(&central).await;
    let now = central.now();
    let before = stores[0].check_journal(None).await.unwrap().unwrap();
    let writing = (0..40).map(|number| {
        let store = Arc::clone(&stores[number % 2]);
        tokio::spawn(async move {
            let name = format!("p{number}");
            store.add_staff(&name, "-", Role::Clerk, now).await
        })
    });
    for written in writing.collect::<Vec<_>>() {
        assert!(written.await.unwrap().unwrap());
    }
    let after = stores[1].check_journal(None).await.unwrap().unwrap();
    assert_eq!(after.lines, before.lines + 40);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_twice_at_once_is_taken_in_once() {
    if server().is_none() {
        return;
    }
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let stores = two(&central).await;
    let known = kiosk.known();
    let people = central.people(8).await;
    let requests: Vec<_> = people
        .iter()
        .map(|person| {
            let request = kiosk.seal(kiosk.header(Kind::CorrectEmail), &correction(person));
            Incoming::Known(request)
        })
        .collect();
    let requests = Arc::new(requests);
    let now = central.now();
    let taking = (0..16).map(|number| {
        let (store, known) = (Arc::clone(&stores[number % 2]), known.clone());
        let requests = Arc::clone(&requests);
        tokio::spawn(async move { store.receive(&known, &requests, now).await })
    });
    let mut new = 0;
    for taken in taking.collect::<Vec<_>>() {
        let receipts = taken.await.unwrap().unwrap();
        assert_eq!(receipts.len(), 8);
        for receipt in receipts {
            match receipt {
                Receipt::New(_) => new += 1,
                Receipt::Again(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(new, 8);
    let figures = stores[0].figures().await.unwrap();
    assert_eq!(figures.requests_by_state, [("received".to_owned(), 8)]);
}

#[tokio::test]
async fn whoever_hangs_up_while_a_transaction_begins_leaves_no_lock_behind() {
    if server().is_none() {
        return;
    }
    let central = Central::start().await;
    let [one, other] = two(&central).await;
    let installation = one.installation().await.unwrap().unwrap();
    for polls in 0..12 {
        killed_after(polls, one.give_out(&[], central.now())).await;
        // Longer than this nobody waits who has not to wait for a connection to be cut off.
        let written = other.give_out(&[], central.now());
        let written = tokio::time::timeout(Duration::from_secs(5), written).await;
        written
            .unwrap_or_else(|_| panic!("the lock is held since {polls} steps"))
            .unwrap();
    }
    assert_eq!(one.installation().await.unwrap(), Some(installation));
    one.close().await;
    other.close().await;
}

/// Requests of one kiosk that wait to be opened.
async fn waiting(central: &Central, count: u32) {
    let kiosk = central.kiosk().await;
    for person in central.people(count).await {
        let request = kiosk.seal(kiosk.header(Kind::CorrectEmail), &correction(&person));
        assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
    }
}

#[tokio::test]
async fn what_one_process_has_in_hand_is_skipped_by_another_until_it_is_put_down() {
    if server().is_none() {
        return;
    }
    let central = Central::start().await;
    waiting(&central, 14).await;
    let [one, other] = two(&central).await;
    let kiosk = one.kiosks_with_pending().await.unwrap().remove(0);
    let start = (i64::MIN, String::new());
    let page = async |store: &Store, after: &(i64, String)| {
        let page = store.pending_of(&kiosk, after, 10).await.unwrap();
        let last = page.last().unwrap().clone();
        let ids: Vec<_> = page.into_iter().map(|(_, id)| id).collect();
        (ids, last)
    };
    let take = async |store: &Store, ids: &[String]| {
        let taken = store.take_pending(ids.to_vec(), central.now()).await;
        let (hand, pending) = taken.unwrap();
        let ids: Vec<_> = pending.into_iter().map(|it| it.id).collect();
        (hand, ids)
    };
    let (first, last) = page(&one, &start).await;
    assert_eq!(first.len(), 10);
    let (mine, taken) = take(&one, &first).await;
    assert_eq!(taken, first);
    let (same, taken) = take(&other, &first).await;
    assert_eq!(taken, [""; 0], "the page is in hand");
    let (rest, _) = page(&other, &last).await;
    let (next, taken) = take(&other, &rest).await;
    assert_eq!(taken.len(), 4, "what follows is not");
    same.put_down().await;
    next.put_down().await;
    mine.put_down().await;
    let (again, taken) = take(&other, &first).await;
    assert_eq!(taken, first);
    // As a kill ends it.
    drop(again);
    one.close().await;
    other.close().await;
    let third = store(&central.directory).await;
    let (left, taken) = take(&third, &first).await;
    assert_eq!(taken.len(), 10, "nothing is held by what has ended");
    left.put_down().await;
    third.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn workers_of_two_processes_open_and_decide_each_request_once() {
    if server().is_none() {
        return;
    }
    let central = Central::start().await;
    waiting(&central, 30).await;
    let workers = [central.workers().await, central.workers().await];
    let [one, other] = &workers;
    let (opened, too) = tokio::join!(one.unsealer.pass(), other.unsealer.pass());
    opened.unwrap();
    too.unwrap();
    // Either may have passed what the other still had.
    one.unsealer.pass().await.unwrap();
    let events = "SELECT count(*) FROM events WHERE from_state = 'received'";
    assert_eq!(central.count(events).await, 30);
    let (decided, too) = tokio::join!(one.decider.pass(), other.decider.pass());
    decided.unwrap();
    too.unwrap();
    one.decider.pass().await.unwrap();
    let told = "SELECT count(*) FROM mails WHERE kind = 'old-address'";
    let notices = central.count(told).await;
    let noted = "SELECT count(*) FROM events WHERE what = 'notice-queued'";
    assert_eq!(central.count(noted).await, notices);
    assert!(notices > 20, "{notices} are told");
    let twice = "SELECT count(*) FROM (SELECT subject_id FROM mails GROUP BY subject_id, kind HAVING count(*) > 1) AS twice";
    assert_eq!(central.count(twice).await, 0);
}

#[tokio::test]
async fn a_batch_takes_in_what_is_new_and_says_of_each_item_what_it_is() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let store = store(&central.directory).await;
    let known = kiosk.known();
    let people = central.people(90).await;
    let seal = |number: usize| {
        kiosk.seal(
            kiosk.header(Kind::CorrectEmail),
            &correction(&people[number]),
        )
    };
    let mut requests: Vec<_> = (0..87).map(seal).collect();
    // The same once more; the id with other bytes; the code under another id.
    let again = requests[3].clone();
    let mut other = seal(87);
    other.header = again.header.clone();
    let mut header = kiosk.header(Kind::CorrectEmail);
    header.tracking_code = requests[5].header.tracking_code;
    let code_taken = kiosk.seal(header, &correction(&people[88]));
    requests.insert(40, other);
    requests.push(again);
    requests.push(code_taken);
    let requests: Vec<_> = requests.into_iter().map(Incoming::Known).collect();
    let now = central.now();
    let receipts = store.receive(&known, &requests, now).await.unwrap();
    for (at, receipt) in receipts.iter().enumerate() {
        let expected = match at {
            40 => Receipt::Conflict,
            88 => Receipt::Again(now),
            89 => Receipt::TrackingCodeTaken,
            _ => Receipt::New(now),
        };
        assert_eq!(*receipt, expected, "{at}");
    }
    let later = now + jiff::SignedDuration::from_secs(1);
    let receipts = store.receive(&known, &requests, later).await.unwrap();
    let new = receipts.iter().filter(|it| matches!(it, Receipt::New(_)));
    assert_eq!(new.count(), 0, "{receipts:?}");
    let figures = store.figures().await.unwrap();
    assert_eq!(figures.requests_by_state, [("received".to_owned(), 87)]);
    assert_eq!(figures.conflicts, 2);
    store.close().await;
}
