//! Mail that comes back: what a mail server pipes into `aima-central take-mail`, and what becomes of the requests.
//! Everything that is no genuine report about the recipient of its mail counts for nothing.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use central::{
    clock::Clock,
    journal::Act,
    keys,
    mail::return_address::ReturnKey,
    proof::{desk::Role, links::LinkAction},
    store::{Acted, By, Store},
    workers::by_staff::ByStaff,
};
use jiff::{Timestamp, ToSpan};
use protocol::{EmailAddress, Kind, PublicState, wire::SealedRequest};
use sqlx::AnyConnection;

use crate::{
    scene::{AFTER_T, NEW, Scene},
    support::{correction, files},
};

const HOST: &str = "returns.aima.gov.pt";
const REPORTS: &str = "SELECT count(*) FROM mail_reports";
const PROTECTED: &str = "SELECT count(*) FROM case_marks WHERE protected_at IS NOT NULL";
const NOTICE: &str = "old-address";
const ANSWER: &str = "payment-data";

/// A report as Postfix writes it.
fn report(recipient: &str, action: &str, status: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mail.example.org (Mail Delivery System)\n\
         Subject: Undelivered Mail Returned to Sender\n\
         Auto-Submitted: auto-replied\n\
         MIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"cut\"\n\n\
         --cut\nContent-Type: text/plain\n\nWords that nobody keeps.\n\n\
         --cut\nContent-Type: message/delivery-status\n\n\
         Reporting-MTA: dns; mail.example.org\n\n\
         Final-Recipient: rfc822; {recipient}\nAction: {action}\nStatus: {status}\n\
         Diagnostic-Code: smtp; 550 words that nobody keeps\n\n\
         --cut\nContent-Type: text/rfc822-headers\n\nSubject: quoted\n\n--cut--\n"
    )
}

impl Scene {
    async fn database(&self) -> AnyConnection {
        self.central.database().await
    }

    /// The number of the mail of a kind about a request.
    async fn mail_id(&self, request: &SealedRequest, kind: &str) -> String {
        sqlx::query_scalar("SELECT id FROM mails WHERE subject_id = $1 AND kind = $2")
            .bind(request.header.id.to_string())
            .bind(kind)
            .fetch_one(&mut self.database().await)
            .await
            .unwrap()
    }

    /// The return address that the mail had, sent at `sent`.
    async fn address_at(
        &self,
        request: &SealedRequest,
        kind: &str,
        recipient: &str,
        sent: Timestamp,
    ) -> String {
        let id = self.mail_id(request, kind).await.parse().unwrap();
        let recipient = EmailAddress::parse(recipient).unwrap();
        let key = keys::return_key(&self.central.directory).unwrap();
        key.address(id, &recipient, HOST, sent)
    }

    /// The same, sent now: the program goes by the machine's clock.
    async fn address(&self, request: &SealedRequest, kind: &str, recipient: &str) -> String {
        let now = Clock::System.now();
        self.address_at(request, kind, recipient, now).await
    }

    /// Pipes a mail into the program, as a mail server does.
    fn pipe(&self, arguments: &[&str], mail: &[u8]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_aima-central"))
            .arg("take-mail")
            .arg("--data")
            .arg(self.central.folder.path().join("central"))
            .args(arguments)
            .env_remove("ORIGINAL_RECIPIENT")
            .env_remove("RUST_LOG")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // It may have read enough before the end.
        let _ = program.stdin.take().unwrap().write_all(mail);
        program.wait_with_output().unwrap()
    }

    fn taken(&self, address: &str, mail: &str) {
        let output = self.pipe(&["--recipient", address], mail.as_bytes());
        let log = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{log}");
        assert!(output.stdout.is_empty());
        assert!(!log.contains("@example") && !log.contains("words"), "{log}");
    }

    /// A mail comes back, and the worker has seen it.
    async fn comes_back(
        &self,
        request: &SealedRequest,
        (kind, recipient): (&str, &str),
        action: &str,
        status: &str,
    ) {
        let address = self.address(request, kind, recipient).await;
        self.taken(&address, &report(recipient, action, status));
        self.work().await;
    }

    async fn why(&self, request: &SealedRequest) -> String {
        sqlx::query_scalar("SELECT why FROM decisions WHERE request_id = $1")
            .bind(request.header.id.to_string())
            .fetch_one(&mut self.database().await)
            .await
            .unwrap()
    }

