//! People tap twice, and the second tap meets what the first one brought there. Every control of every screen and
//! overlay that leads somewhere, touched in the real window with a second tap at the same place: it does nothing. A
//! press that waits for the moment does.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use serde_json::{Value, json};
use testbed::{
    browser::{Browser, Lead, SETTLED},
    display::{
        Devices, Display,
        touch_screen::{Finger, Place, TouchScreen},
    },
    evidence::{self, Hold},
    kiosk::Idle,
    process::wait_for,
    staff,
    stage::{Scene, Stage},
};

/// From the first finger's coming down to the second's, ms.
const SECOND: [u64; 3] = [100, 200, 400];
/// How long a finger rests, ms.
const RESTS: u64 = 40;
/// As long as the page may take to come to where it goes.
const SOON: Duration = Duration::from_secs(10);
/// So many looks in a row, 25 ms and more apart, that see the same: what was set off has happened.
const STILL: u32 = 14;

const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// A screen or overlay to tap at, and the way there from wherever the page is.
#[derive(Clone, Copy)]
struct Station {
    name: &'static str,
    way: fn() -> Vec<Lead>,
}

const NIF: &str = "200000020";
const NISS: &str = "11000000120";

fn act(action: &str) -> Lead {
    Lead::act(action)
}

fn at(screen: &str) -> Lead {
    Lead::at(screen)
}

fn write(field: &str, value: &str) -> Lead {
    Lead::Write(field.to_owned(), value.to_owned())
}

fn shown(overlay: &str) -> Lead {
    Lead::Wait(format!("[data-overlay={overlay}]"))
}

fn then(way: fn() -> Vec<Lead>, more: impl IntoIterator<Item = Lead>) -> Vec<Lead> {
    way().into_iter().chain(more).collect()
}

fn welcome() -> Vec<Lead> {
    vec![Lead::Home]
}

fn purpose() -> Vec<Lead> {
    then(
        welcome,
        [Lead::Press("[data-lang=en]".to_owned()), at("purpose")],
    )
}

fn privacy() -> Vec<Lead> {
    then(purpose, [act("correct-email"), at("privacy")])
}

fn tiles() -> Vec<Lead> {
    then(privacy, [act("continue"), at("identity")])
}

fn paper(name: &str) -> [Lead; 2] {
    [
        Lead::Press(format!("[data-paper={name}]")),
        at(&format!("identity-{name}")),
    ]
}

fn given(paper_name: &str, value: &str) -> Vec<Lead> {
    let [open, there] = paper(paper_name);
    vec![
        open,
        there,
        write(paper_name, value),
        act("continue"),
        at("identity"),
    ]
}

fn two_given() -> Vec<Lead> {
    let papers = given("nif", NIF).into_iter().chain(given("niss", NISS));
    then(tiles, papers)
}

fn old_email() -> Vec<Lead> {
    then(
        two_given,
        [
            act("continue"),
            at("old-email"),
            write("old-email", "ana.antiga@sapo.pt"),
        ],
    )
}

/// Another one each time: central mails few codes to one.
fn an_address() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("ana.{}@sapo.pt", NEXT.fetch_add(1, Ordering::Relaxed))
}

fn new_email() -> Vec<Lead> {
    then(
        old_email,
        [
            act("continue"),
            at("new-email"),
            write("new-email", &an_address()),
        ],
    )
}

fn check_of_reactivation() -> Vec<Lead> {
    let papers = given("nif", NIF).into_iter().chain(given("niss", NISS));
    let chosen = [
        act("reactivate"),
        at("privacy"),
        act("continue"),
        at("identity"),
    ];
    let steps = chosen.into_iter().chain(papers).chain([
        act("continue"),
        at("old-email"),
        act("unknown"),
        at("check"),
    ]);
    then(purpose, steps)
}

fn done() -> Vec<Lead> {
    let printed = Lead::Wait("[data-fact=printed][data-value=yes]".to_owned());
    then(check_of_reactivation, [act("send"), at("done"), printed])
}

