//! `aima-central`: reads the command line and calls the library.

mod configuration_command;
mod keys_command;
mod notice_command;

use std::{
    io::{BufRead, Write},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
};

use central::{
    app::{self, Config, StartError},
    clock::Clock,
    commands,
    directory::Directory,
    doctor, hosts,
    identity::Patience,
    journal::{Head, LineHash},
    made_up::bulk::Plan,
    mail::{options::MailOptions, server::ServerAddress},
    permissions::Post,
    proof::desk::Role,
    registry::import::{How, OfLine},
    settings::{Settings, public_base, return_host, sender},
    store::Installation,
    traces::Traces,
    wake::Wake,
    workers::Workers,
};
use clap::{Args, Parser, Subcommand};
use protocol::{EmailAddress, KioskId, TrackingCode};
use tokio::signal::unix::{SignalKind, signal};
use zeroize::Zeroizing;

type Failure = Box<dyn std::error::Error>;

/// The reference central service of the AIMA kiosks.
#[derive(Parser)]
#[command(name = "aima-central", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make what is missing in the data directory: database, keys, certificates.
    Init {
        #[command(flatten)]
        data: Data,
        /// Everything is made up, and receipts and pages say DEMO.
        #[arg(long)]
        demo: bool,
        /// Scheme and host of the tracking page, such as https://localhost:8443.
        #[arg(long, value_name = "URL", value_parser = public_base)]
        public_base: Option<String>,
        /// A host name or address under which kiosks call; may be given several times. This machine's own and
        /// that of the public base are known. They stand in the server's certificate, and are kept for the next.
        #[arg(long, value_name = "HOST", value_parser = hosts::parse)]
        host: Vec<String>,
    },
    /// Make cases up (demonstrations only).
    MakeCases {
        #[command(flatten)]
        data: Data,
        /// How many.
        #[arg(long)]
        cases: u32,
        /// The same seed gives the same cases.
        #[arg(long)]
        seed: u64,
        /// Print the first so many people, one JSON line each.
        #[arg(long, default_value_t = 0)]
        show: u32,
        /// Fill a fresh demonstration with millions, to measure with. One that is interrupted is thrown away.
        #[arg(long, conflicts_with = "show")]
        bulk: bool,
        /// Open requests about so many of the cases, half of them at most.
        #[arg(long, requires = "bulk", default_value_t = 0)]
        open: u32,
    },
    /// Print a one-time code for one kiosk, valid for 24 hours.
    EnrolmentCode {
        #[command(flatten)]
        data: Data,
        /// The store's name, as printed on receipts.
        #[arg(long, required_unless_present = "kiosk")]
        store: Option<String>,
        /// A kiosk that there is, by its id: it gets another token and keeps its name, so that what waits in it is
        /// delivered.
        #[arg(long, conflicts_with_all = ["store", "zone"])]
        kiosk: Option<String>,
        /// The store's time zone.
        #[arg(long, default_value = "Europe/Lisbon")]
        zone: String,
    },
    /// Take a kiosk's token away.
    RevokeKiosk {
        #[command(flatten)]
        data: Data,
        /// Its id, the first two symbols of its tracking codes.
        #[arg(long)]
        kiosk: String,
    },
    /// Undo a revocation: the kiosk has its name and its last token again.
    ReinstateKiosk {
        #[command(flatten)]
        data: Data,
        /// Its id, the first two symbols of its tracking codes.
        #[arg(long)]
        kiosk: String,
    },
    /// Let one kiosk deliver what waited under another's name, whose tokens end: for a machine that was enrolled
    /// under a new name while requests of the old one were in it.
    SucceedKiosk {
        #[command(flatten)]
        data: Data,
        /// The kiosk that delivers.
        #[arg(long)]
        kiosk: String,
        /// The name that it had before.
        #[arg(long)]
        former: String,
    },
    /// Take in what a kiosk exported because it was refused, and print what became of it. A second run changes
    /// nothing.
    Import {
        #[command(flatten)]
        data: Data,
        /// What `aima-kiosk export` or the staff panel wrote.
        file: PathBuf,
    },
    /// Take cases in from a CSV file with a header (see central.md). Each line that is wrong is printed with its columns,
    /// and the others are taken in; a run that was interrupted goes on where it was.
    ImportCases {
        #[command(flatten)]
        data: Data,
        /// The file, UTF-8.
        file: PathBuf,
        /// What stands between two values.
        #[arg(long, default_value = ",", value_parser = delimiter)]
        delimiter: u8,
        /// Judge every line, and write nothing.
        #[arg(long)]
        check: bool,
    },
    /// Give somebody a name and a password for the counter desk. The password is the first line of
    /// standard input.
    AddStaff {
        #[command(flatten)]
        data: Data,
        /// The name to sign in with: lower-case letters, digits, `.` and `-`.
        #[arg(long)]
        name: String,
        /// What they may do: a supervisor decides with a clerk what one person alone must not, and looks after the clerks'
        /// passwords; an auditor reads and does nothing.
        #[arg(long, default_value = "clerk", value_parser = role)]
        role: Role,
        /// The site where they serve, as its kiosks were enrolled; without it every site.
        #[arg(long, value_name = "SITE")]
        site: Option<String>,
    },
    /// Put somebody of the counter desk elsewhere, or give another role. It counts at once.
    ChangeStaff {
        #[command(flatten)]
        data: Data,
        /// The name.
        #[arg(long)]
        name: String,
        /// Another role.
        #[arg(long, value_parser = role, required_unless_present_any = ["site", "every_site"])]
        role: Option<Role>,
        /// Another site, as its kiosks were enrolled.
        #[arg(long, value_name = "SITE", conflicts_with = "every_site")]
        site: Option<String>,
        /// Every site.
        #[arg(long)]
        every_site: bool,
    },
    /// Take somebody's password and sessions for the counter desk away.
    RemoveStaff {
        #[command(flatten)]
        data: Data,
        /// The name.
        #[arg(long)]
        name: String,
    },
    /// Who there is at the counter desk, and how somebody comes in again.
    Staff {
        #[command(subcommand)]
        command: Staff,
    },
    /// Erase what is kept of a person: of one request, or of a case with every request about it.
    Erase {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        whose: Whose,
    },
    /// Print everything that is kept of a person, as JSON: of one request, or of a case with every request about it.
    ExportPerson {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        whose: Whose,
    },
    /// Verify the desk's journal, and print the number of its lines and the hash of the last.
    CheckJournal {
        #[command(flatten)]
        data: Data,
        /// A number of lines that an earlier check printed: the journal must still have them.
        #[arg(long, value_name = "N", requires = "expect_head", value_parser = clap::value_parser!(i64).range(0..))]
        expect_lines: Option<i64>,
        /// The hash that the same check printed.
        #[arg(long, value_name = "HASH", requires = "expect_lines", value_parser = line_hash)]
        expect_head: Option<LineHash>,
    },
    /// What kiosks are told: senders, complaint routes, notices, sites, the tracking page's host, days of checking,
    /// closed days, sealing keys.
    Configuration {
        #[command(subcommand)]
        command: configuration_command::Configuration,
    },
    /// What kiosks say for a while: "we close at 16:00 today". Made, listed, withdrawn; the desk's supervisors do the same.
    Notice {
        #[command(subcommand)]
        command: notice_command::Notice,
    },
    /// Keys that follow one another: made, activated, looked at, retired (see central.md).
    Keys {
        #[command(subcommand)]
        command: keys_command::Keys,
    },
    /// Serve kiosks, the tracking page and the counter desk.
    Serve {
        #[command(flatten)]
        data: Data,
        /// Where to listen, instead of what `DIR/central.toml` says; port 0 takes a free one.
        #[arg(long)]
        listen: Option<SocketAddr>,
        /// Instead of what `init` was given.
        #[arg(long, value_name = "URL", value_parser = public_base)]
        public_base: Option<String>,
        /// Tell callers apart by the last X-Forwarded-For entry, which the balancer in front must set: where `listen` says;
        /// for a listener apart its own key in `DIR/central.toml` says so.
        #[arg(long)]
        behind_balancer: bool,
        /// Take requests in without opening them; another process does (`aima-central open`).
        #[arg(long)]
        intake_only: bool,
        /// Serve kiosks and the public without any secret key, or do what needs one, in two processes of different users; else
        /// everything in one.
        #[arg(long, conflicts_with = "intake_only")]
        role: Option<Split>,
        #[command(flatten)]
        mail: Mail,
    },
    /// Take what a mail server reports about a mail (RFC 3464) from standard input: its pipe for the return addresses.
    /// Ends with 0 for what was noted or is none of ours, and with 75 where it is to be tried again.
    TakeMail {
        #[command(flatten)]
        data: Data,
        /// The return address that it came to; else ORIGINAL_RECIPIENT in the environment.
        #[arg(long, value_name = "ADDRESS", allow_hyphen_values = true)]
        recipient: Option<String>,
    },
    /// Read `DIR/central.toml` as `serve` and `open` would, and say what cannot be meant, with its line.
    CheckConfig {
        #[command(flatten)]
        data: Data,
    },
    /// Bring the database to this version, and print how many steps that were. On a PostgreSQL server processes of the release
    /// before work on meanwhile; nothing else changes the schema there.
    Migrate {
        #[command(flatten)]
        data: Data,
    },
    /// After a backup was restored, or the database brought back to a moment, and before anything else is started: ask mailboxes
    /// again that may have answered since, end every session at the desk, and print what was done.
    AfterRestore {
        #[command(flatten)]
        data: Data,
        /// The moment to which it was restored, such as 2026-11-30T10:15:00Z: that of the backup, or the target of the recovery.
        #[arg(long, value_name = "TIME")]
        to: jiff::Timestamp,
    },
    /// Print the description of the API (OpenAPI), as the service gives it out under /openapi.json.
    Openapi,
    /// Look at everything that central needs, and say of what is wrong what it means and which line to change. Changes
    /// nothing and writes to nobody.
    Doctor {
        #[command(flatten)]
        data: Data,
    },
    /// Open and settle requests that were taken in, send mail, and serve nobody.
    Open {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        mail: Mail,
        /// Instead of what `init` was given.
        #[arg(long, value_name = "URL", value_parser = public_base)]
        public_base: Option<String>,
    },
}