    async fn open_alarms(&self, kind: &str) -> i64 {
        sqlx::query_scalar(
            "SELECT count(*) FROM alarms WHERE kind = $1 AND acknowledged_at IS NULL",
        )
        .bind(kind)
        .fetch_one(&mut self.database().await)
        .await
        .unwrap()
    }

    async fn with_store<T>(&self, act: impl AsyncFnOnce(&Store) -> T) -> T {
        let store = crate::support::database::store(&self.central.directory).await;
        let done = act(&store).await;
        store.close().await;
        done
    }
}

#[tokio::test]
async fn the_silence_of_a_mailbox_whose_notice_came_back_is_no_consent() {
    for (number, (action, status, why)) in [
        ("failed", "5.7.1", "told-too-late"),
        ("failed", "5.2.2", "told-too-late"),
        ("failed", "4.4.7", "told-too-late"),
        ("failed", "5.1.1", "old-mailbox-unreachable"),
        ("failed", "5.2.1", "old-mailbox-unreachable"),
        // That it arrived in the end nobody would report.
        ("delayed", "4.4.1", "told-too-late"),
    ]
    .into_iter()
    .enumerate()
    {
        let scene = Scene::set().await;
        let person = scene.pending(number);
        let content = correction(person);
        let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
        let notice = (NOTICE, person.email.as_str());
        scene.comes_back(&request, notice, action, status).await;
        let told = scene.state(&request).await;
        assert!(
            matches!(told, PublicState::BeingChecked { .. }),
            "nothing shows before T"
        );
        scene.at(AFTER_T).await;
        let state = scene.state(&request).await;
        assert_eq!(state, PublicState::ComeToTheCounter, "{action} {status}");
        assert_eq!(scene.email_of(person).await, person.email.as_str());
        assert_eq!(scene.why(&request).await, why, "{action} {status}");
        assert_eq!(scene.central.count(PROTECTED).await, 0);
    }
}

#[tokio::test]
async fn where_nobody_would_hear_of_a_bounce_silence_counts_for_nothing() {
    let scene = Scene::set().await;
    let (waiting, willing) = (scene.pending(0), scene.pending(1));
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(waiting), true)
        .await;
    let consented = scene
        .delivered(Kind::CorrectEmail, &correction(willing), true)
        .await;
    // Both notices went by a relay, and nobody has said that its reports are read.
    scene
        .central
        .execute("UPDATE mails SET reports_come = 0 WHERE kind = 'old-address'")
        .await;
    let now = scene.central.now();
    scene
        .with_store(async |store| {
            let pressed = store.press(consented.header.id, LinkAction::Yes, now).await;
            pressed.unwrap().unwrap();
        })
        .await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    assert_eq!(scene.why(&request).await, "told-too-late");
    assert_eq!(scene.email_of(waiting).await, waiting.email.as_str());
    // A yes is no silence.
    assert_eq!(scene.state(&consented).await, PublicState::Done);
}

#[tokio::test]
async fn a_notice_that_comes_back_at_the_last_minute_is_seen_before_the_decision() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let content = correction(person);
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    scene.central.clock.set(AFTER_T.parse().unwrap());
    let recipient = person.email.as_str();
    let address = scene.address(&request, NOTICE, recipient).await;
    scene.taken(&address, &report(recipient, "failed", "5.1.1"));
    // The decider is faster than the worker that carries reports out.
    scene.central.decide_all().await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    assert_eq!(scene.email_of(person).await, recipient);
}