/// The end of a correction whose address nobody has confirmed.
fn done_of_correction() -> Vec<Lead> {
    let printed = Lead::Wait("[data-fact=printed][data-value=yes]".to_owned());
    let sent = [
        act("continue"),
        at("confirm-code"),
        act("skip"),
        at("check"),
        act("send"),
        at("done"),
        printed,
    ];
    then(new_email, sent)
}

fn track() -> Vec<Lead> {
    then(
        purpose,
        [
            act("track"),
            at("track"),
            write("tracking-code", "4FXX-XXXX-XXX4"),
        ],
    )
}

/// Nothing can be written when Send is pressed.
const NOT_SAVED: &str = "not saved";

const STATIONS: [Station; 29] = [
    Station {
        name: "welcome",
        way: welcome,
    },
    Station {
        name: "welcome, help",
        way: || then(welcome, [act("help"), shown("help")]),
    },
    Station {
        name: "purpose",
        way: purpose,
    },
    Station {
        name: "purpose, languages",
        way: || then(purpose, [act("language"), shown("language")]),
    },
    Station {
        name: "privacy",
        way: privacy,
    },
    Station {
        name: "privacy, all of it",
        way: || then(privacy, [act("more"), shown("privacy-more")]),
    },
    Station {
        name: "tiles",
        way: tiles,
    },
    Station {
        name: "tiles, two given",
        way: two_given,
    },
    Station {
        name: "tiles, leave?",
        way: || then(two_given, [act("cancel"), shown("leave")]),
    },
    Station {
        name: "tiles, help",
        way: || then(tiles, [act("help"), shown("help")]),
    },
    Station {
        name: "passport",
        way: || then(tiles, paper("passport")),
    },
    Station {
        name: "passport, refused",
        way: || {
            let [open, there] = paper("passport");
            let refused = Lead::Wait("[data-error], [data-error-summary]".to_owned());
            then(
                tiles,
                [
                    open,
                    there,
                    write("passport", "12"),
                    act("continue"),
                    refused,
                ],
            )
        },
    },
    Station {
        name: "passport, countries",
        way: || {
            let [open, there] = paper("passport");
            then(
                tiles,
                [
                    open,
                    there,
                    Lead::Press("[name=passport-country]".to_owned()),
                    shown("country"),
                ],
            )
        },
    },
    Station {
        name: "NIF",
        way: || {
            let [open, there] = paper("nif");
            then(tiles, [open, there, write("nif", NIF)])
        },
    },
    Station {
        name: "NISS",
        way: || then(tiles, paper("niss")),
    },
    Station {
        name: "telephone",
        way: || {
            let [open, there] = paper("phone");
            then(tiles, [open, there, write("phone", "912345678")])
        },
    },
    Station {
        name: "old address",
        way: old_email,
    },
    Station {
        name: "new address",
        way: new_email,
    },
    Station {
        name: "new address, a slip?",
        way: || {
            let question = Lead::Wait("[data-question]".to_owned());
            then(
                new_email,
                [
                    write("new-email", "ana@gmial.com"),
                    act("continue"),
                    question,
                ],
            )
        },
    },
    Station {
        name: "new address, the old one again?",
        way: || {
            let question = Lead::Wait("[data-question]".to_owned());
            then(
                new_email,
                [
                    write("new-email", "ana.antiga@sapo.pt"),
                    act("continue"),
                    question,
                ],
            )
        },
    },
    Station {
        name: "code",
        way: || then(new_email, [act("continue"), at("confirm-code")]),
    },
    Station {
        name: "check",
        way: check_of_reactivation,
    },
    Station {
        name: "done",
        way: done,
    },
    Station {
        name: "done, another person?",
        way: || {
            then(
                done_of_correction,
                [act("another-person"), shown("another-person")],
            )
        },
    },
    Station {
        name: NOT_SAVED,
        way: check_of_reactivation,
    },
    Station {
        name: "track",
        way: track,
    },
    Station {
        name: "track, answer",
        way: || {
            then(
                track,
                [act("continue"), Lead::Wait("[data-track-state]".to_owned())],
            )
        },
    },
    Station {
        name: "staff, PIN",
        way: welcome,
    },
    Station {
        name: "staff",
        way: welcome,
    },
];

