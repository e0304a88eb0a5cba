use super::*;
use crate::display::{Display, Screen};

/// WebKitGTK's own browser: the same engine as the kiosk's window, under the machine's own triplet.
fn mini_browser() -> PathBuf {
    std::fs::read_dir("/usr/lib")
        .unwrap()
        .map(|folder| folder.unwrap().path().join("webkit2gtk-4.1/MiniBrowser"))
        .find(|path| path.is_file())
        .expect("package libwebkit2gtk-4.1-0")
}

const PAGE: &str = "data:text/html,<!doctype html><input id=i><button id=b>Go</button>\
    <button id=off disabled>No</button><p id=log></p><script>\
    b.onclick = e => log.textContent += e.isTrusted ? 'tap ' : 'fake ';</script>";

#[test]
fn a_page_is_read_touched_typed_into_and_pictured() {
    let logs = tempfile::tempdir().unwrap();
    let display = Display::start(Screen::LANDSCAPE, logs.path()).unwrap();
    let program = Program {
        path: mini_browser(),
        arguments: vec!["--automation".to_owned()],
        environment: vec![],
    };
    let browser = Browser::open(&program, display.name(), logs.path()).unwrap();
    browser.go_to(PAGE).unwrap();

    browser.tap("#b").unwrap();
    browser.tap_twice("#b").unwrap();
    assert_eq!(browser.text("#log").unwrap(), "tap tap tap");
    assert!(browser.rect("#b").unwrap().width > 0.0);

    browser.tap("#i").unwrap();
    browser.press("a@x.pt").unwrap();
    browser.press(&keys::BACKSPACE.to_string()).unwrap();
    assert_eq!(browser.value("#i").unwrap(), "a@x.p");
    assert_eq!(browser.attribute("#off", "id").unwrap().unwrap(), "off");

    assert_eq!(browser.middle("#off", true).unwrap(), None);
    assert!(!browser.has("#missing").unwrap());
    assert!(browser.text("#missing").is_err());
    let thrown = browser.execute("throw new Error('no')", &[]).unwrap_err();
    assert!(
        format!("{thrown:#}").contains("javascript error"),
        "{thrown:#}"
    );
    let later = browser.execute_async("setTimeout(arguments[0], 1, 7)", &[]);
    assert_eq!(later.unwrap(), json!(7));

    let picture = browser.screenshot().unwrap();
    assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");

    let window = browser.pid().unwrap();
    browser.close();
    wait_for("the window to end with its driver", PATIENCE, || {
        Ok((!Path::new(&format!("/proc/{window}/exe")).exists()).then_some(()))
    })
    .unwrap();
}