#[tokio::test]
async fn a_report_that_overtakes_the_acceptance_counts_when_that_is_written_down() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let content = correction(person);
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    // The process died between the server's answer and the note of it.
    scene
        .central
        .execute(
            "UPDATE mails SET state = 'waiting', next_try_at = 9223372036854775807, ended_at = NULL
             WHERE kind = 'old-address'",
        )
        .await;
    let notice = (NOTICE, person.email.as_str());
    scene.comes_back(&request, notice, "failed", "5.1.1").await;
    let followed = "SELECT count(*) FROM mail_reports WHERE followed_at IS NOT NULL";
    assert_eq!(scene.central.count(followed).await, 0);
    scene
        .central
        .execute(
            "UPDATE mails SET state = 'accepted', ended_at = created_at WHERE kind = 'old-address'",
        )
        .await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.central.count(followed).await, 1);
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test]
async fn of_two_requests_for_the_same_the_one_notice_that_came_back_counts_for_both() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let content = correction(person);
    let first = scene.delivered(Kind::CorrectEmail, &content, true).await;
    let second = scene.delivered(Kind::CorrectEmail, &content, true).await;
    let notice = (NOTICE, person.email.as_str());
    scene.comes_back(&first, notice, "failed", "5.7.1").await;
    scene.at(AFTER_T).await;
    for request in [&first, &second] {
        assert_eq!(scene.state(request).await, PublicState::ComeToTheCounter);
    }
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test]
async fn a_notice_that_comes_back_after_the_change_alarms_and_protects_the_case() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let content = correction(person);
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.email_of(person).await, NEW);
    scene.at("2026-03-11T10:00:00Z").await;
    let notice = (NOTICE, person.email.as_str());
    scene.comes_back(&request, notice, "failed", "5.1.1").await;
    assert_eq!(scene.open_alarms("notice-returned").await, 1);
    assert_eq!(scene.central.count(PROTECTED).await, 1);
    let dead = "SELECT count(*) FROM case_marks WHERE email_refused_at IS NOT NULL";
    assert_eq!(
        scene.central.count(dead).await,
        0,
        "the case has another address now"
    );
    let noted = "SELECT count(*) FROM events WHERE what IN ('mail-failed', 'case-protected')";
    assert_eq!(scene.central.count(noted).await, 2);
    let former =
        "SELECT count(*) FROM events WHERE what = 'address-changed' AND former IS NOT NULL";
    assert_eq!(scene.central.count(former).await, 1, "it can be restored");
    // The same again changes nothing.
    scene.comes_back(&request, notice, "failed", "5.1.1").await;
    assert_eq!(scene.central.count(noted).await, 2);
    // What is asked for next is not applied by waiting.
    scene.at("2026-05-11T10:00:00Z").await;
    let mut next = correction(person);
    next.new_email = Some(EmailAddress::parse("third@example.org").unwrap());
    let next = scene.delivered(Kind::CorrectEmail, &next, true).await;
    scene.at("2026-05-20T10:00:00Z").await;
    assert_eq!(scene.state(&next).await, PublicState::ComeToTheCounter);
    assert_eq!(scene.why(&next).await, "case-protected");
    assert_eq!(scene.email_of(person).await, NEW);
}

#[tokio::test]
async fn a_notice_that_comes_back_after_a_yes_changes_nothing() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let content = correction(person);
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    let now = scene.central.now();
    scene
        .with_store(async |store| {
            let pressed = store.press(request.header.id, LinkAction::Yes, now).await;
            pressed.unwrap().unwrap();
        })
        .await;
    scene.work().await;
    assert_eq!(scene.email_of(person).await, NEW);
    let notice = (NOTICE, person.email.as_str());
    scene.comes_back(&request, notice, "failed", "5.1.1").await;
    assert_eq!(scene.open_alarms("notice-returned").await, 0);
    assert_eq!(scene.central.count(PROTECTED).await, 0);
    assert_eq!(scene.state(&request).await, PublicState::Done);
}

#[tokio::test]
async fn a_delay_after_the_change_is_written_down_and_no_more() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let content = correction(person);
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    scene.at(AFTER_T).await;
    let notice = (NOTICE, person.email.as_str());
    scene.comes_back(&request, notice, "delayed", "4.4.1").await;
    assert_eq!(scene.central.count(PROTECTED).await, 0);
    assert_eq!(scene.open_alarms("notice-returned").await, 0);
    let noted = "SELECT count(*) FROM events WHERE what = 'mail-delayed'";
    assert_eq!(scene.central.count(noted).await, 1);
    assert_eq!(scene.state(&request).await, PublicState::Done);
}

