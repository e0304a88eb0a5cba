//! Ways that were seen to work once: mail that does not leave, workers that stand still, answers that come late, requests
//! beside each other, deeds under another name, and a token that asks for everybody.

use anyhow::{Context, Result, ensure};
use protocol::{Kind, OldEmail};
use testbed::{mail_server::Way, process::wait_for};

use super::{BEYOND_T, DAY, Thief};
use crate::{
    rogue::{Rogue, THREE, TWO},
    target::PATIENCE,
};

/// Links of one kiosk in an hour; `docs/central.md` says so.
const LINKS_AN_HOUR: usize = 60;

impl Thief<'_> {
    /// Before anybody waits.
    pub(super) async fn while_central_tells_nobody(&mut self) -> Result<()> {
        for (variant, end) in [
            ("refused at the door", Way::Refuse),
            ("put off", Way::Later451),
            ("closing", Way::Closing421),
        ] {
            let (victim, header, content) = self.ready(Kind::CorrectEmail).await?;
            self.mails_end(Some(end))?;
            let request = self.rogue.seal(header, &content);
            let id = request.header.id.to_string();
            let status = self.rogue.deliver(&request).await?.status;
            self.wait_for_notice(&id, "state = 'waiting' AND tries > 0")?;
            self.target.pass(DAY * 4);
            self.wait_for_notice(&id, "state = 'given-up'")?;
            self.mails_end(None)?;
            self.target.rest()?;
            let way = "three numbers, and no mail leaves for four days";
            self.note_as(way, variant, victim, vec![status])?;
        }

        let (victim, header, content) = self.ready(Kind::CorrectEmail).await?;
        self.target.restart(true)?;
        let request = self.rogue.seal(header, &content);
        let mut answers = vec![self.rogue.deliver(&request).await?.status];
        self.target.stand_still(BEYOND_T)?;
        self.target.rest()?;
        answers.push(self.not_me(victim).await?);
        self.note(
            "three numbers while every worker stands still, until after T",
            victim,
            answers,
        )
    }

    pub(super) async fn beside_each_other(&mut self) -> Result<()> {
        for (way, kinds) in [
            (
                "two requests, and \"not me\" to the first",
                [Kind::CorrectEmail, Kind::CorrectEmail],
            ),
            (
                "a correction and the same as a resend, and \"not me\" to the first",
                [Kind::CorrectEmail, Kind::Resend],
            ),
            (
                "a resend and then a correction, and \"not me\" to the first",
                [Kind::Resend, Kind::CorrectEmail],
            ),
        ] {
            let victim = self.victim();
            let mut answers = Vec::new();
            for kind in kinds {
                answers.push(self.proven(victim, THREE, kind).await?.2);
                self.target.rest()?;
            }
            answers.push(self.not_me(victim).await?);
            self.target.rest()?;
            self.note(way, victim, answers)?;
        }
        Ok(())
    }

    pub(super) async fn under_another_name(&mut self) -> Result<()> {
        for (way, known, objects) in [
            (
                "a resend with the thief's address as old and new",
                TWO,
                false,
            ),
            (
                "the same with three numbers, and the owner says \"not me\"",
                THREE,
                true,
            ),
        ] {
            let victim = self.victim();
            let mailbox = self.mailbox();
            let header = self.rogue.header(Kind::Resend);
            let proof = self.rogue.prove(self.target, header.id, &mailbox).await?;
            let mut content = self.content(victim, known, Some(&mailbox));
            content.old_email =
                Some(OldEmail::parse(mailbox.as_str()).expect("a well-formed address"));
            content.mailbox_proof = Some(proof);
            let request = self.rogue.seal(header, &content);
            let mut answers = vec![self.rogue.deliver(&request).await?.status];
            self.target.rest()?;
            if objects {
                answers.push(self.not_me(victim).await?);
            }
            self.note(way, victim, answers)?;
        }
        for (way, kind, status) in [
            (
                "a reactivation with an address in it",
                Kind::Reactivate,
                "withdrawn",
            ),
            (
                "\"my case is closed\" with an address in it",
                Kind::Closed,
                "pending",
            ),
        ] {
            let victim = self.victim_who_is(status);
            let mailbox = self.mailbox();
            let content = self.content(victim, THREE, Some(&mailbox));
            let (_, status) = self.send(kind, &content).await?;
            self.note(way, victim, vec![status])?;
        }
        Ok(())
    }

    /// One token, a link to everybody: the pace of a kiosk holds.
    pub(super) async fn with_a_token_for_everybody(&mut self) -> Result<()> {
        let victim = self.victim();
        let stolen = Rogue::enrol(self.target).await?;
        let mut answers = Vec::new();
        let mut mailboxes = Vec::new();
        for _ in 0..LINKS_AN_HOUR + 10 {
            let mailbox = self.mailbox();
            let content = self.content(victim, TWO, Some(&mailbox));
            let request = stolen.seal(stolen.header(Kind::CorrectEmail), &content);
            answers.push(stolen.deliver(&request).await?.status);
            mailboxes.push(mailbox);
        }
        self.target.rest()?;
        let mut sent = 0;
        for mailbox in &mailboxes {
            sent += self.target.mails_to(mailbox.as_str())?.len();
        }
        ensure!(sent <= LINKS_AN_HOUR, "{sent} links left within the hour");
        answers.dedup();
        self.note("a stolen token that asks for everybody", victim, answers)
    }

    /// Sent before T, answered after it.
    pub(super) async fn waits_for_a_late_answer(&mut self) -> Result<usize> {
        let victim = self.victim();
        self.proven(victim, TWO, Kind::CorrectEmail).await?;
        self.target.rest()?;
        Ok(victim)
    }

    pub(super) async fn answered_late(&mut self, victim: usize) -> Result<()> {
        let mut answers = vec![self.not_me(victim).await?];
        self.target.rest()?;
        answers.push(self.proven(victim, THREE, Kind::CorrectEmail).await?.2);
        self.target.rest()?;
        self.note(
            "\"not me\" at the counter's time, and three numbers afterwards",
            victim,
            answers,
        )
    }

    /// A victim, and a request about it to a mailbox that is proven before, with three numbers.
    async fn ready(
        &mut self,
        kind: Kind,
    ) -> Result<(usize, protocol::RequestHeader, protocol::RequestContent)> {
        let victim = self.victim();
        let mailbox = self.mailbox();
        let header = self.rogue.header(kind);
        let proof = self.rogue.prove(self.target, header.id, &mailbox).await?;
        let mut content = self.content(victim, THREE, Some(&mailbox));
        content.mailbox_proof = Some(proof);
        Ok((victim, header, content))
    }

    async fn not_me(&self, victim: usize) -> Result<u16> {
        let no = self
            .links_to_the_owner(victim)?
            .pop()
            .context("\"not me\" in the notice")?;
        Ok(self.rogue.net.press(&no).await?.status)
    }

    fn wait_for_notice(&self, request: &str, is: &str) -> Result<()> {
        wait_for("the notice to be tried", PATIENCE, || {
            let found: i64 = self.target.database()?.query_row(
                &format!(
                    "SELECT count(*) FROM mails
                     WHERE kind = 'old-address' AND subject_id = ?1 AND {is}"
                ),
                [request],
                |row| row.get(0),
            )?;
            Ok((found == 1).then_some(()))
        })
    }
}
