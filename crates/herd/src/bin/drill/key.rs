//! Files of keys are lost on the machine that has them. What runs goes on, what starts names the file; brought back from the copy
//! that is kept apart, nothing is lost.

use std::{fs, time::Instant};

use anyhow::{Result, ensure};

use crate::{
    Steps,
    scene::{Scene, until},
};

pub async fn play(mut scene: Scene, steps: &Steps) -> Result<()> {
    let keys = scene.data().join("keys");
    let copy = scene.place.join("keys kept apart");
    fs::create_dir(&copy)?;
    for entry in fs::read_dir(&keys)? {
        let path = entry?.path();
        fs::copy(&path, copy.join(path.file_name().unwrap_or_default()))?;
    }
    steps.say("the keys are copied, apart from the database");

    // What opens has it in memory; it is noticed at the next start.
    let lost = Instant::now();
    fs::remove_file(keys.join("sealing-0001.key"))?;
    scene.centrals.rest();
    let refused = scene.command(&["open"])?;
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    ensure!(!refused.status.success(), "it opens without its key");
    ensure!(said.contains("sealing key"), "it does not say why: {said}");
    let line = said.lines().last().unwrap_or_default();
    steps.say(&format!(
        "sealing-0001.key is lost: what opens does not start, and says: {line}"
    ));
    scene.file().await?;
    until("kiosks to have delivered", async || {
        Ok(scene.running.waiting().await? == 0)
    })
    .await?;
    let figures = scene.ask("/metrics").await?.text().await?;
    let received = figures
        .lines()
        .find(|line| line.starts_with("aima_requests{state=\"received\"}"))
        .unwrap_or_default();
    ensure!(
        !received.ends_with(" 0"),
        "nothing waits to be opened: {received}"
    );
    steps.say(&format!(
        "intake needs none: kiosks deliver 120 more, and they wait ({received})"
    ));
    named(&scene, "keys", steps)?;
    fs::copy(copy.join("sealing-0001.key"), keys.join("sealing-0001.key"))?;
    scene.centrals.open(1)?;
    scene.all_opened().await?;
    steps.say(&format!(
        "brought back from the copy: everything is opened, {:.1} s after it was lost",
        lost.elapsed().as_secs_f64()
    ));

    let lost = Instant::now();
    for name in ["data.key", "index.key"] {
        fs::remove_file(keys.join(name))?;
    }
    ensure!(
        scene.ask("/readyz").await?.status() == 200,
        "what runs has them in memory"
    );
    scene.centrals.kill(0)?;
    let refused = scene.command(&["serve", "--intake-only", "--listen", "127.0.0.1:0"])?;
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    ensure!(!refused.status.success(), "it serves without its keys");
    ensure!(
        said.contains("data.key"),
        "it does not name the file: {said}"
    );
    steps.say("data.key and index.key are lost: what runs goes on; what is started again names the file and ends");
    scene.file().await?;
    named(&scene, "keys", steps)?;
    for name in ["data.key", "index.key"] {
        fs::copy(copy.join(name), keys.join(name))?;
    }
    scene.centrals.serve(0)?;
    scene.all_opened().await?;
    steps.say(&format!(
        "brought back: what people filed meanwhile is delivered and opened, {:.1} s after they were lost",
        lost.elapsed().as_secs_f64()
    ));
    scene.judge(steps).await
}

/// The doctor names it, and what to do.
fn named(scene: &Scene, part: &str, steps: &Steps) -> Result<()> {
    let output = scene.command(&["doctor"])?;
    let said = String::from_utf8(output.stdout)?;
    let line = said
        .lines()
        .find(|line| line.contains(part) && line.contains("WRONG"));
    ensure!(
        !output.status.success() && line.is_some(),
        "the doctor: {said}"
    );
    steps.say(&format!(
        "aima-central doctor: {}",
        line.unwrap_or_default().trim()
    ));
    Ok(())
}
