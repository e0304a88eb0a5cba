//! E-mail addresses, stricter than RFC 5321: what a mail server may accept in theory and nobody has in
//! practice (quoted local parts, address literals, comments) is far more often a slip.
//!
//! Local part: dot-atom, at most 64 bytes, kept as typed for delivery. Domain: at least two labels, lower
//! case, internationalised names as A-labels (UTS 46), so that a look-alike shows its true name. Whole: at
//! most 254 bytes (RFC 5321, 4.5.3.1, and RFC 3696, erratum 1690).

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use unicode_script::{Script, UnicodeScript};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::digits;
use crate::email_typos;
use crate::mask::MaskedEmail;
use crate::text_value::{LONGEST_INPUT, coded_error, text_value};

const LONGEST_LOCAL_PART: usize = 64;
const LONGEST_ADDRESS: usize = 254;

/// An address to which mail can be sent.
///
/// Equality is that of the text; to ask whether two addresses are the same mailbox use
/// [`EmailAddress::is_same_mailbox`].
#[derive(Clone, PartialEq, Eq, Hash, ZeroizeOnDrop)]
pub struct EmailAddress {
    text: String,
    at: usize,
}

coded_error! {
    /// Why a value is not an address.
    pub enum EmailError {
        /// Nothing was typed.
        Empty => "email-empty",
        /// Not of the form `name@domain`.
        Form => "email-form",
        /// Longer than an address can be.
        TooLong => "email-too-long",
        /// Characters that cannot be seen: direction marks, zero-width and control characters.
        Invisible => "email-invisible",
        /// Letters of another alphabet among Latin ones: they look the same and are not.
        MixedScript => "email-mixed-script",
        /// The part after `@` is not a domain name.
        Domain => "email-domain",
    }
}

impl EmailAddress {
    /// Reads what a person typed or pasted; white space around it is dropped.
    ///
    /// # Errors
    /// See [`EmailError`].
    pub fn parse(typed: &str) -> Result<Self, EmailError> {
        if typed.len() > LONGEST_INPUT {
            return Err(EmailError::TooLong);
        }
        let typed = Zeroizing::new(digits::to_ascii(typed.trim()));
        if typed.is_empty() {
            return Err(EmailError::Empty);
        }
        if typed.chars().any(is_invisible) {
            return Err(EmailError::Invisible);
        }
        let (local, domain) = typed.split_once('@').ok_or(EmailError::Form)?;
        check_local_part(local)?;
        let domain = ascii_domain(domain)?;
        if local.len() + 1 + domain.len() > LONGEST_ADDRESS {
            return Err(EmailError::TooLong);
        }
        Ok(Self {
            text: format!("{local}@{domain}"),
            at: local.len(),
        })
    }

    /// The address for delivery.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands before the `@`, as it was typed.
    #[must_use]
    pub fn local_part(&self) -> &str {
        &self.text[..self.at]
    }

    /// What stands after the `@`, in lower case and A-labels.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.text[self.at + 1..]
    }

    /// The address in lower case. Servers that tell `Ana` from `ana` are allowed and not met, so this is the
    /// form to compare and to hash.
    #[must_use]
    pub fn matching_form(&self) -> String {
        self.text.to_ascii_lowercase()
    }

    /// Whether mail to both arrives at the same place.
    #[must_use]
    pub fn is_same_mailbox(&self, other: &Self) -> bool {
        self.text.eq_ignore_ascii_case(&other.text)
    }

    /// The address as it may be printed.
    #[must_use]
    pub fn masked(&self) -> MaskedEmail {
        MaskedEmail::of(self)
    }
}

text_value!(EmailAddress, EmailError);

/// The address that was probably meant, if the domain looks like a slip: a question for the person, never
/// applied by itself.
#[must_use]
pub fn suggestion(typed: &EmailAddress) -> Option<EmailAddress> {
    let domain = email_typos::probably_meant(typed.domain())?;
    let text = format!("{}@{domain}", typed.local_part());
    // A longer domain can make the whole too long; then there is nothing to propose.
    (text.len() <= LONGEST_ADDRESS).then_some(EmailAddress { text, at: typed.at })
}

/// RFC 5322 dot-atom: `atext` and single dots inside.
fn check_local_part(local: &str) -> Result<(), EmailError> {
    if mixes_scripts(local) {
        return Err(EmailError::MixedScript);
    }
    let is_atom = |atom: &str| !atom.is_empty() && atom.bytes().all(is_atext);
    if !local.split('.').all(is_atom) {
        return Err(EmailError::Form);
    }
    if local.len() > LONGEST_LOCAL_PART {
        return Err(EmailError::TooLong);
    }
    Ok(())
}

fn is_atext(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

fn ascii_domain(typed: &str) -> Result<String, EmailError> {
    if typed.contains('@') {
        return Err(EmailError::Form);
    }
    if typed.split('.').any(mixes_scripts) {
        return Err(EmailError::MixedScript);
    }
    let uts46 = Uts46::new();
    let domain = uts46
        .to_ascii(
            typed.as_bytes(),
            AsciiDenyList::STD3,
            Hyphens::CheckFirstLast,
            DnsLength::Verify,
        )
        .map_err(|_| EmailError::Domain)?;
    // Typed as an A-label, a mixture shows only now.
    let (shown, _) = uts46.to_unicode(
        domain.as_bytes(),
        AsciiDenyList::STD3,
        Hyphens::CheckFirstLast,
    );
    if shown.split('.').any(mixes_scripts) {
        return Err(EmailError::MixedScript);
    }
    let (_, top) = domain.rsplit_once('.').ok_or(EmailError::Domain)?;
    // No top-level domain has digits (that would be an IP address) or a single letter.
    let top_is_a_name =
        top.starts_with("xn--") || (top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic()));
    if top_is_a_name {
        Ok(domain.into_owned())
    } else {
        Err(EmailError::Domain)
    }
}

/// Whether Latin letters stand beside those of an alphabet other than Chinese, Japanese or Korean ones,
/// which nobody confuses with them (UTS 39, section 5.2, "highly restrictive").
fn mixes_scripts(label: &str) -> bool {
    let scripts = || {
        label
            .chars()
            .map(|c| c.script())
            .filter(|script| !matches!(script, Script::Common | Script::Inherited))
    };
    let is_east_asian = |script: Script| {
        matches!(
            script,
            Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo
        )
    };
    let first = scripts().find(|script| !is_east_asian(*script));
    scripts().any(|script| {
        Some(script) != first
            && !(is_east_asian(script) && first.is_none_or(|first| first == Script::Latin))
    })
}

/// Characters that take no room or change the direction of what follows.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' // soft hyphen
            | '\u{034F}' // combining grapheme joiner
            | '\u{061C}' // Arabic letter mark
            | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' // Hangul fillers
            | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' // zero width, left-to-right and right-to-left marks
            | '\u{2028}'..='\u{202E}' // line and paragraph separators, bidi embeddings and overrides
            | '\u{2060}'..='\u{206F}' // word joiner, invisible operators, bidi isolates
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}' // tags
        )
}

#[cfg(test)]
#[path = "email_tests.rs"]
mod tests;
