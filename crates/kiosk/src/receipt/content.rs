//! What a receipt says, and in which order; nothing here knows a size or a place.
//!
//! Portuguese is always there, since staff and other offices read the paper too. In another
//! language the headings and labels stand in both, and the running text is said twice: first to the
//! person, then in Portuguese.

use protocol::{Language, MaskedEmail};
use texts::{Args, text};

use super::Receipt;

/// A text and the language that it is in, which decides script and direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalizedText {
    /// The language.
    pub language: Language,
    /// The text; inserted codes and addresses are isolated (UAX 9, U+2068 … U+2069).
    pub text: String,
    /// It is the same on every receipt of a day: nothing of anybody is in it.
    pub same_for_all: bool,
}

/// The same in Portuguese and, if that is another, in the person's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Both {
    /// In Portuguese.
    pub portuguese: LocalizedText,
    /// In the person's language; `None` when that is Portuguese.
    pub other: Option<LocalizedText>,
}

impl Both {
    /// A name, a number or a code, which is the same in every language.
    pub fn alike(text: String) -> Both {
        Both {
            portuguese: LocalizedText {
                language: Language::Pt,
                text,
                same_for_all: false,
            },
            other: None,
        }
    }

    /// Portuguese first.
    pub fn each(&self) -> impl Iterator<Item = &LocalizedText> {
        std::iter::once(&self.portuguese).chain(&self.other)
    }
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: Both,
    /// The value: once, where it is a name, a number or a code.
    pub value: Both,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: LocalizedText,
    /// One point each.
    pub points: Vec<LocalizedText>,
}

/// All running text in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalizedBlock {
    /// The language.
    pub language: Language,
    /// What is true now: saved, and no more than that.
    pub saved: LocalizedText,
    /// What follows, what to beware of, where to complain.
    pub sections: Vec<Section>,
}

/// A whole receipt in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The agency's full name.
    pub office: Both,
    /// "No value, nothing is sent", in a demonstration only.
    pub demo: Option<Both>,
    /// The duplicate mark, on a receipt that was printed before.
    pub duplicate: Option<Both>,
    /// The document's title.
    pub title: Both,
    /// What was asked for.
    pub kind: Both,
    /// What the tracking code is called.
    pub code_label: Both,
    /// The tracking code.
    pub code: String,
    /// What the QR code holds.
    pub qr: String,
    /// The domain that the QR code opens, in words.
    pub domain: String,
    /// Why the domain is worth a look.
    pub domain_note: Both,
    /// Time, site, kiosk, masked address.
    pub facts: Vec<Fact>,
    /// The running text: the person's language, then Portuguese.
    pub blocks: Vec<LocalizedBlock>,
}

impl Content {
    /// The words for `receipt`.
    pub fn new(receipt: &Receipt) -> Self {
        let both = |id: &str| both(receipt, id, &Args::new());
        let domain = Args::new().with("domain", receipt.tracking_domain.as_str());
        let person = receipt.language;
        let languages = [person, Language::Pt];
        let spoken = if person == Language::Pt {
            &languages[..1]
        } else {
            &languages[..]
        };
        Self {
            office: both("receipt-office"),
            demo: receipt.demo.then(|| both("receipt-demo")),
            duplicate: receipt.duplicate.then(|| both("receipt-duplicate")),
            title: both("receipt-title"),
            kind: both(&format!("kind-{}", receipt.kind)),
            code_label: both("receipt-code-label"),
            code: receipt.tracking_code.to_string(),
            qr: receipt.tracking_url.clone(),
            domain: receipt.tracking_domain.clone(),
            domain_note: same_for_all(self::both(receipt, "receipt-scan-domain", &domain)),
            facts: facts(receipt),
            blocks: spoken
                .iter()
                .map(|&language| voice(receipt, language))
                .collect(),
        }
    }
}

