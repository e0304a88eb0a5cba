use jiff::{ToSpan, civil::date};

use super::*;
use crate::sealing::SealingPrivateKey;

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&Zeroizing::new([seed; 32]))
}

fn usual() -> Vec<String> {
    vec![USUAL_SUFFIX.to_owned()]
}

fn at(version: u64) -> Configuration {
    Configuration {
        version,
        ..Configuration::default()
    }
}

fn signed(configuration: &Configuration) -> SignedConfiguration {
    key(1).sign(configuration.to_document(), vec![])
}

fn judged(change: impl FnOnce(&mut Configuration)) -> Result<Accepted, Refused> {
    let mut offered = at(7);
    change(&mut offered);
    judge(Some(&at(6)), &signed(&offered), key(1).public(), &usual())
}

fn sealing_key(named: &SealingPublicKey, is: &SealingPublicKey) -> SealingKey {
    SealingKey {
        key_id: named.id(),
        suite: SUITE.to_owned(),
        public_key: is.to_bytes(),
    }
}

fn notice(text: &str) -> Vec<Notice> {
    vec![Notice {
        language: "pt".to_owned(),
        text: text.to_owned(),
    }]
}

#[test]
fn a_document_that_the_known_key_did_not_sign_does_not_count() {
    let known = key(1).public();
    let good = signed(&at(7));
    let by_another = key(2).sign(good.document.clone(), vec![]);
    let in_its_name = SignedConfiguration {
        key: known,
        ..by_another.clone()
    };
    let changed = SignedConfiguration {
        document: at(8).to_document(),
        ..good.clone()
    };
    let without = SignedConfiguration {
        signature: vec![],
        ..good.clone()
    };
    let of_a_hand_over = SignedConfiguration {
        signature: key(1).hand_over(known).signature,
        ..good.clone()
    };
    for forged in [by_another, in_its_name, changed, without, of_a_hand_over] {
        assert_eq!(
            judge(None, &forged, known, &usual()),
            Err(Refused::Unsigned)
        );
    }
    let mut spaced = good.clone();
    spaced.document.push(b' ');
    assert_eq!(
        judge(None, &spaced, known, &usual()),
        Err(Refused::Unsigned),
        "the bytes count, not what they say"
    );
    assert!(judge(None, &good, known, &usual()).is_ok());
}

#[test]
fn a_new_key_counts_where_the_old_one_signed_it_and_the_old_one_no_more() {
    let (first, second, third) = (key(1), key(2), key(3));
    let over = |from: &SigningKey, to: &SigningKey| from.hand_over(to.public());
    let document = at(7).to_document();
    let chain = vec![over(&first, &second), over(&second, &third)];
    let offered = third.sign(document.clone(), chain.clone());
    for known in [&first, &second, &third] {
        let accepted = judge(None, &offered, known.public(), &usual()).expect("handed over");
        assert_eq!(accepted.key, third.public());
    }
    let no_way: [(&str, SignedConfiguration); 4] = [
        ("none", third.sign(document.clone(), vec![])),
        (
            "a gap",
            third.sign(document.clone(), vec![over(&second, &third)]),
        ),
        (
            "by itself",
            third.sign(document.clone(), vec![over(&third, &third)]),
        ),
        ("forged", {
            let mut forged = over(&third, &third);
            forged.from = first.public();
            third.sign(document.clone(), vec![forged])
        }),
    ];
    for (name, offered) in no_way {
        let judged = judge(None, &offered, first.public(), &usual());
        assert_eq!(judged, Err(Refused::Unsigned), "{name}");
    }
    let by_the_old = first.sign(document, chain);
    assert_eq!(
        judge(None, &by_the_old, third.public(), &usual()),
        Err(Refused::Unsigned)
    );
}

#[test]
fn versions_only_grow() {
    let known = key(1).public();
    let judge = |current: &Configuration, offered: &Configuration| {
        judge(Some(current), &signed(offered), known, &usual()).map(drop)
    };
    assert_eq!(judge(&at(7), &at(6)), Err(Refused::Older));
    assert_eq!(judge(&at(7), &at(0)), Err(Refused::Older));
    assert_eq!(judge(&at(7), &at(7)), Ok(()), "the same again");
    let other = Configuration {
        hold_days: 6,
        ..at(7)
    };
    assert_eq!(judge(&at(7), &other), Err(Refused::SameVersion));
    assert_eq!(judge(&at(7), &at(u64::MAX)), Ok(()));
}

