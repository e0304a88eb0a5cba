//! Central, behind the line, and what its operator does.

use std::{
    fs,
    net::SocketAddr,
    path::Path,
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result, anyhow};
use central::{
    app::{self, Serving},
    clock::Clock,
    commands,
    configuration::{self, Changes},
    directory::Directory,
    store::{Installation, Store},
};
use jiff::Timestamp;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};

use crate::{lane::Lane, line::Line};

const ANY_PORT: ([u8; 4], u16) = ([127, 0, 0, 1], 0);
const INSTALLATION: Installation = Installation {
    demo: true,
    public_base: None,
};

/// See the module.
pub struct Central {
    /// Its runtime.
    pub lane: Lane,
    /// Its data.
    pub directory: Directory,
    /// What leads to it.
    pub line: Line,
    clock: Clock,
    serving: Option<Serving>,
}

impl Central {
    /// Sets central up in a folder; it does not run yet.
    ///
    /// # Errors
    /// What a part says.
    pub fn new(folder: &Path, now: Timestamp) -> Result<Central> {
        let lane = Lane::new("central")?;
        let directory = Directory::new(folder);
        let line = lane.run(Line::new())??;
        let central = Central {
            lane,
            directory,
            line,
            clock: Clock::fixed(now),
            serving: None,
        };
        central.init(now)?;
        Ok(central)
    }

    fn init(&self, now: Timestamp) -> Result<()> {
        let directory = self.directory.clone();
        let init = async move { commands::init(&directory, &INSTALLATION, now).await };
        let done = self.lane.run_with_timers(init)?;
        done.context("init")
    }

    /// It is this time now.
    pub fn set_time(&self, now: Timestamp) {
        self.clock.set(now);
    }

    /// People with a case.
    ///
    /// # Errors
    /// The database.
    pub fn make_cases(&self, count: u32, seed: u64) -> Result<()> {
        let directory = self.directory.clone();
        let make = async move { commands::make_cases(&directory, count, seed, 0).await };
        self.lane.run_with_timers(make)?.context("cases").map(drop)
    }

    /// A one-time code for the kiosk.
    ///
    /// # Errors
    /// The database.
    pub fn enrolment_code(&self) -> Result<String> {
        let (directory, now) = (self.directory.clone(), self.clock.now());
        let make =
            async move { commands::enrolment_code(&directory, "Loja", "Europe/Lisbon", now).await };
        self.lane.run_with_timers(make)?.context("enrolment code")
    }

    /// Whether it runs.
    pub fn runs(&self) -> bool {
        self.serving.is_some()
    }

    /// Starts it, and leads the line to it.
    ///
    /// # Errors
    /// It does not start.
    pub fn start(&mut self) -> Result<()> {
        let mut config = app::Config::new(self.directory.clone(), SocketAddr::from(ANY_PORT));
        config.clock = self.clock.clone();
        let serving = self.lane.run_with_timers(app::serve(config))?;
        let serving = serving.map_err(|error| anyhow!("central: {error}"))?;
        self.line.lead_to(Some(serving.address()));
        self.serving = Some(serving);
        Ok(())
    }

    /// Ends it in good order.
    ///
    /// # Errors
    /// It does not end.
    pub fn stop(&mut self) -> Result<()> {
        self.line.lead_to(None);
        if let Some(serving) = self.serving.take() {
            self.lane.run_with_timers(serving.stop())??;
        }
        Ok(())
    }

    /// The line is broken, or whole again.
    pub fn cut(&self, broken: bool) {
        let leads_to = self.serving.as_ref().map(Serving::address);
        self.line.lead_to(leads_to.filter(|_| !broken));
    }

    /// Puts a certificate of this authority in place that holds for so long; it counts from the next start on.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn renew_certificate(&self, until: Timestamp) -> Result<()> {
        let authority = KeyPair::from_pem(&fs::read_to_string(self.directory.authority_key())?)?;
        // Issuer and subject must agree.
        let mut issuer = CertificateParams::default();
        issuer
            .distinguished_name
            .push(DnType::CommonName, "AIMA kiosk authority");
        issuer.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        let mut parameters = CertificateParams::new(["localhost".to_owned()])?;
        let at = |time: Timestamp| {
            let since_1970 = Duration::from_secs(time.as_second().unsigned_abs());
            (SystemTime::UNIX_EPOCH + since_1970).into()
        };
        parameters.not_before = at(self.clock.now() - jiff::SignedDuration::from_hours(24));
        parameters.not_after = at(until);
        let key = KeyPair::generate()?;
        let certificate = parameters.signed_by(&key, &Issuer::new(issuer, authority))?;
        fs::write(self.directory.server_certificate(), certificate.pem())?;
        fs::write(self.directory.server_key(), key.serialize_pem())?;
        Ok(())
    }

    /// Adds a sealing key and publishes it; it counts from the next start on.
    ///
    /// # Errors
    /// The folder or the database.
    pub fn change_key(&self) -> Result<()> {
        let key = self.directory.keys().join("sealing-0002.key");
        fs::write(key, "5a".repeat(32))?;
        let now = self.clock.now();
        self.init(now)?;
        let directory = self.directory.clone();
        let publish = async move {
            let store = Store::open(&directory.database()).await?;
            let published =
                configuration::publish(&directory, &store, Changes::default(), None, &[], now);
            let published = published.await;
            store.close().await;
            anyhow::Ok(published?)
        };
        self.lane.run_with_timers(publish)?.context("publish")?;
        Ok(())
    }
}
