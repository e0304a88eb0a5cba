//! The client of central: one HTTPS client that trusts one authority and judges certificates by the best
//! knowledge of the time. It turns every answer into a value; only an answer that has the API's own
//! shape counts as one, so a captive portal's 200 is [`LinkError::Foreign`].

mod errors;
mod health;
mod tls;

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use protocol::{
    BoundTo, EmailCode, TrackingCode,
    help::{HelpCall, HelpCallAnswer, HelpCallState},
    wire::{
        ApiError, Configuration, ConfirmEmail, EmailCheckStarted, EmailConfirmed, Enrol, Enrolled,
        Heartbeat, HeartbeatAnswer, ItemResult, Manifest, ManifestAnswer, SealedRequest,
        StartEmailCheck, TrackingAnswer,
    },
};
use reqwest::{Client, RequestBuilder, StatusCode, header, redirect};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;
use zeroize::Zeroizing;

pub use errors::LinkError;
pub use health::{DOWN, Exchange, LINK_FAULTS, LinkHealth};
pub use tls::{Judge, TrustError, client_config};

use crate::machine::clock::Clock;

/// No answer of central is longer than this.
const LONGEST_ANSWER: usize = 2 * 1024 * 1024;
/// A connection that is not made in this time counts as no network.
const CONNECT: Duration = Duration::from_secs(8);
/// A whole exchange, a batch of two hundred requests included.
const EXCHANGE: Duration = Duration::from_secs(30);
/// What a person is made to wait for at the most.
const WHILE_SOMEBODY_WAITS: Duration = Duration::from_secs(6);

/// The client. Cheap to clone.
#[derive(Debug, Clone)]
pub struct CentralClient {
    client: Client,
    base: String,
    judge: Arc<Judge>,
}

impl CentralClient {
    /// A client for central at `base` that trusts `authority` (PEM) alone.
    pub fn new(
        base: &str,
        authority: &[u8],
        clock: Arc<Clock>,
    ) -> Result<CentralClient, TrustError> {
        let (tls, judge) = client_config(authority, clock)?;
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .tls_info(true)
            .https_only(true)
            // A redirect is never an answer of ours, and a proxy of the environment never wanted.
            .redirect(redirect::Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT)
            .timeout(EXCHANGE)
            .pool_idle_timeout(Duration::from_secs(20))
            .user_agent(concat!("aima-kiosk/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|_| TrustError::Client)?;
        Ok(CentralClient {
            client,
            base: base.trim_end_matches('/').to_owned(),
            judge,
        })
    }

    /// `POST /v1/kiosks/enrol`, and whether the connection's certificate is valid at the time that it tells.
    pub async fn enrol(&self, body: &Enrol) -> Result<(Enrolled, bool), LinkError> {
        let (enrolled, leaf): (Enrolled, _) =
            exchange_over(self.post("/v1/kiosks/enrol", body)).await?;
        let holds = self.judge.holds_at(&leaf, enrolled.server_time);
        Ok((enrolled, holds))
    }

    /// `POST /v1/requests/batch`. The answer has one result an item, none for words that this version does
    /// not know: a newer central's must not hide what it said of the others.
    pub async fn deliver(
        &self,
        token: &str,
        requests: &[SealedRequest],
    ) -> Result<Vec<Option<ItemResult>>, LinkError> {
        let sent = requests.len();
        let request = self.post("/v1/requests/batch", &SentBatch { requests });
        let answer: ReadLater = exchange(request.bearer_auth(token)).await?;
        if answer.results.len() != sent {
            return Err(LinkError::Foreign(None));
        }
        let read = answer.results.into_iter().map(serde_json::from_value);
        Ok(read.map(Result::ok).collect())
    }

    /// `POST /v1/requests/manifest`.
    pub async fn manifest(
        &self,
        token: &str,
        manifest: &Manifest,
    ) -> Result<ManifestAnswer, LinkError> {
        let request = self.post("/v1/requests/manifest", manifest);
        let answer: ManifestAnswer = exchange(request.bearer_auth(token)).await?;
        match answer.checked == manifest.delivered.len() {
            true => Ok(answer),
            false => Err(LinkError::Foreign(None)),
        }
    }

    /// `POST /v1/heartbeats`, and whether the connection's certificate is valid at the time that it tells.
    pub async fn heartbeat(
        &self,
        token: &str,
        heartbeat: &Heartbeat,
    ) -> Result<(HeartbeatAnswer, bool), LinkError> {
        let request = self.post("/v1/heartbeats", heartbeat).bearer_auth(token);
        let (answer, leaf): (HeartbeatAnswer, _) = exchange_over(request).await?;
        let holds = self.judge.holds_at(&leaf, answer.server_time);
        Ok((answer, holds))
    }

    /// `GET /v1/configuration`.
    pub async fn configuration(&self, token: &str) -> Result<Configuration, LinkError> {
        exchange(self.get("/v1/configuration").bearer_auth(token)).await
    }

    /// `GET /v1/requests/{tracking_code}`, while somebody waits for it.
    pub async fn track(
        &self,
        token: &str,
        code: &TrackingCode,
    ) -> Result<TrackingAnswer, LinkError> {
        let request = self
            .get(&format!("/v1/requests/{code}"))
            .bearer_auth(token)
            .timeout(WHILE_SOMEBODY_WAITS);
        let answer: TrackingAnswer = exchange(request).await?;
        match answer.tracking_code == *code {
            true => Ok(answer),
            false => Err(LinkError::Foreign(None)),
        }
    }

    /// `POST /v1/email-checks`, while somebody waits for it.
    pub async fn start_email_check(
        &self,
        token: &str,
        check: &StartEmailCheck,
    ) -> Result<EmailCheckStarted, LinkError> {
        let request = self
            .post("/v1/email-checks", check)
            .bearer_auth(token)
            .timeout(WHILE_SOMEBODY_WAITS);
        let answer: EmailCheckStarted = exchange(request).await?;
        match answer.bound_to == check.bound_to {
            true => Ok(answer),
            false => Err(LinkError::Foreign(None)),
        }
    }

    /// `POST /v1/email-checks/{id}/confirm`, while somebody waits for it.
    pub async fn confirm_email(
        &self,
        token: &str,
        check: Uuid,
        bound_to: BoundTo,
        code: &EmailCode,
    ) -> Result<EmailConfirmed, LinkError> {
        let body = ConfirmEmail {
            code: code.as_str().to_owned(),
        };
        let sent = self
            .post(&format!("/v1/email-checks/{check}/confirm"), &body)
            .bearer_auth(token)
            .timeout(WHILE_SOMEBODY_WAITS);
        let answer: EmailConfirmed = exchange(sent).await?;
        let echoes = answer.id == check && answer.bound_to == bound_to;
        match echoes && answer.proof.is_well_formed() {
            true => Ok(answer),
            false => Err(LinkError::Foreign(None)),
        }
    }

    /// `POST /v1/help-calls`, while somebody waits for it.
    pub async fn call_for_help(
        &self,
        token: &str,
        call: &HelpCall,
    ) -> Result<HelpCallState, LinkError> {
        let request = self.post("/v1/help-calls", call);
        about_help(request.bearer_auth(token), call.id).await
    }

    /// `GET /v1/help-calls/{id}`, while somebody waits for it.
    pub async fn help_call(&self, token: &str, id: Uuid) -> Result<HelpCallState, LinkError> {
        let request = self.get(&format!("/v1/help-calls/{id}"));
        about_help(request.bearer_auth(token), id).await
    }

    /// `DELETE /v1/help-calls/{id}`.
    pub async fn withdraw_help_call(&self, token: &str, id: Uuid) -> Result<(), LinkError> {
        let request = self
            .client
            .delete(format!("{}/v1/help-calls/{id}", self.base));
        about_help(request.bearer_auth(token), id).await.map(drop)
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.base))
    }

