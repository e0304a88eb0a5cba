//! What hands could do with a mouse and on the glass, and with the machine's program.

use super::{
    Attempt,
    Deed::{self, Click, ClickHolding, Drag, DragMouse, PasteByMiddle, Press, SecondStart, Twice},
    Spot,
};

const TITLE: Spot = Spot::On("main h1");
const LOGO: Spot = Spot::On("[data-action=logo]");
const FIELD: Spot = Spot::On("input[name=nif]");
const BUTTON: Spot = Spot::On("[data-action=continue]");
const KEY: Spot = Spot::On("[data-keyboard] [data-key]");
const MIDDLE: Spot = Spot::At(0.5, 0.5);

const ALL: &[(&str, &str, Deed)] = &[
    ("mouse", "right button on the title", Click(TITLE, 3, 1)),
    ("mouse", "right button on the field", Click(FIELD, 3, 1)),
    ("mouse", "right button on the logo", Click(LOGO, 3, 1)),
    ("mouse", "right button on a button", Click(BUTTON, 3, 1)),
    ("mouse", "right button on a drawn key", Click(KEY, 3, 1)),
    (
        "mouse",
        "right button twice on the title",
        Click(TITLE, 3, 2),
    ),
    (
        "mouse",
        "right button with Shift on the title",
        ClickHolding("shift", TITLE, 3, 1),
    ),
    ("mouse", "middle button on the title", Click(TITLE, 2, 1)),
    (
        "mouse",
        "middle button pastes into the field",
        PasteByMiddle,
    ),
    ("mouse", "double click on the title", Click(TITLE, 1, 2)),
    ("mouse", "triple click on the title", Click(TITLE, 1, 3)),
    (
        "mouse",
        "click with Ctrl on the title",
        ClickHolding("ctrl", TITLE, 1, 1),
    ),
    (
        "mouse",
        "click with Shift on the title",
        ClickHolding("shift", TITLE, 1, 1),
    ),
    (
        "mouse",
        "click with Alt on the title",
        ClickHolding("alt", TITLE, 1, 1),
    ),
    (
        "mouse",
        "text selected by dragging",
        DragMouse(TITLE, Spot::At(0.9, 0.6)),
    ),
    (
        "mouse",
        "logo dragged out over the edge",
        DragMouse(LOGO, Spot::At(1.0, 0.0)),
    ),
    (
        "mouse",
        "logo dragged onto the field",
        DragMouse(LOGO, FIELD),
    ),
    (
        "mouse",
        "field's value dragged onto the title",
        DragMouse(FIELD, TITLE),
    ),
    (
        "mouse",
        "window dragged at its upper edge",
        DragMouse(Spot::At(0.5, 0.0), MIDDLE),
    ),
    (
        "mouse",
        "window dragged with Alt",
        ClickHolding("alt", MIDDLE, 1, 2),
    ),
    (
        "mouse",
        "wheel with Ctrl, up",
        ClickHolding("ctrl", TITLE, 4, 5),
    ),
    (
        "mouse",
        "wheel with Ctrl, down",
        ClickHolding("ctrl", TITLE, 5, 5),
    ),
    (
        "mouse",
        "wheel with Shift",
        ClickHolding("shift", TITLE, 5, 5),
    ),
    ("mouse", "wheel with Alt", ClickHolding("alt", TITLE, 5, 5)),
    ("mouse", "wheel sideways, left", Click(TITLE, 6, 10)),
    ("mouse", "wheel sideways, right", Click(TITLE, 7, 10)),
    ("mouse", "back button", Click(TITLE, 8, 2)),
    ("mouse", "forward button", Click(TITLE, 9, 2)),
    ("touch", "finger rests on the title", Press(&[TITLE], 1500)),
    ("touch", "finger rests on the field", Press(&[FIELD], 1500)),
    ("touch", "finger rests on the logo", Press(&[LOGO], 1500)),
    (
        "touch",
        "finger rests on the empty page",
        Press(&[MIDDLE], 1500),
    ),
    ("touch", "two fingers rest", Press(&[TITLE, MIDDLE], 1200)),
    (
        "touch",
        "three fingers tap",
        Press(&[Spot::At(0.3, 0.5), MIDDLE, Spot::At(0.7, 0.5)], 50),
    ),
    (
        "touch",
        "five fingers rest",
        Press(
            &[
                Spot::At(0.2, 0.4),
                Spot::At(0.4, 0.4),
                MIDDLE,
                Spot::At(0.6, 0.4),
                Spot::At(0.8, 0.4),
            ],
            1200,
        ),
    ),
    ("touch", "double tap on the title", Twice(TITLE)),
    ("touch", "double tap on the field", Twice(FIELD)),
    (
        "touch",
        "two fingers spread (pinch)",
        Drag(
            &[
                (Spot::At(0.45, 0.4), Spot::At(0.1, 0.2)),
                (Spot::At(0.55, 0.4), Spot::At(0.9, 0.6)),
            ],
            500,
        ),
    ),
    (
        "touch",
        "two fingers close (pinch)",
        Drag(
            &[
                (Spot::At(0.1, 0.2), Spot::At(0.45, 0.4)),
                (Spot::At(0.9, 0.6), Spot::At(0.55, 0.4)),
            ],
            500,
        ),
    ),
    (
        "touch",
        "two fingers spread over the field",
        Drag(
            &[
                (FIELD, Spot::At(0.1, 0.2)),
                (Spot::At(0.6, 0.4), Spot::At(0.9, 0.6)),
            ],
            500,
        ),
    ),
    (
        "touch",
        "two fingers turn",
        Drag(
            &[(TITLE, Spot::At(0.9, 0.2)), (Spot::At(0.9, 0.2), TITLE)],
            500,
        ),
    ),
    (
        "touch",
        "two fingers swipe to the right",
        Drag(
            &[
                (Spot::At(0.1, 0.4), Spot::At(0.9, 0.4)),
                (Spot::At(0.1, 0.5), Spot::At(0.9, 0.5)),
            ],
            200,
        ),
    ),
    (
        "touch",
        "three fingers swipe up",
        Drag(
            &[
                (Spot::At(0.3, 0.6), Spot::At(0.3, 0.2)),
                (Spot::At(0.5, 0.6), Spot::At(0.5, 0.2)),
                (Spot::At(0.7, 0.6), Spot::At(0.7, 0.2)),
            ],
            200,
        ),
    ),
    (
        "touch",
        "swipe from the left edge",
        Drag(&[(Spot::At(0.0, 0.3), Spot::At(0.9, 0.3))], 200),
    ),
    (
        "touch",
        "swipe from the right edge",
        Drag(&[(Spot::At(1.0, 0.3), Spot::At(0.1, 0.3))], 200),
    ),
    (
        "touch",
        "swipe from the upper edge",
        Drag(&[(Spot::At(0.5, 0.0), Spot::At(0.5, 0.6))], 200),
    ),
    (
        "touch",
        "swipe from the lower edge",
        Drag(&[(Spot::At(0.5, 1.0), Spot::At(0.5, 0.3))], 200),
    ),
    (
        "touch",
        "pulled down past the top",
        Drag(&[(Spot::At(0.5, 0.2), Spot::At(0.5, 0.7))], 600),
    ),
    (
        "touch",
        "text dragged over",
        Drag(&[(TITLE, Spot::At(0.9, 0.5))], 600),
    ),
    (
        "touch",
        "one finger rests, another drags",
        Drag(&[(TITLE, TITLE), (TITLE, Spot::At(0.9, 0.4))], 900),
    ),
    (
        "touch",
        "logo dragged out over the edge",
        Drag(&[(LOGO, Spot::At(1.0, 0.0))], 600),
    ),
    ("program", "started a second time", SecondStart),
];

pub fn all() -> Vec<Attempt> {
    ALL.iter()
        .map(|(by, what, deed)| Attempt {
            by,
            what,
            deed: *deed,
        })
        .collect()
}