#[tokio::test]
async fn payment_data_that_come_back_bring_the_request_to_the_counter_and_can_be_sent_again() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let content = correction(person);
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::Done);
    // A delay takes nothing back.
    scene
        .comes_back(&request, (ANSWER, NEW), "delayed", "4.2.1")
        .await;
    assert_eq!(scene.state(&request).await, PublicState::Done);
    for times in 1..=2 {
        scene
            .comes_back(&request, (ANSWER, NEW), "failed", "5.2.2")
            .await;
        assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
        assert_eq!(scene.open_alarms("undelivered").await, 1, "time {times}");
        assert_eq!(scene.email_of(person).await, NEW, "the change stands");
        let kept = "SELECT count(*) FROM mails WHERE kind = 'payment-data'
             AND length(recipient) > 0 AND erase_at IS NULL";
        assert_eq!(scene.central.count(kept).await, 1, "it can be sent again");
        let id = request.header.id.to_string();
        let by = By {
            staff: "ana",
            request_id: &id,
            now: scene.central.now(),
        };
        scene
            .with_store(async |store| {
                if times == 1 {
                    store
                        .add_staff("ana", "-", Role::Clerk, by.now)
                        .await
                        .unwrap();
                }
                let decider = scene.central.workers().await.decider;
                let parts = ByStaff {
                    registry: &decider.registry,
                    store,
                    vault: &decider.vault,
                };
                assert_eq!(parts.send_again(by).await.unwrap(), Acted::Done);
                for alarm in store.open_alarms(None).await.unwrap() {
                    store
                        .acknowledge_alarm(alarm.number, "ana", None, by.now)
                        .await
                        .unwrap();
                }
                let journal = store.journal_of(&id).await.unwrap();
                assert!(
                    journal
                        .iter()
                        .any(|line| line.act == Act::SentAgain.as_str())
                );
            })
            .await;
        scene.work().await;
        assert_eq!(scene.state(&request).await, PublicState::Done);
    }
}

#[tokio::test]
async fn other_mails_that_come_back_change_nothing() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let content = correction(person);
    let request = scene.delivered(Kind::CorrectEmail, &content, false).await;
    let link = ("confirm-link", NEW);
    scene.comes_back(&request, link, "failed", "5.1.1").await;
    assert_eq!(scene.central.count(REPORTS).await, 1);
    let dead = "SELECT count(*) FROM case_marks WHERE email_refused_at IS NOT NULL";
    assert_eq!(
        scene.central.count(dead).await,
        0,
        "it was not the registered address"
    );
    let now = scene.central.now();
    scene
        .with_store(async |store| {
            let pressed = store
                .press(request.header.id, LinkAction::Confirm, now)
                .await;
            pressed.unwrap().unwrap();
        })
        .await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.email_of(person).await, NEW);
}

#[tokio::test]
async fn what_is_no_genuine_report_counts_for_nothing() {
    let scene = Scene::set().await;
    let (person, other) = (scene.pending(0), scene.pending(1));
    let content = correction(person);
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    let others = scene
        .delivered(Kind::CorrectEmail, &correction(other), true)
        .await;
    let (mine, theirs) = (person.email.as_str(), other.email.as_str());
    let address = scene.address(&request, NOTICE, mine).await;
    let bounce = report(mine, "failed", "5.1.1");
    let (local, _) = address.split_once('@').unwrap();
    let sent = Clock::System.now() - (31 * 24).hours();
    let expired = scene.address_at(&request, NOTICE, mine, sent).await;
    let id = scene.mail_id(&request, NOTICE).await.parse().unwrap();
    let recipient = EmailAddress::parse(mine).unwrap();
    let forged =
        ReturnKey::derived_from(&[1; 32]).address(id, &recipient, HOST, Clock::System.now());
    for (what, address, mail) in [
        ("forged", forged.clone(), bounce.clone()),
        ("expired", expired, bounce.clone()),
        (
            "another host",
            format!("{local}@aima.gov.pt"),
            bounce.clone(),
        ),
        (
            "another mail's",
            scene.address(&others, NOTICE, theirs).await,
            bounce.clone(),
        ),
        (
            "about somebody else",
            address.clone(),
            report(theirs, "failed", "5.1.1"),
        ),
        (
            "to the sender",
            "no-reply@aima.gov.pt".to_owned(),
            bounce.clone(),
        ),
        ("to an option", "--data".to_owned(), bounce.clone()),
        (
            "delivered",
            address.clone(),
            report(mine, "delivered", "2.0.0"),
        ),
        ("relayed", address.clone(), report(mine, "relayed", "2.0.0")),
        (
            "a success by its code",
            address.clone(),
            report(mine, "failed", "2.0.0"),
        ),
        ("nothing", address.clone(), String::new()),
        (
            "an answer",
            address.clone(),
            "Subject: Re\n\nYes, this was me: 5.1.1\n".to_owned(),
        ),
        (
            "a holiday",
            address.clone(),
            bounce.replace(
                "multipart/report; report-type=delivery-status",
                "multipart/mixed",
            ),
        ),
        (
            "a bounce about a bounce",
            address.clone(),
            bounce.replace(mine, &address),
        ),
        (
            "a bounce that somebody passes on",
            address.clone(),
            format!(
                "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=out\n\n--out\n\
                 Content-Type: message/rfc822\n\n{bounce}\n--out--\n"
            ),
        ),
        (
            "behind more than is read",
            address.clone(),
            bounce.replacen("Words", &"Words ".repeat(12_000), 1),
        ),
    ] {
        scene.taken(&address, &mail);
        assert_eq!(scene.central.count(REPORTS).await, 0, "{what}");
    }
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::Done);
    assert_eq!(scene.email_of(person).await, NEW);
}

