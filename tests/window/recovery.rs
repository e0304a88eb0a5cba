//! The page dies, hangs or grows, and is back by itself: without the visit, with everything that was saved.

use std::{
    fs::File,
    io::Write,
    time::{Duration, Instant},
};

use testbed::{
    browser::Browser,
    evidence,
    keyboard::Hand,
    process::{family, signal, wait_for, waited_for_processor},
    stage::{Scene, Stage},
    visit::Visit,
};

use crate::parts::{Parts, SOON};

/// From the fault to the welcome screen.
const BACK: Duration = Duration::from_secs(5);
const PAPERS: [&str; 4] = ["nif", "passport", "niss", "phone"];

/// What happens to the page's process.
#[derive(Debug, Clone, Copy)]
enum Fault {
    Killed,
    Stopped,
    EndlessLoop,
    /// The page runs, and nothing is drawn.
    Blank,
}

fn process(browser: &Browser, name: &str) -> u32 {
    let family = family(browser.pid().unwrap()).unwrap();
    let found = family.iter().find(|(_, of)| name.starts_with(of.as_str()));
    found.expect("the process is there").0
}

fn restarts(browser: &Browser, why: &str) -> usize {
    let why = format!("\"why\":\"{why}\"");
    let log = browser.log();
    let restarts = log.lines().filter(|line| line.contains("page-restarted"));
    restarts.filter(|line| line.contains(&why)).count()
}

/// Waits for one more restart for this reason, and takes the new page in hand once it shows the welcome screen.
fn wait_until_back(browser: &mut Browser, why: &str, before: usize, mut meanwhile: impl FnMut()) {
    wait_for("the page to be started again", SOON, || {
        meanwhile();
        Ok((restarts(browser, why) > before).then_some(()))
    })
    .unwrap_or_else(|error| {
        let family = browser.pid().and_then(family);
        panic!("{error}: {family:?}\n{}", browser.log())
    });
    browser.take_again().unwrap();
    browser.wait_for("[data-screen=welcome]").unwrap();
}

fn up_to_a_typed_number(parts: &Parts) {
    let visit = Visit::led(&parts.browser, "ar").unwrap();
    visit.choose("correct-email").unwrap();
    let nif = &parts.stage.people[0].nif;
    visit.open_paper("nif").unwrap();
    visit.fill("nif", nif, Hand::Plugged).unwrap();
    assert_eq!(parts.browser.value("input[name=nif]").unwrap(), *nif);
}

#[test]
fn a_page_that_dies_or_hangs_is_back_within_five_seconds_without_the_visit_and_with_the_outbox() {
    let mut parts = Parts::set(Scene {
        with_link: true,
        ..Scene::default()
    });
    parts.stage.link.as_ref().expect("a link").cut();
    let visit = Visit::led(&parts.browser, "pt").unwrap();
    visit.reactivate(&parts.stage.people[1]).unwrap();
    let code = visit.send().unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    visit.finish().unwrap();
    let saved = evidence::outbox(&parts.stage.kiosk.database()).unwrap();
    assert_eq!(saved.len(), 1);

    let faults = [
        Fault::Killed,
        Fault::Stopped,
        Fault::EndlessLoop,
        Fault::Blank,
    ];
    for fault in faults {
        up_to_a_typed_number(&parts);
        let page = process(&parts.browser, "WebKitWebProcess");
        let why = match fault {
            Fault::Killed => "died",
            Fault::Stopped | Fault::EndlessLoop | Fault::Blank => "hung",
        };
        let before = restarts(&parts.browser, why);
        let waited = || waited_for_processor(page).unwrap_or_default();
        let at_first = waited();
        let mut starved = Duration::ZERO;
        let start = Instant::now();
        match fault {
            Fault::Killed => signal(page, libc::SIGKILL),
            Fault::Stopped => signal(page, libc::SIGSTOP),
            Fault::EndlessLoop => {
                let endless = "setTimeout(() => { for (;;); }, 200)";
                parts.browser.execute(endless, &[]).unwrap();
            }
            Fault::Blank => {
                let blank = "document.querySelector('main').remove()";
                parts.browser.execute(blank, &[]).unwrap();
            }
        }
        wait_until_back(&mut parts.browser, why, before, || {
            starved = starved.max(waited().saturating_sub(at_first));
        });
        // For how long a loaded machine let the old page or the new one not run is not the kiosk's time.
        let took = start.elapsed();
        let new = process(&parts.browser, "WebKitWebProcess");
        let starved = starved + waited_for_processor(new).unwrap_or_default();
        let took = took.saturating_sub(starved);
        assert!(took < BACK, "{fault:?}: back after {took:?}");
        the_visit_is_wiped(&parts);
        assert_eq!(
            evidence::outbox(&parts.stage.kiosk.database()).unwrap(),
            saved
        );
    }

    parts.stage.link.as_ref().expect("a link").mend();
    parts.wait_until_delivered(&code);
    assert_eq!(parts.copies_at_central(&code), 1);
    let visit = Visit::led(&parts.browser, "en").unwrap();
    visit.reactivate(&parts.stage.people[2]).unwrap();
    visit.send().unwrap();
    visit.wait_for_fact("delivered", "yes").unwrap();
    visit.finish().unwrap();
}

