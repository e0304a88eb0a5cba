//! The window: from the start to a screen that can be touched, from each tap and key to its picture, and memory.
//! Beside it the same built page in Chromium's kiosk mode, and an empty page in our own engine as the floor. Each has
//! a screen of its own, of the same size.

mod eye;
mod packaged;
mod served;

use std::{
    os::unix::net::UnixDatagram,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use testbed::{
    binaries,
    browser::Browser,
    display::{Display, Screen},
    kiosk::Idle,
    memory::pss_mib,
    process::Spawned,
    stage::{Scene, Stage},
    visit::Visit,
};

use crate::{
    part::Part,
    samples::{Series, pause, quantile},
};
use eye::{Area, Eye};
use packaged::HugePages;
use served::Served;

/// Taps and keys are measured in rounds of so many, each window in turn.
const ROUND: usize = 50;
/// Of each button and key so many presses are made through the X server, and looked at.
const SEEN: usize = 12;
/// Where Debian's WebKitGTK keeps a browser with nothing in it.
const BARE: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
/// There is no desktop and no assistive bus to ask, as our service sets it (`packaging/systemd/aima-kiosk.service`).
const QUIET: [(&str, &str); 4] = [
    ("NO_AT_BRIDGE", "1"),
    ("DBUS_SESSION_BUS_ADDRESS", "disabled:"),
    ("GIO_USE_VFS", "local"),
    ("GSETTINGS_BACKEND", "memory"),
];
/// Before memory at rest is looked at.
const REST: Duration = Duration::from_secs(12);
const LOOKS: usize = 30;

/// How much is measured.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Starts of each.
    pub starts: usize,
    /// Taps of each, and keys.
    pub presses: usize,
    /// Visits in one life of the page.
    pub visits: usize,
}

/// Measures it.
///
/// # Errors
/// A part is missing, or the page does not do as it should.
pub fn measure(plan: Plan) -> Result<Part> {
    let mut part = Part::new("window", "The window, beside Chromium's kiosk mode");
    let huge_pages = HugePages::settle();
    if let Err(fault) = &huge_pages {
        part.notes.push(format!(
            "Pictures were in shared memory of small pages, unlike on a kiosk: {fault}"
        ));
    }
    let place = tempfile::tempdir()?;
    let stage = Stage::set(
        &place.path().join("stage"),
        Scene {
            screen: Screen::PORTRAIT,
            idle: Idle::PATIENT,
            people: 4,
            ..Scene::default()
        },
    )?;
    stage.enrol()?;
    let displays = [stage.display()?, stage.display()?, stage.display()?];
    let state = state(&stage, &displays[0])?;
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/dist");
    let peer = Chromium {
        page: Served::built(&dist, &state)?,
        profile: place.path().join("chromium"),
        logs: place.path().join("logs"),
    };
    starts(&mut part, plan.starts, &stage, &peer, &displays)?;
    presses(&mut part, plan.presses, &stage, &peer, &displays)?;
    visits(&mut part, plan.visits, &stage, &displays[0])?;
    page_bytes(&mut part, &dist)?;
    Ok(part)
}

/// What a real core says of itself.
fn state(stage: &Stage, display: &Display) -> Result<Value> {
    let browser = stage.open(display)?;
    let state = browser.execute_async(
        "const done = arguments[arguments.length - 1];
         window.__TAURI_INTERNALS__.invoke('kiosk_state').then(done);",
        &[],
    )?;
    browser.close();
    ensure!(state["languages"].is_array(), "a kiosk's state: {state}");
    Ok(state)
}

/// The peer: Debian's Chromium in kiosk mode.
struct Chromium {
    page: Served,
    profile: PathBuf,
    logs: PathBuf,
}

