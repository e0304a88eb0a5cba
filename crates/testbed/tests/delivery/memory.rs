//! What of a person is left in the memory of the program that saved their request: nothing, once it is saved.

use std::{
    fs::{self, File},
    os::unix::fs::FileExt,
};

use kiosk::{
    app::page::SendResult,
    visit::page::{
        Draft, EmailField, IdentityInput, OldEmailAnswer, PaperInput, PaperName, Purpose,
    },
};
use protocol::Language;

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_the_person_before_is_left_when_the_next_of_the_family_begins() {
    let mut place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    // Central runs in this process, and would open what it is sent.
    place.stop_central().await;
    let nif: &[u8] = veiled!("457506334");
    let niss: &[u8] = veiled!("15292867956");
    let passport: &[u8] = veiled!("XK7204319");
    let old: &[u8] = veiled!("forgotten.slip@example.org");
    let wanted = [nif, niss, passport, old];

    let held = unveiled(old);
    assert_eq!(found(&wanted)[3], 1, "the search finds what is there");
    drop(zeroize::Zeroizing::new(held));

    let visit = kiosk.begin(Language::Pt).await;
    let core = kiosk.kiosk.clone();
    core.choose_purpose(&visit, Purpose::CorrectEmail)
        .expect("open");
    for (paper, value, country) in [
        (PaperName::Nif, nif, ""),
        (PaperName::Niss, niss, ""),
        (PaperName::Passport, passport, "UTO"),
    ] {
        let answer = core.check_paper(
            &visit,
            &PaperInput {
                paper,
                value: unveiled(value),
                country: country.to_owned(),
            },
        );
        assert!(answer.expect("open").ok, "{paper:?}");
    }
    let address = zeroize::Zeroizing::new(unveiled(old));
    core.check_email(&visit, EmailField::OldEmail, &address, None)
        .expect("open");
    drop(address);
    let mut identity = IdentityInput::default();
    identity.nif = unveiled(nif);
    identity.niss = unveiled(niss);
    identity.passport = unveiled(passport);
    identity.passport_country = "UTO".to_owned();
    let draft = Draft {
        purpose: Purpose::CorrectEmail,
        identity,
        assisted: false,
        old_email: OldEmailAnswer::Given {
            address: unveiled(old),
            helpers: false,
        },
        new_email: Some("made.up@example.com".to_owned()),
        resend_same: false,
        language: Language::Pt,
    };
    let sent = core.send(&visit, draft).await;
    assert!(matches!(sent, Ok(SendResult::Saved { .. })), "{sent:?}");
    core.another_person(&visit).expect("one is saved");
    assert_eq!(found(&wanted), [0; 4], "nif, niss, passport, old address");
}