impl Content {
    /// Everything that the paper says in this language, one breath after the other.
    pub fn read_aloud(&self, language: Language) -> Vec<LocalizedText> {
        let own = |both: &Both| both.other.as_ref().unwrap_or(&both.portuguese).clone();
        let code = LocalizedText {
            language,
            text: self.code.clone(),
            same_for_all: false,
        };
        let marks = self.demo.iter().chain(&self.duplicate).map(own);
        let facts = self
            .facts
            .iter()
            .flat_map(|fact| [own(&fact.label), own(&fact.value)]);
        let block = self.blocks.iter().find(|block| block.language == language);
        let running = block.into_iter().flat_map(|block| {
            let sections = block.sections.iter();
            let sections = sections
                .flat_map(|section| std::iter::once(&section.heading).chain(&section.points));
            std::iter::once(&block.saved).chain(sections).cloned()
        });
        std::iter::once(own(&self.office))
            .chain(marks)
            .chain([
                own(&self.title),
                own(&self.kind),
                own(&self.code_label),
                code,
            ])
            .chain([own(&self.domain_note)])
            .chain(facts)
            .chain(running)
            .map(|said| LocalizedText { language, ..said })
            .collect()
    }
}

fn both(receipt: &Receipt, id: &str, args: &Args<'_>) -> Both {
    let person = receipt.language;
    Both {
        portuguese: say(Language::Pt, id, args),
        other: (person != Language::Pt).then(|| say(person, id, args)),
    }
}

/// For values that are the kiosk's and nobody's.
fn same_for_all(mut both: Both) -> Both {
    both.portuguese.same_for_all = true;
    if let Some(other) = &mut both.other {
        other.same_for_all = true;
    }
    both
}

fn say(language: Language, id: &str, args: &Args<'_>) -> LocalizedText {
    LocalizedText {
        language,
        text: text(language, id, args),
        same_for_all: args.is_empty(),
    }
}

fn facts(receipt: &Receipt) -> Vec<Fact> {
    let there = receipt.zone.to_datetime(receipt.saved_at);
    let time = format!("{} {}", there.date(), texts::time(there.time()));
    let mut rows = vec![
        ("receipt-time-label", Both::alike(time)),
        ("receipt-store-label", Both::alike(receipt.site.clone())),
        (
            "receipt-kiosk-label",
            Both::alike(receipt.kiosk.to_string()),
        ),
    ];
    if let Some(masked) = &receipt.masked_new_email {
        rows.push(("receipt-new-email-label", begins(receipt, masked)));
    }
    rows.into_iter()
        .map(|(id, value)| Fact {
            label: both(receipt, id, &Args::new()),
            value,
        })
        .collect()
}

/// A masked address in words: nobody understands bullets.
fn begins(receipt: &Receipt, masked: &MaskedEmail) -> Both {
    let args = Args::new().with("begins", masked.begins());
    match masked.domain() {
        None => both(receipt, "address-begins", &args),
        Some(domain) => both(receipt, "address-begins-at", &args.with("domain", domain)),
    }
}

fn voice(receipt: &Receipt, language: Language) -> LocalizedBlock {
    let plain = |id: &str| say(language, id, &Args::new());
    let when = texts::date_and_time(language, receipt.saved_at, &receipt.zone);
    let said = |text: String| LocalizedText {
        language,
        text,
        same_for_all: true,
    };
    let section = |heading: &str, points: Vec<LocalizedText>| Section {
        heading: plain(heading),
        points,
    };
    let steps = receipt.steps.iter();
    let mut follows: Vec<_> = steps
        .map(|step| said(texts::step_in_one(language, step)))
        .collect();
    follows.push(plain("receipt-hurry"));
    let safety = vec![
        said(texts::senders(language, &receipt.senders)),
        plain("receipt-money"),
    ];
    let complaints = vec![said(texts::complaints(language, &receipt.complaints))];
    LocalizedBlock {
        language,
        saved: say(language, "receipt-saved", &Args::new().with("when", when)),
        sections: vec![
            section("receipt-next-title", follows),
            section("receipt-safety-title", safety),
            section("receipt-complaints-title", complaints),
        ],
    }
}
