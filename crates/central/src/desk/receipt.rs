//! The receipt of a request that was made at the desk, as a page to be printed: the words of the kiosk's receipt, in the
//! person's language and in Portuguese, with the code and its QR code.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use jiff::{Timestamp, tz::TimeZone};
use maud::{Markup, html};
use protocol::{
    EmailAddress, Kind, Language, MaskedEmail, PublicState, TrackingCode, steps,
    tracking_code::address_for_qr,
};
use qrcode::{Color, EcLevel, QrCode};
use texts::Args;

use super::{
    acts::by,
    page::{NEW, Page, Visitor},
    request,
    session::SignedIn,
    trouble::Trouble,
};
use crate::{app::App, vault::Cell};

/// Light modules that must surround the code (ISO/IEC 18004, 6.3.8).
const QUIET_ZONE: usize = 4;

/// What the receipt says.
struct Receipt {
    code: TrackingCode,
    kind: Kind,
    language: Language,
    site: String,
    zone: TimeZone,
    received_at: Timestamp,
    address: Option<MaskedEmail>,
    steps: Vec<steps::DatedStep>,
    url: String,
    domain: String,
}

/// The page.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let id = request::parse(&id)?;
    let receipt = read(&app, &id).await?;
    // It shows what the request's page shows: who looks is written down in the same way.
    app.store
        .note_look(by(&app, &signed_in, &id), signed_in.since)
        .await?;
    let title = visitor.text("receipt-title");
    let main = html! {
        h1 { (title) }
        p.note role="status" data-notice="made" { (visitor.text("desk-receipt-lead")) }
        (paper(&app, &visitor, &receipt)?)
        p { a href={ "/desk/requests/" (id) } { (visitor.text("desk-receipt-request")) } }
    };
    let page = Page {
        visitor: &visitor,
        signed_in: Some(&signed_in),
        section: Some(NEW),
        title: &title,
        here: &format!("/desk/requests/{id}/receipt"),
    };
    Ok(page.answer(StatusCode::OK, main))
}

async fn read(app: &App, id: &str) -> Result<Receipt, Trouble> {
    let made = app.store.made_at_the_desk(id).await?;
    let made = made.ok_or(Trouble::Missing)?;
    let code = TrackingCode::parse(&made.tracking_code).map_err(|_| Trouble::Internal)?;
    let kind = Kind::from_name(&made.kind).ok_or(Trouble::Internal)?;
    let address = made.new_email.as_deref().and_then(|sealed| {
        let cell = Cell {
            table: "contents",
            row: id,
            column: "new_email",
        };
        let address = app.vault.open(cell, sealed).ok()?;
        Some(EmailAddress::parse(&address).ok()?.masked())
    });
    let seen = app.seen(code).await?;
    let until = match (seen.state, seen.next) {
        (PublicState::BeingChecked { .. }, Some((_, until))) => until,
        // What has ended since is on the page behind the code.
        _ => steps::Until::Passed,
    };
    let confirmed = kind.takes_new_email().then_some(made.confirmed);
    let base = match &app.published.current().tracking_host {
        Some(host) => format!("https://{host}"),
        None => app.public_base.clone(),
    };
    Ok(Receipt {
        code,
        kind,
        language: Language::from_code(&made.language).unwrap_or(Language::Pt),
        site: made.site,
        zone: TimeZone::get(&made.time_zone).map_err(|_| Trouble::Internal)?,
        received_at: Timestamp::from_millisecond(made.received_at)
            .map_err(|_| Trouble::Internal)?,
        address,
        steps: steps::next(kind, confirmed, until),
        url: address_for_qr(&format!("{base}/t/{code}")),
        domain: base.trim_start_matches("https://").to_owned(),
    })
}

fn paper(app: &App, visitor: &Visitor, receipt: &Receipt) -> Result<Markup, Trouble> {
    let languages = match receipt.language {
        Language::Pt => vec![Language::Pt],
        other => vec![other, Language::Pt],
    };
    let qr = qr(&receipt.url)?;
    Ok(html! {
        article.receipt data-receipt="" {
            p.office { strong { "AIMA" } " " span lang="pt" { (texts::text(Language::Pt, "receipt-office", &Args::new())) } }
            @if visitor.demo { p.warning lang="pt" { (texts::text(Language::Pt, "receipt-demo", &Args::new())) } }
            div.code-and-qr {
                p {
                    @for language in &languages {
                        span.block lang=(language.code()) dir=(direction(*language)) {
                            (texts::text(*language, "receipt-code-label", &Args::new()))
                        }
                    }
                    bdi.symbols dir="ltr" data-tracking-code="" { (receipt.code) }
                }
                (qr)
            }
            @for language in &languages { (voice(app, receipt, *language)) }
        }
    })
}

fn voice(app: &App, receipt: &Receipt, language: Language) -> Markup {
    let plain = |id: &str| texts::text(language, id, &Args::new());
    let with = |id: &str, args: &Args<'_>| texts::text(language, id, args);
    let when = texts::date_and_time(language, receipt.received_at, &receipt.zone);
    let published = app.published.current();
    html! {
        section lang=(language.code()) dir=(direction(language)) {
            h2 { (plain("receipt-title")) ": " (plain(&format!("kind-{}", receipt.kind))) }
            p { (with("desk-receipt-received", &Args::new().with("when", when).with("site", receipt.site.as_str()))) }
            @if let Some(masked) = &receipt.address {
                p { (plain("receipt-new-email-label")) ": " (begins(language, masked)) }
            }
            h3 { (plain("receipt-next-title")) }
            ul {
                @for step in &receipt.steps { li data-step=(step.step.as_str()) { (texts::step_in_one(language, step)) } }
                li { (plain("receipt-hurry")) }
            }
            h3 { (plain("receipt-safety-title")) }
            ul {
                li { (with("receipt-scan-domain", &Args::new().with("domain", receipt.domain.as_str()))) }
                li { (texts::senders(language, &published.senders)) }
                li { (plain("receipt-money")) }
                li { (texts::complaints(language, &published.complaints)) }
            }
        }
    }
}

/// A masked address in words, as on the kiosk's receipt.
fn begins(language: Language, masked: &MaskedEmail) -> String {
    let args = Args::new().with("begins", masked.begins());
    match masked.domain() {
        None => texts::text(language, "address-begins", &args),
        Some(domain) => texts::text(language, "address-begins-at", &args.with("domain", domain)),
    }
}

/// Level H, as on the kiosk's receipt, as one path: no seam shows between modules.
fn qr(url: &str) -> Result<Markup, Trouble> {
    let code =
        QrCode::with_error_correction_level(url, EcLevel::H).map_err(|_| Trouble::Internal)?;
    let width = code.width();
    let path: String = code
        .to_colors()
        .iter()
        .enumerate()
        .filter(|(_, module)| **module == Color::Dark)
        .map(|(at, _)| format!("M{} {}h1v1h-1z", at % width, at / width))
        .collect();
    let side = width + 2 * QUIET_ZONE;
    Ok(html! {
        svg.qr xmlns="http://www.w3.org/2000/svg" viewBox={ "-" (QUIET_ZONE) " -" (QUIET_ZONE) " " (side) " " (side) }
            role="img" aria-label="QR" data-qr=(url) shape-rendering="crispEdges" {
            rect x={ "-" (QUIET_ZONE) } y={ "-" (QUIET_ZONE) } width=(side) height=(side) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    })
}

pub(super) fn direction(language: Language) -> &'static str {
    match language.is_rtl() {
        true => "rtl",
        false => "ltr",
    }
}
