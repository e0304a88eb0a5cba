//! Where the attempts are made: a visit on the identity screen with a number typed, on a display with a touch
//! screen; and everything that can be seen of it from outside, before and after.

use std::{process::Command, time::Duration};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde_json::json;
use testbed::{
    binaries,
    browser::Browser,
    display::{
        Devices, Display,
        touch_screen::{Place, TouchScreen},
    },
    process::{family, wait_for},
    stage::{Scene, Stage},
    visit::Visit,
};

use super::attempts::{Deed, Spot};

/// What is typed before the first attempt and has to be there after the last.
const TYPED: &str = "200000020";
/// As long as anything takes that happens at all.
const SOON: Duration = Duration::from_secs(5);

/// The parts.
pub struct Ground {
    browser: Browser,
    touch: TouchScreen,
    display: Display,
    stage: Stage,
    pid: u32,
    _folder: tempfile::TempDir,
}

/// What can be seen from outside.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    page: PageSeen,
    url: String,
    windows_of_the_page: usize,
    windows_on_screen: Vec<u32>,
    windows_managed: String,
    active_window: String,
    state_of_the_window: String,
    processes: Vec<(u32, String)>,
}

/// What the page says of itself.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct PageSeen {
    screen: String,
    overlays: usize,
    typed: Vec<String>,
    scale: f64,
    pixel_ratio: f64,
    inner: (f64, f64),
    outer: (f64, f64),
    selected: String,
    history: usize,
    focused: bool,
    strangers: usize,
}

const LOOK: &str = "
    const field = document.activeElement?.tagName === 'INPUT';
    return {
        screen: document.querySelector('[data-screen]')?.dataset.screen ?? '',
        overlays: document.querySelectorAll('dialog, [role=dialog]').length,
        typed: [...document.querySelectorAll('input')].map(input => input.value),
        scale: visualViewport.scale,
        pixel_ratio: devicePixelRatio,
        inner: [innerWidth, innerHeight],
        outer: [outerWidth, outerHeight],
        selected: field ? '' : getSelection().toString(),
        history: history.length,
        focused: document.hasFocus(),
        strangers: document.querySelectorAll('iframe, form[action], #bait').length,
    };";

impl Ground {
    /// Sets everything up, with somebody in the middle of a visit.
    pub fn set() -> Result<Ground> {
        let folder = tempfile::tempdir()?;
        let scene = Scene {
            composited: true,
            ..Scene::default()
        };
        let stage = Stage::set(folder.path(), scene)?;
        stage.enrol()?;
        let (display, Devices { touch, .. }) = stage.display_with_devices()?;
        let browser = stage.open(&display)?;
        let pid = browser.pid()?;
        let mut ground = Ground {
            browser,
            touch,
            display,
            stage,
            pid,
            _folder: folder,
        };
        let visit = Visit::begin(&ground.browser, "en", None)?;
        visit.choose("correct-email")?;
        visit.open_paper("nif")?;
        ground.focus_field()?;
        ground.display.type_text(TYPED)?;
        ground.wait_for_value(TYPED)?;
        Ok(ground)
    }

    /// Makes an attempt.
    pub fn attempt(&mut self, deed: Deed) -> Result<()> {
        match deed {
            Deed::Keys(keys) => self.display.press_keys(keys),
            Deed::KeysBesideField(keys) => {
                self.display.click(self.place(Spot::On("main h1"))?, 1, 1)?;
                self.display.press_keys(keys)
            }
            Deed::Click(spot, button, times) => {
                self.display.click(self.place(spot)?, button, times)
            }
            Deed::ClickHolding(key, spot, button, times) => {
                let place = self.place(spot)?;
                self.display.click_holding(key, place, button, times)
            }
            Deed::DragMouse(from, to) => {
                self.display.drag_mouse(self.place(from)?, self.place(to)?)
            }
            Deed::PasteByMiddle => {
                self.display.press_keys("ctrl+a")?;
                let field = self.place(FIELD)?;
                self.display.click(field, 2, 1)
            }
            Deed::Press(spots, rest) => {
                let places = self.places(spots)?;
                self.touch.press(&places, Duration::from_millis(rest))
            }
            Deed::Twice(spot) => {
                let place = self.place(spot)?;
                for _ in 0..2 {
                    self.touch.press(&[place], Duration::from_millis(20))?;
                }
                Ok(())
            }
            Deed::Drag(ways, lasts) => {
                let ways: Result<Vec<_>> = ways
                    .iter()
                    .map(|(from, to)| Ok((self.place(*from)?, self.place(*to)?)))
                    .collect();
                self.touch.drag(&ways?, Duration::from_millis(lasts))
            }
            Deed::Script(script) => self.browser.execute(script, &[]).map(drop),
            Deed::ScriptThenTouch(html) => self.touch_bait(html),
            Deed::Call(command) => self.call(command),
            Deed::SecondStart => self.start_again(),
        }
    }

    /// Proves that the page still takes touches and keys (a menu or a dialog would take them first), and that
    /// whatever the attempt set off has happened: events come in their order.
    pub fn settle(&mut self) -> Result<()> {
        self.focus_field()?;
        self.display.press_keys("End")?;
        self.display.type_text("7")?;
        self.wait_for_value(&format!("{TYPED}7"))
            .context("the page takes no key any more")?;
        self.display.press_keys("BackSpace")?;
        self.wait_for_value(TYPED)
    }

