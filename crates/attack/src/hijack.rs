//! Every way to a change that is not a row of the ladder, each tried on a victim of its own. Whether one
//! worked is not judged here: the report looks at the case afterwards.

mod clerk;
mod seen;
mod variants;

use std::{path::Path, time::Duration};

use anyhow::{Context, Result, ensure};
use protocol::{
    EmailAddress, Kind, MailboxProof, RequestContent,
    wire::{EMAIL_CODE_RESEND_S, SealedRequest},
};
use serde::{Deserialize, Serialize};
use testbed::mail_server::{Plan, Way};

use crate::{
    evidence::Lines,
    rogue::{Known, Rogue, THREE, THREE_AND_A_WRONG_ONE, TWO, Typed, content},
    target::Target,
};

const DAY: Duration = Duration::from_secs(86_400);
/// Longer than any five working days.
const BEYOND_T: Duration = DAY.saturating_mul(14);
/// Where the rightful owner's own corrections go.
pub const OWNER: &str = "owner@example.org";

/// One way that was tried.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Attempt {
    /// What was tried: a row of `docs/security.md`.
    pub way: String,
    /// By which numbers, kind or fault, where a way has several.
    #[serde(default)]
    pub variant: String,
    /// Which of the made-up people it was tried on.
    pub victim: usize,
    /// What central answered on the way.
    pub answers: Vec<u16>,
    /// The owner had moved the case to [`OWNER`] before.
    pub owner_moved: bool,
}

struct Thief<'a> {
    target: &'a Target,
    rogue: &'a Rogue,
    lines: Lines,
    next: usize,
    mailboxes: u32,
}

/// Tries every way, on people from `first_victim` on.
///
/// # Errors
/// Central does not answer, or something that must work for the attempt does not.
pub async fn every_way(
    target: &Target,
    rogue: &Rogue,
    first_victim: usize,
    folder: &Path,
) -> Result<()> {
    let mut thief = Thief {
        target,
        rogue,
        lines: Lines::begin(folder, "hijacks")?,
        next: first_victim,
        mailboxes: 0,
    };
    thief.with_too_little().await?;
    thief.with_proofs_that_are_none().await?;
    thief.with_links().await?;
    thief.with_replays().await?;
    thief.by_other_numbers().await?;
    thief.under_other_marks().await?;
    thief.with_a_visits_proof().await?;
    thief.as_another_kiosk().await?;
    thief.at_the_desk_without_a_session().await?;
    thief.as_a_dishonest_clerk().await?;
    thief.against_an_owner_who_objects().await?;
    thief.beside_each_other().await?;
    thief.under_another_name().await?;
    thief.with_a_token_for_everybody().await?;
    // From here on codes for kiosks have expired by central's clock.
    thief.while_central_tells_nobody().await?;
    let late = thief.waits_for_a_late_answer().await?;
    thief.beside_the_owner().await?;
    target.pass(BEYOND_T);
    target.rest()?;
    thief.answered_late(late).await?;
    thief.after_the_owner().await?;
    target.pass(BEYOND_T);
    target.rest()
}

