//! Return addresses (envelope senders, RFC 5321): each mail has one of its own, so that what a mail server reports about
//! it later names the mail. Pure, with the time passed in.
//!
//! It holds the mail's number, a term and a MAC; the MAC covers the address's host and the mail's recipient too, which
//! do not stand in it. So nothing is stored for it, and a report counts only where it comes to the right host, in
//! time, and about the recipient of that very mail. Whoever saw a return address (the recipient, and the mail servers on
//! the way) can report a failure that was none, and nothing else: a failure changes no case.

use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use protocol::EmailAddress;
use sha2::Sha256;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    keyring::{Follows, KeyStates, Missing},
    signing_keys::SigningKeys,
    vault::{Ring, Secret, Source},
};

/// In front of the rest, so that a mail server can tell these addresses by their extension.
pub const PREFIX: &str = "bounce+";
/// For how long reports about a mail are taken, from its last try on: longer than any queue keeps it.
const TERM: SignedDuration = SignedDuration::from_hours(30 * 24);

const ID_BYTES: usize = 16;
/// The last hour since 1970.
const TERM_BYTES: usize = 3;
/// A local part has 64 characters at most (RFC 5321, 4.5.3.1.1), in hexadecimal since a relay may change their case.
const MAC_BYTES: usize = 9;
const SIGNED_BYTES: usize = ID_BYTES + TERM_BYTES;

/// Why a report does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReturnError {
    /// Not an address of this installation, or not about the recipient of its mail.
    #[error("no return address of this installation")]
    Foreign,
    /// It was good once.
    #[error("expired")]
    Expired,
}

/// The keys of return addresses: they open nothing. Each follows from a key of links; whoever had it could not sign a link.
pub struct ReturnKey(SigningKeys);

impl ReturnKey {
    /// The key that follows from this key of links.
    pub fn derived_from(signing_key: &[u8; 32]) -> ReturnKey {
        ReturnKey::with(Ring::from([(1, Zeroizing::new(*signing_key))]), None)
    }

    /// The keys that follow from these keys of links: see [`SigningKeys::new`].
    pub fn with(signing_keys: Ring, source: Option<Source>) -> ReturnKey {
        ReturnKey(SigningKeys::new(signing_keys, source))
    }

    /// The return address at `host` of the mail `mail` to `recipient`, sent at `now`.
    pub fn address(
        &self,
        mail: Uuid,
        recipient: &EmailAddress,
        host: &str,
        now: Timestamp,
    ) -> String {
        let mut bytes = mail.as_bytes().to_vec();
        let last_hour = (now + TERM).as_second() / 3_600;
        bytes.extend_from_slice(&last_hour.to_be_bytes()[8 - TERM_BYTES..]);
        let recipient = recipient.as_str();
        let mac = self.0.in_use(|key| mac(key, &bytes, host, recipient));
        bytes.extend_from_slice(&mac.finalize().into_bytes()[..MAC_BYTES]);
        format!("{PREFIX}{}@{host}", hex::encode(bytes))
    }

    /// The mail that a report to `address` about `recipient` is about.
    ///
    /// # Errors
    /// See [`ReturnError`].
    pub fn mail(
        &self,
        address: &str,
        recipient: &str,
        now: Timestamp,
    ) -> Result<Uuid, ReturnError> {
        let (bytes, host) = read(address).ok_or(ReturnError::Foreign)?;
        let (signed, code) = bytes.split_at(SIGNED_BYTES);
        let right = |key: &Secret| {
            let mac = mac(key, signed, host, recipient);
            mac.verify_truncated_left(code).is_ok()
        };
        if !self.0.any(right) {
            return Err(ReturnError::Foreign);
        }
        let (id, term) = signed.split_at(ID_BYTES);
        let last_hour = term
            .iter()
            .fold(0, |hour, &byte| hour << 8 | i64::from(byte));
        match now.as_second() / 3_600 <= last_hour {
            true => Uuid::from_slice(id).map_err(|_| ReturnError::Foreign),
            false => Err(ReturnError::Expired),
        }
    }
}

impl Follows for ReturnKey {
    fn is_due(&self, now: Timestamp) -> bool {
        self.0.is_due(now)
    }

    fn follow(&self, states: &KeyStates, now: Timestamp) -> Result<(), Missing> {
        self.0.follow(states, now)
    }
}

impl std::fmt::Debug for ReturnKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReturnKey(•••)")
    }
}

fn mac(signing_key: &Secret, signed: &[u8], host: &str, recipient: &str) -> Hmac<Sha256> {
    let mut derivation = mac_with(&**signing_key);
    derivation.update(b"return addresses 1");
    mac_by(&derivation.finalize().into_bytes(), signed, host, recipient)
}

fn mac_by(key: &[u8], signed: &[u8], host: &str, recipient: &str) -> Hmac<Sha256> {
    let mut mac = mac_with(key);
    mac.update(signed);
    // Relays change the case of both, and neither holds a NUL.
    mac.update(host.to_ascii_lowercase().as_bytes());
    mac.update(&[0]);
    mac.update(recipient.to_ascii_lowercase().as_bytes());
    mac
}

fn mac_with(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes a key of any length")
}

/// Takes an address apart, whatever it is worth.
fn read(address: &str) -> Option<([u8; SIGNED_BYTES + MAC_BYTES], &str)> {
    let (local, host) = address.rsplit_once('@')?;
    let (prefix, token) = local.split_at_checked(PREFIX.len())?;
    let mut bytes = [0; SIGNED_BYTES + MAC_BYTES];
    hex::decode_to_slice(token, &mut bytes).ok()?;
    prefix.eq_ignore_ascii_case(PREFIX).then_some((bytes, host))
}

