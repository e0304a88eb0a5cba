//! A letter as HTML, in the look of the tracking page (`assets/tracking.css`: the State's palette). Nothing
//! remote, no script, no style sheet: mail readers keep inline styles alone. Laid out in one table, since
//! some of them know no other way to bound a width; right-to-left parts are told so on every block.

use std::fmt::Write;

use super::letter::{Block, Letter, Part};

const FONT: &str = "font-family:'Noto Sans','Noto Sans Arabic',system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const TEXT: &str = "#2b363c";
const QUIET: &str = "#475164";
const LINE: &str = "#cdd2dc";
const GROUND: &str = "#f7f8fa";
const PRIMARY: &str = "#034ad8";
const PRIMARY_DARK: &str = "#021c51";
const PRIMARY_LIGHT: &str = "#e5eeff";
const WARNING: &str = "#fff9e5";
const WARNING_TEXT: &str = "#80460d";

/// The HTML part of a mail.
pub fn render(letter: &Letter) -> String {
    let first = letter.parts.first().map(|part| part.language);
    let mut html = String::with_capacity(8192);
    let mut add = |text: std::fmt::Arguments<'_>| {
        html.write_fmt(text).expect("a string takes every text");
    };
    add(format_args!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"format-detection\" content=\"telephone=no, date=no, address=no\">\n\
         <meta name=\"color-scheme\" content=\"light\">\n<title>{}</title>\n</head>\n\
         <body style=\"margin:0;padding:0;background:{GROUND}\">\n\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"background:{GROUND}\"><tr><td align=\"center\">\n\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"max-width:600px\">\n",
        first.map_or("pt", |language| language.code()),
        escaped(&letter.subject),
    ));
    for part in &letter.parts {
        add(format_args!("{}", rows(part)));
    }
    add(format_args!(
        "</table>\n</td></tr></table>\n</body>\n</html>\n"
    ));
    html
}

/// One language.
fn rows(part: &Part) -> String {
    let (direction, start) = match part.language.is_rtl() {
        true => ("rtl", "right"),
        false => ("ltr", "left"),
    };
    let leading = if part.language.is_rtl() {
        "1.8"
    } else {
        "1.55"
    };
    let base =
        format!("{FONT};color:{TEXT};font-size:17px;line-height:{leading};text-align:{start}");
    let row = |style: &str, content: &str| {
        format!(
            "<tr><td lang=\"{}\" dir=\"{direction}\" align=\"{start}\" style=\"{base};{style}\">\n{content}</td></tr>\n",
            part.language.code(),
        )
    };
    let mut html = String::new();
    if let Some(demo) = &part.demo {
        html += &row(
            &format!(
                "padding:12px 16px;background:{WARNING};color:{WARNING_TEXT};font-weight:700;text-align:center"
            ),
            &format!("{}\n", escaped(demo)),
        );
    }
    html += &row(
        &format!("padding:16px;background:#ffffff;border-bottom:4px solid {PRIMARY}"),
        &format!(
            "<span style=\"display:block;color:{PRIMARY};font-size:22px;font-weight:700;\
             letter-spacing:0.04em\">AIMA</span>\n<span style=\"color:{QUIET}\">{}</span>\n",
            escaped(&part.office)
        ),
    );
    let blocks: String = part
        .blocks
        .iter()
        .map(|shown| block(shown, &part.copy))
        .collect();
    html += &row(
        "padding:20px 16px",
        &format!(
            "<h1 style=\"margin:0 0 16px;color:{PRIMARY_DARK};font-size:25px;line-height:1.3\">{}</h1>\n\
             <div style=\"background:#ffffff;border:1px solid {LINE};border-{start}:8px solid {PRIMARY};\
             border-radius:4px;padding:20px 20px 8px\">\n{blocks}</div>\n",
            escaped(&part.title)
        ),
    );
    let items: String = part
        .safety
        .1
        .iter()
        .map(|item| format!("<li style=\"margin:0 0 4px\">{}</li>\n", escaped(item)))
        .collect();
    let heading = |text: &str| {
        format!(
            "<h2 style=\"margin:0 0 6px;color:{PRIMARY_DARK};font-size:16px;line-height:1.3\">{}</h2>\n",
            escaped(text)
        )
    };
    html += &row(
        &format!("padding:16px 16px 32px;border-top:1px solid {LINE};color:{QUIET};font-size:15px"),
        &format!(
            "{}<ul style=\"margin:0 0 14px;padding-{start}:20px;padding-{end}:0\">\n{items}</ul>\n{}<p style=\"margin:0\">{}</p>\n",
            heading(&part.safety.0),
            heading(&part.complaints.0),
            escaped(&part.complaints.1),
            end = if start == "left" { "right" } else { "left" },
        ),
    );
    html
}

fn block(block: &Block, copy: &str) -> String {
    let value = |name: &str, value: &str, direction: &str| {
        format!(
            "<p style=\"margin:0 0 14px\"><span style=\"display:block;color:{QUIET};font-size:15px\">{}</span>\n\
             <bdi{direction} style=\"font-size:21px;font-weight:700;letter-spacing:0.02em\">{}</bdi></p>\n",
            escaped(name),
            escaped(value)
        )
    };
    match block {
        Block::Say(text) => format!("<p style=\"margin:0 0 14px\">{}</p>\n", escaped(text)),
        Block::Note(text) => format!(
            "<p style=\"margin:0 0 14px;background:{PRIMARY_LIGHT};border-radius:4px;padding:12px 16px\">{}</p>\n",
            escaped(text)
        ),
        Block::Large(text) => format!(
            "<p style=\"margin:0 0 14px\"><bdi dir=\"ltr\" style=\"color:{PRIMARY_DARK};font-size:40px;\
             line-height:1.2;font-weight:700;letter-spacing:0.16em\">{}</bdi></p>\n",
            escaped(text)
        ),
        Block::Value(name, text) => value(name, text, ""),
        Block::Code(name, text) => value(name, text, " dir=\"ltr\""),
        Block::Steps(title, steps) => {
            let items: String = steps
                .iter()
                .enumerate()
                .map(|(at, step)| {
                    format!(
                        "<p style=\"margin:0 0 8px\"><strong style=\"color:{PRIMARY}\">{}.</strong> {}</p>\n",
                        at + 1,
                        escaped(step)
                    )
                })
                .collect();
            format!(
                "<h2 style=\"margin:6px 0 8px;color:{PRIMARY_DARK};font-size:19px;line-height:1.3\">{}</h2>\n\
                 {items}<div style=\"height:6px\"></div>\n",
                escaped(title)
            )
        }
        Block::Open(words, address) => format!(
            "<p style=\"margin:0 0 6px\"><a href=\"{address}\" style=\"display:inline-block;background:{PRIMARY};\
             color:#ffffff;border-radius:4px;padding:14px 24px;font-weight:700;text-decoration:none\">{}</a></p>\n\
             <p style=\"margin:0 0 18px;color:{QUIET};font-size:13px;line-height:1.4\">{}<br>\n\
             <bdi dir=\"ltr\" style=\"word-break:break-all\">{address}</bdi></p>\n",
            escaped(words),
            escaped(copy),
            address = escaped(address),
        ),
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
