//! The receipt on an 80 mm roll: one column of 576 dots, as long as its content.
//!
//! Thermal heads know black and white, so that size, weight and rules alone make the hierarchy.

use super::ReceiptError;
use super::content::{Both, Content, LocalizedBlock, LocalizedText};
use super::fonts::Fonts;
use super::layout::{Column, DOT, Draft, MM, Page, Side, qr_side, snapped};
use super::qr::{Matrix, QUIET_ZONE};
use super::shape::Style;

pub(super) const WIDTH: f32 = 80.0 * MM;
/// The 576 dots that a head can reach, in the middle of the paper.
pub(super) const COLUMN: Column = Column {
    x: 32.0 * DOT,
    width: 576.0 * DOT,
};
const MARGIN: f32 = 5.0 * MM;

const NAME: Style = Style {
    bold: true,
    size: 19.0,
};
const OFFICE: Style = Style {
    bold: false,
    size: 7.5,
};
const TITLE: Style = Style {
    bold: true,
    size: 15.0,
};
const KIND: Style = Style {
    bold: false,
    size: 11.0,
};
const MARK: Style = Style {
    bold: true,
    size: 11.0,
};
const LABEL: Style = Style {
    bold: false,
    size: 8.0,
};
const CODE: Style = Style {
    bold: true,
    size: 23.0,
};
const DOMAIN: Style = Style {
    bold: true,
    size: 10.0,
};
const VALUE: Style = Style {
    bold: true,
    size: 10.0,
};
const SAVED: Style = Style {
    bold: true,
    size: 9.5,
};
const HEADING: Style = Style {
    bold: true,
    size: 9.5,
};
const BODY: Style = Style {
    bold: false,
    size: 9.0,
};

pub(super) fn page(content: &Content, fonts: &Fonts) -> Result<Page, ReceiptError> {
    let mut draft = Draft::new(fonts, 1.0);
    let mut y = head(&mut draft, content, MARGIN)?;
    y = code_and_qr(&mut draft, content, y + 2.0 * MM)?;
    y = facts(&mut draft, content, y + 2.5 * MM)?;
    for said in &content.blocks {
        y = voice(&mut draft, said, y + 3.0 * MM)?;
    }
    // A whole number of dots, so that rows of dots and of modules meet from either end.
    let height = ((y + MARGIN) / DOT).ceil() * DOT;
    if content.demo.is_some() {
        let marks = (height / (75.0 * MM)).round().max(1.0);
        for mark in 0..marks as usize {
            let middle = (mark as f32 + 0.5) * height / marks;
            draft.demo_mark([WIDTH / 2.0, middle], 64.0, 42.0)?;
        }
    }
    Ok(Page {
        width: WIDTH,
        height,
        items: draft.items,
    })
}

fn head(draft: &mut Draft<'_>, content: &Content, y: f32) -> Result<f32, ReceiptError> {
    let name = LocalizedText {
        language: protocol::Language::Pt,
        text: "AIMA".to_owned(),
        same_for_all: false,
    };
    let mut y = draft.text(&name, NAME, COLUMN, Side::Left, y)?;
    y = each(draft, &content.office, OFFICE, y)?;
    draft.rule(COLUMN, y + 1.5 * MM, 1.5);
    y += 4.0 * MM;
    for mark in [&content.demo, &content.duplicate].into_iter().flatten() {
        y = framed(draft, mark, y)? + 2.0 * MM;
    }
    for (title, kind) in content.title.each().zip(content.kind.each()) {
        y = draft.text(title, TITLE, COLUMN, Side::Start, y)?;
        y = draft.text(kind, KIND, COLUMN, Side::Start, y)? + 1.0 * MM;
    }
    Ok(y)
}

