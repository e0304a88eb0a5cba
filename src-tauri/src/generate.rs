//! Man page and completions, made from the command line's own description.

use std::io::{self, Write};

use clap_complete::Shell;
use clap_mangen::Man;

use crate::command_line::{EXIT_CODES, Generated, description};

/// Writes what was asked for.
///
/// # Errors
/// It cannot be written.
pub(crate) fn generate(what: Generated, out: &mut dyn Write) -> io::Result<()> {
    let mut command = description();
    let name = command.get_name().to_owned();
    let shell = match what {
        Generated::Man => return man(command, out),
        Generated::Bash => Shell::Bash,
        Generated::Zsh => Shell::Zsh,
        Generated::Fish => Shell::Fish,
    };
    clap_complete::generate(shell, &mut command, name, out);
    Ok(())
}

/// The page with a section for the exit codes, which the description has no place for.
fn man(command: clap::Command, out: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(command.clone());
    man.render_title(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    man.render_options_section(out)?;
    writeln!(out, ".SH COMMANDS")?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let about = sub.get_about().map(ToString::to_string);
        let arguments: String = sub
            .get_arguments()
            .filter(|argument| !argument.is_global_set())
            .map(|argument| match argument.get_long() {
                Some(long) => format!(" [\\-\\-{long}]"),
                None => format!(" {}", argument.get_id().as_str().to_uppercase()),
            })
            .collect();
        let name = sub.get_name().replace('-', "\\-");
        writeln!(out, ".TP\n\\fB{name}\\fR{arguments}")?;
        writeln!(out, "{}.", about.unwrap_or_default())?;
    }
    writeln!(out, ".SH \"EXIT STATUS\"")?;
    for (code, meaning) in EXIT_CODES {
        writeln!(out, ".TP\n\\fB{code}\\fR\n{meaning}")?;
    }
    writeln!(
        out,
        ".SH FILES\n.TP\n/etc/aima\\-kiosk/kiosk.toml\nThe configuration; every key is checked at the start."
    )?;
    man.render_version_section(out)
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;

    fn generated(what: Generated) -> String {
        let mut out = Vec::new();
        generate(what, &mut out).expect("memory takes it");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn every_command_is_in_the_man_page_and_in_every_completion() {
        for what in Generated::value_variants() {
            let text = generated(*what);
            for command in ["enrol", "status", "export", "pin", "config"] {
                assert!(text.contains(command), "{command} in {what:?}");
            }
        }
        assert!(generated(Generated::Man).contains("self\\-test"));
        assert!(generated(Generated::Bash).contains("self-test"));
    }

    #[test]
    fn the_man_page_explains_every_exit_code() {
        let page = generated(Generated::Man);
        assert!(page.contains(".SH \"EXIT STATUS\""));
        for (code, meaning) in EXIT_CODES {
            assert!(page.contains(&format!("\\fB{code}\\fR\n{meaning}")));
        }
    }
}
