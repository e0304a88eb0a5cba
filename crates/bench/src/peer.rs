//! A peer: a program that does the same work with what a store would use otherwise. It runs as long as the part that
//! asks it, so that everything in it is warm, and times itself: what passes between us is in no figure.

use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// Where the peers stand, and where `packaging/setup/install bench` puts what they need.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("peers")
}

/// A running peer.
#[derive(Debug)]
pub struct Peer {
    /// What it is called in the tables.
    pub name: String,
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts it and hands it what it needs. Its answer's `says` is what it does, in words.
    ///
    /// # Errors
    /// It is not installed, or refuses.
    pub fn start(name: &str, command: &mut Command, set_up: &Value) -> Result<(Peer, String)> {
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("the peer {name} does not start: {command:?}"))?;
        let questions = process.stdin.take().context("a standard input")?;
        let answers = BufReader::new(process.stdout.take().context("a standard output")?);
        let mut peer = Peer {
            name: name.to_owned(),
            process,
            questions,
            answers,
        };
        let answer = peer.ask(set_up)?;
        let says = answer["says"].as_str().unwrap_or_default().to_owned();
        Ok((peer, says))
    }

    /// One line of JSON there, one back.
    ///
    /// # Errors
    /// It ended, or names an error.
    pub fn ask(&mut self, question: &Value) -> Result<Value> {
        writeln!(self.questions, "{question}")?;
        self.questions.flush()?;
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            bail!("the peer {} ended", self.name);
        }
        let answer: Value = serde_json::from_str(&line)
            .with_context(|| format!("the peer {} said {line}", self.name))?;
        match answer["error"].as_str() {
            Some(error) => bail!("the peer {}: {error}", self.name),
            None => Ok(answer),
        }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The peer on Node: `node:sqlite`, pdfkit and qrcode; `typst` is the same program with another engine.
pub fn node(program: &str) -> Command {
    let folder = folder().join("node");
    let mut command = Command::new(folder.join("node_modules/.bin/node"));
    command
        .arg("--disable-warning=ExperimentalWarning")
        .arg(folder.join(program))
        .current_dir(folder);
    command
}

/// The peer on Python: its sqlite3, reportlab and segno.
pub fn python() -> Command {
    let root = folder().join("../../../target/bench/python/bin/python");
    let mut command = Command::new(root);
    command.arg(folder().join("python/peer.py"));
    command
}

/// The peer on Rust: krilla.
pub fn krilla() -> Command {
    Command::new(folder().join("../../../target/bench/krilla/release/krilla-peer"))
}
