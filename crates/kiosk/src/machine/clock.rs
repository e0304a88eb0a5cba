//! Time at the kiosk: the wall clock for people, the monotonic clock for order and durations, and what
//! is known of central's clock.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use jiff::Timestamp;
use protocol::Recorded;
use rustix::time::{ClockId, clock_gettime};
use uuid::Uuid;

/// A wall clock further than this from central's is the fault `clock`.
pub const TOLERATED_OFFSET: Duration = Duration::from_secs(10 * 60);

/// Milliseconds since 1970 at which this program was built: no honest clock is earlier.
pub const BUILD_MS: i64 = {
    let text = env!("AIMA_BUILD_EPOCH_SECONDS").as_bytes();
    let mut seconds = 0_i64;
    let mut index = 0;
    while index < text.len() {
        seconds = seconds * 10 + (text[index] - b'0') as i64;
        index += 1;
    }
    seconds * 1000
};

const UNKNOWN: i64 = i64::MIN;

/// A told time that is further than this from what is known needs a second word.
const JUMP_MS: i64 = 24 * 60 * 60 * 1000;
/// So much later at least; a central that woke with a wrong clock has had the time to put it right.
const SECOND_WORD_MS: i64 = 3 * 60 * 1000;
/// Two words agree when they are no further apart than the time between them, give or take this.
const AGREE_MS: i64 = 60 * 1000;

/// A time that was told once and is too far away to be believed alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FirstWord {
    told_ms: i64,
    monotonic_ms: i64,
}

/// What a told time is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Worth {
    /// It is the time.
    Believed,
    /// It may be, when it is told again.
    Waits(FirstWord),
    /// It cannot be.
    Nothing,
}

/// What `told_ms` is worth, told now.
///
/// | told | the certificate at that time | from the best knowledge | a first word that agrees | worth |
/// | --- | --- | --- | --- | --- |
/// | before this program was built | | | | nothing |
/// | | not valid | | | nothing |
/// | | valid | within a day | | believed |
/// | | valid | further | three minutes before, or more | believed |
/// | | valid | further | less than three minutes before | waits on, from that word |
/// | | valid | further | none | waits, from now |
fn worth(
    told_ms: i64,
    certificate_holds: bool,
    best_ms: i64,
    first: Option<FirstWord>,
    monotonic_ms: i64,
) -> Worth {
    if told_ms < BUILD_MS || !certificate_holds {
        return Worth::Nothing;
    }
    if (told_ms - best_ms).abs() <= JUMP_MS {
        return Worth::Believed;
    }
    let agreeing = first.filter(|first| {
        let expected = first.told_ms + (monotonic_ms - first.monotonic_ms);
        (told_ms - expected).abs() <= AGREE_MS
    });
    match agreeing {
        Some(first) if monotonic_ms - first.monotonic_ms >= SECOND_WORD_MS => Worth::Believed,
        Some(first) => Worth::Waits(first),
        None => Worth::Waits(FirstWord {
            told_ms,
            monotonic_ms,
        }),
    }
}

/// Where the machine's own time comes from.
#[derive(Debug, Clone)]
pub enum TimeSource {
    /// The system.
    System,
    /// Whoever drives it.
    Driven(Arc<DrivenTime>),
}

/// The time of one start of a machine, which stands still until somebody moves it on.
#[derive(Debug)]
pub struct DrivenTime {
    boot_id: Uuid,
    wall_ms: AtomicI64,
    monotonic_ms: AtomicU64,
}

impl DrivenTime {
    /// A machine that starts when its wall clock shows `wall_ms` since 1970; each start has an id of its own.
    pub fn starting_at(wall_ms: i64, boot_id: Uuid) -> DrivenTime {
        DrivenTime {
            boot_id,
            wall_ms: AtomicI64::new(wall_ms),
            monotonic_ms: AtomicU64::new(0),
        }
    }

    /// Moves both clocks on.
    pub fn pass(&self, time: Duration) {
        let ms = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        self.wall_ms.fetch_add(ms as i64, Ordering::Relaxed);
        self.monotonic_ms.fetch_add(ms, Ordering::Relaxed);
    }
}

impl TimeSource {
    /// Which start of the machine this is; nil where it does not say.
    fn boot_id(&self) -> Uuid {
        match self {
            TimeSource::System => std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
                .ok()
                .and_then(|text| Uuid::parse_str(text.trim()).ok())
                .unwrap_or_else(Uuid::nil),
            TimeSource::Driven(time) => time.boot_id,
        }
    }

