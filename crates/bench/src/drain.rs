//! The end of a long outage: what waits at a kiosk goes to central. Beside it the bare insert of the same rows, and
//! the same sending of one request at a time. Central's workers open and match what comes in meanwhile, as they do.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use kiosk::{
    Kiosk,
    delivery::client::CentralClient,
    machine::{
        clock::{Clock, TimeSource},
        identity,
    },
    storage::outbox::{self, NewRequest, Outcome},
    visit::draft,
};
use protocol::{
    EmailAddress, Language, Recorded, RequestHeader, RequestId, TrackingCode,
    wire::{Enrolled as Identity, ItemResult, MAX_BATCH, SealedRequest},
};
use rusqlite::{Connection, params};

use crate::{
    enrolled::Enrolled,
    material,
    part::Part,
    samples::{Series, pause, timed},
};

/// Drains in one run, each of everything.
const ROUNDS: u32 = 3;
/// Sent one at a time in each round.
const ONE_BY_ONE: u32 = 150;
const PATIENCE: Duration = Duration::from_secs(300);
/// Between two looks at what still waits.
const LOOKS: Duration = Duration::from_millis(20);

/// Measures it with so many that wait.
///
/// # Errors
/// Something does not start, or does not drain.
pub fn measure(queued: u32) -> Result<Part> {
    let mut part = Part::new(
        "drain",
        &format!("{queued} queued requests to central (SQLite)"),
    );
    let place = tempfile::Builder::new()
        .prefix("bench-drain-")
        .tempdir_in(".")
        .context("a place on the disk that is measured")?;
    let site = Enrolled::set_up(place.path())?;
    let database = place.path().join("kiosk/kiosk.db");
    let mut drained = Series::new("drained", "requests/s");
    let mut bare = Series::new(
        "bare insert of the same rows, a batch a commit",
        "requests/s",
    );
    let mut single = Series::new("one by one", "requests/s");
    let mut shares = Series::new("while draining, each quarter of a second", "requests/s");
    for round in 0..ROUNDS {
        let rows = fill(&database, round, queued)?;
        let rate = inserted(&place.path().join(format!("bare{round}.db")), &rows)?;
        bare.samples.push(rate);
        drop(rows);
        let serving = site.start_central()?;
        let (rate, each) = drain(&site, &database, queued)?;
        drained.samples.push(rate);
        shares.samples.extend(each);
        single.samples.extend(one_by_one(&site, &database, round)?);
        site.stop_central(serving)?;
    }
    part.ratios.insert(
        "drain_vs_bare_insert".into(),
        drained.median() / bare.median(),
    );
    part.ratios.insert(
        "drain_vs_one_by_one".into(),
        drained.median() / single.median(),
    );
    part.series.extend([drained, shares, bare, single]);
    Ok(part)
}

/// Puts requests into the outbox of a kiosk that does not run; gives them as they will be sent.
fn fill(database: &Path, round: u32, count: u32) -> Result<Vec<SealedRequest>> {
    let mut database = Connection::open(database)?;
    // What is filled here is measured by nobody.
    database.pragma_update(None, "synchronous", "OFF")?;
    let identity = identity(&database)?;
    for number in 0..count {
        outbox::save(&mut database, &new_request(&identity, round, number)?)?;
    }
    let none = Default::default();
    let batch = outbox::next_batch(&database, count as usize, usize::MAX, &none)?;
    ensure!(batch.requests.len() == count as usize, "all of them wait");
    Ok(batch.requests)
}

fn identity(database: &Connection) -> Result<Identity> {
    identity::load_raw(database)?.context("the kiosk is enrolled")
}

fn new_request(identity: &Identity, round: u32, number: u32) -> Result<NewRequest> {
    let key = identity::usable_key(&identity.sealing_keys)?;
    let draft = material::draft(Language::Pt, number as usize);
    let (kind, content) = draft::content(&draft).ok().context("answers in order")?;
    let mut drawn = [0; 10];
    drawn[..4].copy_from_slice(&round.to_le_bytes());
    drawn[4..8].copy_from_slice(&number.to_le_bytes());
    let code = u64::from(round) << 32 | u64::from(number);
    let code = code.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
    let now_ms = jiff::Timestamp::now().as_millisecond();
    let header = RequestHeader {
        id: RequestId::new(now_ms as u64, drawn),
        tracking_code: TrackingCode::generate(
            identity.kiosk,
            [code[0], code[1], code[2], code[3], code[4], code[5]],
        ),
        kind,
        kiosk: identity.kiosk,
        language: Language::Pt,
        recorded: Recorded {
            wall_ms: now_ms,
            monotonic_ms: u64::from(number),
            boot_id: "00000000-0000-0000-0000-000000000000".parse()?,
            central_offset_ms: None,
        },
    };
    let masked = EmailAddress::parse("made.up@gmail.com")
        .ok()
        .map(|a| a.masked().to_string());
    Ok(NewRequest {
        payload: key.seal(&header, &content),
        header,
        masked_new_email: masked,
        mailbox_confirmed: Some(false),
        saved_ms: now_ms,
    })
}

