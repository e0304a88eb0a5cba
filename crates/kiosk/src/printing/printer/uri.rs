//! Where a printer is found, and what it is spoken to in: the value of `printer.uri`.

use std::path::PathBuf;
use std::str::FromStr;

use ipp::prelude::Uri;

use super::escpos::Address;

/// The port of printers that take raw bytes.
const RAW_PORT: u16 = 9100;

/// The printer's address cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the printer's address must look like ipp://host:631/ipp/print, escpos+tcp://host:9100 or \
     escpos+usb:/dev/usb/lp0, not {0:?}"
)]
pub struct PrinterUriError(String);

impl PrinterUriError {
    pub(super) fn new(uri: &str) -> Self {
        Self(uri.to_owned())
    }
}

/// A printer's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrinterUri {
    /// `ipp://host:631/ipp/print`: it takes PDF.
    Ipp(String),
    /// `escpos+tcp://host:9100` or `escpos+usb:/dev/usb/lp0`: it takes dots.
    EscPos(Address),
}

impl FromStr for PrinterUri {
    type Err = PrinterUriError;

    fn from_str(text: &str) -> Result<Self, PrinterUriError> {
        let refused = || PrinterUriError::new(text);
        if let Some(device) = text.strip_prefix("escpos+usb:") {
            let path = PathBuf::from(device);
            return match path.is_absolute() && path.file_name().is_some() {
                true => Ok(Self::EscPos(Address::Device(path))),
                false => Err(refused()),
            };
        }
        let uri: Uri = text.parse().map_err(|_| refused())?;
        let host = uri.host().unwrap_or_default();
        match uri.scheme_str() {
            _ if host.is_empty() => Err(refused()),
            Some("ipp") => Ok(Self::Ipp(text.to_owned())),
            Some("escpos+tcp") if matches!(uri.path(), "" | "/") => {
                // `Uri::port_u16` gives nothing for a port that is too high, as for none.
                let authority = uri.authority().map_or("", |authority| authority.as_str());
                let port = match authority.strip_prefix(host) {
                    Some("") => Some(RAW_PORT),
                    Some(rest) => rest.strip_prefix(':').and_then(|port| port.parse().ok()),
                    None => None,
                };
                Ok(Self::EscPos(Address::Tcp {
                    host: host.trim_matches(['[', ']']).to_owned(),
                    port: port.ok_or_else(refused)?,
                }))
            }
            _ => Err(refused()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tcp(host: &str, port: u16) -> PrinterUri {
        PrinterUri::EscPos(Address::Tcp {
            host: host.to_owned(),
            port,
        })
    }

    #[test]
    fn each_kind_is_known_by_its_scheme() {
        for (text, expected) in [
            (
                "ipp://localhost:631/printers/receipt",
                PrinterUri::Ipp("ipp://localhost:631/printers/receipt".to_owned()),
            ),
            (
                "escpos+tcp://printer.store.example",
                tcp("printer.store.example", 9100),
            ),
            ("escpos+tcp://10.0.0.9:9101", tcp("10.0.0.9", 9101)),
            ("escpos+tcp://[::1]:9100/", tcp("::1", 9100)),
            (
                "escpos+usb:/dev/usb/lp0",
                PrinterUri::EscPos(Address::Device("/dev/usb/lp0".into())),
            ),
        ] {
            assert_eq!(text.parse(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn other_addresses_are_refused_by_name() {
        for text in [
            "",
            "printer",
            "ipp://",
            "ipps://printer/ipp/print",
            "file:///dev/usb/lp0",
            "escpos://printer:9100",
            "escpos+tcp://",
            "escpos+tcp://printer:9100/queue",
            "escpos+tcp://printer:99999",
            "escpos+usb:dev/usb/lp0",
            "escpos+usb:/",
            "escpos+usb:",
            "/dev/usb/lp0",
        ] {
            let refused = text.parse::<PrinterUri>().expect_err(text).to_string();
            assert!(refused.contains(&format!("{text:?}")), "{refused}");
        }
    }
}
