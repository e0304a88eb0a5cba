//! What central writes to people. Here: which mails there are, and what each is filled with.
//!
//! A mail begins as a row of the outbox (`store/mails.rs`), queued in the transaction that makes it
//! necessary, with recipient and filling encrypted. [`dispatch`] takes it from there: [`letter`] puts the
//! filling into words, [`plain`] and [`html`] set them, [`message`] makes the bytes, [`smtp`] hands them
//! over, [`outcome`] judges what came of it, [`backoff`] says when to try again. What servers report later comes to the
//! mail's own [`return_address`], and [`report`] reads it.
//!
//! What it promises: one mail of a kind for each subject; the same id, and so the same Message-ID and the
//! same bytes, over every try; a mail is accepted, refused or given up, and never lost. What it does not do:
//! read what people answer, or sign mails (DKIM), which is the mail server's.

pub mod backoff;
pub mod calendar;
pub mod confirm_link;
pub mod dispatch;
pub mod html;
pub mod letter;
pub mod message;
pub mod options;
pub mod outcome;
pub mod plain;
pub mod report;
pub mod return_address;
pub mod server;
pub mod smtp;

use jiff::civil;
use protocol::{EmailAddress, Kind, Language, MaskedEmail, TrackingCode, working_days};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    random,
    registry::Payment,
    store::NewMail,
    vault::{Cell, Domain, Vault},
};

/// What a mail is for. The names are those of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MailKind {
    /// Six digits to a new address; the subject is an e-mail check.
    Code,
    /// A link that confirms a new address; the subject is a request, as for all that follow.
    ConfirmLink,
    /// A notice to the registered address, with "this was me" and "this was not me".
    OldAddress,
    /// What a correction or a resend was for: the data to pay for the appointment.
    PaymentData,
    /// The last day to pay is near; the subject is the request whose payment data were mailed.
    PaymentReminder,
    /// The case is pending again.
    Reactivated,
    /// Staff have to look at it with the person.
    ComeToCounter,
    /// To the address that staff have restored; the subject is the request that had changed it.
    AddressRestored,
    /// To the address that the case no longer has since.
    AddressReplaced,
    /// To a site's staff: alarms wait at the desk. The subject is the newest alarm's number, with a recipient's.
    Alarms,
}

impl MailKind {
    /// Every kind.
    pub const ALL: [MailKind; 10] = [
        MailKind::Code,
        MailKind::ConfirmLink,
        MailKind::OldAddress,
        MailKind::PaymentData,
        MailKind::PaymentReminder,
        MailKind::Reactivated,
        MailKind::ComeToCounter,
        MailKind::AddressRestored,
        MailKind::AddressReplaced,
        MailKind::Alarms,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            MailKind::Code => "code",
            MailKind::ConfirmLink => "confirm-link",
            MailKind::OldAddress => "old-address",
            MailKind::PaymentData => "payment-data",
            MailKind::PaymentReminder => "payment-reminder",
            MailKind::Reactivated => "reactivated",
            MailKind::ComeToCounter => "come-to-counter",
            MailKind::AddressRestored => "address-restored",
            MailKind::AddressReplaced => "address-replaced",
            MailKind::Alarms => "alarms",
        }
    }

    /// The kind with this stable name.
    pub fn from_name(name: &str) -> Option<MailKind> {
        MailKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// What a template is filled with. Kept as JSON, encrypted; whoever queues a mail has worked out every
/// value, so that each try gives the same bytes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Filling {
    /// See [`MailKind::Code`].
    Code {
        /// Six digits.
        code: String,
        /// How long they can be typed, from the time at which the mail was queued.
        minutes: u32,
    },
    /// See [`MailKind::ConfirmLink`].
    ConfirmLink {
        /// The page on which the press confirms.
        link: String,
        /// How long the link works, from the time at which the mail was queued.
        hours: u32,
        /// Of the request.
        tracking_code: TrackingCode,
        /// What was asked for.
        what: Kind,
        /// Until when it is checked; none where that day has passed.
        until: Option<civil::Date>,
    },
    /// See [`MailKind::OldAddress`]. No tracking code: the reader may be a stranger to the request.
    OldAddress {
        /// What was asked for.
        what: Kind,
        /// The address asked for, masked; none where nothing about an address was asked.
        masked_new_email: Option<MaskedEmail>,
        /// Until when it is checked; none where that day has passed.
        until: Option<civil::Date>,
        /// The page of "this was me".
        yes: String,
        /// The page of "this was not me".
        no: String,
    },
    /// See [`MailKind::PaymentData`].
    PaymentData {
        /// The payment reference.
        reference: String,
        /// Euro cents.
        cents: i64,
        /// The last day to pay.
        deadline: civil::Date,
        /// The same in working days, as the rule has it.
        working_days: u32,
        /// Of the request.
        tracking_code: TrackingCode,
    },
    /// See [`MailKind::PaymentReminder`].
    PaymentReminder {
        /// The payment reference.
        reference: String,
        /// Euro cents.
        cents: i64,
        /// The last day to pay, as the first mail said.
        deadline: civil::Date,
        /// How many working days are left, from the day on which it was queued.
        working_days: u32,
        /// Of the request.
        tracking_code: TrackingCode,
    },
    /// See [`MailKind::Reactivated`].
    Reactivated {
        /// Of the request.
        tracking_code: TrackingCode,
    },
    /// See [`MailKind::ComeToCounter`].
    ComeToCounter {
        /// Of the request.
        tracking_code: TrackingCode,
    },
    /// See [`MailKind::AddressRestored`].
    AddressRestored {
        /// The address that the case had meanwhile, masked.
        masked_replaced: MaskedEmail,
    },
    /// See [`MailKind::AddressReplaced`]. Nothing about the case: the reader may be a stranger to it.
    AddressReplaced,
    /// See [`MailKind::Alarms`]. No request, no code: what they are about is for the desk.
    Alarms {
        /// The site.
        site: String,
        /// The kinds that are new, by name, and how many of each.
        alarms: Vec<(String, u32)>,
        /// The desk's page of alarms.
        desk: String,
    },
}

