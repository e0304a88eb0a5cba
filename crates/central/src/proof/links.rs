//! What central signs and later judges by its signature alone: links in mails, and the proof that a code
//! sent to a mailbox was typed. Nothing is stored for them, so they hold after a restored backup as well.
//!
//! A link names a request, what pressing its button says, and until when; it acts on a press on its page
//! and never on being fetched. That it acts once is the state machine's doing, not the signature's.

use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use protocol::{BoundTo, EmailAddress, KioskId, MailboxProof, RequestHeader, RequestId};
use sha2::Sha256;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    keyring::{Follows, KeyStates, Missing},
    signing_keys::SigningKeys,
    vault::{Ring, Source},
};

/// For how long the link to a new mailbox works.
pub const CONFIRM_HOURS: i64 = 72;
/// For how long the links to an old mailbox work after the hold: "not me" matters then too.
pub const OLD_MAILBOX_DAYS: i64 = 30;
/// For how long a typed code proves its mailbox.
pub const PROOF_DAYS: i64 = 30;

/// How many requests of a visit one proof is taken for: a family.
pub const REQUESTS_OF_A_VISIT: i64 = 6;
/// How long after its code a request may have been recorded for the proof of its visit to count.
pub const VISIT_HOURS: i64 = 2;

/// Whether a request was recorded within two hours of the code, by central's time as the kiosk knew it.
pub fn within_a_visit(header: &RequestHeader, proof: &MailboxProof) -> bool {
    let recorded = header
        .recorded
        .wall_ms
        .saturating_add(header.recorded.central_offset_ms.unwrap_or(0));
    recorded.abs_diff(proof.confirmed_ms) <= VISIT_HOURS.unsigned_abs() * 3_600_000
}

const MAC_BYTES: usize = 16;
/// What is said, the request, and the second of the end since 1970.
const SIGNED_BYTES: usize = 1 + 16 + 8;

/// What pressing a link's button says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkAction {
    /// "This is my mailbox."
    Confirm,
    /// "Yes, this was me."
    Yes,
    /// "This was not me."
    No,
}

impl LinkAction {
    /// Every answer.
    pub const ALL: [LinkAction; 3] = [LinkAction::Confirm, LinkAction::Yes, LinkAction::No];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            LinkAction::Confirm => "confirm",
            LinkAction::Yes => "yes",
            LinkAction::No => "no",
        }
    }

    fn byte(self) -> u8 {
        match self {
            LinkAction::Confirm => 1,
            LinkAction::Yes => 2,
            LinkAction::No => 3,
        }
    }
}

/// A link's meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// What pressing its button says.
    pub says: LinkAction,
    /// Of which request.
    pub request: RequestId,
    /// From when on it is void, whole seconds.
    pub expires_at: Timestamp,
}

/// Why a link or proof does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Not one of ours.
    #[error("not signed by this installation")]
    Foreign,
    /// It was good once.
    #[error("expired")]
    Expired,
}

/// The keys that sign. What is signed says nothing of which: it is tried with each that is needed.
pub struct Signer(SigningKeys);

impl Signer {
    /// A signer with this key.
    pub fn new(key: &[u8; 32]) -> Signer {
        Signer::with(Ring::from([(1, Zeroizing::new(*key))]), None)
    }

    /// A signer with these keys: see [`SigningKeys::new`].
    pub fn with(ring: Ring, source: Option<Source>) -> Signer {
        Signer(SigningKeys::new(ring, source))
    }

    /// The code of `parts` by the key in use.
    fn mac(&self, domain: &str, parts: &[&[u8]]) -> Hmac<Sha256> {
        self.0.in_use(|key| mac(key, domain, parts))
    }

    /// Whether one of the keys gives a code of `parts` that is `right`.
    fn is_signed(
        &self,
        domain: &str,
        parts: &[&[u8]],
        right: impl Fn(Hmac<Sha256>) -> bool,
    ) -> bool {
        self.0.any(|key| right(mac(key, domain, parts)))
    }