/// One of two processes.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Split {
    /// What the Internet reaches. It reads no secret key but that of TLS, and passes codes and mailed links on to the worker.
    Intake,
    /// Opens, decides, mails, and serves the desk at the address of [desk] in `DIR/central.toml`.
    Worker,
}

#[derive(Subcommand)]
enum Staff {
    /// Print everybody, one JSON line each: role, site, lock-out, and until when a one-time password is good.
    List {
        #[command(flatten)]
        data: Data,
    },
    /// Give somebody a one-time password, printed once: good for a day, and for choosing another. Sessions and lock-outs end.
    Reset {
        #[command(flatten)]
        data: Data,
        /// The name.
        #[arg(long)]
        name: String,
    },
    /// Let somebody in again who comes by the identity provider and was taken away by `remove-staff`.
    Readmit {
        #[command(flatten)]
        data: Data,
        /// The name, as the audit log says it.
        #[arg(long)]
        name: String,
    },
    /// End somebody's lock-out, and leave them their password.
    Unlock {
        #[command(flatten)]
        data: Data,
        /// The name.
        #[arg(long)]
        name: String,
    },
}

#[derive(Args)]
struct Mail {
    /// The mail server: smtps://USER@HOST:PORT, smtp+starttls://USER@HOST:PORT, or smtp://127.0.0.1:PORT.
    /// Without it mails are files in DIR/mail.
    #[arg(long = "mail-server", value_name = "URL")]
    server: Option<ServerAddress>,
    /// A file whose first line is the password of the mail server's user.
    #[arg(long = "mail-password-file", value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// The only certificate authority to trust for the mail server (PEM), instead of this machine's.
    #[arg(long = "mail-authority", value_name = "FILE")]
    authority: Option<PathBuf>,
    /// Who writes. People are told to trust its domain.
    #[arg(long = "mail-from", value_name = "ADDRESS", value_parser = sender)]
    from: Option<EmailAddress>,
    /// Each mail gets a return address of its own, bounce+…@HOST, and what comes to these is handed to `aima-central
    /// take-mail`; the mail server reports a delay after four hours and keeps nothing for longer than two days. Without
    /// it nobody's silence counts.
    #[arg(long = "mail-returns", value_name = "HOST", value_parser = return_host)]
    returns: Option<String>,
}

