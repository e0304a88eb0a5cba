//! A hand-held reader types as a keyboard does: it presses places, and the machine decides what stands there.
//! Where reader and machine were set to different layouts, other symbols arrive. Every such pair is undone
//! here, on paper; what proves which one it was (check digits) is for the caller.

use zeroize::Zeroizing;

/// What stands on the keys, place by place from the top left: plain, then with Shift. After XKB's symbol
/// files; a dead key is written as the mark that it adds. Places whose symbols no reader sends are blank.
struct Layout {
    plain: &'static str,
    shifted: &'static str,
}

/// The layouts that readers can be set to, and PCs are.
const LAYOUTS: [Layout; 8] = [
    // American
    Layout {
        plain: r"`1234567890-=qwertyuiop[]asdfghjkl;' \zxcvbnm,./",
        shifted: r##"~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:" |ZXCVBNM<>?"##,
    },
    // Portuguese
    Layout {
        plain: r"\1234567890'«qwertyuiop+´asdfghjklçº~<zxcvbnm,.-",
        shifted: r##"|!"#$%&/()=?»QWERTYUIOP*`ASDFGHJKLÇª^>ZXCVBNM;:_"##,
    },
    // Brazilian (ABNT2), but for its additional key
    Layout {
        plain: r"'1234567890-=qwertyuiop´[asdfghjklç~]\zxcvbnm,.;",
        shifted: r##""!@#$%¨&*()_+QWERTYUIOP`{ASDFGHJKLÇ^}|ZXCVBNM<>:"##,
    },
    // Spanish
    Layout {
        plain: r"º1234567890'¡qwertyuiop`+asdfghjklñ´ç<zxcvbnm,.-",
        shifted: r##"ª!"·$%&/()=?¿QWERTYUIOP^*ASDFGHJKLÑ¨Ç>ZXCVBNM;:_"##,
    },
    // French
    Layout {
        plain: r##"²&é"'(-è_çà)=azertyuiop^$qsdfghjklmù*<wxcvbn,;:!"##,
        shifted: r"~1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µ>WXCVBN?./§",
    },
    // German
    Layout {
        plain: r"^1234567890ß´qwertzuiopü+asdfghjklöä#<yxcvbnm,.-",
        shifted: r##"°!"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ'>YXCVBNM;:_"##,
    },
    // Italian
    Layout {
        plain: r"\1234567890'ìqwertyuiopè+asdfghjklòàù<zxcvbnm,.-",
        shifted: r##"|!"£$%&/()=?^QWERTYUIOPé*ASDFGHJKLç°§>ZXCVBNM;:_"##,
    },
    // British
    Layout {
        plain: r"`1234567890-=qwertyuiop[]asdfghjkl;'#\zxcvbnm,./",
        shifted: r##"¬!"£$%^&*()_+QWERTYUIOP{}ASDFGHJKL:@~|ZXCVBNM<>?"##,
    },
];

/// What may have been meant by a typed text: the text itself, then what each pair of layouts makes of it,
/// each but once. A symbol that the machine's layout does not have stays.
pub(crate) fn meanings(typed: &str) -> impl Iterator<Item = Zeroizing<String>> {
    let pairs = LAYOUTS
        .iter()
        .flat_map(|machine| LAYOUTS.iter().map(move |reader| (machine, reader)));
    let mut seen = vec![Zeroizing::new(typed.to_owned())];
    std::iter::once(Zeroizing::new(typed.to_owned())).chain(pairs.filter_map(
        move |(machine, reader)| {
            let meant = Zeroizing::new(retyped(typed, machine, reader));
            let is_new = !seen.contains(&meant);
            is_new.then(|| {
                seen.push(meant.clone());
                meant
            })
        },
    ))
}

/// The symbols of `to` at the places where `from` has those of the text.
fn retyped(typed: &str, from: &Layout, to: &Layout) -> String {
    let on = |row: &str, other: &str, symbol: char| {
        let place = row.chars().position(|there| there == symbol)?;
        other.chars().nth(place).filter(|there| *there != ' ')
    };
    typed
        .chars()
        .map(|symbol| match symbol {
            ' ' => ' ',
            _ => on(from.plain, to.plain, symbol)
                .or_else(|| on(from.shifted, to.shifted, symbol))
                // With Caps Lock, `é` is `É`, and still the key of the 2.
                .or_else(|| on(from.plain, to.plain, symbol.to_lowercase().next()?))
                .unwrap_or(symbol),
        })
        .collect()
}

/// What arrives at a machine of the layout with this number from a reader of another: for tests.
#[cfg(test)]
pub(crate) fn arriving(meant: &str, reader: usize, machine: usize) -> String {
    retyped(meant, &LAYOUTS[reader], &LAYOUTS[machine])
}

/// How many layouts there are: for tests.
#[cfg(test)]
pub(crate) const COUNT: usize = LAYOUTS.len();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_has_each_symbol_once_at_48_places() {
        for (number, Layout { plain, shifted }) in LAYOUTS.iter().enumerate() {
            assert_eq!(plain.chars().count(), 48, "{number}");
            assert_eq!(shifted.chars().count(), 48, "{number}");
            let mut symbols: Vec<_> = plain
                .chars()
                .chain(shifted.chars())
                .filter(|symbol| *symbol != ' ')
                .collect();
            let all = symbols.len();
            symbols.sort_unstable();
            symbols.dedup();
            assert_eq!(symbols.len(), all, "{number}");
            for needed in ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['<']) {
                assert!(symbols.contains(&needed), "{number} {needed}");
            }
        }
    }

    #[test]
    fn an_american_reader_at_a_portuguese_machine_is_understood() {
        let meant = "HTTPS://AIMA.GOV.PT/T/4F";
        let typed = arriving(meant, 0, 1);
        assert_eq!(typed, "HTTPSÇ--AIMA.GOV.PT-T-4F");
        assert!(meanings(&typed).any(|meaning| *meaning == meant));
        assert_eq!(arriving("P<UTO", 0, 1), "P;UTO");
        assert_eq!(arriving("A1<M", 0, 4), "Q&.?");
    }

    #[test]
    fn the_text_itself_comes_first_and_no_meaning_twice() {
        let all: Vec<String> = meanings("P;UTO").map(|text| text.to_string()).collect();
        assert_eq!(all[0], "P;UTO");
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), all.len());
    }
}
