//! The last day to pay as a calendar file (RFC 5545), which a phone or a mailbox puts into its calendar by itself. It names
//! neither reference nor amount nor code: calendars are shared more widely than mailboxes.
//!
//! The same row of the outbox gives the same bytes, as for the rest of a mail; and the reminder's file has the same UID as
//! that of the first mail, so that a calendar has the day once.

use icalendar::{Calendar, Component, Event, Property};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use protocol::TrackingCode;
use sha2::{Digest, Sha256};
use texts::Args;

use super::{Filling, letter::languages};
use protocol::Language;

/// What a file of this kind is called.
pub const FILE_NAME: &str = "aima.ics";
/// Its type: something to be put into a calendar, and nothing to be answered (RFC 5546, 1.4 and 3.2.1).
pub const CONTENT_TYPE: &str = "text/calendar; charset=utf-8; method=PUBLISH";

/// The file for a mail; `None` for one that names no day. `domain` is the sender's.
pub fn file(
    filling: &Filling,
    language: Language,
    queued_at: Timestamp,
    domain: &str,
    demo: bool,
) -> Option<String> {
    let (day, code) = match filling {
        Filling::PaymentData {
            deadline,
            tracking_code,
            ..
        }
        | Filling::PaymentReminder {
            deadline,
            tracking_code,
            ..
        } => (*deadline, tracking_code),
        _ => return None,
    };
    let said = |id: &str| {
        let said: Vec<_> = languages(language)
            .into_iter()
            .map(|language| texts::text_unmarked(language, id, &Args::new()))
            .collect();
        said.join(" / ")
    };
    let mark = if demo { "[DEMO] " } else { "" };
    let written = TimeZone::UTC.to_datetime(queued_at);
    let event = Event::new()
        .uid(&format!("{}@{domain}", uid(code, day)))
        .add_property("DTSTAMP", written.strftime("%Y%m%dT%H%M%SZ").to_string())
        .append_property(
            Property::new("DTSTART", day.strftime("%Y%m%d").to_string())
                .add_parameter("VALUE", "DATE")
                .done(),
        )
        .summary(&format!("{mark}{}", said("calendar-payment-summary")))
        .description(&said("calendar-payment-detail"))
        // The day stays free, and others who see the calendar see no more than that.
        .add_property("TRANSP", "TRANSPARENT")
        .add_property("CLASS", "PRIVATE")
        .done();
    let calendar = Calendar {
        properties: Property::from_array([
            ("VERSION", "2.0"),
            ("PRODID", "-//AIMA//aima-central//PT"),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
        ]),
        components: vec![event.into()],
    };
    Some(calendar.to_string())
}

/// The same for the same payment, and nothing that tells the code.
fn uid(code: &TrackingCode, day: Date) -> String {
    let mut hash = Sha256::new();
    hash.update(b"aima-central payment 1\n");
    hash.update(code.symbols());
    hash.update(day.to_string());
    hex::encode(&hash.finalize()[..16])
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use protocol::KioskId;

    use super::*;

    fn code(last: u8) -> TrackingCode {
        TrackingCode::generate(KioskId::new(7).unwrap(), [1, 2, 3, 4, 5, last])
    }

    fn first(last: u8, day: Date) -> Filling {
        Filling::PaymentData {
            reference: "241908553".to_owned(),
            cents: 39_790,
            deadline: day,
            working_days: 10,
            tracking_code: code(last),
        }
    }

    fn reminder(last: u8, day: Date) -> Filling {
        Filling::PaymentReminder {
            reference: "241908553".to_owned(),
            cents: 39_790,
            deadline: day,
            working_days: 3,
            tracking_code: code(last),
        }
    }

    fn written(filling: &Filling, language: Language) -> String {
        let queued_at = "2026-03-02T10:00:00.5Z".parse().unwrap();
        file(filling, language, queued_at, "aima.gov.pt", false).expect("it names a day")
    }

    fn line<'a>(file: &'a str, name: &str) -> &'a str {
        let lines: Vec<_> = file.lines().filter(|it| it.starts_with(name)).collect();
        assert_eq!(lines.len(), 1, "{name} once: {file}");
        lines[0]
    }

    #[test]
    fn mails_without_a_day_have_no_file() {
        let filling = Filling::Reactivated {
            tracking_code: code(1),
        };
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(
            file(&filling, Language::Pt, now, "aima.gov.pt", false),
            None
        );
    }

    #[test]
    fn it_names_the_day_and_nothing_of_the_case() {
        for language in Language::ALL {
            let day = date(2026, 3, 16);
            let file = written(&first(6, day), language);
            assert_eq!(line(&file, "DTSTART"), "DTSTART;VALUE=DATE:20260316");
            assert_eq!(line(&file, "DTSTAMP"), "DTSTAMP:20260302T100000Z");
            assert_eq!(line(&file, "METHOD"), "METHOD:PUBLISH");
            let unfolded = file.replace("\r\n ", "");
            for secret in ["241908553", "397", &code(6).symbols(), &code(6).to_string()] {
                assert!(!unfolded.contains(secret), "{secret}: {file}");
            }
            // RFC 5545, 3.1: CRLF, and 75 octets a line; the crate does not count the space of a folded one.
            assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
            assert!(
                file.split("\r\n").all(|line| line.trim_start().len() <= 75),
                "{file}"
            );
            let own = texts::text_unmarked(language, "calendar-payment-summary", &Args::new());
            assert!(unfolded.contains(&own.replace(',', "\\,")), "{unfolded}");
        }
    }

    #[test]
    fn the_same_day_of_the_same_request_is_one_entry_and_every_try_the_same_bytes() {
        let (day, later) = (date(2026, 3, 16), date(2026, 3, 17));
        let uid = |filling: &Filling| line(&written(filling, Language::Pt), "UID").to_owned();
        assert_eq!(uid(&first(6, day)), uid(&reminder(6, day)));
        assert_ne!(uid(&first(6, day)), uid(&first(7, day)), "another request");
        assert_ne!(uid(&first(6, day)), uid(&first(6, later)), "another day");
        let again = || written(&first(6, day), Language::Ar);
        assert_eq!(again(), again());
    }
}
