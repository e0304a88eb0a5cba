//! The program's options for mail: what they refuse, and that they lead to a mail; and its log, which names
//! nobody, whatever a server says.

use std::{fs, process::Command, time::Duration};

use central::{
    app::StartError,
    configuration::{self, Changes},
    mail::{
        MailKind,
        dispatch::Dispatcher,
        options::{MailOptions, MailSetUpError},
    },
};
use protocol::{EmailAddress, Language};
use testbed::{
    mail_server::{MailServer, Protection, Way},
    process::{Spawned, wait_for},
};

use crate::outbox::{Outbox, always, filling, never, options};

const UNDER_WAY: Duration = Duration::from_secs(60);

async fn set_up(outbox: &Outbox, options: &MailOptions) -> Result<Dispatcher, StartError> {
    let (store, clock) = (outbox.store.clone(), outbox.clock.clone());
    central::app::dispatcher(&outbox.directory, store, clock, options).await
}

/// Why a dispatcher with these options is not made.
async fn refused(outbox: &Outbox, options: MailOptions) -> MailSetUpError {
    match set_up(outbox, &options).await {
        Err(StartError::Mail(error)) => error,
        Err(other) => panic!("another error: {other}"),
        Ok(_) => panic!("it is set up"),
    }
}

fn from(address: &str) -> MailOptions {
    MailOptions {
        from: EmailAddress::parse(address).unwrap(),
        ..options()
    }
}

async fn publish_senders(outbox: &Outbox, senders: &[&str]) {
    let changes = Changes {
        senders: Some(senders.iter().map(|&sender| sender.to_owned()).collect()),
        ..Changes::default()
    };
    let (directory, now) = (&outbox.directory, outbox.clock.now());
    configuration::publish(directory, &outbox.store, changes, None, &[], now)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sender_that_people_are_not_told_of_is_refused_with_the_line_to_change() {
    let outbox = Outbox::new().await;
    for untold in [
        "kiosk@example.org",
        "kiosk@mail.aima.gov.pt",
        "kiosk@gov.pt",
        "kiosk@aima.gov.pt.example",
    ] {
        let Err(refused) = set_up(&outbox, &from(untold)).await else {
            panic!("{untold} is taken");
        };
        let said = refused.to_string();
        let domain = untold.split('@').nth(1).unwrap();
        for word in [domain, "aima.gov.pt alone", "--mail-from", "--sender"] {
            assert!(said.contains(word), "{word:?} is missing in {said:?}");
        }
    }
    set_up(&outbox, &from("kiosk@AIMA.gov.pt")).await.unwrap();
    publish_senders(&outbox, &["new.gov.pt", "aima.gov.pt"]).await;
    for told in ["kiosk@new.gov.pt", "kiosk@aima.gov.pt"] {
        set_up(&outbox, &from(told)).await.unwrap();
    }
    let running = set_up(&outbox, &from("kiosk@aima.gov.pt")).await.unwrap();
    assert!(running.is_told());
    publish_senders(&outbox, &["new.gov.pt"]).await;
    running.pass().await.unwrap();
    assert!(
        !running.is_told(),
        "a running service notices, and says so in its log"
    );
    let again = set_up(&outbox, &from("kiosk@aima.gov.pt")).await;
    assert!(matches!(again, Err(StartError::UntoldSender { .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_sign_in_and_unreadable_files_are_named_at_the_start() {
    let outbox = Outbox::new().await;
    let password = outbox.path("password");
    fs::write(&password, "made up").unwrap();
    let with_user = MailOptions {
        server: Some("smtps://kiosk@mail.example.org".parse().unwrap()),
        ..options()
    };
    let half = refused(&outbox, with_user.clone()).await;
    assert!(matches!(half, MailSetUpError::HalfASignIn), "{half}");
    let other_half = MailOptions {
        server: Some("smtps://mail.example.org".parse().unwrap()),
        password_file: Some(password.clone()),
        ..options()
    };
    let half = refused(&outbox, other_half).await;
    assert!(matches!(half, MailSetUpError::HalfASignIn), "{half}");
    let no_file = MailOptions {
        password_file: Some(outbox.path("missing")),
        ..with_user.clone()
    };
    let missing = refused(&outbox, no_file).await;
    assert!(matches!(missing, MailSetUpError::Password(..)), "{missing}");
    for authority in ["missing.pem", "password"] {
        let options = MailOptions {
            password_file: Some(password.clone()),
            authority: Some(outbox.path(authority)),
            ..with_user.clone()
        };
        let error = refused(&outbox, options).await;
        assert!(
            matches!(error, MailSetUpError::Server(_)),
            "{authority}: {error}"
        );
    }
}

#[test]
fn the_program_sends_nothing_unencrypted_to_another_machine() {
    for (option, value) in [
        ("--mail-server", "smtp://mail.example.org:25"),
        ("--mail-server", "mail.example.org"),
        ("--mail-from", "not an address"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_aima-central"))
            .args(["open", "--data", "/nonexistent", option, value])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(option), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_delivers_over_tls_and_its_log_names_nobody() {
    let outbox = Outbox::new().await;
    let server = MailServer::start_with(
        &outbox.path("mail-server"),
        Protection::StartTls(
            outbox.directory.server_certificate(),
            outbox.directory.server_key(),
        ),
        Some(("kiosk", "made up")),
    )
    .unwrap();
    // It quotes the address in its refusal.
    server.behave(&always(Way::Unknown550)).unwrap();
    let password = outbox.path("password");
    fs::write(&password, "made up\n").unwrap();
    // The program goes by the machine's clock.
    outbox.clock.set(jiff::Timestamp::now());
    let unknown = "rajan.unknown@example.com";
    outbox
        .queue(filling(MailKind::Code), Language::En, unknown)
        .await;
    let mut command = Command::new(env!("CARGO_BIN_EXE_aima-central"));
    command
        .args(["open", "--public-base", "https://localhost:8443"])
        .args(["--mail-from", "kiosk@aima.gov.pt"])
        .args(["--mail-server", &server.url(), "--data"])
        .arg(outbox.path("central"))
        .arg("--mail-password-file")
        .arg(&password)
        .arg("--mail-authority")
        .arg(outbox.directory.authority())
        .env("RUST_LOG", "trace");
    let program = Spawned::start("central", &mut command, &outbox.path("logs")).unwrap();
    wait_for("the refusal", UNDER_WAY, || {
        Ok(program.stderr().contains("mail-refused").then_some(()))
    })
    .unwrap();
    server.behave(&never()).unwrap();
    let id = outbox
        .queue(
            filling(MailKind::PaymentData),
            Language::Ar,
            "amina@example.com",
        )
        .await;
    let mail = server
        .wait_for_mail("amina@example.com", UNDER_WAY, |_| true)
        .unwrap();
    assert_eq!(mail.message_id, format!("{id}@aima.gov.pt"));
    assert_eq!(mail.sender, "kiosk@aima.gov.pt");
    assert!(mail.tls);
    assert_eq!(mail.user.as_deref(), Some("kiosk"));
    wait_for("the note in the log", UNDER_WAY, || {
        Ok(program.stderr().contains("mail-accepted").then_some(()))
    })
    .unwrap();
    let log = program.stderr();
    assert!(log.contains(&id), "a mail is known by its id");
    for secret in ["rajan", "amina", "402817", "241 908", "made up", "a•••"] {
        assert!(!log.contains(secret), "the log says {secret}");
    }
    assert!(program.stop(Duration::from_secs(20)).unwrap().success());
}
