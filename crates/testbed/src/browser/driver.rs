//! A WebDriver with its session on a window.

use std::{path::Path, process::Command, time::Duration};

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};

use crate::{
    http::{Http, Method},
    process::{Spawned, free_port, wait_for},
};

const START: Duration = Duration::from_secs(20);

/// A driver that has a window in hand. Ends with this value.
#[derive(Debug)]
pub(super) struct Driver {
    http: Http,
    session: String,
    _process: Spawned,
}

impl Driver {
    /// Starts a driver, and has it open or take the window that is wanted.
    pub(super) fn start(command: &mut Command, wanted: &Value, logs: &Path) -> Result<Driver> {
        let http = Http::plain()?;
        let port = free_port()?;
        command.arg(format!("--port={port}"));
        let process = Spawned::start("webdriver", command, logs)?;
        let url = format!("http://127.0.0.1:{port}/session");
        let wanted = json!({"capabilities": {"alwaysMatch": wanted}});
        let mut said = String::new();
        let session = wait_for("the driver to have the window", START, || {
            // Neither may be there yet.
            let Ok(answer) = http.send(Method::POST, &url, Some(&wanted)) else {
                return Ok(None);
            };
            said = answer.body;
            let value = value_of(&said).ok();
            Ok(value.and_then(|value| value["sessionId"].as_str().map(str::to_owned)))
        })
        .with_context(|| format!("the driver said: {said}"))?;
        Ok(Driver {
            http,
            _process: process,
            session: format!("{url}/{session}"),
        })
    }

    /// Asks.
    pub(super) fn get(&self, command: &str) -> Result<Value> {
        let url = format!("{}/{command}", self.session);
        value_of(&self.http.send(Method::GET, &url, None)?.body)
    }

    /// Tells.
    pub(super) fn post(&self, command: &str, body: &Value) -> Result<Value> {
        let url = format!("{}/{command}", self.session);
        value_of(&self.http.send(Method::POST, &url, Some(body))?.body)
    }
}

/// The `value` of a WebDriver answer, or its error.
fn value_of(body: &str) -> Result<Value> {
    let mut answer: Value =
        serde_json::from_str(body).with_context(|| format!("not a WebDriver answer: {body}"))?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(anyhow!(
            "{error}: {}",
            value["message"].as_str().unwrap_or_default()
        )),
        None => Ok(value),
    }
}
