//! The disk of the database is full. Intake says "later" by name, pages that only read go on, nothing is lost; and once there is room
//! everything goes on by itself.

use std::{
    fs::{self, File},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Result, ensure};

use crate::{
    Steps,
    scene::{Scene, until},
};

/// What is left free, so that it ends in the middle of what comes.
const LEFT: usize = 256 * 1024;

pub async fn play(mut scene: Scene, steps: &Steps) -> Result<()> {
    let data = scene.server.folder()?.join("data");
    let code = scene.log.values().next().map(|made| made.code.clone());
    let page = format!("/t/{}", code.unwrap_or_default());
    let ballast = fill(&data)?;
    steps.say(&format!(
        "the database's disk is filled up to the last {} KiB",
        LEFT / 1024
    ));
    let full = Instant::now();
    scene.file().await?;
    until("intake to say so", async || {
        Ok(scene.log_of("serve0").contains("No space left on device"))
    })
    .await?;
    let waiting = scene.running.waiting().await?;
    ensure!(waiting > 0, "nothing waits at a kiosk");
    let log = scene.log_of("serve0");
    let answered = log
        .lines()
        .filter(|line| line.contains("\"status\":503"))
        .count();
    let named = log
        .lines()
        .find(|line| line.contains("No space left on device"))
        .unwrap_or_default();
    ensure!(named.contains("unavailable"), "it is no 503: {named}");
    ensure!(answered > 0, "nobody was answered 503");
    ensure!(!log.contains("\"status\":500"), "somebody was answered 500");
    steps.say(&format!(
        "intake answered 503 ({answered} times), named the disk in its log; {waiting} requests wait at kiosks"
    ));
    let heads = scene.server.heads().len();
    let read = scene.ask(&page).await?.status();
    steps.say(&match heads {
        0 => format!("PostgreSQL has ended itself, as it must where its log has no room; a tracking page: {read}"),
        _ => format!("PostgreSQL runs on; a tracking page, which only reads: {read}"),
    });
    ensure!(heads == 0 || read == 200, "a page that only reads: {read}");

    fs::remove_file(ballast)?;
    let room = Instant::now();
    if heads == 0 {
        scene.server.restart("immediate")?;
        steps.say("there is room, and PostgreSQL is started again");
    } else {
        steps.say("there is room again; nothing is restarted");
    }
    scene.all_opened().await?;
    steps.say(&format!(
        "everything is delivered and opened {:.1} s after there was room, {:.1} s after the disk was full",
        room.elapsed().as_secs_f64(),
        full.elapsed().as_secs_f64()
    ));
    scene.judge(steps).await
}

/// Fills the disk under a folder, but for a little.
fn fill(folder: &Path) -> Result<PathBuf> {
    let path = folder.join("ballast");
    let mut file = File::create(&path)?;
    let piece = vec![0; 64 * 1024];
    let mut length = 0_u64;
    loop {
        match file.write(&piece) {
            Ok(0) => break,
            Ok(written) => length += written as u64,
            Err(error) if error.kind() == ErrorKind::StorageFull => break,
            Err(error) => return Err(error.into()),
        }
        ensure!(length < 1 << 30, "the disk is no small one");
    }
    file.set_len(length.saturating_sub(LEFT as u64))?;
    Ok(path)
}
