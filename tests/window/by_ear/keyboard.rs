//! Where the keys of the drawn keyboard lie, as somebody knows who has had a keyboard before: rows of keys, keys parted
//! by spaces.

/// Deletes what was written last.
pub const BACKSPACE: &str = "<x";
/// Leads to other signs.
pub const SIGNS: &str = "#+=";

/// A place among the keys: row and column.
pub type Place = (usize, usize);

/// A keyboard.
#[derive(Debug, Clone, Copy)]
pub struct Keyboard(&'static [&'static [&'static str]]);

pub const LETTERS: Keyboard = Keyboard(&[
    &["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"],
    &["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"],
    &["a", "s", "d", "f", "g", "h", "j", "k", "l", "-"],
    &["z", "x", "c", "v", "b", "n", "m", "_", "+", "."],
    &["@gmail.com", "@hotmail.com", "@outlook.com"],
    &["@sapo.pt", "@", SIGNS, BACKSPACE],
]);

pub const NUMBERS: Keyboard = Keyboard(&[
    &["1", "2", "3"],
    &["4", "5", "6"],
    &["7", "8", "9"],
    &["+", "0", BACKSPACE],
]);

impl Keyboard {
    /// Where this key lies.
    pub fn place(self, key: &str) -> Place {
        let found = self.find(|each| each == key);
        found.unwrap_or_else(|| panic!("no key {key} is known"))
    }

    /// The key that is called so.
    pub fn called(self, words: &str, name_of: impl Fn(&str) -> String) -> Option<Place> {
        self.find(|key| name_of(key) == words)
    }

    fn find(self, is_it: impl Fn(&str) -> bool) -> Option<Place> {
        self.0.iter().enumerate().find_map(|(row, keys)| {
            let column = keys.iter().position(|key| is_it(key))?;
            Some((row, column))
        })
    }
}
