//! A central with made-up cases, a kiosk that delivers to it, and workers that are run by hand.

use central::made_up::MadeUp;
use protocol::{BoundTo, Kind, PublicState, RequestContent, wire::SealedRequest};

use crate::support::{Central, Kiosk, QueuedMail, correction};

/// After the end of the hold of a request received at `START`: Monday the 9th is the fifth working day.
pub const AFTER_T: &str = "2026-03-10T00:00:00Z";

/// Where every correction goes.
pub const NEW: &str = "amina.nova@gmail.com";

pub struct Scene {
    pub central: Central,
    pub kiosk: Kiosk,
    pub people: Vec<MadeUp>,
}

impl Scene {
    pub async fn set() -> Scene {
        let central = Central::start().await;
        let kiosk = central.kiosk().await;
        let people = central.people(30).await;
        Scene {
            central,
            kiosk,
            people,
        }
    }

    /// Somebody whose case is pending.
    pub fn pending(&self, number: usize) -> &MadeUp {
        self.people
            .iter()
            .filter(|person| person.status.as_str() == "pending")
            .nth(number)
            .unwrap()
    }

    pub async fn delivered(
        &self,
        kind: Kind,
        content: &RequestContent,
        confirmed: bool,
    ) -> SealedRequest {
        let header = self.kiosk.header(kind);
        let mut content = content.clone();
        if confirmed {
            let email = content.new_email.as_ref().unwrap();
            let now = self.central.now().as_millisecond();
            let signer = self.central.signer();
            content.mailbox_proof =
                Some(signer.prove(email, &BoundTo::Request(header.id), header.kiosk, now));
        }
        let request = self.kiosk.seal(header, &content);
        let answer = self.central.deliver(&self.kiosk, &request).await;
        assert_eq!(answer.status, 201);
        self.work().await;
        request
    }

    pub async fn work(&self) {
        self.central.open_all().await;
        self.central.settle_all().await;
    }

    pub async fn at(&self, time: &str) {
        self.central.clock.set(time.parse().unwrap());
        self.work().await;
    }

    pub async fn state(&self, request: &SealedRequest) -> PublicState {
        let code = request.header.tracking_code;
        self.central.public_state(&self.kiosk, code).await
    }

    pub async fn mails(&self) -> Vec<QueuedMail> {
        self.central.mails().await
    }

    pub async fn email_of(&self, person: &MadeUp) -> String {
        self.central.email_of(person).await
    }
}

/// Two identifiers, so that nothing but a second proof will do.
pub fn with_two(person: &MadeUp) -> RequestContent {
    let mut content = correction(person);
    content.identifiers.phone = None;
    content
}