/// The rows as central keeps them, in a database with nothing around it: a commit for each batch.
fn inserted(path: &Path, rows: &[SealedRequest]) -> Result<f64> {
    let mut database = Connection::open(path)?;
    database.pragma_update(None, "journal_mode", "WAL")?;
    database.pragma_update(None, "synchronous", "FULL")?;
    database.execute_batch(
        "CREATE TABLE requests (
             id TEXT NOT NULL PRIMARY KEY, tracking_code TEXT NOT NULL UNIQUE, kiosk TEXT NOT NULL,
             kind TEXT NOT NULL, language TEXT NOT NULL, header TEXT NOT NULL, suite TEXT NOT NULL,
             key_id TEXT NOT NULL, sealed BLOB NOT NULL, sha256 TEXT NOT NULL, received_at INTEGER NOT NULL,
             state TEXT NOT NULL) STRICT;
         CREATE INDEX requests_by_state ON requests (state, received_at, id);",
    )?;
    let headers: Vec<String> = rows
        .iter()
        .map(|row| serde_json::to_string(&row.header))
        .collect::<Result<_, _>>()?;
    let all: Vec<_> = rows.iter().zip(&headers).collect();
    let (took, done) = timed(|| -> rusqlite::Result<()> {
        for batch in all.chunks(MAX_BATCH) {
            let transaction = database.transaction()?;
            for (row, header) in batch {
                transaction
                    .prepare_cached("INSERT INTO requests VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")?
                    .execute(params![
                        row.header.id.to_string(),
                        row.header.tracking_code.to_string(),
                        row.header.kiosk.to_string(),
                        row.header.kind.as_str(),
                        row.header.language.code(),
                        header,
                        row.payload.suite,
                        row.payload.key_id.as_str(),
                        row.payload.sealed,
                        row.sha256.as_str(),
                        0,
                        "received",
                    ])?;
            }
            transaction.commit()?;
        }
        Ok(())
    });
    done?;
    Ok(rows.len() as f64 / took * 1000.0)
}

/// From the first request that central confirmed to the last: how many a second, over all and in each quarter.
fn drain(site: &Enrolled, database: &Path, queued: u32) -> Result<(f64, Vec<f64>)> {
    let reading = Connection::open(database)?;
    let waiting = || -> Result<u32> {
        Ok(reading
            .prepare_cached("SELECT count(*) FROM request WHERE delivery = 'waiting'")?
            .query_row([], |row| row.get(0))?)
    };
    // Threads of its own: with them the kiosk ends.
    let threads = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let kiosk = threads.block_on(Kiosk::start(site.config()?))?;
    let started = Instant::now();
    while waiting()? == queued {
        ensure!(started.elapsed() < PATIENCE, "nothing is delivered");
        pause(Duration::from_millis(2));
    }
    let (begun, first) = (Instant::now(), waiting()?);
    let (mut seen, mut at, mut each) = (first, begun, Vec::new());
    loop {
        pause(LOOKS);
        let (left, now) = (waiting()?, Instant::now());
        if left == 0 || now - at >= Duration::from_millis(250) {
            each.push(f64::from(seen - left) / (now - at).as_secs_f64());
            (seen, at) = (left, now);
        }
        if left == 0 {
            break;
        }
        ensure!(begun.elapsed() < PATIENCE, "{left} still wait");
    }
    // The last look came somewhere behind the end: half of a pause is taken off.
    let took = (at - begun - LOOKS / 2).as_secs_f64();
    drop(kiosk);
    threads.shutdown_timeout(PATIENCE);
    Ok((f64::from(first) / took, each))
}

/// The same steps for one request at a time: taken from the outbox, marked, sent, recorded.
fn one_by_one(site: &Enrolled, database: &Path, round: u32) -> Result<Vec<f64>> {
    let mut database = Connection::open(database)?;
    database.pragma_update(None, "synchronous", "FULL")?;
    let identity = identity(&database)?;
    let clock = Arc::new(Clock::by(TimeSource::System, None));
    let url = site.config()?.central_url;
    let client = CentralClient::new(&url, &site.authority()?, clock)?;
    for number in 0..ONE_BY_ONE {
        let new = new_request(&identity, 1000 + round, number)?;
        outbox::save(&mut database, &new)?;
    }
    let none = Default::default();
    let mut rates = Vec::new();
    for _ in 0..ONE_BY_ONE {
        let (took, done) = timed(|| -> Result<()> {
            let batch = outbox::next_batch(&database, 1, usize::MAX, &none)?;
            let id = batch.requests.first().context("somebody waits")?.header.id;
            outbox::mark_attempt(&mut database, &[id])?;
            let sent = client.deliver(&identity.token, &batch.requests);
            let answer = site.kiosk_side.block_on(sent)?;
            let Some(Some(ItemResult::Delivered(delivered))) = answer.into_iter().next() else {
                anyhow::bail!("not delivered");
            };
            let at = delivered.received_at;
            outbox::apply(&mut database, &[(id, Outcome::Delivered(at))], 0)?;
            Ok(())
        });
        done?;
        rates.push(1000.0 / took);
    }
    Ok(rates)
}