#[tokio::test]
async fn a_relay_may_write_the_addresses_in_capitals() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let content = correction(person);
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    let mine = person.email.as_str();
    let address = scene.address(&request, NOTICE, mine).await.to_uppercase();
    scene.taken(&address, &report(&mine.to_uppercase(), "failed", "5.1.1"));
    assert_eq!(scene.central.count(REPORTS).await, 1);
}

#[tokio::test]
async fn a_mail_server_is_told_to_try_again_where_a_report_would_be_lost() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let content = correction(person);
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    let mine = person.email.as_str();
    let address = scene.address(&request, NOTICE, mine).await;
    let bounce = report(mine, "failed", "5.1.1");
    let code = |arguments: &[&str]| scene.pipe(arguments, bounce.as_bytes()).status.code();
    assert_eq!(code(&[]), Some(75), "nobody says to which address");
    assert_eq!(code(&["--recipient"]), Some(75));
    assert_eq!(code(&["--recipient", &address, "--unknown"]), Some(75));
    let folder = scene.central.folder.path().join("central");
    let elsewhere = scene.central.folder.path().join("elsewhere");
    let database = scene.central.directory.database();
    let key = scene.central.directory.keys().join("signing.key");
    for away in [&database, &key, &folder] {
        std::fs::rename(away, &elsewhere).unwrap();
        assert_eq!(
            code(&["--recipient", &address]),
            Some(75),
            "{}",
            away.display()
        );
        // What is none of ours needs neither.
        let nothing = scene.pipe(&["--recipient", &address], b"Subject: hello\n\n");
        assert_eq!(nothing.status.code(), Some(0), "{}", away.display());
        std::fs::rename(&elsewhere, away).unwrap();
    }
    // A newer program has been here: this one writes nothing.
    scene
        .central
        .execute(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             VALUES (9999, 'newer', true, x'00', 0)",
        )
        .await;
    assert_eq!(code(&["--recipient", &address]), Some(75));
    scene
        .central
        .execute("DELETE FROM _sqlx_migrations WHERE version = 9999")
        .await;
    assert_eq!(scene.central.count(REPORTS).await, 0);
    assert_eq!(code(&["--recipient", &address]), Some(0), "tried again");
    assert_eq!(scene.central.count(REPORTS).await, 1);
}

#[tokio::test]
async fn the_address_may_come_in_the_environment_and_an_endless_mail_is_not_read() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let content = correction(person);
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    let mine = person.email.as_str();
    let address = scene.address(&request, NOTICE, mine).await;
    let mut program = Command::new(env!("CARGO_BIN_EXE_aima-central"))
        .arg("take-mail")
        .arg("--data")
        .arg(scene.central.folder.path().join("central"))
        .env("ORIGINAL_RECIPIENT", &address)
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut pipe = program.stdin.take().unwrap();
    pipe.write_all(report(mine, "failed", "5.1.1").as_bytes())
        .unwrap();
    // It ends while more is coming: a pipe holds 64 KiB, and so much is read.
    while pipe.write_all(&[b'x'; 4096]).is_ok() {}
    assert!(program.wait().unwrap().success());
    assert_eq!(scene.central.count(REPORTS).await, 1);
}

