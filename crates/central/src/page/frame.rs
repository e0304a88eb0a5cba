//! What every public page has: head, languages, whom to trust, where to complain. Markup is made by `maud`,
//! which escapes whatever is put in; codes and addresses keep their direction.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, html};
use protocol::{Language, configuration::Configuration};
use texts::Args;

use crate::app::App;

/// Nothing but our own style sheet and our own forms; no frame, no script.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// A text without values, escaped when it is put into markup.
pub(super) fn text(language: Language, id: &str) -> String {
    texts::text(language, id, &Args::new())
}

/// A heading with a sentence below it, in a box that tests know by `name`.
pub(super) fn notice(name: &str, heading: &str, detail: &str) -> Markup {
    html! {
        section.state data-notice=(name) {
            h2 { (heading) }
            p { (detail) }
        }
    }
}

/// The answer with the whole page in it.
pub(super) fn answer(
    app: &App,
    language: Language,
    status: StatusCode,
    title: &str,
    main: Markup,
) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_LANGUAGE, language.code()),
        (header::VARY, "Accept-Language"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    let told = app.published.current();
    let page = render(
        language,
        title,
        domain(&app.public_base),
        app.demo,
        &told,
        main,
    );
    (status, headers, page.into_string()).into_response()
}

/// The whole page with `main` in it.
pub(super) fn render(
    language: Language,
    title: &str,
    domain: &str,
    demo: bool,
    told: &Configuration,
    main: Markup,
) -> Markup {
    let t = |id: &str| text(language, id);
    let trusted = texts::text(
        language,
        "tracking-domain",
        &Args::new().with("domain", domain),
    );
    html! {
        (DOCTYPE)
        html lang=(language.code()) dir=(direction(language)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex, nofollow";
                meta name="format-detection" content="telephone=no";
                title { (title) " – AIMA" }
                link rel="stylesheet" href="/t/style.css";
            }
            body {
                @if demo { aside.demo aria-label="DEMO" { (t("receipt-demo")) } }
                header {
                    p.office { strong { "AIMA" } " " span { (t("receipt-office")) } }
                    (languages(language))
                }
                main {
                    h1 { (title) }
                    (main)
                }
                footer {
                    h2 { (t("receipt-safety-title")) }
                    ul {
                        li { (trusted) }
                        li { (texts::senders(language, &told.senders)) }
                        li { (t("receipt-money")) }
                    }
                    h2 { (t("receipt-complaints-title")) }
                    p { (texts::complaints(language, &told.complaints)) }
                }
            }
        }
    }
}

fn languages(current: Language) -> Markup {
    html! {
        nav aria-label=(text(current, "tracking-languages")) {
            ul {
                @for language in Language::ALL {
                    @let code = language.code();
                    li {
                        a href={ "?lang=" (code) } lang=(code) hreflang=(code) dir=(direction(language))
                            aria-current=[(language == current).then_some("true")] {
                            (language.native_name())
                        }
                    }
                }
            }
        }
    }
}

fn direction(language: Language) -> &'static str {
    if language.is_rtl() { "rtl" } else { "ltr" }
}

/// The host of `https://host[:port]`, as people see it in the address bar.
fn domain(public_base: &str) -> &str {
    let host = public_base
        .split_once("://")
        .map_or(public_base, |(_, host)| host);
    host.trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(language: Language, domain: &str, demo: bool) -> String {
        let told = Configuration::default();
        render(language, "Title", domain, demo, &told, html! {}).into_string()
    }

    #[test]
    fn every_page_in_every_language_says_whom_to_trust_and_where_to_complain() {
        for language in Language::ALL {
            let html = page(language, "localhost:8443", false);
            for needed in ["aima.gov.pt", "livroamarelo.gov.pt", "localhost:8443"] {
                assert!(html.contains(needed), "in {language}: {needed}");
            }
            assert!(!html.contains("<script") && !html.contains("DEMO"));
        }
    }

    #[test]
    fn a_page_runs_in_the_direction_of_its_script_and_says_demo() {
        let arabic = page(Language::Ar, "localhost", true);
        assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">") && arabic.contains("DEMO"));
        let portuguese = page(Language::Pt, "localhost", true);
        assert!(portuguese.contains("<html lang=\"pt\" dir=\"ltr\">"));
    }

    #[test]
    fn a_text_cannot_become_markup() {
        let html = page(Language::En, "<script>alert('x')</script>", false);
        assert!(!html.contains("<script>"));
    }

    #[test]
    fn the_domain_is_what_the_address_bar_shows() {
        assert_eq!(domain("https://localhost:8443"), "localhost:8443");
        assert_eq!(
            domain("https://quiosque.aima.gov.pt/"),
            "quiosque.aima.gov.pt"
        );
    }
}
