//! What the dock can do, one thing after the other. All of it happens on one thread that lives as long as the
//! dock: whatever a thread starts ends with it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow};
use tokio::sync::oneshot;

use super::paper::Pictures;
use super::reader::PassportReader;
use crate::mails::Letter;
use crate::person::Person;
use crate::stage::Stage;

/// Something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    TakePaperOut,
    PutPaperIn,
    OpenCover,
    CloseCover,
    CutNetwork,
    MendNetwork,
    StopCentral,
    StartCentral,
    /// The passport of the person with this number, from 0.
    ReadPassport(usize),
}

impl Act {
    /// Its name in an address.
    pub fn name(self) -> String {
        match self {
            Act::TakePaperOut => "take-paper-out".to_owned(),
            Act::PutPaperIn => "put-paper-in".to_owned(),
            Act::OpenCover => "open-cover".to_owned(),
            Act::CloseCover => "close-cover".to_owned(),
            Act::CutNetwork => "cut-network".to_owned(),
            Act::MendNetwork => "mend-network".to_owned(),
            Act::StopCentral => "stop-central".to_owned(),
            Act::StartCentral => "start-central".to_owned(),
            Act::ReadPassport(number) => format!("read-passport-{number}"),
        }
    }

    /// The act of this name.
    pub fn from_name(name: &str) -> Option<Act> {
        let plain = [
            Act::TakePaperOut,
            Act::PutPaperIn,
            Act::OpenCover,
            Act::CloseCover,
            Act::CutNetwork,
            Act::MendNetwork,
            Act::StopCentral,
            Act::StartCentral,
        ];
        plain
            .into_iter()
            .find(|act| act.name() == name)
            .or_else(|| {
                let number = name.strip_prefix("read-passport-")?.parse().ok()?;
                Some(Act::ReadPassport(number))
            })
    }
}

/// How things stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Standing {
    pub paper_out: bool,
    pub cover_open: bool,
    pub network_cut: bool,
    pub central_down: bool,
    /// Whether there is a passport reader.
    pub reads_passports: bool,
    pub people: Vec<Person>,
    pub letters: Vec<Letter>,
    /// How many receipts came out.
    pub receipts: usize,
}

/// The hands themselves.
pub(super) struct Hands {
    stage: Arc<Mutex<Stage>>,
    reader: Option<PassportReader>,
    pictures: Pictures,
    standing: Standing,
}

impl Hands {
    /// Does it.
    pub fn act(&mut self, act: Act) -> Result<()> {
        let standing = &mut self.standing;
        let mut stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        let no_link = "the stage has no link that could be cut";
        match act {
            Act::TakePaperOut => stage.printer.take_paper_out(),
            Act::PutPaperIn => stage.printer.put_paper_in(),
            Act::OpenCover => stage.printer.open_cover(),
            Act::CloseCover => stage.printer.close_cover(),
            Act::CutNetwork => stage.link.as_ref().context(no_link)?.cut(),
            Act::MendNetwork => stage.link.as_ref().context(no_link)?.mend(),
            Act::StopCentral => stage.central.stop()?,
            Act::StartCentral => {
                stage.central.start()?;
                stage.central.wait_until_ready()?;
            }
            Act::ReadPassport(number) => {
                let person = stage.people.get(number).context("nobody has this number")?;
                let reader = self.reader.as_ref();
                reader
                    .context("there is no X display to type on")?
                    .read(person)?;
            }
        }
        match act {
            Act::TakePaperOut => standing.paper_out = true,
            Act::PutPaperIn => standing.paper_out = false,
            Act::OpenCover => standing.cover_open = true,
            Act::CloseCover => standing.cover_open = false,
            Act::CutNetwork => standing.network_cut = true,
            Act::MendNetwork => standing.network_cut = false,
            Act::StopCentral => standing.central_down = true,
            Act::StartCentral => standing.central_down = false,
            Act::ReadPassport(_) => {}
        }
        Ok(())
    }

    /// Looks at everything.
    pub fn look(&mut self) -> Result<Standing> {
        let stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        self.standing.people.clone_from(&stage.people);
        self.standing.letters = stage.central.mails().letters()?;
        self.standing.receipts = stage.printer.printed_files().len();
        Ok(self.standing.clone())
    }

    /// The picture (PNG) of the receipt with this number, from 0.
    pub fn picture(&mut self, number: usize) -> Result<Vec<u8>> {
        let files = {
            let stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
            stage.printer.printed_files()
        };
        let file = files
            .get(number)
            .context("so many receipts did not come out")?;
        self.pictures.of(number, file)
    }
}

type Task = Box<dyn FnOnce(&mut Hands) + Send>;

/// The hands on their thread, to be asked from anywhere.
pub(super) struct HandsThread {
    tasks: mpsc::Sender<Task>,
}

impl HandsThread {
    /// Starts it; it ends when nobody can ask any more.
    pub fn start(
        stage: Arc<Mutex<Stage>>,
        reader: Option<PassportReader>,
    ) -> Result<(HandsThread, JoinHandle<()>)> {
        let mut hands = Hands {
            standing: Standing {
                reads_passports: reader.is_some(),
                ..Standing::default()
            },
            stage,
            reader,
            pictures: Pictures::new()?,
        };
        let (tasks, waiting) = mpsc::channel::<Task>();
        let works = thread::spawn(move || {
            for task in waiting {
                task(&mut hands);
            }
        });
        Ok((HandsThread { tasks }, works))
    }

    /// Has something done and waits for it. The parts of the test bed panic when they do not obey: that ends the
    /// task and not the dock.
    pub async fn ask<T: Send + 'static>(
        &self,
        task: impl FnOnce(&mut Hands) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (tell, told) = oneshot::channel();
        let task: Task = Box::new(move |hands| {
            let done = catch_unwind(AssertUnwindSafe(|| task(hands)))
                .unwrap_or_else(|_| Err(anyhow!("the part did not do it; its log says more")));
            // Whoever asked may have gone.
            let _heard = tell.send(done);
        });
        let gone = "the dock is closing";
        self.tasks.send(task).map_err(|_| anyhow!(gone))?;
        told.await.map_err(|_| anyhow!(gone))?
    }
}
