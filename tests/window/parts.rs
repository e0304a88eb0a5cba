//! What the tests of this folder share: a set stage with an open window.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use testbed::{
    browser::Browser,
    display::Display,
    evidence::{self, Outboxed},
    kiosk,
    process::wait_for,
    stage::{Scene, Stage},
};

/// As long as anything may take that happens by itself.
pub const SOON: Duration = Duration::from_secs(60);

/// A stage with an enrolled kiosk and its open window.
pub struct Parts {
    pub browser: Browser,
    pub stage: Stage,
    pub display: Display,
    _folder: tempfile::TempDir,
}

impl Parts {
    pub fn set(scene: Scene) -> Parts {
        Parts::set_with(scene, |_| {})
    }

    /// With something changed before the kiosk starts.
    pub fn set_with(scene: Scene, change: impl FnOnce(&mut Stage)) -> Parts {
        let folder = tempfile::tempdir().expect("a folder for the stage");
        let mut stage = Stage::set(folder.path(), scene).expect("the stage is set");
        change(&mut stage);
        stage
            .kiosk
            .configure(&stage.settings)
            .expect("a configuration");
        stage.enrol().expect("the kiosk enrols");
        let display = stage.display().expect("a display");
        let browser = stage.open(&display).expect("a window");
        Parts {
            browser,
            stage,
            display,
            _folder: folder,
        }
    }

    /// The parts one by one, to be held elsewhere; the folder must outlive the others.
    pub fn apart(self) -> (Browser, Stage, Display, tempfile::TempDir) {
        (self.browser, self.stage, self.display, self._folder)
    }

    /// kill -9 of the kiosk as it stands, and the next start.
    pub fn after_kill_and_restart(self) -> Parts {
        let parts = self.killed_and_opened();
        parts
            .browser
            .wait_for("[data-screen=welcome]")
            .expect("it is open again");
        parts
    }

    /// The same, whatever the kiosk shows then.
    pub fn killed_and_opened(self) -> Parts {
        kiosk::kill(self.browser).expect("it was running");
        let browser = self.stage.open(&self.display).expect("a window again");
        Parts { browser, ..self }
    }

    /// The request in the kiosk's own database.
    pub fn outboxed(&self, code: &str) -> Outboxed {
        evidence::outboxed(&self.stage.kiosk.database(), code).expect("it was saved")
    }

    /// How many requests with this code central has.
    pub fn copies_at_central(&self, code: &str) -> usize {
        let received = evidence::received(&self.stage.central).expect("central's database");
        received
            .iter()
            .filter(|request| request.tracking_code == code)
            .count()
    }

    /// Waits until central has the request and the kiosk knows it.
    pub fn wait_until_delivered(&self, code: &str) {
        wait_for("the delivery", SOON, || {
            let known = self.outboxed(code).delivery == "delivered";
            Ok((known && self.copies_at_central(code) > 0).then_some(()))
        })
        .expect("it is delivered without anyone's help");
    }
}

/// A seed that no other run has had: what is typed here is found on the machine only if we left it.
pub fn fresh_seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.expect("after 1970").as_nanos() as u64
}
