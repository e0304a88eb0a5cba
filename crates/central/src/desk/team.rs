//! The site's people, for their supervisor: who is locked out, and one-time passwords for clerks.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{Timestamp, tz::TimeZone};
use maud::{Markup, html};
use serde::Deserialize;
use texts::Args;

use super::{
    form::Signed,
    page::{Page, TEAM, Visitor, role_and_site},
    session::SignedIn,
    sign_in::{self, LIMITS_OF_NAMES, Nothing, of_network},
    trouble::Trouble,
};
use crate::{
    app::App, client_address::Caller, permissions::Post, staff::one_time_password, store::Member,
};

#[derive(Deserialize)]
pub(super) struct Notice {
    notice: Option<String>,
}

/// The list.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Caller(network): Caller,
    signed_in: SignedIn,
    Query(asked): Query<Notice>,
) -> Result<Response, Trouble> {
    let now = app.clock.now();
    let team = app.store.team(signed_in.site(), &LIMITS_OF_NAMES, now);
    let team = team.await?;
    let network = app.store.locked(&of_network(&app, network), now).await?;
    let title = visitor.text("desk-team-title");
    let main = html! {
        @if asked.notice.as_deref() == Some("unlocked") {
            p.note role="status" data-notice="unlocked" { (visitor.text("desk-team-unlocked")) }
        }
        h1 { (title) }
        p { (visitor.text("desk-team-lead")) }
        @if let Some(until) = network {
            section.state data-network="" aria-labelledby="network" {
                h2 #network { (visitor.text("desk-team-network")) }
                p { (visitor.text_with("desk-team-locked", &minutes(until, now))) }
                (button(&visitor, &signed_in, "/desk/network/unlock", "desk-team-unlock", "network"))
            }
        }
        @for member in &team { (one(&visitor, &signed_in, member, now)) }
    };
    Ok(page(&visitor, &signed_in, &title, main))
}

fn one(visitor: &Visitor, signed_in: &SignedIn, member: &Member, now: Timestamp) -> Markup {
    let name = member.name.as_str();
    let id = format!("member-{name}");
    html! {
        section.state data-member=(name) data-locked=[member.locked_until.map(|_| "")] aria-labelledby=(id) {
            h2 id=(id) { (member.shown_name.as_deref().unwrap_or(name)) }
            p { (role_and_site(visitor, &member.post)) }
            @if member.by_provider {
                p { (visitor.text_with("desk-team-by-provider", &Args::new().with("name", name))) }
            }
            @if member.wrong_tries > 0 {
                p { (visitor.text_with("desk-team-tries", &Args::new().with("count", member.wrong_tries.to_string()))) }
            }
            @if let Some(until) = member.locked_until {
                p.wrong { (visitor.text_with("desk-team-locked", &minutes(until, now))) }
            }
            @if let Some(until) = member.one_time_until {
                p { (visitor.text_with("desk-team-one-time", &Args::new().with("when", when(visitor, until)))) }
            }
            div.acts {
                @if !member.by_provider && signed_in.post.looks_after(&member.post) {
                    @if member.wrong_tries > 0 {
                        (button(visitor, signed_in, &format!("/desk/team/{name}/unlock"), "desk-team-unlock", &id))
                    }
                    (button(visitor, signed_in, &format!("/desk/team/{name}/password"), "desk-team-reset", &id))
                }
            }
        }
    }
}

fn button(
    visitor: &Visitor,
    signed_in: &SignedIn,
    action: &str,
    label: &str,
    about: &str,
) -> Markup {
    html! {
        form method="post" action=(action) {
            (signed_in.form_token().field())
            button.quiet type="submit" aria-describedby=(about) { (visitor.text(label)) }
        }
    }
}

/// Lets a clerk try again at once.
pub(super) async fn end_lock_out(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    form: Signed<Nothing>,
) -> Result<Response, Trouble> {
    let of = member(&app, &name).await?;
    if !form.by.post.covers(&of) {
        return Err(Trouble::Missing);
    }
    if !form.by.post.looks_after(&of) {
        return Err(Trouble::NotAllowed);
    }
    let ended = app
        .store
        .end_lock_out(&name, &form.by.staff, app.clock.now());
    ended.await?;
    Ok(Redirect::to("/desk/team?notice=unlocked").into_response())
}

/// The same for everybody of the network from which it is pressed.
pub(super) async fn end_lock_of_network(
    State(app): State<Arc<App>>,
    Caller(network): Caller,
    form: Signed<Nothing>,
) -> Result<Response, Trouble> {
    let network = of_network(&app, network);
    let ended = app
        .store
        .end_lock_of_network(&network, &form.by.staff, app.clock.now());
    ended.await?;
    Ok(Redirect::to("/desk/team?notice=unlocked").into_response())
}

/// A password to be read out, shown once: it is good for a day, and for choosing another.
pub(super) async fn reset_password(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(name): Path<String>,
    form: Signed<Nothing>,
) -> Result<Response, Trouble> {
    let by = &form.by;
    let of = member(&app, &name).await?;
    if !by.post.covers(&of) {
        return Err(Trouble::Missing);
    }
    if !by.post.looks_after(&of) {
        return Err(Trouble::NotAllowed);
    }
    let password = one_time_password();
    let hash = sign_in::hash(&app, password.clone()).await?;
    let hash = hash.map_err(|_| Trouble::Internal)?;
    let now = app.clock.now();
    let reset = app.store.reset_password(
        &name,
        &hash,
        now + app.policy.one_time_password(),
        &by.staff,
        now,
    );
    if !reset.await? {
        return Err(Trouble::Missing);
    }
    let title = visitor.text("desk-team-password-title");
    let main = html! {
        h1 { (title) }
        p { (visitor.text_with("desk-team-password-lead", &Args::new().with("name", name.as_str()))) }
        p { bdi.symbols dir="ltr" data-one-time="" { (*password) } }
        p { (visitor.text_with("desk-team-password-once", &Args::new().with("hours", app.policy.one_time_password_hours))) }
        p.note { (visitor.text("desk-team-password-tied")) }
        p { a href=(TEAM.path) { (visitor.text("desk-team-back")) } }
    };
    Ok(page(&visitor, by, &title, main))
}

async fn member(app: &App, name: &str) -> Result<Post, Trouble> {
    app.store.post_of(name).await?.ok_or(Trouble::Missing)
}

fn page(visitor: &Visitor, signed_in: &SignedIn, title: &str, main: Markup) -> Response {
    Page {
        visitor,
        signed_in: Some(signed_in),
        section: Some(TEAM),
        title,
        here: TEAM.path,
    }
    .answer(StatusCode::OK, main)
}

fn minutes(until: Timestamp, now: Timestamp) -> Args<'static> {
    let seconds = until.duration_since(now).as_secs();
    Args::new().with("minutes", (seconds + 59) / 60)
}

/// In Lisbon's time, as in the audit log.
fn when(visitor: &Visitor, at: Timestamp) -> String {
    let zone = TimeZone::get("Europe/Lisbon").unwrap_or(TimeZone::UTC);
    texts::date_and_time(visitor.language, at, &zone)
}
