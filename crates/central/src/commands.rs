//! What `aima-central` does besides serving: set up, make cases up, give out codes, take tokens away, name
//! the desk's staff, check its journal, erase and export what is kept of a person, take reports about mails.

mod after_restore;
pub mod keys;
pub mod notices;
mod people;

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
    sync::Arc,
};

pub use after_restore::{AfterRestore, after_restore};
pub use keys::RotationError;
pub use people::{Listed, list_staff, readmit_staff, reset_staff, unlock_staff};

use jiff::Timestamp;
use protocol::{KioskId, TrackingCode};
use serde::Serialize;
use serde_json::Value;

use crate::{
    app::{self, StartError},
    authority,
    configuration::{self, Changes, PublishError},
    directory::Directory,
    enrolment_code::EnrolmentCode,
    hosts, incoming,
    journal::Head,
    keys as key_files,
    location::Location,
    made_up::{self, MadeUp, bulk, bulk::Plan},
    mail::{report, return_address},
    permissions::Post,
    proof::desk::Role,
    registry::{
        self, BuiltIn, CaseRegistry, RegistryError,
        import::{How, ImportError, OfLine, Report},
    },
    settings::SettingsError,
    staff::{self, OPERATOR, StaffName, Unusable},
    store::{Broken, Bulk, Erased, Installation, Receipt, Store, is_time_zone},
};

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The data directory cannot be used.
    #[error("the data directory cannot be used")]
    Folder(#[from] std::io::Error),
    /// The configuration file.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// Database, key or certificate.
    #[error(transparent)]
    Start(#[from] StartError),
    /// No such zone.
    #[error(
        "there is no time zone {0}; Europe/Lisbon, Atlantic/Madeira and Atlantic/Azores are some"
    )]
    Zone(String),
    /// No such site.
    #[error("no kiosk stands at a site called {0}; there are: {1}")]
    Site(String, String),
    /// No such kiosk.
    #[error("there is no kiosk {0}")]
    Kiosk(KioskId),
    /// Nothing was taken away.
    #[error("there is no kiosk {0} that is revoked and has its name still")]
    NotRevoked(KioskId),
    /// One of the two is not there.
    #[error(
        "kiosk {0} cannot stand for kiosk {1}: both must be there, be two, and {0} not revoked"
    )]
    Successor(KioskId, KioskId),
    /// A name or password that cannot be used.
    #[error(transparent)]
    Staff(#[from] Unusable),
    /// Somebody has this name.
    #[error("there is already somebody called {0}; `staff reset` gives them a new password")]
    StaffKnown(String),
    /// Nobody has this name.
    #[error("there is nobody called {0}")]
    StaffUnknown(String),
    /// The journal does not hold.
    #[error("the journal does not hold from line {} on", .0.line)]
    Journal(Broken),
    /// What kiosks are told.
    #[error(transparent)]
    Configuration(#[from] PublishError),
    /// A notice.
    #[error(transparent)]
    Notice(#[from] notices::NoticeError),
    /// What a mail server hands over.
    #[error("the mail cannot be read")]
    Mail(#[source] std::io::Error),
    /// A file of cases.
    #[error(transparent)]
    Cases(#[from] ImportError),
    /// The registry.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// The registry is being asked to change it.
    #[error("the registry is being asked to change {0}: erase it once it has answered")]
    Changing(String),
    /// Nothing is kept under this code or number.
    #[error("nothing is kept under {0}")]
    NobodyThere(String),
    /// A key.
    #[error(transparent)]
    Rotation(#[from] RotationError),
    /// Made-up cases belong to a demonstration alone.
    #[error("this installation is no demonstration; `init --demo` makes one")]
    NotADemonstration,
    /// A fill in bulk begins with nothing.
    #[error("there are cases or requests already: --bulk fills a fresh demonstration alone")]
    NotEmpty,
    /// More requests than there are people to ask.
    #[error("at most half of the people may have an open request")]
    TooManyOpen,
}

/// Makes everything that is missing in the data directory. A second run changes nothing.
pub async fn init(
    directory: &Directory,
    installation: &Installation,
    now: Timestamp,
) -> Result<(), CommandError> {
    directory.create()?;
    key_files::create_missing(directory).map_err(StartError::from)?;
    configuration::create_missing_key(directory).map_err(StartError::from)?;
    let public = installation.public_base.as_deref().and_then(hosts::of_base);
    add_hosts(directory, public)?;
    authority::create_missing(directory, now).map_err(StartError::from)?;
    let location = Location::of(directory).map_err(StartError::from)?;
    let store = Store::open(location).await.map_err(StartError::from)?;
    let installed = install(directory, &store, installation, now).await;
    store.close().await;
    installed
}

/// Brings the database to this version; how many steps that were.
pub async fn migrate(directory: &Directory) -> Result<usize, CommandError> {
    let location = Location::of(directory).map_err(StartError::from)?;
    let lacks = Store::lacks(&location).await.map_err(StartError::from)?;
    let lacks = lacks.ok_or(StartError::NotInitialised)?;
    Store::migrate(&location).await.map_err(StartError::from)?;
    Ok(lacks)
}

/// Writes the installation down, and publishes the first configuration where there is none: also in a folder of
/// an earlier version.
async fn install(
    directory: &Directory,
    store: &Store,
    installation: &Installation,
    now: Timestamp,
) -> Result<(), CommandError> {
    store
        .install(installation, now)
        .await
        .map_err(StartError::from)?;
    let published = store
        .signed_configuration()
        .await
        .map_err(StartError::from)?;
    if published.is_none() {
        configuration::publish(directory, store, Changes::default(), None, &[], now).await?;
    }
    Ok(())
}

/// Keeps more names under which kiosks call, for the next server certificate. One that is there is never
/// replaced: where it does not name them the log says so.
pub fn add_hosts(
    directory: &Directory,
    more: impl IntoIterator<Item = String>,
) -> Result<(), CommandError> {
    directory.create()?;
    if hosts::keep(directory, more)? && directory.server_certificate().try_exists()? {
        tracing::warn!(
            event = "certificate-lacks-a-host",
            "server.pem is older than a host that was named now: remove it and run init again"
        );
    }
    Ok(())
}

/// Adds `cases` made-up cases of this seed and gives the first `show` of their people. Those that are
/// there stay as they are.
pub async fn make_cases(
    directory: &Directory,
    cases: u32,
    seed: u64,
    show: u32,
) -> Result<Vec<MadeUp>, CommandError> {
    let store = app::open_store(directory).await?;
    let installation = store.installation().await.map_err(StartError::from)?;
    if !installation.ok_or(StartError::NotInitialised)?.demo {
        return Err(CommandError::NotADemonstration);
    }
    let vault = app::open_vault(directory, &store, Timestamp::now()).await?;
    let people: Vec<_> = (0..cases)
        .map(|number| made_up::person(seed, number))
        .collect();
    let cases: Vec<_> = people.iter().map(MadeUp::case).collect();
    let registry = BuiltIn {
        store: store.clone(),
        vault: Arc::new(vault),
    };
    let added = registry.add(&cases).await;
    store.close().await;
    tracing::info!(event = "cases-made-up", added = added?);
    Ok(people.into_iter().take(show as usize).collect())
}

/// Fills an empty demonstration with as many rows as a country has. Says of nobody.
pub async fn make_cases_in_bulk(directory: &Directory, plan: Plan) -> Result<(), CommandError> {
    let store = app::open_store(directory).await?;
    let installation = store.installation().await.map_err(StartError::from)?;
    store.close().await;
    if !installation.ok_or(StartError::NotInitialised)?.demo {
        return Err(CommandError::NotADemonstration);
    }
    if !plan.is_possible() {
        return Err(CommandError::TooManyOpen);
    }
    let location = Location::of(directory).map_err(StartError::from)?;
    let vault = Arc::new(key_files::vault(directory).map_err(StartError::from)?);
    let keys = key_files::public_keys(directory).map_err(StartError::from)?;
    let key_id = keys.first().map(|key| key.key_id.as_str().to_owned());
    let begun = Bulk::begin(&location, key_id.unwrap_or_default()).await;
    let mut filling = begun
        .map_err(StartError::from)?
        .ok_or(CommandError::NotEmpty)?;
    let kiosks = filling.kiosks(&bulk::kiosks(), plan.now).await;
    kiosks.map_err(StartError::from)?;
    let chunk = |first| {
        let vault = Arc::clone(&vault);
        tokio::task::spawn_blocking(move || plan.chunk(first, &vault))
    };
    // The next are made while these are written.
    let mut next = chunk(0);
    for first in (0..plan.cases).step_by(bulk::CHUNK as usize) {
        let (cases, requests) = next.await.expect("people are made up without a panic");
        next = chunk(first.saturating_add(bulk::CHUNK));
        filling.cases(&cases).await.map_err(StartError::from)?;
        filling
            .requests(&requests)
            .await
            .map_err(StartError::from)?;
    }
    filling.end().await.map_err(StartError::from)?;
    tracing::info!(
        event = "cases-made-up",
        added = plan.cases,
        open = plan.open
    );
    Ok(())
}

/// A fresh one-time code for a kiosk of `store`, valid for a day.
pub async fn enrolment_code(
    directory: &Directory,
    store_name: &str,
    zone: &str,
    now: Timestamp,
) -> Result<String, CommandError> {
    if !is_time_zone(zone) {
        return Err(CommandError::Zone(zone.to_owned()));
    }
    let store = app::open_store(directory).await?;
    let code = EnrolmentCode::generate();
    let added = store
        .add_enrolment_code(code.hash(), store_name, zone, now)
        .await;
    store.close().await;
    added.map_err(StartError::from)?;
    Ok(code.written())
}

/// A fresh one-time code that gives a kiosk another token and leaves it its name, valid for a day.
pub async fn code_for_kiosk(
    directory: &Directory,
    kiosk: KioskId,
    now: Timestamp,
) -> Result<String, CommandError> {
    let store = app::open_store(directory).await?;
    let code = EnrolmentCode::generate();
    let added = store.add_code_for_kiosk(code.hash(), kiosk, now).await;
    store.close().await;
    match added.map_err(StartError::from)? {
        true => Ok(code.written()),
        false => Err(CommandError::Kiosk(kiosk)),
    }
}

/// Undoes a revocation.
pub async fn reinstate_kiosk(
    directory: &Directory,
    kiosk: KioskId,
    now: Timestamp,
) -> Result<(), CommandError> {
    let store = app::open_store(directory).await?;
    let reinstated = store.reinstate_kiosk(kiosk, now).await;
    store.close().await;
    match reinstated.map_err(StartError::from)? {
        true => Ok(()),
        false => Err(CommandError::NotRevoked(kiosk)),
    }
}

/// Takes a kiosk's token away: from now on it is answered with 401.
pub async fn revoke_kiosk(
    directory: &Directory,
    kiosk: KioskId,
    now: Timestamp,
) -> Result<(), CommandError> {
    let store = app::open_store(directory).await?;
    let revoked = store.revoke_kiosk(kiosk, now).await;
    store.close().await;
    match revoked.map_err(StartError::from)? {
        true => Ok(()),
        false => Err(CommandError::Kiosk(kiosk)),
    }
}

/// From now on `kiosk` delivers what waited under the name `former`, whose tokens end.
pub async fn succeed_kiosk(
    directory: &Directory,
    kiosk: KioskId,
    former: KioskId,
    now: Timestamp,
) -> Result<(), CommandError> {
    let store = app::open_store(directory).await?;
    let done = store.succeed_kiosk(former, kiosk, now).await;
    store.close().await;
    match done.map_err(StartError::from)? {
        true => Ok(()),
        false => Err(CommandError::Successor(kiosk, former)),
    }
}

/// What became of the lines of a kiosk's export.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// Taken in now.
    pub taken: usize,
    /// Were there already.
    pub already: usize,
    /// Kept for staff: another request has the id or the tracking code.
    pub conflicting: usize,
    /// Lines that are no request of a kiosk of this central, counted from one.
    pub refused: Vec<usize>,
}

/// Takes in what a kiosk exported: what central refused and would take now, one JSON object a line. A second run
/// changes nothing.
pub async fn import(
    directory: &Directory,
    file: &Path,
    now: Timestamp,
) -> Result<Imported, CommandError> {
    let lines = BufReader::new(File::open(file)?);
    let store = app::open_store(directory).await?;
    let imported = import_lines(&store, lines, now).await;
    store.close().await;
    imported
}

async fn import_lines(
    store: &Store,
    lines: impl BufRead,
    now: Timestamp,
) -> Result<Imported, CommandError> {
    let mut imported = Imported::default();
    for (number, line) in lines.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        match import_line(store, &line, now).await? {
            Some(Receipt::New(_)) => imported.taken += 1,
            Some(Receipt::Again(_)) => imported.already += 1,
            Some(_) => imported.conflicting += 1,
            None => imported.refused.push(number + 1),
        }
    }
    Ok(imported)
}

/// `None` for what is no request of a kiosk of this central.
async fn import_line(
    store: &Store,
    line: &str,
    now: Timestamp,
) -> Result<Option<Receipt>, StartError> {
    let Ok(mut item) = serde_json::from_str::<Value>(line) else {
        return Ok(None);
    };
    if let Some(fields) = item.as_object_mut() {
        // What the kiosk tells of it beside the request.
        for told in ["reason", "saved_ms", "attempts"] {
            fields.remove(told);
        }
    }
    let name = item.pointer("/header/kiosk").and_then(Value::as_str);
    let Some(name) = name.and_then(|name| KioskId::parse(name).ok()) else {
        return Ok(None);
    };
    let Some(kiosk) = store.kiosk_named(name).await? else {
        return Ok(None);
    };
    let Ok(request) = incoming::read(item.into(), &kiosk.names) else {
        return Ok(None);
    };
    let receipts = store.receive(&kiosk, &[request], now).await?;
    Ok(receipts.into_iter().next())
}

/// Takes cases in from a CSV file; `said` is told each line that is wrong or put off.
pub async fn import_cases(
    directory: &Directory,
    file: &Path,
    how: How,
    now: Timestamp,
    said: impl FnMut(&OfLine),
) -> Result<Report, CommandError> {
    let store = app::open_store(directory).await?;
    let vault = app::open_vault(directory, &store, now).await?;
    let registry = BuiltIn {
        store: store.clone(),
        vault: Arc::new(vault),
    };
    let imported = registry::import::import(&registry, file, how, now, said).await;
    store.close().await;
    Ok(imported?)
}

/// Gives somebody a name and a password for the counter desk. A site must be there: one that is mistyped would leave them
/// without work.
pub async fn add_staff(
    directory: &Directory,
    name: &str,
    password: &str,
    post: impl Into<Post>,
    now: Timestamp,
) -> Result<(), CommandError> {
    let (name, post) = (StaffName::parse(name)?, post.into());
    let hash = staff::hash_password(password)?;
    let store = app::open_store(directory).await?;
    let added = async {
        known_site(&store, post.site.as_deref()).await?;
        let added = store.add_staff(name.as_str(), &hash, post, now).await;
        Ok::<_, CommandError>(added.map_err(StartError::from)?)
    }
    .await;
    store.close().await;
    match added? {
        true => Ok(()),
        false => Err(CommandError::StaffKnown(name.as_str().to_owned())),
    }
}

/// Puts somebody elsewhere, or gives another role. What is `None` stays; `Some(None)` is every site.
pub async fn change_staff(
    directory: &Directory,
    name: &str,
    role: Option<Role>,
    site: Option<Option<String>>,
    now: Timestamp,
) -> Result<(), CommandError> {
    let name = StaffName::parse(name)?;
    let store = app::open_store(directory).await?;
    let changed = async {
        let site = site.as_ref().map(Option::as_deref);
        known_site(&store, site.flatten()).await?;
        let changed = store.change_post(name.as_str(), role, site, now).await;
        Ok::<_, CommandError>(changed.map_err(StartError::from)?)
    }
    .await;
    store.close().await;
    match changed? {
        true => Ok(()),
        false => Err(CommandError::StaffUnknown(name.as_str().to_owned())),
    }
}

async fn known_site(store: &Store, site: Option<&str>) -> Result<(), CommandError> {
    let Some(site) = site else {
        return Ok(());
    };
    let sites = store.sites().await.map_err(StartError::from)?;
    match sites.iter().any(|known| known == site) {
        true => Ok(()),
        false => Err(CommandError::Site(site.to_owned(), sites.join(", "))),
    }
}

/// Takes somebody's password and sessions away at once. What they did stays in the journal.
pub async fn remove_staff(
    directory: &Directory,
    name: &str,
    now: Timestamp,
) -> Result<(), CommandError> {
    let name = StaffName::parse(name)?;
    let store = app::open_store(directory).await?;
    let removed = store.remove_staff(name.as_str(), now).await;
    store.close().await;
    match removed.map_err(StartError::from)? {
        true => Ok(()),
        false => Err(CommandError::StaffUnknown(name.as_str().to_owned())),
    }
}

/// Whose data a command is about.
#[derive(Debug, Clone)]
pub enum Whose {
    /// Of one request.
    Request(TrackingCode),
    /// Of a case and every request about it.
    Case(String),
}

impl Whose {
    fn name(&self) -> String {
        match self {
            Whose::Request(code) => code.to_string(),
            Whose::Case(id) => id.clone(),
        }
    }
}

/// Erases what is kept of a person. What stays says nothing about one.
pub async fn erase(
    directory: &Directory,
    whose: &Whose,
    now: Timestamp,
) -> Result<(), CommandError> {
    let store = app::open_store(directory).await?;
    let vault = app::open_vault(directory, &store, now).await?;
    let registry = BuiltIn {
        store: store.clone(),
        vault: Arc::new(vault),
    };
    let erased = erase_from(&store, &registry, whose, now).await;
    store.close().await;
    match erased? {
        Erased::Done => Ok(()),
        Erased::NobodyThere => Err(CommandError::NobodyThere(whose.name())),
        Erased::Changing => Err(CommandError::Changing(whose.name())),
    }
}

/// The same, with this store and registry.
pub async fn erase_from(
    store: &Store,
    registry: &dyn CaseRegistry,
    whose: &Whose,
    now: Timestamp,
) -> Result<Erased, CommandError> {
    let of = match whose {
        Whose::Case(id) => Some(id.clone()),
        Whose::Request(code) => store.request_with(*code).await.map_err(StartError::from)?,
    };
    let Some(of) = of else {
        return Ok(Erased::NobodyThere);
    };
    if let Whose::Request(_) = whose {
        let erased = store.erase_request(&of, OPERATOR, now).await;
        return Ok(erased.map_err(StartError::from)?);
    }
    if registry.case(&of).await?.is_none() {
        // A run that was interrupted may have left its mark.
        store.end_erasure(&of).await.map_err(StartError::from)?;
        return Ok(Erased::NobodyThere);
    }
    // The requests first: a run that is interrupted begins again.
    let erased = store.erase_case(&of, OPERATOR, now).await;
    if erased.map_err(StartError::from)? == Erased::Changing {
        return Ok(Erased::Changing);
    }
    registry.erase(&of).await?;
    store.end_erasure(&of).await.map_err(StartError::from)?;
    Ok(Erased::Done)
}

/// Everything that is kept of a person, decrypted.
pub async fn export_person(
    directory: &Directory,
    whose: &Whose,
    now: Timestamp,
) -> Result<serde_json::Value, CommandError> {
    let store = app::open_store(directory).await?;
    let vault = app::open_vault(directory, &store, now).await?;
    let registry = BuiltIn {
        store: store.clone(),
        vault: Arc::new(vault),
    };
    let exported = async {
        let (request, case, found) = match whose {
            Whose::Case(id) => {
                let found = match registry.export(id).await? {
                    Some(case) => {
                        let mut all = store.export_case(id, &registry.vault).await?;
                        all["case"] = serde_json::Value::Array(vec![case]);
                        Some(all)
                    }
                    None => None,
                };
                (None, Some(id.clone()), found)
            }
            Whose::Request(code) => match store.request_with(*code).await? {
                Some(id) => {
                    let found = store.export_request(&id, &registry.vault).await?;
                    (Some(id), None, found)
                }
                None => (None, None, None),
            },
        };
        if found.is_some() {
            store
                .note_export(request.as_deref(), case.as_deref(), OPERATOR, now)
                .await?;
        }
        Ok::<_, RegistryError>(found)
    }
    .await;
    store.close().await;
    exported?.ok_or_else(|| CommandError::NobodyThere(whose.name()))
}

/// Walks the journal's chain and gives its head. With `expected`, an earlier head, the journal must still
/// have that line: so a removed end shows.
pub async fn check_journal(
    directory: &Directory,
    expected: Option<Head>,
) -> Result<Head, CommandError> {
    let store = app::open_store(directory).await?;
    let checked = store.check_journal(expected).await;
    store.close().await;
    checked
        .map_err(StartError::from)?
        .map_err(CommandError::Journal)
}

/// What became of a mail that came to a return address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// So many reports were noted: new ones about a mail of this installation.
    Noted(usize),
    /// The address is none of ours, or its term is over, or the mail is no report about the recipient of its mail.
    Ignored,
}

/// Takes what came to the return address `address`. It reads the first part alone, keeps mail, fate, status and time,
/// and answers nobody. The database is opened only for what is genuine.
pub async fn take_mail(
    directory: &Directory,
    address: &str,
    input: impl Read,
    now: Timestamp,
) -> Result<Taken, CommandError> {
    let mut mail = Vec::new();
    input
        .take(report::MOST_BYTES)
        .read_to_end(&mut mail)
        .map_err(CommandError::Mail)?;
    let ignored = |why: &'static str| {
        tracing::info!(event = "report-ignored", why);
        Ok(Taken::Ignored)
    };
    if !return_address::looks_like_one(address) {
        return ignored("no-return-address");
    }
    let reports = report::read(&mail);
    if reports.is_empty() {
        return ignored("no-report");
    }
    let key = key_files::return_key(directory).map_err(StartError::from)?;
    let genuine: Vec<_> = reports
        .iter()
        .filter_map(|report| {
            let mut recipients = report.recipients.iter();
            let mail = recipients.find_map(|recipient| key.mail(address, recipient, now).ok())?;
            Some((mail, report))
        })
        .collect();
    if genuine.is_empty() {
        return ignored("forged-or-expired");
    }
    let store = app::open_store(directory).await?;
    let mut noted = 0;
    for (mail, report) in genuine {
        let appended = store
            .append_report(mail, report.fate, report.status, now)
            .await;
        if appended.map_err(StartError::from)? {
            noted += 1;
            let (fate, status) = (report.fate.as_str(), report.status.to_string());
            tracing::info!(event = "report-taken", mail = %mail, fate, status);
        }
    }
    store.close().await;
    Ok(Taken::Noted(noted))
}
