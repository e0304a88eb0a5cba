//! Printing on a thermal printer that speaks ESC/POS, and what happens when it is not well: over TCP and
//! through a device file. The printer is the test bed's fake; what it did is read from the paper that came out.

mod leaving;
mod line;
mod paper;

use std::{
    path::Path,
    sync::{Arc, LazyLock},
    time::Duration,
};

use kiosk::{
    machine::config::PrinterUri,
    printing::printer::{EscPosPrinter, LeftBehind, PrintJob, PrinterTimes},
    receipt::{Fonts, Head, Raster, Receipt, raster},
};
use protocol::{EmailAddress, Kind, KioskId, Language, TrackingCode};
use testbed::thermal::{Piece, Port, ThermalPrinter};

use crate::visit::Visit;

const PORTS: [Port; 2] = [Port::Tcp, Port::Device];
/// For each band of three millimetres: a receipt takes some seconds.
const SLOW: Duration = Duration::from_millis(40);

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    Fonts::load(Path::new("/usr/share/fonts/truetype/noto")).expect("fonts-noto-core is installed")
});

fn kiosk_at(printer: &ThermalPrinter, times: PrinterTimes) -> Arc<EscPosPrinter> {
    kiosk_by(&printer.uri(), times)
}

fn kiosk_by(uri: &str, times: PrinterTimes) -> Arc<EscPosPrinter> {
    match uri.parse() {
        Ok(PrinterUri::EscPos(address)) => Arc::new(EscPosPrinter::new(address, times)),
        other => panic!("{uri} is no thermal printer's address: {other:?}"),
    }
}

/// The receipt number `number` of a kiosk, with what its QR code says.
fn receipt(number: u8, language: Language) -> Receipt {
    let kiosk: KioskId = "4F".parse().expect("a kiosk's number");
    let code = TrackingCode::generate(kiosk, [7, 77, 177, 3, 33, number]);
    let address = EmailAddress::parse("amina@gmail.com").expect("an address");
    Receipt {
        kind: Kind::CorrectEmail,
        tracking_url: format!("https://LOCALHOST:8443/T/{code}"),
        tracking_code: code,
        tracking_domain: "localhost:8443".to_owned(),
        saved_at: "2026-07-01T23:32:10Z".parse().expect("a time"),
        zone: jiff::tz::TimeZone::get("Europe/Lisbon").expect("a zone"),
        site: "Loja AIMA Lisboa – Saldanha".to_owned(),
        kiosk,
        language,
        masked_new_email: Some(address.masked()),
        steps: protocol::steps::next(
            Kind::CorrectEmail,
            Some(true),
            protocol::steps::Until::Day(jiff::civil::date(2026, 7, 9)),
        ),
        senders: vec!["aima.gov.pt".to_owned()],
        complaints: protocol::configuration::Complaints::default(),
        demo: false,
        duplicate: false,
    }
}

fn url(number: u8) -> Option<String> {
    Some(receipt(number, Language::Pt).tracking_url)
}

fn dots(receipt: &Receipt, head: Head) -> Raster {
    raster(receipt, head, &FONTS).expect("the receipt is drawn")
}

fn job(number: u8) -> PrintJob<Raster> {
    PrintJob {
        name: format!("receipt {number}"),
        document: dots(&receipt(number, Language::Pt), Head::USUAL),
    }
}

fn prints(kiosk: &Arc<EscPosPrinter>, number: u8) -> Visit {
    let (kiosk, job) = (kiosk.clone(), job(number));
    Visit::begin(|cancelled, told| async move {
        kiosk
            .print(job, cancelled, |progress| told.take(progress))
            .await
    })
}

fn left_behind(number: u8) -> Option<LeftBehind> {
    Some(LeftBehind {
        name: format!("receipt {number}"),
        id: None,
    })
}

/// What the QR codes say that came out on pieces which are not void, in order; what cannot be read is none.
fn valid_codes(printer: &ThermalPrinter) -> Vec<Option<String>> {
    let pieces = printer.receipts().into_iter();
    pieces
        .filter(|piece| !piece.is_void())
        .map(|piece| piece.qr_code())
        .collect()
}

fn assert_understood(printer: &ThermalPrinter) {
    assert_eq!(printer.complaints(), [] as [String; 0]);
}

/// Dots that are not as they should be.
fn wrong_dots(piece: &Piece, expected: &Raster) -> usize {
    assert_eq!(piece.height(), expected.height());
    let rows = piece.rows().iter().zip(expected.bands(1));
    rows.map(|(row, expected)| {
        let pairs = row.iter().zip(expected);
        pairs
            .map(|(is, should)| (is ^ should).count_ones() as usize)
            .sum::<usize>()
    })
    .sum()
}
