//! Where a printer is found, and what it is spoken to in: the value of `printer.uri`.

use std::path::PathBuf;
use std::str::FromStr;

use url::{Host, Url};

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
    pub(crate) fn new(uri: &str) -> Self {
        Self(uri.to_owned())
    }
}

/// A printer's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrinterUri {
    /// `ipp://host:631/ipp/print`: it takes PDF.
    Ipp(String),
    /// `escpos+tcp://host:9100` or `escpos+usb:/dev/usb/lp0`: it takes dots.
    EscPos(EscPosAddress),
}

/// Where a printer is that takes dots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EscPosAddress {
    /// On the network.
    Tcp {
        /// Name or number.
        host: String,
        /// Mostly 9100.
        port: u16,
    },
    /// On a cable: its device file.
    Device(PathBuf),
}

impl FromStr for PrinterUri {
    type Err = PrinterUriError;

    fn from_str(text: &str) -> Result<Self, PrinterUriError> {
        let refused = || PrinterUriError::new(text);
        if let Some(device) = text.strip_prefix("escpos+usb:") {
            let path = PathBuf::from(device);
            return match path.is_absolute() && path.file_name().is_some() {
                true => Ok(Self::EscPos(EscPosAddress::Device(path))),
                false => Err(refused()),
            };
        }
        let url = Url::parse(text).map_err(|_| refused())?;
        let host = match url.host() {
            Some(Host::Ipv6(address)) => address.to_string(),
            Some(host) => host.to_string(),
            None => return Err(refused()),
        };
        match url.scheme() {
            _ if host.is_empty() => Err(refused()),
            "ipp" => Ok(Self::Ipp(text.to_owned())),
            "escpos+tcp" if matches!(url.path(), "" | "/") => {
                Ok(Self::EscPos(EscPosAddress::Tcp {
                    host,
                    port: url.port().unwrap_or(RAW_PORT),
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
        PrinterUri::EscPos(EscPosAddress::Tcp {
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
                PrinterUri::EscPos(EscPosAddress::Device("/dev/usb/lp0".into())),
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
