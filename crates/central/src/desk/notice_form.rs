//! The form of a notice for kiosks: a ready sentence fills every language, and whatever was typed is judged by
//! [`crate::notices`]' rule and told back field by field.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil, tz::TimeZone};
use maud::{Markup, html};
use protocol::{Language, configuration::MAX_TIMED_TEXT};
use serde::Deserialize;
use texts::Args;

use super::{notices::PATH, page::Visitor, session::SignedIn};
use crate::{
    notices::{Draft, Field, NewNotice, Ready, Wrong},
    store::KeptNotice,
};

/// In place of a site: every one.
const EVERY_SITE: &str = "*";
/// The languages that stand open in the form: the one that a notice must have, and the one that the most read besides.
const FIRST: [Language; 2] = [Language::Pt, Language::En];

/// What was typed, by the names of the fields; one that is missing is empty.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Typed(BTreeMap<String, String>);

/// What is wrong, and with which field; `None`: with the notice as a whole.
pub(super) struct Problem {
    field: Option<String>,
    id: String,
    has: usize,
}

impl Problem {
    /// Nothing that was typed is wrong, and it cannot be done.
    pub(super) fn of_all(name: &str) -> Problem {
        Problem {
            field: None,
            id: format!("desk-notice-{name}"),
            has: 0,
        }
    }

    fn of(field: String, name: &str, has: usize) -> Problem {
        Problem {
            field: Some(field),
            has,
            ..Problem::of_all(name)
        }
    }

    fn text(&self, visitor: &Visitor) -> String {
        let args = Args::new()
            .with("has", self.has.to_string())
            .with("most", MAX_TIMED_TEXT.to_string());
        visitor.text_with(&self.id, &args)
    }

    /// Everything that is wrong, above the form, with a way to each field.
    pub(super) fn summary(visitor: &Visitor, problems: &[Problem]) -> Markup {
        html! {
            @if !problems.is_empty() {
                div.problem role="alert" data-problem="" {
                    h2 { (visitor.text("desk-error-summary")) }
                    ul { @for problem in problems {
                        @let field = problem.field.as_deref();
                        li { a href={ "#" (field.unwrap_or("new-notice")) } {
                            @if let Some(language) = field.and_then(language_of) { (named(visitor, language)) ": " }
                            (problem.text(visitor))
                        } }
                    } }
                }
            }
        }
    }
}

impl Typed {
    /// An empty form, for the rest of the day.
    pub(super) fn empty(zone: &TimeZone, now: Timestamp) -> Typed {
        let there = zone.to_datetime(now);
        let mut typed = Typed::default();
        let from = there.strftime("%Y-%m-%dT%H:%M").to_string();
        let until = there.strftime("%Y-%m-%dT23:59").to_string();
        typed.put("from", &from);
        typed.put("until", &until);
        typed
    }

    /// The same with a ready sentence in every language; a name that nobody knows fills in nothing.
    pub(super) fn ready(
        ready: &str,
        time: &str,
        zone: &TimeZone,
        now: Timestamp,
    ) -> (Typed, Vec<Problem>) {
        let mut typed = Typed::empty(zone, now);
        let Some(ready) = Ready::from_name(ready) else {
            return (typed, vec![]);
        };
        typed.put("ready", ready.as_str());
        typed.put("time", time);
        let Some(sentences) = ready.texts(time.parse::<civil::Time>().ok()) else {
            let problem = Problem::of("time".to_owned(), "ready-no-time", 0);
            return (typed, vec![problem]);
        };
        for (language, sentence) in sentences {
            typed.put(&name_of(language), &sentence);
        }
        (typed, vec![])
    }

    /// The site that was chosen; none for every site.
    ///
    /// # Errors
    /// None was chosen, or there is no such one.
    pub(super) fn site(&self, sites: &[String]) -> Result<Option<String>, Problem> {
        match self.get("site") {
            EVERY_SITE => Ok(None),
            site if sites.iter().any(|it| it == site) => Ok(Some(site.to_owned())),
            _ => Err(Problem::of("site".to_owned(), "site-missing", 0)),
        }
    }

