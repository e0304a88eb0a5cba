//! The kiosks: enrolled one by one, filled with sealed requests while nobody listens, and then all of them at once what a
//! kiosk's delivery is: the kiosk's own code over its own database.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, ensure};
use central::{
    commands,
    directory::Directory,
    made_up::{self, MadeUp},
};
use jiff::Timestamp;
use kiosk::{
    Config,
    delivery::{self, Delivery, client::CentralClient},
    machine::{
        central_configuration,
        clock::{Clock, TimeSource},
        fault::Fault,
        faults::Faults,
        identity,
    },
    storage::{
        outbox::{self, NewRequest},
        recovery,
        store::DirectoryLock,
    },
};
use protocol::{
    EmailAddress, Identifiers, Kind, KioskId, Language, Recorded, RequestContent, RequestHeader,
    RequestId, SealingPublicKey, TrackingCode,
};
use rusqlite::Connection;
use tokio::{sync::watch, task::JoinSet};

/// Kiosks of one site.
const OF_A_SITE: usize = 15;
const SEED: u64 = 1;
const MOST_PEOPLE: u32 = 50_000;

/// What the simulator knows of a request that it has made.
#[derive(Debug, Clone)]
pub struct Made {
    /// Of its sealed bytes.
    pub sha256: String,
    /// Its tracking code.
    pub code: String,
}

/// Every request of one run, by its id.
pub type Log = HashMap<String, Made>;

/// All kiosks.
pub struct Kiosks {
    configs: Vec<Config>,
    people: Arc<Vec<MadeUp>>,
    /// Requests were made so often before.
    rounds: u32,
}

/// What became of a herd that came back.
pub struct Drained {
    /// From the first to the last.
    pub took: Duration,
    /// Requests that a kiosk does not hold as delivered.
    pub undelivered: usize,
}

impl Kiosks {
    /// Makes people up with their cases, and enrols so many kiosks, for queues of this length, at the central behind `entrance`.
    ///
    /// # Errors
    /// Central refuses.
    pub async fn enrol(
        directory: &Directory,
        place: &Path,
        (count, queued): (usize, u32),
        entrance: u16,
    ) -> Result<Kiosks> {
        // As many as ask in one morning, up to what is made up in seconds.
        let people = u32::try_from(count)? * queued;
        let people = people.clamp(200, MOST_PEOPLE);
        commands::make_cases(directory, people, SEED, 0).await?;
        let mut configs = Vec::new();
        for number in 0..count {
            let folder = place.join(format!("kiosks/{number}"));
            std::fs::create_dir_all(&folder)?;
            let file = folder.join("kiosk.toml");
            let text = format!(
                "data_dir = {:?}\ncentral_url = \"https://localhost:{entrance}\"\ntrust_anchor = {:?}\n",
                folder.join("data"),
                directory.authority(),
            );
            std::fs::write(&file, text)?;
            let config = Config::load(&file)?;
            let site = format!("Loja {}", number / OF_A_SITE);
            let now = Timestamp::now();
            let code = commands::enrolment_code(directory, &site, "Europe/Lisbon", now).await?;
            kiosk::enrol(&config, &code).await?;
            configs.push(config);
        }
        Ok(Kiosks {
            configs,
            people: Arc::new(
                (0..people)
                    .map(|number| made_up::person(SEED, number))
                    .collect(),
            ),
            rounds: 0,
        })
    }

    /// Fills each kiosk's queue.
    ///
    /// # Errors
    /// A database cannot be written.
    pub async fn fill(&mut self, queued: u32) -> Result<Log> {
        let round = self.rounds;
        self.rounds += 1;
        let mut filling = JoinSet::new();
        let mut log = Log::new();
        for (number, config) in self.configs.iter().enumerate() {
            // One for each processor is enough.
            if filling.len() >= 2 {
                log.extend(filling.join_next().await.context("one fills")???);
            }
            let (database, people) = (config.data_dir.join("kiosk.db"), self.people.clone());
            filling.spawn_blocking(move || {
                let first = (round as usize * 1_000 + number) * queued as usize;
                fill(&database, &people, round, first, queued)
            });
        }
        while let Some(filled) = filling.join_next().await {
            log.extend(filled??);
        }
        Ok(log)
    }

