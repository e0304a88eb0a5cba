//! A letter as the bytes of a mail (RFC 5322, MIME). The same row of the outbox gives the same bytes on
//! every try, as long as the published configuration is the same (it names senders and complaint routes): date,
//! Message-ID and boundary follow from the row, nothing from the clock or from chance.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use lettre::{
    Address, Message,
    address::{AddressError, Envelope},
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use protocol::{EmailAddress, Language, configuration::Configuration};

use super::{Filling, calendar, html, letter, plain};

/// Who writes.
#[derive(Debug, Clone)]
pub struct Sender {
    address: Address,
    demo: bool,
}

impl Sender {
    /// The address that people are told to trust; in a demonstration every mail says so.
    ///
    /// # Errors
    /// The address is one that mail does not carry.
    pub fn new(address: &EmailAddress, demo: bool) -> Result<Sender, AddressError> {
        Ok(Sender {
            address: Address::new(address.local_part(), address.domain())?,
            demo,
        })
    }

    /// The domain, in which Message-IDs lie.
    pub fn domain(&self) -> &str {
        self.address.domain()
    }
}

/// A mail to be handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// From whom, to whom.
    pub envelope: Envelope,
    /// The mail itself: ASCII, CRLF.
    pub bytes: Vec<u8>,
}

impl Written {
    /// The same mail; what becomes of it later is reported to `address`, and not to the sender.
    pub fn returning_to(self, address: Address) -> Written {
        let to = self.envelope.to().to_vec();
        let envelope = Envelope::new(Some(address), to);
        Written {
            envelope: envelope.expect("it had a recipient"),
            ..self
        }
    }
}

/// Writes the mail `id`.
///
/// # Errors
/// The recipient's address is one that mail does not carry.
pub fn write(
    id: &str,
    filling: &Filling,
    language: Language,
    queued_at: Timestamp,
    recipient: &EmailAddress,
    sender: &Sender,
    told: &Configuration,
) -> Result<Written, AddressError> {
    let letter = letter::of(filling, language, sender.demo, told);
    let recipient = Address::new(recipient.local_part(), recipient.domain())?;
    let languages: Vec<_> = letter
        .parts
        .iter()
        .map(|part| part.language.code())
        .collect();
    let name = if sender.demo { "AIMA (DEMO)" } else { "AIMA" };
    let raw = |name, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
    let body = MultiPart::alternative()
        .boundary(format!("aima-{id}"))
        .singlepart(
            SinglePart::builder()
                .header(ContentType::TEXT_PLAIN)
                .body(plain::render(&letter)),
        )
        .singlepart(
            SinglePart::builder()
                .header(ContentType::TEXT_HTML)
                .body(html::render(&letter)),
        );
    let body = match calendar::file(filling, language, queued_at, sender.domain(), sender.demo) {
        None => body,
        Some(file) => MultiPart::mixed()
            .boundary(format!("aima-{id}-files"))
            .multipart(body)
            .singlepart(Attachment::new(calendar::FILE_NAME.to_owned()).body(
                file,
                ContentType::parse(calendar::CONTENT_TYPE).expect("it is a type of RFC 5545"),
            )),
    };
    // The header has whole seconds, and mail is younger than 1970.
    let since_1970 = queued_at.as_second().max(0).unsigned_abs();
    let message = Message::builder()
        .from(Mailbox::new(Some(name.to_owned()), sender.address.clone()))
        .to(Mailbox::new(None, recipient.clone()))
        .subject(letter.subject)
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(since_1970))
        .message_id(Some(format!("<{id}@{}>", sender.domain())))
        .raw_header(raw("Content-Language", languages.join(", ")))
        // RFC 3834: no holiday answers.
        .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()))
        .multipart(body)
        .expect("a mail with a sender and a recipient is complete");
    Ok(Written {
        envelope: message.envelope().clone(),
        bytes: message.formatted(),
    })
}