    /// The numbers of the notices that whoever sends this had on the page.
    pub(super) fn seen(&self) -> Vec<i64> {
        let seen = self.get("seen").split(' ');
        seen.filter_map(|number| number.parse().ok()).collect()
    }

    /// The notice, or everything that is wrong.
    pub(super) fn judged(
        &self,
        site: Result<Option<String>, Problem>,
        zone: &TimeZone,
        now: Timestamp,
    ) -> Result<NewNotice, Vec<Problem>> {
        let (site, mut problems) = match site {
            Ok(site) => (site, vec![]),
            Err(problem) => (None, vec![problem]),
        };
        let texts = Language::ALL.map(|it| (it, self.get(&name_of(it)).to_owned()));
        let draft = Draft {
            site,
            from: self.get("from").to_owned(),
            until: self.get("until").to_owned(),
            texts: texts.to_vec(),
        };
        let judged = draft.judged(zone, now);
        let wrong = judged.as_ref().err().into_iter().flatten();
        problems.extend(wrong.map(|(field, wrong)| {
            let field = match field {
                Field::From => "from".to_owned(),
                Field::Until => "until".to_owned(),
                Field::Text(language) => name_of(*language),
            };
            let has = match wrong {
                Wrong::TooLong(has) => *has,
                _ => 0,
            };
            Problem::of(field, wrong.as_str(), has)
        }));
        match judged {
            Ok(new) if problems.is_empty() => Ok(new),
            _ => Err(problems),
        }
    }

    /// Chooses a ready sentence; nothing is kept by it.
    pub(super) fn ready_form(&self, visitor: &Visitor, problems: &[Problem]) -> Markup {
        let wrong = problem(problems, "time").map(|it| it.text(visitor));
        html! {
            form.sheet method="get" action=(PATH) data-ready="" {
                h2 { (visitor.text("desk-notice-ready")) }
                p { (visitor.text("desk-notice-ready-lead")) }
                label for="ready" { (visitor.text("desk-notice-ready")) }
                select #ready name="ready" {
                    @for ready in Ready::ALL.map(Ready::as_str) {
                        option value=(ready) selected[self.get("ready") == ready] {
                            (visitor.text(&format!("desk-notice-ready-{ready}")))
                        }
                    }
                }
                label for="time" { (visitor.text("desk-notice-ready-time")) }
                @if let Some(wrong) = &wrong { p.wrong #time-problem { (wrong) } }
                input.short #time name="time" type="time" value=(self.get("time"))
                    aria-invalid=[wrong.is_some().then_some("true")]
                    aria-describedby=[wrong.is_some().then_some("time-problem")];
                button.quiet type="submit" { (visitor.text("desk-notice-ready-fill")) }
            }
        }
    }

