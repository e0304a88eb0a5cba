//! The kiosks of a site, or of all: how each was when it was last heard, which of them need a person, and what changed in the last
//! hour. What needs somebody is said in words and by a sign, and comes first.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use maud::{Markup, html};
use serde::Deserialize;
use texts::Args;

use super::{
    notices,
    page::{FLEET, Page, Visitor, site_choice},
    session::SignedIn,
    trouble::Trouble,
};
use crate::{
    app::App,
    fleet::{Heard, KioskState, NAMES_SHORT, Need, PRINTER_READY},
    store::KioskChange,
};

/// What is told of as a change.
const LATELY: SignedDuration = SignedDuration::from_hours(1);

#[derive(Deserialize)]
pub(super) struct Asked {
    site: Option<String>,
}

/// The page.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let now = app.clock.now();
    let sites = match signed_in.site() {
        Some(_) => vec![],
        None => app.store.sites().await?,
    };
    // Whoever serves one site sees that one, whatever is asked for.
    let chosen = asked.site.filter(|site| sites.contains(site));
    let site = signed_in.site().or(chosen.as_deref());
    let mut kiosks: Vec<_> = app
        .store
        .fleet(site)
        .await?
        .into_iter()
        .map(|kiosk| (kiosk.needs(now), kiosk))
        .collect();
    kiosks.sort_by_key(|(needs, kiosk)| (needs.is_empty(), kiosk.revoked_at.is_some()));
    let changes = app.store.kiosk_changes(site, now - LATELY).await?;
    let names = app.store.names_given().await?;
    let needing = kiosks.iter().filter(|(needs, _)| !needs.is_empty()).count();
    let counts = Args::new()
        .with("kiosks", kiosks.len().to_string())
        .with("needing", needing.to_string());
    let title = visitor.text("desk-fleet-title");
    let main = html! {
        h1 { (title) }
        p data-needing=(needing) { (visitor.text_with("desk-fleet-counts", &counts)) }
        @if names >= NAMES_SHORT {
            p.warning role="alert" data-names-short=(names) {
                (visitor.text_with("desk-fleet-names-short", &Args::new().with("names", names.to_string())))
            }
        }
        p { a href=(notices::PATH) { (visitor.text("desk-notices-link")) } }
        @if !sites.is_empty() { (site_choice(&visitor, FLEET.path, &sites, site)) }
        @if kiosks.is_empty() { p.note { (visitor.text("desk-fleet-none")) } }
        @else { (table(&visitor, &kiosks, now)) }
        (lately(&visitor, &changes))
    };
    let page = Page {
        visitor: &visitor,
        signed_in: Some(&signed_in),
        section: Some(FLEET),
        title: &title,
        here: FLEET.path,
    };
    Ok(page.answer(StatusCode::OK, main))
}

const COLUMNS: [&str; 8] = [
    "desk-fleet-kiosk",
    "desk-fleet-state",
    "receipt-store-label",
    "desk-fleet-heard",
    "desk-fleet-queue",
    "desk-fleet-printer",
    "desk-fleet-clock",
    "desk-fleet-version",
];

fn table(visitor: &Visitor, kiosks: &[(Vec<Need>, KioskState)], now: Timestamp) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-labelledby="kiosks" {
            table.fleet {
                caption #kiosks { (visitor.text("desk-fleet-caption")) }
                thead { tr { @for column in COLUMNS { th scope="col" { (visitor.text(column)) } } } }
                tbody { @for (needs, kiosk) in kiosks { (row(visitor, needs, kiosk, now)) } }
            }
        }
    }
}

fn row(visitor: &Visitor, needs: &[Need], kiosk: &KioskState, now: Timestamp) -> Markup {
    let names: Vec<_> = needs.iter().map(|need| need.as_str()).collect();
    let heard = kiosk.heard.as_ref();
    let of = |value: &dyn Fn(&Heard) -> String| heard.map_or("–".to_owned(), value);
    html! {
        tr.needs[!needs.is_empty()] data-kiosk=(kiosk.id) data-needs=(names.join(" ")) {
            th scope="row" { bdi dir="ltr" { (kiosk.id) } }
            td { (state(visitor, needs, kiosk)) }
            td { (kiosk.site) }
            td { (of(&|heard| ago(visitor, heard.at, now))) }
            td { (of(&|heard| queue(visitor, heard))) }
            td { (of(&|heard| printer(visitor, heard))) }
            td { (of(&|heard| seconds(heard.clock_offset_ms))) }
            td { (of(&|heard| heard.version.clone())) }
        }
    }
}

