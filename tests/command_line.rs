//! The technician's command line, against the real program: with a running kiosk and without one.

use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Output, Stdio},
    time::Duration,
};

use serde_json::Value;
use testbed::{
    evidence,
    kiosk::{self, Kiosk, Settings},
    process::wait_for,
    receipt,
    stage::{Scene, Stage},
    visit::Visit,
};

const SOON: Duration = Duration::from_secs(60);

/// Without a screen, whoever runs the tests has one or not.
fn program(configuration: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_aima-kiosk"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .args(arguments)
        .arg("--config")
        .arg(configuration)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it ended by itself")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn light(panel: &Value, row: &str) -> String {
    let rows = panel["panel"]["rows"].as_array().expect("rows");
    let row = rows.iter().find(|each| each["row"] == row);
    row.expect("the row")["light"]
        .as_str()
        .expect("a light")
        .to_owned()
}

/// A kiosk that was never enrolled, at a central that does not exist.
fn lonely(folder: &Path) -> Kiosk {
    let authority = folder.join("authority.pem");
    let pem = rcgen_authority();
    fs::write(&authority, pem).expect("writable");
    let settings = Settings {
        central_url: "https://localhost:9".to_owned(),
        trust_anchor: authority,
        printer_uri: None,
        screen: testbed::display::Screen::PORTRAIT,
        idle: kiosk::Idle::PATIENT,
        staff: kiosk::Staff::default(),
        speech: kiosk::Speech::default(),
    };
    Kiosk::install(&folder.join("kiosk"), &settings).expect("installed")
}

/// Any certificate will do: nobody is asked anything.
fn rcgen_authority() -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let central = testbed::central::Central::set_up(folder.path(), folder.path());
    let central = central.expect("a central that is not started");
    fs::read_to_string(central.authority()).expect("its authority")
}

fn pin(typed: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_aima-kiosk"))
        .arg("pin")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(typed.as_bytes()).expect("it reads");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

#[test]
fn a_pin_becomes_a_line_for_the_configuration_and_a_bad_one_nothing() {
    let good = pin("246813\n");
    assert_eq!(code(&good), 0, "{}", complained(&good));
    assert!(said(&good).starts_with("[staff]\npin_hash = \"$argon2id$v=19$m=19456,t=2,p=1$"));
    assert!(!said(&good).contains("246813"));
    for typed in [
        "",
        "12345\n",
        "123456\n",
        "111111\n",
        "24681a\n",
        "1234567890123\n",
    ] {
        let bad = pin(typed);
        assert_eq!(code(&bad), 1, "{typed:?}");
        assert_eq!(said(&bad), "", "{typed:?}");
        let typed = typed.trim();
        assert!(typed.is_empty() || !complained(&bad).contains(typed));
    }
}

#[test]
fn wrong_words_and_a_wrong_configuration_have_codes_of_their_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("kiosk.toml");
    assert_eq!(code(&program(&missing, &["status"])), 78);
    assert_eq!(code(&program(&missing, &[])), 78);
    assert_eq!(code(&program(&missing, &["statsu"])), 64);
    assert_eq!(code(&program(&missing, &["status", "--yaml"])), 64);
    assert_eq!(code(&program(&missing, &["--help"])), 0);
    fs::write(&missing, "data_dir = 3").expect("writable");
    let output = program(&missing, &["self-test"]);
    assert_eq!(code(&output), 78);
    assert!(
        complained(&output).contains("data_dir"),
        "{}",
        complained(&output)
    );
    // Neither needs a configuration.
    let page = program(&folder.path().join("none"), &["generate", "man"]);
    assert_eq!(code(&page), 0);
    assert!(said(&page).contains("EXIT STATUS"));
    let help = said(&program(&missing, &["--help"]));
    assert!(help.contains("self-test") && !help.contains("generate"));
}

#[test]
fn without_a_running_kiosk_the_command_looks_itself_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let kiosk = lonely(folder.path());
    let configuration = kiosk.configuration();
    let status = program(&configuration, &["status"]);
    assert_eq!(code(&status), 69, "{}", complained(&status));
    let text = said(&status);
    assert!(
        text.contains("does not run") && text.contains("not enrolled"),
        "{text}"
    );
    assert!(text.contains("RED    Service"), "{text}");

    let json = program(&configuration, &["status", "--json"]);
    assert_eq!(code(&json), 69);
    let status: Value = serde_json::from_str(&said(&json)).expect("one JSON object");
    assert_eq!(status["running"], false);
    assert_eq!(light(&status, "service"), "red");
    assert_eq!(light(&status, "printer"), "amber");

    let test = program(&configuration, &["self-test", "--json"]);
    assert_eq!(code(&test), 2);
    let test: Value = serde_json::from_str(&said(&test)).expect("one JSON object");
    let step = |name: &str| {
        let steps = test["test"]["steps"].as_array().expect("steps");
        let step = steps.iter().find(|step| step["step"] == name);
        step.expect("the step")["outcome"].clone()
    };
    assert_eq!(
        (
            step("disk"),
            step("fonts"),
            step("database"),
            step("printer")
        ),
        (
            "passed".into(),
            "passed".into(),
            "failed".into(),
            "skipped".into()
        )
    );
    let print = program(&configuration, &["print-test"]);
    assert_eq!(code(&print), 2);
    assert!(
        said(&print).contains("nothing was printed"),
        "{}",
        said(&print)
    );
}

