//! What central tells its kiosks, signed: keys to seal to, who writes, where to complain, notices, what the
//! sites are called, where the tracking page is.
//!
//! Promises: nothing counts that was not signed by the key that the kiosk knows, or by one that this key
//! handed over to; versions only grow; the signed bytes travel as they are and are never written anew; what
//! names a host outside the kiosk's own suffixes, or a notice that could lead anybody anywhere, is refused
//! whole. The serving process needs no signing key. Fields that this version does not know are passed over.

use std::fmt;

use jiff::{Timestamp, civil::Date};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    language::Language,
    sealing::{SUITE, SealingPublicKey},
    tracking_code::KioskId,
    wire::SealingKey,
    working_days::Checking,
};

mod timed_notices;
mod words;

pub use timed_notices::{MAX_AT_ONCE, MAX_TIMED_TEXT, TimedNotice, is_timed_text};
pub use words::{is_host_under, is_plain_notice};

/// The version of the package's own defaults: below every one that central signs.
pub const DEFAULTS_VERSION: u64 = 0;

/// Hosts and senders must end in this, unless a kiosk's own configuration names others.
pub const USUAL_SUFFIX: &str = "gov.pt";

/// Longest document, bytes: a country's sites and every language's notices have room.
pub const MAX_DOCUMENT: usize = 256 * 1024;

/// Longest notice, characters.
pub const MAX_NOTICE: usize = 240;

/// Most notices of one language.
pub const MAX_NOTICES: usize = 3;

/// Most domains that mail comes from.
pub const MAX_SENDERS: usize = 5;

/// Fewest working days that a request is checked for: who owns the former address has these to object.
pub const MIN_HOLD_DAYS: u32 = 3;

/// Most working days that a request may be checked for.
pub const MAX_HOLD_DAYS: u32 = 60;

/// Most closed days of one document.
pub const MAX_CLOSED_DAYS: usize = 100;

/// Longest name of a site, characters.
const MAX_NAME: usize = 80;

/// Most keys that one answer may hand over.
const MAX_HAND_OVERS: usize = 32;

/// What stands in front of the signed bytes, so that no signature counts for anything else.
const DOCUMENT_LABEL: &[u8] = b"aima-configuration 1\n";
const HAND_OVER_LABEL: &[u8] = b"aima-configuration-key 1\n";

/// The document. What it leaves out is as the package has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ConfigurationDocument))]
pub struct Configuration {
    /// Only grows.
    pub version: u64,
    /// Keys to seal to; the first of a suite that the kiosk knows is the one to use.
    #[serde(default)]
    pub sealing_keys: Vec<SealingKey>,
    /// The domains that AIMA's mail comes from.
    #[serde(default = "senders")]
    pub senders: Vec<String>,
    /// Where people complain.
    #[serde(default)]
    pub complaints: Complaints,
    /// Sentences for the people in front of the kiosk.
    #[serde(default)]
    pub notices: Vec<Notice>,
    /// Sentences that stand for a while. A list of its own: a version that does not know it shows none of them, and no other
    /// one for longer than it is meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timed_notices: Vec<TimedNotice>,
    /// What differs from one kiosk to the next; one that is not named is as it was enrolled.
    #[serde(default)]
    pub sites: Vec<Site>,
    /// Host (and port) of the tracking page; none: as at enrolment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking_host: Option<String>,
    /// Working days for which a request is checked: T of the ladder of proof.
    #[serde(default = "hold_days")]
    pub hold_days: u32,
    /// Days on which no request is checked besides weekends and national holidays: each once, the first first.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub closed_days: Vec<Date>,
}

/// Where people complain, praise or suggest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Complaints {
    /// In the book at the counter.
    pub counter: bool,
    /// At this host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
}

/// A sentence from central for the people in front of the kiosk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ConfigurationNotice))]
pub struct Notice {
    /// The code of its language, which this version need not know.
    pub language: String,
    /// The sentence: plain text, see [`is_plain_notice`].
    pub text: String,
}

/// Where one kiosk stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Site {
    /// The kiosk.
    pub kiosk: KioskId,
    /// The site's name, as printed on receipts.
    pub name: String,
    /// IANA zone of the site.
    pub zone: String,
}

