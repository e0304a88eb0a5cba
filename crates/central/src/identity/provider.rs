//! The provider: what it says of itself, where browsers are sent, and whether its word is believed.
//!
//! It is asked who it is in the background and kept, so that central starts without it. Its keys are asked for again where a
//! token names one that is not known, and never more often than [`Patience::between`].

use std::{
    fmt, fs, io,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use tokio::{sync::watch, time::Instant};
use url::Url;
use zeroize::Zeroizing;

use super::{
    Person, Refused, SignInSettings, claims,
    http::{Http, NoClient},
    token::{Key, Signature, Token, Wanted},
};
use crate::{clock::Clock, hosts::is_private};

/// Where browsers come back to.
pub const RETURN_PATH: &str = "/desk/sign-in/return";

/// What is known of the provider is asked anew after so long.
const KNOWN_FOR: Duration = Duration::from_secs(60 * 60);

/// What it says of itself (OpenID Connect Discovery 1.0, 3), as far as it is needed.
#[derive(Debug, Deserialize)]
struct Itself {
    issuer: String,
    authorization_endpoint: Url,
    token_endpoint: Url,
    jwks_uri: Url,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
}

/// What is known of it.
#[derive(Debug)]
struct Known {
    itself: Itself,
    keys: Vec<Key>,
}

/// Our secret there, which no message shows.
struct Secret(Zeroizing<String>);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// How long the provider is waited for, and how often it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For one answer.
    pub answer: Duration,
    /// Between two times that it is asked who it is.
    pub between: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            answer: Duration::from_secs(8),
            between: Duration::from_secs(10),
        }
    }
}

