//! The receipt on a sheet of A4: Portuguese in the left half, the person's language in the right.

use super::ReceiptError;
use super::content::{Both, Content, Fact, LocalizedBlock, LocalizedText};
use super::fonts::Fonts;
use super::layout::{Column, Draft, MM, Page, Side, qr_side};
use super::qr::Matrix;
use super::shape::Style;

const WIDTH: f32 = 210.0 * MM;
const HEIGHT: f32 = 297.0 * MM;
const COLUMN: Column = Column {
    x: 20.0 * MM,
    width: 170.0 * MM,
};
const MARGIN: f32 = 18.0 * MM;
const GAP: f32 = 10.0 * MM;

const NAME: Style = Style {
    bold: true,
    size: 26.0,
};
const OFFICE: Style = Style {
    bold: false,
    size: 9.5,
};
const TITLE: Style = Style {
    bold: true,
    size: 18.0,
};
const KIND: Style = Style {
    bold: false,
    size: 13.0,
};
const MARK: Style = Style {
    bold: true,
    size: 12.0,
};
const LABEL: Style = Style {
    bold: false,
    size: 8.5,
};
const NOTE: Style = Style {
    bold: false,
    size: 9.0,
};
const CODE: Style = Style {
    bold: true,
    size: 30.0,
};
const DOMAIN: Style = Style {
    bold: true,
    size: 12.0,
};
const VALUE: Style = Style {
    bold: true,
    size: 11.0,
};
const SAVED: Style = Style {
    bold: true,
    size: 11.0,
};
const HEADING: Style = Style {
    bold: true,
    size: 11.0,
};
const BODY: Style = Style {
    bold: false,
    size: 10.0,
};

/// How far the type shrinks when the texts are too long for the sheet (8 points at the least for a duplicate in a demonstration; 6.8 in Nastaliq, whose lines are twice as high).
const SCALES: [f32; 6] = [1.0, 0.92, 0.85, 0.8, 0.74, 0.68];

pub(super) fn page(content: &Content, fonts: &Fonts) -> Result<Page, ReceiptError> {
    for scale in SCALES {
        if let Some(page) = filled(content, Draft::new(fonts, scale))? {
            return Ok(page);
        }
    }
    Err(ReceiptError::DoesNotFit)
}

/// The page, or nothing when it would be too long.
fn filled(content: &Content, mut draft: Draft<'_>) -> Result<Option<Page>, ReceiptError> {
    let mut y = head(&mut draft, content, MARGIN)?;
    y = panel(&mut draft, content, y + 6.0 * MM)?;
    y = blocks(&mut draft, content, y + 7.0 * MM)?;
    if y > HEIGHT - MARGIN {
        return Ok(None);
    }
    if content.demo.is_some() {
        draft.demo_mark([WIDTH / 2.0, HEIGHT / 2.0], 170.0, 52.0)?;
    }
    Ok(Some(Page {
        width: WIDTH,
        height: HEIGHT,
        items: draft.items,
    }))
}

fn head(draft: &mut Draft<'_>, content: &Content, y: f32) -> Result<f32, ReceiptError> {
    let name = LocalizedText {
        language: protocol::Language::Pt,
        text: "AIMA".to_owned(),
        same_for_all: false,
    };
    let mut y = draft.text(&name, NAME, COLUMN, Side::Left, y)?;
    y = beside(draft, &content.office, OFFICE, COLUMN, y)?;
    draft.rule(COLUMN, y + 2.5 * MM, 2.0);
    y += 7.0 * MM;
    for mark in [&content.demo, &content.duplicate].into_iter().flatten() {
        let inner = COLUMN.inset(4.0 * MM, 4.0 * MM);
        let end = beside(draft, mark, MARK, inner, y + 1.5 * MM)? + 1.5 * MM;
        draft.frame(COLUMN, y, end - y, 1.2);
        y = end + 4.0 * MM;
    }
    y = beside(draft, &content.title, TITLE, COLUMN, y)?;
    beside(draft, &content.kind, KIND, COLUMN, y + 0.5 * MM)
}

