//! The pages behind the links in mails: `/m/{token}`. Fetching one shows what its button would say and changes
//! nothing, since mail scanners fetch every link; pressing the button says it. The token is all the proof
//! there is, so the pages show nothing of the request.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use maud::{Markup, html};
use protocol::Language;

use super::{
    Reader,
    frame::{self, notice, text},
    tracking,
};
use crate::{
    api::{description::PublicFailure, logged},
    app::App,
    proof::{
        links::{Link, LinkAction, LinkError},
        press::{Late, Pressed},
    },
};

#[utoipa::path(
    get,
    path = "/m/{token}",
    operation_id = "askLink",
    summary = "The page behind a link in a mail. It asks and changes nothing.",
    params(("token" = String, Path, description = "Signed: what is said, of which request, until when."), ("lang" = Option<String>, Query, description = "pt, en or ar; else Accept-Language decides, else pt.")),
    responses(
        (status = 200, description = "What the button would say.", body = String, content_type = "text/html"),
        (status = 404, description = "Not a link of this service.", body = String, content_type = "text/html"),
        (status = 410, description = "The link has expired.", body = String, content_type = "text/html"),
        (status = 429, description = "Too often from this address.", body = String, content_type = "text/html", headers(("Retry-After" = u32, description = "Seconds to wait."))),
        (status = 503, description = "The answer could not be noted now.", body = String, content_type = "text/html"),
        PublicFailure
    )
)]
pub(crate) async fn ask(
    State(app): State<Arc<App>>,
    reader: Reader,
    Path(token): Path<String>,
) -> Response {
    let language = reader.language;
    match link(&app, &reader, &token).await {
        Ok(link) => {
            let name = link.says.as_str();
            let title = text(language, &format!("mailbox-{name}-title"));
            frame::answer(
                &app,
                language,
                StatusCode::OK,
                &title,
                question(name, language),
            )
        }
        Err(refused) => *refused,
    }
}

#[utoipa::path(
    post,
    path = "/m/{token}",
    operation_id = "pressLink",
    summary = "The press of its button.",
    params(("token" = String, Path, description = "Signed: what is said, of which request, until when."), ("lang" = Option<String>, Query, description = "pt, en or ar; else Accept-Language decides, else pt.")),
    responses(
        (status = 200, description = "Noted, now or before.", body = String, content_type = "text/html"),
        (status = 404, description = "Not a link of this service.", body = String, content_type = "text/html"),
        (status = 410, description = "The link has expired.", body = String, content_type = "text/html"),
        (status = 429, description = "Too often from this address.", body = String, content_type = "text/html", headers(("Retry-After" = u32, description = "Seconds to wait."))),
        (status = 503, description = "The answer could not be noted now.", body = String, content_type = "text/html"),
        PublicFailure
    )
)]
pub(crate) async fn press(
    State(app): State<Arc<App>>,
    reader: Reader,
    Path(token): Path<String>,
) -> Response {
    let language = reader.language;
    let link = match link(&app, &reader, &token).await {
        Ok(link) => link,
        Err(refused) => return *refused,
    };
    let pressed = app
        .store
        .press(link.request, link.says, app.clock.now())
        .await;
    let (status, name) = match pressed {
        Ok(Some(pressed)) => {
            app.wake.decider.notify_one();
            (StatusCode::OK, words(&pressed).to_owned())
        }
        Ok(None) => (StatusCode::SERVICE_UNAVAILABLE, "not-now".to_owned()),
        Err(error) => {
            logged(&error);
            (StatusCode::SERVICE_UNAVAILABLE, "not-now".to_owned())
        }
    };
    said(&app, language, status, &name)
}

/// The name of the words that say what a press did.
fn words(pressed: &Pressed) -> &'static str {
    match pressed {
        Pressed::Confirmed => "confirm-done",
        Pressed::Consented { .. } => "yes-done",
        Pressed::Objected { late, .. } => match late {
            Late::InTime => "no-done",
            Late::Perhaps => "under-way",
            Late::TooLate => "too-late",
        },
        Pressed::Overruled => "overruled",
        Pressed::Before => "before",
        Pressed::AfterNo => "after-no",
        Pressed::Ended => "ended",
    }
}

/// What the token means, or the answer to one that means nothing.
async fn link(app: &App, reader: &Reader, token: &str) -> Result<Link, Box<Response>> {
    reader
        .may_ask(app)
        .map_err(|seconds| Box::new(tracking::too_often(app, reader.language, seconds)))?;
    if let Err(error) = app.keys_are_here().await {
        logged(&error);
        return Err(Box::new(not_now(app, reader)));
    }
    app.signer.link(token, app.clock.now()).map_err(|void| {
        let (status, name) = match void {
            LinkError::Foreign => (StatusCode::NOT_FOUND, "bad-link"),
            LinkError::Expired => (StatusCode::GONE, "expired"),
        };
        Box::new(said(app, reader.language, status, name))
    })
}

/// What is asked or said behind a link cannot be seen to now.
pub(crate) fn not_now(app: &App, reader: &Reader) -> Response {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    said(app, reader.language, status, "not-now")
}

fn said(app: &App, language: Language, status: StatusCode, name: &str) -> Response {
    let title = text(language, &format!("mailbox-{name}"));
    let main = notice(
        name,
        &title,
        &text(language, &format!("mailbox-{name}-detail")),
    );
    let page = text(language, "mailbox-title");
    frame::answer(app, language, status, &page, main)
}

/// A form without an address of its own: it goes to where it stands.
fn question(name: &str, language: Language) -> Markup {
    let warns = name == LinkAction::No.as_str();
    html! {
        section.state data-asks=(name) {
            p { (text(language, &format!("mailbox-{name}-detail"))) }
            form method="post" {
                button.press.warns[warns] type="submit" { (text(language, &format!("mailbox-{name}-button"))) }
            }
        }
    }
}
