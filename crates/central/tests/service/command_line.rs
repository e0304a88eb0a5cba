//! The program itself: what it prints, what it changes, how it ends.

use std::{
    io::Read,
    path::Path,
    process::{Command, Output, Stdio},
};

use central::directory::Directory;
use serde_json::Value;
use sqlx::AnyConnection;

use crate::support::{client, database, listening};

fn program(arguments: &[&str], data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aima-central"));
    command
        .args(arguments)
        .arg("--data")
        .arg(data)
        .env_remove("RUST_LOG");
    command
}

fn run(arguments: &[&str], data: &Path) -> Output {
    program(arguments, data).output().unwrap()
}

#[test]
fn made_up_people_are_printed_alike_each_time() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(&["init", "--demo"], folder.path()).status.success());
    let make = || {
        run(
            &["make-cases", "--cases", "50", "--seed", "3", "--show", "2"],
            folder.path(),
        )
    };
    let first = make();
    assert!(
        first.status.success(),
        "{}",
        String::from_utf8_lossy(&first.stderr)
    );
    assert_eq!(make().stdout, first.stdout);
    let lines = String::from_utf8(first.stdout).unwrap();
    assert_eq!(lines.lines().count(), 2);
    for line in lines.lines() {
        let person: Value = serde_json::from_str(line).unwrap();
        assert!(
            person["nif"].is_string() && person["passport_country"].is_string(),
            "{person}"
        );
        let log = String::from_utf8_lossy(&first.stderr);
        assert!(
            !log.contains(person["nif"].as_str().unwrap()),
            "the log names nobody"
        );
    }
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nowhere");
    for arguments in [
        &["serve", "--listen", "127.0.0.1:0"][..],
        &["make-cases", "--cases", "1", "--seed", "1"],
        &["enrolment-code", "--store", "Loja"],
        &["init", "--public-base", "http://localhost"],
        &["init", "--public-base", "https://a b"],
    ] {
        let output = run(arguments, &missing);
        assert!(!output.status.success(), "{arguments:?}");
        assert!(
            output.stdout.is_empty() && !output.stderr.is_empty(),
            "{arguments:?}"
        );
        assert!(!missing.exists(), "{arguments:?}");
    }
    assert!(run(&["init"], folder.path()).status.success());
    let zone = run(
        &[
            "enrolment-code",
            "--store",
            "Loja",
            "--zone",
            "Europe/Lisboa",
        ],
        folder.path(),
    );
    assert!(!zone.status.success());
    assert!(
        !run(&["revoke-kiosk", "--kiosk", "4F"], folder.path())
            .status
            .success()
    );
}

#[test]
fn it_says_where_it_listens_and_ends_when_told() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(&["init", "--demo"], folder.path()).status.success());
    let mut serving = program(&["serve", "--listen", "127.0.0.1:0"], folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let port = listening(&mut serving).port();
    let http = client(&Directory::new(folder.path()));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let secret = "7ZZZZZZZZZZZ";
    runtime.block_on(async {
        for host in ["localhost", "127.0.0.1"] {
            let ready = http
                .get(format!("https://{host}:{port}/readyz"))
                .send()
                .await
                .unwrap();
            assert_eq!(ready.status(), 200, "{host}");
        }
        let page = http
            .get(format!("https://localhost:{port}/t/{secret}"))
            .send()
            .await
            .unwrap();
        assert_eq!(page.status(), 404);
    });
    drop(http);
    let id = serving.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &id])
            .status()
            .unwrap()
            .success()
    );
    let mut log = String::new();
    serving
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut log)
        .unwrap();
    assert!(serving.wait().unwrap().success(), "{log}");
    assert!(
        log.contains("/t/{code}") && !log.contains(secret),
        "codes are not logged: {log}"
    );
    assert!(
        !folder.path().join("central.db-wal").exists(),
        "the write-ahead log was folded in"
    );
}

