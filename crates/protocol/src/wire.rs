//! The bodies of central's API, version 1. Every answer that moves a fact at the kiosk echoes what it
//! speaks of, so that a stranger's 200 (a captive portal's, say) moves nothing.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    configuration::{SignedConfiguration, VerifyingKey},
    email::EmailAddress,
    language::Language,
    mailbox_proof::{BoundTo, MailboxProof, VisitNumber},
    request::{RequestHeader, RequestId},
    sealing::{KeyId, SealedHash, SealedPayload},
    state::PublicState,
    tracking_code::{KioskId, TrackingCode},
};

/// Most items that one batch may hold.
pub const MAX_BATCH: usize = 200;

/// Most ids that one manifest may hold.
pub const MAX_MANIFEST: usize = 5_000;

/// How long the six digits of an e-mail check can be typed.
pub const EMAIL_CODE_MINUTES: i64 = 15;

/// How often wrong digits may be typed for one code; after the last, a new code is needed.
pub const EMAIL_CODE_TRIES: u32 = 5;

/// Seconds after which another code may be asked for.
pub const EMAIL_CODE_RESEND_S: u32 = 30;

/// How long a code and the hash of a kiosk's own token get the same answer again.
pub const ENROL_AGAIN_MINUTES: i64 = 10;

/// Hours for which the link works that is mailed where no code was typed. The texts name the number too.
pub const EMAIL_LINK_HOURS: i64 = 72;

/// The body of `PUT /v1/requests/{id}` and an item of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SealedRequest {
    /// What stays in clear.
    pub header: RequestHeader,
    /// What a person typed, sealed.
    pub payload: SealedPayload,
    /// SHA-256 of the sealed bytes, as the kiosk keeps it.
    pub sha256: SealedHash,
}

/// Body of 201 (new) and 200 (the same again) to `PUT /v1/requests/{id}`. The same for both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Delivered {
    /// The request's id, echoed.
    pub id: RequestId,
    /// The hash that central keeps, echoed.
    pub sha256: SealedHash,
    /// When central first committed it.
    pub received_at: Timestamp,
}

/// Body of `POST /v1/requests/batch`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Batch {
    /// Up to [`MAX_BATCH`] requests; a bad item never blocks its neighbours.
    #[serde(deserialize_with = "crate::batch_items::deserialize")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<SealedRequest>, max_items = 200))]
    pub requests: Vec<Item>,
}

/// An item of a batch, and the body of `PUT /v1/requests/{id}`, as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Item {
    /// A request all of which this version knows.
    Request(SealedRequest),
    /// Anything else, within bounds, since the sender may be a stolen kiosk; null where it goes beyond them.
    Other(serde_json::Value),
}

impl From<serde_json::Value> for Item {
    fn from(value: serde_json::Value) -> Item {
        match SealedRequest::deserialize(&value) {
            Ok(request) => Item::Request(request),
            Err(_) => Item::Other(value),
        }
    }
}

/// Answer to a batch: one result an item, in the same order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BatchAnswer {
    /// As many as there were requests.
    pub results: Vec<ItemResult>,
}

/// What became of one item of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "result", rename_all = "kebab-case")]
pub enum ItemResult {
    /// Committed now or earlier, with this very hash.
    Delivered(Delivered),
    /// Not taken; `code` says why.
    Refused {
        /// The item's id, where it could be read.
        id: Option<RequestId>,
        /// Why, and whether it is for good.
        code: ErrorCode,
    },
}

/// Body of `POST /v1/requests/manifest`: what the kiosk holds as delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Manifest {
    /// Up to [`MAX_MANIFEST`] ids with their hashes.
    #[cfg_attr(feature = "openapi", schema(max_items = 5000))]
    pub delivered: Vec<ManifestItem>,
}

/// One request that the kiosk holds as delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ManifestItem {
    /// Its id.
    pub id: RequestId,
    /// The hash of its sealed bytes.
    pub sha256: SealedHash,
}

/// Answer to a manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ManifestAnswer {
    /// How many ids central read: must equal what was sent.
    pub checked: usize,
    /// Those it does not have (or has under another hash): deliver them again.
    pub lacking: Vec<RequestId>,
}

/// Body of `POST /v1/kiosks/enrol`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrol {
    /// The one-time code typed by the technician.
    pub code: String,
    /// SHA-256, in hex, of the token that the kiosk made for itself. The same code with the same hash gets the
    /// same answer for [`ENROL_AGAIN_MINUTES`], so that a lost answer costs no code. A kiosk that does not
    /// say is given a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub token_sha256: Option<String>,
    /// The name that the kiosk has and must keep, because requests wait under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kiosk: Option<KioskId>,
}

