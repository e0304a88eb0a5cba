//! The test page: in the receipt's form, so that staff see what comes out, and no receipt at all.

use protocol::{KioskId, Language};
use texts::{Args, text};

use super::{
    Fonts, Media, ReceiptError,
    content::{Both, Content, Fact, Said, Voice},
    pdf::document,
};

/// What the test page tells.
#[derive(Debug, Clone)]
pub struct TestPage {
    /// When it is printed.
    pub at: jiff::Timestamp,
    /// The zone of the store's clock.
    pub zone: jiff::tz::TimeZone,
    /// The store's name.
    pub store: String,
    /// Which kiosk.
    pub kiosk: KioskId,
    /// The tracking page, in the QR code.
    pub url: String,
    /// Its host (and port), in words.
    pub domain: String,
    /// Every language of the kiosk says a sentence, so that a missing letter shows.
    pub languages: Vec<Language>,
    /// Whether this is a demonstration.
    pub demo: bool,
}

/// The test page as a PDF.
///
/// # Errors
/// See [`ReceiptError`].
pub fn pdf(page: &TestPage, media: Media, fonts: &Fonts) -> Result<Vec<u8>, ReceiptError> {
    document(&content(page), page.at, media, fonts)
}

/// Its words. Staff read Portuguese.
pub fn content(page: &TestPage) -> Content {
    let both = |id: &str| Both {
        portuguese: say(Language::Pt, id, &Args::new()),
        other: None,
    };
    let there = page.zone.to_datetime(page.at);
    let time = format!("{} {}", there.date(), texts::time(there.time()));
    let facts = [
        ("receipt-time-label", time),
        ("receipt-store-label", page.store.clone()),
        ("test-page-version-label", crate::VERSION.to_owned()),
    ];
    let domain = Args::new().with("domain", page.domain.as_str());
    Content {
        office: both("receipt-office"),
        demo: page.demo.then(|| both("receipt-demo")),
        duplicate: None,
        title: both("test-page-title"),
        kind: both("test-page-no-receipt"),
        code_label: both("receipt-kiosk-label"),
        code: page.kiosk.to_string(),
        qr: page.url.to_uppercase(),
        domain: page.domain.clone(),
        domain_note: Both {
            portuguese: say(Language::Pt, "test-page-scan", &domain),
            other: None,
        },
        facts: facts
            .into_iter()
            .map(|(id, value)| Fact {
                label: both(id),
                value,
            })
            .collect(),
        voices: page
            .languages
            .iter()
            .map(|language| Voice {
                language: *language,
                saved: say(*language, "test-page-words", &Args::new()),
                sections: vec![],
            })
            .collect(),
    }
}

fn say(language: Language, id: &str, args: &Args<'_>) -> Said {
    Said {
        language,
        text: text(language, id, args),
    }
}
