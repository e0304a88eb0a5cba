//! The mails that central leaves in a folder where no mail server is configured, read as a person reads
//! them: to whom, and the six digits. It knows no more of MIME than these mails need.

mod letter;

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};

pub use letter::Letter;

use crate::process::wait_for;

/// As long as a mail may be on its way.
const UNDER_WAY: Duration = Duration::from_secs(30);

/// The folder.
#[derive(Debug, Clone)]
pub struct Mails {
    folder: PathBuf,
}

impl Mails {
    /// What lies in `folder`, now and later; it need not be there yet.
    pub fn in_folder(folder: &Path) -> Mails {
        Mails {
            folder: folder.to_owned(),
        }
    }

    /// Where they lie.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Waits for the `nth` code (from 1) that was mailed to `address`, and gives its digits.
    ///
    /// # Errors
    /// It does not come, or a mail cannot be read.
    pub fn code(&self, address: &str, nth: usize) -> Result<String> {
        wait_for("a code in the mailbox", UNDER_WAY, || {
            Ok(self.codes(address)?.into_iter().nth(nth - 1))
        })
    }

    /// The codes that were mailed to `address`, the oldest first.
    ///
    /// # Errors
    /// A mail cannot be read.
    pub fn codes(&self, address: &str) -> Result<Vec<String>> {
        if !self.folder.exists() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if path.extension().is_none_or(|ending| ending != "eml") {
                continue;
            }
            let mail = fs::read_to_string(&path).context("a mail is ASCII")?;
            if recipient(&mail) == Some(address)
                && let Some(code) = six_digits(&text(&mail)?)
            {
                found.push((fs::metadata(&path)?.modified()?, code));
            }
        }
        found.sort();
        Ok(found.into_iter().map(|(_, code)| code).collect())
    }
}

fn recipient(mail: &str) -> Option<&str> {
    let (_, value) = header(mail, "to")?;
    Some(value.trim().trim_matches(['<', '>']))
}

/// The first header of this name in `part`. None of those that are asked for is folded.
fn header<'a>(part: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let (head, _) = part.split_once("\r\n\r\n")?;
    head.split("\r\n")
        .filter_map(|line| line.split_once(':'))
        .find(|(found, _)| found.eq_ignore_ascii_case(name))
}

/// The plain text of a mail: the part of that type, or the mail itself.
fn text(mail: &str) -> Result<String> {
    let part = mail
        .split("\r\n--")
        .skip(1)
        .find(|part| header(part, "content-type").is_some_and(|(_, of)| of.contains("text/plain")))
        .unwrap_or(mail);
    let (_, body) = part.split_once("\r\n\r\n").context("a part has a body")?;
    let encoding = header(part, "content-transfer-encoding");
    let bytes = match encoding.map_or("7bit", |(_, encoding)| encoding.trim()) {
        "7bit" | "8bit" => body.as_bytes().to_vec(),
        "base64" => STANDARD.decode(body.split_whitespace().collect::<String>())?,
        "quoted-printable" => unquoted(body),
        other => bail!("a mail is encoded as {other}"),
    };
    String::from_utf8(bytes).context("a mail is UTF-8")
}

/// RFC 2045, 6.7: `=XY` is a byte, `=` at the end of a line joins it with the next.
fn unquoted(body: &str) -> Vec<u8> {
    let joined = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = after.get(..2).and_then(|pair| {
            let pair = std::str::from_utf8(pair).ok()?;
            u8::from_str_radix(pair, 16).ok()
        });
        match (first, escaped) {
            (b'=', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

/// The first run of exactly six digits.
fn six_digits(text: &str) -> Option<String> {
    text.split(|letter: char| !letter.is_ascii_digit())
        .find(|digits| digits.len() == 6)
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUOTED: &str = "From: AIMA <a@example.pt>\r\nTo: ana@example.com\r\n\
        Date: Tue, 24 Nov 2026 10:00:00 +0000\r\n\
        Content-Type: multipart/alternative; boundary=\"aima-123456\"\r\n\r\n\
        --aima-123456\r\nContent-Type: text/html\r\n\r\n<p>111111</p>\r\n\
        --aima-123456\r\nContent-Type: text/plain; charset=utf-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n\
        C=C3=B3digo, v=C3=A1lido at=\r\n=C3=A9 2026:\r\n\r\n    271828\r\n\r\n--aima-123456--\r\n";

    #[test]
    fn a_code_is_read_from_the_plain_text_however_it_is_encoded() {
        let whole = text(QUOTED).unwrap();
        assert!(whole.contains("Código, válido até 2026:"), "{whole}");
        assert_eq!(six_digits(&whole).as_deref(), Some("271828"));
        let plain =
            "To: <ana@example.com>\r\nContent-Transfer-Encoding: base64\r\n\r\nMjcx\r\nODI4\r\n";
        assert_eq!(text(plain).unwrap(), "271828");
        assert!(text("To: x\r\nContent-Transfer-Encoding: uuencode\r\n\r\n.").is_err());
    }

    #[test]
    fn codes_are_those_of_the_address_and_nobody_elses() {
        let folder = tempfile::tempdir().unwrap();
        let mails = Mails::in_folder(&folder.path().join("mail"));
        assert!(mails.codes("ana@example.com").unwrap().is_empty());
        let mails = Mails::in_folder(folder.path());
        fs::write(folder.path().join("1.eml"), QUOTED).unwrap();
        fs::write(folder.path().join("2.tmp"), "half a mail").unwrap();
        assert_eq!(mails.code("ana@example.com", 1).unwrap(), "271828");
        assert!(mails.codes("bea@example.com").unwrap().is_empty());
    }
}
