//! An e-mail address as it may stand on a receipt and, in clear, on the kiosk's disk: enough to recognise
//! one's own, not enough to find somebody.

use crate::email::EmailAddress;
use crate::email_domains;
use crate::text_value::{LONGEST_INPUT, coded_error, text_value};

const MASK: &str = "•••";

/// The first letter and the mask; the domain only if it is a public provider's, since a domain of one's
/// own names its owner.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct MaskedEmail(String);

coded_error! {
    /// Why a text is not a masked address.
    pub enum MaskedEmailError {
        /// Not in the form that [`MaskedEmail::of`] makes.
        Form => "masked-email-form",
    }
}

impl MaskedEmail {
    /// Masks an address: `ana@gmail.com` is `a•••@gmail.com`, `ana@silva.pt` is `a•••`.
    #[must_use]
    pub fn of(address: &EmailAddress) -> Self {
        let first = &address.local_part()[..1];
        Self(if email_domains::is_public_provider(address.domain()) {
            format!("{first}{MASK}@{}", address.domain())
        } else {
            format!("{first}{MASK}")
        })
    }

    /// Its first letter.
    #[must_use]
    pub fn begins(&self) -> &str {
        // Masks are of ASCII addresses.
        &self.0[..1]
    }

    /// Its domain, if that is a public provider's.
    #[must_use]
    pub fn domain(&self) -> Option<&str> {
        self.0.split_once('@').map(|(_, domain)| domain)
    }

    /// Reads back a masked address, so that nothing unmasked passes for one.
    ///
    /// # Errors
    /// See [`MaskedEmailError`].
    pub fn parse(text: &str) -> Result<Self, MaskedEmailError> {
        if text.len() > LONGEST_INPUT {
            return Err(MaskedEmailError::Form);
        }
        let mut chars = text.chars();
        let first = chars.next().ok_or(MaskedEmailError::Form)?;
        let rest = chars
            .as_str()
            .strip_prefix(MASK)
            .ok_or(MaskedEmailError::Form)?;
        let domain_is_public = match rest.strip_prefix('@') {
            Some(domain) => email_domains::is_public_provider(domain),
            None => rest.is_empty(),
        };
        if domain_is_public && first.is_ascii_graphic() && !matches!(first, '@' | '.') {
            Ok(Self(text.to_owned()))
        } else {
            Err(MaskedEmailError::Form)
        }
    }

    /// The masked text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for MaskedEmail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

text_value!(MaskedEmail, MaskedEmailError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn masked(address: &str) -> String {
        EmailAddress::parse(address).unwrap().masked().to_string()
    }

    #[test]
    fn only_the_first_letter_and_a_public_providers_domain_are_left() {
        assert_eq!(masked("ana.silva@gmail.com"), "a•••@gmail.com");
        assert_eq!(masked("Ana@GMAIL.COM"), "A•••@gmail.com");
        assert_eq!(masked("ana@silva.pt"), "a•••");
        assert_eq!(masked("ana@mail.gmail.com"), "a•••");
        assert_eq!(masked("ana@gmial.com"), "a•••");
        assert_eq!(masked("a@sapo.pt"), "a•••@sapo.pt");
    }

    #[test]
    fn an_address_does_not_pass_for_a_masked_one() {
        for text in [
            "",
            "a",
            "•••",
            "ana@gmail.com",
            "a•••@silva.pt",
            "a•••@",
            "an•••",
            "a•••silva",
            "@•••",
            "é•••",
            "a••",
            "a••••",
            "a•••@gmail.com ",
        ] {
            assert_eq!(
                MaskedEmail::parse(text),
                Err(MaskedEmailError::Form),
                "{text}"
            );
            assert!(serde_json::from_value::<MaskedEmail>(text.into()).is_err());
        }
    }

    #[test]
    fn debug_shows_nothing() {
        let address = EmailAddress::parse("ana@gmail.com").unwrap();
        assert_eq!(format!("{:?}", address.masked()), "MaskedEmail(•••)");
    }

    proptest! {
        #[test]
        fn what_is_masked_is_read_back_and_no_text_makes_it_panic(
            address in "[a-z][a-z0-9.]{0,9}@(gmail[.]com|[a-z]{2,9}[.](pt|in))", text in "\\PC*",
        ) {
            let _ = MaskedEmail::parse(&text);
            if let Ok(address) = EmailAddress::parse(&address) {
                let masked = address.masked();
                prop_assert_eq!(MaskedEmail::parse(masked.as_str()), Ok(masked.clone()));
            }
        }
    }
}
