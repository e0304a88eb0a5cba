//! The tracking page's markup. Every text is escaped; codes and addresses keep their direction.

use std::fmt::Write;

use protocol::{Language, PublicState, TrackingCode};
use texts::Args;

/// What a page says.
#[derive(Debug, Clone, Copy)]
pub(super) enum Page {
    /// Where the request with this code stands.
    State(TrackingCode, PublicState),
    /// The address holds no tracking code.
    BadCode,
    /// This network asked too often.
    TooOften,
    /// The database does not answer.
    Unavailable,
}

/// The host of `https://host[:port]`, as people see it in the address bar.
pub(super) fn domain(public_base: &str) -> &str {
    let host = public_base
        .split_once("://")
        .map_or(public_base, |(_, host)| host);
    host.trim_end_matches('/')
}

/// The whole page.
pub(super) fn render(page: &Page, language: Language, domain: &str, demo: bool) -> String {
    let t = |id: &str| escaped(&texts::text(language, id, &Args::new()));
    let title = t("tracking-title");
    let office = t("receipt-office");
    let direction = if language.is_rtl() { "rtl" } else { "ltr" };
    let mut html = String::with_capacity(4096);
    let mut add =
        |part: std::fmt::Arguments<'_>| html.write_fmt(part).expect("a string takes every text");
    add(format_args!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex, nofollow\">\n\
         <meta name=\"format-detection\" content=\"telephone=no\">\n\
         <title>{title} – AIMA</title>\n<link rel=\"stylesheet\" href=\"/t/style.css\">\n</head>\n<body>\n",
        lang = language.code(),
    ));
    if demo {
        add(format_args!(
            "<p class=\"demo\">{}</p>\n",
            t("receipt-demo")
        ));
    }
    add(format_args!(
        "<header>\n<p class=\"office\"><strong>AIMA</strong> <span>{office}</span></p>\n\
         <nav aria-label=\"{}\">\n<ul>\n",
        t("tracking-languages"),
    ));
    for other in Language::ALL {
        let code = other.code();
        let current = if other == language {
            " aria-current=\"true\""
        } else {
            ""
        };
        add(format_args!(
            "<li><a href=\"?lang={code}\" lang=\"{code}\" hreflang=\"{code}\" dir=\"{}\"{current}>{}</a></li>\n",
            if other.is_rtl() { "rtl" } else { "ltr" },
            other.native_name(),
        ));
    }
    add(format_args!("</ul>\n</nav>\n</header>\n"));
    add(format_args!("{}", main(page, language)));
    add(format_args!(
        "<footer>\n<h2>{}</h2>\n<ul>\n<li>{}</li>\n<li>{}</li>\n<li>{}</li>\n</ul>\n<h2>{}</h2>\n<p>{}</p>\n\
         </footer>\n</body>\n</html>\n",
        t("receipt-safety-title"),
        escaped(&texts::text(
            language,
            "tracking-domain",
            &Args::new().with("domain", domain)
        )),
        t("receipt-sender"),
        t("receipt-money"),
        t("receipt-complaints-title"),
        t("receipt-complaints"),
    ));
    html
}

fn main(page: &Page, language: Language) -> String {
    let t = |id: &str| escaped(&texts::text(language, id, &Args::new()));
    let title = t("tracking-title");
    match page {
        Page::State(code, state) => {
            let name = state.name();
            let mut args = Args::new();
            if let PublicState::BeingChecked { until } = state {
                args = args.with("until", texts::date(language, *until));
            }
            let meaning = escaped(&texts::text(
                language,
                &format!("state-{name}-detail"),
                &args,
            ));
            let hurry = match state {
                PublicState::BeingChecked { .. } => {
                    format!("<p class=\"note\">{}</p>\n", t("receipt-hurry"))
                }
                _ => String::new(),
            };
            format!(
                "<main>\n<h1>{title}</h1>\n<p class=\"code\"><span>{}</span> <bdi dir=\"ltr\" \
                 data-tracking-code>{code}</bdi></p>\n<section class=\"state\" data-state=\"{name}\">\n\
                 <h2>{}</h2>\n<p>{meaning}</p>\n{hurry}</section>\n</main>\n",
                t("receipt-code-label"),
                t(&format!("state-{name}")),
            )
        }
        Page::BadCode => notice(
            &title,
            "bad-code",
            &t("tracking-bad-code"),
            &t("tracking-bad-code-detail"),
        ),
        Page::TooOften => notice(
            &title,
            "too-often",
            &t("tracking-too-often"),
            &t("tracking-too-often-detail"),
        ),
        Page::Unavailable => notice(
            &title,
            "unavailable",
            &t("tracking-unavailable"),
            &t("tracking-unavailable-detail"),
        ),
    }
}

fn notice(title: &str, name: &str, heading: &str, detail: &str) -> String {
    format!(
        "<main>\n<h1>{title}</h1>\n<section class=\"state\" data-notice=\"{name}\">\n<h2>{heading}</h2>\n\
         <p>{detail}</p>\n</section>\n</main>\n"
    )
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use protocol::KioskId;

    use super::*;

    fn code() -> TrackingCode {
        TrackingCode::generate(KioskId::new(7).unwrap(), [1, 2, 3, 4, 5, 6])
    }

    fn states() -> [PublicState; 5] {
        [
            PublicState::NotHereYet,
            PublicState::BeingChecked {
                until: date(2026, 3, 9),
            },
            PublicState::Done,
            PublicState::ComeToTheCounter,
            PublicState::Stopped,
        ]
    }

    #[test]
    fn every_page_in_every_language_says_whom_to_trust_and_where_to_complain() {
        let mut pages = vec![Page::BadCode, Page::TooOften, Page::Unavailable];
        pages.extend(states().map(|state| Page::State(code(), state)));
        for language in Language::ALL {
            for page in &pages {
                let html = render(page, language, "localhost:8443", false);
                for needed in ["aima.gov.pt", "livroamarelo.gov.pt", "localhost:8443"] {
                    assert!(html.contains(needed), "{page:?} in {language}: {needed}");
                }
                assert!(!html.contains("<script"), "{page:?}");
                assert!(!html.contains("DEMO"), "{page:?}");
            }
        }
    }

    #[test]
    fn the_page_runs_in_the_direction_of_its_script_and_the_code_does_not() {
        let page = Page::State(code(), PublicState::Done);
        let arabic = render(&page, Language::Ar, "localhost", true);
        assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"));
        assert!(arabic.contains(&format!(
            "<bdi dir=\"ltr\" data-tracking-code>{}</bdi>",
            code()
        )));
        assert!(arabic.contains("DEMO"));
        assert!(
            render(&page, Language::Pt, "localhost", true)
                .contains("<html lang=\"pt\" dir=\"ltr\">")
        );
    }

    #[test]
    fn the_day_is_named_in_words() {
        let page = Page::State(
            code(),
            PublicState::BeingChecked {
                until: date(2026, 3, 9),
            },
        );
        let plain =
            render(&page, Language::Pt, "localhost", false).replace(['\u{2068}', '\u{2069}'], "");
        assert!(plain.contains("9 de março de 2026"), "{plain}");
    }

    #[test]
    fn a_text_cannot_become_markup() {
        let html = render(
            &Page::BadCode,
            Language::En,
            "<script>alert('x')</script>",
            false,
        );
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
