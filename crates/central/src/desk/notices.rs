//! What kiosks say for a while: the notices that stand or wait, and for supervisors the form that makes one and the button that
//! withdraws it. A notice is a wish until a process with the key has signed it (`workers/publishing.rs`); the page says which.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{Timestamp, tz::TimeZone};
use maud::{Markup, html};
use protocol::{Language, configuration::Configuration};
use serde::Deserialize;
use texts::Args;

use super::{
    form::Signed,
    notice_form::{Problem, Typed},
    page::{FLEET, Page, Visitor},
    session::SignedIn,
    sign_in::Nothing,
    trouble::Trouble,
};
use crate::{
    app::App,
    configuration::UNSIGNED,
    permissions::Permission,
    store::{KeptNotice, Made, Withdrawn},
};

/// Its address.
pub(super) const PATH: &str = "/desk/notices";

#[derive(Deserialize)]
pub(super) struct Asked {
    notice: Option<String>,
    /// A sentence that there is in every language.
    ready: Option<String>,
    time: Option<String>,
}

/// The list, and the form for those who may make one.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let zone = zone_of(&app, signed_in.site()).await?;
    let (typed, problems) = match &asked.ready {
        None => (Typed::empty(&zone, app.clock.now()), vec![]),
        Some(ready) => {
            let time = asked.time.as_deref().unwrap_or_default();
            Typed::ready(ready, time, &zone, app.clock.now())
        }
    };
    let said = asked.notice.as_deref();
    let status = match problems.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    page(&app, &visitor, &signed_in, &typed, &problems, said, status).await
}

/// Makes one.
pub(super) async fn make(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    form: Signed<Typed>,
) -> Result<Response, Trouble> {
    let (by, typed) = (&form.by, &form.fields);
    let sites = app.store.sites().await?;
    // Whoever serves one site speaks at that one, whatever is sent.
    let site = match by.site() {
        Some(site) => Ok(Some(site.to_owned())),
        None => typed.site(&sites),
    };
    let zone = zone_of(&app, site.as_ref().ok().and_then(Option::as_deref)).await?;
    let now = app.clock.now();
    let judged = typed.judged(site, &zone, now);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let new = match judged {
        Ok(new) => new,
        Err(problems) => {
            return page(&app, &visitor, by, typed, &problems, None, status).await;
        }
    };
    let seen = typed.seen();
    let made = app
        .store
        .make_kiosk_notice(new, Some(&seen), &by.staff, now)
        .await?;
    let problem = match made {
        Made::Done(_) => {
            app.wake.publisher.notify_one();
            return Ok(Redirect::to("/desk/notices?notice=made").into_response());
        }
        Made::Overtaken => Problem::of_all("overtaken"),
        Made::Crowded => Problem::of_all("crowded"),
        Made::Full => Problem::of_all("full"),
    };
    let status = StatusCode::CONFLICT;
    page(&app, &visitor, by, typed, &[problem], None, status).await
}

/// Withdraws one.
pub(super) async fn withdraw(
    State(app): State<Arc<App>>,
    Path(number): Path<i64>,
    form: Signed<Nothing>,
) -> Result<Response, Trouble> {
    let by = &form.by;
    let withdrawn = app
        .store
        .withdraw_kiosk_notice(number, by.site(), &by.staff, app.clock.now())
        .await?;
    let said = match withdrawn {
        Withdrawn::Done => {
            app.wake.publisher.notify_one();
            "withdrawn"
        }
        Withdrawn::Before => "before",
        Withdrawn::NotThere => return Err(Trouble::Missing),
    };
    Ok(Redirect::to(&format!("{PATH}?notice={said}")).into_response())
}

async fn zone_of(app: &App, site: Option<&str>) -> Result<TimeZone, Trouble> {
    let name = match site {
        Some(site) => app.store.zone_of_site(site).await?,
        None => None,
    };
    let lisbon = || TimeZone::get("Europe/Lisbon").unwrap_or(TimeZone::UTC);
    Ok(name
        .and_then(|name| TimeZone::get(&name).ok())
        .unwrap_or_else(lisbon))
}

