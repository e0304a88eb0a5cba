//! A device behind X.Org's `inputtest` driver, which takes its events through a socket (inputtestdrv(4)). What the
//! kiosk gets differs in nothing from a real device's events.

use std::{
    io::{Read, Write},
    os::unix::net::UnixStream,
    path::Path,
    time::Duration,
};

use anyhow::{Context, Result, ensure};

/// Messages of the protocol (xf86-input-inputtest-protocol.h, version 1.0).
const CLIENT_VERSION: u32 = 0;
const WAIT_FOR_SYNC: u32 = 1;

/// The driver's end of one device.
#[derive(Debug)]
pub(super) struct Device {
    driver: UnixStream,
}

impl Device {
    /// Takes hold of the driver behind this socket.
    ///
    /// # Errors
    /// There is none, or it speaks another version.
    pub fn take(socket: &Path) -> Result<Device> {
        let mut driver = UnixStream::connect(socket).context("the input device's driver")?;
        driver.set_read_timeout(Some(Duration::from_secs(10)))?;
        driver.write_all(&message(CLIENT_VERSION, &[1, 0, 0, 0]))?;
        let mut answer = [0; 12];
        driver.read_exact(&mut answer)?;
        ensure!(answer[8] == 1, "the driver speaks another version");
        Ok(Device { driver })
    }

    /// A second hold of the driver's connection.
    pub fn line(&self) -> Result<UnixStream> {
        self.driver.try_clone().context("the driver's connection")
    }

    /// Tells an event.
    pub fn tell(&mut self, kind: u32, event: &[u8]) -> Result<()> {
        self.driver
            .write_all(&message(kind, event))
            .context("the driver takes no event")
    }

    /// Waits until the X server has taken everything in.
    pub fn sync(&mut self) -> Result<()> {
        self.tell(WAIT_FOR_SYNC, &[])?;
        let mut answer = [0; 8];
        self.driver
            .read_exact(&mut answer)
            .context("the X server takes no event")
    }
}

/// Length of the whole message, its kind, and what it says.
fn message(kind: u32, event: &[u8]) -> Vec<u8> {
    let length = u32::try_from(8 + event.len()).expect("a message is short");
    [&length.to_le_bytes(), &kind.to_le_bytes(), event].concat()
}
