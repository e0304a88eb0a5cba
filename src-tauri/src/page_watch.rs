//! Whether the page is alive, judged from outside it. The page calls once a second by what it drew, and is silent where
//! that is not the screen of the moment; here it is decided when its silence has lasted too long, and when its process
//! has grown too large.
//!
//! Silence alone proves nothing on a loaded machine, where page and shell wait for a processor. That time is
//! taken off (the kernel counts it), and a look that itself comes late counts as one look.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Between two looks.
pub(crate) const LOOK: Duration = Duration::from_millis(250);
/// A page that was heard and has been silent for this long hangs: it calls every second.
const HUNG: Duration = Duration::from_secs(3);
/// As long as a page may take to come up.
const COMING: Duration = Duration::from_secs(20);
/// Nobody has touched a welcome screen for this long.
const RESTING: Duration = Duration::from_secs(10);
/// The screens on which nobody's visit is under way.
const REST: [&str; 2] = ["welcome", "out-of-service"];

/// Why a page is started again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// Its process ended by itself.
    Died,
    /// It was silent for too long.
    Hung,
    /// It did not come up.
    NeverCame,
    /// Its process had grown past the limit while nobody was there.
    Grown,
    /// Staff asked for it.
    Staff,
}

impl Why {
    /// The name in the log.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Why::Died => "died",
            Why::Hung => "hung",
            Why::NeverCame => "never-came",
            Why::Grown => "grown",
            Why::Staff => "staff",
        }
    }
}

/// What the window knows of its page.
#[derive(Debug, Default)]
pub(crate) struct PageWatch {
    life: Mutex<Life>,
    /// The last sign of any life.
    heard: Mutex<Option<Instant>>,
}

impl PageWatch {
    /// The page is alive, and drew this screen.
    pub(crate) fn beat(&self, screen: &str) {
        let now = Instant::now();
        self.life().beat(screen, now);
        *lock(&self.heard) = Some(now);
    }

    /// How long the page has been silent, however often it was started again; none before its first sign.
    pub(crate) fn silence(&self) -> Option<Duration> {
        lock(&self.heard).map(|heard| heard.elapsed())
    }

    /// Looks at the page. `waited` is how long, since it started, it could not run for want of a processor,
    /// `has_ended` what the kernel says of its process.
    pub(crate) fn look(&self, waited: Duration, has_ended: bool) -> Option<Why> {
        self.life().look(Instant::now(), waited, has_ended)
    }

    /// Whether nobody has been there for a while.
    pub(crate) fn rests(&self) -> bool {
        self.life().rests(Instant::now())
    }

    /// The page is about to be ended, for this reason.
    pub(crate) fn ending(&self, why: Why) {
        self.life().ending = Some(why);
    }

    /// The page's process is gone: a new life begins. Gives the reason for the end of the last.
    pub(crate) fn gone(&self) -> Why {
        let last = std::mem::take(&mut *self.life());
        last.ending.unwrap_or(Why::Died)
    }

    /// Whether the end that was announced has not come yet.
    pub(crate) fn is_ending(&self) -> bool {
        self.life().ending.is_some()
    }

    fn life(&self) -> MutexGuard<'_, Life> {
        lock(&self.life)
    }
}

/// What these locks hold is whole after every step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One life of the page, from its start to its end.
#[derive(Debug, Default)]
struct Life {
    heard: bool,
    silent: Duration,
    ended: bool,
    last_look: Option<(Instant, Duration)>,
    resting_since: Option<Instant>,
    ending: Option<Why>,
}

impl Life {
    fn beat(&mut self, screen: &str, now: Instant) {
        self.heard = true;
        self.silent = Duration::ZERO;
        self.resting_since = match REST.contains(&screen) {
            true => self.resting_since.or(Some(now)),
            false => None,
        };
    }

    fn look(&mut self, now: Instant, waited: Duration, has_ended: bool) -> Option<Why> {
        // The engine, too, is told of an end: it has the time between two looks to say so itself.
        if std::mem::replace(&mut self.ended, has_ended) && has_ended {
            return Some(Why::Died);
        }
        let (last, waited_before) = self.last_look.replace((now, waited))?;
        let passed = now.duration_since(last).min(2 * LOOK);
        self.silent += passed.saturating_sub(waited.saturating_sub(waited_before));
        match self.heard {
            true if self.silent > HUNG => Some(Why::Hung),
            false if self.silent > COMING => Some(Why::NeverCame),
            _ => None,
        }
    }