async fn page(
    app: &App,
    visitor: &Visitor,
    signed_in: &SignedIn,
    typed: &Typed,
    problems: &[Problem],
    said: Option<&str>,
    status: StatusCode,
) -> Result<Response, Trouble> {
    let now = app.clock.now();
    let kept = app.store.kiosk_notices(signed_in.site(), now).await?;
    let published = app.published.current();
    let may_set = signed_in.may(Permission::SetNotices);
    let sites = match signed_in.site() {
        None if may_set => app.store.sites().await?,
        _ => vec![],
    };
    let mut all = Vec::new();
    for one in &kept {
        let zone = zone_of(app, one.notice.site.as_deref()).await?;
        all.push(row(visitor, signed_in, one, &published, &zone, now));
    }
    let title = visitor.text("desk-notices-title");
    let main = html! {
        @if let Some(said @ ("made" | "withdrawn" | "before")) = said {
            p.note role="status" data-notice=(said) { (visitor.text(&format!("desk-notices-{said}"))) }
        }
        (Problem::summary(visitor, problems))
        h1 { (title) }
        p { (visitor.text("desk-notices-lead")) }
        @if all.is_empty() { p.note { (visitor.text("desk-notices-none")) } }
        @for one in all { (one) }
        @if may_set {
            (typed.ready_form(visitor, problems))
            (typed.form(visitor, signed_in, &sites, &kept, problems))
        }
    };
    let heading = match problems.is_empty() {
        true => title,
        false => visitor.text_with(
            "desk-title-with-error",
            &Args::new().with("title", title.as_str()),
        ),
    };
    let page = Page {
        visitor,
        signed_in: Some(signed_in),
        section: Some(FLEET),
        title: &heading,
        here: PATH,
    };
    Ok(page.answer(status, main))
}

fn row(
    visitor: &Visitor,
    signed_in: &SignedIn,
    kept: &KeptNotice,
    published: &Configuration,
    zone: &TimeZone,
    now: Timestamp,
) -> Markup {
    let notice = &kept.notice;
    let number = notice.number;
    let given_out = published.timed_notices.contains(notice);
    let may_withdraw = signed_in.may(Permission::SetNotices)
        && (signed_in.site().is_none() || signed_in.site() == notice.site.as_deref());
    let when = |at| texts::date_and_time(visitor.language, at, zone);
    let site = match &notice.site {
        Some(site) => site.to_owned(),
        None => visitor.text("desk-every-site"),
    };
    let (own, others): (Vec<_>, Vec<_>) = notice
        .texts
        .iter()
        .partition(|text| text.language == Language::Pt.code());
    html! {
        section.state data-kiosk-notice=(number) data-given-out=[given_out.then_some("")] aria-labelledby={ "notice-" (number) } {
            h2 #{ "notice-" (number) } {
                (visitor.text_with("desk-notice-number", &Args::new().with("number", number.to_string())))
            }
            @for text in own { p lang=(text.language) { (text.text) } }
            @if !others.is_empty() {
                details {
                    summary { (visitor.text("desk-notice-others")) }
                    ul.plain { @for text in others { li { (in_language(&text.language, &text.text)) } } }
                }
            }
            dl.facts {
                dt { (visitor.text("desk-notice-for")) } dd { (site) }
                dt { (visitor.text("desk-notice-from")) } dd { (when(notice.from)) }
                dt { (visitor.text("desk-notice-until")) } dd { (when(notice.until)) }
                dt { (visitor.text("desk-notice-by")) } dd { (kept.made_by) }
            }
            @if given_out { p { "✓ " (visitor.text("desk-notice-given-out")) } }
            @else if now.duration_since(kept.made_at) > UNSIGNED {
                p.wrong { "⚠ " (visitor.text("desk-notice-waits-long")) }
            }
            @else { p { "… " (visitor.text("desk-notice-waits")) } }
            @if may_withdraw {
                form method="post" action={ (PATH) "/" (number) "/withdraw" } {
                    (signed_in.form_token().field())
                    button.quiet type="submit" aria-describedby={ "notice-" (number) } {
                        (visitor.text("desk-notice-withdraw"))
                    }
                }
            }
        }
    }
}

/// In its own language and direction.
fn in_language(code: &str, text: &str) -> Markup {
    let rtl = Language::from_code(code).is_some_and(Language::is_rtl);
    html! { span.block lang=(code) dir=(if rtl { "rtl" } else { "ltr" }) { (text) } }
}
