//! A letter as plain text. Links, codes and references stand on lines of their own. In right-to-left text a
//! reference is isolated besides: some readers run every line from right to left, which turns the groups of
//! `241 908 553` round.

use super::letter::{Block, Letter, Part};

const RULE: &str = "----------------------------------------";

/// The text part of a mail.
pub fn render(letter: &Letter) -> String {
    let parts: Vec<_> = letter.parts.iter().map(part).collect();
    parts.join(&format!("\n{RULE}\n\n"))
}

fn part(part: &Part) -> String {
    let mut paragraphs = Vec::new();
    if let Some(demo) = &part.demo {
        paragraphs.push(format!("*** {demo} ***"));
    }
    paragraphs.push(format!("AIMA\n{}", part.office));
    paragraphs.push(part.title.clone());
    for block in &part.blocks {
        paragraphs.push(match block {
            Block::Say(text) | Block::Note(text) => text.clone(),
            Block::Large(text) => format!("    {text}"),
            Block::Value(name, value) => format!("{name}:\n{value}"),
            Block::Code(name, value) => match part.language.is_rtl() {
                true => format!("{name}:\n\u{2066}{value}\u{2069}"),
                false => format!("{name}:\n{value}"),
            },
            Block::Steps(title, steps) => {
                let numbered = steps.iter().enumerate();
                let lines: Vec<_> = numbered
                    .map(|(at, step)| format!("{}. {step}", at + 1))
                    .collect();
                format!("{title}\n{}", lines.join("\n"))
            }
            Block::Open(words, address) => format!("{words}:\n{address}"),
        });
    }
    let list = |items: &[String]| -> String {
        items
            .iter()
            .map(|item| format!("\n- {item}"))
            .collect::<String>()
    };
    paragraphs.push(format!("{}{}", part.safety.0, list(&part.safety.1)));
    paragraphs.push(format!("{}\n{}", part.complaints.0, part.complaints.1));
    paragraphs.join("\n\n") + "\n"
}
