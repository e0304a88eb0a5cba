//! The ladder of proof from end to end: typed in the real window, mailed by a real SMTP server, pressed and
//! compared where people press and compare, with days that pass in a moment. What counts is the mail with
//! the payment data in the new mailbox, and its absence.

use std::time::Duration;

use testbed::{
    desk::{self, Desk},
    evidence,
    http::{Http, Method},
    keyboard::Hand,
    mail_server::{MailServer, ReceivedMail},
    person::Person,
    process::wait_for,
    stage::Scene,
    visit::{Code, Visit},
};

use crate::parts::{Parts, SOON};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Five working days, with a week-end, a holiday at each end and a day to spare.
const BEYOND_T: Duration = Duration::from_secs(11 * 24 * 60 * 60);
/// As long as something is looked for that must not come; central looks every two seconds.
const NOT_COMING: Duration = Duration::from_secs(6);

/// What the public reads meanwhile, and where the ladder leads to the counter.
const WAITS: &str = "being-checked";
const COUNTER: &str = "come-to-the-counter";

const PAYMENT: &str = "Dados para pagar e marcar o seu atendimento";

/// Identifiers that a person types.
#[derive(Clone, Copy, PartialEq)]
enum Typed {
    Two,
    Three,
}

struct Play {
    parts: Parts,
    desk: Desk,
    http: Http,
}

impl Play {
    fn set() -> Play {
        let parts = Parts::set(Scene {
            cases: 60,
            people: 60,
            with_mail_server: true,
            with_clock: true,
            ..Scene::default()
        });
        let central = &parts.stage.central;
        desk::add_staff(central).unwrap();
        Play {
            desk: Desk::signed_in(central).unwrap(),
            http: Http::trusting(&central.authority()).unwrap(),
            parts,
        }
    }

    /// The `number`th person whose case is pending.
    fn person(&self, number: usize) -> Person {
        let people = self.parts.stage.people.iter();
        let mut pending = people.filter(|person| person.status == "pending");
        pending.nth(number).expect("enough people").clone()
    }

    fn server(&self) -> &MailServer {
        self.parts
            .stage
            .mail_server
            .as_ref()
            .expect("a mail server")
    }

    /// A whole visit at the window; gives the tracking code.
    fn correct(&self, person: &Person, typed: Typed, new_email: &str, code: Code<'_>) -> String {
        let visit = Visit::led(&self.parts.browser, "pt").unwrap();
        visit.choose("correct-email").unwrap();
        visit.give("nif", &person.nif, Hand::Plugged).unwrap();
        visit.give("niss", &person.niss, Hand::Plugged).unwrap();
        if typed == Typed::Three {
            visit.give("phone", &person.phone, Hand::Plugged).unwrap();
        }
        visit.act_to("continue", "old-email").unwrap();
        visit
            .fill("old-email", &person.email, Hand::Plugged)
            .unwrap();
        visit.continue_as_typed("new-email").unwrap();
        visit.fill("new-email", new_email, Hand::Plugged).unwrap();
        visit.act("continue").unwrap();
        if new_email == person.email {
            visit.act("resend").unwrap();
        }
        visit.confirm(new_email, code).unwrap();
        let tracking_code = visit.send().unwrap();
        visit.wait_for_fact("delivered", "yes").unwrap();
        visit.finish().unwrap();
        tracking_code
    }

