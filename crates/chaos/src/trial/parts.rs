//! The parts of a trial, set up from a template, and the evidence that they leave.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use testbed::{
    binaries,
    person::Person,
    printer::VirtualPrinter,
    process::{run, wait_for},
    thermal::{Port, ThermalPrinter},
};

use crate::{
    central_side::{CentralSide, LineSide},
    evidence::{Lines, Place},
    kiosk_side::KioskSide,
    patience,
    room::Room,
    schedule::Printing,
    side::Side,
};

/// How many made-up cases central has.
const CASES: u32 = 48;
/// How long the kiosk's first exchange with central may need.
const FIRST_WORDS: Duration = Duration::from_secs(5);
/// A receipt on a roll takes two seconds when the printer is slow.
const ROLL_JOB_S: u32 = 8;
/// As long as can be said.
const KEPT_FOR_THE_JUDGE: &str = "sealed_days = 65535\ndone_days = 65535\nstopped_days = 65535\n\
                                  counter_days = 65535\nconflicts_days = 65535\n";
const STORE: &str = "Loja AIMA Lisboa (demo)";

/// The programs of a campaign.
#[derive(Debug, Clone)]
pub struct Programs {
    central: PathBuf,
    kiosk: PathBuf,
    proxy: PathBuf,
    library: PathBuf,
}

impl Programs {
    /// Finds them beside the program that runs now.
    ///
    /// # Errors
    /// One is not built.
    pub fn found() -> Result<Programs> {
        let library = binaries::library("libpowercut_preload.so")?;
        Ok(Programs {
            central: binaries::find("aima-central")?,
            kiosk: binaries::find("kiosk-core")?,
            proxy: binaries::find("chaos-proxy")?,
            library,
        })
    }
}

/// What every trial of a campaign begins with: an enrolled kiosk, and a central that knows it.
pub struct Template {
    programs: Programs,
    folder: PathBuf,
    /// Who comes to the kiosk.
    pub people: Vec<Person>,
    /// The printer of one worker.
    pub printer: Option<VirtualPrinter>,
}

impl Template {
    /// Sets up central, makes cases up, and enrols a kiosk, in `folder`.
    ///
    /// # Errors
    /// A program refuses.
    pub fn made(programs: Programs, folder: &Path, seed: u64) -> Result<Template> {
        let central = folder.join("central");
        let command = |name: &str| {
            let mut command = Command::new(&programs.central);
            command.arg(name).arg("--data").arg(&central);
            command
        };
        run(command("init").args(["--demo", "--public-base", "https://localhost:8443"]))?;
        // The judge opens the payloads itself, also those that central's clock made old.
        fs::write(central.join("retention.toml"), KEPT_FOR_THE_JUDGE)?;
        let cases = CASES.to_string();
        let output = run(command("make-cases")
            .args(["--cases", &cases, "--show", &cases])
            .args(["--seed", &seed.to_string()]))?;
        let people = String::from_utf8(output)?
            .lines()
            .map(|line| Ok(serde_json::from_str(line)?))
            .collect::<Result<Vec<Person>>>()?;
        let code = String::from_utf8(run(command("enrolment-code").args(["--store", STORE]))?)?;
        fs::create_dir_all(folder.join("kiosk"))?;
        let side = Side::new(&central, &folder.join("side"), &programs.library, false)?;
        let mut serving = CentralSide::new(side, programs.central.clone());
        let url = format!("https://localhost:{}", serving.start()?);
        let configuration = folder.join("kiosk.toml");
        fs::write(
            &configuration,
            settings(&folder.join("kiosk"), &url, &central, ""),
        )?;
        run(Command::new(&programs.kiosk)
            .arg("--config")
            .arg(&configuration)
            .args(["--enrol", code.trim()]))?;
        serving.side.stop(Duration::from_secs(10))?;
        Ok(Template {
            programs,
            folder: folder.to_owned(),
            people,
            printer: None,
        })
    }

    /// The same for another worker, with a printer of its own if one can be had.
    pub fn for_a_worker(&self, printer: Option<VirtualPrinter>) -> Template {
        Template {
            programs: self.programs.clone(),
            folder: self.folder.clone(),
            people: self.people.clone(),
            printer,
        }
    }
}

/// The parts, running.
pub struct Parts<'a> {
    /// What they were made from.
    pub template: &'a Template,
    /// Where the evidence goes.
    pub place: &'a Place,
    /// What was typed.
    pub submitted: Lines,
    /// The kiosk's disk.
    pub room: Room,
    /// The kiosk.
    pub kiosk: KioskSide,
    /// The line.
    pub line: LineSide,
    /// Central.
    pub central: CentralSide,
    /// When the trial began.
    pub began: Instant,
    /// What went wrong, and when.
    pub went_wrong: Lines,
    printer: Printer<'a>,
}

/// What the kiosk of this trial prints on.
enum Printer<'a> {
    None,
    /// One that prints pages, and what it had printed before.
    Pages(&'a VirtualPrinter, BTreeSet<PathBuf>),
    Roll(ThermalPrinter),
}

