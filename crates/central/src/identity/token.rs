//! An ID token (OpenID Connect Core 1.0, 2 and 3.1.3.7): whether a key of the provider has signed it, and whether it is for this
//! desk, of this sign-in, and of now. Pure. Signatures are `ring`'s, as those of TLS are.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, ED25519, EcdsaVerificationAlgorithm,
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512,
    RSA_PSS_2048_8192_SHA256, RSA_PSS_2048_8192_SHA384, RSA_PSS_2048_8192_SHA512, RsaParameters,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;
use serde_json::Value;

use super::Refused;

/// Clocks may differ by so much.
const LEEWAY: SignedDuration = SignedDuration::from_secs(60);
/// A token is taken at once after it was issued: an older one is another sign-in's.
const FRESH: SignedDuration = SignedDuration::from_mins(10);
/// No subject is longer (OpenID Connect Core 1.0, 2).
const LONGEST_SUBJECT: usize = 255;

/// A key of the provider's (RFC 7517).
#[derive(Debug, Clone)]
pub(super) struct Key {
    name: Option<String>,
    public: Public,
}

#[derive(Debug, Clone)]
enum Public {
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
    /// As an uncompressed point.
    P256(Vec<u8>),
    P384(Vec<u8>),
    Ed25519(Vec<u8>),
}

#[derive(Deserialize)]
struct Written {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

impl Key {
    /// The keys of a set that sign and that are known here; `None` for what is no set.
    pub(super) fn set(text: &[u8]) -> Option<Vec<Key>> {
        #[derive(Deserialize)]
        struct Set {
            keys: Vec<Value>,
        }
        let set: Set = serde_json::from_slice(text).ok()?;
        // A provider may have keys of other kinds for others.
        Some(set.keys.into_iter().filter_map(Key::read).collect())
    }

    fn read(written: Value) -> Option<Key> {
        let key: Written = serde_json::from_value(written).ok()?;
        if key.purpose.as_deref().is_some_and(|it| it != "sig") {
            return None;
        }
        let bytes = |part: &Option<String>| decoded(part.as_deref()?);
        let point = |length: usize| {
            let (x, y) = (bytes(&key.x)?, bytes(&key.y)?);
            let fits = x.len() == length && y.len() == length;
            fits.then(|| [&[4][..], &x, &y].concat())
        };
        let public = match (key.kty.as_str(), key.crv.as_deref()) {
            ("RSA", _) => Public::Rsa {
                n: bytes(&key.n)?,
                e: bytes(&key.e)?,
            },
            ("EC", Some("P-256")) => Public::P256(point(32)?),
            ("EC", Some("P-384")) => Public::P384(point(48)?),
            ("OKP", Some("Ed25519")) => Public::Ed25519(bytes(&key.x)?),
            _ => return None,
        };
        Some(Key {
            name: key.kid,
            public,
        })
    }

    /// Whether it has signed `text` by the algorithm of this name (RFC 7518, 3.1; RFC 8037); `None` where it signs by another.
    fn has_signed(&self, algorithm: &str, text: &[u8], signature: &[u8]) -> Option<bool> {
        let rsa = |by: &RsaParameters, n: &[u8], e: &[u8]| {
            let components = RsaPublicKeyComponents { n, e };
            components.verify(by, text, signature).is_ok()
        };
        let curve = |by: &'static EcdsaVerificationAlgorithm, point: &[u8]| {
            let key = UnparsedPublicKey::new(by, point);
            key.verify(text, signature).is_ok()
        };
        Some(match (algorithm, &self.public) {
            ("RS256", Public::Rsa { n, e }) => rsa(&RSA_PKCS1_2048_8192_SHA256, n, e),
            ("RS384", Public::Rsa { n, e }) => rsa(&RSA_PKCS1_2048_8192_SHA384, n, e),
            ("RS512", Public::Rsa { n, e }) => rsa(&RSA_PKCS1_2048_8192_SHA512, n, e),
            ("PS256", Public::Rsa { n, e }) => rsa(&RSA_PSS_2048_8192_SHA256, n, e),
            ("PS384", Public::Rsa { n, e }) => rsa(&RSA_PSS_2048_8192_SHA384, n, e),
            ("PS512", Public::Rsa { n, e }) => rsa(&RSA_PSS_2048_8192_SHA512, n, e),
            ("ES256", Public::P256(point)) => curve(&ECDSA_P256_SHA256_FIXED, point),
            ("ES384", Public::P384(point)) => curve(&ECDSA_P384_SHA384_FIXED, point),
            ("EdDSA", Public::Ed25519(key)) => {
                let key = UnparsedPublicKey::new(&ED25519, key);
                key.verify(text, signature).is_ok()
            }
            _ => return None,
        })
    }
}

/// Algorithms that a provider's own key signs by. None with our secret, which others may know, and none without a signature.
const ALGORITHMS: [&str; 9] = [
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA",
];

