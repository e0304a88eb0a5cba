//! Amounts of money in words.

use protocol::Language;

use crate::bundles::{Args, text_unmarked};

/// Euro cents as a reader of this language writes an amount: "56,88 €", "€56.88".
pub fn amount(language: Language, cents: i64) -> String {
    // Decimal sign, sign between groups, how many digits have groups, digits of the groups above the lowest (CLDR).
    // Where they count in lakhs those are of two; the digits are Western everywhere, as on the papers.
    let (decimal, group, groups_from, higher) = match language {
        Language::Pt => (',', '\u{a0}', 5, 3),
        Language::Kea => (',', '\u{a0}', 4, 3),
        Language::Fr => (',', '\u{202f}', 4, 3),
        Language::Es => (',', '.', 5, 3),
        Language::Ru | Language::Uk => (',', '\u{a0}', 4, 3),
        Language::En | Language::Ar | Language::ZhHans | Language::Ur => ('.', ',', 4, 3),
        Language::Hi | Language::Pa | Language::Bn | Language::Ne | Language::Gu => {
            ('.', ',', 4, 2)
        }
    };
    let whole = (cents.unsigned_abs() / 100).to_string();
    let mut number = String::from(if cents < 0 { "-" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        let after = whole.len() - at;
        let opens_a_group = after == 3 || after > 3 && (after - 3).is_multiple_of(higher);
        if at > 0 && opens_a_group && whole.len() >= groups_from {
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

    #[test]
    fn large_amounts_are_grouped_as_their_reader_groups_them() {
        let grouped = |language| amount(language, 123_456_789);
        assert!(grouped(Language::Hi).contains("12,34,567.89"));
        assert!(grouped(Language::Fr).contains("1\u{202f}234\u{202f}567,89"));
        assert!(grouped(Language::Es).contains("1.234.567,89"));
        assert!(amount(Language::Es, 123_456).contains("1234,56"));
        assert!(grouped(Language::ZhHans).contains("1,234,567.89"));
    }
}