    fn received(&self) -> Code<'_> {
        Code::Received(self.server())
    }

    /// What the public sees under the receipt's code.
    fn public(&self, tracking_code: &str) -> String {
        let central = &self.parts.stage.central;
        let url = format!("{}/t/{tracking_code}", central.url());
        evidence::tracking_page(central, &url, "pt").unwrap().state
    }

    /// Where it stands in central's own database.
    fn state(&self, tracking_code: &str) -> String {
        evidence::state(&self.parts.stage.central, tracking_code).unwrap()
    }

    /// Central comes to this state, and the public sees that.
    fn until(&self, tracking_code: &str, state: &str, public: &str) {
        wait_for(&format!("{tracking_code} to be {state}"), SOON, || {
            Ok((self.state(tracking_code) == state).then_some(()))
        })
        .unwrap();
        assert_eq!(self.public(tracking_code), public, "{tracking_code}");
    }

    fn mails(&self, address: &str, subject: &str) -> Vec<ReceivedMail> {
        let mut mails = self.server().accepted().unwrap();
        mails.retain(|mail| mail.recipient == address && mail.subject.contains(subject));
        mails
    }

    /// The mailbox holds what the person came for.
    fn holds_payment_data(&self, address: &str) {
        let mail = self
            .server()
            .wait_for_mail(address, SOON, |mail| mail.subject.contains(PAYMENT))
            .unwrap();
        for needed in ["Referência", "Valor", "€", "Pagar até", "DEMO"] {
            assert!(mail.text.contains(needed), "{needed}: {}", mail.text);
            assert!(mail.html.contains(needed), "{needed}: {}", mail.html);
        }
        assert!(mail.defects.is_empty(), "{:?}", mail.defects);
    }

    fn holds_no_payment_data(&self, addresses: &[&str]) {
        for address in addresses {
            assert!(self.mails(address, PAYMENT).is_empty(), "{address}");
        }
    }

    /// None of these moves for a while, however often central looks.
    fn stay(&self, tracking_codes: &[&str], state: &str, public: &str, addresses: &[&str]) {
        let moved = wait_for("something that must not happen", NOT_COMING, || {
            let mut codes = tracking_codes.iter();
            Ok(codes.find(|code| self.state(code) != state))
        });
        assert!(moved.is_err(), "{moved:?} moved");
        for code in tracking_codes {
            assert_eq!(self.public(code), public, "{code}");
        }
        self.holds_no_payment_data(addresses);
    }

    /// The old mailbox was told; its owner opens a link of the notice and presses the button there.
    fn press(&self, old_mailbox: &str, number: usize) {
        let notice = self
            .server()
            // In the case's language first: what it is, is told by its two answers.
            .wait_for_mail(old_mailbox, SOON, |mail| mail.links().len() >= 2)
            .unwrap();
        let links = notice.links();
        let link = links.get(number).expect("yes and no");
        let page = self.http.get_in(link, "pt").unwrap();
        let asked = ["yes", "no"][number];
        assert!(
            page.status == 200 && page.body.contains(&format!("data-asks=\"{asked}\"")),
            "{}",
            page.body
        );
        let said = self.http.send(Method::POST, link, None).unwrap();
        let done = format!("data-notice=\"{asked}-done\"");
        assert!(
            said.status == 200 && said.body.contains(&done),
            "{}",
            said.body
        );
    }

    /// Staff have the passport in their hands.
    fn show_passport(&mut self, tracking_code: &str, person: &Person) {
        let (path, _) = self.desk.find(tracking_code).unwrap();
        let last_three = &person.passport[person.passport.len() - 3..];
        let page = self
            .desk
            .send(&format!("{path}/passport"), &[("last_three", last_three)])
            .unwrap();
        assert!(page.contains("data-notice=\"done\""), "{page}");
    }

    fn pass(&mut self, time: Duration) {
        let central = &self.parts.stage.central;
        central.clock().expect("a clock of its own").pass(time);
        // The session at the desk has run out meanwhile.
        self.desk = Desk::signed_in(central).unwrap();
    }
}

#[test]
fn with_a_code_and_the_old_mailbox_or_the_passport_the_new_mailbox_holds_the_payment_data() {
    let mut play = Play::set();
    let [by_mail, by_passport, resent] = [0, 1, 2].map(|number| play.person(number));

    let new = "por.correio@example.org";
    let code = play.correct(&by_mail, Typed::Two, new, play.received());
    play.stay(&[&code], "opened", WAITS, &[new, &by_mail.email]);
    play.press(&by_mail.email, 0);
    play.until(&code, "done", "done");
    play.holds_payment_data(new);
    play.holds_no_payment_data(&[&by_mail.email]);

    let new = "por.passaporte@example.org";
    let code = play.correct(&by_passport, Typed::Two, new, play.received());
    play.holds_no_payment_data(&[new]);
    play.show_passport(&code, &by_passport);
    play.until(&code, "done", "done");
    play.holds_payment_data(new);
    play.holds_no_payment_data(&[&by_passport.email]);

    // New = old: the data go to the address that AIMA has, again.
    let code = play.correct(&resent, Typed::Two, &resent.email, play.received());
    play.until(&code, "done", "done");
    play.holds_payment_data(&resent.email);
}

#[test]
fn without_a_second_proof_it_waits_until_t_and_then_follows_the_ladder() {
    let mut play = Play::set();
    let [three, two, unconfirmed] = [0, 1, 2].map(|number| play.person(number));
    let (hold, counter, never) = (
        "tres.dados@example.org",
        "dois.dados@example.org",
        "sem.codigo@example.org",
    );
    let held = play.correct(&three, Typed::Three, hold, play.received());
    let weak = play.correct(&two, Typed::Two, counter, play.received());
    let open = play.correct(&unconfirmed, Typed::Three, never, Code::Skipped);
    // An unconfirmed mailbox is never applied, whatever else is proven.
    play.press(&unconfirmed.email, 0);
    play.show_passport(&open, &unconfirmed);
    let all = [hold, counter, never];
    let waiting = [&*held, &*weak, &*open];
    play.stay(&waiting, "opened", WAITS, &all);
    play.pass(2 * DAY);
    play.stay(&waiting, "opened", WAITS, &all);
    play.pass(BEYOND_T);
    play.until(&held, "done", "done");
    play.holds_payment_data(hold);
    play.until(&weak, "counter", COUNTER);
    play.until(&open, "counter", COUNTER);
    play.holds_no_payment_data(&[counter, never, &two.email, &unconfirmed.email]);
}

#[test]
fn not_me_stops_it_and_the_passport_at_the_desk_overrides_that() {
    let mut play = Play::set();
    let person = play.person(0);
    let new = "nao.fui.eu@example.org";
    let code = play.correct(&person, Typed::Three, new, play.received());
    play.press(&person.email, 1);
    // Until T nobody at the kiosk learns that there was somebody to object.
    play.until(&code, "stopped", WAITS);
    play.pass(BEYOND_T);
    play.stay(&[&code], "stopped", "stopped", &[new, &person.email]);
    play.show_passport(&code, &person);
    play.until(&code, "done", "done");
    play.holds_payment_data(new);
}
