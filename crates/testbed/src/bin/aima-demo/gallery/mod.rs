//! `make gallery`: every screen in every language on both screens, photographed and measured in the kiosk's own window;
//! beside the receipts that the layout's own tests drew there before. `make review`: a sheet for one language.

mod page;
mod report;
mod review;
mod window;

use std::{fs, path::Path, thread};

use anyhow::{Result, anyhow, bail};
use testbed::{
    browser::Browser,
    display::Screen,
    stage::{Scene, Stage},
};

use crate::{folder::FreshFolder, say};
use report::Seen;
pub use review::write as review;
use window::{Look, Window};

/// Of every script and of both directions; axe-core looks at each in every scheme of colours.
const WITH_AXE: [&str; 6] = ["pt", "en", "hi", "ur", "ar", "zh-Hans"];
const COLOURS: [&str; 3] = ["usual", "light", "dark"];
const SCALES: [f64; 4] = [1.0, 1.25, 1.5, 2.0];
/// WCAG 2.2, 1.4.6; 1.4.3 is axe-core's own.
const HIGH_CONTRAST: f64 = 7.0;

/// Both screens, with the name of each.
const SCREENS: [(&str, Screen); 2] = [
    ("portrait", Screen::PORTRAIT),
    ("landscape", Screen::LANDSCAPE),
];

/// Photographs and measures, and leaves `index.html`, `report.json`, `findings.txt` and `smaller.txt` in `out/gallery`, where the
/// receipts lie already. `languages` and `states` (how their names begin) take a part; empty is all.
///
/// # Errors
/// A part is missing, or something was found that must not be.
pub fn make(out: &Path, languages: &[String], states: &[String]) -> Result<()> {
    let folder = out.join("gallery");
    fs::create_dir_all(folder.join("screens"))?;
    let parts = FreshFolder::take(out, "gallery-state")?;
    // Each screen has a window of its own: they are gone through side by side.
    let mut seen = Seen::default();
    thread::scope(|scope| {
        let both = SCREENS.map(|(shape, screen)| {
            let (folder, parts) = (&folder, parts.path().join(shape));
            scope.spawn(move || on_screen((shape, screen), folder, &parts, languages, states))
        });
        for one in both {
            let one = one
                .join()
                .map_err(|_| anyhow!("a screen's gallery panicked"))?;
            seen.add(one?);
        }
        anyhow::Ok(())
    })?;
    let report = report::write(&folder, &seen)?;
    page::write(&folder, &seen)?;
    say(&format!("{report:#}"));
    say(&format!(
        "The gallery is {}",
        folder.join("index.html").display()
    ));
    if !report::is_good(&report) {
        bail!("see {}", folder.join("findings.txt").display());
    }
    Ok(())
}

fn on_screen(
    (shape, screen): (&str, Screen),
    folder: &Path,
    parts: &Path,
    languages: &[String],
    states: &[String],
) -> Result<Seen> {
    let mut seen = Seen::default();
    let stage = staged(parts, screen)?;
    let display = stage.display()?;
    let browser = stage.open(&display)?;
    let window = Window::lay(&browser, screen.mm_per_px)?;
    for language in window.languages(languages)? {
        for (short, name) in window.states(&language, states)? {
            let what = (shape, language.as_str(), short.as_str(), name.as_str());
            look(&window, &mut seen, folder, what)?;
        }
        say(&format!(
            "{shape}, {language}: {} pictures",
            seen.pictures.len()
        ));
    }
    browser.close();
    Ok(seen)
}

fn staged(folder: &Path, screen: Screen) -> Result<Stage> {
    let scene = Scene {
        screen,
        composited: true,
        ..Scene::default()
    };
    let stage = Stage::set(folder, scene)?;
    stage.enrol()?;
    Ok(stage)
}

/// One state: in every size of letters, as it usually looks, and through axe-core in every scheme.
fn look(
    window: &Window<'_>,
    seen: &mut Seen,
    folder: &Path,
    (shape, language, short, name): (&str, &str, &str, &str),
) -> Result<()> {
    let what = format!("{shape} {language} {short}");
    for scale in SCALES.into_iter().rev() {
        window.show(language, name, Look::of_scale(scale))?;
        let sizes = window.sizes(scale > 1.0)?;
        for finding in &sizes.findings {
            seen.overflows.push(format!("{what} {scale}: {finding}"));
        }
        if scale == 1.0 {
            seen.sizes(&what, &sizes);
        }
    }
    let file = format!("screens/{shape}-{language}-{}.png", short.replace(' ', "-"));
    fs::write(folder.join(&file), window.picture()?)?;
    seen.pictures.push(report::Picture {
        shape: shape.to_owned(),
        language: language.to_owned(),
        state: short.to_owned(),
        file,
    });
    if !WITH_AXE.contains(&language) {
        return Ok(());
    }
    for colours in COLOURS {
        window.show(language, name, Look::in_colours(colours))?;
        let sight = window.axe()?;
        for violation in sight.violations {
            seen.axe.push(format!("{what} {colours}: {violation}"));
        }
        let lowest = sight.lowest_contrast;
        if let Some(lowest) = lowest.filter(|lowest| colours != "usual" && *lowest < HIGH_CONTRAST)
        {
            seen.axe
                .push(format!("{what} {colours}: a contrast of {lowest}"));
        }
        seen.contrast(lowest);
    }
    Ok(())
}

/// The kiosk's window on a screen that stands, for the sheet of a reviewer.
fn with_window(parts: &Path, work: impl FnOnce(&Window<'_>) -> Result<()>) -> Result<()> {
    let stage = staged(parts, Screen::PORTRAIT)?;
    let display = stage.display()?;
    let browser: Browser = stage.open(&display)?;
    work(&Window::lay(&browser, Screen::PORTRAIT.mm_per_px)?)?;
    browser.close();
    Ok(())
}