#[tokio::test]
async fn of_a_report_nothing_is_kept_but_code_time_and_mail() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let content = correction(person);
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    let notice = (NOTICE, person.email.as_str());
    scene.comes_back(&request, notice, "failed", "5.1.1").await;
    for path in files(scene.central.folder.path()) {
        let bytes = std::fs::read(&path).unwrap();
        let has = |text: &str| {
            bytes
                .windows(text.len())
                .any(|part| part == text.as_bytes())
        };
        assert!(!has("words that nobody keeps"), "{}", path.display());
        // The mail itself lies in a file beside, since there is no server.
        if path.extension().is_none_or(|ending| ending != "eml") {
            assert!(!has(person.email.as_str()), "{}", path.display());
        }
    }
    let code = request.header.tracking_code;
    let whose = central::commands::Whose::Request(code);
    let now = scene.central.now();
    let kept = central::commands::export_person(&scene.central.directory, &whose, now)
        .await
        .unwrap();
    assert_eq!(kept["mail_reports"][0]["status"], "5.1.1");
    central::commands::erase(&scene.central.directory, &whose, now)
        .await
        .unwrap();
    assert_eq!(scene.central.count(REPORTS).await, 0);
    // One that comes after that is about nothing.
    let key = keys::return_key(&scene.central.directory).unwrap();
    let recipient = EmailAddress::parse(person.email.as_str()).unwrap();
    let id = uuid::Uuid::from_u128(7);
    let address = key.address(id, &recipient, HOST, Clock::System.now());
    scene.taken(&address, &report(person.email.as_str(), "failed", "5.1.1"));
    assert_eq!(scene.central.count(REPORTS).await, 0);
}

#[tokio::test]
async fn a_report_that_cannot_be_followed_is_set_aside_with_an_alarm_and_holds_no_mail_up() {
    let scene = Scene::set().await;
    let (first, second, third) = (scene.pending(0), scene.pending(1), scene.pending(2));
    let content = correction(first);
    let unreadable = scene.delivered(Kind::CorrectEmail, &content, true).await;
    let content = correction(second);
    let readable = scene.delivered(Kind::CorrectEmail, &content, true).await;
    for (request, person) in [(&unreadable, first), (&readable, second)] {
        let address = scene.address(request, NOTICE, person.email.as_str()).await;
        scene.taken(&address, &report(person.email.as_str(), "failed", "5.1.1"));
    }
    scene
        .central
        .execute("UPDATE mail_reports SET status = 'rubbish' WHERE number = 1")
        .await;
    // A notice to somebody else is queued, and leaves in the same pass.
    let content = correction(third);
    scene.delivered(Kind::CorrectEmail, &content, true).await;
    let waiting = "SELECT count(*) FROM mails WHERE state = 'waiting'";
    assert_eq!(scene.central.count(waiting).await, 0);
    let followed = "SELECT count(*) FROM mail_reports WHERE followed_at IS NOT NULL";
    assert_eq!(scene.central.count(followed).await, 2);
    let alarms = "SELECT cause, count(*) FROM alarms WHERE kind = 'unreadable' GROUP BY 1";
    let one = [("mail-report".to_owned(), 1)];
    assert_eq!(scene.central.rows(alarms).await, one);
    let noted = "SELECT count(*) FROM events WHERE what = 'mail-failed'";
    assert_eq!(
        scene.central.count(noted).await,
        1,
        "the other's was followed"
    );
    // That it came back counts for the ladder all the same.
    scene.at(AFTER_T).await;
    assert_eq!(
        scene.state(&unreadable).await,
        PublicState::ComeToTheCounter
    );
    assert_eq!(scene.email_of(first).await, first.email.as_str());
}

#[tokio::test]
async fn a_mail_that_cannot_be_read_is_given_up_with_an_alarm_and_holds_no_other_up() {
    let scene = Scene::set().await;
    for number in 0..2 {
        let content = correction(scene.pending(number));
        let header = scene.kiosk.header(Kind::CorrectEmail);
        let request = scene.kiosk.seal(header, &content);
        scene.central.deliver(&scene.kiosk, &request).await;
    }
    scene.central.open_all().await;
    scene.central.decide_all().await;
    scene
        .central
        .execute("UPDATE mails SET filling = x'00' WHERE id = (SELECT min(id) FROM mails WHERE kind = 'old-address')")
        .await;
    scene.central.mail_all_unseen().await;
    let states =
        "SELECT state, count(*) FROM mails WHERE kind = 'old-address' GROUP BY 1 ORDER BY 1";
    assert_eq!(
        scene.central.rows(states).await,
        [("accepted".to_owned(), 1), ("given-up".to_owned(), 1)]
    );
    let alarms = "SELECT kind || ' ' || cause, count(*) FROM alarms GROUP BY 1";
    let one = [("unreadable mail".to_owned(), 1)];
    assert_eq!(scene.central.rows(alarms).await, one);
}
