//! What the configuration does to the person in front of the kiosk: one that cannot be used, and one
//! without a printer.

use std::{fs, path::Path, process::Command};

use testbed::{
    binaries,
    process::{Spawned, wait_for},
    stage::{Scene, Stage},
    visit::Visit,
};

use crate::parts::{Parts, SOON};

const CLOSED: &str = "[data-screen=out-of-service] [data-fault=configuration]";

fn wait_for_the_end(pid: u32) {
    wait_for("the kiosk to end, to be started again", SOON, || {
        Ok((!Path::new(&format!("/proc/{pid}/exe")).exists()).then_some(()))
    })
    .unwrap();
}

#[test]
fn a_configuration_that_cannot_be_used_is_told_on_the_screen_until_it_is_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let stage = Stage::set(folder.path(), Scene::default()).unwrap();
    stage.enrol().unwrap();
    let file = stage.kiosk.configuration();
    let right = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("colour = \"secret\"\n{right}")).unwrap();

    let display = stage.display().unwrap();
    let browser = stage.open(&display).unwrap();
    browser.wait_for(CLOSED).unwrap();
    let words = browser.words();
    for said in ["Dirija-se ao balcão", "Please go to the counter", "الشباك"] {
        assert!(words.contains(said), "{said:?} is missing in {words:?}");
    }
    let log = browser.log();
    let line = log.lines().find(|line| line.contains("colour"));
    let line = line.expect("the journal names the key");
    assert!(
        line.contains("line 1") && !log.contains("secret"),
        "{line:?}"
    );
    assert!(
        log.contains(r#""fault-began","fault":"configuration""#),
        "{log}"
    );

    let pid = browser.pid().unwrap();
    fs::write(&file, &right).unwrap();
    wait_for_the_end(pid);
    browser.close();
    let browser = stage.open(&display).unwrap();
    browser.wait_for("[data-screen=welcome]").unwrap();
    browser.close();

    // A file that the configuration names, and the code with which the service starts the program again.
    let authority = fs::read(&stage.settings.trust_anchor).unwrap();
    fs::write(&stage.settings.trust_anchor, "no certificate").unwrap();
    let mut command = Command::new(binaries::find("aima-kiosk").unwrap());
    command.arg("--config").arg(&file);
    command.env("DISPLAY", display.name());
    let mut kiosk = Spawned::start("closed", &mut command, &stage.logs()).unwrap();
    wait_for("the kiosk to say what is wrong", SOON, || {
        let log = kiosk.stderr();
        Ok((log.contains("trust_anchor") && log.contains("fault-began")).then_some(()))
    })
    .unwrap();
    assert!(kiosk.is_running().unwrap(), "the screen is not left black");
    fs::write(&stage.settings.trust_anchor, authority).unwrap();
    wait_for_the_end(kiosk.pid());
    assert_eq!(kiosk.stop(SOON).unwrap().code(), Some(75));
}

#[test]
fn a_kiosk_without_a_printer_says_so_before_and_does_not_offer_to_print_again() {
    let parts = Parts::set_with(Scene::default(), |stage| {
        stage.settings.printer_uri = None;
    });
    let browser = &parts.browser;
    let visit = Visit::led(browser, "en").unwrap();
    browser.wait_for("[data-notice=printer-none]").unwrap();
    visit.reactivate(&parts.stage.people[0]).unwrap();
    let code = visit.send().unwrap();
    visit.wait_for_fact("printed", "no").unwrap();
    visit.wait_for_fact("delivered", "yes").unwrap();
    assert!(browser.words().contains("This kiosk has no printer."));
    assert!(!browser.has("[data-action=print-again]").unwrap());
    assert!(
        browser.has("figure svg").unwrap(),
        "the code to photograph is there"
    );
    visit.leave().unwrap();
    assert_eq!(parts.copies_at_central(&code), 1);
}
