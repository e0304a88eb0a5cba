//! One request: where it stands, why, what was proven, what staff may do, and what they did. It shows
//! neither an identifier nor an address; the new address is masked as on the receipt.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use jiff::{Timestamp, tz::TimeZone};
use maud::{Markup, html};
use protocol::{EmailAddress, Kind, Language, MaskedEmail, RequestId, TrackingCode};
use serde::Deserialize;
use texts::Args;

use super::{
    act_forms, acts, alarms,
    page::{FIND, Page, Visitor},
    session::SignedIn,
    trouble::Trouble,
};
use crate::{
    app::{App, Seen},
    journal::Line,
    page::tracking::meaning,
    permissions::Permission,
    proof::ladder::Verdict,
    registry::{self, CaseStatus, RegistryError},
    requests::state::RequestState,
    store::{Agreement, Alarm, AtTheDesk, By, MailOfRequest, Restorable},
    vault::Cell,
};

#[derive(Deserialize)]
pub(super) struct Notice {
    notice: Option<String>,
}

/// Everything that the page is made of.
pub(super) struct View {
    /// The request.
    pub request: AtTheDesk,
    /// Its state.
    pub state: RequestState,
    /// What the ladder says of it now; `None` where nothing is to be judged.
    pub verdict: Option<Verdict>,
    /// What it does, whatever it is called; `None` where nothing is to be judged.
    does: Option<Kind>,
    /// The change that it made to its case's address, and whether that may be undone.
    pub restorable: Option<Restorable>,
    /// The registry has something to pay for its case.
    pub payable: bool,
    /// Who saw the passport on it, and when, if that still counts.
    pub in_hand: Option<(String, Timestamp)>,
    zone: TimeZone,
    public: Seen,
    new_email: Option<MaskedEmail>,
    alarms: Vec<Alarm>,
    mails: Vec<MailOfRequest>,
    history: Vec<Line>,
}

/// The page.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Query(notice): Query<Notice>,
) -> Result<Response, Trouble> {
    let id = parse(&id)?;
    let found = app.store.at_the_desk(&id, app.clock.now()).await?;
    let request = found.ok_or(Trouble::Missing)?;
    let by = By {
        staff: &signed_in.staff,
        request_id: &id,
        now: app.clock.now(),
    };
    app.store.note_look(by, signed_in.since).await?;
    let view = View::of(&app, request).await?;
    Ok(page(
        &visitor,
        &signed_in,
        &view,
        notice.notice.as_deref(),
        None,
    ))
}

/// The request again, with what is wrong with a form on it.
pub(super) async fn show_again(
    app: &App,
    visitor: &Visitor,
    signed_in: &SignedIn,
    id: &str,
    problem: act_forms::Problem,
) -> Result<Response, Trouble> {
    let found = app.store.at_the_desk(id, app.clock.now()).await?;
    let request = found.ok_or(Trouble::Missing)?;
    let view = View::of(app, request).await?;
    Ok(page(visitor, signed_in, &view, None, Some(problem)))
}

/// The id in an address, in its one written form.
pub(super) fn parse(id: &str) -> Result<String, Trouble> {
    let id: RequestId = id.parse().map_err(|_| Trouble::Missing)?;
    Ok(id.to_string())
}