/// Why a central with such a configuration does not start.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// Our secret.
    #[error("{0}, `client_secret_file` of [sign_in], cannot be read")]
    Secret(PathBuf, #[source] io::Error),
    /// Our secret.
    #[error("{0}, `client_secret_file` of [sign_in], is empty")]
    NoSecret(PathBuf),
    /// How it is asked.
    #[error(transparent)]
    Client(#[from] NoClient),
    /// Where browsers come back to, or who it is.
    #[error("`issuer` or `desk_base` of [sign_in] is no address")]
    Address(#[from] url::ParseError),
}

/// The agency's identity provider.
#[derive(Debug)]
pub struct Provider {
    /// What the operator says of it.
    pub settings: SignInSettings,
    /// Where it says who it is.
    discovery: Url,
    secret: Secret,
    redirect: Url,
    http: Http,
    clock: Clock,
    between: Duration,
    known: RwLock<Option<Arc<Known>>>,
    /// When it was last asked who it is, and how that ended. Who holds it asks.
    asked: tokio::sync::Mutex<Option<(Instant, Result<(), Refused>)>>,
}

impl Provider {
    /// Asks nobody yet. `desk_base` is scheme and host of the desk where the settings do not say it.
    ///
    /// # Errors
    /// What of the configuration cannot be used.
    pub fn new(
        settings: SignInSettings,
        desk_base: &str,
        patience: Patience,
        clock: Clock,
    ) -> Result<Provider, SetUpError> {
        let path = &settings.client_secret_file;
        let text = fs::read_to_string(path).map(Zeroizing::new);
        let text = text.map_err(|error| SetUpError::Secret(path.clone(), error))?;
        let secret = text.lines().next().unwrap_or_default().trim().to_owned();
        if secret.is_empty() {
            return Err(SetUpError::NoSecret(path.clone()));
        }
        let base = settings.desk_base.as_deref().unwrap_or(desk_base);
        let issuer = settings.issuer.trim_end_matches('/');
        Ok(Provider {
            discovery: Url::parse(&format!("{issuer}/.well-known/openid-configuration"))?,
            secret: Secret(Zeroizing::new(secret)),
            redirect: Url::parse(&format!("{base}{RETURN_PATH}"))?,
            http: Http::new(&settings, patience.answer)?,
            clock,
            between: patience.between,
            known: RwLock::default(),
            asked: tokio::sync::Mutex::default(),
            settings,
        })
    }

    /// Whether somebody may sign in with a password, who has one.
    pub fn leaves_password(&self, name: &str) -> bool {
        let names = self.settings.passwords_for.as_deref();
        names.is_none_or(|names| names.iter().any(|it| it == name))
    }

    /// Whether there is anybody to whom passwords are left.
    pub fn leaves_passwords(&self) -> bool {
        !matches!(self.settings.passwords_for.as_deref(), Some([]))
    }

    /// Whether it has said who it is, when it was last asked.
    pub fn is_known(&self) -> bool {
        self.known().is_some()
    }

    /// Where browsers come back to: what is to be registered at the provider.
    pub fn return_address(&self) -> &str {
        self.redirect.as_str()
    }

    /// How long a session lasts that it begins.
    pub fn session(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.settings.session_minutes))
    }

    fn known(&self) -> Option<Arc<Known>> {
        let known = self.known.read();
        known.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks it who it is and for its keys, unless somebody did just now.
    ///
    /// # Errors
    /// Why it was not learned. What was known before still is.
    pub async fn ask_who_it_is(&self) -> Result<(), Refused> {
        let mut asked = self.asked.lock().await;
        if let Some((at, outcome)) = *asked
            && at.elapsed() < self.between
        {
            return outcome;
        }
        let before = asked.map(|(_, outcome)| outcome);
        let found = self.discovered().await;
        let outcome = found.as_ref().map(|_| ()).map_err(|refused| *refused);
        if before != Some(outcome) {
            match outcome {
                Ok(()) => tracing::info!(event = "identity-provider-known"),
                Err(refused) => {
                    tracing::warn!(
                        event = "identity-provider-unknown",
                        failure = refused.as_str()
                    );
                }
            }
        }
        if let Ok(found) = found {
            let known = self.known.write();
            *known.unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(found));
        }
        *asked = Some((Instant::now(), outcome));
        outcome
    }

    async fn discovered(&self) -> Result<Known, Refused> {
        let said = self.http.read(&self.discovery).await?;
        let itself: Itself = serde_json::from_slice(&said).map_err(|_| Refused::Unreadable)?;
        if itself.issuer != self.settings.issuer {
            return Err(Refused::Issuer);
        }
        // Browsers are sent there.
        if !is_private(&itself.authorization_endpoint) {
            return Err(Refused::Unreadable);
        }
        let keys = self.http.read(&itself.jwks_uri).await?;
        let keys = Key::set(&keys).ok_or(Refused::Unreadable)?;
        Ok(Known { itself, keys })
    }

    /// What is known, asked for where nothing is: another process may have begun the sign-in.
    async fn must_know(&self) -> Result<Arc<Known>, Refused> {
        if let Some(known) = self.known() {
            return Ok(known);
        }
        self.ask_who_it_is().await?;
        self.known().ok_or(Refused::Away)
    }

    /// Where to send a browser for this sign-in.
    ///
    /// # Errors
    /// Why there is nowhere to send it.
    pub async fn begin(&self, sign_in: &SignIn<'_>, language: &str) -> Result<Url, Refused> {
        let known = self.must_know().await?;
        let challenge = Sha256::digest(sign_in.verifier().as_bytes());
        let scopes = self.settings.scopes.iter().map(String::as_str);
        let scope = ["openid"].into_iter().chain(scopes).collect::<Vec<_>>();
        let mut there = known.itself.authorization_endpoint.clone();
        let mut asking = there.query_pairs_mut();
        asking
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("redirect_uri", self.redirect.as_str())
            .append_pair("scope", &scope.join(" "))
            .append_pair("state", sign_in.state)
            .append_pair("nonce", &sign_in.nonce())
            .append_pair("code_challenge", &BASE64_URL_SAFE_NO_PAD.encode(challenge))
            .append_pair("code_challenge_method", "S256")
            .append_pair("ui_locales", language);
        if !self.settings.single_sign_on {
            asking.append_pair("prompt", "login");
        }
        let acr = self
            .settings
            .second_factor
            .as_ref()
            .map(|it| it.acr.join(" "));
        if let Some(acr) = acr.filter(|it| !it.is_empty()) {
            asking.append_pair("acr_values", &acr);
        }
        drop(asking);
        Ok(there)
    }

    /// Takes the code that a browser brought back, and says whose it is.
    ///
    /// # Errors
    /// Why it is not believed.
    pub async fn finish(
        &self,
        sign_in: &SignIn<'_>,
        code: &str,
        begun_at: Timestamp,
    ) -> Result<Person, Refused> {
        let known = self.must_know().await?;
        let token = self.token(&known, sign_in, code).await?;
        let token = Token::read(&token).ok_or(Refused::Unreadable)?;
        let mut signature = token.signature(&known.keys);
        if signature == Signature::UnknownKey {
            // It may have another key since.
            self.ask_who_it_is().await?;
            signature = token.signature(&self.must_know().await?.keys);
        }
        if signature != Signature::Good {
            return Err(Refused::Signature);
        }
        let nonce = sign_in.nonce();
        let (subject, said) = token.claims(&Wanted {
            issuer: &self.settings.issuer,
            client: &self.settings.client_id,
            nonce: &nonce,
            now: self.clock.now(),
            asked_since: (!self.settings.single_sign_on).then_some(begun_at),
        })?;
        Ok(claims::person(&self.settings, subject, said))
    }

    /// The ID token for a code (RFC 6749, 4.1.3; RFC 7636, 4.5).
    async fn token(
        &self,
        known: &Known,
        sign_in: &SignIn<'_>,
        code: &str,
    ) -> Result<Zeroizing<String>, Refused> {
        #[derive(Deserialize)]
        struct Given {
            id_token: String,
        }
        #[derive(Deserialize)]
        struct Failed {
            #[serde(rename = "error")]
            _name: String,
        }
        let (name, secret) = (self.settings.client_id.as_str(), self.secret.0.as_str());
        let verifier = sign_in.verifier();
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", self.redirect.as_str()),
            ("code_verifier", verifier.as_str()),
        ];
        // Without a word it is the header (OpenID Connect Discovery 1.0, 3).
        let ways = known
            .itself
            .token_endpoint_auth_methods_supported
            .as_deref();
        let takes = |way: &str| ways.is_some_and(|ways| ways.iter().any(|it| it == way));
        let in_the_form = takes("client_secret_post") && !takes("client_secret_basic");
        if in_the_form {
            form.extend([("client_id", name), ("client_secret", secret)]);
        }
        let by = (!in_the_form).then_some((name, secret));
        let endpoint = &known.itself.token_endpoint;
        let answer = self.http.send(endpoint, &form, by).await?;
        let body = Zeroizing::new(answer.body);
        if answer.status.is_success() {
            let given: Given = serde_json::from_slice(&body).map_err(|_| Refused::Unreadable)?;
            return Ok(Zeroizing::new(given.id_token));
        }
        let says_so = serde_json::from_slice::<Failed>(&body).is_ok();
        Err(match answer.status.is_client_error() && says_so {
            true => Refused::Rejected,
            false => Refused::Unreadable,
        })
    }
}

