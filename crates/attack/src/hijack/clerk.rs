//! The desk in the hands of somebody who works for the thief, or who is not signed in at all: what one person may do
//! alone moves no case. Every answer is held against the one that the desk must give, since a form that goes nowhere
//! changes no case either, and proves nothing.

use anyhow::{Result, ensure};
use protocol::Kind;
use testbed::{
    desk::{self, Desk},
    http::{Method, Sent},
};

use super::Thief;
use crate::{
    rogue::{Rogue, SITE, TWO},
    target::Target,
};

/// Another site.
const ELSEWHERE: &str = "Loja 2";
const CLERK: &str = "clerk.of.the.thief";
const SUPERVISOR: &str = "supervisor.of.the.thief";
const CLERK_ELSEWHERE: &str = "clerk.elsewhere";
const AUDITOR: &str = "auditor.of.the.thief";

/// A form of a request's page, and what the desk must answer to it.
struct Press {
    act: &'static str,
    fields: Vec<(&'static str, String)>,
    answer: Answer,
}

#[derive(Debug, PartialEq, Eq)]
enum Answer {
    /// It leads back to the request, with this word.
    Notice(&'static str),
    /// It leads to the sign-in.
    SignIn,
    /// 403.
    Forbidden,
}

impl Answer {
    fn is(&self, sent: &Sent) -> bool {
        let location = sent.location.as_deref().unwrap_or_default();
        match self {
            Answer::Notice(notice) => {
                sent.status == 303 && location.ends_with(&format!("?notice={notice}"))
            }
            Answer::SignIn => sent.status == 303 && location == "/desk/sign-in",
            Answer::Forbidden => sent.status == 403,
        }
    }
}

fn passport(last_three: &str, notice: &'static str) -> Press {
    Press {
        act: "passport",
        fields: vec![("last_three", last_three.to_owned())],
        answer: Answer::Notice(notice),
    }
}

/// "Renewed", and the approval by the same person.
fn renewed_and_approved() -> Vec<Press> {
    vec![
        Press {
            act: "renewed",
            fields: Vec::new(),
            answer: Answer::Notice("done"),
        },
        Press {
            act: "approved",
            fields: vec![("reason", "new-passport-checked".to_owned())],
            answer: Answer::Notice("supervisor-needed"),
        },
    ]
}

/// Three characters as no made-up passport ends, and a fourth try that is right and comes too late.
fn guesses(right: &str) -> Vec<Press> {
    let wrong = ["QQ1", "QQ2", "QQ3"].map(|last_three| passport(last_three, "passport-wrong"));
    wrong
        .into_iter()
        .chain([passport(right, "spent")])
        .collect()
}

/// Every act, each with fields that the desk would take, and all with one answer.
fn every_act(last_three: &str, answer: fn() -> Answer) -> Vec<Press> {
    [
        ("passport", "last_three", last_three),
        ("passport-again", "last_three", last_three),
        ("renewed", "", ""),
        ("approved", "reason", "new-passport-checked"),
        ("released", "reason", "holder-identified"),
        ("restored", "reason", "not-asked-by-holder"),
        ("send-again", "", ""),
    ]
    .into_iter()
    .map(|(act, name, value)| Press {
        act,
        fields: match name {
            "" => Vec::new(),
            name => vec![(name, value.to_owned())],
        },
        answer: answer(),
    })
    .collect()
}

impl Thief<'_> {
    /// From nowhere, and as from a page of ours.
    pub(super) async fn at_the_desk_without_a_session(&mut self) -> Result<()> {
        let victim = self.victim();
        let (request, _, status) = self.proven(victim, TWO, Kind::CorrectEmail).await?;
        self.target.rest()?;
        let id = request.header.id.to_string();
        let last_three = self.last_three(victim);
        let mut answers = vec![status];
        for press in every_act(&last_three, || Answer::Forbidden) {
            let path = format!("/desk/requests/{id}/{}", press.act);
            let fields: Vec<_> = press
                .fields
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            let body = fields.join("&").into_bytes();
            let answer = self.rogue.ask(Method::POST, &path, body).await?;
            ensure!(answer.status == 403, "{}: {}", press.act, answer.status);
            answers.push(answer.status);
        }
        let acts = every_act(&last_three, || Answer::SignIn);
        answers.extend(pressed(self.target, None, &id, &acts)?);
        self.note("the desk's acts without a session", victim, answers)
    }

    pub(super) async fn as_a_dishonest_clerk(&mut self) -> Result<()> {
        Rogue::enrol_at(self.target, ELSEWHERE).await?;
        let data = self.target.data();
        desk::add(data, CLERK, "clerk", Some(SITE))?;
        desk::add(data, SUPERVISOR, "supervisor", Some(SITE))?;
        desk::add(data, CLERK_ELSEWHERE, "clerk", Some(ELSEWHERE))?;
        desk::add(data, AUDITOR, "auditor", None)?;
        for (way, who) in [
            ("a clerk renews the passport and approves alone", CLERK),
            (
                "a clerk guesses at the passport, renews it and approves alone",
                CLERK,
            ),
            (
                "a supervisor renews the passport and approves alone",
                SUPERVISOR,
            ),
            ("a clerk guesses at the passport", CLERK),
            (
                "a clerk of another site renews the passport and approves alone",
                CLERK_ELSEWHERE,
            ),
            ("an auditor approves", AUDITOR),
        ] {
            let victim = self.victim();
            let (request, _, status) = self.proven(victim, TWO, Kind::CorrectEmail).await?;
            self.target.rest()?;
            let last_three = self.last_three(victim);
            let acts = match (way, who) {
                (_, AUDITOR) => every_act(&last_three, || Answer::Forbidden),
                ("a clerk guesses at the passport", _) => guesses(&last_three),
                ("a clerk guesses at the passport, renews it and approves alone", _) => {
                    guesses(&last_three)
                        .into_iter()
                        .chain(renewed_and_approved())
                        .collect()
                }
                _ => renewed_and_approved(),
            };
            let id = request.header.id.to_string();
            let mut answers = vec![status];
            answers.extend(pressed(self.target, Some(who), &id, &acts)?);
            self.target.rest()?;
            self.note(way, victim, answers)?;
        }
        Ok(())
    }

    /// What the thief has read on the victim's passport.
    fn last_three(&self, victim: usize) -> String {
        let passport = &self.target.victims[victim].passport;
        passport[passport.len() - 3..].to_owned()
    }
}

/// Presses one after the other, by address: a form that the page does not offer is sent all the same. Gives the status
/// codes.
fn pressed(target: &Target, who: Option<&str>, id: &str, acts: &[Press]) -> Result<Vec<u16>> {
    // A blocking client may not live inside the runtime.
    let at_work = || -> Result<Vec<u16>> {
        let (authority, url) = (target.authority(), target.url().to_owned());
        let mut desk = match who {
            Some(who) => Desk::signed_in_as(&authority, url, who)?,
            None => Desk::signed_out(&authority, url)?,
        };
        let mut answers = Vec::new();
        for press in acts {
            let fields: Vec<_> = press
                .fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            let path = format!("/desk/requests/{id}/{}", press.act);
            let sent = desk.press(&path, &fields)?;
            ensure!(
                press.answer.is(&sent),
                "{} by {who:?}: {:?} was due, not {} {:?}",
                press.act,
                press.answer,
                sent.status,
                sent.location
            );
            answers.push(sent.status);
        }
        Ok(answers)
    };
    std::thread::scope(|scope| scope.spawn(at_work).join()).expect("no panic at the desk")
}
