//! Child processes that never outlive their owner, and waiting for a condition with a deadline.
//!
//! Each child leads a process group of its own, which is killed when the value is dropped; the kernel
//! kills the child when this process dies, however that happens. Output goes to files, so that a full
//! pipe never stops a part, and so that a failure can be read afterwards.

use std::{
    fs::{self, File},
    io::Write,
    net::{Ipv4Addr, TcpListener},
    os::{
        linux::net::SocketAddrExt,
        unix::{
            net::{SocketAddr, UnixListener},
            process::CommandExt,
        },
    },
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};

/// How often a condition is looked at.
const POLL: Duration = Duration::from_millis(25);

/// A running child process.
#[derive(Debug)]
pub struct Spawned {
    name: String,
    child: Child,
    stdout: PathBuf,
    stderr: PathBuf,
}

impl Spawned {
    /// Starts `command`, with its output in `logs/name.out` and `logs/name.err` (kept from an earlier
    /// start of the same name).
    ///
    /// # Errors
    /// The files cannot be written, or the program cannot be started.
    pub fn start(name: &str, command: &mut Command, logs: &Path) -> Result<Spawned> {
        fs::create_dir_all(logs).with_context(|| format!("cannot make {}", logs.display()))?;
        let stdout = logs.join(format!("{name}.out"));
        let stderr = logs.join(format!("{name}.err"));
        command
            .stdin(Stdio::null())
            .stdout(File::create(&stdout).with_context(|| stdout.display().to_string())?)
            .stderr(
                File::options()
                    .create(true)
                    .append(true)
                    .open(&stderr)
                    .with_context(|| stderr.display().to_string())?,
            )
            .process_group(0);
        end_with_this_process(command);
        let child = command.spawn().with_context(|| {
            format!("cannot start {name} ({})", command.get_program().display())
        })?;
        Ok(Spawned {
            name: name.to_owned(),
            child,
            stdout,
            stderr,
        })
    }

    /// The process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What the child wrote on standard output since its start.
    pub fn stdout(&self) -> String {
        read_lossy(&self.stdout)
    }

    /// What the child wrote on standard error, earlier starts included.
    pub fn stderr(&self) -> String {
        read_lossy(&self.stderr)
    }

    /// Whether the child still runs.
    ///
    /// # Errors
    /// The operating system cannot tell.
    pub fn is_running(&mut self) -> Result<bool> {
        Ok(self.child.try_wait()?.is_none())
    }

    /// Waits until the child has written a line on standard output for which `wanted` gives a value.
    ///
    /// # Errors
    /// The child ended, or the deadline passed; the message holds the end of its standard error.
    pub fn wait_for_line<T>(
        &mut self,
        deadline: Duration,
        wanted: impl Fn(&str) -> Option<T>,
    ) -> Result<T> {
        let what = format!("{} to say that it is ready", self.name);
        let found = wait_for(&what, deadline, || {
            if let Some(value) = self.stdout().lines().find_map(&wanted) {
                return Ok(Some(value));
            }
            match self.child.try_wait()? {
                Some(status) => bail!("{} ended at once ({status})", self.name),
                None => Ok(None),
            }
        });
        found.with_context(|| last_lines(&self.stderr()))
    }

    /// Asks the child to end (SIGTERM) and waits for it.
    ///
    /// # Errors
    /// It still runs at the deadline (and is killed then).
    pub fn stop(mut self, deadline: Duration) -> Result<ExitStatus> {
        signal(self.pid(), libc::SIGTERM);
        let what = format!("{} to end", self.name);
        wait_for(&what, deadline, || Ok(self.child.try_wait()?))
    }

    /// kill -9, as a power cut would: the child has no say in it.
    pub fn kill(self) {
        drop(self);
    }
}

impl Drop for Spawned {
    fn drop(&mut self) {
        // The group, so that what the child started ends with it. It is ours until it is waited for.
        signal_group(self.pid(), libc::SIGKILL);
        // The only error is "no such child", which is what is wanted.
        let _already_gone = self.child.wait();
    }
}

/// Runs a command to its end and gives its standard output.
///
/// # Errors
/// It cannot be started, or it failed; the message holds its standard error.
pub fn run(command: &mut Command) -> Result<Vec<u8>> {
    run_with(command, "")
}

/// The same, with `typed` on its standard input.
///
/// # Errors
/// See [`run`].
pub fn run_with(command: &mut Command, typed: &str) -> Result<Vec<u8>> {
    let program = command.get_program().display().to_string();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {program}"))?;
    // One that reads nothing, or has ended, says so by its answer.
    drop(
        child
            .stdin
            .take()
            .map(|mut stdin| stdin.write_all(typed.as_bytes())),
    );
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!(
            "{program} failed ({}): {}",
            output.status,
            last_lines(&String::from_utf8_lossy(&output.stderr))
        );
    }
    Ok(output.stdout)
}

