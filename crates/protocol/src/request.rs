//! A request as the kiosk makes it: the header that stays readable, and the content that is sealed.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    email::EmailAddress,
    language::Language,
    mailbox_proof::{MailboxProof, VisitNumber},
    nif::Nif,
    niss::Niss,
    old_email::OldEmail,
    passport::Passport,
    phone::Phone,
    tracking_code::{KioskId, TrackingCode},
};

/// What the person asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Replace the e-mail address of a pending case.
    CorrectEmail,
    /// Take up again a case that was withdrawn by mistake.
    Reactivate,
    /// The address is right: send the payment data once more.
    Resend,
    /// AIMA wrote that the case is closed: somebody has to look at it with the person, at the counter.
    Closed,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 4] = [
        Kind::CorrectEmail,
        Kind::Reactivate,
        Kind::Resend,
        Kind::Closed,
    ];

    /// The stable name used on the wire, in databases and in the page.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::CorrectEmail => "correct-email",
            Kind::Reactivate => "reactivate",
            Kind::Resend => "resend",
            Kind::Closed => "closed",
        }
    }

    /// Whether an address to use belongs to it.
    pub fn takes_new_email(self) -> bool {
        matches!(self, Kind::CorrectEmail | Kind::Resend)
    }

    /// What a request is, for which this was asked: from the two addresses, and whether the person was told that they are
    /// one mailbox and wants the payment data sent there again (`resend_same`).
    ///
    /// | asked for | addresses | told | kind |
    /// | --- | --- | --- | --- |
    /// | correct-email | differ, or the old one is not known | no | correction |
    /// | correct-email | the same | no | asked about: `email-same` |
    /// | correct-email | the same | yes | resend |
    /// | correct-email | differ, or the old one is not known | yes | refused: they were told something else |
    /// | resend | the same, or the old one not told | | resend |
    /// | resend | differ | | refused: that would be a correction |
    /// | reactivate, closed | | | as asked |
    ///
    /// # Errors
    /// The code of the text that says what is wrong.
    pub fn judged(
        self,
        old: Option<&OldEmail>,
        new: Option<&EmailAddress>,
        resend_same: bool,
    ) -> Result<Kind, &'static str> {
        let same = old.zip(new).map(|(old, new)| old.is_same_mailbox(new));
        match (self, same, resend_same) {
            (Kind::CorrectEmail, Some(true), true) => Ok(Kind::Resend),
            (Kind::CorrectEmail, Some(true), false) => Err("email-same"),
            (Kind::CorrectEmail, _, false) => Ok(Kind::CorrectEmail),
            (Kind::CorrectEmail, _, true) => Err("email-not-same"),
            (Kind::Resend, Some(false), _) => Err("email-not-same"),
            (Kind::Resend | Kind::Reactivate | Kind::Closed, _, _) => Ok(self),
        }
    }

    /// The kind with this stable name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The idempotency key of a request: a UUIDv7 (RFC 9562) made when the visit chose its purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Uuid", into = "Uuid")]
pub struct RequestId(Uuid);

/// The text is not a UUIDv7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a version 7 UUID")]
pub struct NotARequestId;

impl RequestId {
    /// The id for this instant (milliseconds since 1970, UTC) and these random bytes.
    pub fn new(unix_ms: u64, random: [u8; 10]) -> RequestId {
        RequestId(uuid::Builder::from_unix_timestamp_millis(unix_ms, &random).into_uuid())
    }
}

impl TryFrom<Uuid> for RequestId {
    type Error = NotARequestId;

    fn try_from(uuid: Uuid) -> Result<Self, NotARequestId> {
        match uuid.get_version_num() {
            7 => Ok(RequestId(uuid)),
            _ => Err(NotARequestId),
        }
    }
}

impl From<RequestId> for Uuid {
    fn from(id: RequestId) -> Uuid {
        id.0
    }
}

impl FromStr for RequestId {
    type Err = NotARequestId;

