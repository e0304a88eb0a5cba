//! Somebody's mistake empties a table, and the disk of the database is lost as well. From the base backup and the archived WAL it
//! is brought back to the moment before the mistake; kiosks go on meanwhile. What was lost since then is delivered again, asked again,
//! or named.

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use central::{
    keys,
    proof::links::{Link, LinkAction},
};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use sqlx::{Connection, PgConnection};

use crate::{
    Steps,
    scene::{Scene, trusting, until},
};

pub async fn play(mut scene: Scene, steps: &Steps) -> Result<()> {
    let owner = scene.server.as_its_owner()?;
    scene.server.do_as("back-up", &[])?;
    steps.say("a base backup is made");
    scene.file().await?;
    scene.all_opened().await?;
    let request = told(&owner).await?;
    let target: String = one(&owner, "SELECT CAST(clock_timestamp() AS text)").await?;
    let to: Timestamp = one::<String>(
        &owner,
        "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')",
    )
    .await?
    .parse()?;
    steps.say(&format!(
        "{target}: the moment to which it will be brought back"
    ));

    // What happens from here on is lost.
    scene.file().await?;
    scene.all_opened().await?;
    testbed::desk::add(&scene.data(), "depois", "clerk", None)?;
    objects(&scene, &request).await?;
    let stopped =
        format!("SELECT count(*) FROM requests WHERE id = '{request}' AND state = 'stopped'");
    until("the objection to count", async || {
        Ok(one::<i64>(&owner, &stopped).await? == 1)
    })
    .await?;
    steps.say(
        "after it: 120 more requests, a clerk is added, a mailbox says that it was not its owner",
    );
    run(&owner, "DROP TABLE contents CASCADE").await?;
    let segment: String = one(&owner, "SELECT pg_walfile_name(pg_switch_wal())").await?;
    let archived =
        format!("SELECT count(*) FROM pg_stat_archiver WHERE last_archived_wal >= '{segment}'");
    until("the segment to be archived", async || {
        Ok(one::<i64>(&owner, &archived).await? == 1)
    })
    .await?;
    steps.say("the mistake: a table is dropped; the segment is archived");

    let away = Instant::now();
    scene.centrals.rest();
    scene.server.do_as("lose", &[])?;
    steps
        .say("central's workers are stopped, and the disk of the database is gone; intake runs on");
    scene.file().await?;
    until("intake to say so", async || {
        Ok(scene.ask("/readyz").await?.status() == 503)
    })
    .await?;
    steps.say("intake answers 503; people file 120 requests all the same");
    scene.server.do_as("restore", &[&target])?;
    let restored_s = away.elapsed().as_secs_f64();
    steps.say(&format!("restored, {restored_s:.1} s after it was gone"));
    until("intake to be ready", async || {
        Ok(scene.ask("/readyz").await?.status() == 200)
    })
    .await?;
    steps.say("intake is ready again by itself");

    let done = scene.command(&["after-restore", "--to", &to.to_string()])?;
    ensure!(
        done.status.success(),
        "after-restore: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    let said = String::from_utf8(done.stdout)?;
    steps.say(&format!("aima-central after-restore: {}", said.trim()));
    let said: Value = serde_json::from_str(&said)?;
    ensure!(
        said["old_mailboxes_asked_again"].as_u64() > Some(0),
        "mailboxes are asked again"
    );
    let people = scene.command(&["staff", "list"])?;
    let people = String::from_utf8(people.stdout)?;
    ensure!(!people.contains("depois"), "the clerk is lost");
    steps.say("what nobody can ask again: the clerk who was added is gone, and is added once more");
    testbed::desk::add(&scene.data(), "depois", "clerk", None)?;
    scene.centrals.open(1)?;

    scene.all_opened().await?;
    let back_s = away.elapsed().as_secs_f64();
    steps.say(&format!(
        "kiosks have compared, and delivered again what was lost; everything is opened {back_s:.0} s after the disk was gone"
    ));
    let again = format!(
        "SELECT count(*) FROM proofs WHERE request_id = '{request}' AND old_mailbox_told_at > {}",
        to.as_millisecond()
    );
    until("the mailbox to be asked again", async || {
        Ok(one::<i64>(&owner, &again).await? == 1)
    })
    .await?;
    objects(&scene, &request).await?;
    until("the objection to count", async || {
        Ok(one::<i64>(&owner, &stopped).await? == 1)
    })
    .await?;
    steps.say(
        "the mailbox whose answer was lost was asked again, answered, and its request is stopped",
    );
    scene.judge(steps).await
}

/// A request whose notice is with the registered mailbox.
async fn told(owner: &str) -> Result<String> {
    let told = "SELECT request_id FROM proofs JOIN requests ON requests.id = request_id
        WHERE old_mailbox_told_at IS NOT NULL AND old_mailbox_answer IS NULL AND state = 'opened' LIMIT 1";
    one(owner, told).await.context("a notice was sent")
}

/// Presses "this was not me".
async fn objects(scene: &Scene, request: &str) -> Result<()> {
    let token = keys::signer(&scene.centrals.directory)?.token(&Link {
        says: LinkAction::No,
        request: request.parse()?,
        expires_at: Timestamp::now() + SignedDuration::from_hours(24),
    });
    let url = format!("{}/m/{token}", scene.base);
    let pressed = trusting(&scene.centrals)?.post(url).send().await?;
    ensure!(pressed.status() == 200, "the press: {}", pressed.status());
    Ok(())
}

async fn one<T>(owner: &str, sql: &str) -> Result<T>
where
    T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres> + Send + Unpin,
{
    let mut connection = PgConnection::connect(owner).await?;
    let found = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned()))
        .fetch_one(&mut connection)
        .await?;
    connection.close().await?;
    Ok(found)
}

async fn run(owner: &str, sql: &'static str) -> Result<()> {
    let mut connection = PgConnection::connect(owner).await?;
    sqlx::raw_sql(sql).execute(&mut connection).await?;
    Ok(connection.close().await?)
}
