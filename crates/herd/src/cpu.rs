//! What processes cost: processor seconds, and memory at its highest.

use std::fs;

use testbed::process::children;

/// Processor seconds of a process and of those that it has waited for; nothing where it is gone.
fn of_one(pid: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The second field, a name in brackets, may hold anything.
    let after_name = &stat[stat.rfind(')').map_or(0, |at| at + 1)..];
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    // utime, stime, cutime, cstime: fields 14 to 17 (proc_pid_stat(5)).
    let ticks: u64 = (11..15)
        .filter_map(|place| fields.get(place)?.parse::<u64>().ok())
        .sum();
    // SAFETY: sysconf takes an integer and touches no memory.
    let in_a_second = unsafe { libc::sysconf(libc::_SC_CLK_TCK) };
    ticks as f64 / in_a_second as f64
}

/// Processor seconds of these and all that they started, those that have ended among them.
pub fn used(heads: &[u32]) -> f64 {
    heads
        .iter()
        .map(|head| {
            let below = children(*head).unwrap_or_default();
            of_one(*head) + used(&below)
        })
        .sum()
}

/// Processor seconds of this process.
pub fn own() -> f64 {
    of_one(std::process::id())
}

/// The most memory that a process has had, MiB.
pub fn peak_mib(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|rest| rest.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}