fn answered<T>(asked: Result<T, RegistryError>) -> Result<Option<T>, Trouble> {
    match asked.map_err(Trouble::from) {
        Ok(answer) => Ok(Some(answer)),
        Err(Trouble::Unavailable) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

impl View {
    async fn of(app: &App, request: AtTheDesk) -> Result<View, Trouble> {
        let state = RequestState::from_name(&request.state).ok_or(Trouble::Internal)?;
        let zone = TimeZone::get(&request.time_zone).map_err(|_| Trouble::Internal)?;
        let code = TrackingCode::parse(&request.tracking_code).map_err(|_| Trouble::Internal)?;
        // What was carried out is not judged again.
        // Where the registry does not answer, the page tells what is known here.
        let evidence =
            registry::evidence(&*app.registry, &app.store, &app.vault, &request.id).await;
        let evidence = answered(evidence)?.flatten();
        let payable = evidence.as_ref().is_some_and(|evidence| {
            let case = evidence.case.as_ref();
            case.is_some_and(|case| {
                case.status == CaseStatus::Pending && matches!(case.payment, Some(Ok(_)))
            })
        });
        let judged = match evidence {
            Some(evidence) if !evidence.request.was_applied() => {
                evidence.judged(app.clock.now()).ok()
            }
            _ => None,
        };
        let restorable = acts::by_staff(app)
            .restorable(&request.id, app.clock.now())
            .await;
        let new_email = request.new_email.as_deref().and_then(|sealed| {
            let cell = Cell {
                table: "contents",
                row: &request.id,
                column: "new_email",
            };
            // What cannot be read is an alarm already; the page goes on without it.
            let address = app.vault.open(cell, sealed).ok()?;
            EmailAddress::parse(&address)
                .ok()
                .map(|address| address.masked())
        });
        Ok(View {
            state,
            zone,
            does: match &judged {
                Some(judged) => Some(judged.asked.kind()),
                // What it has done, since the case has that address now.
                None => request.changed_address.then_some(Kind::CorrectEmail),
            },
            verdict: judged.map(|judged| judged.verdict),
            public: app.seen(code).await?,
            new_email,
            restorable: answered(restorable)?.flatten(),
            payable,
            in_hand: app
                .store
                .passport_in_hand(&request.id, app.clock.now())
                .await?,
            alarms: app.store.open_alarms_of(&request.id).await?,
            mails: app.store.mails_of(&request.id).await?,
            history: app.store.journal_of(&request.id).await?,
            request,
        })
    }

    pub(super) fn time(&self, visitor: &Visitor, ms: Option<i64>) -> Option<String> {
        let instant = Timestamp::from_millisecond(ms?).ok()?;
        Some(texts::date_and_time(visitor.language, instant, &self.zone))
    }

    /// A yes-or-no fact with the time it became true.
    fn fact(&self, visitor: &Visitor, ms: Option<i64>, id: &str) -> String {
        match self.time(visitor, ms) {
            Some(when) => visitor.text_with(id, &Args::new().with("when", when)),
            None => visitor.text("desk-not-yet"),
        }
    }
}

fn page(
    visitor: &Visitor,
    signed_in: &SignedIn,
    view: &View,
    notice: Option<&str>,
    problem: Option<act_forms::Problem>,
) -> Response {
    let request = &view.request;
    let here = format!("/desk/requests/{}", request.id);
    let title = visitor.text("desk-request-title");
    let main = html! {
        @if let Some(problem) = problem { (problem.summary(visitor)) }
        @if let Some(notice) = notice { (act_forms::notice(visitor, notice, request)) }
        h1 { (title) " " bdi.symbols dir="ltr" data-tracking-code="" { (request.tracking_code) } }
        (standing(visitor, view))
        @for alarm in &view.alarms {
            div.warning data-alarm=(alarm.kind) {
                (alarms::name(visitor, alarm)) (alarms::facts(visitor, alarm))
            }
        }
        div.columns {
            section aria-labelledby="asked" { h2 #asked { (visitor.text("desk-asked")) } (asked(visitor, view))
                @if request.of_desk && signed_in.may(Permission::MakeRequest) {
                    p { a href={ (here) "/receipt" } { (visitor.text("desk-receipt-again")) } }
                }
            }
            @if request.opened_at.is_some() {
                section aria-labelledby="proven" { h2 #proven { (visitor.text("desk-proven")) } (proven(visitor, view)) }
                section aria-labelledby="given" { h2 #given { (visitor.text("desk-given")) } (given(visitor, request)) }
            }
        }
        (act_forms::all(visitor, signed_in, view, problem))
        @if !view.mails.is_empty() {
            section aria-labelledby="mails" { h2 #mails { (visitor.text("desk-mails")) } (mails(visitor, view)) }
        }
        section aria-labelledby="history" { h2 #history { (visitor.text("desk-history")) } (history(visitor, view)) }
    };
    let heading = format!("{title} {}", request.tracking_code);
    let heading = match problem {
        Some(_) => visitor.text_with("desk-title-with-error", &Args::new().with("title", heading)),
        None => heading,
    };
    let status = match problem {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    Page {
        visitor,
        signed_in: Some(signed_in),
        section: Some(FIND),
        title: &heading,
        here: &here,
    }
    .answer(status, main)
}

/// The exact state, why, and what the public sees of it.
fn standing(visitor: &Visitor, view: &View) -> Markup {
    let request = &view.request;
    let public = view.public.state.name();
    let decided = view.time(visitor, request.decided_at);
    html! {
        section.state data-state=(view.state.as_str()) data-public-state=(public) aria-labelledby="state" {
            h2 #state { (visitor.text(&format!("desk-state-{}", view.state.as_str()))) }
            @if let Some(why) = &request.why {
                p data-why=(why) { (visitor.text_with("desk-cause", &Args::new().with("cause", why_text(visitor, why)))) }
            }
            @if let Some(staff) = &request.decided_by {
                p { (visitor.text_with("desk-decided-by", &Args::new()
                    .with("staff", staff.as_str()).with("when", decided.unwrap_or_default()))) }
            }
            @if let Some((staff, at)) = view.restorable.as_ref().and_then(|it| it.restored.as_ref()) {
                p data-restored="" { (visitor.text_with("desk-restored-by", &Args::new()
                    .with("staff", staff.as_str())
                    .with("when", view.time(visitor, Some(at.as_millisecond())).unwrap_or_default()))) }
            }
            @if let Some(verdict) = view.verdict { (judgement(visitor, verdict)) }
            p { (visitor.text("desk-public-sees")) " " strong { (visitor.text(&format!("state-{public}"))) } }
            @if public == "being-checked" {
                p.hint { (meaning(visitor.language, view.public)) }
            }
        }
    }
}

/// What the ladder says now.
fn judgement(visitor: &Visitor, verdict: Verdict) -> Markup {
    let (name, why) = match verdict {
        Verdict::Apply(row) => ("apply", Some(row.as_str())),
        Verdict::Wait => ("wait", None),
        Verdict::Counter(cause) => ("counter", Some(cause.as_str())),
        Verdict::Stop => ("stop", None),
    };
    html! {
        p data-verdict=(name) data-cause=[why] {
            (visitor.text(&format!("desk-verdict-{name}")))
            @if let Some(why) = why { " " (why_text(visitor, why)) }
        }
    }
}

/// A cause, row or reason in words; one without words of its own as it is stored.
pub(super) fn why_text(visitor: &Visitor, why: &str) -> String {
    let id = format!("desk-why-{why}");
    match texts::exists(visitor.language, &id) {
        true => visitor.text(&id),
        false => why.to_owned(),
    }
}

fn facts(rows: &[(String, String)]) -> Markup {
    html! {
        dl.facts { @for (name, value) in rows { dt { (name) } dd { (value) } } }
    }
}

fn asked(visitor: &Visitor, view: &View) -> Markup {
    let request = &view.request;
    let language = Language::from_code(&request.language).map_or("?", Language::native_name);
    let mut rows = vec![
        (
            "desk-asked-kind",
            visitor.text(&format!(
                "kind-{}",
                view.does
                    .map_or(request.kind.as_str(), |does| does.as_str())
            )),
        ),
        ("receipt-store-label", request.store.clone()),
        (
            "receipt-kiosk-label",
            match request.of_desk {
                true => visitor.text("desk-asked-at-the-desk"),
                false => request.kiosk.clone(),
            },
        ),
        (
            "desk-asked-received",
            view.time(visitor, Some(request.received_at))
                .unwrap_or_default(),
        ),
        ("desk-asked-language", language.to_owned()),
    ];
    if !request.of_desk {
        let recorded = view.time(visitor, request.recorded_at).unwrap_or_default();
        rows.insert(3, ("desk-asked-recorded", recorded));
    }
    if let Some(assisted) = request.assisted {
        let id = if assisted == 1 { "desk-yes" } else { "desk-no" };
        rows.push(("desk-asked-assisted", visitor.text(id)));
    }
    if let Some(address) = &view.new_email {
        rows.push(("receipt-new-email-label", address.to_string()));
    }
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, value)| (visitor.text(name), value))
        .collect();
    facts(&rows)
}

fn proven(visitor: &Visitor, view: &View) -> Markup {
    let request = &view.request;
    let confirmed = match request.mailbox_confirmed_by.as_deref() {
        Some("link") => "desk-confirmed-by-link",
        _ => "desk-confirmed-by-code",
    };
    let old_mailbox = match request.old_mailbox_answer.as_deref() {
        Some("yes") => view.fact(
            visitor,
            request.old_mailbox_answered_at,
            "desk-old-mailbox-yes",
        ),
        Some(_) => view.fact(
            visitor,
            request.old_mailbox_answered_at,
            "desk-old-mailbox-no",
        ),
        None if request.email_refused_at.is_some() => view.fact(
            visitor,
            request.email_refused_at,
            "desk-old-mailbox-refused",
        ),
        None if request.notice_reported_at.is_some() => view.fact(
            visitor,
            request.notice_reported_at,
            "desk-old-mailbox-returned",
        ),
        None => view.fact(
            visitor,
            request.old_mailbox_told_at,
            "desk-old-mailbox-told",
        ),
    };
    let passport = match request.passport_shown.as_deref() {
        Some("seen") => "desk-passport-was-seen",
        _ => "desk-passport-was-renewed",
    };
    let mut rows = vec![
        ("desk-proof-case", case(visitor, request)),
        ("desk-proof-old-mailbox", old_mailbox),
        (
            "desk-proof-passport",
            view.fact(visitor, request.passport_shown_at, passport),
        ),
        (
            "desk-proof-approved",
            view.fact(visitor, request.approved_at, "desk-approved-at"),
        ),
    ];
    if view.new_email.is_some() {
        rows.insert(
            1,
            (
                "desk-proof-new-mailbox",
                view.fact(visitor, request.mailbox_confirmed_at, confirmed),
            ),
        );
    }
    if request.protected_at.is_some() {
        rows.push((
            "desk-proof-protected",
            view.fact(visitor, request.protected_at, "desk-protected-since"),
        ));
    }
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, value)| (visitor.text(name), value))
        .collect();
    facts(&rows)
}

/// How many cases it may be about.
fn case(visitor: &Visitor, request: &AtTheDesk) -> String {
    let id = match (request.chosen, request.fitting) {
        (true, _) => "desk-case-chosen",
        (false, 0) => "desk-case-none",
        (false, _) => "desk-case-several",
    };
    let args = Args::new()
        .with("fitting", request.fitting)
        .with("candidates", request.candidates);
    visitor.text_with(id, &args)
}

/// Which identifiers were given and whether they agree, never what they are.
fn given(visitor: &Visitor, request: &AtTheDesk) -> Markup {
    let rows = [
        ("desk-given-nif", "nif", &request.nif),
        ("desk-given-passport", "passport", &request.passport),
        ("desk-given-niss", "niss", &request.niss),
        ("desk-given-phone", "phone", &request.phone),
        ("desk-given-old-email", "old-email", &request.old_email),
    ];
    html! {
        table {
            caption { (visitor.text("desk-given-caption")) }
            thead { tr {
                th scope="col" { (visitor.text("desk-given-what")) }
                th scope="col" { (visitor.text("desk-given-agrees")) }
            } }
            tbody {
                @for (name, field, agreement) in rows {
                    @let agreement = Agreement::from_name(agreement).as_str();
                    tr {
                        th scope="row" { (visitor.text(name)) }
                        td data-given=(field) data-agreement=(agreement) {
                            (visitor.text(&format!("desk-agreement-{agreement}")))
                        }
                    }
                }
            }
        }
    }
}

/// How far each mail is: no address, no text.
fn mails(visitor: &Visitor, view: &View) -> Markup {
    let time = |at: Timestamp| {
        view.time(visitor, Some(at.as_millisecond()))
            .unwrap_or_default()
    };
    html! {
        div.wide tabindex="0" role="region" aria-labelledby="mails-caption" {
            table {
                caption #mails-caption { (visitor.text("desk-mails-caption")) }
                thead { tr {
                    @for column in ["desk-mails-what", "desk-list-state", "desk-mails-since", "desk-mails-tries", "desk-mails-next"] {
                        th scope="col" { (visitor.text(column)) }
                    }
                } }
                tbody {
                    @for mail in &view.mails {
                        tr data-mail=(mail.kind) data-standing=(mail.standing.as_str()) {
                            th scope="row" { (visitor.text(&format!("desk-mail-{}", mail.kind))) }
                            td { (visitor.text(&format!("desk-mail-is-{}", mail.standing.as_str()))) }
                            td { (time(mail.since)) }
                            td { (mail.tries) }
                            td { @if let Some(next) = mail.next_try_at { (time(next)) } }
                        }
                    }
                }
            }
        }
    }
}

fn history(visitor: &Visitor, view: &View) -> Markup {
    html! {
        table {
            caption { (visitor.text("desk-history-caption")) }
            thead { tr {
                @for column in ["desk-history-when", "desk-history-who", "desk-history-what", "desk-history-why"] {
                    th scope="col" { (visitor.text(column)) }
                }
            } }
            tbody {
                @for line in &view.history {
                    tr data-act=(line.act) {
                        td { (view.time(visitor, Some(line.at_ms)).unwrap_or_default()) }
                        td { (line.staff) }
                        td { (visitor.text(&format!("desk-act-{}", line.act))) }
                        td { @if let Some(why) = &line.why { (why_text(visitor, why)) } }
                    }
                }
            }
        }
    }
}
