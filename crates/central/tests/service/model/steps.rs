//! What people, mail servers, staff, files of cases and time do: one step at a time, and what the model is told of it.

use central::{
    incoming::Incoming,
    made_up::MadeUp,
    mail::{outcome::Status, report::Fate},
    proof::links::LinkAction,
    registry::{CaseRegistry, Part},
    store::{Acted, By, KnownKiosk},
    workers::by_staff::ByStaff,
};
use jiff::ToSpan;
use protocol::{BoundTo, EmailAddress, Kind, OldMailbox, RequestId, wire::SealedRequest};

use super::{
    Dice, Machine,
    rules::{Model, Request},
};
use crate::{
    registry::Fault,
    support::{correction, killed_after},
};

impl Machine {
    pub(super) async fn step(
        &mut self,
        person: &MadeUp,
        case: &str,
        model: &mut Model,
        dice: &mut Dice,
    ) -> String {
        let now = self.central.now();
        // Where nothing was asked yet, the others have nothing to do.
        let asked = !model.requests.is_empty();
        match if asked { dice.below(21) } else { 0 } {
            0..=2 => self.deliver(person, model, dice, false).await,
            3..=6 => {
                // Mostly the registry answers.
                let fault = match dice.below(8) {
                    0 => Fault::LosesTheAnswer,
                    1 => Fault::Away,
                    2 => Fault::Refuses,
                    _ => Fault::None,
                };
                self.registry.now_does(fault);
                let workers = &self.workers[dice.below(2)];
                workers.unsealer.pass().await.unwrap();
                workers.decider.pass().await.unwrap();
                self.registry.now_does(Fault::None);
                let how = match dice.below(5) {
                    0 => "worked, and no mail left".to_owned(),
                    1 => {
                        self.no_relay.pass_in_one_line().await.unwrap();
                        "worked, and the relay was down".to_owned()
                    }
                    2 => {
                        let lease = now + 10.minutes();
                        if let Some(mail) = self.store.claim_mail(now, lease).await.unwrap() {
                            let (store, reply) = (&self.store, 550);
                            let dead = dice.one_in(2);
                            store
                                .mark_mail_refused(&mail, reply, dead, now)
                                .await
                                .unwrap();
                        }
                        "worked, and a mail was refused".to_owned()
                    }
                    _ => {
                        self.mailer.pass_in_one_line().await.unwrap();
                        "worked".to_owned()
                    }
                };
                match fault {
                    Fault::None => how,
                    fault => format!("{how}, the registry: {fault:?}"),
                }
            }
            7 | 18 => {
                let polls = dice.below(160);
                let workers = &self.workers[dice.below(2)];
                killed_after(polls, async {
                    workers.unsealer.pass().await.unwrap();
                    workers.decider.pass().await.unwrap();
                })
                .await;
                format!("worked, and was killed after {polls} steps")
            }
            8 => self.mail().await,
            9..=11 => {
                let hours = match dice.below(5) {
                    0 => 1,
                    1 => 24,
                    2 => 24 * 4,
                    3 => 24 * 8,
                    _ => 24 * self.hold_days as i64 * 3 / 2,
                };
                self.pass(hours)
            }
            12 | 13 => self.press(model, dice).await,
            14 => self.at_the_desk(person, model, dice).await,
            15 | 16 => self.come_back(model, dice).await,
            19 => self.restore(person, model, dice).await,
            20 => self.import(person, model, dice).await,
            _ => {
                // Somebody corrects a number in the registry, or puts it right again.
                let phone = match dice.one_in(2) {
                    true => self
                        .vault
                        .hash(central::vault::Domain::Phone, person.phone.as_str())
                        .stored(),
                    false => vec![dice.below(250) as u8; 32],
                };
                sqlx::query("UPDATE cases SET phone_hash = $2 WHERE id = $1")
                    .bind(case)
                    .bind(phone.clone())
                    .execute(&mut self.database)
                    .await
                    .unwrap();
                let right = phone[0] != phone[1] || phone[1] != phone[2];
                model.telephone_is(right);
                format!("the registry's telephone is right: {right}")
            }
        }
    }

