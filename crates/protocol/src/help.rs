//! A call for help: somebody at a kiosk wants a person from the counter. It says which kiosk, in which
//! language and on which screen, and nothing about who calls or what was typed.
//!
//! A call is worth something only while somebody waits for it. So it has a lease: the kiosk asks about it
//! again and again, and a call that nobody asks about any more has ended, whatever became of its kiosk.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::language::Language;

/// Seconds between two questions of a kiosk about its open call.
pub const ASK_EVERY_S: u32 = 3;

/// Seconds after which a call has ended about which its kiosk has not asked any more. Long enough for a
/// restart of central.
pub const SILENT_S: u32 = 60;

/// Longest name of a screen.
const LONGEST_NAME: usize = 32;

/// The body of `POST /v1/help-calls`. The same id again is the same call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HelpCall {
    /// Made at the kiosk, at random.
    pub id: Uuid,
    /// What the person reads; none where nobody has chosen a language yet.
    pub language: Option<Language>,
    /// Where in the visit they are.
    pub screen: ScreenName,
}

/// The answer to everything that a kiosk asks about a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpCallAnswer {
    /// The call, echoed.
    pub id: Uuid,
    /// How far it is.
    pub state: HelpCallState,
}

/// How far a call is, as central knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum HelpCallState {
    /// The desk shows it; nobody has answered.
    Waiting,
    /// Somebody at the desk said that they are coming.
    Coming,
    /// It is over: withdrawn, dealt with, or nobody asked about it any more.
    Ended,
}

/// The name of a screen: a word of the page's own, and no place for anything that was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ScreenName(String);

/// Not the name of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a screen")]
pub struct NotAScreenName;

impl ScreenName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ScreenName {
    type Error = NotAScreenName;

    /// Small letters with hyphens between them. Digits are none: a number may be somebody's.
    fn try_from(name: String) -> Result<ScreenName, NotAScreenName> {
        let is_name = (1..=LONGEST_NAME).contains(&name.len())
            && name
                .split('-')
                .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()));
        match is_name {
            true => Ok(ScreenName(name)),
            false => Err(NotAScreenName),
        }
    }
}

impl From<ScreenName> for String {
    fn from(name: ScreenName) -> String {
        name.0
    }
}

impl fmt::Display for ScreenName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn name(text: &str) -> Result<ScreenName, NotAScreenName> {
        ScreenName::try_from(text.to_owned())
    }

    #[test]
    fn a_screens_name_is_a_word_and_nothing_that_could_have_been_typed() {
        for screen in ["welcome", "confirm-code", "x", &"a".repeat(LONGEST_NAME)] {
            assert_eq!(name(screen).as_ref().map(ScreenName::as_str), Ok(screen));
        }
        for other in [
            "",
            "-",
            "a-",
            "-a",
            "a--b",
            "Welcome",
            "new email",
            "200000020",
            "ana@example.com",
            "página",
            &"a".repeat(LONGEST_NAME + 1),
        ] {
            assert_eq!(name(other), Err(NotAScreenName), "{other}");
        }
    }

    #[test]
    fn a_call_is_written_as_the_api_has_it_and_read_as_the_same() {
        let call = HelpCall {
            id: Uuid::from_u128(1),
            language: None,
            screen: name("welcome").expect("a name"),
        };
        let written = json!(call);
        assert_eq!(
            written,
            json!({
                "id": "00000000-0000-0000-0000-000000000001",
                "language": null,
                "screen": "welcome",
            })
        );
        assert_eq!(serde_json::from_value::<HelpCall>(written).ok(), Some(call));
        let answer = HelpCallAnswer {
            id: Uuid::from_u128(1),
            state: HelpCallState::Coming,
        };
        assert_eq!(json!(answer)["state"], "coming");
    }

    #[test]
    fn a_call_with_more_or_less_than_it_has_is_refused() {
        let whole = json!({"id": Uuid::nil(), "language": "ar", "screen": "check"});
        assert!(serde_json::from_value::<HelpCall>(whole.clone()).is_ok());
        for (key, value) in [
            ("id", json!("somebody")),
            ("language", json!("tlh")),
            ("screen", json!("912345678")),
            ("screen", json!(null)),
            ("name", json!("Ana")),
        ] {
            let mut bent = whole.clone();
            bent[key] = value;
            assert!(serde_json::from_value::<HelpCall>(bent).is_err(), "{key}");
        }
    }
}
