//! What is so on a PostgreSQL server alone (`packaging/test/with-postgres`); without one there is nothing to ask.

use std::{fs, sync::Arc};

use central::{
    doctor::{self, Grade},
    incoming::Incoming,
    location::Location,
    proof::desk::Role,
    store::{KnownKiosk, Receipt, Store, StoreError},
};
use protocol::Kind;
use sqlx::{Connection, PgConnection};

use crate::support::{
    Central, correction,
    database::{server, store},
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
    let refused = Store::open(Location::of(&central.directory).unwrap()).await;
    assert!(
        matches!(refused, Err(StoreError::Newer { found: 9999, .. })),
        "{refused:?}"
    );
    let (grade, text) = said(&central).await;
    assert!(grade == Grade::Wrong && text.contains("9999"), "{text}");
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
    let known = KnownKiosk {
        id: kiosk.id(),
        time_zone: "Europe/Lisbon".to_owned(),
        names: vec![kiosk.id()],
    };
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
