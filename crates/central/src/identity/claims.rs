//! From what a provider's ID token says, once it is believed, to somebody at the desk: pure, and its test is the table.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Refused, SignInSettings};
use crate::permissions::Post;

/// What the stable name is made from.
const LABEL: &[u8] = b"aima-central provider subject 1\n";
/// What the stable name begins with.
const PREFIX: &str = "idp-";
/// 32 symbols that nobody takes for one another; 20 of them are 100 bits.
const SYMBOLS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
const SYMBOLS_OF_A_NAME: usize = 20;
/// A name that is shown has so many characters at most.
const LONGEST_SHOWN: usize = 60;

/// Somebody whom the provider vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name in the audit log: made from issuer and subject, the same at every sign-in, and saying nothing.
    pub name: String,
    /// What issuer and subject are known by.
    pub subject_hash: [u8; 32],
    /// What colleagues read: the name claim, or the stable name where there is none that can be shown.
    pub shown: String,
    /// Where they serve, and as what; or why nowhere.
    pub post: Result<Post, Refused>,
}

/// Who it is, and what they are here.
pub(super) fn person(settings: &SignInSettings, subject: &str, claims: &Value) -> Person {
    let subject_hash: [u8; 32] = {
        let mut hash = Sha256::new();
        hash.update(LABEL);
        hash.update((settings.issuer.len() as u64).to_be_bytes());
        hash.update(&settings.issuer);
        hash.update(subject);
        hash.finalize().into()
    };
    let name = stable_name(&subject_hash);
    let shown = claim(claims, &settings.name_claim)
        .and_then(Value::as_str)
        .and_then(presentable);
    Person {
        shown: shown.unwrap_or_else(|| name.clone()),
        name,
        subject_hash,
        post: post(settings, claims),
    }
}

/// Exactly one post: who is two things, or at two sites, is asked to be told apart at the provider.
fn post(settings: &SignInSettings, claims: &Value) -> Result<Post, Refused> {
    if !has_second_factor(settings, claims) {
        return Err(Refused::SecondFactor);
    }
    let values = texts(claim(claims, &settings.role_claim));
    let mut posts: Vec<Post> = Vec::new();
    for line in &settings.roles {
        let post = Post {
            role: line.role,
            site: line.site.clone(),
        };
        if values.contains(&line.value.as_str()) && !posts.contains(&post) {
            posts.push(post);
        }
    }
    match posts.len() {
        0 => Err(Refused::NoRole),
        1 => Ok(posts.remove(0)),
        _ => Err(Refused::SeveralPosts),
    }
}

fn has_second_factor(settings: &SignInSettings, claims: &Value) -> bool {
    let Some(demanded) = &settings.second_factor else {
        return true;
    };
    let names = |claim: &str, wanted: &[String]| {
        let said = texts(claims.get(claim));
        wanted.iter().any(|it| said.contains(&it.as_str()))
    };
    names("amr", &demanded.amr) || names("acr", &demanded.acr)
}

fn claim<'a>(claims: &'a Value, name: &str) -> Option<&'a Value> {
    match name.starts_with('/') {
        true => claims.pointer(name),
        false => claims.get(name),
    }
}

/// One text, or a list of them. What is no text is passed over.
fn texts(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(text)) => vec![text],
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    }
}

