//! From Send to *saved, receipt ready*: validate, seal, commit with fsync, second copy, receipt with its QR code, which
//! is drawn while the disk writes.
//!
//! Beside the peers stand the parts that nobody can leave out, each alone: a synced insert, a synced append, a seal,
//! a layout with warm fonts. Central is away, as it may be; nothing waits for it.

use std::{fs::File, io::Write, path::Path, sync::Arc, time::Duration};

use anyhow::{Context, Result, ensure};
use kiosk::{
    Kiosk,
    app::page::SendResult,
    machine::config::{Paper, Printer},
    receipt::{Fonts, Media, pdf},
    visit::{draft, page::Purpose},
};
use protocol::{Language, Recorded, RequestHeader, RequestId, sealing::SealingPrivateKey};
use rusqlite::{Connection, params};
use serde_json::json;

use crate::{
    enrolled::Enrolled,
    material::{self, WARM_UP},
    part::Part,
    peer::{self, Peer},
    samples::{Series, pause, timed},
};

/// What every peer can print: reportlab takes no outlines of the Chinese fonts' kind.
const LANGUAGES: [Language; 6] = [
    Language::En,
    Language::Ar,
    Language::Hi,
    Language::Bn,
    Language::Uk,
    Language::Fr,
];

/// A printer that is not there: its receipts are made, and nothing is measured of how they come out.
const NOBODY: &str = "ipp://127.0.0.1:9/ipp/print";
/// Longer than the disk takes to learn that a receipt no longer comes out.
const REST: Duration = Duration::from_millis(10);

/// Measures it.
///
/// # Errors
/// A peer is missing or fails, or the kiosk does not save.
pub fn measure(samples: usize) -> Result<Part> {
    let mut part = Part::new("submit", "From Send to saved, receipt ready");
    let place = tempfile::Builder::new()
        .prefix("bench-submit-")
        .tempdir_in(".")
        .context("a place on the disk that is measured")?;
    let fonts = material::fonts();
    let ours = Ours::set_up(place.path())?;
    let mut parts = PartsAlone::set_up(place.path())?;
    let receipts = LANGUAGES.iter().map(|&language| {
        let words = material::words(&material::receipt(language, 0), &fonts);
        (language.code().to_owned(), words)
    });
    let receipts: serde_json::Map<_, _> = receipts.collect();
    let mut peers = Vec::new();
    for (name, mut command) in [("node", peer::node("peer.mjs")), ("python", peer::python())] {
        let folder = place.path().join(name);
        std::fs::create_dir(&folder)?;
        let set_up = json!({"do": "set-up", "receipts": receipts, "data": folder.canonicalize()?});
        let (peer, says) = Peer::start(name, &mut command, &set_up)?;
        part.notes.push(format!("{name}: {says}"));
        peers.push((peer, Series::new(name, "ms")));
    }
    let mut whole = Series::new("ours", "ms");
    let mut saved = Series::new("ours: saved", "ms");
    let mut printable = Series::new("ours: receipt", "ms");
    let mut limit = Series::new("the parts alone", "ms");
    let mut each = ["insert, synced", "append, synced", "seal", "layout, warm"]
        .map(|name| Series::new(format!("alone: {name}"), "ms"));
    // The languages come in turn, so that each warms up as often.
    for round in 0..(WARM_UP + samples) * LANGUAGES.len() {
        let counts = round >= WARM_UP * LANGUAGES.len();
        let language = LANGUAGES[round % LANGUAGES.len()];
        let (save, print) = ours.submit(language, round)?;
        let alone = parts.measure(language, round, &fonts)?;
        if counts {
            whole.samples.push(save + print);
            saved.samples.push(save);
            printable.samples.push(print);
            limit.samples.push(alone.iter().sum());
            for (series, took) in each.iter_mut().zip(alone) {
                series.samples.push(took);
            }
        }
        for (peer, series) in &mut peers {
            let answer = peer.ask(&json!({
                "do": "submit",
                "language": language.code(),
                "answers": material::answers(language, round),
            }))?;
            let took = answer["ms"].as_f64().context("a time")?;
            if counts {
                series.samples.push(took);
            }
        }
    }
    let fastest = peers.iter().map(|(_, series)| series.median());
    let fastest = fastest.fold(f64::INFINITY, f64::min);
    part.ratios
        .insert("submit_vs_fastest_peer".into(), fastest / whole.median());
    part.ratios
        .insert("submit_vs_limit".into(), whole.median() / limit.median());
    part.series.extend([whole, saved, printable, limit]);
    part.series.extend(each);
    part.series
        .extend(peers.into_iter().map(|(_, series)| series));
    Ok(part)
}

