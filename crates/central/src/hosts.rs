//! The names under which kiosks call this central: they stand in the server's certificate, and are kept, one a
//! line, for the day on which it is made anew.

use std::{collections::BTreeSet, fs, io};

use axum::http::Uri;
use rcgen::SanType;
use rustls_pki_types::ServerName;
use url::{Host, Url};

use crate::directory::Directory;

/// By these a central can always be called on its own machine.
const THIS_MACHINE: [&str; 3] = ["127.0.0.1", "::1", "localhost"];

/// A host is neither a name nor an address.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "it must be a host name such as central.example.org, or an address, without scheme and port"
)]
pub struct NotAHost;

/// A host name in small letters (RFC 1035, no wildcard), or an address.
pub fn parse(text: &str) -> Result<String, NotAHost> {
    let text = text.to_ascii_lowercase();
    match ServerName::try_from(text.as_str()) {
        Ok(_) => Ok(text),
        Err(_) => Err(NotAHost),
    }
}

/// The host of an address such as `https://central.example.org:8443`.
pub fn of_base(base: &str) -> Option<String> {
    let base: Uri = base.parse().ok()?;
    parse(base.host()?.trim_matches(['[', ']'])).ok()
}

/// Whether what is said there stays between us and it: `https`, or this machine.
pub fn is_private(url: &Url) -> bool {
    let is_here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    match url.scheme() {
        "https" => url.host().is_some(),
        "http" => is_here,
        _ => false,
    }
}

/// Every name by which this central is known: this machine's own, and what it was told.
pub fn known(directory: &Directory) -> io::Result<BTreeSet<String>> {
    let kept = match fs::read_to_string(directory.hosts()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read?,
    };
    let told = kept.lines().filter_map(|line| parse(line).ok());
    Ok(THIS_MACHINE
        .map(str::to_owned)
        .into_iter()
        .chain(told)
        .collect())
}

/// Keeps more names. Gives back whether one of them is new.
pub fn keep(directory: &Directory, more: impl IntoIterator<Item = String>) -> io::Result<bool> {
    let before = known(directory)?;
    let mut all = before.clone();
    all.extend(more);
    if all == before {
        return Ok(false);
    }
    let told = all
        .iter()
        .filter(|host| !THIS_MACHINE.contains(&host.as_str()));
    let lines: String = told.map(|host| format!("{host}\n")).collect();
    let draft = directory.hosts().with_extension("draft");
    fs::write(&draft, lines)?;
    fs::rename(draft, directory.hosts())?;
    Ok(true)
}

/// As it stands in a certificate (RFC 5280, 4.2.1.6).
pub(crate) fn in_certificate(host: &str) -> Result<SanType, rcgen::Error> {
    Ok(match host.parse() {
        Ok(address) => SanType::IpAddress(address),
        Err(_) => SanType::DnsName(host.try_into()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_has_no_scheme_no_port_and_no_wildcard() {
        for good in [
            "central.example.org",
            "Central.Example.ORG",
            "10.1.2.3",
            "::1",
        ] {
            assert_eq!(parse(good), Ok(good.to_ascii_lowercase()));
        }
        for bad in [
            "",
            "https://central.example.org",
            "a:8443",
            "*.example.org",
            "a b",
            "a..b",
        ] {
            assert_eq!(parse(bad), Err(NotAHost), "{bad:?}");
        }
    }

    #[test]
    fn the_host_of_a_public_address_is_read_without_its_port() {
        let of = |base| of_base(base).unwrap_or_default();
        assert_eq!(of("https://kiosk.example.org:8443"), "kiosk.example.org");
        assert_eq!(of("https://[2001:db8::7]:8443"), "2001:db8::7");
        assert_eq!(of("/t/0000"), "");
    }

    #[test]
    fn names_are_kept_and_none_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::new(folder.path());
        let host = |name: &str| [parse(name).unwrap()];
        assert!(!keep(&directory, host("localhost")).unwrap());
        assert!(keep(&directory, host("b.example.org")).unwrap());
        assert!(keep(&directory, host("a.example.org")).unwrap());
        assert!(!keep(&directory, host("b.example.org")).unwrap());
        let known: Vec<_> = known(&directory).unwrap().into_iter().collect();
        let all = [
            "127.0.0.1",
            "::1",
            "a.example.org",
            "b.example.org",
            "localhost",
        ];
        assert_eq!(known, all);
    }
}
