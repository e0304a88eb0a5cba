//! Which of espeak-ng's voices reads which language: the one table of them.

use protocol::Language;

/// The voice of a language. Creole has none: the Portuguese one reads it, and the page says so.
pub const fn voice(language: Language) -> &'static str {
    match language {
        Language::Pt | Language::Kea => "pt",
        Language::En => "en-gb",
        Language::Hi => "hi",
        Language::Pa => "pa",
        Language::Bn => "bn",
        Language::Ne => "ne",
        Language::Ur => "ur",
        Language::Ar => "ar",
        Language::Fr => "fr-fr",
        Language::Es => "es",
        Language::Ru => "ru",
        Language::Uk => "uk",
        Language::ZhHans => "cmn",
        Language::Gu => "gu",
    }
}
