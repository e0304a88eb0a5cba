//! A mail is handed over: once, over a protected line, to a server that is who it says it is.

use std::{fs, os::unix::fs::PermissionsExt};

use central::mail::{MailKind, options::MailOptions};
use protocol::Language;
use testbed::mail_server::{MailServer, Protection};

use crate::outbox::{Outbox, filling, options};

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_is_accepted_once_and_what_it_held_is_forgotten() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    let id = outbox
        .queue(filling(MailKind::Code), Language::En, "amina@example.com")
        .await;
    let dispatcher = outbox.dispatcher(&server).await;
    for _ in 0..3 {
        dispatcher.pass().await.unwrap();
    }
    let [mail] = server.accepted().unwrap().try_into().expect("one mail");
    assert_eq!(mail.message_id, format!("{id}@aima.gov.pt"));
    assert_eq!(mail.recipient, "amina@example.com");
    assert_eq!(mail.sender, "no-reply@aima.gov.pt");
    assert_eq!(mail.code(), Some("402817"));
    let row = outbox.row().await;
    assert_eq!((row.state.as_str(), row.tries), ("accepted", 1));
    assert_eq!(row.last_reply, Some(250));
    assert_eq!(row.bytes_kept, 0, "neither address nor filling stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_mails_share_a_few_lines() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    for _ in 0..40 {
        outbox.queue_any().await;
    }
    outbox.dispatcher(&server).await.pass().await.unwrap();
    let accepted = server.accepted().unwrap();
    assert_eq!(accepted.len(), 40);
    let rows = outbox.rows().await;
    assert!(
        rows.iter()
            .all(|row| row.state == "accepted" && row.tries == 1)
    );
}

/// The certificate and key that `init` made for localhost.
fn certificate(outbox: &Outbox) -> (std::path::PathBuf, std::path::PathBuf) {
    (
        outbox.directory.server_certificate(),
        outbox.directory.server_key(),
    )
}

