//! The audit log, the newest first: who did what, when, with which request and why. Reading it is the auditor's, and the
//! supervisor's.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use jiff::{Timestamp, tz::TimeZone};
use maud::html;
use serde::Deserialize;
use texts::Args;

use super::{
    page::{AUDIT, Page, Visitor},
    request::why_text,
    session::SignedIn,
    trouble::Trouble,
};
use crate::{
    app::App,
    journal::{Act, Line},
};

/// Of a keyed hash so many digits are shown: enough to see that two searches were for the same.
const DIGITS: usize = 8;

#[derive(Deserialize)]
pub(super) struct Asked {
    before: Option<i64>,
}

/// A part of it.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let lines = app.store.journal_before(asked.before, signed_in.site());
    let (lines, next) = lines.await?;
    let title = visitor.text("desk-audit-title");
    let main = html! {
        h1 { (title) }
        p { (visitor.text("desk-audit-lead")) }
        @if lines.is_empty() { p.note { (visitor.text("desk-audit-none")) } }
        @else {
            div.wide tabindex="0" role="region" aria-labelledby="lines" {
                table {
                    caption #lines { (visitor.text("desk-audit-caption")) }
                    thead { tr {
                        @for column in ["desk-audit-number", "desk-history-when", "desk-history-who", "desk-history-what",
                            "desk-history-why", "desk-request-title"] {
                            th scope="col" { (visitor.text(column)) }
                        }
                    } }
                    tbody { @for line in &lines {
                        tr data-line=(line.number) data-act=(line.act) {
                            th scope="row" { (line.number) }
                            td { (when(&visitor, line)) }
                            td { (line.staff) }
                            td { (what(&visitor, line)) }
                            td { (why(&visitor, line)) }
                            td { @if let Some(id) = &line.request_id {
                                a href={ "/desk/requests/" (id) } aria-label={ (visitor.text("desk-alarm-request")) " " (line.number) } {
                                    (visitor.text("desk-alarm-request"))
                                }
                            } }
                        }
                    } }
                }
            }
        }
        @if let Some(next) = next {
            p { a href={ (AUDIT.path) "?before=" (next) } { (visitor.text("desk-audit-earlier")) } }
        }
    };
    let page = Page {
        visitor: &visitor,
        signed_in: Some(&signed_in),
        section: Some(AUDIT),
        title: &title,
        here: AUDIT.path,
    };
    Ok(page.answer(StatusCode::OK, main))
}

/// In Lisbon's time: lines are of every site.
fn when(visitor: &Visitor, line: &Line) -> String {
    let zone = TimeZone::get("Europe/Lisbon").unwrap_or(TimeZone::UTC);
    Timestamp::from_millisecond(line.at_ms).map_or_else(
        |_| String::new(),
        |at| texts::date_and_time(visitor.language, at, &zone),
    )
}

/// An act of an operator or of another version may have no words here.
fn what(visitor: &Visitor, line: &Line) -> String {
    let id = format!("desk-act-{}", line.act);
    match texts::exists(visitor.language, &id) {
        true => visitor.text(&id),
        false => line.act.clone(),
    }
}

fn why(visitor: &Visitor, line: &Line) -> String {
    let Some(why) = &line.why else {
        return String::new();
    };
    if Act::from_name(&line.act) != Some(Act::Searched) {
        return why_text(visitor, why);
    }
    let numbers: Vec<_> = why
        .split(' ')
        .filter_map(|number| {
            let (name, hash) = number.split_once('=')?;
            let name = visitor.text(&format!("desk-given-{name}"));
            Some(format!("{name} {}", hash.get(..DIGITS)?))
        })
        .collect();
    let numbers = Args::new().with("numbers", numbers.join(", "));
    visitor.text_with("desk-audit-numbers", &numbers)
}