/// What the page shows, as far as a tap could change it, but for what time changes by itself.
const LOOK: &str = "
    if (window.clicksSeen === undefined) {
        window.clicksSeen = 0;
        document.addEventListener('click', (event) => event.isTrusted && (window.clicksSeen += 1));
    }
    const all = (css) => [...document.querySelectorAll(css)];
    const data = (name) => all(`[data-${name}]`).map((e) => e.getAttribute(`data-${name}`));
    const of = (e) => e.dataset.action || e.dataset.letter || e.dataset.lang || e.dataset.country;
    return {
        screen: data('screen'),
        overlays: data('overlay'),
        busy: document.querySelector('main')?.ariaBusy,
        fields: all('input, button[name]').map((e) => [e.name, e.value.replace(/[0-9]+@/, '@')]),
        // Whether it reads aloud stays from one visit's welcome to the next screens: no answer to a tap here.
        pressed: all('[aria-pressed=true]:not([data-action=speech])').map(of),
        papers: all('[data-paper]').map((e) => e.innerText),
        told: ['said', 'error', 'trouble', 'question', 'found', 'track-state', 'code-notice', 'pin-problem', 'call']
            .map(data),
        requests: all('[data-request]').length,
        language: document.documentElement.lang,
    };";

/// Looks every 25 ms, until nothing has changed for so many looks in a row.
const COME_TO_REST: &str = "
    const [settled, times, patience, done] = arguments;
    const end = performance.now() + patience;
    let [seen, same] = ['', 0];
    const again = () => {
        const now = look();
        const told = JSON.stringify(now);
        same = told === seen ? same + 1 : 0;
        seen = told;
        const rests = same >= times && document.querySelector(settled);
        if (rests || performance.now() > end) done(rests ? now : { never: now });
        else setTimeout(again, 25);
    };
    again();";

/// The control at a place, if it may be pressed.
const CONTROL_AT: &str = "
    const control = document.elementFromPoint(...arguments[0])?.closest('button, a, summary, [role=button]');
    const names = ['data-action', 'data-paper', 'data-lang', 'data-country', 'data-letter', 'name'];
    const name = control && !control.disabled && names.find((each) => control.hasAttribute(each));
    return name ? `${name}=${control.getAttribute(name)}` : null;";

/// The controls that a finger reaches now, two of a kind at most, by selector.
const CONTROLS: &str = "
    const counted = new Map();
    const names = ['data-action', 'data-paper', 'data-lang', 'data-country', 'data-letter', 'name'];
    return [...document.querySelectorAll('button, a, summary, [role=button]')].flatMap((e) => {
        const r = e.getBoundingClientRect();
        const top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
        const name = names.find((each) => e.hasAttribute(each));
        if (!name || e.disabled || !(e === top || e.contains(top))) return [];
        const value = e.getAttribute(name);
        const kind = name === 'data-action' ? value : name;
        counted.set(kind, (counted.get(kind) ?? 0) + 1);
        return counted.get(kind) > 2 ? [] : [`[${name}=\"${value}\"]`];
    });";

/// What closes the kiosk or begins it anew: there is no window to look at afterwards.
fn closes(control: &str) -> bool {
    control.contains("staff-pause") || control.contains("staff-restart")
}

struct Bench {
    browser: Browser,
    touch: TouchScreen,
    stage: Stage,
    /// Where the page stands as it was led there.
    at: Option<&'static str>,
    /// Nobody can write into the kiosk's database meanwhile.
    hold: Option<Hold>,
    _display: Display,
    _folder: tempfile::TempDir,
}

