//! The same by other numbers and under other marks, with the proof of a visit, and under another kiosk's name.

use anyhow::Result;
use protocol::{BoundTo, Kind, OldMailbox, VisitNumber};

use super::Thief;
use crate::rogue::{
    Known, NONE, Rogue, THREE, TWO,
    Typed::{Right, Wrong},
};

/// Every other pair of numbers.
const PAIRS: [(&str, Known); 5] = [
    (
        "nif and niss",
        Known {
            nif: Right,
            niss: Right,
            ..NONE
        },
    ),
    (
        "nif and telephone",
        Known {
            nif: Right,
            phone: Right,
            ..NONE
        },
    ),
    (
        "passport and niss",
        Known {
            passport: Right,
            niss: Right,
            ..NONE
        },
    ),
    (
        "passport and telephone",
        Known {
            passport: Right,
            phone: Right,
            ..NONE
        },
    ),
    (
        "niss and telephone",
        Known {
            niss: Right,
            phone: Right,
            ..NONE
        },
    ),
];
/// One number.
const SINGLE: [(&str, Known); 4] = [
    ("nif", Known { nif: Right, ..NONE }),
    (
        "passport",
        Known {
            passport: Right,
            ..NONE
        },
    ),
    (
        "niss",
        Known {
            niss: Right,
            ..NONE
        },
    ),
    (
        "telephone",
        Known {
            phone: Right,
            ..NONE
        },
    ),
];
/// Two that match and a third that does not.
const CONFLICTS: [(&str, Known); 2] = [
    (
        "telephone",
        Known {
            phone: Wrong,
            ..TWO
        },
    ),
    ("niss", Known { niss: Wrong, ..TWO }),
];

impl Thief<'_> {
    pub(super) async fn by_other_numbers(&mut self) -> Result<()> {
        for (variant, known) in PAIRS {
            let victim = self.victim();
            let (_, _, status) = self.proven(victim, known, Kind::CorrectEmail).await?;
            let way = "two numbers and a proven mailbox";
            self.note_as(way, variant, victim, vec![status])?;
        }
        for (variant, known) in PAIRS {
            let victim = self.victim_who_is("withdrawn");
            let content = self.content(victim, known, None);
            let (_, status) = self.send(Kind::Reactivate, &content).await?;
            let way = "a reactivation with two numbers";
            self.note_as(way, variant, victim, vec![status])?;
        }
        for (variant, known) in SINGLE {
            let victim = self.victim();
            let (_, _, status) = self.proven(victim, known, Kind::CorrectEmail).await?;
            let way = "one number and a proven mailbox";
            self.note_as(way, variant, victim, vec![status])?;
        }
        for (variant, known) in CONFLICTS {
            let victim = self.victim();
            let (_, _, status) = self.proven(victim, known, Kind::CorrectEmail).await?;
            let way = "two numbers and a third that differs";
            self.note_as(way, variant, victim, vec![status])?;
        }
        Ok(())
    }

    /// What a request says of itself makes no number of it.
    pub(super) async fn under_other_marks(&mut self) -> Result<()> {
        let renewed = Known {
            passport: Wrong,
            phone: Right,
            ..TWO
        };
        for (way, known, old_mailbox, assisted) in [
            (
                "two numbers, and another passport as the renewed one",
                renewed,
                None,
                false,
            ),
            (
                "two numbers, and the old mailbox is said to be a helper's",
                TWO,
                Some(OldMailbox::Helpers),
                false,
            ),
            (
                "two numbers, and the old mailbox is not known",
                TWO,
                Some(OldMailbox::Unknown),
                false,
            ),
            (
                "two numbers, and no old mailbox was ever given",
                TWO,
                Some(OldMailbox::None),
                false,
            ),
            ("two numbers, with somebody's help", TWO, None, true),
        ] {
            let victim = self.victim();
            let mailbox = self.mailbox();
            let header = self.rogue.header(Kind::CorrectEmail);
            let proof = self.rogue.prove(self.target, header.id, &mailbox).await?;
            let mut content = self.content(victim, known, Some(&mailbox));
            content.mailbox_proof = Some(proof);
            content.passport_renewed = known.passport == Wrong;
            content.assisted = assisted;
            if old_mailbox.is_some() {
                content.old_mailbox = old_mailbox;
            }
            if matches!(old_mailbox, Some(OldMailbox::Unknown | OldMailbox::None)) {
                content.old_email = None;
            }
            let request = self.rogue.seal(header, &content);
            let status = self.rogue.deliver(&request).await?.status;
            self.note(way, victim, vec![status])?;
        }
        Ok(())
    }

    /// One mailbox proven for a visit, and used in that visit for many, and in another.
    pub(super) async fn with_a_visits_proof(&mut self) -> Result<()> {
        let visit = |number| VisitNumber::new([number; 16]);
        let mailbox = self.mailbox();
        let bound_to = BoundTo::Visit(visit(1));
        let proof = self
            .rogue
            .prove_for(self.target, bound_to, &mailbox)
            .await?;
        for (way, known, number) in [
            ("one proven mailbox for a whole family of strangers", TWO, 1),
            ("one proven mailbox for a whole family of strangers", TWO, 1),
            ("one proven mailbox for a whole family of strangers", TWO, 1),
            ("a proof of another visit", THREE, 2),
        ] {
            let victim = self.victim();
            let mut content = self.content(victim, known, Some(&mailbox));
            content.mailbox_proof = Some(proof.clone());
            content.visit = Some(visit(number));
            let (_, status) = self.send(Kind::CorrectEmail, &content).await?;
            self.note_as(way, &victim.to_string(), victim, vec![status])?;
        }
        Ok(())
    }

    /// A header that names another kiosk, with this one's token.
    pub(super) async fn as_another_kiosk(&mut self) -> Result<()> {
        let another = Rogue::enrol(self.target).await?;
        let victim = self.victim();
        let mailbox = self.mailbox();
        let header = another.header(Kind::CorrectEmail);
        let proof = another.prove(self.target, header.id, &mailbox).await?;
        let mut content = self.content(victim, THREE, Some(&mailbox));
        content.mailbox_proof = Some(proof);
        let request = self.rogue.seal(header, &content);
        let status = self.rogue.deliver(&request).await?.status;
        self.note(
            "another kiosk's name, with this one's token",
            victim,
            vec![status],
        )
    }
}
