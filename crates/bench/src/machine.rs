//! What the figures were measured on, and what else it did meanwhile.

use std::{fs, process::Command};

use serde::{Deserialize, Serialize};

/// The machine.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Machine {
    /// What the processor calls itself, and how many of it there are.
    pub processor: String,
    /// Memory in MiB.
    pub memory_mib: u64,
    /// The kernel's release.
    pub kernel: String,
    /// The file system that holds what is written.
    pub disk: String,
    /// Processes that wanted a processor in the last minute, when the part began.
    pub load: f64,
}

impl Machine {
    /// Looks at it.
    pub fn look() -> Machine {
        let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let after = |text: &str, key: &str| -> String {
            let line = text.lines().find(|line| line.starts_with(key));
            let value = line.and_then(|line| line.split_once(':'));
            value.map_or_else(String::new, |(_, value)| value.trim().to_owned())
        };
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let memory = after(&read("/proc/meminfo"), "MemTotal");
        let kib: u64 = memory.trim_end_matches(" kB").parse().unwrap_or(0);
        let disk = Command::new("stat").args(["-f", "-c", "%T", "."]).output();
        let load = read("/proc/loadavg");
        Machine {
            processor: format!("{} × {cores}", after(&read("/proc/cpuinfo"), "model name")),
            memory_mib: kib / 1024,
            kernel: read("/proc/sys/kernel/osrelease").trim().to_owned(),
            disk: disk.map_or_else(
                |_| String::new(),
                |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
            ),
            load: load
                .split(' ')
                .next()
                .and_then(|load| load.parse().ok())
                .unwrap_or(f64::NAN),
        }
    }
}
