//! What an operator asks when something is wrong: every part that central needs is looked at, and each finding says what it
//! means and which line to change. It changes nothing, migrates nothing and writes to nobody.

use std::{fmt, fs, io, os::unix::fs::PermissionsExt, path::Path};

use jiff::{SignedDuration, Timestamp};

use crate::{
    authority,
    clock::Clock,
    configuration,
    directory::Directory,
    hosts,
    identity::{Patience, Provider},
    keyring::KeyKind,
    keys,
    location::{Location, Server},
    retention::Terms,
    settings::Settings,
    store::{Store, StoreError},
    workers::{deciding, unsealing},
};

/// A worker that has not been heard of for so long does not get on.
const STANDING_STILL: SignedDuration = SignedDuration::from_mins(1);
/// A mail that waits longer than this has a server that does not take it.
const MAIL_WAITS: SignedDuration = SignedDuration::from_mins(15);
/// A certificate that ends sooner is to be renewed.
const RENEW_BEFORE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The part that lets staff in by the identity provider.
const SIGN_IN: &str = "sign-in";

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// As it should be.
    Well,
    /// It works, and not as it may be meant.
    Doubtful,
    /// It does not work.
    Wrong,
}

/// What was found of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub grade: Grade,
    /// Which part.
    pub part: &'static str,
    /// What is so.
    pub found: String,
    /// What it means; nothing where all is well.
    pub means: &'static str,
    /// What to change.
    pub change: String,
}

impl Finding {
    fn well(part: &'static str, found: impl Into<String>) -> Finding {
        Finding {
            grade: Grade::Well,
            part,
            found: found.into(),
            means: "",
            change: String::new(),
        }
    }

    fn wrong(
        part: &'static str,
        found: impl Into<String>,
        means: &'static str,
        change: impl Into<String>,
    ) -> Finding {
        Finding {
            grade: Grade::Wrong,
            part,
            found: found.into(),
            means,
            change: change.into(),
        }
    }

