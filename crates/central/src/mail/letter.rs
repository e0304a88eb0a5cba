//! What a mail says: its filling and the words of `locales/*.ftl` become a letter, in the person's language
//! with Portuguese after it. [`super::plain`] and [`super::html`] set the same letter as text and as HTML.

use jiff::civil;
use protocol::{
    Kind, Language,
    configuration::Configuration,
    steps::{self, DatedStep, Until},
};
use texts::Args;

use super::Filling;

/// A mail in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The subject, in each language.
    pub subject: String,
    /// The same said in each language: the person's first.
    pub parts: Vec<Part>,
}

/// The letter in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub language: Language,
    /// Everything is made up: said before anything else.
    pub demo: Option<String>,
    /// The office's name, under the letters AIMA.
    pub office: String,
    /// What to do where a button does not work.
    pub copy: String,
    /// The heading.
    pub title: String,
    /// What it has to say, in order.
    pub blocks: Vec<Block>,
    /// Whom to trust, with its heading.
    pub safety: (String, Vec<String>),
    /// Where to complain, with its heading.
    pub complaints: (String, String),
}

/// A piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Say(String),
    /// A paragraph that must not be overlooked.
    Note(String),
    /// Something to be typed, large; runs from left to right.
    Large(String),
    /// A value with its name, in words.
    Value(String, String),
    /// A reference with its name; runs from left to right.
    Code(String, String),
    /// Things to do, one after the other, under a heading.
    Steps(String, Vec<String>),
    /// A page to open: the words on the button, and the address.
    Open(String, String),
}

/// Puts a filling into words, with whom to trust as `told`. The same of both gives the same letter.
pub fn of(filling: &Filling, language: Language, demo: bool, told: &Configuration) -> Letter {
    let languages = languages(language);
    let kind = filling.kind().as_str();
    let subjects: Vec<_> = languages
        .iter()
        .map(|&language| Words(language).plain(&format!("mail-{kind}-subject")))
        .collect();
    let mark = if demo { "[DEMO] " } else { "" };
    Letter {
        subject: format!("{mark}{}", subjects.join(" / ")),
        parts: languages
            .into_iter()
            .map(|language| part(filling, language, demo, told))
            .collect(),
    }
}

/// The languages in which somebody is written to: the own one first, and Portuguese.
pub(super) fn languages(language: Language) -> Vec<Language> {
    match language {
        Language::Pt => vec![Language::Pt],
        other => vec![other, Language::Pt],
    }
}

fn part(filling: &Filling, language: Language, demo: bool, told: &Configuration) -> Part {
    let words = Words(language);
    let title = format!("mail-{}-title", filling.kind().as_str());
    Part {
        language,
        demo: demo.then(|| words.plain("mail-demo")),
        office: words.plain("receipt-office"),
        copy: words.plain("mail-link-copy"),
        title: words.plain(&title),
        blocks: blocks(filling, words),
        safety: (
            words.plain("receipt-safety-title"),
            vec![
                words.unmarked(texts::senders(language, &told.senders)),
                words.plain("receipt-money"),
                words.plain("mail-no-reply"),
            ],
        ),
        complaints: (
            words.plain("receipt-complaints-title"),
            words.unmarked(texts::complaints(language, &told.complaints)),
        ),
    }
}