fn the_visit_is_wiped(parts: &Parts) {
    let browser = &parts.browser;
    assert!(!browser.words().contains(&parts.stage.people[0].nif));
    let visit = Visit::led(browser, "en").unwrap();
    visit.choose("reactivate").unwrap();
    for paper in PAPERS {
        let empty = format!("[data-paper={paper}][data-state=empty]");
        assert!(browser.has(&empty).unwrap(), "{paper} of the person before");
    }
    visit.act("cancel").unwrap();
    browser.wait_for("[data-screen=welcome]").unwrap();
}

#[test]
fn a_visit_goes_on_without_the_engines_network_process_and_the_page_can_still_be_started_anew() {
    let mut parts = Parts::set(Scene::default());
    up_to_a_typed_number(&parts);
    let network = process(&parts.browser, "WebKitNetworkProcess");
    signal(network, libc::SIGKILL);
    wait_for("the end of it", SOON, || {
        let family = family(parts.browser.pid()?)?;
        let is_gone = family.iter().all(|(pid, _)| *pid != network);
        Ok(is_gone.then_some(()))
    })
    .unwrap();
    // The driver takes that for the end of the page, and lets go.
    parts.browser.take_again().unwrap();

    let visit = Visit::go_on(&parts.browser, "ar");
    let person = &parts.stage.people[0];
    let nif = parts.browser.value("input[name=nif]").unwrap();
    assert_eq!(nif, person.nif, "nothing typed is lost");
    visit.act_to("continue", "identity").unwrap();
    visit.give("niss", &person.niss, Hand::Plugged).unwrap();
    visit.act_to("continue", "old-email").unwrap();
    for why in ["died", "hung", "never-came"] {
        assert_eq!(restarts(&parts.browser, why), 0, "{why}");
    }
    visit.give_up().unwrap();

    let page = process(&parts.browser, "WebKitWebProcess");
    signal(page, libc::SIGKILL);
    wait_until_back(&mut parts.browser, "died", 0, || ());
    let visit = Visit::led(&parts.browser, "pt").unwrap();
    visit.reactivate(&parts.stage.people[1]).unwrap();
    visit.send().unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    visit.finish().unwrap();
}

#[test]
fn a_page_that_is_slow_goes_on_with_the_visit() {
    let parts = Parts::set(Scene::default());
    up_to_a_typed_number(&parts);
    let busy = "const start = performance.now(); while (performance.now() - start < 1500);";
    parts.browser.execute(busy, &[]).unwrap();
    // A sign of life lies between the two silences: its timer was due before this one.
    let next_timer = "setTimeout(arguments[arguments.length - 1], 0)";
    parts.browser.execute_async(next_timer, &[]).unwrap();
    // Stopped by somebody else for as long, which no script can notice. With the second between two signs of
    // life, it is still less than what counts as hanging.
    let page = process(&parts.browser, "WebKitWebProcess");
    signal(page, libc::SIGSTOP);
    let stopped = Instant::now();
    wait_for("a second and a half to pass", SOON, || {
        Ok((stopped.elapsed() > Duration::from_millis(1500)).then_some(()))
    })
    .unwrap();
    signal(page, libc::SIGCONT);

    let visit = Visit::go_on(&parts.browser, "ar");
    let person = &parts.stage.people[0];
    visit.act_to("continue", "identity").unwrap();
    visit.give("niss", &person.niss, Hand::Plugged).unwrap();
    visit.act_to("continue", "old-email").unwrap();
    visit.act_to("back", "identity").unwrap();
    visit.open_paper("nif").unwrap();
    let nif = parts.browser.value("input[name=nif]").unwrap();
    assert_eq!(nif, person.nif, "nothing typed is lost");
    for why in ["died", "hung", "never-came", "grown"] {
        assert_eq!(restarts(&parts.browser, why), 0, "{why}");
    }
}

#[test]
fn a_page_that_has_grown_is_started_anew_while_nobody_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let stage = Stage::set(folder.path(), Scene::default()).unwrap();
    stage.enrol().unwrap();
    let configuration = stage.kiosk.configuration();
    let mut file = File::options().append(true).open(configuration).unwrap();
    file.write_all(b"\n[page]\nmemory_mib = 300\n").unwrap();
    let display = stage.display().unwrap();
    let mut browser = stage.open(&display).unwrap();
    let before = process(&browser, "WebKitWebProcess");

    let grow = "window.grown = Array.from({length: 50}, () => new Uint8Array(8 << 20).fill(1))";
    browser.execute(grow, &[]).unwrap();
    wait_until_back(&mut browser, "grown", 0, || ());
    assert_ne!(
        process(&browser, "WebKitWebProcess"),
        before,
        "a fresh process"
    );
    // Somebody comes: however large the page is, their visit goes on.
    let visit = Visit::led(&browser, "pt").unwrap();
    visit.reactivate(&stage.people[0]).unwrap();
    visit.send().unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    visit.finish().unwrap();
}
