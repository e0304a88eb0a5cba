//! Central's configuration file, `DIR/central.toml`: where to listen, how mail leaves, who may come how often, for how long
//! what is kept, where traces go. A key that is missing has its default; one that nobody knows, or whose value cannot be meant, is refused
//! with its line. What the command line says counts instead.
//!
//! What people are told (T, closed days, senders, complaint routes) is not in it: that is published, signed, and the same
//! for every process and kiosk (`aima-central configuration`). The ladder's own numbers are rules, and no settings.

use std::{fmt::Display, fs, io, net::SocketAddr, path::PathBuf, str::FromStr};

use jiff::SignedDuration;
use protocol::EmailAddress;
use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny},
};

use crate::{
    app::{Apart, Own, Part, Rates},
    directory::Directory,
    hosts,
    identity::SignInSettings,
    location::{Location, LocationError, without_its_line},
    mail::{
        options::{MailOptions, USUAL_SENDER},
        server::ServerAddress,
        smtp::Patience,
    },
    policy::Policy,
    rate_limit::Rate,
    retention::Terms,
    traces::{Collector, Pace, TraceSettings, USUAL_SHARE},
    workers::reminders::AlarmMail,
};

/// Where `serve` listens where nothing is said.
pub const USUAL_LISTEN: &str = "127.0.0.1:8443";

/// Where the worker's socket is where nothing is said: the package's unit has the folder.
pub const USUAL_SOCKET: &str = "/run/aima-central/worker.sock";

/// What the file says.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// A PostgreSQL server's database instead of SQLite's file: see [`Location`], which reads it.
    pub database: Option<IgnoredAny>,
    /// See `database`.
    pub database_password_file: Option<PathBuf>,
    /// Where to listen.
    #[serde(deserialize_with = "parsed")]
    pub listen: SocketAddr,
    /// Where the public's pages listen, if not with the rest.
    pub public: Option<ListenApart>,
    /// Where the desk listens, if not with the rest.
    pub desk: Option<ListenApart>,
    /// Scheme and host of the tracking page; without it what `init` was given.
    #[serde(deserialize_with = "base")]
    pub public_base: Option<String>,
    /// Whether callers are told apart at `listen` by a balancer's `X-Forwarded-For`; what listens apart says so itself.
    pub behind_balancer: bool,
    /// Whether `serve` leaves opening, deciding and mailing to another process.
    pub intake_only: bool,
    /// Where `serve --role worker` answers what `serve --role intake` passes on.
    pub worker_socket: PathBuf,
    /// Where traces go; without it there are none.
    #[serde(deserialize_with = "some_parsed")]
    pub traces: Option<Collector>,
    /// Which share of requests and workers' passes is traced: 0 to 1.
    #[serde(deserialize_with = "share")]
    pub traces_share: f64,
    /// How mail leaves.
    pub mail: MailSettings,
    /// Who may come how often.
    pub limits: Limits,
    /// Who is mailed about alarms.
    pub alarms: AlarmSettings,
    /// What an office decides for itself.
    pub policy: Policy,
    /// The agency's identity provider, beside the passwords.
    pub sign_in: Option<SignInSettings>,
    /// For how long what is kept. Without it `retention.toml`, as in earlier versions.
    pub retention: Option<Terms>,
}

/// An address of its own: see [`Own`].
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListenApart {
    /// Where to listen.
    #[serde(deserialize_with = "parsed")]
    pub listen: SocketAddr,
    /// Its certificate, if not the server's.
    pub certificate: Option<CertificateFiles>,
    /// Whether callers are told apart there by a balancer's `X-Forwarded-For`. To be said where `behind_balancer` is said for
    /// the rest: what a file of an earlier version meant for every address is no silent default.
    pub behind_balancer: Option<bool>,
}

/// A certificate of its own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateFiles {
    /// The chain, PEM, the own one first.
    pub chain: PathBuf,
    /// The key, PEM.
    pub key: PathBuf,
}

impl From<ListenApart> for Own {
    fn from(apart: ListenApart) -> Own {
        Own {
            listen: apart.listen,
            certificate: apart.certificate.map(|files| (files.chain, files.key)),
            behind_balancer: apart.behind_balancer.unwrap_or(false),
        }
    }
}

/// How mail leaves: see [`MailOptions`].
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailSettings {
    /// The mail server.
    #[serde(deserialize_with = "some_parsed")]
    pub server: Option<ServerAddress>,
    /// The file whose first line is the password.
    pub password_file: Option<PathBuf>,
    /// The one certificate authority to trust.
    pub authority: Option<PathBuf>,
    /// Who writes.
    #[serde(deserialize_with = "address")]
    pub from: EmailAddress,
    /// The host of the return addresses.
    #[serde(deserialize_with = "returns")]
    pub returns: Option<String>,
}