impl Default for Complaints {
    fn default() -> Self {
        Complaints {
            counter: true,
            site: Some("livroamarelo.gov.pt".to_owned()),
        }
    }
}

impl Default for Configuration {
    /// What the package says until central has said something.
    fn default() -> Self {
        Configuration {
            version: DEFAULTS_VERSION,
            sealing_keys: vec![],
            senders: senders(),
            complaints: Complaints::default(),
            notices: vec![],
            timed_notices: vec![],
            sites: vec![],
            tracking_host: None,
            hold_days: hold_days(),
            closed_days: vec![],
        }
    }
}

fn senders() -> Vec<String> {
    vec!["aima.gov.pt".to_owned()]
}

fn hold_days() -> u32 {
    5
}

impl Configuration {
    /// Where this kiosk stands, if it is named.
    pub fn site_of(&self, kiosk: KioskId) -> Option<&Site> {
        self.sites.iter().find(|site| site.kiosk == kiosk)
    }

    /// Whether people are told that AIMA writes from this domain. A part of it, or one that it is a part of, is
    /// another.
    pub fn names_sender(&self, domain: &str) -> bool {
        self.senders
            .iter()
            .any(|sender| sender.eq_ignore_ascii_case(domain))
    }

    /// For how long a request is checked that arrives while this document is in force.
    pub fn checking(&self) -> Checking {
        Checking {
            days: self.hold_days,
            closed: self.closed_days.clone(),
        }
    }

    /// The notices in languages that this version knows.
    pub fn known_notices(&self) -> impl Iterator<Item = (Language, &str)> {
        self.notices.iter().filter_map(|notice| {
            Some((Language::from_code(&notice.language)?, notice.text.as_str()))
        })
    }

    /// The timed notices that stand at `now` at a kiosk that was enrolled for `site`, as it shows them:
    /// [`MAX_AT_ONCE`] at the most.
    pub fn standing_notices(&self, site: &str, now: Timestamp) -> Vec<&TimedNotice> {
        timed_notices::standing(&self.timed_notices, site, now)
    }

    /// The bytes to be signed. They are signed once and then travel as they are.
    pub fn to_document(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).expect("a configuration always serialises")
    }

    fn fault(&self, suffixes: &[String]) -> Option<Refused> {
        let under = |host: &str| is_host_under(host, suffixes);
        let keys = &self.sealing_keys;
        let well_named = |key: &SealingKey| {
            SealingPublicKey::from_bytes(&key.public_key)
                .is_ok_and(|public| public.id() == key.key_id)
        };
        let usable = keys.iter().find(|key| key.suite == SUITE);
        if !keys.is_empty() && !usable.is_some_and(well_named) {
            return Some(Refused::SealingKey);
        }
        if self.senders.is_empty() || self.senders.len() > MAX_SENDERS {
            return Some(Refused::Senders);
        }
        if !self.senders.iter().all(|sender| under(sender)) {
            return Some(Refused::ForeignSender);
        }
        let mut hosts = self.complaints.site.iter().chain(&self.tracking_host);
        if !hosts.all(|host| under(host)) {
            return Some(Refused::ForeignHost);
        }
        if !self.complaints.counter && self.complaints.site.is_none() {
            return Some(Refused::Complaints);
        }
        let too_many = |notice: &Notice| {
            let same = |other: &&Notice| other.language == notice.language;
            self.notices.iter().filter(same).count() > MAX_NOTICES
        };
        if self.notices.iter().any(too_many)
            || !self
                .notices
                .iter()
                .all(|notice| is_plain_notice(&notice.text))
            || !self.timed_notices.iter().all(TimedNotice::is_sound)
        {
            return Some(Refused::Notice);
        }
        let sound = |site: &Site| {
            words::is_plain(&site.name, MAX_NAME) && jiff::tz::TimeZone::get(&site.zone).is_ok()
        };
        if !self.sites.iter().all(sound) {
            return Some(Refused::Site);
        }
        if !(MIN_HOLD_DAYS..=MAX_HOLD_DAYS).contains(&self.hold_days) {
            return Some(Refused::HoldDays);
        }
        let days = &self.closed_days;
        let in_order = days.is_sorted_by(|one, next| one < next);
        (days.len() > MAX_CLOSED_DAYS || !in_order).then_some(Refused::ClosedDays)
    }
}

