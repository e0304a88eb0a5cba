//! Central, a kiosk that is enrolled there, and a printer, in a folder that goes with them.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use anyhow::{Context, Result, anyhow};
use central::{
    app::{self, Rates, Serving},
    commands,
    directory::Directory,
    rate_limit::Rate,
    store::Installation,
};
use jiff::Timestamp;
use kiosk::{Config, Kiosk};
use tempfile::TempDir;
use testbed::printer::{Paper, VirtualPrinter};

/// Nobody in front of a kiosk presses as often as a walk does.
const AS_OFTEN_AS_IT_LIKES: Rate = Rate {
    burst: 1_000_000,
    every_ms: 1,
};

/// See the module. Parts are dropped in their order.
pub struct Place {
    /// The kiosk.
    pub kiosk: Arc<Kiosk>,
    /// Where its printer keeps what came out; none where it has no printer.
    pub spool: Option<PathBuf>,
    /// Where central has its database, keys and mails.
    pub central: Directory,
    _serving: Serving,
    _printer: Option<VirtualPrinter>,
    _folder: TempDir,
}

impl Place {
    /// Starts all of it.
    ///
    /// # Errors
    /// What a part says.
    pub async fn new(with_printer: bool) -> Result<Place> {
        let folder = tempfile::tempdir()?;
        let directory = Directory::new(folder.path().join("central"));
        let installation = Installation {
            demo: true,
            public_base: None,
        };
        let now = Timestamp::now();
        let init = commands::init(&directory, &installation, now).await;
        init.map_err(|error| anyhow!("init: {error}"))?;
        let mut config = app::Config::new(directory.clone(), SocketAddr::from(([127, 0, 0, 1], 0)));
        config.rates = Rates {
            tracking_page: AS_OFTEN_AS_IT_LIKES,
            tracking_by_kiosk: AS_OFTEN_AS_IT_LIKES,
            enrolment: AS_OFTEN_AS_IT_LIKES,
            help_calls: AS_OFTEN_AS_IT_LIKES,
            help_questions: AS_OFTEN_AS_IT_LIKES,
            deliveries: AS_OFTEN_AS_IT_LIKES,
            sign_ins: AS_OFTEN_AS_IT_LIKES,
        };
        let serving = app::serve(config)
            .await
            .map_err(|error| anyhow!("serve: {error}"))?;
        let code = commands::enrolment_code(&directory, "Loja", "Europe/Lisbon", now).await;
        let code = code.map_err(|error| anyhow!("enrolment code: {error}"))?;
        let spool = folder.path().join("printer");
        let printer =
            with_printer.then(|| VirtualPrinter::start_keeping_in(&spool, Paper::Roll80mm));
        let mut text = format!(
            "data_dir = {:?}\ncentral_url = \"https://localhost:{}\"\ntrust_anchor = {:?}\n",
            folder.path().join("kiosk"),
            serving.address().port(),
            directory.authority(),
        );
        if let Some(printer) = &printer {
            let uri = printer.uri();
            text.push_str(&format!(
                "\n[printer]\nuri = {uri:?}\nmedia = \"roll-80mm\"\n"
            ));
        }
        let path = folder.path().join("kiosk.toml");
        std::fs::write(&path, text)?;
        let config = Config::load(&path)?;
        kiosk::enrol(&config, &code).await.context("enrolment")?;
        let kiosk = Kiosk::start(config).await.context("the kiosk's start")?;
        Ok(Place {
            kiosk,
            spool: with_printer.then_some(spool),
            central: directory,
            _serving: serving,
            _printer: printer,
            _folder: folder,
        })
    }
}
