//! Many mails through a server that fails three times in ten: each is accepted or recorded as refused, and
//! none is accepted twice but where the line was cut after the final dot.

use std::{collections::HashMap, time::Instant};

use central::mail::MailKind;
use protocol::Language;
use testbed::mail_server::{MailServer, Plan, Way};

use crate::outbox::{Outbox, PATIENCE, filling};

/// What the server does to three tries in ten.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fault {
    /// These ways, each as likely.
    Ways(Vec<Way>),
    /// It does not listen at all, for three passes in ten.
    Down,
}

/// What came of it.
#[derive(Debug)]
#[allow(dead_code, reason = "printed")]
struct Outcome {
    mails: usize,
    tries: i64,
    failed_at_the_server: usize,
    accepted: usize,
    refused: usize,
    twice: usize,
    seconds: u64,
}

async fn run(mails: usize, fault: &Fault, seed: u64) -> Outcome {
    let begun = Instant::now();
    let outbox = Outbox::new().await;
    let mut server = outbox.mail_server();
    if let Fault::Ways(ways) = fault {
        let plan = Plan {
            seed,
            share: 0.3,
            ways: ways.clone(),
            slow_s: PATIENCE.step.as_secs_f64() * 4.0,
        };
        server.behave(&plan).unwrap();
    }
    for number in 0..mails {
        let kind = MailKind::ALL[1 + number % (MailKind::ALL.len() - 1)];
        let language = Language::ALL[number % Language::ALL.len()];
        let recipient = format!("person{number}@example.com");
        outbox.queue(filling(kind), language, &recipient).await;
    }
    let dispatcher = outbox.dispatcher(&server).await;
    let mut passes = 0_u64;
    while outbox.forward_to_the_next_try().await {
        // Down in the first pass, and in three of ten.
        let down = *fault == Fault::Down && passes % 10 < 3;
        if down {
            server.stop().unwrap();
        }
        dispatcher.pass().await.unwrap();
        if down {
            server.start_again().unwrap();
        }
        passes += 1;
        assert!(passes < 2_000, "it comes to an end");
    }
    judge(&outbox, &server, fault, begun).await
}

async fn judge(outbox: &Outbox, server: &MailServer, fault: &Fault, begun: Instant) -> Outcome {
    let mut times: HashMap<String, Vec<String>> = HashMap::new();
    for mail in server.accepted().unwrap() {
        assert!(mail.defects.is_empty(), "{:?}", mail.defects);
        times.entry(mail.message_id).or_default().push(mail.sha256);
    }
    let rows = outbox.rows().await;
    let mut refused = 0;
    let mut twice = 0;
    for row in &rows {
        let copies = times.remove(&format!("{}@aima.gov.pt", row.id));
        let copies = copies.unwrap_or_default();
        match row.state.as_str() {
            "accepted" => assert!(!copies.is_empty(), "{} was never accepted", row.id),
            "refused" => {
                refused += 1;
                assert_eq!(row.last_reply, Some(550), "recorded by its code");
            }
            state => panic!("{} is {state} after {} tries", row.id, row.tries),
        }
        if copies.len() > 1 {
            twice += 1;
            assert!(
                copies.iter().all(|copy| *copy == copies[0]),
                "a copy is the same mail, byte for byte"
            );
        }
    }
    assert!(times.is_empty(), "nothing came that was not queued");
    let ways = match fault {
        Fault::Ways(ways) => ways.as_slice(),
        Fault::Down => &[],
    };
    if !ways.contains(&Way::CutAfterDot) {
        assert_eq!(twice, 0, "{fault:?}");
    }
    if !ways.contains(&Way::Unknown550) {
        assert_eq!(refused, 0, "{fault:?}");
    }
    let tries: i64 = rows.iter().map(|row| row.tries).sum();
    let hurt = tries > rows.len() as i64 || refused > 0;
    assert!(hurt, "{fault:?}: no try has failed, so nothing was shown");
    Outcome {
        mails: rows.len(),
        tries,
        failed_at_the_server: server.failed().unwrap(),
        accepted: rows.len() - refused,
        refused,
        twice,
        seconds: begun.elapsed().as_secs(),
    }
}

/// Every way, alone and all together.
fn faults() -> Vec<Fault> {
    let ways = [
        Way::Refuse,
        Way::Closing421,
        Way::Later451,
        Way::Unknown550,
        Way::CutBeforeDot,
        Way::CutAfterDot,
        Way::Slow,
    ];
    let mut all: Vec<_> = ways.iter().map(|way| Fault::Ways(vec![*way])).collect();
    all.push(Fault::Ways(ways.to_vec()));
    all.push(Fault::Down);
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_mails_survive_a_server_that_fails_in_every_way() {
    let Some(Fault::Ways(ways)) = faults().into_iter().rev().nth(1) else {
        unreachable!("all ways together come before the last");
    };
    let outcome = run(60, &Fault::Ways(ways), 7).await;
    assert!(outcome.refused < 15, "{outcome:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_mails_survive_a_server_that_is_down_now_and_then() {
    run(60, &Fault::Down, 7).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: a thousand mails for each way to fail"]
#[allow(clippy::print_stdout, reason = "the figures are the result")]
async fn a_thousand_mails_survive_a_server_that_fails_in_each_way() {
    for fault in faults() {
        let outcome = run(1_000, &fault, 11).await;
        println!("{fault:?}: {outcome:?}");
    }
}