    fn from_str(text: &str) -> Result<Self, NotARequestId> {
        Uuid::parse_str(text)
            .map_err(|_| NotARequestId)
            .and_then(RequestId::try_from)
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// When a request was recorded, told by three clocks, so that a wrong one can be put right later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// The kiosk's wall clock, milliseconds since 1970, UTC.
    pub wall_ms: i64,
    /// Milliseconds since the machine started; orders the requests of one `boot_id`.
    pub monotonic_ms: u64,
    /// Which start of the machine `monotonic_ms` belongs to.
    pub boot_id: Uuid,
    /// Central's clock less the kiosk's, in milliseconds, as last seen; `None` before the first answer.
    pub central_offset_ms: Option<i64>,
}

/// What of a request stays in clear, at the kiosk and on the way. All of it is bound into the sealed
/// payload as associated data, so that nobody can move a payload under another header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RequestHeader {
    /// The idempotency key.
    pub id: RequestId,
    /// The code on the receipt.
    pub tracking_code: TrackingCode,
    /// What is asked for.
    pub kind: Kind,
    /// The kiosk that recorded it.
    pub kiosk: KioskId,
    /// The language the person chose.
    pub language: Language,
    /// When.
    pub recorded: Recorded,
}

impl RequestHeader {
    /// The bytes bound into the sealed payload: one line a field, in this order, none of which can hold
    /// a line feed.
    pub fn associated_data(&self) -> Vec<u8> {
        let offset = self
            .recorded
            .central_offset_ms
            .map_or_else(|| "-".to_owned(), |ms| ms.to_string());
        format!(
            "aima-kiosk request 1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}",
            self.id,
            self.tracking_code,
            self.kind,
            self.kiosk,
            self.language,
            self.recorded.wall_ms,
            self.recorded.monotonic_ms,
            self.recorded.boot_id,
            offset,
        )
        .into_bytes()
    }
}

/// What a person gave to find the case by: at least two of the four.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identifiers {
    /// Tax number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nif: Option<Nif>,
    /// Passport number with its issuing country.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub passport: Option<Passport>,
    /// Social-security number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub niss: Option<Niss>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub phone: Option<Phone>,
}

impl Identifiers {
    /// How many must be given.
    pub const NEEDED: usize = 2;

    /// How many of the four are given.
    pub fn count(&self) -> usize {
        usize::from(self.nif.is_some())
            + usize::from(self.passport.is_some())
            + usize::from(self.niss.is_some())
            + usize::from(self.phone.is_some())
    }
}

/// What a person says of the mailbox that AIMA has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OldMailbox {
    /// Its address was told, and it is the person's own.
    Given,
    /// Its address was told, and it belongs to somebody who helped.
    Helpers,
    /// No address was ever given to AIMA.
    None,
    /// The person does not know the address.
    Unknown,
}

impl OldMailbox {
    /// Every answer.
    pub const ALL: [OldMailbox; 4] = [
        OldMailbox::Given,
        OldMailbox::Helpers,
        OldMailbox::None,
        OldMailbox::Unknown,
    ];

    /// The stable name used on the wire, in databases and in the page.
    pub fn as_str(self) -> &'static str {
        match self {
            OldMailbox::Given => "given",
            OldMailbox::Helpers => "helpers",
            OldMailbox::None => "none",
            OldMailbox::Unknown => "unknown",
        }
    }

    /// The answer with this stable name.
    pub fn from_name(name: &str) -> Option<OldMailbox> {
        OldMailbox::ALL
            .into_iter()
            .find(|answer| answer.as_str() == name)
    }

    /// Whether an address belongs to the answer.
    pub fn has_address(self) -> bool {
        matches!(self, OldMailbox::Given | OldMailbox::Helpers)
    }
}

/// The statement that a request for reactivation carries, in the language of record.
pub const REACTIVATION_STATEMENT: &str = "Declaro que não pretendi desistir da minha manifestação de \
     interesse e peço que o meu processo seja reativado.";

/// What a person typed: sealed before it touches a disk, opened by central alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestContent {
    /// What the case is found by.
    pub identifiers: Identifiers,
    /// The address that AIMA has, as it was given; `None` when the person does not know it, or never gave one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub old_email: Option<OldEmail>,
    /// What the person says of the old mailbox; `None` from kiosks that did not ask.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub old_mailbox: Option<OldMailbox>,
    /// The passport's number is that of a renewed one: the case may well have the old number.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub passport_renewed: bool,
    /// The address to use from now on; none for a reactivation or a closed case.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub new_email: Option<EmailAddress>,
    /// Somebody helped to fill it in.
    pub assisted: bool,
    /// The Portuguese statement of a reactivation.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub statement: Option<String>,
    /// That the code sent to the new address was typed at the kiosk.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mailbox_proof: Option<MailboxProof>,
    /// The visit in which it was made, to which a proof may be bound; `None` from released kiosks.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub visit: Option<VisitNumber>,
}

