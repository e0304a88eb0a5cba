//! The languages of the product. A further one is a row of [`TABLE`] and a file in `locales/`.

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
    /// Hindi.
    Hi,
    /// Punjabi in Gurmukhi, as in India.
    Pa,
    /// Bengali.
    Bn,
    /// Nepali.
    Ne,
    /// Urdu, right to left, in Nastaliq.
    Ur,
    /// Modern Standard Arabic, right to left.
    Ar,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Russian.
    Ru,
    /// Ukrainian.
    Uk,
    /// Chinese in simplified characters.
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// Gujarati.
    Gu,
    /// Cape Verdean Creole.
    Kea,
}

/// BCP 47 tag, and the language's name in its own script.
const TABLE: [(Language, &str, &str); 15] = [
    (Language::Pt, "pt", "Português"),
    (Language::En, "en", "English"),
    (Language::Hi, "hi", "हिन्दी"),
    (Language::Pa, "pa", "ਪੰਜਾਬੀ"),
    (Language::Bn, "bn", "বাংলা"),
    (Language::Ne, "ne", "नेपाली"),
    (Language::Ur, "ur", "اردو"),
    (Language::Ar, "ar", "العربية"),
    (Language::Fr, "fr", "Français"),
    (Language::Es, "es", "Español"),
    (Language::Ru, "ru", "Русский"),
    (Language::Uk, "uk", "Українська"),
    (Language::ZhHans, "zh-Hans", "中文"),
    (Language::Gu, "gu", "ગુજરાતી"),
    (Language::Kea, "kea", "Kriolu"),
];

impl Language {
    /// Every language, in the order in which the welcome screen shows them.
    pub const ALL: [Language; TABLE.len()] = {
        let mut all = [Language::Pt; TABLE.len()];
        let mut at = 0;
        while at < TABLE.len() {
            all[at] = TABLE[at].0;
            // The row of a language is found by its number.
            assert!(TABLE[at].0 as usize == at);
            at += 1;
        }
        all
    };

    /// The BCP 47 tag, such as `pt` or `zh-Hans`.
    pub fn code(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// The language's name in its own script.
    pub fn native_name(self) -> &'static str {
        TABLE[self as usize].2
    }

    /// Whether its script runs from right to left.
    pub fn is_rtl(self) -> bool {
        matches!(self, Language::Ar | Language::Ur)
    }

    /// The language with this tag; a region (`pt-BR`, `zh-CN`) is passed over. `None` for one we do not speak.
    pub fn from_code(code: &str) -> Option<Language> {
        let primary = |code: &str| {
            let end = code.find(['-', '_']).unwrap_or(code.len());
            code[..end].to_ascii_lowercase()
        };
        let wanted = primary(code);
        Language::ALL
            .into_iter()
            .find(|language| primary(language.code()) == wanted)
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
        assert_eq!(Language::from_code("zh_CN"), Some(Language::ZhHans));
        assert_eq!(Language::from_code("tlh"), None);
        assert_eq!(Language::from_code(""), None);
    }

    #[test]
    fn every_language_is_written_as_its_tag_and_read_from_it() {
        for language in Language::ALL {
            let written = serde_json::to_value(language).unwrap();
            assert_eq!(written, language.code());
            assert_eq!(
                serde_json::from_value::<Language>(written).unwrap(),
                language
            );
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
    }
}