/// Looks again and again until `condition` gives a value.
///
/// # Errors
/// The condition failed, or the deadline passed.
pub fn wait_for<T>(
    what: &str,
    deadline: Duration,
    mut condition: impl FnMut() -> Result<Option<T>>,
) -> Result<T> {
    let start = Instant::now();
    loop {
        if let Some(value) = condition()? {
            return Ok(value);
        }
        if start.elapsed() > deadline {
            return Err(anyhow!("waited {} s for {what}", deadline.as_secs_f32()));
        }
        pass(POLL);
    }
}

/// Lets time pass: between two looks at a condition, and where time itself is the matter, as with a finger
/// that rests on the screen.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where anything is waited for"
)]
pub(crate) fn pass(time: Duration) {
    std::thread::sleep(time);
}

/// A TCP port of the loopback that is free now, and that neither a connection is given by chance meanwhile (it lies
/// below those that Linux hands out, `ip_local_port_range`) nor another test program, until this one ends.
///
/// # Errors
/// There is none.
pub fn free_port() -> Result<u16> {
    const FIRST: u32 = 20_000;
    const COUNT: u32 = 12_000;
    static NEXT: AtomicU32 = AtomicU32::new(0);
    (0..COUNT)
        .map(|_| NEXT.fetch_add(1, Ordering::Relaxed))
        .map(|next| FIRST + (std::process::id().wrapping_mul(97).wrapping_add(next)) % COUNT)
        .filter_map(|port| u16::try_from(port).ok())
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok() && is_kept(*port))
        .context("no free port")
}

/// Keeps the port from other test programs: whoever has its name, which goes with its process, may use it.
fn is_kept(port: u16) -> bool {
    static OURS: Mutex<Vec<UnixListener>> = Mutex::new(Vec::new());
    let name = SocketAddr::from_abstract_name(format!("aima-test-port-{port}"));
    let kept = name.and_then(|name| UnixListener::bind_addr(&name));
    let mut ours = OURS.lock().unwrap_or_else(PoisonError::into_inner);
    kept.map(|listener| ours.push(listener)).is_ok()
}

/// Ids of the processes that `parent` started and that still run.
///
/// # Errors
/// `/proc` cannot be read.
pub fn children(parent: u32) -> Result<Vec<u32>> {
    let mut children = Vec::new();
    for entry in fs::read_dir("/proc").context("cannot read /proc")? {
        let Some(pid) = entry?
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        // A process may end while the list is read.
        let Ok(stat) = fs::read_to_string(format!("/proc/{pid}/stat")) else {
            continue;
        };
        // The second field, a name in brackets, may hold anything; state and parent follow it.
        let mut after_name = stat[stat.rfind(')').map_or(0, |at| at + 1)..].split_whitespace();
        let state = after_name.next();
        if state != Some("Z") && after_name.next() == Some(&parent.to_string()) {
            children.push(pid);
        }
    }
    Ok(children)
}

/// A process, everything that it started and everything that those did, with their names, in the order of their
/// ids.
///
/// # Errors
/// `/proc` cannot be read.
pub fn family(head: u32) -> Result<Vec<(u32, String)>> {
    let mut found = vec![head];
    let mut next = 0;
    while let Some(parent) = found.get(next) {
        let of_parent = children(*parent)?;
        found.extend(of_parent);
        next += 1;
    }
    let mut named: Vec<_> = found
        .into_iter()
        .filter_map(|pid| {
            let name = fs::read_to_string(format!("/proc/{pid}/comm")).ok()?;
            Some((pid, name.trim_end().to_owned()))
        })
        .collect();
    named.sort_unstable();
    Ok(named)
}

/// How long a process's first thread has waited for a processor since it started (`schedstat`); nothing where it
/// is gone.
pub fn waited_for_processor(pid: u32) -> Option<Duration> {
    let text = fs::read_to_string(format!("/proc/{pid}/schedstat")).ok()?;
    let nanoseconds = text.split_whitespace().nth(1)?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Sends a signal to one process.
pub fn signal(pid: u32, signal: libc::c_int) {
    // SAFETY: kill takes two integers and touches no memory.
    unsafe { libc::kill(pid.cast_signed(), signal) };
}

fn signal_group(leader: u32, signal: libc::c_int) {
    // SAFETY: as above; a negative id names the group.
    unsafe { libc::kill(-leader.cast_signed(), signal) };
}

fn end_with_this_process(command: &mut Command) {
    // SAFETY: prctl is async-signal-safe and touches no memory here.
    unsafe {
        command.pre_exec(
            || match libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL) {
                0 => Ok(()),
                _ => Err(std::io::Error::last_os_error()),
            },
        );
    }
}

fn read_lossy(path: &Path) -> String {
    // Not there yet is the same as empty: the child is about to write it.
    String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).into_owned()
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(12)..].join("\n")
}

#[cfg(test)]
mod tests;