    /// All of them come back: at once, or one after the other `within` that time. Ends when every queue is empty, or at
    /// `until`.
    ///
    /// # Errors
    /// A kiosk cannot start.
    pub async fn come_back(&self, within: Duration, patience: Duration) -> Result<Drained> {
        let mut ready = Vec::new();
        for config in &self.configs {
            let config = config.clone();
            ready.push(tokio::task::spawn_blocking(move || prepare(&config)).await??);
        }
        let (begun, count) = (Instant::now(), ready.len() as u32);
        let mut coming = JoinSet::new();
        for (number, (delivery, changed)) in ready.into_iter().enumerate() {
            let after = within * number as u32 / count.max(1);
            coming.spawn(come(delivery, changed, after, patience));
        }
        let mut undelivered = 0;
        while let Some(come) = coming.join_next().await {
            undelivered += come??;
        }
        Ok(Drained {
            took: begun.elapsed(),
            undelivered,
        })
    }
}

/// Kiosks that deliver until this is dropped.
pub struct Running {
    _delivering: JoinSet<()>,
    kiosks: Vec<Delivery>,
}

impl Kiosks {
    /// All of them deliver, for as long as what is given back lives.
    ///
    /// # Errors
    /// A kiosk cannot start.
    pub async fn run(&self) -> Result<Running> {
        let mut delivering = JoinSet::new();
        let mut kiosks = Vec::new();
        for config in &self.configs {
            let config = config.clone();
            let (delivery, _) = tokio::task::spawn_blocking(move || prepare(&config)).await??;
            delivering.spawn(delivery::run(delivery.clone()));
            kiosks.push(delivery);
        }
        Ok(Running {
            _delivering: delivering,
            kiosks,
        })
    }
}

impl Running {
    /// Something was filed at each of them.
    pub fn something_was_filed(&self) {
        for kiosk in &self.kiosks {
            kiosk.wake.notify_one();
        }
    }

    /// How many of them have this fault.
    pub fn with(&self, fault: Fault) -> usize {
        let have = self.kiosks.iter().filter(|it| it.faults.has(fault));
        have.count()
    }

    /// How many requests wait at all of them.
    ///
    /// # Errors
    /// A database cannot be read.
    pub async fn waiting(&self) -> Result<u64> {
        let mut waiting = 0;
        for kiosk in &self.kiosks {
            let depth = kiosk.store.run(|db| outbox::depth(db)).await;
            waiting += depth.map_err(|fault| anyhow!("{}", fault.code()))?.waiting;
        }
        Ok(waiting)
    }
}

/// One kiosk delivers until nothing waits; how many requests it does not hold as delivered.
async fn come(
    delivery: Delivery,
    mut changed: watch::Receiver<u64>,
    after: Duration,
    patience: Duration,
) -> Result<usize> {
    tokio::time::sleep(after).await;
    let store = delivery.store.clone();
    let depth = || store.run(|db| outbox::depth(db));
    let delivering = tokio::spawn(delivery::run(delivery));
    let drained = async {
        loop {
            changed.mark_unchanged();
            if depth()
                .await
                .map_err(|fault| anyhow!("{}", fault.code()))?
                .waiting
                == 0
            {
                return Ok::<_, anyhow::Error>(());
            }
            changed.changed().await?;
        }
    };
    // One that is not drained in time is counted below.
    let _late = tokio::time::timeout(patience, drained).await;
    delivering.abort();
    let left = store.run(|db| {
        db.query_row(
            "SELECT count(*) FROM request WHERE delivery <> 'delivered'",
            [],
            |row| row.get::<_, u32>(0),
        )
    });
    let left = left.await.map_err(|fault| anyhow!("{}", fault.code()))?;
    store.close().await;
    Ok(left as usize)
}