/// Who is mailed about alarms: their kinds and numbers, and nothing of a request.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AlarmSettings {
    /// A site is mailed at most once in so many minutes: 1 to 1440.
    #[serde(deserialize_with = "minutes_of_a_day")]
    pub every_minutes: u32,
    /// Scheme and host of the desk, for the link in the mail; without it the public base.
    #[serde(deserialize_with = "base")]
    pub desk_base: Option<String>,
    /// The addresses.
    pub to: Vec<AlarmRecipient>,
}

/// An address of a site's staff.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlarmRecipient {
    /// Where.
    #[serde(deserialize_with = "address")]
    pub address: EmailAddress,
    /// The site, by the name that its kiosks were enrolled with; without it every site.
    pub site: Option<String>,
}

/// Who may come how often: see [`Rates`].
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// The tracking page, by client address.
    pub tracking_page: Limit,
    /// The tracking question, by kiosk.
    pub tracking_by_kiosk: Limit,
    /// Enrolment, by client address.
    pub enrolment: Limit,
    /// Calls for help, by kiosk.
    pub help_calls: Limit,
    /// Questions about them, by kiosk.
    pub help_questions: Limit,
    /// Requests that are delivered, by kiosk.
    pub deliveries: Limit,
    /// Sign-ins that are begun at the identity provider, by client address.
    pub sign_ins: Limit,
}

/// So many at once, and then one in so many milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// At once, at least one.
    #[serde(deserialize_with = "positive")]
    pub burst: u32,
    /// At least one.
    #[serde(deserialize_with = "positive")]
    pub every_ms: u32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            database: None,
            database_password_file: None,
            listen: USUAL_LISTEN.parse().expect("it is an address"),
            public: None,
            desk: None,
            public_base: None,
            behind_balancer: false,
            intake_only: false,
            worker_socket: PathBuf::from(USUAL_SOCKET),
            traces: None,
            traces_share: USUAL_SHARE,
            mail: MailSettings::default(),
            limits: Limits::default(),
            alarms: AlarmSettings::default(),
            policy: Policy::default(),
            sign_in: None,
            retention: None,
        }
    }
}

impl Default for MailSettings {
    fn default() -> MailSettings {
        MailSettings {
            server: None,
            password_file: None,
            authority: None,
            from: EmailAddress::parse(USUAL_SENDER).expect("it is an address"),
            returns: None,
        }
    }
}

impl Default for AlarmSettings {
    fn default() -> AlarmSettings {
        AlarmSettings {
            every_minutes: 15,
            desk_base: None,
            to: Vec::new(),
        }
    }
}

impl AlarmSettings {
    /// For the worker that tells staff.
    pub fn mail(&self, public_base: &str) -> AlarmMail {
        let to = self.to.iter();
        let base = self.desk_base.as_deref().unwrap_or(public_base);
        AlarmMail {
            to: to.map(|it| (it.site.clone(), it.address.clone())).collect(),
            every: SignedDuration::from_mins(i64::from(self.every_minutes)),
            desk: format!("{base}/desk/alarms"),
        }
    }
}

impl Settings {
    /// Each listener in words: what is there, where, and by what callers are told apart.
    pub fn listeners(&self) -> Vec<String> {
        let mut together = vec![Part::Api];
        let mut lines = Vec::new();
        for (part, its) in [(Part::Public, &self.public), (Part::Desk, &self.desk)] {
            match its {
                None => together.push(part),
                Some(its) => lines.push(listener(
                    &[part],
                    its.listen,
                    its.behind_balancer.unwrap_or(false),
                )),
            }
        }
        lines.insert(0, listener(&together, self.listen, self.behind_balancer));
        lines
    }

    /// What is traced, if anything.
    pub fn trace_settings(&self) -> Option<TraceSettings> {
        self.traces.clone().map(|collector| TraceSettings {
            collector,
            share: self.traces_share,
            pace: Pace::default(),
        })
    }

    /// What listens elsewhere.
    pub fn apart(&self) -> Apart {
        Apart {
            public: self.public.clone().map(Own::from),
            desk: self.desk.clone().map(Own::from),
        }
    }
}