    fn wall_ms(&self) -> i64 {
        match self {
            TimeSource::System => match SystemTime::now().duration_since(UNIX_EPOCH) {
                Ok(since) => since.as_millis() as i64,
                Err(before) => -(before.duration().as_millis() as i64),
            },
            TimeSource::Driven(time) => time.wall_ms.load(Ordering::Relaxed),
        }
    }

    fn monotonic_ms(&self) -> u64 {
        match self {
            TimeSource::System => {
                let time = clock_gettime(ClockId::Boottime);
                time.tv_sec as u64 * 1000 + time.tv_nsec as u64 / 1_000_000
            }
            TimeSource::Driven(time) => time.monotonic_ms.load(Ordering::Relaxed),
        }
    }
}

/// The clocks of one run of the program.
#[derive(Debug)]
pub struct Clock {
    machine: TimeSource,
    boot_id: Uuid,
    /// Central's clock less the machine's monotonic clock, ms; `UNKNOWN` before the first answer of this
    /// start of the machine.
    central_less_monotonic: AtomicI64,
    /// The latest time of central ever seen, ms: a lower bound over restarts.
    latest_central: AtomicI64,
    /// What an earlier run was told last, less the monotonic clock when that was read back, ms: the truth is no earlier.
    /// `UNKNOWN` where there is none.
    remembered_less_monotonic: AtomicI64,
    /// The last time of central that this run was told, ms; `UNKNOWN` before the first.
    heard_central: AtomicI64,
    first_word: Mutex<Option<FirstWord>>,
}

/// A reading of central's clock that outlives a restart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CentralReading {
    /// Central's clock, milliseconds since 1970.
    pub central_ms: i64,
    /// The machine's monotonic clock at that moment, ms.
    pub monotonic_ms: u64,
    /// The start of the machine that `monotonic_ms` belongs to.
    pub boot_id: Uuid,
}

/// A moment by the machine's own count: nothing that sets a clock changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Which start of the machine; nil where it does not say.
    pub boot_id: Uuid,
    /// Milliseconds since then, sleep included.
    pub monotonic_ms: u64,
}

impl Clock {
    /// The clocks of this machine; `last` is what an earlier run knew of central's clock.
    pub fn new(last: Option<CentralReading>) -> Clock {
        Clock::by(TimeSource::System, last)
    }

    /// The same, with the machine's own time from elsewhere.
    pub fn by(machine: TimeSource, last: Option<CentralReading>) -> Clock {
        let clock = Clock {
            boot_id: machine.boot_id(),
            machine,
            central_less_monotonic: AtomicI64::new(UNKNOWN),
            latest_central: AtomicI64::new(BUILD_MS),
            remembered_less_monotonic: AtomicI64::new(UNKNOWN),
            heard_central: AtomicI64::new(UNKNOWN),
            first_word: Mutex::default(),
        };
        if let Some(reading) = last {
            clock.remember(reading);
        }
        clock
    }

    /// Takes over what an earlier run knew: exact within the same start of the machine, else a bound.
    pub fn remember(&self, reading: CentralReading) {
        if reading.boot_id == self.boot_id && self.central_ms().is_none() {
            let difference = reading.central_ms - reading.monotonic_ms as i64;
            self.central_less_monotonic
                .store(difference, Ordering::Relaxed);
        }
        self.remembered_less_monotonic.store(
            reading.central_ms - self.monotonic_ms() as i64,
            Ordering::Relaxed,
        );
        self.latest_central
            .fetch_max(reading.central_ms, Ordering::Relaxed);
    }

    /// Hears central's clock, as an authenticated answer told it; `certificate_holds` says whether the
    /// certificate of that very connection is valid at that time. The reading, where it is believed.
    pub fn hear_central(
        &self,
        central: Timestamp,
        certificate_holds: bool,
    ) -> Option<CentralReading> {
        let told_ms = central.as_millisecond();
        let monotonic_ms = self.monotonic_ms();
        let mut first = self
            .first_word
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let worth = worth(
            told_ms,
            certificate_holds,
            self.best_ms(),
            *first,
            monotonic_ms as i64,
        );
        *first = match worth {
            Worth::Waits(word) => Some(word),
            Worth::Believed | Worth::Nothing => None,
        };
        if worth != Worth::Believed {
            // It answered, whatever its clock says.
            self.heard_central.store(self.best_ms(), Ordering::Relaxed);
            return None;
        }
        let reading = CentralReading {
            central_ms: told_ms,
            monotonic_ms,
            boot_id: self.boot_id,
        };
        self.central_less_monotonic
            .store(told_ms - monotonic_ms as i64, Ordering::Relaxed);
        // Not the later of two: a bound that was wrong must not outlive the truth.
        self.latest_central.store(told_ms, Ordering::Relaxed);
        self.heard_central.store(told_ms, Ordering::Relaxed);
        Some(reading)
    }

