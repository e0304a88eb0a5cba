//! A notice, from the desk's wish to the kiosk's page, by the clocks of both: how soon it is there, and that it goes without
//! central.

use std::time::Duration;

use anyhow::Result;
use central::{
    notices::NewNotice,
    store::{Made, Store},
};
use jiff::{SignedDuration, Timestamp};
use protocol::configuration::Notice;

use crate::{central_side::Central, kiosk_side::Machine, rest};

const FIRST: &str = "2040-01-02T10:00:00Z";
/// What passes at once, so that timers come in their order.
const STEP: Duration = Duration::from_secs(1);
/// What whoever makes a notice is told.
const A_MINUTE: u32 = 60;
/// The kiosk looks so often whether one begins or ends.
const TO_LOOK: u32 = 6;
const EARLY: &str = "Hoje fechamos às 16:00.";
const LONG_WAIT: &str = "Hoje a espera é longa.";

struct Place {
    central: Central,
    machine: Machine,
    now: Timestamp,
    _folder: tempfile::TempDir,
}

impl Place {
    /// Central and an enrolled kiosk that has just told how it is.
    fn new() -> Result<Place> {
        let folder = tempfile::tempdir()?;
        let now: Timestamp = FIRST.parse()?;
        let mut central = Central::new(&folder.path().join("central"), now)?;
        central.renew_certificate(now + SignedDuration::from_hours(24 * 90))?;
        central.start()?;
        let mut machine = Machine::new(
            &folder.path().join("kiosk"),
            central.line.port(),
            &central.directory.authority(),
            now.as_millisecond(),
        )?;
        machine.enrol(central.enrolment_code()?)?;
        machine.start()?;
        let mut place = Place {
            central,
            machine,
            now,
            _folder: folder,
        };
        place.pass(1)?;
        Ok(place)
    }

    /// So many seconds pass, one by one.
    fn pass(&mut self, seconds: u32) -> Result<()> {
        for _ in 0..seconds {
            self.step(STEP)?;
        }
        Ok(())
    }

    /// So many seconds pass in which nothing has to come in its order.
    fn pass_quickly(&mut self, seconds: u32) -> Result<()> {
        for _ in 0..seconds / 10 {
            self.step(STEP * 10)?;
        }
        Ok(())
    }

    fn step(&mut self, step: Duration) -> Result<()> {
        self.now += SignedDuration::try_from(step)?;
        self.central.set_time(self.now);
        self.machine.pass(step);
        rest::wait()?;
        self.central.lane.advance(step)?;
        rest::wait()?;
        if let Some(lane) = self.machine.lane() {
            lane.advance(step)?;
        }
        rest::wait()
    }

    /// After how many seconds the kiosk says that, a minute at the most.
    fn until_announced(&mut self, what: &[&str]) -> Result<u32> {
        for seconds in 0..=A_MINUTE {
            if self.machine.announced()? == what {
                return Ok(seconds);
            }
            self.pass(1)?;
        }
        panic!("not {what:?} in a minute: {:?}", self.machine.announced()?);
    }

    /// What a supervisor does at the desk.
    fn make(&self, site: Option<&str>, text: &str, from: i64, until: i64) -> Result<()> {
        let at = |seconds| self.now + SignedDuration::from_secs(seconds);
        let new = NewNotice {
            site: site.map(str::to_owned),
            from: at(from),
            until: at(until),
            texts: vec![Notice {
                language: "pt".to_owned(),
                text: text.to_owned(),
            }],
        };
        let now = self.now;
        let made = self
            .with_store(async move |store| store.make_kiosk_notice(new, None, "rita", now).await)?;
        assert!(matches!(made, Made::Done(_)), "{made:?}");
        Ok(())
    }

    fn withdraw(&self, number: i64) -> Result<()> {
        let now = self.now;
        self.with_store(async move |store| {
            store.withdraw_kiosk_notice(number, None, "rita", now).await
        })?;
        Ok(())
    }

    fn with_store<T, W, F>(&self, work: W) -> Result<T>
    where
        T: Send + 'static,
        W: FnOnce(Store) -> F + Send + 'static,
        F: Future<Output = Result<T, central::store::StoreError>> + Send,
    {
        let database = self.central.directory.database();
        self.central.lane.run_with_timers(async move {
            let store = Store::open(&database).await?;
            let done = work(store.clone()).await;
            store.close().await;
            anyhow::Ok(done?)
        })?
    }
}

#[test]
fn a_notice_is_seen_within_a_minute_and_so_is_that_it_was_withdrawn() -> Result<()> {
    let mut place = Place::new()?;
    place.make(Some("Loja"), EARLY, 0, 3_600)?;
    place.make(Some("Loja do Porto"), "Ao lado.", 0, 3_600)?;
    let soon = place.until_announced(&[EARLY])?;
    assert!(soon > 1, "after {soon} s: before it was made?");
    place.withdraw(1)?;
    place.until_announced(&[])?;
    Ok(())
}

#[test]
fn a_notice_comes_and_goes_by_the_kiosk_s_clock_without_central() -> Result<()> {
    let mut place = Place::new()?;
    place.make(None, EARLY, 300, 600)?;
    place.make(Some("Loja"), LONG_WAIT, 0, 480)?;
    place.until_announced(&[LONG_WAIT])?;
    place.central.cut(true);
    // The plug is pulled, and the machine's own clock is a day behind when it starts again.
    place.machine.stop()?;
    let behind = place.now - SignedDuration::from_hours(24);
    place.machine.boot(behind.as_millisecond());
    place.machine.start()?;
    assert_eq!(place.machine.announced()?, [LONG_WAIT]);
    // It counts on from what it last heard of central's clock, at most a minute ago.
    place.pass_quickly(330)?;
    assert_eq!(place.machine.announced()?, [LONG_WAIT, EARLY]);
    place.pass_quickly(160)?;
    assert_eq!(place.machine.announced()?, [EARLY]);
    let mut told = place.machine.changes()?;
    for _ in 0..A_MINUTE * 2 {
        if place.machine.announced()?.is_empty() {
            break;
        }
        told.mark_unchanged();
        place.pass(1)?;
    }
    assert!(place.machine.announced()?.is_empty());
    place.pass(TO_LOOK)?;
    assert!(told.has_changed()?, "the page is told that it is over");
    Ok(())
}