impl Bench {
    fn set(scene: Scene) -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let stage = Stage::set(folder.path(), scene).unwrap();
        stage.enrol().unwrap();
        let (display, Devices { touch, .. }) = stage.display_with_devices().unwrap();
        let browser = stage.open(&display).unwrap();
        Bench {
            browser,
            touch,
            stage,
            at: None,
            hold: None,
            _display: display,
            _folder: folder,
        }
    }

    fn go_to(&mut self, station: Station) {
        if self.at == Some(station.name) {
            return;
        }
        self.hold = None;
        self.browser
            .lead(&(station.way)())
            .unwrap_or_else(|no| panic!("{}: {no:#}; {}", station.name, self.browser.log()));
        if station.name.starts_with("staff") {
            staff::five_taps(&self.browser).unwrap();
            self.browser
                .lead(&[write("staff-pin", staff::PIN)])
                .unwrap();
            if station.name == "staff" {
                let panel = Lead::Wait("[data-screen=staff] [data-row]".to_owned());
                self.browser.lead(&[act("staff-enter"), panel]).unwrap();
            }
        }
        if station.name == NOT_SAVED {
            self.hold = Some(evidence::hold(&self.stage.kiosk.database()).unwrap());
            self.browser.lead(&[act("send"), at("not-saved")]).unwrap();
        }
        self.still();
        self.at = Some(station.name);
    }

    fn look(&self) -> Value {
        self.browser.execute(LOOK, &[]).unwrap()
    }

    fn clicks(&self) -> u64 {
        self.browser
            .execute("return window.clicksSeen", &[])
            .unwrap()
            .as_u64()
            .unwrap()
    }

    /// Waits until the page has stood for the moment and changes no more.
    fn still(&self) -> Value {
        let script = format!("const look = () => {{{LOOK}}};{COME_TO_REST}");
        let arguments = [json!(SETTLED), json!(STILL), json!(SOON.as_millis())];
        let seen = self.browser.execute_async(&script, &arguments).unwrap();
        assert_eq!(seen["never"], Value::Null, "the page comes to rest");
        seen
    }

    fn control_at(&self, place: Place) -> Option<String> {
        let found = self
            .browser
            .execute(CONTROL_AT, &[json!([place.0, place.1])])
            .unwrap();
        found.as_str().map(str::to_owned)
    }

    fn controls(&self) -> Vec<String> {
        let all: Vec<String> =
            serde_json::from_value(self.browser.execute(CONTROLS, &[]).unwrap()).unwrap();
        all.into_iter().filter(|each| !closes(each)).collect()
    }

    fn taps(&mut self, place: Place, downs: &[u64]) {
        let fingers: Vec<Finger> = downs
            .iter()
            .map(|down| Finger {
                path: vec![place],
                down: ms(*down),
                up: ms(*down + RESTS),
            })
            .collect();
        self.fingers().play(&fingers).unwrap();
    }

    /// What they touch, nobody knows beforehand.
    fn fingers(&mut self) -> &mut TouchScreen {
        self.at = None;
        &mut self.touch
    }

    /// One tap on a control of this station: what it leads to, and what is wrong with a press that waits. `None` where
    /// it leads nowhere.
    fn transition(&mut self, station: Station, control: &str) -> Option<Transition> {
        self.go_to(station);
        let place = self.browser.place_of(control).unwrap();
        let (before, under) = (self.look(), self.control_at(place));
        self.taps(place, &[0]);
        let after = self.still();
        if before == after {
            self.at = Some(station.name);
        }
        let now_under = self.control_at(place);
        let is_same = ["screen", "overlays"]
            .iter()
            .all(|name| before[*name] == after[*name]);
        if is_same && (now_under == under || before == after) {
            return None;
        }
        let mut wrong = None;
        if now_under.as_deref().is_some_and(|control| !closes(control)) {
            // The same place once more, a moment later.
            let clicks = self.clicks();
            self.taps(place, &[0]);
            let came = wait_for("the press that waited", SOON, || {
                Ok((self.clicks() > clicks).then_some(()))
            });
            wrong = came
                .err()
                .map(|_| format!("a press a moment later does nothing on {now_under:?}"));
            // What it set off, another language say, has come before the next way begins.
            self.still();
        }
        Some(Transition {
            place,
            after,
            wrong,
        })
    }

    /// What a second tap did, if anything.
    fn second_tap(
        &mut self,
        station: Station,
        transition: &Transition,
        after: u64,
    ) -> Option<String> {
        self.go_to(station);
        self.taps(transition.place, &[0, after]);
        let mut now = self.still();
        let came = wait_for("the screen", SOON, || {
            now = self.look();
            Ok((now == transition.after).then_some(()))
        });
        came.err()
            .map(|_| format!("{now} in the place of {}", transition.after))
    }
}