/// What is needed at the counter and for the phone: code, facts and QR code, in a frame.
fn panel(draft: &mut Draft<'_>, content: &Content, top: f32) -> Result<f32, ReceiptError> {
    let padding = 6.0 * MM;
    let matrix = Matrix::new(&content.qr)?;
    let side = qr_side(&matrix);
    let inner = COLUMN.inset(padding, padding);
    let left = inner.inset(0.0, side + GAP);
    let right = inner.inset(inner.width - side, 0.0);

    let mut y = beside(draft, &content.code_label, LABEL, left, top + padding)?;
    let code = LocalizedText {
        language: protocol::Language::Pt,
        text: content.code.clone(),
        same_for_all: false,
    };
    y = draft.one_line(&code, CODE, left, Side::Left, y)? + 1.5 * MM;
    draft.rule(left, y, 0.6);
    y += 2.5 * MM;
    for row in content.facts.chunks(2) {
        let mut end = y;
        for (fact, cell) in row.iter().zip(left.halves(5.0 * MM)) {
            end = end.max(self::fact(draft, fact, cell, y)?);
        }
        y = end + 2.5 * MM;
    }

    draft.qr(&matrix, right.x, top + padding);
    let domain = LocalizedText {
        language: protocol::Language::Pt,
        text: content.domain.clone(),
        same_for_all: false,
    };
    let below = top + padding + side + 1.0 * MM;
    let end = draft.one_line(&domain, DOMAIN, right, Side::Centre, below)?;
    let note = y.max(end + 2.5 * MM);
    draft.rule(inner, note, 0.6);
    let bottom = beside(draft, &content.domain_note, NOTE, inner, note + 2.5 * MM)? + 4.0 * MM;
    draft.frame(COLUMN, top, bottom - top, 1.0);
    Ok(bottom)
}

/// The label in each language, and the value under it.
fn fact(draft: &mut Draft<'_>, fact: &Fact, cell: Column, y: f32) -> Result<f32, ReceiptError> {
    let mut y = y;
    for said in fact.label.each() {
        y = draft.text(said, LABEL, cell, Side::Left, y)?;
    }
    for said in fact.value.each() {
        y = draft.text(said, VALUE, cell, Side::Left, y)?;
    }
    Ok(y)
}

/// The person's language first where it reads first: Portuguese is at the left in any case.
fn blocks(draft: &mut Draft<'_>, content: &Content, y: f32) -> Result<f32, ReceiptError> {
    let [left, right] = COLUMN.halves(GAP);
    match content.blocks.as_slice() {
        [other, portuguese] => {
            let end = voice(draft, portuguese, left, y)?;
            Ok(end.max(voice(draft, other, right, y)?))
        }
        alone => alone
            .iter()
            .try_fold(y, |y, said| voice(draft, said, COLUMN, y)),
    }
}

fn voice(
    draft: &mut Draft<'_>,
    voice: &LocalizedBlock,
    column: Column,
    y: f32,
) -> Result<f32, ReceiptError> {
    let mut y = draft.text(&voice.saved, SAVED, column, Side::Start, y)?;
    for section in &voice.sections {
        y = draft.text(&section.heading, HEADING, column, Side::Start, y + 3.5 * MM)?;
        for said in &section.points {
            y = draft.point(said, BODY, column, y + 0.8 * MM)?;
        }
    }
    Ok(y)
}

/// Portuguese in the left half of `column`, the person's language in the right one.
fn beside(
    draft: &mut Draft<'_>,
    both: &Both,
    style: Style,
    column: Column,
    y: f32,
) -> Result<f32, ReceiptError> {
    let Some(other) = &both.other else {
        return draft.text(&both.portuguese, style, column, Side::Start, y);
    };
    let [left, right] = column.halves(GAP);
    let end = draft.text(&both.portuguese, style, left, Side::Start, y)?;
    Ok(end.max(draft.text(other, style, right, Side::Start, y)?))
}
