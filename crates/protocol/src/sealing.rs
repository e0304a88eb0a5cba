//! Sealing a request to central's public key: HPKE base mode (RFC 9180) with the hybrid post-quantum
//! KEM X-Wing (X25519 + ML-KEM-768), HKDF-SHA256 and ChaCha20-Poly1305. The request's header is bound
//! in as associated data. The kiosk holds no key that opens what it seals.

use std::fmt;

use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256,
    kem::XWing,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::request::{RequestContent, RequestHeader};

/// The only suite in use; it travels with every payload so that a later one can follow.
pub const SUITE: &str = "hpke-xwing-hkdfsha256-chacha20poly1305";

/// Sealed bytes above this are refused before any work is done on them.
pub const MAX_SEALED_BYTES: usize = 16 * 1024;

/// The content is padded to a multiple of this before sealing, so that a length tells nothing.
const PADDING_BLOCK: usize = 1024;

const INFO: &[u8] = b"aima-kiosk request content v1";
const ENCAPPED_BYTES: usize = 1120;

/// Names a key pair of central: the first eight bytes of the SHA-256 of its public key, in hex.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyId(String);

impl KeyId {
    /// The id that a database kept as text.
    pub fn from_text(text: String) -> KeyId {
        KeyId(text)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// SHA-256 of sealed bytes, in hex: what central echoes for a delivery to count.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SealedHash(String);

/// The text is not 64 lower-case hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a SHA-256 in hex")]
pub struct NotAHash;

impl SealedHash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> SealedHash {
        SealedHash(hex::encode(Sha256::digest(bytes)))
    }

    /// The 64 hex digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SealedHash {
    type Error = NotAHash;

    fn try_from(text: String) -> Result<Self, NotAHash> {
        let hex_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        match text.len() == 64 && text.bytes().all(hex_digit) {
            true => Ok(SealedHash(text)),
            false => Err(NotAHash),
        }
    }
}

impl From<SealedHash> for String {
    fn from(hash: SealedHash) -> String {
        hash.0
    }
}

impl fmt::Display for SealedHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A sealed content as it lies in the outbox and travels to central.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SealedPayload {
    /// How it was sealed; see [`SUITE`].
    pub suite: String,
    /// Which of central's keys opens it.
    pub key_id: KeyId,
    /// Encapsulated key, then ciphertext with its tag.
    #[serde(with = "crate::base64_bytes")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, content_encoding = "base64"))]
    pub sealed: Vec<u8>,
}

impl SealedPayload {
    /// The hash of the sealed bytes.
    pub fn hash(&self) -> SealedHash {
        SealedHash::of(&self.sealed)
    }
}

/// Why a payload cannot be opened. It never says what was inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Sealed by a suite that this version does not know.
    #[error("unknown suite")]
    UnknownSuite,
    /// Sealed to another key.
    #[error("sealed to another key")]
    OtherKey,
    /// Longer than any request can be.
    #[error("too large")]
    TooLarge,
    /// Damaged, cut short, or moved under another header.
    #[error("the seal is broken")]
    BrokenSeal,
    /// The seal is whole and what is inside is not a request's content.
    #[error("not a request's content")]
    NotContent,
}

/// The text is not a key of this suite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a key of the sealing suite")]
pub struct NotAKey;

/// Central's public key, as it is given out at enrolment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealingPublicKey(<XWing as Kem>::PublicKey);