/// The kiosk's core, enrolled at a central that went away.
struct Ours {
    site: Enrolled,
    kiosk: Arc<Kiosk>,
}

impl Ours {
    fn set_up(place: &Path) -> Result<Ours> {
        let site = Enrolled::set_up(place)?;
        let mut config = site.config()?;
        config.printer = Some(Printer {
            uri: NOBODY.to_owned(),
            media: Paper::Roll80,
            dots_per_inch: None,
            width_dots: None,
            job_seconds: 60,
        });
        let kiosk = site.kiosk_side.block_on(Kiosk::start(config))?;
        Ok(Ours { site, kiosk })
    }

    /// Milliseconds until it is saved, and from there until the receipt is ready.
    fn submit(&self, language: Language, number: usize) -> Result<(f64, f64)> {
        let visit = self.kiosk.begin_visit(language).ok().context("a visit")?;
        let visit = visit.visit;
        let chosen = self.kiosk.choose_purpose(&visit, Purpose::CorrectEmail);
        chosen.ok().context("a purpose")?;
        let draft = material::draft(language, number);
        let mut drawn = self.kiosk.sheets_drawn().context("a printer")?;
        drawn.mark_unchanged();
        let on_threads = &self.site.kiosk_side;
        let (save, sent) = timed(|| on_threads.block_on(self.kiosk.send(&visit, draft)));
        let (print, ready) = timed(|| on_threads.block_on(drawn.changed()));
        ready?;
        ensure!(
            matches!(sent, Ok(SendResult::Saved { .. })),
            "not saved: {sent:?}"
        );
        // Nobody waits for the printer; what is measured next has the disk for itself.
        self.kiosk.end_visit(&visit).ok().context("it ends")?;
        pause(REST);
        Ok((save, print))
    }
}

fn drawn(number: usize) -> [u8; 10] {
    let mut drawn = [0; 10];
    drawn[..8].copy_from_slice(&number.to_le_bytes());
    drawn
}

/// What nobody can leave out, each alone.
struct PartsAlone {
    database: Connection,
    log: File,
    key: SealingPrivateKey,
}

impl PartsAlone {
    fn set_up(place: &Path) -> Result<PartsAlone> {
        let database = Connection::open(place.join("bare.db"))?;
        database.pragma_update(None, "journal_mode", "WAL")?;
        database.pragma_update(None, "synchronous", "FULL")?;
        database.execute_batch(
            "CREATE TABLE bare (id TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT",
        )?;
        Ok(PartsAlone {
            database,
            log: File::create(place.join("bare.log"))?,
            key: SealingPrivateKey::generate().0,
        })
    }

    fn measure(&mut self, language: Language, number: usize, fonts: &Fonts) -> Result<[f64; 4]> {
        let (kind, content) = draft::content(&material::draft(language, number))
            .ok()
            .context("answers in order")?;
        let receipt = material::receipt(language, number);
        let header = RequestHeader {
            id: RequestId::new(number as u64, drawn(number)),
            tracking_code: receipt.tracking_code,
            kind,
            kiosk: receipt.kiosk,
            language,
            recorded: Recorded {
                wall_ms: 0,
                monotonic_ms: 0,
                boot_id: "00000000-0000-0000-0000-000000000000".parse()?,
                central_offset_ms: None,
            },
        };
        let public = self.key.public();
        let (seal, payload) = timed(|| public.seal(&header, &content));
        let (insert, done) = timed(|| {
            self.database
                .prepare_cached("INSERT INTO bare (id, sealed) VALUES (?1, ?2)")?
                .execute(params![header.id.to_string(), payload.sealed])
        });
        done?;
        // As long as the record of the second copy.
        let record = serde_json::to_vec(&payload)?;
        let (append, done) = timed(|| {
            self.log.write_all(&record)?;
            self.log.sync_data()
        });
        done?;
        let (layout, file) = timed(|| pdf(&receipt, Media::Roll80, fonts));
        file?;
        Ok([insert, append, seal, layout])
    }
}
