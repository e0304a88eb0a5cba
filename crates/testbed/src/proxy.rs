//! A TCP proxy on the loopback whose link can be cut, mended and made slow, to stand between kiosk and central.

use std::{
    io::{self, Read, Write},
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

use anyhow::{Context, Result};

/// How soon a pump notices that the link was cut.
const NOTICE: Duration = Duration::from_millis(50);
/// A slow line passes so many pieces a second.
const PIECES: u64 = 50;

/// A link between two programs that speak TCP.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    state: Arc<State>,
}

#[derive(Debug)]
struct State {
    target: SocketAddr,
    cut: AtomicBool,
    /// Bytes a second, each way; 0 for as many as there are.
    rate: AtomicU64,
    closed: AtomicBool,
}

impl Proxy {
    /// Listens on a free port of the loopback and passes everything on to `target`.
    ///
    /// # Errors
    /// No port is free.
    pub fn start(target: SocketAddr) -> Result<Proxy> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
        let address = listener.local_addr()?;
        let state = Arc::new(State {
            target,
            cut: AtomicBool::new(false),
            rate: AtomicU64::new(0),
            closed: AtomicBool::new(false),
        });
        let shared = Arc::clone(&state);
        thread::spawn(move || accept(&listener, &shared));
        Ok(Proxy { address, state })
    }

    /// Where the proxy listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Breaks every connection and takes no new one, as a pulled cable does.
    pub fn cut(&self) {
        self.state.cut.store(true, Ordering::SeqCst);
    }

    /// Carries no more than so many bits a second each way, whatever is opened over it at a time.
    pub fn slow_down(&self, bits_a_second: u64) {
        self.state.rate.store(bits_a_second / 8, Ordering::SeqCst);
    }

    /// Passes traffic again.
    pub fn mend(&self) {
        self.state.cut.store(false, Ordering::SeqCst);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.state.closed.store(true, Ordering::SeqCst);
        // Wakes the listener, which ends then. Failing means that it has ended already.
        let _woken = TcpStream::connect(self.address);
    }
}

impl State {
    fn is_broken(&self) -> bool {
        self.cut.load(Ordering::SeqCst) || self.closed.load(Ordering::SeqCst)
    }
}

/// One way of the line: whoever carries something over a slow one has it to itself meanwhile.
type Way = Arc<Mutex<()>>;

fn accept(listener: &TcpListener, state: &Arc<State>) {
    let (there, back) = (Way::default(), Way::default());
    for client in listener.incoming() {
        if state.closed.load(Ordering::SeqCst) {
            return;
        }
        let Ok(client) = client else { continue };
        if state.is_broken() {
            continue; // Dropped, so the other side sees a closed connection.
        }
        // Nobody listening at the target looks the same to the client as a cut link.
        let Ok(server) = TcpStream::connect(state.target) else {
            continue;
        };
        if let (Ok(client_too), Ok(server_too)) = (client.try_clone(), server.try_clone()) {
            for (from, to, way) in [(client, server_too, &there), (server, client_too, &back)] {
                let (state, way) = (Arc::clone(state), Arc::clone(way));
                thread::spawn(move || pump(from, to, &state, &way));
            }
        }
    }
}

/// Takes the time that a slow line needs for so many bytes.
#[expect(
    clippy::disallowed_methods,
    reason = "a slow line is slow; nothing is waited for"
)]
fn take_time(bytes: usize, rate: u64, way: &Way) {
    let _alone = way.lock().unwrap_or_else(PoisonError::into_inner);
    thread::sleep(Duration::from_secs_f64(bytes as f64 / rate as f64));
}

/// Carries bytes one way until an end closes or the link is cut, then closes both ends.
fn pump(mut from: TcpStream, mut to: TcpStream, state: &State, way: &Way) {
    let mut buffer = vec![0; 16 * 1024];
    // Without the time-out a cut would be noticed only with the next byte.
    if from.set_read_timeout(Some(NOTICE)).is_ok() {
        while !state.is_broken() {
            let rate = state.rate.load(Ordering::SeqCst);
            let piece = match rate {
                0 => buffer.len(),
                rate => usize::try_from(rate / PIECES)
                    .map_or(buffer.len(), |piece| piece.clamp(1, buffer.len())),
            };
            match from.read(&mut buffer[..piece]) {
                Ok(0) => break,
                Ok(read) => {
                    if rate > 0 {
                        take_time(read, rate, way);
                    }
                    if state.is_broken() || to.write_all(&buffer[..read]).is_err() {
                        break;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(_) => break,
            }
        }
    }
    for end in [from, to] {
        // The other pump may have closed it before.
        let _closed_before = end.shutdown(Shutdown::Both);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers every byte with itself.
    fn echo() -> SocketAddr {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                thread::spawn(move || {
                    let mut byte = [0];
                    while stream.read_exact(&mut byte).is_ok() && stream.write_all(&byte).is_ok() {}
                });
            }
        });
        address
    }

    fn ask(proxy: &Proxy) -> io::Result<u8> {
        let mut stream = TcpStream::connect(proxy.address())?;
        ask_over(&mut stream)
    }

    fn ask_over(stream: &mut TcpStream) -> io::Result<u8> {
        stream.write_all(&[42])?;
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        Ok(byte[0])
    }

    #[test]
    fn bytes_pass_until_the_link_is_cut_and_again_once_it_is_mended() {
        let proxy = Proxy::start(echo()).unwrap();
        assert_eq!(ask(&proxy).unwrap(), 42);
        proxy.cut();
        assert!(ask(&proxy).is_err(), "a new connection over a cut link");
        proxy.mend();
        assert_eq!(ask(&proxy).unwrap(), 42);
    }

    #[test]
    fn a_cut_breaks_a_connection_that_was_open() {
        let proxy = Proxy::start(echo()).unwrap();
        let mut open = TcpStream::connect(proxy.address()).unwrap();
        assert_eq!(ask_over(&mut open).unwrap(), 42);
        proxy.cut();
        let mut rest = Vec::new();
        // Blocks until the proxy closes its end.
        let _closed_or_reset = open.read_to_end(&mut rest);
        assert_eq!(rest, b"");
        proxy.mend();
        assert!(
            ask_over(&mut open).is_err(),
            "the old connection stays broken"
        );
    }

    #[test]
    fn nobody_at_the_other_end_closes_the_connection() {
        let nobody = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = nobody.local_addr().unwrap();
        drop(nobody);
        let proxy = Proxy::start(address).unwrap();
        assert!(ask(&proxy).is_err());
    }
}