/// In words, each with a sign: no colour alone says that somebody is needed.
fn state(visitor: &Visitor, needs: &[Need], kiosk: &KioskState) -> Markup {
    html! {
        @if kiosk.revoked_at.is_some() { span.quiet { (visitor.text("desk-fleet-revoked")) } }
        @else if needs.is_empty() && kiosk.heard.is_none() { span.quiet { (visitor.text("desk-fleet-unheard")) } }
        @else if needs.is_empty() { "✓ " (visitor.text("desk-fleet-well")) }
        @else {
            ul.plain { @for need in needs {
                li.wrong { "⚠ " (visitor.text(&format!("desk-fleet-need-{}", need.as_str()))) }
            } }
        }
    }
}

fn queue(visitor: &Visitor, heard: &Heard) -> String {
    match heard.oldest_s {
        None => heard.queue_depth.to_string(),
        Some(seconds) => visitor.text_with(
            "desk-fleet-waits",
            &Args::new()
                .with("count", heard.queue_depth.to_string())
                .with("age", span(visitor, seconds)),
        ),
    }
}

/// In the words that staff at the kiosk read; a code that has none is shown as it is.
fn printer(visitor: &Visitor, heard: &Heard) -> String {
    printer_words(visitor, &heard.printer)
}

fn printer_words(visitor: &Visitor, code: &str) -> String {
    let id = format!("fault-{code}-staff");
    match code {
        PRINTER_READY => visitor.text("desk-fleet-printer-ready"),
        _ if texts::exists(visitor.language, &id) => visitor.text(&id),
        code => code.to_owned(),
    }
}

fn seconds(offset_ms: i64) -> String {
    match offset_ms / 1_000 {
        0 => "0 s".to_owned(),
        seconds => format!("{seconds:+} s"),
    }
}

fn ago(visitor: &Visitor, at: Timestamp, now: Timestamp) -> String {
    let since = now.duration_since(at).as_secs().max(0);
    visitor.text_with(
        "desk-fleet-ago",
        &Args::new().with("age", span(visitor, since)),
    )
}

/// In the largest whole unit.
fn span(visitor: &Visitor, seconds: i64) -> String {
    let (unit, count) = match seconds {
        0..60 => ("seconds", seconds),
        60..3_600 => ("minutes", seconds / 60),
        3_600..172_800 => ("hours", seconds / 3_600),
        _ => ("days", seconds / 86_400),
    };
    let count = Args::new().with("count", count.to_string());
    visitor.text_with(&format!("desk-fleet-{unit}"), &count)
}

fn lately(visitor: &Visitor, changes: &[KioskChange]) -> Markup {
    html! {
        h2 #lately { (visitor.text("desk-fleet-lately")) }
        @if changes.is_empty() { p { (visitor.text("desk-fleet-lately-none")) } }
        @else {
            ul aria-labelledby="lately" { @for change in changes {
                li data-change=(change.what) data-of=(change.kiosk) { (told(visitor, change)) }
            } }
        }
    }
}

/// In Lisbon's time, as in the audit log.
fn told(visitor: &Visitor, change: &KioskChange) -> String {
    let zone = TimeZone::get("Europe/Lisbon").unwrap_or(TimeZone::UTC);
    let value = |value: &str| match change.what.as_str() {
        "printer" => printer_words(visitor, value),
        _ => value.to_owned(),
    };
    let args = Args::new()
        .with(
            "when",
            texts::date_and_time(visitor.language, change.at, &zone),
        )
        .with("kiosk", change.kiosk.as_str())
        .with("site", change.site.as_str())
        .with("before", value(change.before.as_deref().unwrap_or("–")))
        .with("after", value(&change.after));
    visitor.text_with(&format!("desk-fleet-change-{}", change.what), &args)
}
