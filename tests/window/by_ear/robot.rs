//! Somebody with a pad in the hand. Presses a key, listens to the end, and presses the next.

use std::{cell::Cell, time::Duration};

use testbed::display::Display;

use super::{
    Walked,
    ear::{Ear, Heard},
    sheet::Sheet,
};

/// A key is answered within this, else it was not taken, and is pressed again.
const ANSWER: Duration = Duration::from_secs(6);
/// As long as a screen may take to come.
const SCREEN: Duration = Duration::from_secs(60);

/// X's numbers of the pad's usual keys.
#[derive(Debug, Clone, Copy)]
pub enum Key {
    Next = 200,
    Previous = 199,
    Up = 111,
    Down = 116,
    Select = 201,
    Repeat = 192,
    Plugged = 193,
    Unplugged = 194,
}

pub struct Robot<'a> {
    ear: Ear,
    display: &'a Display,
    sheet: &'a Sheet,
    keys: Cell<usize>,
    asked_again: Cell<usize>,
}

impl<'a> Robot<'a> {
    pub fn new(ear: Ear, display: &'a Display, sheet: &'a Sheet) -> Robot<'a> {
        Robot {
            ear,
            display,
            sheet,
            keys: Cell::new(0),
            asked_again: Cell::new(0),
        }
    }

    pub fn walked(&self) -> Walked {
        Walked {
            keys: self.keys.get(),
            asked_again: self.asked_again.get(),
        }
    }

    fn tap(&self, key: Key) {
        self.keys.set(self.keys.get() + 1);
        self.display
            .press_keys(&(key as u32).to_string())
            .expect("a display");
    }

    /// Presses a key, until it is answered, and listens to the end.
    fn press(&self, key: Key) -> Vec<String> {
        for _ in 0..8 {
            self.tap(key);
            let heard = self.ear.until_silence(ANSWER);
            if !heard.is_empty() {
                return heard;
            }
        }
        panic!("nothing is said to {key:?}; {}", self.last_words());
    }

    fn last_words(&self) -> String {
        let all = self.ear.all.borrow();
        format!(
            "the last words were {:#?}",
            &all[all.len().saturating_sub(25)..]
        )
    }

    /// Plugs headphones in, hears the welcome, and chooses the language.
    pub fn begins(&self) {
        self.press(Key::Plugged);
        self.goes_to(self.sheet.name);
        self.tap(Key::Select);
        // It knows what it wants and does not listen to the end.
        let asked = std::iter::from_fn(|| self.ear.next(SCREEN)).take(200).any(
            |heard| matches!(heard, Heard::Words(words) if words.contains(self.sheet.purpose)),
        );
        assert!(
            asked,
            "nobody asks what is to be done; {}",
            self.last_words()
        );
        self.tap(Key::Next);
        let mut cut_off = false;
        loop {
            match self.ear.next(SCREEN) {
                Some(Heard::CutOff) => cut_off = true,
                Some(Heard::Words(_)) => {}
                Some(Heard::Silence) | None => break,
            }
        }
        assert!(
            cut_off,
            "a key silences what is being said; {}",
            self.last_words()
        );
    }

    /// Goes on with Next until this is heard.
    fn goes_to(&self, phrase: &str) {
        for _ in 0..70 {
            let heard = self.press(Key::Next);
            if heard.iter().any(|words| words.contains(phrase)) {
                return;
            }
        }
        panic!("{phrase} is not found; {}", self.last_words());
    }

    /// Presses the thing that says so, and hears what comes of it.
    pub fn takes(&self, phrase: &str) -> Vec<String> {
        self.goes_to(phrase);
        self.selects()
    }

    fn selects(&self) -> Vec<String> {
        self.press(Key::Select)
    }

    /// Chooses what to do; the screen after it is unknown to it: it asks for it again.
    pub fn chooses(&self, purpose: &str) {
        let heard = self.takes(purpose);
        if !heard.iter().any(|words| self.sheet.knows(words)) {
            self.asked_again.set(self.asked_again.get() + 1);
            let again = self.press(Key::Repeat);
            let all_again = heard.iter().all(|words| again.contains(words));
            assert!(
                all_again,
                "{heard:?} was asked for again, and {again:?} is said"
            );
        }
        self.takes(self.sheet.go_on);
    }

    pub fn gives(&self, paper: &str, number: &str) {
        self.takes(paper);
        self.types(number, self.sheet.rows_of_numbers);
        self.leaves_the_keyboard();
    }

    /// Types one digit wrong, hears why it is refused, and puts it right.
    pub fn gives_refused_then(&self, paper: &str, number: &str) {
        self.takes(paper);
        let (right, last) = number.split_at(number.len() - 1);
        let wrong = if last == "9" { "8" } else { "9" };
        let rows = self.sheet.rows_of_numbers;
        self.types(&format!("{right}{wrong}"), rows);
        let heard = self.leaves_the_keyboard();
        assert!(
            heard.iter().any(|words| words.contains(self.sheet.refused)),
            "no word about the wrong digit: {heard:?}"
        );
        self.presses_key(self.sheet.backspace, rows);
        self.types(last, rows);
        self.leaves_the_keyboard();
    }

    pub fn spells(&self, address: &str) {
        self.types(address, self.sheet.rows_of_letters);
    }

    fn types(&self, value: &str, rows: &[&[&str]]) {
        for sign in value.chars() {
            let name = self.sheet.name_of(sign);
            let heard = self.presses_key(&name, rows);
            let said = name.to_uppercase();
            assert!(
                heard.iter().any(|words| words.to_uppercase() == said),
                "{said}: {heard:?}"
            );
        }
    }

    /// Finds a key on the drawn keyboard by its rows, as somebody who knows keyboards does, and presses it.
    fn presses_key(&self, name: &str, rows: &[&[&str]]) -> Vec<String> {
        let place = |name: &str| {
            rows.iter().enumerate().find_map(|(row, keys)| {
                let col = keys.iter().position(|key| key.eq_ignore_ascii_case(name))?;
                Some((row, col))
            })
        };
        let wanted = place(name).unwrap_or_else(|| panic!("no key {name} is known"));
        let mut at = self.where_it_is(&place);
        let mut key = Key::Next;
        for _ in 0..60 {
            // On a key that it does not know it goes on the way it was going.
            let Some((row, col)) = at else {
                at = self.press(key).iter().find_map(|words| place(words));
                continue;
            };
            if (row, col) == wanted {
                return self.selects();
            }
            key = match (row.cmp(&wanted.0), col < wanted.1) {
                (std::cmp::Ordering::Less, _) => Key::Down,
                (std::cmp::Ordering::Greater, _) => Key::Up,
                (_, true) => Key::Next,
                (_, false) => Key::Previous,
            };
            at = self.press(key).iter().find_map(|words| place(words));
        }
        panic!("no way to the key {name}; {}", self.last_words());
    }

    /// The last thing that was said is a key: there it is.
    fn where_it_is(
        &self,
        place: &impl Fn(&str) -> Option<(usize, usize)>,
    ) -> Option<(usize, usize)> {
        place(self.ear.all.borrow().last()?)
    }

    /// Down and out of the keys, and on.
    pub fn leaves_the_keyboard(&self) -> Vec<String> {
        for _ in 0..8 {
            let heard = self.press(Key::Down);
            if heard.iter().any(|words| words == self.sheet.go_on) {
                return self.selects();
            }
        }
        panic!("no way out of the keys; {}", self.last_words());
    }

    pub fn has_heard(&self, phrase: &str) {
        let heard = self
            .ear
            .all
            .borrow()
            .iter()
            .any(|words| words.contains(phrase));
        assert!(heard, "{phrase} was not said; {}", self.last_words());
    }

    /// Listens to the receipt, and writes down the code that it says.
    pub fn code_on_the_receipt(&self) -> String {
        let said = |phrase: &str| {
            self.ear
                .all
                .borrow()
                .iter()
                .any(|words| words.contains(phrase))
        };
        for _ in 0..20 {
            if said(self.sheet.receipt) && said(self.sheet.printed) {
                break;
            }
            self.ear.until_silence(Duration::from_secs(5));
        }
        self.has_heard(self.sheet.printed);
        let all = self.ear.all.borrow();
        let receipt = all
            .iter()
            .position(|words| words.contains(self.sheet.receipt));
        let receipt =
            &all[receipt.unwrap_or_else(|| panic!("no receipt is said; {}", self.last_words()))..];
        let label = receipt
            .iter()
            .position(|words| words == self.sheet.code_label);
        let code = &receipt[label.expect("the code has a name") + 1];
        let groups = code.split(". ").map(|group| group.replace(", ", ""));
        groups.collect::<Vec<_>>().join("-")
    }

    pub fn ends(&self) {
        self.takes(self.sheet.finish);
        self.tap(Key::Unplugged);
        self.ear.until_silence(ANSWER);
    }
}