/// One sign-in: what its browser holds, and what comes back with it. Nonce and verifier follow from the two, so that nothing of
/// them is kept here.
#[derive(Clone, Copy)]
pub struct SignIn<'a> {
    /// The secret in the browser's cookie.
    pub secret: &'a str,
    /// The state that the provider gives back.
    pub state: &'a str,
}

impl SignIn<'_> {
    fn nonce(&self) -> String {
        self.derived("nonce")
    }

    /// 64 characters (RFC 7636, 4.1).
    fn verifier(&self) -> String {
        self.derived("verifier")
    }

    fn derived(&self, what: &str) -> String {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(self.secret.as_bytes())
            .expect("HMAC takes a key of any length");
        mac.update(format!("aima-central sign-in {what} 1\n{}", self.state).as_bytes());
        hex::encode(mac.finalize().into_bytes())
    }
}

/// Learns who the provider is, and looks again now and then, until the service ends.
pub async fn keep_known(provider: Arc<Provider>, mut stop: watch::Receiver<bool>) {
    let least = Duration::from_secs(1);
    loop {
        let pause = match provider.ask_who_it_is().await {
            Ok(()) => KNOWN_FOR,
            Err(_) => provider.between.max(least),
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonce_and_verifier_are_of_one_browser_and_one_sign_in() {
        let all = [("a", "1"), ("a", "2"), ("b", "1")].map(|(secret, state)| {
            let one = SignIn { secret, state };
            assert_eq!(one.nonce(), one.nonce());
            assert_eq!(one.verifier().len(), 64);
            [one.nonce(), one.verifier()]
        });
        let mut each = all.concat();
        each.sort();
        each.dedup();
        assert_eq!(each.len(), 6);
    }
}
