//! A central with made-up people, a kiosk, and somebody at the counter.

use central::proof::links::LinkAction;
use central::{made_up::MadeUp, proof::press::Pressed};
use protocol::{BoundTo, EmailAddress, Kind, RequestContent, wire::SealedRequest};

use crate::{
    counter::{Counter, NAME, PASSWORD},
    support::{Answer, Central, Kiosk, correction},
};

/// After the end of the hold of a request received at `START`.
pub const AFTER_T: jiff::Timestamp = jiff::Timestamp::constant(1_773_100_800, 0);

pub struct Scene {
    pub central: Central,
    pub kiosk: Kiosk,
    pub people: Vec<MadeUp>,
    pub counter: Counter,
}

impl Scene {
    pub async fn set() -> Scene {
        let central = Central::start().await;
        let kiosk = central.kiosk().await;
        let people = central
            .people(40)
            .await
            .into_iter()
            .filter(|person| person.status.as_str() == "pending")
            .collect();
        let counter = Counter::signed_in(&central).await;
        Scene {
            central,
            kiosk,
            people,
            counter,
        }
    }

    /// A correction with two identifiers that fit and a confirmed mailbox: it needs a second proof.
    pub async fn weak_correction(&self, number: usize) -> SealedRequest {
        let mut content = correction(&self.people[number]);
        content.identifiers.phone = None;
        self.delivered(content).await
    }

    /// A correction whose new mailbox is confirmed, delivered, opened and settled.
    pub async fn delivered(&self, content: RequestContent) -> SealedRequest {
        self.delivered_as(Kind::CorrectEmail, content).await
    }

    /// The same under another name.
    pub async fn delivered_as(&self, kind: Kind, mut content: RequestContent) -> SealedRequest {
        let header = self.kiosk.header(kind);
        let email: &EmailAddress = content.new_email.as_ref().unwrap();
        let now = self.central.now().as_millisecond();
        let proof =
            self.central
                .signer()
                .prove(email, &BoundTo::Request(header.id), header.kiosk, now);
        content.mailbox_proof = Some(proof);
        let request = self.kiosk.seal(header, &content);
        let answer = self.central.deliver(&self.kiosk, &request).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        self.work().await;
        request
    }

    pub async fn work(&self) {
        self.central.open_all().await;
        self.central.settle_all().await;
    }

    /// Another time: what is due happens, and the session has run out meanwhile.
    pub async fn at(&mut self, time: jiff::Timestamp) {
        self.central.clock.set(time);
        self.work().await;
        let answer = self.counter.sign_in(NAME, PASSWORD).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
    }

    /// The old mailbox presses a link.
    pub async fn press(&self, request: &SealedRequest, says: LinkAction) {
        let store = crate::support::database::store(&self.central.directory).await;
        let pressed = store
            .press(request.header.id, says, self.central.now())
            .await;
        let pressed = pressed.unwrap();
        assert!(
            matches!(
                pressed,
                Some(Pressed::Objected { .. } | Pressed::Consented { .. } | Pressed::Ended)
            ),
            "{pressed:?}"
        );
        store.close().await;
        self.work().await;
    }

    /// Opens a request's page by its code.
    pub async fn open(&mut self, request: &SealedRequest) -> String {
        let answer = self
            .counter
            .find(request.header.tracking_code.as_str())
            .await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.text()
    }

    /// Sends a form of a request's page.
    pub async fn act(
        &mut self,
        request: &SealedRequest,
        act: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let path = path(request);
        self.counter.get(&path).await;
        self.counter.send(&format!("{path}/{act}"), fields).await
    }

    /// The same, and what the page then says became of it.
    pub async fn notice(
        &mut self,
        request: &SealedRequest,
        act: &str,
        fields: &[(&str, &str)],
    ) -> String {
        let answer = self.act(request, act, fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let location = answer.header("location").to_owned();
        let page = self.counter.get(&location).await.text();
        let (_, notice) = location.split_once("notice=").unwrap();
        assert!(
            page.contains(&format!("data-notice=\"{notice}\"")),
            "{page}"
        );
        notice.to_owned()
    }

    pub async fn passport(&mut self, request: &SealedRequest, last_three: &str) -> String {
        self.notice(request, "passport", &[("last_three", last_three)])
            .await
    }

    pub async fn reason(&mut self, request: &SealedRequest, act: &str, why: &str) -> String {
        self.notice(request, act, &[("reason", why)]).await
    }

    /// The lines about requests, oldest first.
    pub async fn acts(&self) -> Vec<String> {
        let lines = self
            .central
            .rows(
                "SELECT act || coalesce(' ' || why, ''), number FROM journal
                 WHERE request_id IS NOT NULL AND act <> 'looked-up' ORDER BY number",
            )
            .await;
        lines.into_iter().map(|(line, _)| line).collect()
    }

    pub async fn state(&self) -> String {
        self.central
            .rows("SELECT state, 0 FROM requests ORDER BY rowid DESC LIMIT 1")
            .await
            .remove(0)
            .0
    }
}

pub fn path(request: &SealedRequest) -> String {
    format!("/desk/requests/{}", request.header.id)
}

/// Three characters that are not the last of this passport.
pub fn others(last_three: &str) -> &'static str {
    if last_three == "000" { "111" } else { "000" }
}
