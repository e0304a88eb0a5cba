//! `POST /v1/email-checks` and `POST /v1/email-checks/{id}/confirm`: six digits to a new address, and the
//! proof for whoever types them. Nothing here knows of a case: the answers are the same for every address.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use jiff::{SignedDuration, Timestamp};
use protocol::{
    BoundTo, EmailAddress, Language,
    wire::{
        ApiError, ConfirmEmail, EMAIL_CODE_MINUTES, EMAIL_CODE_RESEND_S, EmailCheckStarted,
        EmailConfirmed, ErrorCode, StartEmailCheck,
    },
};
use uuid::Uuid;

use super::{
    Refusal,
    description::{Sent, Spent, TooOften},
    extract::{Body, Sender},
};
use crate::{
    app::App,
    client_address::Caller,
    email_check,
    mail::Filling,
    random,
    store::{Guess, NewCheck, NewMail, Try},
    vault::{Cell, Domain},
};

const MISSES_BY_KIOSK: &str = "email-code-by-kiosk";
const MISSES_BY_NETWORK: &str = "email-code-by-network";

#[utoipa::path(
    post,
    path = "/v1/email-checks",
    operation_id = "startEmailCheck",
    summary = "Send six digits to a new address.",
    request_body = StartEmailCheck,
    responses((status = 201, description = "A code is on its way.", body = EmailCheckStarted), Sent, TooOften),
    security(("deviceToken" = []))
)]
pub(super) async fn start(
    State(app): State<Arc<App>>,
    Sender(kiosk): Sender,
    Body(StartEmailCheck {
        bound_to,
        email,
        language,
    }): Body<StartEmailCheck>,
) -> Result<(StatusCode, Json<EmailCheckStarted>), Refusal> {
    app.keys_are_here().await?;
    let now = app.clock.now();
    let id = uuid::Builder::from_random_bytes(random::bytes()).into_uuid();
    let code = email_check::draw();
    let check = NewCheck {
        id,
        subject: match &bound_to {
            BoundTo::Request(request) => request.to_string(),
            BoundTo::Visit(visit) => {
                let of_kiosk = format!("{} {}", kiosk.id, visit.to_hex());
                format!(
                    "visit {}",
                    hex::encode(app.vault.hash(Domain::Visit, &of_kiosk).steady())
                )
            }
        },
        visit: match &bound_to {
            BoundTo::Request(_) => None,
            BoundTo::Visit(visit) => {
                Some(app.vault.seal(visit_cell(&id.to_string()), &visit.to_hex()))
            }
        },
        kiosk: kiosk.id,
        email_hash: app.vault.hash(Domain::Email, &email.matching_form()),
        email: app.vault.seal(cell(&id.to_string()), email.as_str()),
        code_hash: app.signer.code_hash(id, &code),
    };
    let mail = mail(&app, id, code, language, &email);
    let not_before = app.store.start_email_check(&check, &mail, now).await?;
    if let Some(not_before) = not_before {
        return Err(Refusal::too_many(seconds_until(not_before, now)));
    }
    app.wake.mailer.notify_one();
    let started = EmailCheckStarted {
        id,
        bound_to,
        expires_at: now + SignedDuration::from_mins(EMAIL_CODE_MINUTES),
        resend_after_s: EMAIL_CODE_RESEND_S,
    };
    Ok((StatusCode::CREATED, Json(started)))
}

#[utoipa::path(
    post,
    path = "/v1/email-checks/{id}/confirm",
    operation_id = "confirmEmail",
    summary = "The digits, as they were typed.",
    params(("id" = String, Path, description = "The check.")),
    request_body = ConfirmEmail,
    responses(
        (status = 200, description = "They are right; the same again when they are typed again.", body = EmailConfirmed),
        (status = 422, description = "`code-wrong`: not the digits that were sent; there are tries left.", body = ApiError),
        Sent, Spent, TooOften
    ),
    security(("deviceToken" = []))
)]
pub(super) async fn confirm(
    State(app): State<Arc<App>>,
    Caller(network): Caller,
    Sender(kiosk): Sender,
    Path(id): Path<String>,
    Body(ConfirmEmail { code }): Body<ConfirmEmail>,
) -> Result<Json<EmailConfirmed>, Refusal> {
    app.keys_are_here().await?;
    let now = app.clock.now();
    let id: Uuid = id.parse().map_err(|_| ErrorCode::CodeSpent)?;
    let network = network.to_string();
    let guesses = [
        Guess {
            what: MISSES_BY_KIOSK,
            who: app.vault.hash(Domain::Guesser, kiosk.id.as_str()),
            schedule: &email_check::MISSES_BY_KIOSK,
        },
        Guess {
            what: MISSES_BY_NETWORK,
            who: app.vault.hash(Domain::Guesser, &network),
            schedule: &email_check::MISSES_BY_NETWORK,
        },
    ];
    let counted = match app.store.count_try(&guesses, None, now).await? {
        Try::Counted(numbers) => numbers,
        Try::Locked(until) => {
            tracing::warn!(event = "email-codes-locked", kiosk = %kiosk.id);
            return Err(Refusal::too_many(seconds_until(until, now)));
        }
    };
    let check = app
        .store
        .try_email_code(id, kiosk.id, now)
        .await?
        .ok_or(ErrorCode::CodeSpent)?;
    if !app.signer.is_code(id, &code, &check.code_hash) {
        return Err(ErrorCode::CodeWrong.into());
    }
    let email = app
        .vault
        .open(cell(&id.to_string()), &check.email)
        .ok()
        .and_then(|text| EmailAddress::parse(&text).ok())
        .ok_or(ErrorCode::Internal)?;
    let bound_to = match &check.visit {
        Some(sealed) => app
            .vault
            .open(visit_cell(&id.to_string()), sealed)
            .ok()
            .and_then(|hex| hex.parse().ok())
            .map(BoundTo::Visit),
        None => check.subject.parse().ok().map(BoundTo::Request),
    }
    .ok_or(ErrorCode::Internal)?;
    let confirmed_at = check.confirmed_at.unwrap_or(now);
    app.store.email_code_was_right(id, confirmed_at).await?;
    app.store.take_back(&counted).await?;
    let confirmed_ms = confirmed_at.as_millisecond();
    Ok(Json(EmailConfirmed {
        id,
        bound_to,
        proof: app.signer.prove(&email, &bound_to, kiosk.id, confirmed_ms),
    }))
}

fn mail(app: &App, id: Uuid, code: String, language: Language, email: &EmailAddress) -> NewMail {
    let filling = Filling::Code {
        code,
        minutes: EMAIL_CODE_MINUTES as u32,
    };
    NewMail::new(&app.vault, filling, id.to_string(), language, email)
}

fn cell(id: &str) -> Cell<'_> {
    Cell {
        table: "email_checks",
        row: id,
        column: "email",
    }
}

fn visit_cell(id: &str) -> Cell<'_> {
    Cell {
        table: "email_checks",
        row: id,
        column: "visit",
    }
}

/// Whole seconds, at least one.
fn seconds_until(at: Timestamp, now: Timestamp) -> u32 {
    let ms = at.duration_since(now).as_millis();
    u32::try_from((ms + 999) / 1000).unwrap_or(1).max(1)
}
