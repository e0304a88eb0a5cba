//! What the thief has: a stolen kiosk's token and sealing keys, and an HTTP client.

use std::{
    fs,
    sync::atomic::{AtomicU64, Ordering},
};

use anyhow::{Context, Result};
use protocol::{
    BoundTo, EmailAddress, Identifiers, Kind, Language, MailboxProof, Nif, Niss, OldEmail,
    Passport, Phone, Recorded, RequestContent, RequestHeader, RequestId, SealingPublicKey,
    TrackingCode,
    wire::{ConfirmEmail, Enrol, Enrolled, SealedRequest, StartEmailCheck},
};
use reqwest::{Client, Method, header::RETRY_AFTER};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::target::{Target, Victim};

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Seconds to wait, where it says so.
    pub retry_after_s: Option<u64>,
    /// The body.
    pub body: String,
}

impl Answer {
    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
}

/// A client without any token: anybody with a telephone.
#[derive(Debug, Clone)]
pub struct Anybody {
    client: Client,
    url: String,
}

impl Anybody {
    /// Trusts central's authority, as every telephone would.
    ///
    /// # Errors
    /// The certificate cannot be read.
    pub fn new(target: &Target) -> Result<Anybody> {
        let pem = fs::read(target.authority())?;
        let client = Client::builder()
            .tls_certs_only([reqwest::Certificate::from_pem(&pem)?])
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()?;
        Ok(Anybody {
            client,
            url: target.url().to_owned(),
        })
    }

    /// Sends a request, with a token where there is one.
    ///
    /// # Errors
    /// No answer came.
    pub async fn ask(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: Vec<u8>,
    ) -> Result<Answer> {
        let asked = || {
            let request = self
                .client
                .request(method.clone(), format!("{}{path}", self.url))
                .body(body.clone());
            match token {
                Some(token) => request.bearer_auth(token),
                None => request,
            }
        };
        let response = match asked().send().await {
            // The connection that was kept may be that of a central that was started again since.
            Err(error) if error.is_request() => asked().send().await?,
            sent => sent?,
        };
        Ok(Answer {
            status: response.status().as_u16(),
            retry_after_s: response
                .headers()
                .get(RETRY_AFTER)
                .and_then(|value| value.to_str().ok()?.parse().ok()),
            body: response.text().await?,
        })
    }

    /// Opens a page or a link.
    ///
    /// # Errors
    /// No answer came.
    pub async fn get(&self, path: &str) -> Result<Answer> {
        self.ask(Method::GET, path, None, Vec::new()).await
    }

    /// Presses the button behind a link.
    ///
    /// # Errors
    /// No answer came.
    pub async fn press(&self, link: &str) -> Result<Answer> {
        let path = link.strip_prefix(&self.url).unwrap_or(link);
        self.ask(Method::POST, path, None, Vec::new()).await
    }
}

/// What the thief types of one of a victim's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// Nothing.
    Nothing,
    /// What it is.
    Right,
    /// Another, well-formed.
    Wrong,
}

use Typed::{Nothing, Right, Wrong};

/// Which of a victim's numbers the thief knows.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// Tax number.
    pub nif: Typed,
    /// Passport.
    pub passport: Typed,
    /// Social-security number.
    pub niss: Typed,
    /// Telephone.
    pub phone: Typed,
}

/// None of them.
pub const NONE: Known = Known {
    nif: Nothing,
    passport: Nothing,
    niss: Nothing,
    phone: Nothing,
};
/// Tax number and passport: what many people have seen.
pub const TWO: Known = Known {
    nif: Right,
    passport: Right,
    ..NONE
};
/// Three of four.
pub const THREE: Known = Known {
    phone: Right,
    ..TWO
};
/// Three that match and one that does not.
pub const THREE_AND_A_WRONG_ONE: Known = Known {
    niss: Right,
    phone: Wrong,
    ..TWO
};

/// Where the thief's kiosks stand.
pub const SITE: &str = "Loja 1";

/// A stolen kiosk.
#[derive(Clone)]
pub struct Rogue {
    /// Its way to central.
    pub net: Anybody,
    identity: Enrolled,
    key: SealingPublicKey,
}

impl Rogue {
    /// Enrols a kiosk that is then the thief's.
    ///
    /// # Errors
    /// Central refuses.
    pub async fn enrol(target: &Target) -> Result<Rogue> {
        Rogue::enrol_at(target, SITE).await
    }

    /// The same at another site.
    ///
    /// # Errors
    /// Central refuses.
    pub async fn enrol_at(target: &Target, site: &str) -> Result<Rogue> {
        let net = Anybody::new(target)?;
        let code = target.enrolment_code(site)?;
        let answer = net
            .ask(
                Method::POST,
                "/v1/kiosks/enrol",
                None,
                json(&Enrol {
                    code,
                    token_sha256: None,
                    kiosk: None,
                }),
            )
            .await?;
        let identity: Enrolled = serde_json::from_str(&answer.body).context("enrolment")?;
        let key = SealingPublicKey::from_bytes(&identity.sealing_keys[0].public_key)?;
        Ok(Rogue { net, identity, key })
    }

