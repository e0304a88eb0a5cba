//! Those who look at pages meanwhile: people at their tracking pages, staff at their desks. Each asks at its own pace, whether
//! or not the one before was slow.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use reqwest::{Client, Method, Response, header, redirect::Policy};
use testbed::desk::{NAME, PASSWORD};
use tokio::task::JoinSet;

use crate::kiosks::Log;

const PEOPLE: usize = 20;
const EACH_PERSON: Duration = Duration::from_secs(2);
const STAFF: usize = 5;
const EACH_DESK: Duration = Duration::from_secs(1);
const PATIENCE: Duration = Duration::from_secs(30);

/// Everybody who looks; they stop when it is dropped.
pub struct Readers {
    reading: JoinSet<()>,
    seen: Arc<Mutex<Seen>>,
}

/// What they saw.
#[derive(Debug, Default, Clone)]
pub struct Seen {
    /// Milliseconds of each page that came.
    pub times: Vec<f64>,
    /// Pages that did not come, or said that something is wrong.
    pub failed: usize,
}

impl Readers {
    /// They begin, behind the entrance, with what these requests are about.
    ///
    /// # Errors
    /// Nobody can sign in.
    pub async fn begin(entrance: u16, authority: &Path, log: &Log) -> Result<Readers> {
        let base = format!("https://localhost:{entrance}");
        let authority = reqwest::Certificate::from_pem(&std::fs::read(authority)?)?;
        let client = || {
            Client::builder()
                .tls_certs_only([authority.clone()])
                .no_proxy()
                .redirect(Policy::none())
                .timeout(PATIENCE)
                .build()
        };
        let seen: Arc<Mutex<Seen>> = Arc::default();
        let mut reading = JoinSet::new();
        let some: Vec<_> = log.iter().take(500).collect();
        for person in 0..PEOPLE {
            let own = some.iter().skip(person).step_by(PEOPLE);
            let pages: Vec<_> = own
                .map(|(_, made)| format!("{base}/t/{}", made.code))
                .collect();
            let first = EACH_PERSON * person as u32 / PEOPLE as u32;
            reading.spawn(read(
                client()?,
                None,
                pages,
                (first, EACH_PERSON),
                seen.clone(),
            ));
        }
        let cookies = signed_in(&client()?, &base).await?;
        for desk in 0..STAFF {
            let own = some.iter().skip(desk).step_by(STAFF);
            let of_requests = own.map(|(id, _)| format!("{base}/desk/requests/{id}"));
            // The list of work between any two.
            let pages: Vec<_> = of_requests
                .flat_map(|page| [format!("{base}/desk/work"), page])
                .collect();
            let first = EACH_DESK * desk as u32 / STAFF as u32;
            let cookies = Some(cookies.clone());
            reading.spawn(read(
                client()?,
                cookies,
                pages,
                (first, EACH_DESK),
                seen.clone(),
            ));
        }
        Ok(Readers { reading, seen })
    }

    /// What they have seen; nobody looks any more.
    pub fn end(mut self) -> Seen {
        self.reading.abort_all();
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

async fn read(
    client: Client,
    cookies: Option<String>,
    pages: Vec<String>,
    (first, each): (Duration, Duration),
    seen: Arc<Mutex<Seen>>,
) {
    tokio::time::sleep(first).await;
    let mut paces = tokio::time::interval(each);
    for page in pages.iter().cycle() {
        paces.tick().await;
        let mut asked = client.get(page);
        if let Some(cookies) = &cookies {
            asked = asked.header(header::COOKIE, cookies);
        }
        let begun = Instant::now();
        let answer = async { asked.send().await?.error_for_status()?.bytes().await };
        let well = match answer.await {
            Ok(_) => true,
            // A desk does not know yet what has not come.
            Err(error) => error.status().is_some_and(|status| status == 404),
        };
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        match well {
            true => seen.times.push(begun.elapsed().as_secs_f64() * 1000.0),
            false => seen.failed += 1,
        }
    }
}

async fn signed_in(client: &Client, base: &str) -> Result<String> {
    let ask = |method: Method| {
        let request = client.request(method, format!("{base}/desk/sign-in"));
        request
            .header(header::ORIGIN, base)
            .header("sec-fetch-site", "same-origin")
    };
    let page = ask(Method::GET).send().await?;
    let cookies = cookies_of(&page);
    let text = page.text().await?;
    let (_, rest) = text
        .split_once("name=\"token\" value=\"")
        .context("a form")?;
    let token = rest.split('"').next().unwrap_or_default();
    let form = format!(
        "token={token}&name={NAME}&password={}",
        PASSWORD.replace(' ', "+")
    );
    let answer = ask(Method::POST)
        .header(header::COOKIE, cookies)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(form)
        .send()
        .await?;
    ensure!(
        answer.status() == 303,
        "nobody is signed in: {}",
        answer.status()
    );
    Ok(cookies_of(&answer))
}

fn cookies_of(answer: &Response) -> String {
    let set = answer.headers().get_all(header::SET_COOKIE);
    let cookies: Vec<&str> = set
        .iter()
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .filter(|cookie| !cookie.ends_with('='))
        .collect();
    cookies.join("; ")
}