#[test]
fn what_is_no_document_is_refused_although_it_is_signed() {
    let known = key(1).public();
    for bytes in [
        &b""[..],
        b"[]",
        b"{}",
        br#"{"version":"7"}"#,
        br#"{"version":7,"hold_days":5.5}"#,
        br#"{"version":7,"hold_days":-5}"#,
        br#"{"version":7,"closed_days":["2026-02-30"]}"#,
        br#"{"version":7,"closed_days":["Natal"]}"#,
        b"\xff",
    ] {
        let offered = key(1).sign(bytes.to_vec(), vec![]);
        let judged = judge(None, &offered, known, &usual());
        assert_eq!(judged, Err(Refused::Unparsable), "{bytes:?}");
    }
    let long = key(1).sign(vec![b' '; MAX_DOCUMENT + 1], vec![]);
    assert_eq!(judge(None, &long, known, &usual()), Err(Refused::TooLong));
}

#[test]
fn each_value_that_could_mislead_refuses_the_whole_document() {
    let site = |name: &str, zone: &str| {
        vec![Site {
            kiosk: KioskId::parse("7K").expect("two symbols"),
            name: name.to_owned(),
            zone: zone.to_owned(),
        }]
    };
    let (_, one) = SealingPrivateKey::generate();
    let (_, other) = SealingPrivateKey::generate();
    type Change = Box<dyn Fn(&mut Configuration)>;
    let rows: Vec<(&str, Change, Refused)> = vec![
        (
            "no sender",
            Box::new(|it| it.senders.clear()),
            Refused::Senders,
        ),
        (
            "six",
            Box::new(|it| it.senders = vec!["aima.gov.pt".into(); 6]),
            Refused::Senders,
        ),
        (
            "the fake that was seen",
            Box::new(|it| it.senders.push("saf-aima.pt".into())),
            Refused::ForeignSender,
        ),
        (
            "only ends alike",
            Box::new(|it| it.senders.push("fakegov.pt".into())),
            Refused::ForeignSender,
        ),
        (
            "an address",
            Box::new(|it| it.senders.push("a@aima.gov.pt".into())),
            Refused::ForeignSender,
        ),
        (
            "a foreign book",
            Box::new(|it| it.complaints.site = Some("livro.example".into())),
            Refused::ForeignHost,
        ),
        (
            "a scheme",
            Box::new(|it| it.tracking_host = Some("https://kiosk.gov.pt".into())),
            Refused::ForeignHost,
        ),
        (
            "another host",
            Box::new(|it| it.tracking_host = Some("kiosk.gov.pt.example".into())),
            Refused::ForeignHost,
        ),
        (
            "a port",
            Box::new(|it| it.tracking_host = Some("kiosk.gov.pt:99999".into())),
            Refused::ForeignHost,
        ),
        (
            "nowhere",
            Box::new(|it| {
                it.complaints = Complaints {
                    counter: false,
                    site: None,
                }
            }),
            Refused::Complaints,
        ),
        (
            "a site",
            Box::new(|it| it.notices = notice("Pague em multibanco.example")),
            Refused::Notice,
        ),
        (
            "a notice that ends before it begins",
            Box::new(|it| {
                let at = |second| jiff::Timestamp::from_second(second).expect("an instant");
                it.timed_notices = vec![TimedNotice {
                    number: 1,
                    site: None,
                    from: at(2),
                    until: at(1),
                    texts: notice("Hoje fechamos às 16:00."),
                }]
            }),
            Refused::Notice,
        ),
        (
            "four of one language",
            Box::new(|it| it.notices = vec![notice("Fechado.").remove(0); 4]),
            Refused::Notice,
        ),
        (
            "no name",
            Box::new(move |it| it.sites = site(" ", "Europe/Lisbon")),
            Refused::Site,
        ),
        (
            "no zone",
            Box::new(move |it| it.sites = site("Loja", "Europe/Lisboa")),
            Refused::Site,
        ),
        (
            "at once",
            Box::new(|it| it.hold_days = 0),
            Refused::HoldDays,
        ),
        (
            "too soon to object",
            Box::new(|it| it.hold_days = 2),
            Refused::HoldDays,
        ),
        ("never", Box::new(|it| it.hold_days = 61), Refused::HoldDays),
        (
            "a day twice",
            Box::new(|it| it.closed_days = vec![date(2026, 12, 24); 2]),
            Refused::ClosedDays,
        ),
        (
            "days not in order",
            Box::new(|it| it.closed_days = vec![date(2026, 12, 31), date(2026, 12, 24)]),
            Refused::ClosedDays,
        ),
        (
            "closed for good",
            Box::new(|it| {
                let days = date(2026, 12, 1).series(1.day());
                it.closed_days = days.take(MAX_CLOSED_DAYS + 1).collect();
            }),
            Refused::ClosedDays,
        ),
        (
            "another's key",
            Box::new(move |it| it.sealing_keys = vec![sealing_key(&one, &other)]),
            Refused::SealingKey,
        ),
        (
            "a suite to come alone",
            Box::new(|it| {
                let (_, public) = SealingPrivateKey::generate();
                it.sealing_keys = vec![SealingKey {
                    suite: "next".into(),
                    ..sealing_key(&public, &public)
                }];
            }),
            Refused::SealingKey,
        ),
    ];
    for (name, change, refused) in rows {
        assert_eq!(judged(change), Err(refused), "{name}");
    }
}

