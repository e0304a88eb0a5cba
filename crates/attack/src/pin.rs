//! Guessing the staff PIN at the kiosk: the thief stands in front of it for as long as it takes, pulls the
//! plug, kills the program, and knows when staff are in.
//!
//! The gate is the shipped one ([`kiosk::staff::pin_gate`]) with its file on a real disk; only the machine's
//! count of time is simulated, and the comparison is by the digits, since ten thousand hashes say nothing
//! that one does not. The wall clock is no input of the gate: there is nothing to set forward.

use std::{path::Path, time::Duration};

use kiosk::{
    machine::{clock::Moment, config::PinHash},
    staff::{
        pin::Pin,
        pin_gate::{FILE, PinCheck, PinGate},
    },
};
use uuid::Uuid;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// Typing six digits and pressing the button.
const TYPING_MS: u64 = 4_000;
/// The program comes up again so fast.
const RESTART_MS: u64 = 5_000;
/// The machine comes up again so fast.
const REBOOT_MS: u64 = 30_000;

/// What the thief does beside guessing as soon as it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Nothing.
    Patience,
    /// Types on while it is locked.
    Hammering,
    /// Kills the program after each guess.
    Killing,
    /// Kills the program between the guess and its verdict, and guesses again.
    KillingBeforeTheVerdict,
    /// Pulls the plug whenever it has to wait.
    PullingThePlug,
    /// Patience, while staff come in with the right PIN every half hour of a ten-hour day, which forgives
    /// what was wrong before.
    BehindStaff,
}

impl Way {
    /// Every way.
    pub const ALL: [Way; 6] = [
        Way::Patience,
        Way::Hammering,
        Way::Killing,
        Way::KillingBeforeTheVerdict,
        Way::PullingThePlug,
        Way::BehindStaff,
    ];
}

/// What a way came to.
#[derive(Debug, Clone, Copy)]
pub struct Outcome {
    /// Guesses typed.
    pub tried: u64,
    /// Guesses that were judged.
    pub judged: u64,
    /// Of these, right ones.
    pub hits: u64,
    /// How long it took.
    pub simulated: Duration,
}

/// The kiosk and its machine as the thief has them.
struct Machine<'a> {
    folder: &'a Path,
    hash: &'a PinHash,
    pin_gate: PinGate,
    boot: u128,
    /// Milliseconds since the machine started.
    since_boot: u64,
    /// Milliseconds since the thief came.
    passed: u64,
}

impl<'a> Machine<'a> {
    fn start(folder: &'a Path, hash: &'a PinHash) -> Machine<'a> {
        let boot = 1;
        let pin_gate = PinGate::new(hash.clone(), folder, moment(boot, DAY_MS));
        Machine {
            folder,
            hash,
            pin_gate,
            boot,
            since_boot: DAY_MS,
            passed: 0,
        }
    }

    fn now(&self) -> Moment {
        moment(self.boot, self.since_boot)
    }

    fn pass(&mut self, ms: u64) {
        self.since_boot += ms;
        self.passed += ms;
    }

    fn restart_program(&mut self) {
        self.pass(RESTART_MS);
        self.pin_gate = PinGate::new(self.hash.clone(), self.folder, self.now());
    }

    fn pull_the_plug(&mut self) {
        self.passed += REBOOT_MS;
        self.boot += 1;
        self.since_boot = REBOOT_MS / 2;
        self.pin_gate = PinGate::new(self.hash.clone(), self.folder, self.now());
    }
}

fn moment(boot: u128, monotonic_ms: u64) -> Moment {
    Moment {
        boot_id: Uuid::from_u128(boot),
        monotonic_ms,
    }
}

/// Guesses until `guesses` were judged.
pub fn attack(way: Way, guesses: u64, pin: &str, order: &[String], folder: &Path) -> Outcome {
    let hash = Pin::parse(pin).expect("a PIN").hash();
    let _ = std::fs::remove_file(folder.join(FILE));
    let mut machine = Machine::start(folder, &hash);
    let mut staff_due = staff_visits();
    let mut outcome = Outcome {
        tried: 0,
        judged: 0,
        hits: 0,
        simulated: Duration::ZERO,
    };
    while outcome.judged < guesses {
        if way == Way::BehindStaff && machine.passed >= staff_due.at {
            // The thief lets them in: it is what it waits for.
            let wait = machine.pin_gate.wait(machine.now());
            machine.pass(u64::try_from(wait.as_millis()).unwrap_or(0));
            let verdict = machine.pin_gate.judge_by(machine.now(), |_| true);
            assert_eq!(verdict, PinCheck::Right, "staff get in");
            staff_due.next(machine.passed);
        }
        let guess = &order[outcome.judged as usize % order.len()];
        let right = guess == pin;
        machine.pass(TYPING_MS);
        outcome.tried += 1;
        let now = machine.now();
        let mut seen = false;
        let verdict = match way {
            Way::KillingBeforeTheVerdict => {
                // The thief reads the answer over the program's shoulder and kills it before it can act.
                let killed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                    machine.pin_gate.judge_by(now, |_| {
                        seen = true;
                        std::panic::resume_unwind(Box::new(()))
                    })
                }));
                machine.restart_program();
                killed.unwrap_or(PinCheck::Wrong(Duration::ZERO))
            }
            _ => machine.pin_gate.judge_by(now, |_| {
                seen = true;
                right
            }),
        };
        if seen {
            outcome.judged += 1;
            outcome.hits += u64::from(right);
        }
        if seen && right {
            // In: the next guess is somebody else's PIN, so that the count goes on.
            continue;
        }
        match way {
            Way::Killing => machine.restart_program(),
            Way::PullingThePlug if !machine.pin_gate.wait(machine.now()).is_zero() => {
                machine.pull_the_plug();
            }
            _ => {}
        }
        let wait = match verdict {
            PinCheck::Right => Duration::ZERO,
            PinCheck::Wrong(_) | PinCheck::TooSoon(_) => machine.pin_gate.wait(machine.now()),
        };
        let ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        match way {
            // Typing itself is the waiting.
            Way::Hammering if ms > TYPING_MS => machine.pass(ms.min(60_000)),
            // The next one is typed while the last of the wait runs down.
            _ => machine.pass(ms.saturating_sub(TYPING_MS)),
        }
    }
    outcome.simulated = Duration::from_millis(machine.passed);
    outcome
}

/// When staff come in next: every half hour from eight to eighteen.
struct StaffVisits {
    at: u64,
}

fn staff_visits() -> StaffVisits {
    StaffVisits { at: 8 * HOUR_MS }
}

const HOUR_MS: u64 = 60 * 60 * 1000;

impl StaffVisits {
    fn next(&mut self, now: u64) {
        self.at = now + HOUR_MS / 2;
        if self.at % DAY_MS > 18 * HOUR_MS {
            self.at = (self.at / DAY_MS + 1) * DAY_MS + 8 * HOUR_MS;
        }
    }
}

/// Every six-digit PIN that can be chosen, in an order drawn from `seed`.
pub fn choosable(seed: u64) -> Vec<String> {
    let mut all: Vec<String> = (0..1_000_000_u32)
        .map(|number| format!("{number:06}"))
        .filter(|digits| Pin::choose(digits).is_ok())
        .collect();
    let mut state = seed | 1;
    for index in (1..all.len()).rev() {
        // Xorshift: any fixed order is as good as another against a PIN drawn by chance.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        all.swap(index, (state % (index as u64 + 1)) as usize);
    }
    all
}
