//! One Fluent bundle a language, made on first use and shared by all threads.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use protocol::Language;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// The values that a text asks for by name: `Args::new().with("domain", "localhost")`.
///
/// A number chooses the plural form; whatever is only shown (a year, a code) goes in as text, since
/// the page's formatter would group the digits of a number.
#[derive(Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl<'a> Args<'a> {
    /// No values.
    pub fn new() -> Self {
        Self(FluentArgs::new())
    }

    /// Adds the value called `name`.
    #[must_use]
    pub fn with(mut self, name: &'a str, value: impl Into<FluentValue<'a>>) -> Self {
        self.0.set(name, value);
        self
    }

    /// Whether no value was added.
    pub fn is_empty(&self) -> bool {
        self.0.iter().next().is_none()
    }
}

/// The text `id` in `language`, with the inserted values between U+2068 and U+2069.
///
/// Portuguese stands in for a language that lacks the text. An id that no file knows, or a value
/// that was not given, is a mistake of the program: debug builds and tests panic and name it,
/// release builds show the id or the name of the value.
pub fn text(language: Language, id: &str, args: &Args<'_>) -> String {
    MARKED.text(language, id, args)
}

/// As [`text`], without the invisible marks around inserted values.
pub fn text_unmarked(language: Language, id: &str, args: &Args<'_>) -> String {
    UNMARKED.text(language, id, args)
}

/// Whether `language` itself has the text `id`.
pub fn exists(language: Language, id: &str) -> bool {
    MARKED.bundle(language).has_message(id)
}

macro_rules! file {
    ($path:literal) => {
        include_str!(concat!("../../../locales/", $path, ".ftl"))
    };
}

/// What people read, in each language.
pub(crate) fn of_people(language: Language) -> &'static str {
    match language {
        Language::Pt => file!("pt"),
        Language::En => file!("en"),
        Language::Hi => file!("hi"),
        Language::Pa => file!("pa"),
        Language::Bn => file!("bn"),
        Language::Ne => file!("ne"),
        Language::Ur => file!("ur"),
        Language::Ar => file!("ar"),
        Language::Fr => file!("fr"),
        Language::Es => file!("es"),
        Language::Ru => file!("ru"),
        Language::Uk => file!("uk"),
        Language::ZhHans => file!("zh-Hans"),
        Language::Gu => file!("gu"),
        Language::Kea => file!("kea"),
    }
}

/// The languages that staff work in: panel and desk have words in these.
pub const OF_STAFF: [Language; 2] = [Language::Pt, Language::En];

/// What staff read at the kiosk and at their desk; none in a language that they do not work in.
pub(crate) fn of_staff(language: Language) -> Option<[&'static str; 2]> {
    match language {
        Language::Pt => Some([file!("staff/pt"), file!("desk/pt")]),
        Language::En => Some([file!("staff/en"), file!("desk/en")]),
        _ => None,
    }
}

static MARKED: Bundles = Bundles::new(true);
static UNMARKED: Bundles = Bundles::new(false);

/// One a language, made when somebody first reads it.
struct Bundles {
    marked: bool,
    each: [OnceLock<Bundle>; Language::ALL.len()],
}

impl Bundles {
    const fn new(marked: bool) -> Self {
        let each = [const { OnceLock::new() }; Language::ALL.len()];
        Self { marked, each }
    }

    fn bundle(&self, language: Language) -> &Bundle {
        self.each[language as usize].get_or_init(|| bundle(language, self.marked))
    }

    fn text(&self, language: Language, id: &str, args: &Args<'_>) -> String {
        let own = self.bundle(language);
        let bundle = if own.has_message(id) {
            own
        } else {
            self.bundle(Language::Pt)
        };
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            debug_assert!(false, "no file in locales/ has the text {id:?}");
            return id.to_owned();
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args.0), &mut errors);
        debug_assert!(
            errors.is_empty(),
            "the text {id:?} in {language:?}: {errors:?}"
        );
        text.into_owned()
    }
}

fn bundle(language: Language, marked: bool) -> Bundle {
    let code = language.code();
    let tag: LanguageIdentifier = code.parse().expect("a language code is a language tag");
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(marked);
    let staff = of_staff(language).into_iter().flatten();
    for source in [of_people(language)].into_iter().chain(staff) {
        let resource = FluentResource::try_new(source.to_owned())
            .unwrap_or_else(|(_, errors)| panic!("the words of {code}: {errors:?}"));
        if let Err(errors) = bundle.add_resource(resource) {
            panic!("the words of {code}: {errors:?}");
        }
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inserted_values_are_isolated_only_when_asked_for() {
        let args = Args::new().with("domain", "localhost");
        assert_eq!(
            text(Language::Ar, "receipt-scan-domain", &args)
                .matches('\u{2068}')
                .count(),
            1,
            "an inserted code starts with U+2068"
        );
        assert!(!text_unmarked(Language::Ar, "receipt-scan-domain", &args).contains('\u{2068}'));
    }

    #[test]
    #[should_panic(expected = "no-such-text")]
    fn an_unknown_id_is_named() {
        text(Language::En, "no-such-text", &Args::new());
    }

    #[test]
    #[should_panic(expected = "receipt-scan-domain")]
    fn a_missing_value_is_named() {
        text(Language::En, "receipt-scan-domain", &Args::new());
    }

    #[test]
    fn a_text_is_looked_up_in_its_own_language() {
        for language in Language::ALL {
            assert!(
                exists(language, "receipt-title"),
                "{language:?} has the receipt's title"
            );
            assert!(!exists(language, "no-such-text"));
        }
    }

    #[test]
    fn threads_share_the_bundles() {
        let args = Args::new().with("domain", "localhost");
        let first = text(Language::Ar, "receipt-scan-domain", &args);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let args = Args::new().with("domain", "localhost");
                    assert_eq!(text(Language::Ar, "receipt-scan-domain", &args), first);
                });
            }
        });
    }
}
