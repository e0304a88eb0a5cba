//! What mail servers report about a mail later (RFC 3464), read out of the mail in which it comes. Pure. Of a report
//! three things count: what became of it, the status code, and whom it speaks of; everything else is dropped here.

use mail_parser::{Message, MessageParser, MimeHeaders};

use super::outcome::Status;

/// No more of a mail is read: the report stands before what it quotes.
pub const MOST_BYTES: u64 = 64 * 1024;

/// What a server says became of a mail. Nothing that it says counts as acceptance, or as an answer of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It was not delivered, and will not be.
    Failed,
    /// It is still being tried.
    Delayed,
}

impl Fate {
    /// The stable name: the database's, and the report's own (RFC 3464, 2.3.3).
    pub fn as_str(self) -> &'static str {
        match self {
            Fate::Failed => "failed",
            Fate::Delayed => "delayed",
        }
    }

    /// The fate with this name; a report may write it in any case.
    pub fn from_name(name: &str) -> Option<Fate> {
        [Fate::Failed, Fate::Delayed]
            .into_iter()
            .find(|fate| name.eq_ignore_ascii_case(fate.as_str()))
    }
}

/// What a report says of one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What became of the mail.
    pub fate: Fate,
    /// Why.
    pub status: Status,
    /// Whom it speaks of: as the sender knows the recipient, and as the server does.
    pub recipients: Vec<String>,
}

/// The reports in a mail; none where it is no report, or none about a mail that failed or is delayed.
pub fn read(mail: &[u8]) -> Vec<Report> {
    let Some(mail) = MessageParser::default().parse(mail) else {
        return Vec::new();
    };
    if !is_report(&mail) {
        return Vec::new();
    }
    let statuses = mail.parts.iter().filter(|part| {
        part.content_type().is_some_and(|kind| {
            kind.ctype() == "message"
                && matches!(
                    kind.subtype(),
                    Some("delivery-status" | "global-delivery-status")
                )
        })
    });
    // One report has one such part (RFC 3464, 2).
    let Some(part) = statuses.into_iter().next() else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(part.contents());
    groups(&text)
        .filter_map(|group| of_recipient(&group))
        .collect()
}

fn is_report(mail: &Message<'_>) -> bool {
    mail.content_type().is_some_and(|kind| {
        kind.ctype() == "multipart"
            && kind.subtype() == Some("report")
            && kind
                .attribute("report-type")
                .is_some_and(|report| report.eq_ignore_ascii_case("delivery-status"))
    })
}

/// The groups of fields, which empty lines part: the first about the mail, each other about one recipient.
fn groups(text: &str) -> impl Iterator<Item = String> {
    let mut groups = vec![String::new()];
    for line in text.lines() {
        match line.trim().is_empty() {
            true => groups.push(String::new()),
            false => {
                let group = groups.last_mut().expect("there is always one");
                group.push_str(line);
                group.push('\n');
            }
        }
    }
    groups.into_iter().filter(|group| !group.is_empty())
}

fn of_recipient(group: &str) -> Option<Report> {
    let fields = MessageParser::default().parse_headers(group)?;
    let field = |name: &'static str| {
        let (_, value) = fields
            .headers_raw()
            .find(|(field, _)| field.eq_ignore_ascii_case(name))?;
        Some(value.trim())
    };
    let fate = Fate::from_name(field("Action")?)?;
    let status = match field("Status") {
        Some(text) => Status::parse(text)?,
        // It must be there (RFC 3464, 2.3.4), and some leave it out.
        None => Status::UNKNOWN,
    };
    let recipients: Vec<_> = ["Original-Recipient", "Final-Recipient"]
        .into_iter()
        .filter_map(|name| Some(mailbox(field(name)?)?.to_owned()))
        .collect();
    // A success is none, whatever it is called.
    (status.is_failure() && !recipients.is_empty()).then_some(Report {
        fate,
        status,
        recipients,
    })
}

