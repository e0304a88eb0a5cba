//! What the kiosk tells the service manager that started it: ready, alive, ending.
//!
//! The protocol is sd_notify(3): a datagram of `KEY=value` to the socket that `NOTIFY_SOCKET` names. Alive
//! is said only while core and page are well, so that silence restarts a kiosk that hangs in a way which
//! its own recovery did not notice. A program started by hand has nobody to tell, and that is no error.

use std::{
    env,
    ffi::OsStr,
    io,
    os::{
        linux::net::SocketAddrExt,
        unix::{
            ffi::OsStrExt,
            net::{SocketAddr, UnixDatagram},
        },
    },
    time::Duration,
};

use crate::machine::event::{Event, log};

/// A page that was silent for this long did not come back by its own recovery.
pub const PAGE_PATIENCE: Duration = Duration::from_secs(45);

/// How long the core may take to answer.
pub const CORE_PATIENCE: Duration = Duration::from_secs(10);

/// Between two looks before the page lives: who waits for the kiosk hears of it at once.
const START_BEAT: Duration = Duration::from_millis(250);

/// Between two looks where nobody expects to hear of them.
const USUAL_BEAT: Duration = Duration::from_secs(15);

/// One thing to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Window and core are up.
    Ready,
    /// Core and page are well.
    Alive,
    /// The program was asked to end, and does.
    Ending,
}

impl Word {
    fn text(self) -> &'static str {
        match self {
            Word::Ready => "READY=1",
            Word::Alive => "WATCHDOG=1",
            Word::Ending => "STOPPING=1",
        }
    }
}

/// The service manager, if there is one.
#[derive(Debug)]
pub struct Supervisor {
    wire: Option<(UnixDatagram, SocketAddr)>,
    expects_every: Option<Duration>,
    is_ready: bool,
}

impl Supervisor {
    /// The one that the environment names. One that cannot be reached is logged, and told nothing.
    pub fn of_this_process() -> Supervisor {
        let for_us = env::var("WATCHDOG_PID")
            .ok()
            .is_none_or(|pid| pid == std::process::id().to_string());
        let expects = env::var("WATCHDOG_USEC")
            .ok()
            .filter(|_| for_us)
            .and_then(|microseconds| microseconds.parse().ok())
            .map(Duration::from_micros);
        let named = env::var_os("NOTIFY_SOCKET").filter(|name| !name.is_empty());
        match named.map(|name| Supervisor::at(&name, expects)) {
            Some(Ok(supervisor)) => supervisor,
            Some(Err(_)) => {
                log(Event::Defect("notify-socket"));
                Supervisor::nobody()
            }
            None => Supervisor::nobody(),
        }
    }

    /// The one that listens at `socket`: a path, or a name that begins with `@` in the abstract namespace.
    /// It takes a silence of `expects_every` for a hang.
    ///
    /// # Errors
    /// The name cannot be one of a socket.
    pub fn at(socket: &OsStr, expects_every: Option<Duration>) -> io::Result<Supervisor> {
        let address = match socket.as_bytes().strip_prefix(b"@") {
            Some(name) => SocketAddr::from_abstract_name(name)?,
            None => SocketAddr::from_pathname(socket)?,
        };
        Ok(Supervisor {
            wire: Some((UnixDatagram::unbound()?, address)),
            expects_every,
            is_ready: false,
        })
    }

    /// A program started by hand.
    pub fn nobody() -> Supervisor {
        Supervisor {
            wire: None,
            expects_every: None,
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
            self.tell(Word::Ready);
        }
        self.tell(Word::Alive);
    }

