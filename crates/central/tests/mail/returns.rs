//! Return addresses on their way: each mail has one of its own, and servers that take wishes are asked to report failures
//! and delays alone, and to quote headers alone.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    thread,
};

use central::{
    keys,
    mail::{MailKind, options::MailOptions},
};
use protocol::Language;

use crate::outbox::{Outbox, filling, options};

const HOST: &str = "returns.aima.gov.pt";

#[tokio::test(flavor = "multi_thread")]
async fn each_mail_has_a_return_address_of_its_own_on_every_try() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    let key = keys::return_key(&outbox.directory).unwrap();
    let mut ids = Vec::new();
    for (kind, recipient) in [
        (MailKind::OldAddress, "amina@example.com"),
        (MailKind::PaymentData, "amina@example.com"),
        (MailKind::ConfirmLink, "rajan@example.com"),
    ] {
        ids.push(outbox.queue(filling(kind), Language::Pt, recipient).await);
    }
    let with_returns = MailOptions {
        server: Some(server.url().parse().unwrap()),
        returns: Some(HOST.to_owned()),
        ..options()
    };
    outbox
        .dispatcher_with(with_returns)
        .await
        .pass()
        .await
        .unwrap();
    let accepted = server.accepted().unwrap();
    assert_eq!(accepted.len(), 3);
    for mail in &accepted {
        let named = key
            .mail(&mail.sender, &mail.recipient, outbox.clock.now())
            .unwrap();
        assert_eq!(mail.message_id, format!("{named}@aima.gov.pt"));
        assert!(ids.contains(&named.to_string()));
        assert!(mail.sender.ends_with(HOST), "{}", mail.sender);
        assert!(
            mail.from.contains("no-reply@aima.gov.pt"),
            "people see who writes"
        );
        let other = key.mail(&mail.sender, "eva@example.com", outbox.clock.now());
        assert!(other.is_err(), "about nobody else");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_host_of_returns_the_sender_is_the_return_address() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    outbox.queue_any().await;
    outbox.dispatcher(&server).await.pass().await.unwrap();
    let [mail] = server.accepted().unwrap().try_into().expect("one mail");
    assert_eq!(mail.sender, "no-reply@aima.gov.pt");
}

/// A server that offers these extensions, takes one mail, and gives the commands that it heard.
fn takes_one(offers: &'static [&'static str]) -> (u16, thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = thread::spawn(move || {
        let (mut line, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(line.try_clone().unwrap()).lines();
        let mut heard = Vec::new();
        line.write_all(b"220 here\r\n").unwrap();
        while let Some(Ok(command)) = lines.next() {
            let answer = match command.split(' ').next().unwrap_or_default() {
                "EHLO" => {
                    let mut all = vec!["here".to_owned()];
                    all.extend(offers.iter().map(|&offer| offer.to_owned()));
                    let last = all.len() - 1;
                    let lines = all.iter().enumerate();
                    let lines = lines.map(|(at, offer)| match at == last {
                        true => format!("250 {offer}\r\n"),
                        false => format!("250-{offer}\r\n"),
                    });
                    lines.collect()
                }
                "DATA" => "354 go on\r\n".to_owned(),
                "QUIT" => {
                    line.write_all(b"221 bye\r\n").unwrap();
                    break;
                }
                _ => "250 well\r\n".to_owned(),
            };
            line.write_all(answer.as_bytes()).unwrap();
            let data = command == "DATA";
            heard.push(command);
            if data {
                while lines.next().is_some_and(|line| line.unwrap() != ".") {}
                line.write_all(b"250 taken\r\n").unwrap();
            }
        }
        heard
    });
    (port, serving)
}

async fn heard(offers: &'static [&'static str], recipient: &str) -> (String, Vec<String>) {
    let outbox = Outbox::new().await;
    let (port, serving) = takes_one(offers);
    let id = outbox
        .queue(filling(MailKind::OldAddress), Language::Pt, recipient)
        .await;
    let options = MailOptions {
        server: Some(format!("smtp://127.0.0.1:{port}").parse().unwrap()),
        ..options()
    };
    outbox.dispatcher_with(options).await.pass().await.unwrap();
    assert_eq!(outbox.row().await.state, "accepted");
    (id, serving.join().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_takes_wishes_is_asked_for_headers_alone_and_for_failures_and_delays() {
    for offers in [&["DSN"][..], &["SIZE 1000000", "8BITMIME", "dsn", "HELP"]] {
        let (id, heard) = heard(offers, "amina+case@example.com").await;
        let said = |verb: &str| {
            heard
                .iter()
                .find(|line| line.starts_with(verb))
                .unwrap()
                .clone()
        };
        assert_eq!(
            said("MAIL"),
            format!("MAIL FROM:<no-reply@aima.gov.pt> RET=HDRS ENVID={id}")
        );
        assert_eq!(
            said("RCPT"),
            "RCPT TO:<amina+case@example.com> NOTIFY=FAILURE,DELAY \
             ORCPT=rfc822;amina+2Bcase@example.com"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_takes_none_is_asked_for_nothing() {
    for offers in [&[][..], &["SIZE 1000000", "XDSN", "DSN2"]] {
        let (_, heard) = heard(offers, "amina@example.com").await;
        assert!(
            heard.contains(&"MAIL FROM:<no-reply@aima.gov.pt>".to_owned()),
            "{heard:?}"
        );
        assert!(
            heard.contains(&"RCPT TO:<amina@example.com>".to_owned()),
            "{heard:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_where_reports_are_read_an_accepted_mail_has_told_somebody() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    let url = || Some(server.url().parse().unwrap());
    let returns = || Some(HOST.to_owned());
    for (server, returns, reports_come) in [
        (url(), returns(), 1),
        (url(), None, 0),
        (None, None, 1),
        (None, returns(), 1),
    ] {
        let what = format!("{server:?} {returns:?}");
        let options = MailOptions {
            server,
            returns,
            ..options()
        };
        let id = outbox.queue_any().await;
        outbox.dispatcher_with(options).await.pass().await.unwrap();
        let kept = outbox.reports_come(&id).await;
        assert_eq!(kept, ("accepted".to_owned(), reports_come), "{what}");
    }
}