impl<'a> Parts<'a> {
    /// Copies the template and starts everything.
    ///
    /// # Errors
    /// A part does not start.
    pub fn set_up(
        template: &'a Template,
        place: &'a Place,
        room: &Path,
        prints: Printing,
    ) -> Result<Parts<'a>> {
        let began = Instant::now();
        let programs = &template.programs;
        fs::create_dir_all(place.root())?;
        let may_mount = std::env::var_os(crate::campaign::NO_MOUNTS).is_none();
        let room = Room::new(room, may_mount)?;
        let data = room.folder().join("data");
        copy_folder(&template.folder.join("kiosk"), &data)?;
        let central_data = place.path("central/data");
        copy_folder(&template.folder.join("central"), &central_data)?;
        let side = Side::new(
            &central_data,
            &place.path("central"),
            &programs.library,
            false,
        )?;
        let mut central = CentralSide::new(side, programs.central.clone());
        let port = central.start()?;
        // It knows central before anybody can connect: an exchange that breaks would be no fault of the plan.
        let log = place.lines("line.jsonl")?;
        let line = LineSide::start(&programs.proxy, &central_data, port, log)?;
        let side = Side::new(&data, &place.path("kiosk"), &programs.library, true)?;
        let url = format!("https://localhost:{}", line.port);
        let printer = match (prints, &template.printer) {
            (Printing::Thermal, _) => Printer::Roll(ThermalPrinter::start(Port::Tcp)),
            (Printing::Ipp, Some(printer)) => Printer::Pages(printer, printed(printer)),
            _ => Printer::None,
        };
        let printer_settings = match &printer {
            Printer::None => String::new(),
            Printer::Pages(printer, _) => printing_on(&printer.uri(), 5),
            Printer::Roll(printer) => printing_on(&printer.uri(), ROLL_JOB_S),
        };
        let configuration = place.path("kiosk.toml");
        fs::write(
            &configuration,
            settings(side.live(), &url, &central_data, &printer_settings),
        )?;
        let shown = place.lines("shown.jsonl")?;
        let mut kiosk = KioskSide::new(side, programs.kiosk.clone(), configuration, shown, began);
        kiosk.start()?;
        if !kiosk.is_open_within(Duration::from_secs(8)) {
            bail!("the kiosk does not open");
        }
        // A kiosk that has never heard central cannot know that its clock is wrong: it stops at TLS until
        // the clock is right, and half of the faults would find nothing to happen to.
        patience::wait_for(FIRST_WORDS, || {
            let knows = kiosk.has_compared().ok()? && kiosk.told_ms().ok()?.is_some();
            knows.then_some(())
        });
        Ok(Parts {
            template,
            place,
            submitted: place.lines("submitted.jsonl")?,
            room,
            kiosk,
            line,
            central,
            began,
            went_wrong: place.lines("went-wrong.jsonl")?,
            printer,
        })
    }

    /// Whether there is a printer.
    pub fn prints(&self) -> bool {
        !matches!(self.printer, Printer::None)
    }

    /// The thermal printer, if this trial has one.
    pub fn roll(&self) -> Option<&ThermalPrinter> {
        match &self.printer {
            Printer::Roll(printer) => Some(printer),
            Printer::None | Printer::Pages(..) => None,
        }
    }

    /// Ends everything and copies what is not in the place of evidence already.
    ///
    /// # Errors
    /// What the file system says.
    pub fn leave_evidence(&mut self) -> Result<()> {
        self.kiosk.kill()?;
        self.central.side.stop(Duration::from_secs(5))?;
        copy_folder(self.kiosk.side.live(), &self.place.path("kiosk/data"))?;
        match &self.printer {
            Printer::None => {}
            Printer::Pages(printer, before) => self.keep_the_pages(printer, before)?,
            Printer::Roll(printer) => {
                printer.wait_until_idle();
                fs::create_dir_all(self.place.path("spool"))?;
                printer.save_pieces(&self.place.path("spool"));
            }
        }
        Ok(())
    }

    /// What is in the printer still comes out, and belongs to this trial.
    fn keep_the_pages(&self, printer: &VirtualPrinter, before: &BTreeSet<PathBuf>) -> Result<()> {
        wait_for(
            "the printer to come to rest",
            Duration::from_secs(10),
            || {
                let at_rest = |state: &str| ["canceled", "aborted", "completed"].contains(&state);
                let jobs = printer.job_states();
                Ok(jobs.iter().all(|(_, state)| at_rest(state)).then_some(()))
            },
        )?;
        fs::create_dir_all(self.place.path("spool"))?;
        for path in printed(printer).difference(before) {
            let name = path.file_name().unwrap_or(OsStr::new("unnamed"));
            fs::copy(path, self.place.path("spool").join(name))?;
        }
        Ok(())
    }
}

fn printed(printer: &VirtualPrinter) -> BTreeSet<PathBuf> {
    printer.printed_files().into_iter().collect()
}

/// `kiosk.toml` of a kiosk in `data`.
fn settings(data: &Path, url: &str, central: &Path, printer: &str) -> String {
    let quoted = |path: &Path| serde_json::Value::from(path.display().to_string()).to_string();
    format!(
        "data_dir = {}\ncentral_url = \"{url}\"\ntrust_anchor = {}\n{printer}",
        quoted(data),
        quoted(&central.join("authority.pem")),
    )
}

/// Its section about the printer.
fn printing_on(uri: &str, job_seconds: u32) -> String {
    format!("\n[printer]\nuri = \"{uri}\"\nmedia = \"roll-80mm\"\njob_seconds = {job_seconds}\n")
}

/// Copies a folder with all that is in it, but memory that is shared, and sockets.
///
/// # Errors
/// What the file system says.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| to.display().to_string())?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let path = entry?.path();
        let target = to.join(path.file_name().context("a name")?);
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else if path.is_file() && !path.to_string_lossy().ends_with("-shm") {
            fs::copy(&path, &target).with_context(|| path.display().to_string())?;
        }
    }
    Ok(())
}
