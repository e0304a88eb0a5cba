//! What the kiosk tells the service manager that started it: ready, alive, ending.
//!
//! Alive is said only while core and page are well, so that silence restarts a kiosk that hangs in a way which
//! its own recovery did not notice. A program started by hand has nobody to tell, and that is no error.

use std::{io, time::Duration};

use sd_notify::NotifyState;

use crate::machine::event::{Event, log};

/// A page that was silent for this long did not come back by its own recovery.
pub const PAGE_PATIENCE: Duration = Duration::from_secs(45);

/// How long the core may take to answer.
pub const CORE_PATIENCE: Duration = Duration::from_secs(10);

/// Between two looks before the page lives: who waits for the kiosk hears of it at once.
const START_BEAT: Duration = Duration::from_millis(10);

/// Between two looks where nobody expects to hear of them.
const USUAL_BEAT: Duration = Duration::from_secs(15);

/// How the service manager is told.
type Notify = Box<dyn Fn(&[NotifyState<'_>]) -> io::Result<()> + Send + Sync>;

/// The service manager, if there is one.
pub struct ServiceManager {
    notify: Notify,
    expects_every: Option<Duration>,
    is_ready: bool,
}

impl ServiceManager {
    /// The one that the environment names, by sd_notify(3).
    pub fn of_this_process() -> ServiceManager {
        ServiceManager::new(sd_notify::watchdog_enabled(), Box::new(sd_notify::notify))
    }

    /// One that takes a silence of `expects_every` for a hang.
    fn new(expects_every: Option<Duration>, notify: Notify) -> ServiceManager {
        ServiceManager {
            notify,
            expects_every,
            is_ready: false,
        }
    }

    /// How long to wait for the next look: a quarter of what is expected, so that one late look costs
    /// nothing.
    pub fn beat(&self) -> Duration {
        match self.expects_every {
            _ if !self.is_ready => START_BEAT,
            Some(every) => every / 4,
            None => USUAL_BEAT,
        }
    }

    /// One look: says what is so, or nothing. `page_silence` is the time since the page's last sign of
    /// life, none before the first.
    pub async fn look(
        &mut self,
        page_silence: Option<Duration>,
        core_answers: impl Future<Output = bool>,
    ) {
        let Some(silence) = page_silence else {
            return;
        };
        if silence > PAGE_PATIENCE || !core_answers.await {
            return log(Event::Defect("not-well"));
        }
        if !self.is_ready {
            self.is_ready = true;
            self.tell(NotifyState::Ready);
        }
        self.tell(NotifyState::Watchdog);
    }

    /// The program was asked to end, and does.
    pub fn ending(&self) {
        self.tell(NotifyState::Stopping);
    }

    /// Says one thing. Whoever does not hear it is logged, and the kiosk goes on.
    fn tell(&self, state: NotifyState<'_>) {
        if (self.notify)(&[state]).is_err() {
            log(Event::Defect("notify"));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::ready,
        sync::{Arc, Mutex},
    };

    use super::*;

    const JUST_NOW: Option<Duration> = Some(Duration::from_secs(1));

    /// A service manager that expects to hear something every minute.
    #[derive(Clone, Default)]
    struct Listening(Arc<Mutex<Vec<String>>>);

    impl Listening {
        fn start() -> (Listening, ServiceManager) {
            let listening = Listening::default();
            let heard = listening.0.clone();
            let notify: Notify = Box::new(move |states| {
                let states = states.iter().map(ToString::to_string);
                heard.lock().expect("nobody panics").extend(states);
                Ok(())
            });
            let every = Some(Duration::from_secs(60));
            (listening, ServiceManager::new(every, notify))
        }

        /// Everything that was said since the last time.
        fn heard(&self) -> Vec<String> {
            std::mem::take(&mut self.0.lock().expect("nobody panics"))
        }
    }

    #[tokio::test]
    async fn nothing_is_said_before_the_page_lives() {
        let (listening, mut service_manager) = Listening::start();
        service_manager.look(None, ready(true)).await;
        assert!(listening.heard().is_empty());
    }

    #[tokio::test]
    async fn ready_is_said_once_and_alive_at_every_look() {
        let (listening, mut service_manager) = Listening::start();
        service_manager.look(JUST_NOW, ready(true)).await;
        assert_eq!(listening.heard(), ["READY=1", "WATCHDOG=1"]);
        service_manager.look(JUST_NOW, ready(true)).await;
        assert_eq!(listening.heard(), ["WATCHDOG=1"]);
    }

    #[tokio::test]
    async fn a_page_that_stays_silent_is_not_called_alive() {
        let (listening, mut service_manager) = Listening::start();
        let silence = PAGE_PATIENCE + Duration::from_secs(1);
        service_manager.look(Some(silence), ready(true)).await;
        assert!(listening.heard().is_empty());
        service_manager.look(Some(PAGE_PATIENCE), ready(true)).await;
        assert!(listening.heard().contains(&"WATCHDOG=1".to_owned()));
    }

    #[tokio::test]
    async fn a_core_that_does_not_answer_is_neither_ready_nor_alive() {
        let (listening, mut service_manager) = Listening::start();
        service_manager.look(JUST_NOW, ready(false)).await;
        assert!(listening.heard().is_empty());
        service_manager.look(JUST_NOW, ready(true)).await;
        listening.heard();
        service_manager.look(JUST_NOW, ready(false)).await;
        assert!(listening.heard().is_empty());
    }

    #[test]
    fn ending_is_said() {
        let (listening, service_manager) = Listening::start();
        service_manager.ending();
        assert_eq!(listening.heard(), ["STOPPING=1"]);
    }

    #[tokio::test]
    async fn a_service_manager_that_went_away_is_no_reason_to_end() {
        let gone = || Err(io::Error::from(io::ErrorKind::ConnectionRefused));
        let mut service_manager = ServiceManager::new(None, Box::new(move |_| gone()));
        service_manager.look(JUST_NOW, ready(true)).await;
        service_manager.ending();
        assert_eq!(service_manager.beat(), USUAL_BEAT);
    }

    #[tokio::test]
    async fn a_look_comes_four_times_as_often_as_is_expected_and_at_once_at_the_start() {
        let (_listening, mut service_manager) = Listening::start();
        assert_eq!(service_manager.beat(), START_BEAT);
        service_manager.look(JUST_NOW, ready(true)).await;
        assert_eq!(service_manager.beat(), Duration::from_secs(15));
    }
}
