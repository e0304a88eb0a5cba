//! The tour: both journeys in the real window, pictured and then judged by what they left behind.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use serde::Serialize;
use testbed::{
    browser::Browser,
    display::{Display, Screen},
    evidence,
    keyboard::Hand,
    kiosk::Idle,
    person::Person,
    process::wait_for,
    receipt,
    staff::{self, AtPanel},
    stage::{Scene, Stage},
    visit::{Album, Code, Visit},
};

use crate::{folder::FreshFolder, say};

const EVIDENCE: std::time::Duration = std::time::Duration::from_secs(45);

/// What became of a visit, as tour.json tells it. Each fact is read from evidence.
#[derive(Debug, Serialize)]
struct Walked {
    kind: String,
    language: String,
    tracking_code: String,
    /// What the QR code of the kept receipt says.
    tracking_url: String,
    /// It is in the kiosk's outbox.
    saved: bool,
    /// The printer says that the job is complete.
    printed: bool,
    /// Central has it, once.
    delivered: bool,
    /// What the page behind the QR code says.
    state: String,
}

/// tour.json.
#[derive(Serialize)]
struct Report<'a> {
    visits: &'a [Walked],
}

/// Takes the tour on this screen and leaves it in `out/tour`, or in `out/tour-landscape`.
///
/// # Errors
/// Something went wrong on the way, or a visit did not end printed and delivered.
pub fn take(out: &Path, screen: Screen) -> Result<()> {
    let name = match screen == Screen::LANDSCAPE {
        true => "tour-landscape",
        false => "tour",
    };
    let tour = FreshFolder::take(out, name)?;
    let state = FreshFolder::take(out, &format!("{name}-state"))?;
    say("Starting central with 1,000 made-up cases, a virtual printer and the kiosk …");
    let mut stage = Stage::set(
        state.path(),
        Scene {
            cases: 1000,
            seed: 1,
            people: 6,
            screen,
            composited: true,
            ..Scene::default()
        },
    )?;
    let album = Album::new(tour.path());
    let display = stage.display()?;

    let browser = stage.open(&display)?;
    browser.wait_for("[data-screen=\"out-of-service\"]")?;
    album.take(&browser, "out-of-service")?;
    browser.close();
    stage.enrol()?;

    let browser = stage.open(&display)?;
    say("Correcting an e-mail address in Portuguese …");
    let code = correct_in_portuguese(&stage, &browser, &album)?;
    let first = judge(&stage, &code, &tour.path().join("receipt-1.pdf"))?;
    say("Asking for a reactivation in Arabic …");
    let code = reactivate_in_arabic(&stage, &browser, &album)?;
    let second = judge(&stage, &code, &tour.path().join("receipt-2.pdf"))?;
    say("Looking at what else a person may see …");
    the_other_screens(&stage, &browser, &album)?;
    nothing_can_be_saved(&stage, &browser, &album)?;
    say("Looking at what staff see …");
    staff_see(&stage, &browser, &album)?;
    browser.close();
    a_person_rests(&mut stage, &display, &album)?;

    let visits = [first, second];
    fs::write(
        tour.path().join("tour.json"),
        serde_json::to_string_pretty(&Report { visits: &visits })? + "\n",
    )?;
    for visit in &visits {
        say(&format!(
            "{} in {}: {}, saved {}, printed {}, delivered {}, {}",
            visit.kind,
            visit.language,
            visit.tracking_code,
            visit.saved,
            visit.printed,
            visit.delivered,
            visit.state,
        ));
    }
    say(&format!(
        "Pictures and receipts are in {}",
        tour.path().display()
    ));
    match visits
        .iter()
        .find(|visit| !(visit.printed && visit.delivered))
    {
        None => Ok(()),
        Some(visit) => bail!(
            "the visit {} did not end printed and delivered",
            visit.tracking_code
        ),
    }
}

/// The first journey, with a help page, an error and a typo on the way.
fn correct_in_portuguese(stage: &Stage, browser: &Browser, album: &Album) -> Result<String> {
    let person = stage.people.first().context("central made up nobody")?;
    end(correct(stage, browser, album, "pt", person)?)
}