/// A name that can stand on a page: no address, nothing that turns the line round, not endless.
fn presentable(name: &str) -> Option<String> {
    let is_unseen = |it: char| {
        it.is_control()
            || matches!(it, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let name = name.trim();
    let shown: String = name
        .chars()
        .filter(|it| !is_unseen(*it))
        .take(LONGEST_SHOWN)
        .collect();
    (!shown.is_empty() && !shown.contains('@')).then_some(shown)
}

fn stable_name(subject_hash: &[u8; 32]) -> String {
    // Five bits of each byte: 256 is a multiple of 32.
    let symbols = subject_hash
        .iter()
        .take(SYMBOLS_OF_A_NAME)
        .map(|byte| char::from(SYMBOLS[usize::from(byte % 32)]));
    PREFIX.chars().chain(symbols).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{proof::desk::Role, staff::StaffName};

    fn settings(more: &str) -> SignInSettings {
        toml::from_str(&format!(
            "issuer = 'https://id.example.org'\nclient_id = 'desk'\nclient_secret_file = '/s'\n{more}
             [[roles]]\nvalue = 'lisboa-clerk'\nrole = 'clerk'\nsite = 'Lisboa'
             [[roles]]\nvalue = 'lisboa-old'\nrole = 'clerk'\nsite = 'Lisboa'
             [[roles]]\nvalue = 'porto-clerk'\nrole = 'clerk'\nsite = 'Porto'
             [[roles]]\nvalue = 'lisboa-head'\nrole = 'supervisor'\nsite = 'Lisboa'
             [[roles]]\nvalue = 'audit'\nrole = 'auditor'\nevery_site = true\n"
        ))
        .unwrap()
    }

    #[test]
    fn one_post_follows_from_the_roles_or_none() {
        let groups = settings("role_claim = 'groups'");
        let post = |role, site: Option<&str>| {
            let site = site.map(str::to_owned);
            Ok(Post { role, site })
        };
        for (said, expected) in [
            (
                json!({"groups": ["lisboa-clerk"]}),
                post(Role::Clerk, Some("Lisboa")),
            ),
            (
                json!({"groups": "lisboa-clerk"}),
                post(Role::Clerk, Some("Lisboa")),
            ),
            (
                json!({"groups": ["x", "audit", 7]}),
                post(Role::Auditor, None),
            ),
            (
                json!({"groups": ["lisboa-clerk", "lisboa-old"]}),
                post(Role::Clerk, Some("Lisboa")),
            ),
            (
                json!({"groups": ["lisboa-clerk", "porto-clerk"]}),
                Err(Refused::SeveralPosts),
            ),
            (
                json!({"groups": ["lisboa-clerk", "lisboa-head"]}),
                Err(Refused::SeveralPosts),
            ),
            (
                json!({"groups": ["lisboa-clerk", "audit"]}),
                Err(Refused::SeveralPosts),
            ),
            (json!({"groups": ["Lisboa-Clerk"]}), Err(Refused::NoRole)),
            (
                json!({"groups": "lisboa-clerk porto-clerk"}),
                Err(Refused::NoRole),
            ),
            (json!({"groups": []}), Err(Refused::NoRole)),
            (
                json!({"groups": {"lisboa-clerk": true}}),
                Err(Refused::NoRole),
            ),
            (json!({"roles": ["lisboa-clerk"]}), Err(Refused::NoRole)),
            (json!({}), Err(Refused::NoRole)),
        ] {
            assert_eq!(person(&groups, "s", &said).post, expected, "{said}");
        }
        let nested = settings("role_claim = '/realm_access/roles'");
        let said = json!({"realm_access": {"roles": ["lisboa-head"]}});
        assert_eq!(
            person(&nested, "s", &said).post,
            post(Role::Supervisor, Some("Lisboa"))
        );
    }

    #[test]
    fn a_second_factor_counts_only_where_the_configuration_names_it() {
        let demanded = settings(
            "role_claim = 'groups'\nsecond_factor = { amr = ['otp', 'hwk'], acr = ['high'] }",
        );
        for (said, enough) in [
            (json!({"amr": ["pwd", "otp"]}), true),
            (json!({"amr": ["hwk"]}), true),
            (json!({"acr": "high"}), true),
            (json!({"amr": ["pwd"], "acr": "low"}), false),
            (json!({"amr": ["pwd", "mfa"]}), false),
            (json!({"amr": "otp-not"}), false),
            (json!({}), false),
        ] {
            let mut said = said;
            said["groups"] = json!(["audit"]);
            let post = person(&demanded, "s", &said).post;
            assert_eq!(post.is_ok(), enough, "{said}");
            assert!(enough || post == Err(Refused::SecondFactor), "{said}");
        }
        let anything = settings("role_claim = 'groups'");
        assert!(
            person(&anything, "s", &json!({"groups": ["audit"]}))
                .post
                .is_ok()
        );
    }

    #[test]
    fn the_stable_name_is_of_issuer_and_subject_alone() {
        let one = settings("role_claim = 'groups'");
        let name = |settings: &SignInSettings, subject: &str, said: Value| {
            person(settings, subject, &said).name
        };
        let mine = name(&one, "ana@example.org", json!({}));
        assert!(
            StaffName::parse(&mine).is_ok() && mine.len() == 24,
            "{mine}"
        );
        assert!(!mine.contains("ana"));
        assert_eq!(
            name(
                &one,
                "ana@example.org",
                json!({"groups": ["audit"], "name": "Ana"})
            ),
            mine
        );
        assert_ne!(name(&one, "ana@example.or", json!({})), mine);
        let mut other = one.clone();
        other.issuer = "https://id.example.orga".to_owned();
        assert_ne!(
            name(&other, "na@example.org", json!({})),
            mine,
            "one runs into the other"
        );
    }

    #[test]
    fn what_is_shown_is_a_name_and_no_address() {
        let one = settings("role_claim = 'groups'");
        let long = "a".repeat(200);
        for (said, shown) in [
            (json!("Ana Reis"), Some("Ana Reis")),
            (json!(" Ana\u{202e}\n "), Some("Ana")),
            (json!(long), Some(&long[..60])),
            (json!("ana@example.org"), None),
            (json!(" \u{200b}"), None),
            (json!(7), None),
        ] {
            let person = person(&one, "s", &json!({"name": said}));
            assert_eq!(person.shown, shown.unwrap_or(&person.name), "{said}");
        }
    }
}
