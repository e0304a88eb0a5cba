//! The demo's dock: each of its controls against the real parts, as a browser presses it.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    process::Command,
    sync::{Arc, Mutex, MutexGuard},
};

use testbed::{
    dock::{Dock, PassportReader},
    http::{Http, Method},
    stage::{Scene, Stage},
    visit::{Code, Visit},
};

use crate::parts::Parts;

/// What the dock answers: status, head, body.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A browser without pictures.
struct Presser {
    port: u16,
}

impl Presser {
    fn at(dock: &Dock) -> Presser {
        let port = dock.url().trim_end_matches('/').rsplit(':').next();
        Presser {
            port: port
                .expect("an address with a port")
                .parse()
                .expect("a port"),
        }
    }

    fn ask(&self, request: &str, host: &str, form: &str) -> Answer {
        let mut connection =
            TcpStream::connect(("127.0.0.1", self.port)).expect("the dock is there");
        write!(
            connection,
            "{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        )
        .expect("it reads");
        let mut bytes = Vec::new();
        connection.read_to_end(&mut bytes).expect("it answers");
        let end = bytes.windows(4).position(|end| end == b"\r\n\r\n");
        let (head, body) = bytes.split_at(end.expect("a head") + 4);
        let head = String::from_utf8_lossy(head).into_owned();
        Answer {
            status: head[9..12].parse().expect("a status"),
            body: body.to_vec(),
            head,
        }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path}"), &self.host(), "")
    }

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    fn token(&self) -> String {
        let page = self.get("/").text();
        let (_, from) = page.split_once("name=\"token\" value=\"").expect("a form");
        from.split('"').next().expect("a value").to_owned()
    }

    /// Presses a button of the page, and gives where it leads.
    fn press(&self, act: &str) -> String {
        let form = format!("token={}", self.token());
        let answer = self.ask(&format!("POST /do/{act}"), &self.host(), &form);
        assert_eq!(answer.status, 303, "{act}: {}", answer.head);
        let head = answer.head.to_ascii_lowercase();
        let (_, from) = head.split_once("location: ").expect("it leads back");
        from.lines().next().expect("a line").to_owned()
    }

    fn presses(&self, act: &str) {
        assert_eq!(self.press(act), "/", "{act} works");
    }
}

/// The parts with a dock beside them.
fn set(
    parts: Parts,
) -> (
    Dock,
    Arc<Mutex<Stage>>,
    testbed::browser::Browser,
    testbed::display::Display,
    tempfile::TempDir,
) {
    let (browser, stage, display, folder) = parts.apart();
    let reader = PassportReader::at(display.name(), browser.pid().expect("the window's process"));
    let stage = Arc::new(Mutex::new(stage));
    let dock = Dock::open(Arc::clone(&stage), Some(reader)).expect("the dock opens");
    (dock, stage, browser, display, folder)
}

fn held(stage: &Mutex<Stage>) -> MutexGuard<'_, Stage> {
    stage.lock().expect("no holder of the lock panics")
}

