//! `[sign_in]` of `central.toml`: which provider, what it is asked for, and who its people are here.

use std::path::PathBuf;

use serde::{Deserialize, Deserializer, de::Error};
use url::Url;

use crate::{hosts::is_private, proof::desk::Role, settings::public_base, staff::StaffName};

/// For so long a session begun by the provider lasts where nothing is said.
const USUAL_SESSION_MINUTES: u32 = 120;
const SESSION_MINUTES: std::ops::RangeInclusive<u32> = 15..=600;

/// What the operator says of the provider.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInSettings {
    /// The provider's name for itself, exactly as its tokens say it: `https://`, or `http://` on this machine.
    #[serde(deserialize_with = "issuer")]
    pub issuer: String,
    /// Our name there.
    #[serde(deserialize_with = "filled")]
    pub client_id: String,
    /// The file whose first line is our secret there.
    pub client_secret_file: PathBuf,
    /// The one certificate authority to trust for it; else this machine's.
    pub authority: Option<PathBuf>,
    /// Scheme and host of the desk, where browsers come back to; else that of `[alarms]`, else the public base.
    #[serde(default, deserialize_with = "base")]
    pub desk_base: Option<String>,
    /// What is asked for beside `openid`.
    #[serde(default = "usual_scopes")]
    pub scopes: Vec<String>,
    /// The claim of the ID token that names roles: a text or a list of texts. A name that begins with `/` is a JSON pointer
    /// (RFC 6901), such as `/realm_access/roles`.
    #[serde(deserialize_with = "filled")]
    pub role_claim: String,
    /// The claim that the desk shows as somebody's name.
    #[serde(default = "usual_name_claim")]
    pub name_claim: String,
    /// What a value of the role claim is here. Everything else means nothing.
    #[serde(deserialize_with = "some")]
    pub roles: Vec<RoleOf>,
    /// What the ID token must name for a second factor; without it the provider alone decides.
    pub second_factor: Option<SecondFactor>,
    /// Whether somebody who is signed in at the provider already gets in without being asked anew. Not on PCs that several
    /// people use.
    #[serde(default)]
    pub single_sign_on: bool,
    /// How long a session lasts before the provider is asked again: 15 to 600.
    #[serde(
        default = "usual_session_minutes",
        deserialize_with = "session_minutes"
    )]
    pub session_minutes: u32,
    /// Whose passwords still count; without it everybody's.
    #[serde(default, deserialize_with = "names")]
    pub passwords_for: Option<Vec<String>>,
}

/// A line of the table of roles.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Line")]
pub struct RoleOf {
    /// The value of the role claim.
    pub value: String,
    /// As what.
    pub role: Role,
    /// Where, as the site's kiosks were enrolled; `None` for every site.
    pub site: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    value: String,
    role: String,
    site: Option<String>,
    #[serde(default)]
    every_site: bool,
}

impl TryFrom<Line> for RoleOf {
    type Error = &'static str;

    fn try_from(line: Line) -> Result<RoleOf, &'static str> {
        let role = Role::from_name(&line.role);
        let role = role.ok_or("role must be clerk, supervisor or auditor")?;
        // A forgotten site must not mean all of them.
        match (&line.site, line.every_site) {
            (None, false) => Err("a line of roles says site or every_site = true"),
            (Some(_), true) => Err("a line of roles says site or every_site, not both"),
            _ if line.value.is_empty() => Err("value must not be empty"),
            (site, _) => Ok(RoleOf {
                value: line.value,
                role,
                site: site.clone(),
            }),
        }
    }
}

/// What counts as a second factor: one of these is enough.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Factors")]
pub struct SecondFactor {
    /// Methods (RFC 8176), such as `mfa` or `otp`.
    pub amr: Vec<String>,
    /// Context classes; they are also asked for.
    pub acr: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Factors {
    #[serde(default)]
    amr: Vec<String>,
    #[serde(default)]
    acr: Vec<String>,
}

impl TryFrom<Factors> for SecondFactor {
    type Error = &'static str;

    fn try_from(Factors { amr, acr }: Factors) -> Result<SecondFactor, &'static str> {
        match amr.is_empty() && acr.is_empty() {
            true => Err("second_factor names at least one amr or acr"),
            false => Ok(SecondFactor { amr, acr }),
        }
    }
}