/// A token, as it was sent.
#[derive(Debug)]
pub(super) struct Token<'a> {
    head: Head,
    /// What is signed.
    text: &'a str,
    signature: Vec<u8>,
    /// What it says, believed or not.
    claims: Value,
}

#[derive(Debug, Deserialize)]
struct Head {
    alg: String,
    kid: Option<String>,
    crit: Option<Value>,
}

/// Whether a token is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signature {
    /// By a key of the set.
    Good,
    /// By none, or by nothing that counts.
    Bad,
    /// By a key that is not in the set.
    UnknownKey,
}

impl<'a> Token<'a> {
    /// Takes a compact serialization apart (RFC 7515, 7.1); `None` for what is none.
    pub(super) fn read(text: &'a str) -> Option<Token<'a>> {
        let (signed, signature) = text.rsplit_once('.')?;
        let (head, claims) = signed.split_once('.')?;
        let claims: Value = serde_json::from_slice(&decoded(claims)?).ok()?;
        claims.is_object().then_some(())?;
        Some(Token {
            head: serde_json::from_slice(&decoded(head)?).ok()?,
            text: signed,
            signature: decoded(signature)?,
            claims,
        })
    }

    /// Whether one of these keys has signed it: of the name that it says, or any where it says none.
    pub(super) fn signature(&self, keys: &[Key]) -> Signature {
        let algorithm = self.head.alg.as_str();
        // What is critical and not understood is refused (RFC 7515, 4.1.11).
        if self.head.crit.is_some() || !ALGORITHMS.contains(&algorithm) {
            return Signature::Bad;
        }
        let mut known = Signature::UnknownKey;
        for key in keys {
            if self.head.kid.is_some() && self.head.kid != key.name {
                continue;
            }
            match key.has_signed(algorithm, self.text.as_bytes(), &self.signature) {
                Some(true) => return Signature::Good,
                // Without a name nobody knows whether it is this key's or another's.
                Some(false) if self.head.kid.is_some() => known = Signature::Bad,
                Some(false) | None => {}
            }
        }
        known
    }

    /// What it says, once it is signed and right.
    pub(super) fn claims(&self, wanted: &Wanted<'_>) -> Result<(&str, &Value), Refused> {
        let said = &self.claims;
        let text = |name: &str| said.get(name).and_then(Value::as_str);
        if text("iss") != Some(wanted.issuer) {
            return Err(Refused::Issuer);
        }
        // Another audience could pass its copy on to us.
        let for_us = match said.get("aud") {
            Some(Value::String(one)) => one == wanted.client,
            Some(Value::Array(all)) => {
                !all.is_empty() && all.iter().all(|it| it.as_str() == Some(wanted.client))
            }
            _ => false,
        };
        let party = said.get("azp");
        if !for_us || party.is_some_and(|it| it.as_str() != Some(wanted.client)) {
            return Err(Refused::Audience);
        }
        if text("nonce") != Some(wanted.nonce) {
            return Err(Refused::Nonce);
        }
        self.times(wanted)?;
        let subject = text("sub").filter(|it| !it.is_empty() && it.len() <= LONGEST_SUBJECT);
        Ok((subject.ok_or(Refused::Unreadable)?, said))
    }

    fn times(&self, wanted: &Wanted<'_>) -> Result<(), Refused> {
        let seconds = |name: &str| match self.claims.get(name) {
            None => Ok(None),
            // A NumericDate may have a fraction (RFC 7519, 2).
            Some(value) => value.as_f64().map(Some).ok_or(Refused::Unreadable),
        };
        let must = |name: &str| seconds(name)?.ok_or(Refused::Unreadable);
        let at = |time: Timestamp| time.as_millisecond() as f64 / 1000.0;
        let (expires, issued) = (must("exp")?, must("iat")?);
        let earliest = issued.max(seconds("nbf")?.unwrap_or(issued));
        if at(wanted.now - LEEWAY) >= expires || issued < at(wanted.now - FRESH - LEEWAY) {
            return Err(Refused::Expired);
        }
        if earliest > at(wanted.now + LEEWAY) {
            return Err(Refused::Early);
        }
        match (wanted.asked_since, seconds("auth_time")?) {
            (Some(since), Some(asked)) if asked < at(since - LEEWAY) => Err(Refused::NotAskedAnew),
            _ => Ok(()),
        }
    }
}

/// What a token must say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub issuer: &'a str,
    pub client: &'a str,
    pub nonce: &'a str,
    pub now: Timestamp,
    /// Since when the person must have been asked, where that is said.
    pub asked_since: Option<Timestamp>,
}