    /// Looks at everything.
    pub fn look(&self) -> Result<Seen> {
        let page = self.browser.execute(LOOK, &[])?;
        let windows_managed = self.display.property(None, "_NET_CLIENT_LIST")?;
        let window = windows_managed
            .rsplit_once("0x")
            .and_then(|(_, id)| u32::from_str_radix(id, 16).ok())
            .context("no window is managed")?;
        Ok(Seen {
            page: serde_json::from_value(page)?,
            url: self.browser.url()?,
            windows_of_the_page: self.browser.window_count()?,
            windows_on_screen: self.display.windows_on_screen()?,
            windows_managed,
            active_window: self.display.property(None, "_NET_ACTIVE_WINDOW")?,
            state_of_the_window: self.display.property(Some(window), "_NET_WM_STATE")?,
            processes: family(self.pid)?,
        })
    }

    fn touch_it(&mut self, spot: Spot) -> Result<()> {
        let place = self.place(spot)?;
        self.touch.press(&[place], Duration::from_millis(30))
    }

    /// By a finger; a key that comes before the page has taken it in would go elsewhere.
    fn focus_field(&mut self) -> Result<()> {
        self.touch_it(FIELD)?;
        wait_for("the field to have the focus", SOON, || {
            self.browser
                .has("input[name=nif]:focus")
                .map(|focused| focused.then_some(()))
        })
    }

    fn wait_for_value(&self, value: &str) -> Result<()> {
        wait_for("the field to hold what was typed", SOON, || {
            Ok((self.browser.value("input[name=nif]")? == value).then_some(()))
        })
    }

    /// Page and screen have the same pixels: the window is full screen and not zoomed.
    fn place(&self, spot: Spot) -> Result<Place> {
        let screen = self.stage.settings.screen;
        Ok(match spot {
            Spot::On(css) => self.resting_place(css)?,
            Spot::At(x, y) => (
                x * f64::from(screen.width - 1),
                y * f64::from(screen.height - 1),
            ),
        })
    }

    /// Where it is once it has come to rest: a screen that has just come still moves.
    fn resting_place(&self, css: &str) -> Result<Place> {
        let mut before = None;
        wait_for(&format!("{css} to rest"), SOON, || {
            let place = self.browser.place_of(css)?;
            let rests = before.replace(place) == Some(place);
            Ok(rests.then_some(place))
        })
    }

    fn places(&self, spots: &[Spot]) -> Result<Vec<Place>> {
        spots.iter().map(|spot| self.place(*spot)).collect()
    }

    fn touch_bait(&mut self, html: &str) -> Result<()> {
        self.browser.execute(
            "const place = document.createElement('div');
             place.innerHTML = arguments[0];
             const bait = place.firstElementChild;
             bait.id = 'bait';
             bait.append('bait');
             Object.assign(bait.style, {
                 position: 'fixed', zIndex: 9999, left: '40%', top: '20%', inlineSize: '200px',
                 blockSize: '100px', background: 'white',
             });
             document.body.append(bait);",
            &[json!(html)],
        )?;
        self.touch_it(Spot::On("#bait"))?;
        self.display.click(self.place(Spot::On("#bait"))?, 1, 1)?;
        self.browser
            .execute("document.querySelector('#bait')?.remove()", &[])
            .map(drop)
    }

    fn call(&self, command: &str) -> Result<()> {
        let answer = self.browser.execute_async(
            "const done = arguments[arguments.length - 1];
             window.__TAURI_INTERNALS__.invoke(arguments[0], {label: 'kiosk', value: true})
                 .then(() => done('allowed'), () => done('refused'));",
            &[json!(command)],
        )?;
        ensure!(answer == "refused", "the call was {answer}");
        Ok(())
    }

    fn start_again(&self) -> Result<()> {
        let output = Command::new(binaries::find("aima-kiosk")?)
            .arg("--config")
            .arg(self.stage.kiosk.configuration())
            .env("DISPLAY", self.display.name())
            .output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(75) if said.contains("already-running") => Ok(()),
            other => bail!("the second start ended with {other:?}: {said}"),
        }
    }
}

const FIELD: Spot = Spot::On("input[name=nif]");

impl Seen {
    /// What is not as it was, each with what it became.
    pub fn changes_since(&self, before: &Seen) -> Vec<String> {
        let pair = |now: &Seen| {
            let page = format!("{:?}", now.page);
            [
                ("page", page),
                ("address", now.url.clone()),
                ("windows of the page", now.windows_of_the_page.to_string()),
                (
                    "windows on the screen",
                    format!("{:?}", now.windows_on_screen),
                ),
                ("windows managed", now.windows_managed.clone()),
                ("active window", now.active_window.clone()),
                ("state of the window", now.state_of_the_window.clone()),
                ("processes", format!("{:?}", now.processes)),
            ]
        };
        pair(self)
            .into_iter()
            .zip(pair(before))
            .filter(|(now, before)| now != before)
            .map(|((name, now), (_, before))| format!("{name}: {before} became {now}"))
            .collect()
    }
}
