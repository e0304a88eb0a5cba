//! A central and a kiosk that is enrolled at it, both in this process, each on threads of its own. Either may be away.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use central::{
    app::{self, Serving},
    commands,
    directory::Directory,
    rate_limit::Rate,
    store::Installation,
};
use jiff::Timestamp;
use kiosk::Config;
use tokio::runtime::Runtime;

/// Where they are.
pub struct Enrolled {
    /// The kiosk's threads.
    pub kiosk_side: Runtime,
    /// Central's threads.
    pub central_side: Runtime,
    directory: Directory,
    configuration: PathBuf,
    address: SocketAddr,
}

impl Enrolled {
    /// Sets both up in a folder. Central does not run afterwards.
    ///
    /// # Errors
    /// The folder is not free, or the kiosk cannot be enrolled.
    pub fn set_up(place: &Path) -> Result<Enrolled> {
        let place = place.canonicalize()?;
        let threads = || {
            tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()
        };
        let directory = Directory::new(place.join("central"));
        let mut enrolled = Enrolled {
            kiosk_side: threads()?,
            central_side: threads()?,
            configuration: place.join("kiosk.toml"),
            directory,
            address: ([127, 0, 0, 1], 0).into(),
        };
        let installation = Installation {
            demo: true,
            public_base: None,
        };
        let now = Timestamp::now();
        let init = commands::init(&enrolled.directory, &installation, now);
        enrolled.central_side.block_on(init)?;
        let serving = enrolled.start_central()?;
        enrolled.address = serving.address();
        let text = format!(
            "data_dir = {:?}\ncentral_url = \"https://localhost:{}\"\ntrust_anchor = {:?}\n",
            place.join("kiosk"),
            enrolled.address.port(),
            enrolled.directory.authority(),
        );
        std::fs::write(&enrolled.configuration, text)?;
        let code = commands::enrolment_code(&enrolled.directory, "Loja", "Europe/Lisbon", now);
        let code = enrolled.central_side.block_on(code)?;
        let config = enrolled.config()?;
        enrolled.kiosk_side.block_on(kiosk::enrol(&config, &code))?;
        enrolled.stop_central(serving)?;
        Ok(enrolled)
    }

    /// The kiosk's configuration.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn config(&self) -> Result<Config> {
        Ok(Config::load(&self.configuration)?)
    }

    /// Has central serve, at the same address each time.
    ///
    /// # Errors
    /// It does not start.
    pub fn start_central(&self) -> Result<Serving> {
        let mut config = app::Config::new(self.directory.clone(), self.address);
        // One kiosk stands for many here.
        config.rates.deliveries = Rate {
            burst: u32::MAX,
            every_ms: 1,
        };
        Ok(self.central_side.block_on(app::serve(config))?)
    }

    /// Ends it.
    ///
    /// # Errors
    /// It does not end in good order.
    pub fn stop_central(&self, serving: Serving) -> Result<()> {
        self.central_side
            .block_on(serving.stop())
            .context("central's end")
    }

    /// The authority's certificate, as the kiosk reads it.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn authority(&self) -> Result<Vec<u8>> {
        Ok(std::fs::read(self.directory.authority())?)
    }
}