/// The last day to pay is this many working days after the day on which the data are mailed or printed.
pub const PAYMENT_WORKING_DAYS: u32 = 10;

/// The last day to pay what is told on `today`.
pub fn last_day_to_pay(today: civil::Date) -> civil::Date {
    working_days::add(today, PAYMENT_WORKING_DAYS)
}

impl Filling {
    /// What there is to pay, told on `today`.
    pub fn payment_data(
        payment: Payment,
        today: civil::Date,
        tracking_code: TrackingCode,
    ) -> Filling {
        Filling::PaymentData {
            reference: payment.reference,
            cents: payment.cents,
            deadline: last_day_to_pay(today),
            working_days: PAYMENT_WORKING_DAYS,
            tracking_code,
        }
    }

    /// Encrypted for the mail `id`.
    pub fn sealed(&self, vault: &Vault, id: &str) -> Vec<u8> {
        let json = Zeroizing::new(
            serde_json::to_string(self).expect("a filling is texts and whole numbers"),
        );
        vault.seal(cell(id, "filling"), &json)
    }

    /// What was encrypted for the mail `id`; `None` if it cannot be read any more.
    pub fn opened(vault: &Vault, id: &str, sealed: &[u8]) -> Option<Filling> {
        let json = vault.open(cell(id, "filling"), sealed).ok()?;
        serde_json::from_str(&json).ok()
    }

    /// The kind of mail that it fills.
    pub fn kind(&self) -> MailKind {
        match self {
            Filling::Code { .. } => MailKind::Code,
            Filling::ConfirmLink { .. } => MailKind::ConfirmLink,
            Filling::OldAddress { .. } => MailKind::OldAddress,
            Filling::PaymentData { .. } => MailKind::PaymentData,
            Filling::PaymentReminder { .. } => MailKind::PaymentReminder,
            Filling::Reactivated { .. } => MailKind::Reactivated,
            Filling::ComeToCounter { .. } => MailKind::ComeToCounter,
            Filling::AddressRestored { .. } => MailKind::AddressRestored,
            Filling::AddressReplaced => MailKind::AddressReplaced,
            Filling::Alarms { .. } => MailKind::Alarms,
        }
    }
}

/// A filling holds codes and links that act: nothing of it goes to a log.
impl std::fmt::Debug for Filling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Filling({} •••)", self.kind().as_str())
    }
}

impl NewMail {
    /// A mail with a fresh id, encrypted for its row. `subject_id` is what [`MailKind`] says.
    pub fn new(
        vault: &Vault,
        filling: Filling,
        subject_id: impl Into<String>,
        language: Language,
        recipient: &EmailAddress,
    ) -> NewMail {
        let id = uuid::Builder::from_random_bytes(random::bytes())
            .into_uuid()
            .to_string();
        NewMail {
            recipient_hash: vault.hash(Domain::Email, &recipient.matching_form()),
            recipient: vault.seal(cell(&id, "recipient"), recipient.as_str()),
            filling: filling.sealed(vault, &id),
            kind: filling.kind(),
            subject_id: subject_id.into(),
            language,
            id,
        }
    }
}

/// Where a value of the mail `id` lies.
fn cell<'a>(id: &'a str, column: &'static str) -> Cell<'a> {
    Cell {
        table: "mails",
        row: id,
        column,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payment() -> Filling {
        Filling::PaymentData {
            reference: "241 908 553".to_owned(),
            cents: 5688,
            deadline: civil::date(2026, 12, 9),
            working_days: 10,
            tracking_code: TrackingCode::generate(
                protocol::KioskId::new(7).unwrap(),
                [1, 2, 3, 4, 5, 6],
            ),
        }
    }

    #[test]
    fn each_kind_has_one_name() {
        for kind in MailKind::ALL {
            assert_eq!(MailKind::from_name(kind.as_str()), Some(kind));
        }
        assert_eq!(MailKind::from_name("Code"), None);
    }

    #[test]
    fn a_new_mail_shows_nothing_and_can_be_read_back_in_its_own_row() {
        let vault = Vault::new(&[1; 32], &[2; 32]);
        let address = EmailAddress::parse("amina@example.com").unwrap();
        let mail = NewMail::new(&vault, payment(), "some-request", Language::Ar, &address);
        assert_eq!(mail.kind, MailKind::PaymentData);
        assert!(!format!("{mail:?}").contains("amina"));
        assert!(!format!("{:?}", payment()).contains("241"));
        let read = |column, sealed: &[u8]| vault.open(cell(&mail.id, column), sealed);
        assert_eq!(
            read("recipient", &mail.recipient).unwrap().as_str(),
            "amina@example.com"
        );
        let json = read("filling", &mail.filling).unwrap();
        assert!(json.contains(r#""kind":"payment-data""#), "{}", *json);
        assert_eq!(serde_json::from_str::<Filling>(&json).unwrap(), payment());
        assert!(read("recipient", &mail.filling).is_err(), "another column");
    }

    #[test]
    fn two_mails_have_two_ids() {
        let vault = Vault::new(&[1; 32], &[2; 32]);
        let address = EmailAddress::parse("amina@example.com").unwrap();
        let id = || NewMail::new(&vault, payment(), "a", Language::Pt, &address).id;
        let (one, other) = (id(), id());
        assert_ne!(one, other);
        assert_eq!(
            uuid::Uuid::parse_str(&one).unwrap().to_string(),
            one,
            "hyphenated"
        );
    }
}