/// Answer to an enrolment: the kiosk's identity.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrolled {
    /// The kiosk's id, the first two symbols of its tracking codes.
    pub kiosk: KioskId,
    /// Bearer token of the device. Shown once, stored hashed at central; empty where the kiosk made it.
    pub token: String,
    /// The store's name, as printed on receipts.
    pub store: String,
    /// IANA zone of the store, such as `Europe/Lisbon`.
    pub time_zone: String,
    /// Scheme and host of the tracking page, such as `https://localhost:8443`.
    pub public_base: String,
    /// Keys to seal to; the first is the one to use.
    pub sealing_keys: Vec<SealingKey>,
    /// Made-up cases, mails and receipts: everything says DEMO.
    pub demo: bool,
    /// Central's clock.
    pub server_time: Timestamp,
    /// What central's configurations are signed by; none from a central that signs none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub configuration_key: Option<VerifyingKey>,
}

/// A public sealing key on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SealingKey {
    /// The key's name, which must be the hash of `public_key`.
    pub key_id: KeyId,
    /// How to seal to it.
    pub suite: String,
    /// The key.
    #[serde(with = "crate::base64_bytes")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, content_encoding = "base64"))]
    pub public_key: Vec<u8>,
}

/// Answer to `GET /v1/requests/{tracking_code}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackingAnswer {
    /// The code, echoed.
    pub tracking_code: TrackingCode,
    /// What the public may see.
    #[serde(flatten)]
    pub state: PublicState,
}

/// Body of `POST /v1/email-checks`: send six digits to this address.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "StartEmailCheckFields", into = "StartEmailCheckFields")]
pub struct StartEmailCheck {
    /// What the address is for: a visit, or (from released kiosks) a request.
    pub bound_to: BoundTo,
    /// Where to send the code.
    pub email: EmailAddress,
    /// The language to write in.
    pub language: Language,
}

/// [`StartEmailCheck`] as it stands on the wire. Not by `flatten`, with which serde would let unknown fields
/// pass.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = StartEmailCheck, description = "Send six digits to this address. Bound to a visit or, as released kiosks ask, to a request: one of both."))]
#[serde(deny_unknown_fields)]
struct StartEmailCheckFields {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    request: Option<RequestId>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    visit: Option<VisitNumber>,
    email: EmailAddress,
    language: Language,
}

impl TryFrom<StartEmailCheckFields> for StartEmailCheck {
    type Error = &'static str;

    fn try_from(fields: StartEmailCheckFields) -> Result<Self, Self::Error> {
        let bound_to = match (fields.request, fields.visit) {
            (Some(request), None) => BoundTo::Request(request),
            (None, Some(visit)) => BoundTo::Visit(visit),
            _ => return Err("one of request and visit expected"),
        };
        Ok(Self {
            bound_to,
            email: fields.email,
            language: fields.language,
        })
    }
}

impl From<StartEmailCheck> for StartEmailCheckFields {
    fn from(check: StartEmailCheck) -> Self {
        let (request, visit) = match check.bound_to {
            BoundTo::Request(request) => (Some(request), None),
            BoundTo::Visit(visit) => (None, Some(visit)),
        };
        Self {
            request,
            visit,
            email: check.email,
            language: check.language,
        }
    }
}

/// Answer to [`StartEmailCheck`] (201): a code is on its way. An earlier one for the same is void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmailCheckStarted {
    /// Names the check when the code is typed.
    pub id: Uuid,
    /// The visit or request, echoed.
    #[serde(flatten)]
    pub bound_to: BoundTo,
    /// Until when the code can be typed: [`EMAIL_CODE_MINUTES`] from now.
    pub expires_at: Timestamp,
    /// Seconds until another code may be asked for.
    pub resend_after_s: u32,
}

/// Body of `POST /v1/email-checks/{id}/confirm`: the code as it was typed.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmEmail {
    /// Six ASCII digits.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{6}$"))]
    pub code: String,
}

/// Answer to a right code (200; the same again when it is typed again).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmailConfirmed {
    /// The check, echoed.
    pub id: Uuid,
    /// The visit or request, echoed.
    #[serde(flatten)]
    pub bound_to: BoundTo,
    /// Goes into the sealed request.
    pub proof: MailboxProof,
}

