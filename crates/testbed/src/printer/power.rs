//! Starting and ending the printer's processes.

use std::fs;
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::bail;

use super::{PATIENCE, TELL, VirtualPrinter, until};
use crate::process::{Spawned, wait_for};

impl VirtualPrinter {
    /// Pulls its plug, in the middle of whatever it does.
    pub fn stop(&mut self) {
        self.printer = None;
    }

    /// Plugs it in again, at the same address; its jobs are forgotten, what it was sent is kept.
    pub fn start_again(&mut self) {
        self.stop();
        self.starts += 1;
        let spool = self.spool.join(self.starts.to_string());
        fs::create_dir_all(&spool).expect("the spool folder can be made");
        let mut printer = Command::new(program("ippeveprinter"));
        printer
            .args(["-n", "localhost", "-r", "off", "-k"])
            .args(["-p", &self.port.to_string()])
            .arg("-d")
            .arg(&spool)
            .arg("-K")
            .arg(self.dir.path())
            .arg("-a")
            .arg(self.dir.path().join("printer.conf"))
            .arg("-c")
            .arg(self.dir.path().join("print.sh"))
            .arg("Receipt printer")
            .env_clear()
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .env("HOME", self.dir.path())
            .env("DBUS_SYSTEM_BUS_ADDRESS", bus_address(self.dir.path()));
        let mut printer = started("ippeveprinter", &mut printer, self.dir.path());
        let answers = || {
            if !printer.is_running()? {
                bail!("it ended at once: {}", printer.stderr());
            }
            let listens = TcpStream::connect(("localhost", self.port)).is_ok();
            Ok((listens && !self.ask("printer.test").is_empty()).then_some(()))
        };
        wait_for("the printer to answer", PATIENCE, answers)
            .unwrap_or_else(|error| panic!("the virtual printer: {error:#}"));
        self.printer = Some(printer);
    }

    pub(super) fn write_files(&self) {
        let state = self.dir.path().join("state");
        let job_test = self.dir.path().join("job.test");
        let uri = self.uri();
        let mut conf = include_str!("printer.conf").replace("@FORMAT@", &self.format);
        for (name, value) in self.paper.attributes() {
            conf = conf.replace(name, value);
        }
        let script = include_str!("print.sh")
            .replace("@STATE@", &state.to_string_lossy())
            .replace("@JOB_TEST@", &job_test.to_string_lossy())
            .replace("@TELL@", TELL)
            .replace("@URI@", &uri);
        for (name, text) in [
            ("printer.conf", conf.as_str()),
            ("print.sh", &script),
            ("job.test", include_str!("job.test")),
            ("jobs.test", include_str!("jobs.test")),
            ("printer.test", include_str!("printer.test")),
            ("tell.test", include_str!("tell.test")),
        ] {
            fs::write(self.dir.path().join(name), text).expect("a file in our own folder");
        }
        let executable = fs::Permissions::from_mode(0o700);
        fs::set_permissions(self.dir.path().join("print.sh"), executable).expect("our own file");
    }
}

/// ippeveprinter does not start without a system bus, though it has nothing to say on it.
pub(super) fn start_bus(dir: &Path) -> Spawned {
    let configuration = format!(
        "<busconfig><listen>{}</listen><auth>EXTERNAL</auth><policy context=\"default\">\
         <allow send_destination=\"*\"/><allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>",
        bus_address(dir)
    );
    fs::write(dir.join("bus.conf"), configuration).expect("a file in our own folder");
    let mut bus = Command::new(program("dbus-daemon"));
    bus.arg(format!("--config-file={}", dir.join("bus.conf").display()))
        .args(["--nofork", "--nopidfile"]);
    let bus = started("dbus-daemon", &mut bus, dir);
    // Its socket is in its place a moment before it listens.
    until("the printer's bus answers", || {
        UnixStream::connect(dir.join("bus")).is_ok()
    });
    bus
}

fn bus_address(dir: &Path) -> String {
    format!("unix:path={}", dir.join("bus").display())
}

/// The program's path; /usr/sbin is not in everybody's search path.
fn program(name: &str) -> PathBuf {
    ["/usr/sbin", "/usr/bin"]
        .iter()
        .map(|folder| Path::new(folder).join(name))
        .find(|path| path.exists())
        .unwrap_or_else(|| panic!("{name} is missing (Debian cups-ipp-utils, dbus-daemon)"))
}

fn started(name: &str, command: &mut Command, dir: &Path) -> Spawned {
    Spawned::start(name, command, dir).unwrap_or_else(|error| panic!("{error:#}"))
}
