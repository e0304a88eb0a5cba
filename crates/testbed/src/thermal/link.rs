//! The printer's wires: a TCP port, or a device file that is a pseudo-terminal.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::fd::{AsRawFd, FromRawFd};
use std::os::unix::fs::{OpenOptionsExt, symlink};
use std::path::{Path, PathBuf};

use super::Port;
use super::machine::Machine;
use crate::process::free_port;

/// One of the two.
pub(super) enum Link {
    Tcp {
        port: u16,
        listener: Option<TcpListener>,
        /// It talks to one at a time.
        peer: Option<TcpStream>,
    },
    Device {
        path: PathBuf,
        terminal: Option<Terminal>,
    },
}

/// A pseudo-terminal: the printer holds the master, and keeps the other end open too, so that it does not
/// hang up whenever a kiosk lets go of it.
pub(super) struct Terminal {
    master: File,
    _other_end: File,
}

impl Link {
    pub fn new(port: Port, dir: &Path) -> Link {
        match port {
            Port::Tcp => Link::Tcp {
                port: free_port().expect("a free port on loopback"),
                listener: None,
                peer: None,
            },
            Port::Device => Link::Device {
                path: dir.join("lp0"),
                terminal: None,
            },
        }
    }

    pub fn uri(&self) -> String {
        match self {
            Link::Tcp { port, .. } => format!("escpos+tcp://127.0.0.1:{port}"),
            Link::Device { path, .. } => format!("escpos+usb:{}", path.display()),
        }
    }

    /// One look at everything; whether there was nothing to do.
    pub fn serve(&mut self, machine: &mut Machine) -> bool {
        if !machine.on {
            self.unplug();
        } else {
            self.plug();
            if std::mem::take(&mut machine.break_line) {
                self.break_off();
            }
        }
        machine.reachable = machine.on;
        let heard = self.hear(machine);
        let worked = machine.work();
        let said = self.say(machine);
        !heard && !worked && !said
    }

    fn plug(&mut self) {
        match self {
            Link::Tcp { port, listener, .. } if listener.is_none() => {
                let address = SocketAddr::from((Ipv4Addr::LOCALHOST, *port));
                let bound = TcpListener::bind(address).expect("the printer's own port");
                bound.set_nonblocking(true).expect("a socket can be that");
                *listener = Some(bound);
            }
            Link::Device { path, terminal } if terminal.is_none() => {
                *terminal = Some(Terminal::behind(path));
            }
            _ => {}
        }
    }

    fn unplug(&mut self) {
        match self {
            Link::Tcp { listener, peer, .. } => {
                *listener = None;
                *peer = None;
            }
            Link::Device { path, terminal } => {
                // It is not there after a second unplugging either.
                let _gone = fs::remove_file(path);
                *terminal = None;
            }
        }
    }

    fn break_off(&mut self) {
        match self {
            Link::Tcp { peer, .. } => *peer = None,
            Link::Device { .. } => {
                self.unplug();
                self.plug();
            }
        }
    }

    fn hear(&mut self, machine: &mut Machine) -> bool {
        if let Link::Tcp {
            listener: Some(listener),
            peer: peer @ None,
            ..
        } = self
            && let Ok((caller, _)) = listener.accept()
        {
            caller.set_nonblocking(true).expect("a socket can be that");
            *peer = Some(caller);
        }
        let mut bytes = [0; 1_024];
        let room = machine.room().min(bytes.len());
        if room == 0 {
            return false;
        }
        let heard = match self {
            Link::Tcp { peer, .. } => match peer.as_mut().map(|peer| peer.read(&mut bytes[..room]))
            {
                Some(Ok(heard @ 1..)) => heard,
                Some(Err(error)) if error.kind() == ErrorKind::WouldBlock => 0,
                // It hung up, or never was.
                _ => {
                    *peer = None;
                    0
                }
            },
            Link::Device { terminal, .. } => terminal
                .as_mut()
                .and_then(|terminal| terminal.master.read(&mut bytes[..room]).ok())
                .unwrap_or(0),
        };
        machine.take_in(&bytes[..heard]);
        heard > 0
    }

    /// Answers to nobody are lost, as are those that nobody reads.
    fn say(&mut self, machine: &mut Machine) -> bool {
        let answers = std::mem::take(&mut machine.answers);
        if answers.is_empty() {
            return false;
        }
        let _heard = match self {
            Link::Tcp { peer, .. } => peer.as_mut().map(|peer| peer.write_all(&answers)),
            Link::Device { terminal, .. } => terminal
                .as_mut()
                .map(|terminal| terminal.master.write_all(&answers)),
        };
        true
    }
}

impl Terminal {
    fn behind(path: &Path) -> Terminal {
        let (master, name) = pseudo_terminal();
        let other_end = OpenOptions::new()
            .read(true)
            .write(true)
            .custom_flags(libc::O_NOCTTY)
            .open(&name)
            .expect("the other end of our own terminal");
        make_raw(&other_end);
        symlink(name, path).expect("a name in our own folder");
        Terminal {
            master,
            _other_end: other_end,
        }
    }
}

fn pseudo_terminal() -> (File, PathBuf) {
    let mut name = [0; 64];
    // SAFETY: the descriptor is checked before it is used and owned by the file from then on; the name's
    // buffer is as long as is said, and what ptsname_r writes there ends with a NUL.
    let (master, name) = unsafe {
        let fd = libc::posix_openpt(libc::O_RDWR | libc::O_NOCTTY | libc::O_NONBLOCK);
        assert!(fd >= 0, "there are pseudo-terminals");
        let master = File::from_raw_fd(fd);
        assert_eq!(libc::grantpt(fd), 0, "it is ours");
        assert_eq!(libc::unlockpt(fd), 0, "it is ours");
        assert_eq!(libc::ptsname_r(fd, name.as_mut_ptr(), name.len()), 0);
        (master, std::ffi::CStr::from_ptr(name.as_ptr()))
    };
    let name = name.to_str().expect("a path of ASCII");
    (master, PathBuf::from(name))
}

/// Every byte as it is: no echo, no lines.
fn make_raw(terminal: &File) {
    let fd = terminal.as_raw_fd();
    // SAFETY: all-zero bytes are a valid `termios`, which lives through the calls, and so does the file.
    unsafe {
        let mut settings: libc::termios = std::mem::zeroed();
        assert_eq!(libc::tcgetattr(fd, &raw mut settings), 0);
        libc::cfmakeraw(&raw mut settings);
        assert_eq!(libc::tcsetattr(fd, libc::TCSANOW, &raw const settings), 0);
    }
}