    /// The wall clock, milliseconds since 1970, UTC.
    pub fn wall_ms(&self) -> i64 {
        self.machine.wall_ms()
    }

    /// Milliseconds since the machine started, sleep included.
    pub fn monotonic_ms(&self) -> u64 {
        self.machine.monotonic_ms()
    }

    /// Now, by the machine's own count.
    pub fn moment(&self) -> Moment {
        Moment {
            boot_id: self.boot_id,
            monotonic_ms: self.monotonic_ms(),
        }
    }

    /// When central last told the time to this run of the program, by [`Clock::best_ms`]; `None` before.
    pub fn heard_central_ms(&self) -> Option<i64> {
        match self.heard_central.load(Ordering::Relaxed) {
            UNKNOWN => None,
            heard => Some(heard),
        }
    }

    /// Central's clock now, milliseconds since 1970; `None` while unknown in this start of the machine.
    pub fn central_ms(&self) -> Option<i64> {
        match self.central_less_monotonic.load(Ordering::Relaxed) {
            UNKNOWN => None,
            difference => Some(self.monotonic_ms() as i64 + difference),
        }
    }

    /// Central's clock less the wall clock, ms.
    pub fn central_offset_ms(&self) -> Option<i64> {
        self.central_ms().map(|central| central - self.wall_ms())
    }

    /// The best knowledge of the true time, milliseconds since 1970: central's clock carried on by the
    /// monotonic one; before that the wall clock, never earlier than what is known to be past: what an earlier run
    /// was told last, and as long as has passed since this one began. Used for what people read and for judging
    /// certificates.
    pub fn best_ms(&self) -> i64 {
        self.central_ms().unwrap_or_else(|| {
            let at_least = match self.remembered_less_monotonic.load(Ordering::Relaxed) {
                UNKNOWN => UNKNOWN,
                difference => difference.saturating_add(self.monotonic_ms() as i64),
            };
            self.wall_ms()
                .max(self.latest_central.load(Ordering::Relaxed))
                .max(at_least)
        })
    }

