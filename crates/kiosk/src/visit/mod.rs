//! One person in front of the kiosk, or one family, from the choice of a language to the end. A visit holds
//! ids and what is known of the new mailbox, nothing else that was typed; when it ends, nothing of it is left.

pub mod draft;
pub mod email_verification;
pub mod page;

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use protocol::{BoundTo, Language, RequestId, VisitNumber};
use tokio::sync::Mutex;

use crate::visit::{
    email_verification::Mailbox,
    page::{Purpose, Refusal},
};

/// Most requests of one visit: as many as central takes one proof of a mailbox for.
pub const MOST_REQUESTS: usize = 6;

/// The request that the visit is about right now. "Another" starts a new one.
#[derive(Debug, Clone)]
pub struct Request {
    /// Its id, made when the purpose was chosen: a second press of Send finds the first's row.
    pub id: RequestId,
    /// What was chosen.
    pub purpose: Purpose,
    /// Held while it is being saved, so that two presses follow one another.
    pub turn: Arc<Mutex<()>>,
}

/// A request that the visit has saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Saved {
    id: RequestId,
    /// It has an address to use, which the next of the family may have too.
    has_new_email: bool,
}

/// A visit under way.
#[derive(Debug)]
pub struct Visit {
    id: String,
    /// Says inside the sealed requests that they belong together.
    pub number: VisitNumber,
    /// The language that the person reads.
    pub language: Language,
    /// What it is about; none before the purpose was chosen.
    pub request: Option<Request>,
    /// What is known of the new mailbox.
    pub mailbox: Mailbox,
    /// Held while central is asked about the mailbox, so that two presses follow one another.
    pub mailbox_turn: Arc<Mutex<()>>,
    saved: Vec<Saved>,
    idle_asked: bool,
    saving: Arc<AtomicUsize>,
}

/// While it lives, a request of the visit is being saved.
#[derive(Debug)]
pub struct Saving(Arc<AtomicUsize>);

impl Drop for Saving {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Visit {
    /// A fresh visit. Its id passes between page and core; its number does not.
    pub fn new(id: [u8; 16], number: [u8; 16], language: Language) -> Visit {
        Visit {
            id: hex::encode(id),
            number: VisitNumber::new(number),
            language,
            request: None,
            mailbox: Mailbox::default(),
            mailbox_turn: Arc::default(),
            saved: Vec::new(),
            idle_asked: false,
            saving: Arc::default(),
        }
    }

    /// The id that every call of the page names.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What a check of the new mailbox is bound to; none before the purpose was chosen.
    pub fn bound_to(&self) -> Option<BoundTo> {
        self.request.as_ref().map(|_| BoundTo::Visit(self.number))
    }

    /// Begins a request.
    ///
    /// # Errors
    /// One is being saved, or the visit has made as many as it may.
    pub fn choose(&mut self, purpose: Purpose, id: RequestId) -> Result<(), Refusal> {
        if self.is_saving() {
            return Err(Refusal::Saving);
        }
        if self.saved.len() >= MOST_REQUESTS {
            return Err(Refusal::OutOfOrder);
        }
        self.request = Some(Request {
            id,
            purpose,
            turn: Arc::default(),
        });
        Ok(())
    }

    /// Begins a request for another member of the family, with the same new address or one of their own; also in the place
    /// of one that was begun and not saved. Only where the last saved request has an address, and never once the question
    /// was shown whether somebody is still there: whoever stands there by then may be anybody.
    ///
    /// # Errors
    /// It is not the moment for it, or the visit has made as many requests as it may.
    pub fn another_person(&mut self, id: RequestId) -> Result<(), Refusal> {
        let has_address = self.saved.last().is_some_and(|saved| saved.has_new_email);
        match has_address && !self.idle_asked {
            true => self.choose(Purpose::CorrectEmail, id),
            false => Err(Refusal::OutOfOrder),
        }
    }

    /// The question was shown whether somebody is still there.
    pub fn idle_was_asked(&mut self) {
        self.idle_asked = true;
    }

    /// A request of it is about to be saved.
    pub fn begin_saving(&self) -> Saving {
        self.saving.fetch_add(1, Ordering::AcqRel);
        Saving(self.saving.clone())
    }