impl RequestContent {
    /// The same with what follows from the kind alone: a resend has one address, a reactivation its statement, and only a
    /// passport that was given can be a newer one.
    #[must_use]
    pub fn completed(mut self, kind: Kind) -> RequestContent {
        if kind == Kind::Resend && self.old_email.is_none() {
            self.old_email = self.new_email.as_ref().map(OldEmail::from);
            self.old_mailbox = Some(OldMailbox::Given);
        }
        self.statement = (kind == Kind::Reactivate).then(|| REACTIVATION_STATEMENT.to_owned());
        self.passport_renewed &= self.identifiers.passport.is_some();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of [`Kind::judged`].
    #[test]
    fn what_a_request_is_follows_from_what_is_asked_and_the_addresses() {
        use Kind::{Closed, CorrectEmail, Reactivate, Resend};
        let new = EmailAddress::parse("ana@example.com").unwrap();
        let old = |text| OldEmail::parse(text).unwrap();
        let (same, other) = (old("Ana@Example.com"), old("rui@example.com"));
        for (asked, old, told, expected) in [
            (CorrectEmail, None, false, Ok(CorrectEmail)),
            (CorrectEmail, Some(&other), false, Ok(CorrectEmail)),
            (CorrectEmail, Some(&same), false, Err("email-same")),
            (CorrectEmail, Some(&same), true, Ok(Resend)),
            (CorrectEmail, Some(&other), true, Err("email-not-same")),
            (CorrectEmail, None, true, Err("email-not-same")),
            (Resend, None, false, Ok(Resend)),
            (Resend, Some(&same), false, Ok(Resend)),
            (Resend, Some(&other), false, Err("email-not-same")),
            (Resend, Some(&other), true, Err("email-not-same")),
        ] {
            let judged = asked.judged(old, Some(&new), told);
            assert_eq!(judged, expected, "{asked:?}, {old:?}, told {told}");
        }
        for asked in [Reactivate, Closed] {
            assert_eq!(asked.judged(Some(&other), None, false), Ok(asked));
        }
    }

    #[test]
    fn a_request_id_is_a_version_7_uuid_and_nothing_else() {
        let id = RequestId::new(1_700_000_000_000, [7; 10]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(
            "f47ac10b-58cc-4372-a567-0e02b2c3d479".parse::<RequestId>(),
            Err(NotARequestId),
            "a version 4 UUID"
        );
        assert_eq!("".parse::<RequestId>(), Err(NotARequestId));
    }

    #[test]
    fn a_kind_is_known_by_its_stable_name_only() {
        assert_eq!(Kind::from_name("resend"), Some(Kind::Resend));
        assert_eq!(Kind::from_name("Resend"), None);
    }

    /// A content as the first release writes it, word for word.
    const RELEASED: &str = r#"{"identifiers":{"nif":"200000020","passport":{"number":"L898902C3","country":"UTO"},"niss":"11000000120","phone":"+351912345678"},"old_email":"ana@gmail.com","new_email":"ana.silva@sapo.pt","assisted":true,"mailbox_proof":{"confirmed_ms":1772445600000,"mac":"00"}}"#;

    #[test]
    fn a_content_of_the_first_release_is_read_and_written_as_it_was() {
        let content: RequestContent = serde_json::from_str(RELEASED).unwrap();
        assert_eq!(content.identifiers.count(), 4);
        assert_eq!(
            content.old_email.as_ref().unwrap().as_str(),
            "ana@gmail.com"
        );
        assert_eq!(content.old_mailbox, None);
        assert!(!content.passport_renewed);
        assert_eq!(content.visit, None);
        assert_eq!(serde_json::to_string(&content).unwrap(), RELEASED);
    }

    #[test]
    fn the_old_address_travels_as_it_was_given_with_what_is_said_of_it() {
        let mut content: RequestContent = serde_json::from_str(RELEASED).unwrap();
        content.old_email = Some(OldEmail::parse("ana@@sapo.pt").unwrap());
        content.passport_renewed = true;
        content.visit = Some(VisitNumber::new([0x0F; 16]));
        for answer in OldMailbox::ALL {
            content.old_mailbox = Some(answer);
            let json = serde_json::to_value(&content).unwrap();
            assert_eq!(json["old_email"], "ana@@sapo.pt");
            assert_eq!(json["old_mailbox"], answer.as_str());
            assert_eq!(json["passport_renewed"], true);
            assert_eq!(json["visit"], "0f".repeat(16));
            assert_eq!(
                serde_json::from_value::<RequestContent>(json).unwrap(),
                content
            );
            assert_eq!(OldMailbox::from_name(answer.as_str()), Some(answer));
        }
    }
}