fn listener(parts: &[Part], listen: SocketAddr, behind_balancer: bool) -> String {
    let parts: Vec<_> = parts.iter().map(|part| part.as_str()).collect();
    let by = match behind_balancer {
        true => "the last X-Forwarded-For entry of the balancer in front (behind_balancer)",
        false => "the address that connects",
    };
    format!(
        "{} at {listen}: callers are told apart by {by}",
        parts.join(", ")
    )
}

impl MailSettings {
    /// For the worker that sends mail.
    pub fn options(&self) -> MailOptions {
        MailOptions {
            server: self.server.clone(),
            password_file: self.password_file.clone(),
            authority: self.authority.clone(),
            from: self.from.clone(),
            returns: self.returns.clone(),
            patience: Patience::default(),
            reminder_working_days: Policy::default().reminder_working_days,
        }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        let usual = Rates::default();
        Limits {
            tracking_page: usual.tracking_page.into(),
            tracking_by_kiosk: usual.tracking_by_kiosk.into(),
            enrolment: usual.enrolment.into(),
            help_calls: usual.help_calls.into(),
            help_questions: usual.help_questions.into(),
            deliveries: usual.deliveries.into(),
            sign_ins: usual.sign_ins.into(),
        }
    }
}

impl From<Rate> for Limit {
    fn from(rate: Rate) -> Limit {
        Limit {
            burst: rate.burst,
            every_ms: rate.every_ms,
        }
    }
}

impl From<Limit> for Rate {
    fn from(limit: Limit) -> Rate {
        Rate {
            burst: limit.burst,
            every_ms: limit.every_ms,
        }
    }
}

impl From<Limits> for Rates {
    fn from(limits: Limits) -> Rates {
        Rates {
            tracking_page: limits.tracking_page.into(),
            tracking_by_kiosk: limits.tracking_by_kiosk.into(),
            enrolment: limits.enrolment.into(),
            help_calls: limits.help_calls.into(),
            help_questions: limits.help_questions.into(),
            deliveries: limits.deliveries.into(),
            sign_ins: limits.sign_ins.into(),
        }
    }
}

/// The file cannot be used. It is never replaced by defaults.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// It is there and cannot be read.
    #[error("{0}")]
    File(PathBuf, #[source] io::Error),
    /// A line of it.
    #[error("{0}: {1}")]
    Unusable(PathBuf, String),
    /// Where the database is.
    #[error(transparent)]
    Location(#[from] LocationError),
    /// The same is said in two places.
    #[error(
        "{0} has a [retention], and {1} is there too: move its lines into [retention] and remove it"
    )]
    Twice(PathBuf, PathBuf),
    /// A balancer stands in front of the rest, and of this nothing is said.
    #[error(
        "{0}: behind_balancer is said for `listen`, and not for [{1}], which listens apart: say behind_balancer = true or false there too"
    )]
    Balancer(PathBuf, &'static str),
}

/// What somebody may have written a secret into: read first, since its error does not show the line.
#[derive(Deserialize)]
struct MayBeSecret {
    #[serde(rename = "traces", default, deserialize_with = "some_parsed")]
    _traces: Option<Collector>,
}

impl Settings {
    /// What the file of a data directory says; the defaults where there is none.
    ///
    /// # Errors
    /// See [`SettingsError`].
    pub fn read(directory: &Directory) -> Result<Settings, SettingsError> {
        let path = directory.settings();
        // First: its error does not show the line, which may have a password in it.
        Location::of(directory)?;
        let settings: Settings = match fs::read_to_string(&path) {
            Ok(text) => toml::from_str::<MayBeSecret>(&text)
                .map_err(|error| without_its_line(&text, &error))
                .and_then(|_| toml::from_str(&text).map_err(|error| error.to_string()))
                .map_err(|error| SettingsError::Unusable(path.clone(), error))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Settings::default(),
            Err(error) => return Err(SettingsError::File(path, error)),
        };
        if settings.retention.is_some() && directory.retention().exists() {
            return Err(SettingsError::Twice(path, directory.retention()));
        }
        let apart = [("public", &settings.public), ("desk", &settings.desk)];
        for (part, its) in apart {
            let unsaid = its.as_ref().is_some_and(|it| it.behind_balancer.is_none());
            if settings.behind_balancer && unsaid {
                return Err(SettingsError::Balancer(path, part));
            }
        }
        Ok(settings)
    }
}

/// Scheme and host such as `https://kiosk.example.org`, without what follows.
///
/// # Errors
/// What is wrong with it.
pub fn public_base(text: &str) -> Result<String, &'static str> {
    let host = text
        .strip_prefix("https://")
        .ok_or("it must begin with https://")?
        .trim_end_matches('/');
    let is_one = hosts::of_base(&format!("https://{host}")).is_some()
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    match is_one {
        true => Ok(format!("https://{host}")),
        false => Err("it must be https://, a host, and perhaps a port"),
    }
}