/// A mark that must not be overlooked.
fn framed(draft: &mut Draft<'_>, mark: &Both, y: f32) -> Result<f32, ReceiptError> {
    let inner = COLUMN.inset(2.0 * MM, 2.0 * MM);
    let mut end = y + 1.0 * MM;
    for said in mark.each() {
        end = draft.text(said, MARK, inner, Side::Centre, end)?;
    }
    end += 1.0 * MM;
    draft.frame(COLUMN, y, end - y, 1.2);
    Ok(end)
}

fn code_and_qr(draft: &mut Draft<'_>, content: &Content, y: f32) -> Result<f32, ReceiptError> {
    draft.rule(COLUMN, y, 0.6);
    let mut y = labels(draft, &content.code_label, y + 1.5 * MM)?;
    let code = LocalizedText {
        language: protocol::Language::Pt,
        text: content.code.clone(),
        same_for_all: false,
    };
    y = draft.one_line(&code, CODE, COLUMN, Side::Left, y)?;

    // The quiet zone reaches into the margin, which is white as well; the text stands beside it.
    let matrix = Matrix::new(&content.qr)?;
    let side = qr_side(&matrix);
    let quiet = side * QUIET_ZONE as f32 / (matrix.modules() + 2 * QUIET_ZONE) as f32;
    let top = snapped(y);
    draft.qr(&matrix, COLUMN.x - quiet, top);
    let beside = COLUMN.inset(side - quiet, 0.0);
    let domain = LocalizedText {
        language: protocol::Language::Pt,
        text: content.domain.clone(),
        same_for_all: false,
    };
    let mut end = draft.text(&domain, DOMAIN, beside, Side::Left, top + quiet - 1.0 * MM)?;
    for said in content.domain_note.each() {
        end = draft.text(said, LABEL, beside, Side::Start, end + 1.0 * MM)?;
    }
    Ok(end.max(top + side))
}

fn facts(draft: &mut Draft<'_>, content: &Content, y: f32) -> Result<f32, ReceiptError> {
    draft.rule(COLUMN, y, 0.6);
    let mut y = y + 1.5 * MM;
    for fact in &content.facts {
        y = labels(draft, &fact.label, y)?;
        for said in fact.value.each() {
            y = draft.text(said, VALUE, COLUMN, Side::Start, y)?;
        }
        y += 1.2 * MM;
    }
    Ok(y - 1.2 * MM)
}

fn voice(draft: &mut Draft<'_>, voice: &LocalizedBlock, y: f32) -> Result<f32, ReceiptError> {
    draft.rule(COLUMN, y, 0.6);
    let mut y = draft.text(&voice.saved, SAVED, COLUMN, Side::Start, y + 2.0 * MM)?;
    for section in &voice.sections {
        y = draft.text(&section.heading, HEADING, COLUMN, Side::Start, y + 2.0 * MM)?;
        for said in &section.points {
            y = draft.point(said, BODY, COLUMN, y + 0.4 * MM)?;
        }
    }
    Ok(y)
}

/// Portuguese, and under it the person's language.
fn each(draft: &mut Draft<'_>, both: &Both, style: Style, y: f32) -> Result<f32, ReceiptError> {
    let mut y = y;
    for said in both.each() {
        y = draft.text(said, style, COLUMN, Side::Start, y)?;
    }
    Ok(y)
}

/// Portuguese at the left and the person's language at the right of one line.
fn labels(draft: &mut Draft<'_>, both: &Both, y: f32) -> Result<f32, ReceiptError> {
    let Some(other) = &both.other else {
        return draft.text(&both.portuguese, LABEL, COLUMN, Side::Left, y);
    };
    let [_, half] = COLUMN.halves(2.0 * MM);
    let taken = draft.width(other, LABEL)?.min(half.width);
    let left = COLUMN.inset(0.0, taken + 2.0 * MM);
    let right = COLUMN.inset(left.width, 0.0);
    let end = draft.text(&both.portuguese, LABEL, left, Side::Left, y)?;
    Ok(end.max(draft.text(other, LABEL, right, Side::Right, y)?))
}