impl Chromium {
    fn open(&self, display: &Display) -> Result<Spawned> {
        let mut command = Command::new("/usr/bin/chromium");
        command
            .env("DISPLAY", display.name())
            .envs(QUIET)
            .env_remove("WAYLAND_DISPLAY")
            .args([
                "--kiosk",
                // The bench may run as root, and in a container with little shared memory.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-extensions",
                // It would lay an offer to translate over the page.
                "--disable-features=Translate",
                "--password-store=basic",
                "--window-position=0,0",
                "--window-size=1080,1920",
            ])
            .arg(format!("--user-data-dir={}", self.profile.display()))
            .arg(self.page.url());
        self.page.forget();
        Spawned::start("chromium", &mut command, &self.logs)
    }
}

/// Our window as its service starts it: it says when the first screen is there.
fn start_ours(stage: &Stage, display: &Display) -> Result<(f64, Spawned)> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("notify");
    let socket = UnixDatagram::bind(&path)?;
    socket.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut command = Command::new(binaries::find("aima-kiosk")?);
    command
        .arg("--config")
        .arg(stage.kiosk.configuration())
        .env("DISPLAY", display.name())
        .env("NOTIFY_SOCKET", &path)
        .env("GDK_BACKEND", "x11")
        .envs(QUIET)
        .env_remove("WAYLAND_DISPLAY");
    let begun = Instant::now();
    let program = Spawned::start("kiosk", &mut command, &stage.logs())?;
    let mut said = [0; 256];
    loop {
        let length = socket
            .recv(&mut said)
            .context("the kiosk never became ready")?;
        if said[..length].starts_with(b"READY=1") {
            return Ok((begun.elapsed().as_secs_f64() * 1000.0, program));
        }
    }
}

