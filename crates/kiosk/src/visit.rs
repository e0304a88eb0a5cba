//! One person in front of the kiosk, from the choice of a language to the end. A visit holds ids and the
//! print job, nothing that was typed; when it ends, nothing of it is left.

use std::sync::Arc;

use protocol::{Kind, Language, RequestId};
use tokio::sync::Mutex;

use crate::{mailbox::Mailbox, page::Refusal, paper::Printing};

/// What the visit is about right now. "Another" starts a new one.
#[derive(Debug, Clone)]
pub struct Purpose {
    /// The request's id, made when the purpose was chosen: a second press of Send finds the first's row.
    pub request: RequestId,
    /// What was chosen; a correction may still become a resend.
    kind: Kind,
    /// What is known of its new address.
    pub mailbox: Mailbox,
    /// Held while the request is being saved, or central is asked about it, so that two presses follow one
    /// another.
    pub turn: Arc<Mutex<()>>,
}

impl Purpose {
    /// Whether the request may be sent as this kind.
    pub fn allows(&self, kind: Kind) -> bool {
        match self.kind {
            Kind::Reactivate => kind == Kind::Reactivate,
            Kind::Closed => kind == Kind::Closed,
            Kind::CorrectEmail | Kind::Resend => matches!(kind, Kind::CorrectEmail | Kind::Resend),
        }
    }
}

/// A visit under way.
#[derive(Debug)]
pub struct Visit {
    id: String,
    /// The language that the person reads.
    pub language: Language,
    /// What it is about; none before the purpose was chosen.
    pub purpose: Option<Purpose>,
    /// The receipt on its way, or how it ended.
    pub printing: Option<Printing>,
}

impl Visit {
    /// A fresh visit.
    pub fn new(random: [u8; 16], language: Language) -> Visit {
        Visit {
            id: hex::encode(random),
            language,
            purpose: None,
            printing: None,
        }
    }

    /// The id that every call of the page names.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Begins a request; whatever was printed for the one before is no longer this one's.
    pub fn choose(&mut self, kind: Kind, request: RequestId) -> Option<Printing> {
        self.purpose = Some(Purpose {
            request,
            kind,
            mailbox: Mailbox::default(),
            turn: Arc::default(),
        });
        self.printing.take()
    }
}

/// The visit under way, if it is the one that the page means.
pub fn current<'a>(visit: &'a mut Option<Visit>, id: &str) -> Result<&'a mut Visit, Refusal> {
    visit
        .as_mut()
        .filter(|visit| visit.id == id)
        .ok_or(Refusal::StaleVisit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_of_an_earlier_visit_finds_nothing() {
        let mut visit = Some(Visit::new([1; 16], Language::Pt));
        let earlier = Visit::new([2; 16], Language::Pt).id().to_owned();
        assert_eq!(
            current(&mut visit, &earlier).err(),
            Some(Refusal::StaleVisit)
        );
        assert_eq!(
            current(&mut None, &earlier).err(),
            Some(Refusal::StaleVisit)
        );
        let own = visit.as_ref().map(|visit| visit.id().to_owned());
        assert!(current(&mut visit, &own.unwrap_or_default()).is_ok());
    }

    #[test]
    fn a_correction_may_become_a_resend_and_never_a_reactivation() {
        let mut visit = Visit::new([1; 16], Language::Pt);
        let id = RequestId::new(1, [0; 10]);
        visit.choose(Kind::CorrectEmail, id);
        let purpose = visit.purpose.clone().expect("chosen");
        assert!(purpose.allows(Kind::CorrectEmail) && purpose.allows(Kind::Resend));
        assert!(!purpose.allows(Kind::Reactivate));
        visit.choose(Kind::Reactivate, id);
        let purpose = visit.purpose.expect("chosen");
        assert!(!purpose.allows(Kind::CorrectEmail) && !purpose.allows(Kind::Resend));
    }
}