/// The mailbox in `rfc822; somebody@example.org`.
fn mailbox(field: &str) -> Option<&str> {
    let (kind, address) = field.split_once(';')?;
    let known = ["rfc822", "utf-8"]
        .iter()
        .any(|known| kind.trim().eq_ignore_ascii_case(known));
    let address = address.trim();
    let bare = address
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    known.then_some(bare.unwrap_or(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Postfix writes one, with these fields about the recipient.
    fn bounce(fields: &str) -> String {
        format!(
            "Return-Path: <>\n\
             From: MAILER-DAEMON@mail.example.org (Mail Delivery System)\n\
             To: bounce+00@returns.aima.gov.pt\n\
             Subject: Undelivered Mail Returned to Sender\n\
             Auto-Submitted: auto-replied\n\
             MIME-Version: 1.0\n\
             Content-Type: multipart/report; report-type=delivery-status;\n\
             \tboundary=\"4Zx.1\"\n\
             \n\
             This is a MIME-encapsulated message.\n\
             \n\
             --4Zx.1\n\
             Content-Description: Notification\n\
             Content-Type: text/plain; charset=us-ascii\n\
             \n\
             Action: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; in.words@example.org\n\
             \n\
             --4Zx.1\n\
             Content-Description: Delivery report\n\
             Content-Type: message/delivery-status\n\
             \n\
             Reporting-MTA: dns; mail.example.org\n\
             Arrival-Date: Mon,  2 Mar 2026 10:00:00 +0000 (UTC)\n\
             \n\
             {fields}\n\
             \n\
             --4Zx.1\n\
             Content-Type: text/rfc822-headers\n\
             \n\
             Action: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; quoted@example.org\n\
             \n\
             --4Zx.1--\n"
        )
    }

    const USUAL: &str = "Final-Recipient: rfc822; amina@example.org\n\
        Original-Recipient: rfc822;amina@example.org\n\
        Action: failed\n\
        Status: 5.1.1\n\
        Remote-MTA: dns; mx.example.org\n\
        Diagnostic-Code: smtp; 550 5.1.1 <amina@example.org>: Recipient address\n    rejected: unknown";

    fn amina(fate: Fate, status: (u16, u16, u16)) -> Report {
        Report {
            fate,
            status: Status(status.0, status.1, status.2),
            recipients: vec!["amina@example.org".to_owned()],
        }
    }

    #[test]
    fn a_bounce_says_of_whom_and_why() {
        let mut expected = amina(Fate::Failed, (5, 1, 1));
        expected.recipients.push("amina@example.org".to_owned());
        assert_eq!(read(bounce(USUAL).as_bytes()), [expected.clone()]);
        let over_smtp = bounce(USUAL).replace('\n', "\r\n");
        assert_eq!(read(over_smtp.as_bytes()), [expected]);
    }

    #[test]
    fn servers_write_the_same_in_many_ways() {
        for (fields, expected) in [
            (
                "FINAL-RECIPIENT: RFC822;<amina@example.org>\naction: Failed\nstatus: 5.2.2 (full)",
                amina(Fate::Failed, (5, 2, 2)),
            ),
            (
                "Original-Recipient: utf-8; amina@example.org\nAction: delayed\nStatus: 4.4.1",
                amina(Fate::Delayed, (4, 4, 1)),
            ),
            // A queue that was given up keeps the code of its last try.
            (
                "Final-Recipient:\n rfc822;\n amina@example.org\nAction: failed\nStatus: 4.4.7",
                amina(Fate::Failed, (4, 4, 7)),
            ),
            (
                "Final-Recipient: rfc822; amina@example.org\nAction: failed",
                amina(Fate::Failed, (5, 0, 0)),
            ),
        ] {
            let read = read(bounce(fields).as_bytes());
            assert_eq!(read, [expected], "{fields}");
        }
    }

    #[test]
    fn each_recipient_has_a_report_of_its_own() {
        let two = format!(
            "{USUAL}\n\nFinal-Recipient: rfc822; eva@example.org\nAction: delayed\nStatus: 4.2.1\n\n\
             Final-Recipient: rfc822; ivo@example.org\nAction: delivered\nStatus: 2.0.0"
        );
        let fates: Vec<_> = read(bounce(&two).as_bytes())
            .iter()
            .map(|it| it.fate)
            .collect();
        assert_eq!(fates, [Fate::Failed, Fate::Delayed]);
    }

    #[test]
    fn nothing_else_is_a_report() {
        let recipient = "Final-Recipient: rfc822; amina@example.org";
        for fields in [
            String::new(),
            "no field at all".to_owned(),
            format!("{recipient}\nAction: delivered\nStatus: 2.0.0"),
            format!("{recipient}\nAction: relayed\nStatus: 2.0.0"),
            format!("{recipient}\nAction: expanded\nStatus: 2.0.0"),
            format!("{recipient}\nAction: failed\nStatus: 2.0.0"),
            format!("{recipient}\nAction: failed\nStatus: gone"),
            format!("{recipient}\nAction: failed\nStatus: 5.1"),
            format!("{recipient}\nAction: failed\nStatus: 5.1.1.1"),
            format!("{recipient}\nAction: failed\nStatus: 5.70000.1"),
            format!("{recipient}\nStatus: 5.1.1"),
            "Action: failed\nStatus: 5.1.1".to_owned(),
            "Final-Recipient: amina@example.org\nAction: failed\nStatus: 5.1.1".to_owned(),
            "Final-Recipient: x400; amina@example.org\nAction: failed\nStatus: 5.1.1".to_owned(),
        ] {
            assert_eq!(read(bounce(&fields).as_bytes()), [], "{fields}");
        }
        let report = bounce(USUAL);
        for (from, to) in [
            // A holiday answer, a read receipt, a complaint, and a mail that quotes a bounce.
            (
                "multipart/report; report-type=delivery-status",
                "multipart/mixed",
            ),
            (
                "report-type=delivery-status",
                "report-type=disposition-notification",
            ),
            ("report-type=delivery-status", "report-type=feedback-report"),
            ("message/delivery-status", "text/plain"),
            ("multipart/report", "text/plain"),
        ] {
            let other = report.replace(from, to);
            assert_ne!(other, report);
            assert_eq!(read(other.as_bytes()), [], "{to}");
        }
        let forwarded = format!(
            "Subject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=out\n\n\
             --out\nContent-Type: message/rfc822\n\n{report}\n--out--\n"
        );
        assert_eq!(read(forwarded.as_bytes()), []);
    }

    #[test]
    fn a_mail_that_is_cut_or_damaged_anywhere_is_read_or_dropped() {
        let report = bounce(USUAL);
        for end in 0..report.len() {
            for found in read(&report.as_bytes()[..end]) {
                assert_eq!(found.fate, Fate::Failed);
            }
        }
        for at in 0..report.len() {
            let mut damaged = report.clone().into_bytes();
            damaged[at] = 0xff;
            read(&damaged);
        }
        assert_eq!(read(&[0; 4096]), []);
    }
}
