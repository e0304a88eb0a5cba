//! The demo on this person's own screen.

use std::{
    env,
    path::Path,
    sync::{Arc, Mutex},
};

use anyhow::{Context, Result};
use testbed::{
    display::Screen,
    dock::{Dock, PassportReader},
    kiosk::Idle,
    staff,
    stage::{Scene, Stage},
};

use crate::{folder::FreshFolder, say, wait_for_the_end};

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
            idle: Idle::USUAL,
            with_link: true,
            ..Scene::default()
        },
    )?;
    stage.enrol()?;
    let mut window = stage
        .kiosk
        .open_for_a_person(&stage.logs())
        .context("the kiosk's window")?;

    tell(&stage, folder.path());
    let reader = env::var("DISPLAY")
        .ok()
        .filter(|display| !display.is_empty())
        .map(|display| PassportReader::at(&display, window.pid()));
    // It lives to the end of this function, and so do the parts that it may have started again.
    let stage = Arc::new(Mutex::new(stage));
    let dock = Dock::open(Arc::clone(&stage), reader)?;
    say(&format!(
        "\nThe dock (paper, cover, network, mails, passport reader), in any browser here: {}\n\n\
         Ctrl-C ends everything.",
        dock.url(),
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

/// Who there is to play, and where everything lies.
fn tell(stage: &Stage, folder: &Path) {
    say("\nThree made-up people to try it with (two identifiers are enough):\n");
    for (number, person) in (1..).zip(&stage.people) {
        let [first, second] = person.mrz();
        say(&format!(
            "  {number}.  NIF {}   NISS {}   passport {} ({})   telephone {}\n      e-mail that AIMA has: {}\n      \
             what a passport reader types:\n        {first}\n        {second}\n",
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
         Staff mode: five taps on the logo, PIN {}; its exports: {}",
        stage.central.url(),
        shown(&folder.join("printer")),
        shown(stage.central.mails().folder()),
        shown(&stage.logs()),
        staff::PIN,
        shown(&stage.stick()),
    ));
}