/// A host at which an address can be.
///
/// # Errors
/// What is wrong with it.
pub fn return_host(text: &str) -> Result<String, &'static str> {
    match EmailAddress::parse(&format!("bounce@{text}")) {
        Ok(address) => Ok(address.domain().to_owned()),
        Err(_) => Err("it must be a host of mail, such as returns.example.org"),
    }
}

/// An address of mail.
///
/// # Errors
/// What is wrong with it.
pub fn sender(text: &str) -> Result<EmailAddress, &'static str> {
    EmailAddress::parse(text).map_err(|_| "it must be an e-mail address")
}

fn text<'de, D: Deserializer<'de>, T, E: Display>(
    from: D,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, D::Error> {
    let text = String::deserialize(from)?;
    read(&text).map_err(D::Error::custom)
}

fn parsed<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(from: D) -> Result<T, D::Error> {
    text(from, str::parse)
}

fn some_parsed<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: Display>,
{
    parsed(from).map(Some)
}

fn base<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    text(from, public_base).map(Some)
}

fn returns<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    text(from, return_host).map(Some)
}

fn address<'de, D: Deserializer<'de>>(from: D) -> Result<EmailAddress, D::Error> {
    text(from, sender)
}

fn within<'de, D: Deserializer<'de>>(from: D, least: u32, most: u32) -> Result<u32, D::Error> {
    let number = u32::deserialize(from)?;
    match (least..=most).contains(&number) {
        true => Ok(number),
        false => Err(D::Error::custom(format_args!(
            "it must be {least} to {most}"
        ))),
    }
}

fn share<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    let share = f64::deserialize(from)?;
    match (0.0..=1.0).contains(&share) {
        true => Ok(share),
        false => Err(D::Error::custom("it must be 0 to 1, such as 0.05")),
    }
}

fn minutes_of_a_day<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    within(from, 1, 24 * 60)
}

