//! Which language a page is shown in: the one that was pressed, else the one that the browser asks for
//! (RFC 9110, 12.5.4), else Portuguese.

use axum::http::HeaderValue;
use protocol::Language;

/// Entries of `Accept-Language` that are looked at.
const MOST_ENTRIES: usize = 20;

/// The language to show.
pub(super) fn language(chosen: Option<&str>, accepted: Option<&HeaderValue>) -> Language {
    chosen
        .and_then(Language::from_code)
        .or_else(|| accepted?.to_str().ok().and_then(preferred))
        .unwrap_or(Language::Pt)
}

/// The best of an `Accept-Language` that we speak; of two equal ones, the first.
fn preferred(header: &str) -> Option<Language> {
    let mut best: Option<(Language, f32)> = None;
    for entry in header.split(',').take(MOST_ENTRIES) {
        let mut parts = entry.split(';').map(str::trim);
        let language = parts.next().and_then(Language::from_code);
        let quality = parts
            .find_map(|part| part.strip_prefix("q="))
            .map_or(Ok(1.0), str::parse::<f32>);
        if let (Some(language), Ok(quality)) = (language, quality)
            && quality > 0.0
            && best.is_none_or(|(_, best)| quality > best)
        {
            best = Some((language, quality));
        }
    }
    best.map(|(language, _)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pressed_comes_first_then_the_browsers_wish_then_portuguese() {
        for (chosen, accepted, expected) in [
            (Some("ar"), Some("en"), Language::Ar),
            (Some("AR-sa"), None, Language::Ar),
            (Some("tlh"), Some("en"), Language::En),
            (None, Some("pt-BR,pt;q=0.9,en;q=0.8"), Language::Pt),
            (None, Some("tlh, en;q=0.5, ar;q=0.7"), Language::Ar),
            (None, Some("en;q=0, ar;q=0.1"), Language::Ar),
            (None, Some("en;q=high"), Language::Pt),
            (None, Some("*"), Language::Pt),
            (None, Some(""), Language::Pt),
            (None, None, Language::Pt),
        ] {
            let header = accepted.map(|text| HeaderValue::from_str(text).unwrap());
            assert_eq!(
                language(chosen, header.as_ref()),
                expected,
                "{chosen:?}, {accepted:?}"
            );
        }
    }
}
