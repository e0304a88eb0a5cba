//! Sentences with values that central sets, or that follow from them: senders, complaint routes, dated steps.

use protocol::{
    Language,
    configuration::Complaints,
    steps::{DatedStep, Step},
};

use crate::{
    bundles::{Args, text},
    dates::date,
};

/// Where AIMA's mail comes from.
pub fn senders(language: Language, domains: &[String]) -> String {
    let args = Args::new().with("senders", domains.join(", "));
    text(language, "receipt-sender", &args)
}

/// Where to complain, praise or suggest.
pub fn complaints(language: Language, routes: &Complaints) -> String {
    match &routes.site {
        None => text(language, "receipt-complaints-counter", &Args::new()),
        Some(site) => {
            let id = match routes.counter {
                true => "receipt-complaints",
                false => "receipt-complaints-site",
            };
            text(language, id, &Args::new().with("site", site.as_str()))
        }
    }
}

/// By when a step is taken, where that is certain, and what it is.
pub fn step(language: Language, dated: &DatedStep) -> (Option<String>, String) {
    let day = dated.date.map(|day| date(language, day));
    let id = format!("step-{}", dated.step.as_str());
    let mut args = Args::new();
    if dated.step == Step::CheckedIfToday {
        let days = i64::from(dated.days.unwrap_or_default());
        args = args
            .with("days", days)
            .with("date", day.unwrap_or_default());
        return (None, text(language, &id, &args));
    }
    if dated.step.is_now() {
        let now = text(language, "step-now", &Args::new());
        return (Some(now), text(language, &id, &args));
    }
    let when = day.map(|day| text(language, "step-by", &Args::new().with("date", day)));
    (when, text(language, &id, &args))
}

/// The same as one text.
pub fn step_in_one(language: Language, dated: &DatedStep) -> String {
    match step(language, dated) {
        (Some(when), words) => format!("{when}: {words}"),
        (None, words) => words,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    fn plain(text: &str) -> String {
        text.replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn every_step_has_words_in_every_language_and_its_day_in_them() {
        for language in Language::ALL {
            for step in Step::ALL {
                let dated = matches!(step, Step::Checked | Step::CheckedIfToday);
                let said = step_in_one(
                    language,
                    &DatedStep {
                        step,
                        date: dated.then(|| civil::date(2026, 12, 7)),
                        days: Some(5),
                    },
                );
                let day = date(language, civil::date(2026, 12, 7));
                assert_eq!(plain(&said).contains(&plain(&day)), dated, "{said}");
            }
        }
    }

    #[test]
    fn the_days_of_checking_choose_their_plural() {
        let said = |language, days| {
            let dated = DatedStep {
                step: Step::CheckedIfToday,
                date: Some(civil::date(2026, 12, 7)),
                days: Some(days),
            };
            plain(&step_in_one(language, &dated))
        };
        assert!(said(Language::En, 1).contains("one working day"));
        assert!(said(Language::En, 5).contains("5 working days"));
        assert!(said(Language::Pt, 5).contains("5 dias úteis"));
        assert!(said(Language::Ar, 5).contains("5 أيام"));
    }

    #[test]
    fn what_central_names_is_said_and_nothing_else() {
        let domains = ["aima.gov.pt".to_owned(), "new.gov.pt".to_owned()];
        for language in Language::ALL {
            let said = senders(language, &domains);
            assert!(said.contains("aima.gov.pt") && said.contains("new.gov.pt"));
            let routes = |counter, site: Option<&str>| {
                let site = site.map(str::to_owned);
                complaints(language, &Complaints { counter, site })
            };
            let both = routes(true, Some("a.gov.pt"));
            let book = routes(true, None);
            let site = routes(false, Some("a.gov.pt"));
            assert!(both.contains("a.gov.pt") && site.contains("a.gov.pt"));
            assert!(!book.contains("gov.pt"));
            assert!(both != site && both != book);
        }
    }
}
