//! Somebody at the desk who works for the thief: what one person may do alone moves no case.

use anyhow::{Context, Result};
use protocol::Kind;
use testbed::desk::{self, Desk};

use super::Thief;
use crate::{
    rogue::{Rogue, SITE, TWO},
    target::Target,
};

/// Another site.
const ELSEWHERE: &str = "Loja 2";

impl Thief<'_> {
    pub(super) async fn as_a_dishonest_clerk(&mut self) -> Result<()> {
        Rogue::enrol_at(self.target, ELSEWHERE).await?;
        let data = self.target.data();
        desk::add(data, "clerk.of.the.thief", "clerk", Some(SITE))?;
        desk::add(data, "supervisor.of.the.thief", "supervisor", Some(SITE))?;
        desk::add(data, "clerk.elsewhere", "clerk", Some(ELSEWHERE))?;
        desk::add(data, "auditor.of.the.thief", "auditor", None)?;
        let renewed = [("renewed", ""), ("approve", "identity-shown")];
        let guesses = [
            ("passport", "QQ1"),
            ("passport", "QQ2"),
            ("passport", "QQ3"),
        ];
        let after_guesses: Vec<_> = guesses.iter().chain(&renewed).copied().collect();
        for (way, who, acts) in [
            (
                "a clerk renews the passport and approves alone",
                "clerk.of.the.thief",
                &renewed[..],
            ),
            (
                "a clerk guesses at the passport, renews it and approves alone",
                "clerk.of.the.thief",
                &after_guesses,
            ),
            (
                "a supervisor renews the passport and approves alone",
                "supervisor.of.the.thief",
                &renewed,
            ),
            (
                "a clerk guesses at the passport",
                "clerk.of.the.thief",
                &guesses,
            ),
            (
                "a clerk of another site approves",
                "clerk.elsewhere",
                &renewed,
            ),
            ("an auditor approves", "auditor.of.the.thief", &renewed),
        ] {
            let victim = self.victim();
            let (request, _, status) = self.proven(victim, TWO, Kind::CorrectEmail).await?;
            self.target.rest()?;
            let code = request.header.tracking_code.to_string();
            acts_at_the_desk(self.target, who, &code, acts)?;
            self.target.rest()?;
            self.note(way, victim, vec![status])?;
        }
        Ok(())
    }
}

/// Does what is asked as far as the desk offers it: a form that is not there is sent all the same.
fn acts_at_the_desk(target: &Target, who: &str, code: &str, acts: &[(&str, &str)]) -> Result<()> {
    // A blocking client may not live inside the runtime.
    let at_work = || -> Result<()> {
        let mut desk = Desk::signed_in_as(&target.authority(), target.url().to_owned(), who)?;
        // Whoever may not see the request knows its address all the same.
        let id: String = target.database()?.query_row(
            "SELECT id FROM requests WHERE upper(replace(tracking_code, '-', '')) = upper(replace(?1, '-', ''))",
            [code],
            |row| row.get(0),
        )?;
        for (act, value) in acts {
            desk.open("/desk")?;
            let fields = match *act {
                "passport" => [("last", *value), ("reason", "")],
                _ => [("reason", *value), ("last", "")],
            };
            desk.send(&format!("/desk/requests/{id}/{act}"), &fields)
                .context("the desk answers")?;
        }
        Ok(())
    };
    std::thread::scope(|scope| scope.spawn(at_work).join()).expect("no panic at the desk")
}
