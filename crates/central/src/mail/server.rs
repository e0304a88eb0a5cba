//! Which mail server: the address on the command line, read into a type that cannot ask for an unencrypted
//! line to another machine.

use std::{fmt, net::IpAddr, str::FromStr};

/// How the line to the server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// TLS from the first byte (RFC 8314, 3.3); port 465.
    Tls,
    /// TLS after STARTTLS, never without (RFC 3207); port 587.
    StartTls,
    /// None; a server on this machine alone; port 25.
    None,
}

/// A mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct ServerAddress {
    /// Name or address; the certificate must be for it.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// How the line is protected.
    pub protection: Protection,
    /// Who signs in; the password comes from a file.
    pub user: Option<String>,
}

/// Why an address was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAServer {
    /// Not one of the three forms.
    #[error(
        "it must be smtps://[USER@]HOST[:PORT], smtp+starttls://[USER@]HOST[:PORT], or smtp://127.0.0.1:PORT"
    )]
    Form,
    /// Without TLS, to another machine.
    #[error("smtp:// is for a server on this machine; use smtps:// or smtp+starttls://")]
    PlainElsewhere,
    /// A password without TLS.
    #[error("a user signs in over smtps:// or smtp+starttls:// only")]
    PlainUser,
}

impl FromStr for ServerAddress {
    type Err = NotAServer;

    fn from_str(text: &str) -> Result<ServerAddress, NotAServer> {
        let (scheme, rest) = text.split_once("://").ok_or(NotAServer::Form)?;
        let (protection, usual_port) = match scheme {
            "smtps" => (Protection::Tls, 465),
            "smtp+starttls" => (Protection::StartTls, 587),
            "smtp" => (Protection::None, 25),
            _ => return Err(NotAServer::Form),
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        // The last @: a user's name is often an address.
        let (user, place) = match rest.rsplit_once('@') {
            Some(("", _)) => return Err(NotAServer::Form),
            Some((user, place)) => (Some(user.to_owned()), place),
            None => (None, rest),
        };
        let (host, port) = match place.strip_prefix('[') {
            Some(v6) => {
                let (host, port) = v6.split_once(']').ok_or(NotAServer::Form)?;
                let host: IpAddr = host.parse().map_err(|_| NotAServer::Form)?;
                (host.to_string(), port.strip_prefix(':'))
            }
            None => match place.split_once(':') {
                Some((host, port)) => (host.to_owned(), Some(port)),
                None => (place.to_owned(), None),
            },
        };
        let port = match port {
            Some(port) => port.parse().map_err(|_| NotAServer::Form)?,
            None => usual_port,
        };
        let is_host = |byte: u8| byte.is_ascii_alphanumeric() || b".-:".contains(&byte);
        if host.is_empty() || !host.bytes().all(is_host) {
            return Err(NotAServer::Form);
        }
        if protection == Protection::None {
            let here = host == "localhost"
                || host
                    .parse::<IpAddr>()
                    .is_ok_and(|address| address.is_loopback());
            if !here {
                return Err(NotAServer::PlainElsewhere);
            }
            if user.is_some() {
                return Err(NotAServer::PlainUser);
            }
        }
        Ok(ServerAddress {
            host,
            port,
            protection,
            user,
        })
    }
}

/// Without the user: it may be somebody's address.
impl fmt::Debug for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}:{}", self.protection, self.host, self.port)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_forms_are_read() {
        let read = |text: &str| {
            let server: ServerAddress = text.parse().unwrap_or_else(|why| panic!("{text}: {why}"));
            (server.host, server.port, server.protection, server.user)
        };
        let here = |host: &str| host.to_owned();
        for (text, expected) in [
            (
                "smtps://kiosk@mail.example.org:465",
                (
                    here("mail.example.org"),
                    465,
                    Protection::Tls,
                    Some("kiosk"),
                ),
            ),
            (
                "smtps://no-reply@example.org@mail.example.org",
                (
                    here("mail.example.org"),
                    465,
                    Protection::Tls,
                    Some("no-reply@example.org"),
                ),
            ),
            (
                "smtp+starttls://mail.example.org/",
                (here("mail.example.org"), 587, Protection::StartTls, None),
            ),
            (
                "smtp://127.0.0.1:2525",
                (here("127.0.0.1"), 2525, Protection::None, None),
            ),
            (
                "smtp://[::1]:2525",
                (here("::1"), 2525, Protection::None, None),
            ),
            (
                "smtp://localhost",
                (here("localhost"), 25, Protection::None, None),
            ),
        ] {
            let (host, port, protection, user) = expected;
            assert_eq!(
                read(text),
                (host, port, protection, user.map(str::to_owned)),
                "{text}"
            );
        }
    }

    #[test]
    fn no_mail_leaves_this_machine_unencrypted() {
        for (text, why) in [
            ("smtp://mail.example.org:25", NotAServer::PlainElsewhere),
            ("smtp://192.168.1.4:25", NotAServer::PlainElsewhere),
            ("smtp://0.0.0.0:25", NotAServer::PlainElsewhere),
            ("smtp://127.0.0.1.example.org", NotAServer::PlainElsewhere),
            ("smtp://localhost.example.org", NotAServer::PlainElsewhere),
            ("smtp://kiosk@127.0.0.1:25", NotAServer::PlainUser),
        ] {
            assert_eq!(text.parse::<ServerAddress>().unwrap_err(), why, "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "mail.example.org",
            "https://mail.example.org",
            "smtps://",
            "smtps://@mail.example.org",
            "smtps://mail.example.org:70000",
            "smtps://mail.example.org:",
            "smtps://mail example.org",
            "smtps://mail.example.org/path",
            "smtps://[mail.example.org]:465",
            "smtps://[::1",
            "smtps://user@",
        ] {
            assert_eq!(
                text.parse::<ServerAddress>().unwrap_err(),
                NotAServer::Form,
                "{text}"
            );
        }
    }

    #[test]
    fn the_user_is_not_printed() {
        let server: ServerAddress = "smtps://somebody@mail.example.org".parse().unwrap();
        assert!(!format!("{server:?}").contains("somebody"));
    }
}
