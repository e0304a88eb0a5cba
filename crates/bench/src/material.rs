//! What is sent and printed: the same for us and for every peer.

use std::path::{Path, PathBuf};

use kiosk::{
    receipt::{
        Fonts, Receipt,
        content::{Both, Content, LocalizedText},
        fonts::{DEBIAN_NOTO, script_of},
    },
    visit::page::Draft,
};
use protocol::{
    EmailAddress, Kind, KioskId, Language, TrackingCode,
    configuration::Complaints,
    steps::{self, Until},
    working_days::Checking,
};
use serde_json::{Value, json};

/// Whoever is measured is called once for each of these so many times before it counts.
pub const WARM_UP: usize = 10;

/// The fonts of Debian's packages.
///
/// # Panics
/// They are not installed.
pub fn fonts() -> Fonts {
    Fonts::load(Path::new(DEBIAN_NOTO)).expect("fonts-noto-core and fonts-noto-cjk are installed")
}

/// The answers of one visit, as the page sends them; another address for each number.
pub fn answers(language: Language, number: usize) -> Value {
    json!({
        "purpose": "correct-email",
        "identity": {"nif": "200000020", "niss": "11000000120", "phone": "912345678"},
        "assisted": false,
        "oldEmail": {"answer": "given", "address": format!("made.up{number}@example.com"), "helpers": false},
        "newEmail": format!("new.made.up{number}@example.com"),
        "resendSame": false,
        "language": language.code(),
    })
}

/// The same, read.
///
/// # Panics
/// They are no answers.
pub fn draft(language: Language, number: usize) -> Draft {
    serde_json::from_value(answers(language, number)).expect("a draft")
}

/// A receipt, one for each number: code and address differ, as they do from one person to the next.
pub fn receipt(language: Language, number: usize) -> Receipt {
    let kiosk = KioskId::new(143).expect("a kiosk's number");
    let drawn = (number as u64)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .to_le_bytes();
    let code = TrackingCode::generate(
        kiosk,
        [drawn[0], drawn[1], drawn[2], drawn[3], drawn[4], drawn[5]],
    );
    receipt_for(language, code)
}

/// A receipt with this code.
pub fn receipt_for(language: Language, code: TrackingCode) -> Receipt {
    let saved_at = "2026-07-01T23:32:10Z".parse().expect("a time");
    let checking = Checking {
        days: 5,
        closed: vec![],
    };
    let until = Until::of(None, jiff::civil::date(2026, 7, 2), &checking);
    Receipt {
        kind: Kind::CorrectEmail,
        tracking_code: code,
        tracking_url: format!("https://SAPA.AIMA.GOV.PT/T/{code}"),
        tracking_domain: "sapa.aima.gov.pt".to_owned(),
        saved_at,
        zone: jiff::tz::TimeZone::get("Europe/Lisbon").expect("a zone"),
        site: "Loja AIMA Lisboa – Saldanha".to_owned(),
        kiosk: KioskId::new(143).expect("a kiosk's number"),
        language,
        masked_new_email: EmailAddress::parse("new.made.up@gmail.com")
            .ok()
            .map(|address| address.masked()),
        steps: steps::next(Kind::CorrectEmail, Some(false), until),
        senders: vec!["aima.gov.pt".to_owned()],
        complaints: Complaints::default(),
        demo: false,
        duplicate: false,
    }
}

/// The receipt's words for a peer, with the fonts that set them. The invisible marks around codes are left out: most
/// peers would print a box for them.
pub fn words(receipt: &Receipt, fonts: &Fonts) -> Value {
    let content = Content::new(receipt);
    let said = |said: &LocalizedText| {
        let text: String = said
            .text
            .chars()
            .filter(|c| !matches!(c, '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}'))
            .collect();
        json!({"language": said.language.code(), "text": text})
    };
    let both = |both: &Both| both.each().map(said).collect::<Vec<_>>();
    let blocks = content.blocks.iter().map(|block| {
        let sections = block.sections.iter().map(|section| {
            json!({
                "heading": said(&section.heading),
                "points": section.points.iter().map(said).collect::<Vec<_>>(),
            })
        });
        json!({"saved": said(&block.saved), "sections": sections.collect::<Vec<_>>()})
    });
    let script = script_of(receipt.language);
    let face = |bold| {
        let face = fonts.of_script(script, receipt.language, bold);
        json!({"file": font_file(face.file()), "index": face.index(), "scale": face.scale()})
    };
    json!({
        "language": receipt.language.code(),
        "rtl": receipt.language.is_rtl(),
        "fonts": {"regular": face(false), "bold": face(true)},
        "office": both(&content.office),
        "title": both(&content.title),
        "kind": both(&content.kind),
        "codeLabel": both(&content.code_label),
        "code": content.code,
        "qr": content.qr,
        "domain": content.domain,
        "domainNote": both(&content.domain_note),
        "facts": content.facts.iter().map(|fact| {
            json!({"label": both(&fact.label), "value": both(&fact.value)})
        }).collect::<Vec<_>>(),
        "blocks": blocks.collect::<Vec<_>>(),
    })
}

/// Where Debian puts a font file.
fn font_file(name: &str) -> PathBuf {
    let folder = match name.ends_with(".ttc") {
        true => "/usr/share/fonts/opentype/noto",
        false => DEBIAN_NOTO,
    };
    Path::new(folder).join(name)
}