/// A document with its signature, as it travels and as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedConfiguration {
    /// The signed bytes: JSON of a [`Configuration`].
    #[serde(with = "crate::base64_bytes")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, content_encoding = "base64"))]
    pub document: Vec<u8>,
    /// Ed25519, over a label and the bytes.
    #[serde(with = "crate::base64_bytes")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, content_encoding = "base64"))]
    pub signature: Vec<u8>,
    /// Whose signature that is.
    pub key: VerifyingKey,
    /// How one came to that key, the oldest first.
    #[serde(default)]
    pub hand_overs: Vec<HandOver>,
}

/// A key that the one before it has signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandOver {
    /// The older key.
    pub from: VerifyingKey,
    /// The newer one, which counts in its place.
    pub to: VerifyingKey,
    /// By the older key, over a label and the newer one.
    #[serde(with = "crate::base64_bytes")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, content_encoding = "base64"))]
    pub signature: Vec<u8>,
}

/// The public half of a signing key: 64 hex digits in text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VerifyingKey([u8; 32]);

/// The text is not 64 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the public half of a signing key")]
pub struct NotAVerifyingKey;

impl TryFrom<String> for VerifyingKey {
    type Error = NotAVerifyingKey;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text.trim(), &mut bytes).map_err(|_| NotAVerifyingKey)?;
        Ok(VerifyingKey(bytes))
    }
}

impl From<VerifyingKey> for String {
    fn from(key: VerifyingKey) -> String {
        hex::encode(key.0)
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl VerifyingKey {
    fn signed(&self, label: &[u8], bytes: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, self.0)
            .verify(&[label, bytes].concat(), signature)
            .is_ok()
    }
}

/// Signs configurations. The process that listens to the Internet does not have it.
pub struct SigningKey(Ed25519KeyPair);

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(•••)")
    }
}

impl SigningKey {
    /// The key of these 32 random bytes.
    pub fn from_seed(seed: &Zeroizing<[u8; 32]>) -> SigningKey {
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed[..]);
        SigningKey(pair.expect("32 bytes are a seed (RFC 8032, 5.1.5)"))
    }

    /// Its public half.
    pub fn public(&self) -> VerifyingKey {
        let bytes = self.0.public_key().as_ref();
        VerifyingKey(bytes.try_into().expect("32 bytes (RFC 8032, 5.1.5)"))
    }

    /// Signs these bytes, whatever they say: [`judge`] is asked before anything is published.
    pub fn sign(&self, document: Vec<u8>, hand_overs: Vec<HandOver>) -> SignedConfiguration {
        let signature = self.0.sign(&[DOCUMENT_LABEL, &document].concat());
        SignedConfiguration {
            signature: signature.as_ref().to_vec(),
            key: self.public(),
            document,
            hand_overs,
        }
    }

    /// Says that from now on `to` signs.
    pub fn hand_over(&self, to: VerifyingKey) -> HandOver {
        HandOver {
            from: self.public(),
            to,
            signature: self
                .0
                .sign(&[HAND_OVER_LABEL, &to.0].concat())
                .as_ref()
                .to_vec(),
        }
    }
}

/// What counts from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The document.
    pub configuration: Configuration,
    /// The key that the next one is judged by.
    pub key: VerifyingKey,
}

