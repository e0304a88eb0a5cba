//! "Not me" where staff have spoken: after a change that the passport made, for a request that staff stopped, and while one
//! waits at the counter; by the links of the mails, and with what their page says.

use central::{
    journal::Act,
    keys,
    mail::Filling,
    proof::desk::Role,
    registry::{BuiltIn, CaseRegistry},
    store::{Acted, By, Store},
};
use protocol::{Kind, PublicState, wire::SealedRequest};
use reqwest::Method;

use crate::{
    scene::{AFTER_T, NEW, Scene, with_two},
    support::correction,
};

const PROTECTED: &str = "SELECT count(*) FROM case_marks WHERE protected_at IS NOT NULL";
const NOT_ME: &str = "SELECT cause, count(*) FROM alarms WHERE kind = 'not-me' GROUP BY 1";
const STATE: &str = "SELECT state, count(*) FROM requests GROUP BY 1 ORDER BY 1";

fn one(name: &str) -> Vec<(String, i64)> {
    vec![(name.to_owned(), 1)]
}

impl Scene {
    /// "This was not me" in the last notice.
    async fn no_link(&self) -> String {
        let mails = self.mails().await;
        let no = mails.iter().rev().find_map(|mail| match &mail.filling {
            Filling::OldAddress { no, .. } => Some(no.clone()),
            _ => None,
        });
        let no = no.unwrap();
        let (_, token) = no.split_once("/m/").unwrap();
        format!("/m/{token}")
    }

    /// Presses it, and gives the name of what the page says.
    async fn says_not_me(&self, link: &str) -> String {
        let answer = self.central.ask(Method::POST, link, None, []).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        self.work().await;
        let page = answer.text();
        let (_, rest) = page.split_once("data-notice=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    }

    async fn by_staff<T>(
        &self,
        request: &SealedRequest,
        act: impl AsyncFnOnce(&Store, By<'_>) -> T,
    ) -> T {
        let store = crate::support::database::store(&self.central.directory).await;
        let now = self.central.now();
        let id = request.header.id.to_string();
        store.add_staff("ana", "-", Role::Clerk, now).await.unwrap();
        let by = By {
            staff: "ana",
            request_id: &id,
            now,
        };
        let done = act(&store, by).await;
        store.close().await;
        done
    }

    async fn passport_is_seen(&self, request: &SealedRequest, number: usize) {
        let registry = BuiltIn {
            store: crate::support::database::store(&self.central.directory).await,
            vault: keys::vault(&self.central.directory).unwrap().into(),
        };
        let last_three = self.pending(number).passport().last_three().to_owned();
        let seen = self
            .by_staff(request, async |store, by| {
                let cases = store.cases_to_compare(by.request_id).await.unwrap();
                let passports = registry.passports(&cases).await.unwrap();
                store
                    .see_passport(by, &last_three, &passports)
                    .await
                    .unwrap()
            })
            .await;
        assert_eq!(seen, Acted::Done);
        self.work().await;
    }
}

#[tokio::test]
async fn not_me_after_a_change_by_the_passport_raises_an_alarm_and_protects_nothing() {
    let scene = Scene::set().await;
    let request = scene
        .delivered(Kind::CorrectEmail, &with_two(scene.pending(0)), true)
        .await;
    let no = scene.no_link().await;
    scene.passport_is_seen(&request, 0).await;
    assert_eq!(scene.email_of(scene.pending(0)).await, NEW);
    assert_eq!(scene.says_not_me(&no).await, "overruled");
    assert_eq!(scene.central.rows(NOT_ME).await, one("after-passport"));
    assert_eq!(scene.central.count(PROTECTED).await, 0);
    assert_eq!(scene.central.rows(STATE).await, one("done"));
    assert_eq!(scene.email_of(scene.pending(0)).await, NEW);
    let noted = "SELECT count(*) FROM events WHERE what = 'old-mailbox-no'";
    assert_eq!(scene.central.count(noted).await, 1, "it is written down");
    // Once is enough.
    assert_eq!(scene.says_not_me(&no).await, "before");
    assert_eq!(scene.central.count(noted).await, 1);

    // The former mailbox stops nothing that comes afterwards either: the owner's own is told of that.
    let month = "2026-04-07T10:00:00Z";
    scene.at(month).await;
    let mut next = correction(scene.pending(0));
    next.new_email = "third@example.org".parse().ok();
    let next = scene.delivered(Kind::CorrectEmail, &next, true).await;
    let told = scene.mails().await;
    let notice = told.iter().rev().find(|mail| mail.kind == "old-address");
    assert_eq!(notice.unwrap().recipient, NEW);
    assert_eq!(scene.says_not_me(&no).await, "before");
    let open = PublicState::BeingChecked {
        until: "2026-04-14".parse().unwrap(),
    };
    assert_eq!(scene.state(&next).await, open);
    assert_eq!(scene.central.count(PROTECTED).await, 0);
}

#[tokio::test]
async fn not_me_for_a_request_that_staff_stopped_protects_the_case_and_stops_its_neighbours() {
    let scene = Scene::set().await;
    let stopped = scene
        .delivered(Kind::CorrectEmail, &with_two(scene.pending(0)), true)
        .await;
    let no = scene.no_link().await;
    let ended = scene
        .by_staff(&stopped, async |store, by| {
            store
                .end_by_staff(by, Act::Stopped, "suspected-fraud")
                .await
                .unwrap()
        })
        .await;
    assert_eq!(ended, Acted::Done);
    let beside = scene
        .delivered(Kind::CorrectEmail, &with_two(scene.pending(0)), true)
        .await;
    assert_eq!(scene.says_not_me(&no).await, "no-done");
    assert_eq!(scene.central.count(PROTECTED).await, 1);
    assert_eq!(scene.central.rows(NOT_ME).await, one("stopped"));
    let both = [("stopped".to_owned(), 2)];
    assert_eq!(scene.central.rows(STATE).await, both);
    // Staff's own word about theirs stays.
    let whys = "SELECT why, count(*) FROM decisions GROUP BY 1 ORDER BY 1";
    let why = [("not-me".to_owned(), 1), ("suspected-fraud".to_owned(), 1)];
    assert_eq!(scene.central.rows(whys).await, why);
    // Taken up again, the "no" counts.
    let released = scene
        .by_staff(&stopped, async |store, by| {
            store.release(by, "stopped-by-mistake").await.unwrap()
        })
        .await;
    assert_eq!(released, Acted::Done);
    scene.work().await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.central.rows(STATE).await, both);
    for request in [&stopped, &beside] {
        assert_eq!(scene.state(request).await, PublicState::Stopped);
    }
    let person = scene.pending(0);
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test]
async fn not_me_at_the_counter_says_stopped_and_stops() {
    let scene = Scene::set().await;
    let request = scene
        .delivered(Kind::CorrectEmail, &with_two(scene.pending(0)), true)
        .await;
    let no = scene.no_link().await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    assert_eq!(scene.says_not_me(&no).await, "no-done");
    assert_eq!(scene.state(&request).await, PublicState::Stopped);
    assert_eq!(scene.central.count(PROTECTED).await, 1);
    assert_eq!(scene.central.rows(NOT_ME).await, one("stopped"));
}