/// Whether it looks like a return address: anything else was never one of ours.
pub fn looks_like_one(address: &str) -> bool {
    read(address).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: &str = "returns.aima.gov.pt";
    const AMINA: &str = "amina@example.org";

    fn key() -> ReturnKey {
        ReturnKey::derived_from(&[7; 32])
    }

    fn now() -> Timestamp {
        "2026-03-02T10:00:00Z".parse().unwrap()
    }

    fn mail() -> Uuid {
        Uuid::from_bytes([0xab; 16])
    }

    fn address() -> String {
        key().address(mail(), &EmailAddress::parse(AMINA).unwrap(), HOST, now())
    }

    #[test]
    fn an_address_names_its_mail_and_is_one_that_mail_carries() {
        let address = address();
        assert_eq!(key().mail(&address, AMINA, now()), Ok(mail()));
        assert!(looks_like_one(&address));
        let (local, host) = address.split_once('@').unwrap();
        assert!(local.len() <= 64, "{}", local.len());
        lettre::Address::new(local, host).unwrap();
        assert!(
            !address.contains("amina"),
            "the recipient is in the MAC alone"
        );
    }

    #[test]
    fn a_relay_may_change_the_case() {
        let address = address();
        for sent_back in [address.to_uppercase(), address.to_lowercase()] {
            for recipient in [AMINA, "Amina@Example.ORG"] {
                assert_eq!(key().mail(&sent_back, recipient, now()), Ok(mail()));
            }
        }
    }

    #[test]
    fn no_changed_cut_or_foreign_address_counts() {
        let address = address();
        let token = PREFIX.len()..address.find('@').unwrap();
        for at in token.clone() {
            for other in ["0", "f", "g", "+"] {
                let mut changed = address.clone();
                changed.replace_range(at..=at, other);
                if changed != address {
                    let judged = key().mail(&changed, AMINA, now());
                    assert_eq!(judged, Err(ReturnError::Foreign), "at {at}");
                }
            }
        }
        let token = &address[token];
        for shape in [
            String::new(),
            "@".to_owned(),
            format!("bounce+@{HOST}"),
            format!("bounce+{token}"),
            format!("bounce+{}@{HOST}", &token[2..]),
            format!("bounce+{token}00@{HOST}"),
            format!("bounce-{token}@{HOST}"),
            format!("{token}@{HOST}"),
            format!("бounce+{token}@{HOST}"),
            format!("{AMINA},{address}"),
        ] {
            assert_eq!(
                key().mail(&shape, AMINA, now()),
                Err(ReturnError::Foreign),
                "{shape}"
            );
        }
        let foreign = ReturnKey::derived_from(&[8; 32]);
        assert_eq!(
            foreign.mail(&address, AMINA, now()),
            Err(ReturnError::Foreign)
        );
        // The key of links itself makes another MAC.
        let (bytes, host) = read(&address).unwrap();
        let signed = &bytes[..SIGNED_BYTES];
        let code = mac_by(&[7; 32], signed, host, AMINA)
            .finalize()
            .into_bytes();
        let (signed, code) = (hex::encode(signed), hex::encode(&code[..MAC_BYTES]));
        let undivided = format!("{PREFIX}{signed}{code}@{host}");
        assert_eq!(
            key().mail(&undivided, AMINA, now()),
            Err(ReturnError::Foreign)
        );
    }

    #[test]
    fn a_report_about_somebody_else_or_to_another_host_does_not_count() {
        let address = address();
        for recipient in [
            "",
            "eva@example.org",
            "amina@example.com",
            "amina@example.org ",
        ] {
            let judged = key().mail(&address, recipient, now());
            assert_eq!(judged, Err(ReturnError::Foreign), "{recipient}");
        }
        let (local, _) = address.split_once('@').unwrap();
        for host in ["aima.gov.pt", "returns.aima.gov.pt.example", ""] {
            let judged = key().mail(&format!("{local}@{host}"), AMINA, now());
            assert_eq!(judged, Err(ReturnError::Foreign), "{host}");
        }
    }

    #[test]
    fn another_mails_number_or_a_longer_term_needs_another_mac() {
        let address = address();
        let other = key().address(
            Uuid::from_bytes([0xac; 16]),
            &EmailAddress::parse(AMINA).unwrap(),
            HOST,
            now() + SignedDuration::from_hours(24),
        );
        let (number, rest) = (PREFIX.len()..PREFIX.len() + 32, PREFIX.len() + 32);
        let mixed = format!("{PREFIX}{}{}", &other[number], &address[rest..]);
        assert_eq!(key().mail(&mixed, AMINA, now()), Err(ReturnError::Foreign));
        let longer = format!(
            "{}{}{}",
            &address[..rest],
            &other[rest..rest + 6],
            &address[rest + 6..]
        );
        assert_ne!(longer, address);
        assert_eq!(key().mail(&longer, AMINA, now()), Err(ReturnError::Foreign));
    }

    #[test]
    fn a_term_ends() {
        let address = address();
        let last = now() + TERM;
        assert_eq!(key().mail(&address, AMINA, last), Ok(mail()));
        let over = last + SignedDuration::from_hours(1);
        assert_eq!(key().mail(&address, AMINA, over), Err(ReturnError::Expired));
        // Expired and forged is forged.
        let judged = key().mail(&address, "eva@example.org", over);
        assert_eq!(judged, Err(ReturnError::Foreign));
    }
}