    /// Sends something with the stolen token.
    ///
    /// # Errors
    /// No answer came.
    pub async fn ask(&self, method: Method, path: &str, body: Vec<u8>) -> Result<Answer> {
        self.net
            .ask(method, path, Some(&self.identity.token), body)
            .await
    }

    /// A fresh header, as a kiosk would make it.
    pub fn header(&self, kind: Kind) -> RequestHeader {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let mut random = [0; 10];
        random[2..].copy_from_slice(&number.to_be_bytes());
        RequestHeader {
            id: RequestId::new(1_790_000_000_000 + number, random),
            tracking_code: TrackingCode::generate(
                self.identity.kiosk,
                random[4..].try_into().expect("six bytes"),
            ),
            kind,
            kiosk: self.identity.kiosk,
            language: Language::En,
            recorded: Recorded {
                wall_ms: 1_790_000_000_000,
                monotonic_ms: number,
                boot_id: Uuid::nil(),
                central_offset_ms: None,
            },
        }
    }

    /// Seals a content.
    pub fn seal(&self, header: RequestHeader, content: &RequestContent) -> SealedRequest {
        let payload = self.key.seal(&header, content);
        SealedRequest {
            sha256: payload.hash(),
            header,
            payload,
        }
    }

    /// Delivers a request.
    ///
    /// # Errors
    /// No answer came.
    pub async fn deliver(&self, request: &SealedRequest) -> Result<Answer> {
        let path = format!("/v1/requests/{}", request.header.id);
        self.ask(Method::PUT, &path, json(request)).await
    }

    /// Has a code sent to `email`.
    ///
    /// # Errors
    /// No answer came.
    pub async fn start_check(&self, bound_to: BoundTo, email: &EmailAddress) -> Result<Answer> {
        let body = StartEmailCheck {
            bound_to,
            email: email.clone(),
            language: Language::En,
        };
        self.ask(Method::POST, "/v1/email-checks", json(&body))
            .await
    }

    /// Types a code.
    ///
    /// # Errors
    /// No answer came.
    pub async fn type_code(&self, check: &str, code: &str) -> Result<Answer> {
        let body = ConfirmEmail {
            code: code.to_owned(),
        };
        let path = format!("/v1/email-checks/{check}/confirm");
        self.ask(Method::POST, &path, json(&body)).await
    }

    /// Proves a mailbox that the thief can read.
    ///
    /// # Errors
    /// The code does not come, or is not taken.
    pub async fn prove(
        &self,
        target: &Target,
        request: RequestId,
        own: &EmailAddress,
    ) -> Result<MailboxProof> {
        self.prove_for(target, BoundTo::Request(request), own).await
    }

    /// The same for a request or a whole visit.
    ///
    /// # Errors
    /// The code does not come, or is not taken.
    pub async fn prove_for(
        &self,
        target: &Target,
        bound_to: BoundTo,
        own: &EmailAddress,
    ) -> Result<MailboxProof> {
        let before = target.mails_to(own.as_str())?.len();
        let started = self.start_check(bound_to, own).await?;
        anyhow::ensure!(started.status == 201, "a check: {}", started.status);
        let check = started.json()["id"].as_str().unwrap_or_default().to_owned();
        target.rest()?;
        let mails = target.mails_to(own.as_str())?;
        let code = mails
            .iter()
            .skip(before)
            .find_map(|mail| mail.code())
            .context("the code in the thief's own mailbox")?;
        let typed = self.type_code(&check, code).await?;
        Ok(serde_json::from_value(typed.json()["proof"].clone())?)
    }
}

/// What the thief types about a victim.
///
/// # Panics
/// A made-up person has numbers of the wrong form.
pub fn content(victim: &Victim, known: Known, new_email: Option<&EmailAddress>) -> RequestContent {
    let form = "a made-up person has well-formed numbers";
    let of = |typed: Typed, right: &str, wrong: &str| match typed {
        Nothing => None,
        Right => Some(right.to_owned()),
        Wrong => Some(wrong.to_owned()),
    };
    RequestContent {
        identifiers: Identifiers {
            nif: of(known.nif, &victim.nif, "200000020").map(|nif| Nif::parse(&nif).expect(form)),
            passport: of(known.passport, &victim.passport, "X7654321")
                .map(|number| Passport::parse(&number, &victim.passport_country).expect(form)),
            niss: of(known.niss, &victim.niss, "11000000120")
                .map(|niss| Niss::parse(&niss).expect(form)),
            phone: of(known.phone, &victim.phone, "+351912345678")
                .map(|phone| Phone::parse(&phone).expect(form)),
        },
        old_email: Some(OldEmail::parse(&victim.email).expect(form)),
        old_mailbox: None,
        passport_renewed: false,
        new_email: new_email.cloned(),
        assisted: false,
        statement: new_email
            .is_none()
            .then(|| protocol::REACTIVATION_STATEMENT.to_owned()),
        mailbox_proof: None,
        visit: None,
    }
}

/// A body.
pub fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("what is sent always serialises")
}