#[test]
fn a_running_kiosk_answers_for_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let stage = Stage::set(folder.path(), Scene::default()).expect("the stage is set");
    stage.enrol().expect("the kiosk enrols");
    let display = stage.display().expect("a display");
    let browser = stage.open(&display).expect("a window");
    let configuration = stage.kiosk.configuration();
    let ask = |arguments: &[&str]| program(&configuration, arguments);

    let socket = stage.kiosk.database().with_file_name("control.sock");
    let mode = fs::metadata(&socket)
        .expect("a socket")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600, "for the kiosk's user alone");
    let status = ask(&["status"]);
    assert_eq!(code(&status), 1, "no self-test yet: {}", said(&status));
    assert!(
        said(&status).contains("AMBER  Self-test"),
        "{}",
        said(&status)
    );

    wait_for("central to be heard of", SOON, || {
        Ok((code(&ask(&["self-test"])) == 0).then_some(()))
    })
    .expect("the self-test passes");
    wait_for("every light to be green", SOON, || {
        Ok((code(&ask(&["status"])) == 0).then_some(()))
    })
    .unwrap_or_else(|_| panic!("{}", said(&ask(&["status"]))));

    let print = ask(&["print-test"]);
    assert_eq!(code(&print), 0, "{}", said(&print));
    let printed = stage.printer.printed_files();
    let page = receipt::text(printed.last().expect("a page")).expect("text");
    assert!(page.contains("Página de teste"), "{page}");

    stage.printer.take_paper_out();
    let print = ask(&["print-test"]);
    assert_eq!(code(&print), 2, "{}", said(&print));
    assert!(said(&print).contains("paper"), "{}", said(&print));
    let status = ask(&["status", "--json"]);
    assert_eq!(code(&status), 2);
    let status: Value = serde_json::from_str(&said(&status)).expect("one JSON object");
    assert_eq!(status["worst"], "red");
    assert_eq!(light(&status, "printer"), "red");

    // Rubbish in the socket ends nobody.
    for rubbish in ["\n", "{}\n", "[[[[[[[", "{\"ask\":\"open\"}\n"] {
        let mut stream = std::os::unix::net::UnixStream::connect(&socket).expect("it listens");
        stream.write_all(rubbish.as_bytes()).expect("it reads");
    }
    assert_eq!(code(&ask(&["status"])), 2);

    kiosk::kill(browser).expect("it was running");
    let status = ask(&["status"]);
    assert_eq!(code(&status), 69, "{}", said(&status));
    assert!(said(&status).contains("does not run"), "{}", said(&status));
    let browser = stage.open(&display).expect("a window again");
    wait_for(
        "it to answer for itself, and to have asked the printer",
        SOON,
        || Ok((code(&ask(&["status"])) == 2).then_some(())),
    )
    .unwrap_or_else(|_| panic!("{}", said(&ask(&["status"]))));
    drop(browser);
}

/// As central's considered no leaves it.
fn refuse(database: &Path) {
    let database = rusqlite::Connection::open(database).expect("there");
    let refuse =
        "UPDATE request SET delivery = 'refused', refusal = 'hash-mismatch', acknowledged = 0";
    assert_eq!(database.execute(refuse, []).expect("writable"), 1);
}

#[test]
fn what_central_refused_is_sent_again_at_the_technicians_word() {
    let folder = tempfile::tempdir().expect("a folder");
    let stage = Stage::set(folder.path(), Scene::default()).expect("the stage is set");
    stage.enrol().expect("the kiosk enrols");
    let display = stage.display().expect("a display");
    let browser = stage.open(&display).expect("a window");
    let (configuration, database) = (stage.kiosk.configuration(), stage.kiosk.database());
    let ask = |command: &str| {
        let output = program(&configuration, &[command]);
        assert_eq!(code(&output), 0, "{}{}", said(&output), complained(&output));
        said(&output)
    };
    let delivery = |code: &str| evidence::outboxed(&database, code).map(|it| it.delivery);

    let visit = Visit::led(&browser, "pt").expect("the welcome screen");
    visit.reactivate(&stage.people[1]).expect("typed");
    let tracking_code = visit.send().expect("saved");
    visit.wait_for_fact("delivered", "yes").expect("in time");
    visit.finish().expect("the end");
    // Once the kiosk knows both sides it tries nothing again by itself.
    wait_for("a heartbeat", SOON, || {
        let database = rusqlite::Connection::open(&database)?;
        let read = "SELECT count(*) FROM setting WHERE name = 'sides'";
        let known: i64 = database.query_row(read, [], |row| row.get(0))?;
        Ok((known == 1).then_some(()))
    })
    .expect("central answers");
    kiosk::kill(browser).expect("it was running");
    refuse(&database);
    let browser = stage.open(&display).expect("a window again");
    assert!(ask("acknowledge").contains("1 refused requests were not seen"));
    assert!(ask("acknowledge").contains("0 refused requests were not seen"));
    assert_eq!(delivery(&tracking_code).expect("kept"), "refused");
    assert!(ask("retry").contains("1 refused requests wait again"));
    wait_for("the delivery", SOON, || {
        Ok((delivery(&tracking_code)? == "delivered").then_some(()))
    })
    .expect("central has it already, and says so");
    assert!(ask("retry").contains("0 refused requests wait again"));

    kiosk::kill(browser).expect("it was running");
    refuse(&database);
    let told = ask("retry");
    assert!(
        told.contains("does not run") && told.contains("1 refused requests wait again"),
        "{told}"
    );
    assert_eq!(delivery(&tracking_code).expect("kept"), "waiting");
}
