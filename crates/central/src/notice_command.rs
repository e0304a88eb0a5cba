//! `aima-central notice …`: what kiosks say for a while.

use central::{
    commands::notices,
    notices::{Draft, Ready},
};
use clap::Subcommand;
use jiff::{Timestamp, civil::Time};
use protocol::Language;

use crate::{Data, Failure, say};

#[derive(Subcommand)]
pub enum Notice {
    /// Have something said at the kiosks of a site, or at all, for a while. It is signed at once where the key is here; else by
    /// the next process that has it.
    Add {
        #[command(flatten)]
        data: Data,
        /// The site, as its kiosks were enrolled; without it every site.
        #[arg(long, value_name = "SITE")]
        site: Option<String>,
        /// From when on, on the site's clock (every site: Lisbon's), such as "2026-11-30 14:00"; without it now.
        #[arg(long, value_name = "TIME", default_value = "")]
        from: String,
        /// Until when.
        #[arg(long, value_name = "TIME")]
        until: String,
        /// The code of a language and what it says in it, at most 120 characters: pt at least.
        #[arg(long = "text", num_args = 2, value_names = ["LANGUAGE", "TEXT"], required_unless_present = "ready")]
        texts: Vec<String>,
        /// A sentence that there is in every language: closes-at (with --time), counter-closed or long-wait.
        #[arg(long, value_name = "SENTENCE", value_parser = ready)]
        ready: Option<Ready>,
        /// The time that closes-at says, such as 16:00.
        #[arg(long, value_name = "TIME", requires = "ready")]
        time: Option<Time>,
    },
    /// Print what stands or waits, one JSON line each.
    List {
        #[command(flatten)]
        data: Data,
    },
    /// Have it said no longer.
    Withdraw {
        #[command(flatten)]
        data: Data,
        /// Its number, as `list` prints it.
        number: i64,
    },
}

fn ready(name: &str) -> Result<Ready, &'static str> {
    Ready::from_name(name).ok_or("it must be closes-at, counter-closed or long-wait")
}

/// The texts of a ready sentence, but for the languages in which something else is said; of two in one language the last.
fn texts(
    ready: Option<Ready>,
    time: Option<Time>,
    typed: &[String],
) -> Result<Vec<(Language, String)>, String> {
    let mut all = match ready {
        None => vec![],
        Some(ready) => ready.texts(time).ok_or("--time is missing")?,
    };
    for words in typed.chunks_exact(2) {
        let language = Language::from_code(&words[0]);
        let language = language.ok_or_else(|| format!("there is no language {}", words[0]))?;
        all.retain(|(other, _)| *other != language);
        all.push((language, words[1].clone()));
    }
    Ok(all)
}

pub async fn run(command: Notice, now: Timestamp) -> Result<(), Failure> {
    match command {
        Notice::Add {
            data,
            site,
            from,
            until,
            texts: typed,
            ready,
            time,
        } => {
            let draft = Draft {
                site,
                from,
                until,
                texts: texts(ready, time, &typed)?,
            };
            let done = notices::make(&data.directory(), draft, now).await?;
            say(&serde_json::to_string(&done)?)?;
        }
        Notice::List { data } => {
            for listed in notices::list(&data.directory(), now).await? {
                say(&serde_json::to_string(&listed)?)?;
            }
        }
        Notice::Withdraw { data, number } => {
            let done = notices::withdraw(&data.directory(), number, now).await?;
            say(&serde_json::to_string(&done)?)?;
        }
    }
    Ok(())
}
