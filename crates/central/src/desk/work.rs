//! What waits at the counter: of one's own site, and for those who serve at every site of all or of one.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use texts::Args;

use super::{
    page::{Page, Visitor, WORK, site_choice},
    request::why_text,
    session::SignedIn,
    trouble::Trouble,
};
use crate::{
    app::App,
    store::{Listed, MOST_LISTED},
};

#[derive(Deserialize)]
pub(super) struct Asked {
    site: Option<String>,
}

/// The list.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let sites = match signed_in.site() {
        Some(_) => Vec::new(),
        None => app.store.sites().await?,
    };
    // Whoever has a site sees that one, whatever the address says.
    let chosen = asked.site.filter(|site| sites.contains(site));
    let site = signed_in.site().or(chosen.as_deref());
    let waiting = app.store.at_the_counter(site).await?;
    let title = visitor.text("desk-work-title");
    let place = site.map_or_else(|| visitor.text("desk-every-site"), str::to_owned);
    let main = html! {
        h1 { (title) }
        p.quiet { (place) }
        @if sites.len() > 1 { (site_choice(&visitor, WORK.path, &sites, site)) }
        @if waiting.is_empty() {
            p.note data-waiting="0" { (visitor.text("desk-work-none")) }
        } @else {
            @if waiting.len() == MOST_LISTED {
                p.note { (visitor.text_with("desk-work-most", &Args::new().with("count", MOST_LISTED.to_string()))) }
            }
            (table(&visitor, &waiting, "desk-work-caption", false))
        }
    };
    let page = Page {
        visitor: &visitor,
        signed_in: Some(&signed_in),
        section: Some(WORK),
        title: &title,
        here: WORK.path,
    };
    Ok(page.answer(StatusCode::OK, main))
}

/// Requests in a list, each with the way to its page; `states` where they differ.
pub(super) fn table(visitor: &Visitor, requests: &[Listed], caption: &str, states: bool) -> Markup {
    let last = match states {
        true => "desk-list-state",
        false => "desk-list-why",
    };
    html! {
        div.wide tabindex="0" role="region" aria-labelledby="list" {
            table {
                caption #list { (visitor.text(caption)) }
                thead { tr {
                    @for column in ["desk-list-code", "desk-asked-kind", "desk-asked-received", "receipt-store-label", last] {
                        th scope="col" { (visitor.text(column)) }
                    }
                } }
                tbody {
                    @for request in requests {
                        tr data-request=(request.id) data-state=(request.state) {
                            th scope="row" {
                                a href={ "/desk/requests/" (request.id) } { bdi.code dir="ltr" { (request.tracking_code) } }
                            }
                            td { (visitor.text(&format!("kind-{}", request.kind))) }
                            td { (day(visitor, request)) }
                            td { (request.site) }
                            td {
                                @if states { (visitor.text(&format!("desk-state-{}", request.state))) }
                                // What waits without a decision could not be opened.
                                @else { (why_text(visitor, request.why.as_deref().unwrap_or("unopenable"))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn day(visitor: &Visitor, request: &Listed) -> String {
    let date = request.time_zone.to_datetime(request.received_at).date();
    texts::date(visitor.language, date)
}
