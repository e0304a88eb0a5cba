//! Somebody with a pad in the hand. Presses a key, listens to the end, and presses the next.

use std::{
    cell::{Cell, RefCell},
    cmp::Ordering,
    time::Duration,
};

use testbed::display::Display;

use super::{
    ear::{Ear, Heard},
    keyboard::{BACKSPACE, Keyboard, LETTERS, NUMBERS, Place},
    sheet::Sheet,
};

/// Every key is answered within this.
const ANSWER: Duration = Duration::from_secs(20);
/// As long as a screen may take to come.
const SCREEN: Duration = Duration::from_secs(60);
/// No screen has more things to press.
const MOST_STOPS: usize = 70;

/// X's numbers of the pad's usual keys: evdev's, and 8.
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
    pad: &'a Display,
    sheet: &'a Sheet,
    keys: Cell<usize>,
    asked_again: Cell<usize>,
    cut_off: Cell<usize>,
    /// On which drawn key it is, while it knows.
    on: Cell<Option<Place>>,
    /// The thing that it went to last.
    here: RefCell<Vec<String>>,
}

/// What a visit took.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    pub keys: usize,
    pub asked_again: usize,
    pub cut_off: usize,
}

impl<'a> Robot<'a> {
    pub fn new(ear: Ear, pad: &'a Display, sheet: &'a Sheet) -> Robot<'a> {
        Robot {
            ear,
            pad,
            sheet,
            keys: Cell::new(0),
            asked_again: Cell::new(0),
            cut_off: Cell::new(0),
            on: Cell::new(None),
            here: RefCell::default(),
        }
    }

    fn tap(&self, key: Key) {
        count(&self.keys);
        let code = (key as u32).to_string();
        self.pad.press_keys(&code).expect("a display");
    }

    /// Presses a key and listens to the end of the answer.
    fn press(&self, key: Key) -> Vec<String> {
        self.tap(key);
        let heard = self.listens(&format!("an answer to {key:?}"), ANSWER);
        let moves = matches!(key, Key::Next | Key::Previous | Key::Up | Key::Down);
        let here = if moves { heard.clone() } else { vec![] };
        self.here.replace(here);
        heard
    }

    fn listens(&self, what: &str, patience: Duration) -> Vec<String> {
        let heard = self.ear.until_silence(patience);
        if heard.is_empty() {
            panic!("{what} is not said; {}", self.ear.last_words());
        }
        heard
    }

    /// Plugs headphones in and chooses the language among those that are said.
    pub fn begins(&self) {
        let welcome = self.press(Key::Plugged);
        assert!(says(&welcome, self.sheet.name), "not in {welcome:?}");
        self.goes_to(self.sheet.name);
        self.tap(Key::Select);
        self.interrupts();
    }

    /// It knows what it is asked and does not listen to the end: a key silences the voice and is answered.
    fn interrupts(&self) {
        for _ in 0..5 {
            self.listens_until_it_is_asked();
            self.tap(Key::Next);
            let mut cut_off = false;
            let mut answer = Vec::new();
            loop {
                match self.ear.next(ANSWER) {
                    Some(Heard::CutOff) => {
                        cut_off = true;
                        answer.clear();
                    }
                    Some(Heard::Words(words)) => answer.push(words),
                    // Its answer is still to come.
                    Some(Heard::Silence) if cut_off && answer.is_empty() => {}
                    Some(Heard::Silence) | None => break,
                }
            }
            if cut_off {
                count(&self.cut_off);
                let last = self.sheet.call_staff;
                assert!(
                    !answer.is_empty() && !says(&answer, last),
                    "what was cut off goes on: {answer:?}"
                );
                self.here.replace(answer);
                return;
            }
            // It was not quick enough, and has it said again.
            self.tap(Key::Repeat);
        }
        panic!("no key silences the voice; {}", self.ear.last_words());
    }

    fn listens_until_it_is_asked(&self) {
        loop {
            match self.ear.next(SCREEN) {
                Some(Heard::Words(words)) if words.contains(self.sheet.purpose) => return,
                Some(_) => {}
                None => panic!("nobody asks what is to be done; {}", self.ear.last_words()),
            }
        }
    }

    /// Goes on with Next until it is at the thing that is called so.
    fn goes_to(&self, phrase: &str) {
        if says(&self.here.borrow(), phrase) {
            return;
        }
        for _ in 0..MOST_STOPS {
            if says(&self.press(Key::Next), phrase) {
                return;
            }
        }
        panic!("{phrase:?} is not found; {}", self.ear.last_words());
    }

    /// Presses the thing that is called so, and listens to the end of what says `then`.
    pub fn takes(&self, phrase: &str, then: &str) -> Vec<String> {
        self.goes_to(phrase);
        self.selects(phrase, then)
    }

    /// Presses where it is. What was pressed too early is said again, and is pressed again.
    fn selects(&self, phrase: &str, then: &str) -> Vec<String> {
        self.on.set(None);
        for _ in 0..5 {
            let mut heard = self.press(Key::Select);
            if says(&heard, phrase) && !says(&heard, then) {
                continue;
            }
            while !says(&heard, then) {
                heard = self.listens(then, SCREEN);
            }
            return heard;
        }
        panic!("{phrase:?} cannot be pressed; {}", self.ear.last_words());
    }

    /// Chooses what to do. The screen that comes then is not on its sheet: it asks for it again, and goes on.
    pub fn chooses(&self, purpose: &str) {
        let unknown = self.takes(purpose, self.sheet.go_on);
        assert!(
            !self.sheet.knows(&unknown),
            "somebody wrote down how {unknown:?} begins"
        );
        count(&self.asked_again);
        let again = self.press(Key::Repeat);
        assert_eq!(again, unknown, "what is asked for again is said again");
        self.takes(self.sheet.go_on, self.sheet.papers);
    }

    pub fn gives(&self, paper: &str, number: &str) {
        self.takes(paper, self.sheet.field);
        self.types(number, NUMBERS);
        self.leaves_the_keyboard(self.sheet.papers);
    }

    /// Types one digit wrong, hears why it is refused, and puts it right.
    pub fn gives_refused_then(&self, paper: &str, number: &str) {
        self.takes(paper, self.sheet.field);
        let (right, last) = number.split_at(number.len() - 1);
        let wrong = if last == "9" { "8" } else { "9" };
        self.types(&format!("{right}{wrong}"), NUMBERS);
        self.leaves_the_keyboard(self.sheet.refused);
        self.goes_to_key(BACKSPACE, NUMBERS);
        let heard = self.press(Key::Select);
        assert_eq!(heard, [self.sheet.deleted, wrong], "it says what is gone");
        self.types(last, NUMBERS);
        self.leaves_the_keyboard(self.sheet.papers);
    }

    /// Writes letter by letter; hears each sign as it comes.
    pub fn spells(&self, address: &str) {
        self.types(address, LETTERS);
    }

    fn types(&self, value: &str, keyboard: Keyboard) {
        for sign in value.chars().map(String::from) {
            self.goes_to_key(&sign, keyboard);
            let heard = self.press(Key::Select);
            assert_eq!(heard, [self.sheet.name_of(&sign)], "{sign} was typed");
        }
    }

    /// Finds its way on the drawn keyboard.
    fn goes_to_key(&self, key: &str, keyboard: Keyboard) {
        let wanted = keyboard.place(key);
        let mut way = Key::Next;
        for _ in 0..60 {
            // On a thing that it does not know it goes on the way it was going.
            if let Some(at) = self.on.get() {
                way = match (at.0.cmp(&wanted.0), at.1.cmp(&wanted.1)) {
                    (Ordering::Equal, Ordering::Equal) => return,
                    (Ordering::Less, _) => Key::Down,
                    (Ordering::Greater, _) => Key::Up,
                    (_, Ordering::Less) => Key::Next,
                    (_, Ordering::Greater) => Key::Previous,
                };
            }
            let heard = self.press(way);
            let names = |key: &str| self.sheet.name_of(key);
            self.on
                .set(heard.iter().find_map(|words| keyboard.called(words, names)));
        }
        panic!("no way to the key {key}; {}", self.ear.last_words());
    }

    /// Down and out of the keys, and on.
    pub fn leaves_the_keyboard(&self, then: &str) {
        let go_on = self.sheet.go_on;
        for _ in 0..8 {
            if says(&self.press(Key::Down), go_on) {
                self.selects(go_on, then);
                return;
            }
        }
        panic!("no way out of the keys; {}", self.ear.last_words());
    }

    pub fn has_heard(&self, phrase: &str) {
        let heard = self.ear.has_heard(phrase);
        assert!(heard, "{phrase:?} was not said; {}", self.ear.last_words());
    }

    /// Listens to the receipt and to what becomes of the request, and writes down the code that the receipt says.
    pub fn code_on_the_receipt(&self) -> String {
        for phrase in [self.sheet.receipt, self.sheet.printed, self.sheet.delivered] {
            while !self.ear.has_heard(phrase) {
                self.listens(phrase, SCREEN);
            }
        }
        let all = self.ear.all.borrow();
        let of_the_receipt = all
            .iter()
            .skip_while(|words| !words.contains(self.sheet.receipt));
        let mut after_its_name =
            of_the_receipt.skip_while(|words| words.as_str() != self.sheet.code_label);
        after_its_name.next().expect("the code has a name");
        let code = after_its_name.next().expect("the code follows its name");
        let groups = code.split(". ").map(|group| group.replace(", ", ""));
        groups.collect::<Vec<_>>().join("-")
    }

    /// Ends the visit, and takes the headphones along.
    pub fn ends(&self) -> Took {
        self.takes(self.sheet.finish, self.sheet.name);
        self.press(Key::Unplugged);
        Took {
            keys: self.keys.get(),
            asked_again: self.asked_again.get(),
            cut_off: self.cut_off.get(),
        }
    }
}

fn says(heard: &[String], phrase: &str) -> bool {
    heard.iter().any(|words| words.contains(phrase))
}

fn count(number: &Cell<usize>) {
    number.set(number.get() + 1);
}