/// A kiosk's delivery as its program starts it, without window and printer.
fn prepare(config: &Config) -> Result<(Delivery, watch::Receiver<u64>)> {
    let named = |fault: Fault| anyhow!("{}", fault.code());
    let clock = Arc::new(Clock::by(TimeSource::System, None));
    let lock = DirectoryLock::take(&config.data_dir).map_err(named)?;
    let database = config.data_dir.join("kiosk.db");
    let identity = identity::load(&Connection::open(database)?)?;
    let identity = identity.context("it is enrolled")??;
    let in_force = central_configuration::load(&config.data_dir, &config.trusted_suffixes);
    identity.go_by(in_force.ok().context("its configuration")?);
    let store = recovery::open(lock, clock.now(), &Arc::default()).map_err(named)?;
    let authority = std::fs::read(&config.trust_anchor)?;
    let central = CentralClient::new(&config.central_url, &authority, clock.clone())?;
    let (changed, changes) = watch::channel(0);
    let delivery = Delivery {
        store,
        central,
        identity: Arc::new(identity),
        clock,
        faults: Arc::new(Faults::new(changed.clone())),
        health: Arc::default(),
        wake: Arc::default(),
        changed,
        keep: config.keep.clone(),
        liveness: Arc::default(),
        settings: config.fingerprint(),
        trusted_suffixes: config.trusted_suffixes.clone(),
    };
    Ok((delivery, changes))
}

fn fill(
    database: &PathBuf,
    people: &[MadeUp],
    round: u32,
    first: usize,
    count: u32,
) -> Result<Vec<(String, Made)>> {
    let mut database = Connection::open(database)?;
    // It was written long before the herd comes.
    database.pragma_update(None, "synchronous", "OFF")?;
    let identity = identity::load_raw(&database)?.context("it is enrolled")?;
    let key = identity::usable_key(&identity.sealing_keys)?;
    let mut made = Vec::new();
    for number in 0..count {
        let person = &people[(first + number as usize) % people.len()];
        let new = request(identity.kiosk, &key, person, (round, number))?;
        let saved = outbox::save(&mut database, &new)?;
        ensure!(saved == outbox::SaveOutcome::Saved, "each is another");
        let header = &new.header;
        made.push((
            header.id.to_string(),
            Made {
                sha256: new.payload.hash().as_str().to_owned(),
                code: header.tracking_code.to_string(),
            },
        ));
    }
    Ok(made)
}

fn request(
    kiosk: KioskId,
    key: &SealingPublicKey,
    person: &MadeUp,
    (round, number): (u32, u32),
) -> Result<NewRequest> {
    let drawn = u64::from(round) << 32 | u64::from(number);
    let code = drawn.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
    let mut of_id = [0; 10];
    of_id[..8].copy_from_slice(&drawn.to_le_bytes());
    of_id[8..].copy_from_slice(&kiosk.as_str().as_bytes()[..2]);
    let now_ms = Timestamp::now().as_millisecond();
    let header = RequestHeader {
        id: RequestId::new(now_ms.unsigned_abs(), of_id),
        tracking_code: TrackingCode::generate(
            kiosk,
            [code[0], code[1], code[2], code[3], code[4], code[5]],
        ),
        kind: Kind::CorrectEmail,
        kiosk,
        language: Language::Pt,
        recorded: Recorded {
            wall_ms: now_ms,
            monotonic_ms: u64::from(number),
            boot_id: "00000000-0000-0000-0000-000000000000".parse()?,
            central_offset_ms: None,
        },
    };
    let address = format!("new{number}.{round}.{kiosk}@example.net").to_lowercase();
    let new_email = EmailAddress::parse(&address).map_err(|_| anyhow!("an address"))?;
    let masked_new_email = Some(new_email.masked().to_string());
    let content = RequestContent {
        identifiers: Identifiers {
            nif: Some(person.nif.clone()),
            passport: Some(person.passport().clone()),
            niss: None,
            phone: Some(person.phone.clone()),
        },
        old_email: Some((&person.email).into()),
        old_mailbox: None,
        passport_renewed: false,
        new_email: Some(new_email),
        assisted: false,
        statement: None,
        mailbox_proof: None,
        visit: None,
    };
    Ok(NewRequest {
        payload: key.seal(&header, &content),
        header,
        masked_new_email,
        mailbox_confirmed: Some(false),
        saved_ms: now_ms,
    })
}