#[test]
fn each_control_of_the_dock_reaches_the_real_part() {
    let parts = Parts::set(Scene {
        with_link: true,
        ..Scene::default()
    });
    let (dock, stage, browser, ..) = &set(parts);
    let presser = Presser::at(dock);
    let says = |reason: &str| {
        let reasons = held(stage).printer.state_reasons();
        reasons.iter().any(|said| said == reason)
    };

    presser.presses("take-paper-out");
    assert!(says("media-empty"));
    assert!(
        presser
            .get("/")
            .text()
            .contains("data-switch=\"paper\" data-state=\"out\"")
    );
    presser.presses("put-paper-in");
    assert!(!says("media-empty"));
    presser.presses("open-cover");
    assert!(says("cover-open"));
    presser.presses("close-cover");
    assert!(!says("cover-open"));

    let (authority, by_link, central) = {
        let stage = held(stage);
        let link = stage.link.as_ref().expect("a link").address().port();
        (
            stage.central.authority(),
            format!("https://localhost:{link}/readyz"),
            format!("{}/readyz", stage.central.url()),
        )
    };
    let http = Http::trusting(&authority).expect("an authority");
    let answers = |url: &str| http.send(Method::GET, url, None).is_ok();
    presser.presses("cut-network");
    assert!(!answers(&by_link) && answers(&central));
    presser.presses("mend-network");
    assert!(answers(&by_link));
    presser.presses("stop-central");
    assert!(!answers(&central));
    assert_eq!(
        presser.press("stop-central"),
        "/?failed=stop-central",
        "it is down already"
    );
    presser.presses("start-central");
    assert!(answers(&central));

    // A visit: the passport is read, a mail goes out, paper comes out.
    let person = held(stage).people[0].clone();
    let mails = held(stage).central.mails();
    let visit = Visit::led(browser, "pt").expect("the kiosk is open");
    visit.choose("reactivate").expect("the identity screen");
    presser.presses("read-passport-0");
    browser
        .wait_for("[data-paper=passport][data-state=given]")
        .expect("the window gets what was read");
    visit.open_paper("passport").expect("its page");
    let number = browser.value("input[name=passport]").expect("its field");
    let country = browser.value("[name=passport-country]").expect("its field");
    assert_eq!(
        (number, country),
        (person.passport.clone(), person.passport_country.clone()),
        "number and country, and none of the reader's lines"
    );
    visit.give_up().expect("a way out");

    let visit = Visit::led(browser, "pt").expect("the kiosk is open");
    visit
        .correct_email(&person, "nova.morada@sapo.pt", Code::Typed(&mails))
        .expect("the code comes by mail");
    let code = visit.send().expect("it is saved");
    visit
        .wait_for_fact("printed", "yes")
        .expect("it is printed");

    let page = presser.get("/").text();
    assert!(page.contains("nova.morada@sapo.pt"), "to whom a mail went");
    let (_, from) = page.split_once("href=\"/mail/").expect("a mail");
    let name = from.split('"').next().expect("its name");
    let letter = presser.get(&format!("/mail/{name}"));
    assert_eq!(letter.status, 200);
    assert!(!letter.text().contains("=C3="), "readable, not encoded");

    let picture = presser.get("/paper/0");
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    fs::write(file.path(), &picture.body).expect("our own file");
    let read = Command::new("zbarimg")
        .args(["-q", "--raw"])
        .arg(file.path())
        .output();
    let read = String::from_utf8(read.expect("zbarimg runs").stdout).expect("an address");
    assert!(
        read.trim().ends_with(&code.to_uppercase()),
        "its QR code reads off the screen"
    );
    assert_eq!(presser.get("/paper/9").status, 404);
}

#[test]
fn the_dock_obeys_nobody_but_its_own_page() {
    let (dock, stage, ..) = &set(Parts::set(Scene::default()));
    let presser = Presser::at(dock);
    let token = presser.token();
    for host in [
        "evil.example",
        "127.0.0.1",
        "127.0.0.1:1",
        "evil.example:80",
    ] {
        assert_eq!(presser.ask("GET /", host, "").status, 421, "{host}");
        let form = format!("token={token}");
        assert_eq!(
            presser.ask("POST /do/take-paper-out", host, &form).status,
            421
        );
    }
    let host = presser.host();
    for (request, form, status) in [
        ("POST /do/take-paper-out", String::new(), 422),
        ("POST /do/take-paper-out", "token=".to_owned(), 403),
        (
            "POST /do/take-paper-out",
            format!("token={}", "0".repeat(token.len())),
            403,
        ),
        ("POST /do/burn-it-down", format!("token={token}"), 404),
        ("GET /do/take-paper-out", String::new(), 405),
        ("GET /mail/..%2F..%2Fcentral.db", String::new(), 404),
        ("GET /nothing", String::new(), 404),
    ] {
        assert_eq!(
            presser.ask(request, &host, &form).status,
            status,
            "{request} {form}"
        );
    }
    assert!(
        held(stage).printer.state_reasons().is_empty(),
        "nothing was done"
    );
    let head = presser.get("/").head.to_ascii_lowercase();
    assert!(head.contains("content-security-policy: default-src 'none'"));
    assert!(head.contains("x-frame-options: deny"));
    assert!(!head.contains("access-control-allow-origin"));
    assert!(dock.url().starts_with("http://127.0.0.1:"));
}
