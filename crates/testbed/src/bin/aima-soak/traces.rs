//! What a visit could leave behind: in the page, in its files, and in the core. Looked at on the welcome screen,
//! compared with how it was before anybody came.

use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result};
use serde_json::{Map, Value};
use testbed::{browser::Browser, process::wait_for, thief::Loot};

/// As long as a screen may take to come to rest.
const REST: Duration = Duration::from_secs(10);

/// Every field and setting of the page. The document itself is compared as it stands.
const PAGE: &str = "
    const done = arguments[arguments.length - 1];
    const count = (storage) => { try { return window[storage].length; } catch { return 0; } };
    const all = [...document.querySelectorAll('*')];
    const page = {
        document: document.documentElement.outerHTML,
        fields: [...document.querySelectorAll('input, textarea, select')].map(field => field.value),
        scrolled: all.filter(each => each.scrollTop !== 0 || each.scrollLeft !== 0).length,
        zoom: [visualViewport.scale, visualViewport.pageTop, devicePixelRatio, innerWidth, innerHeight],
        selection: getSelection().toString(),
        address: location.href,
        name: window.name,
        cookies: document.cookie,
        'local storage': count('localStorage'),
        'session storage': count('sessionStorage'),
        history: history.length,
        sounds: document.querySelectorAll('audio, video').length,
        speech: window.speechSynthesis?.speaking ?? false,
    };
    const databases = window.indexedDB?.databases ? indexedDB.databases() : Promise.resolve([]);
    const caches = window.caches ? window.caches.keys() : Promise.resolve([]);
    Promise.allSettled([databases, caches]).then(([d, c]) => {
        page.databases = d.value?.length ?? 0;
        page.caches = c.value?.length ?? 0;
        done(page);
    });";

/// Notes the id under which the page calls the core, where it cannot be read otherwise.
const LISTEN: &str = "
    if ('visit' in window.fetch) return;
    const real = window.fetch;
    const listening = (to, what) => {
        try { listening.visit = JSON.parse(what.body).visit ?? listening.visit; } catch {}
        return real(to, what);
    };
    listening.visit = '';
    window.fetch = listening;";

/// Calls the core in the name of the visit that is over.
const CALL: &str = "
    const done = arguments[arguments.length - 1];
    const { visit } = window.fetch;
    window.fetch.visit = '';
    window.__TAURI_INTERNALS__.invoke('facts', { visit })
        .then(() => done('alive'), (refusal) => done(refusal.code));";

/// How page and files are.
pub struct Traces {
    page: Map<String, Value>,
    files: BTreeSet<PathBuf>,
}

/// Where the web view keeps its files.
///
/// # Errors
/// The kiosk is gone.
pub fn page_data(pid: u32) -> Result<PathBuf> {
    let user = fs::metadata(format!("/proc/{pid}/task"))?.uid();
    let of_user = |user| PathBuf::from(format!("/dev/shm/aima-kiosk-{user}/{pid}"));
    // A process that shows itself to nobody belongs to root there.
    [user, fs::metadata("/proc/self")?.uid()]
        .map(of_user)
        .into_iter()
        .find(|folder| folder.is_dir())
        .context("the page has no files")
}

impl Traces {
    /// Looks at page and files, once the page has come to rest: a screen that has just come still measures itself.
    ///
    /// # Errors
    /// The page does not answer, or never rests.
    pub fn look(browser: &Browser, data: &Path) -> Result<Traces> {
        let mut before = Value::Null;
        let page = wait_for("the page to rest", REST, || {
            let page = browser.execute_async(PAGE, &[])?;
            let rests = page == before;
            before = page.clone();
            Ok(rests.then_some(page))
        })?;
        let mut files = BTreeSet::new();
        list(data, &mut files)?;
        Ok(Traces {
            page: serde_json::from_value(page)?,
            files,
        })
    }

    /// The names of what is not as it was. The documents themselves may hold what somebody typed.
    pub fn left_since(&self, before: &Traces) -> Vec<String> {
        let page = self
            .page
            .iter()
            .filter(|(name, value)| before.page.get(*name) != Some(*value));
        let files = self.files.difference(&before.files);
        page.map(|(name, _)| name.clone())
            .chain(files.map(|file| file.display().to_string()))
            .collect()
    }

    /// Where the document differs, for whoever looks for the cause.
    pub fn difference(&self, before: &Traces) -> String {
        let document = |traces: &Traces| {
            let document = traces.page.get("document").and_then(Value::as_str);
            document.unwrap_or_default().to_owned()
        };
        let (now, before) = (document(self), document(before));
        let same = now
            .bytes()
            .zip(before.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let part = |text: &str| {
            text.chars()
                .skip(same.saturating_sub(60))
                .take(200)
                .collect::<String>()
        };
        format!("…{}… was …{}…", part(&now), part(&before))
    }
}

/// Begins to note the ids of visits.
///
/// # Errors
/// The page does not answer.
pub fn listen(browser: &Browser) -> Result<()> {
    browser.execute(LISTEN, &[]).map(drop)
}

/// Whether the core still knows the visit that is over.
///
/// # Errors
/// The page does not answer.
pub fn core_remembers(browser: &Browser) -> Result<bool> {
    let answer = browser.execute_async(CALL, &[])?;
    Ok(answer.as_str() != Some("stale-visit"))
}

/// How many places in the page's files hold something that was typed.
///
/// # Errors
/// A file cannot be read.
pub fn readable(data: &Path, typed: &Loot) -> Result<usize> {
    Ok(typed.search(data, SystemTime::UNIX_EPOCH, &[])?.finds.len())
}

fn list(folder: &Path, into: &mut BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => list(&path, into)?,
            false => drop(into.insert(path)),
        }
    }
    Ok(())
}
