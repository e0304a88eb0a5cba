//! The page's process, a child of this one, as the kernel sees it: how long it has waited for a processor, and
//! how much memory it has.

use std::{fs, time::Duration};

/// The first fifteen characters of `WebKitWebProcess`: the kernel keeps no more.
const NAME: &str = "WebKitWebProces";

/// How long the threads that carry the page's call have waited for a processor since they started: the
/// page's own and this program's. Nothing where the kernel does not count it.
pub(crate) fn waited() -> Duration {
    let pages = pids().into_iter().map(|pid| delay(&pid)).sum::<u64>();
    Duration::from_nanos(pages + delay("self"))
}

/// Whether the page's process is dead and not yet taken note of: its first thread has ended. On a loaded machine
/// its memory is given back for seconds before its sockets close, by which alone the engine learns of the end.
pub(crate) fn has_ended() -> bool {
    let pids = pids();
    !pids.is_empty() && pids.iter().all(|pid| is_dead(pid))
}

/// The third field of `stat` (proc(5)) of a process that is there: `Z` is a zombie, `X` dead.
fn is_dead(process: &str) -> bool {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after_name = text.rsplit_once(") ").map_or("", |(_, rest)| rest);
    after_name.starts_with(['Z', 'X'])
}

/// The page's share of the memory in MiB (PSS of Linux: what is shared counts by its part).
pub(crate) fn memory_mib() -> u64 {
    let kib: u64 = pids().iter().filter_map(|pid| pss_kib(pid)).sum();
    kib / 1024
}

/// The second number of `schedstat` (Documentation/scheduler/sched-stats.rst): nanoseconds on a run queue.
fn delay(process: &str) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/schedstat")).unwrap_or_default();
    let number = text.split_whitespace().nth(1);
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn pss_kib(process: &str) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

/// One, but for the moment between two lives of the page.
fn pids() -> Vec<String> {
    let Ok(threads) = fs::read_dir("/proc/self/task") else {
        return Vec::new();
    };
    threads
        .flatten()
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|children| {
            children
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|pid| {
            let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
            name.trim_end() == NAME
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_counts_the_waiting_and_the_memory() {
        assert!(fs::metadata("/proc/self/schedstat").is_ok());
        assert!(pss_kib("self").is_some_and(|kib| kib > 100));
        assert_eq!(pss_kib("0"), None);
    }

    #[test]
    fn other_children_are_not_the_page() {
        let mut child = std::process::Command::new("cat")
            .stdin(std::process::Stdio::piped())
            .spawn()
            .expect("cat is everywhere");
        assert!(pids().is_empty());
        assert_eq!(memory_mib(), 0);
        assert!(!has_ended(), "there is none that could have");
        let pid = child.id().to_string();
        assert!(!is_dead(&pid));
        child.kill().expect("it runs");
        while !is_dead(&pid) {
            std::thread::yield_now();
        }
        child.wait().expect("it is ours");
        assert!(!is_dead(&pid), "it is no more");
    }
}
