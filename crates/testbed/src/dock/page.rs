//! The dock's pages. Markup is made by `maud`, which escapes whatever is put in.

use maud::{DOCTYPE, Markup, html};

use super::hands::{Act, Standing};
use crate::mails::Letter;
use crate::person::Person;

/// Seconds until the overview is fetched anew.
const REFRESH: &str = "5";
/// Receipts that are shown; older ones lie in the printer's folder.
const RECEIPTS: usize = 4;
/// Mails that are listed.
const LETTERS: usize = 12;

/// Everything at a glance.
pub(super) fn overview(standing: &Standing, token: &str, failed: Option<Act>) -> Markup {
    let main = html! {
        @if let Some(act) = failed {
            p.warning role="alert" { "“" (label(act)) "” did not work. The parts' own logs say why." }
        }
        div.columns {
            (printer(standing, token))
            (line(standing, token))
        }
        (people(standing, token))
        div.columns {
            (mails(&standing.letters))
            (receipts(standing.receipts))
        }
    };
    frame("Demo dock", true, &main)
}

fn printer(standing: &Standing, token: &str) -> Markup {
    html! {
        section.sheet aria-labelledby="printer" {
            h2 #printer { "Printer" }
            (switch("Paper", standing.paper_out, ["in it", "out"], [Act::TakePaperOut, Act::PutPaperIn], token))
            (switch("Cover", standing.cover_open, ["closed", "open"], [Act::OpenCover, Act::CloseCover], token))
        }
    }
}

fn line(standing: &Standing, token: &str) -> Markup {
    html! {
        section.sheet aria-labelledby="line" {
            h2 #line { "Network and central" }
            (switch("Network", standing.network_cut, ["whole", "cut"], [Act::CutNetwork, Act::MendNetwork], token))
            (switch("Central", standing.central_down, ["running", "stopped"], [Act::StopCentral, Act::StartCentral], token))
        }
    }
}

/// A thing, how it stands, and the one button that turns it over.
fn switch(name: &str, is_off: bool, states: [&str; 2], acts: [Act; 2], token: &str) -> Markup {
    let at = usize::from(is_off);
    html! {
        div.switch data-switch=(name.to_lowercase()) data-state=(states[at]) {
            p { strong { (name) } " " span.light.off[is_off] aria-hidden="true" {} " " (states[at]) }
            (button(acts[at], token, is_off))
        }
    }
}

fn button(act: Act, token: &str, stands_out: bool) -> Markup {
    html! {
        form method="post" action=(format!("/do/{}", act.name())) {
            input type="hidden" name="token" value=(token);
            button.quiet[!stands_out] { (label(act)) }
        }
    }
}

fn label(act: Act) -> String {
    match act {
        Act::TakePaperOut => "Take the paper out".to_owned(),
        Act::PutPaperIn => "Put paper in".to_owned(),
        Act::OpenCover => "Open the cover".to_owned(),
        Act::CloseCover => "Close the cover".to_owned(),
        Act::CutNetwork => "Cut the network".to_owned(),
        Act::MendNetwork => "Mend the network".to_owned(),
        Act::StopCentral => "Stop central".to_owned(),
        Act::StartCentral => "Start central".to_owned(),
        Act::ReadPassport(number) => format!("Read passport {}", number + 1),
    }
}

fn people(standing: &Standing, token: &str) -> Markup {
    html! {
        section.sheet.wide aria-labelledby="people" {
            h2 #people { "People to play" }
            p.hint {
                "They are made up. Two identifiers are enough. "
                @if standing.reads_passports {
                    "The passport reader types into the kiosk's window, where its screen asks who you are."
                } @else {
                    "The passport reader needs an X display; the kiosk's window is on none."
                }
            }
            div.people {
                @for (number, person) in standing.people.iter().enumerate() {
                    (one_person(number, person, standing.reads_passports, token))
                }
            }
        }
    }
}

fn one_person(number: usize, person: &Person, reads: bool, token: &str) -> Markup {
    // Where it does not fit it breaks before the host, not anywhere.
    let (mailbox, host) = person.email.split_once('@').unwrap_or((&person.email, ""));
    html! {
        article data-person=(number) {
            h3 { "Person " (number + 1) }
            dl.facts {
                dt { "NIF" } dd { (person.nif) }
                dt { "NISS" } dd { (person.niss) }
                dt { "Passport" } dd { (person.passport) " (" (person.passport_country) ")" }
                dt { "Telephone" } dd { (person.phone) }
                dt { "E-mail at AIMA" } dd { (mailbox) wbr; "@" (host) }
            }
            pre.mrz { @for line in person.mrz() { (line) "\n" } }
            @if reads { (button(Act::ReadPassport(number), token, false)) }
        }
    }
}

