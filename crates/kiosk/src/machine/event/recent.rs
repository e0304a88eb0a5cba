//! The last lines of the log, kept in memory for the diagnostics bundle.

use std::{
    collections::VecDeque,
    io::{self, Write},
    sync::{Mutex, PoisonError},
};

use tracing_subscriber::fmt::MakeWriter;

/// So many lines are kept.
const MOST: usize = 300;

static LINES: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());

/// The last lines, oldest first.
pub fn lines() -> Vec<String> {
    let lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
    lines.iter().cloned().collect()
}

/// Writes each line to standard error and keeps it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept;

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Kept;

    fn make_writer(&'a self) -> Kept {
        Kept
    }
}

impl Write for Kept {
    /// The subscriber hands over one whole line at a time.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        keep(&String::from_utf8_lossy(line));
        io::stderr().write_all(line)?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

fn keep(line: &str) {
    let mut lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
    lines.push_back(line.trim_end().to_owned());
    while lines.len() > MOST {
        lines.pop_front();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_are_kept_and_no_more() {
        for number in 0..MOST + 10 {
            keep(&format!("line {number}\n"));
        }
        let lines = lines();
        assert_eq!(lines.len(), MOST);
        assert_eq!(lines.last().map(String::as_str), Some("line 309"));
    }
}
