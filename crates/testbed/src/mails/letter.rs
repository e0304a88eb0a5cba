//! A whole mail, as somebody reads it: to whom, about what, and its plain text.

use std::fs;

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};

use super::{Mails, header, recipient, text, unquoted};

/// A mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its file's name, without the ending.
    pub name: String,
    /// To whom.
    pub to: String,
    /// About what.
    pub subject: String,
    /// Its plain text.
    pub text: String,
}

impl Mails {
    /// Every mail in the folder, the newest first.
    ///
    /// # Errors
    /// A mail cannot be read.
    pub fn letters(&self) -> Result<Vec<Letter>> {
        if !self.folder().exists() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for entry in fs::read_dir(self.folder())? {
            let path = entry?.path();
            if path.extension().is_none_or(|ending| ending != "eml") {
                continue;
            }
            let mail = fs::read_to_string(&path).context("a mail is ASCII")?;
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let letter = Letter {
                name: name.into_owned(),
                to: recipient(&mail).unwrap_or_default().to_owned(),
                subject: header(&unfolded(&mail), "subject")
                    .map(|(_, value)| words(value.trim()))
                    .unwrap_or_default(),
                text: text(&mail)?,
            };
            found.push((fs::metadata(&path)?.modified()?, letter));
        }
        found.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| b.name.cmp(&a.name)));
        Ok(found.into_iter().map(|(_, letter)| letter).collect())
    }
}

/// RFC 5322, 2.2.3: a header goes on in lines that begin with a blank.
fn unfolded(mail: &str) -> String {
    mail.replace("\r\n ", " ").replace("\r\n\t", " ")
}

/// RFC 2047: words that are written as `=?utf-8?b?…?=` or `=?utf-8?q?…?=`. Blanks between two of them are
/// not part of the text.
fn words(value: &str) -> String {
    let mut said = String::new();
    let mut after_word = false;
    for word in value.split_whitespace() {
        match encoded_word(word) {
            Some(text) => {
                if !after_word && !said.is_empty() {
                    said.push(' ');
                }
                said.push_str(&text);
                after_word = true;
            }
            None => {
                if !said.is_empty() {
                    said.push(' ');
                }
                said.push_str(word);
                after_word = false;
            }
        }
    }
    said
}

fn encoded_word(word: &str) -> Option<String> {
    let mut parts = word.strip_prefix("=?")?.strip_suffix("?=")?.splitn(3, '?');
    let (charset, encoding, data) = (parts.next()?, parts.next()?, parts.next()?);
    if !charset.eq_ignore_ascii_case("utf-8") {
        return None;
    }
    let bytes = match encoding {
        "b" | "B" => STANDARD.decode(data).ok()?,
        "q" | "Q" => unquoted(&data.replace('_', " ")),
        _ => return None,
    };
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_read_with_its_subject_however_that_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let mail = "From: AIMA <a@example.pt>\r\nTo: <ana@example.com>\r\n\
            Subject: =?utf-8?b?Q8OzZGlnbw==?=\r\n =?utf-8?q?_para_si?= (DEMO)\r\n\
            Content-Transfer-Encoding: 7bit\r\n\r\n271828\r\n";
        fs::write(folder.path().join("1.eml"), mail).unwrap();
        fs::write(folder.path().join("2.tmp"), "half a mail").unwrap();
        let letters = Mails::in_folder(folder.path()).letters().unwrap();
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].subject, "Código para si (DEMO)");
        assert_eq!(
            (letters[0].to.as_str(), letters[0].name.as_str()),
            ("ana@example.com", "1")
        );
        assert_eq!(letters[0].text.trim(), "271828");
    }

    #[test]
    fn no_folder_is_no_mail() {
        let mails = Mails::in_folder(std::path::Path::new("/nowhere/mail"));
        assert_eq!(mails.letters().unwrap(), []);
    }
}