#[test]
fn the_file_counts_the_command_line_counts_more_and_a_wrong_line_stops_everything() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(&["init", "--demo"], folder.path()).status.success());
    let file = folder.path().join("central.toml");
    let said = |output: &Output| {
        let (out, err) = (&output.stdout, &output.stderr);
        [String::from_utf8_lossy(out), String::from_utf8_lossy(err)].concat()
    };
    let none = run(&["check-config"], folder.path());
    assert!(
        none.status.success() && said(&none).contains("not there"),
        "{}",
        said(&none)
    );
    std::fs::write(
        &file,
        "listen = '192.0.2.1:1'\n[mail]\nserver = 'smtp://127.0.0.1:1'\n",
    )
    .unwrap();
    let good = run(&["check-config"], folder.path());
    assert!(good.status.success(), "{}", said(&good));
    assert!(
        said(&good).contains("no silence counts") && said(&good).contains("returns under [mail]")
    );
    assert!(
        said(&good)
            .contains("api, public, desk at 192.0.2.1:1: callers are told apart by the address"),
        "{}",
        said(&good)
    );
    // An address that is not this machine's (RFC 5737): the file was read.
    let output = run(&["serve"], folder.path());
    assert!(!output.status.success(), "{}", said(&output));
    std::fs::write(
        &file,
        "intake_only = true\nmail_server = 'smtps://mail.example.org'\n",
    )
    .unwrap();
    for arguments in [
        &["check-config"][..],
        &["serve", "--listen", "127.0.0.1:0"],
        &["open"],
    ] {
        let output = run(arguments, folder.path());
        assert!(!output.status.success(), "{arguments:?}");
        let said = said(&output);
        assert!(
            said.contains("line 2") && said.contains("central.toml"),
            "{arguments:?}: {said}"
        );
    }
}

#[test]
fn a_password_that_is_reset_is_printed_once_and_written_down_and_nobody_is_made_up() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    assert!(run(&["init"], data).status.success());
    assert!(run(&["staff", "list"], data).stdout.is_empty());
    for command in ["reset", "unlock"] {
        let nobody = run(&["staff", command, "--name", "ana.reis"], data);
        assert!(
            !nobody.status.success() && nobody.stdout.is_empty(),
            "{command}"
        );
        let said = String::from_utf8_lossy(&nobody.stderr).into_owned();
        assert!(said.contains("there is nobody called ana.reis"), "{said}");
    }
    let mut add = program(&["add-staff", "--name", "ana.reis"], data)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut add.stdin.take().unwrap(), b"a long password\n").unwrap();
    assert!(add.wait().unwrap().success());
    let listed =
        |data| -> Value { serde_json::from_slice(&run(&["staff", "list"], data).stdout).unwrap() };
    let ana = listed(data);
    assert_eq!(
        (&ana["name"], &ana["role"]),
        (&"ana.reis".into(), &"clerk".into())
    );
    assert!(
        ana["site"].is_null() && ana["one_time_until"].is_null(),
        "{ana}"
    );
    let reset = || run(&["staff", "reset", "--name", "ana.reis"], data);
    let (first, second) = (reset(), reset());
    let password = String::from_utf8(first.stdout).unwrap();
    assert_eq!(password.trim_end().len(), 19, "{password}");
    assert_ne!(second.stdout, password.as_bytes());
    let said = String::from_utf8_lossy(&first.stderr).into_owned();
    assert!(!said.contains(password.trim_end()), "{said}");
    assert!(listed(data)["one_time_until"].is_string());
    assert!(
        run(&["staff", "unlock", "--name", "ana.reis"], data)
            .status
            .success()
    );
    // One line for each, by the operator; the two that named nobody wrote none.
    let head = run(&["check-journal"], data);
    let head: Value = serde_json::from_slice(&head.stdout).unwrap();
    let published = 1;
    assert_eq!(head["lines"], 4 + published, "{head}");
}

#[tokio::test]
async fn what_a_kiosk_exported_is_imported_by_the_program_and_what_is_not_ours_is_named() {
    let central = crate::support::Central::start().await;
    let kiosk = central.kiosk().await;
    let data = central.folder.path().join("central");
    let file = central.folder.path().join("refused.jsonl");
    let exported = |request: &protocol::wire::SealedRequest| {
        let mut item = serde_json::to_value(request).unwrap();
        item["reason"] = "header-mismatch".into();
        item.to_string()
    };
    let requests = [kiosk.request(), kiosk.request()];
    let import = || {
        let output = run(&["import", file.to_str().unwrap()], &data);
        let said = String::from_utf8(output.stdout).unwrap();
        let log = String::from_utf8(output.stderr).unwrap();
        (output.status.code(), said, log)
    };
    let good = requests.each_ref().map(exported).join("\n");
    std::fs::write(&file, &good).unwrap();
    let taken = "{\"taken\":2,\"already\":0,\"conflicting\":0,\"refused\":[]}\n";
    assert_eq!(import(), (Some(0), taken.to_owned(), String::new()));
    let already = "{\"taken\":0,\"already\":2,\"conflicting\":0,\"refused\":[]}\n";
    assert_eq!(
        import(),
        (Some(0), already.to_owned(), String::new()),
        "again"
    );
    // A line that is no request fails the program, and the others are taken.
    let third = kiosk.request();
    std::fs::write(&file, format!("a love letter\n{}\n", exported(&third))).unwrap();
    let (code, said, log) = import();
    assert_eq!(code, Some(1), "{log}");
    let one = "{\"taken\":1,\"already\":0,\"conflicting\":0,\"refused\":[1]}\n";
    assert_eq!(said, one);
    assert!(!log.contains("love"), "{log}");
    let state = "SELECT state, count(*) FROM requests GROUP BY 1";
    assert_eq!(central.rows(state).await, [("received".to_owned(), 3)]);
    central.open_all().await;
    assert_eq!(central.rows(state).await, [("opened".to_owned(), 3)]);
    // A file that is not there, and a folder without an installation.
    let output = run(&["import", "/nowhere/refused.jsonl"], &data);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    let nowhere = central.folder.path().join("nowhere");
    let output = run(&["import", file.to_str().unwrap()], &nowhere);
    assert_eq!(output.status.code(), Some(1));
    assert!(!nowhere.exists());
}

