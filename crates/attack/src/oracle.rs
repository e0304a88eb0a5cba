//! Whether central tells, by its bytes or by its time, that a case exists: pairs of requests that differ in
//! nothing else, one for somebody with a case and one for nobody, in random order.

use std::{collections::BTreeMap, path::Path, time::Instant};

use anyhow::{Result, ensure};
use protocol::{EmailAddress, Kind, wire::SealedRequest};
use serde::{Deserialize, Serialize};

use crate::{
    evidence::Lines,
    rogue::{Answer, Rogue, THREE, content},
    target::{Target, Victim},
};

/// How one question was answered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reading {
    /// Which pair.
    pub pair: u32,
    /// What was asked: `deliver`, `track-at-once`, `track-later`.
    pub question: String,
    /// The person has a case.
    pub has_case: bool,
    /// From sending to the last byte, nanoseconds.
    pub ns: u64,
    /// The answer, with id, code, hash and time put out.
    pub answer: String,
}

/// The mails to a new mailbox, with what differs by nature put out.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Mailbox {
    /// Which pair.
    pub pair: u32,
    /// The person has a case.
    pub has_case: bool,
    /// Subject, text and HTML of each mail.
    pub mails: Vec<[String; 3]>,
}

/// Half as many as the links that one kiosk sends in an hour.
const PAIRS_OF_A_KIOSK: u32 = 30;

/// Asks `pairs` pairs.
///
/// # Errors
/// Central does not answer.
pub async fn measure(
    target: &Target,
    strangers: &[Victim],
    pairs: u32,
    folder: &Path,
) -> Result<()> {
    let mut lines = Lines::begin(folder, "oracle")?;
    let mut sent: Vec<(u32, bool, SealedRequest, EmailAddress)> = Vec::new();
    let mut rogue = Rogue::enrol(target).await?;
    for pair in 0..pairs {
        // A kiosk's links leave at a pace, which is not what is measured here.
        if pair % PAIRS_OF_A_KIOSK == PAIRS_OF_A_KIOSK - 1 {
            rogue = Rogue::enrol(target).await?;
        }
        let known = &target.victims[pair as usize % target.victims.len()];
        let unknown = &strangers[pair as usize % strangers.len()];
        let first = uuid::Uuid::new_v4().as_bytes()[0] < 128;
        for has_case in [first, !first] {
            let mailbox =
                EmailAddress::parse(&format!("m{pair:05}{}@example.com", u8::from(has_case)))?;
            let person = if has_case { known } else { unknown };
            let header = rogue.header(Kind::CorrectEmail);
            let request = rogue.seal(header, &content(person, THREE, Some(&mailbox)));
            let (ns, answer) = timed(rogue.deliver(&request)).await?;
            ensure!(answer.status == 201, "a request: {}", answer.status);
            lines.add(&reading(pair, "deliver", has_case, ns, &answer, &request))?;
            // What a thief would do next: is central busy with it?
            let path = format!("/t/{}", request.header.tracking_code);
            let (ns, answer) = timed(rogue.net.get(&path)).await?;
            ensure!(answer.status == 200, "its page: {}", answer.status);
            lines.add(&reading(
                pair,
                "track-at-once",
                has_case,
                ns,
                &answer,
                &request,
            ))?;
            sent.push((pair, has_case, request, mailbox));
            // The page's limit is a second a look; it is not what is measured here.
            target.pass(std::time::Duration::from_secs(3));
        }
    }
    target.rest()?;
    for (pair, has_case, request, _) in &sent {
        let path = format!("/t/{}", request.header.tracking_code);
        let (ns, answer) = timed(rogue.net.get(&path)).await?;
        ensure!(answer.status == 200, "its page: {}", answer.status);
        lines.add(&reading(
            *pair,
            "track-later",
            *has_case,
            ns,
            &answer,
            request,
        ))?;
        target.pass(std::time::Duration::from_secs(2));
    }
    let mut boxes: BTreeMap<String, Vec<[String; 3]>> = BTreeMap::new();
    for mail in target.mail_server().accepted()? {
        let put_out = |text: &str| without_links(text);
        boxes.entry(mail.to.clone()).or_default().push([
            mail.subject.clone(),
            put_out(&mail.text),
            put_out(&mail.html),
        ]);
    }
    let mut lines = Lines::begin(folder, "oracle-mails")?;
    for (pair, has_case, request, mailbox) in &sent {
        let code = request.header.tracking_code.to_string();
        let mut mails = boxes.remove(mailbox.as_str()).unwrap_or_default();
        for text in mails.iter_mut().flatten() {
            *text = text
                .replace(&code, "CODE")
                .replace(mailbox.as_str(), "MAILBOX");
        }
        lines.add(&Mailbox {
            pair: *pair,
            has_case: *has_case,
            mails,
        })?;
    }
    Ok(())
}

async fn timed(asked: impl Future<Output = Result<Answer>>) -> Result<(u64, Answer)> {
    let begun = Instant::now();
    let answer = asked.await?;
    Ok((u64::try_from(begun.elapsed().as_nanos())?, answer))
}

fn reading(
    pair: u32,
    question: &str,
    has_case: bool,
    ns: u64,
    answer: &Answer,
    request: &SealedRequest,
) -> Reading {
    let mut text = format!("{} {}", answer.status, answer.body);
    for (value, name) in [
        (request.header.id.to_string(), "ID"),
        (request.header.tracking_code.to_string(), "CODE"),
        (request.sha256.to_string(), "HASH"),
    ] {
        text = text.replace(&value, name);
    }
    let received = answer.json()["received_at"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    if !received.is_empty() {
        text = text.replace(&received, "TIME");
    }
    Reading {
        pair,
        question: question.to_owned(),
        has_case,
        ns,
        answer: text,
    }
}

/// The token at the end of a link is different in every mail.
fn without_links(text: &str) -> String {
    let mut parts = text.split("/m/");
    let mut put_out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
            .unwrap_or(part.len());
        put_out.push_str("/m/TOKEN");
        put_out.push_str(&part[end..]);
    }
    put_out
}

/// The probability that a value of `a` is above one of `b`, ties counted half (Mann and Whitney): 0.5 where
/// the two cannot be told apart.
pub fn auc(a: &[u64], b: &[u64]) -> f64 {
    let mut sorted = b.to_vec();
    sorted.sort_unstable();
    let above: f64 = a
        .iter()
        .map(|value| {
            let below = sorted.partition_point(|other| other < value);
            let up_to = sorted.partition_point(|other| other <= value);
            below as f64 + (up_to - below) as f64 / 2.0
        })
        .sum();
    above / (a.len() as f64 * b.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_is_a_half_for_the_same_and_one_for_the_larger() {
        assert!((auc(&[1, 2, 3], &[1, 2, 3]) - 0.5).abs() < 1e-9);
        assert!((auc(&[4, 5], &[1, 2, 3]) - 1.0).abs() < 1e-9);
        assert!((auc(&[1, 1], &[2, 3]) - 0.0).abs() < 1e-9);
        assert!((auc(&[1, 3], &[2]) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn tokens_are_put_out_and_nothing_else() {
        assert_eq!(
            without_links("see https://x/m/AbC-_9\r\nor (https://x/m/zz), thanks"),
            "see https://x/m/TOKEN\r\nor (https://x/m/TOKEN), thanks"
        );
    }
}
