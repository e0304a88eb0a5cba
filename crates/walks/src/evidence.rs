//! What came of a walk, read where it came to: at central with central's own key, on the paper with
//! `pdftotext`, in the mailbox.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use central::{directory::Directory, keys};
use protocol::{KeyId, RequestContent, RequestHeader, SealedPayload, TrackingCode};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value, json};
use testbed::{mails::Mails, process::wait_for, receipt};

use crate::{core::Answer, place::Place};

/// As long as a request may be on its way to central's workers.
const UNDER_WAY: Duration = Duration::from_secs(30);

/// See the module.
pub struct Evidence {
    central: Directory,
    spool: Option<PathBuf>,
    /// What was read already.
    read: Mutex<HashMap<PathBuf, String>>,
}

type Look = Box<dyn FnOnce(&Evidence) -> Result<Value> + Send>;

/// Answers what is no command of the page's; none where it is one.
pub async fn answer(evidence: &Arc<Evidence>, call: &str, args: &Value) -> Option<Answer> {
    let text = |name: &str| args[name].as_str().unwrap_or_default().to_owned();
    let look: Look = match call {
        "evidence" => {
            let code = text("trackingCode");
            Box::new(move |evidence| evidence.at_central(&code))
        }
        "receipt" => {
            let code = text("trackingCode");
            Box::new(move |evidence| evidence.on_paper(&code))
        }
        "mailed_code" => {
            let (email, wait) = (text("email"), args["wait"] == true);
            Box::new(move |evidence| evidence.mailed_code(&email, wait))
        }
        _ => return None,
    };
    let evidence = evidence.clone();
    let looked = tokio::task::spawn_blocking(move || look(&evidence)).await;
    let looked = looked.expect("looking does not panic");
    Some(looked.map_err(|error| json!({"code": format!("{error:#}")})))
}

impl Evidence {
    /// Of these parts.
    pub fn of(place: &Place) -> Evidence {
        Evidence {
            central: place.central.clone(),
            spool: place.spool.clone(),
            read: Mutex::default(),
        }
    }

    /// What central holds of a request, once its workers have opened it.
    fn at_central(&self, code: &str) -> Result<Value> {
        let code = TrackingCode::parse(code).map_err(|_| anyhow::anyhow!("no tracking code"))?;
        let database = Connection::open(self.central.database())?;
        database.busy_timeout(Duration::from_secs(5))?;
        wait_for("the request to be opened at central", UNDER_WAY, || {
            let row = database.query_row(
                "SELECT header, suite, key_id, sealed, state, kind, language,
                     (SELECT count(*) FROM contents WHERE request_id = id),
                     (SELECT mailbox_confirmed_by FROM proofs WHERE request_id = id),
                     (SELECT assisted FROM contents WHERE request_id = id)
                 FROM requests WHERE replace(upper(tracking_code), '-', '') = replace(upper(?1), '-', '')",
                params![code.to_string()],
                |row| {
                    let header: String = row.get(0)?;
                    let payload = SealedPayload {
                        suite: row.get(1)?,
                        key_id: KeyId::from_text(row.get(2)?),
                        sealed: row.get(3)?,
                    };
                    let seen = json!({
                        "state": row.get::<_, String>(4)?, "kind": row.get::<_, String>(5)?,
                        "language": row.get::<_, String>(6)?, "opened": row.get::<_, i64>(7)?,
                        "confirmedBy": row.get::<_, Option<String>>(8)?,
                        "assisted": row.get::<_, Option<bool>>(9)?,
                    });
                    Ok((header, payload, seen))
                },
            );
            let Some((header, payload, mut seen)) = row.optional()? else {
                return Ok(None);
            };
            if seen["state"] == "received" {
                return Ok(None);
            }
            let header: RequestHeader = serde_json::from_str(&header)?;
            let keys = keys::private_keys(&self.central)?;
            let key = keys.iter().find(|key| *key.id() == payload.key_id);
            let content = key.context("no key opens it")?.open(&header, &payload)?;
            seen["header"] = json!(header);
            seen["content"] = shown(&content);
            Ok(Some(seen))
        })
    }

    /// The text of a receipt, once it has come out.
    fn on_paper(&self, code: &str) -> Result<Value> {
        let Some(spool) = &self.spool else {
            return Ok(Value::Null);
        };
        wait_for("the receipt to have come out", UNDER_WAY, || {
            let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
            let mut found = Vec::new();
            for file in printed_in(spool)? {
                let text = match read.get(&file) {
                    Some(text) => text.clone(),
                    None => {
                        // It is still coming out.
                        let Ok(text) = receipt::text(&file) else {
                            continue;
                        };
                        read.insert(file, text.clone());
                        text
                    }
                };
                if text.contains(code) {
                    found.push(text);
                }
            }
            match found.len() {
                0 => Ok(None),
                1 => Ok(Some(json!(found[0]))),
                times => bail!("{code} came out {times} times"),
            }
        })
    }

    /// The code that was last mailed to an address, once it is there; null where none is and nobody waits. Then two hours pass for all
    /// that was mailed: a walk presses as often in a minute as a store in a week.
    fn mailed_code(&self, email: &str, wait: bool) -> Result<Value> {
        let mails = Mails::in_folder(&self.central.mail());
        let newest = || Ok(mails.codes(email)?.pop());
        let code = match wait {
            true => Some(wait_for("a code in the mailbox", UNDER_WAY, newest)?),
            false => newest()?,
        };
        let Some(code) = code else {
            return Ok(Value::Null);
        };
        for mail in std::fs::read_dir(mails.folder())? {
            let path = mail?.path();
            // Anything else is still being written.
            if path.extension().is_some_and(|ending| ending == "eml") {
                std::fs::remove_file(path)?;
            }
        }
        let database = Connection::open(self.central.database())?;
        database.busy_timeout(Duration::from_secs(5))?;
        database.execute(
            "UPDATE email_checks SET created_at = created_at - 7200000 WHERE created_at > ?1",
            params![jiff::Timestamp::now().as_millisecond() - 3_600_000],
        )?;
        database.execute("DELETE FROM misses", [])?;
        Ok(json!(code))
    }
}

/// A content as the wire has it, less the proof, whose being there is what counts.
fn shown(content: &RequestContent) -> Value {
    let mut value = json!(content);
    value["mailbox_proof"] = json!(content.mailbox_proof.is_some());
    value
}

/// What came out of the printer, byte for byte.
fn printed_in(spool: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for start in std::fs::read_dir(spool)? {
        for file in std::fs::read_dir(start?.path())? {
            let path = file?.path();
            let is_output = path.extension().is_some_and(|ending| ending == "prn");
            if is_output && std::fs::metadata(&path).is_ok_and(|file| file.len() > 0) {
                found.push(path);
            }
        }
    }
    Ok(found)
}