    /// The token at the end of a link: 55 characters that need no escaping in an address.
    pub fn token(&self, link: &Link) -> String {
        let mut bytes = signed_part(link).to_vec();
        let mac = self.mac("link 1", &[&bytes]).finalize().into_bytes();
        bytes.extend_from_slice(&mac[..MAC_BYTES]);
        base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, bytes)
    }

    /// Reads a token back.
    pub fn link(&self, token: &str, now: Timestamp) -> Result<Link, LinkError> {
        let bytes =
            base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, token)
                .map_err(|_| LinkError::Foreign)?;
        let (signed, mac) = bytes
            .split_first_chunk::<SIGNED_BYTES>()
            .ok_or(LinkError::Foreign)?;
        if mac.len() != MAC_BYTES {
            return Err(LinkError::Foreign);
        }
        let right = |code: Hmac<Sha256>| code.verify_truncated_left(mac).is_ok();
        if !self.is_signed("link 1", &[signed], right) {
            return Err(LinkError::Foreign);
        }
        let link = read_signed_part(signed).ok_or(LinkError::Foreign)?;
        match link.expires_at > now {
            true => Ok(link),
            false => Err(LinkError::Expired),
        }
    }

    /// The proof that the code sent to `email` was typed at `kiosk`, in the visit or for the request that it was
    /// asked for.
    pub fn prove(
        &self,
        email: &EmailAddress,
        bound_to: &BoundTo,
        kiosk: KioskId,
        confirmed_ms: i64,
    ) -> MailboxProof {
        let mac = proof_parts(email, bound_to, kiosk, confirmed_ms, |domain, parts| {
            self.mac(domain, parts)
        });
        MailboxProof {
            confirmed_ms,
            mac: hex::encode(mac.finalize().into_bytes()),
        }
    }

    /// Judges a proof that came inside a request. One that is bound to a request is single-use since a request's
    /// id is; how often one that is bound to a visit is taken, the database counts.
    pub fn judge(
        &self,
        proof: &MailboxProof,
        email: &EmailAddress,
        bound_to: &BoundTo,
        kiosk: KioskId,
        now: Timestamp,
    ) -> Result<(), LinkError> {
        let mac = hex::decode(&proof.mac).map_err(|_| LinkError::Foreign)?;
        let right = |code: Hmac<Sha256>| code.verify_slice(&mac).is_ok();
        let confirmed_ms = proof.confirmed_ms;
        if !proof_parts(email, bound_to, kiosk, confirmed_ms, |domain, parts| {
            self.is_signed(domain, parts, right)
        }) {
            return Err(LinkError::Foreign);
        }
        let valid_ms = SignedDuration::from_hours(24 * PROOF_DAYS).as_millis() as i64;
        match now.as_millisecond() - proof.confirmed_ms <= valid_ms {
            true => Ok(()),
            false => Err(LinkError::Expired),
        }
    }

    /// What the database keeps of a six-digit code: without the key, a million guesses tell nothing.
    pub fn code_hash(&self, check: Uuid, code: &str) -> [u8; 32] {
        self.mac("code 1", &[check.as_bytes(), code.as_bytes()])
            .finalize()
            .into_bytes()
            .into()
    }

    /// Whether `code` is the one that [`Signer::code_hash`] was made of; takes the same time for every guess.
    pub fn is_code(&self, check: Uuid, code: &str, hash: &[u8]) -> bool {
        let right = |mac: Hmac<Sha256>| mac.verify_slice(hash).is_ok();
        self.is_signed("code 1", &[check.as_bytes(), code.as_bytes()], right)
    }
}

impl Follows for Signer {
    fn is_due(&self, now: Timestamp) -> bool {
        self.0.is_due(now)
    }

    fn follow(&self, states: &KeyStates, now: Timestamp) -> Result<(), Missing> {
        self.0.follow(states, now)
    }
}

fn mac(key: &[u8; 32], domain: &str, parts: &[&[u8]]) -> Hmac<Sha256> {
    let mut mac =
        <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(domain.as_bytes());
    for part in parts {
        // Lengths in front, so that no two lists of parts read the same.
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac
}

/// What a proof's code is of.
fn proof_parts<T>(
    email: &EmailAddress,
    bound_to: &BoundTo,
    kiosk: KioskId,
    confirmed_ms: i64,
    with: impl FnOnce(&str, &[&[u8]]) -> T,
) -> T {
    // The first form is that of the first release. The domains keep the two apart.
    let (domain, id) = match bound_to {
        BoundTo::Request(request) => ("mailbox proof 1", request.to_string()),
        BoundTo::Visit(visit) => ("mailbox proof 2, visit", visit.to_hex()),
    };
    let parts: [&[u8]; 4] = [
        email.as_str().as_bytes(),
        id.as_bytes(),
        kiosk.as_str().as_bytes(),
        &confirmed_ms.to_be_bytes(),
    ];
    with(domain, &parts)
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signer(•••)")
    }
}

fn signed_part(link: &Link) -> [u8; SIGNED_BYTES] {
    let mut bytes = [0; SIGNED_BYTES];
    bytes[0] = link.says.byte();
    bytes[1..17].copy_from_slice(Uuid::from(link.request).as_bytes());
    bytes[17..].copy_from_slice(&link.expires_at.as_second().to_be_bytes());
    bytes
}