/// Where a tap leads.
struct Transition {
    place: Place,
    after: Value,
    wrong: Option<String>,
}

/// What was tried and what went wrong.
#[derive(Default)]
struct Report {
    transitions: BTreeMap<&'static str, usize>,
    pairs: usize,
    wrong: Vec<String>,
}

impl Report {
    fn judge(
        &mut self,
        bench: &mut Bench,
        station: Station,
        control: &str,
        seconds: &[u64],
    ) -> bool {
        let Some(transition) = bench.transition(station, control) else {
            return false;
        };
        *self.transitions.entry(station.name).or_default() += 1;
        let mut wrong = |what: String| {
            self.wrong
                .push(format!("{}: {control}: {what}", station.name));
        };
        if let Some(what) = &transition.wrong {
            wrong(what.clone());
        }
        for second in seconds {
            self.pairs += 1;
            if let Some(what) = bench.second_tap(station, &transition, *second) {
                wrong(format!("{second} ms: {what}"));
            }
        }
        true
    }

    fn is_clean(&self) {
        assert!(
            self.wrong.is_empty(),
            "{} of {} at {:?}:\n{}",
            self.wrong.len(),
            self.pairs,
            self.transitions,
            self.wrong.join("\n")
        );
    }
}

/// Every transition of every third station from this one. `TAPPING=staff` tries the station of that name alone.
fn whole(first: usize) {
    let mut bench = Bench::set(Scene::default());
    let mut report = Report::default();
    let wanted = std::env::var("TAPPING").ok();
    let is_wanted = |name: &str| wanted.as_deref().is_none_or(|wanted| wanted == name);
    let stations = STATIONS.iter().skip(first).step_by(3);
    for station in stations.filter(|each| is_wanted(each.name)) {
        bench.go_to(*station);
        for control in bench.controls() {
            report.judge(&mut bench, *station, &control, &SECOND);
        }
    }
    assert!(
        report.pairs >= 100 || wanted.is_some(),
        "{:?}",
        report.transitions
    );
    report.is_clean();
}

#[test]
fn of_twenty_pairs_of_taps_the_second_does_nothing() {
    let mut bench = Bench::set(Scene::default());
    let mut report = Report::default();
    for (number, station) in STATIONS.iter().enumerate().take(20) {
        bench.go_to(*station);
        let controls = bench.controls();
        let second = SECOND[number % SECOND.len()];
        // The first that leads somewhere, beginning elsewhere at each station.
        let some = (0..controls.len()).map(|n| &controls[(n + number) % controls.len()]);
        for control in some {
            if report.judge(&mut bench, *station, control, &[second]) {
                break;
            }
        }
    }
    assert_eq!(report.pairs, 20);
    report.is_clean();
}

#[test]
#[ignore = "takes minutes"]
fn no_second_tap_does_anything_first_third() {
    whole(0);
}

#[test]
#[ignore = "takes minutes"]
fn no_second_tap_does_anything_second_third() {
    whole(1);
}