fn issuer<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    let url = Url::parse(&text).ok().filter(|url| {
        is_private(url)
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none()
    });
    // OpenID Connect Discovery 1.0, 3.
    url.map(|_| text).ok_or_else(|| {
        D::Error::custom("it must be https:// (http:// on this machine alone) without ? and #")
    })
}

fn filled<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    match text.trim().is_empty() {
        true => Err(D::Error::custom("it must not be empty")),
        false => Ok(text),
    }
}

fn base<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    public_base(&text).map(Some).map_err(D::Error::custom)
}

fn some<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<RoleOf>, D::Error> {
    let roles = Vec::<RoleOf>::deserialize(from)?;
    match roles.is_empty() {
        true => Err(D::Error::custom("without a line nobody gets in")),
        false => Ok(roles),
    }
}

fn session_minutes<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let minutes = u32::deserialize(from)?;
    match SESSION_MINUTES.contains(&minutes) {
        true => Ok(minutes),
        false => Err(D::Error::custom(format_args!(
            "it must be {} to {}",
            SESSION_MINUTES.start(),
            SESSION_MINUTES.end()
        ))),
    }
}

fn names<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<String>>, D::Error> {
    let names = Vec::<String>::deserialize(from)?;
    let read = |name: &String| {
        let name = StaffName::parse(name).map_err(D::Error::custom)?;
        Ok(name.as_str().to_owned())
    };
    names.iter().map(read).collect::<Result<_, _>>().map(Some)
}

fn usual_scopes() -> Vec<String> {
    vec!["profile".to_owned()]
}

fn usual_name_claim() -> String {
    "name".to_owned()
}

fn usual_session_minutes() -> u32 {
    USUAL_SESSION_MINUTES
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = "client_id = 'desk'\nclient_secret_file = '/s'\nrole_claim = 'groups'\n\
        roles = [{ value = 'c', role = 'clerk', site = 'Lisboa' }]\n";

    fn read(line: &str) -> Result<SignInSettings, String> {
        let issuer = match line.contains("issuer") {
            true => "",
            false => "issuer = 'https://id.example.org'\n",
        };
        let key = line.split(' ').next().unwrap_or_default();
        let rest: String = LEAST
            .lines()
            .filter(|other| key.is_empty() || !other.starts_with(key))
            .map(|other| format!("{other}\n"))
            .collect();
        toml::from_str(&format!("{issuer}{rest}{line}\n")).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_not_said_has_its_default() {
        let read = read("").unwrap();
        assert_eq!((read.session_minutes, read.single_sign_on), (120, false));
        assert_eq!(
            (read.scopes, read.name_claim),
            (usual_scopes(), "name".to_owned())
        );
        assert_eq!((read.passwords_for, read.second_factor), (None, None));
    }

    #[test]
    fn a_provider_elsewhere_is_asked_over_tls_alone() {
        for (issuer, right) in [
            ("https://id.example.org/realms/aima", true),
            ("http://localhost:9400", true),
            ("http://127.0.0.1:9400", true),
            ("http://[::1]:9400", true),
            ("http://id.example.org", false),
            ("http://localhost.example.org", false),
            ("http://127.0.0.1.example.org", false),
            ("https://id.example.org/?realm=a", false),
            ("https://id.example.org/#a", false),
            ("https://user:secret@id.example.org", false),
            ("id.example.org", false),
            ("file:///etc", false),
        ] {
            assert_eq!(
                read(&format!("issuer = '{issuer}'")).is_ok(),
                right,
                "{issuer}"
            );
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for wrong in [
            "client_id = ''",
            "role_claim = ' '",
            "roles = []",
            "roles = [{ value = 'c', role = 'clerk' }]",
            "roles = [{ value = 'c', role = 'clerk', site = 'Lisboa', every_site = true }]",
            "roles = [{ value = 'c', role = 'boss', every_site = true }]",
            "roles = [{ value = '', role = 'clerk', every_site = true }]",
            "second_factor = {}",
            "second_factor = { amr = [] }",
            "session_minutes = 14",
            "session_minutes = 601",
            "passwords_for = ['operator']",
            "desk_base = 'http://desk.example.org'",
            "client_secret = 'here'",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        let nobody = read("passwords_for = []").unwrap().passwords_for;
        assert_eq!(nobody, Some(vec![]));
    }
}