    pub(super) async fn deliver(
        &mut self,
        person: &MadeUp,
        model: &mut Model,
        dice: &mut Dice,
        strong: bool,
    ) -> String {
        let own = ["a", "b"][dice.below(2)];
        let to = format!("{own}{}@example.net", person.nif.as_str());
        let kind = [Kind::CorrectEmail, Kind::CorrectEmail, Kind::Resend][dice.below(3)];
        let header = self.kiosk.header(kind);
        let email = EmailAddress::parse(&to).unwrap();
        let mut content = correction(person);
        content.new_email = Some(email.clone());
        let three = strong || dice.below(3) > 0;
        if !three {
            content.identifiers.phone = None;
        }
        let helpers = !strong && dice.one_in(4);
        content.old_mailbox = helpers.then_some(OldMailbox::Helpers);
        if kind == Kind::Resend {
            content.old_email = Some((&email).into());
        }
        let confirmed = strong || dice.below(3) > 0;
        let now = self.central.now();
        if confirmed {
            let bound_to = BoundTo::Request(header.id);
            content.mailbox_proof =
                Some(
                    self.signer
                        .prove(&email, &bound_to, header.kiosk, now.as_millisecond()),
                );
        }
        let request: SealedRequest = self.kiosk.seal(header, &content);
        let kiosk = KnownKiosk {
            id: self.kiosk.id(),
            time_zone: "Europe/Lisbon".to_owned(),
            names: vec![self.kiosk.id()],
        };
        let id = request.header.id.to_string();
        let request = [Incoming::Known(request)];
        // Now and then its answer is lost, and it comes twice.
        for _ in 0..=dice.below(2) {
            self.store.receive(&kiosk, &request, now).await.unwrap();
        }
        let phone: Vec<u8> = sqlx::query_scalar("SELECT phone_hash FROM cases WHERE nif_hash = $1")
            .bind(
                self.vault
                    .hash(central::vault::Domain::Nif, person.nif.as_str())
                    .stored(),
            )
            .fetch_one(&mut self.database)
            .await
            .unwrap();
        let right = self
            .vault
            .hash(central::vault::Domain::Phone, person.phone.as_str())
            .stored();
        let (matching, differing) = match (three, phone == right) {
            (false, _) => (2, 0),
            (true, true) => (3, 0),
            (true, false) => (2, 1),
        };
        model.requests.insert(
            id,
            Request {
                to,
                received: now.as_millisecond(),
                hold_days: self.hold_days.into(),
                confirmed,
                matching,
                differing,
                helpers,
                ..Request::default()
            },
        );
        format!("{kind:?} to {own}, {matching} match, confirmed {confirmed}, helper's {helpers}")
    }

    /// The owner answers a notice that arrived, or the new mailbox its link.
    async fn press(&mut self, model: &mut Model, dice: &mut Dice) -> String {
        let action = [LinkAction::Yes, LinkAction::No, LinkAction::Confirm][dice.below(3)];
        let ids: Vec<_> = model
            .requests
            .iter()
            .filter(|(_, it)| action == LinkAction::Confirm || it.notice_taken.is_some())
            .map(|(id, _)| id.clone())
            .collect();
        if ids.is_empty() {
            return "nobody had a link".to_owned();
        }
        let id = &ids[dice.below(ids.len())];
        let now = self.central.now();
        let request: RequestId = id.parse().unwrap();
        let pressed = self.store.press(request, action, now).await.unwrap();
        if pressed.is_some() {
            let protected = model.requests.values().any(|it| it.passport);
            let it = model.requests.get_mut(id).unwrap();
            match action {
                LinkAction::Confirm => it.confirmed = true,
                LinkAction::Yes => it.yes |= !it.no,
                LinkAction::No => {
                    // A second press of the same says nothing new.
                    model.must_stop |= !protected && !it.no;
                    it.no = true;
                    // After a passport a former mailbox protects nothing.
                    model.objected |= !protected;
                }
            }
        }
        format!("{action:?}: {pressed:?}")
    }

    /// A mail that a server took comes back, or is late.
    async fn come_back(&mut self, model: &mut Model, dice: &mut Dice) -> String {
        let kind = ["old-address", "old-address", "payment-data"][dice.below(3)];
        let mut mails: Vec<(String, String)> = Vec::new();
        for id in model.requests.keys() {
            let mail: Option<String> = sqlx::query_scalar(
                "SELECT id FROM mails WHERE subject_id = $1 AND kind = $2 AND state = 'accepted'",
            )
            .bind(id)
            .bind(kind)
            .fetch_optional(&mut self.database)
            .await
            .unwrap();
            mails.extend(mail.map(|mail| (id.clone(), mail)));
        }
        if mails.is_empty() {
            return "nothing could come back".to_owned();
        }
        let (id, mail) = &mails[dice.below(mails.len())];
        let fate = [Fate::Failed, Fate::Failed, Fate::Delayed][dice.below(3)];
        let status = [Status(5, 1, 1), Status(5, 7, 1), Status(4, 4, 1)][dice.below(3)];
        let (mail, now) = (mail.parse().unwrap(), self.central.now());
        self.store
            .append_report(mail, fate, status, now)
            .await
            .unwrap();
        // A delay waits for the worker, which is sooner or later there; what failed is carried out now.
        if fate == Fate::Failed {
            for report in self.store.new_reports().await.unwrap() {
                self.store.follow_report(&report, now).await.unwrap();
            }
            match kind {
                "old-address" => model.notice_failed(id),
                // Those that were joined to it were answered by the same mail.
                _ => model
                    .requests
                    .values_mut()
                    .for_each(|it| it.answer_back = true),
            }
        }
        model.requests.get_mut(id).unwrap().notice_back |= kind == "old-address";
        format!("{kind} came back: {fate:?} {status}")
    }

