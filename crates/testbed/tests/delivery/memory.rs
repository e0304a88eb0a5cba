//! What of a person is left in the memory of the program that they typed into: nothing, once their visit is over.

use std::{
    fs::{self, File},
    os::unix::fs::FileExt,
};

use kiosk::{
    Kiosk,
    app::page::SendResult,
    visit::page::{
        CodeSending, Draft, EmailField, IdentityInput, OldEmailAnswer, PaperInput, PaperName,
        Purpose,
    },
};
use protocol::Language;
use zeroize::Zeroizing;

use crate::support::{Place, Running};

/// Made-up answers are kept veiled, so that the search does not find its own list.
const VEIL: u8 = 0x80;

/// What is looked for, veiled when this is compiled.
macro_rules! veiled {
    ($text:literal) => {{
        const VEILED: [u8; $text.len()] = {
            let mut bytes = [0; $text.len()];
            let mut at = 0;
            while at < bytes.len() {
                bytes[at] = $text.as_bytes()[at] ^ VEIL;
                at += 1;
            }
            bytes
        };
        &VEILED
    }};
}

/// The text itself, in a buffer of its own size.
fn unveiled(veiled: &[u8]) -> String {
    let mut text = String::with_capacity(veiled.len());
    text.extend(veiled.iter().map(|byte| char::from(byte ^ VEIL)));
    text
}

/// How often each of the texts lies in the memory that this process can write.
fn found(wanted: &[&[u8]]) -> Vec<usize> {
    let mut times = vec![0; wanted.len()];
    let memory = File::open("/proc/self/mem").expect("it is our own");
    let maps = fs::read_to_string("/proc/self/maps").expect("readable");
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let range = words.next().expect("a range");
        let writable = words.next().is_some_and(|flags| flags.starts_with("rw"));
        if !writable || line.ends_with("[vvar]") {
            continue;
        }
        let (from, to) = range.split_once('-').expect("two ends");
        let end = |text| u64::from_str_radix(text, 16).expect("hexadecimal");
        let (from, to) = (end(from), end(to));
        let mut bytes = vec![0; usize::try_from(to - from).expect("it is mapped")];
        // A region may be gone by now.
        let Ok(read) = memory.read_at(&mut bytes, from) else {
            continue;
        };
        // Veiled at once: what was read here must not be found when the next region is.
        bytes[..read].iter_mut().for_each(|byte| *byte ^= VEIL);
        for (times, wanted) in times.iter_mut().zip(wanted) {
            *times += bytes[..read]
                .windows(wanted.len())
                .filter(|window| window == wanted)
                .count();
        }
    }
    times
}

/// Made-up answers, veiled: NIF, NISS, passport, telephone, old address, new address.
const WANTED: [&[u8]; 6] = [
    veiled!("457506334"),
    veiled!("15292867956"),
    veiled!("XK7204319"),
    veiled!("918273645"),
    veiled!("forgotten.slip@example.org"),
    veiled!("gathered.moss@example.net"),
];
const NAMES: [&str; 6] = [
    "nif",
    "niss",
    "passport",
    "phone",
    "old address",
    "new address",
];

/// What of it lies in memory.
fn left() -> Vec<(&'static str, usize)> {
    let found = NAMES.into_iter().zip(found(&WANTED));
    found.filter(|(_, times)| *times > 0).collect()
}

/// Types everything and has each answer checked, as the page does.
fn type_all(core: &Kiosk, visit: &str) -> Draft {
    let [nif, niss, passport, phone, old, new] = WANTED;
    core.choose_purpose(visit, Purpose::CorrectEmail)
        .expect("open");
    for (paper, value, country) in [
        (PaperName::Nif, nif, ""),
        (PaperName::Niss, niss, ""),
        (PaperName::Passport, passport, "UTO"),
        (PaperName::Phone, phone, ""),
    ] {
        let input = PaperInput {
            paper,
            value: unveiled(value),
            country: country.to_owned(),
        };
        let answer = core.check_paper(visit, &input);
        assert!(answer.expect("open").ok, "{paper:?}");
    }
    let mut identity = IdentityInput::default();
    identity.nif = unveiled(nif);
    identity.niss = unveiled(niss);
    identity.passport = unveiled(passport);
    identity.passport_country = "UTO".to_owned();
    identity.phone = unveiled(phone);
    let answer = core.check_identity(visit, &identity);
    assert!(answer.expect("open").ok);
    let old = Zeroizing::new(unveiled(old));
    let new = Zeroizing::new(unveiled(new));
    for (field, address, other) in [
        (EmailField::OldEmail, &old, None),
        (EmailField::NewEmail, &new, Some(old.as_str())),
    ] {
        let answer = core.check_email(visit, field, address, other);
        assert!(answer.expect("open").ok, "{field:?}");
    }
    Draft {
        purpose: Purpose::CorrectEmail,
        identity,
        assisted: false,
        old_email: OldEmailAnswer::Given {
            address: unveiled(WANTED[4]),
            helpers: false,
        },
        new_email: Some(unveiled(WANTED[5])),
        resend_same: false,
        language: Language::Pt,
    }
}

/// How a visit ends in which everything was typed.
#[derive(Debug, Clone, Copy)]
enum End {
    /// Another of the family; the new address stays, for it may be theirs as well.
    AnotherPerson,
    Finished,
    /// By the person, or by nobody touching the page: both are one call.
    CancelledOrTimedOut,
    /// The page died.
    Abandoned,
    /// The first tap of the next person.
    Replaced,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_a_person_is_left_when_their_visit_is_over_however_it_ends() {
    let mut place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    // Central runs in this process, and would open what it is sent.
    place.stop_central().await;
    let held: Vec<_> = WANTED.map(|wanted| Zeroizing::new(unveiled(wanted))).into();
    assert_eq!(left().len(), 6, "the search finds what is there");
    drop(held);
    assert_eq!(left(), [], "and nothing else");
    for end in [
        End::CancelledOrTimedOut,
        End::Abandoned,
        End::Replaced,
        End::Finished,
        End::AnotherPerson,
    ] {
        let visit = kiosk.begin(Language::Pt).await;
        let core = kiosk.kiosk.clone();
        let draft = type_all(&core, &visit);
        let ended = match end {
            End::AnotherPerson | End::Finished => {
                let sent = core.send(&visit, draft).await;
                assert!(matches!(sent, Ok(SendResult::Saved { .. })), "{sent:?}");
                match end {
                    End::Finished => core.end_visit(&visit),
                    _ => core.another_person(&visit),
                }
            }
            End::CancelledOrTimedOut => {
                drop(draft);
                core.end_visit(&visit)
            }
            End::Abandoned => {
                drop(draft);
                core.abandon_page();
                Ok(())
            }
            End::Replaced => {
                drop(draft);
                core.begin_visit(Language::En).map(drop)
            }
        };
        ended.expect("in order");
        assert_eq!(left(), [], "{end:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_address_that_was_to_be_confirmed_is_gone_with_the_visit() {
    let mut place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    place.stop_central().await;
    let visit = kiosk.begin(Language::Pt).await;
    let core = &kiosk.kiosk;
    drop(type_all(core, &visit));
    let address = Zeroizing::new(unveiled(WANTED[5]));
    let sent = core.send_code(&visit, &address).await;
    assert_eq!(sent, Ok(CodeSending::Offline));
    drop(address);
    assert_eq!(left().len(), 1, "the visit knows which it was");
    core.end_visit(&visit).expect("open");
    assert_eq!(left(), []);
}
