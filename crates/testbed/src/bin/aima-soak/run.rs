//! The run itself: the parts, one visit after the other, and a look after each.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use testbed::{
    browser::Browser,
    display::{Display, Screen},
    kiosk::Idle,
    memory::{median, pss_mib},
    person::Person,
    process::{family, signal, wait_for},
    stage::{Scene, Stage},
    thief::Loot,
};

use crate::{
    CommandLine,
    count::count,
    plan::{self, End, Planned},
    report::Report,
    say,
    traces::{self, Traces},
    walk::walk,
};

/// The kiosk's screen with less than half its pixels, which are drawn by this machine's processor.
const SCREEN: Screen = Screen {
    width: 720,
    height: 1280,
    mm_per_px: 0.4665,
};
/// From the kill to the welcome screen.
const BACK: Duration = Duration::from_secs(5);
/// For the last deliveries, after visits without central.
const DELIVERED: Duration = Duration::from_secs(600);
/// Looks at the memory that make one figure.
const LOOKS: usize = 10;
/// Visits between two lines of progress, and two clearings of what printer and mails have piled up.
const CLEARING: usize = 25;

/// Runs it.
///
/// # Errors
/// A part is missing, or a visit did not go as it should.
pub fn run(line: &CommandLine) -> Result<Report> {
    if line.out.exists() {
        fs::remove_dir_all(&line.out).context("the last run's folder")?;
    }
    let stage = Stage::set(
        &line.out,
        Scene {
            cases: line.visits.max(20),
            seed: line.seed,
            people: line.visits.max(1),
            screen: SCREEN,
            composited: true,
            idle: Idle::SOON,
            with_link: true,
            ..Scene::default()
        },
    )?;
    stage.enrol()?;
    let display = stage.display()?;
    let mut soak = Soak::begin(&stage, &display)?;
    for (number, planned) in plan::draw(line.visits, line.seed).into_iter().enumerate() {
        let person = stage.people.get(number).context("too few people")?;
        soak.visit(number, planned, person)
            .with_context(|| format!("visit {} ({planned:?})", number + 1))?;
        if number % CLEARING == CLEARING - 1 {
            soak.clear(number)?;
        }
    }
    soak.end(line.visits)
}

/// A run under way.
struct Soak<'a> {
    stage: &'a Stage,
    browser: Browser,
    files: PathBuf,
    at_first: Traces,
    is_cut: bool,
    shown: Vec<String>,
    kills: u32,
    leftovers: usize,
    memory: Vec<f64>,
    began: Instant,
}

impl<'a> Soak<'a> {
    fn begin(stage: &'a Stage, display: &Display) -> Result<Soak<'a>> {
        let browser = stage.open(display)?;
        browser.wait_for("[data-screen=welcome]")?;
        let files = traces::page_data(browser.pid()?)?;
        let at_first = Traces::look(&browser, &files)?;
        traces::listen(&browser)?;
        Ok(Soak {
            stage,
            browser,
            files,
            at_first,
            is_cut: false,
            shown: Vec::new(),
            kills: 0,
            leftovers: 0,
            memory: Vec::new(),
            began: Instant::now(),
        })
    }

    fn visit(&mut self, number: usize, planned: Planned, person: &Person) -> Result<()> {
        self.set_link(planned.offline)?;
        let new_email = format!("nova.morada.{number}@gmail.com");
        let shown = walk(&self.browser, planned, person, &new_email)?;
        self.shown.extend(shown);
        if planned.end == End::Killed {
            self.kill_the_page()?;
        } else if traces::core_remembers(&self.browser)? {
            self.left(number, "the visit, in the core");
        }
        self.look_for_traces(number, &person.loot(Loot::new(), Some(&new_email)))?;
        ensure!(
            self.restarts() == self.kills as usize,
            "the page was started again without being killed"
        );
        self.memory.push(pss_mib(self.browser.pid()?)?);
        Ok(())
    }

    fn look_for_traces(&mut self, number: usize, typed: &Loot) -> Result<()> {
        let now = Traces::look(&self.browser, &self.files)?;
        let left = now.left_since(&self.at_first);
        if left.iter().any(|name| name == "document") {
            say(&format!(
                "visit {}: {}",
                number + 1,
                now.difference(&self.at_first)
            ));
        }
        for name in left {
            self.left(number, &name);
        }
        for _ in 0..traces::readable(&self.files, typed)? {
            self.left(number, "something typed, in a file");
        }
        Ok(())
    }

    fn left(&mut self, number: usize, what: &str) {
        self.leftovers += 1;
        say(&format!("visit {} left {what}", number + 1));
    }

    fn set_link(&mut self, cut: bool) -> Result<()> {
        let link = self.stage.link.as_ref().context("there is a link")?;
        match (self.is_cut, cut) {
            (false, true) => link.cut(),
            (true, false) => link.mend(),
            _ => {}
        }
        self.is_cut = cut;
        Ok(())
    }

    /// kill -9 of the page's process; it has to be back by itself, and soon.
    fn kill_the_page(&mut self) -> Result<()> {
        let family = family(self.browser.pid()?)?;
        let page = family
            .iter()
            .find(|(_, name)| name.starts_with("WebKitWebProces"));
        signal(page.context("the page has a process")?.0, libc::SIGKILL);
        self.kills += 1;
        wait_for("the page to be started again", BACK, || {
            Ok((self.restarts() == self.kills as usize).then_some(()))
        })?;
        self.browser.take_again()?;
        self.browser.wait_for("[data-screen=welcome]")?;
        traces::listen(&self.browser)
    }

    fn restarts(&self) -> usize {
        self.browser.log().matches("page-restarted").count()
    }

    fn clear(&self, number: usize) -> Result<()> {
        say(&format!(
            "{} visits in {} s, {} saved, {} left behind, {:.1} MiB",
            number + 1,
            self.began.elapsed().as_secs(),
            self.shown.len(),
            self.leftovers,
            self.memory.last().copied().unwrap_or_default(),
        ));
        self.stage.printer.throw_paper_away();
        empty(self.stage.central.mails().folder())
    }

    fn end(mut self, visits: u32) -> Result<Report> {
        self.set_link(false)?;
        wait_for("the last deliveries", DELIVERED, || {
            Ok((count(self.stage, &self.shown)?.waiting == 0).then_some(()))
        })?;
        let count = count(self.stage, &self.shown)?;
        let figure = |until: usize| {
            let until = until.min(self.memory.len());
            median(self.memory[until.saturating_sub(LOOKS)..until].to_vec())
        };
        Ok(Report {
            visits,
            renderer_kills: self.kills,
            delivered_once: count.delivered_once,
            lost: count.lost,
            leftovers: self.leftovers,
            pss_mib_after_100: figure(100),
            pss_mib_end: figure(self.memory.len()),
        })
    }
}

/// Nobody reads these mails.
fn empty(folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        // Central may be about to give one its name.
        let _gone_before = fs::remove_file(entry?.path());
    }
    Ok(())
}
