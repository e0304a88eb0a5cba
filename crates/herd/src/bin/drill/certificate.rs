//! The server's certificate ends while kiosks deliver. They say so and keep what people file; the alert's rule would have told the
//! operator; a renewed one is served without a restart, and kiosks go on by themselves.

use std::{
    env, fs,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use kiosk::machine::fault::Fault;
use rcgen::{CertificateParams, DnType, ExtendedKeyUsagePurpose, Issuer, KeyPair};
use testbed::process::run;

use crate::{
    Steps,
    scene::{Scene, trusting, until},
};

/// How long the certificate is still good.
const LEFT: Duration = Duration::from_secs(20);

pub async fn play(mut scene: Scene, steps: &Steps) -> Result<()> {
    let ends = Instant::now() + LEFT;
    put_one_that_ends(&scene)?;
    let figure = async || {
        let figures = scene.ask("/metrics").await?.text().await?;
        let line = figures
            .lines()
            .find_map(|line| line.strip_prefix("aima_certificate_ends_seconds "));
        Ok::<i64, anyhow::Error>(line.context("the figure")?.trim().parse()?)
    };
    until("the certificate to be served", async || {
        Ok(figure().await? < 60)
    })
    .await?;
    let seconds = figure().await?;
    steps.say(&format!(
        "a certificate is served, without a restart, that ends in {seconds} s"
    ));
    alerts(&scene, seconds)?;
    steps.say(
        "Prometheus' own promtool, given that figure: CentralCertificateEnds, ticket and page",
    );
    until("it to end", async || Ok(Instant::now() > ends)).await?;
    until("nobody to connect", async || Ok(!connects(&scene).await?)).await?;
    scene.file().await?;
    let all = 6;
    until("every kiosk to say so", async || {
        Ok(scene.running.with(Fault::CentralCertificateExpired) == all)
    })
    .await?;
    let waiting = scene.running.waiting().await?;
    steps.say(&format!(
        "it has ended: all {all} kiosks say central-certificate-expired, and keep {waiting} requests"
    ));
    ensure!(
        waiting == u64::from(crate::scene::FILED) * all as u64,
        "they keep what was filed"
    );

    let renewed = Instant::now();
    fs::remove_file(scene.data().join("server.pem"))?;
    fs::remove_file(scene.data().join("server.key"))?;
    let made = scene.command(&["init"])?;
    ensure!(
        made.status.success(),
        "init: {}",
        String::from_utf8_lossy(&made.stderr)
    );
    until("the new one to be served", async || connects(&scene).await).await?;
    steps.say(&format!(
        "a new one is made (init) and served, without a restart, after {:.1} s",
        renewed.elapsed().as_secs_f64()
    ));
    scene.all_opened().await?;
    until("no kiosk to say so", async || {
        Ok(scene.running.with(Fault::CentralCertificateExpired) == 0)
    })
    .await?;
    steps.say(&format!(
        "kiosks have delivered by themselves, {:.1} s after it was made",
        renewed.elapsed().as_secs_f64()
    ));
    ensure!(
        scene
            .log_of("serve0")
            .matches("certificate-renewed")
            .count()
            >= 2,
        "the log says so"
    );
    scene.judge(steps).await
}

/// Whether a fresh connection is believed.
async fn connects(scene: &Scene) -> Result<bool> {
    let asked = trusting(&scene.centrals)?.get(format!("{}/healthz", scene.base));
    Ok(asked.send().await.is_ok())
}

/// A certificate of central's own authority, which is good for seconds.
fn put_one_that_ends(scene: &Scene) -> Result<()> {
    let data = scene.data();
    let authority = KeyPair::from_pem(&fs::read_to_string(data.join("keys/authority.key"))?)?;
    let mut of_authority = CertificateParams::default();
    let name = &mut of_authority.distinguished_name;
    name.push(DnType::CommonName, "AIMA kiosk authority");
    let issuer = Issuer::from_params(&of_authority, authority);
    let key = KeyPair::generate()?;
    let mut parameters = CertificateParams::new(vec!["localhost".to_owned()])?;
    parameters.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    parameters.not_before = std::time::SystemTime::now()
        .checked_sub(Duration::from_secs(3_600))
        .context("a time")?
        .into();
    parameters.not_after = (std::time::SystemTime::now() + LEFT).into();
    let certificate = parameters.signed_by(&key, &issuer)?;
    for (name, pem) in [
        ("server.key", key.serialize_pem()),
        ("server.pem", certificate.pem()),
    ] {
        // As a tool that renews does: each file whole.
        let draft = data.join(format!("{name}.new"));
        fs::write(&draft, pem)?;
        fs::rename(&draft, data.join(name))?;
    }
    Ok(())
}

/// Asks the program that judges rules whether the alert fires at this figure.
fn alerts(scene: &Scene, seconds: i64) -> Result<()> {
    let root = env::current_dir()?;
    let rules = root.join("packaging/central/prometheus/aima-central.rules.yml");
    let test = scene.place.join("certificate.test.yml");
    let left = format!("{seconds}s");
    let annotations = format!(
        "{{ summary: \"A certificate of a ends in {left}.\", description: \"When it has ended no kiosk talks to central, and no telephone opens a page.\", runbook: docs/runbooks/CentralCertificateEnds.md }}"
    );
    let alert = |severity| {
        format!(
            "          - {{ exp_labels: {{ severity: {severity}, instance: a }}, exp_annotations: {annotations} }}\n"
        )
    };
    let text = format!(
        "rule_files: [{rules:?}]\ntests:\n  - interval: 1m\n    input_series:\n      \
         - {{ series: 'aima_certificate_ends_seconds{{job=\"aima-central\", instance=\"a\"}}', values: {seconds} }}\n    \
         alert_rule_test:\n      - eval_time: 0m\n        alertname: CentralCertificateEnds\n        exp_alerts:\n{}{}",
        alert("ticket"),
        alert("page"),
    );
    fs::write(&test, text)?;
    let promtool = root.join("target/tools/bin/promtool");
    run(Command::new(promtool).args(["test", "rules"]).arg(&test)).map(drop)
}