impl Mail {
    /// What the file says, where the command line does not say otherwise.
    fn options(self, settings: &Settings) -> MailOptions {
        let file = settings.mail.options();
        MailOptions {
            server: self.server.or(file.server),
            password_file: self.password_file.or(file.password_file),
            authority: self.authority.or(file.authority),
            from: self.from.unwrap_or(file.from),
            returns: self.returns.or(file.returns),
            patience: file.patience,
            reminder_working_days: settings.policy.reminder_working_days,
        }
    }
}

#[derive(Args)]
struct Data {
    /// The data directory.
    #[arg(long = "data", value_name = "DIR")]
    directory: PathBuf,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
struct Whose {
    /// The tracking code of a request.
    #[arg(long)]
    code: Option<TrackingCode>,
    /// The number of a case.
    #[arg(long)]
    case: Option<String>,
}

impl Whose {
    fn named(self) -> commands::Whose {
        match self.code {
            Some(code) => commands::Whose::Request(code),
            None => commands::Whose::Case(self.case.unwrap_or_default()),
        }
    }
}

impl Data {
    fn directory(self) -> Directory {
        Directory::new(self.directory)
    }
}

fn role(text: &str) -> Result<Role, &'static str> {
    Role::from_name(text).ok_or("it must be clerk, supervisor or auditor")
}

