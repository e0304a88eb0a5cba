//! The tracking page behind the QR code: `/t/{code}`, and `/T/{CODE}` since a QR code is smaller in capitals.
//!
//! It shows the coarse state alone, with what it means and what to do. The page is the same, byte for
//! byte, whether or not a request found a case.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use maud::{Markup, html};
use protocol::{
    Language, PublicState, TrackingCode,
    steps::{self, Until},
};
use texts::Args;

use super::{
    Reader,
    frame::{self, notice, text},
};
use crate::{
    api::{description::PublicFailure, logged},
    app::{App, Seen},
};

/// What a page says.
#[derive(Debug, Clone, Copy)]
enum Said {
    /// Where the request with this code stands.
    State(TrackingCode, Seen),
    /// The address holds no tracking code.
    BadCode,
    /// This network asked too often.
    TooOften,
    /// The database does not answer.
    Unavailable,
}

#[utoipa::path(
    get,
    path = "/t/{code}",
    operation_id = "track",
    summary = "The tracking page behind the QR code.",
    params(("code" = String, Path, description = "The tracking code."), ("lang" = Option<String>, Query, description = "pt, en or ar; else Accept-Language decides, else pt.")),
    responses(
        (status = 200, description = "Where the request stands; also for a code that central does not have.", body = String, content_type = "text/html"),
        (status = 404, description = "Not a tracking code: check it.", body = String, content_type = "text/html"),
        (status = 429, description = "Too often from this address.", body = String, content_type = "text/html", headers(("Retry-After" = u32, description = "Seconds to wait."))),
        (status = 503, description = "The state cannot be shown right now.", body = String, content_type = "text/html"),
        PublicFailure
    )
)]
pub(crate) async fn track(
    State(app): State<Arc<App>>,
    reader: Reader,
    Path(code): Path<String>,
) -> Response {
    if let Err(seconds) = reader.may_ask(&app) {
        return too_often(&app, reader.language, seconds);
    }
    let (status, said) = match TrackingCode::parse(&code) {
        Err(_) => (StatusCode::NOT_FOUND, Said::BadCode),
        Ok(code) => match app.seen(code).await {
            Ok(seen) => (StatusCode::OK, Said::State(code, seen)),
            Err(error) => {
                logged(&error);
                (StatusCode::SERVICE_UNAVAILABLE, Said::Unavailable)
            }
        },
    };
    answer(&app, reader.language, status, said)
}

/// The page for a network that asked too often.
pub(super) fn too_often(app: &App, language: Language, seconds: u32) -> Response {
    let mut response = answer(app, language, StatusCode::TOO_MANY_REQUESTS, Said::TooOften);
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

fn answer(app: &App, language: Language, status: StatusCode, said: Said) -> Response {
    let title = text(language, "tracking-title");
    frame::answer(app, language, status, &title, main(said, language))
}

fn main(said: Said, language: Language) -> Markup {
    let t = |id: &str| text(language, id);
    let plain = |name, heading: &str| notice(name, &t(heading), &t(&format!("{heading}-detail")));
    match said {
        Said::State(code, seen) => state_of(code, seen, language),
        Said::BadCode => plain("bad-code", "tracking-bad-code"),
        Said::TooOften => plain("too-often", "tracking-too-often"),
        Said::Unavailable => plain("unavailable", "tracking-unavailable"),
    }
}

/// What a state means; of a day of checking that has passed, that the answer is on its way.
pub(crate) fn meaning(language: Language, Seen { state, next }: Seen) -> String {
    let detail = format!("state-{}-detail", state.name());
    match (state, next) {
        (PublicState::BeingChecked { .. }, Some((_, Until::Passed))) => {
            text(language, "state-being-checked-late")
        }
        (PublicState::BeingChecked { until }, _) => {
            let args = Args::new().with("until", texts::date(language, until));
            texts::text(language, &detail, &args)
        }
        _ => text(language, &detail),
    }
}

fn state_of(code: TrackingCode, seen: Seen, language: Language) -> Markup {
    let t = |id: &str| text(language, id);
    let name = seen.state.name();
    html! {
        p.code {
            span { (t("receipt-code-label")) } " "
            bdi dir="ltr" data-tracking-code="" { (code) }
        }
        section.state data-state=(name) {
            h2 { (t(&format!("state-{name}"))) }
            p { (meaning(language, seen)) }
            @if let (PublicState::BeingChecked { .. }, Some((kind, until))) = (seen.state, seen.next) {
                h3 { (t("receipt-next-title")) }
                ol {
                    @for next in steps::next(kind, None, until) {
                        @let (when, words) = texts::step(language, &next);
                        li data-step=(next.step.as_str()) {
                            @if let Some(when) = when { strong { (when) } ": " }
                            (words)
                        }
                    }
                }
                p.note { (t("receipt-hurry")) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use protocol::{Kind, KioskId};

    use super::*;

    fn code() -> TrackingCode {
        TrackingCode::generate(KioskId::new(7).unwrap(), [1, 2, 3, 4, 5, 6])
    }

    fn seen(state: PublicState, until: Until) -> Said {
        Said::State(
            code(),
            Seen {
                state,
                next: Some((Kind::Resend, until)),
            },
        )
    }

    fn said(said: Said, language: Language) -> String {
        main(said, language)
            .into_string()
            .replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn the_code_keeps_its_direction_in_every_language() {
        for language in Language::ALL {
            let html = said(seen(PublicState::Done, Until::Passed), language);
            let kept = format!("<bdi dir=\"ltr\" data-tracking-code=\"\">{}</bdi>", code());
            assert!(html.contains(&kept), "{html}");
        }
    }

    #[test]
    fn the_day_is_named_in_words() {
        let state = PublicState::BeingChecked {
            until: date(2026, 3, 9),
        };
        let html = said(seen(state, Until::Day(date(2026, 3, 9))), Language::Pt);
        assert_eq!(html.matches("9 de março de 2026").count(), 2, "{html}");
        let order = ["data-step=\"checked\"", "data-step=\"payment\""].map(|it| html.find(it));
        assert!(order[0].is_some() && order[0] < order[1], "{html}");
    }

    #[test]
    fn a_day_that_has_passed_is_not_promised() {
        let until = date(2026, 3, 9);
        let state = PublicState::BeingChecked { until };
        for language in Language::ALL {
            let html = said(seen(state, Until::Passed), language);
            let day = texts::date(language, until).replace(['\u{2068}', '\u{2069}'], "");
            assert!(!html.contains(&day), "{html}");
            assert!(html.contains(&text(language, "state-being-checked-late")));
            assert!(html.contains("data-step=\"answer\""), "{html}");
            assert!(!html.contains("data-step=\"checked\""), "{html}");
        }
    }

    #[test]
    fn each_state_and_trouble_has_its_own_words_in_every_language() {
        for language in Language::ALL {
            let states = [
                PublicState::NotHereYet,
                PublicState::Done,
                PublicState::ComeToTheCounter,
                PublicState::Stopped,
            ];
            let mut all: Vec<_> = states
                .map(|state| said(seen(state, Until::Passed), language))
                .into();
            all.extend(
                [Said::BadCode, Said::TooOften, Said::Unavailable].map(|what| said(what, language)),
            );
            let distinct: std::collections::BTreeSet<_> = all.iter().collect();
            assert_eq!(distinct.len(), all.len());
        }
    }
}
