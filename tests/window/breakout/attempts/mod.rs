//! The list of attempts: what somebody with fingers, a keyboard, a mouse or a page gone wrong could try.

mod hands;
mod keys;
mod page;

/// Something on the page, by its selector, or a place by its share of width and height.
#[derive(Debug, Clone, Copy)]
pub enum Spot {
    On(&'static str),
    At(f64, f64),
}

/// What is done.
#[derive(Debug, Clone, Copy)]
pub enum Deed {
    /// Keys, with the field focused.
    Keys(&'static str),
    /// Keys, with nothing focused.
    KeysBesideField(&'static str),
    /// Button and times.
    Click(Spot, u32, u32),
    ClickHolding(&'static str, Spot, u32, u32),
    DragMouse(Spot, Spot),
    /// Selects the field's value and clicks into another with the middle button.
    PasteByMiddle,
    /// Fingers, and how long they rest, in milliseconds.
    Press(&'static [Spot], u64),
    /// Two quick touches.
    Twice(Spot),
    /// Fingers from and to, and how long it lasts, in milliseconds.
    Drag(&'static [(Spot, Spot)], u64),
    /// What a page gone wrong could run.
    Script(&'static str),
    /// What it could put under a finger, as `#bait`.
    ScriptThenTouch(&'static str),
    /// A command that the page has no business with: it has to be refused.
    Call(&'static str),
    /// The program is started a second time.
    SecondStart,
}

/// One attempt.
#[derive(Debug, Clone, Copy)]
pub struct Attempt {
    /// By what.
    pub by: &'static str,
    /// In words.
    pub what: &'static str,
    pub deed: Deed,
}

/// Every attempt, in the order in which they are made.
pub fn all() -> Vec<Attempt> {
    [keys::all(), hands::all(), page::all()].concat()
}