    fn doubtful(self) -> Finding {
        Finding {
            grade: Grade::Doubtful,
            ..self
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grade = match self.grade {
            Grade::Well => "well",
            Grade::Doubtful => "doubtful",
            Grade::Wrong => "WRONG",
        };
        write!(f, "{grade:<8} {}: {}", self.part, self.found.trim_end())?;
        if self.grade != Grade::Well {
            write!(
                f,
                "\n         means:  {}\n         change: {}",
                self.means, self.change
            )?;
        }
        Ok(())
    }
}

/// Looks at everything. What central says of mail and listening comes from `DIR/central.toml`, not from the command line of a
/// process that runs.
pub async fn examine(directory: &Directory, now: Timestamp) -> Vec<Finding> {
    let mut all = Vec::new();
    let settings = settings(directory, &mut all);
    all.extend(keys(directory));
    let mut sites = None;
    if let Some(store) = database(directory, &mut all).await {
        all.extend(missing_keys(directory, &store).await);
        if let Err(error) = state(&store, now, &mut all).await {
            all.push(Finding::wrong(
                "database",
                causes(&error),
                "what is kept in it cannot be read",
                "see \"A restored backup\" in central.md",
            ));
        }
        sites = store.sites().await.ok();
        store.close().await;
    }
    all.extend(certificate(directory, settings.as_ref(), now));
    if let Some(settings) = &settings {
        all.extend(warnings(settings));
        all.extend(mail_out(settings).await);
        all.extend(sign_in(settings, sites.as_deref(), now).await);
    }
    all
}

fn settings(directory: &Directory, all: &mut Vec<Finding>) -> Option<Settings> {
    let read = Settings::read(directory);
    let terms = match &read {
        Ok(_) => Terms::read(directory)
            .map(|_| ())
            .map_err(|error| causes(&error)),
        Err(error) => Err(causes(error)),
    };
    all.push(match terms {
        Ok(()) => Finding::well("configuration", "it can be used"),
        Err(found) => Finding::wrong(
            "configuration",
            found,
            "serve and open do not start; nothing is replaced by a default",
            "the line that is named, in central.toml or retention.toml",
        ),
    });
    read.ok()
}

fn keys(directory: &Directory) -> Vec<Finding> {
    const PART: &str = "keys";
    let mut all = Vec::new();
    let mut judge = |read: Result<(), keys::KeyError>, means| {
        all.extend(read.err().map(|error| {
            let change =
                "bring the file back from its backup; `init` makes one where there never was one";
            Finding::wrong(PART, causes(&error), means, change)
        }));
    };
    judge(
        keys::vault(directory).map(|_| ()),
        "identifiers at rest can be neither read nor found",
    );
    judge(
        keys::signer(directory).map(|_| ()),
        "links in mails and proofs of kiosks are not believed",
    );
    judge(
        keys::private_keys(directory).map(|_| ()),
        "requests are taken in and cannot be opened by this machine",
    );
    judge(
        keys::public_keys(directory).map(|_| ()),
        "no kiosk can be enrolled",
    );
    let password = match Location::of(directory) {
        Ok(Location::Server(server)) => server.password_file,
        _ => None,
    };
    let paths = [
        directory.keys(),
        directory.database(),
        directory.server_key(),
    ];
    for path in paths.into_iter().chain(password) {
        all.extend(open_to_others(&path).map(|mode| {
            Finding::wrong(
                PART,
                format!("{} has mode {mode:o}", path.display()),
                "other users of this machine can read it",
                format!("chmod go= {}", path.display()),
            )
        }));
    }
    if all.is_empty() {
        all.push(Finding::well(PART, "all are there, and closed to others"));
    }
    all
}

/// Keys that are in use, and not here. That the database fails is said by what else asks it.
async fn missing_keys(directory: &Directory, store: &Store) -> Vec<Finding> {
    let Ok(states) = store.key_states().await else {
        return vec![];
    };
    let mut all = Vec::new();
    for kind in KeyKind::ALL {
        let here = keys::files(directory, kind).unwrap_or_default();
        // Where there is none at all, that is said already.
        let is_here = |number| here.is_empty() || here.iter().any(|(of, _)| *of == number);
        let missing = states.needed(kind).into_iter().map(|state| state.number);
        all.extend(missing.filter(|number| !is_here(*number)).map(|number| {
            Finding::wrong(
                "keys",
                format!("{} is in use and not here", kind.file(number)),
                "this machine does nothing that needs keys: workers wait, and desk, codes and links answer 503",
                "bring the file from the machine on which it was made, or its copy",
            )
        }));
    }
    all
}

fn open_to_others(path: &Path) -> Option<u32> {
    let mode = fs::metadata(path).ok()?.permissions().mode() & 0o777;
    // A file in a folder that is closed to others is closed to others.
    let folder = fs::metadata(path.parent()?).ok()?.permissions().mode();
    (mode & 0o077 != 0 && folder & 0o077 != 0).then_some(mode)
}

async fn database(directory: &Directory, all: &mut Vec<Finding>) -> Option<Store> {
    const PART: &str = "database";
    let wrong = |found: String, means, change: &str| Finding::wrong(PART, found, means, change);
    let location = match Location::of(directory) {
        Ok(location) => location,
        Err(error) => {
            let means = "nobody knows where the database is";
            let change = "the line that is named, in central.toml";
            all.push(wrong(causes(&error), means, change));
            return None;
        }
    };
    if let Location::Server(server) = &location {
        return on_a_server(server, &location, all).await;
    }
    match Store::lacks(&location).await {
        Ok(Some(0)) => {}
        Ok(Some(lacks)) => {
            let found = format!("it lacks {lacks} of this version's changes");
            let means = "an earlier version has written it; serve brings it to this one";
            let change = "make a backup, then start serve";
            all.push(wrong(found, means, change).doubtful());
            return None;
        }
        Ok(None) => {
            let means = "nothing was ever kept here, or the wrong folder is named";
            let change = "--data DIR, or run `aima-central init --data DIR`";
            all.push(wrong("there is none".to_owned(), means, change));
            return None;
        }
        Err(error) => {
            let means = "it is another program's, a newer version's, damaged, or out of reach";
            let change = "--data DIR, the newer version, or the last backup";
            all.push(wrong(causes(&error), means, change));
            return None;
        }
    }
    let opened = match Store::open(&location).await {
        Ok(store) => store.damage().await.map(|damage| (store, damage)),
        Err(error) => Err(error),
    };
    match opened {
        Ok((store, None)) => {
            all.push(Finding::well(PART, "it is whole, and of this version"));
            Some(store)
        }
        Ok((_, Some(damage))) => {
            let means = "parts of it cannot be read; what kiosks hold is delivered again";
            all.push(wrong(damage, means, "bring the last backup back"));
            None
        }
        Err(error) => {
            let means = "disk, rights or another process keep it from being used";
            all.push(wrong(
                causes(&error),
                means,
                "the folder's owner and free space",
            ));
            None
        }
    }
}

/// The same, where `database` in central.toml names a server.
async fn on_a_server(
    server: &Server,
    location: &Location,
    all: &mut Vec<Finding>,
) -> Option<Store> {
    const PART: &str = "database";
    let named = server.shown();
    let wrong = |found: String, means, change: &str| Finding::wrong(PART, found, means, change);
    match Store::lacks(location).await {
        Ok(Some(0)) => {}
        Ok(Some(lacks)) => {
            let found = format!("{named} lacks {lacks} of this version's changes");
            let means = "an earlier version has written it; this one does not start before it is brought to it";
            all.push(wrong(
                found,
                means,
                "run `aima-central migrate`: processes of the release before work on meanwhile",
            ));
            return None;
        }
        Ok(None) => {
            let means = "nothing was ever kept there, or another database is named";
            let change = "database in central.toml, or run `aima-central init --data DIR`";
            all.push(wrong(format!("{named} is empty"), means, change));
            return None;
        }
        Err(StoreError::Location(error)) => {
            let means = "central cannot sign in at the database";
            all.push(wrong(
                causes(&error),
                means,
                "database_password_file in central.toml",
            ));
            return None;
        }
        Err(StoreError::Server(found)) => {
            let means = "serve does not start; nothing was changed there";
            all.push(wrong(
                format!("{named}: {found}"),
                means,
                "database in central.toml, or what is said there",
            ));
            return None;
        }
        Err(error @ (StoreError::Newer { .. } | StoreError::Foreign)) => {
            let means = "it is another program's or a newer version's; nothing was changed there";
            let change = "database in central.toml, or the newer version";
            all.push(wrong(format!("{named}: {}", causes(&error)), means, change));
            return None;
        }
        Err(error) => {
            let means = "the server is out of reach, or does not let central in: kiosks keep what they have, and nobody is told anything";
            let change = "database and database_password_file in central.toml, the server's pg_hba.conf, or the server";
            all.push(wrong(format!("{named}: {}", causes(&error)), means, change));
            return None;
        }
    }
    match Store::open(location).await {
        Ok(store) => {
            all.push(Finding::well(
                PART,
                format!("{named} answers, and is of this version"),
            ));
            Some(store)
        }
        Err(error) => {
            let means = "the server does not let central work";
            all.push(wrong(
                format!("{named}: {}", causes(&error)),
                means,
                "max_connections of the server, or the server",
            ));
            None
        }
    }
}

/// What the database tells of those that work on it.
async fn state(store: &Store, now: Timestamp, all: &mut Vec<Finding>) -> Result<(), StoreError> {
    let beats = store.heartbeats().await?;
    let ago = |name: &str| {
        let (_, at) = beats.iter().find(|(worker, _)| worker == name)?;
        Some(now.duration_since(Timestamp::from_millisecond(*at).ok()?))
    };
    for worker in [
        unsealing::WORKER,
        deciding::WORKER,
        crate::mail::dispatch::WORKER,
    ] {
        all.push(match ago(worker) {
            Some(ago) if ago <= STANDING_STILL => {
                Finding::well("worker", format!("{worker} gets on"))
            }
            Some(ago) => Finding::wrong(
                "worker",
                format!("{worker} was last heard of {} min ago", ago.as_mins()),
                "no process runs it, or it does not get on; T moves for what is received meanwhile",
                "start serve without intake_only in central.toml, or `aima-central open`; see the log",
            ),
            None => Finding::wrong(
                "worker",
                format!("{worker} never ran"),
                "requests are taken in, and nothing becomes of them",
                "start serve without intake_only in central.toml, or `aima-central open`",
            ),
        });
    }
    let ahead = beats
        .iter()
        .any(|(_, at)| *at > now.as_millisecond() + 60_000);
    let (kiosks, off) = store.clocks().await?;
    all.push(if ahead {
        Finding::wrong(
            "clock",
            "workers were heard of in the future",
            "this machine's clock was set back, or is wrong now: dates that people are told are wrong",
            "the machine's time service (timedatectl)",
        )
    } else if off * 2 > kiosks {
        Finding::wrong(
            "clock",
            format!("{off} of {kiosks} kiosks are more than five minutes away from it"),
            "rather this machine's clock is wrong than so many kiosks'",
            "the machine's time service (timedatectl)",
        )
    } else {
        Finding::well("clock", "nothing speaks against it")
    });
    let figures = store.figures().await?;
    let waits = figures
        .oldest_waiting_mail_ms
        .and_then(|at| Timestamp::from_millisecond(at).ok())
        .map(|at| now.duration_since(at));
    all.push(match (store.outage_since().await?, waits) {
        (None, None) => Finding::well("mail", "none waits"),
        (None, Some(waits)) if waits <= MAIL_WAITS => Finding::well("mail", "it leaves"),
        (since, _) => Finding::wrong(
            "mail",
            match since {
                Some(since) => format!("none has left since {since}"),
                None => "one has waited for longer than a quarter of an hour".to_owned(),
            },
            "nobody is told anything; T moves for every request that is received meanwhile",
            "server under [mail] in central.toml, and the log's mail-postponed",
        ),
    });
    let unsigned = configuration::unsigned(store, now).await?;
    if unsigned > 0 {
        all.push(Finding::wrong(
            "notices",
            format!("{unsigned} wait to be signed"),
            "somebody wants something said at the kiosks, and no process that opens has the key of the configuration",
            "bring keys/configuration-NNNN.key to one, or `aima-central configuration publish --key FILE`",
        ));
    }
    if figures.open_alarms > 0 {
        all.push(
            Finding::wrong(
                "alarms",
                format!("{} are open", figures.open_alarms),
                "somebody at the desk has to look at them",
                "/desk/alarms",
            )
            .doubtful(),
        );
    }
    Ok(())
}

fn certificate(directory: &Directory, settings: Option<&Settings>, now: Timestamp) -> Vec<Finding> {
    const PART: &str = "certificate";
    let renew = "remove server.pem and server.key, run init, restart; of your own authority: authority.pem too";
    let mut names: Vec<_> = hosts::known(directory)
        .unwrap_or_default()
        .into_iter()
        .collect();
    names.extend(
        settings
            // A certificate of the public's own is not ours to judge.
            .filter(|it| {
                it.public
                    .as_ref()
                    .is_none_or(|own| own.certificate.is_none())
            })
            .and_then(|it| it.public_base.as_deref())
            .and_then(hosts::of_base),
    );
    let mut all = Vec::new();
    for name in names {
        let believed = |at| authority::is_believed(directory, &name, at);
        all.extend(match (believed(now), believed(now + RENEW_BEFORE)) {
            (Err(error), _) | (_, Err(error)) => {
                let means = "nobody can connect";
                return vec![Finding::wrong(PART, causes(&error), means, renew)];
            }
            (Ok(false), _) => Some(Finding::wrong(
                PART,
                format!("it is not believed for {name}"),
                "a kiosk that calls this name refuses to talk: the name is missing, the time is over, or the authority is another",
                renew,
            )),
            (Ok(true), Ok(false)) => Some(
                Finding::wrong(
                    PART,
                    format!("that for {name} ends within thirty days"),
                    "then no kiosk talks to it any more",
                    renew,
                )
                .doubtful(),
            ),
            (Ok(true), Ok(true)) => None,
        });
    }
    if all.is_empty() {
        all.push(Finding::well(
            PART,
            "it is believed under every name, for thirty days",
        ));
    }
    all
}

/// What the configuration says that may not be meant.
pub fn warnings(settings: &Settings) -> Vec<Finding> {
    let mut all = Vec::new();
    if settings.mail.server.is_none() {
        all.push(Finding::wrong(
            "mail-out",
            "there is no mail server",
            "mails are files in DIR/mail, and nobody gets any",
            "server under [mail] in central.toml, if this is no trial",
        ));
    } else if settings.mail.returns.is_none() {
        all.push(Finding::wrong(
            "mail-back",
            "nobody hears of mails that come back",
            "no silence counts: what waits for it comes to the counter at T",
            "returns under [mail] in central.toml, once the relay hands returned mails to take-mail, reports a delay after four hours and keeps nothing for longer than two days",
        ));
    }
    if settings.mail.server.is_none() && settings.mail.returns.is_some() {
        all.push(Finding::wrong(
            "mail-back",
            "there are return addresses, and no server",
            "nothing leaves, so nothing comes back",
            "server under [mail] in central.toml",
        ));
    }
    if let Some(sign_in) = &settings.sign_in {
        if sign_in.second_factor.is_none() {
            all.push(Finding::wrong(
                SIGN_IN,
                "no second factor is demanded",
                "whatever the provider takes for a sign-in lets somebody in, a password alone too",
                "second_factor under [sign_in] in central.toml, with the amr or acr of the provider",
            ));
        }
        if sign_in.passwords_for.as_ref().is_some_and(Vec::is_empty) {
            all.push(Finding::wrong(
                SIGN_IN,
                "nobody has a password",
                "while the provider is away nobody gets in at the desk",
                "passwords_for under [sign_in] in central.toml: one or two people for emergencies",
            ));
        }
    }
    all.into_iter().map(Finding::doubtful).collect()
}

/// Asks the identity provider who it is. It signs nobody in.
async fn sign_in(settings: &Settings, sites: Option<&[String]>, now: Timestamp) -> Vec<Finding> {
    let Some(sign_in) = &settings.sign_in else {
        return vec![];
    };
    let base = settings.alarms.desk_base.as_deref();
    let base = base.or(settings.public_base.as_deref());
    let base = base.unwrap_or("https://localhost");
    let (patience, clock) = (Patience::default(), Clock::fixed(now));
    let mut all = Vec::new();
    match Provider::new(sign_in.clone(), base, patience, clock) {
        Err(error) => {
            let means = "serve does not start";
            let change = "[sign_in] in central.toml";
            all.push(Finding::wrong(SIGN_IN, causes(&error), means, change));
        }
        Ok(provider) => match provider.ask_who_it_is().await {
            Ok(()) => all.push(Finding::well(
                SIGN_IN,
                format!(
                    "the provider answers; it must know {} as our return address",
                    provider.return_address()
                ),
            )),
            Err(refused) => all.push(Finding::wrong(
                SIGN_IN,
                format!("{} does not say who it is: {}", sign_in.issuer, refused.as_str()),
                "nobody gets in at the desk but by a password",
                "issuer and authority under [sign_in] in central.toml, the network, or the provider",
            )),
        },
    }
    let secret = &sign_in.client_secret_file;
    all.extend(open_to_others(secret).map(|mode| {
        Finding::wrong(
            SIGN_IN,
            format!("{} has mode {mode:o}", secret.display()),
            "other users of this machine can speak to the provider in our name",
            format!("chmod go= {}", secret.display()),
        )
    }));
    let named = sign_in.roles.iter().filter_map(|line| line.site.as_ref());
    let unknown = named.filter(|site| sites.is_some_and(|sites| !sites.contains(site)));
    all.extend(unknown.map(|site| {
        let found = format!("roles name a site that no kiosk has: {site}");
        let means = "who has that role sees no work, no calls and no alarms";
        let change = "roles under [sign_in] in central.toml: the site as its kiosks were enrolled";
        Finding::wrong(SIGN_IN, found, means, change).doubtful()
    }));
    all
}

/// Connects to the mail server and signs in. It sends nothing.
async fn mail_out(settings: &Settings) -> Option<Finding> {
    const PART: &str = "mail-out";
    let options = settings.mail.options();
    let server = match options.server(options.from.domain()) {
        Ok(server) => server?,
        Err(error) => {
            let means = "serve and open do not start";
            let change = "[mail] in central.toml: password_file and authority";
            return Some(Finding::wrong(PART, causes(&error), means, change));
        }
    };
    Some(match server.try_out().await {
        Ok(()) => Finding::well(PART, "the server answers, and lets us in"),
        Err(failure) => {
            let (reply, detail) = (failure.reply, failure.detail.unwrap_or_default());
            let found = match reply {
                Some(reply) => format!("at {} it answered {reply}", failure.step),
                None => format!("at {}: {detail}", failure.step),
            };
            let means = "no mail leaves from here";
            let change = match failure.step {
                "sign-in" => "user of server and password_file under [mail] in central.toml",
                _ => "server and authority under [mail] in central.toml, or the network",
            };
            Finding::wrong(PART, found, means, change)
        }
    })
}

/// An error with all that it says.
fn causes(error: &dyn std::error::Error) -> String {
    let mut said = vec![error.to_string()];
    let mut next = error.source();
    while let Some(cause) = next {
        said.push(match cause.downcast_ref::<io::Error>() {
            Some(cause) => cause.kind().to_string(),
            None => cause.to_string(),
        });
        next = cause.source();
    }
    said.join(": ")
}