    /// What of the body is ours is overwritten once it has gone, or has not: it may hold an address that somebody typed.
    fn post(&self, path: &str, body: &impl Serialize) -> RequestBuilder {
        // Longer than anything that is typed, so that it does not grow and leave a part of it behind.
        let mut json = Zeroizing::new(Vec::with_capacity(4096));
        serde_json::to_writer(&mut *json, body)
            .expect("a body is plain data and always serialises");
        self.client
            .post(format!("{}{path}", self.base))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Bytes::from_owner(json))
    }
}

/// A batch as it is sent: [`protocol::wire::Batch`], without a copy of what is in it.
#[derive(Serialize)]
struct SentBatch<'a> {
    requests: &'a [SealedRequest],
}

/// A batch's answer whose items are read one by one.
#[derive(Deserialize)]
struct ReadLater {
    results: Vec<serde_json::Value>,
}

async fn about_help(request: RequestBuilder, id: Uuid) -> Result<HelpCallState, LinkError> {
    let answer: HelpCallAnswer = exchange(request.timeout(WHILE_SOMEBODY_WAITS)).await?;
    match answer.id == id {
        true => Ok(answer.state),
        false => Err(LinkError::Foreign(None)),
    }
}

async fn exchange<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, LinkError> {
    exchange_over(request).await.map(|(answer, _)| answer)
}

/// The answer, and the certificate of the connection over which it came.
async fn exchange_over<T: DeserializeOwned>(
    request: RequestBuilder,
) -> Result<(T, Vec<u8>), LinkError> {
    let response = request
        .send()
        .await
        .map_err(|error| errors::of_transport(&error))?;
    let status = response.status();
    let retry_after = response
        .headers()
        .get(header::RETRY_AFTER)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse().ok())
        .map(Duration::from_secs);
    let leaf = response
        .extensions()
        .get::<reqwest::tls::TlsInfo>()
        .and_then(|tls| tls.peer_certificate())
        .unwrap_or_default()
        .to_vec();
    let body = read_bounded(response).await?;
    if status == StatusCode::OK || status == StatusCode::CREATED {
        return serde_json::from_slice(&body)
            .map(|answer| (answer, leaf))
            .map_err(|_| LinkError::Foreign(None));
    }
    let code = serde_json::from_slice::<ApiError>(&body)
        .map(|error| error.code)
        .ok();
    Err(errors::of_status(status, code, retry_after))
}

async fn read_bounded(mut response: reqwest::Response) -> Result<Vec<u8>, LinkError> {
    let mut body = Vec::new();
    while let Some(chunk) = response
        .chunk()
        .await
        .map_err(|error| errors::of_transport(&error))?
    {
        if body.len() + chunk.len() > LONGEST_ANSWER {
            return Err(LinkError::Foreign(None));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