    /// Says one thing.
    pub fn tell(&self, word: Word) {
        if let Some((socket, address)) = &self.wire
            && socket
                .send_to_addr(word.text().as_bytes(), address)
                .is_err()
        {
            log(Event::Defect("notify"));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::ready;

    use super::*;

    const JUST_NOW: Option<Duration> = Some(Duration::from_secs(1));

    struct Listening {
        socket: UnixDatagram,
        _place: tempfile::TempDir,
    }

    impl Listening {
        fn start() -> (Listening, Supervisor) {
            let place = tempfile::tempdir().expect("a place for the test");
            let path = place.path().join("notify");
            let socket = UnixDatagram::bind(&path).expect("a socket");
            socket.set_nonblocking(true).expect("a setting");
            let every = Some(Duration::from_secs(60));
            let supervisor = Supervisor::at(path.as_os_str(), every).expect("a path");
            let listening = Listening {
                socket,
                _place: place,
            };
            (listening, supervisor)
        }

        /// Everything that was said since the last time: a datagram is there when its sender returns.
        fn heard(&self) -> Vec<String> {
            let mut buffer = [0; 64];
            std::iter::from_fn(|| {
                self.socket
                    .recv(&mut buffer)
                    .ok()
                    .map(|n| buffer[..n].to_vec())
            })
            .map(|bytes| String::from_utf8(bytes).expect("text"))
            .collect()
        }
    }

    #[tokio::test]
    async fn nothing_is_said_before_the_page_lives() {
        let (listening, mut supervisor) = Listening::start();
        supervisor.look(None, ready(true)).await;
        assert!(listening.heard().is_empty());
    }

    #[tokio::test]
    async fn ready_is_said_once_and_alive_at_every_look() {
        let (listening, mut supervisor) = Listening::start();
        supervisor.look(JUST_NOW, ready(true)).await;
        assert_eq!(listening.heard(), ["READY=1", "WATCHDOG=1"]);
        supervisor.look(JUST_NOW, ready(true)).await;
        assert_eq!(listening.heard(), ["WATCHDOG=1"]);
    }

    #[tokio::test]
    async fn a_page_that_stays_silent_is_not_called_alive() {
        let (listening, mut supervisor) = Listening::start();
        let silence = PAGE_PATIENCE + Duration::from_secs(1);
        supervisor.look(Some(silence), ready(true)).await;
        assert!(listening.heard().is_empty());
        supervisor.look(Some(PAGE_PATIENCE), ready(true)).await;
        assert!(listening.heard().contains(&"WATCHDOG=1".to_owned()));
    }

    #[tokio::test]
    async fn a_core_that_does_not_answer_is_neither_ready_nor_alive() {
        let (listening, mut supervisor) = Listening::start();
        supervisor.look(JUST_NOW, ready(false)).await;
        assert!(listening.heard().is_empty());
        supervisor.look(JUST_NOW, ready(true)).await;
        listening.heard();
        supervisor.look(JUST_NOW, ready(false)).await;
        assert!(listening.heard().is_empty());
    }

    #[test]
    fn ending_is_said() {
        let (listening, supervisor) = Listening::start();
        supervisor.tell(Word::Ending);
        assert_eq!(listening.heard(), ["STOPPING=1"]);
    }

    #[test]
    fn a_name_in_the_abstract_namespace_is_reached() {
        let name = format!("aima-kiosk-test-{}", std::process::id());
        let address = SocketAddr::from_abstract_name(&name).expect("a name");
        let socket = UnixDatagram::bind_addr(&address).expect("free");
        let supervisor = Supervisor::at(format!("@{name}").as_ref(), None).expect("a name");
        supervisor.tell(Word::Alive);
        let mut buffer = [0; 64];
        let length = socket.recv(&mut buffer).expect("it was said");
        assert_eq!(&buffer[..length], b"WATCHDOG=1");
    }

    #[tokio::test]
    async fn without_a_service_manager_nothing_happens() {
        let mut supervisor = Supervisor::nobody();
        supervisor.look(JUST_NOW, ready(true)).await;
        supervisor.tell(Word::Ending);
    }

    #[tokio::test]
    async fn a_service_manager_that_went_away_is_no_reason_to_end() {
        let (listening, mut supervisor) = Listening::start();
        drop(listening);
        supervisor.look(JUST_NOW, ready(true)).await;
    }

    #[tokio::test]
    async fn a_look_comes_four_times_as_often_as_is_expected_and_at_once_at_the_start() {
        let (_listening, mut supervisor) = Listening::start();
        assert_eq!(supervisor.beat(), START_BEAT);
        supervisor.look(JUST_NOW, ready(true)).await;
        assert_eq!(supervisor.beat(), Duration::from_secs(15));
    }
}
