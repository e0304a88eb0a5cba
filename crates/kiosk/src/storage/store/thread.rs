//! The one thread that works on the database. Work is taken in the order in which it was handed over.

use std::{path::PathBuf, sync::mpsc, thread, time::Duration};

use rusqlite::Connection;
use tokio::sync::{oneshot, watch};

use super::{DirectoryLock, fault_in};
use crate::{machine::fault::Fault, storage::append_log::AppendLog};

type Work = Box<dyn FnOnce(&mut Connection, &mut AppendLog) + Send>;

/// A handle to the open database. Clones share it; it closes when the last one is dropped.
#[derive(Clone, Debug)]
pub struct Store {
    work: mpsc::Sender<Work>,
    directory: PathBuf,
    closed: watch::Receiver<bool>,
}

impl Store {
    /// Puts the opened database and its log on a thread of their own, which keeps `lock` for as long
    /// as it lives.
    pub fn start(
        lock: DirectoryLock,
        mut connection: Connection,
        mut append_log: AppendLog,
    ) -> Store {
        let directory = lock.directory().to_owned();
        let (work, waiting) = mpsc::channel::<Work>();
        let (close, closed) = watch::channel(false);
        thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || {
                for piece in waiting {
                    piece(&mut connection, &mut append_log);
                }
                // The files are closed before the directory is free for the next.
                drop((connection, append_log));
                drop(lock);
                close.send_replace(true);
            })
            .expect("the system gives a thread at start");
        Store {
            work,
            directory,
            closed,
        }
    }

    /// Ends the last handle and waits until the files are closed and the directory is free.
    pub async fn close(self) {
        let mut closed = self.closed.clone();
        drop(self);
        // The sender is gone only when its thread is: closed all the same.
        drop(closed.wait_for(|closed| *closed).await);
    }

    /// The directory that the database is in.
    pub fn directory(&self) -> &std::path::Path {
        &self.directory
    }

    /// Whether the database's thread lives and takes up work within `patience`.
    pub async fn answers(&self, patience: Duration) -> bool {
        let nothing = self.run(|_| Ok(()));
        matches!(tokio::time::timeout(patience, nothing).await, Ok(Ok(())))
    }

    /// Does `work` on the database's thread. When it gives back `Ok`, what it committed is on the disk.
    pub async fn run<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    {
        self.run_with_log(move |connection, _| work(connection))
            .await
    }

    /// The same, for work that keeps the second copy up to the database.
    pub async fn run_with_log<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection, &mut AppendLog) -> rusqlite::Result<T> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let directory = self.directory.clone();
        let piece: Work = Box::new(move |connection, append_log| {
            // Why it failed is asked at once, and here: the disk may stand still.
            let done = work(connection, append_log).map_err(|error| fault_in(&directory, &error));
            // Whoever asked may have gone; the work was done all the same.
            drop(answer.send(done));
        });
        self.work.send(piece).map_err(|_| Fault::StorageDamaged)?;
        answered.await.unwrap_or(Err(Fault::StorageDamaged))
    }
}
