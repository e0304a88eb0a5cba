//! The connection to an ESC/POS printer: bytes there, answers back. Opened for each job and each look, since
//! most of these printers talk to one program at a time.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rustix::fs::OFlags;
use tokio::io::unix::AsyncFd;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::answer::{Answers, Look};
use super::command;
use crate::machine::{config::EscPosAddress, disk::off_thread};
use crate::printing::printer::status::PrinterFault;

/// A device that has nothing to say says so at once.
const NOTHING_YET: Duration = Duration::from_millis(20);

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum WireError {
    /// The connection is gone, or there never was one.
    Lost(PrinterFault),
    /// The connection holds, and nothing comes.
    Silent,
}

impl WireError {
    pub(super) fn fault(self) -> PrinterFault {
        match self {
            Self::Lost(fault) => fault,
            Self::Silent => PrinterFault::Absent,
        }
    }
}

impl From<io::Error> for WireError {
    fn from(error: io::Error) -> Self {
        tracing::debug!(%error, "the printer cannot be reached");
        Self::Lost(match error.kind() {
            ErrorKind::PermissionDenied => PrinterFault::Other("device-not-permitted".into()),
            ErrorKind::ResourceBusy => PrinterFault::Other("device-in-use".into()),
            _ => PrinterFault::Absent,
        })
    }
}

enum End {
    Tcp(TcpStream),
    Device(AsyncFd<File>),
}

/// An open connection.
pub(super) struct Wire {
    end: End,
    answers: Answers,
    patience: Duration,
}

impl Wire {
    /// Connects; `patience` is for connecting, and for each answer later.
    pub(super) async fn open(
        address: &EscPosAddress,
        patience: Duration,
    ) -> Result<Wire, WireError> {
        let end = match address {
            EscPosAddress::Tcp { host, port } => {
                let stream = timeout(patience, TcpStream::connect((host.as_str(), *port)))
                    .await
                    .map_err(|_| WireError::Silent)??;
                stream.set_nodelay(true)?;
                End::Tcp(stream)
            }
            EscPosAddress::Device(path) => {
                let path = path.clone();
                // A driver may take its time to open, whatever was said about blocking.
                let opened = timeout(patience, off_thread(move || open_device(&path))).await;
                let opened = opened.map_err(|_| WireError::Silent)?;
                let device = opened.ok_or(WireError::Lost(PrinterFault::Absent))??;
                // A plain file cannot be waited for, and is no printer.
                // SAFETY: a `File` has one open descriptor, the same for its whole life.
                let device = unsafe { AsyncFd::register(device) }
                    .map_err(|_| WireError::Lost(PrinterFault::Other("not-a-device".into())))?;
                End::Device(device)
            }
        };
        Ok(Wire {
            end,
            answers: Answers::default(),
            patience,
        })
    }

    /// The printer's state. Where the answers may be of two moments, it is looked at once more.
    pub(super) async fn look(&mut self) -> Result<Look, WireError> {
        let look = self.four_questions().await?;
        match look.may_be_torn() {
            true => self.four_questions().await,
            false => Ok(look),
        }
    }

    async fn four_questions(&mut self) -> Result<Look, WireError> {
        self.answers.forget_statuses();
        Ok(Look {
            printer: self.ask(1).await?,
            cause: self.ask(2).await?,
            error: self.ask(3).await?,
            paper: self.ask(4).await?,
        })
    }

    async fn ask(&mut self, about: u8) -> Result<u8, WireError> {
        let patience = self.patience;
        let answer = async {
            self.send(&command::ask(about), &mut 0).await?;
            loop {
                if let Some(status) = self.answers.status() {
                    return Ok(status);
                }
                self.hear().await?;
            }
        };
        timeout(patience, answer)
            .await
            .map_err(|_| WireError::Silent)?
    }

    /// How many stretches of work the printer reported done on this connection.
    pub(super) fn done(&self) -> usize {
        self.answers.done()
    }

    /// Sends the rest of `bytes` from `sent` on, which says how far it came when this is dropped midway.
    pub(super) async fn send(&mut self, bytes: &[u8], sent: &mut usize) -> Result<(), WireError> {
        while *sent < bytes.len() {
            let rest = &bytes[*sent..];
            *sent += match &mut self.end {
                End::Tcp(stream) => stream.write(rest).await?,
                End::Device(device) => {
                    let mut ready = device.writable().await?;
                    match ready.try_io(|device| device.get_ref().write(rest)) {
                        Ok(written) => written?,
                        Err(_not_ready_after_all) => 0,
                    }
                }
            };
        }
        Ok(())
    }

    /// Waits for bytes and takes them in.
    pub(super) async fn hear(&mut self) -> Result<(), WireError> {
        let mut bytes = [0; 64];
        let heard = match &mut self.end {
            End::Tcp(stream) => match stream.read(&mut bytes).await? {
                0 => return Err(WireError::Lost(PrinterFault::Absent)),
                heard => heard,
            },
            End::Device(device) => {
                let mut ready = device.readable().await?;
                match ready.try_io(|device| device.get_ref().read(&mut bytes)) {
                    Ok(heard) => heard?,
                    Err(_not_ready_after_all) => 0,
                }
            }
        };
        if heard == 0 {
            sleep(NOTHING_YET).await;
        }
        self.answers.take_in(&bytes[..heard]);
        Ok(())
    }
}

/// Devices that are just being opened: a driver that stands still holds up one thread, and not one for each try.
static OPENING: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn open_device(path: &Path) -> io::Result<File> {
    let opening = || OPENING.lock().unwrap_or_else(PoisonError::into_inner);
    if !opening().insert(path.to_owned()) {
        return Err(ErrorKind::WouldBlock.into());
    }
    let opened = open_now(path);
    opening().remove(path);
    opened
}

fn open_now(path: &Path) -> io::Result<File> {
    #[cfg(test)]
    crate::machine::disk::stand_still(path);
    let device = OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed())
        .open(path)?;
    discard_what_is_there(&device)?;
    Ok(device)
}

/// Answers to whoever spoke to the device before.
fn discard_what_is_there(mut device: &File) -> io::Result<()> {
    let mut bytes = [0; 64];
    // A device that never stops talking is found out later, when its answers make no sense.
    for _ in 0..64 {
        match device.read(&mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => break,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