/// Up to the check page of a correction, with everything on the way that a person may see.
fn correct<'a>(
    stage: &Stage,
    browser: &'a Browser,
    album: &'a Album,
    language: &'a str,
    person: &Person,
) -> Result<Visit<'a>> {
    let (mistyped, meant) = (
        format!("nova.morada.{language}@gmial.com"),
        format!("nova.morada.{language}@gmail.com"),
    );
    let visit = Visit::begin(browser, language, Some(album))?;
    visit.act("help")?;
    browser.wait_for("[data-action=\"close-help\"]")?;
    visit.picture("help")?;
    visit.act("close-help")?;
    visit.choose("correct-email")?;
    visit.act("continue")?;
    browser.wait_for("#identity-error[data-error]")?;
    visit.picture("identity-error")?;
    for (paper, wrong) in [
        ("passport", "12"),
        ("nif", "123456789"),
        ("niss", "123"),
        ("phone", "912"),
    ] {
        visit.open_paper(paper)?;
        visit.fill(paper, wrong, Hand::OnScreen)?;
        visit.act("continue")?;
        browser.wait_for("[aria-invalid=\"true\"]")?;
        visit.picture(&format!("identity-{paper}-error"))?;
        visit.act_to("skip", "identity")?;
    }
    visit.give("nif", &person.nif, Hand::OnScreen)?;
    visit.give("niss", &person.niss, Hand::Plugged)?;
    visit.picture("identity-given")?;
    visit.act_to("continue", "old-email")?;
    visit.fill("old-email", &person.email, Hand::Plugged)?;
    visit.picture("old-email-filled")?;
    visit.continue_as_typed("new-email")?;
    visit.fill("new-email", &mistyped, Hand::OnScreen)?;
    visit.act("continue")?;
    browser.wait_for("[data-action=\"accept-suggestion\"]")?;
    visit.picture("new-email-question")?;
    visit.act("accept-suggestion")?;
    visit.confirm(&meant, Code::Typed(&stage.central.mails()))?;
    ensure!(
        browser.words().contains(&meant),
        "the suggestion was not taken over"
    );
    Ok(visit)
}

/// The second journey: passport and telephone, the old address not known.
fn reactivate_in_arabic(stage: &Stage, browser: &Browser, album: &Album) -> Result<String> {
    let person = stage
        .people
        .get(1)
        .context("central made up one person only")?;
    let visit = Visit::begin(browser, "ar", Some(album))?;
    visit.reactivate(person)?;
    end(visit)
}

/// What the two journeys did not show, in each of the languages.
fn the_other_screens(stage: &Stage, browser: &Browser, album: &Album) -> Result<()> {
    let [.., someone, another] = &stage.people[..] else {
        bail!("central made up too few people");
    };
    for language in ["en", "ar"] {
        let visit = correct(stage, browser, album, language, someone)?;
        visit.act("cancel")?;
        browser.wait_for("[data-overlay=\"leave\"]")?;
        visit.picture("leave")?;
        visit.act_to("leave-anyway", "welcome")?;
    }
    for language in ["pt", "en"] {
        let visit = Visit::begin(browser, language, Some(album))?;
        visit.reactivate(another)?;
        visit.act("cancel")?;
        visit.act_to("leave-anyway", "welcome")?;
    }
    for language in ["pt", "en", "ar"] {
        let visit = Visit::begin(browser, language, Some(album))?;
        visit.choose("closed")?;
        visit.give("nif", &another.nif, Hand::Plugged)?;
        visit.give("phone", &another.phone, Hand::Plugged)?;
        visit.act_to("continue", "old-email")?;
        visit.act_to("none", "check")?;
        visit.picture("check-closed")?;
        visit.act("cancel")?;
        visit.act_to("leave-anyway", "welcome")?;
        let visit = Visit::begin(browser, language, Some(album))?;
        visit.choose("resend")?;
        visit.give("nif", &someone.nif, Hand::Plugged)?;
        visit.give("niss", &someone.niss, Hand::Plugged)?;
        visit.act_to("continue", "new-email")?;
        visit.fill("new-email", &someone.email, Hand::Plugged)?;
        visit.act("continue")?;
        visit.confirm(&someone.email, Code::Skipped)?;
        let code = visit.send()?;
        visit.act("finish")?;
        browser.wait_for("[data-overlay=\"leave\"], [data-screen=\"welcome\"]")?;
        visit.picture("finish")?;
        if browser.has("[data-overlay=\"leave\"]")? {
            visit.act("stay")?;
            visit.wait_for_fact("printed", "yes")?;
            visit.act("another-person")?;
            visit.picture("another-person")?;
            visit.act_to("same-address", "identity")?;
            visit.give("nif", &another.nif, Hand::Plugged)?;
            visit.give("phone", &another.phone, Hand::Plugged)?;
            visit.act_to("continue", "old-email")?;
            visit.act_to("unknown", "check")?;
            visit.act_to("send", "done")?;
            visit.wait_for_fact("printed", "yes")?;
            visit.picture("done-two")?;
            visit.finish()?;
        }
        follow(browser, album, language, &code)?;
    }
    Ok(())
}

fn end(visit: Visit<'_>) -> Result<String> {
    let code = visit.send()?;
    visit.wait_for_fact("printed", "yes")?;
    visit.wait_for_fact("delivered", "yes")?;
    visit.picture("done-delivered")?;
    visit.finish()?;
    Ok(code)
}

