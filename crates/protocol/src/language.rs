//! The languages of the product, in order of need. A further one is a variant here and a file in `locales/`.

use serde::{Deserialize, Serialize};

/// A language that page, receipt, tracking page and mail can all speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// European Portuguese, the language of record.
    Pt,
    /// English.
    En,
    /// Modern Standard Arabic, right to left.
    Ar,
}

impl Language {
    /// Every language, in the order in which the welcome screen shows them.
    pub const ALL: [Language; 3] = [Language::Pt, Language::En, Language::Ar];

    /// The BCP 47 primary tag, such as `pt`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Pt => "pt",
            Language::En => "en",
            Language::Ar => "ar",
        }
    }

    /// The language's name in its own script.
    pub fn native_name(self) -> &'static str {
        match self {
            Language::Pt => "Português",
            Language::En => "English",
            Language::Ar => "العربية",
        }
    }

    /// Whether its script runs from right to left.
    pub fn is_rtl(self) -> bool {
        matches!(self, Language::Ar)
    }

    /// The language with this tag; a region (`pt-BR`) is passed over. `None` for one we do not speak.
    pub fn from_code(code: &str) -> Option<Language> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        Language::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_passed_over_and_a_foreign_tag_is_none() {
        assert_eq!(Language::from_code("pt-BR"), Some(Language::Pt));
        assert_eq!(Language::from_code("AR"), Some(Language::Ar));
        assert_eq!(Language::from_code("tlh"), None);
        assert_eq!(Language::from_code(""), None);
    }
}