    /// Makes a notice.
    pub(super) fn form(
        &self,
        visitor: &Visitor,
        signed_in: &SignedIn,
        sites: &[String],
        kept: &[KeptNotice],
        problems: &[Problem],
    ) -> Markup {
        let seen: Vec<_> = kept.iter().map(|it| it.notice.number.to_string()).collect();
        let text = |language| self.text_field(visitor, language, problems);
        let others = || Language::ALL.into_iter().filter(|it| !FIRST.contains(it));
        let open = others().any(|it| {
            let name = name_of(it);
            !self.get(&name).is_empty() || problem(problems, &name).is_some()
        });
        html! {
            form.sheet #new-notice method="post" action=(PATH) {
                (signed_in.form_token().field())
                input type="hidden" name="seen" value=(seen.join(" "));
                h2 { (visitor.text("desk-notice-new")) }
                @if !sites.is_empty() { (self.site_field(visitor, sites, problems)) }
                (self.time_field(visitor, "from", problems))
                (self.time_field(visitor, "until", problems))
                p.hint #text-hint {
                    (visitor.text_with("desk-notice-text-hint", &Args::new().with("most", MAX_TIMED_TEXT.to_string())))
                }
                @for language in FIRST { (text(language)) }
                details open[open] {
                    summary { (visitor.text("desk-notice-other-languages")) }
                    @for language in others() { (text(language)) }
                }
                button type="submit" { (visitor.text("desk-notice-make")) }
            }
        }
    }

    fn site_field(&self, visitor: &Visitor, sites: &[String], problems: &[Problem]) -> Markup {
        let wrong = problem(problems, "site").map(|it| it.text(visitor));
        html! {
            label for="site" { (visitor.text("desk-notice-for")) }
            @if let Some(wrong) = &wrong { p.wrong #site-problem { (wrong) } }
            select #site name="site" aria-invalid=[wrong.is_some().then_some("true")]
                aria-describedby=[wrong.is_some().then_some("site-problem")] {
                option value="" { (visitor.text("desk-new-site-choose")) }
                option value=(EVERY_SITE) selected[self.get("site") == EVERY_SITE] { (visitor.text("desk-every-site")) }
                @for site in sites { option value=(site) selected[self.get("site") == site] { (site) } }
            }
        }
    }

    fn time_field(&self, visitor: &Visitor, name: &str, problems: &[Problem]) -> Markup {
        let wrong = problem(problems, name).map(|it| it.text(visitor));
        let described = match wrong {
            Some(_) => format!("{name}-hint {name}-problem"),
            None => format!("{name}-hint"),
        };
        html! {
            label for=(name) { (visitor.text(&format!("desk-notice-{name}"))) }
            p.hint id={ (name) "-hint" } { (visitor.text("desk-notice-time-hint")) }
            @if let Some(wrong) = &wrong { p.wrong id={ (name) "-problem" } { (wrong) } }
            input id=(name) name=(name) type="datetime-local" value=(self.get(name))
                aria-invalid=[wrong.is_some().then_some("true")] aria-describedby=(described);
        }
    }

    fn text_field(&self, visitor: &Visitor, language: Language, problems: &[Problem]) -> Markup {
        let name = name_of(language);
        let wrong = problem(problems, &name).map(|it| it.text(visitor));
        let described = match wrong {
            Some(_) => format!("text-hint {name}-problem"),
            None => "text-hint".to_owned(),
        };
        html! {
            label for=(name) { (named(visitor, language)) }
            @if let Some(wrong) = &wrong { p.wrong id={ (name) "-problem" } { (wrong) } }
            input id=(name) name=(name) type="text" value=(self.get(&name)) lang=(language.code()) autocomplete="off"
                dir=(if language.is_rtl() { "rtl" } else { "ltr" })
                aria-invalid=[wrong.is_some().then_some("true")] aria-describedby=(described);
        }
    }

    fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    fn put(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), value.to_owned());
    }
}

fn problem<'a>(problems: &'a [Problem], field: &str) -> Option<&'a Problem> {
    problems
        .iter()
        .find(|it| it.field.as_deref() == Some(field))
}

fn name_of(language: Language) -> String {
    format!("text-{}", language.code())
}

fn language_of(field: &str) -> Option<Language> {
    Language::from_code(field.strip_prefix("text-")?)
}

fn named(visitor: &Visitor, language: Language) -> String {
    visitor.text(&format!("desk-language-{}", language.code()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ready_sentence_that_says_a_time_needs_one() {
        let zone = TimeZone::UTC;
        for time in ["", "25:00", "four"] {
            let (typed, problems) = Typed::ready("closes-at", time, &zone, Timestamp::UNIX_EPOCH);
            let fields: Vec<_> = problems.iter().map(|it| it.field.as_deref()).collect();
            assert_eq!(fields, [Some("time")]);
            assert_eq!(typed.get("text-pt"), "");
        }
    }

    #[test]
    fn each_thing_that_can_be_wrong_has_words() {
        let wrong = [
            Wrong::NoPortuguese,
            Wrong::TooLong(1),
            Wrong::NotPlain,
            Wrong::NoTime,
            Wrong::Past,
            Wrong::Order,
            Wrong::FarAhead,
            Wrong::LongLasting,
        ];
        let names = wrong.map(Wrong::as_str).into_iter();
        for name in names.chain(["overtaken", "crowded", "full", "site-missing"]) {
            let id = Problem::of_all(name).id;
            assert!(texts::exists(Language::Pt, &id), "{id}");
        }
    }
}
