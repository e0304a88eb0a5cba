//! Finding a request by its tracking code, typed or read by a hand scanner. The code goes in the body of a
//! form and the answer leads to the request's own address, so that codes stay out of histories and logs.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use protocol::{TrackingCode, reading};
use serde::Deserialize;
use texts::Args;

use super::{
    form::Signed,
    help_calls,
    page::{FIND, Page, Visitor, error_summary},
    session::SignedIn,
    trouble::Trouble,
};
use crate::{app::App, permissions::Permission};

/// Longer than any tracking address.
const LONGEST: usize = 300;

#[derive(Deserialize)]
pub(super) struct Typed {
    code: String,
}

#[derive(Deserialize)]
pub(super) struct Notice {
    notice: Option<String>,
}

/// The empty form, and how many people call for help.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    signed_in: SignedIn,
    Query(asked): Query<Notice>,
) -> Result<Response, Trouble> {
    let below = html! {
        @if asked.notice.as_deref() == Some("password") {
            p.note role="status" data-notice="password" { (visitor.text("desk-password-changed")) }
        }
        (help_calls::summary(&app, &visitor, &signed_in).await?)
        @if signed_in.may(Permission::SearchByPapers) {
            p { a href="/desk/papers" { (visitor.text("desk-papers-link")) } }
        }
    };
    Ok(form_page(&visitor, &signed_in, "", None, below))
}

/// Looks for the request.
pub(super) async fn find(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    form: Signed<Typed>,
) -> Result<Response, Trouble> {
    let typed = form.fields.code.as_str();
    let Some(code) = code_in(typed) else {
        return Ok(form_page(
            &visitor,
            &form.by,
            typed,
            Some("desk-find-bad-code"),
            html! {},
        ));
    };
    Ok(match app.store.request_with(code).await? {
        Some(id) => Redirect::to(&format!("/desk/requests/{id}")).into_response(),
        None => form_page(
            &visitor,
            &form.by,
            code.as_str(),
            Some("desk-find-not-here"),
            html! {},
        ),
    })
}

/// The code in what was typed or scanned, by the rule that the kiosk has too.
pub(super) fn code_in(typed: &str) -> Option<TrackingCode> {
    (typed.len() <= LONGEST).then(|| reading::tracking_code(typed))?
}

fn form_page(
    visitor: &Visitor,
    signed_in: &SignedIn,
    typed: &str,
    problem: Option<&'static str>,
    below: Markup,
) -> Response {
    let wrong = problem.map(|id| visitor.text(id));
    let title = visitor.text("desk-find-title");
    let main = html! {
        @if let Some(wrong) = &wrong { (error_summary(visitor, "code", wrong)) }
        h1 { (title) }
        form.sheet method="post" action="/desk/find" {
            (signed_in.form_token().field())
            label for="code" { (visitor.text("receipt-code-label")) }
            p.hint #hint { (visitor.text("desk-find-hint")) }
            @if let Some(wrong) = &wrong { p.wrong #problem { (wrong) } }
            input.code #code name="code" type="text" value=(typed) dir="ltr" autocomplete="off"
                autocapitalize="characters" spellcheck="false" maxlength=(LONGEST) required autofocus
                aria-invalid=[wrong.is_some().then_some("true")]
                aria-describedby=(if wrong.is_some() { "hint problem" } else { "hint" });
            button type="submit" { (visitor.text("desk-find")) }
        }
        (below)
    };
    let (status, heading) = match problem {
        None => (StatusCode::OK, title),
        Some(id) => {
            let status = match id {
                "desk-find-not-here" => StatusCode::NOT_FOUND,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let args = Args::new().with("title", title.as_str());
            (status, visitor.text_with("desk-title-with-error", &args))
        }
    };
    Page {
        visitor,
        signed_in: Some(signed_in),
        section: Some(FIND),
        title: &heading,
        here: FIND.path,
    }
    .answer(status, main)
}

#[cfg(test)]
mod tests {
    use protocol::KioskId;

    use super::*;

    #[test]
    fn a_code_is_found_however_it_comes() {
        let code = TrackingCode::generate(KioskId::new(7).unwrap(), [1, 2, 3, 4, 5, 6]);
        let (written, symbols) = (code.to_string(), code.symbols());
        for typed in [
            written.clone(),
            written.to_lowercase(),
            format!(" {symbols}\r\n"),
            format!("HTTPS://LOCALHOST:8443/T/{symbols}"),
            format!("https://localhost:8443/t/{written}"),
            format!("https://localhost:8443/t/{written}/?lang=ar"),
            format!("https://localhost:8443/t/{symbols}#top"),
            // A scanner for the American keyboard at a PC with the Portuguese one.
            format!("HTTPSÇ--LOCALHOSTÇ8443-T-{symbols}"),
        ] {
            assert_eq!(code_in(&typed), Some(code), "{typed}");
        }
    }

    #[test]
    fn what_holds_no_code_is_none() {
        let long = "A".repeat(LONGEST + 1);
        for typed in [
            "",
            "?",
            "/",
            "4FXX",
            "https://",
            "https://localhost:8443/t/",
            "https://localhost:8443/t/0000-0000-0001",
            "'; DROP TABLE requests; --",
            "<script>alert(1)</script>",
            "ÁÉÍÓÚÁÉÍÓÚÁÉ",
            &long,
        ] {
            assert_eq!(code_in(typed), None, "{typed}");
        }
    }
}