fn blocks(filling: &Filling, words: Words) -> Vec<Block> {
    let say = |id: &str| Block::Say(words.plain(id));
    let note = |id: &str| Block::Note(words.plain(id));
    let tracking = |code: &protocol::TrackingCode| {
        Block::Code(words.plain("receipt-code-label"), code.to_string())
    };
    let next = |dated: Vec<DatedStep>| {
        let dated = dated.iter();
        let in_words = dated.map(|step| words.unmarked(texts::step_in_one(words.0, step)));
        Block::Steps(words.plain("receipt-next-title"), in_words.collect())
    };
    match filling {
        Filling::Code { code, minutes } => vec![
            say("mail-code-intro"),
            Block::Large(code.clone()),
            Block::Say(words.counted("mail-code-valid", "minutes", *minutes)),
            note("mail-code-secret"),
            say("mail-code-not-you"),
        ],
        Filling::ConfirmLink {
            link,
            hours,
            tracking_code,
            what,
            until,
        } => vec![
            say("mail-confirm-link-intro"),
            Block::Open(words.plain("mail-confirm-link-open"), link.clone()),
            note("mail-confirm-link-not-you"),
            Block::Say(words.counted("mail-confirm-link-valid", "hours", *hours)),
            say("mail-confirm-link-later"),
            next(steps::in_confirmation(*what, Until::open(*until))),
            tracking(tracking_code),
        ],
        Filling::OldAddress {
            what,
            masked_new_email,
            until,
            yes,
            no,
        } => {
            let mut all = vec![say(match what {
                Kind::CorrectEmail => "mail-old-address-correct-email",
                Kind::Reactivate => "mail-old-address-reactivate",
                Kind::Resend => "mail-old-address-resend",
                Kind::Closed => "mail-old-address-closed",
            })];
            all.extend(masked_new_email.as_ref().map(|masked| {
                Block::Code(words.plain("receipt-new-email-label"), masked.to_string())
            }));
            all.extend([
                Block::Open(words.plain("mail-old-address-yes"), yes.clone()),
                Block::Open(words.plain("mail-old-address-no"), no.clone()),
                say("mail-old-address-press"),
                next(steps::in_notice(*what, Until::open(*until))),
                note("mail-old-address-until"),
                say("mail-old-address-if-no"),
            ]);
            all
        }
        Filling::PaymentData {
            reference,
            cents,
            deadline,
            working_days,
            tracking_code,
        } => {
            let mut all = vec![say("mail-payment-data-intro")];
            all.extend(payment(words, reference, *cents, *deadline));
            all.extend([
                Block::Say(words.counted("mail-payment-data-working-days", "days", *working_days)),
                say("mail-payment-data-calendar"),
                things_to_do(words),
                note("mail-payment-data-late"),
                tracking(tracking_code),
            ]);
            all
        }
        Filling::PaymentReminder {
            reference,
            cents,
            deadline,
            working_days,
            tracking_code,
        } => {
            let mut all = vec![
                Block::Say(words.counted("mail-payment-reminder-intro", "days", *working_days)),
                note("mail-payment-reminder-paid"),
            ];
            all.extend(payment(words, reference, *cents, *deadline));
            all.extend([
                say("mail-payment-data-calendar"),
                things_to_do(words),
                note("mail-payment-data-late"),
                tracking(tracking_code),
            ]);
            all
        }
        Filling::Reactivated { tracking_code } => vec![
            say("mail-reactivated-intro"),
            say("mail-reactivated-wait"),
            tracking(tracking_code),
        ],
        Filling::ComeToCounter { tracking_code } => vec![
            say("state-come-to-the-counter-detail"),
            tracking(tracking_code),
        ],
        Filling::AddressRestored { masked_replaced } => vec![
            say("mail-address-restored-intro"),
            Block::Code(
                words.plain("mail-address-restored-replaced"),
                masked_replaced.to_string(),
            ),
            say("mail-address-restored-quiet"),
            note("mail-address-restored-wrong"),
        ],
        Filling::AddressReplaced => vec![
            say("mail-address-replaced-intro"),
            note("mail-address-replaced-wrong"),
        ],
        Filling::Alarms { site, alarms, desk } => {
            let mut all = vec![Block::Say(words.with("mail-alarms-site", "site", site))];
            all.extend(alarms.iter().map(|(kind, count)| {
                let id = format!("desk-alarm-{kind}");
                let name = match texts::exists(words.0, &id) {
                    true => words.plain(&id),
                    false => kind.clone(),
                };
                Block::Value(name, count.to_string())
            }));
            all.extend([
                Block::Open(words.plain("mail-alarms-open"), desk.clone()),
                say("mail-alarms-why"),
            ]);
            all
        }
    }
}

/// What there is to pay, and until when.
fn payment(words: Words, reference: &str, cents: i64, deadline: civil::Date) -> [Block; 3] {
    [
        Block::Code(
            words.plain("mail-payment-data-reference"),
            reference.to_owned(),
        ),
        Block::Value(
            words.plain("mail-payment-data-amount"),
            texts::amount(words.0, cents),
        ),
        Block::Value(
            words.plain("mail-payment-data-deadline"),
            words.unmarked(texts::date(words.0, deadline)),
        ),
    ]
}

fn things_to_do(words: Words) -> Block {
    Block::Steps(
        words.plain("receipt-next-title"),
        [
            "mail-payment-data-pay",
            "mail-payment-data-keep",
            "mail-payment-data-wait",
        ]
        .map(|id| words.plain(id))
        .to_vec(),
    )
}

/// The words of one language.
#[derive(Debug, Clone, Copy)]
struct Words(Language);

impl Words {
    fn plain(self, id: &str) -> String {
        texts::text(self.0, id, &Args::new())
    }

    /// A text with a word in it.
    fn with(self, id: &str, name: &str, value: &str) -> String {
        self.unmarked(texts::text(self.0, id, &Args::new().with(name, value)))
    }

    /// A text with a number in it that chooses the plural.
    fn counted(self, id: &str, name: &str, number: u32) -> String {
        self.unmarked(texts::text(
            self.0,
            id,
            &Args::new().with(name, i64::from(number)),
        ))
    }

    /// Direction marks have a use in right-to-left text and none in any other.
    fn unmarked(self, text: String) -> String {
        match self.0.is_rtl() {
            true => text,
            false => text.replace(['\u{2068}', '\u{2069}'], ""),
        }
    }
}