/// Options for a server that wants TLS and a sign-in.
fn protected(outbox: &Outbox, server: &MailServer, password: &str) -> MailOptions {
    let password_file = outbox.path("password");
    fs::write(&password_file, format!("{password}\n")).unwrap();
    MailOptions {
        server: Some(server.url().parse().unwrap()),
        password_file: Some(password_file),
        authority: Some(outbox.directory.authority()),
        ..options()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_goes_over_tls_and_after_signing_in() {
    let outbox = Outbox::new().await;
    let (certificate, key) = certificate(&outbox);
    for protection in [
        Protection::Tls(certificate.clone(), key.clone()),
        Protection::StartTls(certificate.clone(), key.clone()),
    ] {
        let folder = outbox.path(&format!("server-{}", outbox.rows().await.len()));
        let server = MailServer::start_with(
            &folder,
            protection.clone(),
            Some(("no-reply@aima.gov.pt", "made up")),
        )
        .unwrap();
        outbox.queue_any().await;
        let dispatcher = outbox
            .dispatcher_with(protected(&outbox, &server, "made up"))
            .await;
        dispatcher.pass().await.unwrap();
        let [mail] = server.accepted().unwrap().try_into().expect("one mail");
        assert!(mail.tls, "{protection:?}");
        assert_eq!(mail.user.as_deref(), Some("no-reply@aima.gov.pt"));
    }
    assert!(
        outbox
            .rows()
            .await
            .iter()
            .all(|row| row.state == "accepted")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_refuses_nobodys_mail() {
    let outbox = Outbox::new().await;
    let (certificate, key) = certificate(&outbox);
    let server = MailServer::start_with(
        &outbox.path("mail-server"),
        Protection::Tls(certificate, key),
        Some(("kiosk", "made up")),
    )
    .unwrap();
    outbox.queue_any().await;
    let wrong = outbox
        .dispatcher_with(protected(&outbox, &server, "mistyped"))
        .await;
    wrong.pass().await.unwrap();
    let row = outbox.row().await;
    assert_eq!((row.state.as_str(), row.last_reply), ("waiting", Some(535)));
    outbox.forward_to_the_next_try().await;
    let right = outbox
        .dispatcher_with(protected(&outbox, &server, "made up"))
        .await;
    right.pass().await.unwrap();
    assert_eq!(outbox.row().await.state, "accepted");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_certificate_nobody_trusts_gets_no_mail() {
    let outbox = Outbox::new().await;
    let (certificate, key) = certificate(&outbox);
    let stranger = Outbox::new().await;
    for (at, protection) in [
        Protection::Tls(certificate.clone(), key.clone()),
        Protection::StartTls(certificate, key),
    ]
    .into_iter()
    .enumerate()
    {
        let server = MailServer::start_with(
            &outbox.path(&format!("server-{at}")),
            protection,
            Some(("kiosk", "made up")),
        )
        .unwrap();
        outbox.queue_any().await;
        // Another authority, and this machine's own ones.
        for authority in [Some(stranger.directory.authority()), None] {
            let options = MailOptions {
                authority,
                ..protected(&outbox, &server, "made up")
            };
            outbox.dispatcher_with(options).await.pass().await.unwrap();
            outbox.forward(7_200);
        }
        assert!(server.accepted().unwrap().is_empty());
        let rows = outbox.rows().await;
        assert!(
            rows.iter()
                .all(|row| row.state == "waiting" && row.last_reply.is_none())
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_starttls_gets_no_mail() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    outbox.queue_any().await;
    let address = format!("smtp+starttls://localhost:{}", server.port());
    let options = MailOptions {
        server: Some(address.parse().unwrap()),
        ..options()
    };
    outbox.dispatcher_with(options).await.pass().await.unwrap();
    assert!(server.accepted().unwrap().is_empty());
    assert_eq!(outbox.row().await.state, "waiting");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_server_mails_are_files_that_nobody_else_reads() {
    let outbox = Outbox::new().await;
    let id = outbox.queue_any().await;
    let dispatcher = outbox.dispatcher_with(options()).await;
    dispatcher.pass().await.unwrap();
    let file = outbox.directory.mail().join(format!("{id}.eml"));
    let mail = fs::read_to_string(&file).unwrap();
    assert!(mail.contains(&format!("Message-ID: <{id}@aima.gov.pt>\r\n")));
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&file), 0o600);
    assert_eq!(mode(&outbox.directory.mail()), 0o700);
    let row = outbox.row().await;
    assert_eq!((row.state.as_str(), row.last_reply), ("accepted", None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_cannot_be_written_loses_nothing() {
    let outbox = Outbox::new().await;
    outbox.queue_any().await;
    let dispatcher = outbox.dispatcher_with(options()).await;
    fs::remove_dir(outbox.directory.mail()).unwrap();
    dispatcher.pass().await.unwrap();
    assert_eq!(outbox.row().await.state, "waiting");
    fs::create_dir(outbox.directory.mail()).unwrap();
    outbox.forward_to_the_next_try().await;
    dispatcher.pass().await.unwrap();
    assert_eq!(outbox.row().await.state, "accepted");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_never_send_the_same_mail() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    for _ in 0..60 {
        outbox.queue_any().await;
    }
    let (one, other) = (
        outbox.dispatcher(&server).await,
        outbox.dispatcher(&server).await,
    );
    let (first, second) = tokio::join!(one.pass(), other.pass());
    first.and(second).unwrap();
    let mut ids: Vec<_> = server
        .accepted()
        .unwrap()
        .into_iter()
        .map(|mail| mail.message_id)
        .collect();
    assert_eq!(ids.len(), 60);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 60, "each once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_goes_before_what_has_waited_longer() {
    let outbox = Outbox::new().await;
    for _ in 0..5 {
        outbox.queue_any().await;
    }
    outbox.forward(60);
    let code = outbox
        .queue(filling(MailKind::Code), Language::Pt, "rajan@example.com")
        .await;
    let now = outbox.clock.now();
    let first = outbox.store.claim_mail(now, now).await.unwrap().unwrap();
    assert_eq!(first.id, code);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_cannot_be_read_holds_nobody_up() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    outbox.queue_any().await;
    outbox.run("UPDATE mails SET recipient = x'00'").await;
    let good = outbox.queue_any().await;
    outbox.dispatcher(&server).await.pass().await.unwrap();
    for row in outbox.rows().await {
        let expected = if row.id == good {
            "accepted"
        } else {
            "given-up"
        };
        assert_eq!(row.state, expected);
    }
}
