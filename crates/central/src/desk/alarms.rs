//! What staff have to look at: the open alarms. They name what happened and to which request, and nothing
//! about a person.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use texts::Args;

use super::{
    form::Signed,
    page::{ALARMS, Page, Visitor},
    session::SignedIn,
    sign_in::Nothing,
    trouble::Trouble,
};
use crate::{app::App, permissions::Permission, store::Alarm};

/// The open ones, oldest first.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    signed_in: SignedIn,
) -> Result<Response, Trouble> {
    let alarms = app.store.open_alarms(signed_in.site()).await?;
    let may_acknowledge = signed_in.may(Permission::AcknowledgeAlarm);
    let title = visitor.text("desk-alarms-title");
    let main = html! {
        h1 { (title) }
        @if alarms.is_empty() { p.note { (visitor.text("desk-alarms-none")) } }
        @for alarm in &alarms {
            section.state data-alarm=(alarm.kind) aria-labelledby={ "alarm-" (alarm.number) } {
                h2 #{ "alarm-" (alarm.number) } { (name(&visitor, alarm)) }
                (facts(&visitor, alarm))
                p { a href={ "/desk/requests/" (alarm.request_id) } { (visitor.text("desk-alarm-request")) } }
                @if may_acknowledge {
                    form method="post" action={ "/desk/alarms/" (alarm.number) "/acknowledge" } {
                        (signed_in.form_token().field())
                        button type="submit" aria-describedby={ "alarm-" (alarm.number) } {
                            (visitor.text("desk-alarm-acknowledge"))
                        }
                    }
                }
            }
        }
    };
    let page = Page {
        visitor: &visitor,
        signed_in: Some(&signed_in),
        section: Some(ALARMS),
        title: &title,
        here: ALARMS.path,
    };
    Ok(page.answer(StatusCode::OK, main))
}

/// Takes note of one. One that somebody else was faster with is no trouble.
pub(super) async fn acknowledge(
    State(app): State<Arc<App>>,
    Path(number): Path<i64>,
    form: Signed<Nothing>,
) -> Result<Response, Trouble> {
    app.store
        .acknowledge_alarm(number, &form.by.staff, form.by.site(), app.clock.now())
        .await?;
    Ok(Redirect::to(ALARMS.path).into_response())
}

/// What happened. Alarms of a kind without words of its own are named as they are stored.
pub(super) fn name(visitor: &Visitor, alarm: &Alarm) -> String {
    let id = format!("desk-alarm-{}", alarm.kind);
    match texts::exists(visitor.language, &id) {
        true => visitor.text(&id),
        false => alarm.kind.clone(),
    }
}

/// Cause and time.
pub(super) fn facts(visitor: &Visitor, alarm: &Alarm) -> Markup {
    let when = texts::date_and_time(visitor.language, alarm.raised_at, &alarm.time_zone);
    html! {
        p { (visitor.text_with("desk-alarm-facts", &Args::new()
            .with("when", when).with("cause", alarm.cause.as_str()))) }
    }
}