/// From the start of the process until the page has drawn the welcome screen, in turn; and memory at rest.
fn starts(
    part: &mut Part,
    count: usize,
    stage: &Stage,
    peer: &Chromium,
    displays: &[Display; 3],
) -> Result<()> {
    let mut ours = Series::new("start: ours", "ms");
    let mut theirs = Series::new("start: Chromium", "ms");
    // The first of each reads its files from the disk.
    for round in 0..=count {
        let (took, program) = start_ours(stage, &displays[0])?;
        drop(program);
        if round > 0 {
            ours.samples.push(took);
        }
        let begun = Instant::now();
        let program = peer.open(&displays[1])?;
        peer.page.wait_until_alive()?;
        if round > 0 {
            theirs.samples.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        drop(program);
    }
    let (_, our_program) = start_ours(stage, &displays[0])?;
    let their_program = peer.open(&displays[1])?;
    peer.page.wait_until_alive()?;
    pause(REST);
    let mut our_memory = Series::new("memory at rest: ours", "MiB");
    let mut their_memory = Series::new("memory at rest: Chromium", "MiB");
    for _ in 0..LOOKS {
        our_memory.samples.push(pss_mib(our_program.pid())?);
        their_memory.samples.push(pss_mib(their_program.pid())?);
        pause(Duration::from_millis(100));
    }
    let ratio =
        |name: &str, value: f64, part: &mut Part| part.ratios.insert(name.to_owned(), value);
    ratio(
        "start_vs_fastest_peer",
        theirs.median() / ours.median(),
        part,
    );
    ratio(
        "memory_vs_lowest_peer",
        our_memory.median() / their_memory.median(),
        part,
    );
    part.series.extend([ours, theirs, our_memory, their_memory]);
    Ok(())
}

/// From a finger to the second picture after what it changed, in turn.
fn presses(
    part: &mut Part,
    count: usize,
    stage: &Stage,
    peer: &Chromium,
    displays: &[Display; 3],
) -> Result<()> {
    let ours = stage.open(&displays[0])?;
    ours.execute(include_str!("measure.js"), &[])?;
    let program = peer.open(&displays[1])?;
    peer.page.wait_until_alive()?;
    let floor = Served::cell()?;
    let mut command = Command::new(BARE);
    command
        .args(["--full-screen", &floor.url()])
        .env("DISPLAY", displays[2].name())
        .env("GDK_BACKEND", "x11")
        .env("NO_AT_BRIDGE", "1")
        .env_remove("WAYLAND_DISPLAY");
    // In the way that the kiosk draws.
    if !has_graphics_processor() {
        command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
    }
    let bare = Spawned::start("bare", &mut command, &stage.logs())?;
    run_in(&ours, "bench.begin()")?;
    peer.page.run("bench.begin()")?;
    let mut all: [Series; 5] = [
        "taps: ours",
        "keys: ours",
        "taps: Chromium",
        "keys: Chromium",
        "floor",
    ]
    .map(|name| Series::new(name, "ms"));
    let rounds = count.div_ceil(ROUND);
    // One round to warm up.
    for round in 0..=rounds {
        let times = [
            run_in(&ours, &format!("bench.taps({ROUND})"))?,
            run_in(&ours, &format!("bench.keys({ROUND})"))?,
            peer.page.run(&format!("bench.taps({ROUND})"))?,
            peer.page.run(&format!("bench.keys({ROUND})"))?,
            floor.run(&format!("bench.floor({ROUND})"))?,
        ];
        if round == 0 {
            continue;
        }
        for (series, times) in all.iter_mut().zip(times) {
            let times: Vec<f64> = serde_json::from_value(times).context("times")?;
            series.samples.extend(times);
        }
    }
    drop(bare);
    floor.stop();
    let run_ours = |script: &str| run_in(&ours, script);
    let run_theirs = |script: &str| peer.page.run(script);
    let windows: [(&str, Eye, Run<'_>); 2] = [
        ("ours", Eye::at(&displays[0])?, &run_ours),
        ("Chromium", Eye::at(&displays[1])?, &run_theirs),
    ];
    seen(part, SEEN, &windows)?;
    drop(windows);
    drop(program);
    ours.close();
    let [taps, keys, their_taps, their_keys, floor] = &all;
    let both = |one: &Series, other: &Series| -> Vec<f64> {
        one.samples.iter().chain(&other.samples).copied().collect()
    };
    let (mine, theirs) = (both(taps, keys), both(their_taps, their_keys));
    let p99 = quantile(&mine, 0.99);
    let mut ratio = |name: &str, value: f64| part.ratios.insert(name.to_owned(), value);
    ratio("tap_p99_ms", p99);
    ratio("tap_vs_floor", p99 / floor.p99());
    ratio(
        "tap_vs_chromium",
        quantile(&theirs, 0.5) / quantile(&mine, 0.5),
    );
    part.series.extend(all);
    Ok(())
}

/// Has a page run a script, and gives what it gives.
type Run<'a> = &'a dyn Fn(&str) -> Result<Value>;

/// From a finger at the X server to the changed pixels of the screen, in turn: a key writes when the finger comes down,
/// a button acts when it is lifted.
fn seen(part: &mut Part, rounds: usize, windows: &[(&str, Eye, Run<'_>); 2]) -> Result<()> {
    let series = |what: &str| {
        windows
            .each_ref()
            .map(|(name, ..)| Series::new(format!("seen {what}: {name}"), "ms"))
    };
    let (mut taps, mut keys) = (series("taps"), series("keys"));
    // One round to warm up.
    for round in 0..=rounds {
        for (at, (_, eye, run)) in windows.iter().enumerate() {
            let tap = |action: &str, screen: &str| -> Result<f64> {
                let control = place(run, &format!("[data-action={action}]"))?;
                // Not the bar of actions, where a button that was pressed lightens slowly.
                let took = eye.lift(control, place(run, "main")?)?;
                run(&format!("bench.arrived({})", json!(screen)))?;
                Ok(took)
            };
            let mut tapped = vec![
                tap("correct-email", "privacy")?,
                tap("back", "purpose")?,
                tap("track", "track")?,
            ];
            let field = place(run, "input[data-keys]")?;
            let typed = ["A", "C", "E", "H"]
                .map(|key| eye.press(place(run, &format!("[data-key={key}]"))?, field));
            run("bench.empty()")?;
            tapped.push(tap("back", "purpose")?);
            let typed = typed.into_iter().collect::<Result<Vec<_>>>()?;
            if round > 0 {
                taps[at].samples.extend(tapped);
                keys[at].samples.extend(typed);
            }
        }
    }
    for (what, [ours, theirs]) in [
        ("a screen after a tap", &taps),
        ("a letter after a key", &keys),
    ] {
        part.notes.push(format!(
            "{what}, from the finger to the pixels: {:.1} ms (p99 {:.1}); in Chromium {:.1} ({:.1})",
            ours.median(),
            ours.p99(),
            theirs.median(),
            theirs.p99(),
        ));
    }
    part.series.extend(taps);
    part.series.extend(keys);
    Ok(())
}

/// Where a page has something.
fn place(run: Run<'_>, css: &str) -> Result<Area> {
    let place = run(&format!("bench.where({})", json!(css)))?;
    let [x, y, width, height] =
        serde_json::from_value(place).with_context(|| format!("the place of {css}"))?;
    Ok(Area {
        x,
        y,
        width,
        height,
    })
}

fn has_graphics_processor() -> bool {
    Path::new("/dev/dri/renderD128").exists()
}

fn run_in(browser: &Browser, script: &str) -> Result<Value> {
    browser.execute_async(
        &format!("const done = arguments[arguments.length - 1]; {script}.then(done, (e) => done(String(e)));"),
        &[],
    )
}

/// Whole visits in one life of the page, most of them given up at the end and one in ten sent.
fn visits(part: &mut Part, count: usize, stage: &Stage, display: &Display) -> Result<()> {
    let mut memory = Series::new("memory after each visit", "MiB");
    let browser = stage.open(display)?;
    browser.wait_for("[data-screen=welcome]")?;
    for number in 0..count {
        let person = &stage.people[number % stage.people.len()];
        let language = ["pt", "ar", "hi", "uk", "zh-Hans"][number % 5];
        let visit = Visit::led(&browser, language)?;
        visit.choose("correct-email")?;
        for (paper, value) in [("nif", &person.nif), ("phone", &person.phone)] {
            visit.open_paper(paper)?;
            visit.fill(paper, value, testbed::keyboard::Hand::OnScreen)?;
            visit.act_to("continue", "identity")?;
        }
        visit.act_to("continue", "old-email")?;
        match number % 10 {
            9 => {
                visit.act_to("unknown", "new-email")?;
                visit.fill(
                    "new-email",
                    "made.up@gmail.com",
                    testbed::keyboard::Hand::OnScreen,
                )?;
                visit.act("continue")?;
                browser.wait_for("[data-screen=confirm-code], [data-screen=check]")?;
                if browser.has("[data-screen=confirm-code]")? {
                    visit.act("skip")?;
                }
                visit.at("check")?;
                visit.send()?;
                visit.finish()?;
            }
            _ => visit.give_up()?,
        }
        memory.samples.push(pss_mib(browser.pid()?)?);
    }
    browser.close();
    // A single look may fall into a collection of garbage.
    let around = |at: usize| {
        let from = at.saturating_sub(5).min(memory.samples.len());
        let to = (at + 5).min(memory.samples.len());
        quantile(&memory.samples[from..to], 0.5)
    };
    let (tenth, last) = (around(10), around(count.saturating_sub(5)));
    part.ratios
        .insert("memory_growth_1000".into(), last / tenth);
    part.notes.push(format!(
        "{count} visits: {:.0} MiB after the first, {tenth:.0} about the tenth, {:.0} about the hundredth, {last:.0} at the end",
        memory.samples.first().copied().unwrap_or(f64::NAN),
        around(100),
    ));
    part.series.push(memory);
    Ok(())
}

/// What the page weighs.
fn page_bytes(part: &mut Part, dist: &Path) -> Result<()> {
    let mut bytes = json!({});
    for file in std::fs::read_dir(dist.join("assets"))? {
        let file = file?;
        bytes[file.file_name().to_string_lossy().as_ref()] = file.metadata()?.len().into();
    }
    part.notes.push(format!("bytes of the page: {bytes}"));
    Ok(())
}
