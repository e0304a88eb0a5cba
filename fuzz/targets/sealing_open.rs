//! Opening what a stranger sent. Everybody can have central's public key, so the stranger may also seal:
//! an even first byte stands before sealed bytes, an odd one before a plaintext that is sealed as it is. The
//! rest of that byte says how many blanks follow, so that the limit is reached from small inputs.
#![no_main]

use fuzz::honest::{KEY, header};
use hpke::{
    Deserializable, Kem, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::XWing,
};
use libfuzzer_sys::fuzz_target;
use protocol::{MAX_SEALED_BYTES, OpenError, RequestContent, SUITE, SealedPayload};

/// What [`protocol::sealing`] binds a content to, and how much its sealing adds.
const INFO: &[u8] = b"aima-kiosk request content v1";
const ADDED: usize = 1120 + 16;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let mut rest = rest.to_vec();
    rest.resize(rest.len() + usize::from(first / 2) * 140, b' ');
    if first % 2 == 0 {
        let length = rest.len();
        let opened = KEY.open(&header(), &payload(rest));
        let expected = if length > MAX_SEALED_BYTES {
            OpenError::TooLarge
        } else {
            OpenError::BrokenSeal
        };
        assert_eq!(opened.err(), Some(expected), "a seal from nowhere");
    } else {
        judge_plaintext(&rest);
    }
});

fn judge_plaintext(plain: &[u8]) {
    let opened = KEY.open(&header(), &payload(sealed(plain)));
    if plain.len() + ADDED > MAX_SEALED_BYTES {
        assert_eq!(opened.err(), Some(OpenError::TooLarge));
        return;
    }
    let expected =
        serde_json::from_slice::<RequestContent>(plain).map_err(|_| OpenError::NotContent);
    assert!(opened == expected, "sealing changes what is read");
    if let Ok(content) = opened {
        let again = KEY.open(&header(), &KEY.public().seal(&header(), &content));
        // What was read may be written longer than it was: the statement's escapes.
        assert!(again == Ok(content) || again == Err(OpenError::TooLarge));
    }
}

fn sealed(plain: &[u8]) -> Vec<u8> {
    let public = <XWing as Kem>::PublicKey::from_bytes(&KEY.public().to_bytes());
    let (encapped, ciphertext) = hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, XWing>(
        &OpModeS::Base,
        &public.expect("central's own key"),
        INFO,
        plain,
        &header().associated_data(),
    )
    .expect("a valid public key and one message always seal");
    [encapped.to_bytes().as_slice(), &ciphertext].concat()
}

fn payload(sealed: Vec<u8>) -> SealedPayload {
    SealedPayload {
        suite: SUITE.to_owned(),
        key_id: KEY.id().clone(),
        sealed,
    }
}
