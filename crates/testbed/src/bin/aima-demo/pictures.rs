//! Pictures for the guides: what the person and what staff see of the three faults that happen most.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use testbed::{
    browser::Browser,
    process::wait_for,
    small_disk::SmallDisk,
    staff::AtPanel,
    stage::{Scene, Stage},
    visit::{Album, Code, Visit},
};

use crate::{folder::FreshFolder, say};

const LANGUAGES: [&str; 2] = ["pt", "ar"];
/// The kiosk looks at its disk every three seconds, at its printer every ten, twice before it believes it.
const NOTICED: std::time::Duration = std::time::Duration::from_secs(60);
/// More than the kiosk wants free on a disk of this size.
const DISK: &str = "size=96m";
const FILLER: usize = 94 * 1024 * 1024;

/// Takes them and leaves them in `out/pictures`.
///
/// # Errors
/// Something went wrong on the way.
pub fn take(out: &Path) -> Result<()> {
    let folder = FreshFolder::take(out, "pictures")?;
    let state = FreshFolder::take(out, "pictures-state")?;
    let data = state.path().join("kiosk/data");
    let disk = SmallDisk::mount(&data, DISK);
    let mut stage = Stage::set(
        state.path(),
        Scene {
            with_link: true,
            composited: true,
            ..Scene::default()
        },
    )?;
    stage.enrol()?;
    let album = Album::new(folder.path());
    let display = stage.display()?;
    let browser = stage.open(&display)?;
    out_of_paper(&mut stage, &browser, &album)?;
    no_network(&stage, &browser, &album)?;
    match disk {
        Some(_disk) => disk_full(&data, &browser, &album)?,
        None => {
            say("Not root: a small disk cannot be mounted, so there is no picture of a full one.")
        }
    }
    browser.close();
    say(&format!("Pictures are in {}", folder.path().display()));
    Ok(())
}

fn out_of_paper(stage: &mut Stage, browser: &Browser, album: &Album) -> Result<()> {
    stage.printer.take_paper_out();
    for (language, person) in LANGUAGES.into_iter().zip(&stage.people) {
        let visit = Visit::begin(browser, language, None)?;
        browser.wait_at_most(NOTICED, "[data-notice=\"printer-out-of-paper\"]")?;
        album.take(browser, &format!("no-paper-before-{language}"))?;
        visit.reactivate(person)?;
        visit.send()?;
        visit.wait_for_fact("printed", "no")?;
        album.take(browser, &format!("no-paper-person-{language}"))?;
        visit.leave()?;
    }
    panel(browser, album, "printer", "no-paper-staff")?;
    stage.printer.put_paper_in();
    wait_for("the printer to be well again", NOTICED, || {
        let visit = Visit::begin(browser, "pt", None)?;
        let well = !browser.has("[data-notice]")?;
        visit.act("cancel")?;
        browser.wait_for("[data-screen=\"welcome\"]")?;
        Ok(well.then_some(()))
    })
}

fn no_network(stage: &Stage, browser: &Browser, album: &Album) -> Result<()> {
    stage.link.as_ref().context("a link")?.cut();
    for (language, person) in LANGUAGES.into_iter().zip(&stage.people) {
        let visit = Visit::begin(browser, language, None)?;
        visit.correct_email(person, "nova.morada.2026@gmail.com", Code::NotAsked)?;
        visit.send()?;
        visit.wait_for_fact("printed", "yes")?;
        album.take(browser, &format!("no-network-person-{language}"))?;
        visit.finish()?;
    }
    panel(browser, album, "central", "no-network-staff")?;
    stage.link.as_ref().context("a link")?.mend();
    Ok(())
}

fn disk_full(data: &Path, browser: &Browser, album: &Album) -> Result<()> {
    let filler = data.join("filler");
    let mut size = FILLER;
    while fs::write(&filler, vec![0; size]).is_err() {
        size -= 1024 * 1024;
    }
    browser.wait_at_most(NOTICED, "[data-fault=\"disk-full\"]")?;
    album.take(browser, "disk-full-person")?;
    panel(browser, album, "disk", "disk-full-staff")?;
    fs::remove_file(&filler)?;
    browser.wait_at_most(NOTICED, "[data-screen=\"welcome\"]")
}

fn panel(browser: &Browser, album: &Album, row: &str, name: &str) -> Result<()> {
    let staff = AtPanel::enter(browser)?;
    browser.wait_at_most(
        NOTICED,
        &format!("[data-row=\"{row}\"]:not([data-light=\"green\"])"),
    )?;
    album.take(browser, name)?;
    staff.leave()
}