    /// The same as a timestamp; 1970 where the machine's clock is beyond the year 9999.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.best_ms()).unwrap_or_default()
    }

    /// The wall clock is known to be wrong by more than [`TOLERATED_OFFSET`].
    pub fn is_wrong(&self) -> bool {
        let tolerated = TOLERATED_OFFSET.as_millis() as i64;
        match self.central_offset_ms() {
            Some(offset) => offset.abs() > tolerated,
            None => self.wall_ms() + tolerated < self.latest_central.load(Ordering::Relaxed),
        }
    }

    /// The three clocks, as a request carries them.
    pub fn recorded(&self) -> Recorded {
        Recorded {
            wall_ms: self.wall_ms(),
            monotonic_ms: self.monotonic_ms(),
            boot_id: self.boot_id,
            central_offset_ms: self.central_offset_ms(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60 * 1000;

    #[test]
    fn a_told_time_is_worth_what_the_table_says() {
        let best = BUILD_MS + 100 * DAY;
        let word = |told_ms, monotonic_ms| FirstWord {
            told_ms,
            monotonic_ms,
        };
        let ahead = best + 400 * DAY;
        let first = Some(word(ahead, 1_000));
        let (soon, later) = (1_000 + SECOND_WORD_MS - 1, 1_000 + SECOND_WORD_MS);
        for (told, holds, first, now, expected) in [
            (best + 5, true, None, 0, Worth::Believed),
            (best - DAY, true, None, 0, Worth::Believed),
            (best + 5, false, None, 0, Worth::Nothing),
            (BUILD_MS - 1, true, None, 0, Worth::Nothing),
            (1_577_836_800_000, true, first, later, Worth::Nothing),
            (ahead, true, None, 1_000, Worth::Waits(word(ahead, 1_000))),
            (
                ahead + soon - 1_000,
                true,
                first,
                soon,
                Worth::Waits(word(ahead, 1_000)),
            ),
            (ahead + later - 1_000, true, first, later, Worth::Believed),
            (ahead + later - 1_000, false, first, later, Worth::Nothing),
            // Back in good order before the second word.
            (best + later, true, first, later, Worth::Believed),
            // Another one, as far away and not in agreement.
            (
                ahead + 9 * DAY,
                true,
                first,
                later,
                Worth::Waits(word(ahead + 9 * DAY, later)),
            ),
            (
                best - 30 * DAY,
                true,
                first,
                later,
                Worth::Waits(word(best - 30 * DAY, later)),
            ),
        ] {
            let worth = worth(told, holds, best, first, now);
            assert_eq!(worth, expected, "{told} {holds} {first:?} at {now}");
        }
    }

    #[test]
    fn central_is_unknown_until_it_was_believed_and_then_carried_on() {
        let clock = Clock::new(None);
        assert_eq!(clock.central_ms(), None);
        let told = clock.best_ms() + DAY / 2;
        let told = Timestamp::from_millisecond(told).expect("a valid time");
        clock.hear_central(told, true).expect("believed");
        let known = clock.central_ms().expect("known now");
        assert!((known - told.as_millisecond()).abs() < 5_000);
        assert!(clock.is_wrong(), "the wall clock is half a day behind");
    }

    #[test]
    fn a_time_400_days_ahead_or_in_2020_told_once_does_no_harm() {
        for told in [Clock::new(None).wall_ms() + 400 * DAY, 1_577_836_800_000] {
            let clock = Clock::new(None);
            let now = clock.now();
            clock.hear_central(now, true).expect("believed");
            let told = Timestamp::from_millisecond(told).expect("a valid time");
            assert_eq!(clock.hear_central(told, true), None);
            let known = clock.central_ms().expect("known");
            assert!((known - now.as_millisecond()).abs() < 5_000);
            assert!(!clock.is_wrong());
        }
    }

    #[test]
    fn a_bound_that_was_wrong_ends_when_the_truth_was_told() {
        let poisoned = Clock::new(Some(CentralReading {
            central_ms: BUILD_MS + 900 * DAY,
            monotonic_ms: 1,
            boot_id: Uuid::from_u128(1),
        }));
        let truth = poisoned.wall_ms();
        poisoned
            .first_word
            .lock()
            .expect("free")
            .replace(FirstWord {
                told_ms: truth - SECOND_WORD_MS,
                monotonic_ms: poisoned.monotonic_ms() as i64 - SECOND_WORD_MS,
            });
        let told = Timestamp::from_millisecond(truth).expect("a valid time");
        let reading = poisoned.hear_central(told, true).expect("told twice");
        assert!((poisoned.best_ms() - truth).abs() < 5_000);
        let after_a_reboot = Clock::new(Some(CentralReading {
            boot_id: Uuid::from_u128(2),
            ..reading
        }));
        assert!((after_a_reboot.best_ms() - truth).abs() < 5_000);
    }

    #[test]
    fn a_reading_of_another_start_of_the_machine_is_only_a_lower_bound() {
        let later = BUILD_MS + 100 * 365 * 86_400_000;
        let clock = Clock::new(Some(CentralReading {
            central_ms: later,
            monotonic_ms: 1,
            boot_id: Uuid::from_u128(1),
        }));
        assert_eq!(clock.central_ms(), None);
        assert!(
            (later..later + 5_000).contains(&clock.best_ms()),
            "never before what is known to be past"
        );
        assert!(clock.is_wrong());
    }

    #[test]
    fn a_clock_that_is_behind_counts_on_from_what_an_earlier_run_was_told() {
        let told = BUILD_MS + 30 * DAY;
        let machine = Arc::new(DrivenTime::starting_at(told - DAY, Uuid::from_u128(2)));
        let reading = CentralReading {
            central_ms: told,
            monotonic_ms: 90_000_000,
            boot_id: Uuid::from_u128(1),
        };
        let clock = Clock::by(TimeSource::Driven(machine.clone()), Some(reading));
        assert_eq!(clock.best_ms(), told);
        machine.pass(Duration::from_secs(600));
        assert_eq!(clock.best_ms(), told + 600_000);
        machine.pass(Duration::from_secs(24 * 60 * 60));
        assert_eq!(clock.best_ms(), told + 600_000 + DAY);
    }

    #[test]
    fn the_best_time_is_never_before_the_build() {
        assert!(Clock::new(None).best_ms() >= BUILD_MS);
    }
}
