//! A kiosk and a central on one machine, each in its own folder, ended and started as a test wants.

use std::{fs, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use central::{
    app::{self, Serving},
    commands,
    configuration::{self, Changes},
    directory::Directory,
    store::{Installation, Store},
};
use jiff::Timestamp;
use kiosk::{
    Config, Kiosk,
    app::page::{Facts, SendResult},
    machine::fault::Fault,
    staff::page::Entry,
    visit::page::{Draft, Purpose},
};
use protocol::Language;
use rusqlite::{Connection, OptionalExtension};
use tempfile::TempDir;
use testbed::small_disk::SmallDisk;

/// No condition here takes as long; a test that waits this long has failed.
pub const DEADLINE: Duration = Duration::from_secs(40);

pub struct Place {
    folder: TempDir,
    /// Where central listens, once it has listened.
    pub address: SocketAddr,
    central: Option<Serving>,
}

impl Place {
    /// Central is up; a kiosk is enrolled and not running.
    pub async fn new() -> Place {
        let mut place = Place {
            folder: tempfile::tempdir().expect("a place for the test"),
            address: ([127, 0, 0, 1], 0).into(),
            central: None,
        };
        let installation = Installation {
            demo: true,
            public_base: None,
        };
        commands::init(&place.directory(), &installation, Timestamp::now())
            .await
            .expect("a fresh folder");
        place.start_central().await;
        let code = place.enrolment_code().await;
        kiosk::enrol(&place.config(), &code)
            .await
            .expect("the code is good");
        place
    }

    pub fn directory(&self) -> Directory {
        Directory::new(self.folder.path().join("central"))
    }

    pub async fn enrolment_code(&self) -> String {
        commands::enrolment_code(&self.directory(), "Loja", "Europe/Lisbon", Timestamp::now())
            .await
            .expect("central is there")
    }

    /// What the operator does: changes, signs and publishes the configuration.
    pub async fn publish(&self, changes: Changes) -> u64 {
        let directory = self.directory();
        let store = Store::open(&directory.database()).await.expect("there");
        let now = Timestamp::now();
        let published = configuration::publish(&directory, &store, changes, None, &[], now).await;
        store.close().await;
        published.expect("kiosks would take it")
    }

    pub async fn start_central(&mut self) {
        let config = app::Config::new(self.directory(), self.address);
        let serving = app::serve(config).await.expect("it starts");
        self.address = serving.address();
        self.central = Some(serving);
    }

    pub async fn stop_central(&mut self) {
        if let Some(serving) = self.central.take() {
            serving.stop().await.expect("it ends in good order");
        }
    }

    pub fn kiosk_folder(&self) -> PathBuf {
        self.folder.path().join("kiosk")
    }

    /// Puts the kiosk's folder on a disk of its own; `None` where this user may not mount one.
    pub fn on_a_small_disk(&self, options: &str) -> Option<SmallDisk> {
        let (disk, keep) = (self.kiosk_folder(), self.folder.path().join("keep"));
        fs::rename(&disk, &keep).expect("writable");
        let mounted = SmallDisk::mount(&disk, options)?;
        for file in fs::read_dir(&keep).expect("readable").flatten() {
            fs::copy(file.path(), disk.join(file.file_name())).expect("room for it");
        }
        Some(mounted)
    }

    pub fn config(&self) -> Config {
        self.config_with("")
    }

    /// With more in the configuration file.
    pub fn config_with(&self, more: &str) -> Config {
        let text = format!(
            "data_dir = {:?}\ncentral_url = \"https://localhost:{}\"\ntrust_anchor = {:?}\n{more}",
            self.kiosk_folder(),
            self.address.port(),
            self.directory().authority(),
        );
        let path = self.folder.path().join("kiosk.toml");
        std::fs::write(&path, text).expect("writable");
        Config::load(&path).expect("complete")
    }

    /// As it was written last.
    pub fn last_config(&self) -> Config {
        Config::load(&self.folder.path().join("kiosk.toml")).expect("complete")
    }

    /// What the kiosk has written down of both sides.
    pub fn sides(&self) -> Option<String> {
        let read = "SELECT value FROM setting WHERE name = 'sides'";
        self.at_rest(|db| db.query_row(read, [], |row| row.get(0)).optional())
    }

    /// What central holds: ids and how often each.
    pub fn central_has(&self) -> Vec<String> {
        let database = Connection::open(self.directory().database()).expect("there");
        let mut statement = database
            .prepare("SELECT lower(tracking_code) FROM requests ORDER BY 1")
            .expect("the table is there");
        let codes = statement
            .query_map([], |row| row.get(0))
            .expect("readable")
            .collect::<Result<_, _>>();
        codes.expect("readable")
    }

    /// Until a kiosk that has ended has let go of its folder.
    pub fn wait_until_closed(&self) {
        while kiosk::storage::store::DirectoryLock::take(&self.kiosk_folder()).is_err() {
            std::thread::yield_now();
        }
    }

    /// Whether a damaged file was set aside.
    pub fn has_set_aside(&self) -> bool {
        kiosk::storage::recovery::has_set_aside(&self.kiosk_folder())
    }

    /// Works on the kiosk's database while no kiosk runs.
    pub fn at_rest<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> T {
        let database = Connection::open(self.kiosk_folder().join("kiosk.db")).expect("there");
        work(&database).expect("the disk works")
    }
}

/// A kiosk that runs on a runtime of its own, so that a test can end it whole.
pub struct Running {
    pub kiosk: Arc<Kiosk>,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Running {
    pub async fn start(config: Config) -> Running {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("the system gives threads");
        let kiosk = runtime
            .spawn(Kiosk::start(config))
            .await
            .expect("no panic")
            .expect("it starts");
        Running {
            kiosk,
            runtime: Some(runtime),
        }
    }

    /// Runs something on the kiosk's own runtime, as the shell does.
    pub async fn spawn<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> T {
        let runtime = self.runtime.as_ref().expect("it runs");
        runtime.spawn(work).await.expect("no panic")
    }

    /// Steps up to the kiosk; waits where the receipt of whoever has just left is still coming out.
    pub async fn begin(&self, language: Language) -> String {
        let mut changes = self.kiosk.changes();
        let wait = async {
            loop {
                match self.kiosk.begin_visit(language) {
                    Ok(begun) => return begun.visit,
                    Err(_) => changes.changed().await.expect("the kiosk runs"),
                }
            }
        };
        tokio::time::timeout(DEADLINE, wait)
            .await
            .expect("the kiosk is free in time")
    }

    /// What is known of the visit's one request.
    pub async fn facts(&self, visit: &str) -> Facts {
        let mut facts = self.kiosk.facts(visit).await.expect("it is this visit");
        assert_eq!(facts.len(), 1, "one request");
        facts.remove(0)
    }

    /// A whole visit up to Send.
    pub async fn visit(&self) -> (String, SendResult) {
        let visit = self.begin(Language::Pt).await;
        self.kiosk
            .choose_purpose(&visit, Purpose::CorrectEmail)
            .expect("the visit is open");
        let result = self.kiosk.send(&visit, draft()).await.expect("in order");
        (visit, result)
    }

    /// A visit that must end saved.
    pub async fn saved(&self) -> (String, Facts) {
        match self.visit().await {
            (visit, SendResult::Saved { facts }) => (visit, facts),
            (_, other) => panic!("not saved: {other:?}"),
        }
    }

    /// Until this kiosk has written down by which version and configuration of either side it delivers.
    pub async fn until_sides_are_known(&self, place: &Place) {
        let fingerprint = place.last_config().fingerprint();
        let known = async {
            while !place
                .sides()
                .is_some_and(|sides| sides.contains(&fingerprint))
            {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let known = tokio::time::timeout(DEADLINE, known).await;
        known.expect("a heartbeat passes in time");
    }

    /// Into staff mode, with a PIN that is configured.
    pub async fn enter(&self, pin: &str) -> String {
        match self.kiosk.staff_enter(pin.to_owned()).await {
            Entry::Open { token } => token,
            other => panic!("not in: {other:?}"),
        }
    }

    pub async fn delivered(&self, visit: &str) -> bool {
        self.facts(visit).await.delivered
    }

    pub async fn until_delivered(&self, visit: &str) {
        let mut changes = self.kiosk.changes();
        let wait = async {
            while !self.delivered(visit).await {
                changes.changed().await.expect("the kiosk runs");
            }
        };
        tokio::time::timeout(DEADLINE, wait)
            .await
            .expect("delivered in time");
    }

    pub async fn until_fault(&self, fault: Fault) {
        let mut changes = self.kiosk.changes();
        let wait = async {
            while !self.kiosk.faults().contains(&fault) {
                changes.changed().await.expect("the kiosk runs");
            }
        };
        tokio::time::timeout(DEADLINE, wait)
            .await
            .unwrap_or_else(|_| panic!("{fault} in time, not {:?}", self.kiosk.faults()));
    }

    /// Ends it with everything that it started.
    pub fn end(mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Made-up answers.
pub fn draft() -> Draft {
    serde_json::from_value(serde_json::json!({
        "purpose": "correct-email",
        "identity": {"nif": "200000020", "phone": "912345678"},
        "assisted": false,
        "oldEmail": {"answer": "unknown"},
        "newEmail": "made.up@example.com",
        "resendSame": false,
        "language": "pt",
    }))
    .expect("a draft")
}
