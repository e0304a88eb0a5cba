//! How much memory the kiosk has: its own process, the page's and the network's, each by its share (PSS).

use std::fs;

use crate::process::family;
use anyhow::{Context, Result};

/// MiB of the process and everything that it started.
///
/// # Errors
/// It is gone.
pub fn pss_mib(head: u32) -> Result<f64> {
    let kib: u64 = family(head)?
        .iter()
        .map(|(pid, _)| pss_kib(*pid))
        .sum::<Result<u64>>()?;
    Ok(kib as f64 / 1024.0)
}

/// The kiosk's own process shows its pages to root alone; to others, what is its own (RssAnon), which is nearly all
/// that can grow.
fn pss_kib(pid: u32) -> Result<u64> {
    let read = |file: &str, key: &str| -> Option<u64> {
        let text = fs::read_to_string(format!("/proc/{pid}/{file}")).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix(key))?;
        line.trim().strip_suffix(" kB")?.trim().parse().ok()
    };
    read("smaps_rollup", "Pss:")
        .or_else(|| read("status", "RssAnon:"))
        .with_context(|| format!("process {pid} is gone"))
}

/// The middle one: a single look may fall into a collection of garbage.
pub fn median(mut looks: Vec<f64>) -> f64 {
    looks.sort_by(f64::total_cmp);
    looks.get(looks.len() / 2).copied().unwrap_or_default()
}