#[test]
fn a_notice_is_a_sentence_that_leads_nowhere() {
    for bad in [
        "",
        "   ",
        "Escreva para ajuda@aima.gov.pt",
        "Veja https://aima.gov.pt",
        "Veja aima.gov.pt.",
        "Veja aima。gov。pt",
        "Veja WWW aima",
        "Ligue 217 115 000",
        "Ligue (217) 115-000",
        "اتصل ٢١٧١١٥٠٠٠",
        "IBAN PT50000201231234567890154",
        "duas\nlinhas",
        "ao con\u{202e}trário",
        "in\u{200b}visível",
        &"a".repeat(MAX_NOTICE + 1),
    ] {
        assert!(!is_plain_notice(bad), "{bad:?}");
    }
    for good in [
        "No dia 24.12.2026 o balcão fecha às 13.30.",
        "Hoje o balcão abre às 10h00 - 18h00.",
        "The counter opens at 2 p.m. today. Thank you.",
        "يفتح الشباك اليوم من الساعة 10:00 إلى 18:00.",
        &"é".repeat(MAX_NOTICE),
    ] {
        assert!(is_plain_notice(good), "{good:?}");
    }
}

#[test]
fn hosts_end_in_a_whole_suffix() {
    let suffixes = vec!["gov.pt".to_owned(), "localhost".to_owned(), String::new()];
    for good in [
        "gov.pt",
        "aima.gov.pt",
        "a.b-c.gov.pt:8443",
        "localhost",
        "localhost:8443",
    ] {
        assert!(is_host_under(good, &suffixes), "{good}");
    }
    for bad in [
        "",
        ".gov.pt",
        "xgov.pt",
        "gov.pt.",
        "AIMA.gov.pt",
        "aimá.gov.pt",
        "a..gov.pt",
        "-a.gov.pt",
        "a_b.gov.pt",
        "gov.pt/x",
        "gov.pt:",
        "gov.pt:0",
        "gov.pt:08",
        "gov.pt:1:2",
        "evil@gov.pt",
        "example.org",
    ] {
        assert!(!is_host_under(bad, &suffixes), "{bad:?}");
    }
}

#[test]
fn a_later_version_s_fields_and_languages_are_passed_over_and_what_is_left_out_is_the_package_s() {
    let text = br#"{"version":9,"colour":"blue","notices":[{"language":"xx","text":"Ahoy."},
        {"language":"pt","text":"Hoje fecha mais cedo."}],"closed_days":["2026-12-24"]}"#;
    let offered = key(1).sign(text.to_vec(), vec![]);
    let accepted = judge(None, &offered, key(1).public(), &usual()).expect("sound");
    let it = accepted.configuration;
    assert_eq!(it.senders, ["aima.gov.pt"]);
    assert_eq!(it.complaints, Complaints::default());
    assert_eq!(
        (it.hold_days, it.closed_days.as_slice()),
        (5, &[date(2026, 12, 24)][..])
    );
    let known: Vec<_> = it.known_notices().collect();
    assert_eq!(known, [(Language::Pt, "Hoje fecha mais cedo.")]);
}

#[test]
fn what_travels_is_read_back_whole() {
    let offered = key(2).sign(at(7).to_document(), vec![key(1).hand_over(key(2).public())]);
    let text = serde_json::to_string(&offered).expect("it serialises");
    let back: SignedConfiguration = serde_json::from_str(&text).expect("it reads");
    assert_eq!(back, offered);
    assert!(judge(None, &back, key(1).public(), &usual()).is_ok());
}

#[test]
fn each_reason_has_one_name_and_a_key_says_nothing() {
    let names: std::collections::BTreeSet<_> = Refused::ALL.map(Refused::as_str).into();
    assert_eq!(names.len(), Refused::ALL.len());
    assert_eq!(format!("{:?}", key(1)), "SigningKey(•••)");
    assert!(VerifyingKey::try_from("00".to_owned()).is_err());
}