/// Indexes, references and triggers.
async fn schema(connection: &mut AnyConnection) -> Vec<(String, String)> {
    let names = match database::server() {
        None => "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name",
        Some(_) => {
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
             JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = current_schema()::regnamespace
             UNION ALL SELECT conname::text, pg_get_constraintdef(oid) FROM pg_constraint
             WHERE connamespace = current_schema()::regnamespace
             UNION ALL SELECT tgname::text, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
             ORDER BY 1, 2"
        }
    };
    sqlx::query_as(names).fetch_all(connection).await.unwrap()
}

#[tokio::test]
async fn a_demonstration_is_filled_in_bulk_with_what_the_workers_would_have_left() {
    use central::{made_up::bulk::site, workers::Workers};
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("central");
    let directory = Directory::new(&data);
    let _own = database::Own::new(&directory).await;
    assert!(run(&["init", "--demo"], &data).status.success());
    let fill = || {
        run(
            &[
                "make-cases",
                "--bulk",
                "--cases",
                "1000",
                "--open",
                "300",
                "--seed",
                "3",
            ],
            &data,
        )
    };
    let output = fill();
    let said = String::from_utf8_lossy(&output.stdout);
    let told: Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}"));
    assert!(
        output.status.success() && told["seconds"].is_u64(),
        "{said}"
    );
    assert_eq!(
        (&told["cases"], &told["open"]),
        (&1_000.into(), &300.into())
    );
    assert!(!fill().status.success(), "a second fill is refused");
    let too_many = [
        "make-cases",
        "--bulk",
        "--cases",
        "100",
        "--open",
        "80",
        "--seed",
        "3",
    ];
    assert!(!run(&too_many, &data).status.success());

    let store = database::store(&directory).await;
    let indexes = "the database is as any other";
    assert_eq!(store.damage().await.unwrap(), None, "{indexes}");
    let clock = central::clock::Clock::System;
    let wake = Default::default();
    let base = "https://localhost".to_owned();
    let workers = Workers::new(&directory, store.clone(), clock, base, wake).unwrap();
    // The first pass of a decider sees that nothing is due, and judges nobody.
    workers.decider.pass().await.unwrap();
    let mut database = database::connect(&directory).await;
    let counted: Vec<(String, i64)> = sqlx::query_as(
        "SELECT what || ' ' || state, n FROM counts WHERE what <> 'conflicts'
         UNION ALL SELECT 'open ' || state, count(*) FROM requests GROUP BY state
         UNION ALL SELECT 'cases', count(*) FROM cases ORDER BY 1",
    )
    .fetch_all(&mut database)
    .await
    .unwrap();
    let counted: std::collections::BTreeMap<_, _> = counted.into_iter().collect();
    assert_eq!(counted["cases"], 1_000);
    assert_eq!(counted["mails accepted"], 300);
    assert_eq!(counted["open opened"], counted["requests opened"]);
    assert_eq!(counted["open counter"], counted["requests counter"]);
    assert_eq!(counted["open opened"] + counted["open counter"], 300);
    assert!(counted["open counter"] >= 30, "{counted:?}");
    // Both as an installation that grew: the same indexes and references, and none that leads nowhere.
    let fresh = tempfile::tempdir().unwrap();
    let fresh = Directory::new(fresh.path().join("central"));
    let _other = database::Own::new(&fresh).await;
    fresh.create().unwrap();
    database::store(&fresh).await.close().await;
    assert_eq!(
        schema(&mut database).await,
        schema(&mut database::connect(&fresh).await).await
    );
    if database::server().is_none() {
        let broken: i64 = sqlx::query_scalar("SELECT count(*) FROM pragma_foreign_key_check")
            .fetch_one(&mut database)
            .await
            .unwrap();
        assert_eq!(broken, 0);
    }
    // What the desk lists, and what each request says when it is judged: nothing is due.
    let listed = store.at_the_counter(Some(&site(0))).await.unwrap();
    assert!(!listed.is_empty() && listed.iter().all(|it| it.site == site(0)));
    assert!(listed.is_sorted_by_key(|it| it.received_at));
    let open: Vec<String> = sqlx::query_scalar("SELECT id FROM requests WHERE state = 'opened'")
        .fetch_all(&mut database)
        .await
        .unwrap();
    for id in open.iter().step_by(50) {
        let registry = &*workers.decider.registry;
        let vault = &workers.decider.vault;
        let evidence = central::registry::evidence(registry, &store, vault, id)
            .await
            .unwrap();
        let judged = evidence.unwrap().judged(jiff::Timestamp::now()).unwrap();
        assert_eq!(
            judged.verdict,
            central::proof::ladder::Verdict::Wait,
            "{id}"
        );
    }
    store.close().await;
}