impl SealingPublicKey {
    /// Reads a key from its 1,216 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<SealingPublicKey, NotAKey> {
        <XWing as Kem>::PublicKey::from_bytes(bytes)
            .map(SealingPublicKey)
            .map_err(|_| NotAKey)
    }

    /// The key's 1,216 bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes().to_vec()
    }

    /// The key's name.
    pub fn id(&self) -> KeyId {
        KeyId(hex::encode(&Sha256::digest(self.to_bytes())[..8]))
    }

    /// Seals `content` under `header`. Fresh randomness comes from the operating system; it panics only
    /// where the system has none.
    pub fn seal(&self, header: &RequestHeader, content: &RequestContent) -> SealedPayload {
        self.seal_any(header, content)
    }

    /// As [`SealingPublicKey::seal`], whatever the content is: what a kiosk of another version writes, for the tests.
    pub fn seal_any(&self, header: &RequestHeader, content: &impl Serialize) -> SealedPayload {
        const WRITES: &str = "a content is plain strings and always serialises";
        // Measured first: a buffer that is outgrown is given back as it is, and nobody wipes it.
        let mut length = Length(0);
        serde_json::to_writer(&mut length, content).expect(WRITES);
        let padded = length.0.next_multiple_of(PADDING_BLOCK);
        let mut plain = Zeroizing::new(Vec::with_capacity(padded));
        serde_json::to_writer(&mut *plain, content).expect(WRITES);
        // JSON may end in blanks, so padding needs no length of its own.
        plain.resize(padded, b' ');
        let (encapped, ciphertext) = hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeS::Base,
            &self.0,
            INFO,
            &plain,
            &header.associated_data(),
        )
        .expect("a valid public key and one message always seal");
        let mut sealed = encapped.to_bytes().to_vec();
        sealed.extend_from_slice(&ciphertext);
        SealedPayload {
            suite: SUITE.to_owned(),
            key_id: self.id(),
            sealed,
        }
    }
}

/// Counts what is written.
struct Length(usize);

impl std::io::Write for Length {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Central's private key. Read by the opening worker alone.
pub struct SealingPrivateKey {
    key: <XWing as Kem>::PrivateKey,
    id: KeyId,
}

impl SealingPrivateKey {
    /// A fresh key pair from the operating system's randomness.
    pub fn generate() -> (SealingPrivateKey, SealingPublicKey) {
        let (key, public) = XWing::gen_keypair();
        let public = SealingPublicKey(public);
        let id = public.id();
        (SealingPrivateKey { key, id }, public)
    }

    /// Reads a key from its 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<SealingPrivateKey, NotAKey> {
        let key = <XWing as Kem>::PrivateKey::from_bytes(bytes).map_err(|_| NotAKey)?;
        let id = SealingPublicKey(XWing::sk_to_pk(&key)).id();
        Ok(SealingPrivateKey { key, id })
    }

    /// The key's 32 bytes, wiped when dropped.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.key.to_bytes().to_vec())
    }

    /// The key that seals to this one.
    pub fn public(&self) -> SealingPublicKey {
        SealingPublicKey(XWing::sk_to_pk(&self.key))
    }

    /// The key's name.
    pub fn id(&self) -> &KeyId {
        &self.id
    }

    /// Opens a payload that was sealed under `header`.
    pub fn open(
        &self,
        header: &RequestHeader,
        payload: &SealedPayload,
    ) -> Result<RequestContent, OpenError> {
        if payload.suite != SUITE {
            return Err(OpenError::UnknownSuite);
        }
        if payload.key_id != self.id {
            return Err(OpenError::OtherKey);
        }
        if payload.sealed.len() > MAX_SEALED_BYTES {
            return Err(OpenError::TooLarge);
        }
        let (encapped, ciphertext) = payload
            .sealed
            .split_at_checked(ENCAPPED_BYTES)
            .ok_or(OpenError::BrokenSeal)?;
        let encapped =
            <XWing as Kem>::EncappedKey::from_bytes(encapped).map_err(|_| OpenError::BrokenSeal)?;
        let plain = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            &self.key,
            &encapped,
            INFO,
            ciphertext,
            &header.associated_data(),
        )
        .map(Zeroizing::new)
        .map_err(|_| OpenError::BrokenSeal)?;
        serde_json::from_slice(&plain).map_err(|_| OpenError::NotContent)
    }
}

impl fmt::Debug for SealingPrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealingPrivateKey({})", self.id)
    }
}

#[cfg(test)]
#[path = "sealing_tests.rs"]
mod tests;