fn mails(letters: &[Letter]) -> Markup {
    html! {
        section.sheet aria-labelledby="mails" {
            h2 #mails { "Mails sent" }
            @if letters.is_empty() {
                p.hint { "None yet. The first goes out when somebody gives a new address." }
            } @else {
                ul.mails {
                    @for letter in letters.iter().take(LETTERS) {
                        li {
                            a href=(format!("/mail/{}", letter.name)) { bdi { (letter.subject) } }
                            br;
                            span.hint { "to " (letter.to) }
                        }
                    }
                }
            }
            @if letters.len() > LETTERS { p.hint { "and " (letters.len() - LETTERS) " older ones" } }
        }
    }
}

fn receipts(came_out: usize) -> Markup {
    html! {
        section.sheet aria-labelledby="paper" {
            h2 #paper { "Paper that came out" }
            @if came_out == 0 {
                p.hint { "None yet." }
            } @else {
                div.receipts {
                    @for number in (0..came_out).rev().take(RECEIPTS) {
                        a href=(format!("/paper/{number}")) {
                            img src=(format!("/paper/{number}")) alt=(format!("Receipt {}", number + 1));
                        }
                    }
                }
            }
        }
    }
}

/// One mail, its links to be followed.
pub(super) fn mail(letter: &Letter) -> Markup {
    let main = html! {
        p { a href="/" { "Back" } }
        article.sheet.wide data-mail {
            h2 { bdi { (letter.subject) } }
            p.hint { "to " (letter.to) }
            pre.letter dir="auto" { (linked(&letter.text)) }
        }
    };
    frame("Mail", false, &main)
}

/// The text with its addresses made into links.
fn linked(text: &str) -> Markup {
    let mut rest = text;
    let mut pieces = Vec::new();
    while let Some(at) = rest.find("https://") {
        let (before, from) = rest.split_at(at);
        let end = from.find(char::is_whitespace).unwrap_or(from.len());
        let (link, after) = from.split_at(end);
        pieces.push(
            html! { (before) a href=(link) target="_blank" rel="noreferrer noopener" { (link) } },
        );
        rest = after;
    }
    html! { @for piece in pieces { (piece) } (rest) }
}

pub(super) fn missing() -> Markup {
    frame(
        "Not here",
        false,
        &html! { p { "There is nothing here. " a href="/" { "Back" } } },
    )
}

pub(super) fn broken(error: &anyhow::Error) -> Markup {
    frame(
        "Trouble",
        false,
        &html! { p.warning role="alert" { (format!("{error:#}")) } p { a href="/" { "Back" } } },
    )
}

fn frame(title: &str, refreshed: bool, main: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                @if refreshed { meta http-equiv="refresh" content=(format!("{REFRESH};url=/")); }
                title { (title) " – AIMA kiosk" }
                link rel="stylesheet" href="/style.css";
            }
            body {
                header {
                    p.office { strong { "AIMA" } " " span { "kiosk · demo dock" } }
                    p.hint { "Outside of the kiosk: what is done here reaches it as the world does." }
                }
                main {
                    h1 { (title) }
                    (main)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mail_says_is_never_markup() {
        let letter = Letter {
            name: "1".to_owned(),
            to: "<b>@example.com".to_owned(),
            subject: "<script>".to_owned(),
            text: "a <i> https://localhost:1/m/x?a=1&b=\"2 z".to_owned(),
        };
        let page = mail(&letter).into_string();
        assert!(!page.contains("<script>") && !page.contains("<b>@") && !page.contains("<i>"));
        assert!(
            page.contains("href=\"https://localhost:1/m/x?a=1&amp;b=&quot;2\""),
            "{page}"
        );
    }

    #[test]
    fn a_switch_offers_only_what_can_be_done_now() {
        let mut standing = Standing::default();
        let page = overview(&standing, "token", None).into_string();
        assert!(page.contains("/do/take-paper-out") && !page.contains("/do/put-paper-in"));
        standing.paper_out = true;
        let page = overview(&standing, "token", None).into_string();
        assert!(page.contains("/do/put-paper-in") && !page.contains("/do/take-paper-out"));
    }
}