#[test]
fn a_notice_is_made_listed_and_withdrawn_and_what_is_wrong_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    assert!(run(&["init", "--demo"], data).status.success());
    let code = ["enrolment-code", "--store", "Loja de Lisboa"];
    assert!(run(&code, data).status.success());
    let zone = jiff::tz::TimeZone::get("Europe/Lisbon").unwrap();
    let there = zone.to_datetime(jiff::Timestamp::now() + jiff::SignedDuration::from_hours(30));
    let until = there.strftime("%Y-%m-%d %H:%M").to_string();
    let add = |more: &[&str]| {
        let arguments = [&["notice", "add", "--until", until.as_str()], more].concat();
        run(&arguments, data)
    };
    for (more, said) in [
        (&["--ready", "closes-at"][..], "--time is missing"),
        (&["--ready", "closes"], "it must be closes-at"),
        (
            &["--text", "en", "We close early."],
            "it says nothing in Portuguese",
        ),
        (&["--text", "xx", "Ahoy."], "there is no language xx"),
        (&["--text", "pt", "Veja aima.gov.pt"], "without an address"),
        (
            &["--text", "pt", "Sim.", "--from", "hoje"],
            "--from: it must be a day",
        ),
        (
            &["--text", "pt", "Sim.", "--site", "Loja de Faro"],
            "there are: Loja de Lisboa",
        ),
        (&[], "--text"),
    ] {
        let output = add(more);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{more:?}");
        assert!(complaint.contains(said), "{more:?}: {complaint}");
    }
    let json = |output: Output| -> Value {
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{complaint}");
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let site = [
        "--site",
        "Loja de Lisboa",
        "--ready",
        "closes-at",
        "--time",
        "16:00",
    ];
    let other = ["--text", "en", "Early today."];
    let made = json(add(&[&site[..], &other].concat()));
    assert_eq!(made, serde_json::json!({"number": 1, "version": 3}));
    let listed = json(run(&["notice", "list"], data));
    assert_eq!(listed["text"], "Hoje fechamos às 16:00.");
    assert_eq!(listed["site"], "Loja de Lisboa");
    assert_eq!(listed["languages"].as_array().unwrap().len(), 15);
    assert_eq!(listed["signed"], true);
    let shown = run(&["configuration", "show"], data).stdout;
    let shown: Value = serde_json::from_slice(&shown).unwrap();
    let texts = shown["timed_notices"][0]["texts"].as_array().unwrap();
    let english: Vec<_> = texts.iter().filter(|it| it["language"] == "en").collect();
    assert_eq!(english.len(), 1);
    assert_eq!(english[0]["text"], "Early today.");

    // Without the key it is written down all the same, and waits.
    let key = Directory::new(data).keys().join("configuration-0001.key");
    let elsewhere = data.join("elsewhere");
    std::fs::rename(&key, &elsewhere).unwrap();
    let withdrawn = json(run(&["notice", "withdraw", "1"], data));
    assert_eq!(withdrawn, serde_json::json!({"number": 1, "version": null}));
    let again = run(&["notice", "withdraw", "1"], data);
    assert!(String::from_utf8_lossy(&again.stderr).contains("already"));
    assert!(!run(&["notice", "withdraw", "7"], data).status.success());
    let named = [
        "configuration",
        "publish",
        "--key",
        elsewhere.to_str().unwrap(),
    ];
    assert!(run(&named, data).status.success());
    let shown = run(&["configuration", "show"], data).stdout;
    let shown: Value = serde_json::from_slice(&shown).unwrap();
    assert_eq!(
        (&shown["version"], &shown["timed_notices"]),
        (&4.into(), &Value::Null)
    );
}
