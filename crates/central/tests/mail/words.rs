//! What arrives, read by a parser that shares no code with the sender: in every language, of every kind.

use central::{
    app,
    mail::{Filling, MailKind, options::MailOptions},
    store::Installation,
};
use protocol::{Kind, Language};
use testbed::mail_server::ReceivedMail;

use crate::outbox::{Outbox, code, filling, options};

/// Every kind in every language, as it arrives.
async fn all_mails() -> Vec<(MailKind, Language, ReceivedMail)> {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    let mut queued = Vec::new();
    for kind in MailKind::ALL {
        for language in Language::ALL {
            let id = outbox
                .queue(filling(kind), language, "amina.velha@example.com")
                .await;
            queued.push((kind, language, format!("{id}@aima.gov.pt")));
        }
    }
    outbox.dispatcher(&server).await.pass().await.unwrap();
    let mut arrived = server.accepted().unwrap();
    queued
        .into_iter()
        .map(|(kind, language, id)| {
            let at = arrived.iter().position(|mail| mail.message_id == id);
            (kind, language, arrived.remove(at.expect("it arrived")))
        })
        .collect()
}

fn unmarked(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mail_is_well_formed_and_says_whom_to_trust() {
    for (kind, language, mail) in all_mails().await {
        let what = format!("{kind:?} in {language}");
        assert!(mail.defects.is_empty(), "{what}: {:?}", mail.defects);
        assert!(mail.is_ascii, "{what}");
        assert!(mail.longest_line <= 998, "{what}: {}", mail.longest_line);
        assert_eq!(mail.date, "2026-03-02T10:00:00+00:00", "{what}");
        assert_eq!(
            mail.from, "\"AIMA (DEMO)\" <no-reply@aima.gov.pt>",
            "{what}"
        );
        assert_eq!(mail.to, "amina.velha@example.com", "{what}");
        assert!(mail.subject.starts_with("[DEMO] "), "{what}");
        for part in [&mail.text, &mail.html] {
            for needed in ["aima.gov.pt", "livroamarelo.gov.pt", "DEMO"] {
                assert!(part.contains(needed), "{what}: {needed}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mail_speaks_the_persons_language_first_and_portuguese_after_it() {
    let words = |language, id: &str| unmarked(&texts::text(language, id, &texts::Args::new()));
    for (kind, language, mail) in all_mails().await {
        let title = format!("mail-{}-title", kind.as_str());
        let subject = format!("mail-{}-subject", kind.as_str());
        let (own, portuguese) = (words(language, &title), words(Language::Pt, &title));
        for part in [&mail.text, &mail.html] {
            let first = part.find(&own).expect("its title in its own language");
            let second = part.rfind(&portuguese).expect("and in Portuguese");
            assert!(first <= second, "{kind:?} in {language}");
        }
        let (expected, subjects) = match language {
            Language::Pt => ("pt".to_owned(), words(Language::Pt, &subject)),
            other => (
                format!("{other}, pt"),
                format!(
                    "{} / {}",
                    words(other, &subject),
                    words(Language::Pt, &subject)
                ),
            ),
        };
        assert_eq!(mail.languages, expected);
        assert_eq!(mail.subject, format!("[DEMO] {subjects}"));
        let titles = mail.html.matches("<h1").count();
        assert_eq!(titles, if language == Language::Pt { 1 } else { 2 });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_mail_loads_or_runs_anything() {
    for (kind, language, mail) in all_mails().await {
        let html = mail.html.to_ascii_lowercase();
        for forbidden in [
            "<script",
            "<img",
            "<link",
            "<style",
            "<iframe",
            "<form",
            "src=",
            "url(",
            "@import",
            "javascript:",
            "onclick",
            "http://",
        ] {
            assert!(
                !html.contains(forbidden),
                "{kind:?} in {language}: {forbidden}"
            );
        }
        let links = html.matches("href=").count();
        let languages = if language == Language::Pt { 1 } else { 2 };
        let expected = match kind {
            MailKind::ConfirmLink | MailKind::Alarms => 1,
            MailKind::OldAddress => 2,
            _ => 0,
        };
        assert_eq!(links, expected * languages, "{kind:?} in {language}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn right_to_left_runs_right_to_left_and_codes_do_not() {
    for (kind, language, mail) in all_mails().await {
        let right_to_left = mail
            .html
            .matches(&format!("<td lang=\"{language}\" dir=\"rtl\""))
            .count();
        if language.is_rtl() {
            assert_eq!(right_to_left, 4, "banner, head, body, foot: {kind:?}");
            assert!(mail.html.contains(&format!("<html lang=\"{language}\"")));
        } else {
            assert_eq!(right_to_left, 0);
            assert!(!mail.text.contains(['\u{2068}', '\u{2069}', '\u{2066}']));
        }
        let expected = match kind {
            MailKind::Code => "402817".to_owned(),
            MailKind::OldAddress | MailKind::AddressRestored => "a•••@gmail.com".to_owned(),
            MailKind::AddressReplaced | MailKind::Alarms => continue,
            _ => code().to_string(),
        };
        let isolated = format!(">{expected}</bdi>");
        assert!(mail.html.contains(&isolated), "{kind:?} in {language}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_says_what_it_is_for() {
    for (kind, language, mail) in all_mails().await {
        let (text, html) = (unmarked(&mail.text), unmarked(&mail.html));
        let needed: &[&str] = match (kind, language) {
            (MailKind::Code, _) => &["402817", "15"],
            (MailKind::ConfirmLink, _) => &["72", "/m/confirm-"],
            (MailKind::OldAddress, _) => &["/m/yes-", "/m/no-", "a•••@gmail.com"],
            (MailKind::PaymentData, Language::Pt) => &[
                "241 908 553",
                "397,90 €",
                "16 de março de 2026",
                "10 dias úteis",
            ],
            (MailKind::PaymentData, Language::En) => {
                &["241 908 553", "€397.90", "16 March 2026", "10 working days"]
            }
            (MailKind::PaymentData, Language::Ar) => {
                &["241 908 553", "397.90 يورو", "16 مارس 2026", "10 أيام عمل"]
            }
            (MailKind::PaymentReminder, Language::Pt) => &[
                "Faltam 3 dias úteis",
                "241 908 553",
                "397,90 €",
                "16 de março de 2026",
            ],
            (MailKind::PaymentReminder, Language::En) => &[
                "3 working days are left",
                "241 908 553",
                "€397.90",
                "16 March 2026",
            ],
            (MailKind::PaymentReminder, Language::Ar) => {
                &["3 أيام عمل", "241 908 553", "397.90 يورو", "16 مارس 2026"]
            }
            (MailKind::Alarms, _) => &["Loja de Lisboa", "https://desk.example.org/desk/alarms"],
            (MailKind::PaymentData | MailKind::PaymentReminder, _) => {
                &["241 908 553", "397", "90", "16", "2026"]
            }
            (MailKind::AddressRestored, _) => &["a•••@gmail.com"],
            (MailKind::Reactivated | MailKind::ComeToCounter | MailKind::AddressReplaced, _) => &[],
        };
        for needed in needed {
            assert!(
                text.contains(needed),
                "{kind:?} in {language}: {needed}\n{text}"
            );
            assert!(html.contains(needed), "{kind:?} in {language}: {needed}");
        }
        assert_eq!(mail.code().is_some(), kind == MailKind::Code);
        let links = mail.links();
        match kind {
            MailKind::ConfirmLink => assert!(links[0].contains("/m/confirm-")),
            MailKind::Alarms => assert!(links[0].contains("/desk/alarms")),
            MailKind::OldAddress => {
                assert!(links[0].contains("/m/yes-") && links[1].contains("/m/no-"));
            }
            _ => assert!(links.is_empty(), "{links:?}"),
        }
        let tells_code = text.contains(&code().to_string());
        let stranger_may_read = matches!(
            kind,
            MailKind::Code
                | MailKind::OldAddress
                | MailKind::AddressRestored
                | MailKind::AddressReplaced
                | MailKind::Alarms
        );
        assert_eq!(tells_code, !stranger_may_read, "{kind:?} in {language}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_next_stands_in_both_parts_with_its_day() {
    for (kind, language, mail) in all_mails().await {
        let steps = match kind {
            MailKind::ConfirmLink => {
                ["confirm-here", "old-address", "checked", "payment"].as_slice()
            }
            MailKind::OldAddress => &["answer-here", "checked", "replaced"],
            _ => continue,
        };
        let what = format!("{kind:?} in {language}");
        let (text, html) = (unmarked(&mail.text), unmarked(&mail.html));
        for language in [language, Language::Pt] {
            let words = |id: &str| unmarked(&texts::text(language, id, &texts::Args::new()));
            let day = unmarked(&texts::date(language, jiff::civil::date(2026, 3, 9)));
            let mut place = text.find(&words("receipt-next-title")).expect("a heading");
            for (at, step) in steps.iter().enumerate() {
                let mut said = words(&format!("step-{step}"));
                if at == 0 {
                    said = format!("{}: {said}", words("step-now"));
                }
                let found = text[place..].find(&said).unwrap_or_else(|| {
                    panic!("{what}: {said} in its order\n{text}");
                });
                place += found;
                assert!(html.contains(&said), "{what}: {said}");
            }
            for part in [&text, &html] {
                assert!(part.contains(&day), "{what}: {day}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_day_to_pay_is_attached_as_a_calendar_file_and_nothing_else_is() {
    let mut entries = std::collections::BTreeSet::new();
    for (kind, language, mail) in all_mails().await {
        let names_a_day = matches!(kind, MailKind::PaymentData | MailKind::PaymentReminder);
        let what = format!("{kind:?} in {language}");
        assert_eq!(mail.calendars.len(), usize::from(names_a_day), "{what}");
        let Some(file) = mail.calendars.first() else {
            continue;
        };
        assert!(
            file.contains("DTSTART;VALUE=DATE:20260316"),
            "{what}: {file}"
        );
        assert!(!file.contains("241"), "{what}: {file}");
        entries.extend(
            file.lines()
                .filter(|line| line.starts_with("UID:"))
                .map(str::to_owned),
        );
    }
    assert_eq!(
        entries.len(),
        1,
        "one day of one request is one entry: {entries:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_has_passed_stands_in_no_mail() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    for kind in [MailKind::ConfirmLink, MailKind::OldAddress] {
        let mut late = filling(kind);
        match &mut late {
            Filling::ConfirmLink { until, .. } | Filling::OldAddress { until, .. } => *until = None,
            _ => unreachable!("both have a day"),
        }
        outbox.queue(late, Language::Pt, "amina@example.com").await;
    }
    outbox.dispatcher(&server).await.pass().await.unwrap();
    let answer = texts::text(Language::Pt, "step-answer", &texts::Args::new());
    let mails = server.accepted().unwrap();
    assert_eq!(mails.len(), 2);
    for mail in mails {
        for part in [&mail.text, &mail.html] {
            assert!(part.contains(&answer), "{part}");
            assert!(!part.contains("2026"), "{part}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_without_an_address_names_none() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    for what in [Kind::Reactivate, Kind::Resend] {
        let Filling::OldAddress { yes, no, .. } = filling(MailKind::OldAddress) else {
            unreachable!("it is the filling of a notice");
        };
        let notice = Filling::OldAddress {
            what,
            masked_new_email: None,
            until: None,
            yes,
            no,
        };
        outbox
            .queue(notice, Language::En, "amina@example.com")
            .await;
    }
    outbox.dispatcher(&server).await.pass().await.unwrap();
    let mails = server.accepted().unwrap();
    assert_eq!(mails.len(), 2);
    for mail in mails {
        assert!(!mail.text.contains("•••"));
        assert!(!mail.text.contains("New e-mail"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn outside_a_demonstration_nothing_says_demo() {
    let outbox = Outbox::new().await;
    outbox.run("UPDATE installation SET demo = 0").await;
    let installation: Installation = outbox.store.installation().await.unwrap().unwrap();
    assert!(!installation.demo);
    let server = outbox.mail_server();
    for language in Language::ALL {
        outbox
            .queue(filling(MailKind::Code), language, "amina@example.com")
            .await;
    }
    let options = MailOptions {
        server: Some(server.url().parse().unwrap()),
        ..options()
    };
    app::dispatcher(
        &outbox.directory,
        outbox.store.clone(),
        outbox.clock.clone(),
        &options,
    )
    .await
    .unwrap()
    .pass()
    .await
    .unwrap();
    for mail in server.accepted().unwrap() {
        let whole = format!("{}{}{}{}", mail.from, mail.subject, mail.text, mail.html);
        assert!(!whole.contains("DEMO"));
        assert_eq!(mail.from, "AIMA <no-reply@aima.gov.pt>");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_cannot_become_markup_or_a_header() {
    let outbox = Outbox::new().await;
    let server = outbox.mail_server();
    let Filling::PaymentData {
        cents,
        deadline,
        working_days,
        tracking_code,
        ..
    } = filling(MailKind::PaymentData)
    else {
        unreachable!("it is the filling of payment data");
    };
    let hostile = Filling::PaymentData {
        reference: "<b onclick='x'>\r\nBcc: eve@example.com\r\n\r\n.\r\nQUIT\r\n".to_owned(),
        cents,
        deadline,
        working_days,
        tracking_code,
    };
    outbox
        .queue(hostile, Language::Pt, "amina@example.com")
        .await;
    outbox.dispatcher(&server).await.pass().await.unwrap();
    let [mail] = server.accepted().unwrap().try_into().expect("one mail");
    assert!(!mail.html.contains("<b "));
    assert!(mail.text.contains("QUIT"), "the text is whole, dot and all");
    assert_eq!(mail.recipient, "amina@example.com");
    assert!(mail.defects.is_empty());
}