    fn rests(&self, now: Instant) -> bool {
        self.resting_since
            .is_some_and(|since| now.duration_since(since) > RESTING)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks at a silent page on time, again and again, until it is found wanting; gives when.
    fn found_after(
        life: &mut Life,
        from: Instant,
        waited_at_each_look: Duration,
    ) -> (Why, Duration) {
        let mut now = from;
        let mut waited = Duration::ZERO;
        loop {
            if let Some(why) = life.look(now, waited, false) {
                return (why, now - from);
            }
            assert!(now - from < Duration::from_secs(60), "never found");
            now += LOOK;
            waited += waited_at_each_look;
        }
    }

    #[test]
    fn a_page_that_falls_silent_hangs_after_three_seconds() {
        let now = Instant::now();
        let mut life = Life::default();
        life.beat("identity", now);
        let (why, after) = found_after(&mut life, now, Duration::ZERO);
        assert_eq!(why, Why::Hung);
        assert!((HUNG..=HUNG + 2 * LOOK).contains(&after), "{after:?}");
    }

    #[test]
    fn a_page_whose_process_has_ended_has_died_however_short_its_silence() {
        let now = Instant::now();
        let mut life = Life::default();
        life.beat("identity", now);
        assert_eq!(life.look(now, Duration::ZERO, true), None);
        assert_eq!(
            life.look(now + LOOK, Duration::ZERO, false),
            None,
            "there is another one"
        );
        assert_eq!(life.look(now + LOOK * 2, Duration::ZERO, true), None);
        assert_eq!(
            life.look(now + LOOK * 3, Duration::ZERO, true),
            Some(Why::Died)
        );
    }

    #[test]
    fn a_page_that_calls_is_never_found_wanting() {
        let start = Instant::now();
        let mut life = Life::default();
        for look in 0..1000 {
            let now = start + LOOK * look;
            if look % 8 == 0 {
                life.beat("check", now);
            }
            assert_eq!(life.look(now, Duration::ZERO, false), None);
        }
    }

    #[test]
    fn a_page_that_waits_for_a_processor_is_given_the_time() {
        let now = Instant::now();
        let mut life = Life::default();
        life.beat("identity", now);
        let (_, after) = found_after(&mut life, now, LOOK / 2);
        assert!(after >= 2 * HUNG, "{after:?}");
    }

    #[test]
    fn looks_that_come_late_are_no_proof() {
        let start = Instant::now();
        let mut life = Life::default();
        life.beat("identity", start);
        for late in 0..6 {
            let now = start + Duration::from_secs(20 * late);
            assert_eq!(
                life.look(now, Duration::ZERO, false),
                None,
                "the shell itself was away"
            );
        }
    }

    #[test]
    fn a_page_that_never_comes_is_started_again_later_than_one_that_hangs() {
        let now = Instant::now();
        let (why, after) = found_after(&mut Life::default(), now, Duration::ZERO);
        assert_eq!(why, Why::NeverCame);
        assert!(after > COMING);
    }

    #[test]
    fn a_new_life_begins_with_the_old_ones_end() {
        let watch = PageWatch::default();
        watch.beat("welcome");
        watch.ending(Why::Grown);
        assert!(watch.is_ending());
        assert_eq!(watch.gone(), Why::Grown);
        assert!(!watch.is_ending());
        assert_eq!(watch.gone(), Why::Died, "nobody announced this one");
    }

    #[test]
    fn only_a_screen_where_nobody_is_rests_and_only_after_a_while() {
        let start = Instant::now();
        let mut life = Life::default();
        life.beat("welcome", start);
        assert!(!life.rests(start));
        life.beat("welcome", start + RESTING);
        assert!(life.rests(start + RESTING + LOOK));
        life.beat("staff", start + RESTING * 2);
        assert!(!life.rests(start + RESTING * 3));
        life.beat("welcome", start + RESTING * 3);
        assert!(
            !life.rests(start + RESTING * 3 + LOOK),
            "somebody was there just now"
        );
    }
}
