//! The demo on this person's own screen.

use std::path::Path;

use anyhow::{Context, Result};
use testbed::{
    display::Screen,
    kiosk::Idle,
    staff,
    stage::{Scene, Stage},
};

use crate::{folder::FreshFolder, say, wait_for_the_end};

/// The kiosk's own times of rest.
const IDLE: Idle = Idle {
    question: 75,
    slow: 180,
    countdown: 30,
};

/// Starts everything, shows who to play, and waits for the end. Every run starts anew.
///
/// # Errors
/// A part is missing or does not start.
pub fn run(out: &Path) -> Result<()> {
    let folder = FreshFolder::take(out, "demo")?;
    say("Starting central with 1,000 made-up cases, a virtual printer and the kiosk …");
    let stage = Stage::set(
        folder.path(),
        Scene {
            cases: 1000,
            seed: 1,
            people: 3,
            screen: Screen::of_this_person(),
            idle: IDLE,
            ..Scene::default()
        },
    )?;
    stage.enrol()?;
    let mut window = stage
        .kiosk
        .open_for_a_person(&stage.logs())
        .context("the kiosk's window")?;

    say("\nThree made-up people to try it with (two identifiers are enough):\n");
    for (number, person) in (1..).zip(&stage.people) {
        say(&format!(
            "  {number}.  NIF {}   NISS {}   passport {} ({})   telephone {}\n      e-mail that AIMA has: {}\n",
            person.nif,
            person.niss,
            person.passport,
            person.passport_country,
            person.phone,
            person.email,
        ));
    }
    let shown = |path: &Path| path.display().to_string();
    say(&format!(
        "Central and its tracking pages: {}\n\
         Receipts, as the printer keeps them: {}\n\
         Mails, as central would send them: {}\n\
         What the parts say: {}\n\
         Staff mode: five taps on the logo, PIN {}; its exports: {}\n\n\
         Ctrl-C ends everything.",
        stage.central.url(),
        shown(&folder.path().join("printer")),
        shown(stage.central.mails().folder()),
        shown(&stage.logs()),
        staff::PIN,
        shown(&stage.stick()),
    ));
    wait_for_the_end(|| Ok(!window.is_running()?))?;
    if !window.is_running()? {
        say(&format!(
            "The window was closed. It said:\n{}",
            window.stderr()
        ));
    }
    Ok(())
}