/// Somebody comes back and asks what became of it.
fn follow(browser: &Browser, album: &Album, language: &str, code: &str) -> Result<()> {
    let visit = Visit::begin(browser, language, Some(album))?;
    visit.act_to("track", "track")?;
    visit.fill("tracking-code", code, Hand::OnScreen)?;
    visit.act("continue")?;
    browser.wait_for("[data-track-state]")?;
    visit.picture("track-answer")?;
    visit.act("cancel")?;
    browser.wait_for("[data-screen=\"welcome\"], [data-overlay=\"leave\"]")?;
    if browser.has("[data-overlay=\"leave\"]")? {
        visit.act_to("leave-anyway", "welcome")?;
    }
    Ok(())
}

/// Another program holds the kiosk's database, as a backup gone wrong would: nothing can be saved.
fn nothing_can_be_saved(stage: &Stage, browser: &Browser, album: &Album) -> Result<()> {
    let person = stage
        .people
        .get(2)
        .context("central made up two people only")?;
    let visit = Visit::begin(browser, "en", Some(album))?;
    visit.correct_email(person, "new.address.2026@outlook.com", Code::Skipped)?;
    let hold = evidence::hold(&stage.kiosk.database())?;
    visit.act_to("send", "not-saved")?;
    drop(hold);
    visit.leave()
}

/// Staff look at the machine: nothing to do, no paper, a request by its code; a pause.
fn staff_see(stage: &Stage, browser: &Browser, album: &Album) -> Result<()> {
    staff::five_taps(browser)?;
    album.take(browser, "staff-pin")?;
    staff::type_pin(browser, staff::PIN)?;
    browser.wait_for("[data-screen=\"staff\"] [data-row]")?;
    let panel = AtPanel::of(browser);
    panel.act("staff-self-test", "staff-done-self-test-passed")?;
    album.take(browser, "staff-nothing-to-do")?;
    stage.printer.take_paper_out();
    panel.wait_for_light("printer", "red")?;
    album.take(browser, "staff-no-paper")?;
    stage.printer.put_paper_in();
    panel.wait_for_light("printer", "green")?;
    panel.act("staff-pause", "staff-done-paused")?;
    panel.leave()?;
    browser.wait_for("[data-screen=\"out-of-service\"]")?;
    album.take(browser, "out-of-service-paused")?;
    let panel = AtPanel::enter(browser)?;
    panel.act("staff-resume", "staff-done-resumed")?;
    panel.leave()
}

/// Nobody touches the screen for a while.
fn a_person_rests(stage: &mut Stage, display: &Display, album: &Album) -> Result<()> {
    stage.settings.idle = Idle::AT_ONCE;
    stage.kiosk.configure(&stage.settings)?;
    let browser = stage.open(display)?;
    for language in ["pt", "en", "ar"] {
        let visit = Visit::begin(&browser, language, None)?;
        browser.wait_for("[data-action=\"stay\"]")?;
        album.take(&browser, &format!("idle-{language}"))?;
        visit.act("stay")?;
        visit.act("cancel")?;
        browser.wait_for("[data-screen=\"welcome\"]")?;
    }
    browser.close();
    Ok(())
}

/// Reads what became of a request, and keeps its receipt.
fn judge(stage: &Stage, code: &str, receipt_path: &Path) -> Result<Walked> {
    let database = stage.kiosk.database();
    let saved = evidence::outboxed(&database, code)?;
    // The page says "printed" and "delivered" already; evidence may be a moment behind.
    let printed = wait_for("the printer to complete the job", EVIDENCE, || {
        let jobs = stage.printer.job_states();
        let complete = jobs.last().is_some_and(|(_, state)| state == "completed");
        Ok(complete.then_some(()))
    })
    .is_ok();
    let kept = stage.printer.printed_files();
    let kept = kept.last().context("the printer kept nothing")?;
    fs::copy(kept, receipt_path).context("cannot copy the receipt")?;
    let tracking_url = receipt::qr_code(receipt_path)?;
    ensure!(
        tracking_url.to_uppercase().ends_with(code),
        "the receipt's QR code says {tracking_url}, not {code}"
    );
    ensure!(
        receipt::text(receipt_path)?.contains(code),
        "the receipt does not name {code} in words"
    );
    let received = evidence::received(&stage.central)?;
    let copies = received
        .iter()
        .filter(|request| request.id == saved.id)
        .count();
    let page = evidence::tracking_page(&stage.central, &tracking_url, &saved.language)?;
    Ok(Walked {
        kind: saved.kind,
        language: saved.language,
        tracking_code: saved.tracking_code,
        tracking_url,
        saved: true,
        printed,
        delivered: copies == 1,
        state: page.state,
    })
}