impl Thief<'_> {
    /// Somebody whose case is pending and whom nobody has tried yet.
    fn victim(&mut self) -> usize {
        self.victim_who_is("pending")
    }

    fn victim_who_is(&mut self, status: &str) -> usize {
        let found = (self.next..self.target.victims.len())
            .find(|index| self.target.victims[*index].status == status)
            .expect("there are more people than ways");
        self.next = found + 1;
        found
    }

    /// A mailbox that the thief reads.
    fn mailbox(&mut self) -> EmailAddress {
        self.mailboxes += 1;
        EmailAddress::parse(&format!("thief{}@example.net", self.mailboxes))
            .expect("a well-formed address")
    }

    fn note(&mut self, way: &str, victim: usize, answers: Vec<u16>) -> Result<()> {
        self.note_as(way, "", victim, answers)
    }

    fn note_as(
        &mut self,
        way: &str,
        variant: &str,
        victim: usize,
        answers: Vec<u16>,
    ) -> Result<()> {
        self.lines.add(&Attempt {
            way: way.to_owned(),
            variant: variant.to_owned(),
            victim,
            answers,
            owner_moved: false,
        })
    }

    fn content(&self, victim: usize, known: Known, to: Option<&EmailAddress>) -> RequestContent {
        content(&self.target.victims[victim], known, to)
    }

    async fn send(&self, kind: Kind, content: &RequestContent) -> Result<(SealedRequest, u16)> {
        let request = self.rogue.seal(self.rogue.header(kind), content);
        let answer = self.rogue.deliver(&request).await?;
        Ok((request, answer.status))
    }

    /// A correction to a mailbox that is proven before.
    async fn proven(
        &mut self,
        victim: usize,
        known: Known,
        kind: Kind,
    ) -> Result<(SealedRequest, EmailAddress, u16)> {
        let mailbox = self.mailbox();
        let header = self.rogue.header(kind);
        let proof = self.rogue.prove(self.target, header.id, &mailbox).await?;
        let mut content = self.content(victim, known, Some(&mailbox));
        content.mailbox_proof = Some(proof);
        let request = self.rogue.seal(header, &content);
        let answer = self.rogue.deliver(&request).await?;
        ensure!(answer.status == 201, "a request: {}", answer.status);
        Ok((request, mailbox, answer.status))
    }

    async fn with_too_little(&mut self) -> Result<()> {
        for (way, known, kind) in [
            ("two numbers and a proven mailbox", TWO, Kind::CorrectEmail),
            (
                "two numbers, said to be the same address",
                TWO,
                Kind::Resend,
            ),
            (
                "three numbers and a fourth that differs",
                THREE_AND_A_WRONG_ONE,
                Kind::CorrectEmail,
            ),
        ] {
            let victim = self.victim();
            let (_, _, status) = self.proven(victim, known, kind).await?;
            self.note(way, victim, vec![status])?;
        }
        let victim = self.victim();
        let mailbox = self.mailbox();
        let all = Known {
            niss: Typed::Right,
            ..THREE
        };
        let content = self.content(victim, all, Some(&mailbox));
        let (_, status) = self.send(Kind::CorrectEmail, &content).await?;
        self.note(
            "all four numbers and a mailbox that nobody confirms",
            victim,
            vec![status],
        )?;
        let victim = self.victim_who_is("withdrawn");
        let content = self.content(victim, TWO, None);
        let (_, status) = self.send(Kind::Reactivate, &content).await?;
        self.note("a reactivation with two numbers", victim, vec![status])?;
        for (variant, refusal) in [("unknown", Way::Unknown550), ("spam", Way::Spam554)] {
            let victim = self.victim();
            let mailbox = self.mailbox();
            let header = self.rogue.header(Kind::CorrectEmail);
            let proof = self.rogue.prove(self.target, header.id, &mailbox).await?;
            // From now on the server refuses whatever it is given, the notice too.
            self.mails_end(Some(refusal))?;
            let mut content = self.content(victim, THREE, Some(&mailbox));
            content.mailbox_proof = Some(proof);
            let request = self.rogue.seal(header, &content);
            let status = self.rogue.deliver(&request).await?.status;
            self.target.rest()?;
            self.mails_end(None)?;
            let way = "three numbers, and the old mailbox bounces";
            self.note_as(way, variant, victim, vec![status])?;
        }
        Ok(())
    }

    /// How every mail ends from now on: taken, or in this way.
    fn mails_end(&self, way: Option<Way>) -> Result<()> {
        self.target.mail_server().behave(&Plan {
            seed: 1,
            share: if way.is_some() { 1.0 } else { 0.0 },
            ways: way.into_iter().collect(),
            slow_s: 0.0,
        })
    }

    async fn with_proofs_that_are_none(&mut self) -> Result<()> {
        let kinds = [Kind::CorrectEmail, Kind::Resend];
        for (way, kind) in [
            "a proof of another address",
            "a proof of another request",
            "a proof of another kiosk",
            "a proof with another time",
            "a made-up proof",
        ]
        .into_iter()
        .flat_map(|way| kinds.map(|kind| (way, kind)))
        {
            let victim = self.victim();
            let own = self.mailbox();
            let other = self.mailbox();
            let header = self.rogue.header(kind);
            let proof = match way {
                "a proof of another request" => {
                    let another = self.rogue.header(Kind::CorrectEmail).id;
                    self.rogue.prove(self.target, another, &other).await?
                }
                "a proof of another kiosk" => {
                    let second = Rogue::enrol(self.target).await?;
                    second.prove(self.target, header.id, &other).await?
                }
                "a proof with another time" => {
                    let mut proof = self.rogue.prove(self.target, header.id, &other).await?;
                    proof.confirmed_ms += 1;
                    proof
                }
                "a made-up proof" => MailboxProof {
                    confirmed_ms: 1_790_000_000_000,
                    mac: "0".repeat(64),
                },
                _ => self.rogue.prove(self.target, header.id, &own).await?,
            };
            let mut content = self.content(victim, THREE, Some(&other));
            content.mailbox_proof = Some(proof);
            let request = self.rogue.seal(header, &content);
            let status = self.rogue.deliver(&request).await?.status;
            self.note_as(way, kind.as_str(), victim, vec![status])?;
        }
        Ok(())
    }

    async fn with_links(&mut self) -> Result<()> {
        // An unconfirmed request whose own confirming link is used for everything else.
        let (victim, bait) = (self.victim(), self.victim());
        let mailbox = self.mailbox();
        let content = self.content(bait, TWO, Some(&mailbox));
        let (_, first) = self.send(Kind::CorrectEmail, &content).await?;
        let unread = self.mailbox();
        let content = self.content(victim, TWO, Some(&unread));
        let (_, second) = self.send(Kind::CorrectEmail, &content).await?;
        self.target.rest()?;
        let mails = self.target.mails_to(mailbox.as_str())?;
        let link = mails
            .iter()
            .flat_map(|mail| mail.links())
            .find(|link| link.contains("/m/"))
            .context("the confirming link in the thief's own mailbox")?
            .to_owned();
        let mut answers = vec![first, second];
        let at = link.rfind('/').context("a link has a path")? + 1;
        for (place, letter) in [(0, 'Q'), (1, 'g'), (1, 'w'), (4, 'B'), (20, 'C'), (50, 'D')] {
            let mut forged: Vec<char> = link.chars().collect();
            forged[at + place] = letter;
            let forged: String = forged.into_iter().collect();
            answers.push(self.rogue.net.press(&forged).await?.status);
        }
        self.note(
            "a link of one request bent towards another",
            victim,
            answers,
        )?;
        let mut answers = Vec::new();
        for _ in 0..3 {
            answers.push(self.rogue.net.press(&link).await?.status);
        }
        self.note("one confirming link pressed again and again", bait, answers)?;

        let victim = self.victim();
        let (_, _, status) = self.proven(victim, TWO, Kind::CorrectEmail).await?;
        self.target.rest()?;
        let mut answers = vec![status];
        for link in self.links_to_the_owner(victim)? {
            let path = link
                .split_once("/m/")
                .map(|(_, token)| format!("/m/{token}"));
            answers.push(self.rogue.net.get(&path.context("a link")?).await?.status);
        }
        self.note(
            "a scanner of the old mailbox fetches every link",
            victim,
            answers,
        )
    }

    async fn with_replays(&mut self) -> Result<()> {
        let victim = self.victim();
        let mailbox = self.mailbox();
        let header = self.rogue.header(Kind::CorrectEmail);
        let proof = self.rogue.prove(self.target, header.id, &mailbox).await?;
        let mut content = self.content(victim, TWO, Some(&mailbox));
        content.mailbox_proof = Some(proof);
        let request = self.rogue.seal(header, &content);
        let mut answers = Vec::new();
        for _ in 0..3 {
            answers.push(self.rogue.deliver(&request).await?.status);
        }
        let mut moved = request.clone();
        moved.header = self.rogue.header(Kind::CorrectEmail);
        answers.push(self.rogue.deliver(&moved).await?.status);
        let mut other = self.content(victim, THREE, Some(&mailbox));
        other.mailbox_proof = content.mailbox_proof.clone();
        let other = self.rogue.seal(request.header.clone(), &other);
        answers.push(self.rogue.deliver(&other).await?.status);
        let mut reused = self.content(victim, TWO, Some(&mailbox));
        reused.mailbox_proof = content.mailbox_proof;
        answers.push(self.send(Kind::CorrectEmail, &reused).await?.1);
        self.note(
            "sent again, under another header, with other bytes, and its proof once more",
            victim,
            answers,
        )
    }

    async fn against_an_owner_who_objects(&mut self) -> Result<()> {
        for (way, again) in [
            ("three numbers, and the owner says \"not me\"", false),
            ("the same, and once more afterwards", true),
        ] {
            let victim = self.victim();
            let (_, _, status) = self.proven(victim, THREE, Kind::CorrectEmail).await?;
            self.target.rest()?;
            let mut answers = vec![status];
            let no = self
                .links_to_the_owner(victim)?
                .pop()
                .context("\"not me\" in the notice")?;
            answers.push(self.rogue.net.press(&no).await?.status);
            self.target.rest()?;
            if again {
                let (_, _, status) = self.proven(victim, THREE, Kind::CorrectEmail).await?;
                answers.push(status);
            }
            self.note(way, victim, answers)?;
        }
        let victim = self.victim_who_is("withdrawn");
        let content = self.content(victim, THREE, None);
        let (_, status) = self.send(Kind::Reactivate, &content).await?;
        self.target.rest()?;
        let no = self
            .links_to_the_owner(victim)?
            .pop()
            .context("\"not me\" in the notice")?;
        let pressed = self.rogue.net.press(&no).await?.status;
        self.note(
            "a reactivation, and the owner says \"not me\"",
            victim,
            vec![status, pressed],
        )
    }

    async fn beside_the_owner(&mut self) -> Result<()> {
        let victim = self.victim();
        let mut answers = vec![self.owner_moves(victim).await?];
        answers.push(self.proven(victim, THREE, Kind::CorrectEmail).await?.2);
        self.note("a second address beside the owner's own", victim, answers)
    }

    async fn after_the_owner(&mut self) -> Result<()> {
        let victim = self.victim();
        let mut answers = vec![self.owner_moves(victim).await?];
        // Told before the days pass: what nobody was told of does not become true by waiting.
        self.target.rest()?;
        self.target.pass(BEYOND_T);
        self.target.rest()?;
        answers.push(self.proven(victim, THREE, Kind::CorrectEmail).await?.2);
        self.lines.add(&Attempt {
            way: "a second correction soon after the owner's".to_owned(),
            variant: String::new(),
            victim,
            answers,
            owner_moved: true,
        })?;
        let victim = self.victim();
        let mailbox = self.mailbox();
        let content = self.content(victim, THREE, Some(&mailbox));
        let (_, status) = self.send(Kind::CorrectEmail, &content).await?;
        self.target.rest()?;
        let mails = self.target.mails_to(mailbox.as_str())?;
        let link = mails
            .iter()
            .flat_map(|mail| mail.links())
            .find(|link| link.contains("/m/"))
            .context("the confirming link")?
            .to_owned();
        self.target.pass(DAY * 3 + Duration::from_secs(1));
        let late = self.rogue.net.press(&link).await?.status;
        self.note(
            "a confirming link after its 72 hours",
            victim,
            vec![status, late],
        )
    }

    /// The rightful owner corrects the address, with three numbers and a proven mailbox.
    async fn owner_moves(&mut self, victim: usize) -> Result<u16> {
        // The thief's earlier checks may have used up the address's share of codes.
        self.target
            .pass(Duration::from_secs(u64::from(EMAIL_CODE_RESEND_S)) + Duration::from_secs(3_600));
        self.target.rest()?;
        let own = EmailAddress::parse(OWNER)?;
        let header = self.rogue.header(Kind::CorrectEmail);
        let proof = self.rogue.prove(self.target, header.id, &own).await?;
        let mut content = self.content(victim, THREE, Some(&own));
        content.mailbox_proof = Some(proof);
        let request = self.rogue.seal(header, &content);
        Ok(self.rogue.deliver(&request).await?.status)
    }

    /// "Yes" and "not me" in the last notice to a victim's registered mailbox.
    fn links_to_the_owner(&self, victim: usize) -> Result<Vec<String>> {
        let mails = self.target.mails_to(&self.target.victims[victim].email)?;
        let last = mails.last().context("a notice to the registered mailbox")?;
        let mut links = Vec::new();
        for link in last.links().into_iter().filter(|link| link.contains("/m/")) {
            if !links.iter().any(|known| known == link) {
                links.push(link.to_owned());
            }
        }
        ensure!(links.len() == 2, "two links in the notice");
        Ok(links)
    }
}