#[test]
#[ignore = "takes minutes"]
fn no_second_tap_does_anything_last_third() {
    whole(2);
}

#[test]
#[ignore = "waits for the question of a visit that rests"]
fn no_second_tap_answers_whether_somebody_is_there_or_what_is_lost_without_a_receipt() {
    let mut bench = Bench::set(Scene {
        idle: Idle::AT_ONCE,
        ..Scene::default()
    });
    let mut report = Report::default();
    let asked = Station {
        name: "are you there?",
        way: || then(tiles, [shown("idle")]),
    };
    for control in ["[data-action=stay]", "[data-action=start-again]"] {
        assert!(report.judge(&mut bench, asked, control, &SECOND));
    }
    bench.stage.printer.take_paper_out();
    let no_receipt = Station {
        name: "done, leave?",
        way: || {
            let sent = [
                act("send"),
                at("done"),
                Lead::Wait("[data-no-receipt]".to_owned()),
            ];
            let leave = [act("finish"), shown("leave")];
            then(check_of_reactivation, sent.into_iter().chain(leave))
        },
    };
    for control in ["[data-action=stay]", "[data-action=leave-anyway]"] {
        assert!(report.judge(&mut bench, no_receipt, control, &[100]));
    }
    report.is_clean();
}

#[test]
fn slow_trembling_bouncing_and_held_fingers() {
    let mut bench = Bench::set(Scene::default());
    let station = |name| {
        *STATIONS
            .iter()
            .find(|each| each.name == name)
            .expect("it is there")
    };
    let screen = |bench: &Bench| {
        bench.still()["screen"][0]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let middle = |bench: &Bench, action: &str| {
        bench
            .browser
            .place_of(&format!("[data-action={action}]"))
            .unwrap()
    };

    // Slow: it rests for a second and a half.
    bench.go_to(station("privacy"));
    let place = middle(&bench, "continue");
    bench.fingers().press(&[place], ms(1500)).unwrap();
    assert_eq!(screen(&bench), "identity", "a slow finger presses");

    // Trembling: some pixels to and fro.
    bench.go_to(station("privacy"));
    let path = [
        (0.0, 0.0),
        (3.0, -2.0),
        (-2.0, 3.0),
        (2.0, 1.0),
        (0.0, -1.0),
    ];
    let path = path.map(|(x, y)| (place.0 + x, place.1 + y)).to_vec();
    bench
        .fingers()
        .play(&[Finger {
            path,
            down: ms(0),
            up: ms(180),
        }])
        .unwrap();
    assert_eq!(screen(&bench), "identity", "a trembling finger presses");

    // Bouncing: three touches in an eighth of a second.
    bench.go_to(station("privacy"));
    let bounces = [0, 50, 100].map(|down| Finger {
        path: vec![place],
        down: ms(down),
        up: ms(down + 20),
    });
    bench.fingers().play(&bounces).unwrap();
    assert_eq!(screen(&bench), "identity", "a bouncing finger presses once");

    // A second tap that stays: it came too early, and does not become right.
    bench.go_to(station("privacy"));
    let stays = [(0, 40), (150, 1600)];
    let stays = stays.map(|(down, up)| Finger {
        path: vec![place],
        down: ms(down),
        up: ms(up),
    });
    bench.fingers().play(&stays).unwrap();
    assert_eq!(
        screen(&bench),
        "identity",
        "a finger that came too early and stays presses nothing"
    );

    // Held while a key changes the screen: what lies under it then is another screen's.
    bench.go_to(station("privacy"));
    let back = middle(&bench, "back");
    let browser = &bench.browser;
    bench
        .touch
        .hold(back, || {
            browser.lead(&[act("continue"), at("identity")])?;
            browser.wait_for(SETTLED)
        })
        .unwrap();
    bench.still();
    assert_eq!(
        screen(&bench),
        "identity",
        "a finger that was held across a change presses nothing"
    );
}