fn read_signed_part(bytes: &[u8; SIGNED_BYTES]) -> Option<Link> {
    let says = LinkAction::ALL
        .into_iter()
        .find(|says| says.byte() == bytes[0])?;
    let request = Uuid::from_slice(&bytes[1..17]).ok()?;
    let seconds = i64::from_be_bytes(bytes[17..].try_into().ok()?);
    Some(Link {
        says,
        request: request.try_into().ok()?,
        expires_at: Timestamp::from_second(seconds).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signer() -> Signer {
        Signer::new(&[7; 32])
    }

    fn now() -> Timestamp {
        "2026-03-02T10:00:00Z".parse().unwrap()
    }

    fn link(says: LinkAction) -> Link {
        Link {
            says,
            request: RequestId::new(1_772_445_600_000, [3; 10]),
            expires_at: "2026-03-05T10:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn a_link_says_what_was_signed_until_it_expires() {
        for says in LinkAction::ALL {
            let token = signer().token(&link(says));
            assert_eq!(signer().link(&token, now()), Ok(link(says)));
            assert!(
                token
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
            );
            let end = link(says).expires_at;
            assert_eq!(signer().link(&token, end), Err(LinkError::Expired));
        }
    }

    #[test]
    fn no_changed_cut_or_foreign_token_is_a_link() {
        let token = signer().token(&link(LinkAction::Yes));
        for at in 0..token.len() {
            for other in ["A", "z", "!"] {
                let mut changed = token.clone();
                changed.replace_range(at..=at, other);
                if changed != token {
                    assert_eq!(
                        signer().link(&changed, now()),
                        Err(LinkError::Foreign),
                        "at {at}"
                    );
                }
            }
            assert_eq!(signer().link(&token[..at], now()), Err(LinkError::Foreign));
        }
        let foreign = Signer::new(&[8; 32]).token(&link(LinkAction::Yes));
        assert_eq!(signer().link(&foreign, now()), Err(LinkError::Foreign));
        assert_eq!(
            signer().link(&format!("{token}AAAA"), now()),
            Err(LinkError::Foreign)
        );
    }

    #[test]
    fn a_proof_is_bound_to_address_request_kiosk_and_time() {
        let email = |text: &str| EmailAddress::parse(text).unwrap();
        let (request, other) = (RequestId::new(1, [1; 10]), RequestId::new(1, [2; 10]));
        let (kiosk, another): (KioskId, KioskId) = ("4F".parse().unwrap(), "4G".parse().unwrap());
        let confirmed = now().as_millisecond();
        let mine = email("ana@example.org");
        let (request, other) = (BoundTo::Request(request), BoundTo::Request(other));
        let proof = signer().prove(&mine, &request, kiosk, confirmed);
        assert_eq!(
            signer().judge(&proof, &mine, &request, kiosk, now()),
            Ok(())
        );
        let later = MailboxProof {
            confirmed_ms: confirmed + 1,
            ..proof.clone()
        };
        for (proof, email, request, kiosk) in [
            (&proof, &email("eva@example.org"), request, kiosk),
            (&proof, &mine, other, kiosk),
            (&proof, &mine, request, another),
            (&later, &mine, request, kiosk),
        ] {
            assert_eq!(
                signer().judge(proof, email, &request, kiosk, now()),
                Err(LinkError::Foreign)
            );
        }
        let days = |days: i64| now() + SignedDuration::from_hours(24 * days);
        assert_eq!(
            signer().judge(&proof, &mine, &request, kiosk, days(30)),
            Ok(())
        );
        assert_eq!(
            signer().judge(
                &proof,
                &mine,
                &request,
                kiosk,
                days(30) + SignedDuration::from_millis(1)
            ),
            Err(LinkError::Expired)
        );
    }

    #[test]
    fn what_the_former_key_signed_is_believed_until_that_key_is_gone() {
        use crate::keyring::{KeyKind, KeyState};
        let at = |second| Timestamp::from_second(second).unwrap();
        let key = |number, gone: bool| KeyState {
            kind: KeyKind::Signing,
            number,
            use_from: at(0),
            retired_at: gone.then(|| at(0)),
            gone_at: gone.then(|| at(0)),
        };
        let ring = [(1, Zeroizing::new([7; 32])), (2, Zeroizing::new([9; 32]))];
        let both = Signer::with(Ring::from(ring), None);
        let old = both.token(&link(LinkAction::Yes));
        assert_eq!(signer().link(&old, now()), Ok(link(LinkAction::Yes)));
        let states = KeyStates::new(vec![key(1, false), key(2, false)]);
        both.follow(&states, now()).unwrap();
        let new = both.token(&link(LinkAction::Yes));
        assert_ne!(old, new);
        for token in [&old, &new] {
            assert_eq!(both.link(token, now()), Ok(link(LinkAction::Yes)));
        }
        let lacks = signer().follow(&states, now()).unwrap_err();
        assert_eq!((lacks.kind, lacks.number), (KeyKind::Signing, 2));
        let states = KeyStates::new(vec![key(1, true), key(2, false)]);
        both.follow(&states, now()).unwrap();
        assert_eq!(both.link(&old, now()), Err(LinkError::Foreign));
        assert_eq!(both.link(&new, now()), Ok(link(LinkAction::Yes)));
    }

    #[test]
    fn a_code_is_known_by_its_hash_and_check_alone() {
        let (check, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let hash = signer().code_hash(check, "012345");
        assert!(signer().is_code(check, "012345", &hash));
        assert!(!signer().is_code(check, "012346", &hash));
        assert!(
            !signer().is_code(other, "012345", &hash),
            "of another check"
        );
    }
}