    async fn at_the_desk(&mut self, person: &MadeUp, model: &mut Model, dice: &mut Dice) -> String {
        let ids: Vec<_> = model.requests.keys().cloned().collect();
        if ids.is_empty() {
            return "nobody came".to_owned();
        }
        let id = &ids[dice.below(ids.len())];
        let by = By {
            staff: ["ana", "rui"][dice.below(2)],
            request_id: id,
            now: self.central.now(),
        };
        let cases = self.store.cases_to_compare(id).await.unwrap();
        let passports = self.registry.passports(&cases).await.unwrap();
        let acted = match dice.below(6) {
            0 => {
                let last = person.passport().last_three();
                let acted = self.store.see_passport(by, last, &passports).await.unwrap();
                if acted == Acted::Done {
                    model.requests.get_mut(id).unwrap().passport = true;
                }
                acted
            }
            1 => self
                .store
                .see_passport(by, "???", &passports)
                .await
                .unwrap(),
            2 => self.store.note_renewed_passport(by).await.unwrap(),
            3 => {
                let acted = self.store.approve(by, "identity-shown").await.unwrap();
                if acted == Acted::Done {
                    model.requests.get_mut(id).unwrap().passport = true;
                }
                acted
            }
            4 => self.store.release(by, "asked").await.unwrap(),
            _ => self.by_staff().send_again(by).await.unwrap(),
        };
        format!("{} at the desk: {acted:?}", by.staff)
    }

    fn by_staff(&self) -> ByStaff<'_> {
        ByStaff {
            registry: &self.workers[0].decider.registry,
            store: &self.store,
            vault: &self.vault,
        }
    }

    /// Two people at the desk undo a change, or try to: now and then one alone, or without the passport; the registry loses
    /// its answer, or whoever asks it is killed.
    async fn restore(&mut self, person: &MadeUp, model: &mut Model, dice: &mut Dice) -> String {
        let ids: Vec<_> = model.requests.keys().cloned().collect();
        let request_id = &ids[dice.below(ids.len())];
        let by = |staff| By {
            staff,
            request_id,
            now: self.central.now(),
        };
        let parts = self.by_staff();
        let (first, second) = [
            ("ana", "rui"),
            ("rui", "ana"),
            ("rui", "rui"),
            ("ana", "ana"),
        ][dice.below(4)];
        let typed = match dice.one_in(6) {
            true => "???",
            false => person.passport().last_three(),
        };
        let seen = parts.see_passport_again(by(first), typed).await.unwrap();
        let now = self.central.now().as_millisecond();
        if seen == Acted::Done {
            model.passport_seen = Some((first, now));
        }
        // Whether it is done now or later, it may be from now on; a passport that was seen today counts too.
        model.may_be_restored |= model
            .passport_seen
            .is_some_and(|(who, at)| who != second && now - at <= 86_400_000);
        let (lost, polls) = (dice.one_in(4), dice.below(60));
        if lost {
            self.registry.now_does(Fault::LosesTheAnswer);
        }
        let restoring = parts.restore(by(second), "not-asked-by-holder");
        let restored = match dice.one_in(4) {
            true => killed_after(polls, restoring).await,
            false => Some(restoring.await),
        };
        let restored = restored.map(Result::unwrap);
        self.registry.now_does(Fault::None);
        format!("{first} and {second} restore: {seen:?}, {restored:?}, its answer lost: {lost}")
    }

    /// A file of cases has another address for this one, or the one that it has always had.
    async fn import(&mut self, person: &MadeUp, model: &mut Model, dice: &mut Dice) -> String {
        let mut case = person.case();
        let other = dice.one_in(2);
        if other {
            let to = format!("i{}@example.net", person.nif.as_str());
            case.email = Some(EmailAddress::parse(&to).unwrap());
        }
        self.files += 1;
        let name = format!("file {}", self.files);
        let part = Part {
            sha256: &name,
            line: 2,
            now: self.central.now(),
        };
        let email = case.email.as_ref().map(|email| email.as_str().to_owned());
        let cases = [(2, case)];
        let taken = self.registry.take_in(&cases, part).await.unwrap();
        if taken.put_off.is_empty() {
            model.imported = email;
            model.telephone_is(true);
        }
        format!("a file came, with another address: {other}; {taken:?}")
    }
}
