//! Guessing: tracking codes on the public page, six-digit codes at the kiosk's door. Told to wait, the thief
//! waits (central's clock is moved) and goes on, so what is counted are guesses that were judged.

use std::{path::Path, time::Duration};

use anyhow::{Result, ensure};
use protocol::{EmailAddress, Kind, KioskId, TrackingCode, wire::EMAIL_CODE_TRIES};
use serde::{Deserialize, Serialize};

use crate::{
    evidence::Lines,
    rogue::{Rogue, THREE, content},
    target::Target,
};

/// One guess that was judged.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Guess {
    /// What came back.
    pub status: u16,
    /// The state that the page showed, or the code's verdict.
    pub shown: String,
    /// By how much central's clock was ahead then, milliseconds.
    pub ahead_ms: i64,
}

/// Guesses tracking codes of kiosks that exist, while requests that could be hit lie there.
///
/// # Errors
/// Central does not answer.
pub async fn tracking_codes(
    target: &Target,
    rogue: &Rogue,
    guesses: u32,
    folder: &Path,
) -> Result<()> {
    for victim in target.victims.iter().rev().take(50) {
        let mailbox = EmailAddress::parse("somebody@example.org")?;
        let header = rogue.header(Kind::CorrectEmail);
        let request = rogue.seal(header, &content(victim, THREE, Some(&mailbox)));
        ensure!(
            rogue.deliver(&request).await?.status == 201,
            "a request to be hit"
        );
    }
    let kiosk: KioskId = rogue.header(Kind::CorrectEmail).kiosk;
    let mut lines = Lines::begin(folder, "tracking-guesses")?;
    let mut judged = 0;
    while judged < guesses {
        let mut random = [0; 6];
        random.copy_from_slice(&uuid::Uuid::new_v4().as_bytes()[..6]);
        let code = TrackingCode::generate(kiosk, random);
        let answer = rogue.net.get(&format!("/t/{code}")).await?;
        if answer.status == 429 {
            target.pass(Duration::from_secs(answer.retry_after_s.unwrap_or(1) * 60));
            continue;
        }
        judged += 1;
        let shown = answer
            .body
            .split("data-state=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        lines.add(&Guess {
            status: answer.status,
            shown: shown.unwrap_or_default().to_owned(),
            ahead_ms: target.ahead_ms(),
        })?;
    }
    Ok(())
}

/// Guesses the six digits that were sent to a mailbox that the thief cannot read.
///
/// # Errors
/// Central does not answer.
pub async fn mailed_codes(
    target: &Target,
    rogue: &Rogue,
    guesses: u32,
    folder: &Path,
) -> Result<()> {
    let mut lines = Lines::begin(folder, "code-guesses")?;
    let mut judged = 0;
    // The check under attack, and how many tries are left.
    let mut check: Option<(String, u32)> = None;
    let mut number = 0;
    while judged < guesses {
        let (id, left) = match &mut check {
            Some((id, left)) if *left > 0 => (id, left),
            _ => {
                number += 1;
                let mailbox = EmailAddress::parse(&format!("unread{}@example.net", number % 400))?;
                let request = rogue.header(Kind::CorrectEmail).id;
                let answer = rogue
                    .start_check(protocol::BoundTo::Request(request), &mailbox)
                    .await?;
                if answer.status == 429 {
                    target.pass(Duration::from_secs(answer.retry_after_s.unwrap_or(1)));
                    continue;
                }
                let id = answer.json()["id"].as_str().unwrap_or_default().to_owned();
                let fresh = check.insert((id, EMAIL_CODE_TRIES));
                (&mut fresh.0, &mut fresh.1)
            }
        };
        // Any constant sequence is as good as another against a code drawn anew each time.
        let guess = format!("{:06}", (judged * 7919) % 1_000_000);
        let answer = rogue.type_code(id, &guess).await?;
        match answer.status {
            429 => {
                target.pass(Duration::from_secs(answer.retry_after_s.unwrap_or(1)));
                continue;
            }
            410 => {
                *left = 0;
                continue;
            }
            _ => *left -= 1,
        }
        judged += 1;
        lines.add(&Guess {
            status: answer.status,
            shown: answer.json()["code"].as_str().unwrap_or("right").to_owned(),
            ahead_ms: target.ahead_ms(),
        })?;
    }
    Ok(())
}
