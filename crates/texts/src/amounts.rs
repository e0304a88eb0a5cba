//! Amounts of money in words.

use protocol::Language;

use crate::bundles::{Args, text_unmarked};

/// Euro cents as a reader of this language writes an amount: "56,88 €", "€56.88".
pub fn amount(language: Language, cents: i64) -> String {
    // pt-PT: comma, and groups of three from five digits on, with a space that does not break (CLDR).
    let (decimal, group, groups_from) = match language {
        Language::Pt => (',', '\u{a0}', 5),
        Language::En | Language::Ar => ('.', ',', 4),
    };
    let whole = (cents.unsigned_abs() / 100).to_string();
    let mut number = String::from(if cents < 0 { "-" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        let after = whole.len() - at;
        if at > 0 && after.is_multiple_of(3) && whole.len() >= groups_from {
            number.push(group);
        }
        number.push(digit);
    }
    number.push(decimal);
    number.push_str(&format!("{:02}", cents.unsigned_abs() % 100));
    text_unmarked(
        language,
        "amount-in-euros",
        &Args::new().with("number", number),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_as_its_reader_writes_it() {
        for (cents, pt, en, ar) in [
            (5688, "56,88 €", "€56.88", "56.88 يورو"),
            (39790, "397,90 €", "€397.90", "397.90 يورو"),
            (5, "0,05 €", "€0.05", "0.05 يورو"),
            (123_456, "1234,56 €", "€1,234.56", "1,234.56 يورو"),
            (
                123_456_700,
                "1\u{a0}234\u{a0}567,00 €",
                "€1,234,567.00",
                "1,234,567.00 يورو",
            ),
            (0, "0,00 €", "€0.00", "0.00 يورو"),
        ] {
            assert_eq!(amount(Language::Pt, cents), pt);
            assert_eq!(amount(Language::En, cents), en);
            assert_eq!(amount(Language::Ar, cents), ar);
        }
    }
}
