//! What there is to pay, as a page to be printed for the person in front, whose passport was seen: the words of the mail with the
//! data to pay, in the person's language and in Portuguese. Nothing of it is kept but that it was printed, and the last day that it says.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use jiff::{civil::Date, tz::TimeZone};
use maud::{Markup, html};
use protocol::Language;
use texts::Args;

use super::{
    acts::{self, by},
    form::Signed,
    page::{FIND, Page, Visitor},
    receipt::direction,
    request,
    sign_in::Nothing,
    trouble::Trouble,
};
use crate::{
    app::App,
    mail::last_day_to_pay,
    registry::{Payment, in_time},
    store::Acted,
};

/// The page; or back to the request, where it may not be printed.
pub(super) async fn print(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Signed<Nothing>,
) -> Result<Response, Trouble> {
    let id = request::parse(&id)?;
    let case = match app.store.chosen_case(&id).await? {
        Some(case) => in_time(app.registry.case(&case)).await?,
        None => None,
    };
    let now = app.clock.now();
    let found = app.store.at_the_desk(&id, now).await?;
    let request = found.ok_or(Trouble::Missing)?;
    let zone = TimeZone::get(&request.time_zone).map_err(|_| Trouble::Internal)?;
    let today = zone.to_datetime(now).date();
    // The day that was told stands while it lasts; where none was, it is reckoned as in the mail.
    let told = match &case {
        Some(case) => app.store.last_day_to_pay(&case.id).await?,
        None => None,
    };
    let told = told.and_then(|day| day.parse::<Date>().ok());
    let last_day = told
        .filter(|day| *day >= today)
        .unwrap_or_else(|| last_day_to_pay(today));
    let acted = app
        .store
        .print_payment_data(by(&app, &form.by, &id), case.as_ref(), last_day)
        .await?;
    let Some((case, Ok(payment))) = case.and_then(|mut case| {
        let payment = case.payment.take()?;
        Some((case, payment))
    }) else {
        return Ok(acts::back(&app, &id, Acted::NotNow));
    };
    if acted != Acted::Done {
        return Ok(acts::back(&app, &id, acted));
    }
    let of_the_visit = Language::from_code(&request.language);
    let language = case.language.or(of_the_visit).unwrap_or(Language::Pt);
    let title = visitor.text("mail-payment-data-title");
    let main = html! {
        h1 { (title) }
        p.note role="status" data-notice="payment-data" { (visitor.text("desk-payment-lead")) }
        (paper(&app, &visitor, &payment, last_day, language))
        p { a href={ "/desk/requests/" (id) } { (visitor.text("desk-receipt-request")) } }
    };
    let page = Page {
        visitor: &visitor,
        signed_in: Some(&form.by),
        section: Some(FIND),
        title: &title,
        here: &format!("/desk/requests/{id}"),
    };
    Ok(page.answer(StatusCode::OK, main))
}

fn paper(
    app: &App,
    visitor: &Visitor,
    payment: &Payment,
    last_day: Date,
    language: Language,
) -> Markup {
    let languages = match language {
        Language::Pt => vec![Language::Pt],
        other => vec![other, Language::Pt],
    };
    html! {
        article.receipt data-payment-data="" {
            p.office { strong { "AIMA" } " " span lang="pt" { (texts::text(Language::Pt, "receipt-office", &Args::new())) } }
            @if visitor.demo { p.warning lang="pt" { (texts::text(Language::Pt, "receipt-demo", &Args::new())) } }
            @for language in languages { (voice(app, payment, last_day, language)) }
        }
    }
}

fn voice(app: &App, payment: &Payment, last_day: Date, language: Language) -> Markup {
    let plain = |id: &str| texts::text(language, id, &Args::new());
    let published = app.published.current();
    html! {
        section lang=(language.code()) dir=(direction(language)) {
            h2 { (plain("mail-payment-data-title")) }
            dl.facts {
                dt { (plain("mail-payment-data-reference")) }
                dd { bdi.symbols dir="ltr" data-reference="" { (payment.reference) } }
                dt { (plain("mail-payment-data-amount")) }
                dd data-amount="" { (texts::amount(language, payment.cents)) }
                dt { (plain("mail-payment-data-deadline")) }
                dd data-last-day=(last_day.to_string()) { (texts::date(language, last_day)) }
            }
            h3 { (plain("receipt-next-title")) }
            ul {
                @for step in ["mail-payment-data-pay", "mail-payment-data-keep", "mail-payment-data-wait"] {
                    li { (plain(step)) }
                }
            }
            h3 { (plain("receipt-safety-title")) }
            ul {
                li { (texts::senders(language, &published.senders)) }
                li { (plain("receipt-money")) }
                li { (texts::complaints(language, &published.complaints)) }
            }
        }
    }
}
