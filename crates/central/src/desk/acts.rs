//! What staff press on a request's page. Each act answers with the way back to the page, which then says
//! what became of it, so that loading the page again repeats nothing.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, post},
};
use serde::Deserialize;

use super::{
    act_forms::Problem, form::Signed, page::Visitor, reasons, request, session::SignedIn,
    sign_in::Nothing, trouble::Trouble,
};
use crate::{
    app::App,
    journal::Act,
    registry::in_time,
    store::{Acted, By},
    workers::by_staff::ByStaff,
};

const CHARACTERS: usize = 3;

#[derive(Deserialize)]
pub(super) struct LastThree {
    last_three: String,
}

#[derive(Deserialize)]
pub(super) struct Reason {
    reason: Option<String>,
}

/// "I have the passport in my hands": compares its last three characters with the case's.
pub(super) async fn see_passport(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Signed<LastThree>,
) -> Result<Response, Trouble> {
    let id = request::parse(&id)?;
    let Some(typed) = last_three(&form.fields.last_three) else {
        return request::show_again(&app, &visitor, &form.by, &id, Problem::LastThree).await;
    };
    let cases = app.store.cases_to_compare(&id).await?;
    let passports = in_time(app.registry.passports(&cases)).await?;
    let acted = app
        .store
        .see_passport(by(&app, &form.by, &id), &typed, &passports)
        .await?;
    Ok(back(&app, &id, acted))
}

/// The same, for the former address to be restored.
pub(super) async fn see_passport_again(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Signed<LastThree>,
) -> Result<Response, Trouble> {
    let id = request::parse(&id)?;
    let Some(typed) = last_three(&form.fields.last_three) else {
        return request::show_again(&app, &visitor, &form.by, &id, Problem::LastThree).await;
    };
    let by = by(&app, &form.by, &id);
    let acted = by_staff(&app).see_passport_again(by, &typed).await?;
    Ok(back(&app, &id, acted))
}

/// The same, for something else than the request's own change.
pub(super) async fn see_passport_in_hand(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Signed<LastThree>,
) -> Result<Response, Trouble> {
    let id = request::parse(&id)?;
    let Some(typed) = last_three(&form.fields.last_three) else {
        return request::show_again(&app, &visitor, &form.by, &id, Problem::LastThreeInHand).await;
    };
    let passports = match app.store.chosen_case(&id).await? {
        Some(case) => in_time(app.registry.passports(&[case])).await?,
        None => Vec::new(),
    };
    let acted = app
        .store
        .see_passport_in_hand(by(&app, &form.by, &id), &typed, &passports)
        .await?;
    Ok(back(&app, &id, acted))
}

/// "The passport is newer than the registry."
pub(super) async fn note_renewed_passport(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    form: Signed<Nothing>,
) -> Result<Response, Trouble> {
    let id = request::parse(&id)?;
    let acted = app
        .store
        .note_renewed_passport(by(&app, &form.by, &id))
        .await?;
    Ok(back(&app, &id, acted))
}

/// Sends the mail once more that the person came for.
pub(super) async fn send_again(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    form: Signed<Nothing>,
) -> Result<Response, Trouble> {
    let id = request::parse(&id)?;
    let acted = by_staff(&app).send_again(by(&app, &form.by, &id)).await?;
    Ok(back(&app, &id, acted))
}

/// Calls off what the registry was asked for and has not answered.
pub(super) async fn call_off(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Signed<Reason>,
) -> Result<Response, Trouble> {
    let id = request::parse(&id)?;
    let act = Act::Stopped;
    let chosen = form.fields.reason.as_deref().unwrap_or_default();
    let Some(why) = reasons::named(act, chosen) else {
        return request::show_again(&app, &visitor, &form.by, &id, Problem::Reason(act)).await;
    };
    let acted = by_staff(&app)
        .call_off(by(&app, &form.by, &id), why)
        .await?;
    Ok(back(&app, &id, acted))
}

/// Approves, refuses, stops, releases, restores or lifts a protection, with a reason from the act's list.
pub(super) fn with_reason(act: Act) -> MethodRouter<Arc<App>> {
    let decide = move |app, visitor, id, form| decide(act, app, visitor, id, form);
    post(decide)
}

async fn decide(
    act: Act,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Signed<Reason>,
) -> Result<Response, Trouble> {
    let id = request::parse(&id)?;
    let chosen = form.fields.reason.as_deref().unwrap_or_default();
    let Some(why) = reasons::named(act, chosen) else {
        return request::show_again(&app, &visitor, &form.by, &id, Problem::Reason(act)).await;
    };
    let by = by(&app, &form.by, &id);
    let acted = match act {
        Act::Approved => app.store.approve(by, why).await?,
        Act::Released => app.store.release(by, why).await?,
        Act::ProtectionLifted => app.store.lift_protection(by, why).await?,
        Act::Restored => by_staff(&app).restore(by, why).await?,
        _ => app.store.end_by_staff(by, act, why).await?,
    };
    Ok(back(&app, &id, acted))
}

pub(super) fn by_staff(app: &App) -> ByStaff<'_> {
    ByStaff {
        registry: &app.registry,
        store: &app.store,
        vault: &app.vault,
    }
}

pub(super) fn by<'a>(app: &App, signed_in: &'a SignedIn, request_id: &'a str) -> By<'a> {
    By {
        staff: &signed_in.staff,
        request_id,
        now: app.clock.now(),
    }
}

pub(super) fn back(app: &App, id: &str, acted: Acted) -> Response {
    let notice = match acted {
        Acted::Done => {
            app.wake.decider.notify_one();
            app.wake.mailer.notify_one();
            "done"
        }
        Acted::Later => "later",
        Acted::CaseChanged => "case-changed",
        Acted::TooLate => "too-late",
        Acted::Unknown => "unknown",
        Acted::NotNow => "not-now",
        Acted::SupervisorNeeded => "supervisor-needed",
        Acted::SecondPersonNeeded => "second-person-needed",
        Acted::PassportFirst => "passport-first",
        Acted::Differs(_) => "passport-wrong",
        Acted::Spent => "spent",
        Acted::NothingToCompare => "nothing-to-compare",
    };
    Redirect::to(&format!("/desk/requests/{id}?notice={notice}")).into_response()
}

/// Three letters and digits, as a passport's number has them.
fn last_three(typed: &str) -> Option<String> {
    let typed = typed.trim().to_ascii_uppercase();
    let well_formed =
        typed.len() == CHARACTERS && typed.bytes().all(|byte| byte.is_ascii_alphanumeric());
    well_formed.then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_letters_or_digits_are_read_in_either_case() {
        assert_eq!(last_three(" 4x7 ").as_deref(), Some("4X7"));
        for typed in ["", "12", "1234", "1 2", "1-2", "é12", "٠١٢", "   "] {
            assert_eq!(last_three(typed), None, "{typed}");
        }
    }
}