fn delimiter(text: &str) -> Result<u8, &'static str> {
    match text.as_bytes() {
        [byte @ (b',' | b';' | b'\t')] => Ok(*byte),
        _ => Err("it must be a comma, a semicolon or a tab"),
    }
}

fn line_hash(text: &str) -> Result<LineHash, &'static str> {
    let mut hash = LineHash::default();
    hex::decode_to_slice(text, &mut hash)
        .map(|()| hash)
        .map_err(|_| "it must be 64 hexadecimal digits")
}

/// What a mail server takes for "try again" (EX_TEMPFAIL of sysexits.h).
const TRY_AGAIN: u8 = 75;

#[tokio::main]
async fn main() -> ExitCode {
    let takes_mail = std::env::args_os()
        .nth(1)
        .is_some_and(|name| name == "take-mail");
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(wrong) if takes_mail && wrong.use_stderr() => {
            let _ = wrong.print();
            // Any other code would have the mail server answer whoever wrote.
            return ExitCode::from(TRY_AGAIN);
        }
        Err(wrong) => wrong.exit(),
    };
    log_to_standard_error();
    match run(cli.command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let mut causes = vec![failure.to_string()];
            let mut next = failure.source();
            while let Some(cause) = next {
                causes.push(cause.to_string());
                next = cause.source();
            }
            tracing::error!(event = "failed", cause = causes.join(": "));
            match takes_mail {
                true => ExitCode::from(TRY_AGAIN),
                false => ExitCode::FAILURE,
            }
        }
    }
}