/// Why an offered document does not count; the last good one stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refused {
    /// Not signed by the known key, nor by one that it handed over to.
    #[error("not signed by the known key")]
    Unsigned,
    /// Longer than [`MAX_DOCUMENT`].
    #[error("the document is too long")]
    TooLong,
    /// Signed, but not a document.
    #[error("the document cannot be read")]
    Unparsable,
    /// Its version is below the one at hand.
    #[error("the version is older")]
    Older,
    /// Its version is the one at hand, and it says something else.
    #[error("the version was given twice")]
    SameVersion,
    /// No sealing key that this version can use, or one under another's name.
    #[error("no sealing key that can be used")]
    SealingKey,
    /// No sender, or too many.
    #[error("none or too many senders")]
    Senders,
    /// A sender outside the kiosk's suffixes.
    #[error("a sender outside the trusted suffixes")]
    ForeignSender,
    /// A host outside them.
    #[error("a host outside the trusted suffixes")]
    ForeignHost,
    /// Nowhere to complain.
    #[error("no complaint route")]
    Complaints,
    /// A notice that is too long, or leads somewhere, or lacks Portuguese or an end; or too many of them.
    #[error("a notice that is too long or holds an address")]
    Notice,
    /// A site without a name, or in no known zone.
    #[error("a site without a name or in no known zone")]
    Site,
    /// Outside [`MIN_HOLD_DAYS`] to [`MAX_HOLD_DAYS`].
    #[error("the days of checking are out of bounds")]
    HoldDays,
    /// More than [`MAX_CLOSED_DAYS`], one twice, or not in order.
    #[error("too many closed days, or one twice, or not in order")]
    ClosedDays,
}

impl Refused {
    /// Every reason.
    pub const ALL: [Refused; 14] = [
        Refused::Unsigned,
        Refused::TooLong,
        Refused::Unparsable,
        Refused::Older,
        Refused::SameVersion,
        Refused::SealingKey,
        Refused::Senders,
        Refused::ForeignSender,
        Refused::ForeignHost,
        Refused::Complaints,
        Refused::Notice,
        Refused::Site,
        Refused::HoldDays,
        Refused::ClosedDays,
    ];

    /// The stable name, for logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Refused::Unsigned => "unsigned",
            Refused::TooLong => "too-long",
            Refused::Unparsable => "unparsable",
            Refused::Older => "older",
            Refused::SameVersion => "same-version",
            Refused::SealingKey => "sealing-key",
            Refused::Senders => "senders",
            Refused::ForeignSender => "foreign-sender",
            Refused::ForeignHost => "foreign-host",
            Refused::Complaints => "complaints",
            Refused::Notice => "notice",
            Refused::Site => "site",
            Refused::HoldDays => "hold-days",
            Refused::ClosedDays => "closed-days",
        }
    }
}

/// Whether `offered` takes the place of `current`, for somebody who knows `key` and trusts hosts under
/// `suffixes`. The same document again is accepted, and changes nothing.
///
/// # Errors
/// Why it does not count. The signature is judged before anything is read.
pub fn judge(
    current: Option<&Configuration>,
    offered: &SignedConfiguration,
    key: VerifyingKey,
    suffixes: &[String],
) -> Result<Accepted, Refused> {
    if offered.document.len() > MAX_DOCUMENT || offered.hand_overs.len() > MAX_HAND_OVERS {
        return Err(Refused::TooLong);
    }
    let key = reached(key, offered).ok_or(Refused::Unsigned)?;
    if !key.signed(DOCUMENT_LABEL, &offered.document, &offered.signature) {
        return Err(Refused::Unsigned);
    }
    let configuration: Configuration =
        serde_json::from_slice(&offered.document).map_err(|_| Refused::Unparsable)?;
    match current {
        Some(current) if configuration.version < current.version => return Err(Refused::Older),
        Some(current) if configuration.version == current.version && configuration != *current => {
            return Err(Refused::SameVersion);
        }
        _ if configuration.version == DEFAULTS_VERSION => return Err(Refused::Older),
        _ => {}
    }
    match configuration.fault(suffixes) {
        Some(fault) => Err(fault),
        None => Ok(Accepted { configuration, key }),
    }
}

/// The offered document's key, if one comes to it from `known` by hand-overs alone.
fn reached(known: VerifyingKey, offered: &SignedConfiguration) -> Option<VerifyingKey> {
    let mut key = known;
    for hand_over in &offered.hand_overs {
        if hand_over.from == key
            && key.signed(HAND_OVER_LABEL, &hand_over.to.0, &hand_over.signature)
        {
            key = hand_over.to;
        }
    }
    (key == offered.key).then_some(key)
}

#[cfg(test)]
mod tests;