fn decoded(part: &str) -> Option<Vec<u8>> {
    BASE64_URL_SAFE_NO_PAD.decode(part).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7515, A.2 (RS256), A.3 (ES256); RFC 8037, A.4 (EdDSA). Signatures of what is no ID token.
    const RFC: [(&str, &str, &str); 3] = [
        (
            r#"{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}"#,
            "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
            "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw",
        ),
        (
            r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#,
            "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
            "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
        ),
        (
            r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#,
            "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc",
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
        ),
    ];

    fn key(written: &str) -> Key {
        Key::read(serde_json::from_str(written).unwrap()).unwrap()
    }

    #[test]
    fn the_signatures_of_the_standards_are_believed_and_none_that_is_bent() {
        for (written, text, signature) in RFC {
            let algorithm = String::from_utf8(decoded(text.split('.').next().unwrap()).unwrap());
            let algorithm: Head = serde_json::from_str(&algorithm.unwrap()).unwrap();
            let (key, signature) = (key(written), decoded(signature).unwrap());
            let by = |algorithm: &str, text: &str, signature: &[u8]| {
                key.has_signed(algorithm, text.as_bytes(), signature)
            };
            let right = algorithm.alg.as_str();
            assert_eq!(by(right, text, &signature), Some(true), "{right}");
            assert_eq!(by(right, &text[1..], &signature), Some(false), "{right}");
            let mut bent = signature.clone();
            bent[9] ^= 1;
            assert_eq!(by(right, text, &bent), Some(false), "{right}");
            assert_eq!(by(right, text, &signature[1..]), Some(false), "{right}");
            assert_eq!(by(right, text, &[]), Some(false), "{right}");
            for other in ALGORITHMS.into_iter().filter(|it| *it != right) {
                assert_ne!(
                    by(other, text, &signature),
                    Some(true),
                    "{right} as {other}"
                );
            }
            assert_eq!(by("HS256", text, &signature), None);
        }
    }

    #[test]
    fn of_a_set_the_keys_that_sign_are_taken() {
        let [rsa, curve, edwards] = RFC.map(|it| it.0);
        let encrypts = rsa.replace("{", r#"{"use":"enc","#);
        let bent = curve.replace("f83O", "f83");
        let set = format!(
            r#"{{"keys":[{rsa},{curve},{edwards},{encrypts},{bent},{{"kty":"oct","k":"AAAA"}},{{"kty":"RSA","n":"AA"}},7]}}"#
        );
        assert_eq!(Key::set(set.as_bytes()).unwrap().len(), 3);
        for none in ["", "{}", "[]", r#"{"keys":{}}"#] {
            assert!(Key::set(none.as_bytes()).is_none(), "{none}");
        }
    }

    #[test]
    fn a_key_is_looked_for_by_its_name_where_one_is_said() {
        let (written, text, signature) = RFC[1];
        let named = |name: Option<&str>| Key {
            name: name.map(str::to_owned),
            ..key(written)
        };
        let whole = format!("{text}.{signature}");
        let mut token = Token::read(&whole).unwrap();
        assert_eq!(token.signature(&[named(Some("a"))]), Signature::Good);
        assert_eq!(token.signature(&[]), Signature::UnknownKey);
        assert_eq!(token.signature(&[key(RFC[0].0)]), Signature::UnknownKey);
        token.head.kid = Some("b".to_owned());
        assert_eq!(token.signature(&[named(Some("a"))]), Signature::UnknownKey);
        assert_eq!(token.signature(&[named(None)]), Signature::UnknownKey);
        let bent = key(&RFC[1].0.replace("f83O", "f83P"));
        let bent = |name: Option<&str>| Key {
            name: name.map(str::to_owned),
            ..bent.clone()
        };
        assert_eq!(token.signature(&[bent(Some("b"))]), Signature::Bad);
        let both = [named(Some("a")), named(Some("b"))];
        assert_eq!(token.signature(&both), Signature::Good);
        token.head.crit = Some(Value::Null);
        assert_eq!(token.signature(&both), Signature::Bad);
        token.head.crit = None;
        token.head.alg = "none".to_owned();
        assert_eq!(token.signature(&both), Signature::Bad);
        token.head.alg = "ES256".to_owned();
        token.head.kid = None;
        let other = token.signature(&[bent(Some("b"))]);
        assert_eq!(
            other,
            Signature::UnknownKey,
            "it may be one that is not here"
        );
    }

    #[test]
    fn what_is_no_token_is_none() {
        let (_, text, signature) = RFC[1];
        let (head, claims) = text.split_once('.').unwrap();
        for wrong in [
            "",
            "..",
            "a.b.c",
            text,
            &format!("{text}."),
            &format!("{text}.{signature}="),
            &format!("{text}.{signature}.x"),
            &format!("{head}.{head}x.{signature}"),
            &format!("{claims}.{claims}.{signature}"),
            // What is signed is a list.
            &format!("{head}.W10.{signature}"),
        ] {
            let read = Token::read(wrong);
            let harmless = read.is_none_or(|it| it.signature(&[key(RFC[1].0)]) != Signature::Good);
            assert!(harmless, "{wrong}");
        }
    }
}
