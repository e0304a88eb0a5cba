//! The test page: in the receipt's form, so that staff see what comes out, and no receipt at all. Under its
//! words a ruler shows whether the size is right, and fine lines whether every dot of the head prints.

use protocol::{KioskId, Language, tracking_code::address_for_qr};
use texts::{Args, exists, text};

use super::{
    Fonts, Media, ReceiptError,
    content::{Both, Content, Fact, LocalizedBlock, LocalizedText},
    layout::{Column, Draft, MM, Page, Shade, Side, snapped},
    pdf::file,
    raster::{Head, Raster, drawn},
    roll,
    shape::Style,
};

/// What the ruler measures, in millimetres.
const RULER: u8 = 60;
/// How much paper it takes with what stands under it.
const RULER_HEIGHT: f32 = 18.0 * MM;
const LABEL: Style = Style {
    bold: false,
    size: 8.0,
};

/// What the test page tells.
#[derive(Debug, Clone)]
pub struct TestPage {
    /// When it is printed.
    pub at: jiff::Timestamp,
    /// The zone of the site's clock.
    pub zone: jiff::tz::TimeZone,
    /// The site's name.
    pub site: String,
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
    let content = content(page);
    let laid_out = ruled(&content, media, Head::USUAL, fonts)?;
    file(&laid_out, &content, page.at, fonts)
}

/// The test page as dots.
///
/// # Errors
/// See [`ReceiptError`].
pub fn raster(page: &TestPage, head: Head, fonts: &Fonts) -> Result<Raster, ReceiptError> {
    let laid_out = ruled(&content(page), Media::Roll80, head, fonts)?;
    drawn(&laid_out, head, fonts)
}

/// The page with the ruler at its end, for the dots of this head.
fn ruled(content: &Content, media: Media, head: Head, fonts: &Fonts) -> Result<Page, ReceiptError> {
    let mut page = media.page(content, fonts)?;
    let mut draft = Draft::new(fonts, 1.0);
    let (column, y) = match media {
        Media::Roll80 => (roll::COLUMN, page.height),
        Media::A4 => {
            let left = Column {
                x: 20.0 * MM,
                ..roll::COLUMN
            };
            (left, page.height - 18.0 * MM - RULER_HEIGHT)
        }
    };
    ruler(&mut draft, column, head, y)?;
    page.items.append(&mut draft.items);
    if media == Media::Roll80 {
        page.height = snapped(page.height + RULER_HEIGHT);
    }
    Ok(page)
}

/// A tick each millimetre, and under it lines of one, two and three dots with as wide gaps.
fn ruler(draft: &mut Draft<'_>, column: Column, head: Head, y: f32) -> Result<(), ReceiptError> {
    let dot = 72.0 / head.dots_per_inch as f32;
    for millimetre in 0..=RULER {
        let tall = match millimetre % 10 {
            0 => 4.0 * MM,
            5 => 3.0 * MM,
            _ => 2.0 * MM,
        };
        let x = column.x + f32::from(millimetre) * MM;
        draft.rectangle(x, y, dot, tall, Shade::BLACK);
        if millimetre % 10 == 0 {
            let place = Column {
                x: x + 0.5 * MM,
                width: 8.0 * MM,
            };
            let number = plain(millimetre.to_string());
            draft.text(&number, LABEL, place, Side::Left, y + 1.8 * MM)?;
        }
    }
    let (mut x, fine) = (column.x, y + 6.5 * MM);
    for dots in [1.0, 2.0, 3.0] {
        for line in 0_u8..12 {
            let at = x + f32::from(line) * 2.0 * dots * dot;
            draft.rectangle(at, fine, dots * dot, 3.0 * MM, Shade::BLACK);
        }
        x += 24.0 * dots * dot + 3.0 * MM;
    }
    let args = Args::new().with("dpi", head.dots_per_inch.to_string());
    let caption = say(Language::Pt, "test-page-ruler", &args);
    draft.text(&caption, LABEL, column, Side::Left, fine + 3.5 * MM)?;
    // Both ends of this rule show whether the whole width is printed.
    draft.rule(column, y + RULER_HEIGHT - 3.0 * MM, 1.2);
    Ok(())
}

/// A number, the same in every language.
fn plain(text: String) -> LocalizedText {
    LocalizedText {
        language: Language::Pt,
        text,
        same_for_all: false,
    }
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
        ("receipt-store-label", page.site.clone()),
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
        qr: address_for_qr(&page.url),
        domain: page.domain.clone(),
        domain_note: Both {
            portuguese: say(Language::Pt, "test-page-scan", &domain),
            other: None,
        },
        facts: facts
            .into_iter()
            .map(|(id, value)| Fact {
                label: both(id),
                value: Both::alike(value),
            })
            .collect(),
        blocks: page
            .languages
            .iter()
            .map(|language| LocalizedBlock {
                language: *language,
                saved: say(*language, words_in(*language), &Args::new()),
                sections: vec![],
            })
            .collect(),
    }
}

/// What shows that a language's letters come out: for who reads it, and for staff, who compare shapes.
fn words_in(language: Language) -> &'static str {
    match exists(language, "test-page-words") {
        true => "test-page-words",
        false => "receipt-title",
    }
}

fn say(language: Language, id: &str, args: &Args<'_>) -> LocalizedText {
    LocalizedText {
        language,
        text: text(language, id, args),
        same_for_all: false,
    }
}
