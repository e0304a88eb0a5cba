//! The receipt as others see it: rendered by poppler at the printer's 203 dpi, its QR code read by
//! zbar, its text taken out by pdftotext.

use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use protocol::{
    EmailAddress, Kind, KioskId, Language, TrackingCode,
    configuration::Complaints,
    steps::{self, Until},
};

use super::content::Content;
use super::fonts::DEBIAN_NOTO;
use super::layout::{DOT, Item, MM};
use super::*;

mod gallery;
mod languages;
mod printed;
mod raster;
mod said;
mod scanned;
mod setting;
mod test_page;

static FONTS: LazyLock<Fonts> =
    LazyLock::new(|| Fonts::load(Path::new(DEBIAN_NOTO)).expect("fonts-noto-core is installed"));
const MEDIA: [Media; 2] = [Media::Roll80, Media::A4];

/// Not arrived yet; nine days on, since a weekend lies between.
fn until() -> Until {
    let checking = protocol::working_days::Checking {
        days: 5,
        closed: vec![],
    };
    Until::of(None, jiff::civil::date(2026, 7, 2), &checking)
}

pub(crate) fn receipt(language: Language) -> Receipt {
    let kiosk: KioskId = "4F".parse().unwrap();
    let code = TrackingCode::generate(kiosk, [7, 77, 177, 3, 33, 233]);
    Receipt {
        kind: Kind::CorrectEmail,
        tracking_url: format!("https://LOCALHOST:8443/T/{code}"),
        tracking_code: code,
        tracking_domain: "localhost:8443".to_owned(),
        saved_at: "2026-07-01T23:32:10Z".parse().unwrap(),
        zone: jiff::tz::TimeZone::get("Europe/Lisbon").unwrap(),
        site: "Loja AIMA Lisboa – Saldanha".to_owned(),
        kiosk,
        language,
        masked_new_email: Some(EmailAddress::parse("amina@gmail.com").unwrap().masked()),
        // The longest of them.
        steps: steps::next(Kind::CorrectEmail, Some(false), until()),
        senders: vec!["aima.gov.pt".to_owned()],
        complaints: Complaints::default(),
        demo: false,
        duplicate: false,
    }
}

fn made(receipt: &Receipt, media: Media) -> Vec<u8> {
    pdf(receipt, media, &FONTS).expect("the receipt is made")
}

/// What a command prints about the PDF, which it finds as `receipt.pdf` in its folder.
fn told(bytes: &[u8], command: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("receipt.pdf"), bytes).unwrap();
    let output = Command::new("sh")
        .args(["-ec", command])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`{command}` fails: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn text_of(bytes: &[u8]) -> String {
    told(bytes, "pdftotext receipt.pdf -").replace(['\u{202A}', '\u{202B}', '\u{202C}'], "")
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