fn positive<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    match u32::deserialize(from)? {
        0 => Err(D::Error::custom("it must be at least 1")),
        number => Ok(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Settings, String> {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::new(folder.path());
        fs::write(directory.settings(), text).unwrap();
        Settings::read(&directory).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_not_said_has_its_default() {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::read(&Directory::new(folder.path())).unwrap();
        assert_eq!(settings.listen.to_string(), USUAL_LISTEN);
        let settings = read("[limits]\nenrolment = { burst = 3, every_ms = 60000 }\n").unwrap();
        assert_eq!(settings.limits.enrolment.burst, 3);
        let usual = Limits::default().tracking_page;
        assert_eq!(settings.limits.tracking_page, usual);
        assert!(settings.trace_settings().is_none());
    }

    #[test]
    fn a_secret_in_the_collectors_address_is_refused_and_not_shown() {
        for wrong in [
            "https://agency:word-of-ours@traces.example.org",
            "https://traces.example.org/?key=word-of-ours",
        ] {
            let text = format!("intake_only = false\ntraces = '{wrong}'\n");
            let said = read(&text).expect_err(wrong);
            assert!(said.contains("line 2: traces must be"), "{said}");
            assert!(!said.contains("word-of-ours"), "{said}");
        }
    }

    #[test]
    fn every_key_is_read() {
        let settings = read(
            "listen = '0.0.0.0:8443'
             public_base = 'https://kiosk.example.org/'
             behind_balancer = true
             intake_only = true
             traces = 'http://127.0.0.1:4318'
             traces_share = 1
             public = { listen = '0.0.0.0:443', behind_balancer = false, certificate = { chain = '/a/chain.pem', key = '/a/key.pem' } }
             [desk]
             listen = '10.0.0.5:8444'
             behind_balancer = true
             [mail]
             server = 'smtps://kiosk@mail.example.org'
             password_file = '/etc/aima/mail'
             authority = '/etc/aima/mail.pem'
             from = 'no-reply@example.org'
             returns = 'returns.example.org'
             [alarms]
             every_minutes = 60
             desk_base = 'https://desk.example.org'
             to = [{ site = 'Loja de Lisboa', address = 'lisboa@example.org' }, { address = 'all@example.org' }]
             [retention]
             done_days = 30",
        )
        .unwrap();
        assert_eq!(
            settings.public_base.as_deref(),
            Some("https://kiosk.example.org")
        );
        assert!(settings.behind_balancer && settings.intake_only);
        assert!(settings.traces.is_some() && settings.traces_share == 1.0);
        let apart = settings.apart();
        let files = ("/a/chain.pem".into(), "/a/key.pem".into());
        let (public, desk) = (apart.public.unwrap(), apart.desk.unwrap());
        assert_eq!(public.certificate, Some(files));
        assert_eq!(desk.listen.to_string(), "10.0.0.5:8444");
        assert!(desk.behind_balancer && !public.behind_balancer);
        let mail = settings.mail.options();
        assert_eq!(mail.server.unwrap().host, "mail.example.org");
        assert_eq!(mail.returns.as_deref(), Some("returns.example.org"));
        assert_eq!(settings.retention.unwrap().done_days, 30);
        let alarms = settings.alarms.mail("https://kiosk.example.org");
        assert_eq!(alarms.every, SignedDuration::from_hours(1));
        assert_eq!(alarms.desk, "https://desk.example.org/desk/alarms");
        let sites: Vec<_> = alarms.to.iter().map(|(site, _)| site.as_deref()).collect();
        assert_eq!(sites, [Some("Loja de Lisboa"), None]);
    }

    #[test]
    fn what_stands_in_front_of_an_address_apart_is_said_and_not_guessed() {
        for part in ["public", "desk"] {
            let apart = format!("[{part}]\nlisten = '127.0.0.1:1'\n");
            let refused = read(&format!("behind_balancer = true\n{apart}")).unwrap_err();
            assert!(refused.contains(&format!("[{part}]")), "{refused}");
            for said in [true, false] {
                let text = format!("behind_balancer = true\n{apart}behind_balancer = {said}\n");
                assert!(read(&text).is_ok(), "{text}");
            }
            assert!(read(&apart).is_ok());
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_line() {
        for wrong in [
            "listen = '8443'",
            "listen = 8443",
            "public_base = 'http://kiosk.example.org'",
            "public_base = 'https://'",
            "behind_balancer = 'yes'",
            "port = 8443",
            "traces = 4318",
            "traces = '127.0.0.1:4318'",
            "traces = 'grpc://127.0.0.1:4317'",
            "traces = 'http://10.0.0.5:4318'",
            "traces_share = -0.1",
            "traces_share = 1.01",
            "traces_share = nan",
            "traces_share = 'all'",
            "database = 'mysql://localhost/aima'",
            "database = 5",
            "database_password_file = 5",
            "public = { listen = '443' }",
            "desk = { certificate = { chain = 'a', key = 'b' } }",
            "desk = { listen = '127.0.0.1:1', certificate = { chain = 'a' } }",
            "desk = { listen = '127.0.0.1:1', certificate = 'a' }",
            "desk = { listen = '127.0.0.1:1', behind_balancer = 1 }",
            "[mail]\nserver = 'mail.example.org'",
            "[mail]\nserver = 'smtp://mail.example.org'",
            "[mail]\nfrom = 'nobody'",
            "[mail]\nreturns = 'a b'",
            "[mail]\npassword = 'secret'",
            "[limits]\nenrolment = { burst = 0, every_ms = 1 }",
            "[limits]\nenrolment = { burst = 1, every_ms = 0 }",
            "[limits]\nenrolment = { burst = 1 }",
            "[limits]\nenrolments = { burst = 1, every_ms = 1 }",
            "[alarms]\nevery_minutes = 0",
            "[alarms]\nevery_minutes = 1441",
            "[alarms]\ndesk_base = 'desk'",
            "[alarms]\nto = ['lisboa@example.org']",
            "[alarms]\nto = [{ site = 'Lisboa' }]",
            "[alarms]\nto = [{ address = 'lisboa' }]",
            "[policy]\nsession_hours = 0",
            "[policy]\nsession_hours = 25",
            "[policy]\nsessions = 1",
            "[sign_in]\nissuer = 'http://id.example.org'",
            "[sign_in]\nsecret = 'here'",
            "[retention]\ndone_days = -1",
            "[retention]\ndays = 1",
            "= 4",
        ] {
            let text = format!("intake_only = false\n{wrong}\n");
            let said = read(&text).expect_err(wrong);
            let line = text.lines().count();
            assert!(said.contains(&format!("line {line}")), "{wrong}: {said}");
        }
    }

    #[test]
    fn terms_in_two_places_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::new(folder.path());
        fs::write(directory.settings(), "[retention]\ndone_days = 30\n").unwrap();
        fs::write(directory.retention(), "done_days = 40\n").unwrap();
        let error = Settings::read(&directory).unwrap_err();
        assert!(matches!(error, SettingsError::Twice(..)), "{error}");
    }
}