/// Body of `POST /v1/heartbeats`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Heartbeat {
    /// Version of the kiosk's software.
    #[cfg_attr(
        feature = "openapi",
        schema(max_length = 64, pattern = "^[0-9A-Za-z.+_-]+$")
    )]
    pub version: String,
    /// Requests that wait for delivery.
    pub queue_depth: u64,
    /// Age of the oldest of them, seconds.
    pub oldest_undelivered_s: Option<u64>,
    /// `ready`, or the fault's code.
    #[cfg_attr(
        feature = "openapi",
        schema(max_length = 64, pattern = "^[0-9A-Za-z.+_-]+$")
    )]
    pub printer: String,
    /// The kiosk's wall clock, milliseconds since 1970, UTC.
    pub wall_ms: i64,
}

/// Answer to a heartbeat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeartbeatAnswer {
    /// The kiosk that central takes the sender for.
    pub kiosk: KioskId,
    /// Central's clock.
    pub server_time: Timestamp,
    /// Version of the configuration to fetch.
    pub configuration_version: u64,
    /// Version of central's software; older ones do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// When its database was last brought back to an earlier moment: a kiosk that has not compared since then does so at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restored_at: Option<Timestamp>,
}

/// Answer to `GET /v1/configuration`. What counts is `signed`; the rest is for released kiosks, which look for
/// nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Configuration {
    /// Grows with every change.
    pub version: u64,
    /// Notices to show, in each language.
    pub notices: Vec<Notice>,
    /// Keys to seal to; the first is the one to use.
    pub sealing_keys: Vec<SealingKey>,
    /// The document and its signature; none from a central that has published none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<SignedConfiguration>,
}

/// A sentence from central for the people in front of the kiosk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notice {
    /// Its language.
    pub language: Language,
    /// The sentence.
    pub text: String,
}

/// Body of every answer that is not a success.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiError {
    /// What a program decides by.
    pub code: ErrorCode,
}

/// Why central did not take something. Stable names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// The body is not what the API takes (400), for good.
    Malformed,
    /// The hash is not that of the bytes (422): damaged on the way, or for good if it stays so.
    HashMismatch,
    /// The id of the path and of the body differ (422), or a header names another kiosk.
    HeaderMismatch,
    /// Same id, other hash (409): the first is kept, this one is for staff.
    Conflict,
    /// The tracking code belongs to another request (409).
    TrackingCodeTaken,
    /// No token, a revoked or an unknown one (401).
    Unauthorised,
    /// The one-time code is wrong, used or expired (403).
    EnrolmentRefused,
    /// Not the code that was sent (422); there are tries left.
    CodeWrong,
    /// No such code any more (410): expired, replaced, or guessed at too often. Ask for a new one.
    CodeSpent,
    /// Too many items or bytes (413).
    TooLarge,
    /// Too often (429); see Retry-After.
    TooManyRequests,
    /// Not now (503); see Retry-After.
    Unavailable,
    /// Nothing at this path (404).
    NotFound,
    /// Central's own fault (500).
    Internal,
}

impl ErrorCode {
    /// Whether sending the same bytes again can never help.
    pub fn is_final(self) -> bool {
        matches!(
            self,
            ErrorCode::Malformed
                | ErrorCode::HashMismatch
                | ErrorCode::HeaderMismatch
                | ErrorCode::Conflict
                | ErrorCode::TrackingCodeTaken
        )
    }

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            ErrorCode::Malformed => "malformed",
            ErrorCode::HashMismatch => "hash-mismatch",
            ErrorCode::HeaderMismatch => "header-mismatch",
            ErrorCode::Conflict => "conflict",
            ErrorCode::TrackingCodeTaken => "tracking-code-taken",
            ErrorCode::Unauthorised => "unauthorised",
            ErrorCode::EnrolmentRefused => "enrolment-refused",
            ErrorCode::CodeWrong => "code-wrong",
            ErrorCode::CodeSpent => "code-spent",
            ErrorCode::TooLarge => "too-large",
            ErrorCode::TooManyRequests => "too-many-requests",
            ErrorCode::Unavailable => "unavailable",
            ErrorCode::NotFound => "not-found",
            ErrorCode::Internal => "internal",
        }
    }
}

#[cfg(feature = "openapi")]
mod described {
    use std::borrow::Cow;

    use utoipa::{
        PartialSchema, ToSchema,
        openapi::{RefOr, Schema},
    };

    use super::{StartEmailCheck, StartEmailCheckFields};

    impl PartialSchema for StartEmailCheck {
        fn schema() -> RefOr<Schema> {
            StartEmailCheckFields::schema()
        }
    }

    impl ToSchema for StartEmailCheck {
        fn name() -> Cow<'static, str> {
            "StartEmailCheck".into()
        }

        fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
            StartEmailCheckFields::schemas(schemas);
        }
    }
}

#[cfg(test)]
#[path = "wire_tests.rs"]
mod tests;
