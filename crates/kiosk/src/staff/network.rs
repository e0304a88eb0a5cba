//! Whether the machine has a line at all: one look at the kernel's list of interfaces.

use std::{fs, path::Path};

/// Where the kernel tells of its interfaces.
pub const INTERFACES: &str = "/sys/class/net";

/// Whether some interface beside the loopback has its line: a cable that leads somewhere, a wireless
/// network that was joined. What does not say whether it has (a tunnel) is no line.
pub fn has_line(interfaces: &Path) -> bool {
    let Ok(entries) = fs::read_dir(interfaces) else {
        return false;
    };
    entries
        .flatten()
        .filter(|entry| entry.file_name() != "lo")
        .any(|entry| {
            let carrier = fs::read_to_string(entry.path().join("carrier"));
            carrier.is_ok_and(|text| text.trim() == "1")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_line_beside_the_loopback_counts() {
        let folder = tempfile::tempdir().expect("a place for the test");
        let interface = |name: &str, carrier: Option<&str>| {
            let path = folder.path().join(name);
            fs::create_dir_all(&path).expect("writable");
            if let Some(carrier) = carrier {
                fs::write(path.join("carrier"), carrier).expect("writable");
            }
        };
        assert!(!has_line(&folder.path().join("nowhere")));
        interface("lo", Some("1\n"));
        interface("tun0", None);
        interface("eth0", Some("0\n"));
        assert!(!has_line(folder.path()));
        interface("wlan0", Some("1\n"));
        assert!(has_line(folder.path()));
    }
}
