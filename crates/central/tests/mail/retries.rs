//! What does not work the first time: nothing is lost, nothing is refused that was not, and nothing is sent
//! twice that could be known to have arrived.

use central::mail::MailKind;
use jiff::SignedDuration;
use protocol::{Kind, Language};
use testbed::mail_server::{Plan, Way};

use crate::{
    outbox::{Outbox, always, filling, never, options},
    support::{Central, correction},
};

/// After one failed try in this way: the reply that is kept, and the row's state.
async fn after_failing(way: Way) -> (Outbox, Option<i64>, String) {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    server.behave(&always(way)).unwrap();
    outbox.queue_any().await;
    outbox.dispatcher(&server).await.pass().await.unwrap();
    let row = outbox.row().await;
    assert_eq!(row.tries, 1, "{way:?}");
    (outbox, row.last_reply, row.state)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passing_failure_of_any_kind_is_tried_again_ten_seconds_later() {
    for (way, reply) in [
        (Way::Refuse, None),
        (Way::Closing421, Some(421)),
        (Way::Later451, Some(451)),
        (Way::CutBeforeDot, None),
        (Way::Slow, None),
    ] {
        let (outbox, last_reply, state) = after_failing(way).await;
        assert_eq!((last_reply, state.as_str()), (reply, "waiting"), "{way:?}");
        let due = outbox.row().await.next_try_at - outbox.clock.now().as_millisecond();
        assert_eq!(due, 10_000, "{way:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_kept_with_its_code_and_not_tried_again() {
    for (way, reply) in [(Way::Unknown550, 550), (Way::Spam554, 554)] {
        let (outbox, last_reply, state) = after_failing(way).await;
        assert_eq!(
            (last_reply, state.as_str()),
            (Some(reply), "refused"),
            "{way:?}"
        );
        assert_ne!(outbox.row().await.bytes_kept, 0, "it can be sent again");
        assert!(!outbox.forward_to_the_next_try().await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_down_gets_the_mail_when_it_is_back() {
    let outbox = Outbox::new().await;
    let mut server = outbox.mail_server();
    let dispatcher = outbox.dispatcher(&server).await;
    server.stop().unwrap();
    let id = outbox.queue_any().await;
    let mut pauses = Vec::new();
    for _ in 0..6 {
        let before = outbox.clock.now();
        dispatcher.pass().await.unwrap();
        assert!(outbox.forward_to_the_next_try().await, "it waits");
        pauses.push(outbox.clock.now().duration_since(before).as_secs());
    }
    assert_eq!(pauses, [10, 60, 300, 900, 3600, 3600]);
    server.start_again().unwrap();
    dispatcher.pass().await.unwrap();
    let [mail] = server.accepted().unwrap().try_into().expect("one mail");
    assert_eq!(mail.message_id, format!("{id}@aima.gov.pt"));
    assert_eq!(outbox.row().await.tries, 7);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_cut_after_the_final_dot_gives_the_same_mail_twice() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    server.behave(&always(Way::CutAfterDot)).unwrap();
    let dispatcher = outbox.dispatcher(&server).await;
    outbox.queue_any().await;
    dispatcher.pass().await.unwrap();
    assert_eq!(
        outbox.row().await.state,
        "waiting",
        "nobody said that it arrived"
    );
    server.behave(&never()).unwrap();
    outbox.forward(3_600);
    dispatcher.pass().await.unwrap();
    let [first, second] = server.accepted().unwrap().try_into().expect("twice");
    assert_eq!(first, second, "the same Message-ID, date and bytes");
    assert_eq!(outbox.row().await.state, "accepted");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_dies_while_sending_holds_its_mail_for_a_lease_and_no_longer() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    let dispatcher = outbox.dispatcher(&server).await;
    let id = outbox.queue_any().await;
    // Claimed, and never heard of again.
    let now = outbox.clock.now();
    let lease = now + SignedDuration::from_mins(5);
    let claimed = outbox.store.claim_mail(now, lease).await.unwrap().unwrap();
    assert_eq!((claimed.id.as_str(), claimed.tries), (id.as_str(), 1));
    dispatcher.pass().await.unwrap();
    assert!(
        server.accepted().unwrap().is_empty(),
        "somebody else has it"
    );
    outbox.forward(301);
    dispatcher.pass().await.unwrap();
    assert_eq!(server.accepted().unwrap().len(), 1);
    // The dead one lives after all and reports late: that undoes nothing.
    let now = outbox.clock.now();
    outbox
        .store
        .postpone_mail(&claimed, None, now)
        .await
        .unwrap();
    outbox
        .store
        .give_mail_up(&claimed, None, now)
        .await
        .unwrap();
    outbox
        .store
        .mark_mail_refused(&claimed, 550, true, now)
        .await
        .unwrap();
    assert_eq!(outbox.row().await.state, "accepted");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_that_came_later_is_not_undone_by_an_earlier_one() {
    let outbox = Outbox::new().await;
    outbox.queue_any().await;
    let now = outbox.clock.now();
    let earlier = outbox.store.claim_mail(now, now).await.unwrap().unwrap();
    let lease = now + SignedDuration::from_mins(5);
    let later = outbox.store.claim_mail(now, lease).await.unwrap().unwrap();
    outbox
        .store
        .postpone_mail(&earlier, Some(451), now)
        .await
        .unwrap();
    outbox
        .store
        .give_mail_up(&earlier, None, now)
        .await
        .unwrap();
    let row = outbox.row().await;
    assert_eq!(row.state, "waiting");
    assert_eq!(row.next_try_at, lease.as_millisecond());
    // That a server has it is true whoever says so.
    outbox
        .store
        .mark_mail_accepted(&earlier, Some(250), true, None, now)
        .await
        .unwrap();
    assert_eq!(outbox.row().await.state, "accepted");
    outbox
        .store
        .mark_mail_refused(&later, 550, true, now)
        .await
        .unwrap();
    assert_eq!(outbox.row().await.state, "accepted");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_is_given_up_after_three_days() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    server.behave(&always(Way::Later451)).unwrap();
    let dispatcher = outbox.dispatcher(&server).await;
    let queued_at = outbox.clock.now();
    outbox.queue_any().await;
    loop {
        dispatcher.pass().await.unwrap();
        if !outbox.forward_to_the_next_try().await {
            break;
        }
    }
    let row = outbox.row().await;
    assert_eq!(
        (row.state.as_str(), row.last_reply),
        ("given-up", Some(451))
    );
    let after = outbox.clock.now().duration_since(queued_at);
    assert!(after < SignedDuration::from_hours(72), "{after}");
    assert!(after > SignedDuration::from_hours(70), "{after}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_has_expired_is_not_sent() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    outbox
        .queue(filling(MailKind::Code), Language::Pt, "amina@example.com")
        .await;
    outbox.forward(15 * 60);
    outbox.dispatcher(&server).await.pass().await.unwrap();
    assert!(server.accepted().unwrap().is_empty());
    assert_eq!(outbox.row().await.state, "given-up");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_server_holds_up_one_line_and_not_the_others() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    server
        .behave(&Plan {
            seed: 3,
            share: 0.1,
            ..always(Way::Slow)
        })
        .unwrap();
    for _ in 0..40 {
        outbox.queue_any().await;
    }
    outbox.dispatcher(&server).await.pass().await.unwrap();
    let rows = outbox.rows().await;
    let waiting = rows.iter().filter(|row| row.state == "waiting").count();
    assert!((1..20).contains(&waiting), "{waiting} of 40 wait");
    assert_eq!(server.accepted().unwrap().len(), 40 - waiting);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_notice_is_remembered_at_the_case_unless_its_address_has_changed() {
    for (corrected_since, refused) in [(false, 1), (true, 0)] {
        let central = Central::start().await;
        let kiosk = central.kiosk().await;
        let people = central.people(3).await;
        let request = kiosk.seal(kiosk.header(Kind::CorrectEmail), &correction(&people[1]));
        assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
        central.open_all().await;

        let vault = central::keys::vault(&central.directory).unwrap();
        let mail = central::store::NewMail::new(
            &vault,
            filling(MailKind::OldAddress),
            request.header.id.to_string(),
            Language::Pt,
            &people[1].email,
        );
        let store = crate::support::database::store(&central.directory).await;
        assert!(store.queue_mail(&mail, central.now()).await.unwrap());
        assert!(
            !store.queue_mail(&mail, central.now()).await.unwrap(),
            "one of a kind for each request"
        );
        // The request has a confirmation link of its own under way.
        let lease = central.now() + SignedDuration::from_mins(5);
        let due = loop {
            let claimed = store.claim_mail(central.now(), lease).await.unwrap();
            let claimed = claimed.expect("the notice is due");
            if claimed.id == mail.id {
                break claimed;
            }
        };
        if corrected_since {
            let mut database = central.database().await;
            sqlx::query("INSERT INTO case_marks (case_id, corrected_at) SELECT id, 9000000000000 FROM cases")
                .execute(&mut database)
                .await
                .unwrap();
        }
        store
            .mark_mail_refused(&due, 550, true, central.now())
            .await
            .unwrap();
        assert_eq!(
            central
                .count("SELECT count(*) FROM case_marks WHERE email_refused_at IS NOT NULL")
                .await,
            refused,
            "of three cases; corrected since: {corrected_since}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_refused_mail_says_nothing_about_the_case() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    server.behave(&always(Way::Unknown550)).unwrap();
    for kind in MailKind::ALL {
        outbox
            .queue(filling(kind), Language::Pt, "amina@example.com")
            .await;
    }
    outbox.dispatcher(&server).await.pass().await.unwrap();
    assert!(outbox.rows().await.iter().all(|row| row.state == "refused"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_running_service_sends_by_itself_and_counts() {
    let central = Central::start_with(|mut config| {
        config.opening = true;
        config.mail = options();
        config
    })
    .await;
    let store = crate::support::database::store(&central.directory).await;
    let vault = central::keys::vault(&central.directory).unwrap();
    let address = protocol::EmailAddress::parse("amina@example.com").unwrap();
    let mail = central::store::NewMail::new(
        &vault,
        filling(MailKind::Reactivated),
        "a request",
        Language::Ar,
        &address,
    );
    assert!(store.queue_mail(&mail, central.now()).await.unwrap());
    let sent = async {
        while !central
            .get("/metrics")
            .await
            .text()
            .contains("aima_mails{state=\"accepted\"} 1")
        {}
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), sent)
        .await
        .expect("it is sent");
    assert!(
        central
            .directory
            .mail()
            .join(format!("{}.eml", mail.id))
            .exists()
    );
}