async fn run(command: Command) -> Result<(), Failure> {
    let clock = Clock::System;
    match command {
        Command::Init {
            data,
            demo,
            public_base,
            host,
        } => {
            let directory = data.directory();
            commands::add_hosts(&directory, host)?;
            commands::init(&directory, &Installation { demo, public_base }, clock.now()).await?;
        }
        Command::MakeCases {
            data,
            cases,
            seed,
            show,
            bulk,
            open,
        } => {
            if bulk {
                let begun = std::time::Instant::now();
                let now = clock.now();
                let plan = Plan {
                    cases,
                    open,
                    seed,
                    now,
                };
                commands::make_cases_in_bulk(&data.directory(), plan).await?;
                let seconds = begun.elapsed().as_secs();
                say(&format!(
                    "{{\"cases\":{cases},\"open\":{open},\"seconds\":{seconds}}}"
                ))?;
                return Ok(());
            }
            for person in commands::make_cases(&data.directory(), cases, seed, show).await? {
                say(&serde_json::to_string(&person)?)?;
            }
        }
        Command::EnrolmentCode {
            data,
            store,
            kiosk,
            zone,
        } => {
            let (directory, now) = (data.directory(), clock.now());
            say(&match kiosk {
                Some(kiosk) => {
                    commands::code_for_kiosk(&directory, KioskId::parse(&kiosk)?, now).await?
                }
                None => {
                    let store = store.unwrap_or_default();
                    commands::enrolment_code(&directory, &store, &zone, now).await?
                }
            })?;
        }
        Command::RevokeKiosk { data, kiosk } => {
            commands::revoke_kiosk(&data.directory(), KioskId::parse(&kiosk)?, clock.now()).await?;
        }
        Command::ReinstateKiosk { data, kiosk } => {
            let kiosk = KioskId::parse(&kiosk)?;
            commands::reinstate_kiosk(&data.directory(), kiosk, clock.now()).await?;
        }
        Command::SucceedKiosk {
            data,
            kiosk,
            former,
        } => {
            let (kiosk, former) = (KioskId::parse(&kiosk)?, KioskId::parse(&former)?);
            commands::succeed_kiosk(&data.directory(), kiosk, former, clock.now()).await?;
        }
        Command::Import { data, file } => {
            let imported = commands::import(&data.directory(), &file, clock.now()).await?;
            say(&serde_json::to_string(&imported)?)?;
            if !imported.refused.is_empty() {
                return Err("some lines are no request of a kiosk of this central".into());
            }
        }
        Command::ImportCases {
            data,
            file,
            delimiter,
            check,
        } => {
            let how = How { delimiter, check };
            let said = |of: &OfLine| {
                if let Ok(line) = serde_json::to_string(of) {
                    let _ = say(&line);
                }
            };
            let directory = data.directory();
            let report = commands::import_cases(&directory, &file, how, clock.now(), said).await?;
            say(&serde_json::to_string(&report)?)?;
            if report.refused > 0 {
                return Err("some lines are wrong".into());
            }
            if report.put_off > 0 {
                return Err(
                    "some cases are just being changed; take the same file in again later".into(),
                );
            }
        }
        Command::AddStaff {
            data,
            name,
            role,
            site,
        } => {
            let mut password = Zeroizing::new(String::new());
            std::io::stdin().lock().read_line(&mut password)?;
            let password = password.trim_end_matches(['\r', '\n']);
            let post = Post { role, site };
            commands::add_staff(&data.directory(), &name, password, post, clock.now()).await?;
        }
        Command::ChangeStaff {
            data,
            name,
            role,
            site,
            every_site,
        } => {
            let site = match every_site {
                true => Some(None),
                false => site.map(Some),
            };
            commands::change_staff(&data.directory(), &name, role, site, clock.now()).await?;
        }
        Command::RemoveStaff { data, name } => {
            commands::remove_staff(&data.directory(), &name, clock.now()).await?;
        }
        Command::Staff { command } => match command {
            Staff::List { data } => {
                for member in commands::list_staff(&data.directory(), clock.now()).await? {
                    say(&serde_json::to_string(&member)?)?;
                }
            }
            Staff::Reset { data, name } => {
                let password = commands::reset_staff(&data.directory(), &name, clock.now()).await?;
                say(&password)?;
            }
            Staff::Readmit { data, name } => {
                commands::readmit_staff(&data.directory(), &name, clock.now()).await?;
            }
            Staff::Unlock { data, name } => {
                commands::unlock_staff(&data.directory(), &name, clock.now()).await?;
            }
        },
        Command::Erase { data, whose } => {
            commands::erase(&data.directory(), &whose.named(), clock.now()).await?;
        }
        Command::ExportPerson { data, whose } => {
            let kept =
                commands::export_person(&data.directory(), &whose.named(), clock.now()).await?;
            say(&serde_json::to_string_pretty(&kept)?)?;
        }
        Command::CheckJournal {
            data,
            expect_lines,
            expect_head,
        } => {
            let expected = expect_lines
                .zip(expect_head)
                .map(|(lines, hash)| Head { lines, hash });
            let head = commands::check_journal(&data.directory(), expected).await?;
            say(&format!(
                r#"{{"lines":{},"head":"{}"}}"#,
                head.lines,
                hex::encode(head.hash)
            ))?;
        }
        Command::Configuration { command } => {
            configuration_command::run(command, clock.now()).await?;
        }
        Command::Notice { command } => notice_command::run(command, clock.now()).await?,
        Command::Keys { command } => keys_command::run(command, clock.now()).await?,
        Command::Serve {
            data,
            listen,
            public_base,
            behind_balancer,
            intake_only,
            role,
            mail,
        } => {
            let directory = data.directory();
            let settings = Settings::read(&directory)?;
            let mut config = Config::new(directory, listen.unwrap_or(settings.listen));
            config.apart = settings.apart();
            config.public_base = public_base.or(settings.public_base.clone());
            config.behind_balancer = behind_balancer || settings.behind_balancer;
            config.opening = !(intake_only || settings.intake_only);
            config.opening |= matches!(role, Some(Split::Worker));
            config.role = match role {
                None => app::Role::Whole,
                Some(Split::Intake) => app::Role::Intake(settings.worker_socket.clone()),
                Some(Split::Worker) => app::Role::Worker(settings.worker_socket.clone()),
            };
            config.rates = settings.limits.into();
            config.policy = settings.policy;
            config.mail = mail.options(&settings);
            config.desk_base = settings.alarms.desk_base.clone();
            config.traces = settings.trace_settings();
            config.sign_in = settings.sign_in.clone().map(|it| (it, Patience::default()));
            let serving = app::serve(config).await?;
            // Before anybody hears that it serves, and may end it.
            let told_to_end = told_to_end()?;
            // An address needs no escaping.
            say(&format!(
                r#"{{"event":"listening","address":"{}"}}"#,
                serving.address()
            ))?;
            for (part, address) in serving.apart() {
                let part = part.as_str();
                say(&format!(
                    r#"{{"event":"listening-apart","part":"{part}","address":"{address}"}}"#
                ))?;
            }
            told_to_end.await;
            serving.stop().await?;
        }
        Command::TakeMail { data, recipient } => {
            let recipient = recipient.or_else(|| std::env::var("ORIGINAL_RECIPIENT").ok());
            let recipient = recipient
                .ok_or("neither --recipient nor ORIGINAL_RECIPIENT names the return address")?;
            let input = std::io::stdin().lock();
            commands::take_mail(&data.directory(), &recipient, input, clock.now()).await?;
        }
        Command::CheckConfig { data } => {
            let directory = data.directory();
            let settings = Settings::read(&directory)?;
            central::retention::Terms::read(&directory)?;
            let file = directory.settings();
            say(&match file.exists() {
                true => format!("{}: can be used", file.display()),
                false => format!("{}: not there; every key has its default", file.display()),
            })?;
            for listener in settings.listeners() {
                say(&listener)?;
            }
            for warning in doctor::warnings(&settings) {
                say(&warning.to_string())?;
            }
        }
        Command::Migrate { data } => {
            let steps = commands::migrate(&data.directory()).await?;
            say(&format!("{{\"steps\":{steps}}}"))?;
        }
        Command::AfterRestore { data, to } => {
            if to > clock.now() {
                return Err("--to is a moment that is over".into());
            }
            let done = commands::after_restore(&data.directory(), to, clock.now()).await?;
            say(&serde_json::to_string(&done)?)?;
        }
        Command::Openapi => say(central::api::description::document().trim_end())?,
        Command::Doctor { data } => {
            let findings = doctor::examine(&data.directory(), clock.now()).await;
            for finding in &findings {
                say(&finding.to_string())?;
            }
            if findings
                .iter()
                .any(|finding| finding.grade == doctor::Grade::Wrong)
            {
                return Err("something is wrong".into());
            }
        }
        Command::Open {
            data,
            mail,
            public_base,
        } => {
            let directory = data.directory();
            let store = app::open_store(&directory).await?;
            let installation = store
                .installation()
                .await?
                .ok_or(StartError::NotInitialised)?;
            let settings = Settings::read(&directory)?;
            let public_base = public_base
                .or(settings.public_base.clone())
                .or(installation.public_base)
                .ok_or(StartError::NoPublicBase)?;
            let traces = Traces::start(settings.trace_settings(), "open", clock.clone())?;
            let wake = Arc::new(Wake {
                traces: traces.clone(),
                ..Wake::default()
            });
            let mail = mail.options(&settings);
            let dispatcher =
                app::dispatcher(&directory, store.clone(), clock.clone(), &mail).await?;
            let workers = Workers::new(&directory, store.clone(), clock, public_base, wake)?;
            let (stop, stopped) = tokio::sync::watch::channel(false);
            let working = tokio::spawn(workers.run(dispatcher, stopped));
            told_to_end()?.await;
            stop.send_replace(true);
            working.await?;
            store.close().await;
            traces.end().await;
        }
    }
    Ok(())
}

/// One line on standard output, at once.
fn say(line: &str) -> std::io::Result<()> {
    let mut output = std::io::stdout().lock();
    writeln!(output, "{line}")?;
    output.flush()
}

/// Until SIGTERM or SIGINT, from this call on: before it, either kills.
fn told_to_end() -> std::io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Events as JSON lines; `RUST_LOG` chooses which.
fn log_to_standard_error() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .json()
        .with_writer(std::io::stderr)
        .with_env_filter(filter)
        .init();
}
