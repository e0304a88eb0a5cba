//! Everything that a visit needs, set up in one folder: central with made-up cases, the printer, and a
//! kiosk. Folders: `central/`, `kiosk/`, `printer/`, `stick/`, `logs/`, and `mail-server/`, `clock/` where asked
//! for.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::{
    browser::Browser,
    central::Central,
    clock::WallClock,
    display::{Devices, Display, Screen},
    kiosk::{Idle, Kiosk, STORE, Settings, Speech, Staff},
    mail_server::MailServer,
    person::Person,
    printer::{Paper, VirtualPrinter},
    proxy::Proxy,
    staff,
};

/// How a stage is set.
#[derive(Debug, Clone, Copy)]
pub struct Scene {
    /// How many made-up cases central has.
    pub cases: u32,
    /// What they are drawn from.
    pub seed: u64,
    /// How many of their people to give.
    pub people: u32,
    /// The screen in front of the person.
    pub screen: Screen,
    /// Whether the page is composited even where there is no graphics processor: no picture is taken of one that is
    /// not, and it costs half of a visit's time.
    pub composited: bool,
    /// How long a visit may rest.
    pub idle: Idle,
    /// Whether the link between kiosk and central can be cut.
    pub with_link: bool,
    /// Whether central's mails go to a real mail server instead of a folder.
    pub with_mail_server: bool,
    /// Whether central runs by a wall clock of its own, which can be moved.
    pub with_clock: bool,
}

impl Default for Scene {
    fn default() -> Self {
        Scene {
            cases: 20,
            seed: 1,
            people: 4,
            screen: Screen::PORTRAIT,
            composited: false,
            idle: Idle::PATIENT,
            with_link: false,
            with_mail_server: false,
            with_clock: false,
        }
    }
}

/// The parts, running, with a kiosk that is configured and not yet enrolled.
pub struct Stage {
    /// Somebody to play.
    pub people: Vec<Person>,
    /// The kiosk.
    pub kiosk: Kiosk,
    /// How the kiosk is configured.
    pub settings: Settings,
    /// The printer.
    pub printer: VirtualPrinter,
    /// The link between kiosk and central, if it can be cut.
    pub link: Option<Proxy>,
    /// The central service.
    pub central: Central,
    /// Where its mails go, if not into its folder.
    pub mail_server: Option<MailServer>,
    folder: PathBuf,
    composited: bool,
}

impl Stage {
    /// Starts central and printer and installs a kiosk in `folder`; what an earlier stage left there is
    /// used again.
    ///
    /// # Errors
    /// A part is missing or does not start.
    pub fn set(folder: &Path, scene: Scene) -> Result<Stage> {
        let folder = fs::create_dir_all(folder).and_then(|()| folder.canonicalize())?;
        let mut central = Central::set_up(&folder.join("central"), &folder.join("logs"))?;
        let people = central.make_cases(scene.cases, scene.seed, scene.people)?;
        let mail_server = match scene.with_mail_server {
            true => Some(MailServer::start(&folder.join("mail-server"))?),
            false => None,
        };
        if let Some(server) = &mail_server {
            central.mail_by(server);
        }
        if scene.with_clock {
            central.run_by(WallClock::in_folder(&folder.join("clock"))?);
        }
        central.start()?;
        central.wait_until_ready()?;
        let link = match scene.with_link {
            true => Some(Proxy::start(SocketAddr::from((
                [127, 0, 0, 1],
                central.port(),
            )))?),
            false => None,
        };
        let central_url = match &link {
            Some(link) => format!("https://localhost:{}", link.address().port()),
            None => central.url(),
        };
        let printer = VirtualPrinter::start_keeping_in(&folder.join("printer"), Paper::Roll80mm);
        let trust_anchor = folder.join("kiosk/authority.pem");
        fs::create_dir_all(folder.join("kiosk"))?;
        fs::copy(central.authority(), &trust_anchor)?;
        let stick = folder.join("stick");
        fs::create_dir_all(&stick)?;
        let settings = Settings {
            central_url,
            trust_anchor,
            printer_uri: Some(printer.uri()),
            screen: scene.screen,
            idle: scene.idle,
            staff: Staff {
                pin_hash: Some(staff::pin_hash(staff::PIN)?),
                idle: None,
                export_dir: Some(stick),
            },
            speech: Speech::default(),
        };
        let kiosk = Kiosk::install(&folder.join("kiosk"), &settings)?;
        Ok(Stage {
            people,
            kiosk,
            settings,
            printer,
            link,
            central,
            mail_server,
            folder,
            composited: scene.composited,
        })
    }

    /// Enrols the kiosk.
    ///
    /// # Errors
    /// Central or kiosk refuses.
    pub fn enrol(&self) -> Result<()> {
        self.kiosk.enrol(&self.central.enrolment_code(STORE)?)
    }

    /// Starts a display of the stage's size.
    ///
    /// # Errors
    /// A part is missing.
    pub fn display(&self) -> Result<Display> {
        Display::start(self.settings.screen, &self.logs())
    }

    /// Starts a display of the stage's size with a touch screen and a keyboard.
    ///
    /// # Errors
    /// A part is missing.
    pub fn display_with_devices(&self) -> Result<(Display, Devices)> {
        Display::with_devices(self.settings.screen, &self.logs())
    }

    /// Opens the kiosk's window.
    ///
    /// # Errors
    /// No window comes.
    pub fn open(&self, display: &Display) -> Result<Browser> {
        let environment = match self.composited {
            true => vec![("WEBKIT_FORCE_COMPOSITING_MODE".to_owned(), "1".to_owned())],
            false => vec![],
        };
        self.kiosk.open(display, environment, &self.logs())
    }

    /// Where staff's exports go: what a mounted stick would be.
    pub fn stick(&self) -> PathBuf {
        self.folder.join("stick")
    }

    /// Where the parts' own output goes.
    pub fn logs(&self) -> PathBuf {
        self.folder.join("logs")
    }
}