    /// Whether a request of it is being saved: then nothing ends it.
    pub fn is_saving(&self) -> bool {
        self.saving.load(Ordering::Acquire) > 0
    }

    /// A request is saved.
    pub fn saved(&mut self, id: RequestId, has_new_email: bool) {
        if self.saved.iter().all(|saved| saved.id != id) {
            self.saved.push(Saved { id, has_new_email });
        }
    }

    /// What it has saved, oldest first.
    pub fn requests(&self) -> Vec<RequestId> {
        self.saved.iter().map(|saved| saved.id).collect()
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

    fn visit() -> Visit {
        Visit::new([1; 16], [2; 16], Language::Pt)
    }

    fn request(number: u8) -> RequestId {
        RequestId::new(1, [number; 10])
    }

    /// A visit that has saved so many corrections.
    fn after(requests: u8) -> Visit {
        let mut visit = visit();
        for number in 0..requests {
            visit
                .choose(Purpose::CorrectEmail, request(number))
                .expect("at most six");
            visit.saved(request(number), true);
        }
        visit
    }

    #[test]
    fn a_call_of_an_earlier_visit_finds_nothing() {
        let mut under_way = Some(visit());
        let earlier = Visit::new([3; 16], [2; 16], Language::Pt);
        assert_eq!(
            current(&mut under_way, earlier.id()).err(),
            Some(Refusal::StaleVisit)
        );
        assert_eq!(
            current(&mut None, earlier.id()).err(),
            Some(Refusal::StaleVisit)
        );
        let own = visit().id().to_owned();
        assert!(current(&mut under_way, &own).is_ok());
    }

    #[test]
    fn the_number_inside_sealed_requests_is_not_the_id_that_the_page_knows() {
        let visit = visit();
        assert_ne!(visit.id(), visit.number.to_hex());
        assert!(!format!("{visit:?}").contains(&visit.number.to_hex()));
    }

    #[test]
    fn a_family_makes_six_requests_and_not_a_seventh() {
        for saved in 1..6 {
            let mut visit = after(saved);
            assert_eq!(visit.another_person(request(saved)), Ok(()), "{saved}");
        }
        let mut visit = after(6);
        assert_eq!(visit.another_person(request(6)), Err(Refusal::OutOfOrder));
        let other = visit.choose(Purpose::Reactivate, request(6));
        assert_eq!(other, Err(Refusal::OutOfOrder));
        assert_eq!(visit.requests().len(), 6);
    }

    #[test]
    fn another_person_comes_after_a_saved_request_with_a_new_address_and_at_no_other_moment() {
        assert_eq!(
            visit().another_person(request(9)),
            Err(Refusal::OutOfOrder),
            "nothing is saved"
        );
        let mut begun = after(1);
        begun.another_person(request(8)).expect("the second");
        let again = begun.another_person(request(9));
        assert_eq!(again, Ok(()), "who went back chooses the other address");
        let mut reactivated = visit();
        reactivated
            .choose(Purpose::Reactivate, request(0))
            .expect("the first");
        reactivated.saved(request(0), false);
        assert_eq!(
            reactivated.another_person(request(9)),
            Err(Refusal::OutOfOrder),
            "there is no address to keep"
        );
    }

    #[test]
    fn nobody_takes_over_a_proof_once_the_idle_question_was_shown() {
        let mut visit = after(2);
        visit.idle_was_asked();
        assert_eq!(visit.another_person(request(9)), Err(Refusal::OutOfOrder));
    }

    #[test]
    fn a_visit_is_saving_until_the_last_save_has_ended() {
        let mut visit = after(1);
        let first = visit.begin_saving();
        let second = visit.begin_saving();
        drop(first);
        assert!(visit.is_saving());
        let chosen = visit.choose(Purpose::Reactivate, request(9));
        assert_eq!(chosen, Err(Refusal::Saving));
        drop(second);
        assert!(!visit.is_saving());
    }

    #[test]
    fn a_second_press_of_send_is_one_request() {
        let mut visit = after(1);
        visit.saved(request(0), true);
        assert_eq!(visit.requests(), [request(0)]);
    }
}
